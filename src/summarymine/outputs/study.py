"""A study into a file: a workbook, a page, a database; by the ending, and all or nothing."""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from summarymine.model import Language
from summarymine.outputs.errors import StoreError, WriteError
from summarymine.outputs.writing import check_writable, take_place, telling
from summarymine.study import Study

# The module and the function that writes each kind; loaded when first needed.
_WRITERS = {
    ".xlsx": ("workbook", "write_workbook"),
    ".html": ("page", "write_page"),
    ".duckdb": ("database", "write_duckdb"),
    ".sqlite": ("database", "write_sqlite"),
    ".parquet": ("parquet", "write_parquet"),
}
STUDY_ENDINGS = tuple(_WRITERS)

# What is no part of every installation: the libraries of a form, and the extra that brings them.
_NEEDS = {
    ".duckdb": (("duckdb", "pyarrow"), "data"),
    ".parquet": (("pyarrow",), "data"),
}

# Writes a study, headed in a language, into a new file.
Writer = Callable[[Study, Path, Language], None]


def write_study(study: Study, target: Path, headers: Language) -> None:
    """Writes a study to a file, whose ending tells the kind.

    Raises WriteError; whatever is raised, a file that was there before is left as it was.
    """
    writer = _find_writer(target)
    if missing := find_missing(target.suffix.lower(), str(target)):
        raise missing
    with telling(target):
        path = Path(os.path.realpath(target))
        check_writable(path)
    draft = path.with_name(f".summarymine-{secrets.token_hex(4)}{path.suffix}")
    try:
        with telling(target):
            writer(study, draft, headers)
            with draft.open("rb+") as file:
                os.fsync(file.fileno())
            take_place(draft, path)
    except StoreError as error:
        raise error.of(str(target)) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def find_missing(ending: str, name: str) -> StoreError | None:
    """What a form needs and has not, told of the file called name."""
    libraries, extra = _NEEDS.get(ending, ((), ""))
    missing = next((one for one in libraries if find_spec(one) is None), None)
    return StoreError(name, "no_library", library=missing, extra=extra) if missing else None


def _find_writer(target: Path) -> Writer:
    ending = target.suffix.lower()
    if ending not in _WRITERS:
        raise WriteError(f"{target}: unknown ending {ending}; use {', '.join(STUDY_ENDINGS)}")
    module, function = _WRITERS[ending]
    writer: Writer = getattr(import_module(f"summarymine.outputs.{module}"), function)
    return writer
