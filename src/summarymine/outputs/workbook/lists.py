"""The sheets of facts and of unclaimed figures: a row each, with filters."""

from decimal import Decimal

from summarymine.columns import FACT_COLUMNS, LIST_SEPARATOR, NUMERAL_COLUMNS
from summarymine.model import Cell, Fact
from summarymine.outputs.columns import facts_table, numerals_table
from summarymine.outputs.text import headings, visible
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
from summarymine.study import Mark

# Mended without doubt, for the comparison too.
_HARMLESS = frozenset({"line_broken"})

# What a reader looks for stands first, and alone is printed; behind it the way back to the report.
_READ = {
    "region": 11, "year": 8, "period": 15, "label": 20, "value": 17, "unit": 8, "low": 15,
    "high": 15, "approx": 8, "change_pct": 12, "change_abs": 16, "direction": 8, "baseline": 12,
    "scope": 22, "status": 8, "flags": 15, "evidence": 80, "document": 30, "line": 7,
}  # fmt: skip
_BEHIND = {
    "page": 7, "section": 22, "reporter": 28, "adcode": 11, "indicator": 22, "pattern": 26,
    "start": 9, "end": 9, "period_start": 13, "period_end": 13,
}  # fmt: skip
_NUMBERS_WIDTH = 9
_KEYS = [column.key for column in FACT_COLUMNS]
# The places of facts' columns in the order of the sheet.
_ORDER = [_KEYS.index(key) for key in (*_READ, *_BEHIND)]
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
    named = headings(table, words.language)
    heads = [words("facts.findings"), *(named[index] for index in _ORDER)]
    sheet.page.set_row(0, 30)
    sheet.heads(0, heads, HEAD)
    for (row, fact), cells in zip(enumerate(plan.facts, LIST_ROWS), table.rows, strict=True):
        against = plan.against(fact)
        if against:
            numbers = LIST_SEPARATOR.join(map(str, plan.numbers[fact]))
            sheet.text(row, 0, numbers, MARKS[against])
        for column, index in enumerate(_ORDER, 1):
            if (cell := cells[index]) is not None:
                key = _KEYS[index]
                _write_cell(sheet, row, column, key, cell, fact, _look(fact, key, against), words)
    sheet.widths((_NUMBERS_WIDTH, *_READ.values(), *_BEHIND.values()))
    sheet.page.print_area(0, 0, len(plan.facts), len(_READ))
    _finish(sheet, len(plan.facts), len(heads), frozen=1 + list(_READ).index("value"))


def _look(fact: Fact, key: str, against: Mark | None) -> Look:
    """How a cell of a fact looks: plans are blue, parts and doubts have the colours of marks."""
    look: Look = PLANNED if fact.status == "planned" else {}
    if key in _FIGURES or key == "scope":
        if against:
            look = {**look, **MARKS[against]}
        elif fact.scope:
            look = {**look, **MARKS["part"]}
    if key == "flags" and not _HARMLESS.issuperset(fact.flags):
        look = {**look, **MARKS["doubtful"]}
    return look


def _write_cell(
    sheet: Sheet, row: int, column: int, key: str, cell: Cell, fact: Fact, look: Look, words: Words
) -> None:  # fmt: skip
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
        sheet.text(row, column, visible(str(cell)), look)


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
                sheet.text(row, column, visible(str(cell)))
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
