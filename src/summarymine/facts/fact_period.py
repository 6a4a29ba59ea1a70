"""The period of a fact: stated before its figure, else the topic's, the plan's, the report's."""

from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import date

from summarymine.facts.calendar import period_of, resolve_months
from summarymine.facts.stated import FIVE_YEAR_STARTS
from summarymine.facts.status import StatusFinder
from summarymine.facts.stretches import Stretch, find_stretches
from summarymine.facts.times import Times
from summarymine.indicators.macros import FIGURE_MASKS, FILLER
from summarymine.indicators.matches import Match
from summarymine.model import Period, PreparedDocument, Span, Status
from summarymine.ready import compile_regex
from summarymine.text.clauses import last_end

# The period of an average over years that are not named, and the baseline of its growth.
YEARLY = "年均"
_SEGMENT = compile_regex("[；。]")
_CLAUSE = compile_regex("[，。；：]")
# 由上年的4起降至1起: 上年 is said of the figure next to it only.
_PARTED = compile_regex(f"[，{FIGURE_MASKS}]")
_FIGURE = compile_regex(f"[{FIGURE_MASKS}]")
# 从2015年最高的26人降到12人: words may stand before it, if it is left for another.
_ORIGIN = compile_regex(
    f"的?[{FIGURE_MASKS}]"
    rf"|[^，。；、{FIGURE_MASKS}]{{0,8}}[{FIGURE_MASKS}]{FILLER}*[^，。；、{FIGURE_MASKS}]{{1,8}}(?<=[至到为])"
)
# 8月4日，大队公布…: the day of telling.
_TOLD = compile_regex("获悉|了解到|通报|公布|发布|介绍|报道|召开|印发|下发|举行|发表|从.{2,16}传来")
_YEARLY = compile_regex(
    "年均(?!浓度|气温|值|水平|降)|年平均(?!浓度)|平均每年|每年(?=新增|超|达|投入|突破|约|保持|稳定|提高|增长|增加|下降|减少)"
)
# Increase to a level, which is one of the last year: 增加到, 提升至, 达到.
_REACHES = compile_regex("(?:[到至]|台阶)(?:了|约|近)?$")
_COMPARED = compile_regex("同比|[比较](?:上年|去年)")
_SUM = compile_regex("累计|新增|合计|总计|净增|增量|(?<!公)共|年均|每年")
_TOPIC_LEAD = compile_regex(
    r"[\s　“\"—一二三四五六七八九十（）、.．\d]{0,6}(?:各位代表[，！!：:]?)?"
    r"(?:刚刚|回顾|回首)?(?:过去的)?[“\"]?"
)
# No lead is longer.
_LEAD_REACH = 32
_FIRST_LEVEL = compile_regex(
    r"[ ]*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}(?:部分|章))"
)
# What is so at a time, or told of a single year, not summed over several.
_STATE = compile_regex(
    "人均|保有量|存量|余额|率|里程|常住人口|稳定在|生产总值|零售总额|规模|年产量|高新技术企业|综合收入"
)
# 编制了“十五五”规划纲要（草案），提请审查: what the paragraph tells is of those years.
_OUTLINE = compile_regex(
    "(?<!为[^，。]{0,10}[“]?)(?P<plan>十[一二三四五]?五)”?"
    "(?:时期|期间|规划(?:纲要)?[^。]{0,16}(?:草案|审查|审议))"
)
_OUTLINE_REACH = 90
# Sentences of a paragraph that may set its topic.
_TOPIC_SENTENCES = 3
# A year that begins a clause is told of: 2016年，…, unlike 大桥2016年建成.
_LEADING = frozenset("，。；：、（“")


