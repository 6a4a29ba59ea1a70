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


@pytest.fixture
def counties(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports of two counties whose codes are known, one with a plan."""
    (tmp_path / "reports").mkdir()
    plan = "二、2025年工作计划\n2025年，死亡人数控制在10人以内。\n"
    for place, deaths, more in (("瑞安市", "死亡12人、受伤30人", plan), ("高邮市", "死亡7人", "")):
        text = (
            f"{place}公安局交警大队2024年工作总结\n2024年，全市道路交通事故共造成{deaths}。\n{more}"
        )
        (tmp_path / "reports" / f"{place}.txt").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)


ASKED = [
    # arguments                             columns of 对比                 further sheet, its first row, its last cell but one
    ((), ["高邮市 2024", "瑞安市 2024"], None, [], None),
    (("--unit", "瑞安"), ["瑞安市 2024"], None, [], None),
    (("--year", "2024", "--region-level", "county"), ["高邮市 2024", "瑞安市 2024"], None, [], None),
    (("--rank",), ["高邮市 2024", "瑞安市 2024"], "计算", ["deaths", "亡人数", "人", "数值", 7, 12, None], 30),
    (("--rank", "--unit", "瑞安"), ["瑞安市 2024"], "计算", ["deaths", "亡人数", "人", "数值", 12, None], 30),
    (("--layout", "year"), ["高邮市 2024", "瑞安市 2024"], "逐年", ["高邮市", "高邮市公安局交警大队", "事故", "deaths"], 30),
    (("--layout", "long"), ["高邮市 2024", "瑞安市 2024"], "逐项", ["事故", "deaths", "亡人数", "人", "数值", "高邮市 2024"], "2024年，全市道路交通事故共造成死亡12人、受伤30人。"),
    (("--targets",), ["高邮市 2024", "瑞安市 2024"], "目标", ["瑞安市", "瑞安市公安局交警大队", 2025, "事故", "deaths"], None),
]  # fmt: skip


@pytest.mark.usefixtures("counties")
@pytest.mark.parametrize(("arguments", "columns", "name", "first", "last"), ASKED)
def test_what_is_asked_of_a_comparison(
    run: Run, arguments: tuple[str, ...], columns: list[str], name: str | None, first: list, last: object
) -> None:  # fmt: skip
    result = run("compare", "reports", "-o", "a.xlsx", "--headers", "zh", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    book = openpyxl.load_workbook("a.xlsx")
    assert [cell.value for cell in book["对比"][5]] == ["指标", "单位", "项目", *columns]
    others = {"对比", "图表", "疑点", "明细", "未归类", "来源"}
    assert [sheet for sheet in book.sheetnames if sheet not in others] == ([name] if name else [])
    if name:
        rows = list(book[name].iter_rows(values_only=True))
        assert list(rows[1][: len(first)]) == first
        assert rows[-1][-2] == last
    options = {row[0]: row[1] for row in book["来源"].iter_rows(values_only=True) if row[0]}
    named = {one.removeprefix("--") for one in arguments if one.startswith("--")}
    assert named <= {str(name).removeprefix("选项 ") for name in options}


@pytest.mark.usefixtures("counties")
def test_the_table_is_that_of_csv(run: Run) -> None:
    """Cell for cell, but that spreadsheets have true percents."""
    arguments = ("reports", "--rank", "--difference-from", "mean", "--by-theme")
    run("compare", *arguments, "-o", "a.xlsx")
    told = [row.split(",") for row in run("compare", *arguments).stdout.splitlines()]
    rows = openpyxl.load_workbook("a.xlsx")["Computed"].iter_rows(values_only=True)
    assert [["" if cell is None else str(cell) for cell in row] for row in rows] == told


@pytest.mark.usefixtures("counties")
def test_themes_stand_before_the_indicators(run: Run) -> None:
    run("compare", "reports", "-o", "a.xlsx", "--headers", "zh", "--by-theme")
    sheet = openpyxl.load_workbook("a.xlsx")["对比"]
    assert [cell.value for cell in sheet[5]][:4] == ["类别", "指标", "单位", "项目"]
    assert [cell.value for cell in sheet[6]][:5] == ["事故", "亡人数", "人", "数值", 7]
    assert sheet.freeze_panes == "E6"
    assert sheet["A1"].value == "各单位对比"
