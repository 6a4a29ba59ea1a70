"""Lines of a column: where each begins and ends in it, and whether its paragraph goes on below."""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from summarymine.readers.page import Row
from summarymine.ready import compile_regex

# In type sizes: how far the first line of a paragraph is set in, and the slack at a left edge.
MIN_INDENT, MAX_INDENT = 1.2, 3.3
_AT_EDGE = 0.5
# At the right edge a mark may go down to the next line and take a character with it.
_TAKEN_ALONG = 1.2
_NARROW = 0.55
_MIN_WIDTH = 8
_SAME_SIZE = 0.08
ENDS = tuple("。！？：")
_ITEM = compile_regex(
    r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．）)](?!\d)|第[一二三四五六七八九十]{1,3}[部章节条]"
    r"|[■▲●◆★□○▪•※►➢]"
)
# What no line end parts: figures and words of letters.
_UNBROKEN = compile_regex(r"[0-9A-Za-z.,%\-]+")
_LETTER = compile_regex("[A-Za-z]")
_LETTER_OR_DIGIT = compile_regex("[0-9A-Za-z]")


class Line(NamedTuple):
    """A row with its column, from left to right; is_apart: white stands above it."""

    row: Row
    left: float
    right: float
    is_apart: bool

    @property
    def is_set_in(self) -> bool:
        return MIN_INDENT <= self.indent <= MAX_INDENT

    @property
    def indent(self) -> float:
        """In type sizes."""
        return (self.row.x0 - self.left) / self.row.size


def column_of(rows: Sequence[Row]) -> tuple[float, float]:
    """Left and right edge of a block of rows; headlines, of another size, reach over it."""
    size = median(row.size for row in rows)
    own = [row for row in rows if abs(row.size - size) <= _SAME_SIZE * size]
    return min(row.x0 for row in rows), max(row.x1 for row in own or rows)


def goes_on(line: Line, following: Line, *, marked: bool, same_column: bool = True) -> bool:
    """Whether both are of one paragraph, as far as their places tell for certain.

    marked: whether the document sets paragraphs in, or apart, so that no other line begins one.
    """
    size = following.row.size
    if abs(line.row.size - size) > _SAME_SIZE * size or following.is_apart:
        return False
    if abs(following.indent) > _AT_EDGE or not (line.is_set_in or abs(line.indent) <= _AT_EDGE):
        return False
    if not reaches_edge(line, following) or _ITEM.match(following.row.text):
        return False
    return not line.row.text.endswith(ENDS) or (marked and same_column)


def reaches_edge(line: Line, following: Line) -> bool:
    """Whether line ends where what follows had no room in its column."""
    size = line.row.size
    wide = line.right - line.left >= _MIN_WIDTH * size
    room = (_TAKEN_ALONG + _first_width(following.row.text)) * size
    return wide and line.row.x1 + room >= line.right


def _first_width(text: str) -> float:
    """How wide the beginning is that no line end parts, in type sizes."""
    found = _UNBROKEN.match(text)
    return _NARROW * len(found[0]) if found else 1.0


def join_texts(before: str, after: str) -> str:
    """Two lines as one: nothing between characters or digits, a space between words of letters."""
    ends = before[-1:] + after[:1]
    apart = _LETTER.search(ends) and len(_LETTER_OR_DIGIT.findall(ends)) == 2
    return f"{before} {after}" if apart else before + after
