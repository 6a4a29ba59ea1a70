"""summarymine explain: on samples, in both languages, for people and for programs."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from small_reports import Run, without_packs

from summarymine.cli import explanations
from summarymine.cli.explain import parse_target
from summarymine.cli.messages import EN
from summarymine.facts.explain import Measure
from summarymine.facts.scope import ScopeBy
from summarymine.indicators.reasons import Reason
from summarymine.model import Status

SAMPLES = Path(__file__).parents[2] / "samples"
YUANJIANG = str(SAMPLES / "2024_沅江市公安局交通警察大队.txt")

CALLS = "事故接处警数 (accident_calls), accident_calls.names.1: "
TEXT = f"""\
2024_沅江市公安局交通警察大队.txt:17 · 处理效能提高
  在9384起事故接处警中，现场调处1738起，快处快赔了结3619起，走简易程序的3946起，走一般程序的81起，没有办成错案。
    9384起
      - nearest: {CALLS}“事故接处警” comes after it, and no word leads back to it
    1738起
      - nearest: {CALLS}a clause ends between it and “事故接处警”: 中，现场调处
    3619起
      + 快处事故数 (accidents_quick), level, by accidents_quick.names.1; whole body; actual; \
year 2024
"""
CALLS_ZH = "最接近：事故接处警数（accident_calls），accident_calls.names.1："
QUICK_ZH = "快处事故数（accidents_quick），数值，规则 accidents_quick.names.1"
CHINESE = f"""\
    9384起
      - {CALLS_ZH}“事故接处警”在其后，没有词语与之相连
    1738起
      - {CALLS_ZH}与“事故接处警”之间分句已断：中，现场调处
    3619起
      + {QUICK_ZH}；全单位；实际；2024 年
