"""What a numeral's surroundings make of it: a quantity, or nothing that counts."""

from decimal import Decimal

from summarymine.model import Quantity, Span
from summarymine.quantities.bounds import Bounds, find_bounds
from summarymine.quantities.candidates import Candidate
from summarymine.quantities.chinese import chinese_counts
from summarymine.quantities.context import (
    direction_before,
    level_before,
    moves_between,
    rate_before,
    rate_in_clause,
)
from summarymine.quantities.damage import find_damage
from summarymine.quantities.numerals import NumeralError, parse_numeral
from summarymine.quantities.units import canonical_units, not_after_year
from summarymine.ready import compile_regex

_YEAR = compile_regex(
    r"(?:(?:19|20)\d\d){1,2}|[一二][〇零九][〇零一二三四五六七八九]{2}|[12][90]\d{2}"
)


# 下降了3.2个点: of percentage points, people say 点.
_POINTS = compile_regex("点[，。；、）]")


def read_quantity(text: str, found: Candidate) -> Quantity | None:
    """The quantity that a candidate tells, or None if its surroundings do not make it one.

    Raises NumeralError for digits that are no numeral.
    """
    if found.denominator:
        return _fraction(text, found)
    bounds = find_bounds(text, found)
    unit = canonical_units().get(found.unit, found.unit)
    if unit == "个" and _POINTS.match(text, found.end) and direction_before(text, found.start):
        found, unit = found._replace(end=found.end + 1), "百分点"
    if found.vague:
        return make_quantity(text, found.start, found.end, unit, bounds) if unit else None
    if (unit[:1] == "年" or unit in not_after_year()) and _YEAR.fullmatch(found.number):
        return None
    if found.is_chinese and not chinese_counts(text, found, bounds):
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
    if not denominator:
        raise NumeralError("a share of nothing")
    bounds = find_bounds(text, found)
    unit = {100: "%", 1000: "‰"}.get(int(denominator), "")
    if not unit:
        bounds = bounds.mapped(lambda numerator: round(numerator / denominator, 6))
    # A measure word after a fraction belongs to what follows: 三分之二个省.
    end = found.end if not found.unit else found.unit_start
    return make_quantity(text, found.start, end, unit, bounds)


# 成 after a numeral is a tenth, but begins other words too.
_NOT_TENTHS = compile_regex("[为立功员果绩都本品分熟长效不就套]")
_TENTH_DIGIT = compile_regex("[一二三四五六七八九]|半")


def _tenths(text: str, found: Candidate, bounds: Bounds) -> Quantity | None:
    """八成六 is 86 percent."""
    after = found.unit_start + 1
    if bounds.value is None or bounds.value > 10 or _NOT_TENTHS.match(text, after):
        return None
    tenths = bounds.mapped(lambda value: value * 10)
    digit = _TENTH_DIGIT.match(text, after)
    if not digit or found.after:
        return make_quantity(text, found.start, found.end, "%", tenths)
    more = Decimal(5) if digit.group() == "半" else parse_numeral(digit.group())
    bounds = Bounds.of(tenths.value + more, bounds.approx)  # type: ignore[operator]  # see above
    return make_quantity(text, found.start, digit.end(), "%", bounds)


_BIG = compile_regex("[万亿]")
_FIGURE_END = compile_regex(r"[ ]*(?:[，。；、）\n]|$|同比|环比|以上|和|及)")


def _without_unit(text: str, found: Candidate, bounds: Bounds) -> Quantity | None:
    """A numeral without measure word: a signed one, 20余万群众, or one that lost its sign."""
    start = found.start
    end = start + len(text[start : found.end].rstrip(" "))
    big = _BIG.search(text, start, end) is not None
    alone = found.is_all_of(text)
    if found.is_chinese:
        many = len(found.number) > 1 or bool(found.multiplier)
        counts = alone or found.inner == "余" or (big and many)
        # 人数过百，; 结余八百五。
        stands = len(found.number) > 2 or found.number[0] in "百千万亿"
        counts = counts or (stands and _FIGURE_END.match(text, end) is not None)
    else:
        counts = alone or big or bool(found.sign or found.inner or found.after)
    if counts:
        return make_quantity(text, start, end, "", bounds)
    return None if found.is_chinese else _alone_in_clause(text, start, end, bounds)


def _alone_in_clause(text: str, start: int, end: int, bounds: Bounds) -> Quantity | None:
    """上升3.86，: a bare figure where only a percentage, a count, or a level can stand."""
    missing = ("percent_sign_missing",)
    if moves_between(text, start, end):
        rated = rate_in_clause(text, start)
        return make_quantity(text, start, end, "", bounds, missing if rated else ())
    if not _FIGURE_END.match(text, end):
        return None
    if level_before(text, start):
        return make_quantity(text, start, end, "", bounds)
    if rate_before(text, start):
        return make_quantity(text, start, end, "", bounds, missing)
    direction = direction_before(text, start)
    if not direction:
        return None
    counted = direction.counts and "." not in text[start:end]
    return make_quantity(text, start, end, "", bounds, () if counted else missing)
