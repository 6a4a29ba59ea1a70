"""Years as texts state them, with the part of the year: 2024年上半年, 二〇〇九年, 去年."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import regex

from summarymine.facts.calendar import (
    DASH,
    DIGITS,
    HOLIDAY,
    NUMBER,
    month_end,
    parse_count,
    period_of,
    span_of,
)
from summarymine.model import Period, Span
from summarymine.ready import compile_regex

# 2024, ２０２４, 二〇二四; not the tail of a longer number, but the second half of a doubled year
# (20242024年, a headline printed over itself).
YEAR_DIGITS = (
    r"(?:(?<![\d.])(?:20\d\d)?(?P<arabic>(?:19|20)\d\d|[１２][０-９]{3})"
    r"|(?P<chinese>(?:一九|二[〇○零Ｏ])[〇○零Ｏ一二三四五六七八九]{2}))"
)
# Bounded, so that a page of blanks costs no time.
GAP = r"\s{0,3}"
DAY = rf"{NUMBER}{GAP}[日号]"
DAY_RANGE = rf"{NUMBER}{GAP}月{GAP}{DAY}{GAP}{DASH}{GAP}(?:{NUMBER}{GAP}月{GAP})?{DAY}"
# The part of the year: 上半年, 前三季度, 前11个月, 第一季度, 1-10月, 7月, 春运.
PART = (
    rf"[上下]半年|前{NUMBER}个?季度|前{NUMBER}个?月|第?[一二三四1-4]季度|{DAY_RANGE}"
    rf"|{NUMBER}\s*月?\s*{DASH}\s*{NUMBER}\s*月"
    rf"|{NUMBER}\s*月(?!\s*{NUMBER}\s*[日号])|春运|暑运|{HOLIDAY}"
)
YEARED = compile_regex(rf"{YEAR_DIGITS}\s*年\s*度?\s*(?P<part>{PART})?")
BARE_PART = compile_regex(rf"(?<![\d年一二三四五六七八九十至第-])(?P<part>{PART})")
# 截至2024年11月底, 截止2024年10月15日: from the beginning of the year to that day.
UP_TO = compile_regex(
    rf"截[至止]到?{GAP}{YEAR_DIGITS}{GAP}年{GAP}(?P<month>{NUMBER}){GAP}月"
    rf"(?:{GAP}(?P<day>{NUMBER}){GAP}[日号])?"
)
ONE_YEAR = r"(?:19|20)\d\d|[１２][０-９]{3}|(?:一九|二[〇○零Ｏ])[〇○零Ｏ一二三四五六七八九]{2}"
# 2023年12月至2024年11月, 2016年至2020年, 2021-2023年
YEAR_RANGE = compile_regex(
    rf"(?<![\d.])(?P<first>{ONE_YEAR})"
    rf"(?:{GAP}年{GAP}度?{GAP}(?P<month>{NUMBER}){GAP}月(?:{GAP}{DAY})?)?"
    rf"{GAP}年?{GAP}度?{GAP}{DASH}{{1,2}}{GAP}(?P<last>{ONE_YEAR}){GAP}年(?!第|[上下]半)"
    rf"(?:{GAP}度?{GAP}(?P<last_month>{NUMBER}){GAP}月(?:{GAP}{DAY})?)?"
)
# 2023—2024学年, 2023-2024学年度第一学期: from September to August.
SCHOOL_YEAR = compile_regex(
    rf"(?<![\d.])(?P<first>{ONE_YEAR}){GAP}年?{GAP}{DASH}{{1,2}}{GAP}(?P<last>{ONE_YEAR}){GAP}学年"
    rf"(?:{GAP}度)?(?:{GAP}(?:(?P<autumn>第?[一1]|上)|(?P<spring>第?[二2]|下)){GAP}学期)?"
)
# “十四五”时期: the plan of the five years that begin in 2021.
FIVE_YEARS = compile_regex(
    '(?<![一二三四五六七八九])[“"「]?(?P<plan>十[一二三四五]?五)[”"」]?(?:规划|计划)?'
    "(?P<word>期间|时期|以来|这?五年|工作总结|回顾|发展成就)"
)
FIVE_YEAR_STARTS = {"十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021}
FIVE_YEAR_STARTS |= {"十五五": 2026}
# 2021-08-05, 2021年8月5日: a date is no period by itself.
DATE = compile_regex(
    r"(?<!\d)(?P<year>20\d\d)(?:\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日"
    r"|(?P<mark>[-./])(?P<number>\d{1,2})(?P=mark)(?P<second>\d{1,2})(?!\d))"
    r"|(?P<chinese>二[〇○零Ｏ]..)年(?P<chinese_month>[一二三四五六七八九十]{1,2})月"
    r"(?P<chinese_day>[一二三四五六七八九十]{1,3})日"
)

RELATIVE = {
    **dict.fromkeys(("今年", "本年", "本年度", "当年"), 0),
    **dict.fromkeys(("去年", "上年", "上一年", "上年度", "上一年度"), -1),
    **dict.fromkeys(("明年", "来年", "下年", "下一年", "次年", "下年度", "下一年度"), 1),
    "前年": -2,
    "后年": 2,
}


@dataclass(frozen=True, slots=True)
class Stated:
    """A year with the part of it that a text states, as written without spaces and 度.

    range: set where it runs from one year into another; year is then the last one.
    """

    span: Span
    year: int
    part: str
    text: str
    range: tuple[date, date] | None = None

    @property
    def period(self) -> Period:
        """The period that it states."""
        if self.range:
            return span_of(*self.range, self.text)
        return period_of(self.year, self.part, self.text)


def parse_year(found: "regex.Match[str]") -> int:
    """Year of a match that holds YEAR_DIGITS."""
    return int((found["arabic"] or found["chinese"]).translate(DIGITS))


def parse_date(found: "regex.Match[str]") -> date | None:
    """The day of a match of DATE; None where there is no such day."""
    if found["year"]:
        year, month = int(found["year"]), int(found["month"] or found["number"])
        day = int(found["day"] or found["second"])
    else:
        year = int(found["chinese"].translate(DIGITS))
        month, day = parse_count(found["chinese_month"]), parse_count(found["chinese_day"])
    try:
        return date(year, month, day)
    except ValueError:
        return None


def clean(surface: str) -> str:
    """A part of the year without spaces."""
    return regex.sub(r"\s", "", surface)


# What every year begins with; tried first, since most characters begin none.
_YEAR_HEAD = compile_regex("[12１２一二](?=[0-9０-９九〇○零Ｏ])")
_PLAN_HEAD = compile_regex('[“"「十]')


def matches_at(
    head: "regex.Pattern[str]", pattern: "regex.Pattern[str]", text: str
) -> "Iterator[regex.Match[str]]":
    """What pattern.finditer gives, where each match begins as head says."""
    reached = 0
    for start in head.finditer(text):
        if start.start() >= reached and (found := pattern.match(text, start.start())):
            reached = found.end()
            yield found


# Asked for of one text by its title, its period and its stretches.
@lru_cache(maxsize=4)
def find_stated(text: str) -> tuple[Stated, ...]:
    """Every year with its part, and every range of years; dates left out."""
    found = [*_ranges(text), *_up_to(text)]
    taken = [stated.span for stated in found]
    for m in matches_at(_YEAR_HEAD, YEARED, text):
        if any(span.start <= m.start() < span.end for span in taken):
            continue
        part = clean(m["part"] or "")
        if part or DATE.match(text, m.start()) is None:
            surface = f"{m['arabic'] or m['chinese']}年{part}"
            found.append(Stated(Span(*m.span()), parse_year(m), part, surface))
    return tuple(sorted(found, key=lambda stated: stated.span.start))


def _ranges(text: str) -> list[Stated]:
    """2023年12月至2024年11月, 2016年至2020年, 2023—2024学年, “十三五”期间."""
    found = []
    for m in matches_at(_YEAR_HEAD, YEAR_RANGE, text):
        first, last = (int(m[name].translate(DIGITS)) for name in ("first", "last"))
        months = [
            parse_count(m[name]) if m[name] else whole
            for name, whole in (("month", 1), ("last_month", 12))
        ]
        if first < last and all(1 <= month <= 12 for month in months):
            days = date(first, months[0], 1), month_end(last, months[1])
            found.append(Stated(Span(*m.span()), last, "", clean(m[0]), days))
    for m in matches_at(_YEAR_HEAD, SCHOOL_YEAR, text):
        first, last = (int(m[name].translate(DIGITS)) for name in ("first", "last"))
        if first + 1 == last:
            begin = date(last, 2, 1) if m["spring"] else date(first, 9, 1)
            end = month_end(last, 1 if m["autumn"] else 8)
            found.append(
                Stated(Span(*m.span()), last, "", clean(m[0]).replace("年度", "年"), (begin, end))
            )
    for m in matches_at(_PLAN_HEAD, FIVE_YEARS, text):
        start = FIVE_YEAR_STARTS[m["plan"]]
        word = m["word"] if m["word"] in ("期间", "时期", "以来") else "期间"
        days = date(start, 1, 1), date(start + 4, 12, 31)
        found.append(Stated(Span(*m.span()), start + 4, "", m["plan"] + word, days))
    return found


def _up_to(text: str) -> list[Stated]:
    """截至2024年11月底, 截至2024年10月15日."""
    found = []
    for m in UP_TO.finditer(text):
        day = f"{m['day']}日" if m["day"] else ""
        part = f"截至{m['month']}月{day}"
        surface = f"{m['arabic'] or m['chinese']}年{part}"
        found.append(Stated(Span(*m.span()), parse_year(m), part, surface))
    return found
