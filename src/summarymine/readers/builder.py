"""The text of a Document, put together paragraph by paragraph, with headings, tables and pages."""

import re
from collections.abc import Sequence

from summarymine.model import Document, Grid, Heading, Span, SummaryMineError

# In one cell a line end is layout: 死亡⏎人数 is one word, two words elsewhere have a space.
_CELL_BREAK = re.compile(
    r"(?<=[\u2e80-\u9fff\uff00-\uffef])\s*[\n\r\t\f\v]\s*(?=[\u2e80-\u9fff\uff00-\uffef])"
)
_SPACE = re.compile(r"[\n\r\t\f\v]+")


class DocumentBuilder:
    """Collects what a reader finds, in the order of the file.

    Paragraphs end with a line end; the cells of a row stand on one line, a tab between them; a
    merged cell is written once, where it begins; a form feed ends a page.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._headings: list[Heading] = []
        self._grids: list[Grid] = []
        self._ocr: list[Span] = []
        self._unread: list[SummaryMineError] = []

    def add_paragraph(self, text: str, *, ocr: bool = False) -> Span:
        """One paragraph, which may hold line ends of its own; nothing if it is blank."""
        text = text.strip()
        if not text:
            return Span(self._length, self._length)
        span = self._write(text)
        self._write("\n")
        if ocr:
            self._ocr.append(span)
        return span

    def add_heading(self, text: str, level: int) -> None:
        """A heading; level 1 is the highest."""
        span = self.add_paragraph(" ".join(text.split()))
        if span.start < span.end:
            self._headings.append(Heading(span, level))

    def add_grid(self, rows: Sequence[Sequence["GridCell"]], *, ocr: bool = False) -> None:
        """A table: rows of equally many cells, a merged cell as the same GridCell in each place."""
        start = self._length
        written: dict[int, Span] = {}
        spans = []
        for row in rows:
            line = []
            for number, cell in enumerate(row):
                if number:
                    self._write("\t")
                if id(cell) not in written:
                    written[id(cell)] = self._write(_one_line(cell.text))
                line.append(written[id(cell)])
            self._write("\n")
            spans.append(tuple(line))
        if spans:
            self._grids.append(Grid(tuple(spans)))
            if ocr:
                self._ocr.append(Span(start, self._length))

    def end_page(self, *, inside: bool = False) -> None:
        """A form feed: what follows stands on the next page.

        inside: the page ends inside a paragraph, which goes on without a line end.
        """
        if inside and self._pieces[-1:] == ["\n"]:
            self._pieces.pop()
            self._length -= 1
        self._write("\f")

    def add_unread(self, error: SummaryMineError) -> None:
        """Something in the file that could not be read."""
        self._unread.append(error)

    def build(self, name: str) -> Document:
        """The document; its text may be blank, which is the caller's to refuse."""
        return Document(
            name=name,
            text="".join(self._pieces),
            headings=tuple(self._headings),
            grids=tuple(self._grids),
            ocr=tuple(self._ocr),
            unread=tuple(self._unread),
        )

    def _write(self, text: str) -> Span:
        start = self._length
        self._pieces.append(text)
        self._length += len(text)
        return Span(start, self._length)


class GridCell:
    """The text of one cell; merged over several places, it is one object in all of them."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


def _one_line(text: str) -> str:
    return _SPACE.sub(" ", _CELL_BREAK.sub("", text.strip()))
