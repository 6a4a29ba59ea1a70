"""Tables on a page: those that ruling lines draw, and those that show by their columns alone."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from summarymine.readers.builder import GridCell
from summarymine.readers.page import Cell, Row, Rule, Run, Table, find_cells, find_rows
from summarymine.ready import compile_regex

_DIGIT = compile_regex("[0-9０-９]")
_SENTENCE_END = compile_regex("[。；]$")
_ITEM = compile_regex(r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．）)]?|[■▲●◆★□○▪•※►➢·-]")
# Points between lines that are meant to meet.
_TOUCH = 3.0
# More places than that are a chart's grid or a map.
_MAX_PLACES = 4000
# A cell with more lines than that is a column of a page in a frame.
_MAX_LINES = 15
# A table without lines: so many rows; the width of most cells, in type sizes; shares of its rows.
_MIN_ROWS = 3
_SHORT = 12
_WITH_DIGITS = 0.5
_ACROSS = 0.2
_SAME_CELL = 0.85
# Lines of one cell that may follow its row.
_MORE_LINES = 3


def find_ruled_tables(runs: Sequence[Run], rules: Sequence[Rule]) -> list[tuple[Table, list[Run]]]:
    """Tables with lines around their cells, each with the runs that it takes."""
    tables = []
    for group in _joined_rules(rules):
        ys = _places([rule.top for rule in group if rule.is_level], group, level=True)
        xs = _places([rule.x0 for rule in group if not rule.is_level], group, level=False)
        if len(xs) < 3 or len(ys) < 3 or len(xs) * len(ys) > _MAX_PLACES:
            continue
        inside = [run for run in runs if _is_inside(run, xs, ys)]
        table = _ruled_table(inside, xs, ys, group)
        if table:
            tables.append((table, inside))
    return tables


def _joined_rules(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Ruling lines in groups that hang together, those with both kinds only."""
    ordered = sorted(rules, key=lambda rule: (rule.top, rule.x0))
    group_of = [[rule] for rule in ordered]
    # Those that reach as far down as the rule at hand.
    open_ones: list[int] = []
    for at, rule in enumerate(ordered):
        open_ones = [one for one in open_ones if ordered[one].bottom >= rule.top - _TOUCH]
        for one in open_ones:
            if group_of[one] is not group_of[at] and _meet(rule, ordered[one]):
                _join(group_of, one, at)
        open_ones.append(at)
    groups = {id(group): group for group in group_of}.values()
    return [group for group in groups if len({rule.is_level for rule in group}) == 2]


def _join(group_of: list[list[Rule]], one: int, other: int) -> None:
    larger, smaller = sorted((group_of[one], group_of[other]), key=len, reverse=True)
    larger += smaller
    group_of[:] = [larger if group is smaller else group for group in group_of]


def _meet(rule: Rule, other: Rule) -> bool:
    return (
        rule.x0 <= other.x1 + _TOUCH
        and other.x0 <= rule.x1 + _TOUCH
        and rule.top <= other.bottom + _TOUCH
        and other.top <= rule.bottom + _TOUCH
    )


def _places(lines: list[float], group: Sequence[Rule], *, level: bool) -> list[float]:
    """Where the lines of one direction are, and the ends of the other, which may be left open."""
    across = [rule for rule in group if rule.is_level != level]
    ends = [
        end for rule in across for end in ((rule.top, rule.bottom) if level else (rule.x0, rule.x1))
    ]
    places: list[float] = []
    for place in sorted([*lines, min(ends), max(ends)]):
        if not places or place - places[-1] > 2 * _TOUCH:
            places.append(place)
    return places


def _is_inside(run: Run, xs: Sequence[float], ys: Sequence[float]) -> bool:
    middle = (run.x0 + run.x1) / 2
    return xs[0] < middle < xs[-1] and ys[0] < run.base - 0.3 * run.size < ys[-1]


