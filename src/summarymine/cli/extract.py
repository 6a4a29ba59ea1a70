"""summarymine extract: every indicator found, a row for each."""

from collections.abc import Sequence

from summarymine.batch import Job
from summarymine.cli.destination import origin_option, resolve_output, row_output_options
from summarymine.cli.options import (
    Resources,
    corpus_options,
    paths_argument,
    quiet_option,
    resources_options,
)
from summarymine.cli.rules import Rules, check_rules, load_rules, named_options, rules_options
from summarymine.cli.run import Batch, table_of
from summarymine.cli.study import write_output
from summarymine.cli.translated import command
from summarymine.columns import FACT_COLUMNS
from summarymine.model import Language
from summarymine.readers.corpus import RowOptions


@command("extract")
@paths_argument
@row_output_options
@origin_option
@rules_options
@corpus_options
@resources_options
@quiet_option
def command_extract(
    *,
    paths: Sequence[str],
    output: str | None,
    format: str | None,
    headers: Language,
    encoding: str | None,
    rules: Rules,
    rows: RowOptions,
    resources: Resources,
    quiet: bool,
) -> int:
    """Writes the facts of the reports at paths, row by row."""
    to = resolve_output(output, format, headers, encoding)
    batch = Batch(paths, to, quiet=quiet, resources=resources, rows=rows)
    job = Job("facts", *rules)
    if to.is_study:
        return write_output(batch, job, load_rules(job), to, named_options(paths, rules))
    left_out = check_rules(job)
    return batch.write(batch.fact_rows(job), table_of(FACT_COLUMNS)) or left_out
