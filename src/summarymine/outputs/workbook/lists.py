"""The sheets of facts and of unclaimed figures: a row each, with filters."""

from decimal import Decimal

from summarymine.columns import FACT_COLUMNS, LIST_SEPARATOR, NUMERAL_COLUMNS
from summarymine.model import Cell, Column, Fact
from summarymine.outputs.columns import facts_table, numerals_table
from summarymine.outputs.text import headings
from summarymine.outputs.workbook.book import Look, Sheet, address_of
from summarymine.outputs.workbook.plan import LIST_ROWS, Plan
from summarymine.outputs.workbook.shown import (
    HEAD,
    MARKS,
    PLANNED,
    QUIET,
    Kind,
    number_format,
    scaled,
)
from summarymine.outputs.workbook.words import Words

_FACT_WIDTHS = {
    "document": 28, "reporter": 24, "region": 10, "adcode": 9, "year": 7, "period": 14,
    "indicator": 20, "label": 18, "value": 15, "low": 13, "high": 13, "scope": 20,
    "flags": 14, "section": 20, "evidence": 80, "pattern": 24, "period_start": 11,
    "period_end": 11,
}  # fmt: skip
_OTHER_WIDTH = 10
_FIGURES: dict[str, Kind] = {
    "value": "level", "low": "level", "high": "level",
    "change_pct": "percent", "change_abs": "absolute",
}  # fmt: skip
# Words of the data that are told in the workbook's language.
_TRANSLATED = {"status": "status", "approx": "approx", "direction": "direction"}

# Columns of unclaimed figures that say something: class, indicators and rules are all the same.
_UNCLAIMED = ("document", "line", "surface", "context", "start", "end")
_UNCLAIMED_WIDTHS = (34, 7, 18, 70, 9, 9)


def write_facts(sheet: Sheet, plan: Plan, words: Words) -> None:
    """Fills the sheet of facts: the public columns, and the numbers of findings."""
    table = facts_table(plan.facts)
    heads = [*headings(table, words.language), words("facts.findings")]
    sheet.page.set_row(0, 30)
    sheet.heads(0, heads, HEAD)
    for (row, fact), cells in zip(enumerate(plan.facts, LIST_ROWS), table.rows, strict=True):
        for column, (named, cell) in enumerate(zip(FACT_COLUMNS, cells, strict=True)):
            if cell is not None:
                look = _look(fact, named, plan)
                _write_cell(sheet, row, column, named, cell, fact, look, words)
        numbers = plan.numbers.get(fact, ())
        if numbers:
            text = LIST_SEPARATOR.join(map(str, numbers))
            sheet.text(row, len(FACT_COLUMNS), text, MARKS["doubtful"])
    sheet.widths([_FACT_WIDTHS.get(column.key, _OTHER_WIDTH) for column in FACT_COLUMNS])
    _finish(sheet, len(plan.facts), len(heads), frozen=1)


def _look(fact: Fact, column: Column, plan: Plan) -> Look:
    """How a cell of a fact looks: plans are blue, parts and doubts have the colours of marks."""
    look: Look = PLANNED if fact.status == "planned" else {}
    if column.key in ("value", "low", "high", "scope", "change_pct", "change_abs"):
        against = plan.against((fact,))
        if against:
            look = {**look, **MARKS[against]}
        elif fact.scope:
            look = {**look, **MARKS["part"]}
    if column.key == "flags":
        look = {**look, **MARKS["doubtful"]}
    return look


def _write_cell(
    sheet: Sheet, row: int, column: int, named: Column, cell: Cell, fact: Fact, look: Look,
    words: Words,
) -> None:  # fmt: skip
    key = named.key
    if key in _FIGURES and isinstance(cell, Decimal):
        kind = _FIGURES[key]
        form = number_format(cell, fact.unit, kind, words("change.points"))
        sheet.number(row, column, scaled(cell, fact.unit, kind), {**look, "num_format": form})
    elif isinstance(cell, int):
        sheet.number(row, column, cell, look)
    elif key == "flags":
        told = [words.known("flag", flag) for flag in fact.flags]
        sheet.text(row, column, LIST_SEPARATOR.join(told), look)
    elif key in _TRANSLATED:
        sheet.text(row, column, words.known(_TRANSLATED[key], str(cell)), look)
    else:
        sheet.text(row, column, str(cell), look)


def write_unclaimed(sheet: Sheet, plan: Plan, words: Words) -> None:
    """Fills the sheet of figures that no indicator claims."""
    keys = [column.key for column in NUMERAL_COLUMNS]
    chosen = [keys.index(key) for key in _UNCLAIMED]
    table = numerals_table(plan.unclaimed)
    heads = headings(table, words.language)
    sheet.page.set_row(0, 30)
    sheet.heads(0, [heads[index] for index in chosen], HEAD)
    if not plan.unclaimed:
        sheet.text(LIST_ROWS, 0, words("unclaimed.none"), QUIET)
    for row, cells in enumerate(table.rows, LIST_ROWS):
        for column, cell in enumerate(cells[index] for index in chosen):
            if isinstance(cell, int):
                sheet.number(row, column, cell)
            elif cell is not None:
                sheet.text(row, column, str(cell))
    sheet.widths(_UNCLAIMED_WIDTHS)
    _finish(sheet, len(plan.unclaimed), len(chosen), frozen=0)


def _finish(sheet: Sheet, rows: int, columns: int, *, frozen: int) -> None:
    page = sheet.page
    page.autofilter(0, 0, max(1, rows), columns - 1)
    page.freeze_panes(LIST_ROWS, frozen)
    # Codes of regions and days are text, and meant so.
    last = address_of((max(1, rows), columns - 1))
    page.ignore_errors({"number_stored_as_text": f"A1:{last}"})
    sheet.printed((0, 0))
