"""What one fact says for one cell, and how several statements share the cell.

The marks: ※ a part, △ another year, ? doubtful as read, ⚠ told differently in several places.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from summarymine.model import Direction, Fact
from summarymine.study import ComparisonCell, ComparisonHead, Mark, Measure
from summarymine.tables.cells import change_texts, level_text
from summarymine.tables.heads import Head, short_period

PART, OTHER_YEAR, DOUBTFUL, CONTRADICTION = "※", "△", "?", "⚠"

# More would fill a page; the rest is in the facts.
MAX_SHOWN = 3

# Mended without doubt; every other flag makes a figure doubtful.
_HARMLESS = frozenset({"line_broken"})

# The comparison that the row is about, in the words of the reports.
_YEAR_ON_YEAR = re.compile(
    r"同比|[较比与同]?(?:去年|上年|上一年度?)(?:同期|同时期|全年)?(?:相比|比)?"
)
_SIGNS: dict[Direction | None, int | None] = {"up": 1, "down": -1, "flat": 0, None: None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One text for a cell. Those of one topic speak of the same thing, so should agree.

    number: set where the text is that exact level. low, high: bounds of a level, inclusive.
    unit: "" where it is the indicator's. scope: "" for the whole. year: None for the report's own.
    baseline: "" for the year before. sign: -1, 0 or 1 of a change. fact: what says so.
    """

    fact: Fact
    kind: Literal["level", "percent", "absolute", "direction"]
    text: str
    number: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    scope: str = ""
    year: int | None = None
    baseline: str = ""
    sign: int | None = None
    doubtful: bool = False

    @property
    def place(self) -> tuple[str, int | None, str]:
        return self.scope, self.year, self.baseline

    @property
    def topic(self) -> tuple[str, str, int | None, str]:
        return self.kind, *self.place


def find_statements(fact: Fact, head: Head | ComparisonHead, unit: str) -> tuple[Statement, ...]:
    """What a fact says in the column of head, of an indicator counted in unit: none to three."""
    year = fact.period.year
    period = short_period(fact.period.text)
    other_year = year if year not in (None, head.year) else None
    # Half a year is as much a part as one road.
    part = period if period != head.period and other_year is None else ""
    common = Statement(
        fact=fact,
        kind="level",
        text="",
        scope="，".join(filter(None, (part, fact.scope))),
        year=other_year,
        doubtful=not _HARMLESS.issuperset(fact.flags),
    )
    return *_level(fact, common, unit), *_changes(fact, common, unit)


def _level(fact: Fact, common: Statement, unit: str) -> Iterator[Statement]:
    text = level_text(fact.value, fact.low, fact.high, fact.approx)
    if not text:
        return
    exact = fact.approx is None and text[0] not in "≥≤" and "–" not in text
    # One measure word stands for another in a report; the reader may still want to know.
    other_unit = fact.unit if fact.unit != unit else ""
    low, high = fact.low, fact.high
    number = (fact.value if fact.value is not None else low) if exact else None
    if number is not None:
        low = high = number
    # Of a count only the change can have lost its percent sign.
    harmless = _HARMLESS if unit == "%" else _HARMLESS | {"percent_sign_missing"}
    doubtful = not harmless.issuperset(fact.flags)
    yield replace(
        common, text=text, number=number, low=low, high=high, unit=other_unit, doubtful=doubtful
    )


def _is_year_on_year(fact: Fact) -> bool:
    """同比 in so many words, or 比2022年 in a fact of 2023."""
    year = fact.period.year
    said = f"{year - 1}年" if year else "-"
    return bool(_YEAR_ON_YEAR.fullmatch(fact.baseline.replace(said, "去年")))


def _changes(fact: Fact, common: Statement, unit: str) -> Iterator[Statement]:
    baseline = "" if _is_year_on_year(fact) else fact.baseline
    common = replace(common, baseline=baseline)
    # Told with a level, the approximation is the level's.
    has_level = any(bound is not None for bound in (fact.value, fact.low, fact.high))
    approx = None if has_level else fact.approx
    percent, absolute = fact.change_pct, fact.change_abs
    if percent is not None:
        (text,) = change_texts(percent, None, None, unit, approx)
        yield replace(common, kind="percent", text=text, sign=_sign(percent))
    if absolute is not None:
        (text,) = change_texts(None, absolute, None, unit, approx)
        yield replace(common, kind="absolute", text=text, sign=_sign(absolute))
    if percent is None and absolute is None and fact.direction is not None:
        (text,) = change_texts(None, None, fact.direction, unit)
        yield replace(common, kind="direction", text=text, sign=_SIGNS[fact.direction])


def _sign(number: Decimal) -> int:
    return (number > 0) - (number < 0)


