"""Pages → the text of a document: lines in reading order, tables in their place."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from summarymine.readers.builder import DocumentBuilder
from summarymine.readers.page import Cell, Page, Row, Table, find_cells, find_rows
from summarymine.readers.page_columns import find_left_edges, order_cells
from summarymine.readers.page_furniture import part_notes
from summarymine.readers.page_tables import find_plain_tables, find_ruled_tables

_INDENT = "\u3000\u3000"
# In type sizes: how far the first line of a paragraph is set in.
_MIN_INDENT, _MAX_INDENT = 1.2, 3.3
# Lines so much further apart than most are of two paragraphs.
_PARAGRAPH = 1.45
_ENDS = tuple("。！？；…”")

Lines = list[str]


def add_page(builder: DocumentBuilder, page: Page, *, ocr: bool = False) -> None:
    """Write what stands on the page, its footnotes last."""
    blocks, notes = _blocks(page)
    lines: Lines = []
    for piece in _pieces(blocks):
        if isinstance(piece, Table):
            builder.add_paragraph("\n".join(lines), ocr=ocr)
            builder.add_grid(piece.rows, ocr=ocr)
            lines = []
        else:
            lines = piece
    builder.add_paragraph("\n".join(_with_notes(lines, [row.text for row in notes])), ocr=ocr)


def _blocks(page: Page) -> tuple[list[list[Row | Table]], list[Row]]:
    """Blocks in reading order, each of lines and tables from the top; and the footnotes."""
    ruled = find_ruled_tables(page.runs, page.rules)
    taken = {id(run) for _, inside in ruled for run in inside}
    runs = [run for run in page.runs if id(run) not in taken]
    cells = find_cells(runs)
    edges = find_left_edges(cells)
    if edges:
        # Punctuation that hangs over a margin may all but touch the next column.
        cells = find_cells(runs, edges)
    cells, notes = part_notes(cells, page)
    places = {_stand_in(table): table for table, _ in ruled}
    blocks = [find_plain_tables(block) for block in order_cells([*cells, *places])]
    placed = [[_table_or_row(item, places) for item in block] for block in blocks]
    return placed, find_rows(notes)


def _with_notes(lines: Lines, notes: Sequence[str]) -> Lines:
    """The last lines of a page with its footnotes below them.

    Where a sentence runs on to the next page they stand above its paragraph, to cut none.
    """
    if lines and not lines[-1].endswith(_ENDS):
        starts = [at for at, line in enumerate(lines) if at and line.startswith(_INDENT)]
        if starts:
            return [*lines[: starts[-1]], *notes, *lines[starts[-1] :]]
    return [*lines, "", *notes]


def _stand_in(table: Table) -> Cell:
    """A cell at the top of a table, so that it finds its place in the order."""
    return Cell(table.x0, table.x1, table.top, table.top + 1, 10.0, "\ufffc")


def _table_or_row(item: Row | Table, tables: dict[Cell, Table]) -> Row | Table:
    if isinstance(item, Row) and item.cells[0] in tables:
        return tables[item.cells[0]]
    return item


def _pieces(blocks: Sequence[Sequence[Row | Table]]) -> Iterator[Lines | Table]:
    """Tables, and the lines between them, perhaps none."""
    lines: Lines = []
    for block in blocks:
        rows = [item for item in block if isinstance(item, Row)]
        left = min((row.x0 for row in rows), default=0.0)
        pitch = _pitch(rows)
        above: Row | None = None
        for item in block:
            if isinstance(item, Table):
                yield lines
                yield item
                lines, above = [], None
                continue
            if above and item.base - above.base > _PARAGRAPH * pitch:
                lines.append("")
            indent = (item.x0 - left) / item.size
            lines.append((_INDENT if _MIN_INDENT <= indent <= _MAX_INDENT else "") + item.text)
            above = item
    yield lines


def _pitch(rows: Sequence[Row]) -> float:
    """How far apart most lines are."""
    steps = [below.base - above.base for above, below in pairwise(rows)]
    return median(steps) if steps else 0.0
