"""--engine and --scheduler: refused where they make no sense, else as the local run."""

import subprocess
import sys
from pathlib import Path

import pytest
from small_reports import Run

REFUSED = [
    (("--scheduler", "tcp://h:8786"), "--scheduler goes with --engine dask"),
    (("--engine", "local", "--scheduler", "tcp://h:8786"), "--scheduler goes with --engine dask"),
    (
        ("--engine", "dask", "--scheduler", "tcp://h:8786", "--jobs", "2"),
        "--jobs is of this machine; with --scheduler the workers are those that have joined it",
    ),
    (("--engine", "spark"), "--engine: spark is none of local, dask"),
]


@pytest.mark.parametrize(("options", "what"), REFUSED)
@pytest.mark.parametrize("command", ["extract", "compare", "audit", "quantities", "ledger"])
def test_refused(
    run: Run, reports: Path, command: str, options: tuple[str, ...], what: str
) -> None:
    result = run(command, "reports", *options)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"error: {what}\n")


def test_no_scheduler_there(run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarymine.batch.cluster.ANSWER_SECONDS", 0.2)
    options = ("--engine", "dask", "--scheduler", "tcp://127.0.0.1:9")
    result = run("extract", "reports", *options)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("error: tcp://127.0.0.1:9: no scheduler answers there (")


def test_a_local_run_does_without_dask(reports: Path) -> None:
    code = (
        "import sys; from summarymine.cli import main\n"
        "try: main(['extract', 'reports', '-q', '-o', 'out.csv'])\n"
        "except SystemExit: print(*sys.modules.keys() & {'dask', 'distributed', 'fsspec'})"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "\n"
