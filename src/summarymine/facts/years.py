"""The year of a fact: one stated before its figure, else that of the report or of the plan."""

from bisect import bisect_left

import regex

from summarymine.facts.period import find_years, resolve_year_word
from summarymine.facts.status import StatusFinder
from summarymine.indicators.macros import FIGURE_MASKS
from summarymine.indicators.matches import Match
from summarymine.model import Status

_SEGMENT = regex.compile("[；。]")
# 由上年的4起降至1起: 上年 is said of the figure next to it only.
_PARTED = regex.compile(f"[，{FIGURE_MASKS}]")
# 比2023年, 与去年同期相比: the year compared with, not the year told of.
_COMPARING = frozenset("较比与同和")
_NO_YEAR = regex.compile("(?:度)?(?:计划|工作|春运|以来|来|底)|同期相比|相比|同期比")


class YearFinder:
    """The years named in one document, for its facts."""

    def __init__(self, masked: str, text: str, base: int | None, status: StatusFinder) -> None:
        self.masked = masked
        self.base = base
        self.status = status
        self.years = [
            (mention.span.start, mention.span.end, mention.surface, mention.year is None)
            for mention in find_years(text)
            if not _NO_YEAR.match(text, mention.span.end)
        ]

    def find(self, match: Match, status: Status) -> int | None:
        """The year of a match, None where it is not known."""
        start, end = match.sentence.start, match.span.start
        for stop in _SEGMENT.finditer(self.masked, start, end):
            start = stop.end()
        for first, last, word, relative in reversed(self._between(start, end)):
            if self.masked[first - 1 : first] in _COMPARING and first and not match.earlier:
                continue
            if not relative or not _PARTED.search(self.masked, last, end):
                return resolve_year_word(word, self.base)
        if match.earlier:
            return self.base - 1 if self.base else None
        return self.base if status == "actual" else self.status.plan_year(end)

    def _between(self, start: int, end: int) -> list[tuple[int, int, str, bool]]:
        low = bisect_left(self.years, (start, 0, "", False))
        return self.years[low : bisect_left(self.years, (end, 0, "", False))]
