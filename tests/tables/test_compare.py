"""Comparison: who stands above a column, and what a cell says of the facts behind it."""

from decimal import Decimal
from typing import Any

import pytest

from summarymine.model import Cell, Evidence, Fact, Period, Reporter, Span, Table
from summarymine.tables import compare

LEVEL, CHANGE = "数值", "同比变化"


def fact(**given: Any) -> Fact:
    """A fact of 和安县 2024 about deaths; numbers may be given as text."""
    document = given.pop("document", "a.txt")
    period = Period(given.pop("year", 2024), given.pop("period", ""))
    reporter = Reporter(given.pop("name", "和安县交警大队"), given.pop("region", "和安县"))
    start = given.pop("start", 0)
    for key in ("value", "low", "high", "change_pct", "change_abs"):
        if key in given:
            given[key] = Decimal(given[key])
    indicator = given.pop("indicator", "deaths")
    return Fact(
        reporter=reporter,
        period=period,
        indicator=indicator,
        label=given.pop("label", f"{indicator}数"),
        unit=given.pop("unit", "人"),
        evidence=Evidence(
            document=document,
            span=Span(start, start + 2),
            line=1,
            page=None,
            section="",
            sentence="",
            pattern="",
        ),
        **given,
    )


# So that 2024 is the report's year, whatever a case adds.
OWN_YEAR = [fact(indicator="other", value=1, start=start) for start in range(3)]


def cell(table: Table, measure: str, indicator: str = "deaths", column: int = 4) -> Cell:
    for row in table.rows:
        if (row[0], row[3]) == (indicator, measure):
            return row[column]
    return "no such row"


LEVELS = [
    # facts                                                             cell
    ([{"value": "40"}], Decimal(40)),
    ([{"value": "0"}], Decimal(0)),
    ([{"value": "98.5"}], Decimal("98.5")),
    ([{"value": "15000", "low": "15000", "high": "16000"}], "15000–16000"),
    ([{"value": "90", "approx": "more"}], "≥90"),
    ([{"value": "90", "low": "90", "approx": "more"}], "≥90"),
    ([{"low": "20"}], "≥20"),
    ([{"value": "70", "approx": "less"}], "≤70"),
    ([{"high": "70"}], "≤70"),
    ([{"value": "30", "approx": "about"}], "约30"),
    ([{"value": "30", "low": "28", "high": "32", "approx": "about"}], "约30"),
    # Parts never pass for the whole.
    ([{"value": "7", "scope": "国道"}], "※7（国道）"),
    (
        [{"value": "1300", "low": "1300", "high": "1400", "scope": "三轮车"}],
        "※1300–1400（三轮车）",
    ),
    ([{"value": "7", "scope": "国道"}, {"value": "40"}], Decimal(40)),
    ([{"value": "7", "scope": "国道"}, {"value": "8", "scope": "省道"}], "※7（国道）；※8（省道）"),
    (
        [{"value": str(number), "scope": f"{number}号路"} for number in range(1, 6)],
        "※1（1号路）；※2（2号路）；※3（3号路）等5项",
    ),
    ([{"value": "3", "period": "春运期间"}], "※3（春运期间）"),
    ([{"value": "3", "period": "2024年度"}], Decimal(3)),
    # Other years stand in only where nothing else is told.
    ([{"value": "53", "year": 2023}], "△53（2023年）"),
    ([{"value": "53", "year": 2023}, {"value": "40"}], Decimal(40)),
    ([{"value": "53", "year": 2023}, {"value": "7", "scope": "国道"}], "※7（国道）"),
    ([{"value": "9", "year": 2023, "scope": "国道"}], "△※9（国道，2023年）"),
    ([{"value": "40", "year": None}], Decimal(40)),
    # Told twice.
    ([{"value": "40"}, {"value": "40.0"}], Decimal(40)),
    ([{"value": "9384"}, {"value": "9380"}], "⚠9384｜9380"),
    ([{"value": "9384"}, {"value": "9300", "low": "9300", "approx": "more"}], Decimal(9384)),
    ([{"value": "9200"}, {"value": "9300", "low": "9300", "approx": "more"}], "⚠9200｜≥9300"),
    ([{"value": "7", "scope": "国道"}, {"value": "8", "scope": "国道"}], "⚠※7（国道）｜※8（国道）"),
    # Doubt.
    ([{"value": "20235", "flags": ("damaged",)}], "?20235"),
    ([{"value": "40", "flags": ("line_broken",)}], Decimal(40)),
    ([{"value": "40", "flags": ("damaged",)}, {"value": "40"}], Decimal(40)),
    # Units.
    ([{"value": "114000", "unit": "辆"}], "114000（辆）"),
    ([{"value": "114000", "unit": "辆", "scope": "货车"}], "※114000（辆，货车）"),
    ([{"value": "114000", "unit": ""}], Decimal(114000)),
    ([{"value": "5", "unit": "名"}, {"value": "5"}], Decimal(5)),
    ([{"value": "5", "unit": "名"}, {"value": "6"}], "⚠5（名）｜6"),
    # Plans.
    ([{"value": "30", "status": "planned"}], "no such row"),
    ([{"value": "30", "status": "planned"}, {"value": "40"}], Decimal(40)),
]


