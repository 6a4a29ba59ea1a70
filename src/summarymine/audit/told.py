"""How figures are written into the arithmetic and the details of findings."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from summarymine.columns import plain_number
from summarymine.model import Fact, Quantity


def number(value: Decimal | None) -> str:
    """A number with a true minus sign."""
    return "" if value is None else plain_number(value).replace("-", "−")


def rounded(value: Decimal, places: int = 2) -> str:
    """A number that was worked out, to a few places."""
    return number(value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))


def percent(value: Decimal) -> str:
    """A signed percentage: `+3.86%`, `−2.75%`."""
    return f"{'+' if value > 0 else ''}{number(value)}%"


def level(fact: Fact) -> str:
    """A level with its bounds, without its unit."""
    if fact.low is not None and fact.high is not None and fact.low != fact.high:
        return f"{number(fact.low)}–{number(fact.high)}"
    return number(fact.value)


def added(facts: Iterable[Fact]) -> str:
    """`1738 + 3619`."""
    return " + ".join(map(level, facts))


def added_quantities(quantities: Sequence[Quantity]) -> str:
    """The same of quantities."""
    return " + ".join(number(quantity.value) for quantity in quantities)


def name(fact: Fact) -> str:
    """What a cell is of: its indicator, with the part in brackets."""
    label = fact.label or fact.indicator
    return f"{label}（{fact.scope}）" if fact.scope else label


def names(facts: Iterable[Fact]) -> str:
    """The same of several."""
    return "、".join(dict.fromkeys(map(name, facts)))
