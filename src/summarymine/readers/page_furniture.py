"""What is printed around the text of every page: headers, footers, page numbers; and footnotes."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from summarymine.readers.page import Cell, Page, Row, Run, find_cells, find_rows
from summarymine.ready import compile_regex

_NUMBER = compile_regex(r"\d+")
# A page number that shows as one.
_PAGE_NUMBER = compile_regex(
    r"[-—–－·•~]+ ?\d{1,4} ?[-—–－·•~]+|第 ?\d{1,4} ?页(?:[ ，,/]*共 ?\d{1,4} ?页)?"
    r"|共 ?\d{1,4} ?页[ ，,/]*第 ?\d{1,4} ?页|\d{1,3} ?/ ?\d{1,3}"
    r"|[Pp]age ?\d{1,4}(?: ?of ?\d{1,4})?"
)
_BARE_NUMBER = compile_regex(r"\d{1,4}")
# Lines at the top and at the foot that may be furniture.
_DEPTH = 2
# Points by which the same place may differ.
_SAME_PLACE = 4.0
# Lines of the text that furniture is set apart by, and its size as a share of the text's.
_APART = 1.3
_SMALL = 0.88
_MARGIN = 0.12
# A footnote is set smaller than the text, in the lower part of the page.
_NOTE = 0.93
_NOTES_FROM = 0.5
_NOTE_START = compile_regex(r"[\[［〔]?(\d{1,3}|[①-⑳])[\]］〕]? ?")


class _Edge(NamedTuple):
    """A line at the top or the foot of a page."""

    page: int
    row: Row
    apart: bool
    margin: bool


def drop_furniture(pages: Sequence[Page]) -> list[Page]:
    """The pages without their headers, footers and page numbers."""
    dropped: dict[int, set[float]] = defaultdict(set)
    rows = [find_rows(find_cells(page.runs)) for page in pages]
    for side in (1, -1):
        for depth in range(_DEPTH):
            edges = [
                edge
                for index, page in enumerate(pages)
                if (edge := _edge(index, page, rows[index], side, depth))
                and len(dropped[index]) >= (depth if side == 1 else 0)
            ]
            found = _repeated(edges) + [edge for edge in edges if _is_page_number(edge)]
            for edge in found:
                dropped[edge.page].add(edge.row.base)
    return [
        replace(page, runs=tuple(_outside(page.runs, dropped[index])))
        for index, page in enumerate(pages)
    ]


def _edge(index: int, page: Page, rows: Sequence[Row], side: int, depth: int) -> _Edge | None:
    """The line at depth from the top (side 1) or from the foot (side -1)."""
    ordered = rows[::side]
    if len(ordered) <= depth:
        return None
    row = ordered[depth]
    size = body_size(page.runs)
    steps = [below.base - above.base for above, below in pairwise(rows)]
    pitch = min(median(steps), 2.5 * size) if steps else 0.0
    inner = ordered[depth + 1] if len(ordered) > depth + 1 else None
    apart = inner is None or abs(inner.base - row.base) > _APART * pitch
    place = row.base if side == 1 else page.height - row.base
    return _Edge(index, row, apart or row.size < _SMALL * size, place < _MARGIN * page.height)


def _repeated(edges: Sequence[_Edge]) -> list[_Edge]:
    """Those that stand on another page too, at the same place, the same but for the page number."""
    groups: dict[str, list[_Edge]] = defaultdict(list)
    for edge in edges:
        if edge.apart:
            groups[_NUMBER.sub("#", edge.row.text)].append(edge)
    return [
        edge
        for group in groups.values()
        for edge in group
        if any(other is not edge and _is_same(edge, other) for other in group)
    ]


def _is_same(edge: _Edge, other: _Edge) -> bool:
    if abs(edge.row.base - other.row.base) > _SAME_PLACE:
        return False
    numbers = zip(*(map(int, _NUMBER.findall(e.row.text)) for e in (edge, other)), strict=True)
    return all(one - two in (0, edge.page - other.page) for one, two in numbers)


def _is_page_number(edge: _Edge) -> bool:
    """Whether the line is nothing but a page number; a bare one must be that of its page."""
    if not (edge.margin and edge.apart):
        return False
    text = edge.row.text
    return bool(_PAGE_NUMBER.fullmatch(text)) or (
        bool(_BARE_NUMBER.fullmatch(text)) and int(text) == edge.page + 1
    )


def _outside(runs: Sequence[Run], bases: set[float]) -> Iterator[Run]:
    return (run for run in runs if all(abs(run.base - base) > 0.35 * run.size for base in bases))


def body_size(runs: Sequence[Run] | Sequence[Cell]) -> float:
    """The size of most characters."""
    sizes = [size for run in runs for size in [run.size] * len(run.text)]
    return median(sizes) if sizes else 0.0


def part_notes(cells: Sequence[Cell], page: Page) -> tuple[list[Cell], list[Cell]]:
    """The cells of the text, and those of footnotes, their marks taken away."""
    size = body_size(cells)
    starts = [
        cell
        for cell in cells
        if cell.size < _NOTE * size
        and cell.base > _NOTES_FROM * page.height
        and (cell.noted or _mark_of(cell) in page.marks)
    ]
    if not starts:
        return list(cells), []
    text, notes = [], []
    for cell in cells:
        if cell.size < _NOTE * size and any(_is_below(cell, start) for start in starts):
            marked = cell in starts and not cell.noted
            notes.append(
                cell._replace(text=_NOTE_START.sub("", cell.text, count=1)) if marked else cell
            )
        else:
            text.append(cell)
    return text, notes


def _mark_of(cell: Cell) -> str:
    found = _NOTE_START.match(cell.text)
    return found.group(1) if found else ""


def _is_below(cell: Cell, start: Cell) -> bool:
    """Whether the cell is the footnote's first line, or may be a later one of it."""
    return (
        cell.base > start.base - 0.3 * start.size
        and cell.x0 < start.x1
        and cell.x1 > start.x0 - 2 * start.size
    )
