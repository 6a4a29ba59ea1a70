"""summarymine cache: what is kept, and how to be rid of it."""

from pathlib import Path

from small_reports import FIRST, Run


def test_info_and_clear(run: Run, reports: Path, own_cache: Path) -> None:
    path = own_cache / "results.sqlite"
    nothing = f"{path}: 0 results, 0 files as read, 0.0 MB\n"
    assert run("cache", "info").stdout == nothing
    (reports / "c.html").write_text(f"<html><body><p>{FIRST}</p></body></html>", "utf-8")
    assert run("extract", "reports").exit_code == 0
    assert run("cache", "info").stdout.startswith(f"{path}: 3 results, 1 files as read, 0.")
    cleared = run("cache", "clear").stdout
    assert cleared.startswith(f"{path}: 3 results, 1 files as read removed, 0.")
    assert run("cache", "info").stdout == nothing
    assert not path.exists()


def test_no_cache_keeps_nothing(run: Run, reports: Path, own_cache: Path) -> None:
    first = run("extract", "reports", "--no-cache")
    assert not list(own_cache.iterdir())
    assert run("extract", "reports").stdout == first.stdout


def test_a_second_run_gives_the_same(run: Run, reports: Path) -> None:
    for command in ("extract", "quantities", "ledger", "compare"):
        assert run(command, "reports").stdout == run(command, "reports").stdout
