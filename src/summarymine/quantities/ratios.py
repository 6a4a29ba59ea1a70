"""Two numbers told as one quantity: 1/3以上, 2.1∶1."""

from bisect import bisect_right
from decimal import Decimal

import regex

from summarymine.model import Approx, Span
from summarymine.quantities.bounds import Bounds, approx_before
from summarymine.quantities.numeral import Numeral
from summarymine.quantities.numerals import plain
from summarymine.quantities.reading import make_quantity
from summarymine.ready import compile_regex

_AFTER = r"(?P<after>以上|以下|以内|左右|上下)?"
# 1/3, 3/4; not 5/12, which is a date or a page as often as a share.
_SHARE = compile_regex(
    rf"(?<![./A-Za-z])(?:1/(?:[2-9]|10)|2/[35]|3/[458]|4/5)(?![\d/]|\.\d|[A-Za-z年月]){_AFTER}"
)
# 2.1∶1, 1:1.5; of 12:30 and 3:15 the colon may tell the time, so one side must not look like it.
_RATIO = compile_regex(
    r"(?<![\d.:∶A-Za-z])(?P<a>\d+(?:\.\d+)?)[ ]?[∶:：][ ]?(?P<b>\d+(?:\.\d+)?)"
    rf"(?![\d:∶]|\.\d|：\d){_AFTER}"
)
# 12.5∶46.3∶41.2: shares of three.
_THREE = compile_regex(r"(?<![\d.:∶])\d+(?:\.\d+)?(?:[∶:：]\d+(?:\.\d+)?){2}(?![\d:∶])")
_MARK = compile_regex(r"[/∶:：](?=[ ]?\d)")
_NUMBER = compile_regex(r"\d+(?:\.\d+)?")
_CLOCK = compile_regex(r"\d{1,2}[:：]\d\d")
_APPROX: dict[str, Approx] = {
    "以上": "more", "以下": "less", "以内": "less", "左右": "about", "上下": "about",
}  # fmt: skip


def join_ratios(text: str, numerals: list[Numeral]) -> None:
    """Puts each share and ratio of text in the place of the numerals that it is made of."""
    found = [joined for mark in _MARK.finditer(text) for joined in _joined(text, mark.start())]
    for joined in sorted(found, key=lambda numeral: -numeral.span.start):
        _replace(numerals, joined)


def _joined(text: str, mark: int) -> tuple[Numeral, ...]:
    """What the numbers on both sides of a / or ∶ make together."""
    start = mark
    while start and (text[start - 1].isdigit() or text[start - 1] == "."):
        start -= 1
    if share := _SHARE.match(text, start):
        return (_share(text, share),)
    three = _THREE.match(text, start)
    if three and "." in three.group():
        return tuple(_figure(text, *part.span()) for part in _NUMBER.finditer(text, *three.span()))
    ratio = _RATIO.match(text, start)
    return _ratio(text, ratio) if ratio else ()


def _share(text: str, share: "regex.Match[str]") -> Numeral:
    numerator, denominator = map(Decimal, _NUMBER.findall(share.group()))
    return _numeral(text, share, plain(round(numerator / denominator, 6)))


def _ratio(text: str, ratio: "regex.Match[str]") -> tuple[Numeral, ...]:
    first, second = Decimal(ratio["a"]), Decimal(ratio["b"])
    if (
        not first
        or not second
        or _CLOCK.fullmatch(ratio.group().removesuffix(ratio["after"] or ""))
    ):
        return ()
    if 1 not in (first, second) and "." not in ratio["a"] + ratio["b"]:
        return ()
    # 1:500 is the scale of a map.
    if max(first, second) >= 100:
        return ()
    return (_numeral(text, ratio, plain(round(first / second, 6))),)


def _numeral(text: str, found: "regex.Match[str]", value: Decimal) -> Numeral:
    approx = _APPROX.get(found["after"] or "") or approx_before(text, found.start())
    quantity = make_quantity(text, found.start(), found.end(), "", Bounds.of(value, approx))
    return Numeral(quantity.span, "quantity", quantity)


def _figure(text: str, start: int, end: int) -> Numeral:
    quantity = make_quantity(text, start, end, "", Bounds.of(Decimal(text[start:end])))
    return Numeral(Span(start, end), "quantity", quantity)


def _replace(numerals: list[Numeral], joined: Numeral) -> None:
    """Those that joined covers give way to it; nothing happens where one of them is a name."""
    at = bisect_right(numerals, joined.span.start, key=lambda numeral: numeral.span.start) - 1
    if at < 0 or numerals[at].span.start != joined.span.start:
        return
    end = at
    while end < len(numerals) and numerals[end].span.start < joined.span.end:
        end += 1
    covered = numerals[at:end]
    inside = covered[-1].span.end <= joined.span.end
    if inside and all(numeral.kind in ("bare", "quantity", "date") for numeral in covered):
        numerals[at:end] = [joined]
