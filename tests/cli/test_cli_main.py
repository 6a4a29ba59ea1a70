"""The group: help, version, languages, usage errors, start-up and closed pipes."""

import contextlib
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from small_reports import Run, without_packs

from summarymine.cli import main

HEAVY = {"charset_normalizer", "jieba", "numpy", "opencc", "pandas", "regex", "rich", "yaml"}
COMMAND = [sys.executable, "-m", "summarymine"]


def find_commands(group: click.Group, *above: str) -> Iterator[tuple[str, ...]]:
    """The words of every command there is, groups too."""
    yield above
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None
        if isinstance(found, click.Group):
            yield from find_commands(found, *above, name)
        else:
            yield (*above, name)


COMMANDS = list(find_commands(main))


def test_commands_are_found() -> None:
    assert {(), ("extract",), ("cache", "clear"), ("patterns", "try")} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_help_has_two_examples_at_least(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], language: str
) -> None:
    monkeypatch.setenv("SUMMARYMINE_LANG", language)
    result = run(*command, "--help")
    assert result.exit_code == 0
    lines = [line.strip() for line in result.stdout.splitlines()]
    first = lines.index("Examples:" if language == "en" else "示例：")
    words = " ".join(["summarymine", *command])
    # A variable may be set before it.
    examples = [line for line in lines[first + 1 :] if re.match(rf"(?:\w+=\S+ )?{words}\b", line)]
    assert len(examples) >= 2
    assert sum("summarymine " in line for line in lines[first + 1 :]) == len(examples)


def test_main_help_lists_the_commands(run: Run) -> None:
    lines = run("--help").stdout.splitlines()
    assert lines[0] == "Usage: summarymine [OPTIONS] [COMMAND] [ARGS]..."
    assert lines[lines.index("Commands:") + 1 :] == [
        "  extract     List every indicator found, a row for each.",
        "  compare     Set the reporting bodies side by side.",
        "  audit       Tell what figures say against each other.",
        "  quantities  List every number with its unit.",
        "  ledger      Account for every numeral, by class.",
        "  explain     Tell why a figure is found, or is not.",
        "  verify      Tell what has changed since an output was written.",
        "  text        Show a report as the rules see it.",
        "  patterns    Show, write and check indicators.",
        "  cache       Show or empty what is kept for the next run.",
        "  doctor      Tell what works on this machine, and what to install.",
        "  completion  Complete commands, options and ids by TAB.",
    ]


def test_chinese_help(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SUMMARYMINE_LANG")
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    stdout = run("quantities", "--help").stdout
    assert stdout.startswith("用法：summarymine quantities [OPTIONS] PATH...\n")
    assert "列出 PATH 处报告中的每个数量及其单位" in stdout
    assert "  -q, --quiet                     不显示进度条和小结；错误照常显示。\n" in stdout


def test_version(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda _: "1.2.3")
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, "summarymine 1.2.3\n")


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom summarymine.cli import main\n"
        "try: main(['--help'])\n"
        f"except SystemExit: print(*(sys.modules.keys() & {HEAVY}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "\n"