@pytest.mark.parametrize(("given", "expected"), LEVELS)
def test_level_cell(given: list[dict[str, Any]], expected: Cell) -> None:
    facts = [fact(start=start, **keys) for start, keys in enumerate(given)]
    table = compare([*facts, *OWN_YEAR], units={"deaths": "人"})
    assert cell(table, LEVEL) == expected
    assert isinstance(cell(table, LEVEL), type(expected))


CHANGES = [
    # facts                                                                 cell
    ([{"change_pct": "-24.52"}], "−24.52%"),
    ([{"change_pct": "5"}], "5%"),
    ([{"change_pct": "0", "direction": "flat"}], "0%"),
    ([{"change_abs": "-425"}], "−425"),
    ([{"change_abs": "0.7", "unit": "%"}], "0.7个百分点"),
    ([{"change_pct": "-24.52", "change_abs": "-13"}], "−24.52%；−13"),
    ([{"change_pct": "-5", "baseline": "同比"}], "−5%"),
    ([{"change_pct": "-5", "baseline": "较上年同期"}], "−5%"),
    ([{"change_pct": "-5", "baseline": "较前三年平均数"}], "−5%（较前三年平均数）"),
    ([{"change_pct": "-5"}, {"change_pct": "2", "baseline": "环比"}], "−5%；2%（环比）"),
    ([{"change_pct": "-20", "approx": "more"}], "−20%以上"),
    ([{"value": "30", "approx": "more", "change_pct": "-20"}], "−20%"),
    ([{"direction": "down"}], "下降"),
    ([{"direction": "up"}], "上升"),
    ([{"direction": "flat"}], "持平"),
    ([{"direction": "down"}, {"change_pct": "-5"}], "−5%"),
    ([{"direction": "up"}, {"change_pct": "-5"}], "⚠上升｜−5%"),
    ([{"change_pct": "-5"}, {"change_pct": "-5"}], "−5%"),
    ([{"change_pct": "-5"}, {"change_pct": "-4"}], "⚠−5%｜−4%"),
    ([{"change_pct": "-5", "scope": "国道"}], "※−5%（国道）"),
    ([{"change_pct": "-5", "year": 2023}], "△−5%（2023年）"),
    ([{"value": "40"}], "no such row"),
    ([{"change_pct": "-5", "flags": ("percent_sign_missing",)}], "?−5%"),
]


@pytest.mark.parametrize(("given", "expected"), CHANGES)
def test_change_cell(given: list[dict[str, Any]], expected: Cell) -> None:
    facts = [fact(start=start, **keys) for start, keys in enumerate(given)]
    assert cell(compare([*facts, *OWN_YEAR]), CHANGE) == expected


