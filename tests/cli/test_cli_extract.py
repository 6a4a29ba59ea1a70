"""summarymine extract: facts as rows, by the indicators asked for."""

import csv
import io
from pathlib import Path

import pytest
from small_reports import Run

from summarymine.indicators import CatalogueError, load_catalogue


def facts_of(text: str) -> list[tuple[str, str, str]]:
    return [
        (row["document"], row["indicator"], row["value"])
        for row in csv.DictReader(io.StringIO(text))
    ]


@pytest.mark.usefixtures("reports")
def test_facts(run: Run) -> None:
    result = run("extract", "reports")
    assert (result.exit_code, result.stderr) == (0, "")
    assert facts_of(result.stdout) == [
        ("a.txt", "deaths", "12"),
        ("a.txt", "injuries", "30"),
        ("city/b.txt", "deaths", "7"),
    ]


@pytest.mark.usefixtures("reports")
def test_indicators_asked_for(run: Run) -> None:
    result = run("extract", "reports", "--indicator", "injuries")
    assert facts_of(result.stdout) == [("a.txt", "injuries", "30")]
    result = run("extract", "reports/a.txt", "--indicator", "injuries", "--indicator", "deaths")
    assert facts_of(result.stdout) == [("a.txt", "deaths", "12"), ("a.txt", "injuries", "30")]


@pytest.mark.usefixtures("reports")
def test_unknown_indicator(run: Run) -> None:
    result = run("extract", "reports", "--indicator", "death")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "error: death: no such indicator; did you mean deaths?\n"


BROKEN = """\
schema: summarymine/1
indicators:
  - id: visits
    label: 走访人次
    unit: 人次
    nmaes: ['走访']
    names: ['走访{nmae}']
"""


def test_every_error_in_the_patterns_is_named(run: Run, reports: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (reports.parent / name).write_text(BROKEN, "utf-8")
    with pytest.raises(CatalogueError) as raised:
        load_catalogue([Path("a.yaml"), Path("b.yaml")])
    result = run("extract", "reports", "--patterns", "a.yaml", "--patterns", "b.yaml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"error: {raised.value}\n"
    assert len(result.stderr.splitlines()) == 4


def test_output_file(run: Run, reports: Path) -> None:
    result = run("extract", "reports", "-o", "facts.csv")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert len(facts_of((reports.parent / "facts.csv").read_text("utf-8-sig"))) == 3
