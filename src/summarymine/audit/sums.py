"""Declared sums, and parts that a whole is told by: 国道, 省道, 县乡道 and 城市道路."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from summarymine.audit.ranges import Range
from summarymine.audit.report import TOGETHER, Group, Report, are_together, group_of, sets_of
from summarymine.audit.told import added, level, name, names, number
from summarymine.model import Fact, Finding, Weight

# So many indicators that sum over the same parts show that these are all the parts there are.
_SHOWN_BY = 2
# With one alone, a sum this near is a slip of the pen more likely than a part left out.
_NEAR = Decimal("0.05")
# Of one part more, in characters: the parts of a whole are told one after the other.
_STRETCH = TOGETHER
_FEWEST_PARTS = 3
# More are no list that a reader follows; and the work stays in proportion to the text.
_MOST_PARTS = 60


def find_declared_sums(report: Report) -> Iterator[Finding]:
    """The catalogue's checks of kind total: parts sum to the total."""
    for check in report.catalogue.checks:
        if check.kind != "total":
            continue
        for total, parts in sets_of(report, check.result, check.parts):
            yield _declared(report, total, parts)


def _declared(report: Report, total: Fact, parts: Sequence[Fact]) -> Finding:
    whole, summed = report.range_of(total), _sum(report, parts)
    assert whole is not None
    holds = whole.meets(summed)
    weight: Weight = "support" if holds else "contradiction"
    if not holds and not are_together((total, *parts)):
        # Told far apart, they may be of different times or bounds that the words do not say.
        weight = "doubt"
    return Finding(
        code="sum_holds" if holds else "sum_broken",
        weight=weight,
        document=total.evidence.document,
        facts=(total, *parts),
        arithmetic=_arithmetic(total, parts),
        details=_details(total, parts),
    )


def _sum(report: Report, parts: Sequence[Fact]) -> Range:
    summed = Range(Decimal(0), Decimal(0))
    for part in parts:
        span = report.range_of(part)
        assert span is not None
        summed += span
    return summed


def _difference(total: Fact, parts: Sequence[Fact]) -> Decimal:
    return sum((part.value or Decimal(0) for part in parts), Decimal(0)) - (
        total.value or Decimal(0)
    )


def _arithmetic(total: Fact, parts: Sequence[Fact]) -> str:
    summed = (total.value or Decimal(0)) + _difference(total, parts)
    sign = "=" if summed == total.value else "≠"
    last = "" if sign == "=" else f" {sign} {level(total)}"
    return f"{added(parts)} = {number(summed)}{last}"


def _details(total: Fact, parts: Sequence[Fact]) -> dict[str, str]:
    difference = _difference(total, parts)
    return {
        "cell": name(total),
        "level": level(total),
        "parts": names(parts),
        "sum": number((total.value or Decimal(0)) + difference),
        "difference": number(difference),
    }


class _Whole(NamedTuple):
    """What the parts of a whole share with it."""

    indicator: str
    group: Group


class _Split(NamedTuple):
    """Parts, by their scopes in order, that sum to a whole."""

    whole: Fact
    parts: tuple[Fact, ...]


def find_breakdowns(report: Report) -> Iterator[Finding]:
    """Parts that sum to a whole are proposed; told is an indicator whose same parts do not."""
    wholes, parts = _wholes_and_parts(report)
    splits: dict[tuple[Group, tuple[str, ...]], list[_Split]] = defaultdict(list)
    for key, told in parts.items():
        for whole in wholes.get(key, ()):
            for run in _longest(filter(_are_of_one_list, _runs(whole, told))):
                scopes = tuple(part.scope for part in run)
                splits[key.group, scopes].append(_Split(whole, run))
    for (group, scopes), held in splits.items():
        if len(held) < _SHOWN_BY and len(scopes) < _FEWEST_PARTS:
            continue
        for split in held:
            yield _breakdown("breakdown_holds", "proposal", split)
        first = min(split.parts[0].evidence.span.start for split in held)
        for key, told in parts.items():
            if key.group == group and key.indicator not in {s.whole.indicator for s in held}:
                run = _run_of(told, scopes, first)
                if run and len(one := _distinct(wholes.get(key, ()))) == 1:
                    yield from _other(report, _Split(one[0], run), len(held))


