"""The fewest cells that would settle all contradictions of a report, if they were looked up."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from summarymine.audit.told import level, name
from summarymine.model import Evidence, Fact, Finding

# Tried one by one up to here; beyond, the cell of most contradictions is taken first.
_TRIED = 3
_CELLS_TRIED = 60
_FEWEST = 2

Cell = Fact | Evidence
T = TypeVar("T", bound=Hashable)


def find_settling(document: str, findings: Sequence[Finding], text: str = "") -> Iterator[Finding]:
    """A finding with the smallest set of cells that takes part in every contradiction.

    text: of the document as read, for cells that are no facts. Nothing for a single contradiction:
    any of its cells would do.
    """
    broken = [one for one in findings if one.weight == "contradiction" and _cells(one)]
    if len(broken) < _FEWEST:
        return
    borne_out = Counter(c for one in findings if one.weight == "support" for c in _cells(one))
    cells = smallest_cover([_cells(one) for one in broken], borne_out)
    facts = tuple(cell for cell in cells if isinstance(cell, Fact))
    yield Finding(
        code="settle",
        weight="proposal",
        document=document,
        facts=facts,
        places=tuple(cell for cell in cells if isinstance(cell, Evidence)),
        details={
            "cells": "、".join(_named(cell, text) for cell in cells),
            "count": str(len(cells)),
            "contradictions": str(len(broken)),
        },
        settles=True,
    )


def _named(cell: Cell, text: str) -> str:
    if isinstance(cell, Fact):
        return f"{name(cell)} {level(cell)}"
    return "".join(text[cell.span.start : cell.span.end].split())


def _cells(finding: Finding) -> tuple[Cell, ...]:
    return (*finding.facts, *finding.places)


def smallest_cover(sets: Sequence[Sequence[T]], trusted: Counter[T]) -> tuple[T, ...]:
    """Members such that each of sets has one: few, and of as few, those that are least trusted.

    >>> smallest_cover([["a", "b"], ["b", "c"]], Counter())
    ('b',)
    """
    members = list(dict.fromkeys(member for one in sets for member in one))
    members.sort(key=lambda member: trusted[member])
    if len(members) <= _CELLS_TRIED:
        for size in range(1, min(_TRIED, len(sets)) + 1):
            for chosen in combinations(members, size):
                if all(any(member in chosen for member in one) for one in sets):
                    return chosen
    return _greedy(sets, members)


def _greedy(sets: Sequence[Sequence[T]], members: Sequence[T]) -> tuple[T, ...]:
    left = list(sets)
    chosen: list[T] = []
    while left:
        best = max(members, key=lambda member: sum(member in one for one in left))
        chosen.append(best)
        left = [one for one in left if best not in one]
    return tuple(chosen)
