"""Text that a spreadsheet, browser, terminal or database would obey: from file to output, text."""

import csv
import json
import re
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import duckdb
import openpyxl
import pyarrow.parquet
import pytest
from small_reports import Run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no such names")

NAMES = [
    "=cmd|' !A0.txt",
    "+1.txt",
    "-q.txt",
    "@SUM(A1).txt",
    "<script>alert(1)<script>.txt",
    "{{script}}.txt",
    "a|b`x`.txt",
    "a\nerror: b.txt",
    "'; drop table facts;--.txt",
    "up\\..\\up.txt",
    "C:evil.txt",
    "CON.txt",
    "%s%n.txt",
    "\x1b]0;t\x07.txt",
    "\u202efdp.txt",
    "a\u200b.txt",
    "\ufeffb.txt",
    "x" * 250 + ".txt",
]
LABEL = "=cmd|' /C calc'!A0<script>alert(1)</script>|`x`"
RULE = f"""schema: summarymine/1
pack: mine
indicators:
  - {{id: leaflets, label: "{LABEL}", unit: 份, names: [宣传单]}}
"""
TEXT = """=cmd|' /C calc'!A0<img src=x onerror=alert(1)>甲市交警支队2024年工作总结
2024年，全市<script>alert(1)</script>道路交通事故\x1b[31m共造成死亡{number}人；'; drop table facts; --
=HYPERLINK("http://x")|发放宣传单{number}00份。
\t@SUM(A1)宣传单{number}50份
"""
ARMED = re.compile(r"[\s\ufeff]*[=+\-@＝＋－＠]|[\t\r]")


def in_csv(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    for row in rows:
        assert [cell for cell in row if ARMED.match(cell) and not is_number(cell)] == []
    return [row[0].removeprefix("'") if row[0][1:2] in "=+-@" else row[0] for row in rows[1:]]


def is_number(cell: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", cell) is not None


def in_jsonl(path: Path) -> list[str]:
    return [json.loads(line).get("document", "") for line in path.read_text("utf-8").splitlines()]


def in_markdown(path: Path) -> list[str]:
    text = path.read_text("utf-8")
    assert not re.search(r"<(?!br>)[a-z]|\x1b", text)
    return text.splitlines()[2:]


def in_text(path: Path) -> list[str]:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", path.read_text("utf-8"))
    return []


def in_workbook(path: Path) -> list[str]:
    for sheet in openpyxl.load_workbook(path).worksheets:
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        links = [cell.hyperlink for cell in cells if cell.hyperlink]
        assert [link.target for link in links if link.target] == []
    with ZipFile(path) as packed:
        assert not any("externalLink" in name for name in packed.namelist())
        for name in packed.namelist():
            if "chart" in name:
                source = packed.read(name).decode("utf-8")
                assert not re.search(r"<c:f>[^<]*(?:cmd|alert)", source)
    return []


def in_page(path: Path) -> list[str]:
    text = path.read_text("utf-8")
    assert not re.search(r"<img|<script>alert|onerror=alert\(1\)>|\x1b|\u202e", text)
    return []


def in_sqlite(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    query = "select name from facts join documents using (document_id)"
    rows = connection.execute(query).fetchall()
    connection.close()
    return [name for (name,) in rows]


def in_duckdb(path: Path) -> list[str]:
    with duckdb.connect(str(path), read_only=True) as connection:
        query = "select name from facts join documents using (document_id)"
        return [name for (name,) in connection.execute(query).fetchall()]


def in_parquet(path: Path) -> list[str]:
    return list(pyarrow.parquet.read_table(path).column("document").to_pylist())


FORMS: list[tuple[str, Callable[[Path], list[str]], bool]] = [
    # form, how its rows' files are read back, whether their names are those of the files
    ("csv", in_csv, True),
    ("jsonl", in_jsonl, True),
    ("md", in_markdown, False),
    ("txt", in_text, False),
    ("xlsx", in_workbook, False),
    ("html", in_page, False),
    ("sqlite", in_sqlite, True),
    ("duckdb", in_duckdb, True),
    ("parquet", in_parquet, True),
]


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "hostile"
    folder.mkdir()
    for number, name in enumerate(NAMES, 1):
        (folder / name).write_text(TEXT.format(number=number), "utf-8")
    (tmp_path / "mine.yaml").write_text(RULE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("verb", ["extract", "compare"])
@pytest.mark.parametrize(("form", "read", "named"), FORMS, ids=[form for form, *_ in FORMS])
def test_hostile_text_is_text_in_every_output(
    run: Run, verb: str, form: str, read: Any, named: bool
) -> None:
    target = Path(f"x.{form}")
    result = run(verb, "hostile", "--patterns", "mine.yaml", "-o", str(target), "-q")
    assert (result.exit_code, result.stderr) == (0, "")
    names = read(target)
    if named and (verb == "extract" or form in ("sqlite", "duckdb", "parquet")):
        assert sorted(names) == sorted(name for name in NAMES for _ in range(2))
    assert sorted(path.name for path in Path().iterdir()) == ["hostile", "mine.yaml", target.name]