def _ruled_table(
    runs: Sequence[Run], xs: Sequence[float], ys: Sequence[float], rules: Sequence[Rule]
) -> Table | None:
    """The table; None if it has fewer than two filled cells, or columns of a page in them."""
    merged = _merged(xs, ys, rules)
    pieces: dict[int, list[Run]] = {}
    for run in runs:
        row = min(max(bisect_right(ys, run.base - 0.3 * run.size) - 1, 0), len(ys) - 2)
        for column, piece in _split_run(run, xs):
            pieces.setdefault(merged[row][column], []).append(piece)
    texts = {}
    for place, inside in pieces.items():
        rows = find_rows(find_cells(inside))
        if len(rows) > _MAX_LINES:
            return None
        texts[place] = "\n".join(row.text for row in rows)
    if len(texts) < 2:
        return None
    cells: dict[int, GridCell] = {}
    grid = tuple(
        tuple(cells.setdefault(place, GridCell(texts.get(place, ""))) for place in row)
        for row in merged
    )
    return Table(xs[0], ys[0], xs[-1], ys[-1], grid)


def _split_run(run: Run, xs: Sequence[float]) -> Iterator[tuple[int, Run]]:
    """The run cut at the upright lines: numbers may stand close to them."""
    columns = [
        min(max(bisect_right(xs, left + 0.25 * run.size) - 1, 0), len(xs) - 2) for left in run.lefts
    ]
    start = 0
    for index in range(1, len(columns) + 1):
        if index < len(columns) and columns[index] == columns[start]:
            continue
        text = run.text[start:index]
        if text.strip():
            end = run.lefts[index] if index < len(columns) else run.x1
            lefts = run.lefts[start:index]
            yield columns[start], run._replace(x0=lefts[0], x1=end, text=text.strip(), lefts=lefts)
        start = index


def _merged(xs: Sequence[float], ys: Sequence[float], rules: Sequence[Rule]) -> list[list[int]]:
    """For each place of the grid the first place that its cell covers."""
    width = len(xs) - 1
    merged = [[row * width + column for column in range(width)] for row in range(len(ys) - 1)]
    level = [rule for rule in rules if rule.is_level]
    upright = [rule for rule in rules if not rule.is_level]
    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):
            middle, centre = (top + bottom) / 2, (left + right) / 2
            if column and not any(
                abs(rule.x0 - left) <= 2 * _TOUCH and rule.top <= middle <= rule.bottom
                for rule in upright
            ):
                _merge(merged, merged[row][column - 1], merged[row][column])
            if row and not any(
                abs(rule.top - top) <= 2 * _TOUCH and rule.x0 <= centre <= rule.x1 for rule in level
            ):
                _merge(merged, merged[row - 1][column], merged[row][column])
    return merged


def _merge(merged: list[list[int]], one: int, other: int) -> None:
    for row in merged:
        row[:] = [min(one, other) if place in (one, other) else place for place in row]


def find_plain_tables(cells: Sequence[Cell]) -> list[Row | Table]:
    """The rows of a block from the top, those in a table put together as one."""
    rows = find_rows(cells)
    found: list[Row | Table] = []
    at = 0
    while at < len(rows):
        last = _run_of_cells(rows, at)
        table = _plain_table(rows[at:last]) if last - at >= _MIN_ROWS else None
        if table:
            found.append(table)
            at = last
        else:
            found.append(rows[at])
            at += 1
    return found


def _run_of_cells(rows: Sequence[Row], first: int) -> int:
    """The end of the rows from first on that may be one table: of several short cells each."""
    last = at = first
    while at < len(rows) and at <= last + _MORE_LINES:
        row = rows[at]
        if at > first and row.base - rows[at - 1].base > 4 * row.size:
            break
        if len(row.cells) > 1 and all(_is_short(cell) for cell in row.cells[1:]):
            last = at + 1
        elif at == first or not all(_is_short(cell) for cell in row.cells):
            break
        # A line of one short cell may be a part of a cell of several lines.
        at += 1
    return last


