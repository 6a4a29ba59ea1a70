"""Targets beside what came: planned in the last report or this one, stated in this one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from summarymine.columns import TARGET_COLUMNS
from summarymine.model import Cell, Fact, Finding, Language, Table
from summarymine.study import ComparisonHead
from summarymine.tables.attainment import Attainment, change_or_level, judge
from summarymine.tables.cells import PERCENT_UNITS
from summarymine.tables.compare import common_units
from summarymine.tables.computed import HUNDRED, in_brackets
from summarymine.tables.doubts import Doubts, mark_of, show_doubted, tell_doubts
from summarymine.tables.figures import Figure, bounds_of
from summarymine.tables.heads import find_heads, source_of
from summarymine.tables.selection import Selection, body_key, unit_name
from summarymine.tables.statements import CONTRADICTION, Statement, find_statements, without_implied
from summarymine.tables.views import MEASURES

# A body: what is not resolved may be another in each document.
Body = tuple[str, ...]
# Of one thing: body, year, indicator, level or change, scope, baseline.
Topic = tuple[Body, int, str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One planned figure and what is known of how it came out.

    actual: the statements that speak of the same; computed: a change computed of two years' levels
    where none is stated, with its arithmetic. doubts: what the audit says against facts.
    """

    head: ComparisonHead
    planned: Statement
    actual: tuple[Statement, ...]
    attainment: Attainment
    doubts: Doubts
    computed: tuple[Figure, str] | None = None


def targets_table(
    facts: Iterable[Fact],
    selection: Selection,
    *,
    order: Sequence[str],
    units: Mapping[str, str],
    only: Collection[str] = (),
    themes: Mapping[str, str] | None = None,
    findings: Iterable[Finding] = (),
    language: Language = "en",
) -> Table:
    """A row for each target, by body, year and the order of the catalogue.

    selection: years are those that the targets are for. units, themes: by indicator. only: the
    indicators to show, all if empty. language: of what findings say.
    """
    facts = tuple(facts)
    units = common_units(facts) | dict(units)
    ranks = {indicator: rank for rank, indicator in enumerate(order)}
    targets = sorted(
        (
            target
            for target in find_targets(facts, units, selection, Doubts(findings))
            if not only or target.planned.fact.indicator in only
        ),
        key=lambda target: (
            target.head.reporter.adcode or "~",
            target.head.title,
            target.head.year or 0,
            ranks.get(target.planned.fact.indicator, len(ranks)),
        ),
    )
    rows = (_cells(target, units, themes or {}, language) for target in targets)
    return Table(TARGET_COLUMNS, tuple(rows))


def find_targets(
    facts: Iterable[Fact], units: Mapping[str, str], selection: Selection, doubts: Doubts
) -> Iterator[Target]:
    """Every planned figure that has a year, with what the report of that year states.

    units: of each indicator that facts are of. doubts: what the audit says against facts.
    """
    facts = sorted(facts, key=lambda fact: (fact.evidence.document, fact.evidence.span.start))
    heads = find_heads(facts)
    stated: dict[Topic, list[Statement]] = defaultdict(list)
    planned: dict[tuple[object, ...], tuple[Statement, int | None]] = {}
    for fact in facts:
        told_in = heads[source_of(fact)].year
        statements = find_statements(fact, _whole_year(fact), units[fact.indicator])
        if fact.status == "planned":
            if fact.period.year is not None and selection.takes(_whole_year(fact)):
                for statement in statements:
                    key = (*_topic(statement), statement.text, told_in)
                    planned.setdefault(key, (statement, told_in))
        # What a later report tells of the year before may be counted anew.
        elif fact.period.year == told_in is not None:
            for statement in statements:
                stated[_topic(statement)].append(statement)
    reports = {(_body(fact), heads[source_of(fact)].year) for fact in facts}
    for statement, told_in in planned.values():
        if statement.kind != "direction":
            has_report = _topic(statement)[:2] in reports
            unit = units[statement.fact.indicator]
            yield _target(
                statement, stated, doubts, told_in=told_in, has_report=has_report, unit=unit
            )


def _body(fact: Fact) -> Body:
    key = body_key(fact.reporter)
    return key if fact.reporter.region else (*key, fact.evidence.document)


def _whole_year(fact: Fact) -> ComparisonHead:
    """The year of a fact, so that half of it is a part, be it what a report is on or not."""
    title = fact.reporter.region or fact.reporter.name or fact.evidence.document
    return ComparisonHead(title=title, reporter=fact.reporter, year=fact.period.year, period="")


def _topic(statement: Statement) -> Topic:
    fact = statement.fact
    kind = "percent" if statement.kind == "direction" else statement.kind
    year = fact.period.year or 0
    return _body(fact), year, fact.indicator, kind, statement.scope, statement.baseline