def _leads(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip()
    return not before or before[-1] in _LEADING


class PeriodFinder:
    """The periods of one document's facts."""

    def __init__(
        self, masked: str, document: PreparedDocument, times: Times, status: StatusFinder
    ) -> None:
        self.masked = masked
        self.text = document.text
        self.times = times
        self.status = status
        self.stretches = find_stretches(document.text)
        self.starts = [stretch.span.start for stretch in self.stretches]
        self.topics = self._find_topics(document)

    def find(self, match: Match, status: Status) -> Period:
        """The period of a match; an average over years is no sum of them: 五年来年均."""
        period = self._find(match, status)
        level = match.level
        if level is None or level.unit == "%" or YEARLY in period.text:
            return period
        if not self.is_yearly(match.sentence, level.span.start):
            return period
        return replace(period, year=None, text=period.text + YEARLY)

    def _find(self, match: Match, status: Status) -> Period:
        at = match.span.start
        plan = self._plan_year(at, match.sentence) if status == "planned" else None
        stretch = self._stated(match, status)
        if self.is_yearly(match.sentence, at) and (stretch is None or stretch.kind != "years"):
            stretch = self._years_before(match.sentence, at) or self._topic(at)
            if stretch is None or stretch.kind != "years":
                return Period(None, YEARLY)
        if match.earlier and (stretch is None or stretch.kind != "year"):
            return self.times.earlier()
        if stretch is None:
            if status == "actual":
                return self.times.own if self.times.own.year else self._told_before(at)
            return self.times.of_year(plan) if plan else Period()
        if self._sums_up_to(match, stretch):
            return Period(None, f"到{stretch.surface}")
        if stretch.kind == "years" and self._reaches(match, at):
            return self._last_of(stretch)
        period = self._resolve(stretch, status, plan)
        if match.earlier and stretch.offset and status == "actual" and period == self.times.own:
            # 由上年的53人降到40人 in a report to an assembly, whose 去年 is the year told of.
            return self.times.earlier()
        return period

    def _sums_up_to(self, match: Match, stretch: Stretch) -> bool:
        """到2030年，…累计25万人: a sum over the years up to then."""
        if match.level is None or stretch.kind != "year" or not stretch.year:
            return False
        start, at = stretch.span.start, match.level.span.start
        until = self.text[max(0, start - 1) : start] in ("到", "至")
        return until and "累计" in self.masked[self._clause_start(match.sentence, at) : at]

    def _told_before(self, at: int) -> Period:
        """Of a report whose year is unknown, the year that its text named last."""
        for stretch in reversed(self._between(0, at)):
            leads = _leads(self.text, stretch.span.start)
            if stretch.kind == "year" and stretch.year and leads:
                return self.times.resolve(stretch)
        return self.times.own

    def _stated(self, match: Match, status: Status) -> Stretch | None:
        """The stretch that a match is told of: named near it, else its topic."""
        at = match.span.start
        stretch = self._named(match) or self._heading_sentence(match)
        if status == "planned" and (stretch is None or stretch.kind == "whole"):
            # 明年目标：起数控制在70起；全年检查2000家: 全年 is the year that the plan is of.
            years = [s for s in self._between(match.sentence.start, at) if s.kind == "year"]
            stretch = years[-1] if years else stretch
        if stretch is None:
            stretch = self._topic(at)
            if stretch and stretch.kind == "year" and status == "actual":
                return None
            if stretch and self.times.resolve(stretch) == self.times.own:
                return None
            if stretch and stretch.kind == "years" and self._is_of_last_year(match, stretch):
                return None
        return stretch

    def _is_of_last_year(self, match: Match, topic: Stretch) -> bool:
        """五年来，… in an earlier sentence; 进出口8亿元，同比增长21% is of the last year alone."""
        if topic.span.start >= match.sentence.start:
            return False
        stop = _SEGMENT.search(self.masked, match.end, match.sentence.end)
        end = stop.start() if stop else match.sentence.end
        return _COMPARED.search(self.masked, match.name.start, end) is not None

    def _plan_year(self, at: int, sentence: Span) -> int | None:
        """The year of the plans told at a place; never one before the report's own."""
        plan, own = self.status.plan_year(at, sentence), self.times.own.year
        return max(plan, own) if plan and own else plan

    def is_over_years(self, match: Match, period: Period) -> bool:
        """Whether a change is over several years, though the level with it be the last year's."""
        if period.start and period.end and period.end.year > period.start.year:
            return True
        topic = self._stated(match, "actual")
        return (
            topic is not None and topic.kind == "years" and self._reaches(match, match.span.start)
        )

    def is_yearly(self, sentence: Span, at: int) -> bool:
        """Whether the clause before a figure tells an average over years: 年均增长5%."""
        return _YEARLY.search(self.masked, self._clause_start(sentence, at), at) is not None

    def _clause_start(self, sentence: Span, at: int) -> int:
        return last_end(_CLAUSE, self.masked, sentence.start, at)

    def _resolve(self, stretch: Stretch, status: Status, plan: int | None) -> Period:
        if status == "planned" and stretch.kind == "whole" and not plan:
            return self._whole_year()
        if status == "planned" and stretch.offset == 0 and plan:
            return self.times.of_year(plan)
        return self.times.resolve(stretch, plan)

    def _whole_year(self) -> Period:
        """全年 in the plans of a report on half a year."""
        own = self.times.own
        if own.year is None or not self.times.part:
            return own
        return period_of(own.year, "", f"{own.year}年")

    def _last_of(self, stretch: Stretch) -> Period:
        period = self.times.resolve(stretch)
        if period.end is None:
            return self.times.own
        return self.times.of_year(period.end.year)

    def _named(self, match: Match) -> Stretch | None:
        """The stretch named last before the figure, in its segment of the sentence."""
        end = match.span.start
        start = last_end(_SEGMENT, self.masked, match.sentence.start, end)
        for stretch in reversed(self._between(start, end, compared=True)):
            last = stretch.span.end
            if stretch.compared and not (match.earlier or self._is_origin(stretch, end)):
                continue
            if stretch.kind == "day" and _TOLD.search(self.masked, last, end):
                continue
            if self._tells_origin(stretch, end):
                continue
            if stretch.offset and not stretch.part and _PARTED.search(self.masked, last, end):
                continue
            return self._in_year_before(stretch, match.sentence.start)
        return None

    def _in_year_before(self, stretch: Stretch, start: int) -> Stretch:
        """2023年上半年3起，下半年4起: a later part without a year is of the year just told of."""
        if stretch.kind != "part":
            return stretch
        years = [s for s in self._between(start, stretch.span.start) if s.kind == "year"]
        first = resolve_months(years[-1].part) if years else None
        months = resolve_months(stretch.part)
        if first is None or months is None or months[0] <= first[1]:
            return stretch
        return replace(stretch, year=years[-1].year, offset=years[-1].offset)

    def _tells_origin(self, stretch: Stretch, at: int) -> bool:
        """从上半年5.5%降到: whether the figure of that time stands next to it, and is another."""
        start = stretch.span.start
        origin = _ORIGIN.match(self.masked, stretch.span.end, at)
        return self.masked[max(0, start - 1) : start] in ("由", "从") and origin is not None

    def _is_origin(self, stretch: Stretch, at: int) -> bool:
        """Whether the figure is the one that it fell or rose from: 由上年的53人."""
        start = stretch.span.start
        from_it = self.masked[max(0, start - 1) : start] in ("由", "从")
        return from_it and not _PARTED.search(self.masked, stretch.span.end, at)

    def _heading_sentence(self, match: Match) -> Stretch | None:
        """The stretch that the sentence begins with: it holds over semicolons."""
        first = self._between(match.sentence.start, match.span.start)[:1]
        if not first or first[0].kind == "day" or first[0].offset:
            return None
        lead = _TOPIC_LEAD.match(self.text, match.sentence.start)
        is_head = lead is not None and first[0].span.start <= lead.end()
        return first[0] if is_head else None

    def _years_before(self, sentence: Span, at: int) -> Stretch | None:
        found = [s for s in self._between(sentence.start, at) if s.kind == "years"]
        return found[-1] if found else None

    def _reaches(self, match: Match, at: int) -> bool:
        """Whether the figure is a level reached, and no sum: 增加到5万亿元."""
        if match.level is None or match.earlier:
            return False
        clause = self.masked[self._clause_start(match.sentence, at) : at]
        after = self.masked[match.level.span.end : match.level.span.end + 2]
        is_state = match.level.unit == "%" or _STATE.search(clause)
        reached = is_state or _REACHES.search(clause) or after == "台阶"
        return bool(reached) and not _SUM.search(clause)

    def _between(self, start: int, end: int, *, compared: bool = False) -> list[Stretch]:
        """The stretches named between, those compared with only if asked for."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [s for s in self.stretches[first:last] if compared or not s.compared]

    def _topic(self, at: int) -> Stretch | None:
        number = bisect_right(self.topics, at, key=lambda topic: topic[0]) - 1
        return self.topics[number][1] if number >= 0 else None

    def _outlined(self, sentence: Span) -> Stretch | None:
        """The years of a five-year plan that is laid before the assembly in the sentence."""
        end = min(sentence.end, sentence.start + _OUTLINE_REACH)
        found = _OUTLINE.search(self.text, sentence.start, end)
        own, first = self.times.own.year, FIVE_YEAR_STARTS.get(found["plan"]) if found else None
        if found is None or first is None or own is None or first <= own:
            return None
        days = date(first, 1, 1), date(first + 4, 12, 31)
        return Stretch(Span(*found.span("plan")), f"{found['plan']}时期", "years", days=days)

    def is_of_past(self, at: int) -> bool:
        """Whether its paragraph has a topic, a stretch of years that ends with the report's own."""
        topic, own = self._topic(at), self.times.own.end
        if topic is None or topic.kind != "years" or own is None:
            return False
        if "\n" in self.text[topic.span.end : at]:
            return False
        end = self.times.resolve(topic).end
        return end is not None and end <= own

    def _sets_topic(self, stretch: Stretch) -> bool:
        """Whether a stretch of years may be a topic: 五年来, unlike 近三年的事故数."""
        passing = stretch.surface.startswith(("近", "最近")) or stretch.count < 0
        return not passing and self.text[stretch.span.end : stretch.span.end + 1] != "的"

    def _find_topics(self, document: PreparedDocument) -> list[tuple[int, Stretch | None]]:
        """Where a topic of several years begins, or ends (None): at headings and paragraphs.

        五年来，… at the head of a paragraph holds for those after it too, until a year is named
        there or a heading of the first level follows.
        """
        topics: list[tuple[int, Stretch | None]] = []
        for section in document.sections:
            start = section.span.start
            at = document.text.find(section.heading, start)
            named = self._between(start, at + len(section.heading))
            own = named[0] if len(named) == 1 and named[0].kind != "whole" else None
            if own or named or _FIRST_LEVEL.match(document.text, start):
                topics.append((start, own))
        if not topics and not any(stretch.kind == "years" for stretch in self.stretches):
            return topics
        in_paragraph = 0
        for sentence in document.sentences:
            begins = sentence.start == 0 or document.text[sentence.start - 1] == "\n"
            in_paragraph = 1 if begins else in_paragraph + 1
            if begins and (outlined := self._outlined(sentence)):
                topics.append((sentence.start, outlined))
            near = self._between(sentence.start, sentence.start + _LEAD_REACH)
            lead = _TOPIC_LEAD.match(document.text, sentence.start) if near else None
            for stretch in near:
                if lead is None or stretch.span.start > lead.end():
                    break
                sets = in_paragraph <= _TOPIC_SENTENCES and self._sets_topic(stretch)
                if stretch.kind == "years" and sets:
                    topics.append((sentence.start, stretch))
                elif stretch.kind in ("year", "whole"):
                    topics.append((sentence.start, None))
        return sorted(topics, key=lambda topic: topic[0])
