"""JSON Schemas of the JSON Lines outputs, made from the columns that they are written by."""

from collections.abc import Sequence
from typing import Any

from summarymine.columns import (
    FACT_COLUMNS,
    LEDGER_COLUMNS,
    LIST_COLUMNS,
    NUMERAL_COLUMNS,
    QUANTITY_COLUMNS,
)
from summarymine.model import Column
from summarymine.outputs.notes import ALWAYS, KINDS, NOTES, WORDS

_DRAFT = "https://json-schema.org/draft/2020-12/schema"

# By the name of the file: what a line is, and its columns.
OUTPUTS: dict[str, tuple[str, Sequence[Column]]] = {
    "facts": ("a line that summarymine extract writes: a fact", FACT_COLUMNS),
    "quantities": ("a line that summarymine quantities writes: a figure", QUANTITY_COLUMNS),
    "ledger": ("a line that summarymine ledger writes: a report", LEDGER_COLUMNS),
    "numerals": ("a line that summarymine ledger --class writes: a numeral", NUMERAL_COLUMNS),
}


def make_output_schema(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a line of an output, a key of OUTPUTS."""
    title, columns = OUTPUTS[name]
    counts = name == "ledger"
    return {
        "$schema": _DRAFT,
        "$id": f"{name}.schema.json",
        "title": title,
        "type": "object",
        "properties": {column.key: _property(column, counts) for column in columns},
        "required": [column.key for column in columns],
        "additionalProperties": False,
    }


def make_origin_schema() -> dict[str, Any]:
    """The JSON Schema of FILE.origin.json."""
    text = {"type": "string"}
    digest = {"type": "string", "pattern": "^[0-9a-f]{32}$"}
    document = {
        "name": text,
        "digest": digest,
        "packs": {"type": "array", "items": text},
        "duplicate_of": {"type": ["string", "null"]},
    }
    unread = {"name": text, "code": text, "reason": text}
    return {
        "$schema": _DRAFT,
        "$id": "origin.schema.json",
        "title": "what made an output, written beside it by --origin",
        **_object(
            {
                "schema": {"const": "summarymine/origin/1"},
                "version": text,
                "rules": digest,
                "options": {"type": "object", "additionalProperties": text},
                "documents": {"type": "array", "items": _object(document)},
                "unread": {"type": "array", "items": _object(unread)},
                "output": _object({"name": text, "digest": digest}),
            }
        ),
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": [*properties],
        "additionalProperties": False,
    }


def _property(column: Column, counts: bool) -> dict[str, Any]:
    """counts: whether numbers are counts, never empty."""
    told = {"title": column.zh, "description": NOTES[column.key]}
    if column.key in LIST_COLUMNS:
        return {**told, "type": "array", "items": {"type": "string"}}
    if counts and column.numeric:
        return {**told, "type": "integer", "minimum": 0}
    kind = KINDS.get(column.key, "text")
    type = {"integer": "integer", "decimal": "number"}.get(kind, "string")
    always = column.key in ALWAYS
    told["type"] = type if always else [type, "null"]  # type: ignore[assignment]
    if kind == "integer":
        return {**told, "minimum": 0}
    if kind == "date":
        return {**told, "format": "date"}
    if words := WORDS.get(column.key):
        return {**told, "enum": [*words, *([] if always else [None])]}
    return told
