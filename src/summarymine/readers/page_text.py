"""Pages → the text of a document: lines in reading order, tables in their place."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from summarymine.readers.builder import DocumentBuilder
from summarymine.readers.page import Cell, Page, Row, Table, find_cells, find_rows
from summarymine.readers.page_columns import order_cells
from summarymine.readers.page_furniture import part_notes
from summarymine.readers.page_tables import find_plain_tables, find_ruled_tables

_INDENT = "\u3000\u3000"
# In type sizes: how far the first line of a paragraph is set in.
_MIN_INDENT, _MAX_INDENT = 1.2, 3.3
# Lines so much further apart than most are of two paragraphs.
_PARAGRAPH = 1.45
_ENDS = tuple("。！？；…”")


def add_page(builder: DocumentBuilder, page: Page, *, ocr: bool = False) -> None:
    """Write what stands on the page, footnotes last."""
    blocks = _blocks(page)
    for piece in _pieces(blocks):
        if isinstance(piece, Table):
            builder.add_grid(piece.rows)
        else:
            builder.add_paragraph(piece, ocr=ocr)


def _blocks(page: Page) -> list[list[Row | Table]]:
    """Blocks in reading order, each of lines and tables from the top."""
    ruled = find_ruled_tables(page.runs, page.rules)
    taken = {run for _, runs in ruled for run in runs}
    cells = find_cells(run for run in page.runs if run not in taken)
    cells, notes = part_notes(cells, page)
    blocks = [
        find_plain_tables(block)
        for block in order_cells([*cells, *(_stand_in(table) for table, _ in ruled)])
    ]
    by_place = {_stand_in(table): table for table, _ in ruled}
    placed = [[_table_or_row(item, by_place) for item in block] for block in blocks]
    return [*placed, list(find_rows(notes))] if notes else placed


def _stand_in(table: Table) -> Cell:
    """A cell at the top of a table, so that it finds its place in the order."""
    return Cell(table.x0, table.x1, table.top, table.top + 1, 10.0, "\ufffc")


def _table_or_row(item: Row | Table, tables: dict[Cell, Table]) -> Row | Table:
    if isinstance(item, Row) and item.cells[0] in tables:
        return tables[item.cells[0]]
    return item


def _pieces(blocks: Sequence[Sequence[Row | Table]]) -> Iterator[str | Table]:
    """Tables, and the text between them."""
    lines: list[str] = []
    for block in blocks:
        rows = [item for item in block if isinstance(item, Row)]
        left = min((row.x0 for row in rows), default=0.0)
        pitch = _pitch(rows)
        above: Row | None = None
        for item in block:
            if isinstance(item, Table):
                yield "\n".join(lines)
                yield item
                lines, above = [], None
                continue
            if above and item.base - above.base > _PARAGRAPH * pitch:
                lines.append("")
            indent = (item.x0 - left) / item.size
            lines.append((_INDENT if _MIN_INDENT <= indent <= _MAX_INDENT else "") + item.text)
            above = item
    yield "\n".join(lines)


def _pitch(rows: Sequence[Row]) -> float:
    """How far apart most lines are."""
    steps = [below.base - above.base for above, below in pairwise(rows)]
    return median(steps) if steps else 0.0
