"""Plain text file → Document: whatever the encoding, the text as it stands, line ends included."""

import os
from pathlib import Path

from summarymine.model import Document
from summarymine.readers.encoding import resolve_text
from summarymine.readers.errors import ReadError
from summarymine.readers.kinds import find_archive, find_kind

# White space to the eye, though not to str.strip.
INVISIBLE = "\ufeff\u200b\0"


def read(path: str | os.PathLike[str], *, name: str | None = None) -> Document:
    """The report in the file at path; name is how it is called, by default the name of the file.

    Raises ReadError if it is missing, no text file, has no text, or an unknown encoding.
    """
    path = Path(path)
    name = show_name(path.name) if name is None else name
    return parse_document(read_bytes(path, name), name)


def read_bytes(path: Path, name: str) -> bytes:
    """What the file at path holds.

    Raises ReadError, which calls the file by name.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise ReadError(name, "missing") from None
    except IsADirectoryError:
        raise ReadError(name, "folder") from None
    except PermissionError:
        # Windows says so of folders too.
        raise ReadError(name, "folder" if is_folder(path) else "forbidden") from None
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        raise ReadError(name, "failed", detail=detail) from error


def parse_document(data: bytes, name: str) -> Document:
    """The report that data is, decoded, nothing else changed.

    Raises ReadError if data is no text file, has no text, or an unknown encoding.
    """
    kind = find_kind(name, data)
    if kind:
        raise ReadError(name, "kind", kind=kind)
    archive = find_archive(name, data)
    if archive:
        raise ReadError(name, "archive", kind=archive)
    if not data.strip():
        raise ReadError(name, "empty")
    text = resolve_text(data)
    if text is None:
        raise ReadError(name, "binary" if b"\0" in data else "unknown_encoding")
    if not text.strip().strip(INVISIBLE).strip():
        raise ReadError(name, "empty")
    return Document(name=name, text=text)


def is_folder(path: Path) -> bool:
    """True for a folder; what cannot be looked at is none, and is refused when it is read."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def show_name(name: str) -> str:
    """A file's name as text; bytes that are not UTF-8 become the replacement character."""
    return os.fsencode(name).decode("utf-8", "replace")
