"""Each written form: csv, jsonl, Markdown and the table for the eye."""

import csv
import doctest
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from summarymine import columns
from summarymine.model import (
    Cell,
    Column,
    Evidence,
    Fact,
    Period,
    Quantity,
    Reporter,
    Span,
    Table,
)
from summarymine.outputs import facts_table, markdown, quantities_table, terminal, text
from summarymine.outputs.csv import csv_lines
from summarymine.outputs.jsonl import jsonl_lines
from summarymine.outputs.markdown import markdown_lines
from summarymine.outputs.terminal import terminal_lines
from summarymine.tables import compare


def fact(**given: Any) -> Fact:
    evidence = Evidence(
        document=given.pop("document", "2024/a.txt"),
        span=Span(10, 15),
        line=2,
        page=None,
        section=given.pop("section", ""),
        sentence=given.pop("sentence", "全年死亡四十人。"),
        pattern="deaths-1",
    )
    reporter = Reporter("和安县交警大队", given.pop("region", "和安县"), "999001")
    given = {"indicator": "deaths", "label": "亡人数", "unit": "人"} | given
    return Fact(reporter=reporter, period=Period(2024, "2024年"), evidence=evidence, **given)


def table_of(*cells: Cell) -> Table:
    """One row, its columns named a, b, c …"""
    return Table(tuple(Column(name, name) for name in "abcdef"[: len(cells)]), (cells,))


@pytest.mark.parametrize("module", [columns, text, markdown])
def test_examples(module: Any) -> None:
    assert doctest.testmod(module).failed == 0


def test_columns_of_facts() -> None:
    given = fact(
        value=Decimal("40"),
        change_pct=Decimal("-24.52"),
        direction="down",
        baseline="同比",
        flags=("damaged", "line_broken"),
    )
    table = facts_table([given])
    (row,) = table.rows
    cells = {column.key: cell for column, cell in zip(table.columns, row, strict=True)}
    assert list(cells) == [
        *("document", "reporter", "region", "adcode", "year", "period", "indicator"),
        *("label", "value", "low", "high", "unit", "approx", "change_pct"),
        *("change_abs", "direction", "baseline", "scope", "status", "flags", "section"),
        *("evidence", "start", "end", "line", "page", "pattern"),
        *("period_start", "period_end", "findings"),
    ]
    assert {key: cell for key, cell in cells.items() if cell is not None} == {
        "document": "2024/a.txt",
        "reporter": "和安县交警大队",
        "region": "和安县",
        "adcode": "999001",
        "year": 2024,
        "period": "2024年",
        "indicator": "deaths",
        "label": "亡人数",
        "value": Decimal(40),
        "unit": "人",
        "change_pct": Decimal("-24.52"),
        "direction": "down",
        "baseline": "同比",
        "status": "actual",
        "flags": "damaged;line_broken",
        "evidence": "全年死亡四十人。",
        "start": 10,
        "end": 15,
        "line": 2,
        "pattern": "deaths-1",
    }


def test_columns_of_quantities() -> None:
    quantity = Quantity(
        span=Span(3, 8),
        surface="3.2万元",
        value=Decimal("3.2E+4"),
        unit="元",
        low=Decimal(32000),
        high=Decimal(33000),
        approx="more",
        flags=("line_broken", "damaged"),
        may_be=("3.1万元", "2.2万元"),
    )
    table = quantities_table([("a.txt", quantity, "planned")])
    assert "".join(csv_lines(table, "en")) == (
        "document,start,end,surface,value,low,high,unit,approx,status,flags,may_be\r\n"
        "a.txt,3,8,3.2万元,32000,32000,33000,元,more,planned,line_broken;damaged,3.1万元;2.2万元\r\n"
    )


@pytest.mark.parametrize("lines", [csv_lines, jsonl_lines, markdown_lines])
def test_rows_are_read_one_at_a_time(lines: Any) -> None:
    read = []

    def facts() -> Iterator[Fact]:
        for number in range(9):
            read.append(number)
            yield fact()

    written = lines(facts_table(facts()), "en")
    assert read == []
    while not read:
        next(written)
    assert len(read) == 1


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("table", [columns.FACT_COLUMNS, columns.QUANTITY_COLUMNS])
def test_headings_are_unique(table: tuple[Column, ...], language: str) -> None:
    names = [column.zh if language == "zh" else column.key for column in table]
    assert len(set(names)) == len(names)


