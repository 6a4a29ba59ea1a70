"""What a figure counts, by the words of its clause: 办理电动自行车上牌3.2万副 → 电动自行车 上牌."""

from functools import cache
from typing import NamedTuple

import regex

from summarymine.indicators.context import load_context
from summarymine.indicators.grammar import grammar
from summarymine.indicators.macros import FIGURE_MASKS
from summarymine.indicators.masks import KIND
from summarymine.indicators.timed import TimedRegex
from summarymine.model import Span
from summarymine.ready import compile_regex
from summarymine.text.lexicon import load_yaml
from summarymine.text.words import tag

# A clause begins after one of these, or after the figure before.
_BREAKS = compile_regex(f"[，。；：、（）！？“”\\n{FIGURE_MASKS}{KIND}\uf8ff]")
_LONGEST = 14
# A share is called by its 率, though the words before it alone would be filler: 热线办结率为.
_RATE = compile_regex("(?P<name>.*[\u4e00-\u9fff]率)(?P<rest>[^率]*)")
_LEAST_RATE = 2


@cache
def phrase_words(kind: str) -> frozenset[str]:
    """The words of phrases.yaml under a key."""
    return frozenset(load_yaml("summarymine.authoring", "phrases.yaml")[kind])


class Phrase(NamedTuple):
    """The words before and after a figure in its clause, without those that name nothing.

    is_object: whether what is counted stands after the figure: 发放3.2万副号牌.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    is_object: bool = False

    @property
    def words(self) -> str:
        """All of them, as one text."""
        return "".join((*self.before, *self.after))

    @property
    def head(self) -> tuple[str, ...]:
        """What is counted, in one or two words: the last before the figure, else those after."""
        if self.is_object:
            return self.after[-2:]
        words = [word for word in self.before if word not in phrase_words("light_verbs")]
        return tuple(words[-2:]) or self.after[-2:] or self.before[-2:]


def find_phrase(masked: str, sentence: Span, figure: Span) -> Phrase:
    """The words around a figure; masked: the masked text of its document."""
    start = sentence.start
    for found in _BREAKS.finditer(masked, sentence.start, figure.start):
        start = found.end()
    stop = _BREAKS.search(masked, figure.end, sentence.end)
    end = stop.start() if stop else sentence.end
    before, after = _named(masked[start : figure.start]), _noun(masked[figure.end : end])
    return Phrase(
        before, after, bool(after) and (not before or before[-1] in phrase_words("light_verbs"))
    )


def _named(text: str) -> tuple[str, ...]:
    """The words of what stands before a figure, down to the name."""
    context = load_context()
    gap = grammar(context).gap
    words = _tagged(text.strip(), gap)
    neutral = compile_regex(f"(?:{context.heads['neutral']}|[\\d年月日底末至截止 ])+")
    begin = 0
    for number in range(1, len(words) + 1):
        # By whole words: the 现 of 现场 says nothing of the time.
        if neutral.fullmatch("".join(word for word, _ in words[:number])):
            begin = number
    words = words[begin:]
    empty = phrase_words("empty_parts")
    while words and (words[0][1] in empty or regex.search(r"\d", words[0][0])):
        words.pop(0)
    while words and not _is_rate(words[-1][0]):
        if not gap.fullmatch(words[-1][0]) and words[-1][1] not in empty:
            break
        words.pop()
    kept: list[str] = []
    for word, _ in reversed(words):
        if sum(map(len, kept)) + len(word) > _LONGEST:
            break
        kept.insert(0, word)
    return tuple(kept)


def _tagged(text: str, gap: TimedRegex) -> list[tuple[str, str]]:
    """The words of a text with their parts of speech; a rate at its end is one word.

    The segmenter cuts 办结/率为.
    """
    found = _RATE.fullmatch(text)
    if found is None or not gap.fullmatch(found["rest"]):
        return list(tag(text))
    words = list(tag(found["name"]))
    if words[-1][0] == "率":
        words[-2:] = [(words[-2][0] + "率", "n")]
    return words


def _is_rate(word: str) -> bool:
    return word.endswith("率") and len(word) >= _LEAST_RATE


def _noun(text: str) -> tuple[str, ...]:
    """The words right after a figure that name a thing: 3.2万副号牌."""
    kept: list[str] = []
    for word, part in tag(text.strip()):
        if part in phrase_words("empty_parts") or sum(map(len, kept)) + len(word) > _LONGEST:
            break
        kept.append(word)
    return tuple(kept)


def without_light_verbs(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words behind the last light verb: 空地增设停车泊位 → 停车泊位."""
    light = phrase_words("light_verbs")
    last = max((number for number, word in enumerate(words) if word in light), default=-1)
    return words[last + 1 :]


def is_name(words: tuple[str, ...]) -> bool:
    """Whether words name a thing: they end in no plain verb, 编成, 参加 or 装进."""
    tags = tag("".join(words))
    if not tags:
        return False
    word, part = tags[-1]
    if len(word) == 1:
        return word not in phrase_words("verb_tails")
    return part not in phrase_words("verb_parts")
