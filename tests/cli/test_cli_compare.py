"""summarymine compare: from reports, and from the facts that extract wrote of them."""

from pathlib import Path

import pytest
from small_reports import Run


@pytest.mark.usefixtures("reports")
def test_reports(run: Run) -> None:
    result = run("compare", "reports")
    assert (result.exit_code, result.stderr) == (0, "")
    heading, *rows = result.stdout.splitlines()
    assert heading.startswith("indicator,")
    assert [row.split(",")[0] for row in rows] == ["deaths", "injuries"]
    assert sorted(rows[0].split(",")[-2:]) == ["12", "7"]


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize("ending", [".csv", ".jsonl"])
@pytest.mark.parametrize("headers", ["en", "zh"])
def test_facts_file(run: Run, ending: str, headers: str) -> None:
    facts = f"facts{ending}"
    assert run("extract", "reports", "-o", facts, "--headers", headers).exit_code == 0
    assert run("compare", facts).stdout == run("compare", "reports").stdout


@pytest.mark.usefixtures("reports")
def test_indicators_asked_for(run: Run) -> None:
    run("extract", "reports", "-o", "facts.csv")
    for path in ("reports", "facts.csv"):
        rows = run("compare", path, "--indicator", "injuries").stdout.splitlines()[1:]
        assert [row.split(",")[0] for row in rows] == ["injuries"]


def test_a_failing_report_leaves_the_others(run: Run, reports: Path) -> None:
    (reports / "b.ofd").write_bytes(b"\0OFD")
    result = run("compare", "reports", "-o", "comparison.md")
    assert result.exit_code == 1
    assert result.stderr == (
        "error: b.ofd: OFD files are not read; save as .docx or .txt\n"
        "1 of 3 files could not be read\n"
    )
    assert "deaths" in (reports.parent / "comparison.md").read_text("utf-8")


def test_broken_facts_file(run: Run, reports: Path) -> None:
    run("extract", "reports", "-o", "facts.csv")
    facts = reports.parent / "facts.csv"
    text = facts.read_text("utf-8-sig").replace(",12,", ",many,")
    facts.write_text(text, "utf-8")
    result = run("compare", "facts.csv")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("error: facts.csv:2: ")
