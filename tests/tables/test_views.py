"""Ranks, differences, shares: what bounds, parts and years allow, and what they do not."""

from decimal import Decimal
from typing import Any

import pytest
from bodies import cells_of, fact, rows_of

from summarymine.model import Fact, Table
from summarymine.readers.bases import Base
from summarymine.tables import (
    Normalising,
    Selection,
    UnknownUnitError,
    View,
    check_units,
    find_comparison,
    lay_out,
    select_heads,
)

A, B, C = "和安县", "临河县", "北关县"
MEAN = "与均值之差"


def view_of(facts: list[Fact], view: View, selection: Selection = Selection()) -> Table:  # noqa: B008
    comparison = find_comparison(facts)
    check_units(comparison, selection.units)
    return lay_out(select_heads(comparison, selection), view)


def told(*levels: dict[str, Any] | str) -> list[Fact]:
    """A fact for each of 和安县, 临河县, 北关县: its level alone, or its fields."""
    fields = [{"value": level} if isinstance(level, str) else level for level in levels]
    return [
        fact(region, **{"year": 2024, **given})
        for region, given in zip((A, B, C), fields, strict=False)
    ]


MORE = {"value": "15000", "low": "15000", "high": "16000", "approx": "more"}
PART = {"value": "9", "scope": "国道"}
OWN = [fact(A, indicator="calls", value="1"), fact(A, indicator="calls2", value="1")]

RANKS = [
    # levels                                                              ranks
    (("40", "53", "7"), ["2", "1", "3"]),
    (("40", "40", "7"), ["1=", "1=", "3"]),
    # 1.5万余 against 15400 is undecided, against 16001 it is not.
    ((MORE, "15400", "7"), ["1–2", "1–2", "3"]),
    ((MORE, "16001", "7"), ["2", "1", "3"]),
    ((MORE, "14999", "7"), ["1", "2", "3"]),
    ((MORE, MORE, "7"), ["1–2", "1–2", "3"]),
    ((MORE, "15400", "15400"), ["1–3", "1–2=", "1–2="]),
    (({"low": "20", "approx": "more"}, "30", "10"), ["1–2", "1–2", "3"]),
    (({"high": "20"}, "30", "25"), ["3", "1", "2"]),
    # Whose bounds nobody knows.
    (({"value": "30", "approx": "about"}, "30", "25"), [None, "1", "2"]),
    ((PART, "30", "25"), ["※不排", "1", "2"]),
    ((PART, PART, "25"), None),
    (({"value": "9", "flags": ("damaged",)}, "30", "25"), ["?不排", "1", "2"]),
    (({"value": "9", "flags": ("line_broken",)}, "30", "25"), ["3", "1", "2"]),
    (({"value": "9", "period": "上半年"}, "30", "25"), [None, "1", "2"]),
    (({"value": "9", "year": 2023}, "30", "25"), [None, "1", "2"]),
    (({"value": "9", "year": None}, "30", "25"), [None, "1", "2"]),
    (({"value": "9", "unit": "名"}, "30", "25"), [None, "1", "2"]),
    (("30",), None),
    (("0", "30", "25"), ["3", "1", "2"]),
]


@pytest.mark.parametrize(("levels", "ranks"), RANKS)
def test_rank(levels: tuple[Any, ...], ranks: list[str | None] | None) -> None:
    found = cells_of(view_of(told(*levels), View(rank=True)), "排名")
    assert (found and [None if cell is None else str(cell) for cell in found]) == ranks


def test_contradiction_is_not_ranked() -> None:
    facts = [*told("9", "30", "25"), fact(A, value="8", start=5)]
    assert cells_of(view_of(facts, View(rank=True)), "排名") == ["⚠不排", 1, 2]


def test_smallest_first() -> None:
    table = view_of(told(MORE, "15400", "7"), View(rank=True, smallest_first=True))
    assert cells_of(table, "排名") == ["2–3", "2–3", 1]


MIXED = [
    # levels                                                   mixed ranks
    (({"value": "9", "year": 2023}, "30", "25"), ["△3", 1, 2]),
    (({"value": "9", "period": "上半年"}, "30", "25"), ["△3", 1, 2]),
    (({"value": "9", "year": None}, "30", "25"), ["△3", 1, 2]),
    ((PART, "30", "25"), ["※不排", 1, 2]),
]


