"""Facts as they were and as they are: what is the same, changed, gained, lost, or moved."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from summarymine.columns import FACT_COLUMNS
from summarymine.model import Cell, Evidence, Fact, Span
from summarymine.outputs.columns import facts_table
from summarymine.outputs.data_rows import INEXACT, storable
from summarymine.outputs.text import visible

ChangeKind = Literal["changed", "gained", "lost", "moved"]

_KEYS = tuple(column.key for column in FACT_COLUMNS)
# Where a fact stands in the text as read; the figure is the same wherever that is.
_NOWHERE = Span(0, 0)
# Noncharacters, and what stands in place of what could not be kept.
_LOST = dict.fromkeys(map(ord, "\ufffd\ufffe\uffff"))
_NUMBERS = ("value", "low", "high", "change_pct", "change_abs")


@dataclass(frozen=True, slots=True)
class FactChange:
    """What became of a fact: before is None if it was gained, after if it was lost."""

    kind: ChangeKind
    before: Fact | None
    after: Fact | None

    @property
    def fact(self) -> Fact:
        """The fact as it is now, or was."""
        fact = self.after or self.before
        assert fact is not None
        return fact

    def cells(self) -> Mapping[str, tuple[Cell, Cell]]:
        """The cells that differ, by column, as they were and as they are."""
        before, after = (_cells(fact) for fact in (self.before, self.after))
        return {
            key: (before[key], after[key])
            for key in _KEYS
            if key != "document" and before[key] != after[key]
        }


def find_changes(before: Iterable[Fact], after: Iterable[Fact]) -> tuple[int, list[FactChange]]:
    """How many facts of a document are the same, and what became of the others.

    Facts are the same if all that is told of them is, but for the name of the document.
    """
    old, new = [*map(_comparable, before)], [*map(_comparable, after)]
    new = _as_stored(old, new)
    common = Counter(old) & Counter(new)
    old, new = _without(old, common), _without(new, common)
    changes: list[FactChange] = []
    for kind, key in _PAIRINGS:
        pairs, old, new = _pair(old, new, key)
        changes += (FactChange(kind, *pair) for pair in pairs)
    changes += (FactChange("lost", fact, None) for fact in old)
    changes += (FactChange("gained", None, fact) for fact in new)
    changes.sort(key=lambda change: change.fact.evidence.span.start)
    return common.total(), changes


def _moved(fact: Fact) -> Hashable:
    evidence = replace(fact.evidence, span=_NOWHERE, line=0, page=None)
    return replace(fact, evidence=evidence)


def _at_place(fact: Fact) -> Hashable:
    return fact.indicator, fact.evidence.span


def _of_subject(fact: Fact) -> Hashable:
    return fact.indicator, fact.status, fact.scope, fact.period.year, fact.reporter


# In this order: what is left by one is looked at by the next.
_PAIRINGS: tuple[tuple[ChangeKind, Callable[[Fact], Hashable]], ...] = (
    ("moved", _moved),
    ("changed", _at_place),
    ("changed", _of_subject),
)


def _pair(
    old: Sequence[Fact], new: Sequence[Fact], key: Callable[[Fact], Hashable]
) -> tuple[list[tuple[Fact, Fact]], list[Fact], list[Fact]]:
    """Facts of one key side by side, in their order, and those that are left."""
    waiting = defaultdict(list)
    for fact in old:
        waiting[key(fact)].append(fact)
    pairs, alone = [], []
    for fact in new:
        if some := waiting[key(fact)]:
            pairs.append((some.pop(0), fact))
        else:
            alone.append(fact)
    left = Counter(fact for some in waiting.values() for fact in some)
    return pairs, [fact for fact in old if _take(left, fact)], alone


def _without(facts: Iterable[Fact], others: Mapping[Fact, int]) -> list[Fact]:
    left = Counter(others)
    return [fact for fact in facts if not _take(left, fact)]


def _take(counter: Counter[Fact], fact: Fact) -> bool:
    """Takes one of the fact out of counter, if it is there."""
    if counter[fact] <= 0:
        return False
    counter[fact] -= 1
    return True


def _comparable(fact: Fact) -> Fact:
    """The fact of no document in particular, with what any form can hold of its texts."""
    evidence: Evidence = replace(
        fact.evidence,
        document="",
        section=_held(fact.evidence.section),
        sentence=_held(fact.evidence.sentence),
    )
    reporter = replace(
        fact.reporter, name=_held(fact.reporter.name), region=_held(fact.reporter.region)
    )
    return replace(
        fact,
        evidence=evidence,
        reporter=reporter,
        period=replace(fact.period, text=_held(fact.period.text)),
        unit=_held(fact.unit),
        scope=_held(fact.scope),
    )


def _held(text: str) -> str:
    """What every form keeps of a text: a workbook has no control character, a database no NUL.

    A blank at the end may be a workbook's own.
    """
    return visible(storable(text)).translate(_LOST).rstrip(" ")


def _as_stored(old: Sequence[Fact], new: Sequence[Fact]) -> list[Fact]:
    """New facts without the numbers that the form of the old ones could not hold."""
    held = {_at_place(fact): fact for fact in old if INEXACT in fact.flags}
    return [
        _without_numbers(fact, held[_at_place(fact)]) if _at_place(fact) in held else fact
        for fact in new
    ]


def _without_numbers(fact: Fact, stored: Fact) -> Fact:
    left_out: dict[str, Decimal | None] = {
        name: None for name in _NUMBERS if getattr(stored, name) is None
    }
    flags = list(fact.flags)
    flags.insert(stored.flags.index(INEXACT), INEXACT)
    return replace(fact, flags=tuple(flags), **left_out)  # type: ignore[arg-type]


def _cells(fact: Fact | None) -> Mapping[str, Cell]:
    if fact is None:
        return dict.fromkeys(_KEYS)
    (row,) = facts_table([fact]).rows
    return dict(zip(_KEYS, row, strict=True))
