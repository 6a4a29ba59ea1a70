"""Match, and the reading of one sentence that matches come out of."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from summarymine.indicators.definitions import Indicator
from summarymine.indicators.grammar import Grammar
from summarymine.indicators.marks import Figure
from summarymine.indicators.match import Mention
from summarymine.indicators.reasons import Obstacle, Reason, Refusal
from summarymine.model import Direction, Quantity, Span
from summarymine.text.clauses import leaves_brackets


@dataclass(slots=True)
class Match:
    """An indicator's name met figures: its level, its changes, or both. Spans in repaired text.

    name: where the indicator is named. part: words that make it a part, as far as seen here.
    inherits: an unnamed item of a list; indicator and scope come from its parent.
    parent: the match that this one is an item of. is_dealt: its part comes from a list of parts.
    of: the match whose consequence it is: 较大事故2起，死亡7人. twin: the level, told before, that
    this change is said of. Both give it their scope.
    near: a regex that the match leaned on must hold: 整改率 leans on 隐患.
    is_fixed: no words of a part stand inside the name.
    earlier: the level of the earlier period: 由上年的4起.
    """

    indicator: Indicator
    pattern: str
    sentence: Span
    name: Span
    level: Quantity | None = None
    zero: Span | None = None
    pct: Figure | None = None
    absolute: Figure | None = None
    flat: Figure | None = None
    direction: Direction | None = None
    direction_at: Span | None = None
    part: str = ""
    inherits: bool = False
    parent: "Match | None" = None
    is_dealt: bool = False
    of: "Match | None" = None
    twin: "Match | None" = None
    near: str = ""
    is_fixed: bool = False
    earlier: bool = False
    flags: list[str] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """Where its main figure stands: the level, else the first change, else the zero phrase."""
        if self.level:
            return self.level.span
        for figure in (self.pct, self.absolute, self.flat):
            if figure:
                return Span(figure.start, figure.end)
        return self.zero or self.direction_at or self.name

    @property
    def end(self) -> int:
        """The end of all that it is made of."""
        end = self.name.end
        if self.level:
            end = max(end, self.level.span.end)
        if self.zero:
            end = max(end, self.zero.end)
        for figure in (self.pct, self.absolute, self.flat):
            if figure:
                end = max(end, figure.end)
        return end

    @property
    def tells(self) -> bool:
        """Whether anything is told: a level, a zero, a change, a direction, or a doubt."""
        told = (self.level, self.zero, self.pct, self.absolute, self.flat, self.direction)
        return "arity" in self.flags or any(part is not None for part in told)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities that it tells: its level, and its changes unless they are unchanged."""
        changes = () if self.flat else (self.pct, self.absolute)
        told = (self.level, *(figure.quantity for figure in changes if figure))
        return tuple(quantity for quantity in told if quantity)

    @property
    def is_open(self) -> bool:
        """Whether its level is still to come."""
        return self.level is None and self.zero is None

    def with_level(self, level: Quantity, *, earlier: bool) -> "Match":
        """The same head with another level and no change: 2019年为241人."""
        return replace(
            self,
            level=level,
            pct=None,
            absolute=None,
            flat=None,
            direction=None,
            direction_at=None,
            earlier=earlier,
            flags=[],
        )


