"""Figures that share: a unit at the end of a list, one quantity told by its two ends."""

from dataclasses import replace

from summarymine.model import Approx, Quantity, Span
from summarymine.quantities.bounds import Bounds
from summarymine.quantities.numeral import Numeral
from summarymine.quantities.numerals import NumeralError, parse_numeral
from summarymine.quantities.reading import make_quantity
from summarymine.ready import compile_regex

_BIG = compile_regex("[万亿]")
_PLAIN = compile_regex(r"\d+(?:\.\d+)?")
_LIST_GAP = compile_regex(r"[ ]*[、和与及][ ]*")


def share_unit_of_list(text: str, numerals: list[Numeral]) -> None:
    """7、3、4、5、8、6人: bare figures before 、 are counted if the list ends with a unit."""
    for at in range(len(numerals) - 2, -1, -1):
        follower = numerals[at + 1].quantity
        if numerals[at].kind == "bare" and follower:
            numerals[at] = _list_member(text, numerals[at], follower) or numerals[at]
    # 下降70.7、68.2: where the whole list has lost its signs, the first tells what the others are.
    for at in range(1, len(numerals)):
        leader = numerals[at - 1].quantity
        if numerals[at].kind == "bare" and leader and "percent_sign_missing" in leader.flags:
            numerals[at] = _signless_member(text, leader, numerals[at]) or numerals[at]


def _list_member(text: str, bare: Numeral, follower: Quantity) -> Numeral | None:
    """The bare numeral as a quantity, if it stands in a list with follower."""
    start, end = bare.span.start, _number_end(text, bare)
    surface = text[start:end]
    if not _LIST_GAP.fullmatch(text, end, follower.span.start):
        return None
    if not _PLAIN.fullmatch(surface) or not follower.surface[0].isdigit():
        return None
    missing = follower.unit == "%" or "percent_sign_missing" in follower.flags
    # 2、7处隐患 at the start of a line is item 2.
    if not missing and _starts_line(text, start):
        return None
    flags = ("percent_sign_missing",) if missing else ()
    bounds = Bounds.of(parse_numeral(surface))
    quantity = make_quantity(text, start, end, "", bounds, flags)
    return Numeral(quantity.span, "quantity", quantity)


def _signless_member(text: str, leader: Quantity, bare: Numeral) -> Numeral | None:
    start, end = bare.span.start, _number_end(text, bare)
    if not _LIST_GAP.fullmatch(text, leader.span.end, start) or not _PLAIN.fullmatch(
        text, start, end
    ):
        return None
    bounds = Bounds.of(parse_numeral(text[start:end]))
    quantity = make_quantity(text, start, end, "", bounds, ("percent_sign_missing",))
    return Numeral(quantity.span, "quantity", quantity)


def _number_end(text: str, numeral: Numeral) -> int:
    end = numeral.span.end
    while end > numeral.span.start and text[end - 1] == " ":
        end -= 1
    return end


def _starts_line(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip(" ")
    return not before or before[-1] in "\n。；："


_RANGE_REACH = 4
_RANGE_GAP = compile_regex(r"[ ]*(?:至|到|[-—–~～－]{1,2})[ ]*")
_FROM = compile_regex(r"(?<=从|由|自)")


def join_ranges(text: str, numerals: list[Numeral]) -> None:
    """3至5次, 30%-40%: two numerals that bound one quantity become one."""
    at = 0
    while at + 1 < len(numerals):
        low, high = numerals[at], numerals[at + 1]
        near = high.span.start - low.span.end <= _RANGE_REACH
        joined = _joined_range(text, low, high) if near else None
        if joined:
            numerals[at : at + 2] = [joined]
        at += 1


_CHINESE_SHARE = compile_regex("[一二三四五六七八九十]+(?![十百千万亿个])")


def _same_share(text: str, low: Quantity, high: Numeral) -> Numeral:
    """百分之三十到四十: what stands before 到 holds for the upper end."""
    found = _CHINESE_SHARE.match(text, high.span.start, high.span.end)
    if high.kind != "bare" or not found or low.unit not in ("%", "‰"):
        return high
    bounds = Bounds.of(parse_numeral(found.group()))
    quantity = make_quantity(text, *found.span(), low.unit, bounds)
    return Numeral(quantity.span, "quantity", quantity)


def _joined_range(text: str, low: Numeral, high: Numeral) -> Numeral | None:
    if high.quantity is None and low.quantity and "分之" in low.quantity.surface:
        high = _same_share(text, low.quantity, high)
    if high.quantity is None or low.kind not in ("bare", "quantity"):
        return None
    if not _RANGE_GAP.fullmatch(text, _number_end(text, low), high.span.start):
        return None
    unit = low.quantity.unit if low.quantity else ""
    if (unit and unit != high.quantity.unit) or _FROM.match(text, low.span.start):
        return None
    surface = text[low.span.start : low.span.end].strip()
    try:
        start = low.quantity.value if low.quantity else parse_numeral(surface)
    except NumeralError:
        return None
    top = high.quantity.value
    if start is None or top is None:
        return None
    # 3至5万: the multiplier of the upper end holds for both.
    multiplier = _BIG.search(text, high.span.start, high.span.end)
    if multiplier and start < 1000 and not _BIG.search(surface):
        start *= 10_000 if multiplier.group() == "万" else 100_000_000
    if start >= top:
        return None
    span = Span(low.span.start, high.span.end)
    approx: Approx | None = high.quantity.approx
    quantity = replace(
        high.quantity,
        span=span,
        surface=text[span.start : span.end],
        value=start,
        low=start,
        high=top,
        approx=approx,
    )
    return Numeral(span, "quantity", quantity)
