"""Spun copies: words swapped for near-synonyms all through a text, put back where they stood."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick_rs
import regex

from summarymine.ready import compile_regex
from summarymine.text.draft import Draft, Edit
from summarymine.text.lexicon import load_yaml

# A text is spun by at least so many odd collocations, of at least two words, and by one in so many
# characters. Genuine texts have none: of twenty-seven traffic reports and ten government reports of
# 20,000 characters, not one has any. The spun copies have one in 50 to 140 characters, of six
# words and more. The margin is for texts of other kinds.
_ENOUGH_PLACES = 3
_ENOUGH_WORDS = 2
_SPARSEST = 800
# A collocation of two swapped words shows its second only when the first is put back.
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Swap:
    """word stands for was: odd are its collocations, also and keep regexes, ~ for the word."""

    word: str
    was: str
    odd: tuple[str, ...]
    also: tuple[str, ...]
    keep: tuple[str, ...]


@cache
def swaps() -> tuple[Swap, ...]:
    """The lexicon: every swap known, as spun.yaml has it."""
    rows: list[dict[str, Any]] = load_yaml("summarymine.text", "spun.yaml")
    return tuple(
        Swap(row["word"], row["was"], *(tuple(row.get(key, ())) for key in ("odd", "also", "keep")))
        for row in rows
    )


@cache
def _evidence() -> tuple[ahocorasick_rs.AhoCorasick, tuple[tuple[str, int], ...]]:
    """A finder of all odd collocations; for each its word, and where the word stands in it."""
    places = {
        odd.replace("~", swap.word): (swap.word, odd.index("~"))
        for swap in swaps()
        for odd in swap.odd
    }
    # As a DFA it takes 3 ms to build, and half the time over each text.
    finder = ahocorasick_rs.AhoCorasick(
        list(places), implementation=ahocorasick_rs.Implementation.DFA
    )
    return finder, tuple(places.values())


def is_spun(text: str) -> bool:
    """Whether text has too many odd collocations to be what its author wrote."""
    finder, places = _evidence()
    found = finder.find_matches_as_indexes(text, overlapping=True)
    if len(found) < _ENOUGH_PLACES:
        return False
    words = {start + places[which][1]: places[which][0] for which, start, _ in found}
    return (
        len(words) >= max(_ENOUGH_PLACES, len(text) / _SPARSEST)
        and len(set(words.values())) >= _ENOUGH_WORDS
    )


def unspun(draft: Draft) -> Draft:
    """The draft with swapped words put back; each is a repair."""
    for _ in range(_ROUNDS):
        mended = draft.edited("put-back-swapped-words", _put_back(draft.text))
        if mended is draft:
            break
        draft = mended
    return draft


def _put_back(text: str) -> Iterator[Edit]:
    """Edits in order; of two that overlap, the first, and of two at one place, the longest."""
    edits = [
        Edit(found.start(), found.end(), swap.was)
        for swap in swaps()
        if swap.word in text
        for found in _places(swap).finditer(text)
    ]
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= done:
            yield edit
            done = edit.end


@cache
def _places(swap: Swap) -> "regex.Pattern[str]":
    """Where the word of a swap is put back: all over but for keep, or else in odd and also."""
    if swap.keep:
        kept = "".join(
            f"(?!(?<={left}){swap.word}(?:{right}))"
            for left, _, right in (kept.partition("~") for kept in swap.keep)
        )
        return compile_regex(kept + swap.word)
    odd = [
        f"(?<={regex.escape(left)}){swap.word}(?={regex.escape(right)})"
        for left, _, right in (odd.partition("~") for odd in swap.odd)
    ]
    return compile_regex("|".join((*odd, *(also.replace("~", swap.word) for also in swap.also))))
