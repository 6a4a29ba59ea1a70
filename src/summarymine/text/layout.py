"""Hard-wrapped lines are joined; headings, list items and paragraphs stay apart."""

from collections.abc import Iterator, Sequence

from summarymine.ready import compile_regex
from summarymine.text.draft import Edit
from summarymine.text.lines import APART, CLAUSE, ENDS, ITEM, TITLE, Line, find_lines, text_width

_OPEN_END = tuple("，、：（“《—-·,:")
_CLOSERS = tuple("，。、；：！？）”》%‰,.)")
_NO_HEADLINE = compile_regex(r"[，。；、：！？\d%（）]")
# A line that ends inside a figure, before its unit, or between two figures of a list.
_CUT_FIGURE = compile_regex(
    r"[，、；：\u4e00-\u9fff]\d+(?:\.\d*)?[万亿]?[余多]?$|[\d%‰][万亿]?[起人次件辆处元]?[和及]$"
)
# 7,3⏎12件: a line that ends inside a group of three digits, and how the next fills it up.
_CUT_GROUP = compile_regex(r"(?<![\d.,，])\d{1,3}(?:[,，]\d{3})*[,，](?P<digits>\d{1,2})$")
_REST_OF_GROUP = compile_regex(r"(?P<digits>\d{1,2})(?![\d年月日号时:])")
# Of these no line holds one half alone.
_CUT_WORDS = frozenset(
    ("减少", "增加", "下降", "上升", "增长", "提高", "同比", "分别", "死亡", "受伤", "事故", "查处")
)
# Two halves with a space between, and no punctuation: a headline.
_HEADLINE = compile_regex(r"[^，。；、：\d]{4,20}[ ]+[^，。；、：\d]{4,20}")
# Shorter than this share of its neighbours' width, a line was not broken by the margin.
_FULL = 0.75
# What no margin parts: a figure or a word of letters, with its quotation marks.
_UNBROKEN = compile_regex(r"[“（《]?[0-9A-Za-z][0-9A-Za-z.,%+-]*[”）》，。、；：%]?")
_NEARLY = 0.95
# A heading may end in a year: 回眸2020⏎.
_YEAR_AT_END = compile_regex(r"(?<![\d.])(?:19|20)\d\d$")
_COUNTED = compile_regex("[年起宗件人次名辆台场处个家条份本张项万亿元余多]")
# A column narrower than this is no column: single words in a table or a poem.
_MIN_WIDTH = 8
# A line this long that stops without punctuation was cut by a page end, not by its author.
_LONG = 45
_HEADING_WIDTH = 40
# How the first paragraph of a report opens.
_OPENING = compile_regex("20[0-9]{2}年|二[〇零]..年|今年以来|一年来|过去的?一年")
# How headings over plans end, besides those of titles.
_AHEAD = compile_regex("(?:思路|设想|展望|重点工作|工作重点|主要措施)$")
_INDENT = 2
# Spaces at equal steps: so many, so far apart, and so exact a share of the column: digits are
# narrow, and a mark may hang over the margin.
_ENOUGH_MARGINS = 4
_MIN_COLUMN = 12
_MARGIN_SLACK = 0.15
_NEIGHBOURS = 4


def join_lines(text: str) -> Iterator[Edit]:
    """Take out the line ends at which a sentence goes on, blank lines with them."""
    lines = _with_columns(find_lines(text))
    at = 0
    continued = False  # whether line at goes on from the one above
    while at + 1 < len(lines):
        line, following = lines[at], lines[at + 1]
        if _stray_headline(lines, at + 1):
            yield Edit(line.end, lines[at + 2].start)
            continued = True
            at += 2
        else:
            heads = not continued and _is_heading(line, following)
            continued = not heads and _goes_on(lines, at)
            if continued:
                yield Edit(line.end, following.start)
            at += 1


