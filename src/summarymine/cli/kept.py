"""Facts kept in files as documents of a study: all that is left of their reports."""

from summarymine.audit import audit_kept_facts
from summarymine.cli.run import DUPLICATE, Batch
from summarymine.indicators import Catalogue
from summarymine.model import Fact
from summarymine.study import StudyDocument


def kept_documents(batch: Batch, catalogue: Catalogue) -> list[StudyDocument]:
    """A document for each report that the facts in files are of, without text and numerals.

    Its findings are those that facts alone can show.
    """
    facts: dict[str, list[Fact]] = {}
    for fact in batch.kept_facts():
        if DUPLICATE not in fact.flags:
            facts.setdefault(fact.evidence.document, []).append(fact)
    return [
        StudyDocument(
            name=name,
            digest="",
            text="",
            packs=(),
            facts=tuple(own),
            entries=(),
            findings=audit_kept_facts(own, catalogue),
        )
        for name, own in facts.items()
    ]
