"""Figures with bounds: what may be computed of a cell, and interval arithmetic on it."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from summarymine.model import Approx
from summarymine.study import ComparisonCell, ComparisonHead, Mark
from summarymine.tables.cells import signed
from summarymine.tables.doubts import marks_of
from summarymine.tables.statements import OTHER_YEAR, Statement, shown_statements

# A quotient shows so many digits, and no fewer than two decimals.
_DIGITS = 4
_DECIMALS = 2

# Marks of a cell that keep it out of any arithmetic, the gravest first.
_UNFIT: tuple[Mark, ...] = ("contradiction", "doubtful", "part", "other_unit")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that lies between two bounds, both inclusive; None where it is open.

    >>> Figure(Decimal(15000), Decimal(16000)).is_exact
    False
    """

    low: Decimal | None
    high: Decimal | None

    @classmethod
    def of(cls, number: Decimal | int) -> "Figure":
        return cls(Decimal(number), Decimal(number))

    @property
    def is_exact(self) -> bool:
        return self.low is not None and self.low == self.high

    def __str__(self) -> str:
        if self.is_exact and self.low is not None:
            return signed(self.low)
        if self.low is None:
            return "" if self.high is None else f"≤{signed(self.high)}"
        return f"≥{signed(self.low)}" if self.high is None else f"{signed(self.low)}–{_end(self)}"

    def plus(self, other: "Figure") -> "Figure":
        return Figure(_sum(self.low, other.low), _sum(self.high, other.high))

    def minus(self, other: "Figure") -> "Figure":
        return self.plus(other.times(Decimal(-1)))

    def times(self, factor: Decimal) -> "Figure":
        low, high = (None if end is None else end * factor for end in (self.low, self.high))
        return Figure(low, high) if factor >= 0 else Figure(high, low)

    def over(self, divisor: "Figure") -> "Figure | None":
        """The quotient of figures that are not negative; None if the divisor may be 0.

        >>> str(Figure.of(30).over(Figure(Decimal(10), Decimal(15))))
        '2–3'
        """
        if divisor.low is None or divisor.low <= 0 or (self.low is not None and self.low < 0):
            return None
        low = self.low
        if low is not None:
            low = Decimal(0) if divisor.high is None else low / divisor.high
        return Figure(low, None if self.high is None else self.high / divisor.low)

    def surely_above(self, other: "Figure") -> bool:
        return self.low is not None and other.high is not None and self.low > other.high

    def rounded(self) -> "Figure":
        """Fit to be shown; bounds are rounded outwards, so that they stay true.

        >>> str(Figure(Decimal("1.23456"), Decimal("1.34561")).rounded())
        '1.234–1.346'
        """
        if self.is_exact and self.low is not None:
            return Figure.of(_round(self.low, ROUND_HALF_EVEN))
        return Figure(
            None if self.low is None else _round(self.low, ROUND_FLOOR),
            None if self.high is None else _round(self.high, ROUND_CEILING),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What is computed of one cell: a figure, or the reason why there is none.

    text: as shown where it is no plain number. marks: other_year where years or periods are mixed.
    arithmetic: for people. reason: a word of docs/compare.md, "" with a figure.
    """

    figure: Figure | None = None
    text: str = ""
    marks: tuple[Mark, ...] = ()
    arithmetic: str = ""
    reason: str = ""

    @property
    def number(self) -> Decimal | None:
        """The figure, if it is exact and shown without any mark."""
        if self.figure is None or not self.figure.is_exact or self.text or self.marks:
            return None
        return self.figure.rounded().low

    @property
    def shown(self) -> str:
        """Its text, with its mark."""
        text = self.text or (str(self.figure.rounded()) if self.figure else "")
        return f"{OTHER_YEAR}{text}" if "other_year" in self.marks else text


def _end(figure: Figure) -> str:
    return "" if figure.high is None else signed(figure.high)


def _sum(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other


def _round(number: Decimal, rounding: str) -> Decimal:
    decimals = max(_DECIMALS, _DIGITS - 1 - number.adjusted()) if number else _DECIMALS
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and -exponent <= decimals:
        return number
    return number.quantize(Decimal(1).scaleb(-decimals), rounding)


def level_bounds(
    value: Decimal | None, low: Decimal | None, high: Decimal | None, approx: Approx | None
) -> Figure:
    """The bounds of a level as told; both open for 约30, whose bounds nobody knows.

    >>> str(level_bounds(Decimal(90), None, None, "more"))
    '≥90'
    """
    if low is None and high is None and value is not None:
        ends = {"more": (value, None), "less": (None, value), "about": (None, None)}
        low, high = ends[approx] if approx else (value, value)
    return Figure(low, high)


def change_bounds(number: Decimal, approx: Approx | None) -> Figure:
    """The bounds of a signed change: 下降5%以上 is at most −5.

    >>> str(change_bounds(Decimal(-5), "more")), str(change_bounds(Decimal(5), "less"))
    ('≤−5', '0–5')
    """
    falls = number < 0
    match approx:
        case "more":
            return Figure(None, number) if falls else Figure(number, None)
        case "less":
            return Figure(number, Decimal(0)) if falls else Figure(Decimal(0), number)
        case "about":
            return Figure(None, None)
        case None:
            return Figure.of(number)


def level_of(
    cell: ComparisonCell | None, head: ComparisonHead, unit: str, *, mixed_years: bool = False
) -> Derived:
    """The level that a cell states of the whole body in its year, for arithmetic.

    mixed_years: that of another year will do, marked.
    """
    if cell is None:
        return Derived(reason="not_stated")
    known = marks_of(cell)
    for mark in _UNFIT:
        if mark in known:
            return Derived(reason=mark)
    if cell.number is not None:
        return Derived(figure=Figure.of(cell.number))
    marks: tuple[Mark, ...] = ()
    if "other_year" in known:
        if not mixed_years:
            return Derived(reason="other_year")
        marks = ("other_year",)
    statements = shown_statements(cell, head, unit, "level")
    if len(statements) != 1:
        return Derived(reason="several")
    figure = bounds_of(statements[0])
    if figure.low is None and figure.high is None:
        return Derived(reason="approximate")
    return Derived(figure=figure, marks=marks)


def bounds_of(statement: Statement) -> Figure:
    """The bounds of what a statement says of a level or a change; both open if it has none."""
    fact = statement.fact
    if statement.kind == "level":
        return level_bounds(fact.value, fact.low, fact.high, fact.approx)
    number = fact.change_pct if statement.kind == "percent" else fact.change_abs
    if statement.kind == "direction" or number is None:
        return Figure(None, None)
    # Told with a level, the approximation is the level's.
    has_level = any(bound is not None for bound in (fact.value, fact.low, fact.high))
    return change_bounds(number, None if has_level else fact.approx)
