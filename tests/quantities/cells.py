"""Quantities written short, so that a table of cases is one line a sentence."""

from collections.abc import Iterable
from decimal import Decimal

from summarymine.columns import plain_number
from summarymine.model import Quantity


def cell(quantity: Quantity) -> str:
    """A quantity as 12起, ≥98%, ≤70人, ≈400人 (about), 3..5次, 300..400+人 (余), ?20..90人.

    A ? stands where only bounds are told, a * where the percent sign is missing, a ! where damaged.
    """
    marks = {"percent_sign_missing": "*", "damaged": "!"}
    return _figure(quantity) + quantity.unit + "".join(marks[flag] for flag in quantity.flags)


def cells(quantities: Iterable[Quantity]) -> str:
    return " ".join(cell(quantity) for quantity in quantities)


def _figure(quantity: Quantity) -> str:
    value, low, high = quantity.value, quantity.low, quantity.high
    if low is None and high is None:
        return f"≈{_number(value)}"
    if low is None:
        return f"≤{_number(high)}"
    if high is None:
        return f"≥{_number(low)}"
    if value == low == high:
        return _number(value)
    more = "+" if quantity.approx == "more" else ""
    return f"{'?' if value is None else ''}{_number(low)}..{_number(high)}{more}"


def _number(figure: Decimal | None) -> str:
    assert figure is not None
    return plain_number(figure)
