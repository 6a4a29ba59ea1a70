"""summarymine audit: what the figures of reports say against or for each other."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from summarymine.audit import WEIGHTS, audit_facts, audit_kept_facts
from summarymine.batch import Job
from summarymine.batch.duplicates import Duplicates
from summarymine.batch.study import unpack_document
from summarymine.cli.destination import output_options, resolve_output
from summarymine.cli.messages import say
from summarymine.cli.options import Resources, paths_argument, quiet_option, resources_options
from summarymine.cli.rules import Rules, find_ids, load_rules, named_options, rules_options
from summarymine.cli.run import Batch
from summarymine.cli.study import write_output
from summarymine.cli.translated import Choice, command, option
from summarymine.cli.usage import FAILED, OK, tell
from summarymine.indicators import Catalogue
from summarymine.model import Fact, Finding, Language
from summarymine.outputs.findings import findings_table
from summarymine.readers.facts import is_facts_file


@command("audit")
@paths_argument
@option("--weight", "weights", type=Choice(WEIGHTS), metavar="WEIGHT", multiple=True)
@output_options
@rules_options
@resources_options
@quiet_option
def command_audit(
    *,
    paths: Sequence[str],
    weights: Sequence[str],
    output: str | None,
    format: str | None,
    headers: Language,
    encoding: str | None,
    rules: Rules,
    resources: Resources,
    quiet: bool,
) -> int:
    """Writes the findings of the reports and facts files at paths, a row for each."""
    to = resolve_output(output, format, headers, encoding)
    batch = Batch(paths, to, quiet=quiet, resources=resources, is_other=is_facts_file)
    # All facts are read: a figure of one indicator is checked by those of others.
    job = Job("study", rules.patterns, rules.packs)
    catalogue = load_rules(job)
    only = find_ids(catalogue, rules.indicators)
    if optional := [id for id in only if id not in catalogue.told]:
        job = Job("study", rules.patterns, rules.packs, (*sorted(catalogue.told), *optional))
        catalogue = job.catalogue
    if to.is_study:
        return write_output(batch, job, catalogue, to, named_options(paths, rules))
    findings = _findings(batch, job, catalogue)
    wanted = (one for one in findings if _is_wanted(one, weights, only))
    status = batch.write(wanted, partial(findings_table, language=to.headers))
    return status or (FAILED if catalogue.broken else OK)


def _findings(batch: Batch, job: Job, catalogue: Catalogue) -> Iterator[Finding]:
    """Those of each report, then those of facts files, then those across them all."""
    facts: list[Fact] = []
    duplicates = Duplicates()
    for part in batch.parts(job):
        before = duplicates.add(part.name, part.digest, part.sketch, part.who)
        if before and not batch.quiet:
            tell(say("audit.duplicate", name=part.name, before=before))
        document = unpack_document(part.rows[0])
        # Of a copy too: two copies that differ in a figure are a contradiction.
        facts += document.facts
        yield from document.findings
    kept = tuple(batch.kept_facts())
    yield from audit_kept_facts(kept, catalogue)
    yield from audit_facts((*facts, *kept), catalogue)


def _is_wanted(finding: Finding, weights: Sequence[str], indicators: Sequence[str]) -> bool:
    told: Iterable[str] = (fact.indicator for fact in finding.facts)
    by_weight = not weights or finding.weight in weights
    return by_weight and (not indicators or any(id in indicators for id in told))
