"""Tables room: facts set side by side."""

from summarymine.tables.asked import Asked, compare_study
from summarymine.tables.compare import compare, comparison_table, find_comparison, make_frame
from summarymine.tables.computed import Normalising
from summarymine.tables.layouts import lay_out
from summarymine.tables.selection import Selection, UnknownUnitError, check_units, select_heads
from summarymine.tables.targets import targets_table
from summarymine.tables.views import View

__all__ = [
    "Asked",
    "Normalising",
    "Selection",
    "UnknownUnitError",
    "View",
    "check_units",
    "compare",
    "compare_study",
    "comparison_table",
    "find_comparison",
    "lay_out",
    "make_frame",
    "select_heads",
    "targets_table",
]
