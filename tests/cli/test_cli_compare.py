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


@pytest.fixture
def counties(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports of two counties whose codes are known."""
    (tmp_path / "reports").mkdir()
    for place, deaths in (("瑞安市", "死亡12人、受伤30人"), ("高邮市", "死亡7人")):
        text = f"{place}公安局交警大队2024年工作总结\n2024年，全市道路交通事故共造成{deaths}。\n"
        (tmp_path / "reports" / f"{place}.txt").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)


def rows_of(stdout: str) -> list[list[str]]:
    return [row.split(",") for row in stdout.splitlines()]


@pytest.mark.usefixtures("counties")
def test_rank_and_difference(run: Run) -> None:
    (Path("people.csv")).write_text("region,year,value,measure\n瑞安市,2024,60000,人口\n", "utf-8")
    arguments = (
        "--indicator",
        "deaths",
        "--rank",
        "--difference-from",
        "mean",
        "--per",
        "people.csv",
    )
    result = run("compare", "reports", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    measures = {row[3]: sorted(row[4:]) for row in rows_of(result.stdout)[1:]}
    assert measures["排名"] == ["1", "2"]
    assert measures["与均值之差"] == ["-2.5", "2.5"]
    assert measures["每万人口"] == ["", "2"]


@pytest.mark.usefixtures("counties")
def test_unit_and_layouts(run: Run) -> None:
    wide = rows_of(run("compare", "reports", "--unit", "瑞安市").stdout)
    assert [len(row) for row in wide] == [5, 5, 5]
    years = rows_of(run("compare", "reports", "--layout", "year").stdout)
    assert years[0][-1] == "2024"
    assert sorted(row[-1] for row in years[1:]) == ["12", "30", "7"]
    long = run("compare", "reports", "--layout", "long", "--headers", "zh").stdout
    assert long.splitlines()[0].startswith("类别,指标代码,")
    assert len(long.splitlines()) == 4


@pytest.mark.usefixtures("counties")
def test_layouts_of_a_facts_file(run: Run) -> None:
    run("extract", "reports", "-o", "facts.csv")
    for arguments in (("--layout", "long"), ("--layout", "year", "--rank"), ("--by-theme",)):
        assert (
            run("compare", "facts.csv", *arguments).stdout
            == run("compare", "reports", *arguments).stdout
        )


@pytest.mark.usefixtures("counties")
def test_targets(run: Run) -> None:
    plan = "瑞安市公安局交警大队2023年工作总结\n全年死亡9人。\n二、2024年工作计划\n2024年，死亡人数控制在10人以内。\n"
    Path("reports/plan.txt").write_text(plan, "utf-8")
    (line,) = run("compare", "reports", "--targets", "--format", "jsonl").stdout.splitlines()
    assert '"attainment": "missed", "gap": 2, "ratio": 120' in line
    assert '"target_document": "plan.txt", "target_line": 4' in line


MISUSES = [
    # arguments                                   exit code, message
    (("--unit", "丙"), 2, "丙: no body begins so; there are 高邮市, 瑞安市\n"),
    (("--index", "丙"), 2, "丙: no body begins so; there are 高邮市, 瑞安市\n"),
    (("--targets", "--rank"), 2, "--targets makes a table of its own; leave out --layout"),
    (("--targets", "--layout", "wide"), 2, "--targets makes a table of its own"),
    (("--per", "none.csv"), 2, "none.csv: No such file or directory; check the name"),
    (("--per", "bad.csv"), 2, "bad.csv:2: value: “12万” is no number above 0; write 123456, without 万"),
    (("--per-indicator", "deathz"), 2, "deathz: no such indicator"),
    (("--share-of", "deathz"), 2, "deathz: no such indicator"),
    (("--layout", "tall"), 2, "--layout: tall is none of wide, year, long"),
    (("--rank", "--unit", "瑞安市", "-o", "x.xlsx"), 2, "x.xlsx: --unit, --rank go with .csv, .jsonl, .md and .txt only"),
]  # fmt: skip


@pytest.mark.usefixtures("counties")
@pytest.mark.parametrize(("arguments", "exit_code", "message"), MISUSES)
def test_misuse(run: Run, arguments: tuple[str, ...], exit_code: int, message: str) -> None:
    Path("bad.csv").write_text("region,value\n瑞安市,12万\n", "utf-8")
    result = run("compare", "reports", *arguments)
    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert result.stderr.startswith(f"error: {message}")


@pytest.mark.usefixtures("counties")
def test_nothing_is_left(run: Run) -> None:
    result = run("compare", "reports", "--year", "1999")
    assert result.exit_code == 0
    assert result.stderr == "no report is left; check --unit, --year and --region-level\n"
    assert result.stdout == "indicator,label,unit,measure\n"