@pytest.mark.parametrize(("levels", "ranks"), MIXED)
def test_mixed_years(levels: tuple[Any, ...], ranks: list[Any]) -> None:
    table = view_of(told(*levels), View(rank=True, mixed_years=True))
    assert cells_of(table, "排名") == ranks


def test_figure_of_another_year() -> None:
    """A report of 2024 that tells deaths of 2023 alone."""
    facts = [*OWN, fact(A, value="53", year=2023, told_in=2024), *told("30", "40", "50")[1:]]
    assert cells_of(view_of(facts, View(rank=True)), "排名") == ["△不排", 2, 1]
    mixed = view_of(facts, View(rank=True, mixed_years=True))
    assert cells_of(mixed, "排名") == ["△1", 3, 2]


def test_a_county_is_not_ranked_against_its_city() -> None:
    facts = [fact("东平市", value="90"), *told("40", "30")]
    table = view_of(facts, View(rank=True, layout="long"))
    ranks = {
        row["region"]: (row["value"], row["reason"])
        for row in rows_of(table)
        if row["measure"] == "排名"
    }
    assert ranks == {"东平市": (None, "region_overlaps"), A: (1, None), B: (2, None)}


DIFFERENCES = [
    # levels                      from    differences
    (("40", "53", "7"), A, [0, 13, -33]),
    ((MORE, "15400", "7"), A, [0, "−600–400（=）", "−15993–−14993"]),
    ((MORE, "15400", "17000"), "临河", ["−400–600（=）", 0, 1600]),
    (("40", "53", "6"), "mean", [7, 20, -27]),
    # Of two, half of what lies between them.
    ((MORE, "15400"), "mean", ["−200–300（=）", "−300–200（=）"]),
    ((PART, "53", "7"), A, None),
    ((PART, "53", "7"), "mean", [None, 23, -23]),
    (("10", "10", "10"), "mean", [0, 0, 0]),
    (("10", "10", "11"), "mean", [Decimal("-0.3333"), Decimal("-0.3333"), Decimal("0.6667")]),
    (({"low": "50"}, "20", "10"), "mean", ["≥23.33", "≤−6.666", "≤−16.66"]),
    (({"low": "50"}, "53", "7"), A, [0, "≤3（=）", "≤−43"]),
]


@pytest.mark.parametrize(("levels", "base", "differences"), DIFFERENCES)
def test_difference(levels: tuple[Any, ...], base: str, differences: list[Any] | None) -> None:
    title = MEAN if base == "mean" else f"与{base}之差"
    table = view_of(told(*levels), View(difference_from=base))
    assert cells_of(table, title) == differences


INDEXES = [
    # levels                      index
    (("40", "50", "10"), [100, 125, 25]),
    ((MORE, "15400", "0"), [100, "96.25–102.67", 0]),
    (("30", "10", "20"), [100, Decimal("33.33"), Decimal("66.67")]),
    (("0", "50", "10"), [100, None, None]),
]


@pytest.mark.parametrize(("levels", "index"), INDEXES)
def test_index(levels: tuple[Any, ...], index: list[Any]) -> None:
    assert cells_of(view_of(told(*levels), View(index=A)), f"指数（{A}=100）") == index


def base(region: str, value: str, year: int | None = 2024, adcode: str = "") -> Base:
    return Base(
        region=region,
        adcode=adcode,
        year=year,
        value=Decimal(value),
        measure="人口",
        source="p.csv:2",
    )


PER = [
    # bases                                                       levels      per 10,000   reasons
    ([base(A, "20000"), base(B, "10000")], ("40", "53"), [20, 53], [None, None]),
    ([base("x", "20000", adcode="990121")], ("40", "53"), [20, None], [None, "base:no_region"]),
    ([base(A, "5", adcode="990122")], ("40", "40"), [None, 80000], ["base:no_region", None]),
    (
        [base(A, "20000", 2023), base(B, "10000", None)],
        ("40", "53"),
        [None, 53],
        ["base:no_year", None],
    ),
    ([base(A, "30000")], (MORE, "1"), ["5000–5333.34", None], [None, "base:no_region"]),
    ([base(A, "20000"), base(B, "10000")], (PART, "5"), [None, 5], ["part", None]),
]


