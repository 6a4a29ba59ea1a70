"""CSV for spreadsheets: RFC 4180, text that would run as a formula disarmed, row by row."""

import csv
import io
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from summarymine.columns import disarm, rearm
from summarymine.model import Cell, Column, Language, Table
from summarymine.outputs.text import cell_text, headings

# Lines that are there already are written so many at a time.
_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class CsvRows:
    """Rows that come as the CSV lines that they make, without line ends; read back if iterated."""

    columns: Sequence[Column]
    lines: Iterable[str]

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return (parse_row(self.columns, line) for line in self.lines)


def csv_lines(table: Table, language: Language, line_end: str = "\r\n") -> Iterator[str]:
    """The heading, then each row, with their line ends; several rows may come as one text."""
    yield csv_row(headings(table, language)) + line_end
    if isinstance(table.rows, CsvRows):
        lines = iter(table.rows.lines)
        while some := list(itertools.islice(lines, _AT_ONCE)):
            yield line_end.join(some) + line_end
        return
    for row in table.rows:
        yield csv_row(row) + line_end


def csv_row(cells: Sequence[Cell]) -> str:
    """The line that cells make, without its line end."""
    buffer = io.StringIO(newline="")
    # The writer quotes a lone \r only if its own line end holds one.
    csv.writer(buffer, lineterminator="\r\n").writerow([_safe(cell) for cell in cells])
    return buffer.getvalue().removesuffix("\r\n")


def parse_row(columns: Sequence[Column], line: str) -> tuple[Cell, ...]:
    """The cells that csv_row was given, numbers as Decimal."""
    (cells,) = csv.reader([line])
    return tuple(
        None if cell == "" else Decimal(cell) if column.numeric else rearm(cell)
        for column, cell in zip(columns, cells, strict=True)
    )


def _safe(cell: Cell) -> str:
    return disarm(cell) if isinstance(cell, str) else cell_text(cell)
