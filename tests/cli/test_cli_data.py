"""-o to databases, and --origin: what is said, what is written, and what is not."""

import json
import sqlite3
import sys
from pathlib import Path

import jsonschema
import pytest
from small_reports import Run

from summarymine.outputs.json_schema import make_origin_schema


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize("verb", ["extract", "compare"])
def test_a_database_by_url(run: Run, verb: str) -> None:
    for _ in range(2):
        result = run(verb, "reports", "-o", "sqlite:///facts.db")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    connection = sqlite3.connect("facts.db")
    assert connection.execute("select count(*) from facts").fetchone() == (3,)
    connection.close()


# -o, exit code, what is said
WRONG = [
    ("nodb://me:secret@host/x", 2, "error: nodb://me:***@host/x: no database is called nodb; write postgresql://…, mysql://… or sqlite:///…\n"),
    ("postgresql://me:secret@127.0.0.1:1/x", 1, "error: postgresql+psycopg://me:***@127.0.0.1:1/x: the database says: "),
    ("sqlite:///no/such/folder.db", 1, "error: sqlite:///no/such/folder.db: the database says: unable to open database file\n"),
]  # fmt: skip


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize(("url", "code", "said"), WRONG)
def test_wrong_urls(run: Run, url: str, code: int, said: str) -> None:
    result = run("extract", "reports", "-o", url)
    assert result.exit_code == code
    assert result.stderr.startswith(said)
    assert "secret" not in result.output


MISSING = [
    ("facts.duckdb", "duckdb", "facts.duckdb: needs duckdb; install it: pip install \"summarymine[data]\""),
    ("facts.parquet", "pyarrow", "facts.parquet: needs pyarrow; install it: pip install \"summarymine[data]\""),
    ("sqlite:///x.db", "sqlalchemy", "sqlite://…: needs sqlalchemy; install it: pip install \"summarymine[sql]\""),
    ("postgresql://me:secret@host/x", "psycopg", "postgresql+psycopg://me:***@host/x: needs psycopg; install it: pip install \"summarymine[sql]\""),
]  # fmt: skip


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize(("output", "library", "said"), MISSING)
def test_missing_libraries(
    run: Run, monkeypatch: pytest.MonkeyPatch, output: str, library: str, said: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    result = run("extract", "reports", "-o", output)
    assert (result.exit_code, result.stderr) == (2, f"error: {said}\n")


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize("verb", ["quantities", "ledger"])
@pytest.mark.parametrize("output", ["x.sqlite", "sqlite:///x.db"])
def test_other_tables_go_into_no_database(run: Run, verb: str, output: str) -> None:
    result = run(verb, "reports", "-o", output)
    assert result.exit_code == 2
    assert not Path("x.sqlite").exists()
    assert not Path("x.db").exists()


@pytest.mark.usefixtures("reports")
def test_a_failing_report_leaves_the_old_file(run: Run) -> None:
    Path("empty").mkdir()
    Path("empty/a.txt").write_bytes(b"")
    Path("facts.sqlite").write_text("old")
    assert run("extract", "empty", "-o", "facts.sqlite").exit_code == 1
    assert Path("facts.sqlite").read_text() == "old"


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize("verb", ["extract", "compare", "quantities", "ledger"])
@pytest.mark.parametrize("ending", ["csv", "jsonl", "md"])
def test_origin(run: Run, verb: str, ending: str) -> None:
    name = f"out.{ending}"
    assert run(verb, "reports", "-o", name).exit_code == 0
    assert not Path(f"{name}.origin.json").exists()
    plain = Path(name).read_bytes()
    assert run(verb, "reports", "-o", name, "--origin").exit_code == 0
    assert Path(name).read_bytes() == plain
    told = json.loads(Path(f"{name}.origin.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(make_origin_schema()).validate(told)
    assert [one["name"] for one in told["documents"]] == ["a.txt", "city/b.txt"]
    assert (told["options"], told["output"]["name"]) == ({"paths": "reports"}, name)


@pytest.mark.usefixtures("reports")
def test_origin_of_a_facts_file(run: Run) -> None:
    run("extract", "reports", "-o", "facts.csv")
    assert run("compare", "facts.csv", "-o", "c.csv", "--origin").exit_code == 0
    told = json.loads(Path("c.csv.origin.json").read_text("utf-8"))
    assert [one["name"] for one in told["documents"]] == ["facts.csv"]


@pytest.mark.usefixtures("reports")
def test_origin_needs_a_file(run: Run) -> None:
    result = run("extract", "reports", "--origin")
    assert (result.exit_code, result.stderr) == (
        2,
        "error: --origin needs -o FILE: the origin is written beside it\n",
    )
