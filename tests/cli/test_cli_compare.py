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
    assert sorted(rows[0].split(",")[4:]) == ["", "12", "7"]


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
    measures = {row[3]: sorted(row[4:-1]) for row in rows_of(result.stdout)[1:]}
    assert measures["排名"] == ["1", "2"]
    assert measures["与均值之差"] == ["-2.5", "2.5"]
    assert measures["每万人口"] == ["", "2"]


@pytest.mark.usefixtures("counties")
def test_unit_and_layouts(run: Run) -> None:
    wide = rows_of(run("compare", "reports", "--unit", "瑞安市").stdout)
    assert [len(row) for row in wide] == [6, 6, 6]
    years = rows_of(run("compare", "reports", "--layout", "year").stdout)
    assert years[0][-2:] == ["2024", "doubts"]
    assert sorted(row[-2] for row in years[1:]) == ["12", "30", "7"]
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
    (("--rank", "--unit", "瑞安市", "-o", "x.sqlite"), 2, "x.sqlite: a database holds facts, not what is made of them; leave out --unit, --rank\n"),
    (("--unit", "丙", "-o", "x.xlsx"), 2, "丙: no body begins so; there are 高邮市, 瑞安市\n"),
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
    assert result.stdout == "indicator,label,unit,measure,doubts\n"


@pytest.fixture
def doubted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports of two years of one county; no count of injuries changes by −2.75% to 361."""
    (tmp_path / "reports").mkdir()
    for year, injuries in ((2023, ""), (2024, "受伤人数361人，同比下降2.75%，")):
        text = f"瑞安市公安局交警大队{year}年工作总结\n{year}年，全市{injuries}死亡12人。\n"
        (tmp_path / "reports" / f"{year}.txt").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)


NONE = "受伤人数: no whole number changes by −2.75% to 361, rounded or cut off; the level or the percentage is wrong"
NONE_ZH = "受伤人数：没有任何整数基数按 −2.75% 变化后得 361（四舍五入或截尾均不成立），数值与百分比至少一个有误"
DOUBTED = [
    # arguments                              what stands in the output
    ((), [f"injuries,受伤人数,人,数值,,⚠361,\"⚠瑞安市 2024: {NONE}\"\n", "deaths,亡人数,人,数值,12,12,\n"]),
    (("--headers", "zh"), [f",数值,,⚠361,⚠瑞安市 2024：{NONE_ZH}\n", "审核疑点\n"]),
    (("--layout", "year"), [f",数值,,⚠361,\"⚠2024: {NONE}\"\n"]),
    (("--layout", "long"), [f"。,\"⚠{NONE}\"\n", ",⚠361,361,361,361,", ",contradiction,", "死亡12人。,\n"]),
    (("--format", "jsonl"), ['"瑞安市 2024": "⚠361"', f'"doubts": "⚠瑞安市 2024: {NONE}"', '"doubts": null']),
    (("--format", "md"), ["|  | ⚠361 | ⚠瑞安市 2024: ", "| 12 | 12 |  |"]),
    (("--format", "table"), ["⚠361\n", "measure    doubts\n"]),
    (("--rank", "--mixed-years"), ["数值,,⚠361,", ",排名,△1=,1=,\n"]),
]  # fmt: skip


@pytest.mark.usefixtures("doubted")
@pytest.mark.parametrize(("arguments", "told"), DOUBTED)
def test_what_the_audit_says(run: Run, arguments: tuple[str, ...], told: list[str]) -> None:
    result = run("compare", "reports", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    for text in told:
        assert text in result.stdout


@pytest.mark.usefixtures("doubted")
def test_what_facts_alone_show(run: Run) -> None:
    run("extract", "reports", "-o", "facts.csv")
    assert run("compare", "facts.csv").stdout == run("compare", "reports").stdout


@pytest.mark.usefixtures("doubted")
def test_options_stand_in_the_origin(run: Run) -> None:
    run("compare", "reports", "--unit", "瑞安", "--rank", "--origin", "-o", "a.csv")
    origin = Path("a.csv.origin.json").read_text("utf-8")
    assert '"unit": "瑞安",\n    "rank": "yes"' in origin


@pytest.mark.usefixtures("doubted")
def test_a_database_is_refused_in_chinese(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARYMINE_LANG", "zh")
    result = run("compare", "reports", "--year", "2024", "-o", "x.sqlite")
    assert result.exit_code == 2
    assert result.stderr == "错误：x.sqlite：数据库只存数据，不存对比结果；请去掉 --year\n"
