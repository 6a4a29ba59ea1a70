"""Rows as they come into a folder of Parquet files, here or behind an address."""

import io
import itertools
import json
import os
import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from summarymine.model import Table
from summarymine.outputs.data_rows import fits_decimal, stored_row
from summarymine.outputs.errors import StoreError
from summarymine.outputs.origin import origin_object
from summarymine.outputs.parquet import ORIGIN_KEY, write_rows
from summarymine.outputs.writing import telling
from summarymine.readers.remote import find_local, is_address, open_system, shown_address
from summarymine.readers.stored import ORIGIN_NAME
from summarymine.study import Origin

# Rows of a file: some 30 MB of memory, some 3 MB on disk.
ROWS = 50_000


class PartsFolder:
    """A folder, or an address; a file is there whole or not at all."""

    def __init__(self, target: str) -> None:
        self.shown = shown_address(target)
        local = find_local(target) or ("" if is_address(target) else target)
        self.path = Path(local) if local else None
        # The file system, and the path in it. Raises ReadError for one there is no driver for.
        self.remote = None if local else open_system(target, self.shown)

    def check(self) -> None:
        """Raises WriteError unless it is new or empty: files of two runs would be read as one."""
        if self.path is not None:
            with telling(self.shown):
                is_full = self.path.exists() and any(self.path.iterdir())
                self.path.parent.stat()
        else:
            is_full = bool(self._ask("find"))
        if is_full:
            raise StoreError(self.shown, "not_empty")

    def put(self, name: str, data: bytes) -> None:
        """Writes a file. Raises WriteError."""
        if self.path is None:
            assert self.remote is not None
            self._ask("pipe_file", name, data)
            return
        draft = self.path / f".summarymine-{secrets.token_hex(4)}.tmp"
        try:
            with telling(self.shown):
                self.path.mkdir(exist_ok=True)
                draft.write_bytes(data)
                os.replace(draft, self.path / name)  # noqa: PTH105
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)

    def _ask(self, what: str, name: str = "", *arguments: Any) -> Any:
        """Has the file system do something to a file of the folder."""
        assert self.remote is not None
        system, path = self.remote
        try:
            # What another run has written may be known as missing.
            system.invalidate_cache()
            if what == "pipe_file":
                system.makedirs(path, exist_ok=True)
            return getattr(system, what)(f"{path.rstrip('/')}/{name}", *arguments)
        except Exception as error:
            # Drivers have errors of their own.
            detail = str(error).partition("\n")[0] or type(error).__name__
            raise StoreError(self.shown, "unwritable", detail=detail) from error


def write_parts(table: Table, target: str, origin: Origin) -> None:
    """Writes the rows of a table into part-00000.parquet and so on, each when its rows are there.

    A table without rows is one file without rows. Raises WriteError; files that were written stay.
    """
    folder = PartsFolder(target)
    keys = [column.key for column in table.columns]
    metadata = {ORIGIN_KEY: json.dumps(origin_object(origin, [], []))}
    rows = iter(table.rows)
    for number in itertools.count():
        some = [stored_row(keys, row, fits_decimal) for row in itertools.islice(rows, ROWS)]
        if number and not some:
            return
        file = io.BytesIO()
        try:
            write_rows(file, table.columns, some, metadata)
        except ValueError as error:
            raise StoreError(folder.shown, "broken", detail=str(error)) from error
        folder.put(f"part-{number:05}.parquet", file.getvalue())


def write_parts_origin(
    origin: Origin,
    documents: Sequence[Mapping[str, Any]],
    unread: Sequence[Mapping[str, str]],
    target: str,
) -> None:
    """Writes what made the files, and of which reports: the sign that the folder is whole."""
    text = json.dumps(origin_object(origin, documents, unread), indent=2)
    PartsFolder(target).put(ORIGIN_NAME, f"{text}\n".encode())
