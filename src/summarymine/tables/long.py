"""A comparison as a row for each figure, with the way back to its sentence."""

from collections.abc import Iterator, Mapping, Sequence

from summarymine.columns import LIST_SEPARATOR, LONG_COLUMNS
from summarymine.model import Cell, Fact, Language, Table
from summarymine.study import ComparisonCell, ComparisonHead, ComparisonRow, Mark
from summarymine.tables.cells import PERCENT_UNITS
from summarymine.tables.doubts import mark_of, show_doubted, tell_doubts
from summarymine.tables.figures import Derived, Figure, bounds_of
from summarymine.tables.statements import Statement, shown_statements
from summarymine.tables.views import Row, measure_of


def long_table(
    heads: Sequence[ComparisonHead],
    rows: Sequence[Row],
    themes: Mapping[str, str],
    language: Language,
) -> Table:
    """A row for each statement in each cell, and for each computed cell whose level is stated.

    language: of what the audit says.
    """
    return Table(LONG_COLUMNS, tuple(_lines(heads, rows, themes, language)))


def _lines(
    heads: Sequence[ComparisonHead],
    rows: Sequence[Row],
    themes: Mapping[str, str],
    language: Language,
) -> Iterator[tuple[Cell, ...]]:
    level: ComparisonRow | None = None
    for row in rows:
        if isinstance(row, ComparisonRow):
            level = row
        for place, (head, cell) in enumerate(zip(heads, row.cells, strict=True)):
            common = {"theme": themes.get(row.indicator), **_common(row, head)}
            if isinstance(cell, ComparisonCell) and isinstance(row, ComparisonRow):
                for statement in shown_statements(cell, head, row.unit, row.measure):
                    yield _cells(common | _stated(statement, cell, row.unit, language))
            elif isinstance(cell, Derived) and cell.reason != "not_stated":
                source = level.cells[place] if level else None
                yield _cells(common | _computed(cell) | _level_source(source, head, level))


def _cells(told: Mapping[str, Cell]) -> tuple[Cell, ...]:
    """Cells in the order of LONG_COLUMNS; what is not told, or blank, is empty."""
    cells = (told.get(column.key) for column in LONG_COLUMNS)
    return tuple(None if cell == "" else cell for cell in cells)


def _common(row: Row, head: ComparisonHead) -> dict[str, Cell]:
    return {
        "indicator": row.indicator,
        "label": row.label,
        "unit": row.unit,
        "measure": measure_of(row),
        "heading": head.title,
        "reporter": head.reporter.name,
        "region": head.reporter.region,
        "adcode": head.reporter.adcode,
        "report_year": head.year,
        "report_period": head.period,
    }


def _stated(
    statement: Statement, cell: ComparisonCell, unit: str, language: Language
) -> dict[str, Cell]:
    """What a report says, as it says it, and what the audit says against it."""
    fact = statement.fact
    findings = [finding for finding in cell.findings if fact in finding.facts]
    bounds = bounds_of(statement)
    values = {
        "level": fact.value if statement.number is None else statement.number,
        "percent": fact.change_pct,
        "absolute": fact.change_abs,
        "direction": None,
    }
    units = {
        "level": fact.unit or unit,
        "percent": "%",
        "absolute": "个百分点" if unit in PERCENT_UNITS else unit,
        "direction": "",
    }
    return {
        "unit": units[statement.kind],
        "text": show_doubted(statement, findings),
        "value": values[statement.kind],
        "low": bounds.low,
        "high": bounds.high,
        # That of a level is its change's, told in the change's own row.
        "baseline": "" if statement.kind == "level" else fact.baseline,
        "marks": LIST_SEPARATOR.join(_marks(statement, bounds, cell, mark_of(findings))),
        **_source(fact),
        "doubts": tell_doubts([("", findings)], language),
    }


def _marks(
    statement: Statement, bounds: Figure, cell: ComparisonCell, against: Mark | None
) -> Iterator[Mark]:
    """What holds of this statement; that it is told differently is the whole cell's.

    against: the mark of what the audit says.
    """
    told: tuple[tuple[Mark, bool], ...] = (
        ("contradiction", "contradiction" in (*cell.marks, against)),
        ("part", bool(statement.scope)),
        ("other_year", statement.year is not None),
        ("doubtful", statement.doubtful or against == "doubtful"),
        ("other_unit", bool(statement.unit)),
        ("bounds", statement.kind != "direction" and not bounds.is_exact),
    )
    return (mark for mark, holds in told if holds)


def _computed(cell: Derived) -> dict[str, Cell]:
    if cell.figure is None:
        return {"reason": cell.reason}
    figure = cell.figure.rounded()
    return {
        "text": cell.shown,
        "value": figure.low if figure.is_exact else None,
        "low": figure.low,
        "high": figure.high,
        "arithmetic": cell.arithmetic,
        "marks": LIST_SEPARATOR.join((*cell.marks, *(() if figure.is_exact else ("bounds",)))),
    }


def _level_source(
    cell: ComparisonCell | None, head: ComparisonHead, level: ComparisonRow | None
) -> dict[str, Cell]:
    """The source of the level that something is computed of, if one statement makes it."""
    if cell is None or level is None:
        return {}
    statements = shown_statements(cell, head, level.unit, "level")
    return _source(statements[0].fact) if len(statements) == 1 else {}


def _source(fact: Fact) -> dict[str, Cell]:
    evidence = fact.evidence
    return {
        "scope": fact.scope,
        "status": fact.status,
        "year": fact.period.year,
        "period": fact.period.text,
        "flags": LIST_SEPARATOR.join(fact.flags),
        "document": evidence.document,
        "line": evidence.line,
        "page": evidence.page,
        "sentence": evidence.sentence,
    }
