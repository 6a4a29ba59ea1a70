"""Approximation: the words around a numeral that leave it open, as bounds."""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

import regex

from summarymine.model import Approx
from summarymine.quantities.candidates import Candidate
from summarymine.quantities.numerals import DIGITS, LARGE, SMALL, parse_numeral, plain, round_step
from summarymine.quantities.units import part_of_unit
from summarymine.ready import compile_regex

_BEFORE = compile_regex(
    r"""
    (?:
        (?P<more>不少于|不低于|不小于|不下|超过|突破|超出|大于|高于|多于|[至最]少[^，。；、\d]{0,2}|超|逾
          |(?<![侦告查攻爆打抓])破)
      | (?P<less>不超过|不超|不突破|不高于|不多于|不大于|控制在|(?<!问题|的|与)不足|不到|不满|未超过
          |低于|少于|小于|至多|最多|将近|接近|(?<![附最邻临就靠相远新])近)
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
_CASES = frozenset("起件宗")
_SOLVED = compile_regex(r"(?<!突)破$")
_LOOK_BEHIND = 6
# The last characters of those words: most figures have none of them before.
_BEFORE_ENDS = frozenset("占为有达需于过破出下少立建有办成设开展超逾在足到满多近似接约概计了")
_VAGUE_TOP = 9  # 数十 and 几十 are at most nine tens.
_VAGUE_LOW = 2
_HALF = Decimal("0.5")
_LOOSE_PAIRS = frozenset({"一两", "两三", "三五"})
_SIDE_BY_SIDE = compile_regex(
    "(|[一二两三四五六七八九十百千万]*[十百千万])([一二两三四五六七八])([二两三四五六七八九])([十百千万亿]*)"
)


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

    def mapped(self, change: Callable[[Decimal], Decimal]) -> "Bounds":
        """The same bounds, each figure changed."""
        value, low, high = (
            None if figure is None else change(figure)
            for figure in (self.value, self.low, self.high)
        )
        return Bounds(value, low, high, self.approx)


def approx_before(text: str, start: int) -> Approx | None:
    """What the words right before a numeral make of it: 近 less, 超过 more, 约 about."""
    if text[start - 1 : start] not in _BEFORE_ENDS:
        return None
    found = _BEFORE.search(text[max(0, start - _LOOK_BEHIND) : start])
    return found.lastgroup if found else None  # type: ignore[return-value]  # groups are Approx


def find_bounds(text: str, found: Candidate) -> Bounds:
    """Bounds of a candidate, by 余/多 inside it, words after it, words before it."""
    approx = _AFTER.get(found.after[-2:]) or approx_before(text, found.start)
    before = text[max(0, found.start - 2) : found.start]
    if approx == "more" and found.unit in _CASES and _SOLVED.search(before):
        # 全年破456起: cases solved, not more than so many.
        approx = None
    if found.denominator:
        return _fraction_bounds(found, approx)
    scale = _scale(found.multiplier) if found.multiplier else Decimal(1)
    if found.vague:
        return _vague_bounds(found.vague, scale)
    pair = None if found.number[0].isdigit() else side_by_side(found.number)
    if pair:
        return Bounds(pair[0] * scale, pair[0] * scale, pair[1] * scale)
    number = parse_numeral(found.number)
    value = plain(number * scale) if found.multiplier else number
    between = part_of_unit(found.unit)
    if found.inner or found.outer in ("余", "多") or between == "多":
        return Bounds(value, value, value + round_step(number) * scale, "more")
    if between == "半" or (found.outer == "半" and found.unit != "成"):
        return Bounds.of(value + _HALF, approx)
    # 上百家, 过亿元: at least a hundred.
    if found.number[0] in "百千万亿" and text[found.start - 1 : found.start] in ("上", "过"):
        approx = approx or "more"
    return Bounds.of(value, approx)


def _fraction_bounds(found: Candidate, approx: Approx | None) -> Bounds:
    numerator = parse_numeral(found.numerator)
    if found.inner or found.outer in ("余", "多"):
        return Bounds(numerator, numerator, numerator + round_step(numerator), "more")
    return Bounds.of(numerator, approx)


def _vague_bounds(vague: str, scale: Decimal) -> Bounds:
    if vague == "十几":
        return Bounds(None, 11 * scale, 19 * scale)
    step = parse_numeral("一" + vague[1:]) * scale
    return Bounds(None, _VAGUE_LOW * step, _VAGUE_TOP * step)


def side_by_side(number: str) -> tuple[Decimal, Decimal] | None:
    """Two digits side by side, as the bounds that they tell: 三四百 is 300 to 400, 十七八 17 to 18.

    None for other numerals, and for 二三, which names classes (二三产业).
    """
    pair = _SIDE_BY_SIDE.fullmatch(number)
    if not pair:
        return None
    before, first, second, after = pair.groups()
    if first + second not in _LOOSE_PAIRS:
        follows = DIGITS[second] == DIGITS[first] + 1
        names_classes = first in "一二" and not before and not after
        if not follows or names_classes:
            return None
    return parse_numeral(before + first + after), parse_numeral(before + second + after)


def _scale(multiplier: str) -> Decimal:
    scale = Decimal(1)
    for character in multiplier:
        scale = plain(scale * (SMALL.get(character) or LARGE[character]))
    return scale
