"""summarymine completion: the scripts, and what TAB offers, as click and as a real bash see it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete, get_completion_class
from small_reports import Run

from summarymine.cli import main
from summarymine.cli.completion import PROGRAM, SHELLS, VARIABLE


def offered(*words: str) -> list[str]:
    """What is offered for the last of words."""
    *before, last = words
    complete = ShellComplete(main, {}, PROGRAM, VARIABLE)
    return [str(item.value) for item in complete.get_completions(before, last)]


OFFERED = [
    # words                                         among what is offered
    (("ex",), ["extract", "explain"]),
    (("patterns", "li"), ["list", "lint"]),
    (("patterns", "show", "death"), ["deaths"]),
    (("compare", "--indicator", "death"), ["deaths"]),
    (("compare", "--share-of", "death"), ["deaths"]),
    (("extract", "--indicator", "亡人数"), ["亡人数"]),
    (("extract", "--pack", "traf"), ["traffic"]),
    (("extract", "--format", ""), ["csv", "jsonl", "md", "table", "parquet"]),
    (("compare", "--region-level", "c"), ["city", "county"]),
    (("ledger", "--class", "un"), ["unclaimed"]),
    (("compare", "reports", "--difference-from", "m"), ["mean"]),
    (("compare", "--indicator", "nothing_begins_so"), []),
    (("completion", ""), ["bash", "zsh", "fish"]),
]  # fmt: skip


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize(("words", "expected"), OFFERED, ids=str)
def test_offered(words: tuple[str, ...], expected: list[str]) -> None:
    assert offered(*words) == expected


FILES = [
    ("compare", "re"),
    ("extract", "-o", "re"),
    ("extract", "--patterns", "re"),
    ("compare", "--per", "re"),
    ("verify", "re"),
    ("explain", "re"),
    ("patterns", "try", "re"),
    ("patterns", "lint", "re"),
    ("patterns", "diff", "a", "re"),
    ("patterns", "new", "--into", "re"),
]


@pytest.mark.parametrize("words", FILES, ids=" ".join)
def test_files_are_left_to_the_shell(words: tuple[str, ...]) -> None:
    *before, last = words
    items = ShellComplete(main, {}, PROGRAM, VARIABLE).get_completions(before, last)
    assert [(item.type, item.value) for item in items] == [("file", "re")]


def test_own_rules_are_offered(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "schema: summarymine/1\npack: mine\nindicators:\n"
        "  - {id: visits_home, label: 走访, unit: 户, names: [走访群众]}\n",
        "utf-8",
    )
    assert offered("extract", "--patterns", str(path), "--indicator", "visits_h") == ["visits_home"]
    path.write_text("schema: [", "utf-8")
    assert offered("extract", "--patterns", str(path), "--indicator", "deaths") == ["deaths"]


def test_bodies_of_reports_read_before_are_offered(run: Run, reports: Path) -> None:
    name = "2024年高邮市公安局交警大队工作总结"
    (reports / "c.txt").write_text(f"{name}\n2024年，高邮市公安局交警大队查处酒驾96起。\n", "utf-8")
    assert offered("compare", "reports", "--unit", "高邮") == []
    run("compare", "reports")
    expected = ["高邮市", "高邮市公安局交警大队"]
    assert offered("compare", "reports", "--unit", "高邮") == expected
    assert offered("compare", "reports/*.txt", "--index", "高邮") == expected
    run("extract", "reports", "-o", "facts.csv")
    assert offered("compare", "facts.csv", "--index", "高邮") == expected


@pytest.mark.usefixtures("own_cache")
def test_nothing_is_offered_and_nothing_made_without_a_cache(
    reports: Path, own_cache: Path
) -> None:
    assert offered("compare", "reports", "nowhere", "--unit", "") == []
    assert list(own_cache.iterdir()) == []


def test_options_and_commands_come_with_their_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARYMINE_LANG", "zh")
    complete = ShellComplete(main, {}, PROGRAM, VARIABLE)
    (item,) = complete.get_completions(["compare"], "--rank")
    assert item.help == "各年度内排名，最大者为 1；区间无法分出先后时写作 1–2。"
    (item,) = complete.get_completions([], "comparE"[:-1])
    assert item.help == "并列对比各报送单位。"
    (item,) = complete.get_completions(["cache"], "--he")
    assert item.help == "显示本说明后退出。"


@pytest.mark.parametrize("shell", SHELLS)
def test_script(run: Run, shell: str) -> None:
    script = run("completion", shell).stdout
    assert f"{VARIABLE}={shell}_complete" in script
    kind = get_completion_class(shell)
    assert kind is not None
    assert (
        script.rstrip()
        == (kind.source_template % kind(main, {}, PROGRAM, VARIABLE).source_vars()).rstrip()
    )
    checker = shutil.which(shell)
    if checker:
        subprocess.run([checker, "-n"], input=script.encode(), check=True, capture_output=True)


def test_unknown_shell(run: Run) -> None:
    result = run("completion", "csh")
    assert (result.exit_code, result.stderr.splitlines()[0]) == (
        2,
        "error: shell: csh is none of bash, zsh, fish",
    )


IN_BASH = [
    ("summarymine patt", "patterns"),
    ("summarymine extract --indicator death", "deaths"),
    ("summarymine extract --pack traf", "traffic"),
]


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize(("line", "expected"), IN_BASH)
def test_in_a_real_bash(line: str, expected: str) -> None:
    words = line.split()
    script = (
        'eval "$(summarymine completion bash)"\n'
        f"COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}\n"
        'compopt() { :; }\n_summarymine_completion summarymine\nprintf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [expected]
