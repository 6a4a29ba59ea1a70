"""Lines: page debris goes, hard-wrapped lines are joined, headings and list items stay apart."""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from summarymine.text.draft import Edit

_PAGE_LINE = regex.compile(
    r"[ ]*(?:[-—–·•]+[ ]*\d{1,4}[ ]*[-—–·•]+|\d{1,3}[ ]*/[ ]*\d{1,3}"
    r"|第[ ]*\d{1,4}[ ]*页(?:[ ，,/]*共[ ]*\d{1,4}[ ]*页)?)[ ]*"
)
_ANY_PAGE_LINE = regex.compile(rf"^(?:{_PAGE_LINE.pattern})\r?$", regex.MULTILINE)
_PAGE_TAIL = regex.compile(r"[ ]*第[ ]*\d{1,4}[ ]*页[ ]*共[ ]*\d{1,4}[ ]*页[ ]*$", regex.MULTILINE)
_NUMBER = "[一二三四五六七八九十]"
_ITEM = regex.compile(
    rf"[ ]*(?:{_NUMBER}{{1,3}}[、.．]|（(?:{_NUMBER}|\d){{1,3}}）|\d{{1,2}}[、.．](?![ ]*\d)"
    rf"|第{_NUMBER}{{1,3}}[部章节条]|[■▲●◆★□○▪•※►➢]|{_NUMBER}是|—{{2}})"
)
_ENDS = tuple("。！？…；!?")
_OPEN_END = tuple("，、：（“《—-·,:")
_CLOSERS = tuple("，。、；：！？）”》%‰,.)")
_CLAUSE = regex.compile("[，。；、]")
_NO_HEADLINE = regex.compile(r"[，。；、：！？\d%（）]")
# A line that ends inside a figure, or before its unit.
_CUT_FIGURE = regex.compile(r"[，、；：\u4e00-\u9fff]\d+(?:\.\d*)?[万亿]?[余多]?$")
# Two halves with a space between, and no punctuation: a headline.
_HEADLINE = regex.compile(r"[^，。；、：\d]{4,20}[ ]+[^，。；、：\d]{4,20}")
# Shorter than this share of its neighbours' width, a line was not broken by the margin.
_FULL = 0.75
# A column narrower than this is no column: single words in a table or a poem.
_MIN_WIDTH = 8
# A line this long that stops without punctuation was cut by a page end, not by its author.
_LONG = 45
_HEADING_WIDTH = 40
_TITLE = regex.compile("(?:总结|计划|打算|安排|报告|情况|要点|述要|通报|方案|回眸|目标|通知)$")
_INDENT = 2
_NEIGHBOURS = 4
_SECOND_PAGE = regex.compile(r"\n[ ]*2、")
_PAGE_NUMBER = regex.compile(r"[ ]*(\d{1,2})、")


class Line(NamedTuple):
    """One line that is not blank: [start, end) of its stripped text in the draft."""

    start: int
    end: int
    text: str
    width: float
    indent: int
    column: float = 0.0


def _lines(text: str) -> list[Line]:
    lines = []
    at = 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            start = at + raw.index(stripped[0])
            # A digit or letter is half as wide as a character.
            # (In UTF-8 the one takes a byte, the other three.)
            width = (len(stripped) + len(stripped.encode("utf-8", "surrogatepass"))) / 4
            lines.append(Line(start, start + len(stripped), stripped, width, start - at))
        at += len(raw)
    return lines


def break_lines(text: str) -> Iterator[Edit]:
    """`…下降7⏎2、.59%`: a page number that was written into the text where its page began.

    It shows as lines that count 1、 2、 3、 while the sentence runs on from line to line.
    """
    if not _SECOND_PAGE.search(text):
        return
    lines = _lines(text)
    pages = [at for at, line in enumerate(lines) if _PAGE_NUMBER.match(line.text)]
    numbers = [int(lines[at].text.split("、")[0]) for at in pages]
    cut = [at for at in pages[1:] if not lines[at - 1].text.endswith(_ENDS)]
    if numbers != list(range(1, len(pages) + 1)) or not cut:
        return
    if any(lines[at - 1].width <= _LONG for at in pages[1:]):
        return
    for at in pages:
        mark_end = lines[at].start + lines[at].text.index("、") + 1
        yield Edit(lines[at - 1].end if at in cut else lines[at].start, mark_end)


def drop_page_lines(text: str) -> Iterator[Edit]:
    """Page numbers on a line of their own, with the running title beside them."""
    lines = _lines(text) if _ANY_PAGE_LINE.search(text) else []
    for at, line in enumerate(lines):
        if _PAGE_LINE.fullmatch(line.text):
            start = line.start
            if at and _is_running_title(lines, at - 1):
                start = lines[at - 1].start
            yield Edit(start, line.end)
    found = _PAGE_TAIL.search(text)
    if found and found.start() and text[found.start() - 1] != "\n":
        yield Edit(found.start(), found.end())


