"""A comparison as a table of the layout that is asked for."""

from collections.abc import Collection, Mapping

from summarymine.model import Language, Table
from summarymine.study import Comparison
from summarymine.tables.long import long_table
from summarymine.tables.views import View, view_rows, wide_table, year_table


def lay_out(
    comparison: Comparison,
    view: View,
    *,
    only: Collection[str] = (),
    themes: Mapping[str, str] | None = None,
    language: Language | None = None,
) -> Table:
    """The rows of the indicators in only (all if empty), with what view computes of them.

    themes: by indicator. language: of what the audit says, in a last column; of the wide and the
    year layout there is none if it is None. Raises UnknownUnitError for a base that is no column.
    """
    known = themes or {}
    rows = view_rows(comparison, view, only, known)
    match view.layout:
        case "wide":
            return wide_table(comparison.heads, rows, known if view.by_theme else None, language)
        case "year":
            return year_table(comparison.heads, rows, known, language)
        case "long":
            return long_table(comparison.heads, rows, known, language or "en")
