"""The checks of one report, and of several set side by side."""

from collections.abc import Iterable, Mapping, Sequence

from summarymine.audit.damage import find_damage
from summarymine.audit.levels import find_level_findings, find_pair_findings
from summarymine.audit.order import find_order_findings, find_parts_above
from summarymine.audit.rates import find_impossible, find_rate_findings, find_share_findings
from summarymine.audit.report import Report
from summarymine.audit.runs import find_run_sums
from summarymine.audit.settle import find_settling
from summarymine.audit.sums import find_breakdowns, find_declared_sums
from summarymine.audit.twice import find_same_text, find_told_in_copies, find_told_twice
from summarymine.audit.years import find_earlier_across, find_earlier_in_report, find_jumps
from summarymine.indicators import Catalogue
from summarymine.model import Fact, Finding, PreparedDocument, Quantity, Weight

WEIGHTS: tuple[Weight, ...] = ("contradiction", "doubt", "support", "proposal")
# What speaks against a figure; supports and proposals leave it as it is.
AGAINST: tuple[Weight, ...] = ("contradiction", "doubt")


def audit_document(
    document: PreparedDocument,
    facts: Sequence[Fact],
    quantities: Sequence[Quantity],
    catalogue: Catalogue,
) -> tuple[Finding, ...]:
    """What the figures of one document say against or for each other, the weightiest first.

    quantities: all of the document, spans in its repaired text. The smallest set of cells that
    settles all contradictions stands before everything else.
    """
    report = Report(facts, catalogue, document, quantities)
    findings = [*_found_in_facts(report), *find_pair_findings(report), *find_share_findings(report)]
    findings += find_parts_above(report)
    summed = [one for one in findings if one.code.startswith(("sum_", "breakdown_"))]
    cells = [frozenset(fact.evidence.span.start for fact in one.facts) for one in summed]
    findings += find_run_sums(report, cells)
    findings = in_order(findings)
    return (*find_settling(document.source.name, findings, document.source.text), *findings)


def audit_kept_facts(facts: Sequence[Fact], catalogue: Catalogue) -> tuple[Finding, ...]:
    """What a table of facts shows of each of its documents, without their texts."""
    findings: list[Finding] = []
    for name in dict.fromkeys(fact.evidence.document for fact in facts):
        own = [fact for fact in facts if fact.evidence.document == name]
        found = in_order(_found_in_facts(Report(own, catalogue)))
        findings += (*find_settling(name, found), *found)
    return tuple(findings)


def _found_in_facts(report: Report) -> list[Finding]:
    return [
        *find_level_findings(report),
        *find_declared_sums(report),
        *find_breakdowns(report),
        *find_rate_findings(report),
        *find_impossible(report),
        *find_order_findings(report),
        *find_told_twice(report),
        *find_earlier_in_report(report),
        *find_damage(report),
    ]


def audit_facts(facts: Sequence[Fact], catalogue: Catalogue) -> tuple[Finding, ...]:
    """What the facts of several documents say against each other."""
    report = Report(facts, catalogue)
    found = [
        *find_told_in_copies(facts),
        *find_same_text(facts),
        *find_earlier_across(report),
        *find_jumps(report),
    ]
    return tuple(in_order(found))


def codes_by_fact(findings: Iterable[Finding]) -> Mapping[Fact, tuple[str, ...]]:
    """The codes of what speaks against each fact; those that nothing does are left out."""
    codes: dict[Fact, tuple[str, ...]] = {}
    for finding in findings:
        if finding.weight in AGAINST:
            for fact in finding.facts:
                codes[fact] = tuple(dict.fromkeys((*codes.get(fact, ()), finding.code)))
    return codes


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The weightiest first, those of one weight as their first cell stands in the text."""
    return sorted(findings, key=lambda one: (WEIGHTS.index(one.weight), one.document, _start(one)))


def _start(finding: Finding) -> int:
    spans = [fact.evidence.span for fact in finding.facts] + [p.span for p in finding.places]
    return min((span.start for span in spans), default=0)
