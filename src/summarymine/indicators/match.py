"""Where indicators are named: Catalogue + masked text → mentions, sentence by sentence."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from summarymine.indicators.catalogue import Catalogue
from summarymine.indicators.definitions import Indicator, Pattern
from summarymine.indicators.literals import required_literals
from summarymine.indicators.reasons import Obstacle
from summarymine.indicators.timed import TimedRegex, timed
from summarymine.model import Span
from summarymine.ready import compile_regex


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names one or more indicators.

    role: of the pattern: name, short, not (words that look like the name), level, zero.
    patterns: the ids of the patterns that found it, one for each indicator.
    figure: the start of the figure that a level pattern ties to this mention, else -1.
    is_fixed: whether the words are all of the name's own.
    nears: what the sentence must name too, for a word that means an indicator only then: 整改率;
    one for each indicator.
    """

    start: int
    end: int
    indicators: tuple[Indicator, ...]
    patterns: tuple[str, ...]
    role: str = "name"
    figure: int = -1
    nears: tuple[str, ...] = ("",)
    is_fixed: bool = False

    def pattern_of(self, indicator: Indicator) -> str:
        """The id of the pattern by which it names the indicator."""
        return self.patterns[self.indicators.index(indicator)]

    def near_of(self, indicator: Indicator) -> str:
        """What must stand near for it to mean the indicator, "" for nothing."""
        return self.nears[self.indicators.index(indicator)]

    def also(self, other: "Mention") -> "Mention":
        """The mention with the indicators of another at the same place."""
        own = [number for number, i in enumerate(other.indicators) if i not in self.indicators]
        return replace(
            self,
            indicators=self.indicators + tuple(other.indicators[number] for number in own),
            patterns=self.patterns + tuple(other.patterns[number] for number in own),
            nears=self.nears + tuple(other.nears[number] for number in own),
        )


class Dropped(NamedTuple):
    """A mention that does not count, and why: longer_name, special_name, denied, near."""

    mention: Mention
    obstacle: Obstacle


_WORD = compile_regex("[\u4e00-\u9fff]{2,8}")
# How far before its sentence the word that a near pattern leans on may stand.
_NEAR = 120


@dataclass(slots=True)
class Rule:
    """A pattern of an indicator, compiled when first needed."""

    indicator: Indicator
    role: str
    pattern: Pattern
    _compiled: TimedRegex | None = field(default=None)

    @property
    def compiled(self) -> TimedRegex:
        if self._compiled is None:
            self._compiled = timed(self.pattern.regex, self.pattern.id)
        return self._compiled

    def is_near(self, text: str, sentence: Span) -> bool:
        """Whether the word that the pattern leans on stands in the sentence or shortly before."""
        if not self.pattern.near:
            return True
        near = timed(self.pattern.near, self.pattern.id)
        start = max(0, sentence.start - _NEAR)
        return near.search(text, start, sentence.end) is not None

    def find(self, text: str, sentence: Span) -> Iterator[Mention]:
        return self.match(text, sentence) if self.is_near(text, sentence) else iter(())

    def match(self, text: str, sentence: Span) -> Iterator[Mention]:
        """Every place that the regex matches, whether or not its near word stands by."""
        for found in self.compiled.finditer(text, sentence.start, sentence.end):
            if found.end() > found.start():
                figure = found.start("quantity") if self.role == "level" else -1
                yield Mention(
                    *found.span(),
                    (self.indicator,),
                    (self.pattern.id,),
                    self.role,
                    figure,
                    (self.pattern.near,),
                    self.role == "name" and self.pattern.is_fixed,
                )


class Matcher:
    """Indicators made ready to search: one automaton over the literals that its rules require."""

    def __init__(self, indicators: Sequence[Indicator]) -> None:
        self.rules = [
            Rule(indicator, role, pattern)
            for indicator in indicators
            for role, patterns in (
                ("name", indicator.names),
                ("short", indicator.short),
                ("not", indicator.decoys),
                ("level", indicator.levels),
                ("zero", indicator.zeros),
            )
            for pattern in patterns
        ]
        by_literal: dict[str, list[int]] = defaultdict(list)
        # Rules that require nothing run on every sentence: the slow lane.
        self.always: list[int] = []
        for number, rule in enumerate(self.rules):
            literals = required_literals(rule.pattern.regex)
            if literals:
                for literal in literals:
                    by_literal[literal].append(number)
            else:
                self.always.append(number)
        self.numbers = list(by_literal.values())
        # The names' own words: a segmenter must not cut them.
        self.words = frozenset(word for word in by_literal if _WORD.fullmatch(word))
        self.automaton = AhoCorasick(list(by_literal)) if by_literal else None

    def candidates(self, text: str, sentences: Sequence[Span]) -> dict[int, list[int]]:
        """Sentence number → numbers of the rules whose literals it holds, in catalogue order."""
        if not self.automaton or not sentences:
            return {}
        starts = [sentence.start for sentence in sentences]
        found: dict[int, set[int]] = defaultdict(set)
        for literal, start, _ in self.automaton.find_matches_as_indexes(text, overlapping=True):
            found[bisect_right(starts, start) - 1].update(self.numbers[literal])
        return {number: sorted(rules) for number, rules in found.items()}

    def mentions(
        self,
        text: str,
        sentence: Span,
        rules: Sequence[int],
        dropped: list[Dropped] | None = None,
    ) -> list[Mention]:
        """The mentions of one sentence: the longest of those that overlap, decoys taken out.

        dropped: where those who ask why get the mentions that do not count.
        """
        found: list[Mention] = []
        for number in (*rules, *self.always):
            rule = self.rules[number]
            found.extend(rule.find(text, sentence))
            if dropped is not None and not rule.is_near(text, sentence):
                far = rule.match(text, sentence)
                dropped.extend(Dropped(mention, Obstacle("near")) for mention in far)
        return _longest(text, found, [] if dropped is None else dropped)


