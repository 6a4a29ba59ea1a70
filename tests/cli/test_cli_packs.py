"""Packs on the command line: what is said of them, and how they are chosen."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from small_reports import FIRST, Run

COURT = "甲县人民法院2024年工作总结\n全年受理各类案件1200件，审结1180件，判处罪犯36人。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A report of traffic police, and one of a court."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST, "utf-8")
    (folder / "b.txt").write_text(COURT, "utf-8")
    return folder


def said(folder: Path, *arguments: str, language: str = "en") -> tuple[list[str], str]:
    """The indicators extracted, and stderr."""
    done = subprocess.run(
        [sys.executable, "-m", "summarymine", "extract", str(folder), *arguments],
        env=os.environ | {"SUMMARYMINE_LANG": language},
        capture_output=True,
        check=True,
    )
    rows = csv.DictReader(io.StringIO(done.stdout.decode()))
    return [row["indicator"] for row in rows], done.stderr.decode()


def test_packs_are_those_of_each_report(folder: Path) -> None:
    assert said(folder) == (
        ["deaths", "injuries", "cases_accepted", "cases_closed"],
        "packs by reports: government 1, traffic 1, court 1; choose by --pack\n",
    )
    assert said(folder)[1] == said(folder)[1], "from the cache too"
    _, chinese = said(folder, language="zh")
    assert (
        chinese
        == "按报告选用的指标包：government 1 份、traffic 1 份、court 1 份；可用 --pack 指定\n"
    )
    assert said(folder, "-q")[1] == ""


def test_a_pack_by_name_tells_its_optional_indicators_too(folder: Path) -> None:
    ids, stderr = said(folder, "--pack", "court")
    assert ids == ["cases_accepted", "cases_closed", "defendants_sentenced"]
    assert stderr == "packs by reports: court 2; choose by --pack\n"


def test_an_optional_indicator_by_name(folder: Path) -> None:
    assert said(folder, "--indicator", "defendants_sentenced")[0] == ["defendants_sentenced"]


def test_an_optional_indicator_is_compared_by_name(run: Run, folder: Path) -> None:
    stdout = run("compare", str(folder), "--indicator", "defendants_sentenced", "-q").stdout
    # Of the court; the police have no such figure, and no doubt is told.
    assert stdout.splitlines()[1].split(",")[-3:] == ["36", "", ""]


def test_no_such_pack(run: Run, folder: Path) -> None:
    result = run("extract", str(folder), "--pack", "cuort")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "error: cuort: no such pack; did you mean court?\n"


def test_list_of_a_pack(run: Run) -> None:
    rows = csv.DictReader(io.StringIO(run("patterns", "list", "--pack", "health").stdout))
    assert {row["pack"] for row in rows} == {"health"}
