"""What a change of rules changes in the facts of some reports, before it is adopted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from summarymine.facts import extract_facts
from summarymine.indicators import Catalogue
from summarymine.model import Fact, PreparedDocument

DiffKind = Literal["gained", "lost", "changed"]
# What is compared of two facts of one indicator at one place.
_FIELDS = (
    *("value", "low", "high", "approx", "change_pct", "change_abs", "direction", "baseline"),
    *("scope", "status", "period", "unit", "label", "flags"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A fact that only one of two sets of rules tells, or that both tell differently.

    fields: those that differ.
    """

    kind: DiffKind
    old: Fact | None = None
    new: Fact | None = None
    fields: tuple[str, ...] = ()

    @property
    def fact(self) -> Fact:
        fact = self.new or self.old
        assert fact is not None
        return fact


def find_differences(
    documents: Iterable[PreparedDocument], old: Catalogue, new: Catalogue
) -> Iterator[Difference]:
    """The differences of each document, in the order of its text."""
    for document in documents:
        before, after = (_by_place(extract_facts(document, rules)) for rules in (old, new))
        for key in sorted(before.keys() | after.keys()):
            yield from _compared(before.get(key, []), after.get(key, []))


def _by_place(facts: Iterable[Fact]) -> dict[tuple[int, int, str], list[Fact]]:
    placed: dict[tuple[int, int, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        span = fact.evidence.span
        placed[span.start, span.end, fact.indicator].append(fact)
    return placed


def _compared(before: list[Fact], after: list[Fact]) -> Iterator[Difference]:
    for old, new in zip(before, after, strict=False):
        fields = tuple(name for name in _FIELDS if getattr(old, name) != getattr(new, name))
        if fields:
            yield Difference(kind="changed", old=old, new=new, fields=fields)
    yield from (Difference(kind="lost", old=fact) for fact in before[len(after) :])
    yield from (Difference(kind="gained", new=fact) for fact in after[len(before) :])
