"""Facts as a DataFrame: typed, nothing made 0, and shown without obeying what reports say."""

from decimal import Decimal

import pandas as pd
from small_study import FIRST, SECOND, make_document, with_number

from summarymine import to_frame
from summarymine.columns import FACT_COLUMNS
from summarymine.outputs.frame import SHOWN_ROWS

A = make_document("a.txt", FIRST, "a" * 32)


def test_columns_and_types() -> None:
    frame = to_frame(A.facts)
    assert list(frame.columns) == [column.key for column in FACT_COLUMNS]
    kinds = {
        key: str(frame[key].dtype) for key in ("year", "value", "period_start", "label", "page")
    }
    assert kinds == {
        "year": "Int64",
        "value": "Float64",
        "period_start": "datetime64[s]",
        "label": "string",
        "page": "Int64",
    }


def test_values() -> None:
    frame = to_frame(A.facts)
    (deaths,) = frame[frame.indicator == "deaths"].to_dict("records")
    assert (deaths["value"], deaths["change_pct"], deaths["year"]) == (12, -24.52, 2024)
    assert pd.isna(deaths["change_abs"])
    assert deaths["period_end"] == pd.Timestamp(2024, 12, 31)


def test_no_facts() -> None:
    frame = to_frame([])
    assert len(frame) == 0
    assert str(frame["value"].dtype) == "Float64"
    assert "<table>" in str(frame._repr_html_())


def test_numbers_are_exact_or_left_out() -> None:
    for number, value, flags in (("9007199254740993", pd.NA, "inexact"), ("24.52", 24.52, pd.NA)):
        first = to_frame(with_number(A, number).facts).iloc[0]
        assert (
            (first["value"] is pd.NA)
            if value is pd.NA
            else (Decimal(repr(float(first["value"]))) == Decimal(number))
        )
        assert (first["flags"] is pd.NA) if flags is pd.NA else (first["flags"] == flags)


def test_shown_for_people() -> None:
    shown = str(to_frame(A.facts)._repr_html_())
    for text in ("高邮市", "亡人数", ">12人<", "−24.52%（同比）"):
        assert text in shown, text


def test_text_is_escaped() -> None:
    hostile = SECOND.replace("'); drop table facts;--", "<script>alert(1)</script>\u202e")
    shown = str(to_frame(make_document("b.txt", hostile, "b" * 32).facts)._repr_html_())
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown
    assert "\u202e" not in shown


def test_parts_of_a_frame() -> None:
    frame = to_frame(A.facts * 50)
    assert f"所示为前 {SHOWN_ROWS} 行" in str(frame._repr_html_())
    assert "<table" in str(frame[["label", "value"]]._repr_html_())
    assert len(frame[frame.value > 11]) >= 50