"""


def test_a_line_in_english(run: Run) -> None:
    result = run("explain", f"{YUANJIANG}:17")
    assert (result.exit_code, result.stderr) == (0, "")
    assert TEXT in result.stdout


def test_a_line_in_chinese(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARYMINE_LANG", "zh")
    assert CHINESE in run("explain", f"{YUANJIANG}:17").stdout


def test_objects_for_programs(run: Run) -> None:
    stdout = run("explain", f"{YUANJIANG}:17", "--format", "jsonl").stdout
    figures = [json.loads(line) for line in stdout.splitlines()]
    told = {figure["surface"]: (figure["result"], figure["reason"]) for figure in figures}
    assert told["1738起"] == ("dropped", "clause_end")
    assert told["3619起"] == ("kept", None)
    (quick,) = (figure for figure in figures if figure["surface"] == "3619起")
    assert (quick["value"], quick["unit"], quick["role"]) == (3619, "起", "level")
    (claim,) = quick["claims"]
    assert (claim["indicator"], claim["fate"], claim["year"]) == ("accidents_quick", "row", 2024)
    text = Path(YUANJIANG).read_text("utf-8")
    assert all(text[f["start"] : f["end"]] == f["surface"] for f in figures)


def test_every_sample_is_explained_whole(run: Run) -> None:
    result = run("explain", str(SAMPLES), "--format", "jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    figures = [json.loads(line) for line in result.stdout.splitlines()]
    facts, quantities = (
        list(map(json.loads, run(verb, str(SAMPLES), "--format", "jsonl").stdout.splitlines()))
        for verb in ("extract", "quantities")
    )
    rows = {
        (figure["document"], claim["indicator"], claim["row_start"])
        for figure in figures
        for claim in figure["claims"]
        if claim["row_start"] is not None
    }
    assert rows == {(fact["document"], fact["indicator"], fact["start"]) for fact in facts}
    assert sum(figure["kind"] == "quantity" for figure in figures) == len(quantities)


def test_indicator_asked_for(run: Run) -> None:
    stdout = run("explain", YUANJIANG, "--indicator", "hazard_fix_rate").stdout
    assert (
        stdout.count("隐患整改率 (hazard_fix_rate), hazard_fix_rate.names.1: “隐患治理” stands")
        == 4
    )
    assert "亡人数" not in stdout


def test_an_indicator_that_no_sentence_speaks_of(run: Run) -> None:
    result = run("explain", YUANJIANG, "--indicator", "终身禁驾人数")
    assert (result.exit_code, result.stdout) == (0, "")
    assert without_packs(result.stderr) == (
        "no sentence has a name of 终身禁驾人数, nor the beginning of one of its patterns;"
        " summarymine patterns show lists them\n"
    )
    result = run("explain", YUANJIANG, "--indicator", "终身禁驾人数", "-q")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_own_patterns(run: Run, reports: Path) -> None:
    (reports.parent / "mine.yaml").write_text(
        "schema: summarymine/1\nindicators:\n"
        "  - {id: visits, label: 走访, unit: 户, names: ['走访']}\n",
        "utf-8",
    )
    (reports / "c.txt").write_text("走访1200次。\n", "utf-8")
    result = run("explain", "reports/c.txt", "--patterns", "mine.yaml")
    assert (
        "nearest: 走访 (visits), visits.names.1: “走访” does not take the unit 次" in result.stdout
    )


@pytest.mark.usefixtures("reports")
def test_standard_input(run: Run) -> None:
    result = run("explain", "-", stdin="全市死亡12人。\n".encode())
    assert result.stdout.startswith(
        "-:1\n  全市死亡12人。\n    12人\n      + 亡人数 (deaths), level,"
    )


def test_lines_without_figures(run: Run, reports: Path) -> None:
    (reports / "c.txt").write_text("本行没有数字。\n\n", "utf-8")
    result = run("explain", "reports/c.txt:1", "reports/c.txt:2")
    assert result.stdout == (
        "c.txt:1\n  本行没有数字。\n    no number stands here\n\n"
        "c.txt:2\n  nothing to read on this line: it is empty, or page debris\n\n"
    )


def test_a_failing_report_leaves_the_others(run: Run, reports: Path) -> None:
    (reports / "b.ofd").write_bytes(b"\0OFD")
    result = run("explain", "reports")
    assert result.exit_code == 1
    assert result.stderr == (
        "error: b.ofd: OFD files are not read; save as .docx or .txt\n"
        "1 of 3 files could not be read\n"
    )
    assert "a.txt:2\n" in result.stdout


USAGE = [
    # PATH            what stderr says
    ("reports/a.txt:0", "reports/a.txt:0: LINE is a number from 1 on; try reports/a.txt:1"),
    ("reports/a.txt:x", "reports/a.txt:x: LINE is a number from 1 on; try reports/a.txt:1"),
    ("reports/a.txt:", "reports/a.txt:: LINE is a number from 1 on; try reports/a.txt:1"),
    ("reports/a.txt:99", "a.txt:99: the file ends at line 2; choose one from 1 to 2"),
    ("reports:3", "reports: this is no one file; name a file before :3"),
    ("reports/*.txt:3", "reports/*.txt: this is no one file; name a file before :3"),
]


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize(("path", "stderr"), USAGE)
def test_wrong_lines(run: Run, path: str, stderr: str) -> None:
    result = run("explain", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"error: {stderr}\n"


@pytest.mark.usefixtures("reports")
def test_wrong_line_in_chinese(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARYMINE_LANG", "zh")
    result = run("explain", "reports/a.txt:99")
    assert result.stderr == "错误：a.txt:99：文件只有 2 行；请选 1 至 2\n"


def test_a_path_with_a_colon_that_is_there_wins(reports: Path) -> None:
    (reports / "a.txt:2").write_text("死亡12人。", "utf-8")
    assert parse_target("reports/a.txt:2") == ("reports/a.txt:2", None)
    assert parse_target("reports/a.txt:1") == ("reports/a.txt", 1)
    assert parse_target("gone.txt:1") == ("gone.txt:1", None)


# What a report may hold to trick a terminal, or rich.
TRICKS = "[red]查处酒驾[/red]612处\x1b[31m，\x1b]0;title\x07死亡\u202e41人。\n"


def test_report_text_is_not_obeyed_in_a_pipe(run: Run, reports: Path) -> None:
    (reports / "c.txt").write_text(TRICKS, "utf-8")
    stdout = run("explain", "reports/c.txt").stdout
    assert "[red]查处酒驾[/red]612处" in stdout
    assert not {"\x1b", "\x07", "\u202e"} & set(stdout)


@pytest.mark.skipif(os.name == "nt", reason="no such terminal there")
def test_report_text_is_not_obeyed_on_a_terminal(reports: Path) -> None:
    (reports / "c.txt").write_text(TRICKS, "utf-8")
    leader, follower = pty.openpty()
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "60", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "summarymine", "explain", "reports/c.txt"]
    with subprocess.Popen(command, stdout=follower, env=environment) as process:
        os.close(follower)
        shown = b""
        while True:
            try:
                piece = os.read(leader, 4096)
            except OSError:
                break
            if not piece:
                break
            shown += piece
        process.wait()
    os.close(leader)
    text = shown.decode("utf-8")
    assert "[red]查处酒驾[/red]612处" in text
    assert "\x1b[31m" not in text
    assert "\x1b]" not in text
    assert "\x1b[32m" in text, "kept figures are green"
    assert not {"\x07", "\u202e"} & set(text)


WORDS = [("reason", Reason), ("scope", ScopeBy), ("measure", Measure), ("status", Status)]


@pytest.mark.parametrize(("key", "words"), WORDS)
def test_every_word_has_its_sentence(key: str, words: object) -> None:
    assert {f"{key}.{word}" for word in get_args(words) if word} <= EN.keys()
    assert explanations.EN.keys() == explanations.ZH.keys()
