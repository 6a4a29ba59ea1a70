"""What an earlier run wrote, read back: its facts, and what made them."""

import contextlib
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote

from summarymine.columns import FACT_COLUMNS
from summarymine.model import Fact, SummaryMineError
from summarymine.readers.facts import FactsFileError, read_facts, row_fact
from summarymine.readers.files import DIGEST_SIZE

# Beside a csv or jsonl, what made it.
ORIGIN_ENDING = ".origin.json"
# In a folder of Parquet files. Written last; programs that read the folder pass by such names.
ORIGIN_NAME = "_origin.json"

SENTENCES = {
    "missing": "no such file; check the name",
    "failed": "cannot be read ({detail}); check the file",
    "form": "not a form that can be verified; give {endings} or DIALECT://…",
    "no_facts": "holds no facts that summarymine wrote ({detail}); write it again",
    "no_library": 'needs {library}; install it: pip install "summarymine[data]"',
}

_KEYS = tuple(column.key for column in FACT_COLUMNS)
# What reading raises where an output is not as summarymine wrote it.
_NOT_OURS = (LookupError, TypeError, ValueError, ArithmeticError, RecursionError)
# As databases call them.
_NAMES = {"document": "d.name", "start": "f.start_char", "end": "f.end_char"}
FACTS_QUERY = f"""select {", ".join(_NAMES.get(key, f"f.{key}") for key in _KEYS)}
from facts f join documents d on d.document_id = f.document_id
where d.is_current order by d.name, f.start_char, f.fact_id"""
DOCUMENTS_QUERY = """select d.name, d.digest, o.version, o.rules, o.options
from documents d join origin o on o.origin_id = d.origin_id where d.is_current"""


class OutputError(SummaryMineError):
    """An output that cannot be read back: `FILE: what; what to do`."""

    def __init__(self, name: str, reason: str, **details: str) -> None:
        super().__init__(f"{name}: {SENTENCES[reason].format_map(details)}")
        self.name = name
        self.reason = reason
        self.details = details


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A report as it was: the digest of its file, and what read it."""

    digest: str
    version: str
    rules: str


@dataclass(frozen=True, slots=True)
class StoredOutput:
    """What an output holds. documents: by name, empty if it does not tell what made it.

    edited: whether it is another than was written. has_copies: whether it holds the facts of
    reports that were read before under another name.
    """

    facts: Sequence[Fact]
    documents: Mapping[str, StoredDocument] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)
    edited: bool = False
    has_copies: bool = True


def read_output(path: Path) -> StoredOutput:
    """The facts of an output, told by its ending, and its origin. Raises SummaryMineError."""
    readers = {
        **{".csv": _read_text, ".jsonl": _read_text, ".xlsx": _read_workbook},
        **{".sqlite": _read_sqlite, ".db": _read_sqlite},
        **{".duckdb": _read_duckdb, ".parquet": _read_parquet},
    }
    reader = _read_parts if path.is_dir() else readers.get(path.suffix.lower())
    if reader is None:
        raise OutputError(str(path), "form", endings=", ".join(readers))
    if not path.exists():
        raise OutputError(str(path), "missing")
    try:
        return reader(path)
    except ImportError as error:
        library = (error.name or "").partition(".")[0]
        raise OutputError(str(path), "no_library", library=library) from error
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise OutputError(str(path), "failed", detail=detail) from error
    except _NOT_OURS as error:
        raise OutputError(str(path), "no_facts", detail=f"{error}") from error


def origin_path(path: Path) -> Path:
    """Where the origin of an output stands."""
    return path.with_name(path.name + ORIGIN_ENDING)


def file_digest(path: Path) -> str:
    """The digest of a file's bytes, as those of reports are made."""
    with path.open("rb") as file:
        # Read on by pieces: a corpus may be larger than the memory.
        return hashlib.file_digest(
            file, lambda: hashlib.blake2b(digest_size=DIGEST_SIZE)
        ).hexdigest()


