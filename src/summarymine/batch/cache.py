"""What was read in a file and what was made of it, kept by its content for the next run."""

import contextlib
import hashlib
import sqlite3
import time
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache as once
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import cast

from summarymine import model, readers
from summarymine.batch.documents import pack_documents, unpack_documents
from summarymine.batch.job import Job
from summarymine.model import Document, SummaryMineError
from summarymine.ready import cache_folder, ready_path

# Beyond, the oldest results are dropped.
MAX_BYTES = 1 << 30
# Another library may read another text.
_READING = (
    *("lxml", "mammoth", "markdown-it-py", "pypdfium2", "python-calamine"),
    *("rapidocr-onnxruntime", "trafilatura", "xlrd"),
)
_LIBRARIES = ("jieba", "regex", *_READING)
# results: made of a file by rules; documents: read in it, whatever the rules.
_TABLES = ("results", "documents")
_SCHEMA = """
create table if not exists {}
    (key blob primary key, value blob not null, used integer not null) without rowid
"""
_BUSY_SECONDS = 5
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """Where the cache is, how many results and files as read it holds, and bytes of its file."""

    path: Path
    results: int
    documents: int
    size: int


def cache_path() -> Path:
    """The cache's file; SUMMARYMINE_CACHE names another folder."""
    return cache_folder() / "results.sqlite"


