"""What a page holds: a study as lists that JSON can tell, offsets as JavaScript counts them.

The lists are read by page_assets/base.js, which names what stands where.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite
from typing import Any

from summarymine.audit import finding_sentence
from summarymine.model import Evidence, Fact, Finding, Language, NumeralClass, Reporter, Weight
from summarymine.outputs.page_places import Places, Sentences, utf16_offsets
from summarymine.outputs.roles import Role, role_of
from summarymine.outputs.text import cell_text
from summarymine.study import (
    Compared,
    Comparison,
    ComparisonCell,
    ComparisonRow,
    Mark,
    Study,
    StudyDocument,
)
from summarymine.tables import compare_study
from summarymine.tables.asked import find_findings
from summarymine.tables.cells import change_texts, level_text, signed
from summarymine.tables.doubts import marks_of, sign_of

KINDS: tuple[NumeralClass, ...] = (
    "fact",
    "part",
    "planned",
    "unclaimed",
    "date",
    "name",
    "ordinal",
    "idiom",
)
MARKS: tuple[Mark, ...] = (
    "part",
    "other_year",
    "doubtful",
    "contradiction",
    "bounds",
    "other_unit",
)
ROLES: tuple[Role, ...] = ("name", "figure", "plain", "sentence", "word")
LANGUAGES: tuple[Language, ...] = ("en", "zh")
WEIGHTS: tuple[Weight, ...] = ("contradiction", "doubt", "support", "proposal")

# Characters of a sentence before a figure and behind it in the list of doubts: two lines.
EXCERPT = 60

# Lists as JSON tells them.
Values = list[Any]
# Tells a finding in a sentence of a language.
Teller = Callable[[Finding, Language], str]


@dataclass(frozen=True, slots=True)
class PageData:
    """core: what every view needs, read at once. reports: texts, each read when it is opened."""

    core: Mapping[str, Any]
    reports: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What is told by number: documents, indicators, facts; places, sentences: of each document."""

    study: Study
    documents: Mapping[str, int]
    indicators: Mapping[str, int]
    facts: Mapping[Fact, int]
    places: Sequence[Places]
    sentences: Sequence[Sentences]

    def place(self, evidence: Evidence, indicator: str = "") -> tuple[int, int]:
        """Document and place that evidence points to, -1 where the study has it not."""
        document = self.documents.get(evidence.document, -1)
        place = None if document < 0 else self.places[document].number_of(evidence, indicator)
        return document, -1 if place is None else place

    def excerpt(self, evidence: Evidence) -> tuple[str, str, str]:
        """What stands before a figure, the figure, and what stands behind it in its sentence."""
        document = self.documents.get(evidence.document, -1)
        if document < 0:
            return evidence.sentence[: 2 * EXCERPT], "", ""
        text, figure = self.study.documents[document].text, evidence.span
        sentence = self.sentences[document].span_of(evidence)
        start = max(min(sentence.start, figure.start), figure.start - EXCERPT)
        end = min(max(sentence.end, figure.end), figure.end + EXCERPT)
        before = "…" * (start > sentence.start) + text[start : figure.start]
        after = text[figure.end : end] + "…" * (end < sentence.end)
        return before, text[figure.start : figure.end], after


