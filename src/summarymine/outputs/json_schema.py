"""JSON Schemas of outputs; those of tables are made from the columns that they are written by."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from summarymine.columns import (
    AUDIT_COLUMNS,
    COMPARE_COLUMNS,
    DOUBTS_COLUMN,
    FACT_COLUMNS,
    INDICATOR_COLUMNS,
    LEDGER_COLUMNS,
    LIST_COLUMNS,
    LONG_COLUMNS,
    NUMERAL_COLUMNS,
    QUANTITY_COLUMNS,
    SERIES_COLUMNS,
    TARGET_COLUMNS,
)
from summarymine.model import Column
from summarymine.outputs.notes import ALWAYS, KINDS, NOTES, WORDS

# Numbers, or text where only bounds are known.
_MIXED = frozenset({"gap", "ratio"})
_CELL = {
    "type": ["number", "string", "null"],
    "description": "a number if it is exact, certain and of the whole; else text, with its marks",
}
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class Lines:
    """An output of a line for each row. title: what a line is.

    notes: of columns that hold something else here than elsewhere. always: those never empty.
    counts: whether numbers are counts. more: whether a column for each body or year follows.
    """

    title: str
    columns: Sequence[Column]
    notes: Mapping[str, str] = field(default_factory=dict)
    always: Collection[str] = ALWAYS
    counts: bool = False
    more: bool = False


_COMPARED = frozenset({"indicator", "label", "measure"})
_UNIT = {"unit": "the measure word, % of a change"}
_VALUE = {"value": "the level or change, the lower end of a range; empty is unstated, never 0"}

# By the name of the file.
OUTPUTS: Mapping[str, Lines] = {
    "facts": Lines("a line that summarymine extract writes: a fact", FACT_COLUMNS),
    "quantities": Lines("a line that summarymine quantities writes: a figure", QUANTITY_COLUMNS),
    "ledger": Lines("a line that summarymine ledger writes: a report", LEDGER_COLUMNS, counts=True),
    "numerals": Lines("a line that summarymine ledger --class writes: a numeral", NUMERAL_COLUMNS),
    "findings": Lines(
        "a line that summarymine audit writes: a finding",
        AUDIT_COLUMNS,
        notes={
            "document": "the report; empty if it is of several",
            "indicators": "ids of the indicators concerned",
        },
        always=frozenset({"weight", "code", "message"}),
    ),
    "comparison": Lines(
        "a line that summarymine compare writes: an indicator's levels or changes, a body a column",
        (*COMPARE_COLUMNS, DOUBTS_COLUMN),
        notes=_UNIT,
        always=_COMPARED,
        more=True,
    ),
    "comparison-year": Lines(
        "a line that summarymine compare --layout year writes: a body's figures, a year a column",
        (*SERIES_COLUMNS, DOUBTS_COLUMN),
        notes=_UNIT,
        always=_COMPARED | {"body"},
        more=True,
    ),
    "comparison-long": Lines(
        "a line that summarymine compare --layout long writes: a figure",
        LONG_COLUMNS,
        notes=_UNIT | _VALUE,
        always=_COMPARED | {"heading"},
    ),
    "targets": Lines(
        "a line that summarymine compare --targets writes: what was planned and what came",
        TARGET_COLUMNS,
        notes=_UNIT | {"year": "the year that the target is for"},
        always=_COMPARED | {"body", "target"},
    ),
    "indicators": Lines(
        "a line that summarymine patterns list writes: an indicator",
        INDICATOR_COLUMNS,
        notes={"unit": "the unit of its level"},
        always=frozenset({"id", "label", "origin"}),
    ),
}


def make_output_schema(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a line of an output, a key of OUTPUTS."""
    lines = OUTPUTS[name]
    return {
        "$schema": _DRAFT,
        "$id": f"{name}.schema.json",
        "title": lines.title,
        "type": "object",
        "properties": {column.key: _property(column, lines) for column in lines.columns},
        "required": [column.key for column in lines.columns],
        "additionalProperties": _CELL if lines.more else False,
    }


