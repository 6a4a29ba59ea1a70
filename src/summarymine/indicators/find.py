"""PreparedDocument + Catalogue + quantities → matches, sentence by sentence."""

from bisect import bisect_right
from collections.abc import Sequence

from summarymine.indicators.catalogue import Catalogue
from summarymine.indicators.grammar import grammar
from summarymine.indicators.link import link
from summarymine.indicators.marks import marks
from summarymine.indicators.masks import mask
from summarymine.indicators.match import matcher
from summarymine.indicators.matches import Match, Reading
from summarymine.indicators.topics import Topics
from summarymine.model import PreparedDocument, Quantity

# How many earlier matches a sentence may speak of.
_MEMORY = 12


def find_matches(
    document: PreparedDocument,
    catalogue: Catalogue,
    quantities: Sequence[Quantity],
    readings: list[Reading] | None = None,
) -> tuple[str, list[Match]]:
    """The masked text and all matches of a document, in order.

    readings: where those who ask why get each sentence that was read, as it was read.
    """
    masked = mask(document.text, quantities)
    finder, roles, words = matcher(catalogue), marks(catalogue.context), grammar(catalogue.context)
    topics = Topics(document, catalogue.context)
    starts = [quantity.span.start for quantity in quantities]
    matches: list[Match] = []
    candidates = finder.candidates(masked, document.sentences)
    for number, sentence in enumerate(document.sentences):
        rules = candidates.get(number, ())
        follows = roles.follows.match(masked, sentence.start, sentence.end)
        named = rules or finder.always
        if not named and not follows and number not in topics.sentences:
            continue
        inside = quantities[
            bisect_right(starts, sentence.start - 1) : bisect_right(starts, sentence.end - 1)
        ]
        if not inside and not roles.tells.search(masked, sentence.start, sentence.end):
            continue
        topic = topics.find(number, matches)
        mentions = [] if topics.is_cause(number) else finder.mentions(masked, sentence, rules)
        if not mentions and topic is None and not follows:
            continue
        figures = roles.figures(masked, sentence, inside)
        reading = Reading(
            masked, document.text, sentence, words, matches[-_MEMORY:], topic, finder.words
        )
        reading.follows = follows is not None
        matches.extend(link(reading, mentions, figures, roles))
        if readings is not None:
            readings.append(reading)
    return masked, [match for match in matches if match.tells]
