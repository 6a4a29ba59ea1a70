"""A table into a file or a pipe: the old file stays whole until the new one is."""

import codecs
import errno
import io
import os
import secrets
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from summarymine.model import Language, Table
from summarymine.outputs.csv import csv_lines
from summarymine.outputs.errors import StoreError, WriteError
from summarymine.outputs.jsonl import jsonl_lines
from summarymine.outputs.markdown import markdown_lines
from summarymine.outputs.terminal import terminal_lines
from summarymine.outputs.text import PLAINER, without_commands

FORMATS = ("csv", "jsonl", "md", "table")

# Of a table in a file or a pipe, where there is no terminal to ask.
PLAIN_WIDTH = 120

_ENDINGS = {".csv": "csv", ".jsonl": "jsonl", ".md": "md", ".txt": "table", ".table": "table"}
_STDOUT = "standard output"

# What a system's error number is to a user.
_REASONS = {
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.EISDIR: "is_folder",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.EROFS: "read_only",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "quota",
    errno.EFBIG: "file_limit",
    errno.EEXIST: "no_file",
    errno.ENAMETOOLONG: "long_name",
}


def write(
    table: Table,
    target: Path | str | None,
    *,
    format: str | None = None,
    headers: Language = "en",
    encoding: str | None = None,
) -> None:
    """Write a table to a file, or to standard output if target is None.

    format: csv, jsonl, md or table; by default told by the file's ending, and on standard output
    table on a terminal, else csv. encoding: any that Python knows, by default UTF-8, in a CSV file
    with a BOM, for Excel; characters that it lacks become `?`, in jsonl an escape.

    Raises WriteError; whatever is raised, a file that was there before is left as it was.
    """
    if not isinstance(table, Table):
        raise TypeError(
            "write takes a table: write(compare(facts), path); of facts"
            " to_frame(facts).to_csv(path)"
        )
    if target is None:
        _write_stdout(table, format, headers, encoding)
        return
    path = Path(target)
    form = format or _format_of(path)
    encoding = _checked_encoding(encoding or ("utf-8-sig" if form == "csv" else "utf-8"), path)
    lines = _lines(table, form, headers, encoding, line_end="\r\n", width=PLAIN_WIDTH)
    _write_file(lines, path, encoding)


def write_text(text: str, path: Path) -> None:
    """Writes text to a file in UTF-8. Raises WriteError, and then the old file stays."""
    _write_file([text], path, "utf-8")


def _format_of(path: Path) -> str:
    ending = path.suffix.lower()
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    *some, last = _ENDINGS
    what = f"unknown ending {ending}" if ending else "no ending that tells the format"
    raise WriteError(f"{path}: {what}; use {', '.join(some)} or {last}")


def _checked_encoding(encoding: str, target: Path | str) -> str:
    """The encoding, if text can be written in it."""
    try:
        "数".encode(encoding, errors="replace")
    except (LookupError, UnicodeError):
        what = f"unknown encoding {encoding}; use utf-8, utf-8-sig or gb18030"
        raise WriteError(f"{target}: {what}") from None
    return encoding


def _lines(
    table: Table, form: str, headers: Language, encoding: str, *, line_end: str, width: int
) -> Iterator[str]:
    forms: dict[str, Callable[[], Iterator[str]]] = {
        "csv": lambda: csv_lines(table, headers, line_end),
        "jsonl": lambda: jsonl_lines(table, headers, ascii_only=not _has_all(encoding)),
        "md": lambda: markdown_lines(table, headers),
        "table": lambda: terminal_lines(table, headers, width),
    }
    if form not in forms:
        raise WriteError(f"unknown format {form}; use {', '.join(FORMATS[:-1])} or {FORMATS[-1]}")
    return forms[form]()


def _has_all(encoding: str) -> bool:
    """Whether an encoding has every character."""
    return codecs.lookup(encoding).name.startswith(("utf", "gb18030"))


def _write_stdout(
    table: Table, format: str | None, headers: Language, encoding: str | None
) -> None:
    is_terminal = sys.stdout.isatty()
    encoding = _checked_encoding(
        encoding or (is_terminal and sys.stdout.encoding) or "utf-8", _STDOUT
    )
    width = shutil.get_terminal_size().columns if is_terminal else PLAIN_WIDTH
    form = format or ("table" if is_terminal else "csv")
    lines = _lines(table, form, headers, encoding, line_end="\n", width=width)
    if is_terminal:
        # A form for programs, too, is seen by one.
        lines = map(without_commands, lines)
    sys.stdout.flush()
    if not hasattr(sys.stdout, "buffer"):
        # A caller that catches what is printed, as text.
        sys.stdout.writelines(lines)
        return
    _write_lines(lines, sys.stdout.buffer, encoding, _STDOUT)


def _write_file(lines: Iterable[str], target: Path, encoding: str) -> None:
    with telling(target):
        is_device = target.exists() and not target.is_file() and not target.is_dir()
    if is_device:
        # A pipe or a device is written to; to replace it would take it away.
        with telling(target), target.open("wb") as device:
            _write_lines(lines, device, encoding, target)
        return
    with telling(target):
        # A link stays a link: what it leads to is replaced.
        path = Path(os.path.realpath(target))
        check_writable(path)
        draft = path.with_name(f".summarymine-{secrets.token_hex(4)}.tmp")
    # Ctrl-C too leaves nothing behind, even between the draft's making and its first line.
    try:
        with telling(target):
            stream = draft.open("xb")
        try:
            _write_lines(lines, stream, encoding, target)
            with telling(target):
                os.fsync(stream.fileno())
                stream.close()
        finally:
            # After a full disk closing fails once more, and says nothing new.
            with suppress(OSError):
                stream.close()
        with telling(target):
            take_place(draft, path)
    except BaseException:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


def check_writable(path: Path) -> None:
    """Raises what open() would: to replace a file asks no permission of the file itself."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if path.exists() and not path.is_file():
        # /dev/null would be gone.
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def take_place(draft: Path, path: Path) -> None:
    """Puts a draft in the place of a file, which keeps who may read it."""
    if path.exists():
        shutil.copymode(path, draft)
    os.replace(draft, path)  # noqa: PTH105


def _write_lines(lines: Iterable[str], stream: BinaryIO, encoding: str, target: Path | str) -> None:
    text = io.TextIOWrapper(stream, encoding, errors=PLAINER, newline="", write_through=False)
    try:
        for line in lines:
            # An error of the rows themselves is theirs to tell, so only this is watched.
            with telling(target):
                text.write(line)
        with telling(target):
            text.flush()
    finally:
        # Else the stream would be closed with the wrapper.
        _detach(text)


def _detach(text: io.TextIOWrapper) -> None:
    """Lets go of the stream; what could not be written before cannot be written now either."""
    with suppress(OSError):
        text.detach()


@contextmanager
def telling(target: Path | str) -> Iterator[None]:
    """Turns the system's errors into WriteError; a reader that left the pipe is none."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "system")
        raise StoreError(str(target), reason, detail=error.strerror or str(error)) from error
