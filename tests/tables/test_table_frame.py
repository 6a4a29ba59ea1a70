"""Facts and tables as data frames for notebooks."""

from decimal import Decimal

from bodies import fact

from summarymine import compare, to_frame


def test_comparison() -> None:
    frame = to_frame(compare([fact(value="40"), fact("临河县", value="7", scope="国道")]))
    assert frame.iloc[0, 4:].tolist() == [Decimal(40), "※7（国道）"]
