"""A corpus in Parquet: row groups are read where they lie; a large one is first cut into parts."""

import contextlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from summarymine.readers.corpus import (
    PIECE_BYTES,
    Gate,
    Piece,
    Row,
    RowOptions,
    document_of,
)
from summarymine.readers.errors import ReadError
from summarymine.readers.parse import library_errors

# Bytes of a row group, unpacked: beyond, a worker would hold too much of it at once.
_LARGE_GROUP = 16 * PIECE_BYTES
_ROWS_AT_ONCE = 256


def cut_parquet(path: Path, name: str, options: RowOptions, unpacked: Path) -> Iterator[Piece]:
    """The file in pieces: row groups, small ones together, parts of a large one unpacked.

    Raises ReadError, OSError.
    """
    file = _open(path, name)
    columns = _columns(file, name, options)
    first = 1
    start = size = rows = parts = 0
    for number in range(file.metadata.num_row_groups):
        group = file.metadata.row_group(number)
        own = _size(group, columns)
        if rows and (size + own > PIECE_BYTES or own > _LARGE_GROUP):
            yield Piece(
                name, "parquet", path, start, number, first, first + rows - 1, size, options
            )
            first, start, size, rows = first + rows, number, 0, 0
        if own <= _LARGE_GROUP:
            size, rows = size + own, rows + group.num_rows
            continue
        for part, length in _parts(file, number, columns, own, unpacked, parts, name):
            last = first + length - 1
            yield Piece(
                name, "parquet", part, 0, 1, first, last, own * length // group.num_rows, options
            )
            first, parts = last + 1, parts + 1
        start = number + 1
    if rows:
        end = file.metadata.num_row_groups
        yield Piece(name, "parquet", path, start, end, first, first + rows - 1, size, options)


def _parts(
    file: Any, group: int, columns: list[str], size: int, unpacked: Path, done: int, name: str
) -> Iterator[tuple[Path, int]]:
    """A large row group as files of their own, and their numbers of rows. done: files before."""
    import pyarrow.parquet

    rows = file.metadata.row_group(group).num_rows
    at_once = max(1, rows * PIECE_BYTES // size)
    batches = file.iter_batches(at_once, [group], columns, use_threads=False)
    while True:
        with library_errors(name):
            batch = next(batches, None)
            if batch is None:
                return
            path = unpacked.with_name(f"{unpacked.name}-{done}.parquet")
            table = pyarrow.Table.from_batches([batch])
            pyarrow.parquet.write_table(table, path, compression="none", use_dictionary=False)
        yield path, batch.num_rows
        done += 1


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
                ids = batch.column(columns[1]).to_pylist() if len(columns) > 1 else ()
            for at, data in enumerate(texts):
                yield _read_row(
                    data, ids[at] if ids else None, number + at, piece, columns[0], gate
                )
            number += len(texts)
    except ReadError as error:
        yield error


def _read_row(
    data: bytes | None, id: object, number: int, piece: Piece, column: str, gate: Gate
) -> Row:
    if data and not gate(data):
        return None
    name = piece.row_name(id, number)
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


def _size(group: Any, columns: list[str]) -> int:
    """Bytes of these columns of a row group, unpacked."""
    chunks = (group.column(number) for number in range(group.num_columns))
    return sum(c.total_uncompressed_size for c in chunks if c.path_in_schema in columns)
