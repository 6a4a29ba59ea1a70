"""The words of a part that stand around a name, in its own clause: 国道发生事故28起."""

from bisect import bisect_left
from collections.abc import Sequence

from summarymine.facts.phrases import cut_out, stripped
from summarymine.facts.scope_text import CLAUSE, SEGMENT, ScopeText, own_regex
from summarymine.indicators.matches import Match
from summarymine.indicators.timed import timed
from summarymine.model import Span
from summarymine.quantities.numerals import parse_numeral
from summarymine.ready import compile_regex
from summarymine.text.clauses import last_end

# Kinds that a name may hold as its own: 电动自行车上牌.
_THINGS = frozenset({"road", "vehicle", "person", "place", "time"})
_PARTS_AHEAD = compile_regex("各[^，。；]{1,4}中，|分[^，。；：]{1,5}看")
_JOINS = ("、", "和", "与", "及")
# A part has a name of this many characters.
_MIN_PHRASE, _MAX_PHRASE = 2, 20
_MASK = compile_regex("[\ue000-\ue00f>|»]")
_AGE = compile_regex(
    r"[\d一二三四五六七八九十至到～、—-]+(?:周?岁)(?:以上|以下|至[\d一二三四五六七八九十]+岁)?$"
)
_NUMBER = compile_regex(r"(?<=死亡|灭亡|亡)(?:\d+|[一二三四五六七八九十]+)(?=人)")
# What a name says besides what it names: 未发生一次死亡10人以上事故.
_OCCURS = compile_regex(
    "^(?:从?未曾?|没有?|无)?(?:再|有)?(?:发生)?|(?:均|都)?(?:未|没有?)(?:再)?发生(?:一起|过)?$"
)
# 1.事故总量下降: the number of the paragraph.
_NUMBERED = compile_regex(r"^[ \u3000]*\d{1,2}[.．、]")
_CLASS = compile_regex(
    "(?:其中)?(?:持有?)?(?P<class>[A-Z][0-9](?:[、和][A-Z][0-9])*)(?:类|照|证|型|驾照|驾驶证)?(?:的)?"
)


def is_part_of_its_kind(match: Match) -> bool:
    """护学岗7200次，其中小学护学岗5100次: after 其中 the same thing is told again of a part."""
    whole = match.parent
    if whole is None or whole.indicator is not match.indicator or not (match.level and whole.level):
        return False
    part, all_of_it = match.level.value, whole.level.value
    return part is not None and all_of_it is not None and part < all_of_it


