"""What a section is about: a heading like 按道路分 makes bare counts parts of one total."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

import regex

from summarymine.indicators.context import Context
from summarymine.indicators.matches import Match
from summarymine.model import PreparedDocument
from summarymine.ready import compile_regex


class Topics:
    """Sections like 按道路分 or 原因 break one total down: their bare counts are its parts.

    sentences: the numbers of the sentences under such a heading; causes: those under 原因.
    """

    def __init__(self, document: PreparedDocument, context: Context) -> None:
        pattern, cause = _breakdowns(context)
        starts = [sentence.start for sentence in document.sentences]
        self.sentences: set[int] = set()
        self.causes: set[int] = set()
        for section in document.sections:
            if pattern.search(section.heading):
                # A sentence that begins before the heading's mark holds it: 1、时段：….
                first = bisect_right(starts, section.span.start) - 1
                numbers = range(max(first, 0), bisect_right(starts, section.span.end - 1))
                self.sentences.update(numbers)
                if cause.search(section.heading):
                    self.causes.update(numbers)

    def is_cause(self, number: int) -> bool:
        """Whether the names in this sentence are causes of what is broken down."""
        return number in self.causes

    def find(self, number: int, matches: Sequence[Match]) -> Match | None:
        """The total that the sentence breaks down: the accidents told last, as a whole."""
        if number not in self.sentences:
            return None
        for match in reversed(matches):
            told = match.level and match.level.unit == match.indicator.unit == "起"
            if told and match.indicator.items and not match.inherits:
                return match
        return None


@lru_cache(maxsize=4)
def _breakdowns(context: Context) -> "tuple[regex.Pattern[str], regex.Pattern[str]]":
    return compile_regex(context.breakdowns), compile_regex(context.causes)
