"""Targets: which actual figure stands beside each, and what is said of the two."""

from typing import Any

import pytest
from bodies import fact, rows_of

from summarymine.model import Cell, Fact
from summarymine.outputs.text import cell_text
from summarymine.tables import Selection, targets_table

# A report on each year, whatever a case adds.
REPORTS = [
    fact(indicator="calls", value="1", year=year, start=start)
    for year in (2023, 2024)
    for start in (90, 91)
]


def rows(facts: list[Fact], selection: Selection = Selection()) -> list[dict[str, Cell]]:  # noqa: B008
    return rows_of(targets_table([*REPORTS, *facts], selection, order=[], units={}))


def plan(**given: Any) -> Fact:
    """Planned for 2024 in the report on 2023."""
    return fact(**{"status": "planned", "told_in": 2023, "start": 50, **given})


DOWN = {"direction": "down", "baseline": "同比"}
UP = {"direction": "up", "baseline": "同比"}

VERDICTS = [
    # planned                                             actual                          attainment  gap   ratio
    # Changes: a larger fall meets a fall.
    ({"change_pct": "-5", "approx": "more", **DOWN}, {"change_pct": "-4.2", **DOWN}, ("missed", "0.8", "84")),
    ({"change_pct": "-5", "approx": "more", **DOWN}, {"change_pct": "-5", **DOWN}, ("met", "0", "100")),
    ({"change_pct": "-5", **DOWN}, {"change_pct": "-7.5", **DOWN}, ("met", "-2.5", "150")),
    ({"change_pct": "-5", **DOWN}, {"change_pct": "3", **UP}, ("missed", "8", None)),
    ({"change_pct": "6", **UP}, {"change_pct": "6.1", **UP}, ("met", "0.1", "101.67")),
    ({"change_pct": "6", "approx": "less", **UP}, {"change_pct": "6.1", **UP}, ("missed", "0.1", "101.67")),
    ({"change_pct": "-6", "approx": "less", **DOWN}, {"change_pct": "-7", **DOWN}, ("missed", "-1", "116.67")),
    # What is about right cannot be told from what is just wrong.
    ({"change_pct": "-6", "approx": "about", **DOWN}, {"change_pct": "-5.8", **DOWN}, ("undecided", "0.2", "96.67")),
    ({"change_pct": "-6", "approx": "about", **DOWN}, {"change_pct": "-6.2", **DOWN}, ("met", "-0.2", "103.33")),
    ({"change_pct": "-6", "approx": "about", **DOWN}, {"change_pct": "2", **UP}, ("missed", "8", None)),
    # Actual figures with bounds.
    ({"change_pct": "-5", **DOWN}, {"change_pct": "-4", "approx": "more", **DOWN}, ("undecided", "≤1", "≥80")),
    ({"change_pct": "-5", **DOWN}, {"change_pct": "-6", "approx": "more", **DOWN}, ("met", "≤−1", "≥120")),
    ({"change_pct": "-5", **DOWN}, {**DOWN}, ("undecided", "≤5", "≥0")),
    ({"change_pct": "-5", **DOWN}, {**UP}, ("missed", "≥5", None)),
    ({"change_abs": "2", "unit": "%", **UP}, {"change_abs": "1.5", "unit": "%", **UP}, ("missed", "-0.5", "75")),
    # Levels.
    ({"value": "50", "high": "50", "approx": "less"}, {"value": "40"}, ("met", "-10", "80")),
    ({"value": "50", "high": "50", "approx": "less"}, {"value": "51"}, ("missed", "1", "102")),
    ({"value": "98", "low": "98", "approx": "more", "unit": "%"}, {"value": "97.1", "unit": "%"}, ("missed", "-0.9", "99.08")),
    ({"value": "100", "unit": "%"}, {"value": "97", "unit": "%"}, ("missed", "-3", "97")),
    ({"value": "0"}, {"value": "1"}, ("missed", "1", None)),
    ({"value": "0"}, {"value": "0"}, ("met", "0", None)),
    ({"value": "16000", "low": "16000", "approx": "more"}, {"value": "15000", "low": "15000", "high": "16500"}, ("undecided", "−1000–500", "93.75–103.13")),
    ({"value": "16000", "low": "16000", "approx": "more"}, {"value": "16000", "low": "16000", "high": "17000", "approx": "more"}, ("met", "0–1000", "100–106.25")),
]  # fmt: skip


