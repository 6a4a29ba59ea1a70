"""The same report under two names, byte for byte or as .docx and .pdf: its figures tell."""

import zlib
from collections import defaultdict

from summarymine.ready import compile_regex

# Clauses are what is left of a report whatever its lines, pages and site.
_CLAUSE_END = compile_regex(r"[，。；：！？\n]")
_DIGIT = compile_regex(r"\d")
_BLANK = compile_regex(r"\s+")
_SHORTEST = 6
# Bottom-k sketch: of as many hashes, the share in common estimates that of all clauses
# (A. Broder, On the resemblance and containment of documents, 1997) within 0.06.
_SIZE = 64
# Two years of one body share no more than a tenth; two copies of one report, one with the page's
# debris, at least eight tenths.
_ALIKE = 0.7
# Fewer figures may be alike by chance.
_FEWEST = 5
# Copies share two of as many smallest hashes, all but three in a thousand; few others do.
_KEYS = 8
_SHARED = 2
# Clauses that more reports hold tell nothing, and would make every look-up longer.
_MOST = 50


def find_sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of the clauses of a repaired text that hold figures, in order."""
    told = (clause for clause in _CLAUSE_END.split(text) if _DIGIT.search(clause))
    clauses = (_BLANK.sub("", clause) for clause in told)
    hashes = {zlib.crc32(clause.encode()) for clause in clauses if len(clause) >= _SHORTEST}
    return tuple(sorted(hashes)[:_SIZE])


class Duplicates:
    """The reports met so far. Holds some hundred bytes of each."""

    def __init__(self) -> None:
        self.digests: dict[str, str] = {}
        self.who: dict[str, str] = {}
        self.sketches: dict[str, frozenset[int]] = {}
        # Only reports of one place and year can be copies, so each has a list of its own.
        self.holders: dict[tuple[str, int], list[str]] = defaultdict(list)

    def add(self, name: str, digest: str, sketch: tuple[int, ...], who: str = "") -> str:
        """The name of the report met before that this is a copy of, "" if it is the first.

        who: place and year; reports that are of different ones are never copies.
        """
        before = self.digests.setdefault(digest, name) if digest else name
        if before != name and self.who.get(before, "") == who:
            return before
        before = self._alike(sketch, who)
        if before:
            return before
        if digest:
            self.who[name] = who
        if len(sketch) >= _FEWEST:
            self.sketches[name] = frozenset(sketch)
            for value in sketch[:_KEYS]:
                self.holders[who, value].append(name)
        return ""

    def _alike(self, sketch: tuple[int, ...], who: str) -> str:
        if len(sketch) < _FEWEST:
            return ""
        shared: dict[str, int] = defaultdict(int)
        for value in sketch[:_KEYS]:
            holders = self.holders.get((who, value), ())
            if len(holders) <= _MOST:
                for name in holders:
                    shared[name] += 1
        own = frozenset(sketch)
        # In the order met, so that the first of several counts.
        likely = (name for name, count in shared.items() if count >= _SHARED)
        return next((n for n in likely if resemblance(own, self.sketches[n]) >= _ALIKE), "")


def resemblance(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of clauses that two texts have in common, by their sketches: 0 to 1."""
    both = sorted(one | other)[:_SIZE]
    return sum(value in one and value in other for value in both) / len(both) if both else 0.0
