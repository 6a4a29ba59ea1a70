"""The places of a report's text that a page lets its readers click: figures in their sentences."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from unicodedata import normalize

from summarymine.model import Evidence, Fact, LedgerEntry, NumeralClass, Span

# No sentence is searched further from its figure than this, in characters.
MAX_SENTENCE = 1000


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the text as read that is shown in the colour of its class.

    worded: told without a numeral, as 未发生较大事故 or 下降.
    """

    span: Span
    kind: NumeralClass
    line: int
    indicators: tuple[str, ...] = ()
    worded: bool = False


class Places:
    """The places of one text: its numerals, and what facts and findings name besides.

    No two overlap, so that each character is shown once.
    """

    def __init__(self, text: str, entries: Iterable[LedgerEntry]) -> None:
        self._length = len(text)
        self._found: list[Place] = []
        for entry in sorted(entries, key=lambda entry: entry.span.start):
            place = Place(entry.span, entry.kind, entry.line, entry.indicators)
            self._add(place)

    def add_fact(self, fact: Fact) -> None:
        """Makes sure that the fact has a place."""
        kind: NumeralClass = "part" if fact.scope else "fact"
        self._add_words(fact.evidence, "planned" if fact.status == "planned" else kind)

    def add_evidence(self, evidence: Evidence) -> None:
        """Makes sure that a figure that is no fact has a place."""
        self._add_words(evidence, "unclaimed")

    def all(self) -> Sequence[Place]:
        """Every place, in the order of the text."""
        return self._found

    def number_of(self, evidence: Evidence, indicator: str = "") -> int | None:
        """Which place the evidence points to; one of its indicator first. None if there is none."""
        numbers = self._overlapping(evidence.span)
        own = (one for one in numbers if indicator in self._found[one].indicators)
        return next(own, numbers[0] if numbers else None)

    def _add_words(self, evidence: Evidence, kind: NumeralClass) -> None:
        if not self._overlapping(evidence.span):
            self._add(Place(evidence.span, kind, evidence.line, worded=True))

    def _add(self, place: Place) -> None:
        """Puts a place where it belongs; what another one covers of it, or the text lacks, not."""
        at = bisect_left(self._found, place.span.start, key=lambda found: found.span.start)
        start = max(place.span.start, self._found[at - 1].span.end if at else 0)
        end = min(place.span.end, self._length)
        if at < len(self._found):
            end = min(end, self._found[at].span.start)
        if start < end:
            self._found.insert(at, replace(place, span=Span(start, end)))

    def _overlapping(self, span: Span) -> list[int]:
        at = bisect_left(self._found, span.start + 1, key=lambda found: found.span.end)
        numbers = []
        while at < len(self._found) and self._found[at].span.start < span.end:
            numbers.append(at)
            at += 1
        return numbers


# Where a sentence surely begins or ends: a full stop, or a blank line.
_STOP = re.compile(r"[。！？!?]|\n\s*\n")


class Sentences:
    """Finds sentences, which are told as repaired, in the text as read."""

    def __init__(self, text: str) -> None:
        self._text = text
        # Repairs mostly touch blanks, line ends and punctuation: letters and digits are left.
        kept = [(at, letters) for at, sign in enumerate(text) if (letters := _letters(sign))]
        self._kept = [at for at, letters in kept for _ in letters]
        self._bare = "".join(letters for _, letters in kept)

    def span_of(self, evidence: Evidence) -> Span:
        """The sentence of the evidence; if it was repaired otherwise, from stop to stop."""
        bare = "".join(map(_letters, evidence.sentence))
        figure = bisect_left(self._kept, evidence.span.start)
        # Neither before nor after the figure: the same sentence may stand in a text twice.
        at = self._bare.find(bare, max(0, figure - len(bare)), figure + len(bare))
        if bare and at != -1 and at <= figure:
            return Span(self._kept[at], self._kept[at + len(bare) - 1] + 1)
        return self._between_stops(evidence.span)

    def _between_stops(self, span: Span) -> Span:
        text = self._text
        before = [*_STOP.finditer(text, max(0, span.start - MAX_SENTENCE), span.start)]
        after = _STOP.search(text, span.end, span.end + MAX_SENTENCE)
        start = before[-1].end() if before else max(0, span.start - MAX_SENTENCE)
        end = after.end() if after else min(len(text), span.end + MAX_SENTENCE)
        return Span(min(start, len(text)), max(end, min(start, len(text))))


# Of all signs that reports are written in; a text asks for each of them a thousand times.
@lru_cache(maxsize=1 << 15)
def _letters(sign: str) -> str:
    """The letters and digits that a character stands for: `４` → `4`, `。` → ``."""
    return "".join(letter for letter in normalize("NFKC", sign) if letter.isalnum())


def utf16_offsets(text: str) -> Sequence[int]:
    """For each offset in code points the one that JavaScript counts, that of the end too.

    >>> list(utf16_offsets("a😀b"))
    [0, 1, 3, 4]
    """
    if not text or max(text) <= "\uffff":
        return range(len(text) + 1)
    return list(accumulate((1 + (character > "\uffff") for character in text), initial=0))
