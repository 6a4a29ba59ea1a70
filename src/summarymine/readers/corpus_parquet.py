"""A corpus in Parquet: row groups are read where they lie; a large one is first cut into parts."""

import contextlib
import itertools
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from summarymine.readers.corpus import (
    PIECE_BYTES,
    Gate,
    Piece,
    Row,
    RowOptions,
    document_of,
)
from summarymine.readers.errors import ReadError
from summarymine.readers.files import MAX_BYTES, too_large
from summarymine.readers.parse import library_errors

# Of a row group, as many bytes are one piece; beyond, cores would wait for the last one.
_LARGE_GROUP = 16 * PIECE_BYTES
# Rows too: where texts are the same, bytes say little of how much there is.
_MANY_ROWS = 4096
# Small ones go together until they have as many bytes.
_ENOUGH = PIECE_BYTES // 2
_ROWS_AT_ONCE = 256


class _Group(NamedTuple):
    """A row group: how many rows, and bytes."""

    rows: int
    size: int

    @property
    def is_large(self) -> bool:
        return self.size > _LARGE_GROUP or self.rows > _MANY_ROWS


def cut_parquet(path: Path, name: str, options: RowOptions, unpacked: Path) -> Iterator[Piece]:
    """The file in pieces: row groups, small ones together, parts of a large one unpacked.

    Raises ReadError, OSError.
    """
    file = _open(path, name)
    columns = _columns(file, name, options)
    metadata = file.metadata
    groups = [_group(metadata.row_group(n)) for n in range(metadata.num_row_groups)]
    start, first, parts = 0, 1, 0
    while start < len(groups):
        if groups[start].is_large:
            for batch, size in _batches(file, start, groups[start], columns, name):
                part = unpacked.with_name(f"{unpacked.name}-{parts}.parquet")
                _write(batch, part)
                last = first + batch.num_rows - 1
                yield Piece(name, "parquet", part, 0, 1, first, last, size, options)
                first, parts = last + 1, parts + 1
            start += 1
            continue
        end, size, last = start, 0, first - 1
        while end < len(groups) and not groups[end].is_large and (end == start or size < _ENOUGH):
            size, last = size + groups[end].size, last + groups[end].rows
            end += 1
        if last >= first:
            yield Piece(name, "parquet", path, start, end, first, last, size, options)
        start, first = end, last + 1


def _batches(
    file: Any, number: int, group: _Group, columns: list[str], name: str
) -> Iterator[tuple[Any, int]]:
    """A large row group in parts, each with about how many bytes it has. Raises ReadError."""
    rows = min(max(1, group.rows * PIECE_BYTES // max(1, group.size)), _MANY_ROWS)
    with library_errors(name):
        batches = file.iter_batches(rows, [number], columns, use_threads=False)
        for batch in batches:
            yield batch, group.size * batch.num_rows // group.rows


def _write(batch: Any, path: Path) -> None:
    import pyarrow.parquet

    table = pyarrow.Table.from_batches([batch])
    pyarrow.parquet.write_table(table, path, compression="none", use_dictionary=False)


def read_parquet(piece: Piece, gate: Gate) -> Iterator[Row]:
    """What each row of a piece gives."""
    try:
        file = _opened(piece.path, piece.corpus, piece.path.stat().st_mtime_ns)
        columns = _columns(file, piece.corpus, piece.options)
        with library_errors(piece.name):
            groups = range(piece.start, piece.end)
            batches = file.iter_batches(_ROWS_AT_ONCE, groups, columns, use_threads=False)
        number = piece.first
        while True:
            with library_errors(piece.name):
                batch = next(batches, None)
                if batch is None:
                    return
                texts = _binary(batch.column(columns[0])).to_pylist()
                ids = _ids(batch.column(columns[1])) if len(columns) > 1 else itertools.repeat(None)
            for data, id in zip(texts, ids, strict=False):
                yield _read_row(data, piece.row_name(id, number), columns[0], gate)
                number += 1
    except ReadError as error:
        yield error


def _read_row(data: bytes | None, name: str, column: str, gate: Gate) -> Row:
    if data and not gate(data):
        return None
    if data and len(data) > MAX_BYTES:
        return too_large(name)
    try:
        text = None if data is None else data.decode("utf-8")
    except UnicodeDecodeError:
        return ReadError(name, "unknown_encoding")
    return document_of(name, text, column)


# The last one stays open: a footer that tells of many row groups takes long to read.
@lru_cache(maxsize=1)
def _opened(path: Path, name: str, changed: int) -> Any:
    return _open(path, name)


def _open(path: Path, name: str) -> Any:
    """The file, so that a row group is read page by page. Raises ReadError, OSError."""
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise ReadError(name, "no_library", library="pyarrow", extra="data") from error
    # Its own takes more addresses at once than a worker may.
    with contextlib.suppress(NotImplementedError):
        pyarrow.set_memory_pool(pyarrow.system_memory_pool())
    with path.open("rb"):
        # What the system says of a file that cannot be opened, as of any other.
        pass
    with library_errors(name):
        return pyarrow.parquet.ParquetFile(path, buffer_size=PIECE_BYTES, pre_buffer=False)


def _columns(file: Any, name: str, options: RowOptions) -> list[str]:
    """The column of texts, and that of ids if there is one. Raises ReadError."""
    schema = file.schema_arrow
    text = next((column for column in options.text_columns if column in schema.names), "")
    if not text:
        raise ReadError(name, "no_column", column=options.text_columns[0])
    if not _is_text(schema.field(text).type):
        raise ReadError(name, "not_text", column=text)
    if options.id_column in schema.names:
        return [text, options.id_column]
    if options.id is not None:
        raise ReadError(name, "no_column", column=options.id)
    return [text]


def _is_text(kind: Any) -> bool:
    from pyarrow import types

    if types.is_dictionary(kind):
        kind = kind.value_type
    is_string = types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind)
    is_bytes = types.is_binary(kind) or types.is_large_binary(kind) or types.is_binary_view(kind)
    return bool(is_string or is_bytes)


def _binary(column: Any) -> Any:
    """A column of texts as one of bytes: not decoded, and what is no UTF-8 stays."""
    import pyarrow

    if pyarrow.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    return column.cast(pyarrow.large_binary())


def _ids(column: Any) -> Iterable[object]:
    """What names each row; None of what is neither a text nor a whole number."""
    import pyarrow

    if _is_text(column.type):
        column = _binary(column)
    elif not pyarrow.types.is_integer(column.type):
        return itertools.repeat(None)
    ids: list[object] = column.to_pylist()
    return ids


def _group(group: Any) -> _Group:
    # Of the whole group: to ask a damaged file for the size of a column ends the process.
    return _Group(group.num_rows, group.total_byte_size)
