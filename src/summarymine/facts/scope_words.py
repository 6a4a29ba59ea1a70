"""The words of context.yaml that make a figure one of a part, compiled."""

from collections.abc import Sequence
from functools import lru_cache

import regex
from ahocorasick_rs import AhoCorasick

from summarymine.facts.leads import LeadWords
from summarymine.indicators.context import Context
from summarymine.indicators.literals import required_literals
from summarymine.ready import compile_regex

# What may stand before the subject of a clause.
_LEAD = (
    r"(?:^|(?<=[，。；：（）\n]))"
    r"(?:其中|狠抓|针对|聚焦|紧盯|面向|[一二三四五]是|另外|同时|经统计"
    r"|全年|上半年|下半年|今年|当月|[：、 “]|在)*"
)
# 列全省前茅 and 高于全国 say how the reporter's own figure compares.
_NO_RANK = "(?<![居列排位占于])"


def _subject_pattern(kinds: dict[str, str], *, without: Sequence[str]) -> "regex.Pattern[str]":
    named = (f"(?P<{kind}>{kinds[kind]})" for kind in kinds if kind not in without)
    return compile_regex(_LEAD + f"(?P<subject>{'|'.join(named)})")


class ScopeWords:
    """The scope regexes of a context."""

    def __init__(self, context: Context) -> None:
        kinds = context.scopes
        self.modifier = compile_regex("|".join(f"(?P<{kind}>{kinds[kind]})" for kind in kinds))
        literals = [required_literals(kind) for kind in kinds.values()]
        known = {word for words in literals if words for word in words}
        # None where a kind requires no word: then it is looked for everywhere.
        self.probes = AhoCorasick(sorted(known)) if all(literals) else None
        self.subject = _subject_pattern(kinds, without=("cause", "campaign"))
        # Of vehicles only accidents are told from clause to clause: 摩托车…, 死亡3人.
        self.subject_of_work = _subject_pattern(kinds, without=("cause", "campaign", "vehicle"))
        self.cause = compile_regex(kinds["cause"])
        self.campaign = compile_regex(kinds["campaign"])
        self.nation = compile_regex(_NO_RANK + context.elsewhere["nation"])
        self.elsewhere = compile_regex(f"{_NO_RANK}(?:{'|'.join(context.elsewhere.values())})")
        self.neutral = compile_regex(f"(?:{context.heads['neutral']})+")
        self.leads = LeadWords(context)
        self.prose = compile_regex(context.heads["prose"])
        self.whole = compile_regex(context.whole)


@lru_cache(maxsize=4)
def scope_words(context: Context) -> ScopeWords:
    """The scope regexes of a context, compiled once."""
    return ScopeWords(context)
