"""A table for the eye, as wide as the terminal: the main columns of facts, comparisons in parts."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import StringIO
from typing import cast

from summarymine.columns import AUDIT_COLUMNS, COMPARE_COLUMNS, DOUBTS_COLUMN, FACT_COLUMNS
from summarymine.model import Approx, Cell, Column, Direction, Language, Table
from summarymine.outputs.text import cell_text, headings, visible
from summarymine.tables.cells import change_texts, level_text

# Below it, the 27 columns of a fact would be a few characters each.
FULL_WIDTH = 400
# Longest a cell of a comparison is drawn on one line, in terminal cells.
MAX_CELL = 28
# Of the width, a character of the evidence for as many; the whole is in csv and jsonl.
WIDTH_PER_EVIDENCE = 5
# What stands between two columns.
GAP = 3

_MAIN_COLUMNS = (
    Column("reporter", "报告单位"),
    Column("year", "年份", numeric=True),
    Column("label", "指标"),
    Column("value", "数值", numeric=True),
    Column("change", "变化", numeric=True),
    Column("scope", "范围"),
    Column("evidence", "原句"),
)
# Of an audit: what is found, and where; the sentences are in csv and jsonl.
_MAIN_OF_AUDIT = ("document", "weight", "message", "arithmetic", "may_be", "lines")
# Of a comparison: what names the row, repeated in each part.
_ROW_NAMES = (1, 2, 3)
# What names a row beside what the audit says of it.
_NAMES_OF_DOUBTS = ("body", "label", "unit", "measure", "heading", "doubts")


def terminal_lines(table: Table, language: Language, width: int) -> Iterator[str]:
    """Lines no wider than width, if it can be done; all rows are held in memory."""
    if table.columns == FACT_COLUMNS and width < FULL_WIDTH:
        longest = max(1, width // WIDTH_PER_EVIDENCE)
        table = Table(_MAIN_COLUMNS, (_main_cells(row, longest) for row in table.rows))
    if table.columns == AUDIT_COLUMNS and width < FULL_WIDTH:
        table = _only(table, _MAIN_OF_AUDIT)
    # Sentences, which would leave the figures no room: below them, and only where there are.
    below: Table | None = None
    if table.columns[-1] == DOUBTS_COLUMN:
        table = Table(table.columns, tuple(table.rows))
        doubted = Table(table.columns, (row for row in table.rows if row[-1]))
        below = _only(doubted, _NAMES_OF_DOUBTS)
        table = _only(table, [column.key for column in table.columns[:-1]])
    yield from _table_lines(table, language, width)
    if below and (rows := tuple(below.rows)):
        yield "\n"
        yield from _table_lines(Table(below.columns, rows), language, width)


def _table_lines(table: Table, language: Language, width: int) -> Iterator[str]:
    """All columns of a table, a comparison in parts."""
    heads = [visible(heading) for heading in headings(table, language)]
    rows = [[visible(cell_text(cell)) for cell in row] for row in table.rows]
    parts: list[Sequence[int]] = [range(len(heads))]
    if table.columns[: len(COMPARE_COLUMNS)] == COMPARE_COLUMNS:
        parts = list(_parts(heads, rows, width))
    for number, part in enumerate(parts):
        if number:
            yield "\n"
        numeric = [table.columns[index].numeric for index in part]
        cells = [[row[index] for index in part] for row in rows]
        yield from _draw([heads[index] for index in part], cells, numeric, width)


def _only(table: Table, keys: Sequence[str]) -> Table:
    """The table with some of its columns."""
    places = [place for place, column in enumerate(table.columns) if column.key in keys]
    columns = tuple(table.columns[place] for place in places)
    return Table(columns, (tuple(row[place] for place in places) for row in table.rows))


def _main_cells(row: tuple[Cell, ...], longest: int) -> tuple[Cell, ...]:
    """A row of facts in the main columns, a plan named so; longest: of the evidence, characters."""
    cell = dict(zip((column.key for column in FACT_COLUMNS), row, strict=True))
    approx = cast("Approx | None", cell["approx"])
    unit, baseline, sentence = (cell_text(cell[key]) for key in ("unit", "baseline", "evidence"))
    level = level_text(_number(cell["value"]), _number(cell["low"]), _number(cell["high"]), approx)
    changes = change_texts(
        _number(cell["change_pct"]),
        _number(cell["change_abs"]),
        cast("Direction | None", cell["direction"]),
        unit,
        None if level else approx,
    )
    return (
        cell["region"] or cell["reporter"] or cell["document"],
        cell["year"],
        cell_text(cell["label"]) + ("（计划）" if cell["status"] == "planned" else ""),
        level and f"{level}{unit}",
        "，".join(changes) + (f"（{baseline}）" if changes and baseline else ""),
        cell["scope"],
        sentence if len(sentence) <= longest else f"{sentence[: longest - 1]}…",
    )


def _number(cell: Cell) -> Decimal | None:
    return cell if isinstance(cell, Decimal) else None


def _parts(heads: list[str], rows: list[list[str]], width: int) -> Iterator[list[int]]:
    """Columns of a comparison as they fit into width, after those that name the row."""
    from rich.cells import cell_len

    widths = [
        min(MAX_CELL, max(map(cell_len, (head, *(row[index] for row in rows))))) + GAP
        for index, head in enumerate(heads)
    ]
    names = list(_ROW_NAMES)
    room = width - sum(widths[index] for index in names)
    part: list[int] = []
    for index in range(len(COMPARE_COLUMNS), len(heads)):
        if part and sum(widths[other] for other in (*part, index)) > room:
            yield names + part
            part = []
        part.append(index)
    yield names + part


def _draw(
    heads: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[bool], width: int
) -> Iterator[str]:
    # Slow to import, and no other form needs it.
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for head, right in zip(heads, numeric, strict=True):
        grid.add_column(Text(head), justify="right" if right else "left", overflow="fold")
    for row in rows:
        # Text, not str: rich would read [red] in a report as its own markup.
        grid.add_row(*map(Text, row))
    screen = StringIO()
    # Nothing is asked of the environment: the same table gives the same bytes.
    console = Console(
        file=screen, width=width, color_system=None, force_terminal=False, legacy_windows=False,
        _environ={},
    )  # fmt: skip
    console.print(grid)
    yield from (f"{line.rstrip()}\n" for line in screen.getvalue().splitlines())
