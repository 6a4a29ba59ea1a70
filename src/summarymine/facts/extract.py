"""PreparedDocument + Catalogue → facts: who, when, which part, planned or actual."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from summarymine.facts.baseline import baselines
from summarymine.facts.fact_period import YEARLY, PeriodFinder
from summarymine.facts.ground import find_above, find_ground, find_other_places
from summarymine.facts.leads import Leads
from summarymine.facts.merge import merge
from summarymine.facts.period import is_of_year, resolve_period, resolve_times
from summarymine.facts.places import Places
from summarymine.facts.reporter import resolve_reporter, resolve_same_reporter
from summarymine.facts.reports import split_reports
from summarymine.facts.scope import ScopeFinder, Theirs, given, own_words
from summarymine.facts.scope import Told as ScopeTold
from summarymine.facts.scope_text import ScopeText
from summarymine.facts.scope_words import scope_words
from summarymine.facts.status import StatusFinder, plans
from summarymine.facts.status import Told as StatusTold
from summarymine.facts.tellings import Row, Tellings
from summarymine.facts.times import Times
from summarymine.facts.values import find_approx, find_changes
from summarymine.indicators.catalogue import Catalogue
from summarymine.indicators.context import load_context
from summarymine.indicators.find import find_matches
from summarymine.indicators.matches import Match, Reading
from summarymine.indicators.timed import timed
from summarymine.model import (
    Evidence,
    Fact,
    Period,
    PreparedDocument,
    Quantity,
    Reporter,
    Span,
    Status,
)
from summarymine.quantities import find_quantities
from summarymine.stages import stage


def extract_facts(
    document: PreparedDocument,
    catalogue: Catalogue,
    quantities: Sequence[Quantity] | None = None,
) -> tuple[Fact, ...]:
    """Every fact of the document, in the order of the text; spans in the text as read.

    quantities: those of the document, where they were looked for already.
    """
    if not isinstance(document, PreparedDocument):
        raise TypeError(
            "extract_facts takes what prepare gives: extract_facts(prepare(read(path)), catalogue)"
        )
    facts: list[Fact] = []
    if quantities is None:
        quantities = find_quantities(document.text)
    for _, extraction in _extractions(document, catalogue, quantities):
        merged = merge([told.fact for told in extraction.outcomes() if told.fact])
        facts.extend(fact for fact in merged if fact.indicator in extraction.catalogue.told)
    return tuple(facts)


def find_readings(document: PreparedDocument, catalogue: Catalogue) -> tuple[Reading, ...]:
    """Each sentence of the document that was looked at for facts, as it was read.

    Of a file with several reports, those of the first.
    """
    readings: list[Reading] = []
    report = split_reports(document)[0]
    quantities = find_quantities(report.text)
    Extraction(report, catalogue, quantities, readings, before=Reporter())
    return tuple(readings)


def packs_in_force(document: PreparedDocument, catalogue: Catalogue) -> tuple[str, ...]:
    """The packs in force for the reports in the document, in the order of the catalogue."""
    found = {
        name for report in split_reports(document) for name in catalogue.packs_for(report.text)
    }
    return tuple(name for name in catalogue.packs if name in found)


def find_claims(
    document: PreparedDocument, catalogue: Catalogue, quantities: Sequence[Quantity]
) -> Mapping[int, Sequence[Fact]]:
    """The facts read from each quantity, before merging, by its start in the repaired text."""
    claims: dict[int, list[Fact]] = {}
    for start, extraction in _extractions(document, catalogue, quantities):
        for outcome in extraction.outcomes():
            fact = outcome.fact
            if fact and fact.indicator in extraction.catalogue.told:
                for quantity in outcome.match.quantities:
                    claims.setdefault(start + quantity.span.start, []).append(fact)
    return claims


def _extractions(
    document: PreparedDocument, catalogue: Catalogue, quantities: Sequence[Quantity]
) -> Iterator[tuple[int, "Extraction"]]:
    """An extraction for each report in the document, with the place where it starts."""
    start, reporter = 0, Reporter()
    for report in split_reports(document):
        end = start + len(report.text)
        inside = quantities if report is document else _shifted(quantities, start, end)
        extraction = Extraction(report, catalogue, inside, before=reporter)
        yield start, extraction
        start, reporter = end, extraction.reporter


def _shifted(quantities: Sequence[Quantity], start: int, end: int) -> Sequence[Quantity]:
    """The quantities between, in the offsets of the report that starts there."""
    return [
        replace(quantity, span=Span(quantity.span.start - start, quantity.span.end - start))
        for quantity in quantities
        if start <= quantity.span.start < end
    ]


class Outcome(NamedTuple):
    """What became of a match: a fact, or none, a word telling that it is another body's (全省)."""

    match: Match
    fact: Fact | None
    elsewhere: str = ""
    scope: ScopeTold | None = None
    status: StatusTold | None = None


