"""Elements of a page, or of what other formats are turned into, → paragraphs, headings, tables."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from summarymine.readers.builder import DocumentBuilder, GridCell

# lxml has no types.
Element = Any

HEADINGS = {f"h{level}": level for level in range(1, 7)}

# Elements that stand on lines of their own; of any other, the text flows on.
BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav
    noframes ol optgroup option p pre section summary table tbody td tfoot th thead title tr ul
    """.split()  # noqa: SIM905 - a list would fill the page
)

# Elements whose text nobody reads, or that was struck out.
SILENT = frozenset(
    """
    applet audio base button canvas datalist del embed head iframe img input link map math meta
    noscript object param s script select strike style svg template textarea video rp rt
    """.split()  # noqa: SIM905 - a list would fill the page
)

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_SPACE = re.compile(r"[ \t\n\r\f]+")
# A line end in the source of a page is no space beside a character that is written without.
_WIDE = "[\u2e80-\u9fff\uff00-\uffef]"
_SOURCE_BREAK = re.compile(rf"(?<={_WIDE})[ \t]*[\r\n][ \t\r\n]*|[ \t]*[\r\n][ \t\r\n]*(?={_WIDE})")
# The mark of a note: ¹, [1] or ①, yet not the 2 of m².
_NOTE_MARK = re.compile(r"[\[［〔(（]?\s*(?:\d{1,3}|[①-⑳]|\*)\s*[\]］〕)）]?")
# As Word saves them in a page: the mark in the text, and the one before the note.
_WORD_NOTE = re.compile("#_(?:ftn|edn)")
_POWER = {"2": "²", "3": "³"}

