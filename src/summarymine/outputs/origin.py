"""What made an output whose form has no room for it: a file beside it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from summarymine.model import Language
from summarymine.outputs.data_schema import SCHEMA_VERSION
from summarymine.outputs.writing import write_text
from summarymine.study import Origin, UnreadReport


def origin_object(
    origin: Origin, documents: Sequence[Mapping[str, Any]], unread: Sequence[Mapping[str, str]]
) -> dict[str, Any]:
    """What made an output, and of which files, for JSON.

    documents: of each its name, digest, packs and duplicate_of. unread: what unread_objects tells.
    """
    return {
        "schema": f"summarymine/origin/{SCHEMA_VERSION}",
        "version": origin.version,
        "rules": origin.rules,
        "options": dict(origin.options),
        "documents": list(documents),
        "unread": list(unread),
    }


def unread_objects(unread: Iterable[UnreadReport], language: Language) -> list[dict[str, str]]:
    """What could not be read, for JSON."""
    return [{"name": one.name, "code": one.code, "reason": one.reasons[language]} for one in unread]


def write_origin(
    origin: Origin,
    documents: Sequence[Mapping[str, Any]],
    unread: Sequence[Mapping[str, str]],
    output: Mapping[str, str],
    path: Path,
) -> None:
    """Writes the origin into the file at path; output: name and digest of what it is of.

    Raises WriteError.
    """
    told = {**origin_object(origin, documents, unread), "output": dict(output)}
    # Half a character, from the name of a file, is written as an escape.
    text = json.dumps(told, ensure_ascii=True, indent=2) if _is_odd(told) else _dump(told)
    write_text(f"{text}\n", path)


def _dump(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2)


def _is_odd(told: object) -> bool:
    try:
        _dump(told).encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
