"""What stands where in a workbook, settled before its first cell is written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from summarymine.model import (
    Comparison,
    Evidence,
    Fact,
    Finding,
    IndicatorInfo,
    LedgerEntry,
    Study,
    StudyDocument,
    Weight,
)
from summarymine.outputs.workbook.book import Place
from summarymine.tables import find_comparison

# Of the comparison: the rows above the first indicator, the columns before the first body.
COMPARISON_ROWS = 5
COMPARISON_COLUMNS = 3
# Above the rows of a list.
LIST_ROWS = 1

# The weightiest first.
WEIGHTS: tuple[Weight, ...] = ("contradiction", "doubt", "proposal", "support")
# What speaks against a figure.
Against = Literal["contradiction", "doubtful"]
_AGAINST: Mapping[Weight, Against] = {"contradiction": "contradiction", "doubt": "doubtful"}


@dataclass(frozen=True)
class Plan:
    """A study in the order in which the workbook shows it.

    Copies of reports have no part in it. findings: numbered from 1. fact_rows, entry_rows: rows
    from 0 on the sheets of facts and, of
    a document, of unclaimed figures. cells: of the comparison that a fact
    stands in. numbers: of the findings against a fact.
    """

    study: Study
    documents: Mapping[str, StudyDocument]
    infos: Mapping[str, IndicatorInfo]
    comparison: Comparison
    facts: tuple[Fact, ...]
    fact_rows: Mapping[Fact, int]
    cells: Mapping[Fact, tuple[Place, ...]]
    findings: tuple[Finding, ...]
    numbers: Mapping[Fact, tuple[int, ...]]
    unclaimed: tuple[tuple[str, LedgerEntry], ...]
    entry_rows: Mapping[str, range]

    def against(self, facts: Iterable[Fact]) -> Against | None:
        """The weightiest that findings say against any of the facts."""
        weights = {
            _AGAINST[self.findings[number - 1].weight]
            for fact in facts
            for number in self.numbers.get(fact, ())
        }
        return "contradiction" if "contradiction" in weights else next(iter(weights), None)

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


def make_plan(study: Study) -> Plan:
    """Settles what stands where."""
    own = [document for document in study.documents if not document.duplicate_of]
    facts = study.facts
    comparison = find_comparison(
        facts,
        order=[info.id for info in study.indicators],
        units={info.id: info.unit for info in study.indicators},
        only=study.origin.options.get("only", "").split(),
    )
    findings = _ordered_findings(study, own)
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
        comparison=comparison,
        facts=facts,
        fact_rows={fact: row for row, fact in enumerate(facts, LIST_ROWS)},
        cells=_find_cells(comparison),
        findings=findings,
        numbers=_find_numbers(findings),
        unclaimed=unclaimed,
        entry_rows=_find_entry_rows([name for name, _ in unclaimed]),
    )


def _ordered_findings(study: Study, documents: Iterable[StudyDocument]) -> tuple[Finding, ...]:
    findings = [one for document in documents for one in document.findings] + list(study.findings)
    return tuple(
        sorted(findings, key=lambda one: (WEIGHTS.index(one.weight), not one.settles, one.document))
    )


def _find_cells(comparison: Comparison) -> Mapping[Fact, tuple[Place, ...]]:
    cells: dict[Fact, list[Place]] = defaultdict(list)
    for number, row in enumerate(comparison.rows, COMPARISON_ROWS):
        for column, cell in enumerate(row.cells, COMPARISON_COLUMNS):
            for fact in cell.facts if cell else ():
                cells[fact].append((number, column))
    return {fact: tuple(places) for fact, places in cells.items()}


def _find_numbers(findings: Iterable[Finding]) -> Mapping[Fact, tuple[int, ...]]:
    numbers: dict[Fact, list[int]] = defaultdict(list)
    for number, finding in enumerate(findings, 1):
        if finding.weight in _AGAINST:
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