class ModifierFinder:
    """Modifiers of the names in one report. names: where indicators are named that are told of."""

    def __init__(self, report: ScopeText, names: Sequence[Span]) -> None:
        self.report = report
        self.masked, self.text, self.words = report.masked, report.text, report.words
        self.names = sorted((name.start, name.end) for name in names)
        # Where a word stands that some kind of part requires; between two of them there is none.
        probes, masked = report.words.probes, report.masked
        self.probed = (
            sorted({at for _, at, _ in probes.find_matches_as_indexes(masked, overlapping=True)})
            if probes
            else range(len(masked))
        )

    def find(self, match: Match) -> str:
        """The words around the name, from the head of the clause to the figure."""
        start = self.report.clause_start(match.name.start, match.sentence)
        end = match.name.end
        own_part = self.own_part(match, start)
        if own_part:
            return own_part
        if match.indicator.floor and self._is_above(match):
            return _OCCURS.sub("", self.report.quote(match.name.start, end))
        level = match.level.span if match.level else Span(end, end)
        # Up to the figure, whether it follows the name or stands in it; then what is left of it.
        words = self._scope_words(match, start, max(level.start, start))
        words = words or self._scope_words(match, level.end, end)
        if words:
            return self.report.quote(min(words)[0], max(word[1] for word in words))
        return (
            self._object(match)
            or self._cause(match, start)
            or self._listed(match, start)
            or self._head(match, start)
            or self._code(match, start)
        )

    def _code(self, match: Match, start: int) -> str:
        """其中C1驾驶人3.2万人: a class that is told by its letter."""
        found = _CLASS.fullmatch(self.text, start, match.name.start)
        return found["class"] if found else ""

    def own_part(self, match: Match, start: int) -> str:
        """The words of the indicator's own parts: 重伤 of the injured."""
        part = own_regex(match.indicator, "part")
        if part is None:
            return ""
        begin = self._leaning_start(match, start)
        end = max(match.name.end, match.span.start)
        # The nearest: 基础设施投资、工业投资分别增长3%、8% are two kinds.
        spans = [
            found.span()
            for found in part.finditer(self.masked, begin, end)
            if not self.report.is_aside(found.start(), start)
        ]
        own = [span for span in spans if span[0] < match.name.end] or spans
        words = self.report.quote(*own[-1]) if own else ""
        return "" if words == self.report.region else words

    def _leaning_start(self, match: Match, start: int) -> int:
        """死亡逃逸案38起，侦破34起: where the clause of the word begins that the name leans on."""
        last = start
        if match.near:
            near = timed(match.near, match.pattern)
            leans = near.finditer(self.masked, match.sentence.start, start)
            told = (found.start() for found in leans)
            last = max((at for at in told if not self.report.is_aside(at, start)), default=start)
        return self.report.clause_start(last, match.sentence)

    def _is_above(self, match: Match) -> bool:
        """Whether the name holds a number above the indicator's floor: 死亡10人以上."""
        for found in _NUMBER.finditer(self.text, match.name.start, match.name.end):
            if parse_numeral(found.group()) > match.indicator.floor:
                return True
        return False

    def _object(self, match: Match) -> str:
        """What a name of many words names beside the whole: 长途客运车 in 检查长途客运车."""
        whole = own_regex(match.indicator, "whole")
        if whole is None or match.is_fixed:
            return ""
        named = self.masked[match.name.start : match.name.end]
        return self._phrase(match, stripped(whole, named))

    def _head(self, match: Match, start: int) -> str:
        """What stands between the beginning of the clause and the name: 大客车发生事故1起."""
        if match.zero or not (match.indicator.subject == "open" or is_part_of_its_kind(match)):
            return ""
        # 45岁以上发生事故8起: an age is a figure, and part of what is told.
        aged = _AGE.search(self.text, match.sentence.start, start)
        begin = aged.start() if aged else start
        if self.text[begin : match.name.start].endswith(_JOINS):
            # 刑事立案数、交通事故数分别下降…: another item of the list.
            return ""
        head = cut_out(self.text, self.names, begin, match.name.start)
        for name in self.report.own:
            head = head.replace(name, "、")
        return self._phrase(match, head if aged else stripped(self.words.neutral, head))

    def _phrase(self, match: Match, phrase: str) -> str:
        """The phrase as a scope, "" if it is prose."""
        phrase = _NUMBERED.sub("", phrase).strip("，、：（） ").removeprefix("因")
        if not _MIN_PHRASE <= len(phrase) <= _MAX_PHRASE or _MASK.search(phrase):
            return ""
        if self.words.prose.search(phrase) or self.report.is_inherent(match.indicator, phrase):
            return ""
        return phrase

    def _scope_words(self, match: Match, start: int, end: int) -> list[tuple[int, int]]:
        """Where words stand that narrow the match's indicator, between start and end."""
        if start >= end:
            return []
        near = bisect_left(self.probed, start)
        if near == len(self.probed) or self.probed[near] >= end:
            return [(place.start, place.end) for place in self.report.places_in(start, end)]
        words = [
            found.span()
            for found in self.words.modifier.finditer(self.masked, start, end)
            if not self.report.is_inherent(match.indicator, found.group())
            and not (found.lastgroup in _THINGS and self._in_name(match, found.start()))
        ]
        return words + [(place.start, place.end) for place in self.report.places_in(start, end)]

    def _in_name(self, match: Match, at: int) -> bool:
        """Whether a word is the name's own: 电动自行车 in 电动自行车上牌."""
        return match.is_fixed and match.name.start <= at < match.name.end

    def _cause(self, match: Match, start: int) -> str:
        """因酒后驾驶被拘留15人、被吊销驾照208人: a cause holds to the end of its clause."""
        clause = last_end(CLAUSE, self.masked, match.sentence.start, start)
        cause = self.words.cause.search(self.masked, clause, start)
        return self.report.quote(*cause.span()) if cause else ""

    def _listed(self, match: Match, start: int) -> str:
        """各镇街中，佛堂死亡3人: what stands before the name is one of the parts announced."""
        segment = last_end(SEGMENT, self.masked, match.sentence.start, match.name.start)
        if not _PARTS_AHEAD.search(self.masked, segment, start):
            return ""
        return self.report.quote(start, match.name.start)
