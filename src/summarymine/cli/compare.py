"""summarymine compare: the reporting bodies side by side, from reports or from a facts file."""

from collections.abc import Iterable, Sequence

from summarymine.cli.options import (
    indicator_option,
    load_indicators,
    output_options,
    paths_argument,
    patterns_option,
    quiet_option,
    resolve_output,
)
from summarymine.cli.run import Batch, read_report
from summarymine.cli.translated import command
from summarymine.facts import extract_facts
from summarymine.indicators import Catalogue
from summarymine.model import Fact, Language, Table
from summarymine.readers import ReportPath
from summarymine.readers.facts import is_facts_file, read_facts
from summarymine.tables import compare
from summarymine.text import prepare


@command("compare")
@paths_argument
@output_options
@patterns_option
@indicator_option
@quiet_option
def command_compare(
    *,
    paths: Sequence[str],
    output: str | None,
    format: str | None,
    headers: Language,
    encoding: str | None,
    patterns: Sequence[str],
    indicator: Sequence[str],
    quiet: bool,
) -> int:
    """Writes the comparison of the reports and facts files at paths."""
    batch = Batch(paths, resolve_output(output, format, headers, encoding), quiet=quiet)
    catalogue = load_indicators(patterns, indicator)
    # All facts are read: a body that states none of those asked for keeps its column.
    everything = catalogue.everything

    def find_facts(report: ReportPath) -> Iterable[Fact]:
        return facts_of(report, everything)

    def make_table(facts: Iterable[Fact]) -> Table:
        known = everything.indicators
        return compare(
            facts,
            order=[known_one.id for known_one in known],
            units={known_one.id: known_one.unit for known_one in known},
            only=indicator,
        )

    return batch.write(batch.results(find_facts), make_table)


def facts_of(report: ReportPath, catalogue: Catalogue) -> Iterable[Fact]:
    """Facts of a facts file that extract wrote, or of a report. Raises ReadError."""
    if report.path is not None and is_facts_file(report.path):
        return read_facts(report.path)
    return extract_facts(prepare(read_report(report)), catalogue)
