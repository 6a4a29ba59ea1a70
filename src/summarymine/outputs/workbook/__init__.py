"""A study as a workbook: comparison, charts, doubts, facts, unclaimed figures, sources."""

from collections.abc import Callable
from pathlib import Path

from summarymine.audit import finding_sentence
from summarymine.model import Finding, Language, Table
from summarymine.outputs.errors import StoreError
from summarymine.outputs.workbook.book import MAX_COLUMNS, MAX_ROWS, open_book
from summarymine.outputs.workbook.charts import write_charts
from summarymine.outputs.workbook.comparison import write_comparison
from summarymine.outputs.workbook.findings import write_findings
from summarymine.outputs.workbook.lists import write_facts, write_unclaimed
from summarymine.outputs.workbook.plan import LIST_ROWS, Plan, make_plan
from summarymine.outputs.workbook.sources import write_sources
from summarymine.outputs.workbook.table import write_table
from summarymine.outputs.workbook.words import Words
from summarymine.study import Study

__all__ = ["write_workbook"]

# Tells a finding in a sentence of a language.
Teller = Callable[[Finding, Language], str]


def write_workbook(
    study: Study, path: Path, language: Language, tell: Teller = finding_sentence
) -> None:
    """Writes the study to a new workbook; the same study gives the same bytes.

    tell: the sentence of a finding.
    Raises OSError, and WriteError for more than a workbook holds.
    """
    words = Words(language)
    plan = make_plan(study, language)
    _check_size(plan, path)

    def told(finding: Finding) -> str:
        return tell(finding, language)

    properties = {"title": words("comparison.title"), "author": "summarymine"}
    with open_book(path, properties) as book:
        comparison = book.sheet(words("sheet.comparison"), "#1F3864")
        made = None
        if plan.compared.kind:
            made = book.sheet(words(f"sheet.{plan.compared.kind}"), "#7030A0")
        charts = book.sheet(words("sheet.charts"), "#0072B2")
        findings = book.sheet(words("sheet.findings"), "#C00000")
        facts = book.sheet(words("sheet.facts"), "#548235")
        unclaimed = book.sheet(words("sheet.unclaimed"), "#BF8F00")
        sources = book.sheet(words("sheet.sources"), "#7F7F7F")
        write_comparison(comparison, plan, told, words)
        if made:
            write_table(made, plan.compared.table, words)
        write_charts(book, charts, plan, words)
        write_findings(findings, plan, told, words)
        write_facts(facts, plan, words)
        write_unclaimed(unclaimed, plan, words)
        write_sources(sources, plan, words)


def _check_size(plan: Plan, path: Path) -> None:
    """Raises WriteError for more rows or columns than a sheet has: nothing is left out unseen."""
    table = plan.compared.table if plan.compared.kind else Table((), ())
    lists = (plan.facts, plan.unclaimed, plan.findings, tuple(table.rows))
    rows = max(map(len, lists)) + LIST_ROWS
    if rows > MAX_ROWS:
        raise StoreError(path.name, "rows", count=str(rows))
    columns = max(len(plan.comparison.heads) + plan.name_columns, len(table.columns))
    if columns > MAX_COLUMNS:
        raise StoreError(path.name, "columns", count=str(columns))
