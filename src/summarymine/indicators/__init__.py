"""Indicators room: pattern files and quantities → matches."""

from summarymine.indicators.catalogue import (
    Catalogue,
    Indicator,
    UnknownIndicatorError,
    load_catalogue,
)
from summarymine.indicators.source import CatalogueError

__all__ = ["Catalogue", "CatalogueError", "Indicator", "UnknownIndicatorError", "load_catalogue"]
