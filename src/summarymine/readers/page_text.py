"""Pages → the text of a document: lines in reading order, tables in their place."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from summarymine.readers.builder import DocumentBuilder
from summarymine.readers.page import Cell, Page, Row, Table, find_cells, find_rows
from summarymine.readers.page_columns import find_left_edges, order_cells
from summarymine.readers.page_furniture import part_notes
from summarymine.readers.page_lines import ENDS, Line, column_of, goes_on, join_texts, reaches_edge
from summarymine.readers.page_tables import find_plain_tables, find_ruled_tables

_INDENT = "\u3000\u3000"
# Lines so much further apart than most are of two paragraphs.
_PARAGRAPH = 1.45
_STOPS = tuple("。！？；…”")

Lines = list[str]
Block = list[Row | Table]


@dataclass(frozen=True, slots=True)
class PageText:
    """What stands on a page: blocks in reading order, each from the top, and its footnotes."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...]

    @property
    def opening(self) -> Line | None:
        """The first line, None if a table comes first."""
        return next(_block_lines(self.blocks[0]), None) if self.blocks else None

    @property
    def closing(self) -> Line | None:
        """The last line, None if a table or nothing comes last."""
        return list(_block_lines(self.blocks[-1]))[-1] if self.blocks else None


def add_pages(builder: DocumentBuilder, pages: Sequence[Page], pictures: Container[int]) -> None:
    """Write pages, a form feed between two; pictures: indices of those read off their picture.

    A paragraph that goes on over a page's end has no line end there.
    """
    texts = [find_text(page) for page in pages]
    marked = _marks_paragraphs(texts)
    for index, text in enumerate(texts):
        if index:
            exact = index not in pictures and index - 1 not in pictures
            builder.end_page(inside=exact and _runs_over(texts[index - 1], text, marked))
        if index in pictures:
            # Edges as recognised are not exact: there the text itself must tell.
            add_text(builder, text, joined=None, ocr=True)
        else:
            add_text(builder, text, joined=marked)


def _marks_paragraphs(texts: Sequence[PageText]) -> bool:
    """Whether most paragraphs are set in or stand apart, of those that follow a short line.

    True as well where no line is short: then it is all one paragraph.
    """
    blocks = [list(_block_lines(block)) for text in texts for block in text.blocks]
    begin = [
        below
        for block in blocks
        for line, below in pairwise(block)
        if line and below and line.row.text.endswith(ENDS) and not reaches_edge(line, below)
    ]
    return 2 * sum(line.is_set_in or line.is_apart for line in begin) >= len(begin)


def _runs_over(text: PageText, following: PageText, marked: bool) -> bool:
    """Whether the last paragraph of a page goes on at the top of the next."""
    last, first = text.closing, following.opening
    if last is None or first is None or text.notes:
        return False
    return goes_on(last, first._replace(is_apart=False), marked=marked, same_column=False)


def add_text(
    builder: DocumentBuilder, text: PageText, *, joined: bool | None = None, ocr: bool = False
) -> None:
    """Write what stands on a page, its footnotes last.

    joined: whether a paragraph shows by its place; None to leave every line on its own.
    """
    lines: Lines = []
    for piece in _pieces(text.blocks, joined):
        if isinstance(piece, Table):
            builder.add_paragraph("\n".join(lines), ocr=ocr)
            builder.add_grid(piece.rows, ocr=ocr)
            lines = []
        else:
            lines = piece
    builder.add_paragraph("\n".join(_with_notes(lines, text.notes)), ocr=ocr)


def find_text(page: Page) -> PageText:
    """What stands on the page."""
    blocks, notes = _blocks(page)
    return PageText(tuple(block for block in blocks if block), tuple(row.text for row in notes))


def _blocks(page: Page) -> tuple[list[Block], list[Row]]:
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
    if notes and lines and not lines[-1].endswith(_STOPS):
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


def _pieces(blocks: Sequence[Block], joined: bool | None) -> Iterator[Lines | Table]:
    """Tables, and the lines between them, perhaps none; joined as add_text has it."""
    lines: Lines = []
    above: Line | None = None
    for block in blocks:
        in_block = False
        for item, line in zip(block, _block_lines(block), strict=True):
            if isinstance(item, Table) or line is None:
                yield lines
                if isinstance(item, Table):
                    yield item
                lines, above = [], None
                continue
            if (
                above
                and joined is not None
                and goes_on(above, line, marked=joined, same_column=in_block)
            ):
                lines[-1] = join_texts(lines[-1], item.text)
            else:
                lines += [""] if line.is_apart else []
                lines.append((_INDENT if line.is_set_in else "") + item.text)
            above, in_block = line, True
    yield lines


def _block_lines(block: Block) -> Iterator[Line | None]:
    """Each row as a line of its column, None for a table."""
    rows = [item for item in block if isinstance(item, Row)]
    left, right = column_of(rows) if rows else (0.0, 0.0)
    pitch = _pitch(rows)
    above: Row | None = None
    for item in block:
        if isinstance(item, Table):
            yield None
            above = None
        else:
            is_apart = above is not None and item.base - above.base > _PARAGRAPH * pitch
            yield Line(item, left, right, is_apart)
            above = item


def _pitch(rows: Sequence[Row]) -> float:
    """How far apart most lines are."""
    steps = [below.base - above.base for above, below in pairwise(rows)]
    return median(steps) if steps else 0.0
