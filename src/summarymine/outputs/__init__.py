"""Outputs room: tables made of facts and quantities, written for a spreadsheet, program or eye."""

from summarymine.outputs.columns import facts_table, quantities_table
from summarymine.outputs.write import FORMATS, WriteError, write

__all__ = ["FORMATS", "WriteError", "facts_table", "quantities_table", "write"]
