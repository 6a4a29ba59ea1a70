"""summarymine … --format parquet -o FOLDER/: the rows of the other forms, in files as they come."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pyarrow.parquet
import pytest
from small_reports import FIRST, Run

from summarymine.outputs import parts as parts_module


@pytest.fixture
def address() -> Iterator[str]:
    yield "memory://facts"
    system = fsspec.filesystem("memory")
    for folder in filter(system.exists, ("/facts", "/sources")):
        system.rm(folder, recursive=True)


COMMANDS = [
    ("extract",),
    ("quantities",),
    ("ledger",),
    ("ledger", "--class", "fact", "--class", "date"),
]


def plain(value: Any) -> Any:
    """A value of Parquet as JSON has it."""
    if value is None or isinstance(value, str | int | list):
        return value
    return str(value) if hasattr(value, "isoformat") else float(value)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_rows_are_those_of_json_lines(
    run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setattr(parts_module, "ROWS", 2)
    lines = run(*command, "reports", "--format", "jsonl").stdout.splitlines()
    result = run(*command, "reports", "--format", "parquet", "-o", "out/")
    assert (result.exit_code, result.stderr) == (0, "")
    rows = pyarrow.parquet.read_table("out").to_pylist()
    assert [{k: plain(v) for k, v in row.items()} for row in rows] == list(map(json.loads, lines))
    names = sorted(path.name for path in Path("out").iterdir())
    parts = [f"part-{number:05}.parquet" for number in range(-(-len(rows) // 2))]
    assert names == ["_origin.json", *parts]
    told = json.loads(Path("out/_origin.json").read_text("utf-8"))
    assert [one["name"] for one in told["documents"]] == ["a.txt", "city/b.txt"]
    assert told["options"]["paths"] == "reports"


def test_a_number_that_does_not_fit_is_left_out(run: Run, tmp_path: Path, reports: Path) -> None:
    (tmp_path / "fine.txt").write_text("同比下降5.12345678901%。", "utf-8")
    run("quantities", "fine.txt", "--format", "parquet", "-o", "out/")
    (row,) = pyarrow.parquet.read_table("out").to_pylist()
    assert row["value"] is None
    assert "inexact" in row["flags"]


def test_behind_an_address(run: Run, reports: Path, address: str) -> None:
    system = fsspec.filesystem("memory")
    system.pipe_file("/sources/a.txt", FIRST.encode())
    result = run("extract", "memory://sources", "--format", "parquet", "-o", address)
    assert (result.exit_code, result.stderr) == (0, "")
    assert sorted(system.ls("/facts", detail=False)) == [
        "/facts/_origin.json",
        "/facts/part-00000.parquet",
    ]
    again = run("extract", "memory://sources", "--format", "parquet", "-o", address)
    assert again.exit_code == 2
    assert again.stderr == (
        "error: memory://facts: this folder is not empty; name a new one, or empty it\n"
    )


def test_verify(run: Run, reports: Path) -> None:
    run("extract", "reports", "--format", "parquet", "-o", "out/")
    assert run("verify", "out/", "reports").stdout == "out/: 3 facts, all the same\n"
    (reports / "a.txt").write_text(FIRST.replace("12人", "13人"), "utf-8")
    assert "数值 12 → 13" in run("verify", "out/", "reports").stdout.replace("value", "数值")
    Path("out/_origin.json").unlink()
    assert run("verify", "out/", "reports").stderr == (
        "error: out: holds no facts that summarymine wrote (no _origin.json); write it again\n"
    )


def test_nothing_is_written_if_nothing_could_be_read(run: Run, reports: Path) -> None:
    (reports / "a.txt").write_bytes(b"")
    result = run("extract", "reports/a.txt", "--format", "parquet", "-o", "out/")
    assert result.exit_code == 1
    assert not Path("out").exists()


REFUSED = [
    # -o, what was said
    ((), "--format parquet writes a folder of files; name one that is new or empty: -o FOLDER/"),
    (("-o", "out.csv"), "--format parquet writes a folder of files; name one that is new or empty: -o FOLDER/"),
    (("-o", "reports/"), "reports/: this folder is not empty; name a new one, or empty it"),
    (("-o", "none/out/"), "none/out/: no such folder; make the folder first, or write somewhere else"),
    (("-o", "gs://a/b"), "gs://a/b: gs:// needs gcsfs; install it: pip install gcsfs"),
]  # fmt: skip


@pytest.mark.parametrize(("output", "what"), REFUSED)
def test_refused(run: Run, reports: Path, output: tuple[str, ...], what: str) -> None:
    result = run("extract", "reports", "--format", "parquet", *output)
    assert (result.exit_code, result.stderr) == (2, f"error: {what}\n")


def test_one_file_as_by_its_ending(run: Run, reports: Path) -> None:
    assert run("extract", "reports", "--format", "parquet", "-o", "a.parquet").exit_code == 0
    assert run("extract", "reports", "-o", "b.parquet").exit_code == 0
    first, second = (pyarrow.parquet.read_table(f"{name}.parquet") for name in "ab")
    assert first.equals(second)
    assert run("compare", "reports", "--format", "parquet").exit_code == 2
