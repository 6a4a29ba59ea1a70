"""What lies on a page: runs of characters, ruling lines, cells, rows, tables. No logic but joining.

Lengths are points, y grows downwards: the top left corner of the page is (0, 0).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from summarymine.readers.builder import GridCell
from summarymine.ready import compile_regex

_WIDE_MARKS = frozenset("“”‘’…—")
_HALF_WHITE = frozenset("，。、；：！？）》”’")
_WORD = compile_regex(r"[0-9A-Za-z]")

# Share of the type size. Between characters of a line there is less, between cells there is more.
CELL_GAP = 0.8
_EDGE_GAP = 0.25
_WORD_GAP = 0.2
_WIDE_GAP = 0.45


class Run(NamedTuple):
    """Characters that follow each other on one line; lefts: where each of them begins.

    base: the line that letters stand on. noted: a footnote's mark stood before it.
    """

    x0: float
    x1: float
    top: float
    base: float
    size: float
    text: str
    lefts: tuple[float, ...]
    noted: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling line, level or upright."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_level(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


class Cell(NamedTuple):
    """Runs with no wide gap between them: a line of a column, or of a table's cell."""

    x0: float
    x1: float
    top: float
    base: float
    size: float
    text: str
    noted: bool = False

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def ink_end(self) -> float:
        """Where the last character ends; half the box of a comma or full stop is white."""
        return self.x1 - (0.4 * self.size if self.text[-1] in _HALF_WHITE else 0.0)


class Row(NamedTuple):
    """Cells on one line, from left to right."""

    base: float
    size: float
    cells: tuple[Cell, ...]

    @property
    def x0(self) -> float:
        return self.cells[0].x0

    @property
    def x1(self) -> float:
        return self.cells[-1].x1

    @property
    def text(self) -> str:
        return join_cells(self.cells).text


@dataclass(frozen=True, slots=True)
class Table:
    """A table in its place; a merged cell is one GridCell in every place that it covers."""

    x0: float
    top: float
    x1: float
    bottom: float
    rows: tuple[tuple[GridCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as drawn. marks: footnote marks that were taken out of its lines."""

    width: float
    height: float
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...] = ()
    marks: frozenset[str] = frozenset()


def find_rows(cells: Iterable[Cell]) -> list[Row]:
    """The cells that stand on one line, line by line from the top."""
    rows: list[list[Cell]] = []
    for cell in sorted(cells, key=lambda cell: cell.base):
        if rows and cell.base - rows[-1][0].base <= 0.3 * min(cell.size, rows[-1][0].size):
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [_row(row) for row in rows]


def _row(cells: list[Cell]) -> Row:
    cells.sort(key=lambda cell: cell.x0)
    largest = max(cells, key=lambda cell: cell.size)
    return Row(largest.base, largest.size, tuple(cells))


def find_cells(runs: Iterable[Run], edges: Sequence[float] = ()) -> list[Cell]:
    """Runs put together where no wide gap is between; what was drawn twice counts once.

    edges: where columns begin; a run that begins there is parted by a smaller gap too.
    """
    cells: list[Cell] = []
    for row in find_rows(_cell_of(run) for run in _drawn_once(runs)):
        group: list[Cell] = []
        for cell in row.cells:
            if group and _is_apart(group[-1], cell, edges):
                cells.append(join_cells(group))
                group = []
            group.append(cell)
        cells.append(join_cells(group))
    return cells


def _is_apart(before: Cell, cell: Cell, edges: Sequence[float]) -> bool:
    size = max(cell.size, before.size)
    at_edge = any(abs(cell.x0 - edge) < 0.3 * size for edge in edges)
    return cell.x0 - before.ink_end > (_EDGE_GAP if at_edge else CELL_GAP) * size


def join_cells(cells: Sequence[Cell]) -> Cell:
    """Cells of one line as one, with a space where the gap between two shows one."""
    if len(cells) == 1:
        return cells[0]
    gaps = [(cell.x0 - before.x1) / max(cell.size, before.size) for before, cell in pairwise(cells)]
    # A line stretched to fill its column, or set wide: its spaces are wider than its gaps.
    stretched = 2 * len(cells) > sum(len(cell.text) for cell in cells)
    usual = max(0.0, median(gaps)) if stretched else 0.0
    pieces = [cells[0].text]
    for before, cell, gap in zip(cells, cells[1:], gaps, strict=False):
        if gap - usual > _WIDE_GAP or is_word_gap(before.text[-1], cell.text[0], gap - usual):
            pieces.append(" ")
        pieces.append(cell.text)
    largest = max(cells, key=lambda cell: cell.size)
    top = min(cell.top for cell in cells)
    end = max(cell.x1 for cell in cells)
    return Cell(
        cells[0].x0,
        end,
        top,
        largest.base,
        largest.size,
        "".join(pieces),
        any(c.noted for c in cells),
    )


def is_word_gap(before: str, after: str, gap: float) -> bool:
    """Whether a gap, in type sizes, parts two words of letters or digits."""
    return gap > _WORD_GAP and bool(_WORD.match(before) and _WORD.match(after))


def is_wide(character: str) -> bool:
    """True for a character as wide as it is high."""
    return character >= "\u2e80" or character in _WIDE_MARKS


def _cell_of(run: Run) -> Cell:
    return Cell(run.x0, run.x1, run.top, run.base, run.size, run.text, run.noted)


def _drawn_once(runs: Iterable[Run]) -> list[Run]:
    """Without the runs that are drawn over others for the look of bold type."""
    kept: list[Run] = []
    places: dict[str, list[Run]] = {}
    for run in runs:
        near = 0.3 * run.size
        same = places.setdefault(run.text, [])
        if all(abs(run.x0 - o.x0) > near or abs(run.base - o.base) > near for o in same):
            same.append(run)
            kept.append(run)
    return kept
