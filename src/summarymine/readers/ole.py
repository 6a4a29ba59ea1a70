"""The sectors of an OLE file: whether following them comes to an end (MS-CFB 2.2 to 2.4)."""

import struct
from collections.abc import Iterable, Sequence
from itertools import islice

# From here on a number is a mark, such as the end of a chain, and no sector.
_MARKS = 0xFFFFFFFA
_HEADER = 512


def has_loops(data: bytes) -> bool:
    """True if a chain of sectors in an OLE file leads back into itself.

    xlrd would follow it until memory is full.
    """
    shift = int.from_bytes(data[30:32], "little")
    if shift not in {9, 12}:
        return True
    size = 1 << shift

    def numbers(sector: int) -> tuple[int, ...]:
        start = (sector + 1) * size
        return words(data[start : start + size])

    tables = list(words(data[76:_HEADER]))
    # Each sector of the list of tables ends with the number of the next.
    further = words(data[68:72])[0]
    seen = set()
    while further < _MARKS and (more := numbers(further)):
        if further in seen:
            return True
        seen.add(further)
        tables += more[:-1]
        further = more[-1]
    table = [word for sector in tables if sector < _MARKS for word in numbers(sector)]
    if loops(table):
        return True
    # That of the small streams, which share sectors.
    small = islice(chain(table, words(data[60:64])[0]), len(table))
    return loops([word for sector in small for word in numbers(sector)])


def words(data: bytes) -> tuple[int, ...]:
    """Numbers of four bytes, the low byte first."""
    whole = len(data) - len(data) % 4
    return struct.unpack(f"<{whole // 4}I", data[:whole])


def chain(table: Sequence[int], sector: int) -> Iterable[int]:
    """A sector and those that follow it in a table without loops."""
    while sector < len(table):
        yield sector
        sector = table[sector]


def loops(table: Sequence[int]) -> bool:
    """True if a chain in the table of what follows each sector has no end.

    >>> loops([1, 2, 0xFFFFFFFE]), loops([1, 2, 1])
    (False, True)
    """
    # The walk that came to each sector, from 1 on.
    visited = [0] * len(table)
    for walk, start in enumerate(range(len(table)), start=1):
        sector = start
        while sector < len(table) and not visited[sector]:
            visited[sector] = walk
            sector = table[sector]
        if sector < len(table) and visited[sector] == walk:
            return True
    return False
