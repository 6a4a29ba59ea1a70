"""Facts that were written, read again."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarymine.columns import FACT_COLUMNS
from summarymine.model import Column, Evidence, Fact, Period, Reporter, Span, Table
from summarymine.outputs import facts_table, write
from summarymine.readers.facts import FactsFileError, is_facts_file, read_facts

EVIDENCE = Evidence(
    document="2024/a.txt",
    span=Span(10, 15),
    line=2,
    page=None,
    section="一、主要成效",
    sentence="=死亡40人，\r“同比”下降,24.52%。",
    pattern="deaths-1",
)
BARE = Fact(
    reporter=Reporter(),
    period=Period(),
    indicator="deaths",
    label="",
    unit="",
    evidence=Evidence(
        document="-", span=Span(0, 0), line=1, page=3, section="'=", sentence="", pattern=""
    ),
)
FULL = Fact(
    reporter=Reporter("和安县交警大队", "和安县", "999001"),
    period=Period(2024, "2024年", date(2024, 1, 1), date(2024, 12, 31)),
    indicator="deaths",
    label="亡人数",
    unit="人",
    evidence=EVIDENCE,
    value=Decimal("4.12E+6"),
    low=Decimal("0"),
    high=Decimal("12345678901234567890123456789012345.67"),
    approx="more",
    change_pct=Decimal("-24.520"),
    change_abs=Decimal("-13"),
    direction="down",
    baseline="较前三年平均数",
    scope="-国道",
    status="planned",
    flags=("damaged", "line_broken"),
)


@pytest.mark.parametrize("encoding", [None, "utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("headers", ["en", "zh"])
@pytest.mark.parametrize("name", ["facts.csv", "FACTS.JSONL"])
def test_round_trip(name: str, headers: Any, encoding: str | None, tmp_path: Path) -> None:
    path = tmp_path / name
    write(facts_table([FULL, BARE]), path, headers=headers, encoding=encoding)
    assert is_facts_file(path)
    assert read_facts(path) == (FULL, BARE)


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
ANY_NUMBER = st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=4)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(text=ANY_TEXT, scope=st.from_regex(r"'*\s*[=+@＝－-].*"), number=ANY_NUMBER)
@pytest.mark.parametrize("name", ["facts.csv", "facts.jsonl"])
def test_any_text_returns(
    name: str,
    text: str,
    scope: str,
    number: Decimal | None,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    fact = replace(
        FULL, label=text, scope=scope, value=number, evidence=replace(EVIDENCE, sentence=text)
    )
    path = tmp_path_factory.getbasetemp() / name
    write(facts_table([fact]), path)
    assert read_facts(path) == (fact,)


def test_edited_in_a_spreadsheet(tmp_path: Path) -> None:
    """Columns moved and added, empty rows below, a blank after a heading."""
    names = [*reversed([column.zh for column in FACT_COLUMNS]), "备注 "]
    (row,) = facts_table([FULL]).rows
    columns = tuple(Column(name, name) for name in names)
    path = tmp_path / "facts.csv"
    empty = (None,) * len(names)
    write(Table(columns, (empty, (*reversed(row), "查过"), empty)), path, encoding="gb18030")
    assert is_facts_file(path)
    assert read_facts(path) == (FULL,)


NOT_FACTS = [
    # file         content
    ("a.csv", ""),
    ("a.csv", "document,start,end,surface\n"),
    ("a.csv", "全年死亡四十人。"),
    ("a.csv", '"'),
    ("a.jsonl", ""),
    ("a.jsonl", "[]\n"),
    ("a.jsonl", "{"),
    ("a.jsonl", "[" * 100_000),
    ("a.txt", "document,indicator,evidence\n"),
]


@pytest.mark.parametrize(("name", "content"), NOT_FACTS)
def test_is_no_facts_file(name: str, content: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    assert not is_facts_file(path)


@pytest.mark.parametrize("content", [b"\xff\xff\xff", b"\xff\xfe\x00\xd8\x00\xd8", b"\x00" * 50])
def test_bytes_are_no_facts_file(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    assert not is_facts_file(path)


def test_folder_is_no_facts_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    assert not is_facts_file(tmp_path / "a.csv")
    assert not is_facts_file(tmp_path / "missing.csv")


AGAIN = "write the file again with summarymine extract"
ROW = dict(
    zip((column.key for column in FACT_COLUMNS), next(iter(facts_table([FULL]).rows)), strict=True)
)
WRONG_CELLS = [
    # column        cell            what
    ("value", "四十", "value: “四十” is not a number"),
    ("value", "NaN", "value: “NaN” is not a number that a report can hold"),
    ("value", "1E+999999", "value: “1E+999999” is not a number that a report can hold"),
    ("year", "2024.5", "year: “2024.5” is not a whole number"),
    ("line", "-1", "line: “-1” is not a whole number"),
    ("approx", "roughly", "approx: “roughly” is none of more, less, about"),
    ("direction", "升", "direction: “升” is none of up, down, flat"),
    ("status", "done", "status: “done” is none of actual, planned"),
    ("status", None, "status: empty"),
    ("document", None, "document: empty"),
    ("indicator", None, "indicator: empty"),
    ("start", None, "start: empty"),
    ("period_start", "2024-13-01", "period_start: “2024-13-01” is not a day like 2024-12-31"),
    ("period_end", "年底", "period_end: “年底” is not a day like 2024-12-31"),
]


@pytest.mark.parametrize(("key", "cell", "what"), WRONG_CELLS)
@pytest.mark.parametrize("ending", [".csv", ".jsonl"])
def test_broken_cell(key: str, cell: str | None, what: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"facts{ending}"
    row = tuple((ROW | {key: cell}).values())
    # The first row holds a line end, so in CSV the second begins on line 4.
    good = tuple((ROW | {"evidence": "一\n二"}).values())
    write(Table(FACT_COLUMNS, (good, row)), path)
    line = 4 if ending == ".csv" else 2
    with pytest.raises(FactsFileError) as caught:
        read_facts(path)
    assert str(caught.value) == f"{path}:{line}: {what}; correct it, or {AGAIN}"


def test_file_of_an_earlier_version(tmp_path: Path) -> None:
    """Without the findings, without the days of the period; and a spreadsheet's days."""
    path = tmp_path / "facts.csv"
    given = replace(BARE, period=FULL.period)
    write(facts_table([given]), path, encoding="utf-8")
    text = path.read_text("utf-8")
    path.write_text(text.replace("2024-12-31", "2024/12/31"), "utf-8")
    assert read_facts(path) == (given,)
    for columns_later, expected in ((1, given), (3, replace(given, period=Period(2024, "2024年")))):
        lines = (line.rsplit(",", columns_later)[0] for line in text.splitlines())
        path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        assert read_facts(path) == (expected,)


