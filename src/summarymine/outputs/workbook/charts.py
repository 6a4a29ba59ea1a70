"""The sheet of charts: each beside the figures that it draws, and those that it leaves out."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from summarymine.outputs.workbook.book import Book, Look, Place, Sheet, clean, exact_float
from summarymine.outputs.workbook.chart_data import MOST_LINES, Bars, Lines, find_bars, find_lines
from summarymine.outputs.workbook.plan import Plan
from summarymine.outputs.workbook.shown import HEAD, QUIET, TITLE, number_format, scaled
from summarymine.outputs.workbook.words import Words
from summarymine.study import ComparisonHead, ComparisonRow

_WIDTHS = (34, 12, 16)
# Lines have a column for each body, eight at the most.
_LINE_WIDTH = 12
# To the right of the figures.
_CHART_COLUMN = 4
_SCALE = 62
# Of a printed page at that scale, in pixels.
_PAGE_HEIGHT = 1000
_ROW_PIXELS = 20
_CHART_WIDTH = 720
_LEAST_HEIGHT = 260
_BAR_HEIGHT = 26
_NAMED = 8
_LABELLED_LINES = 2
# For the figure behind the longest bar.
_ROOM = 1.15
_GAP = 2

# Told apart by those who see colours otherwise, too (Okabe and Ito).
_COLOURS = (
    *("#0072B2", "#E69F00", "#009E73", "#CC79A7"),
    *("#56B4E9", "#D55E00", "#8C6D31", "#595959"),
)


def write_charts(book: Book, sheet: Sheet, plan: Plan, words: Words) -> None:
    """Fills the sheet: bars of each indicator over bodies, lines over years."""
    sheet.page.set_row(0, 24)
    sheet.text(0, 0, words("charts.title"), TITLE)
    sheet.widths((*_WIDTHS, *[_LINE_WIDTH] * MOST_LINES))
    row, starts = 2, [2]
    for line in find_lines(plan):
        row = _write_lines(book, sheet, row, line, plan, words)
        starts.append(row)
    for bars in find_bars(plan):
        row = _write_bars(book, sheet, row, bars, plan, words)
        starts.append(row)
    if row == starts[0]:
        sheet.text(row, 0, words("charts.none"), QUIET)
    sheet.page.hide_gridlines(2)
    sheet.printed((0, 0))
    # Breaks before charts that would be cut; they do not go with a page fitted to its width.
    sheet.page.set_print_scale(_SCALE)
    sheet.page.set_h_pagebreaks(_breaks(starts))


def _breaks(starts: Sequence[int]) -> list[int]:
    """The rows of charts that begin a page. starts: of every chart, and the row after the last."""
    breaks: list[int] = []
    page = 0
    for start, end in pairwise(starts):
        if (end - page) * _ROW_PIXELS > _PAGE_HEIGHT and start > page:
            page = start
            # Through the gap: the border of a chart stands on both sides of its row.
            breaks.append(start - 1)
    return breaks


def _title(key: str, row: ComparisonRow, plan: Plan, words: Words, **parts: object) -> str:
    info = plan.infos.get(row.indicator)
    label = (info.label_en if info and words.language == "en" else "") or row.label
    key = key if row.unit else f"{key}_plain"
    title = clean(words(key, label=label, unit=row.unit, **parts), 200)
    # XlsxWriter takes what looks like a cell of a sheet (甲!A1, =cmd|'/C calc'!A0) for a reference.
    title = title.replace("!", "！")
    return f" {title}" if title.startswith("=") else title


def _time(drawn: Bars, words: Words) -> str:
    if drawn.time is None:
        return words("charts.mixed")
    year, period = drawn.time
    return f"{year or words('year.none')} {period or words('period.year')}"


def _write_bars(book: Book, sheet: Sheet, row: int, drawn: Bars, plan: Plan, words: Words) -> int:
    """One chart of bars with its figures; gives the row of the next chart."""
    title = _title("charts.bars", drawn.row, plan, words, time=_time(drawn, words))
    notes = _notes(drawn, words)
    first = _write_head(sheet, row, title, notes, [words("charts.body"), words("charts.year")])
    heads = [head for head, _ in drawn.bars]
    colours = _year_colours(heads)
    form = _common_format([value for _, value in drawn.bars], drawn.row.unit)
    cells = [scaled(value, drawn.row.unit) for _, value in drawn.bars]
    sheet.text(first - 1, 2, drawn.row.unit, HEAD)
    for at, (head, value) in enumerate(zip(heads, cells, strict=True), first):
        year: Look = {"bg_color": colours[head.year], "font_color": "#FFFFFF"}
        sheet.text(at, 0, head.title)
        sheet.text(at, 1, str(head.year or words("year.none")), year if drawn.time is None else {})
        sheet.number(at, 2, value, {"num_format": form})
    last = first + len(heads) - 1
    chart = book.workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": title,
            "categories": [sheet.name, first, 0, last, 0],
            "categories_data": [clean(head.title) for head in heads],
            "values": [sheet.name, first, 2, last, 2],
            "values_data": [exact_float(value) for value in cells],
            "fill": {"color": _COLOURS[0]},
            "points": [{"fill": {"color": colours[head.year]}} for head in heads],
            "gap": 45,
            "data_labels": {"value": True, "num_format": form, "font": {"size": 9}},
        }
    )
    # Bars grow upward otherwise, and the first of the table would be the last.
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}, "line": {"color": "#8C8C8C"}})
    # Each bar says its figure.
    axis = {**_value_axis(cells, form), "visible": False}
    chart.set_x_axis({**axis, "max": float(max(cells)) * _ROOM} if max(cells) > 0 else axis)
    chart.set_legend({"none": True})
    height = max(_LEAST_HEIGHT, 90 + _BAR_HEIGHT * len(heads))
    return _insert(sheet, chart, (row, _CHART_COLUMN), last, title, height)


def _year_colours(heads: Sequence[ComparisonHead]) -> dict[int | None, str]:
    years = sorted({head.year for head in heads}, key=lambda year: year or 0)
    return {year: _COLOURS[number % len(_COLOURS)] for number, year in enumerate(years)}


def _notes(drawn: Bars, words: Words) -> list[str]:
    """What a reader has to know of a chart of bars."""
    notes = []
    if drawn.time is None:
        notes.append(words("charts.mixed_note"))
    if drawn.total > len(drawn.bars):
        notes.append(words("charts.largest", shown=len(drawn.bars), all=drawn.total))
    if drawn.left_out:
        named = [
            words("charts.left_out_one", name=head.title, why=words(f"why.{why}"))
            for head, why in drawn.left_out[:_NAMED]
        ]
        separator = "、" if words.language == "zh" else ", "
        names = separator.join(named)
        if len(drawn.left_out) > _NAMED:
            more = words("charts.left_out_more", count=len(drawn.left_out))
            names += more if words.language == "zh" else f" {more}"
        notes.append(words("charts.left_out", names=names))
    return notes


def _write_lines(book: Book, sheet: Sheet, row: int, drawn: Lines, plan: Plan, words: Words) -> int:
    """One chart of lines with its figures; gives the row of the next chart."""
    title = _title("charts.lines", drawn.row, plan, words)
    notes = []
    if drawn.total > len(drawn.bodies):
        notes.append(words("charts.some", shown=len(drawn.bodies), all=drawn.total))
    first = _write_head(sheet, row, title, notes, [words("charts.year"), *drawn.bodies])
    stated = [value for _, values in drawn.years for value in values if value is not None]
    form = _common_format(stated, drawn.row.unit)
    table = [
        [None if value is None else scaled(value, drawn.row.unit) for value in values]
        for _, values in drawn.years
    ]
    for at, ((year, _), values) in enumerate(zip(drawn.years, table, strict=True), first):
        sheet.text(at, 0, str(year))
        for column, value in enumerate(values, 1):
            if value is not None:
                sheet.number(at, column, value, {"num_format": form})
    last = first + len(table) - 1
    chart = book.workbook.add_chart({"type": "line"})
    label = {"value": True, "position": "above", "num_format": form, "font": {"size": 9}}
    # Of more lines they would lie on each other; the table has the figures.
    labels = {"data_labels": label} if len(drawn.bodies) <= _LABELLED_LINES else {}
    for column in range(1, len(drawn.bodies) + 1):
        colour = _COLOURS[column - 1]
        data = [values[column - 1] for values in table]
        chart.add_series(
            {
                "name": [sheet.name, first - 1, column],
                "categories": [sheet.name, first, 0, last, 0],
                "categories_data": [str(year) for year, _ in drawn.years],
                "values": [sheet.name, first, column, last, column],
                "values_data": ["" if value is None else exact_float(value) for value in data],
                "line": {"color": colour, "width": 2.25},
                "marker": {"type": "circle", "size": 7, "fill": {"color": colour}},
                **labels,
            }
        )
    chart.show_blanks_as("gap")
    chart.set_x_axis({"num_font": {"size": 9}, "line": {"color": "#8C8C8C"}})
    numbers = [value for values in table for value in values if value is not None]
    chart.set_y_axis(_value_axis(numbers, form))
    chart.set_legend({"position": "bottom"})
    # Below its table, which may be wide.
    return _insert(sheet, chart, (last + 2, 0), last, title, _LEAST_HEIGHT + 20)


def _write_head(
    sheet: Sheet, row: int, title: str, notes: Sequence[str], heads: Sequence[str]
) -> int:
    """Title, notes and heads of the figures, one below the other; gives the row after them."""
    sheet.text(row, 0, title, {"bold": True, "font_size": 11})
    for note in notes:
        row += 1
        sheet.height(row, [(note, sum(_WIDTHS))])
        sheet.merged(row, 0, len(_WIDTHS) - 1, note, {**QUIET, "text_wrap": True, "valign": "top"})
    sheet.heads(row + 1, heads, HEAD)
    return row + 2


def _common_format(values: Sequence[Decimal], unit: str) -> str:
    """A format that shows every digit of each."""
    return max((number_format(value, unit) for value in values), key=len)


def _value_axis(values: Sequence[Decimal], form: str) -> dict[str, Any]:
    """From zero on, so that lengths are proportions."""
    return {
        **({"min": 0} if min(values) >= 0 else {}),
        "num_format": form,
        "num_font": {"size": 9},
        "major_gridlines": {"visible": True, "line": {"color": "#E5E5E5"}},
        "line": {"none": True},
    }


def _insert(sheet: Sheet, chart: Any, place: Place, last: int, title: str, height: int) -> int:
    """Puts the chart at a place; gives the row of the next, below it and its last figure."""
    chart.set_title({"name": title, "name_font": {"size": 12, "bold": True}, "overlay": False})
    chart.set_size({"width": _CHART_WIDTH, "height": height})
    chart.set_chartarea({"border": {"color": "#D9D9D9"}})
    row, column = place
    sheet.page.insert_chart(row, column, chart, {"description": title})
    return row + max(last - row + 1, -(-height // _ROW_PIXELS)) + _GAP
