"""The sheets of a workbook → headings, captions and tables, whatever file they came from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summarymine.readers.builder import DocumentBuilder, GridCell
from summarymine.readers.errors import ReadError

# As programs name a sheet that nobody named.
_UNNAMED = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.I)

# What two far cells span is held whole: a few seconds and 500 MB.
MAX_AREA = 5_000_000

Place = tuple[int, int]
Row = list[GridCell]


@dataclass(slots=True)
class Sheet:
    """What a sheet shows: its cells' texts by row and column, and which of them are merged.

    merged: first and last place of each range.
    """

    name: str
    cells: dict[Place, str] = field(default_factory=dict)
    merged: list[tuple[Place, Place]] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


def check_area(rows: int, columns: int, name: str) -> None:
    """Raises ReadError if cells stand so far apart that no table is meant."""
    if rows * columns > MAX_AREA:
        raise ReadError(name, "too_much", detail=f"{rows} × {columns}")


def add_sheet(builder: DocumentBuilder, sheet: Sheet, name: str) -> None:
    """Writes a sheet of the file called name: its name, its captions, its tables."""
    rows = lay_out(sheet, name)
    if rows and not _UNNAMED.fullmatch(sheet.name.strip()):
        builder.add_heading(sheet.name, 1)
    for table in split_tables(rows):
        add_table(builder, table)


def lay_out(sheet: Sheet, name: str) -> list[Row]:
    """The rows that are shown, from the first cell with text to the last."""
    filled = [place for place, text in sheet.cells.items() if text.strip()]
    if not filled:
        return []
    rows = range(min(row for row, _ in filled), max(row for row, _ in filled) + 1)
    columns = range(min(at for _, at in filled), max(at for _, at in filled) + 1)
    check_area(len(rows), len(columns), name)
    owners = merged_cells(sheet, rows, columns)
    return [
        [
            owners.get((row, at)) or GridCell(sheet.cells.get((row, at), ""))
            for at in columns
            if at not in sheet.hidden_columns
        ]
        for row in rows
        if row not in sheet.hidden_rows
    ]


def merged_cells(sheet: Sheet, rows: range, columns: range) -> dict[Place, GridCell]:
    """The one cell of each merged range, for every place of it within rows and columns."""
    owners: dict[Place, GridCell] = {}
    for (top, left), (bottom, right) in sheet.merged:
        cell = GridCell(sheet.cells.get((top, left), ""))
        for row in range(max(top, rows.start), min(bottom + 1, rows.stop)):
            for at in range(max(left, columns.start), min(right + 1, columns.stop)):
                owners.setdefault((row, at), cell)
    return owners


def split_tables(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The tables of a sheet: a blank row parts two, if the second has a caption of its own."""
    table: list[Row] = []
    for row in rows:
        if table and not texts_of(table[-1]) and len(texts_of(row)) == 1:
            yield table
            table = []
        table.append(row)
    yield table


def add_table(builder: DocumentBuilder, rows: Sequence[Row]) -> None:
    """Rows of one cell above and below as paragraphs, those between as a table."""
    wide = [at for at, row in enumerate(rows) if len(texts_of(row)) > 1]
    first, last = (wide[0], wide[-1] + 1) if wide else (len(rows), len(rows))
    add_lines(builder, rows[:first])
    if wide:
        builder.add_grid(rows[first:last])
    add_lines(builder, rows[last:])


def add_lines(builder: DocumentBuilder, rows: Sequence[Row]) -> None:
    """Rows of one cell, each a paragraph; one that is merged over several rows once."""
    cells = {id(cell): cell for row in rows for cell in row}
    for cell in cells.values():
        builder.add_paragraph(cell.text)


def texts_of(row: Row) -> list[str]:
    """The texts of a row, each cell once."""
    return [cell.text for cell in {id(cell): cell for cell in row}.values() if cell.text.strip()]
