"""A corpus in JSON Lines, an object a line: cut at line ends, if need be unpacked by pieces."""

import contextlib
import gzip
import io
import itertools
import json
import re
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

from summarymine.readers.corpus import PIECE_BYTES, Gate, Piece, Row, RowOptions, document_of
from summarymine.readers.errors import ReadError
from summarymine.readers.files import MAX_BYTES, too_large

_MARK = b"\xef\xbb\xbf"
# Line ends and tabs as JSON writes them: a word may be broken by one.
_WRITTEN_BLANK = re.compile(rb"\\[nrt]")


def cut_lines(path: Path, name: str, options: RowOptions, unpacked: Path) -> Iterator[Piece]:
    """The file in pieces of whole lines, those of a packed one in files that begin with unpacked.

    Raises ReadError, OSError.
    """
    is_packed = path.suffix.lower() != ".jsonl"
    start, first = 0, 1
    with _opened(path, name) as file:
        for number in itertools.count():
            own = unpacked.with_name(f"{unpacked.name}-{number}.jsonl") if is_packed else None
            size, lines = _take(file, own, name)
            if not size:
                return
            where = (own, 0, size) if own else (path, start, start + size)
            yield Piece(name, "lines", *where, first, first + lines - 1, size, options)
            start, first = start + size, first + lines


def _take(file: IO[bytes], own: Path | None, name: str) -> tuple[int, int]:
    """Reads a piece of whole lines on, into the file own if there is one; its bytes and lines."""
    size = lines = 0
    ended = True
    with contextlib.ExitStack() as stack:
        out = stack.enter_context(own.open("wb")) if own else None
        while size < PIECE_BYTES or not ended:
            # Never a whole line at once: it may be as long as the file.
            block = _read(file, PIECE_BYTES - size, name)
            if not block:
                # The last line of a file need not end.
                return size, lines + (not ended)
            if out:
                out.write(block)
            size += len(block)
            lines += block.count(b"\n")
            ended = block.endswith(b"\n")
    return size, lines


def _read(file: IO[bytes], most: int, name: str) -> bytes:
    """So many bytes, beyond them the rest of the line, or a part of it. Raises ReadError."""
    try:
        return file.read(most) if most > 0 else file.readline(PIECE_BYTES)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ReadError(name, "cut_off") from error
    except OSError as error:
        # Of the disk's errors, unlike those of what unpacks, the system has a number.
        if error.errno is None:
            raise ReadError(name, "cut_off") from error
        raise


def _opened(path: Path, name: str) -> IO[bytes]:
    match path.suffix.lower():
        case ".gz":
            return gzip.open(path, "rb")  # type: ignore[return-value]  # it reads as files do
        case ".zst":
            return _opened_zstd(path, name)
        case _:
            return path.open("rb")


def _opened_zstd(path: Path, name: str) -> IO[bytes]:
    try:
        import pyarrow
    except ImportError as error:
        raise ReadError(name, "no_library", library="pyarrow", extra="data") from error
    # No other thread: workers are forked while it is open.
    stream = pyarrow.CompressedInputStream(pyarrow.OSFile(str(path)), "zstd")
    return io.BufferedReader(stream, PIECE_BYTES)


def read_lines(piece: Piece, gate: Gate) -> Iterator[Row]:
    """What each line of a piece gives; blank ones give nothing."""
    number = piece.first
    with piece.path.open("rb") as file:
        file.seek(piece.start)
        while file.tell() < piece.end and (line := file.readline(MAX_BYTES + 1)):
            if number == 1:
                line = line.removeprefix(_MARK)
            if len(line) > MAX_BYTES:
                while line and not line.endswith(b"\n"):
                    line = file.readline(PIECE_BYTES)
                yield too_large(piece.row_name(None, number))
            elif line := line.strip():
                yield _read_line(line, number, piece, gate)
            number += 1


def _read_line(line: bytes, number: int, piece: Piece, gate: Gate) -> Row:
    # Most rows of a corpus end here: what only looks like a row is looked at further.
    if _is_plain_row(line, piece.options) and not gate(_WRITTEN_BLANK.sub(b"", line)):
        return None
    name = piece.row_name(None, number)
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return ReadError(name, "unknown_encoding")
    except (ValueError, RecursionError):
        return ReadError(name, "not_json")
    if not isinstance(row, dict):
        return ReadError(name, "not_json")
    return _row_of(row, number, piece, gate)


def _row_of(row: dict[str, Any], number: int, piece: Piece, gate: Gate) -> Row:
    name = piece.row_name(row.get(piece.options.id_column), number)
    columns = piece.options.text_columns
    column = next((column for column in columns if column in row), "")
    if not column:
        return ReadError(name, "no_column", column=columns[0])
    text = row[column]
    if isinstance(text, str) and text and not gate(text.encode("utf-8", "surrogatepass")):
        return None
    return document_of(name, text, column)


def _is_plain_row(line: bytes, options: RowOptions) -> bool:
    """Whether a line looks like a whole object with a text, written as it is."""
    whole = line.startswith(b"{") and line.endswith(b"}") and b"\\u" not in line
    return whole and _text_field(options.text_columns).search(line) is not None


@lru_cache(maxsize=8)
def _text_field(columns: tuple[str, ...]) -> "re.Pattern[bytes]":
    names = b"|".join(re.escape(json.dumps(c, ensure_ascii=False).encode()) for c in columns)
    return re.compile(rb"(?:" + names + rb")\s*:\s*\"[^\"]")
