"""Explanations as JSON lines for programs: an object for each figure."""

import json
from decimal import Decimal
from typing import Any

from summarymine.columns import plain_number
from summarymine.facts.explain import Claim, Explained, Figured, Missed


def explained_lines(sentence: Explained) -> list[str]:
    """An object for each figure of the sentence; numbers with all their digits."""
    return [_object(_figure(sentence, figure)) + "\n" for figure in sentence.figures]


def result_of(figure: Figured) -> str:
    """kept as a fact of the indicators asked for, or dropped; not_quantity for dates and names."""
    if figure.reason is None:
        return "kept"
    return "not_quantity" if figure.reason == "not_quantity" else "dropped"


def _figure(sentence: Explained, figure: Figured) -> dict[str, Any]:
    quantity = figure.quantity
    return {
        "document": sentence.document,
        "line": sentence.line,
        "start": figure.span.start,
        "end": figure.span.end,
        "surface": figure.surface,
        "kind": figure.kind,
        "value": quantity.value if quantity else None,
        "low": quantity.low if quantity else None,
        "high": quantity.high if quantity else None,
        "unit": (quantity.unit or None) if quantity else None,
        "flags": list(quantity.flags) if quantity else [],
        "role": figure.role,
        "result": result_of(figure),
        "reason": figure.reason,
        "claims": [_claim(claim) for claim in figure.claims],
        "misses": [_missed(miss) for miss in figure.misses],
        "section": sentence.section or None,
        "sentence": sentence.text,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    row, scope, status = claim.row, claim.scope, claim.status
    return {
        "indicator": claim.indicator.id,
        "label": claim.indicator.label,
        "pattern": claim.pattern,
        "measure": claim.measure,
        "fate": claim.fate,
        "words": claim.words or None,
        "row_line": row.evidence.line if row else None,
        "row_start": row.evidence.span.start if row else None,
        "scope": (scope.words or None) if scope else None,
        "scope_by": (scope.by or None) if scope else None,
        "status": status.status if status else None,
        "status_by": (status.by or None) if status else None,
        "status_words": (status.words or None) if status else None,
        "year": row.period.year if row else None,
        "flags": list(row.flags) if row else [],
    }


def _missed(miss: Missed) -> dict[str, Any]:
    return {
        "indicator": miss.indicator.id,
        "label": miss.indicator.label,
        "pattern": miss.pattern,
        "reason": miss.reason,
        "name": miss.name or None,
        "words": miss.words or None,
        "unit_fits": miss.fits,
    }


def _object(value: Any) -> str:
    """JSON of a value. Not json.dumps alone: it would round a Decimal to a float."""
    match value:
        case dict():
            return "{" + ", ".join(f"{_object(k)}: {_object(v)}" for k, v in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_object, value)) + "]"
        case Decimal():
            return plain_number(value)
        case str():
            quoted = json.dumps(value, ensure_ascii=False)
            # Half a character, from the name of a file, has no encoding but an escape.
            return quoted if quoted.isascii() or _is_whole(quoted) else json.dumps(value)
        case _:
            return json.dumps(value)


def _is_whole(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)
