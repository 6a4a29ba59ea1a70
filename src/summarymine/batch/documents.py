"""What reading a file gave, as JSON, so that other rules need not read it again."""

import json
from collections.abc import Sequence
from typing import Any

from summarymine.model import Document, Grid, Heading, Span, SummaryMineError


def pack_documents(documents: Sequence[Document | SummaryMineError]) -> bytes | None:
    """The documents of one file; None unless all of it could be read."""
    packed = []
    for document in documents:
        if not isinstance(document, Document) or document.unread:
            return None
        headings = [(h.span.start, h.span.end, h.level) for h in document.headings]
        grids = [[_pack_spans(row) for row in grid.rows] for grid in document.grids]
        packed.append((document.name, document.text, headings, grids, _pack_spans(document.ocr)))
    # Half a character has no UTF-8 of its own.
    return json.dumps(packed, ensure_ascii=False).encode("utf-8", "surrogatepass")


def unpack_documents(data: bytes) -> tuple[Document, ...]:
    """The documents that pack_documents was given. Raises ValueError, TypeError for other data."""
    return tuple(map(_unpack, json.loads(data.decode("utf-8", "surrogatepass"))))


def _unpack(packed: Any) -> Document:
    name, text, headings, grids, ocr = packed
    return Document(
        name=name,
        text=text,
        headings=tuple(Heading(Span(start, end), level) for start, end, level in headings),
        grids=tuple(Grid(tuple(map(_unpack_spans, rows))) for rows in grids),
        ocr=_unpack_spans(ocr),
    )


def _pack_spans(spans: Sequence[Span]) -> list[int]:
    """Starts and ends in turn: a large sheet has many cells."""
    return [place for span in spans for place in (span.start, span.end)]


def _unpack_spans(places: Sequence[int]) -> tuple[Span, ...]:
    return tuple(map(Span, places[::2], places[1::2]))
