"""Level and change: whether an earlier level can have been there that gives them."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from summarymine.audit.ranges import (
    PERCENT,
    Range,
    change_range,
    is_whole_unit,
    percent_window,
)
from summarymine.audit.report import Report
from summarymine.audit.told import level, name, number, percent, rounded
from summarymine.model import Fact, Finding
from summarymine.ready import compile_regex

# One earlier time of the same length: its level is a count. Of an average over years it is none.
_ONE_TIME = compile_regex(r"同比|环比|[较比与](?:20\d\d|二[〇零]..)年(?:同期|同月|春运)?")
# A chance of a fit above a half says nothing.
_TELLING_WIDTH = Decimal("0.5")


class Earlier(NamedTuple):
    """The whole numbers from first to last that give a level and its percentage; none if empty.

    width: of the range that they were looked for in; below 1 a fit by chance is that likely.
    """

    first: int
    last: int
    width: Decimal


def earlier_levels(now: Range, change: Decimal) -> Earlier | None:
    """The whole-number earlier levels that fit, under rounding or truncation of the percentage.

    >>> earlier_levels(Range(Decimal(40), Decimal(40)), Decimal("-24.52"))[:2]
    (53, 53)

    None where every level would do, or where there is none to look for.
    """
    window = percent_window(change)
    if window.low <= -100 or change == 0:
        return None
    low = now.low / (1 + window.high / 100)
    high = now.high / (1 + window.low / 100)
    first = int(low.to_integral_value(rounding=ROUND_CEILING))
    last = int(high.to_integral_value(rounding=ROUND_FLOOR))
    return Earlier(max(first, 1), last, high - low)


def find_level_findings(report: Report) -> Iterator[Finding]:
    """What levels and changes of one fact say of each other."""
    for fact in report.actual:
        now = report.range_of(fact)
        if now is None or fact.value is None or not _ONE_TIME.fullmatch(fact.baseline):
            continue
        if fact.unit in PERCENT:
            continue
        change = report.percent_of(fact)
        if change is None:
            continue
        difference = report.change_range(fact)
        if fact.change_abs is not None:
            if difference is not None:
                yield from _with_difference(fact, now, change, difference)
        elif is_whole_unit(fact.unit) and fact.value == fact.value.to_integral_value():
            yield from _percent_alone(fact, now, change)


def _percent_alone(fact: Fact, now: Range, change: Decimal) -> Iterator[Finding]:
    earlier = earlier_levels(now, change)
    if earlier is None:
        return
    details = {"cell": name(fact), "level": level(fact), "percent": percent(change)}
    if earlier.first > earlier.last:
        middle = now.low / (1 + change / 100)
        below = middle.to_integral_value(rounding=ROUND_FLOOR)
        near = [whole for whole in (below, below + 1) if whole > 0]
        tries = "；".join(_gives(now.low, whole) for whole in near)
        sign = "−" if change < 0 else "+"
        yield Finding(
            code="level_percent_none",
            weight="contradiction",
            document=fact.evidence.document,
            facts=(fact,),
            arithmetic=f"{level(fact)} ÷ (1 {sign} {number(abs(change))}%) ="
            f" {rounded(middle)}；{tries}",
            details=details,
        )
        return
    missing_sign = "percent_sign_missing" in fact.flags
    is_one = earlier.first == earlier.last
    if not is_one or (earlier.width > _TELLING_WIDTH and not missing_sign) or now.low != now.high:
        return
    before = Decimal(earlier.first)
    exact = (now.low / before - 1) * 100
    place = Decimal(1).scaleb(min(0, int(change.as_tuple().exponent)))
    how = "rounding" if abs(exact - change) <= place / 2 else "truncation"
    yield Finding(
        code="percent_sign_supported" if missing_sign else f"level_percent_{how}",
        weight="support",
        document=fact.evidence.document,
        facts=(fact,),
        arithmetic=_gives(now.low, before, places=4),
        details={**details, "earlier": number(before), "how": how},
    )


def _gives(now: Decimal, before: Decimal, places: int = 2) -> str:
    change = (now / before - 1) * 100
    sign = "+" if change > 0 else ""
    return (
        f"({number(now)} − {number(before)}) ÷ {number(before)} = {sign}{rounded(change, places)}%"
    )


def _with_difference(
    fact: Fact, now: Range, change: Decimal, difference: Range
) -> Iterator[Finding]:
    """Level, absolute change and percentage: the first two give the third."""
    before = Range(now.low - difference.high, now.high - difference.low)
    base = (fact.value or Decimal(0)) - (fact.change_abs or Decimal(0))
    details = {
        "cell": name(fact),
        "level": level(fact),
        "difference": number(fact.change_abs),
        "percent": percent(change),
        "earlier": number(base),
    }
    if before.high <= 0:
        code = "percent_of_nothing" if base == 0 else "difference_above_level"
        subtracted = f"{level(fact)} − ({number(fact.change_abs)}) = {number(base)}"
        yield _contradiction(code, fact, subtracted, details)
        return
    # The level and the change are written from one pair, so each end of one goes with either
    # end of the other.
    ends = [
        (change_abs / (level_now - change_abs)) * 100
        for level_now in (now.low, now.high)
        for change_abs in (difference.low, difference.high)
        if level_now > change_abs
    ]
    if not ends or before.low <= 0:
        return
    arithmetic = (
        f"{number(fact.change_abs)} ÷ ({level(fact)} − ({number(fact.change_abs)}))"
        f" = {rounded((fact.change_abs or Decimal(0)) / base * 100)}%"
    )
    if percent_window(change).meets(Range(min(ends), max(ends))):
        yield Finding(
            code="level_change_fits",
            weight="support",
            document=fact.evidence.document,
            facts=(fact,),
            arithmetic=arithmetic,
            details=details,
        )
    else:
        yield _contradiction("level_change_percent", fact, arithmetic, details)


def _contradiction(code: str, fact: Fact, arithmetic: str, details: dict[str, str]) -> Finding:
    return Finding(
        code=code,
        weight="contradiction",
        document=fact.evidence.document,
        facts=(fact,),
        arithmetic=arithmetic,
        details=details,
    )


def find_pair_findings(report: Report) -> Iterator[Finding]:
    """由28分钟缩短到15分钟，下降46.4%: two levels and the percentage between them."""
    document = report.document
    if document is None:
        return
    text = document.text
    for first, second, third in zip(
        report.quantities, report.quantities[1:], report.quantities[2:], strict=False
    ):
        if third.unit != "%" or first.unit != second.unit or not first.value or not second.value:
            continue
        head = text[max(0, first.span.start - _FROM_REACH) : first.span.start]
        between = text[first.span.end : second.span.start]
        behind = text[second.span.end : third.span.start]
        way = _FALLS_OR_RISES.search(behind)
        if not (_FROM.search(head) and _TO.fullmatch(between) and _THEN.fullmatch(behind) and way):
            continue
        if any(q.approx or q.low != q.high or q.flags for q in (first, second, third)):
            continue
        told = (third.value or Decimal(0)) * (-1 if way["down"] else 1)
        ranges = [report.quantity_range(quantity) for quantity in (second, first)]
        possible = change_range(ranges[0], ranges[1])
        if possible is None or third.value is None:
            continue
        if percent_window(told).meets(possible):
            continue
        facts, places = report.cells((first, second, third))
        yield Finding(
            code="from_to_percent",
            weight="contradiction",
            document=report.name(),
            facts=facts,
            places=places,
            arithmetic=_gives(second.value, first.value),
            details={
                "from": first.surface,
                "to": second.surface,
                "percent": percent(told),
            },
        )


_FROM_REACH = 14
_FROM = compile_regex(r"(?:由|从)[^，。；、\d]{0,12}$")
_TO = compile_regex(
    r"[，]?(?:大幅|逐步|进一步)?(?:缩短|压缩|压降|降低|下降|减少|上升|提高|提升|增加|增长|降|升|增|减)?(?:到|至|为)了?"
)
_THEN = compile_regex(r"[，（](?:同比|比率|幅度)?[^，。；、\d]{1,8}")
_FALLS_OR_RISES = compile_regex(r"(?P<down>降|减|缩|少)|(?P<up>升|增|提高|涨)")
