"""A study as a database in one file: SQLite or DuckDB."""

import contextlib
import errno
import os
import sqlite3
from decimal import Decimal
from pathlib import Path
from typing import Any

from summarymine.model import Language
from summarymine.outputs.data_rows import StudyRows, Value, fits_sqlite, study_rows
from summarymine.outputs.data_schema import (
    FRACTION_DIGITS,
    SCHEMA_VERSION,
    TABLES,
    VIEWS,
    WHOLE_DIGITS,
    DataTable,
)
from summarymine.outputs.errors import StoreError
from summarymine.outputs.notes import Kind
from summarymine.outputs.parquet import arrow_type
from summarymine.study import Study

_SQLITE_TYPES: dict[Kind, str] = {
    **{"key": "TEXT", "text": "TEXT", "integer": "INTEGER"},
    **{"decimal": "NUMERIC", "date": "DATE", "boolean": "BOOLEAN"},
}
_DUCKDB_TYPES: dict[Kind, str] = {
    **{"key": "VARCHAR", "text": "VARCHAR", "integer": "INTEGER"},
    **{"decimal": f"DECIMAL({WHOLE_DIGITS + FRACTION_DIGITS}, {FRACTION_DIGITS})", "date": "DATE"},
    "boolean": "BOOLEAN",
}


def write_sqlite(study: Study, path: Path, headers: Language) -> None:
    """Writes all tables and views into a new SQLite file.

    Names are English whatever headers says: queries depend on them. It is the language of reasons.
    Raises StoreError, and OSError of the disk.
    """
    rows = study_rows(study, fits_sqlite, headers)
    try:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            # A draft that breaks off is thrown away: it needs no journal beside it.
            connection.execute("pragma journal_mode = off")
            connection.execute("pragma foreign_keys = on")
            connection.execute(f"pragma user_version = {SCHEMA_VERSION}")
            with connection:
                for table in TABLES:
                    connection.execute(_create(table, _SQLITE_TYPES, commented=True))
                    places = ", ".join("?" * len(table.fields))
                    connection.executemany(
                        f"insert into {table.name} values ({places})",
                        (tuple(map(_for_sqlite, row)) for row in rows.table(table.name)),
                    )
                for view in VIEWS:
                    connection.execute(f"create view {view.name} as -- {view.note}\n{view.query}")
    except sqlite3.Error as error:
        raise _disk_or_store_error(error, path) from error


def write_duckdb(study: Study, path: Path, headers: Language) -> None:
    """Writes all tables and views into a new DuckDB file, each with its comment.

    Names are English whatever headers says: queries depend on them. It is the language of reasons.
    Raises StoreError, and OSError of the disk.
    """
    import duckdb

    rows = study_rows(study, language=headers)
    beside = path.with_name(f"{path.name}.wal")
    try:
        # Nothing is fetched: what is not built in is not needed.
        offline: dict[str, Any] = dict.fromkeys(
            ("autoinstall_known_extensions", "autoload_known_extensions"), "false"
        )
        with duckdb.connect(str(path), config=offline) as connection:
            for table in TABLES:
                connection.execute(_create(table, _DUCKDB_TYPES))
                connection.execute(f"comment on table {table.name} is {_literal(table.note)}")
                for field in table.fields:
                    name = f"{table.name}.{field.key}"
                    connection.execute(f"comment on column {name} is {_literal(field.note)}")
                connection.register("incoming", _arrow_table(table, rows))
                connection.execute(f"insert into {table.name} select * from incoming")
                connection.unregister("incoming")
            for view in VIEWS:
                connection.execute(f"create view {view.name} as {view.query}")
                connection.execute(f"comment on view {view.name} is {_literal(view.note)}")
    except duckdb.Error as error:
        raise _disk_or_store_error(error, path) from error
    finally:
        beside.unlink(missing_ok=True)


def _disk_or_store_error(error: Exception, path: Path) -> OSError | StoreError:
    """The system's error if the disk is at fault, told as of every form; else what is said."""
    said = str(error)
    for number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        if os.strerror(number) in said:
            return OSError(number, os.strerror(number))
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
        return OSError(errno.ENOSPC, said)
    return StoreError(path.name, "broken", detail=said)


def _create(table: DataTable, types: dict[Kind, str], *, commented: bool = False) -> str:
    """The statement that makes a table; commented: with the notes, which SQLite keeps with it."""
    lines = []
    for field in table.fields:
        parts = [field.key, types[field.kind], "not null" if field.required else ""]
        if field.references:
            parts.append(f"references {field.references}")
        lines.append((" ".join(filter(None, parts)), field.note))
    lines.append((f"primary key ({', '.join(table.primary)})", ""))
    ends = [*(["," for _ in lines[:-1]]), ""]
    body = "\n".join(
        f"  {line}{end}" + (f" -- {note}" if commented and note else "")
        for (line, note), end in zip(lines, ends, strict=True)
    )
    head = f"create table {table.name} (" + (f" -- {table.note}" if commented else "")
    return f"{head}\n{body}\n)"


def _literal(text: str) -> str:
    """Text of ours as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def _for_sqlite(value: Value) -> str | int | float | None:
    """A value as SQLite holds it; numbers were seen to fit."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if value is None or isinstance(value, str | int):
        return value
    return value.isoformat()


def _arrow_table(table: DataTable, rows: StudyRows) -> Any:
    """The rows of a table with its types."""
    import pyarrow

    columns = list(zip(*rows.table(table.name), strict=True)) or [()] * len(table.fields)
    arrays = [
        pyarrow.array(cells, arrow_type(field.kind))
        for field, cells in zip(table.fields, columns, strict=True)
    ]
    return pyarrow.Table.from_arrays(arrays, names=[field.key for field in table.fields])
