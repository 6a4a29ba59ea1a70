"""Files behind an address, by fsspec: s3://, gs://, hdfs:// and whatever has a driver."""

import contextlib
import glob
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from summarymine.readers.errors import ReadError
from summarymine.readers.files import MAX_BYTES, RemotePath, too_large

_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_PASSWORD = re.compile(r"(?<=://)[^/@]*@")
_LONGEST_DETAIL = 80
# Bytes fetched at once.
_BLOCK = 1 << 22


def is_address(path: str) -> bool:
    """Whether a path is the address of something that is not simply in a folder of this machine.

    >>> is_address("s3://reports/2024"), is_address("C:/reports"), is_address("reports/a.txt")
    (True, False, False)
    """
    return _ADDRESS.match(path) is not None


def shown_address(address: str) -> str:
    """The address without the user's name and password."""
    return _PASSWORD.sub("", address)


def find_local(address: str) -> str:
    """The path that a file:// address means, "" for any other.

    >>> find_local("file:///srv/%E6%8A%A5%E5%91%8A"), find_local("s3://a/b")
    ('/srv/报告', '')
    """
    parts = urlsplit(address)
    if parts.scheme.lower() != "file" or parts.netloc not in ("", "localhost"):
        return ""
    return unquote(parts.path)


class RemoteFolder:
    """What lies at an address: a file, a folder, or what a glob matches. Raises ReadError.

    base: what the names of the files in it are relative to.
    """

    def __init__(self, address: str) -> None:
        self.shown = shown_address(address)
        self.system, self.path = open_system(address, self.shown)
        self.is_glob = glob.has_magic(self.path)
        # The address of another file there: unstripping would lose the host of a cluster's.
        whole = address.rstrip("/")
        self.start = whole.removesuffix(self.path) if whole.endswith(self.path) else None
        parts = self.path.rpartition("/")[0].split("/")
        fixed = next((n for n, part in enumerate(parts) if glob.has_magic(part)), len(parts))
        self.base = "/".join(parts[:fixed]) if self.is_glob else self.path

    def file(self, path: str, size: int = 0) -> RemotePath:
        """A file there as one that can be sent and read."""
        url = self.system.unstrip_protocol(path) if self.start is None else self.start + path
        return RemotePath(url, size)

    def is_file(self) -> bool:
        """Whether it is one file."""
        with telling(self.shown):
            return not self.is_glob and bool(self.system.isfile(self.path))

    def matches(self) -> list[tuple[str, bool, int]]:
        """Path, whether it is a folder, and size of what the glob matches, by path."""
        with telling(self.shown):
            return _entries(self.system.glob(self.path, detail=True).values())

    def entries(self, folder: str) -> list[tuple[str, bool, int]]:
        """The same of what is directly in a folder."""
        with telling(self.shown):
            found = _entries(self.system.ls(folder, detail=True))
        # Object stores list an empty object that stands for the folder itself.
        return [entry for entry in found if entry[0] != folder.rstrip("/")]


def read_remote(path: RemotePath, name: str) -> bytes:
    """What the file holds. Raises ReadError, which calls it by name."""
    system, inner = open_system(path.url, name)
    with telling(name), system.open(inner, "rb") as file:
        data = bytes(file.read(MAX_BYTES + 1))
    if len(data) > MAX_BYTES:
        raise too_large(name)
    return data


def copy_remote(path: RemotePath, target: Path, name: str) -> None:
    """Copies the file to target, however large it is. Raises ReadError, which calls it by name."""
    system, inner = open_system(path.url, name)
    with telling(name), system.open(inner, "rb") as file, target.open("wb") as copy:
        shutil.copyfileobj(file, copy, _BLOCK)


def open_system(address: str, name: str) -> tuple[Any, str]:
    """The file system behind an address, and the path in it. Raises ReadError."""
    found = _ADDRESS.match(address)
    scheme = found[1] if found else ""
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise _missing(name, scheme, "fsspec", "'summarymine[cluster]'") from None
    with telling(name):
        try:
            system, path = url_to_fs(address)
        except ImportError as error:
            # fsspec says whose error it was.
            package = getattr(error.__cause__, "name", None) or str(error)
            raise _missing(name, scheme, package, package) from None
        except ValueError as error:
            if "not known" not in str(error):
                raise
            raise ReadError(name, "no_scheme", scheme=scheme) from None
    return system, str(path)


def _missing(name: str, scheme: str, library: str, package: str) -> ReadError:
    return ReadError(name, "no_driver", scheme=scheme, library=library, package=package)


@contextlib.contextmanager
def telling(name: str) -> Iterator[None]:
    """Whatever a driver raises, as ReadError of what is called name."""
    try:
        yield
    except ReadError:
        raise
    except FileNotFoundError:
        raise ReadError(name, "missing") from None
    except PermissionError:
        raise ReadError(name, "forbidden") from None
    except IsADirectoryError:
        raise ReadError(name, "folder") from None
    except Exception as error:
        # Drivers have errors of their own; of some the text is a page long.
        first = next(iter(str(error).split("\n")), "")[:_LONGEST_DETAIL]
        raise ReadError(name, "failed", detail=first or type(error).__name__) from error


def _entries(found: Any) -> list[tuple[str, bool, int]]:
    entries = (
        (str(entry["name"]).rstrip("/"), entry["type"] == "directory", int(entry["size"] or 0))
        for entry in found
    )
    return sorted(entries)