@pytest.mark.parametrize(("bases", "levels", "values", "reasons"), PER)
def test_per(bases: list[Base], levels: Any, values: list[Any], reasons: list[Any]) -> None:
    view = View(normalising=Normalising(per=tuple(bases)))
    facts = told(*levels)
    assert cells_of(view_of(facts, view), "每万人口") == values
    long = View(normalising=view.normalising, layout="long")
    rows = [row for row in rows_of(view_of(facts, long)) if row["measure"] == "每万人口"]
    assert [row["reason"] for row in rows] == reasons


def vehicles(region: str, value: str, **given: Any) -> Fact:
    return fact(
        region, indicator="vehicles", label="保有量", unit="辆", value=value, start=9, **given
    )


PER_INDICATOR = [
    # facts                                                        per 10,000 vehicles
    ([*told("40", "53"), vehicles(A, "200000"), vehicles(B, "100000")], [2, Decimal("5.3")]),
    ([*told("40", "53"), vehicles(A, "200000")], [2, None]),
    ([*told("40", "53"), vehicles(A, "200000"), vehicles(B, "9", scope="货车")], [2, None]),
    ([*told("40"), vehicles(A, "200000", low="200000", high="250000", approx="more")], ["1.6–2"]),
    ([*told("40"), vehicles(A, "200000", flags=("damaged",))], None),
    ([*told("40"), vehicles(A, "0")], None),
]


@pytest.mark.parametrize(("facts", "expected"), PER_INDICATOR)
def test_per_indicator(facts: list[Fact], expected: list[Any] | None) -> None:
    view = View(normalising=Normalising(per_indicator="vehicles"))
    assert cells_of(view_of(facts, view), "每万辆保有量") == expected


SHARES = [
    # total of 和安县 and 临河县          share of each         reasons
    (({"value": "80"}, {"value": "106"}), [50, 50], [None, None]),
    (({"value": "80"}, {"value": "52"}), [50, None], [None, "above_total"]),
    (
        ({"value": "80", "unit": "起"}, {"value": "106", "unit": "起"}),
        None,
        ["base:other_unit"] * 2,
    ),
    (({"value": "80"}, {"value": "106", "scope": "国道"}), [50, None], [None, "base:part"]),
    (({"low": "80", "high": "100"}, {"value": "106"}), ["40–50", 50], [None, None]),
]


@pytest.mark.parametrize(("totals", "shares", "reasons"), SHARES)
def test_share(totals: tuple[Any, Any], shares: list[Any] | None, reasons: list[Any]) -> None:
    facts = told("40", "53")
    facts += [
        fact(region, indicator="all", label="总数", start=9, **total)
        for region, total in zip((A, B), totals, strict=True)
    ]
    view = View(normalising=Normalising(share_of="all"))
    assert cells_of(view_of(facts, view), "占总数比重") == shares
    long = view_of(facts, View(normalising=view.normalising, layout="long"))
    assert [row["reason"] for row in rows_of(long) if row["measure"] == "占总数比重"] == reasons


def test_ranks_of_what_is_normalised() -> None:
    """Few deaths of few vehicles are many."""
    facts = [*told("40", "53"), vehicles(A, "100000"), vehicles(B, "200000")]
    table = view_of(facts, View(rank=True, normalising=Normalising(per_indicator="vehicles")))
    assert cells_of(table, "排名") == [2, 1]
    assert cells_of(table, "每万辆保有量排名") == [1, 2]


def test_rates_are_not_divided() -> None:
    facts = [fact(A, value="98", unit="%"), vehicles(A, "200000")]
    long = View(
        normalising=Normalising(per_indicator="vehicles", share_of="vehicles"), layout="long"
    )
    reasons = {
        row["measure"]: row["reason"] for row in rows_of(view_of(facts, long)) if row["reason"]
    }
    assert reasons == {"每万辆保有量": "rate", "占保有量比重": "base:other_unit"}


