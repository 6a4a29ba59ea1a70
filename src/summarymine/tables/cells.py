"""How a level or a change reads in one cell, in Chinese; signs are true minus signs."""

from decimal import Decimal

from summarymine.columns import plain_number
from summarymine.model import Approx, Direction

DIRECTIONS: dict[Direction, str] = {"up": "上升", "down": "下降", "flat": "持平"}
PERCENT_UNITS = frozenset("%％‰")

# After a change, since ≥ before a fall of 5% or more would be read as the contrary.
_AFTER_CHANGE: dict[Approx | None, str] = {
    "more": "以上",
    "less": "以内",
    "about": "左右",
    None: "",
}


def signed(number: Decimal) -> str:
    """A number with a true minus sign, which no spreadsheet takes for a formula; no plus.

    >>> signed(Decimal("-24.52"))
    '−24.52'
    """
    return plain_number(number).replace("-", "−")


def level_text(
    value: Decimal | None, low: Decimal | None, high: Decimal | None, approx: Approx | None
) -> str:
    """A level with its bounds: `361`, `15000–16000`, `≥90`, `≤70`, `约30`; "" if there is none.

    >>> level_text(Decimal(32000), Decimal(32000), Decimal(33000), "more")
    '32000–33000'
    """
    if approx == "about" and value is not None:
        return f"约{signed(value)}"
    if low is not None and high is not None and low != high:
        return f"{signed(low)}–{signed(high)}"
    lowest, highest = (value if bound is None else bound for bound in (low, high))
    if lowest is not None and (approx == "more" or highest is None):
        return f"≥{signed(lowest)}"
    if highest is not None and (approx == "less" or lowest is None):
        return f"≤{signed(highest)}"
    exact = lowest if value is None else value
    return "" if exact is None else signed(exact)


def change_texts(
    percent: Decimal | None,
    absolute: Decimal | None,
    direction: Direction | None,
    unit: str,
    approx: Approx | None = None,
) -> tuple[str, ...]:
    """The percent and the absolute change, else the direction alone; () if nothing is told.

    unit: the indicator's; of a rate, the absolute change is in percentage points.

    >>> change_texts(Decimal("-24.52"), Decimal("-13"), "down", "人")
    ('−24.52%', '−13')
    """
    after = _AFTER_CHANGE[approx]
    texts = []
    if percent is not None:
        texts.append(f"{signed(percent)}%{after}")
    if absolute is not None:
        points = "个百分点" if unit in PERCENT_UNITS else ""
        texts.append(f"{signed(absolute)}{points}{after}")
    if not texts and direction is not None:
        texts.append(DIRECTIONS[direction])
    return tuple(texts)
