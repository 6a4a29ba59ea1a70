"""What the audit says in the cells of a comparison, and in its last column."""

from typing import Any

import pytest
from bodies import cells_of, fact, rows_of

from summarymine.model import Fact, Finding, Language, Table, Weight
from summarymine.outputs.csv import csv_lines
from summarymine.outputs.markdown import markdown_lines
from summarymine.outputs.terminal import terminal_lines
from summarymine.tables import View, find_comparison, lay_out
from summarymine.tables.doubts import Doubts, with_doubts
from summarymine.tables.selection import Selection
from summarymine.tables.targets import targets_table

A, B = "和安县", "临河县"


def finding(*facts: Fact, weight: Weight = "contradiction", **details: str) -> Finding:
    """A finding that is told as its code and details."""
    return Finding(code="made", weight=weight, document="", facts=facts, details=details)


def table_of(
    facts: list[Fact], findings: list[Finding], language: Language = "en", **view: Any
) -> Table:
    comparison = with_doubts(find_comparison(facts), Doubts(findings))
    return lay_out(comparison, View(**view), language=language)


CELLS = [
    # fact                                       weights                       its cell       doubts
    ({"value": "40"}, [], 40, None),
    ({"value": "40"}, ["contradiction"], "⚠40", f"⚠{A} 2024: made"),
    ({"value": "40"}, ["doubt"], "?40", f"?{A} 2024: made"),
    ({"value": "40"}, ["proposal", "support"], 40, None),
    ({"value": "40"}, ["doubt", "contradiction"], "⚠40", f"⚠{A} 2024: made｜?{A} 2024: made"),
    ({"value": "7", "scope": "国道"}, ["doubt"], "?※7（国道）", f"?{A} 2024: made"),
    ({"value": "7", "scope": "国道?"}, ["doubt"], "?※7（国道?）", f"?{A} 2024: made"),
    ({"value": "40", "flags": ("damaged",)}, ["doubt"], "?40", f"?{A} 2024: made"),
    ({"value": "40", "flags": ("damaged",)}, ["contradiction"], "⚠?40", f"⚠{A} 2024: made"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "weights", "cell", "doubts"), CELLS)
def test_cell_and_column(
    told: dict[str, Any], weights: list[Weight], cell: object, doubts: str | None
) -> None:
    made = fact(A, **told)
    table = table_of([made], [finding(made, weight=weight) for weight in weights])
    assert cells_of(table, "数值") == [cell, doubts]


def test_told_differently_has_one_sign() -> None:
    facts = [fact(A, value=value, start=at) for at, value in enumerate(("40", "41"))]
    for weight in ("contradiction", "doubt"):
        table = table_of(facts, [finding(*facts, weight=weight)])
        sign = "⚠" if weight == "contradiction" else "?"
        assert cells_of(table, "数值") == ["⚠40｜41", f"{sign}{A} 2024: made"]


LANGUAGES = [
    ("en", f"⚠{A} 2024, {B} 2024: made: level 40"),
    ("zh", f"⚠{A} 2024、{B} 2024：made: level 40"),
]


@pytest.mark.parametrize(("language", "doubts"), LANGUAGES)
def test_one_finding_of_two_bodies(language: Language, doubts: str) -> None:
    facts = [fact(A, value="40"), fact(B, value="41")]
    table = table_of(facts, [finding(*facts, level="40")], language)
    assert cells_of(table, "数值") == ["⚠40", "⚠41", doubts]


def test_what_is_not_shown_is_not_doubted() -> None:
    """A part has no place where the whole is told, nor has what the audit says of it."""
    whole, part = fact(A, value="40"), fact(A, value="7", scope="国道", start=5)
    assert cells_of(table_of([whole, part], [finding(part)]), "数值") == [40, None]


def test_doubted_figures_are_not_computed_with() -> None:
    facts = [fact(A, value="40"), fact(B, value="41"), fact("北关县", value="7")]
    table = table_of(facts, [finding(facts[0])], rank=True, difference_from="mean")
    assert cells_of(table, "排名") == ["⚠不排", 1, 2, None]
    assert cells_of(table, "与均值之差") == [None, 17, -17, None]
    long = rows_of(table_of(facts, [finding(facts[0])], rank=True, layout="long"))
    assert [row["reason"] for row in long if row["measure"] == "排名"] == [
        "contradiction",
        None,
        None,
    ]


def test_layouts() -> None:
    facts = [fact(A, value="53", year=2023), fact(A, value="40", change_pct="-24.52")]
    made = [finding(facts[1], weight="doubt")]
    years = table_of(facts, made, layout="year")
    assert [row[-3:] for row in years.rows] == [
        (53, "?40", "?2024: made"),
        (None, "?−24.52%", "?2024: made"),
    ]
    told = [
        (row["text"], row["marks"], row["doubts"])
        for row in rows_of(table_of(facts, made, layout="long"))
    ]
    assert told == [
        ("53", None, None),
        ("?40", "doubtful", "?made"),
        ("?−24.52%", "doubtful", "?made"),
    ]


TARGETS = [
    # against                  verdict      reason            target    actual     doubts
    ((), "met", None, "≤50", "40", None),
    (("planned",), None, "contradiction", "⚠≤50", "40", "⚠made"),
    (("actual",), None, "contradiction", "≤50", "⚠40", "⚠made"),
]


@pytest.mark.parametrize(("against", "verdict", "reason", "target", "actual", "doubts"), TARGETS)
def test_targets(
    against: tuple[str, ...], verdict: str, reason: str, target: str, actual: str, doubts: str
) -> None:
    facts = [
        fact(A, value="50", approx="less", status="planned", told_in=2023, year=2024),
        fact(A, value="1", year=2023, indicator="other", start=9),
        fact(A, value="40"),
    ]
    by_name = {"planned": facts[0], "actual": facts[2]}
    findings = [finding(by_name[name]) for name in against]
    table = targets_table(facts, Selection(), order=[], units={}, findings=findings)
    (row,) = rows_of(table)
    keys = ("attainment", "reason", "target", "actual", "doubts")
    assert tuple(row[key] for key in keys) == (verdict, reason, target, actual, doubts)


HOSTILE = "=1+1\x1b[31m|`x`<script>\u202e｜\n@SUM(A1)"


def test_hostile_words() -> None:
    made = fact(A, value="40", label=HOSTILE, scope=HOSTILE)
    table = table_of([made], [finding(made, level=HOSTILE)])
    (_, line) = csv_lines(table, "en")
    cells = line.split(",")
    assert cells[1].startswith("\"'=")
    assert cells[-1].startswith(f'"⚠{A} 2024: made: level =1+1')
    markdown = "".join(markdown_lines(table, "en"))
    terminal = "".join(terminal_lines(table, "en", 120))
    for text in (markdown, terminal):
        assert "\x1b" not in text
        assert "\u202e" not in text
    assert "<script>" not in markdown
    assert len({line.count(" | ") for line in markdown.splitlines()}) == 1
