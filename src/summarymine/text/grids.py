"""Tables that a text holds as lines of cells: found by their marks, or by their columns."""

from collections.abc import Iterator, Sequence

import regex

from summarymine.model import Grid, Span
from summarymine.ready import compile_regex
from summarymine.text.heads import MEASURE, TIME, bare
from summarymine.text.stacked import find_stacked

# A cell that is a figure, whatever stands around it: 1.5万余起, -3.2%, ↓5%, 下降5%.
VALUE = compile_regex(
    r"[约近超逾]?[+\-±−↑↓▲▼＋－]?(?:[上升增长下降减少提高]{1,4}了?)?[+\-−]?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?"
    r"[余多]?[百千万亿]{0,2}[余多]?(?![年月])\p{Han}{0,4}[%％‰]?(?:左右|以[上下内])?[↑↓▲▼]?"
)
_BARE_YEAR = compile_regex(r"(?:19|20)\d\d")
# What stands for no figure.
BLANK = compile_regex(r"[-—－–/／\\.…·*＊]{0,3}|(?:无|暂无|不详|N/?A|－)")
_TABS = compile_regex("\t")
_BARS = compile_regex(r"[|｜]")
_WIDE_SPACES = compile_regex(r"[ \u3000]{2,}|\u3000")
_SPACES = compile_regex(r"[ \u3000]+")
_RULE = compile_regex(r"[ ]*+[|｜+]?(?:[ ]*+:?[-─━=]{2,}+:?[ ]*+[|｜+]?)+[ ]*")
_PROSE = compile_regex(r"[。；！？]")
# A table has this many lines at least, the heads among them.
_MIN_ROWS = 2
_MAX_CELL = 40


def is_value(text: str) -> bool:
    """Whether a cell is a figure.

    >>> is_value("1,204起"), is_value("2024年"), is_value("查处酒驾")
    (True, False, False)
    """
    text = bare(text)
    return VALUE.fullmatch(text) is not None and TIME.fullmatch(text) is None


def is_figure(text: str) -> bool:
    """Whether a cell of a column of figures is one: there 2001 is no year.

    >>> is_value("2001"), is_figure("2001"), is_figure("2001年")
    (False, True, False)
    """
    return is_value(text) or _BARE_YEAR.fullmatch(bare(text)) is not None


def is_blank(text: str) -> bool:
    """Whether a cell stands for no figure."""
    return BLANK.fullmatch(bare(text)) is not None


def _fills_column(text: str) -> bool:
    other = text == "持平" or MEASURE.fullmatch(text) is not None
    return other or is_figure(text) or is_blank(text)


def find_grids(text: str, taken: Sequence[Span] = ()) -> tuple[Grid, ...]:
    """The tables that stand in text as lines; those that overlap taken are known already.

    Cells are parted by tabs, bars, or spaces, or stand on lines of their own; rows have equally
    many cells, and figures in columns.
    """
    grids = [grid for lines in _runs(text) for grid in _grids(text, lines)]
    for grid in find_stacked(text, _fills_column):
        if not any(overlap(grid_span(grid), grid_span(other)) for other in grids):
            grids.append(grid)
    return tuple(g for g in grids if not any(overlap(grid_span(g), span) for span in taken))


def grid_span(grid: Grid) -> Span:
    """From the first cell to the end of the last."""
    cells = [cell for row in grid.rows for cell in row]
    return Span(min(cell.start for cell in cells), max(cell.end for cell in cells))


def overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _runs(text: str) -> Iterator[list[Span]]:
    """Runs of lines that may be rows: no full stop inside, some white space or bar."""
    run: list[Span] = []
    at = 0
    for raw in text.splitlines(keepends=True):
        line = Span(at, at + len(raw.rstrip("\r\n\f\v\u2028\u2029\x85\x1c\x1d\x1e")))
        at += len(raw)
        stripped = raw.strip()
        if not stripped or _RULE.fullmatch(stripped):
            continue
        if _is_row(raw.lstrip(" \u3000") if "\t" in raw else stripped):
            run.append(line)
            continue
        if len(run) >= _MIN_ROWS:
            yield run
        run = []
    if len(run) >= _MIN_ROWS:
        yield run


def _is_row(line: str) -> bool:
    return not _PROSE.search(line) and any(character in line for character in "\t|｜ \u3000")


def _grids(text: str, lines: Sequence[Span]) -> Iterator[Grid]:
    """The tables in a run of lines: neighbours with equally many cells, by the first mark."""
    for mark in (_TABS, _BARS, _WIDE_SPACES, _SPACES):
        rows = [tuple(_cells(text, line, mark)) for line in lines]
        grids = [
            Grid(tuple(group))
            for group in _groups(rows)
            if _is_table(text, group, mark) or (mark is _TABS and _is_tabbed(group))
        ]
        if grids:
            yield from grids
            return


def _cells(text: str, line: Span, mark: "regex.Pattern[str]") -> Iterator[Span]:
    """The cells of a line, blanks around each left out; bars at both ends part nothing."""
    # A tab at an end has a blank cell behind it.
    inner = line if mark is _TABS else _stripped(text, line.start, line.end, "|｜")
    start = inner.start
    for found in mark.finditer(text, start, inner.end):
        yield _stripped(text, start, found.start())
        start = found.end()
    yield _stripped(text, start, inner.end)


def _stripped(text: str, start: int, end: int, marks: str = "") -> Span:
    """What is left without white space, and marks, at both ends."""
    while start < end and (text[start].isspace() or text[start] in marks):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in marks):
        end -= 1
    return Span(start, end)


def _groups(rows: Sequence[tuple[Span, ...]]) -> Iterator[list[tuple[Span, ...]]]:
    """Neighbouring rows with equally many cells, two at least."""
    group: list[tuple[Span, ...]] = []
    for row in rows:
        if group and len(row) != len(group[0]):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _is_table(text: str, rows: Sequence[tuple[Span, ...]], mark: "regex.Pattern[str]") -> bool:
    """Whether rows are a table: a column of names, then figures; by spaces only if it is exact."""
    if len(rows) < _MIN_ROWS or len(rows[0]) < 2:
        return False
    cells = [[text[cell.start : cell.end] for cell in row] for row in rows]
    if any(len(cell) > _MAX_CELL for row in cells for cell in row):
        return False
    figures = [sum(map(is_value, row[1:])) for row in cells]
    bodies = [number for number in figures if number]
    if not bodies or figures[0] or is_value(cells[-1][0]):
        return False
    if mark in (_WIDE_SPACES, _SPACES):
        # By spaces two words of a sentence are cells too, so it must be exact.
        heads = next(number for number, count in enumerate(figures) if count)
        below = cells[heads:]
        full = all(map(_fills_column, (cell for row in below for cell in row[1:])))
        return (
            full and heads <= 2 and len(below) >= 2 and (len(rows[0]) > 2 or mark is _WIDE_SPACES)
        )
    return 2 * sum(bodies) >= len(bodies) * (len(rows[0]) - 1) * 0.6


def _is_tabbed(rows: Sequence[tuple[Span, ...]]) -> bool:
    """Whether tabs part cells, be they of a table of figures or not: 12⇥3 is never 123."""
    return len(rows) >= _MIN_ROWS and len(rows[0]) > _MIN_ROWS
