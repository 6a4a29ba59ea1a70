"""Reports read together: what compare and extract make workbooks, pages and databases of."""

from collections.abc import Mapping
from dataclasses import replace

from summarymine.audit import audit_facts
from summarymine.batch import Job
from summarymine.batch.duplicates import Duplicates
from summarymine.batch.made import rules_hash, tool_version
from summarymine.batch.study import unpack_document
from summarymine.cli.kept import kept_documents
from summarymine.cli.messages import say
from summarymine.cli.options import Output
from summarymine.cli.run import Batch
from summarymine.cli.usage import FAILED, OK, tell
from summarymine.indicators import Catalogue
from summarymine.model import IndicatorInfo, Origin, Study, StudyDocument
from summarymine.outputs.study import write_study


def make_study(batch: Batch, job: Job, catalogue: Catalogue, options: Mapping[str, str]) -> Study:
    """The reports of the batch as a study; those that cannot be read are named and counted."""
    documents: list[StudyDocument] = []
    duplicates = Duplicates()
    for part in batch.parts(job):
        before = duplicates.add(part.name, part.digest, part.sketch, part.who)
        if before and not batch.quiet:
            tell(say("note.duplicate", name=part.name, before=before))
        document = unpack_document(part.rows[0])
        documents.append(replace(document, duplicate_of=before))
    documents += kept_documents(batch)
    ordered = tuple(sorted(documents, key=lambda document: document.name))
    # Of copies too: two that differ in a figure are a contradiction.
    facts = [fact for one in ordered for fact in one.facts]
    return Study(
        documents=ordered,
        findings=audit_facts(facts, catalogue),
        indicators=tuple(_info(catalogue)),
        origin=Origin(
            version=tool_version(), rules=rules_hash(job.rule_files), options=dict(options)
        ),
    )


def _info(catalogue: Catalogue) -> list[IndicatorInfo]:
    return [
        IndicatorInfo(
            id=indicator.id,
            label=indicator.label,
            label_en=indicator.label_en,
            unit=indicator.unit,
            pack=indicator.pack,
            definition=indicator.definition,
        )
        for indicator in catalogue.defined
    ]


def write_output(
    batch: Batch, job: Job, catalogue: Catalogue, to: Output, options: Mapping[str, str]
) -> int:
    """Reads the reports and writes the study; gives the exit code.

    Nothing is written if no report could be read: an old file stays as it is.
    """
    study = make_study(batch, replace(job, verb="study"), catalogue, options)
    if batch.done and to.url:
        # Loaded here, with what it needs.
        from summarymine.outputs.server import write_url

        write_url(study, to.url)
    elif batch.done and to.target is not None:
        write_study(study, to.target, to.headers)
    return batch.finish() or (FAILED if catalogue.broken else OK)
