"""How figures look in a workbook: number formats by unit, and the colours of marks."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from summarymine.columns import PERCENT_SIGNS, plain_number
from summarymine.outputs.workbook.book import Look, exact_float
from summarymine.study import ComparisonCell, ComparisonRow, Mark
from summarymine.tables.cells import PERCENT_UNITS, change_texts
from summarymine.tables.doubts import marks_of, sign_of

Kind = Literal["level", "percent", "absolute"]

# Of marks on one cell, the first gives the colour; the text tells them all.
MARKS: Mapping[Mark, Look] = {
    "contradiction": {"bg_color": "#F8CBCB", "font_color": "#9C0006", "bold": True},
    "doubtful": {"bg_color": "#FCE4D6", "font_color": "#A04000"},
    "part": {"bg_color": "#FFF2CC", "font_color": "#7F6000"},
    "other_year": {"bg_color": "#E4DFEC", "font_color": "#5F497A"},
    "other_unit": {"bg_color": "#E2EFDA", "font_color": "#375623"},
    "bounds": {"bg_color": "#DDEBF7", "font_color": "#1F4E78"},
}

HEAD: Look = {
    "bold": True,
    "bg_color": "#1F3864",
    "font_color": "#FFFFFF",
    "text_wrap": True,
    "border": 1,
    "border_color": "#8EA9DB",
}
TITLE: Look = {"bold": True, "font_size": 14, "font_color": "#1F3864"}
QUIET: Look = {"font_color": "#6B6B6B", "font_size": 9}
PLANNED: Look = {"font_color": "#2F5597", "italic": True}


# Below it, digits are read at a glance; with more decimals, words say no more than digits.
_LARGE = 10**6
_MOST_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell of the comparison: a number with its format, or text; and the mark that colours it."""

    text: str
    number: Decimal | None = None
    format: str = ""
    mark: Mark | None = None


def show_cell(cell: ComparisonCell, row: ComparisonRow, points: str) -> Shown:
    """A cell as it is shown. points: the words after those.

    A figure that the audit speaks against keeps its digits, with a sign before them.
    """
    mark = next((one for one in MARKS if one in marks_of(cell)), None)
    sign = sign_of(cell)
    found = plain_figure(cell, row)
    # A number that a spreadsheet would round is text, too.
    if found is None or exact_float(scaled(found[1], row.unit, found[0])) is None:
        return Shown(text=f"{sign}{cell.text}", mark=mark)
    kind, number = found
    form = number_format(number, row.unit, kind, points)
    if sign:
        form = ";".join(f'"{sign}"{part}' for part in form.split(";"))
    return Shown(cell.text, scaled(number, row.unit, kind), form, mark)


def plain_figure(cell: ComparisonCell, row: ComparisonRow) -> tuple[Kind, Decimal] | None:
    """The one exact figure of a cell, None where there is more to say of it."""
    if row.measure == "level":
        return None if cell.number is None else ("level", cell.number)
    for fact in cell.facts:
        percent, absolute = fact.change_pct, fact.change_abs
        # What is doubtful, of a part or approximate has more in its text.
        if percent is not None and (cell.text,) == change_texts(percent, None, None, row.unit):
            return "percent", percent
        if absolute is not None and (cell.text,) == change_texts(None, absolute, None, row.unit):
            return "absolute", absolute
    return None


def scaled(number: Decimal, unit: str, kind: Kind = "level") -> Decimal:
    """The number as spreadsheets want it: percents are hundredths.

    >>> scaled(Decimal("98.5"), "%"), scaled(Decimal("40"), "人")
    (Decimal('0.985'), Decimal('40'))
    """
    return number / 100 if kind == "percent" or (kind == "level" and _is_percent(unit)) else number


def number_format(number: Decimal, unit: str, kind: Kind = "level", points: str = "") -> str:
    """The format that shows every digit of the number, not yet scaled, and no more.

    >>> number_format(Decimal("4120000"), "元"), number_format(Decimal("98.5"), "%")
    ('#,##0', '0.0%')
    >>> number_format(Decimal("-24.52"), "人", "percent")
    '+0.00%;-0.00%;0.00%'
    """
    decimals = len(plain_number(number).partition(".")[2])
    digits = "0" + "." * bool(decimals) + "0" * decimals
    if kind == "level":
        return f"{digits}%" if _is_percent(unit) else f"#,##{digits}"
    if kind == "percent":
        form = f"{digits}%"
    else:
        form = f'{digits}"{points}"' if unit in PERCENT_UNITS else f"#,##{digits}"
    return f"+{form};-{form};{form}"


def _is_percent(unit: str) -> bool:
    return unit in PERCENT_SIGNS


def amount_in_words(number: Decimal, unit: str) -> str:
    """A large number in 万 or 亿, "" where that says no more.

    >>> amount_in_words(Decimal("421100000000"), "元"), amount_in_words(Decimal("9384"), "起")
    ('4211亿元', '')
    """
    for size, name in ((10**8, "亿"), (10**4, "万")):
        told = plain_number(number / size)
        if abs(number) >= max(size, _LARGE) and len(told.partition(".")[2]) <= _MOST_DECIMALS:
            return f"{told}{name}{unit}"
    return ""
