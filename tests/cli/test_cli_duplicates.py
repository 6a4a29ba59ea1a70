"""A report that lies in the folder twice counts once, and is named."""

import csv
import io
from pathlib import Path

from small_reports import FIRST, Run

NOTE = "copy.txt: the same report as a.txt; its figures are flagged duplicate\n"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_its_facts_are_flagged(run: Run, reports: Path) -> None:
    (reports / "copy.txt").write_text(FIRST, "utf-8")
    result = run("extract", "reports")
    assert (result.exit_code, result.stderr) == (0, NOTE)
    for row in rows(result.stdout):
        assert ("duplicate" in row["flags"].split(";")) == (row["document"] == "copy.txt")
    assert {row["document"] for row in rows(result.stdout)} == {"a.txt", "city/b.txt", "copy.txt"}


def test_it_has_no_column(run: Run, reports: Path) -> None:
    once = run("compare", "reports", "--format", "csv").stdout
    (reports / "copy.txt").write_text(FIRST, "utf-8")
    twice = run("compare", "reports", "--format", "csv")
    assert (twice.stdout, twice.stderr) == (once, NOTE)


def test_a_facts_file_keeps_the_flag(run: Run, reports: Path) -> None:
    (reports / "copy.txt").write_text(FIRST, "utf-8")
    direct = run("compare", "reports").stdout
    run("extract", "reports", "-o", "facts.csv")
    assert run("compare", "facts.csv").stdout == direct


def test_quiet_says_nothing_of_it(run: Run, reports: Path) -> None:
    (reports / "copy.txt").write_text(FIRST, "utf-8")
    assert run("extract", "reports", "-q").stderr == ""
