"""Bytes from the disk, and how a file is called."""

import errno
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from summarymine.readers.errors import ReadError

# A report is some 100 kB, one full of pictures 20 MB; what is larger is something else.
MAX_BYTES = 100_000_000
# Bytes of what a content is known by.
DIGEST_SIZE = 16


@dataclass(frozen=True, slots=True)
class RemotePath:
    """A file behind an address that fsspec opens; size: in bytes, as it was listed."""

    url: str
    size: int

    @property
    def suffix(self) -> str:
        """As of a Path: `.txt`."""
        return PurePosixPath(self.url).suffix

    @property
    def parent(self) -> str:
        """The address of the folder."""
        return self.url.rpartition("/")[0]

    def __str__(self) -> str:
        return self.url


def read_bytes(path: Path | RemotePath, name: str) -> bytes:
    """What the file at path holds.

    Raises ReadError, which calls the file by name; a file over MAX_BYTES is not read to its end.
    """
    if isinstance(path, RemotePath):
        # Loaded here: few reports lie behind an address.
        from summarymine.readers.remote import read_remote

        return read_remote(path, name)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise too_large(name)
        with path.open("rb") as file:
            # So many bytes, for to ask for the most takes room for the most.
            data = file.read(size + 1)
            # A pipe has no size, and a file may grow, so what is read is counted too.
            if len(data) > size:
                data += file.read(MAX_BYTES + 1 - len(data))
    except FileNotFoundError:
        raise ReadError(name, "link" if path.is_symlink() else "missing") from None
    except IsADirectoryError:
        raise ReadError(name, "folder") from None
    except PermissionError:
        # Windows says so of folders too.
        raise ReadError(name, "folder" if is_folder(path) else "forbidden") from None
    except (OSError, ValueError) as error:
        if getattr(error, "errno", None) == errno.ELOOP:
            raise ReadError(name, "link") from None
        detail = getattr(error, "strerror", None) or str(error)
        raise ReadError(name, "failed", detail=detail) from error
    if len(data) > MAX_BYTES:
        raise too_large(name)
    return data


def find_digest(data: bytes) -> str:
    """By which the same content is known again: BLAKE2b of 16 bytes, in hexadecimal."""
    return hashlib.blake2b(data, digest_size=DIGEST_SIZE).hexdigest()


def too_large(name: str) -> ReadError:
    """The error for a file over MAX_BYTES."""
    return ReadError(name, "too_large", limit=show_size(MAX_BYTES))


def show_size(size: int) -> str:
    """`100 MB`."""
    return f"{size // 1_000_000} MB"


def is_folder(path: Path) -> bool:
    """True for a folder; what cannot be looked at is none, and is refused when it is read."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def show_name(name: str) -> str:
    """A file's name as text; bytes that are not UTF-8 become the replacement character."""
    return os.fsencode(name).decode("utf-8", "replace")
