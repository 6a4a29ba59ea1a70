"""The cases that pattern files carry: every one is run, and every indicator has enough."""

import pytest

from summarymine.authoring.cases import run_case
from summarymine.indicators import Indicator, load_catalogue
from summarymine.indicators.definitions import Case

CATALOGUE = load_catalogue()
# As for a document of each pack, whose optional indicators are asked for.
OF_PACK = {name: CATALOGUE.with_packs([name]) for name in CATALOGUE.packs}
CASES = [(indicator, case) for indicator in CATALOGUE.defined for case in indicator.cases]
# Of each indicator: texts that must give a figure, and texts that must not.
RIGHT, SILENT = 5, 3


def name_of(row: object) -> str | None:
    if isinstance(row, Indicator):
        return row.id
    return row.origin if isinstance(row, Case) else None


@pytest.mark.parametrize("indicator", CATALOGUE.defined, ids=name_of)
def test_every_indicator_has_cases_and_silent_texts(indicator: Indicator) -> None:
    right = sum(bool(case.facts) for case in indicator.cases)
    silent = len(indicator.cases) - right
    assert right >= RIGHT, f"{indicator.origin}: {right} cases; add to cases:"
    assert silent >= SILENT, f"{indicator.origin}: {silent} silent texts; add to silent:"


@pytest.mark.parametrize(("indicator", "case"), CASES, ids=name_of)
def test_case(indicator: Indicator, case: Case) -> None:
    result = run_case(OF_PACK[indicator.pack], indicator, case)
    assert [outcome for outcome in result.outcomes if outcome.kind != "right"] == []
