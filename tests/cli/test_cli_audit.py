"""summarymine audit: findings as a table, of reports and of facts files."""

import csv
import io
import json
from pathlib import Path

import pytest
from small_reports import Run

TEXT = (
    "和安县公安局交警大队2024年工作总结\n"
    "2024年，全县共查处交通违法5230起，其中现场查处1830起、非现场查处3409起，秩序持续向好。\n"
    "全年受伤207人，同比下降3.31%。查处酒驾202415余起，民警们坚守岗位，赢得了广泛好评。\n"
)


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    return path


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.usefixtures("report")
def test_findings(run: Run) -> None:
    result = run("audit", "a.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    rows = rows_of(result.stdout)
    assert [(row["weight"], row["code"], row["lines"]) for row in rows] == [
        ("proposal", "settle", "2;3"),
        ("contradiction", "sum_broken", "2"),
        ("contradiction", "level_percent_none", "3"),
        ("doubt", "year_in_count", "3"),
    ]
    assert rows[1]["arithmetic"] == "1830 + 3409 = 5239 ≠ 5230"
    assert rows[1]["indicators"] == "violations;violations_onsite;violations_offsite"
    assert rows[3]["may_be"] == "2015余起;15余起"


@pytest.mark.usefixtures("report")
def test_chinese(run: Run) -> None:
    result = run("audit", "a.txt", "--format", "jsonl", "--headers", "zh", "--weight", "doubt")
    (row,) = map(json.loads, result.stdout.splitlines())
    assert row["说明"] == "202415余起：数字中似被粘入年份"
    assert row["或为"] == ["2015余起", "15余起"]
    assert row["数据"].startswith("酒驾查处数")


@pytest.mark.usefixtures("report")
def test_facts_file(run: Run, tmp_path: Path) -> None:
    """The same contradictions, by the facts alone; and their codes stand in the file."""
    assert run("extract", "a.txt", "-o", "facts.csv").exit_code == 0
    facts = rows_of((tmp_path / "facts.csv").read_text("utf-8-sig"))
    told = {row["indicator"]: row["findings"] for row in facts}
    assert told["injuries"] == "level_percent_none"
    assert told["violations"] == told["violations_onsite"] == "sum_broken"
    rows = rows_of(run("audit", "facts.csv").stdout)
    assert [row["code"] for row in rows] == [
        *("settle", "sum_broken", "level_percent_none", "damaged_fact"),
    ]


@pytest.mark.usefixtures("report")
def test_indicator_keeps_what_concerns_it(run: Run) -> None:
    rows = rows_of(run("audit", "a.txt", "--indicator", "violations").stdout)
    assert [row["code"] for row in rows] == ["settle", "sum_broken"]


def test_two_copies(run: Run, report: Path) -> None:
    place = TEXT.replace("和安县", "德清县")
    report.write_text(place, "utf-8")
    report.with_name("b.txt").write_text(place.replace("207人", "270人"), "utf-8")
    rows = rows_of(run("audit", ".", "--weight", "contradiction", "--weight", "doubt").stdout)
    assert ("told_in_copies", "207 ≠ 270") in [(row["code"], row["arithmetic"]) for row in rows]


@pytest.mark.usefixtures("report")
def test_table_for_the_eye(run: Run) -> None:
    lines = run("audit", "a.txt", "--format", "table").stdout.splitlines()
    assert lines[0].split() == ["document", "weight", "message", "arithmetic", "may_be", "lines"]
    assert max(map(len, lines)) <= 120


def test_failed_report(run: Run, report: Path) -> None:
    report.with_name("b.pdf").write_bytes(b"%PDF-1.4")
    assert run("audit", ".", "-q").exit_code == 1
