"""An .xls or .et workbook → Document, as xlsx does it; xlrd tells how its cells show numbers."""

import io
from typing import Any

from summarymine.model import Document
from summarymine.readers.builder import DocumentBuilder
from summarymine.readers.errors import ReadError
from summarymine.readers.kinds import OLE
from summarymine.readers.number_formats import parse_format, show_day, show_number
from summarymine.readers.ole import has_loops
from summarymine.readers.sheets import Sheet, add_sheet

# Kinds of cells in xlrd.
_TEXT, _NUMBER, _DATE, _BOOLEAN = 1, 2, 3, 4


def parse_xls(data: bytes, name: str) -> Document:
    """The report in a workbook; sheets, rows and columns that are hidden are not read.

    Raises ReadError if it is damaged or encrypted.
    """
    import xlrd

    if data.startswith(OLE) and has_loops(data):
        raise ReadError(name, "damaged", detail="OLE")
    try:
        # It would print its doubts.
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise ReadError(name, "encrypted") from error
        raise
    builder = DocumentBuilder()
    for found in book.sheets():
        if found.visibility == 0:
            add_sheet(builder, read_sheet(book, found), name)
    return builder.build(name)


def read_sheet(book: Any, found: Any) -> Sheet:
    """What a sheet of xlrd's shows."""
    sheet = Sheet(
        found.name,
        merged=[
            ((top, left), (bottom - 1, right - 1))
            for top, bottom, left, right in found.merged_cells
        ],
        hidden_rows=frozenset(at for at, row in found.rowinfo_map.items() if row.hidden),
        hidden_columns=frozenset(at for at, col in found.colinfo_map.items() if col.hidden),
    )
    for row in range(found.nrows):
        for column, cell in enumerate(found.row(row)):
            text = show_cell(book, cell)
            if text:
                sheet.cells[row, column] = text
    return sheet


def show_cell(book: Any, cell: Any) -> str:
    """The text of a cell as it is shown, "" for a blank one or an error."""
    if cell.ctype == _TEXT:
        return str(cell.value)
    if cell.ctype == _BOOLEAN:
        return "是" if cell.value else "否"
    if cell.ctype not in {_NUMBER, _DATE}:
        return ""
    code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    if cell.ctype == _NUMBER:
        return show_number(cell.value, parse_format(code))
    from xlrd.xldate import xldate_as_datetime

    return show_day(xldate_as_datetime(cell.value, book.datemode), code)