class Extraction:
    """One report on its way from matches to facts.

    before: the reporter of the report above it in one file. readings: where those who ask why get
    each sentence as it was read.
    """

    def __init__(
        self,
        document: PreparedDocument,
        catalogue: Catalogue,
        quantities: Sequence[Quantity],
        readings: list[Reading] | None = None,
        *,
        before: Reporter,
    ) -> None:
        self.document = document
        catalogue = catalogue.fitting(document.text)
        self.catalogue = catalogue
        self.reporter = resolve_same_reporter(resolve_reporter(document), before)
        self.period, now = resolve_times(document)
        with stage("match"):
            self.masked, self.matches = find_matches(document, catalogue, quantities, readings)
        region = self.reporter.region
        own = (region, region.rstrip("市县区省州旗"), self.reporter.name, self.period.text)
        words = scope_words(catalogue.context)
        self.scope_text = ScopeText(
            self.masked,
            document.text,
            words,
            own,
            find_other_places(document.text, self.reporter),
        )
        self.scopes = ScopeFinder(
            self.scope_text,
            Leads(self.masked, document.sentences, words.leads),
            names=[match.name for match in self.matches if not match.inherits],
            claimed=[span for match in self.matches for span in own_words(match, self.masked)],
            ground=find_ground(document.text, self.reporter),
            above=find_above(document.text, self.reporter),
        )
        self.baselines = baselines(catalogue.context)
        self.status = StatusFinder(document, plans(catalogue.context), self.period.year)
        is_titled = is_of_year(document, self.period)
        self.times = Times(self.period, now, is_titled=is_titled)
        self.periods = PeriodFinder(self.masked, document, self.times, self.status)
        self.places = Places(document.source.text)
        self.heads = [section.span.start for section in document.sections]
        self.tellings = Tellings(document, self.reporter)

    def outcomes(self) -> Iterator[Outcome]:
        """Each match with what became of it, in order."""
        kept: list[Outcome] = []
        theirs: Theirs | None = None
        for match in self.matches:
            row = self.tellings.at(match.span.start)
            elsewhere = "" if row and row.is_stated else self._elsewhere(match)
            if not elsewhere and not row and theirs and self.scopes.goes_on(theirs, match):
                elsewhere = theirs.word
            theirs = self.scopes.theirs(match, elsewhere, theirs)
            if elsewhere:
                yield Outcome(match, None, elsewhere)
                continue
            section = self.section(match.span.start)
            level = match.level.span if match.level else None
            status = self.status.told(match.span.start, match.sentence, level)
            if row and status.by == "year":
                # A table of another year tells what was; its targets are left out.
                status = StatusTold("actual")
            if status.by == "section" and self.periods.is_of_past(match.span.start):
                # 过去五年，…, told before the goals of the next five under one heading.
                status = StatusTold("actual")
            period = self.periods.find(match, status.status)
            if status.status == "actual" and self._is_to_come(period):
                status = StatusTold("planned", "year", period.text)
            scope = self.scopes.told(match, section, self._leaned_on(match, kept))
            if not scope.words and status.status == "actual":
                scope = given(self.times.part_words(period), "period")
            if row and row.part:
                scope = given("，".join(filter(None, (row.part, scope.words))), "table")
            fact = self._fact(match, section, status.status, scope.words, period, row)
            kept.append(Outcome(match, fact, "", scope, status))
            yield kept[-1]

    def _is_to_come(self, period: Period) -> bool:
        """Whether a period begins after the report's own has ended: 今后五年."""
        own = self.period.end
        return own is not None and period.start is not None and period.start > own

    def _leaned_on(self, match: Match, kept: Sequence[Outcome]) -> str | None:
        """The scope of the match that this one leans on: 整改率 on 排查农村公路隐患."""
        if not match.near:
            return None
        for outcome in reversed(kept):
            before = outcome.match
            if before.sentence != match.sentence:
                return None
            if self.scope_text.is_aside(before.name.start, match.name.start):
                continue
            named = self.masked[before.name.start : before.name.end]
            near = timed(match.near, match.pattern)
            leans = before.near == match.near or near.search(named, 0, len(named))
            if leans and not before.inherits and outcome.scope:
                # Its period is its own: what leans on it may be of another.
                return "" if outcome.scope.by == "period" else outcome.scope.words
        return None

    def _elsewhere(self, match: Match) -> str:
        """The word that makes it a figure of another body, "" if it is the reporter's own."""
        if not match.inherits:
            return self.scopes.elsewhere(match)
        # 全省查处酒驾1.2万起，其中我县612起: that part is the reporter's own, no other is.
        parent = match.parent
        if parent is None or self.scope_text.is_own(match.part):
            return ""
        return self.scopes.elsewhere(parent)

    def section(self, at: int) -> str:
        number = bisect_right(self.heads, at) - 1
        return self.document.sections[number].heading if number >= 0 else ""

    def _fact(
        self,
        match: Match,
        section: str,
        status: Status,
        scope: str,
        period: Period,
        row: Row | None,
    ) -> Fact:
        level = match.level
        change_pct, change_abs, direction = find_changes(match)
        zero = Decimal(0) if match.zero and not level else None
        return Fact(
            reporter=row.reporter if row else self.reporter,
            period=period,
            indicator=match.indicator.id,
            label=match.indicator.label,
            unit=level.unit if level and level.unit else match.indicator.unit,
            evidence=self._evidence(match, section, row),
            value=level.value if level else zero,
            low=level.low if level else zero,
            high=level.high if level else zero,
            approx=find_approx(match),
            change_pct=change_pct,
            change_abs=change_abs,
            direction=direction,
            baseline=self._baseline(match, period),
            scope=scope,
            status=status,
            flags=self._flags(match, row),
        )

    def _baseline(self, match: Match, period: Period) -> str:
        """What the change is compared with; 年均 of an average over several years.

        A change over several years has none but what the text says: 五年提高3.9个百分点.
        """
        for figure in (match.pct, match.absolute):
            if figure and self.periods.is_yearly(match.sentence, figure.start):
                return YEARLY
        is_long = self.periods.is_over_years(match, period)
        return self.baselines.resolve(self.masked, self.document.text, match, plain=not is_long)

    def _evidence(self, match: Match, section: str, row: Row | None) -> Evidence:
        span = self.source(_cell_of(match) if row else match.span)
        return Evidence(
            document=self.document.source.name,
            span=span,
            line=self.places.line(span.start),
            page=self.places.page(span.start),
            section=section,
            sentence=row.shown
            if row
            else self.document.text[match.sentence.start : match.sentence.end].strip(),
            pattern=match.pattern,
        )

    def source(self, span: Span) -> Span:
        origins = self.document.origins
        return Span(origins[span.start], origins[max(span.start, span.end - 1)] + 1)

    def _flags(self, match: Match, row: Row | None) -> tuple[str, ...]:
        flags = list(match.flags)
        for figure in (match.level, *(f.quantity for f in (match.pct, match.absolute) if f)):
            if figure:
                flags.extend(figure.flags)
        span = self.source(_cell_of(match) if row else match.span)
        if "\n" in self.document.source.text[span.start : span.end]:
            flags.append("line_broken")
        if _is_ocr(self.document, span):
            flags.append("ocr")
        return tuple(dict.fromkeys(flags)) if flags else ()


