"""A comparison with what is computed of it, laid out: wide, as series over years, or long."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal

from summarymine.columns import COMPARE_COLUMNS, DOUBTS_COLUMN, SERIES_COLUMNS
from summarymine.model import Cell, Column, Language, Table
from summarymine.study import Comparison, ComparisonCell, ComparisonHead, ComparisonRow, Measure
from summarymine.tables.between import MEAN, difference_levels, index_levels, rank_levels
from summarymine.tables.computed import ComputedRow, Levels, Normalising, computed_rows
from summarymine.tables.doubts import sign_of, tell_doubts
from summarymine.tables.figures import Derived
from summarymine.tables.selection import body_key, check_units, unit_name
from summarymine.tables.statements import CONTRADICTION, DOUBTFUL, OTHER_YEAR, PART

Layout = Literal["wide", "year", "long"]
MEASURES: dict[Measure, str] = {"level": "数值", "change": "同比变化"}
Row = ComparisonRow | ComputedRow

# In a row of ranks: which figures are stated, and why they have none.
NOT_RANKED = "不排"
_UNRANKED = {
    "part": PART,
    "other_year": OTHER_YEAR,
    "doubtful": DOUBTFUL,
    "contradiction": CONTRADICTION,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is computed with a comparison, and how it is laid out.

    rank: whether ranks are told, the largest first unless smallest_first. difference_from: a unit,
    MEAN or "" for none. index: the unit that is 100, "" for none. mixed_years: whether figures of
    different years and periods may be compared, marked. by_theme: for the wide layout; the others
    always tell the theme.
    """

    layout: Layout = "wide"
    normalising: Normalising = field(default_factory=Normalising)
    rank: bool = False
    smallest_first: bool = False
    difference_from: str = ""
    index: str = ""
    mixed_years: bool = False
    by_theme: bool = False

    @property
    def computes(self) -> bool:
        """Whether anything is computed."""
        divides = self.normalising.per or self.needed
        return bool(divides or self.rank or self.difference_from or self.index)

    @property
    def needed(self) -> tuple[str, ...]:
        """The indicators that levels are divided by."""
        ids = (self.normalising.per_indicator, self.normalising.share_of)
        return tuple(filter(None, ids))


def view_rows(
    comparison: Comparison, view: View, only: Collection[str], themes: Mapping[str, str]
) -> list[Row]:
    """The rows of a comparison, of the indicators in only (all if empty), with those computed.

    themes: by indicator; rows of one theme stand together, in the order of its first one.
    Raises UnknownUnitError for a base that is no column.
    """
    bases = (view.index, "" if view.difference_from == MEAN else view.difference_from)
    check_units(comparison, tuple(filter(None, bases)))
    levels = Levels(comparison)
    stated = [row for row in comparison.rows if not only or row.indicator in only]
    if view.by_theme or view.layout != "wide":
        stated = by_theme(stated, themes)
    rows: list[Row] = []
    for row in stated:
        rows.append(row)
        if row.measure == "level" and view.computes:
            rows += _computed(row, levels, view)
    return rows


def by_theme(rows: Sequence[ComparisonRow], themes: Mapping[str, str]) -> list[ComparisonRow]:
    """The rows of one theme together, in the order of its first one."""
    told = dict.fromkeys(themes.get(row.indicator, "") for row in rows)
    order = {theme: at for at, theme in enumerate(told)}
    return sorted(rows, key=lambda row: order[themes.get(row.indicator, "")])


def _computed(row: ComparisonRow, levels: Levels, view: View) -> Iterator[ComputedRow]:
    """All that is computed of a row of levels: normalised, and bodies against each other."""
    compared = levels.of(row, mixed_years=view.mixed_years)
    yield from _between(row, "", row.unit, compared, levels.heads, view)
    for made in computed_rows(row, levels, view.normalising):
        yield made
        yield from _between(row, made.measure, made.unit, made.cells, levels.heads, view)
    if view.index:
        cells = index_levels(compared, levels.heads, view.index, mixed_years=view.mixed_years)
        yield _row(row, "index", f"指数（{view.index}=100）", "", cells)


def _between(
    row: ComparisonRow,
    measure: str,
    unit: str,
    known: Sequence[Derived],
    heads: Sequence[ComparisonHead],
    view: View,
) -> Iterator[ComputedRow]:
    """Ranks and differences of one kind of figures. measure: its heading, "" for the levels."""
    mixed = view.mixed_years
    if view.rank:
        ranks = rank_levels(known, heads, mixed_years=mixed, smallest_first=view.smallest_first)
        yield _row(row, "rank", f"{measure}排名", "", ranks)
    if base := view.difference_from:
        title = "与均值之差" if base == MEAN else f"与{base}之差"
        cells = difference_levels(known, heads, base, mixed_years=mixed)
        yield _row(row, "difference", f"{measure}{title}", unit, cells)


