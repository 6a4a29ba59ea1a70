"""The order in which the lines of a page are read: columns one after the other, if it has any.

A guarded XY-cut: a block is cut only where both sides hold many long lines of prose, so that no
table is torn into its columns.
"""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from summarymine.readers.page import Cell
from summarymine.ready import compile_regex

_CLAUSE = compile_regex("[，。；、：,;]")
# A page of more is a map or a drawing.
_MAX_CELLS = 1500
# A column holds at least so many long lines.
_MIN_LINES = 4
# In type sizes: a long line, the slack at a column's right edge, and the least white between two.
_LONG = 7.5
_RAGGED = 2.0
_GUTTER = 0.5
# Shares of a column's long lines that reach its edge, and that hold a clause's punctuation.
_FULL = 0.4
_PROSE = 0.4
# A headline in the middle is so much larger than the text.
_HEADLINE = 1.25


class _Cut(NamedTuple):
    """A block parted: what stands above, left, right and below."""

    above: list[Cell]
    left: list[Cell]
    right: list[Cell]
    below: list[Cell]
    lines: int


def order_cells(cells: Sequence[Cell]) -> Iterator[list[Cell]]:
    """Blocks of cells in reading order; within a block, the text runs line by line."""
    ordered = sorted(cells, key=lambda cell: cell.base)
    cut = _best_cut(ordered) if len(ordered) <= _MAX_CELLS else None
    if cut is None:
        if ordered:
            yield ordered
        return
    for part in (cut.above, cut.left, cut.right, cut.below):
        yield from order_cells(part)


def _best_cut(cells: list[Cell]) -> _Cut | None:
    """The cut with the most lines on both sides."""
    best: _Cut | None = None
    for x in find_left_edges(cells):
        for first, last in _clear_stretches(cells, x):
            cut = _cut(cells, first, last, x)
            if cut and (best is None or cut.lines > best.lines):
                best = cut
    return best


def find_left_edges(cells: Sequence[Cell]) -> list[float]:
    """Where many long lines begin, but for the leftmost: a column may begin there."""
    edges = sorted((cell.x0, cell.size) for cell in cells if _is_long(cell))
    groups: list[list[float]] = []
    for x, size in edges:
        if groups and x - groups[-1][-1] < 0.3 * size:
            groups[-1].append(x)
        else:
            groups.append([x])
    return [group[0] for group in groups[1:] if len(group) >= _MIN_LINES - 1]


def _clear_stretches(cells: Sequence[Cell], x: float) -> Iterator[tuple[int, int]]:
    """[first, last) of cells, from the top, of which none reaches over x."""
    first = 0
    for index, cell in enumerate(cells):
        if cell.x0 < x - 0.1 * cell.size and cell.ink_end > x - 0.1 * cell.size:
            yield first, index
            first = index + 1
    yield first, len(cells)


def _cut(cells: list[Cell], first: int, last: int, x: float) -> _Cut | None:
    """The block parted at x between first and last; None unless both sides are columns."""
    if last - first < 2 * _MIN_LINES:
        return None
    first, last = _without_headlines(cells, first, last)
    inside = cells[first:last]
    left = [cell for cell in inside if cell.x0 < x - 0.1 * cell.size]
    right = [cell for cell in inside if cell.x0 >= x - 0.1 * cell.size]
    if not (_is_column(left) and _is_column(right)):
        return None
    # Where most lines end; single ones may hang over.
    ends = sorted(cell.x1 for cell in left if _is_long(cell))
    if ends[int(0.75 * (len(ends) - 1))] > x - _GUTTER * inside[0].size:
        return None
    tops = max(min(cell.base for cell in side) for side in (left, right))
    bottoms = min(max(cell.base for cell in side) for side in (left, right))
    beside = [cell for cell in inside if tops <= cell.base <= bottoms and _is_long(cell)]
    if len(beside) < 2 * (_MIN_LINES - 1):
        return None
    return _Cut(cells[:first], left, right, cells[last:], len(beside))


def _without_headlines(cells: Sequence[Cell], first: int, last: int) -> tuple[int, int]:
    """The stretch without large lines at its top that stand alone, in the middle of the block."""
    size = median(cell.size for cell in cells[first:last])
    middle = (min(cell.x0 for cell in cells) + max(cell.x1 for cell in cells)) / 2
    while last - first > 1:
        cell, below = cells[first], cells[first + 1]
        alone = below.base - cell.base > 0.5 * cell.size
        if not (alone and cell.size > _HEADLINE * size and abs(cell.middle - middle) < 2 * size):
            break
        first += 1
    return first, last


def _is_column(cells: Sequence[Cell]) -> bool:
    """Whether cells are prose that was broken at a margin."""
    long = [cell for cell in cells if _is_long(cell)]
    if len(long) < _MIN_LINES:
        return False
    # The right edges of the columns that may be among them.
    full = sum(1 for cell in long if _reaches_an_edge(cell, long))
    prose = sum(1 for cell in long if _CLAUSE.search(cell.text))
    return full >= _FULL * len(long) and prose >= _PROSE * len(long)


def _reaches_an_edge(cell: Cell, long: Sequence[Cell]) -> bool:
    """Whether the cell is as wide as those that begin where it does, or one place further on."""
    ends = sorted(other.x1 for other in long if abs(other.x0 - cell.x0) < 2.5 * cell.size)
    # Not the furthest: punctuation may hang over the margin.
    return cell.x1 >= ends[int(0.75 * (len(ends) - 1))] - _RAGGED * cell.size


def _is_long(cell: Cell) -> bool:
    return cell.x1 - cell.x0 >= _LONG * cell.size
