"""Scope: the words that make a figure one of a part, so that a part never passes for the whole."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

import regex

from summarymine.facts.leads import Leads
from summarymine.facts.phrases import cut_out, stripped
from summarymine.facts.scope_words import ScopeWords
from summarymine.indicators.definitions import Indicator
from summarymine.indicators.macros import FIGURE_MASKS, FILLER
from summarymine.indicators.matches import Match
from summarymine.indicators.timed import TimedRegex, timed
from summarymine.model import Span
from summarymine.quantities.numerals import parse_numeral
from summarymine.ready import compile_regex
from summarymine.text.clauses import last_end, leaves_brackets

_BREAK = compile_regex(rf"[ ，。；：（）{FILLER}{FIGURE_MASKS}]")
_CLAUSE = compile_regex("[，。；：]")
Ground = Literal["nation", "province", "place"]

# Kinds that a name may hold as its own: 电动自行车上牌.
_THINGS = frozenset({"road", "vehicle", "person", "place", "time"})
# 放眼苏州全市，: a clause this short only sets the scene for the next.
_SHORT_CLAUSE = 9
# A subject's clause without a figure, if no longer than this, is the topic of those after it.
_TOPIC = 18
_FIGURE = compile_regex(f"[{FIGURE_MASKS}]")
_PARTS_AHEAD = compile_regex("各[^，。；]{1,4}中，|分[^，。；：]{1,5}看")
_SEGMENT = compile_regex(r"[；。\n]")
_JOINS = ("、", "和", "与", "及")
# A part has a name of this many characters.
_MIN_PHRASE, _MAX_PHRASE = 2, 20
_MASK = compile_regex("[\ue000-\ue00f>|»]")
_AGE = compile_regex(
    r"[\d一二三四五六七八九十至到～、—-]+(?:周?岁)(?:以上|以下|至[\d一二三四五六七八九十]+岁)?$"
)
_NUMBER = compile_regex(r"(?<=死亡|灭亡|亡)(?:\d+|[一二三四五六七八九十]+)(?=人)")
_OWN_GROUND = compile_regex("[我本全][市县区州旗省盟](?:辖区|境内)?")
_PART = compile_regex("[ ]*其中")
# What a name says besides what it names: 未发生一次死亡10人以上事故.
_OCCURS = compile_regex(
    "^(?:从?未曾?|没有?|无)?(?:再|有)?(?:发生)?|(?:均|都)?(?:未|没有?)(?:再)?发生(?:一起|过)?$"
)
# 接报火灾: what a name says besides its kind.
_REPORTED = compile_regex("^(?:发生|接报)了?")
# A clause without a subject, and the head of one that has a part of the region for its own.
_GOES_ON = compile_regex("(?:完成|实现|达到)")
_DISTRICT = compile_regex(
    "(?<=^|[，；。\n])(?:其中)?(?P<place>[\u4e00-\u9fff]{0,8}(?:新区|开发区|高新区|经开区|园区|新城|示范区|自贸区|保税区))"
    "(?![^，。；]{0,8}(?:建设|发展|完善|扩容))"
)
_CLASS = compile_regex(
    "(?:其中)?(?:持有?)?(?P<class>[A-Z][0-9](?:[、和][A-Z][0-9])*)(?:类|照|证|型|驾照|驾驶证)?(?:的)?"
)
_HEAD = compile_regex(r"(?<=^|[，。；：\n ]|其中)")


@lru_cache(maxsize=1024)
def _joined(indicator: Indicator, kind: str) -> TimedRegex | None:
    patterns = indicator.patterns[kind]
    words = "|".join(pattern.regex for pattern in patterns)
    return timed(f"(?:{words})+", f"{indicator.id}.{kind}") if patterns else None


def own_words(match: Match, masked: str) -> Iterator[tuple[int, int]]:
    """农村 in 农村居民收入: where words of a part stand that belong to the indicator."""
    inherent = _joined(match.indicator, "inherent")
    if inherent and not match.inherits:
        for found in inherent.finditer(masked, match.name.start, match.name.end):
            yield found.span()


# What gives a scope; "period" is no words about the figure, but the time that it is told of.
ScopeBy = Literal[
    "",
    "clause",
    "item",
    "table",
    "leaned_on",
    "of",
    "twin",
    "subject",
    "parent",
    "heading",
    "lead",
    "period",
]


class Told(NamedTuple):
    """A scope, and where its words stand."""

    words: str
    by: ScopeBy = ""


def given(words: str, by: ScopeBy) -> Told:
    """A scope that another place gives, if it gives one."""
    return Told(words, by if words else "")


class ScopeFinder:
    """Scopes of one document: masked text, plain text of the same length, own region names.

    places: divisions named in the text other than the reporter's own and those above it.
    above: how bodies are called that hold the reporter's own: 全县 in a town's report.
    names: where indicators are named that are told of. claimed: words that belong to these names.
    """

    def __init__(
        self,
        masked: str,
        text: str,
        scopes: ScopeWords,
        own: Sequence[str],
        places: Sequence[Span],
        leads: Leads,
        *,
        names: Sequence[Span] = (),
        claimed: Sequence[tuple[int, int]] = (),
        ground: Ground,
        above: "regex.Pattern[str] | None" = None,
    ) -> None:
        self.masked = masked
        self.text = text
        self.scopes = scopes
        self.own = tuple(name for name in own if name)
        self.region = own[0]
        self.leads = leads
        self.ground = ground
        self.above = above
        self.places = places
        self.place_starts = [place.start for place in places]
        # Where a word stands that some kind of part requires; between two of them there is none.
        probes = scopes.probes
        self.probed = (
            sorted({at for _, at, _ in probes.find_matches_as_indexes(masked, overlapping=True)})
            if probes
            else range(len(masked))
        )
        self.claimed = claimed
        self.names = sorted((name.start, name.end) for name in names)
        # An item of an item of an item asks for the scope of each of them.
        self.known: dict[tuple[int, str, str | None], Told] = {}

    def elsewhere(self, match: Match) -> str:
        """The word of the clause, or of a short one right before it, for a larger body: 全省."""
        clauses = list(_CLAUSE.finditer(self.masked, match.sentence.start, match.name.start))
        start = clauses[-1].end() if clauses else match.sentence.start
        before = clauses[-2].end() if len(clauses) > 1 else match.sentence.start
        is_short = bool(clauses) and clauses[-1].group() == "，" and start - before <= _SHORT_CLAUSE
        # 全省查处涉酒1755起，其中醉驾326起: whose the part is stands before it.
        if is_short or (clauses and _PART.match(self.masked, start)):
            start = before
        if self.ground == "nation":
            return ""
        larger = self.scopes.nation if self.ground == "province" else self.scopes.elsewhere
        if found := larger.search(self.masked, start, match.span.start):
            return found.group()
        if self.above and (found := self.above.search(self.masked, start, match.span.start)):
            return found.group()
        # 全省查处涉酒驾驶1755起，其中醉驾326起: so is what is a part of it.
        return self.elsewhere(match.parent) if match.parent else ""

    def find(self, match: Match, heading: str, leaned_on: str | None = None) -> str:
        """The scope of a match, "" for the whole; heading: of the section it stands in.

        leaned_on: the scope of the match that this one leans on (整改率 on 排查隐患), if any.
        """
        return self.told(match, heading, leaned_on).words

    def told(self, match: Match, heading: str, leaned_on: str | None = None) -> Told:
        """find, and where the words stand."""
        key = id(match), heading, leaned_on
        if key not in self.known:
            self.known[key] = self._told(match, heading, leaned_on)
        return self.known[key]

    def _told(self, match: Match, heading: str, leaned_on: str | None) -> Told:
        if leaned_on is not None and not match.part:
            own = self._modifier(match)
            return Told(own, "clause") if own else given(leaned_on, "leaned_on")
        if match.inherits and self.is_own(match.part):
            return Told("")
        if match.inherits:
            parent = self.find(match.parent, heading) if match.parent else ""
            return Told(parent + match.part, "item")
        if match.is_dealt:
            return Told(match.part, "item")
        own = self._modifier(match)
        if match.part:
            return Told(match.part if match.part in own else own + match.part, "item")
        if own:
            return Told(own, "clause")
        if match.of:
            return given(self._of(match.of, match.indicator, heading), "of")
        if match.twin:
            return given(self.find(match.twin, heading), "twin")
        if subject := self._subject(match):
            return Told(subject, "subject")
        if match.parent is None:
            campaign = self._heading(match, heading)
            return Told(campaign, "heading") if campaign else given(self._lead(match), "lead")
        # 机动车业务3608笔，其中挂牌1704辆: the parent's own kind of part is none of the item's.
        if match.parent.indicator is not match.indicator and self._own_part(
            match.parent, self._clause_start(match.parent.name.start, match.parent.sentence)
        ):
            return Told("")
        return given(self.find(match.parent, heading), "parent")

    def _of(self, accidents: Match, indicator: Indicator, heading: str) -> str:
        """The scope of the accidents that a figure is of, and their kind where it narrows."""
        scope = self.find(accidents, heading)
        if indicator.id not in accidents.indicator.narrows:
            return scope
        kind = self.text[accidents.name.start : accidents.name.end]
        if accidents.level:
            # 发生10起较大事故: the count stands inside.
            kind = kind.replace(
                self.text[accidents.level.span.start : accidents.level.span.end], ""
            )
        kind = _REPORTED.sub("", kind)
        return kind if scope in kind else scope + kind

    def is_own(self, part: str) -> bool:
        """Whether an item is the whole reporting body: 我县, 全市, its own name."""
        return part in self.own or _OWN_GROUND.fullmatch(part) is not None

    def _clause_start(self, at: int, sentence: Span) -> int:
        """The end of the last break before at: punctuation or a figure."""
        return last_end(_BREAK, self.masked, sentence.start, at)

    def _modifier(self, match: Match) -> str:
        """Scope words around the name, from the head of the clause to the figure."""
        start = self._clause_start(match.name.start, match.sentence)
        end = match.name.end
        own_part = self._own_part(match, start)
        if own_part:
            return own_part
        if match.indicator.floor and self._is_above(match):
            return _OCCURS.sub("", self._words(match.name.start, end))
        level = match.level.span if match.level else Span(end, end)
        # Up to the figure, whether it follows the name or stands in it; then what is left of it.
        words = self._scope_words(match, start, max(level.start, start))
        words = words or self._scope_words(match, level.end, end)
        if words:
            return self._words(min(words)[0], max(word[1] for word in words))
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

    def _own_part(self, match: Match, start: int) -> str:
        """The words of the indicator's own parts: 重伤 of the injured."""
        part = _joined(match.indicator, "part")
        if part is None:
            return ""
        begin = self._leaning_start(match, start)
        end = max(match.name.end, match.span.start)
        # The nearest: 基础设施投资、工业投资分别增长3%、8% are two kinds.
        spans = [found.span() for found in part.finditer(self.masked, begin, end)]
        own = [span for span in spans if span[0] < match.name.end] or spans
        words = self._words(*own[-1]) if own else ""
        return "" if words == self.region else words

    def _leaning_start(self, match: Match, start: int) -> int:
        """死亡逃逸案38起，侦破34起: where the clause of the word begins that the name leans on."""
        last = start
        if match.near:
            near = timed(match.near, match.pattern)
            leans = near.finditer(self.masked, match.sentence.start, start)
            last = max((found.start() for found in leans), default=start)
        return self._clause_start(last, match.sentence)

    def _is_above(self, match: Match) -> bool:
        """Whether the name holds a number above the indicator's floor: 死亡10人以上."""
        for found in _NUMBER.finditer(self.text, match.name.start, match.name.end):
            if parse_numeral(found.group()) > match.indicator.floor:
                return True
        return False

    def _object(self, match: Match) -> str:
        """What a name of many words names beside the whole: 长途客运车 in 检查长途客运车."""
        whole = _joined(match.indicator, "whole")
        if whole is None or match.is_fixed:
            return ""
        named = self.masked[match.name.start : match.name.end]
        return self._phrase(match, stripped(whole, named))

    def _head(self, match: Match, start: int) -> str:
        """What stands between the beginning of the clause and the name: 大客车发生事故1起."""
        if match.indicator.subject != "open" or match.zero:
            return ""
        # 45岁以上发生事故8起: an age is a figure, and part of what is told.
        aged = _AGE.search(self.text, match.sentence.start, start)
        begin = aged.start() if aged else start
        if self.text[begin : match.name.start].endswith(_JOINS):
            # 刑事立案数、交通事故数分别下降…: another item of the list.
            return ""
        head = cut_out(self.text, self.names, begin, match.name.start)
        for name in self.own:
            head = head.replace(name, "、")
        return self._phrase(match, head if aged else stripped(self.scopes.neutral, head))

    def _phrase(self, match: Match, phrase: str) -> str:
        """The phrase as a scope, "" if it is prose."""
        phrase = phrase.strip("，、：（） ").removeprefix("因")
        if not _MIN_PHRASE <= len(phrase) <= _MAX_PHRASE or _MASK.search(phrase):
            return ""
        if self.scopes.prose.search(phrase) or self._is_inherent(match.indicator, phrase):
            return ""
        return phrase

    def _scope_words(self, match: Match, start: int, end: int) -> list[tuple[int, int]]:
        """Where words stand that narrow the match's indicator, between start and end."""
        if start >= end:
            return []
        near = bisect_left(self.probed, start)
        if near == len(self.probed) or self.probed[near] >= end:
            return [(place.start, place.end) for place in self._places(start, end)]
        words = [
            found.span()
            for found in self.scopes.modifier.finditer(self.masked, start, end)
            if not self._is_inherent(match.indicator, found.group())
            and not (found.lastgroup in _THINGS and self._in_name(match, found.start()))
        ]
        return words + [(place.start, place.end) for place in self._places(start, end)]

    def _in_name(self, match: Match, at: int) -> bool:
        """Whether a word is the name's own: 电动自行车 in 电动自行车上牌."""
        return match.is_fixed and match.name.start <= at < match.name.end

    def _cause(self, match: Match, start: int) -> str:
        """因酒后驾驶被拘留15人、被吊销驾照208人: a cause holds to the end of its clause."""
        clause = last_end(_CLAUSE, self.masked, match.sentence.start, start)
        cause = self.scopes.cause.search(self.masked, clause, start)
        return self._words(*cause.span()) if cause else ""

    def _places(self, start: int, end: int) -> Sequence[Span]:
        return self.places[
            bisect_left(self.place_starts, start) : bisect_left(self.place_starts, end)
        ]

    def _listed(self, match: Match, start: int) -> str:
        """各镇街中，佛堂死亡3人: what stands before the name is one of the parts announced."""
        segment = last_end(_SEGMENT, self.masked, match.sentence.start, match.name.start)
        if not _PARTS_AHEAD.search(self.masked, segment, start):
            return ""
        return self._words(start, match.name.start)

    def _is_inherent(self, indicator: Indicator, word: str) -> bool:
        inherent = _joined(indicator, "inherent")
        if inherent and inherent.search(word, 0, len(word)):
            return True
        word = word.removesuffix("份")
        return any(name in word or word in name for name in self.own)

    def _subject(self, match: Match) -> str:
        """The subject of an earlier clause of the same segment: 国道发生28起，死亡12人."""
        start = last_end(_SEGMENT, self.masked, match.sentence.start, match.name.start)
        counted = match.indicator.subject == "open"
        if match.indicator.unit == "元" and not counted:
            # 中心城区住房止跌回稳，零售总额增长3%: sums of money are a region's, clause by clause.
            return self._district(match, start)
        pattern = self.scopes.subject if counted else self.scopes.subject_of_work
        subjects = [
            found.span("subject")
            for found in pattern.finditer(self.masked, start, match.name.start)
            if not self._is_inherent(match.indicator, found["subject"])
            # 农村居民收入增长5.8%，粮食产量620亿斤: the word is the other name's own.
            and not any(a <= found.start("subject") < b for a, b in self.claimed)
            # 死亡40人（国道12人），受伤361人: a part of what stands before the brackets only.
            and not leaves_brackets(self.masked, found.end(), match.name.start)
            # 涉牌涉证3256起 is an item of a list, 涉电动车事故多 the topic of what follows.
            and not (found["about"] and self._counted(found.end()))
        ]
        subjects += [
            (place.start, place.end)
            for place in self._places(start, match.name.start)
            if _HEAD.match(self.masked, place.start)
        ]
        subjects = [span for span in subjects if self._is_told_of(span)]
        if subjects:
            first, last = max(subjects)
            whole = self.scopes.whole.search(self.masked, last, match.name.start)
            return "" if whole else self._words(first, last)
        return self._campaign(match, start)

    def _district(self, match: Match, start: int) -> str:
        """东湖新城投资增长12%，完成零售总额36亿元: the district that a clause goes on about."""
        clause = last_end(_CLAUSE, self.masked, start, match.name.start)
        if not _GOES_ON.match(self.masked, clause):
            return ""
        found = list(_DISTRICT.finditer(self.masked, start, clause))
        if not found or self.scopes.whole.search(self.masked, found[-1].end(), clause):
            return ""
        district = found[-1]["place"]
        return "" if district in self.own else district

    def _is_told_of(self, span: tuple[int, int]) -> bool:
        """Whether a subject's clause has a figure, or is a mere topic: 涉电动车事故多，共97起."""
        stop = _CLAUSE.search(self.masked, span[1])
        end = stop.start() if stop else len(self.masked)
        return end - span[0] <= _TOPIC or self._counted(span[1])

    def _counted(self, at: int) -> bool:
        """Whether a figure stands in the rest of the clause."""
        stop = _CLAUSE.search(self.masked, at)
        end = stop.start() if stop else len(self.masked)
        return _FIGURE.search(self.masked, at, end) is not None

    def _campaign(self, match: Match, start: int) -> str:
        """开展“蓝盾”专项整治，…查处违法11.2万起: told as what one campaign did."""
        campaigns = list(self.scopes.campaign.finditer(self.masked, start, match.name.start))
        if not campaigns or self._is_inherent(match.indicator, campaigns[-1].group()):
            return ""
        return self._words(*campaigns[-1].span())

    def _heading(self, match: Match, heading: str) -> str:
        """A campaign named in the heading is the scope of what stands below it."""
        found = self.scopes.campaign.search(heading + "，") if heading else None
        if found is None or self._is_inherent(match.indicator, found.group()):
            return ""
        return found.group().rstrip("，")

    def _lead(self, match: Match) -> str:
        """A part named in the short sentence that leads those after it."""
        lead = None if match.zero else self.leads.find(match.sentence, match.name.start)
        words = self._words(lead.start, lead.end) if lead else ""
        return "" if self._is_inherent(match.indicator, words) else words

    def _words(self, start: int, end: int) -> str:
        return self.text[start:end].strip("，、：（） ").removeprefix("因")
