"""The sheet of the comparison: bodies across, indicators down, marks in colours."""

from collections import Counter
from collections.abc import Iterable, Sequence

from summarymine.model import Fact
from summarymine.outputs.workbook.book import Look, Sheet, clean, text_width
from summarymine.outputs.workbook.findings import Told
from summarymine.outputs.workbook.plan import COMPARISON_ROWS, Plan
from summarymine.outputs.workbook.shown import HEAD, MARKS, QUIET, TITLE, amount_in_words, show_cell
from summarymine.outputs.workbook.words import Words
from summarymine.study import ComparisonCell, ComparisonHead, ComparisonRow, Mark

# Where the legend stands: in the corner that scrolls neither way.
_LEGEND: tuple[tuple[Mark, Mark, Mark], ...] = (
    ("part", "other_year", "doubtful"),
    ("contradiction", "bounds", "other_unit"),
)
_CORNER_WIDTHS = (30, 15, 16)
_THEME_WIDTH = 14
_NARROWEST, _WIDEST = 13, 30
# Bodies on a printed page.
_BODIES_PER_PAGE = 9
# Facts in a comment, and characters of a sentence.
_FACTS_IN_NOTE = 4
_SENTENCE_IN_NOTE = 500

# Of a report that is missing nobody must be able to say that it was not said.
_ALARM = "#9C0006"

_WRAP = {"text_wrap": True}
_LINE = {"bottom": 1, "bottom_color": "#D9D9D9", "right": 1, "right_color": "#D9D9D9"}
_FIRST_LINE = {"top": 1, "top_color": "#8EA9DB"}