def make_cell(statements: Sequence[Statement]) -> ComparisonCell:
    """The cell for what was said: the whole, else the parts, else other years.

    Its number if it is exact, of the whole, certain and alone.
    """
    nearest = _nearest(statements)
    entries = _group(without_implied(nearest))
    first = entries[0][0]
    alone = len(entries) == 1 and len(entries[0]) == 1
    plain = not (first.scope or first.year or first.unit or first.doubtful)
    shown = [_show_entry(entry) for entry in entries[:MAX_SHOWN]]
    rest = f"等{len(entries)}项" if len(entries) > MAX_SHOWN else ""
    return ComparisonCell(
        text="；".join(shown) + rest,
        number=first.number if alone and plain else None,
        value=first.number if first.number is not None else first.fact.value,
        low=first.low,
        high=first.high,
        marks=tuple(_marks(entries)),
        facts=tuple(dict.fromkeys(statement.fact for statement in nearest)),
    )


def shown_statements(
    cell: ComparisonCell, head: ComparisonHead, unit: str, measure: Measure
) -> list[Statement]:
    """What make_cell shows in the cell of head, each by itself, and those that it leaves away."""
    said = (
        statement
        for fact in cell.facts
        for statement in find_statements(fact, head, unit)
        if (statement.kind == "level") == (measure == "level")
    )
    return [statement for entry in _group(without_implied(said)) for statement in entry]


def _marks(entries: Sequence[Sequence[Statement]]) -> Iterator[Mark]:
    """What a reader must know of a cell before comparing it."""
    said = [statement for entry in entries for statement in entry]
    if any(len(entry) > 1 for entry in entries):
        yield "contradiction"
    if any(statement.scope for statement in said):
        yield "part"
    if any(statement.year for statement in said):
        yield "other_year"
    if any(statement.doubtful for statement in said):
        yield "doubtful"
    if any(statement.unit for statement in said):
        yield "other_unit"
    if any(statement.kind == "level" and statement.number is None for statement in said):
        yield "bounds"


def _nearest(statements: Sequence[Statement]) -> Sequence[Statement]:
    own = [statement for statement in statements if statement.year is None]
    whole = [statement for statement in own if not statement.scope]
    return whole or own or statements


def without_implied(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Leaves out what another statement says more exactly; what it denies joins its topic."""
    statements = list(statements)
    exact = defaultdict(list)
    figures: dict[tuple[str, int | None, str], Statement] = {}
    for statement in statements:
        if statement.number is not None:
            exact[statement.topic].append(statement.number)
        if statement.kind in ("percent", "absolute"):
            figures.setdefault(statement.place, statement)
    for statement in statements:
        figure = figures.get(statement.place)
        if statement.kind == "direction" and figure is not None:
            if figure.sign != statement.sign:
                yield replace(statement, kind=figure.kind)
        elif statement.number is not None or not any(
            _holds(statement, number) for number in exact[statement.topic]
        ):
            yield statement


def _holds(bounded: Statement, number: Decimal) -> bool:
    """Whether the bounds of a level leave room for number; those of a change are unknown."""
    if bounded.kind != "level" or (bounded.low is None and bounded.high is None):
        return False
    above = bounded.low is None or bounded.low <= number
    return above and (bounded.high is None or number <= bounded.high)


def _group(statements: Iterable[Statement]) -> list[list[Statement]]:
    """Statements by topic, in order of first appearance; of each text only the best one.

    The best is certain, and in the indicator's own unit: 5人 and 5名 are no contradiction.
    """
    topics: dict[object, dict[str, Statement]] = defaultdict(dict)
    for statement in statements:
        said = topics[statement.topic]
        best = said.get(statement.text)
        if best is None or _faults(statement) < _faults(best):
            said[statement.text] = statement
    return [list(said.values()) for said in topics.values()]


def _faults(statement: Statement) -> tuple[bool, bool]:
    return statement.doubtful, bool(statement.unit)


def _show_entry(entry: list[Statement]) -> str:
    shown = "｜".join(show_statement(statement) for statement in entry)
    return f"{CONTRADICTION}{shown}" if len(entry) > 1 else shown


def show_statement(statement: Statement) -> str:
    """A statement with its marks and, in brackets, what narrows it."""
    marks = "".join(
        mark
        for mark, holds in (
            (OTHER_YEAR, statement.year),
            (PART, statement.scope),
            (DOUBTFUL, statement.doubtful),
        )
        if holds
    )
    year = f"{statement.year}年" if statement.year else ""
    notes = "，".join(filter(None, (statement.unit, statement.scope, year, statement.baseline)))
    return f"{marks}{statement.text}" + (f"（{notes}）" if notes else "")
