"""Words: jieba, loaded when first needed, its dictionary extended by the catalogue's names.

Words tell where a phrase may be cut. They never overrule a rule: jieba cuts 亡/人数 and 整改/率.
Where rjieba is installed (the extra [fast]) it gives the same words, and is loaded in a sixth of
the time.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from typing import Any

from summarymine.ready import compile_regex

# Above every word of the dictionary, so that an added name is never cut.
_NAME_FREQUENCY = 1_000_000
# What rjieba keeps whole and jieba takes apart: 20-21, PM_2.5; and how jieba does it.
_LATIN_RUN = compile_regex(r"[A-Za-z0-9][-._+#&%]|[-._+#&%][A-Za-z0-9]")
_LATIN_PIECE = compile_regex(r"[a-zA-Z0-9]+(?:\.\d+)?%?|.")


def segment(text: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """The words of text in order; names are kept whole.

    >>> segment("排查农村公路隐患")
    ('排查', '农村公路', '隐患')
    """
    return tuple(_segmenter(frozenset(names))(text))


def tag(text: str) -> tuple[tuple[str, str], ...]:
    """The words of text in order, each with its part of speech: n, v, d, t, m …

    >>> tag("累计走访群众")
    (('累计', 'v'), ('走访', 'v'), ('群众', 'n'))
    """
    return tuple((pair.word, pair.flag) for pair in _tagger().cut(text))


@lru_cache(maxsize=16)
def _segmenter(names: frozenset[str]) -> Callable[[str], Iterable[str]]:
    return fast_segmenter(names) if find_spec("rjieba") else plain_segmenter(names)


def plain_segmenter(names: frozenset[str]) -> Callable[[str], Iterable[str]]:
    """jieba itself, with these names."""
    cut: Callable[[str], Iterable[str]] = _tokenizer(names).lcut
    return cut


def fast_segmenter(names: frozenset[str]) -> Callable[[str], Iterable[str]]:
    """rjieba with these names, its words cut as jieba's are."""
    import rjieba

    tokenizer = rjieba.Jieba()
    for name in sorted(names):
        tokenizer.add_word(name, _NAME_FREQUENCY, "n")

    def segment_fast(text: str) -> Iterator[str]:
        for word in tokenizer.cut(text):
            if _LATIN_RUN.search(word) and not tokenizer.has_word(word):
                yield from _LATIN_PIECE.findall(word)
            else:
                yield word

    return segment_fast


@cache
def _dictionary() -> tuple[dict[str, int], int]:
    """jieba's dictionary: the frequency of each word, and of all."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    frequencies, total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    return frequencies, total


@lru_cache(maxsize=16)
def _tokenizer(names: frozenset[str]) -> Any:
    """A jieba tokenizer of our own: no cache file in a shared folder, no foreign words."""
    import jieba

    tokenizer = jieba.Tokenizer()
    frequencies, tokenizer.total = _dictionary()
    tokenizer.FREQ = dict(frequencies)
    tokenizer.initialized = True
    for name in sorted(names):
        tokenizer.add_word(name, _NAME_FREQUENCY)
    return tokenizer


@cache
def _tagger() -> Any:
    import jieba.posseg

    return jieba.posseg.POSTokenizer(_tokenizer(frozenset()))