def page_data(study: Study, language: Language, tell: Teller = finding_sentence) -> PageData:
    """All that the page of a study shows.

    language: the one that it opens in. tell: the sentence of a finding.
    """
    compared = study.compared or compare_study(study, language=language)
    comparison = compared.comparison
    facts = [fact for document in study.documents for fact in document.facts]
    labels = {fact.indicator: fact.label for fact in facts}
    known = [one for one in study.indicators if one.id in labels]
    ids = list(dict.fromkeys((*(one.id for one in known), *labels)))
    numbers = _Numbers(
        study=study,
        documents={document.name: at for at, document in enumerate(study.documents)},
        indicators={id: at for at, id in enumerate(ids)},
        facts={fact: at for at, fact in reversed(list(enumerate(facts)))},
        places=_find_places(study),
        sentences=[Sentences(document.text) for document in study.documents],
    )
    infos = {one.id: one for one in known}
    heads = _heads_of_sources(comparison)
    core = {
        "language": language,
        "origin": [study.origin.version, study.origin.rules, dict(study.origin.options)],
        "asked": [numbers.indicators[id] for id in compared.only if id in numbers.indicators],
        "indicators": [
            [id, info.label, info.label_en, info.pack, info.definition]
            if (info := infos.get(id))
            else [id, labels[id], "", "", ""]
            for id in ids
        ],
        "packs": {one.pack: [one.pack_label_en, one.pack_label] for one in study.indicators},
        "themes": [compared.themes.get(id, "") for id in ids] if compared.themes else None,
        "table": _table(compared),
        "heads": _heads(comparison),
        "rows": [_row(row, numbers) for row in comparison.rows],
        "facts": [_fact_numbers(fact, numbers, heads) for fact in facts],
        "documents": [_document(document) for document in study.documents],
        "findings": [_finding(finding, numbers, tell) for finding in _ordered_findings(study)],
        "unread": [[one.name, [one.reasons[known] for known in LANGUAGES]] for one in study.unread],
    }
    first = 0
    reports = []
    for at, document in enumerate(study.documents):
        reports.append(_report(document, at, first, numbers))
        first += len(document.facts)
    return PageData(core, reports)


def _table(compared: Compared) -> Values | None:
    """What is made of the comparison: its kind, its columns, and rows of texts and numbers.

    A number is a list of its digits alone.
    """
    if not compared.kind:
        return None
    columns = [[one.key, one.zh, ROLES.index(role_of(one))] for one in compared.table.columns]
    rows = [
        [cell if cell is None or isinstance(cell, str) else [cell_text(cell)] for cell in row]
        for row in compared.table.rows
    ]
    return [compared.kind, columns, rows]


def _find_places(study: Study) -> list[Places]:
    findings = [
        *study.findings,
        *(one for document in study.documents for one in document.findings),
    ]
    named: dict[str, list[Evidence]] = {}
    for finding in findings:
        for evidence in finding.places:
            named.setdefault(evidence.document, []).append(evidence)
    found = []
    for document in study.documents:
        places = Places(document.text, document.entries)
        for fact in document.facts:
            places.add_fact(fact)
        for evidence in named.get(document.name, ()):
            places.add_evidence(evidence)
        found.append(places)
    return found


def _heads_of_sources(comparison: Comparison) -> Mapping[tuple[str, Reporter], int]:
    """The column of each reporter of each document."""
    return {
        (fact.evidence.document, fact.reporter): head
        for row in comparison.rows
        for head, cell in enumerate(row.cells)
        if cell is not None
        for fact in cell.facts
    }


def _heads(comparison: Comparison) -> Values:
    """Columns; the last value is equal for one body in several years.

    A body without a region may be any 县公安局, so each of them stays alone.
    """
    bodies: dict[object, int] = {}
    values = []
    for at, head in enumerate(comparison.heads):
        reporter = head.reporter
        body = bodies.setdefault(reporter if reporter.region else at, len(bodies))
        name = reporter.region or reporter.name or head.title
        values.append([head.title, name, reporter.name, head.year, head.period, body])
    return values


def _row(row: ComparisonRow, numbers: _Numbers) -> Values:
    cells = [
        _cell(head, cell, row.measure == "change", numbers)
        for head, cell in enumerate(row.cells)
        if cell is not None
    ]
    measure = 1 if row.measure == "change" else 0
    return [numbers.indicators[row.indicator], row.unit, measure, cells]


def _cell(head: int, cell: ComparisonCell, is_change: bool, numbers: _Numbers) -> Values:
    """marks are the bits of their places in MARKS."""
    number = _sole_percent(cell) if is_change else cell.number
    marks = sum(1 << MARKS.index(mark) for mark in marks_of(cell))
    facts = [numbers.facts[fact] for fact in cell.facts if fact in numbers.facts]
    certain = None if cell.findings else _number(number)
    return [head, f"{sign_of(cell)}{cell.text}", certain, marks, facts]


