"""The sheet of the comparison: bodies across, indicators down, marks in colours."""

from collections import Counter
from collections.abc import Iterable, Sequence

from summarymine.model import ComparisonCell, ComparisonHead, ComparisonRow, Fact, Mark
from summarymine.outputs.workbook.book import Look, Sheet, clean, text_width
from summarymine.outputs.workbook.findings import Told
from summarymine.outputs.workbook.plan import COMPARISON_COLUMNS, COMPARISON_ROWS, Plan
from summarymine.outputs.workbook.shown import (
    HEAD,
    MARKS,
    QUIET,
    TITLE,
    amount_in_words,
    show_cell,
)
from summarymine.outputs.workbook.words import Words

# Where the legend stands: in the corner that scrolls neither way.
_LEGEND: tuple[tuple[Mark, Mark, Mark], ...] = (
    ("part", "other_year", "doubtful"),
    ("contradiction", "bounds", "other_unit"),
)
_CORNER_WIDTHS = (26, 15, 15)
_NARROWEST, _WIDEST = 13, 30
# Bodies on a printed page.
_BODIES_PER_PAGE = 9
# Facts in a comment, and characters of a sentence.
_FACTS_IN_NOTE = 4
_SENTENCE_IN_NOTE = 500
# Room before the figure, where a sentence has to be cut.
_BEFORE_FIGURE = 300

_LINE = {"bottom": 1, "bottom_color": "#D9D9D9", "right": 1, "right_color": "#D9D9D9"}
_FIRST_LINE = {"top": 1, "top_color": "#8EA9DB"}


