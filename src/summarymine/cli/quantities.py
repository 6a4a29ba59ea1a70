"""summarymine quantities: every number with its unit, a row for each."""

from collections.abc import Iterator, Sequence

from summarymine.cli.options import output_options, paths_argument, quiet_option, resolve_output
from summarymine.cli.run import Batch, read_report
from summarymine.cli.translated import command
from summarymine.facts import document_quantities
from summarymine.model import Language, Quantity, Status
from summarymine.outputs import quantities_table
from summarymine.readers import ReportPath
from summarymine.text import prepare


@command("quantities")
@paths_argument
@output_options
@quiet_option
def command_quantities(
    *,
    paths: Sequence[str],
    output: str | None,
    format: str | None,
    headers: Language,
    encoding: str | None,
    quiet: bool,
) -> int:
    """Writes the quantities of the reports at paths, row by row."""
    batch = Batch(paths, resolve_output(output, format, headers, encoding), quiet=quiet)
    return batch.write(batch.results(find_rows), quantities_table)


def find_rows(report: ReportPath) -> Iterator[tuple[str, Quantity, Status]]:
    """Name of the report, quantity, status; for each quantity in it. Raises ReadError."""
    document = prepare(read_report(report))
    for quantity, status in document_quantities(document):
        yield report.name, quantity, status
