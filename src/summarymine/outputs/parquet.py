"""Rows as Parquet: typed, each column with its note; the facts of a study in one file."""

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO

from summarymine.columns import FACT_COLUMNS, LIST_COLUMNS, LIST_SEPARATOR
from summarymine.model import Column, Language
from summarymine.outputs.data_rows import Value, fits_decimal, stored_facts
from summarymine.outputs.data_schema import FRACTION_DIGITS, WHOLE_DIGITS
from summarymine.outputs.errors import StoreError
from summarymine.outputs.notes import ALWAYS, KINDS, NOTES, Kind
from summarymine.outputs.origin import origin_object, unread_objects
from summarymine.study import Study

# Under this key of the metadata stands what made the rows.
ORIGIN_KEY = "summarymine"


def write_parquet(study: Study, path: Path, headers: Language) -> None:
    """Writes the facts of all reports into a new Parquet file, the columns named as in jsonl.

    The key-value metadata tell where they come from: `summarymine` is a JSON object of version,
    rules, options, documents and what was unread. Raises StoreError.
    """
    facts = (fact for one in study.documents for fact in stored_facts(one, fits_decimal))
    metadata = {ORIGIN_KEY: json.dumps(_study_origin(study, headers))}
    try:
        with path.open("wb") as file:
            write_rows(file, FACT_COLUMNS, list(facts), metadata)
    except ValueError as error:
        raise StoreError(path.name, "broken", detail=str(error)) from error


def write_rows(
    file: BinaryIO,
    columns: Sequence[Column],
    rows: Sequence[Mapping[str, Value]],
    metadata: Mapping[str, str],
) -> None:
    """Writes rows, by public key, as a Parquet file. Raises ValueError for what it cannot hold."""
    import pyarrow
    import pyarrow.parquet

    schema = pyarrow.schema([_field(column) for column in columns], dict(metadata))
    arrays = [
        pyarrow.array([_arrow_value(field.name, row[field.name]) for row in rows], field.type)
        for field in schema
    ]
    table = pyarrow.Table.from_arrays(arrays, schema=schema)
    try:
        pyarrow.parquet.write_table(table, file, compression="zstd")
    except pyarrow.ArrowException as error:
        raise ValueError(str(error)) from error


def arrow_type(kind: Kind) -> Any:
    """The type of Arrow for values of a kind."""
    import pyarrow

    types = {
        "integer": pyarrow.int32(),
        "decimal": pyarrow.decimal128(WHOLE_DIGITS + FRACTION_DIGITS, FRACTION_DIGITS),
        "date": pyarrow.date32(),
        "boolean": pyarrow.bool_(),
    }
    return types.get(kind, pyarrow.string())


def _field(column: Column) -> Any:
    import pyarrow

    # What is numeric and of no other kind counts numerals.
    kind = KINDS.get(column.key, "integer" if column.numeric else "text")
    type = arrow_type(kind)
    return pyarrow.field(
        column.key,
        pyarrow.list_(type) if column.key in LIST_COLUMNS else type,
        nullable=column.key not in ALWAYS,
        metadata={"description": NOTES[column.key], "zh": column.zh},
    )


def _arrow_value(key: str, value: Value) -> Value | list[str]:
    if key in LIST_COLUMNS:
        return str(value).split(LIST_SEPARATOR) if value else []
    whole = KINDS.get(key, "integer") == "integer"
    return int(value) if whole and isinstance(value, Decimal) else value


def _study_origin(study: Study, language: Language) -> dict[str, Any]:
    documents: Iterable[Mapping[str, Any]] = (
        {
            "name": document.name,
            "digest": document.digest,
            "packs": list(document.packs),
            "duplicate_of": document.duplicate_of or None,
        }
        for document in study.documents
    )
    return origin_object(study.origin, [*documents], unread_objects(study.unread, language))
