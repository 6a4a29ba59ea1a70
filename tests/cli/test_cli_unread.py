"""Reports that could not be read are named wherever the others' figures are handed on."""

import json
import sqlite3
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import duckdb
import jsonschema
import openpyxl
import pyarrow.parquet
import pytest
from small_reports import Run

from summarymine.cli.run import Batch
from summarymine.cli.study import unread_reports
from summarymine.model import InternalError, SummaryMineError
from summarymine.outputs.json_schema import make_origin_schema
from summarymine.readers.errors import ReadError
from summarymine.readers.facts import FactsFileError

# The second is named as a line of the sheet of sources is.
EMPTY = ["empty.txt", "option pack"]
REASONS = {
    "en": "no text; check that it was saved whole",
    "zh": "没有文字；请检查文件是否保存完整",
}


@pytest.fixture
def broken(reports: Path) -> Path:
    for name in EMPTY:
        (reports / name).write_bytes(b"")
    return reports


def write(run: Run, verb: str, name: str, language: str) -> None:
    result = run(verb, "reports", "-o", name, "--headers", language, "-q")
    assert result.exit_code == 1
    assert "empty.txt: no text" in result.stderr


def in_workbook(path: str) -> list[tuple[Any, ...]]:
    sheet = openpyxl.load_workbook(path).worksheets[-1]
    rows = [tuple(cell.value for cell in row[:2]) for row in sheet.iter_rows()]
    return [row for row in rows if row[0] in EMPTY]


def in_page(path: str) -> list[tuple[Any, ...]]:
    text = Path(path).read_text("utf-8").partition('id="core">')[2].partition("</script>")[0]
    core = json.loads(text)
    at = ["en", "zh"].index(core["language"])
    return [(name, reasons[at]) for name, reasons in core["unread"]]


def in_sqlite(path: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(path)
    rows = connection.execute("select name, reason from unread order by name").fetchall()
    connection.close()
    return rows


def in_duckdb(path: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(path, read_only=True) as connection:
        return connection.execute("select name, reason from unread order by name").fetchall()


def in_parquet(path: str) -> list[tuple[Any, ...]]:
    told = json.loads(pyarrow.parquet.read_schema(path).metadata[b"summarymine"])
    return [(one["name"], one["reason"]) for one in told["unread"]]


FORMS = [
    ("x.xlsx", in_workbook),
    ("x.html", in_page),
    ("x.sqlite", in_sqlite),
    ("x.duckdb", in_duckdb),
    ("x.parquet", in_parquet),
]


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("language", REASONS)
@pytest.mark.parametrize(("name", "told"), FORMS, ids=[name for name, _ in FORMS])
def test_they_are_named(run: Run, name: str, told: Any, language: str) -> None:
    write(run, "compare", name, language)
    assert told(name) == [(one, REASONS[language]) for one in EMPTY]


@pytest.mark.usefixtures("broken")
def test_they_stand_in_the_origin(run: Run) -> None:
    run("extract", "reports", "-o", "x.csv", "--headers", "zh", "--origin")
    told = json.loads(Path("x.csv.origin.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(make_origin_schema()).validate(told)
    assert told["unread"] == [
        {"name": name, "code": "empty", "reason": REASONS["zh"]} for name in EMPTY
    ]


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("language", REASONS)
def test_their_names_deceive_no_reader_of_the_workbook(run: Run, language: str) -> None:
    write(run, "extract", "x.xlsx", language)
    result = run("verify", "x.xlsx", "reports", "-q")
    assert result.stdout == "x.xlsx: 3 facts, all the same\n"


@pytest.mark.usefixtures("reports")
def test_nothing_is_said_where_all_were_read(run: Run) -> None:
    for name, told in FORMS:
        run("extract", "reports", "-o", name)
        assert told(name) == []


ERRORS = [
    # error, code, sentences
    (
        ReadError("a.pdf", "no_ocr", page="3"),
        "no_ocr",
        "page 3: a picture; install summarymine[ocr] (summarymine doctor tells how), or run OCR and pass the text",
        "第 3 页：这是图片；请安装 summarymine[ocr]（方法见 summarymine doctor），或先行文字识别，再给出文本",
    ),
    (
        InternalError("a.pdf", "KeyError: 'x'"),
        "internal",
        "unexpected KeyError: 'x'; please report this",
        "意外错误 KeyError: 'x'；请报告此问题",
    ),
    (FactsFileError("a.csv:2: bad"), "facts", "a.csv:2: bad", "a.csv:2: bad"),
]


@pytest.mark.parametrize(("error", "code", "english", "chinese"), ERRORS)
def test_reasons(error: SummaryMineError, code: str, english: str, chinese: str) -> None:
    batch = cast("Batch", SimpleNamespace(unread=[("a", error)]))
    (told,) = unread_reports(batch)
    assert (told.name, told.code) == ("a", code)
    assert told.reasons == {"en": english, "zh": chinese}


ODD_NAMES = [
    # name of a file                what is told of it
    ("a\x1b[31mred.txt", "ared.txt"),
    ("a\nerror: b.txt", "a error: b.txt"),
    ("a\u202ecod.txt", "acod.txt"),
    ("a\u061c.txt", "a.txt"),
]


@pytest.mark.skipif(sys.platform == "win32", reason="has no such names")
@pytest.mark.parametrize(("name", "told"), ODD_NAMES, ids=["escape", "line", "bidi", "mark"])
def test_a_name_is_never_obeyed(run: Run, tmp_path: Path, name: str, told: str) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / name).write_bytes(b"")
    result = run("extract", str(folder), "-q")
    assert result.stderr == f"error: {told}: no text; check that it was saved whole\n"