def _wholes_and_parts(
    report: Report,
) -> tuple[Mapping[_Whole, list[Fact]], Mapping[_Whole, list[Fact]]]:
    wholes: dict[_Whole, list[Fact]] = defaultdict(list)
    parts: dict[_Whole, list[Fact]] = defaultdict(list)
    for fact in report.actual:
        if fact.value is None or report.range_of(fact) is None or fact.approx:
            continue
        key = _Whole(fact.indicator, group_of(fact)._replace(scope=""))
        (parts if fact.scope else wholes)[key].append(fact)
    return {key: _distinct(told) for key, told in wholes.items()}, parts


def _distinct(facts: Sequence[Fact]) -> list[Fact]:
    """One fact for each level."""
    return list({fact.value: fact for fact in reversed(facts)}.values())


def _runs(whole: Fact, parts: Sequence[Fact]) -> Iterator[tuple[Fact, ...]]:
    """Parts told one after the other that sum to the whole exactly; zeros behind them belong."""
    for first in range(len(parts)):
        summed, run, scopes = Decimal(0), list[Fact](), set[str]()
        held: tuple[Fact, ...] = ()
        for part in parts[first : first + _MOST_PARTS]:
            near = not run or _gap(run[-1], part) <= _STRETCH
            if not near or part.scope in scopes:
                break
            if part.value == whole.value or part.unit != whole.unit:
                break
            run.append(part)
            scopes.add(part.scope)
            summed += part.value or Decimal(0)
            if summed == whole.value and len(run) > 1:
                held = tuple(run)
            if summed > (whole.value or Decimal(0)):
                break
        if held and whole.value:
            yield held


def _are_of_one_list(parts: Sequence[Fact]) -> bool:
    """Whether parts share one sentence, or have one each: 按道路分 and 按车型分 are two lists."""
    sentences = len({part.evidence.sentence for part in parts})
    return sentences in (1, len(parts))


def _longest(runs: Iterable[tuple[Fact, ...]]) -> Iterator[tuple[Fact, ...]]:
    """Runs that are no part of one before: the same without a part that is zero."""
    held: list[tuple[Fact, ...]] = []
    for run in runs:
        if not any(set(run) <= set(other) for other in held[-_MOST_PARTS:]):
            held.append(run)
            yield run


def _gap(before: Fact, after: Fact) -> int:
    return after.evidence.span.start - before.evidence.span.end


def _run_of(told: Sequence[Fact], scopes: Sequence[str], start: int) -> tuple[Fact, ...]:
    """The facts of these scopes from about start on, all of them; else none."""
    found: dict[str, Fact] = {}
    for fact in told:
        if abs(fact.evidence.span.start - start) <= _STRETCH * len(scopes):
            found.setdefault(fact.scope, fact)
    return tuple(found[scope] for scope in scopes) if all(s in found for s in scopes) else ()


def _other(report: Report, split: _Split, shown_by: int) -> Iterator[Finding]:
    """An indicator whose parts should sum up, since those of others over the same parts do."""
    whole = report.range_of(split.whole)
    assert whole is not None
    if whole.meets(_sum(report, split.parts)):
        return
    if shown_by >= _SHOWN_BY:
        yield _breakdown("breakdown_broken", "contradiction", split)
    elif abs(_difference(*split)) <= _NEAR * (split.whole.value or Decimal(0)):
        yield _breakdown("breakdown_broken", "doubt", split)


def _breakdown(code: str, weight: Weight, split: _Split) -> Finding:
    whole, parts = split
    scopes = "、".join(part.scope for part in parts)
    return Finding(
        code=code,
        weight=weight,
        document=whole.evidence.document,
        facts=(whole, *parts),
        arithmetic=_arithmetic(whole, parts),
        details={**_details(whole, parts), "parts": scopes},
    )
