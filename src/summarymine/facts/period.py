"""When: the time that a report covers, and the years that its sentences name."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

import regex

from summarymine.facts.calendar import DIGITS, NUMBER, parse_count, period_of, resolve_months
from summarymine.facts.stated import BARE_PART, DATE, PART, Stated, clean, find_stated, parse_date
from summarymine.model import Period, PreparedDocument, Span
from summarymine.ready import compile_regex

THIS_PART = compile_regex(rf"(?:{PART})")  # directly after 今年
# XX年前三季度: a form left blank.
BLANK_YEAR = compile_regex(rf"(?:20)?[XxＸ×]{{2,4}}\s*年\s*度?\s*(?P<part>{PART})?")
# 回眸 2020
PLAIN_YEAR = compile_regex(r"(?<!\d)(?P<year>20\d\d)(?![\d年.\-/])")
# 第八个“全国交通安全日” was in 2019: these days carry their number.
NUMBERED_DAY = compile_regex(rf"第(?P<n>{NUMBER})个[“\"「]?(?P<day>全国交通安全日|中国人民警察节)")
FIRST_HELD = {"全国交通安全日": date(2012, 12, 2), "中国人民警察节": date(2021, 1, 10)}

REVIEW = compile_regex(
    "总结|回眸|回顾|综述|述要|述职|小结|盘点|扫描|纪实|分析|工作情况|工作报告|通报"
)
PLAN = compile_regex("计划|打算|安排|思路|要点|目标|展望|规划|部署|任务")
# 2025年，大队将 …; 2025年目标
PLAN_AHEAD = compile_regex(
    r"[^。\n]{0,40}?(?:将(?!军|近)(?:[一-鿿])|力争|确保|争取|计划"
    # 锚定“四个确保”目标 is how a year was worked, as is 按照年度计划.
    r"|(?<!(?:围绕|锚定|紧扣|聚焦|对标|瞄准|盯紧|紧盯|实现|完成|坚持|以)[^，。；\n]{0,16})目标|打算"
    r"|要[把以继进坚力全])(?<!(?:按照|根据|对照|落实)[^，。；\n]{0,12})(?![^“。\n]{0,12}”)"
)
# Of the year to come for sure; 确保 and 争取 may be of what was done.
WILL_AHEAD = compile_regex(r"[^。\n]{0,40}?(?:将(?!军|近)(?:[一-鿿])|力争|打算|要[把以继进坚力全])")
TITLE_LINE = compile_regex(r"[^\n]*[一-鿿][^\n]{3,}")
DAMAGED_TITLE = compile_regex(rf"(?:[^。]{{0,40}}。)?(?P<title>[^。]{{0,60}}?(?:{REVIEW.pattern}))")
DATELINE = compile_regex("发布|时间[:：]|来源[:：]|索引号|浏览|责编|责任编辑|代表大会")
# 比2023年, 与2022年同期相比, 自2019年以来: years to compare with or to start from.
COMPARED_BEFORE = compile_regex("(?:[比较与同自从至由]|相比|截止)$")
COMPARED_AFTER = compile_regex("[底末]|同期|相比|以来|版|的?[\\d]|为[\\d]")
CLAUSE_START = compile_regex(
    r"(?:^|[\n。；;！!”】》—]|过去的|[：:]"
    r"|(?:据统计|获悉|了解到|显示|据悉|介绍|预计|初步核算|初步统计)[，,]?)[\s　]*$"
)
THIS_YEAR = compile_regex("今年|本年|年内")
ASSEMBLY_TITLE = compile_regex("工作(?:的)?报告")
SESSION_TITLE = compile_regex(r"代表大会[^，。\n]{0,16}会议上的[^，。\n]{0,8}工作报告$")
# 2025年1月在某县人民代表大会第四次会议上: when the meeting was, whether or not with its day.
MEETING = compile_regex(rf"(?:\s*{NUMBER}\s*[日号])?[，,]?在[^\n。；]{{2,48}}(?:会议|大会)上")
PUBLIC_BODY = compile_regex("政府|法院|检察院|常委会|常务委员会")
PAST_YEAR = compile_regex("过去的?一年|一年来")
# A new government reviews five years; it meets early in the year, or at the end of the last.
PAST_YEARS = compile_regex("过去的?五年|五年(?:来的)?工作回顾|五年来")
EARLY = 6
REVIEW_AFTER = compile_regex(r"[^。\n]{0,16}(?:回顾|主要工作|工作情况|工作总结|发展成就)|是|[，,]")

# 60: a longer line is a paragraph, of which only the beginning may be a damaged title.
TITLE_LENGTH = 60
TITLE_LINES = 8
# The opening of a body, and of an assembly report, whose front matter is longer.
OPENING, ASSEMBLY_OPENING = 400, 1500
# 2023年，… 2023年全市 … 过去的2022年 …, unlike 2019年建成的大桥
CLAUSE_GOES_ON = compile_regex(r"[，,、\s]|[全我本各这是]|据|[市县区州省]")
# A year needs a clause of its own, or two mentions in the opening, to be the report's.
ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A title line, cut where a paragraph would begin."""

    span: Span
    text: str


