"""The bytes of one report → Document, by the reader for its kind."""

import contextlib
import os
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path, PurePath
from typing import cast

from summarymine.model import Document, SummaryMineError
from summarymine.readers.errors import ReadError
from summarymine.readers.files import MAX_BYTES, read_bytes, show_name, too_large
from summarymine.readers.kinds import ARCHIVES, OFFICE_KINDS, find_kind
from summarymine.readers.txt import is_blank

# The module of each kind and its function; loaded when first needed, with its libraries.
PARSERS = {
    "TXT": ("txt", "parse_txt"),
    "MD": ("md", "parse_md"),
    "HTML": ("html", "parse_html"),
    "MHTML": ("mail", "parse_mhtml"),
    "DOCX": ("docx", "parse_docx"),
    "XLSX": ("xlsx", "parse_xlsx"),
    "XLS": ("xls", "parse_xls"),
    "PDF": ("pdf", "parse_pdf"),
    "picture": ("ocr", "parse_picture"),
    **dict.fromkeys(OFFICE_KINDS, ("office", "parse_office")),
}

# These may hold several reports each.
CONTAINERS = ("ZIP", "EML")

# Passed on as they are: the user's wish, or the caller's.
_NOT_OURS = (SummaryMineError, KeyboardInterrupt, SystemExit, GeneratorExit)
_LONGEST_DETAIL = 80


def read(path: str | os.PathLike[str], *, name: str | None = None) -> Document:
    """The report in the file at path; name is how it is called, by default the name of the file.

    Raises ReadError if it is missing, of a kind that is not read, damaged, or has no text; of an
    archive too: it may hold several reports, which read_all gives.
    """
    path = Path(path)
    name = show_name(path.name) if name is None else name
    return parse_document(read_bytes(path, name), name)


def parse_document(data: bytes, name: str) -> Document:
    """The report that data is, whatever its kind; the end of name is a hint.

    Raises ReadError as read does.
    """
    if len(data) > MAX_BYTES:
        raise too_large(name)
    kind = find_kind(name, data)
    if kind in CONTAINERS:
        raise ReadError(name, "several")
    return parse_kind(data, name, kind)


def parse_kind(data: bytes, name: str, kind: str) -> Document:
    """The report that data, known to be of this kind, is. Raises ReadError."""
    if not data.strip():
        raise ReadError(name, "empty")
    check_kind(kind, name)
    module, function = PARSERS[kind]
    with library_errors(name):
        parse = getattr(import_module(f"{__package__}.{module}"), function)
        document = cast("Document", parse(data, name))
    # What could not be read is told with the document, even if that is all of it.
    if is_blank(document.text) and not document.unread:
        raise ReadError(name, "empty")
    return document


def check_kind(kind: str, name: str) -> None:
    """Raises ReadError if no report of this kind is read."""
    if kind in {"encrypted", "unknown"}:
        raise ReadError(name, "encrypted" if kind == "encrypted" else "unknown")
    if kind in ARCHIVES:
        raise ReadError(name, "archive", kind=kind)
    if kind not in PARSERS or find_spec(f"{__package__}.{PARSERS[kind][0]}") is None:
        # Of a picture there is more to say than that it is one.
        shown = PurePath(name).suffix.lstrip(".").upper() if kind == "picture" else kind
        raise ReadError(name, "kind", kind=shown or kind)


@contextlib.contextmanager
def library_errors(name: str) -> Iterator[None]:
    """Whatever a library raises on broken data, as ReadError of the file called name."""
    try:
        yield
    except _NOT_OURS:
        raise
    except MemoryError as error:
        raise ReadError(name, "out_of_memory") from error
    except BaseException as error:
        # BaseException: a panic of a library in Rust is no Exception.
        said = " ".join(str(error).split())[:_LONGEST_DETAIL]
        raise ReadError(name, "damaged", detail=said or type(error).__name__) from error