def _cell_of(match: Match) -> Span:
    """The figure alone: in a table its name stands in another cell."""
    figures = (match.level, *(f.quantity for f in (match.pct, match.absolute) if f))
    return next((figure.span for figure in figures if figure), match.span)


def document_quantities(document: PreparedDocument) -> tuple[tuple[Quantity, Status], ...]:
    """Every quantity of the document with its status; spans and surfaces of the text as read."""
    status = StatusFinder(document, plans(load_context()), resolve_period(document).year)
    sentences = [sentence.start for sentence in document.sentences]
    told = []
    for quantity in find_quantities(document.text):
        at = quantity.span.start
        number = bisect_right(sentences, at) - 1
        sentence = document.sentences[number] if number >= 0 else Span(0, at)
        told.append((_as_read(document, quantity), status.find(at, sentence)))
    if document.tellings:
        # A table that is told repeats the names of its rows, with what figures are in them.
        once = {quantity.span: (quantity, said) for quantity, said in reversed(told)}
        told = sorted(once.values(), key=lambda one: one[0].span.start)
    return tuple(told)


def _as_read(document: PreparedDocument, quantity: Quantity) -> Quantity:
    """The quantity with its span, surface and broken lines of the text as read."""
    origins, text = document.origins, document.source.text
    start, end = origins[quantity.span.start], origins[quantity.span.end - 1] + 1
    surface = text[start:end]
    broken = ("line_broken",) if len(surface.split()) > 1 else ()
    ocr = ("ocr",) if _is_ocr(document, Span(start, end)) else ()
    flags = quantity.flags + broken + ocr
    return replace(quantity, span=Span(start, end), surface=surface, flags=flags)


def _is_ocr(document: PreparedDocument, span: Span) -> bool:
    """Whether any of it was read off a picture; span in the text as read."""
    return any(s.start < span.end and span.start < s.end for s in document.source.ocr)
