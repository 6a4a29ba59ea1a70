"""Databases by their address: what connects to them, and how they are named without a secret."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from summarymine.outputs.errors import StoreError
from summarymine.outputs.text import visible

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

# The table that says that the others are ours, and of which version.
MARKER = "summarymine_schema"

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+_]*://")
# Debian and pip have it for every system; SQLAlchemy's own choice changed between versions.
_DRIVERS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


def is_url(target: str) -> bool:
    """Whether a target of -o is the address of a database, not a file.

    >>> is_url("postgresql://db/facts"), is_url("C:/facts.csv"), is_url("facts.csv")
    (True, False, False)
    """
    return _URL.match(target) is not None


def check_url(target: str) -> None:
    """Raises StoreError for what needs no database to see: no address, no driver."""
    open_engine(target).dispose()


def show_url(target: str) -> str:
    """The address as it may be shown. Raises StoreError."""
    engine = open_engine(target)
    engine.dispose()
    return shown(engine.url)


def open_engine(target: str) -> Any:
    """What connects to the database; it does not connect yet. Raises StoreError."""
    # What stands before the first colon holds no secret, unlike the rest.
    scheme = target.partition(":")[0]
    try:
        import sqlalchemy
    except ImportError:
        name = f"{scheme}://…"
        raise StoreError(name, "no_library", library="sqlalchemy", extra="sql") from None
    try:
        url = sqlalchemy.make_url(target)
    except (sqlalchemy.exc.ArgumentError, ValueError):
        raise StoreError(f"{scheme}://…", "bad_url") from None
    url = url.set(drivername=_DRIVERS.get(url.drivername, url.drivername))
    try:
        engine = sqlalchemy.create_engine(url, hide_parameters=True)
        if engine.dialect.name == "sqlite":
            _make_strict(engine)
        return engine
    except sqlalchemy.exc.NoSuchModuleError:
        raise StoreError(shown(url), "no_dialect", dialect=url.drivername) from None
    except ImportError as error:
        module = (error.name or "").partition(".")[0]
        if module == "psycopg":
            raise StoreError(shown(url), "no_library", library=module, extra="sql") from None
        details = {"dialect": url.get_backend_name(), "detail": module}
        raise StoreError(shown(url), "no_driver", **details) from None
    except (sqlalchemy.exc.ArgumentError, TypeError, ValueError):
        raise StoreError(shown(url), "bad_url") from None


def _make_strict(engine: Any) -> None:
    """Gives SQLite whole transactions, tables too, and keys that it checks."""
    from sqlalchemy import event

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: object) -> None:
        connection.isolation_level = None
        connection.execute("pragma foreign_keys = on")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("begin immediate")


def shown(url: "URL") -> str:
    """The address without password, and without its query, which may hold one."""
    return visible(url.set(query={}).render_as_string(hide_password=True))


@contextmanager
def telling(engine: Any) -> Iterator[None]:
    """Whatever the database says, as StoreError without the password; closes it at the end."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except (SQLAlchemyError, ValueError) as error:
        said = str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
        password = engine.url.password
        if password:
            said = said.replace(str(password), "***")
        raise StoreError(shown(engine.url), "failed", detail=visible(said)) from None
    finally:
        engine.dispose()
