"""Quantities room: repaired text → quantities."""

from summarymine.quantities.find import find_numerals, find_quantities
from summarymine.quantities.numeral import Numeral

__all__ = ["Numeral", "find_numerals", "find_quantities"]