def join_at_spaces(text: str) -> Iterator[Edit]:
    """Line ends that became spaces: one paragraph, with a space at every margin.

    It shows as spaces that come at equal steps, far apart, and in the midst of words.
    """
    for line in find_lines(text):
        if line.text.count(" ") < _ENOUGH_MARGINS:
            continue
        pieces = line.text.split(" ")
        widths = [text_width(piece) for piece in pieces]
        column = sorted(widths)[len(widths) // 2]
        full = [abs(width - column) <= _MARGIN_SLACK * column for width in widths]
        if column < _MIN_COLUMN or sum(full) < max(_ENOUGH_MARGINS, 0.7 * (len(pieces) - 1)):
            continue
        at = line.start
        for piece, is_full, following in zip(pieces, full, pieces[1:], strict=False):
            at += len(piece) + 1
            if is_full and not ITEM.match(following):
                yield Edit(at - 1, at)


def _with_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines with the width of the column around each: what the longer half of them reach."""
    widths = [line.width for line in lines]
    columned = []
    for at, line in enumerate(lines):
        near = sorted(widths[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1])
        longer = near[len(near) // 2 :]
        columned.append(line._replace(column=longer[len(longer) // 2]))
    return columned


def _is_full(lines: Sequence[Line], at: int) -> bool:
    """Whether line at reaches the margin of its column, by its neighbours or by the lines below."""
    width = lines[at].column
    below = max(line.width for line in lines[at + 1 : at + 3])
    if below >= _MIN_WIDTH:
        width = min(width, below)
    if width < _MIN_WIDTH or lines[at].width >= width * _FULL:
        return width >= _MIN_WIDTH
    # Too short, but for a long figure that went down to the next line whole.
    first = _UNBROKEN.match(lines[at + 1].text)
    return first is not None and lines[at].width + text_width(first[0]) >= width * _NEARLY


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Whether the sentence of line at goes on in the next line."""
    line, following = lines[at], lines[at + 1]
    if following.text.startswith(_CLOSERS):
        return True
    if ITEM.match(following.text) or _HEADLINE.fullmatch(line.text):
        return False
    if APART.match(line.text) or APART.match(following.text):
        return False
    if line.text.endswith(ENDS):
        # A full stop at the margin: one paragraph, if the next line is of the same column.
        if _heads_below(lines, at + 1):
            return False
        return line.width < _LONG and _is_full(lines, at) and _is_prose(lines, at)
    if _ends_with_year(lines, at):
        return False
    if _CUT_FIGURE.search(line.text) or line.text[-1] + following.text[0] in _CUT_WORDS:
        return True
    if _is_group_cut(line.text, following.text):
        return True
    if _begins_paragraph(lines, at + 1):
        return False
    if line.text.endswith(_OPEN_END):
        return not line.text.endswith(("：", ":")) or _is_full(lines, at)
    if line.width >= _LONG:
        return True
    return _is_full(lines, at) and _is_prose(lines, at)


def _is_group_cut(text: str, following: str) -> bool:
    """Whether the line end parts three digits that a thousands separator stands before."""
    cut, rest = _CUT_GROUP.search(text), _REST_OF_GROUP.match(following)
    return bool(cut and rest and len(cut["digits"] + rest["digits"]) == 3)


def _ends_with_year(lines: Sequence[Line], at: int) -> bool:
    """Whether a short line without a clause ends with a year, and the next counts nothing."""
    text = lines[at].text
    return (
        _YEAR_AT_END.search(text) is not None
        and CLAUSE.search(text) is None
        and _COUNTED.match(lines[at + 1].text) is None
        and not _is_full(lines, at)
    )


def _is_heading(line: Line, following: Line) -> bool:
    """A line with no clause inside, that begins or ends as headings do, or stands above a year."""
    if line.width > _HEADING_WIDTH or CLAUSE.search(ITEM.sub("", line.text, count=1)):
        return False
    return bool(ITEM.match(line.text) or TITLE.search(line.text) or _OPENING.match(following.text))


def _heads_below(lines: Sequence[Line], at: int) -> bool:
    """Whether line at stands between two paragraphs and ends as headings do: 2022年工作思路."""
    line = lines[at]
    if at + 1 >= len(lines) or line.width > _HEADING_WIDTH or CLAUSE.search(line.text):
        return False
    return TITLE.search(line.text) is not None or _AHEAD.search(line.text) is not None


def _begins_paragraph(lines: Sequence[Line], at: int) -> bool:
    """Whether line at is set in, as the first line of a paragraph, and its neighbours are not."""
    neighbours = [lines[at - 1], *lines[at + 1 : at + 2]]
    return lines[at].indent >= _INDENT and any(line.indent < _INDENT for line in neighbours)


def _is_prose(lines: Sequence[Line], at: int) -> bool:
    """Whether the lines around carry clause punctuation, as prose does and a list of titles not."""
    near = lines[max(0, at - 2) : at + 4]
    return sum(1 for line in near if CLAUSE.search(line.text)) * 2 >= len(near)


def _stray_headline(lines: Sequence[Line], at: int) -> bool:
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
        and not above.text.endswith((*ENDS, *_OPEN_END, "”", "）", "》"))
        and _is_full(lines, at - 1)
        and bool(CLAUSE.search(above.text))
        and below.width > line.width
        and not ITEM.match(below.text)
    )
