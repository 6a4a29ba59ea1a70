"""Facts as they were and as they are."""

from dataclasses import replace
from decimal import Decimal

import pytest
from small_study import FIRST, make_document

from summarymine.model import Fact, Span
from summarymine.outputs.changes import find_changes

FACTS = make_document("a.txt", FIRST, "a" * 32).facts
(DEATHS,) = (fact for fact in FACTS if fact.indicator == "deaths")


def at(fact: Fact, start: int) -> Fact:
    return replace(fact, evidence=replace(fact.evidence, span=Span(start, start + 1)))


HUGE = replace(DEATHS, value=Decimal("1E+40"))

CASES = [
    # before, after, how many are the same, kinds of the others
    ([DEATHS], [DEATHS], 1, []),
    ([DEATHS], [replace(DEATHS, value=Decimal("12.00"))], 1, []),
    ([DEATHS], [replace(DEATHS, evidence=replace(DEATHS.evidence, document="b.txt"))], 1, []),
    ([DEATHS, DEATHS], [DEATHS], 1, ["lost"]),
    ([DEATHS], [DEATHS, DEATHS], 1, ["gained"]),
    ([DEATHS], [], 0, ["lost"]),
    ([], [DEATHS], 0, ["gained"]),
    ([DEATHS], [at(DEATHS, 90)], 0, ["moved"]),
    ([DEATHS], [replace(DEATHS, value=Decimal(13))], 0, ["changed"]),
    ([DEATHS], [at(replace(DEATHS, value=Decimal(13)), 90)], 0, ["changed"]),
    ([DEATHS], [at(replace(DEATHS, scope="国道"), 90)], 0, ["lost", "gained"]),
    ([DEATHS, at(DEATHS, 90)], [at(DEATHS, 90)], 1, ["lost"]),
    ([replace(HUGE, value=None, flags=("inexact",))], [HUGE], 1, []),
    (
        [replace(HUGE, value=None, flags=("inexact",))],
        [replace(HUGE, scope="国道")],
        0,
        ["changed"],
    ),
]


@pytest.mark.parametrize(("before", "after", "same", "kinds"), CASES)
def test_find_changes(before: list[Fact], after: list[Fact], same: int, kinds: list[str]) -> None:
    found, changes = find_changes(before, after)
    assert (found, [change.kind for change in changes]) == (same, kinds)


def test_cells() -> None:
    _, (change,) = find_changes([DEATHS], [replace(DEATHS, value=Decimal(13), baseline="")])
    assert change.cells() == {"value": (12, 13), "baseline": ("同比", None)}
