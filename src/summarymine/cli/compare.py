"""summarymine compare: the reporting bodies side by side, from reports or from a facts file."""

from collections.abc import Sequence
from dataclasses import replace

from summarymine.batch import Job
from summarymine.cli.compare_options import Comparing, comparing_options
from summarymine.cli.destination import Output, origin_option, output_options, resolve_output
from summarymine.cli.messages import say
from summarymine.cli.options import Resources, paths_argument, quiet_option, resources_options
from summarymine.cli.rules import Rules, find_ids, load_rules, named_options, rules_options
from summarymine.cli.run import Batch
from summarymine.cli.study import make_study, write_output
from summarymine.cli.translated import command
from summarymine.cli.usage import FAILED, OK, SaidError, tell
from summarymine.model import Language
from summarymine.readers.facts import is_facts_file
from summarymine.study import Compared, Study
from summarymine.tables import Asked, UnknownUnitError, compare_study


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
    check_form(comparing, to)
    if to.origin is not None:
        to = replace(to, origin={**to.origin, **comparing.options})
    batch = Batch(paths, to, quiet=quiet, resources=resources, is_other=is_facts_file)
    # All facts are read: a body that states none of those asked for keeps its column.
    job = Job("study", rules.patterns, rules.packs)
    everything = load_rules(job)
    only = find_ids(everything, rules.indicators)
    needed = (*only, *find_ids(everything, comparing.asked.view.needed))
    if optional := [id for id in needed if id not in everything.told]:
        told = (*sorted(everything.told), *optional)
        job = Job("study", rules.patterns, rules.packs, told)
    asked = replace(comparing.asked, only=only)

    def compared(study: Study) -> Compared:
        return compare_as_asked(study, asked, headers, quiet=quiet)

    if to.is_study:
        options = named_options(paths, rules._replace(indicators=job.indicators))
        shown = {"only": " ".join(only)} if only else {}
        return write_output(
            batch, job, everything, to, {**options, **shown, **comparing.options}, compared
        )
    study = make_study(batch, job, everything, {}, texts=False)
    status = batch.write_table(lambda: compared(study).table)
    return status or (FAILED if everything.broken else OK)


def check_form(comparing: Comparing, to: Output) -> None:
    """Raises SaidError for options that a database does not go by: it holds facts."""
    if comparing.options and to.is_study and not to.shows_comparison:
        options = say("list.comma").join(f"--{name}" for name in comparing.options)
        path = to.target or to.format
        raise SaidError(say("compare.not_in_database", path=path, options=options))


def compare_as_asked(study: Study, asked: Asked, language: Language, *, quiet: bool) -> Compared:
    """The comparison that is asked for; that nothing is left for it is said. Raises SaidError."""
    try:
        compared = compare_study(study, asked, language)
    except UnknownUnitError as error:
        known = say("list.comma").join(error.known)
        raise SaidError(say("compare.no_unit", name=error.name, known=known)) from error
    if not (compared.comparison.heads or asked.targets or quiet):
        tell(say("compare.nothing"))
    return compared
