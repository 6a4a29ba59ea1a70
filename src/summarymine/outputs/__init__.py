"""Outputs room: tables made of facts, quantities and numerals, and the forms of writing them."""

from typing import TYPE_CHECKING

from summarymine.lazy import lazily

if TYPE_CHECKING:
    from summarymine.outputs.columns import (
        facts_table,
        ledger_table,
        numerals_table,
        quantities_table,
    )
    from summarymine.outputs.errors import WriteError
    from summarymine.outputs.writing import FORMATS, write

__all__ = [
    "FORMATS",
    "WriteError",
    "facts_table",
    "ledger_table",
    "numerals_table",
    "quantities_table",
    "write",
]

# Loaded when first asked for: the errors of the room are needed at every start, its forms are not.
__getattr__ = lazily(
    __name__,
    {
        "FORMATS": "writing",
        "WriteError": "errors",
        "facts_table": "columns",
        "ledger_table": "columns",
        "numerals_table": "columns",
        "quantities_table": "columns",
        "write": "writing",
    },
)
