"""Tables room: facts set side by side."""

from summarymine.tables.compare import compare, comparison_table, find_comparison

__all__ = ["compare", "comparison_table", "find_comparison"]
