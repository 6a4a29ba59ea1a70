"""Reporting units side by side: indicators down, units across. The home of pandas."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from summarymine.columns import DOUBTS_COLUMN, SERIES_COLUMNS
from summarymine.model import Fact, Table
from summarymine.study import Comparison, ComparisonCell, ComparisonHead, ComparisonRow, Measure
from summarymine.tables.heads import find_headings, find_heads, order_heads, source_of
from summarymine.tables.statements import find_statements, make_cell
from summarymine.tables.views import MEASURES, wide_table

if TYPE_CHECKING:
    from pandas import DataFrame

    # For those who call make_frame: pandas is imported here only.
    Frame: TypeAlias = DataFrame


def compare(
    facts: Iterable[Fact],
    *,
    order: Sequence[str] | None = None,
    units: Mapping[str, str] | None = None,
    only: Collection[str] = (),
) -> Table:
    """Facts as a table: up to two rows for each indicator, level and change; a column each unit.

    As find_comparison; an exact level is a number, all else text with marks.
    """
    return comparison_table(find_comparison(facts, order=order, units=units, only=only))


def comparison_table(comparison: Comparison) -> Table:
    """A comparison as rows of cells."""
    return wide_table(comparison.heads, comparison.rows)


def find_comparison(
    facts: Iterable[Fact],
    *,
    order: Sequence[str] | None = None,
    units: Mapping[str, str] | None = None,
    only: Collection[str] = (),
) -> Comparison:
    """Facts side by side: up to two rows for each indicator, level and change; a head each unit.

    order: indicator ids, those not in it follow by first appearance. units: the unit of each
    indicator; without it, the one that most facts have. only: the indicators to show, all if
    empty; a unit that states none of them keeps its column. Planned figures do not enter.
    """
    actual = sorted(
        (fact for fact in facts if fact.status == "actual"),
        key=lambda fact: (fact.evidence.document, fact.evidence.span.start),
    )
    units = common_units(actual) | dict(units or {})
    labels: dict[str, str] = {}
    for fact in actual:
        labels.setdefault(fact.indicator, fact.label)
    listed = [indicator for indicator in dict.fromkeys(order or ()) if indicator in labels]
    indicators = list(dict.fromkeys((*listed, *labels)))

    heads, cells = _pivot(actual, units)
    rows = tuple(
        ComparisonRow(
            indicator=indicator,
            label=labels[indicator],
            unit=units[indicator],
            measure=measure,
            cells=cells[key],
        )
        for indicator in indicators
        if not only or indicator in only
        for measure in MEASURES
        if (key := (indicator, measure)) in cells
    )
    return Comparison(heads=heads, rows=rows)


def common_units(facts: Iterable[Fact]) -> dict[str, str]:
    """The unit that most facts of an indicator have, the first of them at a tie."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for fact in facts:
        counts[fact.indicator][fact.unit] += bool(fact.unit)
    return {indicator: count.most_common(1)[0][0] for indicator, count in counts.items()}


def _pivot(
    facts: Sequence[Fact], units: Mapping[str, str]
) -> tuple[
    tuple[ComparisonHead, ...], dict[tuple[str, Measure], tuple[ComparisonCell | None, ...]]
]:
    """Heads, and for each indicator and measure its cells below them."""
    # Half a second to import, so not at start-up.
    import pandas as pd

    heads = find_heads(facts)
    ordered = order_heads(heads.values())
    others = (*SERIES_COLUMNS, DOUBTS_COLUMN)
    taken = frozenset(name for column in others for name in (column.key, column.zh))
    headings = find_headings(ordered, taken)
    said = [
        (
            fact.indicator,
            "level" if statement.kind == "level" else "change",
            headings[heads[source_of(fact)]],
            statement,
        )
        for fact in facts
        for statement in find_statements(fact, heads[source_of(fact)], units[fact.indicator])
    ]
    across = tuple(
        ComparisonHead(
            title=headings[head], reporter=head.reporter, year=head.year, period=head.period
        )
        for head in ordered
    )
    if not said:
        return across, {}
    keys = ["indicator", "measure", "heading"]
    frame = pd.DataFrame(said, columns=[*keys, "statement"], dtype=object)
    cells = frame.groupby(keys, sort=False)["statement"].agg(list).map(make_cell)
    titles = [head.title for head in across]
    wide = cells.astype(object).unstack("heading").reindex(columns=titles)
    wide = wide.astype(object).where(wide.notna(), None)
    return across, {(str(row[0]), row[1]): tuple(row[2:]) for row in wide.reset_index().to_numpy()}


def make_frame(table: Table) -> "Frame":
    """A table for a notebook: numeric columns as Int64 where all are whole, else as Float64.

    An empty cell is missing, never 0. Other columns hold their cells as they are.
    """
    import pandas as pd

    names = [column.key for column in table.columns]
    frame = pd.DataFrame([*table.rows], columns=names, dtype=object)
    for column in table.columns:
        if column.numeric:
            numbers = frame[column.key].map(float, na_action="ignore").astype("Float64")
            are_whole = bool((numbers.dropna() % 1 == 0).all())
            frame[column.key] = numbers.astype("Int64") if are_whole else numbers
    return frame
