"""Which figures are drawn, and beside which: never a part beside a whole, nor a doubt."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from summarymine.model import Reporter
from summarymine.outputs.workbook.plan import Plan
from summarymine.study import ComparisonCell, ComparisonHead, ComparisonRow
from summarymine.tables.doubts import mark_of

# Fewer bars show nothing that a table does not.
LEAST_BARS = 3
# More are too thin to read.
MOST_BARS = 40
# More lines cannot be told apart.
MOST_LINES = 8
# Of one indicator; a sheet of a thousand charts opens in no program.
_MOST_LINE_CHARTS = 2
_MOST_BAR_CHARTS = 3

# A year and a period, "" for the whole year.
Time = tuple[int | None, str]


@dataclass(frozen=True, slots=True)
class Bars:
    """An indicator over the bodies of one time; of several years only where there is no other way.

    bars: head and figure, the largest first; of several years in the order of the heads.
    time: None for several years. total: of bars, before the smaller ones were left out.
    left_out: heads that say something else, with the reason: a mark, other_time or several.
    """

    row: ComparisonRow
    time: Time | None
    bars: tuple[tuple[ComparisonHead, Decimal], ...]
    total: int
    left_out: tuple[tuple[ComparisonHead, str], ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """An indicator over years: titles of bodies, and for each year a figure or None for each.

    total: of bodies with several years, before others were left out.
    """

    row: ComparisonRow
    total: int
    bodies: tuple[str, ...]
    years: tuple[tuple[int, tuple[Decimal | None, ...]], ...]


def find_bars(plan: Plan) -> Iterator[Bars]:
    """Bars of each indicator with enough exact, whole and undoubted levels."""
    heads = plan.comparison.heads
    for row in plan.comparison.rows:
        if row.measure != "level":
            continue
        drawn: dict[ComparisonHead, Decimal] = {}
        refused: dict[ComparisonHead, str] = {}
        for head, cell in zip(heads, row.cells, strict=True):
            if cell is None:
                continue
            why = _why_not(cell)
            if why is None and cell.number is not None:
                drawn[head] = cell.number
            else:
                refused[head] = why or "several"
        yield from _bars_of(row, drawn, refused)


def _why_not(cell: ComparisonCell) -> str | None:
    """Why a cell is not drawn: what the audit says, or a mark; None if nothing speaks against."""
    return mark_of(cell.findings) or next(iter(cell.marks), None)


def _bars_of(
    row: ComparisonRow, drawn: dict[ComparisonHead, Decimal], refused: dict[ComparisonHead, str]
) -> Iterator[Bars]:
    times: dict[Time, list[ComparisonHead]] = defaultdict(list)
    for head in drawn:
        times[head.year, head.period].append(head)
    enough = [
        time for time, heads in times.items() if time[0] is not None and len(heads) >= LEAST_BARS
    ]
    latest = sorted(enough, key=lambda time: (-(time[0] or 0), time[1]))
    for time in latest[:_MOST_BAR_CHARTS]:
        ranked = sorted(times[time], key=lambda head: -drawn[head])
        yield _make_bars(row, time, ranked, drawn, refused)
    whole_years = [head for head in drawn if head.year is not None and not head.period]
    if not enough and LEAST_BARS <= len(whole_years) <= MOST_BARS:
        yield _make_bars(row, None, whole_years, drawn, refused)


def _make_bars(
    row: ComparisonRow,
    time: Time | None,
    heads: Sequence[ComparisonHead],
    drawn: dict[ComparisonHead, Decimal],
    refused: dict[ComparisonHead, str],
) -> Bars:
    others = {head: "other_time" for head in drawn if head not in heads}
    return Bars(
        row=row,
        time=time,
        bars=tuple((head, drawn[head]) for head in heads[:MOST_BARS]),
        total=len(heads),
        left_out=tuple((refused | others).items()),
    )


def find_lines(plan: Plan) -> Iterator[Lines]:
    """Lines of each indicator that a body states for several whole years."""
    for row in plan.comparison.rows:
        if row.measure != "level":
            continue
        series: dict[Reporter, dict[int, Decimal]] = defaultdict(dict)
        for head, cell in zip(plan.comparison.heads, row.cells, strict=True):
            # A body that is not resolved may be another one in another year.
            if cell is None or head.year is None or head.period or not head.reporter.region:
                continue
            if cell.number is not None and _why_not(cell) is None:
                series[head.reporter][head.year] = cell.number
        several = [(body, years) for body, years in series.items() if len(years) > 1]
        for start in range(0, len(several), MOST_LINES)[:_MOST_LINE_CHARTS]:
            yield _make_lines(row, several[start : start + MOST_LINES], len(several))


def _make_lines(
    row: ComparisonRow, series: Sequence[tuple[Reporter, dict[int, Decimal]]], total: int
) -> Lines:
    stated = [year for _, years in series for year in years]
    # Years that nobody states keep their place, so that a line's slope is that of time.
    every = range(min(stated), max(stated) + 1)
    return Lines(
        row=row,
        total=total,
        bodies=_titles([body for body, _ in series]),
        years=tuple((year, tuple(years.get(year) for _, years in series)) for year in every),
    )


def _titles(bodies: Sequence[Reporter]) -> tuple[str, ...]:
    """The region of each, with the name where two share a region."""
    regions = [body.region for body in bodies]
    return tuple(
        body.region if regions.count(body.region) == 1 else f"{body.region}（{body.name}）"
        for body in bodies
    )
