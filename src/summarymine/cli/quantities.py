"""summarymine quantities: every number with its unit, a row for each."""

from collections.abc import Sequence

from summarymine.batch import Job
from summarymine.cli.destination import origin_option, resolve_output, row_output_options
from summarymine.cli.options import Resources, paths_argument, quiet_option, resources_options
from summarymine.cli.run import Batch, table_of
from summarymine.cli.translated import command
from summarymine.columns import QUANTITY_COLUMNS
from summarymine.model import Language


@command("quantities")
@paths_argument
@row_output_options
@origin_option
@resources_options
@quiet_option
def command_quantities(
    *,
    paths: Sequence[str],
    output: str | None,
    format: str | None,
    headers: Language,
    encoding: str | None,
    resources: Resources,
    quiet: bool,
) -> int:
    """Writes the quantities of the reports at paths, row by row."""
    to = resolve_output(output, format, headers, encoding, studies=False)
    batch = Batch(paths, to, quiet=quiet, resources=resources)
    return batch.write(batch.rows(Job("quantities")), table_of(QUANTITY_COLUMNS))
