"""Rates and shares: 整改率 against 整改 and 排查, two shares of one whole, what cannot be."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from summarymine.audit.ranges import PERCENT, Range, is_whole_unit, percent_window
from summarymine.audit.report import Report, sets_of
from summarymine.audit.told import level, name, number, rounded
from summarymine.model import Fact, Finding, Quantity
from summarymine.ready import compile_regex


def find_rate_findings(report: Report) -> Iterator[Finding]:
    """The catalogue's checks of kind rate: the rate is the first as a percentage of the second."""
    for check in report.catalogue.checks:
        if check.kind == "rate":
            for rate, (part, whole) in sets_of(report, check.result, check.parts):
                yield from _rate(report, rate, part, whole)


def _rate(report: Report, rate: Fact, part: Fact, whole: Fact) -> Iterator[Finding]:
    top, bottom, told = (report.range_of(fact) for fact in (part, whole, rate))
    if top is None or bottom is None or told is None or bottom.low <= 0 or rate.value is None:
        return
    # Bounds of the rate as told (95%以上) hold as they are, a plain one as it was rounded.
    window = told if rate.low != rate.high else percent_window(rate.value)
    possible = Range(top.low / bottom.high * 100, top.high / bottom.low * 100)
    fits = window.meets(possible)
    together = part.evidence.sentence == whole.evidence.sentence == rate.evidence.sentence
    exact = (part.value or Decimal(0)) / (whole.value or Decimal(1)) * 100
    yield Finding(
        code="rate_fits" if fits else "rate_differs",
        # In other sentences the two may be counted otherwise than for the rate.
        weight="support" if fits else "contradiction" if together else "doubt",
        document=rate.evidence.document,
        facts=(rate, part, whole),
        arithmetic=f"{level(part)} ÷ {level(whole)} = {rounded(exact)}%",
        details={
            "cell": name(rate),
            "rate": f"{level(rate)}%",
            "part": name(part),
            "whole": name(whole),
            "exact": f"{rounded(exact)}%",
        },
    )


def find_impossible(report: Report) -> Iterator[Finding]:
    """A count below zero."""
    for fact in report.facts:
        if fact.value is not None and fact.value < 0 and is_whole_unit(fact.unit):
            yield Finding(
                code="negative_count",
                weight="contradiction",
                document=fact.evidence.document,
                facts=(fact,),
                arithmetic=f"{level(fact)} < 0",
                details={"cell": name(fact), "level": level(fact)},
            )
        above = fact.value is not None and fact.value > 100
        if above and fact.unit in PERCENT and fact.indicator in _rates(report):
            yield Finding(
                code="rate_above_100",
                weight="contradiction",
                document=fact.evidence.document,
                facts=(fact,),
                arithmetic=f"{level(fact)}% > 100%",
                details={"cell": name(fact), "level": level(fact)},
            )


def _rates(report: Report) -> frozenset[str]:
    """The rates that are shares of a whole: those that a check makes of two counts."""
    return frozenset(check.result for check in report.catalogue.checks if check.kind == "rate")


class _Share(NamedTuple):
    """19起，占20.2%: a count, its percentage, and the words that say of what."""

    counted: Quantity
    percent: Quantity
    of: str


_SHARE = compile_regex(r"[，、（]?(?:约)?占(?:到|比)?(?P<of>[^，。；、（）\d]{0,12})")
# Fewer say too little: two small counts have a base in common often enough.
_FEWEST_SHARES = 2


def find_share_findings(report: Report) -> Iterator[Finding]:
    """Counts of one sentence told as shares of one whole: some whole number must give them all."""
    if report.document is None:
        return
    shares: dict[tuple[int, str, str], list[_Share]] = {}
    for share in _shares(report):
        sentence = report.sentence_at(share.counted.span.start)
        shares.setdefault((sentence.start, share.of, share.counted.unit), []).append(share)
    for told in shares.values():
        if len(told) >= _FEWEST_SHARES:
            yield from _one_base(report, told)


def _shares(report: Report) -> Iterator[_Share]:
    assert report.document is not None
    text = report.document.text
    for count, percent in zip(report.quantities, report.quantities[1:], strict=False):
        between = _SHARE.fullmatch(text, count.span.end, percent.span.start)
        figures = (count, percent)
        rough = any(q.approx or q.flags or q.low != q.high or not q.value for q in figures)
        if between and percent.unit == "%" and not rough and is_whole_unit(count.unit):
            yield _Share(count, percent, between["of"])


def _one_base(report: Report, shares: Sequence[_Share]) -> Iterator[Finding]:
    bases = [_bases(report, share) for share in shares]
    low, high = max(base.low for base in bases), min(base.high for base in bases)
    if low.to_integral_value(rounding=ROUND_CEILING) <= high.to_integral_value(
        rounding=ROUND_FLOOR
    ):
        return
    facts, places = report.cells([share.counted for share in shares])
    told = [
        f"{number(share.counted.value)} ÷ {number(share.percent.value)}% ="
        f" {number(base.low.quantize(Decimal('0.1')))}–{number(base.high.quantize(Decimal('0.1')))}"
        for share, base in zip(shares, bases, strict=True)
    ]
    yield Finding(
        code="shares_of_one_base",
        weight="doubt",
        document=report.name(),
        facts=facts,
        places=places,
        arithmetic="；".join(told),
        details={"count": str(len(shares)), "unit": shares[0].counted.unit},
    )


def _bases(report: Report, share: _Share) -> Range:
    """The wholes that give the share."""
    count, window = (
        report.quantity_range(share.counted),
        percent_window(share.percent.value or Decimal(1)),
    )
    low = max(window.low, Decimal("0.001"))
    return Range(count.low / window.high * 100, count.high / low * 100)
