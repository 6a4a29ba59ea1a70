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


def column(text: str, key: str) -> list[str]:
    return [row[key] for row in csv.DictReader(io.StringIO(text))]


SOUND = """\
  - id: patrols
    label: 巡逻次数
    unit: 次
    names: ['巡逻']
"""
BROKEN = """\
  - id: visits
    label: 走访人次
    unit: 人次
    nmaes: ['走访']
    names: ['走访{nmae}']
"""
HEAD = "schema: summarymine/1\nindicators:\n"


def test_a_broken_indicator_is_left_out_and_named(run: Run, reports: Path) -> None:
    (reports / "a.txt").write_text("全年巡逻36次，走访120人次。", "utf-8")
    (reports.parent / "a.yaml").write_text(HEAD + SOUND + BROKEN, "utf-8")
    result = run("extract", "reports/a.txt", "--patterns", "a.yaml")
    assert column(result.stdout, "indicator") == ["patrols"]
    assert (result.exit_code, result.stderr) == (
        1,
        "error: a.yaml:10:5: unknown key nmaes; did you mean names?\n"
        "error: a.yaml:11:16: visits.names.1: unknown macro {nmae}; did you mean {name}?\n"
        "visits is left out; the other indicators are used\n",
    )


def test_every_error_in_files_that_cannot_be_used_is_named(run: Run, reports: Path) -> None:
    (reports.parent / "a.yaml").write_text(HEAD + BROKEN, "utf-8")
    (reports.parent / "b.yaml").write_text("indicator: []\n", "utf-8")
    with pytest.raises(CatalogueError) as raised:
        load_catalogue([Path("a.yaml"), Path("b.yaml")])
    result = run("extract", "reports", "--patterns", "a.yaml", "--patterns", "b.yaml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"error: {raised.value}\n"
    assert len(result.stderr.splitlines()) == 4


def test_a_rule_that_takes_too_long_is_skipped_and_named(run: Run, reports: Path) -> None:
    slow = "  - id: slow\n    label: 慢\n    unit: 次\n    names: ['巡(?:逻|逻逻|巡)*逻(?:逻|逻逻)*完']\n"
    (reports / "a.txt").write_text(f"全年巡{'逻' * 60}36次。全年巡逻36次。", "utf-8")
    (reports.parent / "a.yaml").write_text(HEAD + SOUND + slow, "utf-8")
    result = run("extract", "reports/a.txt", "--patterns", "a.yaml")
    assert column(result.stdout, "value") == ["36"]
    assert (result.exit_code, result.stderr) == (
        1,
        "error: a.txt: rule slow.names.1 takes too long and was skipped in"
        f" “全年巡{'逻' * 21}”; mend it, or leave it out\n",
    )


def test_output_file(run: Run, reports: Path) -> None:
    result = run("extract", "reports", "-o", "facts.csv")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert len(facts_of((reports.parent / "facts.csv").read_text("utf-8-sig"))) == 3
