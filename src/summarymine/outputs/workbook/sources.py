"""The sheet of sources: what the study is made of, and how the workbook is read."""

from collections import Counter
from collections.abc import Iterable

from summarymine.columns import LEDGER_COLUMNS
from summarymine.model import Cell
from summarymine.outputs.columns import ledger_table
from summarymine.outputs.text import headings, visible
from summarymine.outputs.workbook.book import Look, Sheet
from summarymine.outputs.workbook.plan import Plan
from summarymine.outputs.workbook.shown import HEAD, MARKS, PLANNED, QUIET, TITLE
from summarymine.outputs.workbook.words import Words
from summarymine.study import StudyDocument

_READING = (
    *("number", "part", "other_year", "doubtful", "contradiction", "bounds", "other_unit"),
    *("units", "planned", "charts", "copies"),
)
_HEADS = ("document", "reporter", "years", "packs", "copy", "rows", "doubts")
_WIDTHS = (40, 30, 12, 24, 30, 9, 9)
_READING_COLUMNS = 4
# The last one that values are written over, which may be long, such as paths.
_VALUE_COLUMNS = 4
_VALUE_WIDTH = sum(_WIDTHS[1 : _VALUE_COLUMNS + 1])
_COUNT_WIDTH = 11
_DIGEST_WIDTH = 36


def write_sources(sheet: Sheet, plan: Plan, words: Words) -> None:
    """Fills the sheet."""
    sheet.page.set_row(0, 24)
    sheet.text(0, 0, words("sources.title"), TITLE)
    row = _write_pairs(sheet, 1, plan, words)
    row = _write_unread(sheet, row + 1, plan, words)
    row = _write_reading(sheet, row, words)
    counts = ledger_table((one.name, one.entries) for one in plan.study.documents)
    heads = [words(f"sources.{name}") for name in _HEADS]
    heads += [*headings(counts, words.language)[1:], words("sources.digest")]
    head_row = row + 1
    sheet.page.set_row(head_row, 30)
    sheet.heads(head_row, heads, HEAD)
    documents = zip(plan.study.documents, counts.rows, strict=True)
    for number, (document, (_, *classes)) in enumerate(documents, head_row + 1):
        _write_document(sheet, number, document, classes)
    count_widths = [_COUNT_WIDTH] * (len(LEDGER_COLUMNS) - 1)
    sheet.widths((*_WIDTHS, *count_widths, _DIGEST_WIDTH))
    last_row = head_row + max(1, len(plan.study.documents))
    sheet.page.autofilter(head_row, 0, last_row, len(heads) - 1)
    sheet.printed((head_row, head_row))


def _write_pairs(sheet: Sheet, row: int, plan: Plan, words: Words) -> int:
    """What made the study, a line each; gives the row after the last."""
    study = plan.study
    copies = sum(bool(document.duplicate_of) for document in study.documents)
    weights = Counter(finding.weight for finding in plan.findings)
    pairs = [
        (words("sources.version"), study.origin.version),
        (words("sources.rules"), study.origin.rules),
        *(
            (words("sources.options", name=name), value)
            for name, value in sorted(study.origin.options.items())
        ),
        (
            words("sources.reports"),
            words("sources.counts", reports=len(study.documents), copies=copies),
        ),
        (words("sources.facts"), str(len(plan.facts))),
        (
            words("sources.findings"),
            f"{len(plan.findings)} ({weights['contradiction']}/{weights['doubt']})",
        ),
    ]
    for name, value in pairs:
        sheet.text(row, 0, name, {"bold": True})
        sheet.merged(row, 1, _VALUE_COLUMNS, value, {"text_wrap": True})
        sheet.height(row, [(value, _VALUE_WIDTH)])
        row += 1
    return row


def _write_unread(sheet: Sheet, row: int, plan: Plan, words: Words) -> int:
    """What could not be read and why, a line each; gives the row of what stands below."""
    unread = plan.study.unread
    if not unread:
        return row
    sheet.text(row, 0, words("sources.unread", count=len(unread)), {"bold": True})
    for at, one in enumerate(unread, row + 1):
        name, reason = visible(one.name), visible(one.reasons[words.language])
        look = {**MARKS["contradiction"], "bold": False, "text_wrap": True}
        sheet.text(at, 0, name, look)
        sheet.merged(at, 1, _VALUE_COLUMNS, reason, look)
        sheet.height(at, [(name, _WIDTHS[0]), (reason, _VALUE_WIDTH)])
    return row + len(unread) + 2


def _write_reading(sheet: Sheet, row: int, words: Words) -> int:
    """How figures are read, in the colours of their marks; gives the row after the last."""
    sheet.text(row, 0, words("sources.reading"), {"bold": True})
    looks: dict[str, Look] = {"planned": PLANNED}
    looks.update(MARKS.items())
    for at, name in enumerate(_READING, row + 1):
        text = words(f"reading.{name}")
        sheet.merged(at, 0, _READING_COLUMNS - 1, text, looks.get(name, {}))
    return row + len(_READING) + 1


def _write_document(
    sheet: Sheet, row: int, document: StudyDocument, classes: Iterable[Cell]
) -> None:
    years = sorted({fact.period.year for fact in document.facts if fact.period.year})
    span = f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(map(str, years))
    reporters = dict.fromkeys(fact.reporter.name for fact in document.facts if fact.reporter.name)
    texts = (
        visible(document.name),
        "；".join(reporters),
        span,
        " ".join(document.packs),
        visible(document.duplicate_of),
    )
    look = QUIET if document.duplicate_of else {}
    for column, text in enumerate(texts):
        sheet.text(row, column, text, look)
    numbers = (len(document.facts), len(document.findings), *classes)
    for column, number in enumerate(numbers, len(texts)):
        sheet.number(row, column, int(str(number)), look)
    sheet.text(row, len(texts) + len(numbers), document.digest, look)