@pytest.mark.parametrize(("planned", "actual", "expected"), VERDICTS)
def test_attainment(
    planned: dict[str, Any], actual: dict[str, Any], expected: tuple[str | None, ...]
) -> None:
    (row,) = rows([plan(**planned), fact(**actual)])
    found = tuple(
        None if cell is None else cell_text(cell)
        for cell in (row["attainment"], row["gap"], row["ratio"])
    )
    assert found == expected
    assert row["reason"] is None


REASONS = [
    # planned                              actual                                       reason
    ({"value": "300"}, [{"value": "280"}], "direction_unknown"),
    ({"value": "300", "approx": "about"}, [{"value": "280"}], "direction_unknown"),
    # 近 is less, yet nothing to stay below.
    ({"value": "300", "approx": "less", "sentence": "力争整改近300处。"}, [{"value": "280"}], "direction_unknown"),
    ({"low": "300", "high": "400"}, [{"value": "280"}], "approximate"),
    ({"value": "300"}, [], "not_stated"),
    ({"value": "300"}, [{"value": "280", "scope": "国道"}], "not_stated"),
    ({"value": "300", "scope": "国道"}, [{"value": "280"}], "not_stated"),
    ({"value": "300"}, [{"value": "280", "period": "上半年"}], "not_stated"),
    ({"value": "300"}, [{"value": "280", "year": 2023}], "not_stated"),
    ({"value": "300"}, [{"value": "280", "region": "临河县"}], "not_stated"),
    ({"value": "300"}, [{"change_pct": "5"}], "not_stated"),
    ({"change_pct": "5"}, [{"change_pct": "5", "baseline": "环比"}], "not_stated"),
    ({"value": "300"}, [{"value": "280", "flags": ("damaged",)}], "doubtful"),
    ({"value": "300", "flags": ("damaged",)}, [{"value": "280"}], "doubtful"),
    ({"value": "300"}, [{"value": "280"}, {"value": "281", "start": 4}], "contradiction"),
    ({"value": "300"}, [{"value": "280", "unit": "起"}, {"value": "280", "unit": "起", "start": 4}], "other_unit"),
    ({"value": "300", "year": 2025}, [{"value": "280"}], "other_report"),
    ({"value": "300", "year": 2025, "told_in": 2024}, [{"value": "280"}], "no_report"),
]  # fmt: skip


@pytest.mark.parametrize(("planned", "actual", "reason"), REASONS)
def test_no_verdict(planned: dict[str, Any], actual: list[dict[str, Any]], reason: str) -> None:
    (row,) = rows([plan(**planned), *(fact(**given) for given in actual)])
    assert (row["attainment"], row["reason"]) == (None, reason)


def test_change_computed_of_two_levels() -> None:
    given = [plan(change_pct="-20", **DOWN), fact(value="53", year=2023), fact(value="40")]
    (row,) = rows(given)
    assert (row["actual"], row["attainment"]) == ("−24.53%（据两年数值计算）", "met")
    assert str(row["arithmetic"]).startswith("(40 ÷ 53 − 1) × 100 = −24.53；")


@pytest.mark.parametrize(
    "level", [{"value": "53", "scope": "国道"}, {"value": "53", "flags": ("damaged",)}]
)
def test_change_is_computed_of_wholes_and_certain_levels(level: dict[str, Any]) -> None:
    (row,) = rows(
        [plan(change_pct="-20", **DOWN), fact(**{**level, "year": 2023}), fact(value="40")]
    )
    assert (row["actual"], row["reason"]) == (None, "not_stated")


def test_sources_and_order() -> None:
    facts = [
        plan(value="300", approx="more", indicator="fixed"),
        plan(value="50", approx="less"),
        # Said again this year, and twice: told once.
        plan(value="45", approx="less", told_in=2024, start=8),
        plan(value="45", approx="less", told_in=2024, start=9),
        fact(value="40", start=3),
        fact(value="290", indicator="fixed", start=4),
    ]
    found = [(row["indicator"], row["target"], row["actual"]) for row in rows(facts)]
    assert found == [("fixed", "≥300", "290"), ("deaths", "≤50", "40"), ("deaths", "≤45", "40")]
    row = rows(facts)[1]
    assert (row["target_document"], row["target_line"]) == ("和安县2023.txt", 51)
    assert (row["actual_document"], row["actual_line"]) == ("和安县2024.txt", 4)


def test_selection_of_years_and_units() -> None:
    facts = [
        plan(value="50"),
        plan(value="45", year=2025, told_in=2024),
        plan(value="9", region="临河县"),
    ]
    assert len(rows(facts)) == 3
    assert [row["year"] for row in rows(facts, Selection(years=(2025,)))] == [2025]
    assert [row["body"] for row in rows(facts, Selection(units=("临河",)))] == ["临河县"]
