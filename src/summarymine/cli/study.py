"""Reports read together: what compare and extract make workbooks, pages and databases of."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from summarymine.audit import audit_facts
from summarymine.batch import Job
from summarymine.batch.duplicates import Duplicates
from summarymine.batch.made import rules_hash
from summarymine.batch.study import unpack_document
from summarymine.cli.destination import Output
from summarymine.cli.kept import kept_documents
from summarymine.cli.messages import CATALOGUES, say, say_in
from summarymine.cli.run import Batch
from summarymine.cli.usage import FAILED, OK, error_sentence, page_of, tell
from summarymine.indicators import Catalogue
from summarymine.model import InternalError, Language, SummaryMineError
from summarymine.outputs.study import write_study
from summarymine.readers.errors import ReadError
from summarymine.study import Compared, IndicatorInfo, Origin, Study, StudyDocument, UnreadReport
from summarymine.version import tool_version


def make_study(
    batch: Batch, job: Job, catalogue: Catalogue, options: Mapping[str, str], *, texts: bool = True
) -> Study:
    """The reports of the batch as a study; those that cannot be read are named and counted.

    texts: whether texts and numerals are kept; a table has no use for them.
    """
    documents: list[StudyDocument] = []
    duplicates = Duplicates()
    for part in batch.parts(replace(job, verb="study")):
        before = duplicates.add(part.name, part.digest, part.sketch, part.who)
        if before and not batch.quiet:
            tell(say("note.duplicate", name=part.name, before=before))
        if before:
            batch.read[part.name]["duplicate_of"] = before
        document = replace(unpack_document(part.rows[0]), duplicate_of=before)
        documents.append(document if texts else replace(document, text="", entries=()))
    documents += kept_documents(batch, catalogue)
    ordered = tuple(sorted(documents, key=lambda document: document.name))
    # Of copies too: two that differ in a figure are a contradiction.
    facts = [fact for one in ordered for fact in one.facts]
    return Study(
        documents=ordered,
        findings=audit_facts(facts, catalogue),
        indicators=tuple(_info(catalogue)),
        unread=unread_reports(batch),
        origin=Origin(
            version=tool_version(), rules=rules_hash(job.rule_files), options=dict(options)
        ),
    )


def unread_reports(batch: Batch) -> tuple[UnreadReport, ...]:
    """What of the reports could not be read, by name, told in both languages."""
    reports = [
        UnreadReport(
            name=name,
            code=_code(error),
            reasons={language: _unread_reason(error, language) for language in CATALOGUES},
        )
        for name, error in batch.unread
    ]
    return tuple(sorted(reports, key=lambda one: one.name))


def _code(error: SummaryMineError) -> str:
    match error:
        case ReadError():
            return error.reason
        case InternalError():
            return "internal"
        case _:
            # All others are of tables of facts.
            return "facts"


def _unread_reason(error: SummaryMineError, language: Language) -> str:
    sentence, page = error_sentence(error, language), page_of(error)
    return say_in(language, "unread.page", page=page, sentence=sentence) if page else sentence


def _info(catalogue: Catalogue) -> list[IndicatorInfo]:
    return [
        IndicatorInfo(
            id=indicator.id,
            label=indicator.label,
            label_en=indicator.label_en,
            unit=indicator.unit,
            pack=indicator.pack,
            definition=indicator.definition,
            pack_label=pack.label if pack else "",
            pack_label_en=pack.label_en if pack else "",
            theme=indicator.theme,
        )
        for indicator in catalogue.defined
        for pack in [catalogue.packs.get(indicator.pack)]
    ]


def write_output(
    batch: Batch,
    job: Job,
    catalogue: Catalogue,
    to: Output,
    options: Mapping[str, str],
    compared: Callable[[Study], Compared] | None = None,
) -> int:
    """Reads the reports and writes the study; gives the exit code.

    compared: makes the comparison that is asked for; all is compared as it is without it. Nothing
    is written if no report could be read: an old file stays as it is.
    """
    study = make_study(batch, job, catalogue, options)
    if batch.done and compared:
        study = replace(study, compared=compared(study))
    if batch.done and to.url:
        # Loaded here, with what it needs.
        from summarymine.outputs.server import write_url

        write_url(study, to.url, to.headers)
    elif batch.done and to.target is not None:
        write_study(study, to.target, to.headers)
    return batch.finish() or (FAILED if catalogue.broken else OK)