def write_comparison(sheet: Sheet, plan: Plan, told: Told, words: Words) -> None:
    """Fills the sheet."""
    comparison = plan.comparison
    page = sheet.page
    _write_corner_and_heads(sheet, plan, words)
    previous = ""
    for number, row in enumerate(comparison.rows, COMPARISON_ROWS):
        _write_row(sheet, number, row, plan, told, words, first=row.indicator != previous)
        previous = row.indicator
    if not comparison.rows:
        sheet.text(COMPARISON_ROWS, 0, words("comparison.none"), QUIET)
    sheet.widths(_CORNER_WIDTHS)
    sheet.widths(_body_widths(comparison.heads, comparison.rows), COMPARISON_COLUMNS)
    last_column = COMPARISON_COLUMNS + len(comparison.heads) - 1
    if comparison.rows:
        last_row = COMPARISON_ROWS + len(comparison.rows) - 1
        page.autofilter(COMPARISON_ROWS - 1, 0, last_row, last_column)
    page.freeze_panes(COMPARISON_ROWS, COMPARISON_COLUMNS)
    page.repeat_columns(0, COMPARISON_COLUMNS - 1)
    pages = max(1, -(-len(comparison.heads) // _BODIES_PER_PAGE))
    sheet.printed((0, COMPARISON_ROWS - 1), pages_wide=pages)
    page.set_comments_author("summarymine")


def _write_corner_and_heads(sheet: Sheet, plan: Plan, words: Words) -> None:
    """The title, the legend, and beside it what each column is of."""
    comparison, page = plan.comparison, sheet.page
    page.set_row(0, 22)
    sheet.text(0, 0, words("comparison.title"), TITLE)
    counts = words(
        "comparison.counts",
        reports=len(plan.documents),
        bodies=len(comparison.heads),
        rows=len(comparison.rows),
    )
    sheet.text(0, 1, counts, QUIET)
    weights = Counter(finding.weight for finding in plan.findings)
    if weights["contradiction"] or weights["doubt"]:
        said = words("comparison.findings", **{w: weights[w] for w in ("contradiction", "doubt")})
        sheet.link(0, COMPARISON_COLUMNS, words("sheet.findings"), (0, 0), said, {"bold": True})
    about: list[tuple[str, ...]] = [
        (
            head.reporter.name,
            f"{head.year or words('year.none')} {head.period or words('period.year')}",
            documents,
        )
        for head, documents in zip(comparison.heads, _documents_of(plan), strict=True)
    ]
    quiet = {**QUIET, "text_wrap": True, "valign": "top"}
    for line, height in enumerate((30, 30, 30)):
        row = line + 1
        page.set_row(row, height)
        if line < len(_LEGEND):
            for column, mark in enumerate(_LEGEND[line]):
                sheet.text(row, column, words(f"mark.{mark}"), {**MARKS[mark], **_LINE, **_WRAP})
        else:
            last = COMPARISON_COLUMNS - 1
            sheet.merged(row, 0, last, words("comparison.blank"), {**QUIET, **_WRAP})
        for column, parts in enumerate(about, COMPARISON_COLUMNS):
            sheet.text(row, column, parts[line], quiet)
    page.set_row(COMPARISON_ROWS - 1, 36)
    heads = [words(f"head.{name}") for name in ("indicator", "unit", "measure")]
    heads += [head.title for head in comparison.heads]
    sheet.heads(COMPARISON_ROWS - 1, heads, {**HEAD, "align": "center"})


_WRAP = {"text_wrap": True}


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
    plan: Plan,
    told: Told,
    words: Words,
    *,
    first: bool,
) -> None:
    info = plan.infos.get(row.indicator)
    line = {**_LINE, **_FIRST_LINE} if first else _LINE
    look = {**line, "text_wrap": True, **({"bold": True} if first else QUIET)}
    label = (info.label_en if info and words.language == "en" else "") or row.label
    sheet.text(number, 0, label, look)
    if first and info and info.definition:
        definition = words("note.indicator", id=row.indicator, definition=info.definition)
        sheet.note(number, 0, definition)
    sheet.text(number, 1, row.unit, {**line, **QUIET, "align": "center"})
    sheet.text(number, 2, words(f"measure.{row.measure}"), {**line, **QUIET, "align": "center"})
    for column, cell in enumerate(row.cells, COMPARISON_COLUMNS):
        if cell is None:
            sheet.blank(number, column, line)
            continue
        shown = show_cell(cell, row, plan.against(cell.facts), words("change.points"))
        style: Look = {**line, **(MARKS[shown.mark] if shown.mark else {}), "text_wrap": True}
        if shown.number is None:
            sheet.text(number, column, shown.text, {**style, "align": "right"})
        else:
            sheet.number(number, column, shown.number, {**style, "num_format": shown.format})
        sheet.note(number, column, _note(cell, row, plan, told, words))


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
    for sentence, facts in _by_sentence(cell.facts[:_FACTS_IN_NOTE]):
        parts.append(_excerpt(sentence, facts[0], plan))
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


def _by_sentence(facts: Iterable[Fact]) -> list[tuple[str, list[Fact]]]:
    groups: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        groups.setdefault((fact.evidence.document, fact.evidence.sentence), []).append(fact)
    return [(sentence, group) for (_, sentence), group in groups.items()]


def _excerpt(sentence: str, fact: Fact, plan: Plan) -> str:
    """The sentence, around the figure if it is too long for a comment."""
    if len(sentence) <= _SENTENCE_IN_NOTE:
        return sentence
    span = fact.evidence.span
    surface = plan.documents[fact.evidence.document].text[span.start : span.end]
    start = max(0, sentence.find(surface) - _BEFORE_FIGURE)
    cut = sentence[start : start + _SENTENCE_IN_NOTE]
    end = start + _SENTENCE_IN_NOTE
    return "…" * (start > 0) + cut + "…" * (end < len(sentence))


def _body_widths(heads: Sequence[ComparisonHead], rows: Sequence[ComparisonRow]) -> Sequence[float]:
    """As wide as the figures ask for, within bounds; longer texts wrap."""
    widths = []
    for column, head in enumerate(heads):
        cells = [row.cells[column] for row in rows]
        widest = max((text_width(cell.text) for cell in cells if cell), default=0)
        # Numbers get separators, and the head a filter's arrow.
        wanted = max(widest + 3, text_width(head.title) // 2 + 5)
        widths.append(min(_WIDEST, max(_NARROWEST, wanted)))
    return widths
