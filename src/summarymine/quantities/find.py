"""Text → quantities, and the numerals that are none. Works on repaired text; pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal

import regex

from summarymine.model import Approx, Quantity, Span
from summarymine.quantities.bounds import Bounds, find_bounds
from summarymine.quantities.context import direction_before, rate_before
from summarymine.quantities.names import kind_of_name
from summarymine.quantities.numerals import NumeralError, parse_numeral
from summarymine.quantities.units import canonical_units, not_after_single, unit_words

Kind = Literal["quantity", "date", "name", "ordinal", "idiom", "bare"]

_CHINESE = "〇零一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral of the text and what it is; only kind "quantity" has a quantity."""

    span: Span
    kind: Kind
    quantity: Quantity | None = None


@cache
def _candidate() -> "regex.Pattern[str]":
    return regex.compile(
        rf"""
        (?P<sign>(?<![\w%）)+.\-])[+\-±](?=\d))?
        (?:
            (?P<denominator>[百千万]|[{_CHINESE}]+|\d+)分之
            (?P<numerator>\d+(?:\.\d+)?|[{_CHINESE}]+(?:点[〇零一二三四五六七八九]+)?)
          | (?P<vague>(?<![人次件起总户位台个])[数几](?:[十百千万亿]+)|十几(?=[万亿]?\L<units>))
          | (?P<number>
                \d+(?:\.\d+)?(?:[百千]?[万亿]+|[百千](?![瓦克米伏]))?(?:\d+(?:\.\d+)?[万千百])?
              | [{_CHINESE}]+(?:点[〇零一二三四五六七八九]+[万亿]*)?
            )
        )
        (?P<inner>[余多来几](?=[十百千]?[万亿]|[ ]?\L<units>|[\u4e00-\u9fff]))?
        (?P<multiplier>(?<=[余多来几])[十百千]?[万亿]+)?
        [ ]?(?P<unit>\L<units>)?
        (?P<outer>[余多](?=[，。；、的）]|$))?
        (?P<after>以上|以下|以内|之内|左右|上下|不等)?
        """,
        regex.VERBOSE,
        units=unit_words(),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """A candidate with its parts, before it is known whether it counts."""

    start: int
    end: int
    number: str
    unit: str
    value: Decimal | None
    bounds: Bounds


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of a repaired text, in order; spans in that text.

    >>> [(q.surface, q.value, q.unit) for q in find_quantities("查处违法1.5万余起，G60高速3次")]
    [('1.5万余起', Decimal('15000'), '起'), ('3次', Decimal('3'), '次')]
    """
    return tuple(numeral.quantity for numeral in find_numerals(text) if numeral.quantity)


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """Every numeral of a repaired text in order, each in exactly one class."""
    numerals = list(_classified(text))
    _share_unit_of_list(text, numerals)
    _join_ranges(text, numerals)
    return tuple(numerals)


def _classified(text: str) -> Iterator[Numeral]:
    quoted = _quoted(text)
    for found in _candidate().finditer(text):
        yield _classify(text, found, quoted)


# A short quotation is a name; a long one is speech, with figures of its own.
_QUOTED = regex.compile(r"“[^“”\n，。；]{1,14}”|《[^《》\n]{1,60}》|〔\d{4}〕\d+号")


def _quoted(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in _QUOTED.finditer(text))


def _classify(text: str, found: "regex.Match[str]", quoted: tuple[tuple[int, int], ...]) -> Numeral:
    start, end = found.span()
    span = Span(start, end)
    number_end = found.end("number") if found["number"] else found.end("numerator")
    if found["number"]:
        kind = kind_of_name(text, start, number_end, found["number"])
        if kind:
            return Numeral(span, kind)
    if found["unit"] not in ("%", "‰") and any(low <= start < high for low, high in quoted):
        return Numeral(span, "name")
    try:
        quantity = _read(text, found)
    except NumeralError:
        return Numeral(span, "idiom")
    return Numeral(span, "quantity", quantity) if quantity else Numeral(span, "bare")


_YEAR = regex.compile(
    r"(?:(?:19|20)\d\d){1,2}|[一二][〇零九][〇零一二三四五六七八九]{2}|[12][90]\d{2}"
)


def _read(text: str, found: "regex.Match[str]") -> Quantity | None:
    """The quantity that found tells, or None if its surroundings do not make it one."""
    start, end = found.span()
    unit = found["unit"] or ""
    if found["denominator"]:
        return _fraction(text, found)
    bounds = find_bounds(text, found)
    if found["vague"]:
        if not unit:
            return None
        return _quantity(text, start, end, None, unit, bounds)
    number = found["number"]
    if unit.startswith("年") and _YEAR.fullmatch(number):
        return None
    if not number[0].isdigit() and not _chinese_counts(text, found, unit, bounds):
        return None
    value = bounds.value
    if found["sign"] == "-" and value is not None:
        value = -value
        bounds = replace(bounds, low=value, high=value)
    if not unit:
        return _without_unit(text, found, value, bounds)
    if unit == "成":
        return _tenths(text, found, value, bounds)
    return _quantity(text, start, end, value, canonical_units().get(unit, unit), bounds)


def _quantity(
    text: str,
    start: int,
    end: int,
    value: Decimal | None,
    unit: str,
    bounds: Bounds,
    flags: tuple[str, ...] = (),
) -> Quantity:
    surface = text[start:end]
    return Quantity(
        span=Span(start, end),
        surface=surface,
        value=value,
        unit=unit,
        low=bounds.low,
        high=bounds.high,
        approx=bounds.approx,
        flags=(*flags, *_damage(surface, unit)),
    )


def _fraction(text: str, found: "regex.Match[str]") -> Quantity | None:
    """百分之十五点六 is 15.6 percent; 三分之二 is a share with no unit."""
    denominator = parse_numeral(found["denominator"])
    numerator = parse_numeral(found["numerator"])
    end = found.end("numerator")
    after = found["after"] if not found["unit"] else None
    bounds = find_bounds(text, found)
    if after:
        end = found.end("after")
    unit = {100: "%", 1000: "‰"}.get(int(denominator), "")
    value = numerator if unit else round(numerator / denominator, 6)
    bounds = Bounds.of(value, bounds.approx)
    return _quantity(text, found.start(), end, value, unit, bounds)


# 成 after a numeral is a tenth, but begins other words too.
_NOT_TENTHS = regex.compile("[为立功员果绩都本品分熟长效]")
_TENTH_DIGIT = regex.compile("[一二三四五六七八九]|半")


def _tenths(
    text: str, found: "regex.Match[str]", value: Decimal | None, bounds: Bounds
) -> Quantity | None:
    """八成六 is 86 percent."""
    if value is None or value >= 10 or _NOT_TENTHS.match(text, found.end("unit")):
        return None
    end = found.end()
    value *= 10
    digit = _TENTH_DIGIT.match(text, found.end("unit"))
    if digit and not found["after"]:
        value += Decimal(5) if digit.group() == "半" else parse_numeral(digit.group())
        end = digit.end()
    return _quantity(text, found.start(), end, value, "%", Bounds.of(value, bounds.approx))


def _without_unit(
    text: str, found: "regex.Match[str]", value: Decimal | None, bounds: Bounds
) -> Quantity | None:
    """A numeral without measure word: a list member, a lost percent sign, or 20余万群众."""
    start = found.start()
    end = found.end("inner") if found["inner"] else found.end("number")
    end = max(end, found.end("multiplier"), found.end("after"))
    number = found["number"]
    if found["sign"]:
        return _quantity(text, start, end, value, "", bounds)
    if not number[0].isdigit():
        big = regex.search("[万亿]", text[start:end]) and (found["inner"] or len(number) > 1)
        whole = len(text.strip()) == end - start
        return _quantity(text, start, end, value, "", bounds) if big or whole else None
    if regex.search("[万亿]", text[start:end]) or found["inner"]:
        return _quantity(text, start, end, value, "", bounds)
    if text.strip() == text[start:end]:
        return _quantity(text, start, end, value, "", bounds)
    return _lost_sign(text, start, end, value, bounds)


_FIGURE_END = regex.compile(r"[ ]*(?:[，。；、）\n]|$|同比|环比|，|以上|和|及)")


def _lost_sign(
    text: str, start: int, end: int, value: Decimal | None, bounds: Bounds
) -> Quantity | None:
    """上升3.86，: a bare figure where only a percentage, or a count after 减少, can stand."""
    if not _FIGURE_END.match(text, end) and text[end : end + 2] not in ("同比", "环比"):
        return None
    whole = "." not in text[start:end]
    if rate_before(text, start):
        return _quantity(text, start, end, value, "", bounds, ("percent_sign_missing",))
    direction = direction_before(text, start)
    if not direction:
        return None
    if whole and direction.counts:
        return _quantity(text, start, end, value, "", bounds)
    return _quantity(text, start, end, value, "", bounds, ("percent_sign_missing",))


_APPROXIMATED = regex.compile(r"(?<=近|超|逾|上|约|每|过|数|几|达|破|足|到|满)")
_ONE_UNITS = frozenset("支个名家台辆处座条套所项例栋艘架")
_NOT_ONE_BEFORE = regex.compile(r"(?<=[这那每同第另某统唯逐任单有专万不之划归进齐联再又新下上])")
_NOT_ONE_AFTER = regex.compile(
    r"[个条项名家](?:[个条项名家龙心线样律致体类月一])|[一二三四五六七八九十]"
)
_ONE_CASE_BEFORE = regex.compile(r"(?<=驾|案|事故|发生|查处|查获|超[载员速限]|无证|逃逸)")
_ONE_CASE_AFTER = regex.compile(r"起(?:[，。、；）]|事故|案|交通|亡人|较大|以上|$)")
_SECOND = "二"


def _chinese_counts(text: str, found: "regex.Match[str]", unit: str, bounds: Bounds) -> bool:
    """Whether a Chinese numeral counts here; 一, 二 and 百 alone mostly do not."""
    number, start = found["number"], found.start()
    if found["inner"] or found["after"] or (bounds.approx and unit):
        return bool(unit or found["multiplier"] or found["inner"])
    if len(text.strip()) == found.end() - start:
        return True
    if len(number) > 1:
        return number[0] not in "百千万亿" or bool(_APPROXIMATED.match(text, start))
    if number in "百千万亿":
        return bool(unit) and bool(_APPROXIMATED.match(text, start))
    if unit in not_after_single() or number == _SECOND:
        return False
    if number == "一":
        return _one_counts(text, found, unit)
    return True


def _one_counts(text: str, found: "regex.Match[str]", unit: str) -> bool:
    start, unit_start = found.start(), found.start("unit")
    if unit == "起":
        return bool(_ONE_CASE_BEFORE.match(text, start) and _ONE_CASE_AFTER.match(text, unit_start))
    return (
        unit in _ONE_UNITS
        and not _NOT_ONE_BEFORE.match(text, start)
        and not _NOT_ONE_AFTER.match(text, unit_start)
    )


# Years that a careless search-and-replace pasted over digits.
_PASTED_YEAR = regex.compile(r"20[12]\d")


def _damage(surface: str, unit: str) -> tuple[str, ...]:
    """A count whose digits hold a year and more, or are a year: it may have been overwritten.

    202300余人 (some hundred), 20235次 (5), 2023个; a plain 2019人 is left alone: it may be so.
    """
    digits = regex.match(r"\d+", surface)
    if not digits or unit in ("%", "年", "元", "米", "公里", "平方米", "亩", "吨"):
        return ()
    figure = digits.group()
    if len(figure) >= 5 and _PASTED_YEAR.match(figure) and not figure.endswith("0000"):
        return ("damaged",)
    if len(figure) >= 8 and _PASTED_YEAR.search(figure):
        return ("damaged",)
    return ()


_LIST_GAP = regex.compile(r"[ ]*[、和与及][ ]*")


def _share_unit_of_list(text: str, numerals: list[Numeral]) -> None:
    """7、3、4、5、8、6人: bare figures before 、 are counted if the list ends with a unit."""
    follower: Numeral | None = None
    for at in range(len(numerals) - 1, -1, -1):
        numeral = numerals[at]
        joined = follower is not None and _LIST_GAP.fullmatch(
            text, _number_end(text, numeral), follower.span.start
        )
        if numeral.kind == "bare" and joined and follower and follower.quantity:
            surface = text[numeral.span.start : numeral.span.end].strip()
            if (
                regex.fullmatch(r"\d+(?:\.\d+)?", surface)
                and follower.quantity.surface[0].isdigit()
            ):
                missing = "%" in (follower.quantity.unit, *_flag_unit(follower.quantity))
                if missing or not _starts_line(text, numeral.span.start):
                    value = parse_numeral(surface)
                    flags = ("percent_sign_missing",) if missing else ()
                    span = Span(numeral.span.start, numeral.span.start + len(surface))
                    quantity = _quantity(
                        text, span.start, span.end, value, "", Bounds.of(value), flags
                    )
                    numerals[at] = Numeral(span, "quantity", quantity)
        follower = numerals[at]


def _flag_unit(quantity: Quantity) -> tuple[str, ...]:
    return ("%",) if "percent_sign_missing" in quantity.flags else ()


def _number_end(text: str, numeral: Numeral) -> int:
    end = numeral.span.end
    while end > numeral.span.start and text[end - 1] == " ":
        end -= 1
    return end


def _starts_line(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip(" ")
    return not before or before[-1] in "\n。；："


_RANGE_GAP = regex.compile(r"[ ]*(?:至|到|[-—–~～－]{1,2})[ ]*")
_FROM = regex.compile(r"(?<=从|由|自)")


def _join_ranges(text: str, numerals: list[Numeral]) -> None:
    """3至5次, 30%-40%: two numerals that bound one quantity become one."""
    at = 0
    while at + 1 < len(numerals):
        low, high = numerals[at], numerals[at + 1]
        joined = _joined_range(text, low, high)
        if joined:
            numerals[at : at + 2] = [joined]
        at += 1


def _joined_range(text: str, low: Numeral, high: Numeral) -> Numeral | None:
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
    if (
        start is None
        or top is None
        or (unit and unit != "%" and "至" in text[low.span.end - 1 : high.span.start])
    ):
        return None
    # 3至5万: the multiplier of the upper end holds for both.
    multiplier = regex.search(r"[万亿]", text[high.span.start : high.span.end])
    if multiplier and start < 1000 and not regex.search("[万亿]", surface):
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
