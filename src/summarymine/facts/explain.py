"""PreparedDocument + Catalogue → why each figure is a fact or is none, sentence by sentence."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from summarymine.facts.extract import Extraction
from summarymine.facts.merge import Place, merge_rows
from summarymine.facts.places import Places
from summarymine.facts.reports import split_reports
from summarymine.facts.scope import Told as ScopeTold
from summarymine.facts.status import Told as StatusTold
from summarymine.indicators.catalogue import Catalogue
from summarymine.indicators.definitions import Indicator
from summarymine.indicators.explain import Miss, Names
from summarymine.indicators.macros import FIGURE_MASKS, FILLER
from summarymine.indicators.marks import Figure, Marks, Role, marks
from summarymine.indicators.matches import Match, Reading
from summarymine.indicators.reasons import Reason
from summarymine.model import Fact, PreparedDocument, Quantity, Reporter, Span
from summarymine.quantities import Numeral
from summarymine.quantities.partition import partition
from summarymine.ready import compile_regex

Measure = Literal["level", "change_pct", "change_abs", "zero", "flat", "direction", "doubt"]
Fate = Literal["row", "joined", "same_figure", "elsewhere", "optional"]

_MASKED_FIGURE = compile_regex(f"[{FIGURE_MASKS}\ue006]{FILLER}*|{FILLER}+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A rule that took a figure as an indicator's, and what became of it.

    fate: a row of its own; a row, were the (optional) indicator asked for; joined to the row of its
    level; the same figure as a row that another rule told; of another body than the reporter, by
    words (全省). row: that row, if there is one; scope, status: with what gave them.
    """

    indicator: Indicator
    pattern: str
    measure: Measure
    fate: Fate
    row: Fact | None
    scope: ScopeTold | None
    status: StatusTold | None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """An indicator that did not get a figure; name: as it stands in the text, "" if unnamed.

    fits: whether the figure's unit is one of the indicator's.
    """

    indicator: Indicator
    pattern: str
    reason: Reason
    name: str
    words: str
    fits: bool

    @property
    def is_reason(self) -> bool:
        """Whether the figure would be the indicator's but for the reason."""
        in_place = self.reason not in ("pattern", "sentence_before")
        return in_place and (self.fits or self.reason in ("unit", "in_name"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Figured:
    """A number of a sentence, or words that stand for one (持平, 未发生), with its explanation.

    span: in the text as read. kind: of the numeral. role: what the words around make of it.
    reason: why it is no fact of the indicators asked for, None if it is one. misses: the nearest
    first.
    """

    span: Span
    surface: str
    kind: str
    quantity: Quantity | None
    role: Role | None
    claims: tuple[Claim, ...]
    misses: tuple[Missed, ...]
    reason: Reason | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A sentence, as repaired, with its figures.

    line: where it begins in the text as read; of a row of a table, that of its first figure.
    """

    document: str
    line: int
    section: str
    text: str
    figures: tuple[Figured, ...]


def explain(
    document: PreparedDocument, catalogue: Catalogue, lines: Collection[int] | None = None
) -> Iterator[Explained]:
    """Each sentence that has a figure, or that touches one of lines (of the text as read).

    Of a catalogue asked for some indicators only: the sentences that one of their patterns was
    tried on, and of each figure why it is none of theirs.
    """
    before = Reporter()
    for report in split_reports(document):
        explanation = _Explanation(report, catalogue, lines, before)
        before = explanation.extraction.reporter
        yield from explanation.sentences()


def count_lines(document: PreparedDocument) -> int:
    """How many lines the text as read has; a line end at its end begins none."""
    text = document.source.text
    return Places(text).line(len(text)) - text.endswith(("\n", "\r"))


class _Explanation:
    """One report, read as for its facts, and looked through once more."""

    def __init__(
        self,
        document: PreparedDocument,
        catalogue: Catalogue,
        lines: Collection[int] | None,
        before: Reporter,
    ) -> None:
        self.document = document
        self.lines = lines
        self.numerals = partition(document.text)
        self.starts = [numeral.span.start for numeral in self.numerals]
        self.quantities = [n.quantity for n in self.numerals if n.quantity]
        readings: list[Reading] = []
        self.extraction = Extraction(document, catalogue, self.quantities, readings, before=before)
        self.readings = {reading.sentence.start: reading for reading in readings}
        catalogue = self.extraction.catalogue
        self.told = catalogue.told
        self.names = Names(document, catalogue, self.extraction.masked)
        self.roles: Marks = marks(catalogue.context)
        self.claims: dict[Span, list[Claim]] = defaultdict(list)
        self._claim()
        self.claimed = sorted(self.claims, key=lambda span: (span.start, span.end))

    def sentences(self) -> Iterator[Explained]:
        for number, sentence in enumerate(self.document.sentences):
            figures = self._numerals(sentence)
            first, last = self._lines(sentence, figures)
            if self.lines is None:
                told = any(n.quantity for n in figures) or self._claimed(sentence)
                if not told or not self.names.is_looked_at(number):
                    continue
            # Who asks for the heads of a table is told of its rows.
            elif not any(
                first <= line <= last or line == self._line(sentence.start) for line in self.lines
            ):
                continue
            yield Explained(
                document=self.document.source.name,
                line=first,
                section=self.extraction.section(sentence.start),
                text=self.document.text[sentence.start : sentence.end].strip(),
                figures=tuple(self._figures(number, sentence, figures)),
            )

    def _lines(self, sentence: Span, figures: Sequence[Numeral]) -> tuple[int, int]:
        """The first and the last line of a sentence; of a row of a table, of its figures.

        The words of a row stand in its heads, too, at the top of the table.
        """
        counted = [n.span.start for n in figures if n.quantity]
        if counted and self.extraction.tellings.at(sentence.start):
            lines = [self._line(at) for at in counted]
            return min(lines), max(lines)
        return self._line(sentence.start), self._line(sentence.end - 1)

    def _line(self, at: int) -> int:
        return self.extraction.places.line(self.document.origins[at])

    def _numerals(self, sentence: Span) -> Sequence[Numeral]:
        low = bisect_left(self.starts, sentence.start)
        return self.numerals[low : bisect_left(self.starts, sentence.end)]

    def _claim(self) -> None:
        """Goes through the matches as for facts, and notes what each made of its figures."""
        outcomes = list(self.extraction.outcomes())
        rows, places = merge_rows([outcome.fact for outcome in outcomes if outcome.fact])
        coming = iter(places)
        for outcome in outcomes:
            place = next(coming) if outcome.fact else None
            is_told = self._is_told(outcome.match.indicator)
            for span, measure in _measures(outcome.match):
                claim = Claim(
                    indicator=outcome.match.indicator,
                    pattern=outcome.match.pattern,
                    measure=measure,
                    fate=self._fate(outcome.match.indicator, place),
                    row=rows[place.row] if place and is_told else None,
                    scope=outcome.scope,
                    status=outcome.status,
                    words=outcome.elsewhere,
                )
                self.claims[span].append(claim)

    def _is_told(self, indicator: Indicator) -> bool:
        """Whether its facts are rows, asked for or not: those of the optional only if asked for."""
        return not indicator.optional or indicator.id in self.told

    def _fate(self, indicator: Indicator, place: Place | None) -> Fate:
        if place is None:
            return "elsewhere"
        return place.how if self._is_told(indicator) else "optional"

    def _figures(
        self, number: int, sentence: Span, numerals: Sequence[Numeral]
    ) -> Iterator[Figured]:
        """The figures of a sentence in the order of the text."""
        reading = self.readings.get(sentence.start)
        inside = [numeral.quantity for numeral in numerals if numeral.quantity]
        marked = self.roles.figures(self.extraction.masked, sentence, inside)
        figures = {Span(figure.start, figure.end): figure for figure in marked}
        kinds: dict[Span, str] = {n.span: n.kind for n in numerals}
        kinds |= {span: "words" for span in self._claimed(sentence) if span not in kinds}
        for span in sorted(kinds, key=lambda span: (span.start, span.end)):
            yield self._figure(number, span, kinds[span], figures.get(span), reading)

    def _figure(
        self, number: int, span: Span, kind: str, figure: Figure | None, reading: Reading | None
    ) -> Figured:
        claims = tuple(self.claims.get(span, ()))
        misses: tuple[Missed, ...] = ()
        if figure and figure.quantity:
            before = self._before(number)
            found = self.names.misses(number, figure, reading, before, is_claimed=bool(claims))
            misses = tuple(
                self._missed(miss)
                for miss in found
                if not any(claim.indicator is miss.indicator for claim in claims)
            )
        source = self.extraction.source(span)
        return Figured(
            span=source,
            surface=self.document.source.text[source.start : source.end],
            kind=kind,
            quantity=figure.quantity if figure else None,
            role=figure.role if figure else None,
            claims=claims,
            misses=misses,
            reason=self._reason(kind, figure, claims, misses),
        )

    def _claimed(self, sentence: Span) -> Sequence[Span]:
        low = bisect_left(self.claimed, sentence.start, key=lambda span: span.start)
        return self.claimed[
            low : bisect_left(self.claimed, sentence.end, key=lambda span: span.start)
        ]

    def _before(self, number: int) -> Sequence[Match]:
        """The matches of the sentence before; matches come sentence by sentence."""
        matches, sentences = self.extraction.matches, self.document.sentences
        first = sentences[number - 1].start if number else 0
        low, high = (
            bisect_left(matches, start, key=lambda match: match.sentence.start)
            for start in (first, sentences[number].start)
        )
        return matches[low:high]

    def _missed(self, miss: Miss) -> Missed:
        text = self.document.text
        return Missed(
            indicator=miss.indicator,
            pattern=miss.pattern,
            reason=miss.reason,
            name=text[miss.name.start : miss.name.end] if miss.name else "",
            words=_MASKED_FIGURE.sub("▢", miss.words).strip("▢"),
            fits=miss.fits,
        )

    def _reason(
        self,
        kind: str,
        figure: Figure | None,
        claims: Sequence[Claim],
        misses: Sequence[Missed],
    ) -> Reason | None:
        """Why the figure is no fact of those asked for; None if it is one."""
        asked = [claim for claim in claims if claim.indicator.id in self.told]
        if any(claim.fate in ("row", "joined") for claim in asked):
            return None
        for claim in asked:
            return "elsewhere" if claim.fate == "elsewhere" else "same_figure"
        if any(claim.fate == "optional" for claim in claims):
            return "optional"
        if kind not in ("quantity", "words"):
            return "not_quantity"
        if figure and figure.role == "share":
            return "share"
        if figure and figure.role == "from" and not claims:
            return "from"
        # What the name's unit forbids all the same is not for want of what else failed.
        return next((miss.reason for miss in misses if miss.is_reason), "no_name")


def _measures(match: Match) -> Iterator[tuple[Span, Measure]]:
    """Where each thing stands that a match tells."""
    if match.level:
        yield match.level.span, "level"
    figures: tuple[tuple[Figure | None, Measure], ...] = (
        (match.pct, "change_pct"),
        (match.absolute, "change_abs"),
        (match.flat, "flat"),
    )
    for figure, measure in figures:
        if figure:
            yield Span(figure.start, figure.end), measure
    if match.zero:
        yield match.zero, "zero"
    if match.direction_at:
        yield match.direction_at, "direction"
    if match.is_open and not (match.direction_at or any(figure for figure, _ in figures)):
        # Kept for its doubt alone: the figures that may be its are told with their reasons.
        yield match.name, "doubt"
