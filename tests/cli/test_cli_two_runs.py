"""Runs at once, on one cache and into one target: each is right, and nothing is left beside it."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from small_reports import Run, without_packs

COMMAND = [sys.executable, "-m", "summarymine"]


def facts_of(path: Path) -> object:
    if path.suffix not in (".sqlite", ".db"):
        return path.read_bytes()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
        return sorted(connection.execute("select * from facts").fetchall())


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize("output", ["x.csv", "x.xlsx", "x.sqlite", "sqlite:///x.db"])
def test_three_runs_at_once(run: Run, output: str, own_cache: Path) -> None:
    target = Path(output.rpartition("/")[2])
    run("extract", "reports", "-q", "--no-cache", "-o", output)
    alone = facts_of(target)
    target.unlink()
    started = [
        subprocess.Popen(
            [*COMMAND, "extract", "reports", "--jobs", "2", "-o", output],
            env=os.environ | {"SUMMARYMINE_CACHE": str(own_cache)},
            stderr=subprocess.PIPE,
        )
        for _ in range(3)
    ]
    said = [without_packs(process.communicate()[1].decode()) for process in started]
    assert ([process.returncode for process in started], said) == ([0] * 3, [""] * 3)
    assert facts_of(target) == alone
    assert sorted(path.name for path in Path().iterdir()) == ["reports", target.name]
    assert "2 results" in run("cache", "info").stdout


@pytest.mark.usefixtures("reports")
def test_a_locked_cache_costs_only_time(
    run: Run, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarymine.batch.cache._BUSY_SECONDS", 0.1)
    first = run("extract", "reports", "-q")
    with closing(sqlite3.connect(own_cache / "results.sqlite", isolation_level=None)) as other:
        other.execute("begin immediate")
        (Path("reports") / "c.txt").write_text("2024年全市道路交通事故死亡5人。", "utf-8")
        second = run("extract", "reports", "-q")
    assert (second.exit_code, second.stderr) == (0, "")
    assert len(second.stdout.splitlines()) == len(first.stdout.splitlines()) + 1


BROKEN = {
    "empty": b"",
    "no database": b"garbage" * 1000,
    "cut": None,
}


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_cache_is_made_anew(run: Run, own_cache: Path, content: bytes | None) -> None:
    first = run("extract", "reports", "-q")
    path = own_cache / "results.sqlite"
    path.write_bytes(path.read_bytes()[:5000] if content is None else content)
    for _ in range(2):
        second = run("extract", "reports", "-q")
        assert (second.exit_code, second.stderr, second.stdout) == (0, "", first.stdout)


TIMES = [0, 1, -86_400, 2**31, 2**33, 315_532_799]


@pytest.mark.skipif(sys.platform == "win32", reason="has no such times")
@pytest.mark.parametrize("seconds", TIMES)
def test_the_time_of_a_file_is_nothing_to_its_figures(
    run: Run, reports: Path, seconds: int
) -> None:
    """1970, before it, 2038, the next century, and a second before ZIP begins."""
    outputs = ["x.csv", "x.xlsx", "x.sqlite"]
    before = [run("extract", "reports", "-q", "-o", one) and facts_of(Path(one)) for one in outputs]
    for path in reports.rglob("*.txt"):
        os.utime(path, (seconds, seconds))
    after = [run("extract", "reports", "-q", "-o", one) and facts_of(Path(one)) for one in outputs]
    assert after == before
