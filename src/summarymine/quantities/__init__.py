"""Quantities room: repaired text → quantities."""

from summarymine.quantities.find import Numeral, find_numerals, find_quantities

__all__ = ["Numeral", "find_numerals", "find_quantities"]