HEADINGS = [
    # documents                                                             headings
    ([{}], ["和安县 2024"]),
    ([{"region": ""}], ["和安县交警大队 2024"]),
    ([{"region": "", "name": ""}], ["a.txt 2024"]),
    ([{"year": None}], ["和安县"]),
    ([{"period": "上半年"}], ["和安县 2024 上半年"]),
    ([{"period": "2024年度"}], ["和安县 2024"]),
    ([{"period": "2024年1至11月"}], ["和安县 2024 1至11月"]),
    ([{"period": "2023年12月至2024年11月"}], ["和安县 2024 2023年12月至2024年11月"]),
    # The same body and year share a column, two bodies of one place do not.
    ([{}, {"document": "b.txt"}], ["和安县 2024"]),
    ([{}, {"document": "b.txt", "year": 2023}], ["和安县 2023", "和安县 2024"]),
    ([{}, {"document": "b.txt", "period": "上半年"}], ["和安县 2024", "和安县 2024 上半年"]),
    (
        [{}, {"document": "b.txt", "name": "和安县应急局"}],
        ["和安县 2024（和安县交警大队）", "和安县 2024（和安县应急局）"],
    ),
    # Not resolved, so not known to be one.
    (
        [{"region": ""}, {"region": "", "document": "b.txt"}],
        ["和安县交警大队 2024（a.txt）", "和安县交警大队 2024（b.txt）"],
    ),
    ([{"year": None}, {"year": None, "document": "b.txt"}], None),
    ([{"region": "label", "year": None}], ["label（和安县交警大队）"]),
]


@pytest.mark.parametrize(("given", "expected"), HEADINGS)
def test_headings(given: list[dict[str, Any]], expected: list[str] | None) -> None:
    facts = [fact(value="1", **keys) for keys in given]
    headings = [column.key for column in compare(facts).columns[4:]]
    assert headings == [column.key for column in compare(reversed(facts)).columns[4:]]
    assert len(set(headings)) == len(headings)
    assert expected is None or headings == expected


ORDERS = [
    # order                      indicators
    (None, ["b", "a", "c"]),
    (["c", "a", "b"], ["c", "a", "b"]),
    (["c"], ["c", "b", "a"]),
    (["d", "a", "a"], ["a", "b", "c"]),
]


@pytest.mark.parametrize(("order", "expected"), ORDERS)
def test_order_of_rows(order: list[str] | None, expected: list[str]) -> None:
    facts = [
        fact(indicator="c", value="1", document="b.txt"),
        fact(indicator="a", value="1", start=9),
        fact(indicator="b", value="1", start=3),
    ]
    assert [row[0] for row in compare(iter(facts), order=order).rows] == expected


def test_rows_and_columns() -> None:
    table = compare(
        [
            fact(value="40", change_pct="-24.52"),
            fact(indicator="calls", label="警情数", unit="起", value="9", start=5),
            fact(document="b.txt", region="临河市", name="临河市交警支队", value="0"),
        ]
    )
    assert [column.key for column in table.columns] == [
        *("indicator", "label", "unit", "measure"),
        *("临河市 2024", "和安县 2024"),
    ]
    assert table.rows == (
        ("deaths", "deaths数", "人", LEVEL, Decimal(0), Decimal(40)),
        ("deaths", "deaths数", "人", CHANGE, None, "−24.52%"),
        ("calls", "警情数", "起", LEVEL, None, Decimal(9)),
    )


@pytest.mark.parametrize("facts", [[], [fact(value="3", status="planned")]])
def test_nothing_to_compare(facts: list[Fact]) -> None:
    table = compare(facts)
    assert (len(table.columns), tuple(table.rows)) == (4, ())


def test_two_reporters_in_one_document_have_two_columns() -> None:
    facts = [fact(value="40"), fact(value="7", region="瑞安市", name="瑞安市交警大队", start=9)]
    table = compare(facts)
    assert [column.key for column in table.columns[4:]] == ["和安县 2024", "瑞安市 2024"]
    assert [cell(table, LEVEL, column=at) for at in (4, 5)] == [Decimal(40), Decimal(7)]
