"""Readers room: a file, whatever its kind and encoding, → Document."""

from summarymine.readers.archive import read_all
from summarymine.readers.errors import ReadError
from summarymine.readers.parse import parse_document, read
from summarymine.readers.paths import ReportPath, find_reports

__all__ = ["ReadError", "ReportPath", "find_reports", "parse_document", "read", "read_all"]