MAX_SPAN = 1000
# A table is written out cell by cell: more than this is no table of a report.
MAX_CELLS = 1_000_000
# A cell of so many sentences is a passage; so is one of two paragraphs and so many characters.
_PASSAGE_SENTENCES = 3
_PASSAGE_BLOCKS = 10
_PASSAGE = 100


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading (level from 1 on) or table (rows) with the element that it stands in.

    linked: how many characters of text are links.
    """

    element: Element
    text: str
    level: int = 0
    rows: Sequence[Sequence[GridCell]] = ()
    linked: int = 0


def add_blocks(builder: DocumentBuilder, blocks: Iterator[Block]) -> None:
    """Writes blocks in their order."""
    for block in blocks:
        if block.rows:
            builder.add_grid(block.rows)
        elif block.level:
            builder.add_heading(block.text, block.level)
        else:
            builder.add_paragraph(block.text)


def find_blocks(
    root: Element,
    *,
    collapse: bool,
    silent: Callable[[Element], bool] | None = None,
    grids: bool = True,
) -> Iterator[Block]:
    """The blocks below root, in order.

    collapse: white space means nothing but that words are apart, as in a page. silent: which
    elements are left out, by default those that is_silent names. grids: False to read tables as
    if they were passages.
    """
    silent = silent or is_silent
    entered: set[Element] = set()
    gathered = _Gathered(collapse)
    for opens, element in walk(root, entered):
        tag = element.tag
        if opens and isinstance(tag, str) and not silent(element):
            if tag in BLOCKS:
                yield from gathered.finish(element)
            if tag == "table" and grids and (rows := resolve_grid(element, collapse, silent)):
                yield from find_captions(element, collapse)
                yield Block(element, "", rows=rows, linked=link_length(element))
            else:
                entered.add(element)
                gathered.open(element)
        elif not opens:
            if element in entered:
                if tag in BLOCKS:
                    yield from gathered.finish(element.getparent())
                gathered.close(element)
            if element is not root:
                gathered.add(element.tail)
    yield from gathered.finish(root)


def walk(root: Element, entered: set[Element]) -> Iterator[tuple[bool, Element]]:
    """Each element where it begins (True) and where it ends; children of those entered.

    A stack, not recursion: pages nest deeper than calls may.
    """
    stack = [(True, root)]
    while stack:
        opens, element = stack.pop()
        yield opens, element
        if opens:
            stack.append((False, element))
            if element in entered:
                stack.extend((True, child) for child in reversed(element))


def is_silent(element: Element) -> bool:
    """True for what is not shown, was struck out, or is the mark of a note."""
    tag = element.tag
    return (
        tag in SILENT
        or "hidden" in element.attrib
        or bool(_HIDDEN.search(element.get("style", "")))
        or (tag == "a" and _WORD_NOTE.match(element.get("href", "")) is not None)
    )


# Stands for the line end of <br>, until the white space of the source is gone.
_BREAK = "\u2028"


class _Gathered:
    """The text of the paragraph that is being read."""

    def __init__(self, collapse: bool) -> None:
        self.collapse = collapse
        self.element: Element = None
        self.pieces: list[str] = []
        self.level = 0
        self.links = 0
        self.verbatim = 0
        self.linked = 0
        self.numbers: dict[Element, int] = {}

    def open(self, element: Element) -> None:
        """An element begins whose text is read."""
        tag = element.tag
        self.links += tag == "a"
        self.verbatim += tag == "pre"
        if tag == "br":
            self.pieces.append(_BREAK)
        elif tag == "li":
            self.add(self.item_number(element))
        elif tag in HEADINGS:
            self.level = HEADINGS[tag]
        if tag == "sup" and _NOTE_MARK.fullmatch("".join(element.itertext()).strip()):
            self.pieces.append(self.power_of(element))
            # Its text is dealt with, and it has no other.
            for child in element.iter():
                child.text = None
        self.add(element.text)

    def close(self, element: Element) -> None:
        """An element ends whose text was read."""
        self.links -= element.tag == "a"
        self.verbatim -= element.tag == "pre"

    def power_of(self, element: Element) -> str:
        """`²` for the 2 of m², else "": a note's mark makes another figure of the one before it."""
        before = next((piece for piece in reversed(self.pieces) if piece.strip()), "").rstrip()
        digit = "".join(element.itertext()).strip()
        return _POWER.get(digit, "") if before.endswith(("m", "M", "米")) else ""

    def item_number(self, element: Element) -> str:
        """`2. ` for the second item of a numbered list, "" in any other."""
        parent = element.getparent()
        if parent is None or parent.tag != "ol":
            return ""
        if element not in self.numbers:
            start = parent.get("start", "1")
            first = int(start) if start.isdecimal() and len(start) < 10 else 1
            # All of the list at once: to count anew for each takes minutes where they are many.
            self.numbers |= {item: n for n, item in enumerate(parent.iterchildren("li"), first)}
        return f"{self.numbers[element]}. "

    def add(self, text: str | None) -> None:
        """Text of the paragraph, or white space between two of them."""
        if text:
            self.pieces.append(text.replace("\n", _BREAK) if self.verbatim else text)
            if self.links:
                self.linked += len(text.strip())

    def finish(self, following: Element) -> Iterator[Block]:
        """The paragraph, unless it is blank; what comes next stands in the element following."""
        text = "".join(self.pieces)
        if self.collapse:
            text = _SPACE.sub(" ", _SOURCE_BREAK.sub("", text))
        text = text.replace(_BREAK, "\n").strip()
        if text:
            yield Block(self.element, text, self.level, linked=self.linked)
        self.element = following
        self.pieces = []
        self.level = self.linked = 0


def find_captions(table: Element, collapse: bool) -> Iterator[Block]:
    """What stands above a table as its name."""
    for caption in table.findall("caption"):
        yield from find_blocks(caption, collapse=collapse)


def link_length(element: Element) -> int:
    """How many characters of the text of element are links."""
    return sum(len("".join(link.itertext()).strip()) for link in element.iter("a"))


