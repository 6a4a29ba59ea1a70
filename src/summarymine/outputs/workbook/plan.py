"""What stands where in a workbook, settled before its first cell is written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from summarymine.audit import AGAINST
from summarymine.model import Evidence, Fact, Finding, Language, LedgerEntry, Weight
from summarymine.outputs.workbook.book import Place
from summarymine.study import Compared, Comparison, IndicatorInfo, Mark, Study, StudyDocument
from summarymine.tables import compare_study
from summarymine.tables.asked import find_findings
from summarymine.tables.doubts import mark_of

# Of the comparison: the rows above the first indicator.
COMPARISON_ROWS = 5
# Above the rows of a list.
LIST_ROWS = 1

# The weightiest first.
WEIGHTS: tuple[Weight, ...] = ("contradiction", "doubt", "proposal", "support")


@dataclass(frozen=True)
class Plan:
    """A study in the order in which the workbook shows it.

    Copies of reports have no part in it. comparison: the rows asked for. themes: by indicator, in a
    first column of it, None for no such column. findings: numbered from 1. fact_rows, entry_rows:
    rows from 0 on the sheets of facts and, of a document, of unclaimed figures. cells: of the
    comparison that a fact stands in. numbers: of the findings against a fact.
    """

    study: Study
    documents: Mapping[str, StudyDocument]
    infos: Mapping[str, IndicatorInfo]
    compared: Compared
    comparison: Comparison
    facts: tuple[Fact, ...]
    fact_rows: Mapping[Fact, int]
    cells: Mapping[Fact, tuple[Place, ...]]
    findings: tuple[Finding, ...]
    numbers: Mapping[Fact, tuple[int, ...]]
    unclaimed: tuple[tuple[str, LedgerEntry], ...]
    entry_rows: Mapping[str, range]

    @property
    def themes(self) -> Mapping[str, str] | None:
        return self.compared.themes

    @property
    def name_columns(self) -> int:
        """The columns of the comparison before the first body."""
        return name_columns(self.compared)

    def against(self, fact: Fact) -> Mark | None:
        """The mark of the weightiest that findings say against a fact."""
        return mark_of(self.findings[number - 1] for number in self.numbers.get(fact, ()))

    def excerpt(self, place: Evidence, most: int) -> str:
        """The sentence of a place, cut around its figure if it is longer than most."""
        sentence = place.sentence
        if len(sentence) <= most:
            return sentence
        document = self.documents.get(place.document)
        surface = document.text[place.span.start : place.span.end] if document else ""
        start = max(0, min(sentence.find(surface) - most // 2, len(sentence) - most))
        end = start + most
        return "…" * (start > 0) + sentence[start:end] + "…" * (end < len(sentence))

    def entry_row(self, place: Evidence) -> int | None:
        """The row of the unclaimed figure at a place, if it is one."""
        for row in self.entry_rows.get(place.document, ()):
            span = self.unclaimed[row - LIST_ROWS][1].span
            if span.start < place.span.end and place.span.start < span.end:
                return row
        return None


def make_plan(study: Study, language: Language = "en") -> Plan:
    """Settles what stands where. language: of what the audit says."""
    own = [document for document in study.documents if not document.duplicate_of]
    facts = study.facts
    compared = study.compared or compare_study(study, language=language)
    comparison = replace(
        compared.comparison,
        rows=tuple(
            row
            for row in compared.comparison.rows
            if not compared.only or row.indicator in compared.only
        ),
    )
    findings = _ordered(find_findings(study))
    unclaimed = tuple(
        (document.name, entry)
        for document in own
        for entry in document.entries
        if entry.kind == "unclaimed"
    )
    return Plan(
        study=study,
        documents={document.name: document for document in own},
        infos={info.id: info for info in study.indicators},
        compared=compared,
        comparison=comparison,
        facts=facts,
        fact_rows={fact: row for row, fact in enumerate(facts, LIST_ROWS)},
        cells=_find_cells(comparison, name_columns(compared)),
        findings=findings,
        numbers=_find_numbers(findings),
        unclaimed=unclaimed,
        entry_rows=_find_entry_rows([name for name, _ in unclaimed]),
    )


def name_columns(compared: Compared) -> int:
    """The columns of a comparison that name the row: theme, if told, indicator, unit, measure."""
    return 3 if compared.themes is None else 4


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(
        sorted(findings, key=lambda one: (WEIGHTS.index(one.weight), not one.settles, one.document))
    )


def _find_cells(comparison: Comparison, first_body: int) -> Mapping[Fact, tuple[Place, ...]]:
    cells: dict[Fact, list[Place]] = defaultdict(list)
    for number, row in enumerate(comparison.rows, COMPARISON_ROWS):
        for column, cell in enumerate(row.cells, first_body):
            for fact in cell.facts if cell else ():
                cells[fact].append((number, column))
    return {fact: tuple(places) for fact, places in cells.items()}


def _find_numbers(findings: Iterable[Finding]) -> Mapping[Fact, tuple[int, ...]]:
    numbers: dict[Fact, list[int]] = defaultdict(list)
    for number, finding in enumerate(findings, 1):
        if finding.weight in AGAINST:
            for fact in dict.fromkeys(finding.facts):
                numbers[fact].append(number)
    return {fact: tuple(found) for fact, found in numbers.items()}


def _find_entry_rows(names: Sequence[str]) -> Mapping[str, range]:
    """The rows of each document, which stand together."""
    rows = {}
    start = 0
    for name, group in groupby(names):
        end = start + len(list(group))
        rows[name] = range(start + LIST_ROWS, end + LIST_ROWS)
        start = end
    return rows
