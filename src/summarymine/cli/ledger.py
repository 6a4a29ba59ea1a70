"""summarymine ledger: every numeral of a report in its class, counted or listed."""

from collections.abc import Sequence

from summarymine.batch import Job
from summarymine.cli.destination import origin_option, resolve_output, row_output_options
from summarymine.cli.options import Resources, paths_argument, quiet_option, resources_options
from summarymine.cli.rules import Rules, check_rules, rules_options
from summarymine.cli.run import Batch, table_of
from summarymine.cli.translated import Choice, command, option
from summarymine.columns import LEDGER_COLUMNS, NUMERAL_COLUMNS
from summarymine.model import Language

# After the document and the total.
CLASSES = tuple(column.key for column in LEDGER_COLUMNS[2:])


@command("ledger")
@paths_argument
@option("--class", "classes", type=Choice(CLASSES), metavar="CLASS", multiple=True)
@row_output_options
@origin_option
@rules_options
@resources_options
@quiet_option
def command_ledger(
    *,
    paths: Sequence[str],
    classes: Sequence[str],
    output: str | None,
    format: str | None,
    headers: Language,
    encoding: str | None,
    rules: Rules,
    resources: Resources,
    quiet: bool,
) -> int:
    """Writes the counts of the reports at paths, or the numerals of the classes."""
    to = resolve_output(output, format, headers, encoding, studies=False)
    batch = Batch(paths, to, quiet=quiet, resources=resources)
    columns = NUMERAL_COLUMNS if classes else LEDGER_COLUMNS
    job = Job("numerals" if classes else "ledger", *rules, tuple(classes))
    left_out = check_rules(job)
    return batch.write(batch.rows(job), table_of(columns)) or left_out