def resolve_period(document: PreparedDocument) -> Period:
    """The time that the whole report covers; year None and text "" where it does not say.

    Evidence in order: the title, headings of review, the years that the body begins its clauses
    with. A publishing date only gives the year of 今年 and of a bare 上半年 or 7月. Years of plans
    and years compared with do not count; a title that is all plan is the last resort but one, the
    file name the last.
    """
    return resolve_times(document)[0]


def resolve_times(document: PreparedDocument) -> tuple[Period, int | None]:
    """The time that the whole report covers, and the year that its 今年 means.

    The two differ in a report to an assembly: in 2026 it tells of 2025.
    """
    text = document.text
    stated = find_stated(text)
    title = find_title(text)
    if period := resolve_assembly(text, stated, title):
        return period, period.end.year + 1 if period.end else None
    period = (
        resolve_title(text, stated, title)
        or resolve_body(text, stated)
        or resolve_unyeared(text)
        or resolve_file_name(document.source.name)
        or Period()
    )
    return period, period.year or (period.end.year if period.end else None)


def is_of_year(document: PreparedDocument, period: Period) -> bool:
    """Does a title call the document a review of the year: 2024年工作总结?"""
    year = str(period.year)
    names = (document.source.name, *(line.text for line in find_title(document.text)))
    return any(year in name.translate(DIGITS) and REVIEW.search(name) for name in names)


def resolve_file_name(name: str) -> Period | None:
    """The year that a file is named by: 高邮2024年上半年总结.txt. A bare 2024_ may be a date."""
    stated = find_stated(name.rpartition("/")[2])
    return stated[0].period if len(stated) == 1 else None


def find_title(text: str) -> tuple[Line, ...]:
    """The first lines that may hold a title: short ones, and the heads of damaged long ones."""
    lines = []
    for m in islice(TITLE_LINE.finditer(text, 0, OPENING), TITLE_LINES):
        told = len(m[0]) > TITLE_LENGTH or "。" in m[0] or "，" in m[0]
        # 在第一次会议上的政府工作报告 is the title itself.
        if DATELINE.search(m[0][:TITLE_LENGTH]) and not SESSION_TITLE.search(m[0]):
            continue
        # A copy may begin with a disclaimer, and go on into the body without a line end.
        piece = DAMAGED_TITLE.match(m[0]) if told else m
        if piece:
            start = m.start() + (piece.start("title") if told else 0)
            line = piece["title"] if told else m[0]
            lines.append(Line(Span(start, start + len(line)), line))
    return tuple(lines)


def is_within(inner: Span, outer: Span) -> bool:
    """Does inner begin in outer?"""
    return outer.start <= inner.start < outer.end


