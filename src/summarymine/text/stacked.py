"""Tables that were copied cell by cell: each cell on a line of its own, row after row."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from summarymine.model import Grid, Span
from summarymine.ready import compile_regex
from summarymine.text.heads import MEASURE, NOW, THEN, TIME, is_body_head, is_change, is_generic

# A cell is no longer, and holds no clause.
_MAX_CELL = 24
_CLAUSE = compile_regex("[，。；！？]")
_MIN_COLUMNS, _MAX_COLUMNS = 3, 10
_MIN_ROWS = 2

Fills = Callable[[str], bool]


class _Cell(NamedTuple):
    span: Span
    text: str
    is_figure: bool


def find_stacked(text: str, fills: Fills) -> Iterator[Grid]:
    """The tables whose cells stand below each other: a run of heads, then rows as long as it.

    fills: whether a cell may stand in a column of figures.
    """
    for run in _runs(text, fills):
        at = 0
        while at < len(run):
            width = _width(run, at)
            if not width:
                at += 1
                continue
            rows = 1
            while _is_row(run, at + rows * width, width):
                rows += 1
            cells = [cell.span for cell in run[at : at + rows * width]]
            yield Grid(tuple(tuple(cells[n : n + width]) for n in range(0, len(cells), width)))
            at += rows * width


def _runs(text: str, fills: Fills) -> Iterator[list[_Cell]]:
    """Neighbouring lines that may be cells, blank ones between them left out."""
    run: list[_Cell] = []
    at = 0
    for raw in text.splitlines(keepends=True):
        line = raw.strip()
        start = at + (raw.index(line[0]) if line else 0)
        at += len(raw)
        if not line:
            continue
        if len(line) <= _MAX_CELL and not _CLAUSE.search(line):
            run.append(_Cell(Span(start, start + len(line)), line, fills(line)))
            continue
        yield run
        run = []
    yield run


def _width(run: Sequence[_Cell], at: int) -> int:
    """How many heads begin at this cell; 0 if none do."""
    for width in range(_MIN_COLUMNS, min(_MAX_COLUMNS, (len(run) - at) // (_MIN_ROWS + 1)) + 1):
        heads = run[at : at + width]
        if heads[-1].is_figure or not _are_heads(heads):
            continue
        if all(_is_row(run, at + width * row, width) for row in range(1, _MIN_ROWS + 1)):
            return width
    return 0


def _are_heads(heads: Sequence[_Cell]) -> bool:
    """Whether one names the rows, and another a year, a unit or a comparison."""
    names, *others = (cell.text for cell in heads)
    told = any(
        TIME.fullmatch(o) or NOW.fullmatch(o) or THEN.fullmatch(o) or is_change(o) for o in others
    )
    return (is_generic(names) or is_body_head(names)) and (told or is_body_head(names))


def _is_row(run: Sequence[_Cell], at: int, width: int) -> bool:
    row = run[at : at + width]
    return (
        len(row) == width
        and not row[0].is_figure
        and all(cell.is_figure for cell in row[1:])
        and sum(MEASURE.fullmatch(cell.text) is None for cell in row[1:]) > 0
    )
