"""summarymine compare: the reporting bodies side by side, from reports or from a facts file."""

import itertools
from collections.abc import Iterable, Sequence

from summarymine.batch import Job
from summarymine.cli.compare_options import Comparing, comparing_options
from summarymine.cli.messages import say
from summarymine.cli.options import (
    Output,
    Resources,
    Rules,
    find_ids,
    load_rules,
    named_options,
    origin_option,
    output_options,
    paths_argument,
    quiet_option,
    resolve_output,
    resources_options,
    rules_options,
)
from summarymine.cli.run import DUPLICATE, Batch
from summarymine.cli.study import write_output
from summarymine.cli.translated import command
from summarymine.cli.usage import FAILED, OK, SaidError, tell
from summarymine.columns import FACT_COLUMNS
from summarymine.indicators import Catalogue
from summarymine.model import Fact, Language, Table
from summarymine.outputs.csv import CsvRows
from summarymine.readers.facts import is_facts_file, row_fact
from summarymine.tables import (
    UnknownUnitError,
    find_comparison,
    lay_out,
    select_heads,
    targets_table,
)

KEYS = [column.key for column in FACT_COLUMNS]


@command("compare")
@paths_argument
@output_options
@comparing_options
@origin_option
@rules_options
@resources_options
@quiet_option
def command_compare(
    *,
    paths: Sequence[str],
    output: str | None,
    format: str | None,
    headers: Language,
    encoding: str | None,
    comparing: Comparing,
    rules: Rules,
    resources: Resources,
    quiet: bool,
) -> int:
    """Writes the comparison of the reports and facts files at paths."""
    to = resolve_output(output, format, headers, encoding)
    batch = Batch(paths, to, quiet=quiet, resources=resources, is_other=is_facts_file)
    # All facts are read: a body that states none of those asked for keeps its column.
    job = Job("facts", rules.patterns, rules.packs)
    everything = load_rules(job)
    only = find_ids(everything, rules.indicators)
    needed = (*only, *find_ids(everything, comparing.view.needed))
    if optional := [id for id in needed if id not in everything.told]:
        told = (*sorted(everything.told), *optional)
        job = Job("facts", rules.patterns, rules.packs, told)
    if to.is_study:
        check_plain(comparing, to)
        options = named_options(paths, rules._replace(indicators=job.indicators))
        asked = {"only": " ".join(only)} if only else {}
        return write_output(batch, job, everything, to, {**options, **asked})

    def make_table(facts: Iterable[Fact]) -> Table:
        own = (fact for fact in facts if DUPLICATE not in fact.flags)
        try:
            return compare_as_asked(own, everything, comparing, only, quiet=quiet)
        except UnknownUnitError as error:
            known = say("list.comma").join(error.known)
            raise SaidError(say("compare.no_unit", name=error.name, known=known)) from error

    rows = CsvRows(FACT_COLUMNS, batch.fact_rows(job))
    facts = (row_fact(dict(zip(KEYS, row, strict=True))) for row in rows)
    status = batch.write(itertools.chain(batch.kept_facts(), facts), make_table)
    return status or (FAILED if everything.broken else OK)


def check_plain(comparing: Comparing, to: Output) -> None:
    """Raises SaidError for options that a workbook, a page or a database does not go by."""
    if not comparing.is_plain:
        options = say("list.comma").join(comparing.named)
        raise SaidError(say("compare.not_in_study", path=to.target, options=options))


def compare_as_asked(
    facts: Iterable[Fact],
    catalogue: Catalogue,
    comparing: Comparing,
    only: Sequence[str],
    *,
    quiet: bool,
) -> Table:
    """The table that is asked for; that nothing is left for it is said.

    only: the indicators to show, all if empty. Raises UnknownUnitError.
    """
    order = [known.id for known in catalogue.defined]
    units = {known.id: known.unit for known in catalogue.defined}
    themes = {known.id: known.theme or known.pack for known in catalogue.defined}
    selection = comparing.selection
    if comparing.targets:
        return targets_table(facts, selection, order=order, units=units, only=only, themes=themes)
    # All rows: some are what others are divided by.
    comparison = select_heads(find_comparison(facts, order=order, units=units), selection)
    if not comparison.heads and not quiet:
        tell(say("compare.nothing"))
    return lay_out(comparison, comparing.view, only=only, themes=themes)