def _is_short(cell: Cell) -> bool:
    return cell.x1 - cell.x0 < 2 * _SHORT * cell.size and not _SENTENCE_END.search(cell.text)


def _plain_table(rows: Sequence[Row]) -> Table | None:
    """A table if the cells of the rows stand below each other, short, with digits in them."""
    columns = _columns(rows)
    several = [row for row in rows if len(row.cells) > 1]
    cells = [cell for row in several for cell in row.cells]
    if len(columns) < 2 or len(several) < _MIN_ROWS:
        return None
    if median((cell.x1 - cell.x0) / cell.size for cell in cells) > _SHORT:
        return None
    digits = [row for row in several if any(_DIGIT.search(cell.text) for cell in row.cells[1:])]
    if len(digits) < _WITH_DIGITS * len(several):
        return None
    if len(columns) == 2 and all(_ITEM.fullmatch(row.cells[0].text) for row in several):
        return None
    full = sum(1 for row in several if 2 * len(row.cells) >= len(columns))
    if full < 0.7 * len(several):
        return None
    grid = tuple(_grid_row(band, columns) for band in _bands(rows))
    if len(grid) < _MIN_ROWS - 1:
        return None
    top, bottom = rows[0].base - rows[0].size, rows[-1].base
    return Table(columns[0][0], top, columns[-1][1], bottom, grid)


def _columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """[left, right) of each column: what most rows leave white parts them."""
    steps = Counter[float]()
    for row in rows:
        for cell in row.cells:
            steps[cell.x0] += 1
            steps[cell.x1] -= 1
    allowed = min(_ACROSS * len(rows), 2)
    columns: list[tuple[float, float]] = []
    over = 0
    left: float | None = None
    for place in sorted(steps):
        over += steps[place]
        if over > allowed and left is None:
            left = place
        elif over <= allowed and left is not None:
            columns.append((left, place))
            left = None
    return columns


def _bands(rows: Sequence[Row]) -> Iterator[list[Cell]]:
    """The cells of each row of the table: lines close together are one, if others are not."""
    steps = [below.base - above.base for above, below in pairwise(rows)]
    # Lines of one cell are clearly closer than the rows.
    close = _SAME_CELL * max(steps)
    pitch = 1.6 * median(row.size for row in rows)
    band = list(rows[0].cells)
    for row, step in zip(rows[1:], steps, strict=True):
        if step < min(close, pitch) and _completes(band, row):
            band += row.cells
        else:
            yield band
            band = list(row.cells)
    yield band


def _completes(band: Sequence[Cell], row: Row) -> bool:
    """Whether a line goes on cells of the band: one of the two has fewer cells than the other."""
    lines = find_rows(band)
    return len(row.cells) == 1 or all(len(line.cells) == 1 for line in lines)


def _grid_row(
    cells: Sequence[Cell], columns: Sequence[tuple[float, float]]
) -> tuple[GridCell, ...]:
    """A row of the grid; a cell over several columns stands in each that has no cell of its own."""
    texts: list[list[Cell]] = [[] for _ in columns]
    wide: dict[int, Cell] = {}
    for cell in sorted(cells, key=lambda cell: (cell.base, cell.x0)):
        covered = [
            index
            for index, (left, right) in enumerate(columns)
            if cell.x0 < right and cell.x1 > left
        ]
        nearest = min(range(len(columns)), key=lambda i: abs(sum(columns[i]) / 2 - cell.middle))
        texts[covered[0] if covered else nearest].append(cell)
        for index in covered[1:]:
            wide[index] = cell
    row: list[GridCell] = []
    for index, inside in enumerate(texts):
        if not inside and index in wide and row:
            row.append(row[-1])
        else:
            row.append(GridCell("\n".join(line.text for line in find_rows(inside))))
    return tuple(row)
