"""Readers room: a file, whatever its encoding, → Document."""

from summarymine.readers.errors import ReadError
from summarymine.readers.paths import ReportPath, find_reports
from summarymine.readers.txt import parse_document, read

__all__ = ["ReadError", "ReportPath", "find_reports", "parse_document", "read"]
