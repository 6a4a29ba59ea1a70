"""The sheet of findings: a row each, with links to every cell that it is about."""

from collections.abc import Callable, Mapping

from summarymine.model import Evidence, Fact, Finding, Weight
from summarymine.outputs.workbook.book import Look, Place, Sheet, address_of
from summarymine.outputs.workbook.plan import LIST_ROWS, Plan
from summarymine.outputs.workbook.shown import HEAD, MARKS, QUIET
from summarymine.outputs.workbook.words import Words
from summarymine.tables.cells import change_texts, level_text

# Tells a finding in a sentence, in the language of the workbook.
Told = Callable[[Finding], str]

_COLUMNS = (
    *("number", "weight", "settles", "document", "text", "arithmetic", "may_be"),
    *("cells", "sentences", "links"),
)
_WIDTHS = (6, 9, 7, 26, 44, 30, 16, 32, 60)
_LINK_WIDTH = 16
# Links of one finding; the others are told by their row.
_MAX_LINKS = 12
_MAX_SENTENCES = 4
_SENTENCE = 160

_WRAPPED: Look = {
    "text_wrap": True,
    "valign": "top",
    "bottom": 1,
    "bottom_color": "#D9D9D9",
}
_COLOURS: Mapping[Weight, Look] = {
    "contradiction": MARKS["contradiction"],
    "doubt": MARKS["doubtful"],
    "proposal": MARKS["bounds"],
    "support": MARKS["other_unit"],
}


def write_findings(sheet: Sheet, plan: Plan, told: Told, words: Words) -> None:
    """Fills the sheet."""
    links = [_links(finding, plan, words) for finding in plan.findings]
    wide = max((min(len(one), _MAX_LINKS) for one in links), default=0)
    sheet.heads(0, [words(f"findings.{name}") for name in _COLUMNS], HEAD)
    for extra in range(1, wide):
        sheet.blank(0, len(_COLUMNS) - 1 + extra, HEAD)
    if not plan.findings:
        sheet.text(LIST_ROWS, 0, words("findings.none"), QUIET)
    for number, (finding, own) in enumerate(zip(plan.findings, links, strict=True), 1):
        _write_finding(sheet, number, finding, plan, told, words)
        _write_links(sheet, LIST_ROWS + number - 1, own, words)
    sheet.widths((*_WIDTHS, *[_LINK_WIDTH] * max(1, wide)))
    sheet.page.freeze_panes(LIST_ROWS, 3)
    sheet.page.autofilter(0, 0, max(1, len(plan.findings)), len(_WIDTHS) - 1)
    # Links are of no use on paper.
    sheet.page.print_area(0, 0, max(1, len(plan.findings)), len(_WIDTHS) - 1)
    sheet.printed((0, 0))


def _write_finding(
    sheet: Sheet, number: int, finding: Finding, plan: Plan, told: Told, words: Words
) -> None:
    row = LIST_ROWS + number - 1
    sheet.number(row, 0, number, _WRAPPED)
    sheet.text(row, 1, words(f"weight.{finding.weight}"), {**_WRAPPED, **_COLOURS[finding.weight]})
    first = words("findings.first") if finding.settles else ""
    sheet.text(row, 2, first, {**_WRAPPED, "align": "center", "font_color": "#C00000"})
    several = len({fact.evidence.document for fact in finding.facts}) > 1
    figures = [
        f"{fact.evidence.document} {text}" if several else text
        for fact in finding.facts
        for text in [_describe(fact, words)]
    ]
    figures += [f"{place.document}：{place.line}" for place in finding.places]
    places = (*(fact.evidence for fact in finding.facts), *finding.places)
    shown: dict[str, str] = {}
    for place in places:
        shown.setdefault(place.sentence, plan.excerpt(place, _SENTENCE))
    cells = (
        finding.document,
        told(finding),
        finding.arithmetic,
        "\n".join(finding.may_be),
        "\n".join(figures),
        "\n".join([*shown.values()][:_MAX_SENTENCES]),
    )
    for column, text in enumerate(cells, 3):
        sheet.text(row, column, text, _WRAPPED)
    sheet.height(row, zip(cells, _WIDTHS[3:], strict=True))


def _describe(fact: Fact, words: Words) -> str:
    """A figure in short: its name, scope, level, change and line."""
    level = level_text(fact.value, fact.low, fact.high, fact.approx)
    change = change_texts(fact.change_pct, fact.change_abs, fact.direction, fact.unit)
    text = "，".join(filter(None, (level and f"{level}{fact.unit}", *change)))
    label = f"{fact.label}（{fact.scope}）" if fact.scope else fact.label
    return words("findings.cell", label=label, text=text, line=fact.evidence.line)


def _links(finding: Finding, plan: Plan, words: Words) -> list[tuple[str, Place]]:
    """Sheet and position of everything concerned: of the comparison first."""
    comparison, facts, unclaimed = (
        words(f"sheet.{name}") for name in ("comparison", "facts", "unclaimed")
    )
    links = [(comparison, place) for fact in finding.facts for place in plan.cells.get(fact, ())]
    links += [
        (facts, (plan.fact_rows[fact], 0)) for fact in finding.facts if fact in plan.fact_rows
    ]
    links += [(unclaimed, (row, 0)) for row in _entry_rows(finding.places, plan)]
    return list(dict.fromkeys(links))


def _entry_rows(places: tuple[Evidence, ...], plan: Plan) -> list[int]:
    rows = (plan.entry_row(place) for place in places)
    return [row for row in rows if row is not None]


def _write_links(sheet: Sheet, row: int, links: list[tuple[str, Place]], words: Words) -> None:
    first = len(_COLUMNS) - 1
    shown = links if len(links) <= _MAX_LINKS else links[: _MAX_LINKS - 1]
    for column, (target, place) in enumerate(shown, first):
        label = f"{target} {address_of(place)}"
        sheet.link(row, column, target, place, label, {"valign": "top"})
    if len(shown) < len(links):
        more = words("findings.more", count=len(links) - len(shown))
        sheet.text(row, first + len(shown), more, {**QUIET, "valign": "top"})
