"""Which packs are in force for a document, by its title and its words."""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

import regex

from summarymine.indicators.definitions import Pack
from summarymine.ready import compile_regex

# A title stands at the top; what is above it (a site's name, a date) is short.
_TOP = 120
_BLANKS = compile_regex(r"[\s\u3000]+")
# So many of a pack's words, and more than of any other, tell a document that has no title.
_FEWEST_WORDS = 4


def find_told(text: str, packs: Mapping[str, Pack]) -> tuple[str, ...]:
    """The names of the packs that a document is of, in the order of packs.

    Those that its title names; without any, the one whose words it holds most of; without that,
    those that are in force otherwise. Packs that no document decides about are of every one.
    """
    chosen = [pack for pack in packs.values() if pack.is_chosen]
    top = _BLANKS.sub("", text[: 2 * _TOP])[:_TOP]
    told = {pack.name for pack in chosen if pack.title and _search(pack.title, top)}
    told = told or _told_by_words(text, chosen)
    told = told or {pack.name for pack in chosen if pack.otherwise}
    always = {pack.name for pack in packs.values() if not pack.is_chosen}
    return tuple(name for name in packs if name in told | always)


def with_also(told: Collection[str], packs: Mapping[str, Pack]) -> tuple[str, ...]:
    """The packs in force for documents of these, in the order of packs."""
    also = {also for name in told for also in packs[name].also}
    return tuple(name for name in packs if name in told or name in also)


def find_without(told: Collection[str], packs: Mapping[str, Pack]) -> frozenset[str]:
    """The ids that these packs leave out of those that are in force with them."""
    return frozenset(id for name in told for id in packs[name].without)


def _told_by_words(text: str, packs: Iterable[Pack]) -> set[str]:
    counts = {
        pack.name: len({found.group() for found in _compiled(pack.words).finditer(text)})
        for pack in packs
        if pack.words
    }
    most = max(counts.values(), default=0)
    if most < _FEWEST_WORDS:
        return set()
    return {name for name, count in counts.items() if count == most}


def _search(pattern: str, text: str) -> bool:
    return _compiled(pattern).search(text) is not None


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> "regex.Pattern[str]":
    return compile_regex(pattern)
