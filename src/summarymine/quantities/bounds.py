"""Approximation: the words around a numeral that leave it open, as bounds."""

from decimal import Decimal
from typing import NamedTuple

import regex

from summarymine.model import Approx
from summarymine.quantities.candidates import Candidate
from summarymine.quantities.numerals import DIGITS, LARGE, SMALL, parse_numeral, plain, round_step

_BEFORE = regex.compile(
    r"""
    (?:
        (?P<more>不少于|不低于|不小于|不下|超过|突破|超出|大于|高于|多于|至少(?:建|有|办|完成)?|超|逾
          |(?<![侦告查攻爆打抓])破)
      | (?P<less>不超过|不超|不突破|不高于|不多于|不大于|控制在|不足|不到|不满|未超过|低于|少于|小于
          |至多|最多|将近|接近|(?<![附最邻临就靠相远新])近)
      | (?P<about>(?:大约|约|大概|估计)(?:占|为|有|达|需)?)
    )
    [了为]?$
    """,
    regex.VERBOSE,
)
_AFTER: dict[str, Approx] = {
    "以上": "more", "以下": "less", "以内": "less", "之内": "less",
    "左右": "about", "上下": "about", "不等": "about",
}  # fmt: skip
_LOOK_BEHIND = 6
# The last characters of those words: most figures have none of them before.
_BEFORE_ENDS = frozenset("占为有达需于过破出下少立建有办成超逾在足到满多近似接约概计了")
_VAGUE_TOP = 9  # 数十 and 几十 are at most nine tens.
_VAGUE_LOW = 2
_TWO_DIGITS = regex.compile("([一二两三四五六七八])([二三四五六七八九])([十百千万亿]*)")


class Bounds(NamedTuple):
    """value with what its words leave open; value None where only the bounds are known."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    approx: Approx | None = None

    @classmethod
    def of(cls, value: Decimal, approx: Approx | None = None) -> "Bounds":
        """Bounds of a plain figure under a word like 以上, 近 or 约."""
        if approx == "more":
            return cls(value, value, None, approx)
        if approx == "less":
            return cls(value, None, value, approx)
        if approx == "about":
            return cls(value, None, None, approx)
        return cls(value, value, value)


def approx_before(text: str, start: int) -> Approx | None:
    """What the words right before a numeral make of it: 近 less, 超过 more, 约 about."""
    if text[start - 1 : start] not in _BEFORE_ENDS:
        return None
    found = _BEFORE.search(text[max(0, start - _LOOK_BEHIND) : start])
    return found.lastgroup if found else None  # type: ignore[return-value]  # groups are Approx


def find_bounds(text: str, found: Candidate) -> Bounds:
    """Bounds of a candidate, by 余/多 inside it, words after it, words before it."""
    approx = _AFTER.get(found.after) or approx_before(text, found.start)
    if found.denominator:
        return Bounds(None, None, None, approx)
    scale = _scale(found.multiplier) if found.multiplier else Decimal(1)
    if found.vague:
        step = parse_numeral("一" + found.vague[1:]) if found.vague != "十几" else None
        if step is None:
            return Bounds(None, 11 * scale, 19 * scale)
        return Bounds(None, _VAGUE_LOW * step * scale, _VAGUE_TOP * step * scale)
    pair = None if found.number[0].isdigit() else _TWO_DIGITS.fullmatch(found.number)
    if pair and DIGITS[pair[2]] == DIGITS[pair[1]] + 1 and (pair[1] != "二" or pair[3]):
        step = _scale(pair[3]) * scale
        return Bounds(DIGITS[pair[1]] * step, DIGITS[pair[1]] * step, DIGITS[pair[2]] * step)
    number = parse_numeral(found.number)
    value = plain(number * scale) if found.multiplier else number
    if found.inner in ("余", "多", "来", "几") or found.outer:
        return Bounds(value, value, value + round_step(number) * scale, "more")
    # 上百家: at least a hundred.
    if found.number[0] in "百千万亿" and text[found.start - 1 : found.start] == "上":
        approx = "more"
    return Bounds.of(value, approx)


def _scale(multiplier: str) -> Decimal:
    scale = Decimal(1)
    for character in multiplier:
        scale *= SMALL.get(character) or LARGE[character]
    return scale