def test_long() -> None:
    view = View(layout="long", rank=True)
    facts = [*told(MORE, "15400"), fact(A, change_pct="-5", baseline="同比", start=3)]
    level, _, rank, _, change = rows_of(view_of(facts, view))
    assert (level["text"], level["value"], level["low"], level["high"]) == (
        "15000–16000",
        15000,
        15000,
        16000,
    )
    assert (level["marks"], level["baseline"], level["line"]) == ("bounds", None, 1)
    assert (rank["text"], rank["value"], rank["arithmetic"]) == ("1–2", None, "1–2/2")
    assert rank["sentence"] == level["sentence"] == "和安县2024年的原句。"
    assert (change["value"], change["unit"], change["baseline"]) == (-5, "%", "同比")


def test_long_tells_every_part() -> None:
    facts = [fact(A, value=str(n), scope=f"{n}号路", start=n) for n in range(1, 6)]
    rows = rows_of(view_of(facts, View(layout="long")))
    assert [(row["value"], row["scope"], row["marks"]) for row in rows] == [
        (n, f"{n}号路", "part") for n in range(1, 6)
    ]


def test_years() -> None:
    """A name that is written otherwise is one body; two of one place are two."""
    facts = [
        fact(A, value="53", year=2023, name="和安县公安局交通警察大队"),
        fact(A, value="40", name="和安县公安局交警大队"),
        fact(A, value="41", name="和安县应急局", document="e.txt"),
        fact(A, value="18", period="上半年", document="h.txt"),
        fact(B, value="9", year=2023),
    ]
    table = view_of(facts, View(layout="year"))
    assert [column.key for column in table.columns[7:]] == ["2023", "2024", "2024 上半年"]
    assert [(row[0], *row[7:]) for row in table.rows] == [
        (A, 53, 40, 18),
        (A, None, 41, None),
        (B, 9, None, None),
    ]


def test_years_of_unknown_bodies_stay_apart() -> None:
    facts = [
        fact("", name="县公安局", value="1", year=year, document=f"{year}.txt")
        for year in (2023, 2024)
    ]
    table = view_of(facts, View(layout="year"))
    assert [list(row[7:]) for row in table.rows] == [[1, None], [None, 1]]


def test_themes() -> None:
    facts = [fact(A, indicator=id, value="1", start=at) for at, id in enumerate("abc")]
    comparison = find_comparison(facts)
    table = lay_out(comparison, View(by_theme=True), themes={"a": "事故", "b": "违法", "c": "事故"})
    assert [row[:2] for row in table.rows] == [("事故", "a"), ("事故", "c"), ("违法", "b")]


SELECTIONS = [
    # selection                              headings
    (Selection(), [f"{A} 2023", f"{A} 2024", f"{B} 2024", f"{C} 2024"]),
    (Selection(units=("和安",)), [f"{A} 2023", f"{A} 2024"]),
    (Selection(units=("和安", "北关县交警")), [f"{A} 2023", f"{A} 2024", f"{C} 2024"]),
    (Selection(years=(2023,)), [f"{A} 2023"]),
    (Selection(years=(2022,)), []),
    (Selection(level="county", years=(2024,)), [f"{A} 2024", f"{B} 2024", f"{C} 2024"]),
    (Selection(level="city"), []),
]


@pytest.mark.parametrize(("selection", "headings"), SELECTIONS)
def test_selection(selection: Selection, headings: list[str]) -> None:
    facts = [*told("40", "53", "7"), fact(A, value="41", year=2023)]
    table = view_of(facts, View(), selection)
    assert [column.key for column in table.columns[4:]] == headings
    assert bool(table.rows) == bool(headings)


@pytest.mark.parametrize(
    ("view", "selection"),
    [
        (View(index="南关"), Selection()),
        (View(difference_from="南关"), Selection()),
        (View(), Selection(units=("南关",))),
    ],
)
def test_unknown_unit(view: View, selection: Selection) -> None:
    with pytest.raises(UnknownUnitError) as caught:
        view_of(told("40", "53"), view, selection)
    assert str(caught.value) == f"南关: no such reporting body; there are {A}, {B}"
