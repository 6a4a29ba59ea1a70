"""Cases, run: the four outcomes, and the same text written otherwise."""

from pathlib import Path

import pytest

from summarymine.authoring.cases import run_cases
from summarymine.authoring.mutate import MUTATIONS, mutate
from summarymine.indicators import Indicator, load_catalogue

HEAD = "schema: summarymine/1\npack: parks\nindicators:\n"
BENCHES = (
    "  - id: benches\n    label: 长椅数\n    unit: 张\n    names: ['长椅']\n"
    "    cases: [{text: 公园长椅36张，同比增长20%。, facts: [%s]}]\n    silent: ['%s']\n"
)
OUTCOMES = [
    # facts expected, silent text, outcomes of the case and of the silent text
    ("{value: 36, change_pct: 20}", "长椅维修会召开。", ["right"], []),
    ("{value: 36}", "长椅维修会召开。", ["right"], []),
    ("{value: 35}", "长椅维修会召开。", ["wrong"], []),
    ("{value: 36, scope: 城东}", "长椅维修会召开。", ["wrong"], []),
    ("{value: 36}, {value: 12}", "长椅维修会召开。", ["right", "missing"], []),
    ("{value: 12}, {value: 36}", "长椅12张。", ["right", "missing"], ["noisy"]),
]


@pytest.mark.parametrize(("facts", "silent", "first", "second"), OUTCOMES)
def test_outcomes(
    facts: str, silent: str, first: list[str], second: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "parks.yaml"
    path.write_text(HEAD + BENCHES.replace("%s", facts, 1).replace("%s", silent), "utf-8")
    catalogue = load_catalogue([path])
    (benches,) = (i for i in catalogue.defined if i.id == "benches")
    case, quiet = run_cases(catalogue, [benches])
    assert [outcome.kind for outcome in case.outcomes] == first
    assert [outcome.kind for outcome in quiet.outcomes] == second
    assert (case.is_right, quiet.is_right) == (first == ["right"], not second)


def test_where_the_facts_stand(tmp_path: Path) -> None:
    path = tmp_path / "parks.yaml"
    path.write_text(HEAD + BENCHES.replace("%s", "{value: 1}", 1).replace("%s", "无。"), "utf-8")
    catalogue = load_catalogue([path])
    (benches,) = (i for i in catalogue.defined if i.id == "benches")
    case = next(iter(run_cases(catalogue, [benches])))
    assert [case.text[span.start : span.end] for span in case.spans] == ["36张"]
    (outcome,) = case.outcomes
    assert outcome.differs == ("value",)


MUTATED = [
    ("fullwidth", "长椅36张（12%）。", "长椅３６张（１２％）。"),
    ("spaced", "长椅36张，同比增长。", "长 椅36张，同 比 增 长。"),
    ("traditional", "处罚36辆。", "處罰36輛。"),
]


@pytest.mark.parametrize(("mutation", "text", "expected"), MUTATED)
def test_mutate(mutation: str, text: str, expected: str) -> None:
    assert mutate(text, mutation) == expected  # type: ignore[arg-type]


def test_broken_over_lines_in_a_column() -> None:
    text = "公园长椅36张，同比增长20%。"
    broken = mutate(text, "broken")
    assert text in broken.replace("\n", "")
    assert text not in broken
    assert {len(line) for line in broken.split("\n")[:-1]} == {16}


CATALOGUE = load_catalogue()


@pytest.mark.parametrize("indicator", CATALOGUE.defined, ids=lambda indicator: indicator.id)
def test_shipped_cases_written_otherwise(indicator: Indicator) -> None:
    results = run_cases(CATALOGUE, [indicator], mutated=True)
    wrong = [(one.mutation, one.text, one.outcomes) for one in results if not one.is_right]
    assert wrong == []


def test_the_mutations() -> None:
    assert MUTATIONS == ("fullwidth", "broken", "spaced", "traditional")
