"""Damage: figures that a year was pasted into, or that cannot be; flagged, never corrected."""

from dataclasses import replace
from decimal import Decimal

from summarymine.model import Quantity
from summarymine.quantities.context import direction_before, share_before
from summarymine.quantities.numeral import Numeral
from summarymine.ready import compile_regex

# Years that a careless search-and-replace pasted over digits.
_DIGITS = compile_regex(r"(?P<figure>\d{5,})(?P<multiplier>[万亿]?)")
_PASTED_YEAR = compile_regex(r"20[12]\d")
_YEAR_ALONE = compile_regex(r"20[12]\d(?!\d)")
# Of these as many as in a year are common.
_LARGE_UNITS = frozenset({"%", "年", "元", "米", "公里", "平方米", "亩", "吨"})
_DAMAGED = "damaged"


def find_damage(surface: str, unit: str) -> tuple[str, ...]:
    """A count whose digits hold a year and more: it may have been overwritten.

    202300余人, 20235次, 11202361副, 202300万元; a plain 2019人 or 202300元 may be so.
    """
    digits = _DIGITS.match(surface)
    if not digits:
        return ()
    figure = digits["figure"]
    # Six digits before 万 are few; of so many, a year at their beginning is no chance.
    many = len(figure) >= 6 and digits["multiplier"] != ""
    # 20200000 is a round figure.
    if figure.endswith("0000") or (unit in _LARGE_UNITS and not many):
        return ()
    begins = _PASTED_YEAR.match(figure)
    holds = (many and unit not in _LARGE_UNITS) or len(figure) >= 8
    return (_DAMAGED,) if begins or (holds and _PASTED_YEAR.search(figure)) else ()


def without_year(surface: str) -> tuple[str, ...]:
    """What a surface may have been before a year was pasted into it, likelier first.

    Most often the year took the place of its own first digits: 20 became 2023 all through a copy.

    >>> without_year("202300余人"), without_year("20235次")
    (('2000余人',), ('205次', '5次'))
    """
    year = _PASTED_YEAR.search(surface)
    if not year:
        return ()
    before, after = surface[: year.start()], surface[year.end() :]
    dropped = before + after
    whole = dropped[:1].isdigit() and (dropped[0] != "0" or dropped[1:2] == ".")
    return (f"{before}{year.group()[:2]}{after}", *((dropped,) if whole else ()))


def spread_damage(text: str, numerals: list[Numeral]) -> None:
    """Flags figures that are in doubt for what stands around them, in place.

    Where one figure was overwritten, a count that is itself a year is in doubt too (2023个); and so
    are a share above 100%, a fall by more than 100%, an age of four digits.
    """
    pasted = any(n.quantity and _DAMAGED in n.quantity.flags for n in numerals)
    for at, numeral in enumerate(numerals):
        quantity = numeral.quantity
        if quantity is None:
            continue
        if _DAMAGED in quantity.flags or (pasted and _may_be_year(quantity)):
            numerals[at] = numeral._replace(
                quantity=_doubted(quantity, without_year(quantity.surface))
            )
        elif quantity.unit in _IMPOSSIBLE_ABOVE and _is_impossible(text, quantity):
            numerals[at] = numeral._replace(quantity=_doubted(quantity, _possible(quantity)))


def _may_be_year(quantity: Quantity) -> bool:
    large = quantity.unit in _LARGE_UNITS and quantity.unit != "%"
    return not large and _YEAR_ALONE.match(quantity.surface) is not None


def _doubted(quantity: Quantity, may_be: tuple[str, ...]) -> Quantity:
    flags = quantity.flags if _DAMAGED in quantity.flags else (*quantity.flags, _DAMAGED)
    return replace(quantity, flags=flags, may_be=may_be)


_IMPOSSIBLE_ABOVE = {"%": Decimal(100), "岁": Decimal(150), "周岁": Decimal(150)}
_LEADING_DIGITS = compile_regex(r"\d+")


def _is_impossible(text: str, quantity: Quantity) -> bool:
    """An age above 150, a share of a whole above 100%, a fall by more than 100%."""
    if quantity.value is None or quantity.value <= _IMPOSSIBLE_ABOVE[quantity.unit]:
        return False
    if quantity.unit != "%":
        return True
    start = quantity.span.start
    direction = direction_before(text, start)
    if direction:
        # What may fall below zero may fall by more than all of it.
        return direction.sign < 0 and not _MAY_BE_NEGATIVE.search(text, max(0, start - 20), start)
    return share_before(text, start)


_MAY_BE_NEGATIVE = compile_regex("利润|盈|亏|损益|净|差额|顺差|逆差")


def _possible(quantity: Quantity) -> tuple[str, ...]:
    """What an impossible figure may have been: 985% 98.5%, 1825岁 18-25岁, 2023% 20%."""
    surface = quantity.surface
    digits = _LEADING_DIGITS.match(surface)
    if not digits:
        return ()
    figure, rest = digits.group(), surface[digits.end() :]
    if quantity.unit != "%":
        return (f"{figure[:2]}-{figure[2:]}{rest}",) if len(figure) == 4 else ()
    year = without_year(surface) if _YEAR_ALONE.match(surface) else ()
    point = (f"{figure[:2]}.{figure[2:]}{rest}",) if len(figure) > 2 and rest[:1] == "%" else ()
    return year[:1] + point
