"""Numerals: from how they are written to what they are worth."""

from decimal import Decimal

from summarymine.model import SummaryMineError

DIGITS = {
    **dict(zip("〇零一二三四五六七八九", (0, *range(10)), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)),
    "两": 2, "俩": 2,
}  # fmt: skip
SMALL = {"十": 10, "拾": 10, "廿": 20, "卅": 30, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
# No count, amount or measure of a report comes near it: what is larger is a code or a slip, and
# would not fit the 28 digits that decimals are reckoned with.
_TOP = Decimal(10) ** 20
_ANY = Decimal("inf")
LARGE = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}


class NumeralError(SummaryMineError, ValueError):
    """A string that is not one whole numeral."""


def parse_numeral(surface: str) -> Decimal:
    """Value of one whole numeral, Chinese, Arabic or mixed, multipliers applied.

    >>> parse_numeral("三千二百"), parse_numeral("1.5万"), parse_numeral("一万三")
    (Decimal('3200'), Decimal('15000'), Decimal('13000'))

    Raises NumeralError if any character is left over.
    Forms: GB/T 15835-2011, with 两, 廿, 卅, financial forms and a dropped last multiplier.
    """
    if not surface:
        raise NumeralError("empty numeral")
    if surface.isascii():
        return _arabic(surface)
    if surface.isdigit() and all(character in DIGITS for character in surface) and len(surface) > 1:
        return _arabic("".join(str(DIGITS[character]) for character in surface))
    whole, point, fraction = surface.partition("点")
    if point:
        if not fraction or any(character not in DIGITS for character in fraction.rstrip("万亿")):
            raise NumeralError(f"{surface!r} is not a numeral")
        tail = fraction[len(fraction.rstrip("万亿")) :]
        digits = "".join(str(DIGITS[character]) for character in fraction.rstrip("万亿"))
        return _bounded((parse_numeral(whole) + Decimal(f"0.{digits}")) * _product(tail))
    if all(character in DIGITS for character in surface):
        return _arabic("".join(str(DIGITS[character]) for character in surface))
    return _sections(surface)


def _arabic(surface: str) -> Decimal:
    if surface.count(".") > 1 or not surface.replace(".", "").isdigit():
        raise NumeralError(f"{surface!r} is not a numeral")
    return _bounded(Decimal(surface))


def _bounded(number: Decimal) -> Decimal:
    # Rounded to the digits of a reckoning it would look like a figure that was stated.
    if number > _TOP or +number != number:
        raise NumeralError("more than any figure of a report")
    return number


def _product(multipliers: str) -> Decimal:
    product = Decimal(1)
    for character in multipliers:
        product = _bounded(product * (LARGE.get(character) or SMALL[character]))
    return product


def _sections(surface: str) -> Decimal:
    """1亿2千万, 三百二十万零五: sections below 万 and 亿, of digits and small multipliers."""
    total = Decimal(0)
    section = Decimal(0)
    digit: Decimal | None = None
    unit = Decimal(0)  # the multiplier last seen, for a dropped one: 一万三
    # Each multiplier is below the one before: 一百二百 and 3万5万 are two figures, not their sum.
    below, gathered = _ANY, frozenset[Decimal]()
    at = 0
    while at < len(surface):
        character = surface[at]
        if character.isascii():
            end = at
            while end < len(surface) and surface[end].isascii():
                end += 1
            if digit is not None:
                raise NumeralError(f"{surface!r} is not a numeral")
            digit, at = _arabic(surface[at:end]), end
            continue
        if character in DIGITS:
            if character in "零〇":
                unit = Decimal(0)
            elif digit is not None:
                raise NumeralError(f"{surface!r} is not a numeral")
            else:
                digit = Decimal(DIGITS[character])
        elif character in SMALL:
            worth = Decimal(SMALL[character])
            below = _smaller(worth, below, surface)
            section += worth * (1 if digit is None or character in "廿卅" else digit)
            # 廿五 is 25, though 百五 is 150: nothing can be dropped after 廿.
            digit, unit = None, Decimal(0) if character in "廿卅" else worth
        elif character in LARGE:
            worth = Decimal(LARGE[character])
            section += digit or 0
            # 万亿 multiplies one figure; 3万5万 are two.
            gathered = _gathered(worth, gathered if section else gathered - {worth}, surface)
            below = _ANY
            if not section and not total:
                section = Decimal(1)
            # 亿 gathers what stands before it, 万 only its own section.
            if worth > LARGE["万"]:
                total, section = _bounded((total + section) * worth), Decimal(0)
            else:
                total, section = _bounded(total + section * worth), Decimal(0)
            digit, unit = None, worth
        else:
            raise NumeralError(f"{surface!r} is not a numeral")
        at += 1
    if digit is not None:
        dropped = (
            unit / 10 if unit > 10 and not surface[-1].isascii() and digit < 10 else Decimal(1)
        )
        section += digit * dropped
    return plain(total + section)


def _smaller(worth: Decimal, below: Decimal, surface: str) -> Decimal:
    """The worth of a small multiplier, which must be below the one before it."""
    if worth >= below:
        raise NumeralError(f"{surface!r} is not a numeral")
    return worth


def _gathered(worth: Decimal, before: frozenset[Decimal], surface: str) -> frozenset[Decimal]:
    """The large multipliers so far, none twice; behind 亿 stand 万 again: 三万亿五万."""
    if worth in before:
        raise NumeralError(f"{surface!r} is not a numeral")
    return frozenset((worth,)) if worth > LARGE["万"] else before | {worth}


def plain(number: Decimal) -> Decimal:
    """15000, not 15000.0 or 1.5E+4. Raises NumeralError for what no report counts."""
    return (
        _bounded(number).quantize(Decimal(1))
        if number == number.to_integral_value()
        else number.normalize()
    )


def round_step(number: Decimal) -> Decimal:
    """The worth of the last digit that a rounded number states: 1300 → 100, 1.5 → 0.1, 36 → 1.

    余 and 多 leave open what stands below that digit.
    """
    normal = number.normalize()
    exponent = normal.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(exponent)
