"""The sheet of what is made of the comparison: the very table that a csv would hold."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from summarymine.model import Cell, Table
from summarymine.outputs.roles import Role, role_of
from summarymine.outputs.text import cell_text, headings, visible
from summarymine.outputs.workbook.book import Look, Sheet, text_width
from summarymine.outputs.workbook.plan import LIST_ROWS
from summarymine.outputs.workbook.shown import HEAD, MARKS, QUIET, number_format, scaled
from summarymine.outputs.workbook.words import Words
from summarymine.study import Mark
from summarymine.tables.statements import CONTRADICTION, DOUBTFUL, OTHER_YEAR, PART

_NARROWEST, _WIDEST, _WIDEST_SENTENCE = 9, 30, 60
# The last name of a row; they stay in sight, or the first alone where they would fill the screen.
_LAST_NAME = "measure"
_MOST_FROZEN = 5
# Narrow characters on a printed page that can be read.
_PAGE_WIDTH = 190
_SIGNS: Mapping[str, Mark] = {
    CONTRADICTION: "contradiction",
    DOUBTFUL: "doubtful",
    PART: "part",
    OTHER_YEAR: "other_year",
}
_LINE: Look = {
    "bottom": 1,
    "bottom_color": "#D9D9D9",
    "right": 1,
    "right_color": "#D9D9D9",
}
_WRAP: Look = {"text_wrap": True}
_FIRST_LINE: Look = {"top": 1, "top_color": "#8EA9DB"}


def write_table(sheet: Sheet, table: Table, words: Words) -> None:
    """Fills the sheet: numbers as on every sheet, text with the colours of its marks."""
    rows = tuple(table.rows)
    heads = headings(table, words.language)
    roles = {column.key: role_of(column) for column in table.columns}
    widths = _widths(table, heads, rows)
    sheet.page.set_row(0, 30)
    sheet.heads(0, heads, {**HEAD, "align": "center"})
    if not rows:
        sheet.text(LIST_ROWS, 0, words("table.none"), QUIET)
    before: dict[str, Cell] = {}
    for number, row in enumerate(rows, LIST_ROWS):
        told = dict(zip(roles, row, strict=True))
        _write_row(sheet, number, told, before, roles)
        sheet.height(number, zip(map(_text, row), widths, strict=True))
        before = told
    sheet.widths(widths)
    names = list(roles).index(_LAST_NAME) + 1
    frozen = names if names <= _MOST_FROZEN else 1
    sheet.page.freeze_panes(LIST_ROWS, frozen)
    sheet.page.autofilter(0, 0, max(1, len(rows)), len(heads) - 1)
    sheet.page.repeat_columns(0, frozen - 1)
    repeated = sum(widths[:frozen])
    pages = -(-(sum(widths) - repeated) // (_PAGE_WIDTH - repeated))
    sheet.printed((0, 0), pages_wide=max(1, int(pages)))


def _write_row(
    sheet: Sheet,
    number: int,
    told: Mapping[str, Cell],
    before: Mapping[str, Cell],
    roles: Mapping[str, Role],
) -> None:
    first = any(told.get(key) != before.get(key) for key in ("body", "indicator"))
    line: Look = {**_LINE, **_FIRST_LINE} if first else _LINE
    unit = cell_text(told.get("unit"))
    for column, (key, cell) in enumerate(told.items()):
        if cell is None:
            sheet.blank(number, column, line)
        elif isinstance(cell, str):
            bold = first and key == "label"
            look = {**line, **_WRAP, **_look(roles[key], cell, bold=bold)}
            sheet.text(number, column, visible(cell), look)
        elif roles[key] == "figure":
            figure = Decimal(cell_text(cell))
            form = number_format(figure, unit)
            sheet.number(number, column, scaled(figure, unit), {**line, "num_format": form})
        else:
            sheet.number(number, column, Decimal(cell_text(cell)), line)


def _look(role: Role, text: str, *, bold: bool) -> Look:
    """How text looks: names are quiet but for one, figures have the colour of their mark."""
    if role == "name":
        return {"bold": True} if bold else QUIET
    if role != "figure":
        return {}
    mark = _SIGNS.get(text[:1])
    return {"align": "right", **(MARKS[mark] if mark else {})}


def _widths(table: Table, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[float]:
    """As wide as what stands there asks for, within bounds; longer texts wrap."""
    widths: list[float] = []
    for at, (column, head) in enumerate(zip(table.columns, heads, strict=True)):
        widest = max((text_width(_text(row[at])) for row in rows), default=0)
        most = _WIDEST_SENTENCE if role_of(column) == "sentence" else _WIDEST
        wanted = max(widest + 4, text_width(head) // 2 + 5)
        widths.append(min(most, max(_NARROWEST, wanted)))
    return widths


def _text(cell: Cell) -> str:
    """About what is seen of a cell: numbers get separators."""
    return f"{cell:,}" if isinstance(cell, Decimal) else visible(cell_text(cell))
