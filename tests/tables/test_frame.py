"""Facts and tables as data frames for notebooks."""

from decimal import Decimal

from told import fact

from summarymine import compare, to_frame


def test_facts() -> None:
    frame = to_frame([fact(value="40"), fact("临河县", change_pct="-24.52", year=None)])
    assert frame["year"].dtype == "Int64"
    assert frame["value"].dtype == "Int64"
    assert frame["change_pct"].dtype == "Float64"
    assert frame["value"].isna().tolist() == [False, True]
    assert frame.loc[1, "change_pct"] == -24.52
    assert frame["indicator"].tolist() == ["deaths", "deaths"]
    assert frame["scope"].isna().all()


def test_no_facts() -> None:
    assert to_frame([]).shape == (0, 29)


def test_comparison() -> None:
    frame = to_frame(compare([fact(value="40"), fact("临河县", value="7", scope="国道")]))
    assert frame.iloc[0, 4:].tolist() == [Decimal(40), "※7（国道）"]


def test_a_notebook_shows_text_as_text() -> None:
    shown = to_frame([fact(value="1", sentence="<script>alert(1)</script>")])._repr_html_()
    assert shown is not None
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown
