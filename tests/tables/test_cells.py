"""Doctests of the room, and what they leave out."""

import doctest
from decimal import Decimal
from types import ModuleType

import pytest

from summarymine.model import Approx
from summarymine.tables import cells, heads, statements

RANGES = [
    # value low   high  approx    text
    (None, None, None, None, ""),
    ("5", "5", "5", None, "5"),
    (None, "-5", "3", None, "−5–3"),
    (None, "20", None, None, "≥20"),
    ("90", None, "100", "less", "≤100"),
    ("1E+3", None, None, None, "1000"),
]


@pytest.mark.parametrize("module", [cells, heads, statements])
def test_examples(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(("value", "low", "high", "approx", "text"), RANGES)
def test_level_text(
    value: str | None, low: str | None, high: str | None, approx: Approx | None, text: str
) -> None:
    first, second, third = (
        None if number is None else Decimal(number) for number in (value, low, high)
    )
    assert cells.level_text(first, second, third, approx) == text
