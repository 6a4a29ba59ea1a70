"""What was made of a file, kept by its content, so that a second run reads nothing again."""

import contextlib
import hashlib
import os
import sqlite3
import time
import zlib
from dataclasses import dataclass, replace
from functools import cache as once
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import cast

from platformdirs import user_cache_path

from summarymine.batch.job import Job

# Beyond, the oldest results are dropped.
MAX_BYTES = 1 << 30
# Another library may read another text.
_LIBRARIES = ("jieba", "lxml", "mammoth", "pypdfium2", "python-calamine", "regex", "trafilatura")
# Names the folder of the cache.
CACHE_VARIABLE = "SUMMARYMINE_CACHE"
_SCHEMA = """
create table if not exists results
    (key blob primary key, value blob not null, used integer not null) without rowid
"""
_BUSY_SECONDS = 5
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """Where the cache is, how many results it holds, and bytes of its file."""

    path: Path
    results: int
    size: int


def cache_path() -> Path:
    """The cache's file; SUMMARYMINE_CACHE names another folder."""
    folder = os.environ.get(CACHE_VARIABLE)
    base = Path(folder) if folder else user_cache_path("summarymine", appauthor=False)
    return base / "results.sqlite"


class Cache:
    """Results by key. A cache that is broken, locked or on a full disk is as one that is empty."""

    def __init__(self, connection: sqlite3.Connection | None, basis: bytes) -> None:
        self.connection = connection
        self.basis = basis
        self.today = int(time.time() // _DAY)
        # Written together: whoever writes keeps all others from it until the commit.
        self.fresh: list[tuple[bytes, bytes, int]] = []
        self.used: list[tuple[int, bytes]] = []

    def key(self, name: str, digest: str) -> bytes:
        """Of a file: its content and its name; that, or a folder's, may tell whose report it is."""
        own = name.encode("utf-8", "surrogatepass")
        return hashlib.blake2b(self.basis + digest.encode() + own, digest_size=16).digest()

    def get(self, key: bytes) -> bytes | None:
        """The packed parts of the file; None if they are not known."""
        row = self._row(key)
        if row is None:
            return None
        value, used = row
        if used != self.today:
            self.used.append((self.today, key))
        with contextlib.suppress(zlib.error, ValueError):
            return zlib.decompress(value)
        return None

    def put(self, key: bytes, packed: bytes) -> None:
        """Keeps the packed parts of a file, from the next commit on."""
        self.fresh.append((key, zlib.compress(packed, 1), self.today))

    def commit(self) -> None:
        """Writes what was put."""
        if self.connection is not None and (self.fresh or self.used):
            with contextlib.suppress(sqlite3.Error), self.connection:
                self.connection.executemany(
                    "insert or replace into results values (?, ?, ?)", self.fresh
                )
                self.connection.executemany("update results set used = ? where key = ?", self.used)
        self.fresh.clear()
        self.used.clear()

    def close(self) -> None:
        """Ends the use of the cache."""
        self.commit()
        if self.connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self.connection.close()

    def _row(self, key: bytes) -> tuple[bytes, int] | None:
        if self.connection is None:
            return None
        try:
            row = self.connection.execute(
                "select value, used from results where key = ?", (key,)
            ).fetchone()
        except sqlite3.Error:
            return None
        return cast("tuple[bytes, int] | None", row)


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
    connection.execute(_SCHEMA)
    return connection


def clear_cache() -> CacheInfo:
    """Empties the cache; what it held before."""
    info = find_info()
    for ending in ("", "-wal", "-shm"):
        info.path.with_name(info.path.name + ending).unlink(missing_ok=True)
    return info


def find_info() -> CacheInfo:
    """What the cache holds."""
    path = cache_path()
    if not path.exists():
        return CacheInfo(path, 0, 0)
    try:
        with contextlib.closing(_opened(path)) as connection:
            (results,) = connection.execute("select count(*) from results").fetchone()
    except sqlite3.Error:
        results = 0
    return CacheInfo(path, results, path.stat().st_size)


def prune_cache() -> None:
    """Drops the results that were not used for longest, if there are too many."""
    with contextlib.suppress(sqlite3.Error, OSError):
        if cache_path().stat().st_size <= MAX_BYTES:
            return
        with contextlib.closing(_connect()) as connection:
            connection.execute(
                "delete from results where key in"
                " (select key from results order by used limit (select count(*) / 2 from results))"
            )
            connection.commit()
            connection.execute("vacuum")


def _basis(job: Job) -> bytes:
    """What a result depends on besides the file: the job, its rules, this code, the libraries."""
    # Where its rules lie is nothing to the result; what they say is.
    asked = replace(job, patterns=(), own_layers=True)
    digest = hashlib.blake2b(repr((asked, _program())).encode(), digest_size=16)
    for path in job.rule_files:
        digest.update(path.read_bytes())
    return digest.digest()


@once
def _program() -> tuple[object, ...]:
    """Versions, and the code by the times of its files: a clone under work keeps its version."""
    package = Path(__file__).parents[1]
    files = sorted(path for path in package.rglob("*") if path.suffix != ".pyc" and path.is_file())
    stamps = tuple((path.name, path.stat().st_mtime_ns) for path in files)
    return (*map(_version, ("summarymine", *_LIBRARIES)), stamps)


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
