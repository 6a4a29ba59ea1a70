"""Findings of an audit as rows of the public columns, told in a sentence."""

from collections.abc import Iterable

from summarymine.audit import finding_sentence
from summarymine.columns import AUDIT_COLUMNS, LIST_SEPARATOR
from summarymine.model import Cell, Fact, Finding, Language, Table
from summarymine.tables.cells import change_texts, level_text

# Between cells and between sentences, which hold every sign of a list themselves.
_BETWEEN = "｜"


def findings_table(findings: Iterable[Finding], language: Language) -> Table:
    """A row for each finding, made as it is asked for; language: of its sentence."""
    return Table(AUDIT_COLUMNS, (_cells(finding, language) for finding in findings))


def _cells(finding: Finding, language: Language) -> tuple[Cell, ...]:
    """Cells in the order of AUDIT_COLUMNS."""
    evidence = [fact.evidence for fact in finding.facts] + list(finding.places)
    indicators = dict.fromkeys(fact.indicator for fact in finding.facts)
    lines = dict.fromkeys(str(one.line) for one in evidence)
    cells: tuple[Cell, ...] = (
        finding.document,
        finding.weight,
        finding.code,
        LIST_SEPARATOR.join(indicators),
        _BETWEEN.join(map(cell_name, finding.facts)),
        finding_sentence(finding, language),
        finding.arithmetic,
        LIST_SEPARATOR.join(finding.may_be),
        _BETWEEN.join(dict.fromkeys(one.sentence for one in evidence)),
        LIST_SEPARATOR.join(lines),
        LIST_SEPARATOR.join(dict.fromkeys(str(one.span.start) for one in evidence)),
    )
    return tuple(None if cell == "" else cell for cell in cells)


def cell_name(fact: Fact) -> str:
    """What a cell is of and what it says: `亡人数 2024年 40人，−24.52%`."""
    level = level_text(fact.value, fact.low, fact.high, fact.approx)
    changes = change_texts(
        fact.change_pct,
        fact.change_abs,
        fact.direction,
        fact.unit,
        None if level else fact.approx,
    )
    scope = f"（{fact.scope}）" if fact.scope else ""
    said = "，".join((*((f"{level}{fact.unit}",) if level else ()), *changes))
    return " ".join(
        filter(None, (f"{fact.label or fact.indicator}{scope}", fact.period.text, said))
    )
