"""What the audit says against the figures of a comparison: in its cells, and in a column."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from summarymine.audit import AGAINST, finding_sentence
from summarymine.model import Fact, Finding, Language, Weight
from summarymine.study import Comparison, ComparisonCell, Mark
from summarymine.tables.statements import CONTRADICTION, DOUBTFUL, Statement, show_statement

_MARKS: Mapping[Weight, Mark] = {"contradiction": "contradiction", "doubt": "doubtful"}
_SIGNS: Mapping[Mark, str] = {"contradiction": CONTRADICTION, "doubtful": DOUBTFUL}
# Between findings, which hold every sign of a list themselves.
_BETWEEN = "｜"
# Between the names of cells, and behind them.
_NAMING: Mapping[Language, tuple[str, str]] = {"en": (", ", ": "), "zh": ("、", "：")}


class Doubts:
    """What speaks against each fact, the weightiest first; supports and proposals are left out."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._by_fact: dict[Fact, list[Finding]] = defaultdict(list)
        told = [finding for finding in findings if finding.weight in AGAINST]
        for finding in sorted(told, key=lambda one: AGAINST.index(one.weight)):
            for fact in dict.fromkeys(finding.facts):
                self._by_fact[fact].append(finding)

    def of(self, facts: Iterable[Fact]) -> tuple[Finding, ...]:
        """What speaks against any of the facts, each finding once."""
        # By identity: the details of a finding have no hash.
        found = {id(one): one for fact in facts for one in self._by_fact.get(fact, ())}
        return tuple(sorted(found.values(), key=lambda one: AGAINST.index(one.weight)))


def with_doubts(comparison: Comparison, doubts: Doubts) -> Comparison:
    """The comparison with, in each cell, what speaks against its figures."""
    rows = (
        replace(row, cells=tuple(_doubted(cell, doubts) for cell in row.cells))
        for row in comparison.rows
    )
    return Comparison(heads=comparison.heads, rows=tuple(rows))


def _doubted(cell: ComparisonCell | None, doubts: Doubts) -> ComparisonCell | None:
    findings = doubts.of(cell.facts) if cell else ()
    return replace(cell, findings=findings) if cell and findings else cell


def mark_of(findings: Iterable[Finding]) -> Mark | None:
    """The mark of the weightiest of findings that speak against something."""
    weights = {finding.weight for finding in findings}
    return next((_MARKS[weight] for weight in AGAINST if weight in weights), None)


def marks_of(cell: ComparisonCell) -> tuple[Mark, ...]:
    """The marks of a cell, that of the audit first."""
    mark = mark_of(cell.findings)
    return cell.marks if mark is None or mark in cell.marks else (mark, *cell.marks)


def sign_of(cell: ComparisonCell) -> str:
    """The sign that the audit sets before the text of a cell; "" where that has it, or a graver."""
    mark = mark_of(cell.findings)
    if mark is None or mark in cell.marks or "contradiction" in cell.marks:
        return ""
    return _SIGNS[mark]


def show_doubted(statement: Statement, findings: Iterable[Finding]) -> str:
    """A statement with its marks, and the sign of what the audit says, unless it is there."""
    mark = mark_of(findings)
    text = show_statement(statement)
    if mark is None or (mark == "doubtful" and statement.doubtful):
        return text
    return f"{_SIGNS[mark]}{text}"


def tell_doubts(told: Iterable[tuple[str, Iterable[Finding]]], language: Language) -> str | None:
    """What findings say, each once, behind the names of the cells that it speaks against.

    told: names, "" for none, and what speaks against each. None if nothing does.
    """
    comma, colon = _NAMING[language]
    found: dict[int, tuple[Finding, list[str]]] = {}
    for name, findings in told:
        for finding in findings:
            found.setdefault(id(finding), (finding, []))[1].append(name)
    texts = []
    for finding, names in sorted(found.values(), key=lambda one: AGAINST.index(one[0].weight)):
        named = comma.join(dict.fromkeys(filter(None, names)))
        sentence = finding_sentence(finding, language)
        texts.append(f"{_SIGNS[_MARKS[finding.weight]]}{named}{colon if named else ''}{sentence}")
    return _BETWEEN.join(dict.fromkeys(texts)) or None
