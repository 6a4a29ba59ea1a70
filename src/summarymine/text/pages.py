"""Debris of pages and sites: page numbers, running titles, view counts, buttons, adverts."""

from collections import Counter
from collections.abc import Iterator, Sequence, Set

import regex

from summarymine.ready import compile_regex
from summarymine.text.draft import Edit
from summarymine.text.lines import CLAUSE, ENDS, ITEM, TITLE, Line, find_lines

_PAGE_LINE = compile_regex(
    r"[ ]*(?:[-—–·•]+[ ]*\d{1,4}[ ]*[-—–·•]+|\d{1,3}[ ]*/[ ]*\d{1,3}"
    r"|第[ ]*(?:\d{1,4}|[一二三四五六七八九十]{1,3})[ ]*页(?:[ ，,/]*共[ ]*\d{1,4}[ ]*页)?"
    r"|(?:本文|全文)?共[ ]*\d{1,4}[ ]*页[ ，,/]*(?:当前)?第[ ]*\d{1,4}[ ]*页"
    r"|[Pp]age[ ]*\d{1,4}(?:[ ]*(?:of|/)[ ]*\d{1,4})?)[ ]*"
)
_PAGE_TAIL = compile_regex(r"[ ]*第[ ]*\d{1,4}[ ]*页[ ]*共[ ]*\d{1,4}[ ]*页[ ]*$", regex.MULTILINE)
_PAGE_LINE_WIDTH = 24
# A number alone on its line: a page number only where it cuts a sentence.
_BARE_NUMBER = compile_regex(r"-?[ ]*\d{1,3}[ ]*-?")
_COUNTED = compile_regex(r"[\d人起次名辆件个处家条场万亿元%台份篇期本支项所户岁天年月日，。、；]")

_VIEWS = (
    r"(?:浏览|阅读|点击|访问|查看|下载|转发)(?:次数|人数|人次|量|数|率)?[ ]*[：:]"
    r"[ ]*\d*[ ]*(?:人次|次)?"
)
_BUTTON = (
    r"(?:打印(?:本页|此页|文章|正文)?|关闭(?:窗口|本页|页面)?|(?:加入)?收藏(?:本页|本文)?"
    r"|分享(?:到|至)?|返回(?:顶部|列表|首页)|我要纠错|设为首页)"
)
# What sites print around an article and, in copies, into it. Each may fill a line with others.
_SITE_PIECE = rf"""
    {_VIEWS}
  | [【\[（]?{_BUTTON}[】\]）]?
  | (?:字号|字体)(?:大小)?[ ]*[：:]?[ ]*[【\[（]?[ ]*大[ ]*中[ ]*小[ ]*[】\]）]?
  | [上下]一(?:篇|页|条)[ ]*[：:][^，。]*
  | [^，。]{{0,16}}(?:扫一扫|扫描|扫码|长按)[^，。]{{0,14}}
    (?:二维码|关注|打开|页面|公众号)[^，。]{{0,12}}
  | 更多[^，。]{{0,16}}(?:关注|点击|访问|登录|搜索)[^，。]{{0,24}}
  | (?:相关(?:文章|阅读|推荐|链接)|推荐阅读|延伸阅读|猜你喜欢|热门文章)(?:[ ]*[：:][^，。]*)?
  | 版权所有[^，。]*
  | [^，。]{{0,20}}ICP备[ ]*\d+[ ]*号[^，。]*
  | (?:本文|原文)(?:地址|链接|网址)[ ]*[：:]\S*
  | 点击(?:下载|进入|查看)[^，。]{{0,12}}
  | 广告位?
"""
_SITE_LINE = compile_regex(rf"(?:{_SITE_PIECE})(?:[ |｜·]*(?:{_SITE_PIECE}))*[ |｜·]*", regex.X)
# Some literal of every piece: only a text that has one is looked at line by line.
_SITE_WORDS = (
    "浏览 阅读 点击 访问 查看 下载 转发 打印 关闭 收藏 分享 返回 纠错 设为首页 字号 字体 一篇 一页"
    " 一条： 一条: 公众号 二维码 扫一扫 扫码 长按 更多 相关 热门 版权所有 ICP备 本文 原文 广告 附"
    " 位置 页面 首页 .doc .pdf .xls .zip .rar .jpg .png"
)
_SITE_PROBES = tuple(_SITE_WORDS.split())
_SITE_WIDTH = 80
# The way of the site to its page.
_TRAIL = compile_regex(
    r"(?:(?:您|你)?(?:现在|当前)?(?:所在|的)?(?:位置|页面)[ ]*[：:]|首页[ ]*[>»›→-])[^，。]*"
)
_ATTACHMENT = compile_regex(
    r"附件?[ ]*(?:[一二三四五六七八九]|\d)?[ ]*[：:][^，。]*"
    r"|[^，。]*\.(?:docx?|xlsx?|pdf|zip|rar|jpg|png)"
)
_SECOND_PAGE = compile_regex(r"\n[ ]*2、")
_PAGE_NUMBER = compile_regex(r"[ ]*(\d{1,2})、")
# A line this long that stops without punctuation was cut by a page end, not by its author.
_LONG = 45
# A line cut by the margin is at least so wide.
_CUT_WIDTH = 10
_TITLE_WIDTH = 40


