"""The checks of one report, and of several set side by side."""

from collections.abc import Sequence

from summarymine.indicators import Catalogue
from summarymine.model import Fact, Finding, PreparedDocument, Quantity


def audit_document(
    document: PreparedDocument,
    facts: Sequence[Fact],
    quantities: Sequence[Quantity],
    catalogue: Catalogue,
) -> tuple[Finding, ...]:
    """What the figures of one document say against or for each other, the weightiest first.

    quantities: all of the document, spans in its repaired text.
    """
    return ()


def audit_facts(facts: Sequence[Fact], catalogue: Catalogue) -> tuple[Finding, ...]:
    """What the facts of several documents say against each other."""
    return ()
