"""Levels of bodies of different size made comparable: per 10,000 of something, share of a total."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from summarymine.columns import plain_number
from summarymine.readers.bases import Base
from summarymine.study import Comparison, ComparisonHead, ComparisonRow
from summarymine.tables.cells import PERCENT_UNITS
from summarymine.tables.figures import Derived, Figure, level_of

HUNDRED = Decimal(100)
# How a row of levels comes to be.
Kind = Literal["level", "per", "share", "index", "difference", "rank"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputedRow:
    """What is computed of an indicator, a cell for each head. measure: the row's heading."""

    indicator: str
    label: str
    unit: str
    kind: Kind
    measure: str
    cells: tuple[Derived, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Normalising:
    """What levels are divided by.

    per: rows of tables; per_indicator, share_of: ids, "" for none; per_unit: of how many of them.
    """

    per: tuple[Base, ...] = ()
    per_indicator: str = ""
    per_unit: Decimal = Decimal(10_000)
    share_of: str = ""


class Levels:
    """The levels of a comparison's rows, fit for arithmetic or with the reason why not."""

    def __init__(self, comparison: Comparison) -> None:
        self.heads = comparison.heads
        self._named: dict[str, tuple[Derived, ...]] = {}
        self.rows = {row.indicator: row for row in comparison.rows if row.measure == "level"}

    def of(self, row: ComparisonRow, *, mixed_years: bool = False) -> tuple[Derived, ...]:
        """Those of a row, by head."""
        return tuple(
            level_of(cell, head, row.unit, mixed_years=mixed_years)
            for cell, head in zip(row.cells, self.heads, strict=True)
        )

    def named(self, indicator: str) -> tuple[Derived, ...]:
        """Those of an indicator by its id, each of its report's own year."""
        if indicator not in self._named:
            row = self.rows.get(indicator)
            nothing = (Derived(reason="not_stated"),) * len(self.heads)
            self._named[indicator] = self.of(row) if row else nothing
        return self._named[indicator]

    def unit_of(self, indicator: str) -> str:
        return self.rows[indicator].unit if indicator in self.rows else ""

    def label_of(self, indicator: str) -> str:
        return self.rows[indicator].label if indicator in self.rows else indicator


def computed_rows(row: ComparisonRow, levels: Levels, asked: Normalising) -> Iterator[ComputedRow]:
    """The rows asked for of a row of levels, in the order of Normalising."""
    known = levels.of(row)
    for measure in dict.fromkeys(base.measure for base in asked.per):
        bases = [base for base in asked.per if base.measure == measure]
        title = f"每{_times(asked.per_unit)}{measure}"
        cells = (
            _per(level, _find_base(bases, head), asked.per_unit, row.unit)
            for level, head in zip(known, levels.heads, strict=True)
        )
        yield _made(row, "per", title, row.unit, cells)
    if asked.per_indicator and asked.per_indicator != row.indicator:
        name = asked.per_indicator
        title = f"每{_times(asked.per_unit)}{levels.unit_of(name)}{levels.label_of(name)}"
        divisors = map(as_base, levels.named(name))
        cells = (
            _per(level, divisor, asked.per_unit, row.unit)
            for level, divisor in zip(known, divisors, strict=True)
        )
        yield _made(row, "per", title, row.unit, cells)
    if asked.share_of and asked.share_of != row.indicator:
        total = asked.share_of
        unlike = total in levels.rows and levels.unit_of(total) != row.unit
        totals = map(as_base, levels.named(total))
        cells = (
            _refused(level, "base:other_unit") if unlike else _share(level, whole, row.unit)
            for level, whole in zip(known, totals, strict=True)
        )
        yield _made(row, "share", f"占{levels.label_of(total)}比重", "%", cells)


def _made(
    row: ComparisonRow, kind: Kind, measure: str, unit: str, cells: Iterator[Derived]
) -> ComputedRow:
    return ComputedRow(
        indicator=row.indicator,
        label=row.label,
        unit=unit,
        kind=kind,
        measure=measure,
        cells=tuple(cells),
    )


def _times(number: Decimal) -> str:
    """A multiple as it is said: 万, 10万, 百万 as 100万; nothing for 1."""
    if number == 1:
        return ""
    if number >= 10_000 and number % 10_000 == 0:
        rest = number / 10_000
        return "万" if rest == 1 else f"{plain_number(rest)}万"
    return plain_number(number)


def _find_base(bases: Sequence[Base], head: ComparisonHead) -> Derived:
    """What a table says of a head's region in its year: by code, else by name."""
    code, region = head.reporter.adcode, head.reporter.region
    by_code = [base for base in bases if code and base.adcode == code]
    here = by_code or [
        base for base in bases if region and base.region == region and not (base.adcode and code)
    ]
    if not here:
        return Derived(reason="base:no_region")
    fitting = [base for base in here if base.year == head.year is not None] or [
        base for base in here if base.year is None
    ]
    if not fitting:
        return Derived(reason="base:no_year")
    if len({base.value for base in fitting}) > 1:
        return Derived(reason="base:several")
    return Derived(figure=Figure.of(fitting[0].value), arithmetic=fitting[0].source)


def as_base(level: Derived) -> Derived:
    return level if level.figure else replace(level, reason=f"base:{level.reason}")


def _refused(level: Derived, reason: str) -> Derived:
    return Derived(reason=reason) if level.figure else level


def _per(level: Derived, divisor: Derived, times: Decimal, unit: str) -> Derived:
    """How much there is for each so many of the divisor."""
    if level.figure is None:
        return level
    if unit in PERCENT_UNITS:
        return Derived(reason="rate")
    return quotient_of(level.figure, divisor, times)


def quotient_of(figure: Figure, divisor: Derived, times: Decimal) -> Derived:
    if divisor.figure is None:
        return divisor
    quotient = figure.over(divisor.figure)
    if quotient is None:
        return Derived(reason="base:zero" if _may_be_zero(divisor.figure) else "negative")
    result = quotient.times(times)
    source = f"（{divisor.arithmetic}）" if divisor.arithmetic else ""
    shown = f"{in_brackets(figure)} ÷ {in_brackets(divisor.figure)}{source}"
    arithmetic = f"{shown} × {plain_number(times)} = {result.rounded()}"
    return Derived(figure=result, arithmetic=arithmetic)


def _may_be_zero(figure: Figure) -> bool:
    return figure.low is None or figure.low <= 0


def in_brackets(figure: Figure) -> str:
    """A figure within an arithmetic: bounds, and what is negative, stand in brackets."""
    negative = figure.low is not None and figure.low < 0
    return str(figure) if figure.is_exact and not negative else f"({figure})"


def _share(level: Derived, total: Derived, unit: str) -> Derived:
    if level.figure is None:
        return level
    if unit in PERCENT_UNITS:
        return Derived(reason="rate")
    # More than all: the total is none of this.
    if total.figure is not None and level.figure.surely_above(total.figure):
        return Derived(reason="above_total")
    return quotient_of(level.figure, total, HUNDRED)
