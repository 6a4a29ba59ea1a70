"""Facts kept in files as documents of a study: all that is left of their reports."""

from summarymine.cli.run import DUPLICATE, Batch
from summarymine.model import Fact, StudyDocument


def kept_documents(batch: Batch) -> list[StudyDocument]:
    """A document for each report that the facts in files are of, without text and numerals."""
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
            findings=(),
        )
        for name, own in facts.items()
    ]
