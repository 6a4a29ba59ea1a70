"""Planned or actual: by the headings above, by the sentence, by the clause."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

import regex

from summarymine.facts.stated import FIVE_YEAR_STARTS
from summarymine.indicators.context import Context
from summarymine.model import PreparedDocument, Section, Span, Status
from summarymine.ready import compile_regex
from summarymine.text.clauses import last_end

_CLAUSE = compile_regex("[，；：。]")
_LEADING_YEAR = compile_regex(r"[ ]*(20\d\d)年")
_ANY_YEAR = compile_regex(r"(20\d\d)年")
_CLAUSE_YEAR = compile_regex(r"(?:^|[，；：])[ ]*(?:到|至)?(?P<year>20\d\d)年")
_LEADING_MONTH = compile_regex(r"[ ]*[一二三四五六七八九十\d]{1,2}月")
_INTENT = compile_regex("将|力争|力图|拟|计划")
_TITLE_REACH = 80
_PLAN_TITLE = compile_regex("(?:目标|计划|打算|安排|方案)[^，。；\n]{0,4}(?:的通知|\n|$)")
_REVIEW_TITLE = compile_regex("总结|情况|报告|工作回顾")
# 主要预期目标： above a list of one target a line.
_TARGETS = compile_regex(r"目标(?:任务)?(?:是|为|如下)?：?[ ]*\n")
# 2026年，我们这样干： above a list without full stops, in a report on 2025; a repair may have
# joined the first line to it.
_AHEAD = compile_regex(
    r"(?<=\n)[ \u3000]*(?P<year>20\d\d)年[^。；\n\d]{0,16}(?:：[ ]*\n?|\n)(?=[^\n。]{1,80}\n)"
)
# No longer than this: below a heading “主要目标任务” stand paragraphs, some on what was done.
_ITEM_LINE = compile_regex(
    r"\s*(?=[^\n]{1,80}(?:\n|$))[^\n。]*[\d一二三四五六七八九十][^\n]*(?:\n|$)"
)
# 2026年重点工作: in a report on 2025 such a heading announces plans, 2026年工作报告 does not.
_TASKS = compile_regex("重点|任务|工作|安排|目标|实事|开局|开好局")
# 附表：2024年主要指标对比, a line or the end of one: what is attached below plans is none of them,
# unless it is called so.
_ATTACHED = compile_regex(r"(?<=[\n。])[ \u3000]*附(?:表|件|录|：)[^，。；\n]{0,40}(?=\n|$)")
# 推动“十五五”开好局: so does one with a five-year plan that is yet to begin.
_FIVE_YEARS = compile_regex("(?<=[“])十[一二三四五]?五(?=[”])")
_BARE_LINE = compile_regex(r"\s*(?=[^\n。]{1,80}(?:\n|$))[^\n]*\d[^\n]*(?:\n|$)")


class Told(NamedTuple):
    """A status, and what says so: words of the clause, of the sentence, a year, or the section."""

    status: Status
    by: Literal["", "clause", "sentence", "year", "section"] = ""
    words: str = ""


class Plans:
    """The plan rules of a context, compiled."""

    def __init__(self, context: Context) -> None:
        plans = context.plans
        self.heading = compile_regex(plans["heading"])
        self.heading_not = compile_regex(plans["heading_not"])
        self.opener = compile_regex(r"[ ]*" + plans["opener"])
        self.clause = compile_regex(plans["clause"])
        self.aim = compile_regex(plans["aim"])
        self.announced = compile_regex(plans["announced"])
        self.done = compile_regex(plans["done"])

    def is_plan(self, heading: str) -> bool:
        """Whether a heading announces plans, and no account of what was done."""
        return bool(self.heading.search(heading)) and not self.heading_not.search(heading)


@lru_cache(maxsize=4)
def plans(context: Context) -> Plans:
    """The plan rules of a context, compiled once."""
    return Plans(context)


class StatusFinder:
    """The status of every place of one document."""

    def __init__(self, document: PreparedDocument, plans: Plans, year: int | None) -> None:
        self.text = document.text
        self.plans = plans
        self.year = year
        # Where plans are told, and the year that their heading or first words give.
        self.planned = tuple(self._planned_spans(document))

    def find(self, at: int, sentence: Span) -> Status:
        """Planned or actual, for a figure at this place of the repaired text."""
        return self.told(at, sentence).status

    def told(self, at: int, sentence: Span, level: Span | None = None) -> Told:
        """find, and what says so; level: where that of the figure stands, if it has one."""
        if level and (aim := self.plans.aim.match(self.text, level.end)):
            return Told("planned", "clause", aim.group())
        clause_start = last_end(_CLAUSE, self.text, sentence.start, at)
        if wish := self.plans.clause.search(self.text, clause_start, at):
            return Told("planned", "clause", wish.group())
        said = self.text[sentence.start : at]
        if any(span.start <= at < span.end for span, _ in self.planned):
            past = _LEADING_YEAR.match(said)
            if past and self.year and int(past[1]) < self.year:
                return Told("actual", "year", past[1])
            return Told("planned", "section")
        wishes = list(self.plans.clause.finditer(self.text, sentence.start, at))
        if wishes and not self._ended(wishes[-1].end(), at):
            return Told("planned", "sentence", wishes[-1].group())
        if later := self._ahead(said):
            return Told("planned", "sentence", later)
        announced = self.plans.announced.search(said)
        if announced and not self.plans.done.search(said, announced.end()):
            return Told("planned", "sentence", announced.group())
        opener = self.plans.opener.match(said)
        if opener and (self._is_later(opener.group()) or _INTENT.search(opener.group())):
            return Told("planned", "sentence", opener.group())
        return Told("actual")

    def _ahead(self, said: str) -> str:
        """The year that the sentence or clause begins with, if it comes after the report's."""
        years: list[str] = _CLAUSE_YEAR.findall(said)
        return years[-1] if years and self.year and int(years[-1]) > self.year else ""

    def plan_year(self, at: int, sentence: Span) -> int | None:
        """The year of the plans told at this place, None where none is stated."""
        years = [year for span, year in self.planned if span.start <= at < span.end and year]
        if years:
            return years[-1]
        # 2025年工作要点：…，全年…
        ahead = self._ahead(self.text[sentence.start : at])
        return int(ahead) if ahead else None

    def _ended(self, start: int, end: int) -> bool:
        """Whether a wish told at start is over at end: a semicolon, or a word of what was done."""
        return "；" in self.text[start:end] or bool(self.plans.done.search(self.text, start, end))

    def _planned_spans(self, document: PreparedDocument) -> list[tuple[Span, int | None]]:
        spans = [
            (
                self._before_attached(
                    section.span.start, _reach(document.sections, number, len(document.text))
                ),
                _year_in(section.heading),
            )
            for number, section in enumerate(document.sections)
            if self.plans.is_plan(section.heading) or self._is_of_later(section.heading)
        ]
        title = document.text[:_TITLE_REACH].split("。")[0]
        if _PLAN_TITLE.search(title) and not _REVIEW_TITLE.search(title):
            spans.append((Span(0, len(document.text)), _year_in(title)))
        spans.extend(
            (Span(found.end(), _list_end(document.text, found.end())), None)
            for found in _TARGETS.finditer(document.text)
        )
        spans.extend(
            (
                Span(found.end(), _list_end(document.text, found.end(), _BARE_LINE)),
                int(found["year"]),
            )
            for found in _AHEAD.finditer(document.text)
            if self.year is not None and int(found["year"]) > self.year
        )
        spans.extend(self._opened(document))
        return spans

    def _before_attached(self, start: int, end: int) -> Span:
        """Up to the first attachment that does not call itself a plan, or one of a later year."""
        for line in _ATTACHED.finditer(self.text, start + 1, end):
            is_later = self.year is not None and (_year_in(line.group()) or 0) > self.year
            if not is_later and not self.plans.heading.search(line.group()):
                return Span(start, line.start())
        return Span(start, end)

    def _is_of_later(self, heading: str) -> bool:
        """Whether a heading tells of the tasks of years that come after the report's alone."""
        if self.year is None or self.plans.heading_not.search(heading):
            return False
        years = [int(year) for year in _ANY_YEAR.findall(heading)]
        years += [FIVE_YEAR_STARTS[name] for name in _FIVE_YEARS.findall(heading)]
        is_later = bool(years) and min(years) > self.year
        return is_later and _TASKS.search(heading) is not None

    def _opened(self, document: PreparedDocument) -> list[tuple[Span, int | None]]:
        """2023年，…将…: a plan told without a heading runs on to the next heading or the end."""
        half = len(document.text) * 0.4
        for sentence in document.sentences:
            if sentence.start < half:
                continue
            found = self.plans.opener.match(self.text, sentence.start, sentence.end)
            if found and self._is_later(found.group()):
                following = [
                    s.span.start for s in document.sections if s.span.start > sentence.start
                ]
                inline = [at for at in following if self.text[at - 1 : at] == "\n"]
                end = min(inline, default=len(self.text))
                return [(self._before_attached(sentence.start, end), _year_in(found.group()))]
        return []

    def _is_later(self, opener: str) -> bool:
        """Whether the opener's year comes after the report's; 明年 always does, 8月 never."""
        if _LEADING_MONTH.match(opener):
            return False
        stated = _LEADING_YEAR.match(opener)
        return not stated or self.year is None or int(stated[1]) > self.year


def _list_end(text: str, start: int, item: "regex.Pattern[str]" = _ITEM_LINE) -> int:
    """The end of the lines from start on that each hold a figure."""
    while start < len(text) and (line := item.match(text, start)):
        start = line.end()
    return start


def _year_in(words: str) -> int | None:
    years = _ANY_YEAR.findall(words)
    return int(years[-1]) if years else None


def _reach(sections: Sequence[Section], number: int, end: int) -> int:
    """Where a section with its subsections ends: at the next heading of its level or above."""
    level = sections[number].level
    for section in sections[number + 1 :]:
        if section.level <= level:
            return section.span.start
    return end