def _longest(text: str, found: list[Mention], dropped: list[Dropped]) -> list[Mention]:
    """Mentions in order; one that lies inside a longer one goes, equal spans are merged."""
    decoys = [mention for mention in found if mention.role == "not"]
    explicit = [
        mention
        for mention in found
        if mention.role == "level"
        or (mention.role == "zero" and not _is_outrun(text, mention, decoys, dropped))
    ]
    named = sorted(
        (
            mention
            for mention in found
            if mention.role in ("name", "short") and not _is_denied(text, mention, decoys, dropped)
        ),
        key=lambda mention: (
            mention.start - mention.end,
            -mention.end,
            mention.role == "short",
            not mention.is_fixed,
        ),
    )
    by_end: dict[int, list[Mention]] = defaultdict(list)
    for mention in named:
        by_end[mention.end].append(mention)
    named = [m for m in named if not _is_general(text, m, by_end[m.end], dropped)]
    kept: list[Mention] = []
    for mention in named:
        number = next((n for n, other in enumerate(kept) if _overlap(mention, other)), None)
        if number is None:
            kept.append(mention)
        elif (kept[number].start, kept[number].end) == (mention.start, mention.end):
            # 排查整改隐患 names both hazards_found and hazards_fixed; 查处酒后驾驶违法 is the fixed
            # name of one kind, not an open one of all violations.
            other = kept[number]
            extra = any(i not in other.indicators for i in mention.indicators)
            if extra and other.role == mention.role and other.is_fixed == mention.is_fixed:
                kept[number] = other.also(mention)
            elif extra:
                special = Obstacle("special_name", text[other.start : other.end])
                dropped.append(Dropped(mention, special))
        else:
            longer = Obstacle("longer_name", text[kept[number].start : kept[number].end])
            dropped.append(Dropped(mention, longer))
    return sorted([*kept, *explicit], key=lambda mention: (mention.start, mention.end))


def _is_general(
    text: str, mention: Mention, others: Sequence[Mention], dropped: list[Dropped]
) -> bool:
    """Whether another mention names the kind that this one names in general; then it is dropped.

    others: those that end where it ends.
    """
    for kind in others:
        if _is_kind(kind, mention):
            special = Obstacle("special_name", text[kind.start : kind.end])
            dropped.append(Dropped(mention, special))
            return True
    return False


def _is_kind(kind: Mention, mention: Mention) -> bool:
    """Whether mention names in general what kind names: 超员违法 in 查处客车超员违法."""
    return (
        any(indicator.whole for indicator in mention.indicators)
        and not mention.is_fixed
        and kind.role == "name"
        and kind.is_fixed
        and kind.indicators != mention.indicators
        and mention.start <= kind.start
    )


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _is_denied(
    text: str, mention: Mention, decoys: Sequence[Mention], dropped: list[Dropped]
) -> bool:
    """Whether a decoy denies the mention; if so it goes to those dropped."""
    for decoy in decoys:
        if _denies(decoy, mention):
            denied = Obstacle("denied", text[decoy.start : decoy.end])
            dropped.append(Dropped(mention, denied))
            return True
    return False


def _is_outrun(text: str, zero: Mention, decoys: Sequence[Mention], dropped: list[Dropped]) -> bool:
    """Whether the name of a zero goes on as a decoy: 未设立亡人事故防控专班."""
    for decoy in decoys:
        if decoy.indicators == zero.indicators and zero.start < decoy.start < zero.end < decoy.end:
            dropped.append(Dropped(zero, Obstacle("denied", text[decoy.start : decoy.end])))
            return True
    return False


def _denies(decoy: Mention, mention: Mention) -> bool:
    """Whether a decoy of the same indicator covers or runs past the mention.

    A short name is denied by any indicator's decoy: it has no words of its own.
    """
    inside = mention.start <= decoy.start and decoy.end < mention.end
    concerned = mention.role == "short" or decoy.indicators == mention.indicators
    return concerned and _overlap(decoy, mention) and not inside


def literals_of(indicators: Sequence[Indicator]) -> frozenset[str]:
    """What texts that name any of these indicators hold: the literals that its patterns require."""
    patterns = (p for i in indicators for p in (*i.names, *i.short, *i.levels, *i.zeros))
    return frozenset().union(*(required_literals(pattern.regex) or () for pattern in patterns))


def matcher(catalogue: Catalogue) -> Matcher:
    """The matcher of a catalogue, made once."""
    return _matcher(catalogue.defined)


@lru_cache(maxsize=32)
def _matcher(indicators: tuple[Indicator, ...]) -> Matcher:
    return Matcher(indicators)
