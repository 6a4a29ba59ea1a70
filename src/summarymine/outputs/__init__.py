"""Outputs room: tables made of facts, quantities and numerals, and the forms of writing them."""

from summarymine.outputs.columns import (
    facts_table,
    ledger_table,
    numerals_table,
    quantities_table,
)
from summarymine.outputs.findings import findings_table
from summarymine.outputs.write import FORMATS, WriteError, write

__all__ = [
    "FORMATS",
    "WriteError",
    "facts_table",
    "findings_table",
    "ledger_table",
    "numerals_table",
    "quantities_table",
    "write",
]
