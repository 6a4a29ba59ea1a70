"""summarymine compare: the reporting bodies side by side, from reports or from a facts file."""

import itertools
from collections.abc import Iterable, Sequence

from summarymine.batch import Job
from summarymine.cli.options import (
    Resources,
    Rules,
    check_known,
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
from summarymine.cli.usage import FAILED, OK
from summarymine.columns import FACT_COLUMNS
from summarymine.model import Fact, Language, Table
from summarymine.outputs.csv import CsvRows
from summarymine.readers.facts import is_facts_file, row_fact
from summarymine.tables import compare

KEYS = [column.key for column in FACT_COLUMNS]


@command("compare")
@paths_argument
@output_options
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
    check_known(everything, rules.indicators)
    if optional := [id for id in rules.indicators if id not in everything.told]:
        told = (*sorted(everything.told), *optional)
        job = Job("facts", rules.patterns, rules.packs, told)
    if to.is_study:
        options = named_options(paths, rules._replace(indicators=job.indicators))
        asked = {"only": " ".join(rules.indicators)} if rules.indicators else {}
        return write_output(batch, job, to, {**options, **asked})

    def make_table(facts: Iterable[Fact]) -> Table:
        known = everything.defined
        return compare(
            (fact for fact in facts if DUPLICATE not in fact.flags),
            order=[known_one.id for known_one in known],
            units={known_one.id: known_one.unit for known_one in known},
            only=rules.indicators,
        )

    rows = CsvRows(FACT_COLUMNS, batch.fact_rows(job))
    facts = (row_fact(dict(zip(KEYS, row, strict=True))) for row in rows)
    status = batch.write(itertools.chain(batch.kept_facts(), facts), make_table)
    return status or (FAILED if everything.broken else OK)
