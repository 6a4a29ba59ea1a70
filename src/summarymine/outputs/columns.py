"""Facts and quantities as rows of the public columns, one at a time."""

from collections.abc import Iterable

from summarymine.columns import FACT_COLUMNS, LIST_SEPARATOR, QUANTITY_COLUMNS
from summarymine.model import Cell, Fact, Quantity, Status, Table


def facts_table(facts: Iterable[Fact]) -> Table:
    """A row for each fact, made as it is asked for."""
    return Table(FACT_COLUMNS, (_blank_as_none(_fact_cells(fact)) for fact in facts))


def quantities_table(rows: Iterable[tuple[str, Quantity, Status]]) -> Table:
    """A row for each quantity, made as it is asked for; rows: document name, quantity, status."""
    return Table(QUANTITY_COLUMNS, (_blank_as_none(_quantity_cells(*row)) for row in rows))


def _blank_as_none(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(None if cell == "" else cell for cell in cells)


def _fact_cells(fact: Fact) -> tuple[Cell, ...]:
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
    )


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
    )
