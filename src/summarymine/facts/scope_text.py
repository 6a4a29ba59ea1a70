"""A report's text as scopes are sought in it: the words of parts, its own names, other places."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from summarymine.facts.scope_words import ScopeWords
from summarymine.indicators.definitions import Indicator
from summarymine.indicators.macros import FIGURE_MASKS, FILLER
from summarymine.indicators.timed import TimedRegex, timed
from summarymine.model import Span
from summarymine.ready import compile_regex
from summarymine.text.clauses import last_end, leaves_brackets

# Where a clause ends; where a sentence, or a part of it that stands for itself.
CLAUSE = compile_regex("[，。；：]")
SEGMENT = compile_regex(r"[；。\n]")
_BREAK = compile_regex(rf"[ ，。；：（）{FILLER}{FIGURE_MASKS}]")
_OWN_GROUND = compile_regex("[我本全][市县区州旗省盟](?:辖区|境内)?")


@lru_cache(maxsize=1024)
def own_regex(indicator: Indicator, kind: str) -> TimedRegex | None:
    """The words of one kind (part, whole, inherent) that an indicator defines, if any."""
    patterns = indicator.patterns[kind]
    words = "|".join(pattern.regex for pattern in patterns)
    return timed(f"(?:{words})+", f"{indicator.id}.{kind}") if patterns else None


class ScopeText:
    """One report: masked text, plain text of the same length, the words of parts.

    own: the names of its region and its reporter. places: divisions named in the text other than
    the reporter's own and those above it, in order.
    """

    def __init__(
        self,
        masked: str,
        text: str,
        words: ScopeWords,
        own: Sequence[str],
        places: Sequence[Span] = (),
    ) -> None:
        self.masked = masked
        self.text = text
        self.words = words
        self.own = tuple(name for name in own if name)
        self.region = own[0]
        self._places = places
        self._starts = [place.start for place in places]

    def places_in(self, start: int, end: int) -> Sequence[Span]:
        """The places named between."""
        return self._places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def clause_start(self, at: int, sentence: Span) -> int:
        """The end of the last break before at: punctuation or a figure."""
        return last_end(_BREAK, self.masked, sentence.start, at)

    def is_aside(self, at: int, until: int) -> bool:
        """学校126所，其中公办98所；在校生6.8万人: whether a part told at is over by then.

        So is one in brackets: 抽检862批次（省抽126批次），合格率97%.
        """
        if leaves_brackets(self.masked, at, until):
            return True
        if self.masked.find("；", at, until) < 0:
            return False
        return "其中" in self.masked[last_end(SEGMENT, self.masked, 0, at) : at]

    def quote(self, start: int, end: int) -> str:
        """What stands between as a scope says it."""
        return self.text[start:end].strip("，、：（） ").removeprefix("因")

    def is_own(self, part: str) -> bool:
        """Whether an item is the whole reporting body: 我县, 全市, its own name."""
        return part in self.own or _OWN_GROUND.fullmatch(part) is not None

    def is_inherent(self, indicator: Indicator, word: str) -> bool:
        """Whether a word narrows nothing: it belongs to the indicator, or is the body's name."""
        inherent = own_regex(indicator, "inherent")
        if inherent and inherent.search(word, 0, len(word)):
            return True
        word = word.removesuffix("份")
        return any(name in word or word in name for name in self.own)
