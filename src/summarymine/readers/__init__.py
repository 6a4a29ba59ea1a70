"""Readers room: a file, whatever its kind and encoding, → Document."""

from typing import TYPE_CHECKING

from summarymine.lazy import lazily

if TYPE_CHECKING:
    from summarymine.readers.archive import read_all
    from summarymine.readers.errors import ReadError
    from summarymine.readers.parse import parse_document, read
    from summarymine.readers.paths import ReportPath, find_reports

__all__ = ["ReadError", "ReportPath", "find_reports", "parse_document", "read", "read_all"]

# Loaded when first asked for: the errors of the room are needed at every start, its kinds are not.
__getattr__ = lazily(
    __name__,
    {
        "ReadError": "errors",
        "ReportPath": "paths",
        "find_reports": "paths",
        "parse_document": "parse",
        "read": "parse",
        "read_all": "archive",
    },
)