@dataclass(slots=True)
class Reading:
    """One sentence while it is read.

    text: the masked text of the document; plain: the same, figures as they stand.
    earlier: the matches before it, the nearest last.
    topic: under a heading like 按道路分, the match whose parts are told.
    words: those of the catalogue's names. consumed: the starts of mentions that have their figure.
    follows: whether it goes on from the sentence before: 同比….
    carried: matches of an earlier sentence that this one adds changes to, up to carried_end.
    mentions, figures: what was found in it; names: the mentions that a figure may follow.
    refusals: what was looked at for a figure and not taken, in the order of looking.
    """

    text: str
    plain: str
    sentence: Span
    grammar: Grammar
    earlier: Sequence[Match]
    topic: Match | None = None
    words: frozenset[str] = frozenset()
    follows: bool = False
    matches: list[Match] = field(default_factory=list)
    consumed: set[int] = field(default_factory=set)
    figures: Sequence[Figure] = ()
    carried: Sequence[Match] = ()
    carried_end: int = 0
    mentions: Sequence[Mention] = ()
    names: Sequence[Mention] = ()
    refusals: list[Refusal] = field(default_factory=list)

    def start(self, mention: Mention, indicator: Indicator) -> Match:
        """A match of the mention, not yet kept."""
        name = Span(mention.start, mention.end)
        match = Match(indicator, mention.pattern_of(indicator), self.sentence, name)
        match.near = mention.near_of(indicator)
        match.is_fixed = mention.is_fixed
        return match

    def keep(self, mention: Mention, indicator: Indicator, level: Quantity) -> Match:
        """A match of the mention with this level, kept."""
        match = self.start(mention, indicator)
        match.level = level
        self.matches.append(match)
        return match

    def doubt(self, mentions: Sequence[Mention]) -> None:
        """Keep a match without a figure for each: what is told of them is not to be guessed."""
        for mention in mentions:
            for indicator in self.meant(mention):
                match = self.start(mention, indicator)
                match.flags.append("arity")
                self.matches.append(match)
        self.consumed.update(mention.start for mention in mentions)

    def refuse(
        self, run: Sequence[Figure], to: Mention | Match, reason: Reason, words: str = ""
    ) -> None:
        """Notes that the figures were not given to what they were looked at for."""
        if isinstance(to, Match):
            name = to.name
            rules = [(to.indicator, to.pattern)]
        else:
            name = Span(to.start, to.end)
            rules = [(indicator, to.pattern_of(indicator)) for indicator in self.meant(to)]
        obstacle = Obstacle(reason, words)
        self.refusals.extend(Refusal(figure.start, obstacle, name, tuple(rules)) for figure in run)

    def meant(self, mention: Mention) -> tuple[Indicator, ...]:
        """What a mention means: a short name means the indicator of that name told last."""
        if mention.role != "short":
            return mention.indicators
        for match in (*reversed(self.matches), *reversed(self.earlier)):
            told = match.level and not match.inherits and not self.is_aside(match, mention.start)
            if told and match.indicator in mention.indicators:
                return (match.indicator,)
        return mention.indicators[:1]

    def is_aside(self, match: Match, at: int) -> bool:
        """Whether match stands in brackets that are closed before at."""
        end = match.sentence.end if match.sentence != self.sentence else at
        return leaves_brackets(self.text, match.end, end)

    def listed(self, mentions: Sequence[Mention]) -> list[Mention]:
        """The coordinate list that the last of mentions ends: 起数、死亡人数、受伤人数."""
        listed = [mentions[-1]]
        for mention in reversed(mentions[:-1]):
            first = listed[0].start
            joined = self.grammar.list_gap.fullmatch(self.text, mention.end, first)
            if mention.end > first or not joined:
                break
            listed.insert(0, mention)
        return listed

    @property
    def last(self) -> Match | None:
        """The match that reaches furthest."""
        return max(self.matches, key=lambda match: match.end, default=None)


def compatible(indicator: Indicator, quantity: Quantity) -> bool:
    """Whether quantity may be a level of indicator, by its unit."""
    if quantity.unit in indicator.units:
        return True
    if "%" in indicator.units:
        return "percent_sign_missing" in quantity.flags
    whole = quantity.value is not None and quantity.value == int(quantity.value)
    # Of money it is unknown whether 120 are 元 or 万元.
    return quantity.unit == "" and not quantity.flags and whole and "元" not in indicator.units


def is_relative(quantity: Quantity) -> bool:
    """Whether a change by quantity is one in proportion, or may be: 下降3.86 has no unit."""
    return quantity.unit in ("%", "‰", "百分点", "")


def takes_change(indicator: Indicator, figure: Figure) -> bool:
    """Whether figure may be a change of indicator: any percentage, a count of its unit."""
    quantity = figure.quantity
    if quantity is None or quantity.unit in ("%", "‰", "百分点"):
        return True
    return "percent_sign_missing" in quantity.flags or compatible(indicator, quantity)