HEAD = ",".join(column.key for column in FACT_COLUMNS)
SMALL_ROW = json.dumps({column.key: None for column in FACT_COLUMNS})
WRONG_FILES: list[tuple[str, bytes, str]] = [
    # file         content                      error after FILE
    ("a.csv", b"", f":1: no headings; {AGAIN}"),
    ("a.csv", HEAD.replace(",page,pattern", "").encode(), f":1: no column page, pattern; {AGAIN}"),
    ("a.csv", f"{HEAD},value\n".encode(), ":1: column value stands there twice; leave one of them"),
    ("a.csv", f"{HEAD}\na,b\n".encode(), f":2: 2 cells below 30 headings; {AGAIN}"),
    ("a.csv", f'{HEAD}\n"a\n'.encode(), f":2: broken CSV: unexpected end of data; {AGAIN}"),
    ("a.csv", b"\xff\xff\xff", f": neither UTF-8 nor GB18030; {AGAIN}"),
    ("a.jsonl", b"\n{\n", f":2: not JSON; {AGAIN}"),
    ("a.jsonl", b"[1]\n", f":1: not a JSON object; {AGAIN}"),
    (
        "a.jsonl",
        SMALL_ROW.replace('"page": null, ', "").encode(),
        f":1: no page; {AGAIN}",
    ),
    (
        "a.jsonl",
        SMALL_ROW.replace('"value": null', '"value": true').encode(),
        ":1: indicator: empty; correct it, or " + AGAIN,
    ),
    (
        "a.jsonl",
        SMALL_ROW.replace('"label": null', '"label": [1]').encode(),
        ":1: indicator: empty; correct it, or " + AGAIN,
    ),
]


@pytest.mark.parametrize(("name", "content", "expected"), WRONG_FILES)
def test_broken_file(name: str, content: bytes, expected: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(FactsFileError) as caught:
        read_facts(path)
    assert str(caught.value) == f"{path}{expected}"


WRONG_VALUES = [
    # key       value       what
    ("value", True, "value: not a number"),
    ("value", [1], "value: not a number"),
    ("label", [1], "label: not a text"),
    ("flags", [1], "flags: not a list of texts"),
]


@pytest.mark.parametrize(("key", "value", "what"), WRONG_VALUES)
def test_broken_value(key: str, value: object, what: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    write(facts_table([FULL]), path)
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {key: value}), "utf-8")
    with pytest.raises(FactsFileError) as caught:
        read_facts(path)
    assert str(caught.value) == f"{path}:1: {what}; correct it, or {AGAIN}"


def test_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with pytest.raises(FactsFileError) as caught:
        read_facts(path)
    what = "No such file or directory; check the name and its permissions"
    assert str(caught.value) == f"{path}: {what}"
