"""Facts of our own for comparisons: bodies, years, levels, changes, plans."""

from decimal import Decimal
from typing import Any

from summarymine.model import Cell, Evidence, Fact, Period, Reporter, Span, Table

NUMBERS = ("value", "low", "high", "change_pct", "change_abs")
# Regions with their codes; 和安县 and 临河县 lie in 东平市.
CODES = {"东平市": "990100", "和安县": "990121", "临河县": "990122", "北关县": "990221"}


def fact(region: str = "和安县", **given: Any) -> Fact:
    """A fact of a region's traffic police in 2024, of deaths unless given; numbers as text."""
    year = given.pop("year", 2024)
    told_in = given.pop("told_in", year)
    name = given.pop("name", f"{region}交警大队")
    start = given.pop("start", 0)
    numbers = {key: Decimal(given.pop(key)) for key in NUMBERS if key in given}
    indicator = given.pop("indicator", "deaths")
    return Fact(
        reporter=Reporter(name, region, CODES.get(region, "")),
        period=Period(year, given.pop("period", f"{year}年" if year else "")),
        indicator=indicator,
        label=given.pop("label", indicator),
        unit=given.pop("unit", "人"),
        evidence=Evidence(
            document=given.pop("document", f"{region}{told_in}.txt"),
            span=Span(start, start + 2),
            line=start + 1,
            page=None,
            section="",
            sentence=given.pop("sentence", f"{region}{year}年的原句。"),
            pattern="",
        ),
        **numbers,
        **given,
    )


def rows_of(table: Table) -> list[dict[str, Cell]]:
    """The rows of a table by the keys of its columns."""
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.rows]


def cells_of(table: Table, measure: str, indicator: str = "deaths") -> list[Cell] | None:
    """The cells below the heads in the row of a measure; None if there is no such row."""
    for row in table.rows:
        cells = list(row)
        if cells[0] == indicator and cells[3] == measure:
            return cells[4:]
    return None
