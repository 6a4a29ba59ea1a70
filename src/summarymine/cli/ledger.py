"""summarymine ledger: every numeral of a report in its class, counted or listed."""

from collections.abc import Iterator, Sequence

from summarymine.cli.options import (
    Choice,
    load_indicators,
    output_options,
    paths_argument,
    patterns_option,
    quiet_option,
    resolve_output,
)
from summarymine.cli.run import Batch, read_report
from summarymine.cli.translated import command, option
from summarymine.columns import LEDGER_COLUMNS
from summarymine.facts import find_entries
from summarymine.model import Language, LedgerEntry
from summarymine.outputs import ledger_table, numerals_table
from summarymine.readers import ReportPath
from summarymine.text import prepare

# After the document and the total.
CLASSES = tuple(column.key for column in LEDGER_COLUMNS[2:])


@command("ledger")
@paths_argument
@option("--class", "classes", type=Choice(CLASSES), metavar="CLASS", multiple=True)
@output_options
@patterns_option
@quiet_option
def command_ledger(
    *,
    paths: Sequence[str],
    classes: Sequence[str],
    output: str | None,
    format: str | None,
    headers: Language,
    encoding: str | None,
    patterns: Sequence[str],
    quiet: bool,
) -> int:
    """Writes the counts of the reports at paths, or the numerals of the classes."""
    batch = Batch(paths, resolve_output(output, format, headers, encoding), quiet=quiet)
    catalogue = load_indicators(patterns, ())

    def enter(report: ReportPath) -> Sequence[LedgerEntry]:
        return find_entries(prepare(read_report(report)), catalogue)

    def count(report: ReportPath) -> Sequence[tuple[str, Sequence[LedgerEntry]]]:
        return [(report.name, enter(report))]

    def list_entries(report: ReportPath) -> Iterator[tuple[str, LedgerEntry]]:
        return ((report.name, entry) for entry in enter(report) if entry.kind in classes)

    if classes:
        return batch.write(batch.results(list_entries), numerals_table)
    return batch.write(batch.results(count), ledger_table)