USAGE = [
    # arguments                              what stderr says
    (["extrakt"], "error: no such command: extrakt; did you mean extract?\nsee summarymine --help"),
    (
        ["patterns", "lsit"],
        "error: no such command: lsit; did you mean list, lint?\nsee summarymine patterns --help",
    ),
    (["extract"], "error: missing PATH...\nsee summarymine extract --help"),
    (
        ["extract", "--fromat", "csv", "a"],
        "error: no such option: --fromat; did you mean --format?\nsee summarymine extract --help",
    ),
    (
        ["extract", "a", "--format", "xml"],
        "error: --format: xml is none of csv, jsonl, md, table, parquet\nsee summarymine extract --help",
    ),
    (
        ["compare", "a", "--headers", "fr"],
        "error: --headers: fr is none of en, zh\nsee summarymine compare --help",
    ),
    (["extract", "a", "--format"], "error: --format needs a value"),
    (
        ["patterns", "show", "deaths", "a", "b"],
        "error: unexpected argument: a b\nsee summarymine patterns show --help",
    ),
    (
        ["quantities", "a", "--encoding", "hex"],
        "error: hex: no such character encoding; try utf-8 or gb18030",
    ),
    (
        ["quantities", "a", "--encoding", "utf-80"],
        "error: utf-80: no such character encoding; try utf-8 or gb18030",
    ),
    (
        ["quantities", "a", "-o", "new/a.csv"],
        "error: new: no such folder; make it first, or choose another -o",
    ),
    (
        ["extract", "a", "-o", f"{'x' * 300}.csv"],
        f"error: {'x' * 300}.csv: the name is too long; use a shorter one",
    ),
    (["extract", "a", "-o", ""], "error: '': this is a folder; name a file for -o"),
    (
        ["quantities", "a", "-o", "reports"],
        "error: reports: this is a folder; name a file for -o",
    ),
    (
        ["quantities", "a", "-o", "a.xls"],
        "error: a.xls: no format ends in '.xls'; give --format, or end -o in .csv, .jsonl, .md"
        " or .txt",
    ),
    (
        ["extract", "a", "-o", "a.xls"],
        "error: a.xls: no format ends in '.xls'; give --format, or end -o in .csv, .jsonl, .md,"
        " .txt, .xlsx, .html, .duckdb, .sqlite or .parquet",
    ),
    (
        ["quantities", "reports", "-o", "reports/a.txt"],
        "error: reports/a.txt: this is one of the reports; choose another -o",
    ),
    (
        ["extract", "reports", "--patterns", "mine.yaml"],
        "error: mine.yaml: no such file or folder; check --patterns",
    ),
]


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize(("arguments", "stderr"), USAGE)
def test_usage_errors(run: Run, arguments: list[str], stderr: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", stderr + "\n")


@pytest.mark.usefixtures("reports")
def test_usage_error_in_chinese(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARYMINE_LANG", "zh")
    result = run("extract", "reports", "--format", "xml")
    assert result.stderr == (
        "错误：--format：xml 不在 csv, jsonl, md, table, parquet 之中\n参见 summarymine extract --help\n"
    )


@pytest.mark.parametrize("command", [(), ("patterns",)])
def test_without_a_command_the_help_is_shown(run: Run, command: tuple[str, ...]) -> None:
    result = run(*command)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == run(*command, "--help").stdout


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
@pytest.mark.parametrize("report_count", [1, 300])
def test_closed_pipe_is_quiet(reports: Path, report_count: int) -> None:
    (reports / "a.txt").write_text("全市死亡12人、受伤30人。\n" * 20, "utf-8")
    arguments = [f"reports/{'./' * i}a.txt" for i in range(report_count)]
    with subprocess.Popen(
        [*COMMAND, "quantities", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"document,")
        process.stdout.close()
        assert process.stderr.read() == b""


LOCALES = [{"LC_ALL": "C"}, {"LC_ALL": "zh_CN.GBK"}, {"PYTHONIOENCODING": "gbk"}]


# Python itself does not start there: it reads where an editable install lies as the locale says.
@pytest.mark.skipif(not __file__.isascii(), reason="the checkout has a name beyond ASCII")
@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize("locale", LOCALES, ids=str)
def test_a_pipe_is_utf8_whatever_the_locale(locale: dict[str, str]) -> None:
    done = subprocess.run(
        [*COMMAND, "quantities", "reports/a.txt"],
        env=os.environ | locale,
        capture_output=True,
        check=True,
    )
    assert "12人" in done.stdout.decode("utf-8")


COMMANDS_THAT_SHOW_TEXT = [
    ("text", "odd"),
    ("explain", "odd"),
    ("patterns", "try", "死亡12人😀"),
    ("doctor",),
    ("--help",),
]


@pytest.mark.skipif(sys.platform == "win32", reason="no such terminals")
@pytest.mark.parametrize("encoding", ["gbk", "cp437"])
@pytest.mark.parametrize("command", COMMANDS_THAT_SHOW_TEXT, ids=" ".join)
def test_a_terminal_shows_what_its_encoding_has(
    reports: Path, command: tuple[str, ...], encoding: str
) -> None:
    """And ? for the rest: 😀 of a report is no error of GBK."""
    import pty

    (reports.parent / "odd").mkdir()
    (reports.parent / "odd" / "a😀.txt").write_text("全市死亡12人😀，受伤30人。", "utf-8")
    controlling, terminal = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *command],
        env=os.environ | {"PYTHONIOENCODING": encoding},
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    ) as process:
        os.close(terminal)
        shown = b""
        # A terminal whose last program has left gives an error, not an end.
        with contextlib.suppress(OSError):
            while piece := os.read(controlling, 65536):
                shown += piece
    os.close(controlling)
    text = shown.decode(encoding)
    assert process.returncode == 0, text
    assert "codec can't" not in text
    if "odd" in command:
        assert ("12人?" if encoding == "gbk" else "12??") in text


@pytest.mark.skipif(os.name == "nt", reason="no such shell")
@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize("output", ["x.csv", "x.xlsx", "x.sqlite"])
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_service_that_closes_the_streams_gets_its_file(closed: str, output: str) -> None:
    command = f"{shlex.join([*COMMAND, 'extract', 'reports', 'none', '-o', output])} {closed}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert done.returncode == 1
    said = without_packs(done.stderr.decode("utf-8"))
    missing = (
        "error: none: no such file or folder; check the path\n1 of 3 files could not be read\n"
    )
    assert (said, done.stdout) == ("" if "2>&-" in closed else missing, b"")
    if output == "x.csv":
        assert Path(output).read_text("utf-8-sig").count("\n") == 4
    assert Path(output).stat().st_size


@pytest.mark.skipif(os.name == "nt", reason="no such shell")
@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize(
    ("closed", "code", "said"),
    [
        ("reports >&-", 1, "error: standard output: Bad file descriptor; write somewhere else\n"),
        ("- <&-", 1, "error: -: no text; check that it was saved whole\n"),
    ],
)
def test_a_closed_stream_that_is_asked_for(closed: str, code: int, said: str) -> None:
    command = f"{shlex.join([*COMMAND, 'extract', '-q'])} {closed}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (code, b"")
    assert done.stderr.decode("utf-8") == said
