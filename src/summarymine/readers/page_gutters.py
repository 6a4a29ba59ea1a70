"""Lines that a recogniser read across the white between two columns, parted there again."""

from collections.abc import Iterator, Sequence

from summarymine.readers.page import Cell, Run, find_cells, is_wide
from summarymine.readers.page_columns import find_left_edges

# A column ends so near before the next one begins, in type sizes.
_NEAR = 3.0
_MIN_LINES = 2
# A box may be drawn too long by so much.
_TOO_LONG = 1.0
# Width of a digit or letter, that of a Chinese character being 1.
_NARROW = 0.55


def split_at_gutters(runs: Sequence[Run]) -> list[Run]:
    """The runs; those that reach from one column into the next are cut in two."""
    cells = find_cells(runs)
    pieces = list(runs)
    for edge in find_left_edges(cells):
        end = _column_end(cells, edge)
        if end is not None:
            pieces = [piece for run in pieces for piece in _parted(run, end, edge)]
    return pieces


def _column_end(cells: Sequence[Cell], edge: float) -> float | None:
    """Where most lines of the column before edge end; None if there is no such column."""
    ends = sorted(cell.x1 for cell in cells if edge - _NEAR * cell.size < cell.x1 < edge)
    return ends[len(ends) // 2] if len(ends) >= _MIN_LINES else None


def _parted(run: Run, end: float, edge: float) -> Iterator[Run]:
    """The run, as far as its column goes, or its parts up to end and from edge on."""
    before = run.x0 < end - _NEAR * run.size
    if before and end < run.x1 <= edge + _TOO_LONG * run.size:
        yield run._replace(x1=end)
        return
    if not before or run.x1 < edge + _NEAR * run.size:
        yield run
        return
    widths = [1.0 if is_wide(character) else _NARROW for character in run.text]
    # The white between the columns is no part of the text.
    unit = (run.x1 - run.x0 - (edge - end)) / sum(widths)
    reach = [run.x0 + unit * sum(widths[:at]) for at in range(len(widths) + 1)]
    cut = min(range(1, len(widths)), key=lambda at: abs(reach[at] - end))
    yield run._replace(x1=end, text=run.text[:cut], lefts=run.lefts[:cut])
    yield run._replace(x0=edge, text=run.text[cut:], lefts=run.lefts[cut:])
