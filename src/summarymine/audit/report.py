"""A report under audit: its facts and figures, with what the checks ask of them in common."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

import regex

from summarymine.audit.ranges import Range, around, last_place, level_range
from summarymine.facts.places import Places
from summarymine.indicators import Catalogue
from summarymine.model import Evidence, Fact, PreparedDocument, Quantity, Span
from summarymine.ready import compile_regex

# Figures this near, in characters, are told together; farther off each may have its own bounds.
TOGETHER = 400
# Of percentages; none where the sign is missing.
_OF_CHANGES = frozenset(["%", "‰", "百分点", "成", ""])
# What makes a percentage a rough one, right before or behind it.
_ROUGH_BEHIND = compile_regex(r"\s*(?:个)?(?:百分点|[%％])?\s*(?:以上|左右|以内|多|余|上下|以下)")
_ROUGH_BEFORE = compile_regex(r"(?:约|近|超|超过|逾|不足|不低于|不少于|至少)$")


class Group(NamedTuple):
    """What figures must share to be held against each other."""

    document: str
    reporter: tuple[str, str, str]
    year: int | None
    period: str
    scope: str
    status: str


def group_of(fact: Fact) -> Group:
    """The document, body, time, part and status that a fact is of."""
    who = fact.reporter
    return Group(
        fact.evidence.document,
        (who.name, who.region, who.adcode),
        fact.period.year,
        fact.period.text,
        fact.scope,
        fact.status,
    )


def are_together(facts: Sequence[Fact]) -> bool:
    """Whether the facts stand near each other in one report."""
    starts = [fact.evidence.span.start for fact in facts]
    return max(starts) - min(starts) <= TOGETHER


def _start(fact: Fact) -> int:
    return fact.evidence.span.start


def nearest(facts: Sequence[Fact], to: Fact) -> Fact:
    """The one of facts, in order, that stands nearest to a fact."""
    at = bisect_right(facts, _start(to), key=_start)
    return min(facts[max(0, at - 1) : at + 1], key=lambda fact: abs(_start(fact) - _start(to)))


class Report:
    """The facts under audit; document and quantities are there if its text is.

    quantities: spans in the repaired text.
    """

    def __init__(
        self,
        facts: Sequence[Fact],
        catalogue: Catalogue,
        document: PreparedDocument | None = None,
        quantities: Sequence[Quantity] = (),
    ) -> None:
        self.facts = tuple(facts)
        self.catalogue = catalogue
        self.document = document
        self.quantities = tuple(quantities)
        # By identity: to hash a fact takes longer than to read it.
        self._ranges: dict[int, Range | None] = {}

    @cached_property
    def actual(self) -> tuple[Fact, ...]:
        """What was, not what is aimed at."""
        return tuple(fact for fact in self.facts if fact.status == "actual")

    @cached_property
    def by_group(self) -> dict[Group, dict[str, list[Fact]]]:
        """The actual levels by what they share, then by indicator."""
        grouped: dict[Group, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
        for fact in self.actual:
            if self.range_of(fact) is not None:
                grouped[group_of(fact)][fact.indicator].append(fact)
        for told in grouped.values():
            for facts in told.values():
                facts.sort(key=_start)
        return grouped

    def range_of(self, fact: Fact) -> Range | None:
        """What the level of a fact may be, by the way it is written."""
        if id(fact) not in self._ranges:
            self._ranges[id(fact)] = level_range(fact, self._surface(fact))
        return self._ranges[id(fact)]

    def _surface(self, fact: Fact) -> str | None:
        quantity = self.by_start.get(fact.evidence.span.start)
        if quantity is None or quantity.value != fact.value:
            return None
        return quantity.surface

    @cached_property
    def by_start(self) -> dict[int, Quantity]:
        """The quantities by where they begin in the text as read."""
        if self.document is None:
            return {}
        origins = self.document.origins
        return {origins[quantity.span.start]: quantity for quantity in self.quantities}

    @cached_property
    def facts_by_start(self) -> dict[int, list[Fact]]:
        """The facts by where their figure begins in the text as read."""
        found: dict[int, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            found[fact.evidence.span.start].append(fact)
        return found

    @cached_property
    def _by_value(self) -> dict[Decimal, list[Quantity]]:
        found: dict[Decimal, list[Quantity]] = defaultdict(list)
        for quantity in self.quantities:
            if quantity.value is not None:
                found[abs(quantity.value)].append(quantity)
        return found

    def change_range(self, fact: Fact) -> Range | None:
        """What the absolute change of a fact may be; None where it is rough or not told."""
        if fact.change_abs is None:
            return None
        size = abs(fact.change_abs)
        told = self._by_value.get(size, [])
        if any(quantity.approx or quantity.low != quantity.high for quantity in told):
            return None
        places = [last_place(size, fact.unit, quantity.surface) for quantity in told]
        return around(fact.change_abs, max(places or [last_place(size, fact.unit, None)]))

    def percent_of(self, fact: Fact) -> Decimal | None:
        """The percentage of a fact, with the decimals that are written; None if it is rough."""
        if fact.change_pct is None or "damaged" in fact.flags:
            return None
        if self.document is None:
            return None if self._is_rough_in(fact) else fact.change_pct
        same = self._by_value.get(abs(fact.change_pct), [])
        told = [quantity for quantity in same if quantity.unit in _OF_CHANGES]
        if not told or any(q.approx or q.low != q.high or "成" in q.surface for q in told):
            return None
        return fact.change_pct

    def _is_rough_in(self, fact: Fact) -> bool:
        """Whether the sentence tells the percentage as a rough one; then its bounds are open."""
        digits = f"{abs(fact.change_pct or Decimal(0)).normalize():f}"
        sentence = fact.evidence.sentence
        for found in regex.finditer(rf"(?<![\d.]){regex.escape(digits)}0*(?![\d])", sentence):
            before, behind = sentence[: found.start()], sentence[found.end() :]
            if _ROUGH_BEFORE.search(before) or _ROUGH_BEHIND.match(behind):
                return True
        return fact.approx is not None

    # -- figures that are no facts --------------------------------------------------------------

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.document.sentences] if self.document else []

    def sentence_at(self, at: int) -> Span:
        """The sentence that an offset of the repaired text is in."""
        if self.document is None or not self._starts:
            return Span(0, 0)
        return self.document.sentences[max(0, bisect_right(self._starts, at) - 1)]

    @cached_property
    def _places(self) -> Places:
        return Places(self.document.source.text if self.document else "")

    def place_of(self, quantity: Quantity) -> Evidence:
        """Where a quantity stands, for one that is no fact."""
        assert self.document is not None
        document, origins = self.document, self.document.origins
        start, end = origins[quantity.span.start], origins[quantity.span.end - 1] + 1
        sentence = self.sentence_at(quantity.span.start)
        return Evidence(
            document=document.source.name,
            span=Span(start, max(start + 1, end)),
            line=self._places.line(start),
            page=self._places.page(start),
            section=self._section_at(quantity.span.start),
            sentence=document.text[sentence.start : sentence.end],
            pattern="",
        )

    def _section_at(self, at: int) -> str:
        assert self.document is not None
        headings = [s.heading for s in self.document.sections if s.span.start <= at < s.span.end]
        return headings[-1] if headings else ""

    def level_facts_at(self, quantity: Quantity) -> list[Fact]:
        """The facts whose level a quantity is."""
        if self.document is None:
            return []
        start = self.document.origins[quantity.span.start]
        facts = self.facts_by_start.get(start, [])
        return [fact for fact in facts if fact.value == quantity.value]

    def cells(
        self, quantities: Sequence[Quantity]
    ) -> tuple[tuple[Fact, ...], tuple[Evidence, ...]]:
        """The facts that quantities are the levels of, and the places of the others."""
        facts: list[Fact] = []
        places: list[Evidence] = []
        for quantity in quantities:
            told = self.level_facts_at(quantity)
            facts += told
            if not told:
                places.append(self.place_of(quantity))
        return tuple(dict.fromkeys(facts)), tuple(dict.fromkeys(places))

    def quantity_range(self, quantity: Quantity) -> Range:
        """What a quantity may be, by the way it is written."""
        value = quantity.value or Decimal(0)
        return around(value, last_place(value, quantity.unit, quantity.surface))

    def name(self) -> str:
        """The document's name."""
        return self.document.source.name if self.document else ""


def sets_of(report: Report, first: str, others: Sequence[str]) -> Iterator[tuple[Fact, list[Fact]]]:
    """Each level of an indicator with the nearest ones of others, all of one group."""
    for told in report.by_group.values():
        if not told.get(first) or not all(told.get(id) for id in others):
            continue
        seen: set[tuple[Decimal | None, ...]] = set()
        for fact in told[first]:
            beside = [nearest(told[id], fact) for id in others]
            values = tuple(one.value for one in (fact, *beside))
            if values not in seen:
                seen.add(values)
                yield fact, beside
