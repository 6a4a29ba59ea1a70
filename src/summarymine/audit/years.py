"""Across years: this year's change against last year's level, and jumps out of all range."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import median
from typing import NamedTuple

import regex

from summarymine.audit.ranges import (
    PERCENT,
    Range,
    change_range,
    is_whole_unit,
    percent_window,
)
from summarymine.audit.report import Report
from summarymine.audit.told import level, name, number, percent, rounded
from summarymine.model import Fact, Finding, Weight
from summarymine.ready import compile_regex

# Iglewicz and Hoaglin (1993): a modified z-score above 3.5 is an outlier; 0.6745 makes the median
# deviation of a normal distribution its standard deviation.
Z_LIMIT = 3.5
_NORMAL = 0.6745
# Fewer say nothing of a range.
_FEWEST_PEERS = 8
_FEWEST_OWN = 4
# Peers that all but agree make no jump of a usual change: a tenth, or two points of a rate.
_LEAST_SPREAD = 0.1
_LEAST_POINTS = 2.0
# Smaller counts jump by chance: 3 to 9 is no news.
_SMALLEST = 20

_YEAR = compile_regex(r"(?:19|20)\d\d年?度?|二[〇○零]..年度?")


class _Series(NamedTuple):
    """Whose levels of what: those of several years are compared."""

    who: str
    indicator: str
    scope: str
    part: str
    unit: str


def _series_of(fact: Fact, by_document: bool) -> _Series | None:
    who = fact.reporter.adcode or fact.reporter.region
    if by_document:
        who = fact.evidence.document
    if not who or fact.period.year is None or fact.status != "actual":
        return None
    return _Series(who, fact.indicator, fact.scope, _part(fact), fact.unit)


def _part(fact: Fact) -> str:
    """The part of the year that a fact covers."""
    period = fact.period
    if period.start and period.end and period.start.year == period.end.year:
        return f"{period.start:%m%d}-{period.end:%m%d}"
    return _YEAR.sub("", period.text)


def _in_series(
    facts: Sequence[Fact], range_of: Callable[[Fact], Range | None], *, by_document: bool
) -> Mapping[_Series, Mapping[int, list[Fact]]]:
    """The levels of each series by year; a year told in two ways holds both."""
    series: dict[_Series, dict[int, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        key = _series_of(fact, by_document)
        if key and fact.period.year is not None and range_of(fact) is not None:
            series[key][fact.period.year].append(fact)
    return series


def find_earlier_in_report(report: Report) -> Iterator[Finding]:
    """死亡203人，同比下降10.57%, and the year before told beside it: 2020年死亡227人."""
    yield from _against_earlier(report, by_document=True)


def find_earlier_across(report: Report) -> Iterator[Finding]:
    """The same against the report of the year before, which may have been corrected since."""
    yield from _against_earlier(report, by_document=False)


def _against_earlier(report: Report, *, by_document: bool) -> Iterator[Finding]:
    series = _in_series(report.actual, report.range_of, by_document=by_document)
    for years in series.values():
        for year, told in years.items():
            before = _agreed(years.get(year - 1, ()))
            for fact in told:
                across = before and before.evidence.document != fact.evidence.document
                if before and bool(across) != by_document and _is_of(fact, year):
                    yield from _compared(report, fact, before, by_document=by_document)


def _agreed(facts: Sequence[Fact]) -> Fact | None:
    """The one level that all tell; None where they differ."""
    return facts[0] if facts and len({fact.value for fact in facts}) == 1 else None


def _is_of(fact: Fact, year: int) -> bool:
    """Whether its change is from the same time of the year before; only 同比 says so."""
    said = regex.fullmatch(r"[较比与](20\d\d)年(?:同期)?", fact.baseline)
    return fact.baseline == "同比" or (said is not None and int(said[1]) == year - 1)


def _compared(report: Report, fact: Fact, before: Fact, *, by_document: bool) -> Iterator[Finding]:
    now, earlier = report.range_of(fact), report.range_of(before)
    if now is None or earlier is None or fact.value is None or before.value is None:
        return
    change, difference = report.percent_of(fact), report.change_range(fact)
    points = Range(now.low - earlier.high, now.high - earlier.low)
    possible = change_range(now, earlier)
    if change is not None and possible is not None and fact.unit not in PERCENT:
        fits = percent_window(change).meets(possible)
        said = percent(change)
        exact = (fact.value / before.value - 1) * 100
        arithmetic = f"({level(fact)} − {level(before)}) ÷ {level(before)} = {rounded(exact)}%"
    elif difference is not None:
        fits = difference.meets(points)
        said = number(fact.change_abs)
        arithmetic = f"{level(fact)} − {level(before)} = {number(fact.value - before.value)}"
    else:
        return
    weight: Weight = "support" if fits else "contradiction" if by_document else "doubt"
    yield Finding(
        code="earlier_fits" if fits else "earlier_differs",
        weight=weight,
        document=fact.evidence.document,
        facts=(fact, before),
        arithmetic=arithmetic,
        details={
            "cell": name(fact),
            "said": said,
            "level": level(fact),
            "earlier": level(before),
            "year": str(before.period.year),
        },
    )


class _Growth(NamedTuple):
    """How a series went in a year: the logarithm of the ratio, or a rate's own level."""

    fact: Fact
    who: str
    value: float


