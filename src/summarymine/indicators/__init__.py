"""Indicators room: pattern files and quantities → matches."""

from summarymine.indicators.catalogue import (
    Catalogue,
    UnknownIndicatorError,
    UnknownPackError,
    load_catalogue,
)
from summarymine.indicators.definitions import Indicator
from summarymine.indicators.problems import CatalogueError
from summarymine.indicators.timed import SlowRuleError, collect_slow

__all__ = [
    "Catalogue",
    "CatalogueError",
    "Indicator",
    "SlowRuleError",
    "UnknownIndicatorError",
    "UnknownPackError",
    "collect_slow",
    "load_catalogue",
]
