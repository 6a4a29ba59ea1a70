"""Stretches of time named in running text: 去年, 春运期间, 1至11月, 五年来, 截至11月底."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import regex

from summarymine.facts.calendar import DASH, HOLIDAY, NUMBER, parse_count
from summarymine.facts.stated import DAY_RANGE, PART, RELATIVE, clean, find_stated, matches_at
from summarymine.model import Span
from summarymine.ready import compile_regex

# year: one year, stated or relative, perhaps with its part. part: a part of the year at hand.
# years: several years. whole: words that lead back to the whole year. day: a single date.
Kind = Literal["year", "part", "years", "whole", "day"]

# 同期 and the like follow a stretch that is compared with; 计划, 底前 one that is planned for; 春运
# in 2023年春运工作 is work, not time.
_NOT_TOLD = compile_regex("同期|相比|期间?相比|度?计划|工作(?!期间)|[来底末初]|之?前|起(?![数诉])")
_NO_PART_AHEAD = compile_regex(
    "同期|相比|(?:度|份)?(?:计划|目标|任务)|[底末初中]|之?前|起(?![数诉])|[上下]旬|平均"
)
# Before a year that is compared with, 较疫情前的2019年 too; 比较困难的2020年 is told of.
_COMPARED = compile_regex(
    r"(?:[较比与同和由自第每各本]|截止|连续|(?:(?<!比)较|(?<!占)比(?!较))[^，。；、：\d的]{1,6}的)$"
)
_COMPARED_REACH = 8
_SAME_PERIOD = compile_regex("同期(?!相?比|对比|水平)")
_RELATIVE = compile_regex(
    rf"(?P<word>{'|'.join(sorted(RELATIVE, key=len, reverse=True))})(?:度)?"
    rf"(?:的)?(?P<part>{PART})?(?P<same>同期|同月|同时期)?"
)
_SINCE = compile_regex(
    r"(?:[自从]\s*)?(?:(?P<year>20\d\d)年|(?<=[自从])今年)?(?:(?P<month>"
    rf"{NUMBER})月(?:份)?)?(?P<act>(?<=[月份])(?:组织|部署|启动|开展|实施){{1,2}}[^，。；\d]{{1,14}})?(?:以来|至今)"
)
_CONGRESS = compile_regex("党的(?P<n>十[八九]|二十)大(?:召开)?以来")
_CONGRESSES = {"十八": date(2012, 11, 8), "十九": date(2017, 10, 18), "二十": date(2022, 10, 16)}
_YEARS = compile_regex(
    r"(?:(?<=[^较比前后未后今])|^)(?:(?P<past>过去的?|最?近|刚刚过去的|这)(?P<n>[两二三四五六七八九十])年"
    r"(?!前|期|[\d一二三四五六七八九十])"
    r"|(?<![连持未前后今第了\d十一二三四五六七八九])(?P<count>[两二三四五六七八九十])年(?:多)?"
    r"(?:来(?!的平均)|以来|间|累计|共(?!同)|年均|(?=(?:提高|增加|新增|增长|下降|减少|增量|完成|建成|净增))))"
)
_AHEAD = compile_regex("(?:今后|未来|下一个)(?P<n>[三四五])年")
_UP_TO = compile_regex(
    rf"截[至止]到?(?:今年|当年)?(?P<part>{NUMBER}月(?:{NUMBER}[日号]|份?[底末]?)|年[底末])"
)
_PART = compile_regex(
    rf"(?<![\d年一二三四五六七八九十第-])(?P<part>{DAY_RANGE}|[上下]半年|前{NUMBER}个?季度"
    rf"|前{NUMBER}个?月|第?[一二三四1-4]季度|{NUMBER}月?{DASH}{NUMBER}月份?|{NUMBER}月份?(?!{NUMBER}[日号]))"
    r"(?![^，。；]{0,3}(?:同比|环比)?期)"
)
_SEASON = compile_regex(
    rf"(?<!、)(?P<part>春运|暑运)(?:交通)?(?:安保|返程|节后|节前|工作)?(?:期间|以来|中|40天|四十天)"
    rf"|(?<!、)(?P<holiday>{HOLIDAY})"
    # A heading of its own: （一）春运安保工作
    r"|(?:(?<=[）\n.．])|(?<=[一二三四五六七八九十]、))(?P<headed>春运|暑运)(?=[^，。；、\n]{0,8}(?:[。\n]|$))"
)
_WHOLE = compile_regex(
    "全年|一年来|(?:刚刚)?过去的?一年|年内|今年以来|年初以来|[1一]月?[-—–~～至到](?:12|十二)月"
)
_WHOLE_HEAD = compile_regex("[全一刚过年今1]")
_DAY = compile_regex(
    rf"(?:^|(?<=[\n。；]))[^\S\n]*(?P<part>{NUMBER}月{NUMBER}[日号])(?!{DASH}|前|起|以[前来]|至|晚?报)"
)
_SINCE_WORD, _YEAR_WORD, _PART_WORD = map(compile_regex, ("以来|至今", "年", "月|季度|半年"))
_UP_TO_WORD, _DAY_WORD = map(compile_regex, ("截", "月"))
_SEASON_WORD = compile_regex("[春暑]运|国庆|春节|五一|元旦|清明|端午|中秋")
# As far as the longest match and what it looks at reach before and after the word.
_BEFORE, _AFTER = 28, 16


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch as named. year: stated; offset: of 去年, to the year of writing; part: 上半年.

    days: fixed, of several years. count: 5 of 五年来, -3 of 2021年3月以来. same: 去年同期.
    ahead: years that are yet to come, 今后五年.
    """

    span: Span
    surface: str
    kind: Kind
    year: int | None = None
    offset: int | None = None
    part: str = ""
    days: tuple[date, date] | None = None
    count: int = 0
    same: bool = False
    compared: bool = False
    ahead: bool = False


