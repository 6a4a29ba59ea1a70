"""What a numeral's surroundings make of it: a quantity, or nothing that counts."""

from decimal import Decimal

import regex

from summarymine.model import Quantity, Span
from summarymine.quantities.bounds import Bounds, find_bounds
from summarymine.quantities.candidates import Candidate
from summarymine.quantities.context import direction_before, rate_before
from summarymine.quantities.damage import find_damage
from summarymine.quantities.numerals import parse_numeral
from summarymine.quantities.units import canonical_units, not_after_single

_YEAR = regex.compile(
    r"(?:(?:19|20)\d\d){1,2}|[一二][〇零九][〇零一二三四五六七八九]{2}|[12][90]\d{2}"
)


def read_quantity(text: str, found: Candidate) -> Quantity | None:
    """The quantity that a candidate tells, or None if its surroundings do not make it one.

    Raises NumeralError for digits that are no numeral.
    """
    if found.denominator:
        return _fraction(text, found)
    bounds = find_bounds(text, found)
    unit = canonical_units().get(found.unit, found.unit)
    if found.vague:
        return make_quantity(text, found.start, found.end, unit, bounds) if unit else None
    if unit.startswith("年") and _YEAR.fullmatch(found.number):
        return None
    if found.is_chinese and not _chinese_counts(text, found, bounds):
        return None
    if found.sign == "-" and bounds.value is not None:
        value = -bounds.value
        bounds = bounds._replace(value=value, low=value, high=value)
    if not unit:
        return _without_unit(text, found, bounds)
    if unit == "成":
        return _tenths(text, found, bounds)
    return make_quantity(text, found.start, found.end, unit, bounds)


def make_quantity(
    text: str, start: int, end: int, unit: str, bounds: Bounds, flags: tuple[str, ...] = ()
) -> Quantity:
    """The quantity of text[start:end], with the flag for overwritten digits where they show."""
    surface = text[start:end]
    return Quantity(
        span=Span(start, end),
        surface=surface,
        value=bounds.value,
        unit=unit,
        low=bounds.low,
        high=bounds.high,
        approx=bounds.approx,
        flags=flags + find_damage(surface, unit),
    )


def _fraction(text: str, found: Candidate) -> Quantity:
    """百分之十五点六 is 15.6 percent; 三分之二 is a share with no unit."""
    denominator = parse_numeral(found.denominator)
    numerator = parse_numeral(found.numerator)
    approx = find_bounds(text, found).approx
    unit = {100: "%", 1000: "‰"}.get(int(denominator), "")
    value = numerator if unit else round(numerator / denominator, 6)
    # A measure word after a fraction belongs to what follows: 三分之二个省.
    end = found.end if not found.unit else found.unit_start
    return make_quantity(text, found.start, end, unit, Bounds.of(value, approx))


# 成 after a numeral is a tenth, but begins other words too.
_NOT_TENTHS = regex.compile("[为立功员果绩都本品分熟长效]")
_TENTH_DIGIT = regex.compile("[一二三四五六七八九]|半")


def _tenths(text: str, found: Candidate, bounds: Bounds) -> Quantity | None:
    """八成六 is 86 percent."""
    after = found.unit_start + 1
    if bounds.value is None or bounds.value >= 10 or _NOT_TENTHS.match(text, after):
        return None
    end, value = found.end, bounds.value * 10
    digit = _TENTH_DIGIT.match(text, after)
    if digit and not found.after:
        value += Decimal(5) if digit.group() == "半" else parse_numeral(digit.group())
        end = digit.end()
    return make_quantity(text, found.start, end, "%", Bounds.of(value, bounds.approx))


_BIG = regex.compile("[万亿]")


def _without_unit(text: str, found: Candidate, bounds: Bounds) -> Quantity | None:
    """A numeral without measure word: a signed one, 20余万群众, or one that lost its sign."""
    start = found.start
    end = start + len(text[start : found.end].rstrip(" "))
    big = _BIG.search(text, start, end) is not None
    alone = len(text.strip()) == end - start
    if found.is_chinese:
        counts = alone or found.inner == "余" or (big and len(found.number) > 1)
    else:
        counts = alone or big or bool(found.sign or found.inner)
    if counts:
        return make_quantity(text, start, end, "", bounds)
    return None if found.is_chinese else _lost_sign(text, start, end, bounds)


_FIGURE_END = regex.compile(r"[ ]*(?:[，。；、）\n]|$|同比|环比|以上|和|及)")


def _lost_sign(text: str, start: int, end: int, bounds: Bounds) -> Quantity | None:
    """上升3.86，: a bare figure where only a percentage, or a count after 减少, can stand."""
    if not _FIGURE_END.match(text, end):
        return None
    missing = ("percent_sign_missing",)
    if rate_before(text, start):
        return make_quantity(text, start, end, "", bounds, missing)
    direction = direction_before(text, start)
    if not direction:
        return None
    counted = direction.counts and "." not in text[start:end]
    return make_quantity(text, start, end, "", bounds, () if counted else missing)


# 百 and 万 alone count only after these: 近百, 每万人.
_APPROXIMATED = regex.compile(r"(?<=近|超|逾|上|约|每|过|数|几|达|破|足|到|满)")
# 一 counts before these, and not in these surroundings: 同一个, 一个个, 一条龙.
_ONE_UNITS = frozenset("支个名家台辆处座条套所项例栋艘架")
_NOT_ONE_BEFORE = regex.compile(r"(?<=[出这那每同第另某统唯逐任单有专万不之划归进齐联再又新下上])")
_NOT_ONE_AFTER = regex.compile(
    r"[个条项名家](?:[个条项名家龙心线样律致体类月])|[个条项名家处台人例]?[一二三四五六七八九十]"
)
# 一起 is "together", unless it follows what is counted or stands before it.
_ONE_CASE_BEFORE = regex.compile(r"(?<=驾|案|事故|发生|查处|查获|超[载员速限]|无证|逃逸)")
_ONE_CASE_AFTER = regex.compile(r"起(?:[，。、；）]|事故|案|交通|亡人|较大|以上|$)")


def _chinese_counts(text: str, found: Candidate, bounds: Bounds) -> bool:
    """Whether a Chinese numeral counts here; 一, 二 and 百 alone mostly do not."""
    number, unit = found.number, found.unit
    if found.inner or found.after or (bounds.approx and unit):
        return bool(unit or found.multiplier or found.inner)
    if len(text.strip()) == found.end - found.start:
        return True
    # 陆家嘴: a financial digit alone is a name more often than a figure.
    if number in "壹贰叁肆伍陆柒捌玖拾佰仟":
        return False
    if number[0] in "百千万亿":
        return bool(unit) and _APPROXIMATED.match(text, found.start) is not None
    if len(number) > 1:
        return True
    # 二 counts nothing but in 二十 and the like; 两 does.
    if unit in not_after_single() or number == "二":
        return False
    return _one_counts(text, found) if number == "一" else True


# 排查一处、登记一处: one after another, not one.
_EACH = regex.compile("一[个处条项支名家]")
_EACH_REACH = 9


def _one_counts(text: str, found: Candidate) -> bool:
    start, after = found.start, found.unit_start
    if _EACH.search(text, found.end, found.end + _EACH_REACH):
        return False
    if _EACH.search(text, max(0, start - _EACH_REACH), start):
        return False
    if found.unit == "起":
        return bool(_ONE_CASE_BEFORE.match(text, start) and _ONE_CASE_AFTER.match(text, after))
    return (
        found.unit in _ONE_UNITS
        and not _NOT_ONE_BEFORE.match(text, start)
        and not _NOT_ONE_AFTER.match(text, after)
    )
