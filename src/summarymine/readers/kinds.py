"""Which kind of file this is, by the end of its name and by its first bytes."""

from pathlib import PurePath

# Ends of names, in lower case, of reports in a form that is not read yet.
KINDS = {
    ".pdf": "PDF",
    ".docx": "DOCX",
    ".docm": "DOCM",
    ".doc": "DOC",
    ".wps": "WPS",
    ".odt": "ODT",
    ".ofd": "OFD",
    ".rtf": "RTF",
    ".htm": "HTML",
    ".html": "HTML",
    ".mht": "MHTML",
    ".mhtml": "MHTML",
    ".xlsx": "XLSX",
    ".xls": "XLS",
    ".et": "ET",
    ".pptx": "PPTX",
    ".ppt": "PPT",
    ".dps": "DPS",
}

ARCHIVES = {".zip": "ZIP", ".rar": "RAR", ".7z": "7z", ".tar": "TAR", ".gz": "GZIP"}

# First bytes that no text begins with, for files whose name says something else.
MAGIC = {
    b"%PDF-": "PDF",
    b"{\\rtf": "RTF",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "DOC",
}

ARCHIVE_MAGIC = {
    b"PK\x03\x04": "ZIP",
    b"Rar!\x1a\x07": "RAR",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"\x1f\x8b\x08": "GZIP",
}

# What only a page begins with; compared in lower case, after white space.
HTML_STARTS = (b"<!doctype html", b"<html")


def is_report(name: str) -> bool:
    """True for a name that a walk through a folder takes for a report, read or not yet."""
    return PurePath(name).suffix.lower() in {".txt", *KINDS, *ARCHIVES}


def find_kind(name: str, data: bytes) -> str:
    """`PDF` for a document that is not read yet, "" for what may be a text."""
    suffix = PurePath(name).suffix.lower()
    if suffix in KINDS:
        return KINDS[suffix]
    for magic, kind in MAGIC.items():
        if data.startswith(magic):
            return kind
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return "HTML" if start.startswith(HTML_STARTS) else ""


def find_archive(name: str, data: bytes) -> str:
    """`ZIP` for an archive, "" for anything else."""
    suffix = PurePath(name).suffix.lower()
    if suffix in ARCHIVES:
        return ARCHIVES[suffix]
    return next((kind for magic, kind in ARCHIVE_MAGIC.items() if data.startswith(magic)), "")