def find_stretches(text: str) -> tuple[Stretch, ...]:
    """Every stretch of time named, in order; those compared with are marked.

    >>> [(s.surface, s.kind, s.compared) for s in find_stretches("五年来增长，春运期间比去年少。")]
    [('五年来', 'years', False), ('春运期间', 'part', False), ('去年', 'year', True)]
    """
    taken = bytearray(len(text))
    found: list[Stretch] = []
    for finder in _FINDERS:
        for stretch in finder(text):
            start, end = stretch.span.start, stretch.span.end
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            found.append(replace(stretch, compared=_is_compared(text, stretch)))
    return tuple(sorted(found, key=lambda stretch: stretch.span.start))


def _is_compared(text: str, stretch: Stretch) -> bool:
    """比去年, 与2023年相比: compared with, not told of, unless the level of then follows."""
    start = stretch.span.start
    return _COMPARED.search(text, max(0, start - _COMPARED_REACH), start) is not None


def _near(
    pattern: "regex.Pattern[str]", literal: "regex.Pattern[str]", text: str
) -> "Iterator[regex.Match[str]]":
    """Matches of a pattern that holds a literal: sought around each, not at every character."""
    reached = 0
    for found in literal.finditer(text):
        if found.start() >= reached:
            start = max(reached, found.start() - _BEFORE)
            if m := pattern.search(text, start, min(len(text), found.end() + _AFTER)):
                reached = m.end()
                yield m


def _stated(text: str) -> Iterator[Stretch]:
    for stated in find_stated(text):
        span = stated.span
        if stated.range:
            yield Stretch(span, stated.text, "years", days=stated.range)
        elif not stated.part and (same := _SAME_PERIOD.match(text, span.end)):
            span = Span(span.start, same.end())
            yield Stretch(span, stated.text + same[0], "year", year=stated.year, same=True)
        elif not _NOT_TOLD.match(text, span.end) or stated.part:
            yield Stretch(span, stated.text, "year", year=stated.year, part=stated.part)


def _since(text: str) -> Iterator[Stretch]:
    for m in _near(_SINCE, _SINCE_WORD, text):
        span, month = Span(*m.span()), parse_count(m["month"]) if m["month"] else 1
        if (m["year"] or m["month"]) and 1 <= month <= 12:
            year = int(m["year"]) if m["year"] else None
            # 5月份开展“百日会战”以来 is a time, and what was begun then no part of its name.
            words = m[0].replace(m["act"] or "", "")
            yield Stretch(span, clean(words), "years", year=year, count=-month)
    for m in _CONGRESS.finditer(text):
        first = _CONGRESSES[m["n"]]
        yield Stretch(Span(*m.span()), m[0], "years", year=first.year, count=-first.month)


def _relative(text: str) -> Iterator[Stretch]:
    for m in _RELATIVE.finditer(text):
        if _NOT_TOLD.match(text, m.end()) and not (m["part"] or m["same"]):
            continue
        part, same = clean(m["part"] or ""), bool(m["same"]) and not m["part"]
        yield Stretch(
            Span(*m.span()), clean(m[0]), "year", offset=RELATIVE[m["word"]], part=part, same=same
        )


def _years(text: str) -> Iterator[Stretch]:
    for m in _near(_YEARS, _YEAR_WORD, text):
        count = parse_count((m["n"] or m["count"]).replace("两", "二"))
        yield Stretch(Span(*m.span()), m[0], "years", count=count)
    for m in _near(_AHEAD, _YEAR_WORD, text):
        yield Stretch(Span(*m.span()), m[0], "years", count=parse_count(m["n"]), ahead=True)


def _parts(text: str) -> Iterator[Stretch]:
    for m in _near(_UP_TO, _UP_TO_WORD, text):
        part = clean(m["part"])
        if part[0] == "年":
            yield Stretch(Span(*m.span()), m[0], "whole")
        else:
            yield Stretch(Span(*m.span()), clean(m[0]), "part", part="截至" + part.rstrip("底末份"))
    for m in _near(_SEASON, _SEASON_WORD, text):
        yield Stretch(Span(*m.span()), m[0], "part", part=m["part"] or m["headed"] or m["holiday"])
    for m in _near(_PART, _PART_WORD, text):
        if not _NO_PART_AHEAD.match(text, m.end()):
            yield Stretch(Span(*m.span()), clean(m[0]), "part", part=clean(m["part"]).rstrip("份"))


def _whole(text: str) -> Iterator[Stretch]:
    for m in matches_at(_WHOLE_HEAD, _WHOLE, text):
        yield Stretch(Span(*m.span()), m[0], "whole")


def _days(text: str) -> Iterator[Stretch]:
    for m in _near(_DAY, _DAY_WORD, text):
        yield Stretch(Span(*m.span("part")), m["part"], "day", part=m["part"])


_FINDERS: tuple[Callable[[str], Iterator[Stretch]], ...] = (
    _since,
    _stated,
    _whole,
    _relative,
    _years,
    _parts,
    _days,
)
