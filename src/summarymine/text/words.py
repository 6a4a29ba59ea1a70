"""Words: jieba, loaded when first needed, its dictionary extended by the catalogue's names.

Words tell where a phrase may be cut. They never overrule a rule: jieba cuts 亡/人数 and 整改/率.
"""

import logging
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

# Above every word of the dictionary, so that an added name is never cut.
_NAME_FREQUENCY = 1_000_000


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


def segment(text: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """The words of text in order; names are kept whole.

    >>> segment("排查农村公路隐患")
    ('排查', '农村公路', '隐患')
    """
    return tuple(_tokenizer(frozenset(names)).lcut(text))


def tag(text: str) -> tuple[tuple[str, str], ...]:
    """The words of text in order, each with its part of speech: n, v, d, t, m …

    >>> tag("累计走访群众")
    (('累计', 'v'), ('走访', 'v'), ('群众', 'n'))
    """
    return tuple((pair.word, pair.flag) for pair in _tagger().cut(text))


@cache
def _tagger() -> Any:
    import jieba.posseg

    return jieba.posseg.POSTokenizer(_tokenizer(frozenset()))