def break_lines(text: str) -> Iterator[Edit]:
    """`…下降7⏎2、.59%`: a page number that was written into the text where its page began.

    It shows as lines that count 1、 2、 3、 while the sentence runs on from line to line.
    """
    if not _SECOND_PAGE.search(text):
        return
    lines = find_lines(text)
    pages = [at for at, line in enumerate(lines) if _PAGE_NUMBER.match(line.text)]
    numbers = [int(lines[at].text.split("、")[0]) for at in pages]
    cut = [at for at in pages[1:] if not lines[at - 1].text.endswith(ENDS)]
    if numbers != list(range(1, len(pages) + 1)) or not cut:
        return
    if any(lines[at - 1].width <= _LONG for at in pages[1:]):
        return
    for at in pages:
        mark_end = lines[at].start + lines[at].text.index("、") + 1
        yield Edit(lines[at - 1].end if at in cut else lines[at].start, mark_end)


def drop_site_debris(text: str) -> Iterator[Edit]:
    """Lines that a site printed into a sentence. Between sentences they stay: they take no figure
    away there, and may name the body that reports.
    """
    probes = [probe for probe in _SITE_PROBES if probe in text]
    if not probes:
        return
    lines = find_lines(text)
    for at, line in enumerate(lines):
        if (
            len(line.text) <= _SITE_WIDTH
            and any(probe in line.text for probe in probes)
            and _interrupts(lines, at)
            and any(pattern.fullmatch(line.text) for pattern in (_SITE_LINE, _TRAIL, _ATTACHMENT))
        ):
            yield Edit(line.start, line.end)


def drop_page_lines(text: str) -> Iterator[Edit]:
    """Page numbers on a line of their own, with the running title beside them."""
    stripped = [line for raw in text.splitlines() if (line := raw.strip())]
    repeated = _repeated_titles(stripped)
    short = [line for line in stripped if len(line) <= _PAGE_LINE_WIDTH]
    if repeated or any(
        pattern.fullmatch(line) for line in short for pattern in (_BARE_NUMBER, _PAGE_LINE)
    ):
        lines = find_lines(text)
        for at in _page_lines(lines, repeated):
            yield Edit(lines[at].start, lines[at].end)
    found = _PAGE_TAIL.search(text)
    if found and found.start() and text[found.start() - 1] != "\n":
        yield Edit(found.start(), found.end())


def _repeated_titles(lines: list[str]) -> set[str]:
    """Short lines without punctuation that stand in the text twice and more."""
    if len(set(lines)) == len(lines):
        return set()
    return {
        line
        for line, count in Counter(lines).items()
        if count > 1 and 6 <= len(line) <= _TITLE_WIDTH and not CLAUSE.search(line)
    }


def _page_lines(lines: Sequence[Line], repeated: set[str]) -> list[int]:
    """Which lines are page numbers or running titles."""
    pages = {
        at
        for at, line in enumerate(lines)
        if _PAGE_LINE.fullmatch(line.text)
        or (_BARE_NUMBER.fullmatch(line.text) and _is_bare_page(lines, at))
    }
    titles = {
        at
        for at, line in enumerate(lines)
        if at not in pages
        and (
            (line.text in repeated and _interrupts(lines, at, pages))
            or (at + 1 in pages and _is_running_title(lines, at))
            or (
                {at - 1, at + 1} & pages
                and TITLE.search(line.text)
                and _interrupts(lines, at, pages)
            )
        )
    }
    return sorted(pages | titles)


def _is_bare_page(lines: Sequence[Line], at: int) -> bool:
    """A number alone that cuts a sentence, and is not counted by what follows."""
    return _interrupts(lines, at) and not _COUNTED.match(lines[at + 1].text)


def _interrupts(lines: Sequence[Line], at: int, skipped: Set[int] = frozenset()) -> bool:
    """Whether the sentence above line at is unfinished, and goes on below it.

    skipped: lines that are debris already.
    """
    above, below = at - 1, at + 1
    while above in skipped:
        above -= 1
    while below in skipped:
        below += 1
    if above < 0 or below >= len(lines):
        return False
    cut = lines[above]
    return (
        cut.width >= _CUT_WIDTH
        and not cut.text.endswith((*ENDS, "：", ":", "”", "》"))
        and bool(CLAUSE.search(cut.text))
        and not ITEM.match(lines[below].text)
        and lines[below].indent == 0
    )


def _is_running_title(lines: Sequence[Line], at: int) -> bool:
    """A line between an unfinished one and a page number, with no punctuation of its own."""
    line = lines[at]
    return (
        0 < at < len(lines) - 2
        and not CLAUSE.search(line.text)
        and not lines[at - 1].text.endswith(ENDS)
        and bool(CLAUSE.search(lines[at - 1].text))
        and lines[at - 1].width > line.width * 0.8
        and " " in line.text
        and not ITEM.match(lines[at + 2].text)
    )
