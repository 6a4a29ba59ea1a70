"""Scope: the words that make a figure one of a part, so that a part never passes for the whole."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import regex

from summarymine.facts.ground import Ground
from summarymine.facts.leads import Leads
from summarymine.facts.modifier import ModifierFinder, is_part_of_its_kind
from summarymine.facts.scope_text import CLAUSE, ScopeText, own_regex
from summarymine.facts.subject import SubjectFinder
from summarymine.indicators.definitions import Indicator
from summarymine.indicators.matches import Match
from summarymine.model import Span
from summarymine.ready import compile_regex

# 放眼苏州全市，: a clause this short only sets the scene for the next.
_SHORT_CLAUSE = 9
_PART = compile_regex("[ ]*其中")
# 接报火灾: what a name says besides its kind.
_REPORTED = compile_regex("^(?:发生|接报)了?")

# What may stand before 全国 at the head of its clause; and between two figures of one subject.
_BEFORE_SUBJECT = compile_regex("(?:20[0-9]{2}年度?|去年|上年|全年|今年以?来?|目前|据统计|同期)*")
_GOES_ON = compile_regex(
    "[^，。；：、\n]{0,8}，"
    "(?:(?:同比|环比|分别|较|比|与|上升|下降|增长|减少|占|[^，。；：\n]{1,6}率)[^，。；：\n]{0,24}，)*"
    "(?:依法|共|累计|总计|审查|决定|均|已|并|成功|先后)*"
)


class Theirs(NamedTuple):
    """The last figure told of a larger body, whose name is the subject of its clause."""

    word: str
    match: Match


def own_words(match: Match, masked: str) -> Iterator[tuple[int, int]]:
    """农村 in 农村居民收入: where words of a part stand that belong to the indicator."""
    inherent = own_regex(match.indicator, "inherent")
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
    """Scopes of one report.

    ground, above: how large it is, and how bodies are called that hold it (ground.py).
    names: where indicators are named that are told of. claimed: words that belong to these names.
    """

    def __init__(
        self,
        report: ScopeText,
        leads: Leads,
        *,
        names: Sequence[Span] = (),
        claimed: Sequence[tuple[int, int]] = (),
        ground: Ground,
        above: "regex.Pattern[str] | None" = None,
    ) -> None:
        self.report = report
        self.masked, self.text, self.words = report.masked, report.text, report.words
        self.leads = leads
        self.ground = ground
        self.above = above
        self.modifiers = ModifierFinder(report, names)
        self.subjects = SubjectFinder(report, claimed)
        # An item of an item of an item asks for the scope of each of them.
        self.known: dict[tuple[int, str, str | None], Told] = {}

    def elsewhere(self, match: Match) -> str:
        """The word of the clause, or of a short one right before it, for a larger body: 全省."""
        clauses = list(CLAUSE.finditer(self.masked, match.sentence.start, match.name.start))
        start = clauses[-1].end() if clauses else match.sentence.start
        before = clauses[-2].end() if len(clauses) > 1 else match.sentence.start
        is_short = bool(clauses) and clauses[-1].group() == "，" and start - before <= _SHORT_CLAUSE
        # 全省查处涉酒1755起，其中醉驾326起: whose the part is stands before it.
        if is_short or (clauses and _PART.match(self.masked, start)):
            start = before
        if self.ground == "nation":
            return ""
        larger = self.words.nation if self.ground == "province" else self.words.elsewhere
        if found := larger.search(self.masked, start, match.span.start):
            return found.group()
        if self.above and (found := self.above.search(self.masked, start, match.span.start)):
            return found.group()
        # 全省查处涉酒驾驶1755起，其中醉驾326起: so is what is a part of it.
        return self.elsewhere(match.parent) if match.parent else ""

    def theirs(self, match: Match, word: str, before: Theirs | None) -> Theirs | None:
        """What a clause without a subject would go on from; word: 全省, if the match is of it."""
        if not word:
            return None
        if before and self.goes_on(before, match):
            return Theirs(word, match)
        start = self.report.clause_start(match.name.start, match.sentence)
        head = _BEFORE_SUBJECT.match(self.text, start)
        begins = head is not None and self.text.startswith(word, head.end())
        return Theirs(word, match) if begins else None

    def goes_on(self, theirs: Theirs, match: Match) -> bool:
        """全国法院受理5万件，审结4万件: whether the next clause is of the subject before, too."""
        end, start = theirs.match.end, match.name.start
        return end < start and _GOES_ON.fullmatch(self.masked, end, start) is not None

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
            own = self.modifiers.find(match)
            return Told(own, "clause") if own else given(leaned_on, "leaned_on")
        if match.inherits and self.report.is_own(match.part):
            return Told("")
        if match.inherits:
            parent = self.find(match.parent, heading) if match.parent else ""
            return Told(parent + match.part, "item")
        if match.is_dealt:
            return Told(match.part, "item")
        own = self.modifiers.find(match)
        if match.part:
            return Told(match.part if match.part in own else own + match.part, "item")
        if own:
            return Told(own, "clause")
        if match.of:
            return given(self._of(match.of, match.indicator, heading), "of")
        if match.twin:
            return given(self.find(match.twin, heading), "twin")
        if subject := self.subjects.find(match):
            return Told(subject, "subject")
        if match.parent is None:
            campaign = self.subjects.find_heading(match, heading)
            return Told(campaign, "heading") if campaign else given(self._lead(match), "lead")
        # 机动车业务3608笔，其中挂牌1704辆: the parent's own kind of part is none of the item's.
        if match.parent.indicator is not match.indicator and self.modifiers.own_part(
            match.parent, self.report.clause_start(match.parent.name.start, match.parent.sentence)
        ):
            return Told("")
        scope = self.find(match.parent, heading)
        # 其中全市…: the whole once more.
        is_whole = self.words.whole.search(self.masked, match.parent.end, match.name.end)
        if is_part_of_its_kind(match) and not is_whole:
            start = self.report.clause_start(match.name.start, match.sentence)
            words = self.report.quote(start, match.name.end)
            scope += _REPORTED.sub("", words.removeprefix("其中"))
        return given(scope, "parent")

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

    def _lead(self, match: Match) -> str:
        """A part named in the short sentence that leads those after it."""
        lead = None if match.zero else self.leads.find(match.sentence, match.name.start)
        words = self.report.quote(lead.start, lead.end) if lead else ""
        return "" if self.report.is_inherent(match.indicator, words) else words
