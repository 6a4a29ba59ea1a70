"""--stats and --profile: where the time of a run went."""

import json
import re
from pathlib import Path

import pytest
from small_reports import Run

from summarymine.stages import collect_stages, stage

NUMBERS = re.compile(r"\d+(?:\.\d+)?")
STAGES = ["read", "repair", "quantities", "match", "facts", "audit", "rows"]


def stats_of(stderr: str) -> list[str]:
    """The lines of --stats, numbers as N, blanks as one."""
    lines = [" ".join(NUMBERS.sub("N", line).split()) for line in stderr.splitlines()]
    return [line for line in lines if "MB" in line]


def test_stages_are_told(run: Run, reports: Path) -> None:
    result = run("extract", "reports", "--stats", "-q")
    assert result.exit_code == 0
    told = stats_of(result.stderr)
    assert [line.split()[0] for line in told[:-1]] == STAGES
    assert told[0] == "read N s N% N MB/s"
    assert "files worked on 2, kept from before 0; documents 2, rows 3;" in result.stderr


def test_what_is_kept_is_not_worked_on(run: Run, reports: Path) -> None:
    first = run("extract", "reports", "--stats", "-q")
    again = run("extract", "reports", "--stats", "-q")
    plain = run("extract", "reports", "-q")
    assert "files worked on 0, kept from before 2; documents 2, rows 3;" in again.stderr
    assert len(stats_of(again.stderr)) == 1
    assert first.stdout == again.stdout == plain.stdout
    assert plain.stderr == ""


def test_a_file_that_cannot_be_read_is_neither(run: Run, reports: Path) -> None:
    (reports / "empty.txt").write_bytes(b"")
    run("extract", "reports", "-q")
    again = run("extract", "reports", "--stats", "-q")
    assert "files worked on 1, kept from before 2; documents 2, rows 3;" in again.stderr


def test_a_rule_without_a_word_is_named(run: Run, reports: Path) -> None:
    rule = (
        'schema: "summarymine/1"\npack: mine\nindicators:\n'
        "  - {id: any, label: 任何, unit: 起, names: ['[^，]{2}']}\n"
    )
    Path("rules.yaml").write_text(rule, "utf-8")
    result = run("extract", "reports", "--patterns", "rules.yaml", "--stats", "-q")
    assert "tried on every sentence, since no word is required (1): any.names.1" in result.stderr


def test_a_profile_is_written(run: Run, reports: Path) -> None:
    result = run("extract", "reports", "--profile", "p.json", "--no-cache", "-q")
    assert result.stdout == run("extract", "reports", "-q").stdout
    told = json.loads(Path("p.json").read_text("utf-8"))
    assert told["$schema"] == "https://www.speedscope.app/file-format-schema.json"
    names = {frame["name"] for frame in told["shared"]["frames"]}
    assert "extract_batch" in names


def test_a_profile_into_no_folder_is_refused_before_the_work(run: Run, reports: Path) -> None:
    result = run("extract", "reports", "--profile", "none/p.json", "-o", "x.csv")
    assert result.exit_code == 1
    assert result.stderr == (
        "error: none/p.json: no such folder; make the folder first, or write somewhere else\n"
    )
    assert not Path("x.csv").exists()


def test_a_comparison_counts_documents_alone(run: Run, reports: Path) -> None:
    result = run("compare", "reports", "--stats", "-q")
    assert "files worked on 2, kept from before 0; documents 2, rows –;" in result.stderr


def test_a_profile_is_of_one_process(run: Run, reports: Path) -> None:
    result = run("extract", "reports", "--profile", "p.json", "--engine", "dask")
    assert result.exit_code == 2
    assert "--profile does not go with --engine dask" in result.stderr
    assert not Path("p.json").exists()


def test_stages_inside_others_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter((0.0, 1.0, 4.0, 6.0, 9.0, 9.5))
    monkeypatch.setattr("summarymine.stages.perf_counter", lambda: next(times))
    with collect_stages() as spent:
        with stage("facts"), stage("match"):
            pass
        with stage("audit"):
            pass
    assert spent.seconds == {"match": 3.0, "facts": 3.0, "audit": 0.5}


def test_nothing_is_measured_unasked() -> None:
    with stage("facts"):
        pass
    with collect_stages() as spent:
        pass
    assert spent.seconds == {}