CSV_CELLS = [
    # cell                      as written
    (None, ""),
    (0, "0"),
    (-5, "-5"),
    (Decimal("-24.520"), "-24.52"),
    (Decimal("4.12E+6"), "4120000"),
    (Decimal("0E-3"), "0"),
    (Decimal("12345678901234567890123456789012345.5"), "12345678901234567890123456789012345.5"),
    (0.1, "0.1"),
    (1e21, "1000000000000000000000"),
    ("下降", "下降"),
    ("−5%", "−5%"),
    ("a,b", '"a,b"'),
    ('a"b', '"a""b"'),
    ("a\rb", '"a\rb"'),
    ("a\nb", '"a\nb"'),
    ("=1+1", "'=1+1"),
    ("+86", "'+86"),
    ("-5%", "'-5%"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\tx", "'\tx"),
    ("\rx", '"\'\rx"'),
    ("  =1", "'  =1"),
    ("\u3000=1", "'\u3000=1"),
    ("\ufeff=1", "'\ufeff=1"),
    ("＝1", "'＝1"),
    ("＋1", "'＋1"),
    ("－1", "'－1"),
    ("＠a", "'＠a"),
    ("'=1", "''=1"),
    ("'a", "'a"),
]


@pytest.mark.parametrize(("cell", "expected"), CSV_CELLS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_csv_cell(cell: Cell, expected: str, line_end: str) -> None:
    lines = list(csv_lines(table_of("x", cell), "en", line_end))
    assert lines == [f"a,b{line_end}", f"x,{expected}{line_end}"]
    if isinstance(cell, str):
        ((_, read),) = list(csv.reader(io.StringIO("".join(lines), newline="")))[1:]
        assert columns.rearm(read) == cell


def test_csv_disarms_headings_too() -> None:
    table = Table((Column("=cmd", "=cmd"),), ())
    assert list(csv_lines(table, "zh")) == ["'=cmd\r\n"]


JSON_CELLS = [
    # cell                      as written
    (None, "null"),
    (0, "0"),
    (Decimal("-24.520"), "-24.52"),
    (Decimal("0.10000000000000000000000000000001"), "0.10000000000000000000000000000001"),
    ("=1+1", '"=1+1"'),
    ("a\r\n\x1b", '"a\\r\\n\\u001b"'),
    ("人", '"人"'),
    ("\udcff", '"\\udcff"'),
]


@pytest.mark.parametrize(("cell", "expected"), JSON_CELLS)
def test_json_cell(cell: Cell, expected: str) -> None:
    (line,) = jsonl_lines(table_of(cell), "en")
    assert line == f'{{"a": {expected}}}\n'


@pytest.mark.parametrize(
    ("flags", "expected"), [((), []), (("a",), ["a"]), (("a", "b"), ["a", "b"])]
)
def test_json_flags(flags: tuple[str, ...], expected: list[str]) -> None:
    (line,) = jsonl_lines(facts_table([fact(flags=flags)]), "zh", ascii_only=True)
    assert line.isascii()
    assert json.loads(line)["疑点"] == expected


MARKDOWN_CELLS = [
    # cell                      as written
    (None, ""),
    (Decimal("-5"), "-5"),
    ("a|b", r"a\|b"),
    ("a\\|b", r"a\\\|b"),
    ("a\r\nb", "a b"),
    ("<b>&", "&lt;b&gt;&amp;"),
    ("`x`", r"\`x\`"),
    ("[a](b)", r"\[a\](b)"),
    ("30%~40%", r"30%\~40%"),
    ("\x1b[31mred", "red"),
]


@pytest.mark.parametrize(("cell", "expected"), MARKDOWN_CELLS)
def test_markdown_cell(cell: Cell, expected: str) -> None:
    table = Table((Column("a", "甲"), Column("b", "乙", numeric=True)), ((cell, 1),))
    assert list(markdown_lines(table, "zh")) == [
        "| 甲 | 乙 |\n",
        "| --- | ---: |\n",
        f"| {expected} | 1 |\n",
    ]


HOSTILE = [
    # text                              as shown
    ("[red]a[/red]", "[red]a[/red]"),
    (":warning:", ":warning:"),
    ("a\x1b[31mb\x1b[0m", "ab"),
    ("a\x1b]0;title\x07b", "ab"),
    ("a\x1b]8;;http://x\x1b\\b", "ab"),
    ("a\x9b31mb", "ab"),
    ("a\x1b(0b", "ab"),
    ("a\x1bcb", "ab"),
    ("a\u202eb\x00c\x7f", "abc"),
    ("a\r\n\tb", "a b"),
    ("a\x1b", "a"),
]


@pytest.mark.parametrize(("cell", "shown"), HOSTILE)
def test_terminal_shows_and_obeys_nothing(cell: str, shown: str) -> None:
    head, _, row = terminal_lines(Table((Column("a", cell),), ((cell,),)), "zh", 40)
    assert (head.strip(), row.strip()) == (shown, shown)


def test_terminal_facts() -> None:
    facts = [
        fact(value=Decimal(90), approx="more", change_pct=Decimal("-24.52"), baseline="同比"),
        fact(change_abs=Decimal("0.7"), unit="%", scope="城区", region="", status="planned"),
        fact(direction="flat", sentence="甲" * 26),
    ]
    head, _, *rows = terminal_lines(facts_table(facts), "zh", 129)
    assert head.split() == ["报告单位", "年份", "指标", "数值", "变化", "范围", "原句"]
    assert [row.split() for row in rows] == [
        ["和安县", "2024", "亡人数", "≥90人", "−24.52%（同比）", "全年死亡四十人。"],
        [
            *("和安县交警大队", "2024", "亡人数（计划）"),
            *("0.7个百分点", "城区", "全年死亡四十人。"),
        ],
        ["和安县", "2024", "亡人数", "持平", "甲" * 24 + "…"],
    ]


def test_terminal_facts_when_wide() -> None:
    head, *_ = terminal_lines(facts_table([fact()]), "en", terminal.FULL_WIDTH)
    assert head.split() == [column.key for column in columns.FACT_COLUMNS]


def test_terminal_comparison_in_parts() -> None:
    facts = [
        fact(value=Decimal(number), region=f"第{number}区", document=f"{number}.txt")
        for number in range(1, 6)
    ]
    lines = list(terminal_lines(compare(facts), "zh", 70))
    heads = [line.split() for line in lines if line.startswith("指标")]
    assert heads == [
        ["指标", "单位", "项目", "第1区", "2024", "第2区", "2024", "第3区", "2024"],
        ["指标", "单位", "项目", "第4区", "2024", "第5区", "2024"],
    ]
    assert all(len(line) <= 70 for line in lines)


@pytest.mark.parametrize("width", [1, 20, 80])
def test_terminal_narrow(width: int) -> None:
    assert list(terminal_lines(facts_table([fact()]), "en", width))