def write_comparison(sheet: Sheet, plan: Plan, told: Told, words: Words) -> None:
    """Fills the sheet."""
    comparison = plan.comparison
    page = sheet.page
    _write_corner_and_heads(sheet, plan, words)
    theme_widths = () if plan.themes is None else (_THEME_WIDTH,)
    widths = (*theme_widths, *_CORNER_WIDTHS, *_body_widths(comparison.heads, comparison.rows))
    previous: ComparisonRow | None = None
    for number, row in enumerate(comparison.rows, COMPARISON_ROWS):
        texts = _write_row(sheet, number, row, previous, plan, told, words)
        sheet.height(number, zip(texts, widths, strict=True))
        previous = row
    if not comparison.rows:
        sheet.text(COMPARISON_ROWS, 0, words("comparison.none"), QUIET)
    sheet.widths(widths)
    names = plan.name_columns
    last_column = names + len(comparison.heads) - 1
    if comparison.rows:
        last_row = COMPARISON_ROWS + len(comparison.rows) - 1
        page.autofilter(COMPARISON_ROWS - 1, 0, last_row, last_column)
    page.freeze_panes(COMPARISON_ROWS, names)
    page.repeat_columns(0, names - 1)
    pages = max(1, -(-len(comparison.heads) // _BODIES_PER_PAGE))
    sheet.printed((0, COMPARISON_ROWS - 1), pages_wide=pages)
    page.set_comments_author("summarymine")


def _write_corner_and_heads(sheet: Sheet, plan: Plan, words: Words) -> None:
    """The title, the legend, and beside it what each column is of."""
    comparison, page, names = plan.comparison, sheet.page, plan.name_columns
    page.set_row(0, 22)
    _corner(sheet, 0, plan, words("comparison.title"), TITLE)
    counts = words(
        "comparison.counts",
        reports=len(plan.documents),
        bodies=len(comparison.heads),
        rows=len(comparison.rows),
    )
    sheet.text(0, names - 2, counts, QUIET)
    weights = Counter(finding.weight for finding in plan.findings)
    if weights["contradiction"] or weights["doubt"]:
        said = words("comparison.findings", **{w: weights[w] for w in ("contradiction", "doubt")})
        sheet.link(0, names, words("sheet.findings"), (0, 0), said, {"bold": True})
    about: list[tuple[str, ...]] = [
        (
            head.reporter.name,
            _time(head, words),
            documents,
        )
        for head, documents in zip(comparison.heads, _documents_of(plan), strict=True)
    ]
    quiet = {**QUIET, "text_wrap": True, "valign": "top"}
    for line, height in enumerate((30, 30, 30)):
        row = line + 1
        page.set_row(row, height)
        if line < len(_LEGEND):
            looks = [{**MARKS[mark], **_LINE, **_WRAP} for mark in _LEGEND[line]]
            signs = [words(f"mark.{mark}") for mark in _LEGEND[line]]
            _corner(sheet, row, plan, signs[0], looks[0])
            for column, (text, look) in enumerate(
                zip(signs[1:], looks[1:], strict=True), names - len(signs) + 1
            ):
                sheet.text(row, column, text, look)
        else:
            text = words("comparison.blank")
            if missing := len(plan.study.unread):
                text += words("comparison.unread", count=missing)
            look = {**QUIET, **_WRAP, **({"font_color": _ALARM} if missing else {})}
            sheet.merged(row, 0, names - 1, text, look)
        for column, (head, parts) in enumerate(zip(comparison.heads, about, strict=True), names):
            # Half a year beside whole ones, or nobody knows which: that must be seen.
            odd = line == 1 and (head.period or head.year is None)
            sheet.text(row, column, parts[line], {**quiet, **(MARKS["part"] if odd else {})})
    page.set_row(COMPARISON_ROWS - 1, 36)
    named = ("theme", "indicator", "unit", "measure")
    heads = [words(f"head.{name}") for name in named[len(named) - names :]]
    heads += [head.title for head in comparison.heads]
    sheet.heads(COMPARISON_ROWS - 1, heads, {**HEAD, "align": "center"})


def _corner(sheet: Sheet, row: int, plan: Plan, text: str, look: Look) -> None:
    """Text over the indicators, and the themes if there is such a column."""
    if plan.themes is None:
        sheet.text(row, 0, text, look)
    else:
        sheet.merged(row, 0, 1, text, look)


def _time(head: ComparisonHead, words: Words) -> str:
    """Year and period; of a report without a year it is not known whether it is of a whole one."""
    if head.year is None:
        return f"{words('year.none')} {head.period}".rstrip()
    return f"{head.year} {head.period or words('period.year')}"


def _documents_of(plan: Plan) -> list[str]:
    """For each head, the documents that its figures are of."""
    columns: list[dict[str, None]] = [{} for _ in plan.comparison.heads]
    for row in plan.comparison.rows:
        for column, cell in zip(columns, row.cells, strict=True):
            column.update({fact.evidence.document: None for fact in cell.facts} if cell else {})
    return ["\n".join(column) for column in columns]


def _write_row(
    sheet: Sheet,
    number: int,
    row: ComparisonRow,
    before: ComparisonRow | None,
    plan: Plan,
    told: Told,
    words: Words,
) -> list[str]:
    """One row; gives the texts in it, which its height must have room for."""
    first = before is None or row.indicator != before.indicator
    line = {**_LINE, **_FIRST_LINE} if first else _LINE
    texts = _write_names(sheet, number, row, before, plan, words, line)
    for column, cell in enumerate(row.cells, plan.name_columns):
        if cell is None:
            sheet.blank(number, column, line)
            texts.append("")
            continue
        shown = show_cell(cell, row, words("change.points"))
        style: Look = {**line, **(MARKS[shown.mark] if shown.mark else {})}
        if shown.number is None:
            sheet.text(number, column, shown.text, {**style, **_WRAP, "align": "right"})
        else:
            sheet.number(number, column, shown.number, {**style, "num_format": shown.format})
        sheet.note(number, column, _note(cell, row, plan, told, words))
        texts.append(shown.text)
    return texts


def _write_names(
    sheet: Sheet,
    number: int,
    row: ComparisonRow,
    before: ComparisonRow | None,
    plan: Plan,
    words: Words,
    line: Look,
) -> list[str]:
    """What names a row, bold where it is the first of its theme or indicator; gives the texts."""
    first = before is None or row.indicator != before.indicator
    bold: Look = {**line, **_WRAP, "bold": True}
    quiet: Look = {**line, **_WRAP, **QUIET}
    names = []
    if plan.themes is not None:
        theme = plan.themes.get(row.indicator, "")
        again = before is not None and plan.themes.get(before.indicator, "") == theme
        names.append(theme)
        sheet.text(number, 0, names[0], quiet if again else bold)
    info = plan.infos.get(row.indicator)
    label = (info.label_en if info and words.language == "en" else "") or row.label
    at = len(names)
    sheet.text(number, at, label, bold if first else quiet)
    if first and info and info.definition:
        definition = words("note.indicator", id=row.indicator, definition=info.definition)
        sheet.note(number, at, definition)
    centred: Look = {**line, **QUIET, "align": "center"}
    sheet.text(number, at + 1, row.unit, centred)
    sheet.text(number, at + 2, words(f"measure.{row.measure}"), centred)
    return [*names, label, row.unit, ""]


def _note(cell: ComparisonCell, row: ComparisonRow, plan: Plan, told: Told, words: Words) -> str:
    """The sentences of a cell with where they stand, and what the audit says of them."""
    parts = []
    amount = amount_in_words(cell.number, row.unit) if cell.number is not None else ""
    if amount:
        parts.append(words("note.amount", amount=amount))
    numbers = dict.fromkeys(n for fact in cell.facts for n in plan.numbers.get(fact, ()))
    parts += [
        words("note.finding", number=n, text=clean(told(plan.findings[n - 1]), _SENTENCE_IN_NOTE))
        for n in list(numbers)[:_FACTS_IN_NOTE]
    ]
    for facts in _by_sentence(cell.facts[:_FACTS_IN_NOTE]):
        parts.append(plan.excerpt(facts[0].evidence, _SENTENCE_IN_NOTE))
        parts += [
            words(
                "note.row",
                document=fact.evidence.document,
                line=fact.evidence.line,
                row=plan.fact_rows[fact] + 1,
            )
            for fact in facts
        ]
    more = len(cell.facts) - _FACTS_IN_NOTE
    if more > 0:
        parts.append(words("note.more", count=more))
    return "\n".join(parts)


def _by_sentence(facts: Iterable[Fact]) -> list[list[Fact]]:
    groups: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        groups.setdefault((fact.evidence.document, fact.evidence.sentence), []).append(fact)
    return list(groups.values())


def _body_widths(heads: Sequence[ComparisonHead], rows: Sequence[ComparisonRow]) -> Sequence[float]:
    """As wide as the figures ask for, within bounds; longer texts wrap."""
    widths = []
    for column, head in enumerate(heads):
        cells = [row.cells[column] for row in rows]
        texts = [_shown_text(cell) for cell in cells if cell]
        widest = max(map(text_width, texts), default=0)
        # The sign of a mark, room at the side; in the head a filter's arrow.
        wanted = max(widest + 4, text_width(head.title) // 2 + 5)
        widths.append(min(_WIDEST, max(_NARROWEST, wanted)))
    return widths


def _shown_text(cell: ComparisonCell) -> str:
    """About what is seen of a cell: numbers get separators."""
    return cell.text if cell.number is None else f"{cell.number:,}"
