"""What reports count that no rule claims: figures grouped by what they count, with drafts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from summarymine.authoring.cases import run_cases
from summarymine.authoring.draft import Draft, DraftError, file_head, make_draft
from summarymine.authoring.phrases import find_phrase, is_name, phrase_words
from summarymine.facts.extract import find_claims
from summarymine.facts.reporter import resolve_reporter
from summarymine.indicators import Catalogue, load_catalogue
from summarymine.indicators.masks import mask
from summarymine.model import PreparedDocument, Quantity, Span
from summarymine.quantities import find_quantities

_SENTENCES = 3
_LONGEST = 120


class Stated(NamedTuple):
    """An unclaimed figure in its sentence; unit: the region, else the body, else the document."""

    document: str
    unit: str
    text: str
    surface: str


@dataclass(slots=True)
class Suggestion:
    """Figures that count the same. words: what they count; measure: by which unit.

    draft: an indicator that tells them, None where none could be made.
    """

    words: tuple[str, ...]
    measure: str
    stated: list[Stated] = field(default_factory=list)
    draft: Draft | None = None

    @property
    def label(self) -> str:
        return "".join(self.words)

    @property
    def documents(self) -> int:
        return len({one.document for one in self.stated})

    @property
    def units(self) -> int:
        return len({one.unit for one in self.stated})

    @property
    def sentences(self) -> tuple[Stated, ...]:
        """Some of the sentences, each of another document where there are so many."""
        first: dict[str, Stated] = {}
        for one in self.stated:
            first.setdefault(one.document, one)
        others = [one for one in self.stated if one not in first.values()]
        return (*first.values(), *others)[:_SENTENCES]


def find_suggestions(
    documents: Iterable[PreparedDocument],
    catalogue: Catalogue,
    *,
    at_least: int = 2,
    drafts: int = 40,
) -> tuple[Suggestion, ...]:
    """What is counted in at_least documents and claimed by no rule; what most units state first.

    drafts: for so many of them a draft is made.
    """
    groups: dict[tuple[tuple[str, ...], str], Suggestion] = {}
    for document in documents:
        for key, stated in _unclaimed(document, catalogue):
            groups.setdefault(key, Suggestion(*key)).stated.append(stated)
    found = [group for group in groups.values() if group.documents >= at_least]
    found.sort(key=lambda one: (-one.units, -one.documents, -len(one.stated), one.label))
    taken: set[str] = set()
    for suggestion in found[:drafts]:
        suggestion.draft = _draft(suggestion, taken)
    _drop_clashing(found)
    return tuple(found)


def _drop_clashing(suggestions: Sequence[Suggestion]) -> None:
    """Takes back drafts that are not right in one file with the others."""
    for _ in range(len(suggestions)):
        drafts = {one.draft.id: one for one in suggestions if one.draft}
        if not drafts:
            return
        text = "\n".join(one.draft.yaml() for one in drafts.values() if one.draft)
        catalogue = load_catalogue().with_rules(file_head("drafts") + text, "drafts")
        own = [indicator for indicator in catalogue.defined if indicator.id in drafts]
        wrong = {r.indicator.id for r in run_cases(catalogue, own) if not r.is_right}
        for id in wrong:
            drafts[id].draft = None
        if not wrong:
            return


def _unclaimed(
    document: PreparedDocument, catalogue: Catalogue
) -> Iterator[tuple[tuple[tuple[str, ...], str], Stated]]:
    quantities = find_quantities(document.text)
    claims = find_claims(document, catalogue.everything, quantities)
    masked = mask(document.text, quantities)
    reporter = resolve_reporter(document)
    unit = reporter.region or reporter.name or document.source.name
    by_sentence: dict[Span, list[Quantity]] = defaultdict(list)
    starts = iter(document.sentences)
    sentence = next(starts, None)
    for quantity in quantities:
        while sentence and sentence.end <= quantity.span.start:
            sentence = next(starts, None)
        if sentence and sentence.start <= quantity.span.start:
            by_sentence[sentence].append(quantity)
    for sentence, inside in by_sentence.items():
        for quantity in inside:
            if quantity.span.start in claims or not _is_count(quantity):
                continue
            words = find_phrase(masked, sentence, quantity.span).head
            if sum(map(len, words)) > 1 and is_name(words):
                text = document.text[sentence.start : sentence.end].strip()
                surface = document.text[quantity.span.start : quantity.span.end]
                yield (words, quantity.unit), Stated(document.source.name, unit, text, surface)


def _is_count(quantity: Quantity) -> bool:
    counted = bool(quantity.unit) and quantity.unit not in phrase_words("no_counts")
    return counted and quantity.value is not None


def _draft(suggestion: Suggestion, taken: set[str]) -> Draft | None:
    """A draft out of the shortest sentences that one can be made of."""
    examples: Sequence[Stated] = sorted(suggestion.sentences, key=lambda one: len(one.text))
    for one in examples:
        if len(one.text) > _LONGEST:
            continue
        try:
            draft = make_draft(suggestion.label, [one.text], values=[one.surface], taken=taken)
        except DraftError:
            continue
        taken.add(draft.id)
        return draft
    return None