def find_jumps(report: Report) -> Iterator[Finding]:
    """What lies out of the range of the unit's own years and of its peers, by the robust z."""
    grown: dict[tuple[str, str, bool], list[_Growth]] = defaultdict(list)
    series = _in_series(report.actual, report.range_of, by_document=False)
    for key, years in series.items():
        if key.scope:
            continue
        is_rate = key.unit in PERCENT
        for year, told in years.items():
            fact = _agreed(told)
            if fact is None:
                continue
            before = _agreed(years.get(year - 1, ()))
            value = _rate(fact) if is_rate else _growth(report, fact, before)
            if value is not None:
                grown[key.indicator, key.part, is_rate].append(_Growth(fact, key.who, value))
    for (_, _, is_rate), peers in grown.items():
        if len({peer.who for peer in peers}) >= _FEWEST_PEERS:
            yield from _outliers(peers, is_rate=is_rate)


def _rate(fact: Fact) -> float | None:
    return float(fact.value) if fact.value is not None else None


def _growth(report: Report, fact: Fact, before: Fact | None) -> float | None:
    """The logarithm of the level over the one before, by its figure or else by the percentage."""
    if not is_whole_unit(fact.unit) or fact.value is None or fact.value < _SMALLEST:
        return None
    if before and before.value is not None:
        ratio = fact.value / before.value if before.value >= _SMALLEST else None
    else:
        change = report.percent_of(fact) if fact.baseline == "同比" else None
        ratio = None if change is None or change <= -100 else 1 + change / 100
        if ratio is not None and fact.value / ratio < _SMALLEST:
            ratio = None
    return None if ratio is None else math.log(float(ratio))


def _outliers(peers: Sequence[_Growth], *, is_rate: bool) -> Iterator[Finding]:
    spread = _LEAST_POINTS if is_rate else _LEAST_SPREAD
    values = [peer.value for peer in peers]
    for peer in peers:
        z = robust_z(peer.value, values, spread)
        own = [other.value for other in peers if other.who == peer.who and other is not peer]
        usual = len(own) >= _FEWEST_OWN and abs(robust_z(peer.value, own, spread)) <= Z_LIMIT
        if abs(z) <= Z_LIMIT or usual:
            continue
        middle = median(values)
        shown = (
            (f"{level(peer.fact)}%", f"{middle:.1f}%")
            if is_rate
            else tuple(f"{(math.exp(value) - 1) * 100:+.1f}%" for value in (peer.value, middle))
        )
        yield Finding(
            code="rate_out_of_range" if is_rate else "jump",
            weight="doubt",
            document=peer.fact.evidence.document,
            facts=(peer.fact,),
            arithmetic=f"|z| = {abs(z):.1f} > {Z_LIMIT}".replace("-", "−"),
            details={
                "cell": name(peer.fact),
                "value": shown[0].replace("-", "−"),
                "median": shown[1].replace("-", "−"),
                "peers": str(len({other.who for other in peers})),
                "z": f"{z:.1f}".replace("-", "−"),
                "limit": str(Z_LIMIT),
            },
        )


def robust_z(value: float, values: Sequence[float], least: float) -> float:
    """How far a value lies from the median of values, in median deviations of at least so much.

    >>> round(robust_z(9.0, [1.0, 2.0, 3.0], 0.1), 2)
    4.72
    """
    middle = median(values)
    deviation = median(abs(one - middle) for one in values)
    return _NORMAL * (value - middle) / max(deviation, least)
