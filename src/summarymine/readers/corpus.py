"""A corpus: one file whose rows are documents, cut into pieces that are read apart."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

from summarymine.model import Document
from summarymine.readers.errors import ReadError
from summarymine.readers.facts import is_facts_file
from summarymine.readers.paths import at_least_one
from summarymine.readers.txt import is_blank

CORPUS_ENDINGS = (".parquet", ".jsonl", ".jsonl.gz", ".jsonl.zst")

# Enough that handing out a piece costs nothing beside it, and few enough to start at once.
PIECE_BYTES = 1 << 20

# What the columns are called where the user does not say.
TEXT_COLUMNS = ("text", "content")
ID_COLUMN = "id"

_LONGEST_ID = 200

# Whether the bytes of a text may be those of a report.
Gate = Callable[[bytes], bool]
# What a row gives; None for one that the gate passes by.
Row = Document | ReadError | None


class RowOptions(NamedTuple):
    """How rows are read: their columns, None for the usual ones; all_rows: without a gate."""

    text: str | None = None
    id: str | None = None
    all_rows: bool = False

    @property
    def text_columns(self) -> tuple[str, ...]:
        """Columns that may hold the text, the likeliest first."""
        return TEXT_COLUMNS if self.text is None else (self.text,)

    @property
    def id_column(self) -> str:
        """The column that may name the row."""
        return ID_COLUMN if self.id is None else self.id


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows of a corpus that are worked on together.

    path: of the file that holds them: the corpus, or a part of it that was unpacked.
    start, end: in that file, bytes of JSON Lines or row groups of Parquet.
    first, last: numbers of the rows in the corpus, from 1. size: in bytes.
    """

    corpus: str
    form: Literal["lines", "parquet"]
    path: Path
    start: int
    end: int
    first: int
    last: int
    size: int
    options: RowOptions

    @property
    def name(self) -> str:
        """`corpus.jsonl#1–250`."""
        return f"{self.corpus}#{self.first}–{self.last}"

    def row_name(self, id: object, number: int) -> str:
        """`corpus.jsonl#ID`: what the row calls itself, else its number; visible, and not long."""
        if isinstance(id, bytes):
            id = id.decode("utf-8", "replace")
        told = str(id) if isinstance(id, str | int) and not isinstance(id, bool) else ""
        told = "".join(c if c.isprintable() else "\ufffd" for c in told[: _LONGEST_ID + 1])
        if len(told) > _LONGEST_ID:
            told = told[:_LONGEST_ID] + "…"
        return f"{self.corpus}#{told or number}"


def is_corpus_name(name: str) -> bool:
    """Whether a file of this name may be a corpus."""
    return name.lower().endswith(CORPUS_ENDINGS)


def is_corpus(path: Path) -> bool:
    """Whether a file is a corpus by its name, and no table of facts."""
    return is_corpus_name(path.name) and not is_facts_file(path)


def find_pieces(
    path: Path, name: str, options: RowOptions, unpacked: Path
) -> Iterator[Piece | ReadError]:
    """The corpus at path in pieces, in order; unpacked: how files of what is unpacked begin.

    What keeps it from being read, or read on, is the last that comes.
    """
    try:
        yield from at_least_one(_cut(path, name, options, unpacked), ReadError(name, "empty"))
    except ReadError as error:
        yield error
    except FileNotFoundError:
        yield ReadError(name, "link" if path.is_symlink() else "missing")
    except PermissionError:
        yield ReadError(name, "forbidden")
    except OSError as error:
        yield ReadError(name, "failed", detail=error.strerror or str(error))


def _cut(path: Path, name: str, options: RowOptions, unpacked: Path) -> Iterator[Piece | ReadError]:
    if path.suffix.lower() == ".parquet":
        from summarymine.readers.corpus_parquet import cut_parquet

        return cut_parquet(path, name, options, unpacked)
    from summarymine.readers.corpus_lines import cut_lines

    return cut_lines(path, name, options, unpacked)


def read_piece(piece: Piece, gate: Gate) -> Iterator[Row]:
    """What each row of a piece gives, in order."""
    if piece.form == "parquet":
        from summarymine.readers.corpus_parquet import read_parquet

        return read_parquet(piece, gate)
    from summarymine.readers.corpus_lines import read_lines

    return read_lines(piece, gate)


def count_pieces(path: Path) -> int | None:
    """About how many pieces a corpus has; None if that takes reading it."""
    if path.suffix.lower() == ".jsonl":
        return path.stat().st_size // PIECE_BYTES + 1
    return None


def document_of(name: str, text: Any, column: str) -> Document | ReadError:
    """The document that a row is, or what is wrong with its text."""
    if text is None:
        return ReadError(name, "empty")
    if not isinstance(text, str):
        return ReadError(name, "not_text", column=column)
    return ReadError(name, "empty") if is_blank(text) else Document(name=name, text=text)
