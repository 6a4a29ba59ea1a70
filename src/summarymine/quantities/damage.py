"""Damage: figures whose digits were overwritten by a year; flagged, never corrected."""

from dataclasses import replace

import regex

from summarymine.quantities.numeral import Numeral

# Years that a careless search-and-replace pasted over digits.
_DIGITS = regex.compile(r"\d{5,}")
_PASTED_YEAR = regex.compile(r"20[12]\d")
# Of these as many as in a year are common.
_LARGE_UNITS = frozenset({"%", "年", "元", "米", "公里", "平方米", "亩", "吨"})


def find_damage(surface: str, unit: str) -> tuple[str, ...]:
    """A count whose digits hold a year and more: it may have been overwritten.

    202300余人 (some hundred), 20235次 (5), 11202361副; a plain 2019人 is left alone: it may be so.
    """
    digits = _DIGITS.match(surface)
    if not digits or unit in _LARGE_UNITS:
        return ()
    figure = digits.group()
    begins = _PASTED_YEAR.match(figure) and not figure.endswith("0000")
    holds = len(figure) >= 8 and _PASTED_YEAR.search(figure)
    return ("damaged",) if begins or holds else ()


_YEAR_ALONE = regex.compile(r"20[12]\d(?!\d)")


def spread_damage(numerals: list[Numeral]) -> None:
    """Where one figure was overwritten, a count that is itself a year is in doubt: 2023个."""
    if not any(n.quantity and "damaged" in n.quantity.flags for n in numerals):
        return
    for at, numeral in enumerate(numerals):
        quantity = numeral.quantity
        if quantity is None or quantity.unit in _LARGE_UNITS or "damaged" in quantity.flags:
            continue
        if _YEAR_ALONE.match(quantity.surface):
            damaged = replace(quantity, flags=(*quantity.flags, "damaged"))
            numerals[at] = numeral._replace(quantity=damaged)
