"""CSV for spreadsheets: RFC 4180, text that would run as a formula disarmed, row by row."""

import csv
import io
from collections.abc import Iterator, Sequence

from summarymine.columns import disarm
from summarymine.model import Cell, Language, Table
from summarymine.outputs.text import cell_text, headings


def csv_lines(table: Table, language: Language, line_end: str = "\r\n") -> Iterator[str]:
    """The heading, then a line for each row, with their line ends."""
    yield _line(headings(table, language), line_end)
    for row in table.rows:
        yield _line(row, line_end)


def _line(cells: Sequence[Cell], line_end: str) -> str:
    buffer = io.StringIO(newline="")
    # The writer quotes a lone \r only if its own line end holds one.
    csv.writer(buffer, lineterminator="\r\n").writerow([_safe(cell) for cell in cells])
    return buffer.getvalue().removesuffix("\r\n") + line_end


def _safe(cell: Cell) -> str:
    return disarm(cell) if isinstance(cell, str) else cell_text(cell)
