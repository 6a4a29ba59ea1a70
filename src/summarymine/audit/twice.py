"""Told twice: one indicator, period and scope with two values, in one report or in two."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from summarymine.audit.ranges import Range, level_range
from summarymine.audit.report import Group, Report, group_of
from summarymine.audit.told import level, name
from summarymine.model import Fact, Finding
from summarymine.ready import compile_regex

# Values this near are one figure told in two ways; others are more often two under one name.
_NEAR = Decimal("0.05")
# Sentences with figures that two bodies have word for word before their texts count as one.
_SAME_SENTENCES = 3
_SAME_SHARE = 0.3
_SENTENCE = 20
# Of values in order, each is compared with so many next ones.
_NEIGHBOURS = 8
# Another thing behind every list.
_REST = compile_regex("其他|其它|其余")


def find_told_twice(report: Report) -> Iterator[Finding]:
    """Two values in one report, in different sentences: a list of kinds tells each in its own."""
    for group, told in report.by_group.items():
        if _REST.search(group.scope):
            continue
        for facts in told.values():
            clash = _clash(facts, [report.range_of(fact) for fact in facts])
            if clash:
                yield _finding("told_twice", clash)


def find_told_in_copies(facts: Sequence[Fact]) -> Iterator[Finding]:
    """Two values in two reports of one body on one period."""
    grouped: dict[tuple[Group, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        known = fact.period.year is not None and (fact.reporter.adcode or fact.reporter.region)
        if known and fact.status == "actual" and level_range(fact) is not None:
            who = (fact.reporter.region, fact.reporter.adcode, "")
            group = group_of(fact)._replace(document="", reporter=who)
            grouped[group, fact.indicator].append(fact)
    for told in grouped.values():
        clash = _clash(told, [level_range(fact) for fact in told])
        if clash and clash[0].evidence.document != clash[1].evidence.document:
            yield _finding("told_in_copies", clash)


def _clash(facts: Sequence[Fact], ranges: Sequence[Range | None]) -> tuple[Fact, Fact] | None:
    """The two facts whose values come nearest without being one; None if all agree."""
    by_value = sorted(
        zip(facts, ranges, strict=True), key=lambda pair: (pair[0].value or 0, pair[0].unit)
    )
    clashes = []
    for at, (fact, span) in enumerate(by_value):
        for other, second in by_value[at + 1 : at + 1 + _NEIGHBOURS]:
            same = fact.evidence.sentence == other.evidence.sentence
            if same or span is None or second is None or span.meets(second):
                continue
            # 1000余件 beside 28172件 is told in passing, of some of them.
            rough = (fact.approx or other.approx) and _distance(fact, other) > _NEAR
            if fact.unit == other.unit and not rough:
                clashes.append((_distance(fact, other), fact, other))
    if not clashes:
        return None
    _, *pair = min(clashes, key=lambda clash: clash[0])
    first, second_fact = sorted(pair, key=_place)
    return first, second_fact


def _place(fact: Fact) -> tuple[str, int]:
    return fact.evidence.document, fact.evidence.span.start


def _distance(first: Fact, second: Fact) -> Decimal:
    values = [fact.value or Decimal(0) for fact in (first, second)]
    return abs(values[0] - values[1]) / max(*map(abs, values), Decimal(1))


def _finding(code: str, clash: tuple[Fact, Fact]) -> Finding:
    first, second = clash
    return Finding(
        code=code,
        # Far apart, one of them may be of a part that the words around it do not show.
        weight="contradiction" if _distance(first, second) <= _NEAR else "doubt",
        document=first.evidence.document,
        facts=clash,
        arithmetic=f"{level(first)} ≠ {level(second)}",
        details={
            "cell": name(first),
            "first": level(first),
            "second": level(second),
            "other": second.evidence.document,
        },
    )


def find_same_text(facts: Sequence[Fact]) -> Iterator[Finding]:
    """Sentences with figures that two bodies have word for word: one was copied from the other."""
    sentences: dict[str, dict[str, Fact]] = defaultdict(dict)
    told: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        sentence = fact.evidence.sentence
        if fact.value is not None and len(sentence) >= _SENTENCE:
            sentences[sentence].setdefault(fact.evidence.document, fact)
            told[fact.evidence.document].add(sentence)
    shared: dict[tuple[str, str], list[tuple[Fact, Fact]]] = defaultdict(list)
    for holders in sentences.values():
        for first, second in combinations(sorted(holders), 2):
            if _other_body(holders[first], holders[second]):
                shared[first, second].append((holders[first], holders[second]))
    for (one, two), pairs in shared.items():
        fewest: int = min(len(told[one]), len(told[two]))
        if len(pairs) >= max(_SAME_SENTENCES, fewest * _SAME_SHARE):
            yield Finding(
                code="same_text",
                weight="doubt",
                document=one,
                facts=tuple(fact for pair in pairs for fact in pair),
                details={"other": two, "count": str(len(pairs))},
            )


def _other_body(first: Fact, second: Fact) -> bool:
    one, two = (fact.reporter.adcode or fact.reporter.region for fact in (first, second))
    return bool(one and two and one != two)