def _sole_percent(cell: ComparisonCell) -> Decimal | None:
    """The percent of a cell that tells one against the year before, exact, certain, of the whole.

    The text is asked, as it alone tells bounds and baselines: `−20%以上`, `−5%（较前三年平均数）`.
    """
    percents = {fact.change_pct for fact in cell.facts if fact.change_pct is not None}
    if cell.marks or len(percents) != 1:
        return None
    (percent,) = percents
    return percent if cell.text.partition("；")[0] == f"{signed(percent)}%" else None


def _number(number: Decimal | None) -> int | float | None:
    """For order and drawing only; the texts have every digit. None beyond what JSON can tell."""
    if number is None or not isfinite(float(number)):
        return None
    whole = number == number.to_integral_value()
    return int(number) if whole else float(number)


def _fact_numbers(
    fact: Fact, numbers: _Numbers, heads: Mapping[tuple[str, Reporter], int]
) -> Values:
    document, place = numbers.place(fact.evidence, fact.indicator)
    return [
        document,
        place,
        numbers.indicators[fact.indicator],
        heads.get((fact.evidence.document, fact.reporter), -1),
        int(fact.status == "planned"),
        _number(fact.value),
        _number(fact.low),
        _number(fact.high),
        fact.approx or "",
        _number(fact.change_pct),
        fact.scope,
        fact.period.year,
        fact.unit,
    ]


def _document(document: StudyDocument) -> Values:
    counts = Counter[str](entry.kind for entry in document.entries)
    return [
        document.name,
        document.digest,
        list(document.packs),
        document.duplicate_of,
        [counts[kind] for kind in KINDS],
        len(document.facts),
    ]


def _report(
    document: StudyDocument, number: int, first: int, numbers: _Numbers
) -> Mapping[str, Any]:
    """The text with its places and facts. first: the number of the document's first fact."""
    offsets = utf16_offsets(document.text)
    sentences = numbers.sentences[number]
    facts = []
    for at, fact in enumerate(document.facts):
        sentence = sentences.span_of(fact.evidence)
        said = _said(fact)
        facts.append([first + at, offsets[sentence.start], offsets[sentence.end], *said])
    return {
        "text": document.text,
        "places": [
            [
                offsets[place.span.start],
                offsets[place.span.end],
                KINDS.index(place.kind),
                place.line,
                int(place.worded),
                [numbers.indicators[id] for id in place.indicators if id in numbers.indicators],
            ]
            for place in numbers.places[number].all()
        ],
        "facts": facts,
    }


def _said(fact: Fact) -> Values:
    level = level_text(fact.value, fact.low, fact.high, fact.approx)
    changes = change_texts(
        fact.change_pct,
        fact.change_abs,
        fact.direction,
        fact.unit,
        None if level else fact.approx,
    )
    evidence = fact.evidence
    return [
        f"{level}{fact.unit}" if level else "",
        "，".join(changes),
        fact.baseline,
        fact.period.text,
        list(fact.flags),
        evidence.section,
        evidence.line,
        evidence.page,
        evidence.pattern,
    ]


def _ordered_findings(study: Study) -> list[Finding]:
    """Those that settle the most first, then by weight; those of a copy are the original's."""
    return sorted(
        find_findings(study), key=lambda one: (not one.settles, WEIGHTS.index(one.weight))
    )


def _finding(finding: Finding, numbers: _Numbers, tell: Teller) -> Values:
    told = [(fact.evidence, fact) for fact in finding.facts]
    cells = [_reference(evidence, numbers, fact) for evidence, fact in told]
    places = [_reference(evidence, numbers) for evidence in finding.places]
    return [
        WEIGHTS.index(finding.weight),
        finding.code,
        finding.document,
        [tell(finding, language) for language in LANGUAGES],
        finding.arithmetic,
        list(finding.may_be),
        int(finding.settles),
        cells + places,
    ]


def _reference(evidence: Evidence, numbers: _Numbers, fact: Fact | None = None) -> Values:
    """A figure that a finding speaks of: where it stands, its fact if it is one, what it says."""
    indicator = numbers.indicators[fact.indicator] if fact else -1
    place = numbers.place(evidence, fact.indicator if fact else "")
    number = numbers.facts.get(fact, -1) if fact else -1
    return [*place, number, indicator, evidence.line, *numbers.excerpt(evidence)]
