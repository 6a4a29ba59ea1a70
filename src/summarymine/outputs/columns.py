"""Facts, quantities and numerals as rows of the public columns, one at a time."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from summarymine.columns import (
    FACT_COLUMNS,
    LEDGER_COLUMNS,
    LIST_SEPARATOR,
    NUMERAL_COLUMNS,
    QUANTITY_COLUMNS,
)
from summarymine.model import Cell, Fact, LedgerEntry, Quantity, Status, Table


def facts_table(
    facts: Iterable[Fact], findings: Mapping[Fact, Sequence[str]] | None = None
) -> Table:
    """A row for each fact, made as it is asked for; findings: codes of what speaks against it."""
    codes = findings or {}
    rows = (_blank_as_none(_fact_cells(fact, codes.get(fact, ()))) for fact in facts)
    return Table(FACT_COLUMNS, rows)


def quantities_table(rows: Iterable[tuple[str, Quantity, Status]]) -> Table:
    """A row for each quantity, made as it is asked for; rows: document name, quantity, status."""
    return Table(QUANTITY_COLUMNS, (_blank_as_none(_quantity_cells(*row)) for row in rows))


def ledger_table(rows: Iterable[tuple[str, Sequence[LedgerEntry]]]) -> Table:
    """A row for each document, its numerals counted by class; rows: document name, its ledger."""
    return Table(LEDGER_COLUMNS, (_ledger_cells(*row) for row in rows))


def numerals_table(rows: Iterable[tuple[str, LedgerEntry]]) -> Table:
    """A row for each numeral; rows: document name, its entry in the ledger."""
    return Table(NUMERAL_COLUMNS, (_blank_as_none(_numeral_cells(*row)) for row in rows))


def _blank_as_none(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(None if cell == "" else cell for cell in cells)


def _fact_cells(fact: Fact, codes: Sequence[str]) -> tuple[Cell, ...]:
    """Cells in the order of FACT_COLUMNS."""
    evidence = fact.evidence
    return (
        evidence.document,
        fact.reporter.name,
        fact.reporter.region,
        fact.reporter.adcode,
        fact.period.year,
        fact.period.text,
        fact.indicator,
        fact.label,
        fact.value,
        fact.low,
        fact.high,
        fact.unit,
        fact.approx,
        fact.change_pct,
        fact.change_abs,
        fact.direction,
        fact.baseline,
        fact.scope,
        fact.status,
        LIST_SEPARATOR.join(fact.flags),
        evidence.section,
        evidence.sentence,
        evidence.span.start,
        evidence.span.end,
        evidence.line,
        evidence.page,
        evidence.pattern,
        _day(fact.period.start),
        _day(fact.period.end),
        LIST_SEPARATOR.join(codes),
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _quantity_cells(document: str, quantity: Quantity, status: Status) -> tuple[Cell, ...]:
    """Cells in the order of QUANTITY_COLUMNS."""
    return (
        document,
        quantity.span.start,
        quantity.span.end,
        quantity.surface,
        quantity.value,
        quantity.low,
        quantity.high,
        quantity.unit,
        quantity.approx,
        status,
        LIST_SEPARATOR.join(quantity.flags),
        LIST_SEPARATOR.join(quantity.may_be),
    )


def _ledger_cells(document: str, entries: Sequence[LedgerEntry]) -> tuple[Cell, ...]:
    """Cells in the order of LEDGER_COLUMNS; 0 is a count here, never unstated."""
    counts = Counter[str](entry.kind for entry in entries)
    return (document, len(entries), *(counts[column.key] for column in LEDGER_COLUMNS[2:]))


def _numeral_cells(document: str, entry: LedgerEntry) -> tuple[Cell, ...]:
    """Cells in the order of NUMERAL_COLUMNS."""
    return (
        document,
        entry.line,
        entry.span.start,
        entry.span.end,
        entry.surface,
        entry.kind,
        LIST_SEPARATOR.join(entry.indicators),
        LIST_SEPARATOR.join(entry.rules),
        entry.context,
    )
