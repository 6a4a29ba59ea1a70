"""Faults of regexes that are regexes: parts that never meet a figure, have no end, or blow up."""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from summarymine.authoring.samples import find_samples
from summarymine.indicators.literals import required_literals
from summarymine.indicators.timed import compile_rule
from summarymine.ready import compile_regex

# A repeat of up to so many is no repeat of repeats that blows up.
_FEW = 9
# How long a probe may take, and how often what is repeated stands in it.
_SECONDS = 0.1
_TIMES = 40

_DIGITS = compile_regex(r"(?:\\d|\[0-9\]|\[\\d\])(?:[+*]|\{\d*,\})")
_UNBOUNDED = compile_regex(
    r"(?<!\\)(?P<part>(?:\.|\\[SWsw]|\[\^[^\]]*\]|\[[^\]]*\\u4e00-\\u9f[^\]]*\]|\[一-[龥龟鿿]\])"
    r"(?:[*+]|\{\d*,\})\??)"
)
# Brackets and colons of Chinese text stand in reports; these do not.
_CHINESE_SIGNS = compile_regex(
    r"（[？?][：:=！!]|[｜＊＋［］｛｝【】＼＾＄]|(?<=[）)\]])？"
    # Those around a choice of words, or words that may be missing, are no brackets of a text.
    r"|（(?=\p{Han}+(?:(?:[|｜]\p{Han}+)+）|）[?？*+]))"
    r"|(?<=（\p{Han}+(?:[|｜]\p{Han}+)+)）|(?<=（\p{Han}+)）(?=[?？*+])"
)
# As in a search box: 护学岗*.
_WILDCARD = compile_regex(r"(?P<part>\p{Han}[*+])")
_ASCII = str.maketrans("（）？：！｜＊＋［］｛｝【】＼＾＄", "()?:!|*+[]{}[]\\^$")
_QUANTIFIER = compile_regex(r"(?P<star>[*+])|\{(?P<least>\d*)(?P<comma>,)?(?P<most>\d*)\}")


class RegexFault(NamedTuple):
    """A fault by its code, and the part of the pattern; at: where it begins, -1 for anywhere."""

    code: str
    part: str
    at: int = -1


def find_faults(source: str, expanded: str) -> Iterator[RegexFault]:
    """The faults of a pattern as written and with its macros expanded."""
    for found in _DIGITS.finditer(source):
        yield RegexFault("bare_digits", found.group(), found.start())
    for found in _UNBOUNDED.finditer(source):
        if not _DIGITS.match(source, found.start()):
            yield RegexFault("unbounded", found["part"], found.start())
    for found in _CHINESE_SIGNS.finditer(source):
        yield RegexFault("fullwidth", found.group(), found.start())
    for found in _WILDCARD.finditer(source):
        yield RegexFault("wildcard", found.group(), found.start())
    for part in _find_explosive(expanded):
        yield RegexFault("explosive", part, source.find(part))
    if matches_nothing(expanded):
        yield RegexFault("empty_match", source)


def right_sign(part: str) -> str:
    """What a Chinese sign is meant for: ｜ for |."""
    return part.translate(_ASCII)


def matches_nothing(expanded: str) -> bool:
    """Whether a regex needs no text at all."""
    try:
        return compile_rule(expanded).fullmatch("", timeout=_SECONDS) is not None
    except TimeoutError:
        return False


def is_slow_lane(expanded: str) -> bool:
    """Whether a pattern must be tried on every sentence: no word in it is certain."""
    return required_literals(expanded) is None


def _find_explosive(expanded: str) -> Iterator[str]:
    """The repeated groups that take for ever on a text made of what they repeat."""
    for group, quantifier in _repeated_groups(expanded):
        if not regex.search(r"[*+?{|]", group[1:-1].removeprefix("?:")):
            continue
        try:
            probe = regex.compile(f"{group}{quantifier}\x01")
        except regex.error:
            continue
        for sample in find_samples(group):
            try:
                # The end that it needs stands there, but out of its reach.
                if sample:
                    probe.match(f"{sample * _TIMES}\x02\x01", timeout=_SECONDS)
            except TimeoutError:
                yield group + quantifier
                break


def _repeated_groups(pattern: str) -> Iterator[tuple[str, str]]:
    """Groups with their quantifier, if that allows many."""
    opened: list[int] = []
    at, in_class = 0, False
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 1
        elif in_class:
            in_class = sign != "]"
        elif sign == "[":
            in_class = True
            # A bracket that comes first is one of the class.
            at += pattern[at + 1 : at + 3] == "^]" or pattern[at + 1 : at + 2] == "]"
        elif sign == "(":
            opened.append(at)
        elif sign == ")" and opened:
            start = opened.pop()
            found = _QUANTIFIER.match(pattern, at + 1)
            if found and _allows_many(found):
                yield pattern[start : at + 1], found.group()
        at += 1


def _allows_many(quantifier: "regex.Match[str]") -> bool:
    if quantifier["star"] or (quantifier["comma"] and not quantifier["most"]):
        return True
    return int(quantifier["most"] or quantifier["least"] or 0) > _FEW