def _read_text(path: Path) -> StoredOutput:
    facts = read_facts(path)
    beside = origin_path(path)
    if not beside.is_file():
        return StoredOutput(facts)
    try:
        told = json.loads(beside.read_text("utf-8"))
        documents, options = _origin(told)
        edited = told["output"]["digest"] != file_digest(path)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise FactsFileError(f"{beside}: not an origin; delete it, or write it again") from error
    return StoredOutput(facts, documents, options, edited)


def _origin(told: Any) -> tuple[Mapping[str, StoredDocument], Mapping[str, str]]:
    version, rules = str(told["version"]), str(told["rules"])
    documents = {
        str(one["name"]): StoredDocument(str(one["digest"]), version, rules)
        for one in told["documents"]
    }
    return documents, _options(told["options"])


def _options(told: Any) -> Mapping[str, str]:
    return {str(name): str(value) for name, value in dict(told).items()}


def _read_workbook(path: Path) -> StoredOutput:
    # Loaded here, with what it needs.
    from summarymine.readers.stored_book import read_book

    rows, told = read_book(path)
    documents, options = _origin(told)
    return StoredOutput(tuple(map(row_fact, rows)), documents, options, has_copies=False)


def _read_sqlite(path: Path) -> StoredOutput:
    import sqlite3

    try:
        address = f"file:{quote(str(path.resolve()))}?mode=ro"
        with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
            facts = connection.execute(FACTS_QUERY).fetchall()
            return stored_output(facts, connection.execute(DOCUMENTS_QUERY).fetchall())
    except sqlite3.Error as error:
        raise OutputError(str(path), "no_facts", detail=str(error)) from error


def _read_duckdb(path: Path) -> StoredOutput:
    import duckdb

    # A view in it could read any file of this machine, or call others.
    closed: dict[str, Any] = {"enable_external_access": "false", "lock_configuration": "true"}
    try:
        with duckdb.connect(str(path), read_only=True, config=closed) as connection:
            facts = connection.execute(FACTS_QUERY).fetchall()
            return stored_output(facts, connection.execute(DOCUMENTS_QUERY).fetchall())
    except duckdb.Error as error:
        detail = str(error).partition("\n")[0]
        raise OutputError(str(path), "no_facts", detail=detail) from error


def _read_parquet(path: Path) -> StoredOutput:
    facts, metadata = _parquet_facts(path)
    documents, options = _origin(json.loads(metadata[b"summarymine"]))
    return StoredOutput(facts, documents, options)


def _parquet_facts(path: Path) -> tuple[tuple[Fact, ...], Mapping[bytes, bytes]]:
    """The facts in a file or a folder of them, and the metadata."""
    import pyarrow
    import pyarrow.parquet

    try:
        table = pyarrow.parquet.read_table(path)
    except pyarrow.ArrowException as error:
        raise OutputError(str(path), "failed", detail=str(error)) from error
    rows = ([row[key] for key in _KEYS] for row in table.to_pylist())
    return tuple(_facts(rows)), table.schema.metadata or {}


def _read_parts(path: Path) -> StoredOutput:
    """A folder of Parquet files; without its origin it is not whole."""
    if not (path / ORIGIN_NAME).is_file():
        raise OutputError(str(path), "no_facts", detail=f"no {ORIGIN_NAME}")
    facts, _ = _parquet_facts(path)
    return StoredOutput(facts, *_origin(json.loads((path / ORIGIN_NAME).read_text("utf-8"))))


def stored_output(
    facts: Iterable[Sequence[Any]], documents: Sequence[Sequence[Any]]
) -> StoredOutput:
    """What the rows of the two queries tell; of several runs, the options that all had."""
    origins = dict.fromkeys(row[4] for row in documents)
    told = [_options(json.loads(options)) for options in origins]
    shared = set.intersection(*(set(options.items()) for options in told)) if told else set()
    return StoredOutput(
        tuple(_facts(facts)),
        {name: StoredDocument(digest, *made) for name, digest, *made, _ in documents},
        dict(sorted(shared)),
    )


def _facts(rows: Iterable[Sequence[Any]]) -> Iterator[Fact]:
    for row in rows:
        yield row_fact(dict(zip(_KEYS, map(_cell, row), strict=True)))


def _cell(value: Any) -> object:
    """A value as a row of a table of facts has it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        # repr has the digits that were stored: 24.52.
        return Decimal(repr(value))
    return value