def _row(
    row: ComparisonRow,
    kind: Literal["rank", "difference", "index"],
    measure: str,
    unit: str,
    cells: tuple[Derived, ...],
) -> ComputedRow:
    return ComputedRow(
        indicator=row.indicator,
        label=row.label,
        unit=unit,
        kind=kind,
        measure=measure,
        cells=cells,
    )


def measure_of(row: Row) -> str:
    """The heading of a row within its indicator."""
    return row.measure if isinstance(row, ComputedRow) else MEASURES[row.measure]


def shown(row: Row, cell: ComparisonCell | Derived | None) -> Cell:
    """A cell as it stands below a head: a number if it is plain, else text with marks."""
    match cell:
        case None:
            return None
        case Derived():
            if isinstance(row, ComputedRow) and row.kind == "rank" and cell.reason in _UNRANKED:
                return f"{_UNRANKED[cell.reason]}{NOT_RANKED}"
            return (cell.shown or None) if cell.number is None else cell.number
        case ComparisonCell(findings=()):
            return cell.text if cell.number is None else cell.number
        case ComparisonCell():
            return f"{sign_of(cell)}{cell.text}"


def wide_table(
    heads: Sequence[ComparisonHead],
    rows: Iterable[Row],
    themes: Mapping[str, str] | None = None,
    language: Language | None = None,
) -> Table:
    """Bodies across. themes: by indicator, for a first column; none if there are none.

    language: of what the audit says, in a last column; none if it is None. A computed row that has
    no figure at all is left out; the long form tells why.
    """
    titles = [head.title for head in heads]
    first = () if themes is None else (SERIES_COLUMNS[2],)
    last = () if language is None else (DOUBTS_COLUMN,)
    columns = (*first, *COMPARE_COLUMNS, *(Column(title, title) for title in titles), *last)
    lines = (
        (
            *(() if themes is None else (themes.get(row.indicator) or None,)),
            *(row.indicator, row.label, row.unit or None, measure_of(row)),
            *(shown(row, cell) for cell in row.cells),
            *_doubts(titles, row.cells, language),
        )
        for row in rows
        if _has_figure(row.cells)
    )
    return Table(columns, tuple(lines))


def _doubts(
    titles: Iterable[str],
    cells: Iterable[ComparisonCell | Derived | None],
    language: Language | None,
) -> tuple[Cell, ...]:
    """What the audit says against the cells below titles; no cell at all without a language."""
    if language is None:
        return ()
    told = (
        (title, cell.findings)
        for title, cell in zip(titles, cells, strict=True)
        if isinstance(cell, ComparisonCell)
    )
    return (tell_doubts(told, language),)


def _has_figure(cells: Iterable[ComparisonCell | Derived | None]) -> bool:
    """Whether anything is stated, or could be computed."""
    return any(cell.figure if isinstance(cell, Derived) else cell for cell in cells)


def year_table(
    heads: Sequence[ComparisonHead],
    rows: Sequence[Row],
    themes: Mapping[str, str],
    language: Language | None = None,
) -> Table:
    """Years across: the series of each body, one below the other. language: as in wide_table.

    Reports that are not known to be of one body, as region or year is unknown, have each its own.
    """
    times = sorted({_time(head) for head in heads}, key=lambda time: (time[0] or 9999, time[1]))
    bodies: dict[object, dict[tuple[int | None, str], int]] = {}
    for place, head in enumerate(heads):
        known = head.reporter.region and head.year is not None
        body = body_key(head.reporter) if known else head.title
        # Two reports of one time are two bodies, however alike their names.
        if _time(head) in bodies.get(body, {}):
            body = head.title
        bodies.setdefault(body, {})[_time(head)] = place
    titles = [_time_title(*time) for time in times]
    last = () if language is None else (DOUBTS_COLUMN,)
    columns = (*SERIES_COLUMNS, *(Column(title, title) for title in titles), *last)
    lines = chain.from_iterable(
        _series([places.get(time) for time in times], heads, rows, themes, language)
        for places in bodies.values()
    )
    return Table(columns, tuple(lines))


def _series(
    places: Sequence[int | None],
    heads: Sequence[ComparisonHead],
    rows: Sequence[Row],
    themes: Mapping[str, str],
    language: Language | None,
) -> Iterator[tuple[Cell, ...]]:
    titles = ["" if place is None else _time_title(*_time(heads[place])) for place in places]
    head = next(heads[place] for place in places if place is not None)
    for row in rows:
        cells = [None if place is None else row.cells[place] for place in places]
        if not _has_figure(cells):
            continue
        yield (
            *(unit_name(head), head.reporter.name or None, themes.get(row.indicator) or None),
            *(row.indicator, row.label, row.unit or None, measure_of(row)),
            *(shown(row, cell) for cell in cells),
            *_doubts(titles, cells, language),
        )


def _time(head: ComparisonHead) -> tuple[int | None, str]:
    return head.year, head.period


def _time_title(year: int | None, period: str) -> str:
    return " ".join(filter(None, ("年份不明" if year is None else str(year), period)))
