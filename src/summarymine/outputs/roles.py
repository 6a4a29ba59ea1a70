"""What the columns of a comparison's tables are to a reader: names, figures, sentences."""

from typing import Literal

from summarymine.columns import LONG_COLUMNS, SERIES_COLUMNS, TARGET_COLUMNS
from summarymine.model import Column

# name: of the row. figure: counted in the row's unit, with its marks if it is text; the columns of
# bodies and years, too. plain: another number. sentence: needs room. word: any other text.
Role = Literal["name", "figure", "plain", "sentence", "word"]

_NAMES = frozenset(column.key for column in SERIES_COLUMNS)
_SENTENCES = frozenset({"doubts", "sentence", "target_sentence", "actual_sentence", "arithmetic"})
_PLAIN = frozenset({"year", "report_year", "line", "page", "target_line", "actual_line", "ratio"})
_FIGURES = frozenset({"text", "value", "low", "high", "target", "actual", "gap"})
_OTHERS = frozenset(
    column.key
    for column in (*LONG_COLUMNS, *TARGET_COLUMNS)
    if column.key not in _FIGURES and not column.key.endswith(("_low", "_high"))
)


def role_of(column: Column) -> Role:
    """The role of a column of a comparison's table, whatever its layout."""
    key = column.key
    if key in _NAMES:
        return "name"
    if key in _SENTENCES:
        return "sentence"
    if key in _PLAIN:
        return "plain"
    return "word" if key in _OTHERS else "figure"
