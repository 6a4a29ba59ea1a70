"""The cases that pattern files carry: every one is run, and every indicator has enough."""

from decimal import Decimal
from functools import cache

import pytest

from summarymine.facts import extract_facts
from summarymine.indicators import Catalogue, Indicator, load_catalogue
from summarymine.indicators.catalogue import Case
from summarymine.model import Fact
from summarymine.text import prepare_text

NUMERIC = ("value", "low", "high", "change_pct", "change_abs")

PACKAGED = load_catalogue().indicators
CASES = [(indicator, case) for indicator in PACKAGED for case in indicator.cases if case.facts]
SILENT = [(indicator, case) for indicator in PACKAGED for case in indicator.cases if not case.facts]


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


def facts_of(indicator: Indicator, text: str) -> list[Fact]:
    facts = extract_facts(prepare_text(text), catalogue())
    return [fact for fact in facts if fact.indicator == indicator.id]


def told(fact: Fact, field: str) -> str:
    """A field as a case writes it."""
    if field == "year":
        return str(fact.period.year or "")
    value = getattr(fact, field)
    return "" if value is None else str(value)


def differs(fact: Fact, expected: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Fields that are not as the case has them: field → (expected, told)."""
    wanted = {"scope": "", **expected}
    wrong = {}
    for field, value in wanted.items():
        found = told(fact, field)
        same = found == value
        if field in NUMERIC and found:
            same = Decimal(found) == Decimal(value)
        if not same:
            wrong[field] = (value, found)
    return wrong


def name_of(row: object) -> str | None:
    if isinstance(row, Indicator):
        return row.id
    return row.origin if isinstance(row, Case) else None


# Of each indicator: texts that must give a figure, and texts that must not. Those of government.yaml
# are still to be written.
LEAST = {"traffic": (5, 3), "government": (1, 1)}


@pytest.mark.parametrize("indicator", PACKAGED, ids=name_of)
def test_every_indicator_has_cases_and_silent_texts(indicator: Indicator) -> None:
    right = sum(bool(case.facts) for case in indicator.cases)
    silent = len(indicator.cases) - right
    cases, silents = LEAST[indicator.pack]
    assert right >= cases, f"{indicator.origin}: {right} cases; add to cases:"
    assert silent >= silents, f"{indicator.origin}: {silent} silent texts; add to silent:"


@pytest.mark.parametrize(("indicator", "case"), CASES, ids=name_of)
def test_case(indicator: Indicator, case: Case) -> None:
    facts = facts_of(indicator, case.text)
    assert len(facts) == len(case.facts), [(fact.value, fact.scope) for fact in facts]
    assert [differs(*pair) for pair in zip(facts, case.facts, strict=True)] == [{}] * len(facts)


@pytest.mark.parametrize(("indicator", "case"), SILENT, ids=name_of)
def test_silent(indicator: Indicator, case: Case) -> None:
    assert facts_of(indicator, case.text) == []