def resolve_title(text: str, stated: Sequence[Stated], title: Sequence[Line]) -> Period | None:
    """The period in the title or in a heading of review; the plan's year only if alone."""
    planned = None
    for line in title:
        told = [s for s in stated if is_within(s.span, line.span) and not is_of_meeting(text, s)]
        # “十四五”时期和2025年工作回顾 tells of the year first.
        for year in sorted(told, key=is_over_years):
            if not is_planned_heading(text, year, line.span.end):
                return year.period
            planned = planned or year
    for line in title:
        if REVIEW.search(line.text) and (m := PLAIN_YEAR.search(line.text)):
            return period_of(int(m["year"]), "", f"{m['year']}年")
        if m := BLANK_YEAR.search(line.text):
            return Period(None, clean(m["part"] or ""))
        if m := BARE_PART.search(line.text):
            return complete_part(text, clean(m["part"]), stated)
    if heading := find_review_heading(text, stated):
        return heading.period
    return planned.period if planned else None


def is_over_years(stated: Stated) -> bool:
    """Does it run over several years, so that it is of no one year?"""
    return stated.period.year is None


def is_planned_heading(text: str, year: Stated, end: int) -> bool:
    """Is the year that of a plan in 2024年工作总结及2025年工作计划?"""
    rest = regex.split("[及和暨、]|(?:19|20)\\d\\d年", text[year.span.end : end], maxsplit=1)[0]
    return PLAN.search(rest) is not None and REVIEW.search(rest) is None


def find_review_heading(text: str, stated: Sequence[Stated]) -> Stated | None:
    """The first year in a short line below the title that tells a review: 一、2024年工作总结."""
    for year in sorted(stated, key=is_over_years):
        start = text.rfind("\n", 0, year.span.start) + 1
        end = text.find("\n", year.span.end)
        end = len(text) if end < 0 else end
        line = text[start:end]
        is_heading = len(line) <= TITLE_LENGTH and not regex.search("[，。]", line)
        if is_heading and REVIEW.search(line) and not is_planned_heading(text, year, end):
            return year
    return None


def resolve_assembly(text: str, stated: Sequence[Stated], title: Sequence[Line]) -> Period | None:
    """The past year that a report to an assembly tells of, named by the year of its meeting.

    政府工作报告 of January 2026, or titled 2026年, tells of 2025 and plans 2026: so it is read if
    the opening reviews 2025; otherwise the title stands.
    """
    head = next((line for line in title if ASSEMBLY_TITLE.search(line.text)), None)
    if head is None:
        return None
    years = [s.year for s in stated if is_within(s.span, head.span) and not is_over_years(s)]
    dated = DATE.search(text, head.span.start, head.span.end + 200)
    day = (parse_date(dated) if dated else None) or find_meeting(text, stated, head.span.end + 200)
    met = years[0] if years else day.year if day else None
    if met is None:
        return None
    past = [s for s in stated if s.year == met - 1 and s.span.start < ASSEMBLY_OPENING]
    is_public = PUBLIC_BODY.search(head.text) is not None
    is_early = day is not None and day.month <= EARLY
    told = PAST_YEAR.search(text, 0, ASSEMBLY_OPENING) or (
        is_early and PAST_YEARS.search(text, 0, ASSEMBLY_OPENING)
    )
    if any(tells_review(text, s) for s in past) or (is_public and told):
        return period_of(met - 1, "", f"{met - 1}年")
    return None


def find_meeting(text: str, stated: Sequence[Stated], end: int) -> date | None:
    """The month of a meeting told without its day, as its first day."""
    for year in stated:
        if year.span.start < end and is_of_meeting(text, year):
            return year.period.start
    return None


def is_of_meeting(text: str, year: Stated) -> bool:
    """Is it the month that an assembly met in: 2025年1月在…会议上?"""
    return bool(year.part) and MEETING.match(text, year.span.end) is not None


