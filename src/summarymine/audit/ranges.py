"""What a stated figure stands for: the range of values that it may have been written from."""

from dataclasses import dataclass
from decimal import Decimal

import regex

from summarymine.model import Fact
from summarymine.ready import compile_regex

# Counted in fractions too, so no whole number need lie behind them.
_MEASURES = frozenset(
    [
        *("", "%", "‰", "百分点", "元", "美元", "港元", "欧元", "日元", "倍", "成", "分", "度"),
        *("米", "公里", "平方米", "平方公里", "亩", "公顷", "吨", "公斤", "斤", "克", "微克", "升"),
        *("立方米", "秒", "分钟", "小时", "天", "个月", "年", "岁", "千瓦", "千瓦时"),
    ]
)
_MONEY = frozenset(["元", "美元", "港元", "欧元", "日元"])
PERCENT = frozenset("%％‰")
_WRITTEN = compile_regex(r"[\d,，\s]*\d(?:\s*[.．]\s*(?P<decimals>\d+))?\s*(?P<by>[百千万亿]*)")
_BY = {"百": 2, "千": 3, "万": 4, "亿": 8}
# A figure as large as this is told in 万, so its zeros may come from rounding.
_ROUNDED_FROM = 10_000


@dataclass(frozen=True, slots=True)
class Range:
    """All values from low to high, both included."""

    low: Decimal
    high: Decimal

    def __add__(self, other: "Range") -> "Range":
        return Range(self.low + other.low, self.high + other.high)

    def meets(self, other: "Range") -> bool:
        """Whether a value lies in both."""
        return self.low <= other.high and other.low <= self.high


def is_whole_unit(unit: str) -> bool:
    """Whether what is counted in this unit comes in whole numbers."""
    return unit not in _MEASURES


def last_place(value: Decimal, unit: str, surface: str | None) -> Decimal:
    """What one in the last place written is worth, 0 for a count told to the last one.

    surface: as written; None where that is not known: then the zeros of a large figure may be
    those of 万.

    >>> last_place(Decimal(15000), "起", "1.5万起"), last_place(Decimal(40), "人", "40人")
    (Decimal('1E+3'), Decimal('0'))
    """
    found = _WRITTEN.match(surface) if surface is not None else None
    if found and (found["decimals"] or found["by"] or unit in PERCENT):
        exponent = sum(_BY[sign] for sign in found["by"]) - len(found["decimals"] or "")
        return Decimal(1).scaleb(exponent)
    # Amounts of money are told in round figures: 1234560元 may be 1234563.
    if found and unit not in _MONEY and not regex.search("[万亿]", surface or ""):
        return Decimal(0)
    return _last_place_of_value(value, unit)


def _last_place_of_value(value: Decimal, unit: str) -> Decimal:
    exponent = _exponent(value.normalize())
    if exponent < 0 or unit in PERCENT:
        return Decimal(1).scaleb(min(0, exponent))
    large = abs(value) >= _ROUNDED_FROM or unit in _MONEY
    return Decimal(1).scaleb(exponent) if large and exponent > 0 else Decimal(0)


def around(value: Decimal, place: Decimal) -> Range:
    """The values that are written so, rounded or cut off: 1.5万 is 14500 to 16000."""
    if value < 0:
        return Range(value - place, value + place / 2)
    return Range(value - place / 2, value + place)


def level_range(fact: Fact, surface: str | None = None) -> Range | None:
    """What the level of a fact may be; None where there is none, or where it is open or damaged."""
    if "damaged" in fact.flags or fact.low is None or fact.high is None or fact.approx == "about":
        return None
    if fact.low != fact.high:
        return Range(fact.low, fact.high)
    if fact.value is None or fact.approx is not None:
        return None
    return around(fact.value, last_place(fact.value, fact.unit, surface))


def percent_window(percent: Decimal) -> Range:
    """The changes that are told as this percentage, rounded or cut off.

    >>> percent_window(Decimal("-24.52"))
    Range(low=Decimal('-24.53'), high=Decimal('-24.515'))
    """
    return around(percent, Decimal(1).scaleb(min(0, _exponent(percent))))


def change_range(level: Range, earlier: Range) -> Range | None:
    """The percentages from earlier to level; None if earlier may be nothing.

    >>> change_range(Range(Decimal(40), Decimal(40)), Range(Decimal(50), Decimal(50)))
    Range(low=Decimal('-20.0'), high=Decimal('-20.0'))
    """
    if earlier.low <= 0:
        return None
    return Range(
        (level.low / earlier.high - 1) * 100,
        (level.high / earlier.low - 1) * 100,
    )


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
