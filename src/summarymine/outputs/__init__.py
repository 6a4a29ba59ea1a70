"""Outputs room: tables made of facts, quantities and numerals, and the forms of writing them."""

from importlib import import_module
from typing import TYPE_CHECKING

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
_MODULES = {"FORMATS": "writing", "WriteError": "errors", "write": "writing"}


def __getattr__(name: str) -> object:
    if name in __all__:
        module = _MODULES.get(name, "columns")
        return getattr(import_module(f"summarymine.outputs.{module}"), name)
    raise AttributeError(f"module 'summarymine.outputs' has no attribute {name!r}")
