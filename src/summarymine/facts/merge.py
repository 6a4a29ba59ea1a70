"""Level and change of one indicator told apart are one row: 死亡40人 … 死亡人数下降24.52%."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from summarymine.model import Fact

# How far, in characters of the text as read, a change may stand from its level.
_REACH = 400


class Place(NamedTuple):
    """Where a fact ends: the number of its row, and how it got there."""

    row: int
    how: Literal["row", "joined", "same_figure"]


def merge(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts with each lone change joined to the nearest earlier level that lacks one."""
    return merge_rows(facts)[0]


def merge_rows(facts: Sequence[Fact]) -> tuple[tuple[Fact, ...], tuple[Place, ...]]:
    """merge, and the place of each fact in what comes out."""
    merged: list[Fact] = []
    told: dict[tuple[object, ...], int] = {}
    places: list[Place] = []
    for fact in facts:
        at = _partner(merged, fact) if _is_change_only(fact) else None
        if at is not None:
            merged[at] = _joined(merged[at], fact)
            places.append(Place(at, "joined"))
        elif (known := told.setdefault(_figure(fact), len(merged))) < len(merged):
            places.append(Place(known, "same_figure"))
        else:
            places.append(Place(len(merged), "row"))
            merged.append(fact)
    return tuple(merged), tuple(places)


def _is_change_only(fact: Fact) -> bool:
    return not _has_level(fact) and (fact.direction is not None or _has_change(fact))


def _has_level(fact: Fact) -> bool:
    return fact.value is not None or fact.low is not None or fact.high is not None


def _has_change(fact: Fact) -> bool:
    return fact.change_pct is not None or fact.change_abs is not None


def _partner(facts: Sequence[Fact], change: Fact) -> int | None:
    start = change.evidence.span.start
    for at in range(len(facts) - 1, -1, -1):
        fact = facts[at]
        if start - fact.evidence.span.start > _REACH:
            return None
        if _key(fact) == _key(change) and _has_level(fact) and not _has_change(fact):
            return at
    return None


def _key(fact: Fact) -> tuple[object, ...]:
    return (fact.indicator, fact.scope, fact.status, fact.period)


def _figure(fact: Fact) -> tuple[object, ...]:
    """What makes two facts the same figure, told by two rules of the indicator."""
    return (fact.evidence.span, fact.indicator, fact.value, fact.scope)


def _joined(level: Fact, change: Fact) -> Fact:
    return replace(
        level,
        change_pct=change.change_pct,
        change_abs=change.change_abs,
        direction=change.direction or level.direction,
        baseline=change.baseline,
        flags=tuple(dict.fromkeys((*level.flags, *change.flags))),
    )
