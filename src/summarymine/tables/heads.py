"""The columns of a comparison: which documents share one, and what stands above it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from summarymine.model import Fact, Reporter

T = TypeVar("T")
# A report: the name of its document, and its reporter.
Source = tuple[str, Reporter]

# The whole year in other words: no period of its own.
_WHOLE_YEAR = re.compile(r"度?(?:全年|一年来|1[-–—~～至到]12月)?")
# Told by the year already.
_YEAR = re.compile(r"[\d〇零一二三四五六七八九]{4}年")


@dataclass(frozen=True, slots=True)
class Head:
    """One column: a reporting unit in one period. document: the first, by name, of those in it.

    period: "" for the whole year.
    """

    reporter: Reporter
    year: int | None
    period: str
    document: str


def short_period(text: str) -> str:
    """The period without its year; "" where that is the whole year.

    >>> short_period("2024年度"), short_period("2024年上半年")
    ('', '上半年')
    """
    # With two years in it, as 2023年12月至2024年11月, it has to stay as it is.
    short = _YEAR.sub("", text) if len(_YEAR.findall(text)) == 1 else text
    return "" if _WHOLE_YEAR.fullmatch(short) else short


def find_heads(facts: Iterable[Fact]) -> dict[Source, Head]:
    """The head of every report; a document of two reporters holds two."""
    by_source: dict[Source, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_source[source_of(fact)].append(fact)
    shared: dict[tuple[Reporter, int | None, str], Head] = {}
    heads = {}
    for source in sorted(by_source, key=lambda source: source[0]):
        head = _head_of(source, by_source[source])
        # A body that is not resolved may be any 县公安局: two of them are not known to be one.
        if head.reporter.region and head.year is not None:
            head = shared.setdefault((head.reporter, head.year, head.period), head)
        heads[source] = head
    return heads


def source_of(fact: Fact) -> Source:
    """Which report a fact is of."""
    return fact.evidence.document, fact.reporter


def _head_of(source: Source, facts: list[Fact]) -> Head:
    """The period that most facts of a report name; the later of years at a tie."""
    years = Counter(fact.period.year for fact in facts if fact.period.year is not None)
    year = max(years, key=lambda year: (years[year], year), default=None)
    own = [fact for fact in facts if fact.period.year == year] or facts
    return Head(
        reporter=source[1],
        year=year,
        period=_most_common(short_period(fact.period.text) for fact in own),
        document=source[0],
    )


def _most_common(values: Iterable[T]) -> T:
    return Counter(values).most_common(1)[0][0]


def order_heads(heads: Iterable[Head]) -> list[Head]:
    """Each head once: by division code, the unresolved last, then by name, year and period."""
    return sorted(
        set(heads),
        key=lambda head: (
            head.reporter.adcode or "~",
            head.reporter.region,
            head.reporter.name,
            head.year or 0,
            head.period,
            head.document,
        ),
    )


def find_headings(heads: list[Head], taken: frozenset[str]) -> Mapping[Head, str]:
    """A heading for each head, unlike any other and those taken: only as long as that asks for."""
    forms = {head: _forms(head) for head in heads}
    depth = dict.fromkeys(heads, 0)
    while True:
        headings = {head: forms[head][depth[head]] for head in heads}
        counts = Counter(headings.values()) + Counter(taken)
        longer = [
            head
            for head in heads
            if counts[headings[head]] > 1 and depth[head] + 1 < len(forms[head])
        ]
        if not longer:
            return headings
        for head in longer:
            depth[head] += 1


def _forms(head: Head) -> tuple[str, ...]:
    """Headings from the shortest on; the last, with the document's name, is unique."""
    reporter = head.reporter
    time = " ".join(part for part in (str(head.year or ""), head.period) if part)
    short = f"{reporter.region or reporter.name or head.document} {time}".rstrip()
    named = (f"{short}（{reporter.name}）",) if reporter.region and reporter.name else ()
    return short, *named, f"{short}（{head.document}）"
