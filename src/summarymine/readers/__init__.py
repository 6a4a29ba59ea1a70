"""Readers room: a file, whatever its kind and encoding, → Document."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarymine.readers.archive import read_all
    from summarymine.readers.errors import ReadError
    from summarymine.readers.parse import parse_document, read
    from summarymine.readers.paths import ReportPath, find_reports

__all__ = ["ReadError", "ReportPath", "find_reports", "parse_document", "read", "read_all"]

# Loaded when first asked for: the errors of the room are needed at every start, its kinds are not.
_MODULES = {
    "ReadError": "errors",
    "ReportPath": "paths",
    "find_reports": "paths",
    "parse_document": "parse",
    "read": "parse",
    "read_all": "archive",
}


def __getattr__(name: str) -> object:
    if name in _MODULES:
        return getattr(import_module(f"summarymine.readers.{_MODULES[name]}"), name)
    raise AttributeError(f"module 'summarymine.readers' has no attribute {name!r}")
