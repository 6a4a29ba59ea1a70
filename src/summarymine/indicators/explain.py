"""Why a figure is not an indicator's: what the engine refused, dropped or never saw as a name.

The reasons are those that the engine noted; here they are only gathered and put in order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarymine.indicators.catalogue import Catalogue
from summarymine.indicators.changes import change_obstacle
from summarymine.indicators.definitions import Indicator
from summarymine.indicators.grammar import grammar
from summarymine.indicators.levels import level_obstacle
from summarymine.indicators.literals import required_literals
from summarymine.indicators.macros import FILLER
from summarymine.indicators.marks import Figure
from summarymine.indicators.match import Dropped, Mention, Rule, matcher
from summarymine.indicators.matches import Match, Reading, compatible, takes_change
from summarymine.indicators.reasons import Obstacle, Reason, Refusal
from summarymine.indicators.topics import Topics
from summarymine.model import PreparedDocument, Span

# How much of a required literal must stand in a sentence for its pattern to be worth telling of.
_BEGINNING = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """An indicator that a figure did not go to. Spans in the repaired text, words as masked.

    name: where the indicator is named, None where it is not. pattern: the rule that looked.
    fits: whether the figure's unit is one of the indicator's. far: whether more than one
    condition failed besides. distance: from the name to the figure, in characters.
    """

    indicator: Indicator
    pattern: str
    reason: Reason
    words: str = ""
    name: Span | None = None
    fits: bool = True
    far: bool = False
    distance: int = 0

    @property
    def nearness(self) -> tuple[int, int]:
        """The smaller, the nearer: first by how many conditions failed."""
        return self.far + (not self.fits and self.reason != "unit"), self.distance


class Names:
    """What a document's sentences name, and what they nearly name; masked: its text, masked."""

    def __init__(self, document: PreparedDocument, catalogue: Catalogue, masked: str) -> None:
        self.masked = masked
        self.sentences = document.sentences
        self.finder = matcher(catalogue)
        self.grammar = grammar(catalogue.context)
        self.topics = Topics(document, catalogue.context)
        self.candidates = self.finder.candidates(masked, document.sentences)
        self.wanted = catalogue.wanted
        self.begun = [
            (rule, required_literals(rule.pattern.regex) or frozenset())
            for rule in self.finder.rules
            if rule.role != "not" and rule.indicator.id in catalogue.told
        ]
        self._cache: tuple[int, list[Dropped], list[tuple[Rule, str]]] = (-1, [], [])

    def is_looked_at(self, number: int) -> bool:
        """Whether a pattern of the indicators asked for was tried on the sentence, or nearly."""
        return self.wanted is None or any(self._begun(number))

    def misses(
        self,
        number: int,
        figure: Figure,
        reading: Reading | None,
        earlier: Sequence[Match],
        *,
        is_claimed: bool,
    ) -> tuple[Miss, ...]:
        """What the figure did not go to, the nearest first; no indicator twice.

        reading: the sentence as it was read, None if no rule looked at it. earlier: the matches
        of the sentence before it. is_claimed: whether some indicator has got the figure: then of
        the others only those that looked at it are told, unless they are asked for.
        """
        found = [
            *self._inside(figure, reading),
            *self._refused(figure, reading),
            *self._dropped(number, figure),
            *self._passed_by(figure, reading),
        ]
        if self.wanted is not None:
            found = [miss for miss in found if miss.indicator.id in self.wanted]
        if not found and (self.wanted is not None or not is_claimed):
            found = [
                *self._unmatched(number, figure, is_claimed=is_claimed),
                *self._told_before(figure, earlier),
            ]
        nearest: dict[str, Miss] = {}
        for miss in sorted(found, key=lambda miss: miss.nearness):
            nearest.setdefault(miss.indicator.id, miss)
        return tuple(nearest.values())

    def _miss(
        self,
        figure: Figure,
        indicator: Indicator,
        pattern: str,
        obstacle: Obstacle,
        name: Span,
        *,
        far: bool = False,
    ) -> Miss:
        return Miss(
            indicator=indicator,
            pattern=pattern,
            reason=obstacle.reason,
            words=obstacle.words,
            name=name,
            fits=_fits(indicator, figure),
            far=far,
            distance=max(figure.start - name.end, name.start - figure.end, 0),
        )

    def _inside(self, figure: Figure, reading: Reading | None) -> Iterator[Miss]:
        """死亡3人以上的事故2起: the names that hold the figure as their own."""
        for mention in reading.mentions if reading else ():
            if mention.role in ("name", "short") and mention.start < figure.start < mention.end:
                name = Span(mention.start, mention.end)
                indicator, pattern = mention.indicators[0], mention.patterns[0]
                yield self._miss(figure, indicator, pattern, Obstacle("in_name"), name)

    def _refused(self, figure: Figure, reading: Reading | None) -> Iterator[Miss]:
        """What the engine looked at for the figure and did not take."""
        if reading is None:
            return
        for refusal in reading.refusals:
            at, obstacle, name, rules = refusal
            if at != figure.start or (obstacle.reason == "behind" and self._parted(figure, name)):
                continue
            obstacle = _sharpened(reading, refusal)
            far = obstacle.reason in ("another_figure", "taken")
            for indicator, pattern in rules:
                yield self._miss(figure, indicator, pattern, obstacle, name, far=far)

    def _parted(self, figure: Figure, name: Span) -> bool:
        """Whether more than words stands between a figure and the name behind it."""
        gap = self.masked[figure.end : name.start]
        return bool(self.grammar.punctuation.search(gap)) or FILLER in gap

    def _dropped(self, number: int, figure: Figure) -> Iterator[Miss]:
        """Names that do not count, where the figure would follow them."""
        for mention, obstacle in self._look(number)[0]:
            # 事故 for 事故起数 lies in many a name; it is told of only where it is asked for.
            is_told = self.wanted is not None or mention.role != "short"
            if is_told and self._would_take(mention, figure):
                told = obstacle if obstacle.words else Obstacle(obstacle.reason, mention.nears[0])
                name = Span(mention.start, mention.end)
                indicator, pattern = mention.indicators[0], mention.patterns[0]
                yield self._miss(figure, indicator, pattern, told, name)

    def _would_take(self, mention: Mention, figure: Figure) -> bool:
        """Whether all else is right: the figure follows the mention, and is of its kind."""
        if not _fits(mention.indicators[0], figure):
            return False
        if mention.figure >= 0:
            return mention.figure == figure.start
        if mention.end > figure.head_end or figure.role not in ("level", "change"):
            return False
        gap = self.masked[mention.end : figure.head_end]
        obstacle = level_obstacle if figure.role == "level" else change_obstacle
        return obstacle(self.grammar, gap) is None

    def _passed_by(self, figure: Figure, reading: Reading | None) -> Iterator[Miss]:
        """Names before the figure that the engine did not ask: it is a share, or one is nearer."""
        before = [m for m in reading.names if m.end <= figure.head_end] if reading else []
        if not reading or not before:
            return
        nearest = before[-1]
        nearer = Obstacle("nearer_name", self.masked[nearest.start : nearest.end])
        if figure.role in ("share", "from"):
            nearer = Obstacle("share" if figure.role == "share" else "from")
        elif self.wanted is None:
            return
        else:
            before.pop()
        for mention in before:
            name = Span(mention.start, mention.end)
            for indicator in reading.meant(mention):
                level = _level_of(reading, name, indicator)
                told = nearer if not level or nearer.reason == "share" else Obstacle("taken", level)
                far = mention is not nearest
                pattern = mention.pattern_of(indicator)
                yield self._miss(figure, indicator, pattern, told, name, far=far)

    def _unmatched(self, number: int, figure: Figure, *, is_claimed: bool) -> Iterator[Miss]:
        """Patterns of which the sentence holds a required literal, or begins one, and no more."""
        for rule, literal in self._look(number)[1]:
            fits = _fits(rule.indicator, figure)
            asked = self.wanted is not None and not is_claimed
            if asked or (fits and len(literal) >= _BEGINNING):
                yield Miss(
                    indicator=rule.indicator,
                    pattern=rule.pattern.id,
                    reason="pattern",
                    words=literal,
                    fits=fits,
                    far=True,
                    # A longer literal is nearer to the pattern.
                    distance=-len(literal),
                )

    def _told_before(self, figure: Figure, earlier: Sequence[Match]) -> Iterator[Miss]:
        """The match of the sentence before that the figure could belong to by its unit."""
        for match in reversed(earlier):
            asked = self.wanted is None or match.indicator.id in self.wanted
            if asked and _fits(match.indicator, figure):
                told = Obstacle("sentence_before")
                yield self._miss(figure, match.indicator, match.pattern, told, match.name, far=True)
                return

    def _look(self, number: int) -> tuple[list[Dropped], list[tuple[Rule, str]]]:
        """Of a sentence: the names that do not count, and the rules of which it holds a part only.

        Of an indicator that is named there in another way no rule is told.
        """
        if self._cache[0] != number:
            sentence = self.sentences[number]
            dropped: list[Dropped] = []
            rules = self.candidates.get(number, ())
            mentions = self.finder.mentions(self.masked, sentence, rules, dropped)
            if self.topics.is_cause(number):
                dropped = [Dropped(mention, Obstacle("cause_heading")) for mention in mentions]
            begun = [
                (rule, literal, any(rule.match(self.masked, sentence)))
                for rule, literal in self._begun(number)
            ]
            named = {rule.indicator.id for rule, _, is_whole in begun if is_whole}
            partly = [(r, literal) for r, literal, _ in begun if r.indicator.id not in named]
            self._cache = (number, dropped, partly)
        return self._cache[1:]

    def _begun(self, number: int) -> Iterator[tuple[Rule, str]]:
        """Rules of the indicators asked for, with the literal that the sentence holds of each."""
        sentence = self.sentences[number]
        text = self.masked[sentence.start : sentence.end]
        for rule, literals in self.begun:
            held = max((word for word in literals if word in text), key=len, default="")
            if not held and self.wanted is not None:
                starts = (word[:_BEGINNING] for word in literals if len(word) > _BEGINNING)
                held = next((start for start in starts if start in text), "")
            if held:
                yield rule, held


def _sharpened(reading: Reading, refusal: Refusal) -> Obstacle:
    """Where another figure stands between, it may be the name's own; then that is told."""
    if refusal.obstacle.reason == "another_figure":
        for indicator, _ in refusal.rules:
            level = _level_of(reading, refusal.name, indicator)
            if level:
                return Obstacle("taken", level)
    return refusal.obstacle


def _level_of(reading: Reading, name: Span, indicator: Indicator) -> str:
    """The figure that a name has got, as written; "" if it has none."""
    for match in reading.matches:
        if match.name == name and match.indicator is indicator and match.level:
            return match.level.surface
    return ""


def _fits(indicator: Indicator, figure: Figure) -> bool:
    """Whether the figure may be one of the indicator's by its unit."""
    if figure.quantity is None:
        return False
    if figure.role == "change":
        return takes_change(indicator, figure)
    return compatible(indicator, figure.quantity)
