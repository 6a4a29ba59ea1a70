"""A document of a study as a line of JSON, so that workers can send it."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from summarymine.columns import FACT_COLUMNS
from summarymine.model import Evidence, Fact, Finding, LedgerEntry, Quantity, Span
from summarymine.outputs import facts_table
from summarymine.outputs.csv import csv_row, parse_row
from summarymine.readers.facts import row_fact
from summarymine.study import StudyDocument

_KEYS = [column.key for column in FACT_COLUMNS]


def pack_document(document: StudyDocument) -> str:
    """The document as JSON; findings name their facts by number."""
    numbers = {fact: number for number, fact in enumerate(document.facts)}
    packed = {
        "name": document.name,
        "digest": document.digest,
        "text": document.text,
        "packs": document.packs,
        "facts": [*map(csv_row, facts_table(document.facts).rows)],
        "entries": [_pack_entry(entry) for entry in document.entries],
        "findings": [_pack_finding(finding, numbers) for finding in document.findings],
    }
    return json.dumps(packed, ensure_ascii=False)


def unpack_document(line: str) -> StudyDocument:
    """The document that pack_document was given."""
    packed = json.loads(line)
    rows = (parse_row(FACT_COLUMNS, row) for row in packed["facts"])
    facts = tuple(row_fact(dict(zip(_KEYS, row, strict=True))) for row in rows)
    return StudyDocument(
        name=packed["name"],
        digest=packed["digest"],
        text=packed["text"],
        packs=tuple(packed["packs"]),
        facts=facts,
        entries=tuple(map(_unpack_entry, packed["entries"])),
        findings=tuple(_unpack_finding(one, facts, packed["name"]) for one in packed["findings"]),
    )


def _pack_entry(entry: LedgerEntry) -> list[Any]:
    span = entry.span
    place = (span.start, span.end, entry.line, entry.surface, entry.kind)
    quantity = entry.quantity and _pack_quantity(entry.quantity)
    return [*place, entry.indicators, entry.rules, entry.context, quantity]


def _unpack_entry(packed: list[Any]) -> LedgerEntry:
    start, end, line, surface, kind, indicators, rules, context, quantity = packed
    return LedgerEntry(
        span=Span(start, end),
        line=line,
        surface=surface,
        kind=kind,
        indicators=tuple(indicators),
        rules=tuple(rules),
        context=context,
        quantity=quantity and _unpack_quantity(quantity),
    )


def _pack_quantity(quantity: Quantity) -> list[Any]:
    span = quantity.span
    numbers = (quantity.value, quantity.low, quantity.high)
    told = (None if number is None else str(number) for number in numbers)
    words = (quantity.unit, quantity.approx, quantity.flags, quantity.may_be)
    return [span.start, span.end, quantity.surface, *told, *words]


def _unpack_quantity(packed: list[Any]) -> Quantity:
    start, end, surface, *told, unit, approx, flags, may_be = packed
    value, low, high = (None if number is None else Decimal(number) for number in told)
    return Quantity(
        span=Span(start, end),
        surface=surface,
        value=value,
        unit=unit,
        low=low,
        high=high,
        approx=approx,
        flags=tuple(flags),
        may_be=tuple(may_be),
    )


def _pack_finding(finding: Finding, numbers: Mapping[Fact, int]) -> dict[str, Any]:
    return {
        "code": finding.code,
        "weight": finding.weight,
        "facts": [numbers[fact] for fact in finding.facts],
        "places": [_pack_place(place) for place in finding.places],
        "arithmetic": finding.arithmetic,
        "details": dict(finding.details),
        "may_be": finding.may_be,
        "settles": finding.settles,
    }


def _unpack_finding(packed: dict[str, Any], facts: tuple[Fact, ...], document: str) -> Finding:
    return Finding(
        code=packed["code"],
        weight=packed["weight"],
        document=document,
        facts=tuple(facts[number] for number in packed["facts"]),
        places=tuple(_unpack_place(place, document) for place in packed["places"]),
        arithmetic=packed["arithmetic"],
        details=packed["details"],
        may_be=tuple(packed["may_be"]),
        settles=packed["settles"],
    )


def _pack_place(place: Evidence) -> list[Any]:
    span = place.span
    return [span.start, span.end, place.line, place.page, place.section, place.sentence]


def _unpack_place(packed: list[Any], document: str) -> Evidence:
    start, end, line, page, section, sentence = packed
    return Evidence(
        document=document,
        span=Span(start, end),
        line=line,
        page=page,
        section=section,
        sentence=sentence,
        pattern="",
    )
