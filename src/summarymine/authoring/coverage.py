"""How much of the figures of some reports the rules claim, and which rules never do."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from summarymine.facts.extract import find_claims, packs_in_force
from summarymine.indicators import Catalogue, Indicator
from summarymine.model import PreparedDocument, Quantity
from summarymine.quantities import find_quantities

# Keys whose patterns claim figures.
_CLAIMING = ("names", "short", "level", "zero")
_CONTEXT = 24


@dataclass(slots=True)
class IndicatorCoverage:
    """What an indicator claims: figures, and in how many documents."""

    indicator: Indicator
    figures: int = 0
    documents: int = 0


@dataclass(slots=True)
class Overlap:
    """Two indicators that claim the same figures; example: the figure in its text."""

    ids: tuple[str, str]
    figures: int = 0
    example: str = ""


@dataclass(slots=True)
class Coverage:
    """Figures of documents by who claims them. silent: rules that never claim one."""

    documents: int = 0
    figures: int = 0
    claimed: int = 0
    indicators: dict[str, IndicatorCoverage] = field(default_factory=dict)
    overlaps: dict[tuple[str, str], Overlap] = field(default_factory=dict)
    silent: tuple[str, ...] = ()


def find_coverage(documents: Iterable[PreparedDocument], catalogue: Catalogue) -> Coverage:
    """What the indicators in force for each document claim of its figures."""
    coverage = Coverage()
    fired: set[str] = set()
    in_force: set[str] = set()
    for document in documents:
        in_force.update(packs_in_force(document, catalogue))
        quantities = find_quantities(document.text)
        claims = find_claims(document, catalogue, quantities)
        coverage.documents += 1
        coverage.figures += len(quantities)
        seen: Counter[str] = Counter()
        for quantity in quantities:
            facts = claims.get(quantity.span.start, ())
            fired.update(fact.evidence.pattern for fact in facts)
            ids = sorted({fact.indicator for fact in facts})
            coverage.claimed += bool(ids)
            seen.update(ids)
            _note_overlaps(coverage, document, quantity, ids)
        for id, count in seen.items():
            indicator = next(i for i in catalogue.defined if i.id == id)
            entry = coverage.indicators.setdefault(id, IndicatorCoverage(indicator))
            entry.figures += count
            entry.documents += 1
    told = [i for i in catalogue.indicators if not i.pack or i.pack in in_force]
    coverage.silent = tuple(
        pattern.id
        for indicator in told
        for key in _CLAIMING
        for pattern in indicator.patterns[key]
        if pattern.id not in fired
    )
    order = {indicator.id: n for n, indicator in enumerate(catalogue.defined)}
    coverage.indicators = dict(sorted(coverage.indicators.items(), key=lambda one: order[one[0]]))
    return coverage


def _note_overlaps(
    coverage: Coverage, document: PreparedDocument, quantity: Quantity, ids: Sequence[str]
) -> None:
    for number, first in enumerate(ids):
        for second in ids[number + 1 :]:
            overlap = coverage.overlaps.setdefault((first, second), Overlap((first, second)))
            overlap.figures += 1
            if not overlap.example:
                start = max(0, quantity.span.start - _CONTEXT)
                text = document.text[start : quantity.span.end].rpartition("\n")[2]
                overlap.example = f"{document.source.name}: {text.strip()}"
