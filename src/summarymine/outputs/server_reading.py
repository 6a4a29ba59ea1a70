"""A database by its address, read back as an output that an earlier run wrote."""

from pathlib import Path
from typing import Any

from summarymine.outputs.connection import MARKER, open_engine, shown, telling
from summarymine.outputs.data_schema import SCHEMA_VERSION
from summarymine.outputs.errors import StoreError
from summarymine.readers.stored import (
    DOCUMENTS_QUERY,
    FACTS_QUERY,
    OutputError,
    StoredOutput,
    stored_output,
)

# One state of the database for all that is asked, and nothing that a view could change.
_READING = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


def read_url(target: str) -> StoredOutput:
    """What is current in a database that write_url wrote. Raises StoreError and OutputError."""
    engine = open_engine(target)
    name = shown(engine.url)
    if engine.dialect.name == "sqlite" and not Path(engine.url.database or "").is_file():
        # SQLite would make a new one.
        raise OutputError(name, "missing")
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(**_READING)
    with telling(engine), engine.connect() as connection:
        _check_schema(connection, name)
        facts = _rows(connection, FACTS_QUERY)
        return stored_output(facts, _rows(connection, DOCUMENTS_QUERY))


def _check_schema(connection: Any, name: str) -> None:
    """Raises StoreError or OutputError for tables that are not ours, or of another version."""
    import sqlalchemy

    if not sqlalchemy.inspect(connection).has_table(MARKER):
        raise OutputError(name, "no_facts", detail=f"no table {MARKER}")
    ((found,),) = _rows(connection, f"select version from {MARKER}")
    if found != SCHEMA_VERSION:
        raise StoreError(name, "other_schema", found=str(found), wanted=str(SCHEMA_VERSION))


def _rows(connection: Any, query: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in connection.exec_driver_sql(query)]