def _target(
    planned: Statement,
    stated: Mapping[Topic, Sequence[Statement]],
    doubts: Doubts,
    *,
    told_in: int | None,
    has_report: bool,
    unit: str,
) -> Target:
    fact = planned.fact
    topic = _topic(planned)
    said = tuple(without_implied(stated.get(topic, ())))
    year = topic[1]
    computed = None
    if against := mark_of(doubts.of(one.fact for one in (planned, *said))):
        attainment = Attainment(reason=against)
    elif planned.doubtful or any(one.doubtful for one in said):
        attainment = Attainment(reason="doubtful")
    elif told_in not in (year - 1, year):
        attainment = Attainment(reason="other_report")
    elif not said:
        computed = _computed_change(planned, stated, doubts, unit)
        attainment = Attainment(reason="not_stated" if has_report else "no_report")
        if computed:
            attainment = judge(planned, computed[0])
    elif len({one.text for one in said}) > 1:
        attainment = Attainment(reason="contradiction")
    elif said[0].unit != planned.unit:
        attainment = Attainment(reason="other_unit")
    else:
        attainment = judge(planned, change_or_level(said[0]))
    return Target(
        head=_whole_year(fact),
        planned=planned,
        actual=said,
        attainment=attainment,
        doubts=doubts,
        computed=computed,
    )


def _computed_change(
    planned: Statement, stated: Mapping[Topic, Sequence[Statement]], doubts: Doubts, unit: str
) -> tuple[Figure, str] | None:
    """The change in percent of the levels that the reports of two years state, if they do."""
    if planned.kind != "percent" or planned.baseline or unit in PERCENT_UNITS:
        return None
    body, year, indicator, _, scope, _ = _topic(planned)
    levels = []
    for which in (year, year - 1):
        said = list(without_implied(stated.get((body, which, indicator, "level", scope, ""), ())))
        certain = len({one.text for one in said}) == 1 and not (said[0].doubtful or said[0].unit)
        if not certain or doubts.of([said[0].fact]):
            return None
        levels.append(bounds_of(said[0]))
    now, before = levels
    quotient = now.over(before)
    if quotient is None:
        return None
    change = quotient.times(HUNDRED).minus(Figure.of(HUNDRED))
    shown = f"({in_brackets(now)} ÷ {in_brackets(before)} − 1) × 100 = {change.rounded()}"
    return change, shown


def _cells(
    target: Target, units: Mapping[str, str], themes: Mapping[str, str], language: Language
) -> tuple[Cell, ...]:
    """Cells in the order of TARGET_COLUMNS."""
    planned, attainment, doubts = target.planned, target.attainment, target.doubts
    fact = planned.fact
    level = planned.kind == "level"
    goal = bounds_of(planned)
    shown = [show_doubted(one, doubts.of([one.fact])) for one in target.actual]
    texts = list(dict.fromkeys(shown))
    actual = (CONTRADICTION if len(texts) > 1 else "") + "｜".join(texts)
    came = change_or_level(target.actual[0]) if len(texts) == 1 else Figure(None, None)
    if target.computed:
        came = target.computed[0].rounded()
        actual = f"{came}%（据两年数值计算）"
    sums = (target.computed[1] if target.computed else "", attainment.arithmetic)
    cells: tuple[Cell, ...] = (
        unit_name(target.head),
        fact.reporter.name,
        fact.period.year,
        themes.get(fact.indicator),
        fact.indicator,
        fact.label,
        units[fact.indicator] if level else _unit_of_change(planned, units[fact.indicator]),
        MEASURES["level" if level else "change"],
        planned.scope,
        show_doubted(planned, doubts.of([fact])),
        goal.low,
        goal.high,
        actual,
        came.low,
        came.high,
        attainment.verdict,
        _number(attainment.gap),
        _number(attainment.ratio),
        attainment.reason,
        "；".join(filter(None, sums)),
        *_source(fact),
        *(_source(target.actual[0].fact) if target.actual else (None, None, None)),
        tell_doubts([("", doubts.of(one.fact for one in (planned, *target.actual)))], language),
    )
    return tuple(None if cell == "" else cell for cell in cells)


def _unit_of_change(planned: Statement, unit: str) -> str:
    if planned.kind == "percent":
        return "%"
    return "个百分点" if unit in PERCENT_UNITS else unit


def _number(figure: Figure | None) -> Decimal | str | None:
    """A figure as a number if it is exact, else as text."""
    if figure is None:
        return None
    shown = figure.rounded()
    return shown.low if shown.is_exact else str(shown)


def _source(fact: Fact) -> tuple[Cell, Cell, Cell]:
    return fact.evidence.document, fact.evidence.line, fact.evidence.sentence
