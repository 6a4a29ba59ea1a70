"""summarymine compare and extract into a workbook."""

from pathlib import Path

import openpyxl
import pytest
from small_reports import Run


def indicators(path: str) -> list[object]:
    """The indicators of the comparison, levels only."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [sheet.cell(row, 1).value for row in range(6, sheet.max_row + 1)]


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize("verb", ["compare", "extract"])
def test_reports(run: Run, verb: str) -> None:
    result = run(verb, "reports", "-o", "对比.xlsx", "--headers", "zh")
    assert (result.exit_code, result.stderr) == (0, "")
    assert openpyxl.load_workbook("对比.xlsx").sheetnames[0] == "对比"
    assert indicators("对比.xlsx") == ["亡人数", "受伤人数"]


@pytest.mark.usefixtures("reports")
def test_indicators_asked_for(run: Run) -> None:
    run("compare", "reports", "-o", "a.xlsx", "--indicator", "injuries")
    assert indicators("a.xlsx") == ["injuries"]
    facts = openpyxl.load_workbook("a.xlsx")["Facts"]
    assert {facts.cell(row, 5).value for row in range(2, facts.max_row + 1)} == {
        "亡人数",
        "受伤人数",
    }


@pytest.mark.usefixtures("reports")
def test_facts_file(run: Run) -> None:
    run("extract", "reports", "-o", "facts.csv")
    assert run("compare", "facts.csv", "-o", "kept.xlsx").exit_code == 0
    run("compare", "reports", "-o", "read.xlsx")
    assert indicators("kept.xlsx") == indicators("read.xlsx")


@pytest.mark.usefixtures("reports")
def test_nothing_read_leaves_the_old_workbook(run: Run, tmp_path: Path) -> None:
    Path("a.xlsx").write_bytes(b"old")
    Path("broken.ofd").write_bytes(b"\0OFD")
    assert run("compare", "broken.ofd", "-o", "a.xlsx").exit_code == 1
    assert Path("a.xlsx").read_bytes() == b"old"