class _Table:
    """Values by key, in a table of the cache's file."""

    def __init__(self, connection: sqlite3.Connection | None, name: str) -> None:
        self.connection = connection
        self.name = name
        self.today = int(time.time() // _DAY)
        # Written together: whoever writes keeps all others from it until the commit.
        self.fresh: list[tuple[bytes, bytes, int]] = []
        self.used: list[tuple[int, bytes]] = []

    def get(self, key: bytes) -> bytes | None:
        """The value of the key; None if there is none."""
        row = self._row(key)
        if row is None:
            return None
        value, used = row
        if used != self.today:
            self.used.append((self.today, key))
        with contextlib.suppress(zlib.error, ValueError):
            return zlib.decompress(value)
        return None

    def put(self, key: bytes, value: bytes) -> None:
        """Keeps a value, from the next write on."""
        if self.connection is not None:
            self.fresh.append((key, zlib.compress(value, 1), self.today))

    def write(self, connection: sqlite3.Connection, *, has_room: bool) -> None:
        """Writes what was put, if there is room for it, and what was used."""
        if has_room:
            connection.executemany(
                f"insert or replace into {self.name} values (?, ?, ?)", self.fresh
            )
        connection.executemany(f"update {self.name} set used = ? where key = ?", self.used)

    def _row(self, key: bytes) -> tuple[bytes, int] | None:
        if self.connection is None:
            return None
        try:
            row = self.connection.execute(
                f"select value, used from {self.name} where key = ?", (key,)
            ).fetchone()
        except sqlite3.Error:
            return None
        return cast("tuple[bytes, int] | None", row)


class Cache:
    """What is kept. A cache that is broken, locked or on a full disk is as one that is empty.

    basis: what results depend on besides the file; documents only on what reads it.
    """

    def __init__(self, connection: sqlite3.Connection | None, basis: bytes) -> None:
        self.connection = connection
        self.basis = basis
        self.results = _Table(connection, "results")
        self.documents = _Table(connection, "documents")

    def key(self, name: str, digest: str) -> bytes:
        """Of a file's result: its content and its name; that may tell whose report it is."""
        return _key(self.basis, name, digest)

    def get(self, key: bytes) -> bytes | None:
        """The packed parts of the file; None if they are not known."""
        return self.results.get(key)

    def put(self, key: bytes, packed: bytes) -> None:
        """Keeps the packed parts of a file, from the next commit on."""
        self.results.put(key, packed)

    def get_documents(self, name: str, digest: str) -> tuple[Document, ...] | None:
        """What was read in the file; None if that is not known."""
        packed = self.documents.get(_key(_reading(), name, digest))
        with contextlib.suppress(ValueError, TypeError):
            return None if packed is None else unpack_documents(packed)
        return None

    def put_documents(
        self, name: str, digest: str, documents: Sequence[Document | SummaryMineError]
    ) -> None:
        """Keeps what was read in a file, from the next commit on, if all of it was."""
        packed = pack_documents(documents)
        if packed is not None:
            self.documents.put(_key(_reading(), name, digest), packed)

    def commit(self) -> None:
        """Writes what was put."""
        tables = (self.results, self.documents)
        if self.connection is not None and any(table.fresh or table.used for table in tables):
            with contextlib.suppress(sqlite3.Error), self.connection as connection:
                # It is pruned at the end of a run; one over millions of files must not fill a disk.
                has_room = _held(connection) <= MAX_BYTES
                for table in tables:
                    table.write(connection, has_room=has_room)
        for table in tables:
            table.fresh.clear()
            table.used.clear()

    def close(self) -> None:
        """Ends the use of the cache."""
        self.commit()
        if self.connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self.connection.close()


def _key(basis: bytes, name: str, digest: str) -> bytes:
    own = name.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(basis + digest.encode() + own, digest_size=16).digest()


def _held(connection: sqlite3.Connection) -> int:
    """Bytes of what the cache holds."""
    (pages,), (size,) = (
        connection.execute(f"pragma {name}").fetchone() for name in ("page_count", "page_size")
    )
    return int(pages) * int(size)


def open_cache(job: Job) -> Cache:
    """The cache for a job; one that holds nothing if its file cannot be used."""
    try:
        return Cache(_connect(), _basis(job))
    except (sqlite3.Error, OSError):
        return Cache(None, b"")


def _connect() -> sqlite3.Connection:
    path = cache_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _opened(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        # Not a database, or a broken one: what it held can be had again.
        path.unlink()
        return _opened(path)


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS)
    connection.execute("pragma journal_mode = wal")
    # After a power cut the last results are made again.
    connection.execute("pragma synchronous = normal")
    for table in _TABLES:
        connection.execute(_SCHEMA.format(table))
    return connection


def clear_cache() -> CacheInfo:
    """Empties the cache; what it held before."""
    info = find_info()
    for ending in ("", "-wal", "-shm"):
        info.path.with_name(info.path.name + ending).unlink(missing_ok=True)
    ready_path().unlink(missing_ok=True)
    return info


def find_info() -> CacheInfo:
    """What the cache holds."""
    path = cache_path()
    if not path.exists():
        return CacheInfo(path, 0, 0, 0)
    try:
        with contextlib.closing(_opened(path)) as connection:
            results, documents = (
                connection.execute(f"select count(*) from {table}").fetchone()[0]
                for table in _TABLES
            )
    except sqlite3.Error:
        results = documents = 0
    return CacheInfo(path, results, documents, path.stat().st_size)


def prune_cache() -> None:
    """Drops the half of each kind that was not used for longest, if there is too much."""
    with contextlib.suppress(sqlite3.Error, OSError):
        if cache_path().stat().st_size <= MAX_BYTES:
            return
        with contextlib.closing(_connect()) as connection:
            for table in _TABLES:
                connection.execute(
                    f"delete from {table} where key in (select key from {table}"
                    f" order by used limit (select count(*) / 2 from {table}))"
                )
            connection.commit()
            connection.execute("vacuum")


def _basis(job: Job) -> bytes:
    """What a result depends on besides the file: the job, its rules, this code, the libraries."""
    # Where its rules lie is nothing to the result; what they say is.
    asked = replace(job, patterns=(), own_layers=True, stats=False)
    digest = hashlib.blake2b(repr((asked, _program())).encode(), digest_size=16)
    for path in job.rule_files:
        digest.update(path.read_bytes())
    return digest.digest()


@once
def _program() -> tuple[object, ...]:
    return _made_by(("summarymine", *_LIBRARIES), Path(__file__).parents[1])


@once
def _reading() -> bytes:
    """What the text of a file depends on besides the file: the readers, their libraries."""
    made_by = _made_by(_READING, Path(readers.__file__).parent, Path(model.__file__))
    return hashlib.blake2b(repr(made_by).encode(), digest_size=16).digest()


def _made_by(libraries: Sequence[str], *places: Path) -> tuple[object, ...]:
    """Versions, and the code by the times of its files: a clone under work keeps its version."""
    files = sorted(
        path
        for place in places
        for path in (place.rglob("*") if place.is_dir() else (place,))
        if path.suffix != ".pyc" and path.is_file()
    )
    stamps = tuple((path.name, path.stat().st_mtime_ns) for path in files)
    return (*map(_version, libraries), stamps)


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
