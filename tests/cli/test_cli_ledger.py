"""summarymine ledger: every numeral counted in one class, and listed with its context."""

import csv
import io
import json
from pathlib import Path

import pytest
from small_reports import FIRST, Run

from summarymine.cli.ledger import CLASSES

SAMPLES = Path(__file__).parents[2] / "samples"


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.usefixtures("reports")
def test_counts(run: Run) -> None:
    result = run("ledger", "reports")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "document,total,fact,part,planned,unclaimed,date,name,ordinal,idiom\n"
        "a.txt,4,2,0,0,0,2,0,0,0\n"
        "city/b.txt,3,1,0,0,0,2,0,0,0\n"
    )


@pytest.mark.usefixtures("reports")
def test_numerals_of_a_class(run: Run) -> None:
    result = run("ledger", "reports", "--class", "fact")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "document,line,start,end,surface,class,indicators,rules,context\n"
        "a.txt,2,35,38,12人,fact,deaths,deaths.names.1,…年，全市道路交通事故共造成死亡12人、受伤30人。\n"
        "a.txt,2,41,44,30人,fact,injuries,injuries.names.1,…交通事故共造成死亡12人、受伤30人。\n"
        "city/b.txt,2,36,38,7人,fact,deaths,deaths.names.1,…年，全市道路交通事故共造成死亡7人。\n"
    )


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_lists_hold_what_was_counted(run: Run, path: Path) -> None:
    (counts,) = rows_of(run("ledger", str(path)).stdout)
    assert int(counts["total"]) == sum(int(counts[kind]) for kind in CLASSES)
    text = path.read_text("utf-8")
    every = []
    for kind in CLASSES:
        rows = rows_of(run("ledger", str(path), "--class", kind, "--format", "csv").stdout)
        assert len(rows) == int(counts[kind])
        assert {row["class"] for row in rows} <= {kind}
        every += rows
    for row in every:
        assert row["surface"] in text
        assert bool(row["indicators"]) == (row["class"] in ("fact", "part", "planned"))
    several = [option for kind in CLASSES for option in ("--class", kind)]
    told = rows_of(run("ledger", str(path), *several).stdout)
    assert told == sorted(every, key=lambda row: int(row["start"]))


FORMATS = [
    # options                                    begins with
    (["--format", "md"], "| document | total |"),
    (["--format", "table"], "document"),
    (["--format", "jsonl"], '{"document": "a.txt", "total": 4, "fact": 2,'),
    (["--headers", "zh"], "文件,数字总数,指标数据,部分数据,计划数据,未归指标,日期时间,名称编号,"),
    (["--class", "date", "--headers", "zh"], "文件,行,起始位置,结束位置,原文,类别,指标代码,规则,"),
]


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize(("options", "start"), FORMATS)
def test_formats(run: Run, options: list[str], start: str) -> None:
    result = run("ledger", "reports", *options)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(start)


@pytest.mark.usefixtures("reports")
def test_indicators_and_rules_are_lists_in_json(run: Run) -> None:
    result = run("ledger", "-", "--class", "date", "--class", "fact", "--format", "jsonl",
                 stdin=FIRST.encode())  # fmt: skip
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(row["surface"], row["indicators"]) for row in rows] == [
        ("2024", []), ("2024", []), ("12人", ["deaths"]), ("30人", ["injuries"]),
    ]  # fmt: skip


def test_output_file_in_another_encoding(run: Run, reports: Path) -> None:
    result = run("ledger", "reports", "-o", "out.csv", "--encoding", "gb18030", "--class", "fact")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "12人" in (reports.parent / "out.csv").read_bytes().decode("gb18030")


MINE = """\
schema: summarymine/1
indicators:
  - {id: patrol_members, label: 巡防队员数, unit: 名, names: ['巡防队员']}
"""


def test_patterns(run: Run, reports: Path) -> None:
    (reports.parent / "mine.yaml").write_text(MINE, "utf-8")
    (reports / "a.txt").write_text("某县交警2024年工作总结\n全县有巡防队员72名。\n", "utf-8")
    (row,) = rows_of(run("ledger", "reports/a.txt", "--class", "unclaimed").stdout)
    assert row["surface"] == "72名"
    arguments = ("ledger", "reports/a.txt", "--patterns", "mine.yaml", "--class", "fact")
    (row,) = rows_of(run(*arguments).stdout)
    assert (row["surface"], row["indicators"]) == ("72名", "patrol_members")


def test_a_failing_report_is_named_and_the_rest_done(run: Run, reports: Path) -> None:
    (reports / "b.ofd").write_bytes(b"\0OFD")
    result = run("ledger", "reports", "-q")
    assert result.exit_code == 1
    assert result.stderr == "error: b.ofd: OFD files are not read; save as .docx or .txt\n"
    assert [row["document"] for row in rows_of(result.stdout)] == ["a.txt", "city/b.txt"]


@pytest.mark.usefixtures("reports")
def test_unknown_class(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    classes = "fact, part, planned, unclaimed, date, name, ordinal, idiom"
    result = run("ledger", "reports", "--class", "facts")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"error: --class: facts is none of {classes}\nsee summarymine ledger --help\n"
    )
    monkeypatch.setenv("SUMMARYMINE_LANG", "zh")
    assert run("ledger", "reports", "--class", "日期").stderr == (
        f"错误：--class：日期 不在 {classes} 之中\n参见 summarymine ledger --help\n"
    )


def test_a_report_without_numerals_is_counted(run: Run, reports: Path) -> None:
    (reports / "a.txt").write_text("工作总结\n没有数字。\n", "utf-8")
    assert run("ledger", "reports/a.txt").stdout.splitlines()[1] == "a.txt,0,0,0,0,0,0,0,0,0"
    assert len(run("ledger", "reports/a.txt", "--class", "date").stdout.splitlines()) == 1
