"""Plain text → Document: whatever the encoding, the text as it stands, line ends included."""

from pathlib import PurePath

from summarymine.model import Document
from summarymine.readers.encoding import resolve_text
from summarymine.readers.errors import ReadError

# White space to the eye, though not to str.strip.
INVISIBLE = "\ufeff\u200b\0"

# Files of these names are meant as texts; of any other, what is no text is of an unknown kind.
TEXT_ENDINGS = ("", ".txt", ".text", ".md", ".markdown")


def parse_txt(data: bytes, name: str) -> Document:
    """The report that data is, decoded, nothing else changed.

    Raises ReadError if data is no text, has none, or an unknown encoding.
    """
    return Document(name=name, text=decode_text(data, name))


def decode_text(data: bytes, name: str) -> str:
    """The text of data, not blank. Raises ReadError."""
    if not data.strip():
        raise ReadError(name, "empty")
    text = resolve_text(data)
    if text is None:
        if PurePath(name).suffix.lower() not in TEXT_ENDINGS:
            raise ReadError(name, "unknown")
        raise ReadError(name, "binary" if b"\0" in data else "unknown_encoding")
    if is_blank(text):
        raise ReadError(name, "empty")
    return text


def is_blank(text: str) -> bool:
    """True for a text with nothing to see in it."""
    return not text.strip().strip(INVISIBLE).strip()
