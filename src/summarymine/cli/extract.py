"""summarymine extract: every indicator found, a row for each."""

from collections.abc import Sequence

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
from summarymine.model import Language
from summarymine.outputs import facts_table
from summarymine.text import prepare


@command("extract")
@paths_argument
@output_options
@patterns_option
@indicator_option
@quiet_option
def command_extract(
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
    """Writes the facts of the reports at paths, row by row."""
    batch = Batch(paths, resolve_output(output, format, headers, encoding), quiet=quiet)
    catalogue = load_indicators(patterns, indicator)
    facts = batch.results(lambda report: extract_facts(prepare(read_report(report)), catalogue))
    return batch.write(facts, facts_table)
