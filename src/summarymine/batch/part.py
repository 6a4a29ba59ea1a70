"""What a worker sends of one document, as JSON: rows, or why there are none."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summarymine.indicators import SlowRuleError
from summarymine.model import InternalError, SummaryMineError
from summarymine.readers.errors import ReadError


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One document of a file, worked on. name: of the document.

    rows: as CSV lines, the name of the document first. error: why there are no rows. unread: what
    of the document could not be read. packs: those in force for it. digest, sketch, who: by which
    the same report is known again. content: the digest, of a member of an archive that of its text,
    "" of a row. no_reports: rows of the corpus called name that are no documents. seconds, size: of
    a part that tells only how long the file took, by stage, and how many bytes it has.
    """

    name: str
    rows: Sequence[str] = ()
    error: SummaryMineError | None = None
    unread: tuple[SummaryMineError, ...] = ()
    packs: tuple[str, ...] = ()
    digest: str = ""
    sketch: tuple[int, ...] = ()
    who: str = ""
    content: str = ""
    no_reports: int = 0
    seconds: Mapping[str, float] | None = None
    size: int = 0


def pack(parts: Sequence[Part]) -> bytes:
    """The parts of one file as JSON."""
    packed = [
        {
            "name": part.name,
            "rows": part.rows,
            "error": part.error and _pack_error(part.error),
            "unread": [_pack_error(error) for error in part.unread],
            "packs": part.packs,
            "digest": part.digest,
            "sketch": part.sketch,
            "who": part.who,
            "content": part.content,
            "no_reports": part.no_reports,
            "seconds": part.seconds,
            "size": part.size,
        }
        for part in parts
    ]
    # A name that is not UTF-8 may hold half a character, which only an escape can say.
    return json.dumps(packed, ensure_ascii=False).encode("utf-8", "surrogatepass")


def unpack(data: bytes) -> tuple[Part, ...]:
    """The parts that pack was given. Raises ValueError or KeyError for other data."""
    return tuple(
        Part(
            name=part["name"],
            rows=part["rows"],
            error=part["error"] and _unpack_error(part["error"]),
            unread=tuple(map(_unpack_error, part["unread"])),
            packs=tuple(part["packs"]),
            digest=part["digest"],
            sketch=tuple(part["sketch"]),
            who=part["who"],
            content=part["content"],
            no_reports=part["no_reports"],
            seconds=part["seconds"],
            size=part["size"],
        )
        for part in json.loads(data.decode("utf-8", "surrogatepass"))
    )


def _pack_error(error: SummaryMineError) -> Mapping[str, Any]:
    match error:
        case ReadError():
            return {"name": error.name, "reason": error.reason, "details": error.details}
        case InternalError():
            return {"name": error.name, "what": error.what}
        case SlowRuleError():
            return {"name": error.name, "rule": error.rule, "text": error.text}
        case _:
            return {"said": str(error)}


def _unpack_error(packed: Mapping[str, Any]) -> SummaryMineError:
    if "reason" in packed:
        return ReadError(packed["name"], packed["reason"], **packed["details"])
    if "rule" in packed:
        return SlowRuleError(packed["name"], packed["rule"], packed["text"])
    if "what" in packed:
        return InternalError(packed["name"], packed["what"])
    return SummaryMineError(packed["said"])