def make_verification_schema() -> dict[str, Any]:
    """The JSON Schema of what summarymine verify --format json writes."""
    text, count = {"type": "string"}, {"type": "integer", "minimum": 0}
    maybe, texts = {"type": ["string", "null"]}, {"type": "array", "items": {"type": "string"}}
    pair = {"type": "array", "items": maybe, "minItems": 2, "maxItems": 2}
    change = {
        "kind": {"enum": ["changed", "gained", "lost", "moved"]},
        "indicator": text,
        "line": count,
        "patterns": pair,
        "cells": {"type": "object", "additionalProperties": pair},
    }
    document = {
        "before": maybe,
        "after": maybe,
        "file": {"enum": ["same", "changed", "missing", "new", "unread", "unknown"]},
        "same": count,
        "causes": texts,
        "changes": {"type": "array", "items": _object(change)},
    }
    was_and_is = _object({"before": texts, "after": text})
    return {
        "$schema": _DRAFT,
        "$id": "verification.schema.json",
        "title": "what summarymine verify --format json writes",
        **_object(
            {
                "output": text,
                "has_origin": {"type": "boolean"},
                "edited": {"type": "boolean"},
                "rules": was_and_is,
                "version": was_and_is,
                **dict.fromkeys(("same", "changed", "gained", "lost", "moved"), count),
                "documents": {"type": "array", "items": _object(document)},
            }
        ),
    }


def make_explanation_schema() -> dict[str, Any]:
    """The JSON Schema of a line that summarymine explain --format jsonl writes."""
    text, maybe = {"type": "string"}, {"type": ["string", "null"]}
    count, number = {"type": "integer", "minimum": 0}, {"type": ["number", "null"]}
    perhaps_count = {"type": ["integer", "null"], "minimum": 0}
    texts = {"type": "array", "items": text}
    claim = {
        **dict.fromkeys(("indicator", "label", "pattern", "measure", "fate"), text),
        "words": maybe,
        **dict.fromkeys(("row_line", "row_start"), perhaps_count),
        **dict.fromkeys(("scope", "scope_by", "status", "status_by", "status_words"), maybe),
        "year": perhaps_count,
        "flags": texts,
    }
    missed = {
        **dict.fromkeys(("indicator", "label", "pattern", "reason"), text),
        **dict.fromkeys(("name", "words"), maybe),
        "unit_fits": {"type": "boolean"},
    }
    return {
        "$schema": _DRAFT,
        "$id": "explanation.schema.json",
        "title": "a line that summarymine explain --format jsonl writes: a figure",
        **_object(
            {
                "document": text,
                **dict.fromkeys(("line", "start", "end"), count),
                **dict.fromkeys(("surface", "kind"), text),
                **dict.fromkeys(("value", "low", "high"), number),
                "unit": maybe,
                "flags": texts,
                "role": maybe,
                "result": {"enum": ["kept", "dropped", "not_quantity"]},
                "reason": maybe,
                "claims": {"type": "array", "items": _object(claim)},
                "misses": {"type": "array", "items": _object(missed)},
                "section": maybe,
                "sentence": text,
            }
        ),
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


def make_schemas() -> dict[str, dict[str, Any]]:
    """All schemas by the name of the file."""
    return {
        **{name: make_output_schema(name) for name in OUTPUTS},
        "explanation": make_explanation_schema(),
        "verification": make_verification_schema(),
        "origin": make_origin_schema(),
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": [*properties],
        "additionalProperties": False,
    }


def _property(column: Column, lines: Lines) -> dict[str, Any]:
    told: dict[str, Any] = {
        "title": column.zh,
        "description": lines.notes.get(column.key, NOTES[column.key]),
    }
    if column.key in LIST_COLUMNS:
        return {**told, "type": "array", "items": {"type": "string"}}
    if column.key in _MIXED:
        return {**told, "type": ["number", "string", "null"]}
    if lines.counts and column.numeric:
        # Never empty.
        return {**told, "type": "integer", "minimum": 0}
    kind = KINDS.get(column.key, "text")
    type = {"integer": "integer", "decimal": "number"}.get(kind, "string")
    always = column.key in lines.always
    told["type"] = type if always else [type, "null"]
    if kind == "integer":
        return {**told, "minimum": 0}
    if kind == "date":
        return {**told, "format": "date"}
    if words := WORDS.get(column.key):
        return {**told, "enum": [*words, *([] if always else [None])]}
    return told