def tells_review(text: str, year: Stated) -> bool:
    """Does a clause or heading begin its review with the year: 2025年工作回顾, 过去的2025年?"""
    if is_compared(text, year) or is_planned(text, year):
        return False
    starts = CLAUSE_START.search(text, max(0, year.span.start - 12), year.span.start) is not None
    heads = regex.match(r"[^。\n]{0,16}(?:回顾|主要工作|工作总结)", text[year.span.end :][:30])
    return heads is not None or (starts and REVIEW_AFTER.match(text, year.span.end) is not None)


def is_compared(text: str, year: Stated) -> bool:
    """Is the year one to compare with, or to start from?"""
    before = text[max(0, year.span.start - 4) : year.span.start].rstrip()
    return bool(COMPARED_BEFORE.search(before) or COMPARED_AFTER.match(text, year.span.end))


def is_planned(text: str, year: Stated) -> bool:
    """Does what follows the year tell of the future?"""
    return PLAN_AHEAD.match(text, year.span.end) is not None


def leads_clause(text: str, year: Stated) -> bool:
    """Does a clause begin with the year and go on about the whole of it?"""
    before = CLAUSE_START.search(text, max(0, year.span.start - 12), year.span.start)
    return before is not None and bool(year.part or CLAUSE_GOES_ON.match(text, year.span.end))


def resolve_body(text: str, stated: Sequence[Stated]) -> Period | None:
    """The year that most clauses of the body begin with, those of the opening first."""
    scores: Counter[int] = Counter()
    first: dict[int, Stated] = {}
    for year in stated:
        if is_over_years(year) or is_compared(text, year) or is_planned(text, year):
            continue
        if is_of_meeting(text, year):
            continue
        leads = leads_clause(text, year)
        scores[year.year] += (3 if leads else 1) + (2 if year.span.start < OPENING else 0)
        known = first.setdefault(year.year, year)
        if leads and known.part and not year.part:
            first[year.year] = year
    # Of equals, the one named first.
    best, score = max(scores.items(), key=lambda item: item[1], default=(0, 0))
    if score >= ENOUGH:
        return first[best].period
    # 2024年，全队坚决确保…: what opens a report without another year is no plan.
    for year in stated:
        if year.span.start < OPENING and not is_over_years(year) and not is_compared(text, year):
            is_ahead = WILL_AHEAD.match(text, year.span.end) is not None
            return year.period if leads_clause(text, year) and not is_ahead else None
    return None


def resolve_unyeared(text: str) -> Period | None:
    """The period of a body without a year: XX年前三季度, 今年1至11月, 7月份 below a date."""
    if blank := BLANK_YEAR.search(text):
        return Period(None, clean(blank["part"] or ""))
    anchor = find_anchor(text)
    if this_year := THIS_YEAR.search(text):
        if told := THIS_PART.match(text, this_year.end()):
            return complete_part(text, clean(told[0]), ())
        # 今年 in a report of January or February may be the year that has just ended.
        if anchor is None or anchor.month <= 2:
            return None
        year = period_of(anchor.year, "", f"{anchor.year}年")
        return replace(year, end=anchor)
    part = BARE_PART.search(text, 0, OPENING)
    return complete_part(text, clean(part["part"]), ()) if part else None


def complete_part(text: str, part: str, stated: Sequence[Stated]) -> Period:
    """A part of a year with its year: from the same part told with one, else from a date.

    A month or half-year that the date has not reached belongs to the year before.
    """
    for year in stated:
        if year.part == part:
            return year.period
    anchor = find_anchor(text)
    if anchor is None:
        return Period(None, part)
    months = resolve_months(part)
    told = anchor.year - 1 if months and months[1] > anchor.month else anchor.year
    return period_of(told, part, f"{told}年{part}")


def find_anchor(text: str) -> date | None:
    """The day of writing: a date in the head or at the end, or a day that has a number."""
    near_end = max(0, len(text) - 200)
    if found := DATE.search(text, 0, OPENING) or DATE.search(text, near_end):
        return parse_date(found)
    if day := NUMBERED_DAY.search(text):
        first = FIRST_HELD[day["day"]]
        return first.replace(year=first.year + parse_count(day["n"]) - 1)
    return None