def _is_running_title(lines: list[Line], at: int) -> bool:
    """A line between an unfinished one and a page number, with no punctuation of its own."""
    line = lines[at]
    return (
        0 < at < len(lines) - 2
        and not _CLAUSE.search(line.text)
        and not lines[at - 1].text.endswith(_ENDS)
        and bool(_CLAUSE.search(lines[at - 1].text))
        and lines[at - 1].width > line.width * 0.8
        and " " in line.text
        and not _ITEM.match(lines[at + 2].text)
    )


def join_lines(text: str) -> Iterator[Edit]:
    """Take out the line ends at which a sentence goes on, blank lines with them."""
    lines = _with_columns(_lines(text))
    at = 0
    continued = False  # whether line at goes on from the one above
    while at + 1 < len(lines):
        line, following = lines[at], lines[at + 1]
        if _stray_headline(lines, at + 1):
            yield Edit(line.end, lines[at + 2].start)
            continued = True
            at += 2
        else:
            heads = not continued and _is_heading(line)
            continued = not heads and _goes_on(lines, at)
            if continued:
                yield Edit(line.end, following.start)
            at += 1


def _with_columns(lines: list[Line]) -> list[Line]:
    """The lines with the width of the column around each: what the longer half of them reach."""
    widths = [line.width for line in lines]
    columned = []
    for at, line in enumerate(lines):
        near = sorted(widths[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1])
        longer = near[len(near) // 2 :]
        columned.append(line._replace(column=longer[len(longer) // 2]))
    return columned


def _is_full(lines: list[Line], at: int) -> bool:
    """Whether line at reaches the margin of its column, by its neighbours or by the lines below."""
    width = lines[at].column
    below = max(line.width for line in lines[at + 1 : at + 3])
    if below >= _MIN_WIDTH:
        width = min(width, below)
    return width >= _MIN_WIDTH and lines[at].width >= width * _FULL


def _goes_on(lines: list[Line], at: int) -> bool:
    """Whether the sentence of line at goes on in the next line."""
    line, following = lines[at], lines[at + 1]
    if following.text.startswith(_CLOSERS):
        return True
    if _ITEM.match(following.text) or _HEADLINE.fullmatch(line.text):
        return False
    if line.text.endswith(_ENDS):
        # A full stop at the margin: one paragraph, if the next line is of the same column.
        return line.width < _LONG and _is_full(lines, at) and _is_prose(lines, at)
    if _CUT_FIGURE.search(line.text):
        return True
    if _begins_paragraph(lines, at + 1):
        return False
    if line.text.endswith(_OPEN_END):
        return not line.text.endswith(("：", ":")) or _is_full(lines, at)
    if line.width >= _LONG:
        return True
    return _is_full(lines, at) and _is_prose(lines, at)


def _is_heading(line: Line) -> bool:
    """A line that begins as a heading does, or ends as a title does, and has no clause inside."""
    if line.width > _HEADING_WIDTH or _CLAUSE.search(_ITEM.sub("", line.text, count=1)):
        return False
    return bool(_ITEM.match(line.text) or _TITLE.search(line.text))


def _begins_paragraph(lines: list[Line], at: int) -> bool:
    """Whether line at is set in, as the first line of a paragraph, and its neighbours are not."""
    neighbours = [lines[at - 1], *lines[at + 1 : at + 2]]
    return lines[at].indent >= _INDENT and any(line.indent < _INDENT for line in neighbours)


def _is_prose(lines: list[Line], at: int) -> bool:
    """Whether the lines around carry clause punctuation, as prose does and a list of titles not."""
    near = lines[max(0, at - 2) : at + 4]
    return sum(1 for line in near if _CLAUSE.search(line.text)) * 2 >= len(near)


def _stray_headline(lines: list[Line], at: int) -> bool:
    """A short line without punctuation inside a sentence: a headline printed in between.

    The line above is full and unfinished, so the sentence must go on; a short line would end it,
    yet it ends nothing.
    """
    if not 0 < at < len(lines) - 1:
        return False
    above, line, below = lines[at - 1], lines[at], lines[at + 1]
    return (
        line.width <= 0.6 * line.column
        and line.width >= 4
        and not _NO_HEADLINE.search(line.text)
        and not above.text.endswith((*_ENDS, *_OPEN_END, "”", "）", "》"))
        and _is_full(lines, at - 1)
        and bool(_CLAUSE.search(above.text))
        and below.width > line.width
        and not _ITEM.match(below.text)
    )
