"""A workbook is read back as it was written, in either language, saved again or not; or it says why not."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from studies import document, fact, study

from summarymine.model import Language, Period, SummaryMineError
from summarymine.outputs.changes import find_changes
from summarymine.outputs.workbook import write_workbook
from summarymine.readers.stored import read_output
from summarymine.study import Origin

ONE = "2024_云和县.txt"

FACTS: list[tuple[str, str | None, dict[str, Any]]] = [
    # indicator, value, what else is told
    ("deaths", "40", {"change_pct": "-24.52", "direction": "down", "baseline": "同比"}),
    ("deaths", None, {"direction": "flat"}),
    ("deaths", "0", {}),
    ("loss", "4120000", {"change_abs": "-0.5"}),
    ("loss", "1234567890123456.7", {}),
    ("loss", "15000", {"high": None, "approx": "more"}),
    ("loss", None, {"high": "16000", "approx": "less"}),
    ("rate", "98.5", {"change_abs": "1.2"}),
    ("rate", "0.1", {"approx": "about", "low": None, "high": None}),
    ("rate", "12.345678901234567", {}),
    ("checks", "7", {"scope": "国道", "status": "planned"}),
    ("checks", "202312", {"flags": ("damaged", "line_broken", "ocr")}),
    ("checks", "7", {"flags": ("arity", "percent_sign_missing", "unknown_flag")}),
    ("checks", "7", {"unit": "％", "change_pct": "0.07"}),
    ("lessons", "7", {"period": Period(2024, "上半年", date(2024, 1, 1), date(2024, 6, 30))}),
    ("lessons", "7", {"sentence": "=1+1 \t a\u202eb\x00c _x0041_ \ud800\uffff", "section": "'-1"}),
    ("lessons", "7", {"sentence": "<r><t>x</t></r>", "scope": "true"}),
    ("lessons", "7", {"sentence": " 0123 ", "scope": "2024-01-01"}),
]


@pytest.mark.parametrize("saved_again", [False, True])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("indicator", "value", "told"), FACTS)
def test_facts(
    indicator: str,
    value: str | None,
    told: dict[str, Any],
    language: Language,
    saved_again: bool,
    tmp_path: Path,
) -> None:
    one = fact(ONE, indicator, value, **told)
    path = tmp_path / "a.xlsx"
    write_workbook(study(document(ONE, [one])), path, language)
    if saved_again:
        openpyxl.load_workbook(path).save(path)
    stored = read_output(path)
    same, changes = find_changes(stored.facts, [one])
    assert (same, [change.cells() for change in changes]) == (1, [])


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_made_it(language: Language, tmp_path: Path) -> None:
    options = {"paths": "a b", "pack": "traffic", "only": "deaths"}
    copy = document("2024_松阳县.txt", duplicate_of=ONE)
    made = study(
        document(ONE, [fact(ONE, "deaths", "40")]),
        copy,
        origin=Origin(version="9.9", rules="abc", options=options),
    )
    write_workbook(made, tmp_path / "a.xlsx", language)
    stored = read_output(tmp_path / "a.xlsx")
    assert stored.options == options
    assert {
        name: (one.digest, one.version, one.rules) for name, one in stored.documents.items()
    } == {name: (f"digest of {name}", "9.9", "abc") for name in (ONE, copy.name)}
    assert (stored.edited, stored.has_copies) == (False, False)


def without_sheet(book: openpyxl.Workbook) -> None:
    del book["Facts"]


def without_column(book: openpyxl.Workbook) -> None:
    book["Facts"].delete_cols(2)


def without_version(book: openpyxl.Workbook) -> None:
    book["Sources"]["A2"] = "?"


def without_reports(book: openpyxl.Workbook) -> None:
    book["Sources"].delete_rows(9, 40)


def with_a_word(book: openpyxl.Workbook) -> None:
    sheet = book["Facts"]
    column = next(cell.column for cell in sheet[1] if cell.value == "value")
    sheet.cell(2, column).value = "many"


def with_a_far_cell(book: openpyxl.Workbook) -> None:
    book["Facts"]["XFD1048576"] = 1


BROKEN = [
    # what is done to it, what is told
    (without_sheet, "holds no facts that summarymine wrote ('Facts / 明细'); write it again"),
    (without_column, "holds no facts that summarymine wrote (no column region); write it again"),
    (without_version, "holds no facts that summarymine wrote ('summarymine version'); write it again"),
    (without_reports, "holds no facts that summarymine wrote ('hash of the file'); write it again"),
    (with_a_word, "holds no facts that summarymine wrote (value: “many” is not a number); write it again"),
    (with_a_far_cell, "unpacks to more than is safe (1048576 × 16384); unpack it and give the folder"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "told"), BROKEN)
def test_what_is_not_ours(change: Any, told: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(study(document(ONE, [fact(ONE, "deaths", "40")])), path, "en")
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    with pytest.raises(SummaryMineError) as error:
        read_output(path)
    assert str(error.value) == f"{path}: {told}"
