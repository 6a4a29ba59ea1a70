"""Order: a part is no larger than its whole, and what follows from how things are counted."""

from collections.abc import Iterator

from summarymine.audit.report import Report, are_together, sets_of
from summarymine.audit.runs import is_count
from summarymine.audit.told import level, name, number
from summarymine.indicators.definitions import Indicator
from summarymine.model import Fact, Finding, Weight
from summarymine.ready import compile_regex


def find_order_findings(report: Report) -> Iterator[Finding]:
    """The catalogue's checks of kind order: none is larger than the next."""
    for check in report.catalogue.checks:
        if check.kind != "order":
            continue
        for smaller, larger in zip(check.parts, check.parts[1:], strict=False):
            for fact, (other,) in sets_of(report, smaller, [larger]):
                low, high = report.range_of(fact), report.range_of(other)
                if low and high and low.low > high.high:
                    yield _above("order_broken", _weight(fact, other), fact, other)
    yield from _floors(report)


def _weight(*facts: Fact) -> Weight:
    """Far apart, they may be of different bounds that the words do not say."""
    return "contradiction" if are_together(facts) else "doubt"


def _above(code: str, weight: Weight, part: Fact, whole: Fact) -> Finding:
    return Finding(
        code=code,
        weight=weight,
        document=part.evidence.document,
        facts=(part, whole),
        arithmetic=f"{level(part)} > {level(whole)}",
        details={
            "cell": name(part),
            "level": level(part),
            "other": name(whole),
            "limit": level(whole),
        },
    )


def _floors(report: Report) -> Iterator[Finding]:
    """With no accident of three deaths or more, each fatal one has one or two; with some, more.

    The floor is the catalogue's: an indicator with one has that many of the first it narrows.
    """
    orders = {
        (smaller, larger)
        for check in report.catalogue.checks
        if check.kind == "order"
        for smaller, larger in zip(check.parts, check.parts[1:], strict=False)
    }
    for large in report.catalogue.defined:
        if not large.floor or not large.narrows:
            continue
        victims = large.narrows[0]
        for smaller, larger in orders:
            is_kind = (large.id, smaller) in orders
            if larger == victims and smaller != large.id and is_kind:
                yield from _floor(report, large, smaller, victims)


def _floor(report: Report, large: Indicator, cases: str, victims: str) -> Iterator[Finding]:
    for few, (all_cases, dead) in sets_of(report, large.id, [cases, victims]):
        kinds, number_of, deaths = (report.range_of(fact) for fact in (few, all_cases, dead))
        if kinds is None or number_of is None or deaths is None:
            continue
        most = (large.floor - 1) * number_of.high
        least = number_of.low + (large.floor - 1) * kinds.low
        details = {
            "cases": name(all_cases),
            "deaths": name(dead),
            "level": level(dead),
            "kind": name(few),
            "kinds": level(few),
            "floor": str(large.floor),
        }
        if kinds.high == 0 and deaths.low > most:
            limit = number(most)
            arithmetic = f"{level(dead)} > {level(all_cases)} × {large.floor - 1} = {limit}"
            code = "floor_exceeded"
        elif kinds.low > 0 and deaths.high < least:
            limit = number(least)
            arithmetic = (
                f"{level(dead)} < {level(all_cases)} + {level(few)} × {large.floor - 1} = {limit}"
            )
            code = "floor_missed"
        else:
            continue
        yield Finding(
            code=code,
            weight=_weight(few, all_cases, dead),
            document=dead.evidence.document,
            facts=(dead, all_cases, few),
            arithmetic=arithmetic,
            details={**details, "limit": limit},
        )


_OF_WHICH = compile_regex(r"(?:[，（(]|，同比[^，。；]{2,12}，)?其中[^，。；：、（）\d]{0,16}")


def find_parts_above(report: Report) -> Iterator[Finding]:
    """查处酒驾120起，其中醉驾150起: a part told right behind its whole is larger."""
    document = report.document
    if document is None:
        return
    for whole, part in zip(report.quantities, report.quantities[1:], strict=False):
        if whole.unit != part.unit:
            continue
        sentence = report.sentence_at(whole.span.start)
        if not all(is_count(report, quantity, sentence) for quantity in (whole, part)):
            continue
        if not _OF_WHICH.fullmatch(document.text, whole.span.end, part.span.start):
            continue
        limit, low = report.quantity_range(whole).high, report.quantity_range(part).low
        if low <= limit:
            continue
        facts, places = report.cells((part, whole))
        yield Finding(
            code="part_above_whole",
            weight="contradiction",
            document=report.name(),
            facts=facts,
            places=places,
            arithmetic=f"{number(part.value)} > {number(whole.value)}",
            details={"part": part.surface, "whole": whole.surface},
        )