def resolve_grid(
    table: Element, collapse: bool, silent: Callable[[Element], bool]
) -> tuple[tuple[GridCell, ...], ...] | None:
    """The cells of a table, None if it only lays out a page or is a frame around a text."""
    if nested_share(table) > 0.5:
        return None
    rows = []
    passages = total = 0
    for row in own_rows(table, silent):
        cells = []
        for cell in row.iterchildren("td", "th"):
            blocks = [
                block.text
                for block in find_blocks(cell, collapse=collapse, silent=silent, grids=False)
            ]
            text = "\n".join(blocks)
            total += len(text)
            if is_passage(blocks):
                # A passage with a table of its own: the outer one is the frame of a page.
                if cell.find(".//table") is not None:
                    return None
                passages += len(text)
            cells.append((text, read_span(cell, "colspan"), read_span(cell, "rowspan")))
        rows.append(cells)
    grid = spread_cells(rows)
    if not total or max(map(len, grid), default=0) < 2 or passages > total / 2:
        return None
    if len(grid) == 1 and any("。" in cell.text for cell in grid[0]):
        return None
    return grid


def own_rows(table: Element, silent: Callable[[Element], bool]) -> Iterator[Element]:
    """The rows of a table that are shown, not those of tables within."""
    for child in table.iterchildren("tr", "thead", "tbody", "tfoot"):
        for row in (child,) if child.tag == "tr" else child.iterchildren("tr"):
            if not silent(child) and not silent(row):
                yield row


def nested_share(table: Element) -> float:
    """How much of the text of a table stands in tables within it."""
    nested = [inner for inner in table.iter("table") if inner is not table]
    if not nested:
        return 0.0
    total = text_length(table)
    outermost = (inner for inner in nested if next(inner.iterancestors("table")) is table)
    return sum(map(text_length, outermost)) / total if total else 0.0


def text_length(element: Element) -> int:
    """How many characters stand in element, white space aside."""
    return sum(len("".join(text.split())) for text in element.itertext())


def is_passage(blocks: Sequence[str]) -> bool:
    """True for a cell that holds prose rather than a figure or a name."""
    text = "".join(blocks)
    several = len(blocks) > 1 and "。" in text and len(text) > _PASSAGE
    return several or len(blocks) > _PASSAGE_BLOCKS or text.count("。") >= _PASSAGE_SENTENCES


def read_span(cell: Element, key: str) -> int:
    """How many places a cell covers, from 1 on; 0 is all that follow."""
    value = cell.get(key, "1").strip()
    number = int(value) if value.isdecimal() and len(value) < 10 else 1
    if number == 0 and key == "rowspan":
        return MAX_SPAN
    return min(max(number, 1), MAX_SPAN)


def spread_cells(
    rows: Sequence[Sequence[tuple[str, int, int]]],
) -> tuple[tuple[GridCell, ...], ...]:
    """Rows of equally many cells, from each row's texts with the columns and rows they cover.

    >>> grid = spread_cells([[("甲", 1, 2), ("乙", 2, 1)], [("丙", 1, 1)]])
    >>> [[cell.text for cell in row] for row in grid]
    [['甲', '乙', '乙'], ['甲', '丙', '']]
    """
    placed: list[dict[int, GridCell]] = [{} for _ in rows]
    count = 0
    for number, row in enumerate(rows):
        column = 0
        for text, width, height in row:
            while column in placed[number]:
                column += 1
            cell = GridCell(text)
            for below in placed[number : number + height]:
                for place in range(column, column + width):
                    below.setdefault(place, cell)
                    count += 1
            if count > MAX_CELLS:
                raise ValueError("a table of too many cells")
    width = max((max(row, default=-1) + 1 for row in placed), default=0)
    if width * len(rows) > MAX_CELLS:
        raise ValueError("a table of too many cells")
    blank = [[row.get(place) or GridCell("") for place in range(width)] for row in placed]
    return tuple(map(tuple, trim(blank)))


def trim(rows: Sequence[Sequence[GridCell]]) -> list[list[GridCell]]:
    """Rows without the blank columns at their right that a merged cell ran out to."""
    width = max((place + 1 for row in rows for place, c in enumerate(row) if c.text), default=0)
    return [list(row[:width]) for row in rows if row]
