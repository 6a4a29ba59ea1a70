"""Which figure tells of which indicator: a sentence read from left to right."""

from collections.abc import Sequence
from dataclasses import replace

from summarymine.indicators.changes import link_changes, link_directions
from summarymine.indicators.items import group
from summarymine.indicators.levels import link_levels, link_origin
from summarymine.indicators.macros import FILLER
from summarymine.indicators.marks import Figure, Marks
from summarymine.indicators.match import Mention
from summarymine.indicators.matches import Match, Reading, compatible
from summarymine.indicators.moved import turn_moved
from summarymine.indicators.reasons import Obstacle, Reason
from summarymine.model import Quantity, Span
from summarymine.quantities.numerals import parse_numeral
from summarymine.ready import compile_regex
from summarymine.text.clauses import last_end

# The number in a name that a floor is for.
_LEAST = compile_regex("(?:死亡|亡)([0-9]+|[一二三四五六七八九十]+)人")
_BARE_JOIN = compile_regex(f"{FILLER}*(?:、|和|及|与|以及)")


def link(
    reading: Reading, mentions: Sequence[Mention], figures: Sequence[Figure], marks: Marks
) -> list[Match]:
    """The matches of the sentence, in the order of their figures."""
    # 死亡3人以上的事故2起: a figure inside a name is the name's.
    figures = [f for f in figures if not any(m.start < f.start < m.end for m in _named(mentions))]
    figures = [_unshared(reading.text, figure, mentions) for figure in figures]
    figures = turn_moved(reading, figures, _named(mentions))
    reading.mentions, reading.figures = mentions, figures
    taken, used = _link_explicit(reading, mentions, figures)
    names = [mention for mention in _named(mentions) if not _overlaps(mention, used)]
    reading.names = names
    for run in _runs(reading, [figure for figure in figures if figure.start not in taken]):
        before = [mention for mention in names if mention.end <= run[0].start]
        if run[0].role == "level":
            link_levels(reading, run, names)
        elif run[0].role == "from":
            link_origin(reading, run[0], before)
        elif run[0].role != "share":
            link_changes(reading, run, before)
    link_directions(reading, names, marks)
    group(reading)
    _drop_below_floor(reading)
    _drop_no_totals(reading)
    return sorted(reading.matches, key=lambda match: match.span.start)


def _drop_below_floor(reading: Reading) -> None:
    """死亡1人的事故38起: fewer than a major accident takes."""
    kept: list[Match] = []
    for match in reading.matches:
        floor, name = match.indicator.floor, match.name
        low = _LEAST.search(reading.plain, name.start, name.end) if floor else None
        if low and parse_numeral(low[1]) < floor:
            told = [figure for figure in reading.figures if figure.quantity is match.level]
            reading.refuse(told, match, "below_floor", low.group())
        else:
            kept.append(match)
    reading.matches = kept


def _drop_no_totals(reading: Reading) -> None:
    """日均新增机动车126辆, 曝光酒驾36起: no totals, and neither is what is a part of them."""
    sentence = reading.sentence
    if not reading.grammar.no_total.search(reading.text, sentence.start, sentence.end):
        return
    dropped: dict[int, Obstacle] = {}
    for match in reading.matches:
        obstacle = None if match.inherits else _no_total(reading, match)
        obstacle = obstacle or dropped.get(id(match.parent)) or dropped.get(id(match.of))
        if obstacle:
            dropped[id(match)] = obstacle
            told = [figure for figure in reading.figures if figure.quantity is match.level]
            reading.refuse(told, match, *obstacle)
    reading.matches = [match for match in reading.matches if id(match) not in dropped]


def _no_total(reading: Reading, match: Match) -> Obstacle | None:
    """What makes the level of a match no total of what it names."""
    if words := _average_words(reading, match):
        return Obstacle("average", words)
    words = _shown_words(reading, match)
    return Obstacle("shown", words) if words else None


def _shown_words(reading: Reading, match: Match) -> str:
    """The word before a name, in its clause, by which it is only shown or prevented: 曝光."""
    grammar, text, name = reading.grammar, reading.text, match.name
    if match.level is None:
        return ""
    # 对312名酒驾驾驶人开展学习教育
    is_behind = match.level.span.start < name.end
    if is_behind and (studied := grammar.studied.match(text, name.end)):
        return studied.group()
    if grammar.done.match(text, name.start):
        return ""
    start = last_end(grammar.clause_break, text, reading.sentence.start, name.start)
    found = grammar.shown.search(text, start, name.start)
    return found.group() if found else ""


def _average_words(reading: Reading, match: Match) -> str:
    """The word before a level, in its clause or its name's, that makes it an average."""
    if match.level is None or "%" in match.indicator.units:
        return ""
    at, text = match.level.span.start, reading.text
    start = last_end(
        reading.grammar.clause_break, text, reading.sentence.start, min(at, match.name.start)
    )
    for found in reading.grammar.average.finditer(text, start, at):
        if not any(m.start <= found.start() < m.end for m in _named(reading.mentions)):
            return found.group()
    return ""


def _unshared(text: str, figure: Figure, mentions: Sequence[Mention]) -> Figure:
    """研发投入占生产总值比重2.3%: a share that the name itself says is its level."""
    inside = any(m.start < figure.head_end < m.end for m in _named(mentions))
    if figure.role != "share" or not inside:
        return figure
    is_from = text[figure.head_end : figure.start].endswith(("由", "从"))
    return replace(figure, role="from" if is_from else "level", head_end=figure.start)


def _named(mentions: Sequence[Mention]) -> list[Mention]:
    return [mention for mention in mentions if mention.role in ("name", "short")]


def _link_explicit(
    reading: Reading, mentions: Sequence[Mention], figures: Sequence[Figure]
) -> tuple[set[int], list[Mention]]:
    """Figures and zeros that a pattern of the indicator ties to it.

    Gives the starts of the figures taken, and the mentions that took them or told a zero.
    """
    taken: set[int] = set()
    used: list[Mention] = []
    by_start = {figure.start: figure for figure in figures}
    by_length = sorted(mentions, key=lambda m: (m.start - m.end, m.start))
    for mention in by_length:
        indicator = mention.indicators[0]
        if mention.role == "zero":
            _link_zero(reading, mention)
            used.append(mention)
        figure = by_start.get(mention.figure)
        if figure is None or figure.quantity is None:
            continue
        # 死亡131人受伤376人: the figure belongs to the name right before it, not after it.
        named = next((m for m in mentions if m.end == figure.start and m.role == "name"), None)
        reason = _misfit(mention, figure, figure.quantity, used)
        if named and mention.end in by_start:
            words = reading.text[named.start : named.end]
            reading.refuse([figure], mention, "nearer_name", words)
        elif reason:
            reading.refuse([figure], mention, reason)
        else:
            reading.keep(mention, indicator, figure.quantity)
            taken.add(figure.start)
            used.append(mention)
    return taken, used


def _misfit(
    mention: Mention, figure: Figure, quantity: Quantity, used: Sequence[Mention]
) -> Reason | None:
    """Why a figure cannot be what an explicit pattern takes it for; used: those that took one."""
    indicator = mention.indicators[0]
    # 居民消费价格上涨0.2%: of a rate of change the change is the level.
    roles = ("level", "from", "change") if indicator.unit == "%" else ("level", "from")
    if figure.role not in roles:
        return "role"
    if not compatible(indicator, quantity):
        return "unit"
    # 将73名酒驾人员行政拘留: of two kinds of thing the longer pattern says which is counted.
    rivals = (m.indicators[0].unit for m in used if m.figure == mention.figure)
    return "other_kind" if any(unit != indicator.unit for unit in rivals) else None


def _link_zero(reading: Reading, mention: Mention) -> None:
    """A zero that the text states; two patterns may see the same one."""
    indicator = mention.indicators[0]
    told = [match.zero for match in reading.matches if match.indicator is indicator and match.zero]
    if any(zero.start < mention.end and mention.start <= zero.end for zero in told):
        return
    match = reading.start(mention, indicator)
    match.zero = Span(mention.start, mention.end)
    reading.matches.append(match)


def _overlaps(mention: Mention, used: Sequence[Mention]) -> bool:
    return any(mention.start < other.end and other.start < mention.end for other in used)


def _runs(reading: Reading, figures: Sequence[Figure]) -> list[list[Figure]]:
    """Figures of one role that are joined by 、 or 和 only."""
    runs: list[list[Figure]] = []
    for figure in figures:
        if runs and (
            _in_run(reading, runs[-1][-1], figure) or _ends_list(reading, runs[-1], figure)
        ):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return [_alike(reading, run) if len(run) > 1 else run for run in runs]


def _alike(reading: Reading, run: list[Figure]) -> list[Figure]:
    """分别超过8万元、4.5万元; 上升8.2、0.8个百分点: the bound and the unit are said of the list."""
    first, last = run[0].quantity, run[-1].quantity
    if first is None or last is None:
        return run
    if last.unit == "百分点":
        run = [_in_points(figure) for figure in run]
    pairs = reading.grammar.pairs_bound.search(reading.text, reading.sentence.start, run[0].start)
    if first.approx == "more" and pairs:
        run = [run[0], *(_at_least(figure) for figure in run[1:])]
    return run


def _in_points(figure: Figure) -> Figure:
    quantity = figure.quantity
    if quantity is None or "percent_sign_missing" not in quantity.flags:
        return figure
    flags = tuple(flag for flag in quantity.flags if flag != "percent_sign_missing")
    return replace(figure, quantity=replace(quantity, unit="百分点", flags=flags))


def _at_least(figure: Figure) -> Figure:
    quantity = figure.quantity
    if quantity is None or quantity.approx or quantity.value is None:
        return figure
    more = replace(quantity, low=quantity.value, high=None, approx="more")
    return replace(figure, quantity=more)


def _in_run(reading: Reading, last: Figure, figure: Figure) -> bool:
    if last.role != figure.role or figure.role not in ("level", "change"):
        return False
    if last.quantity is None or figure.quantity is None or last.end >= figure.start:
        return False
    if not reading.grammar.figure_gap.fullmatch(reading.text, last.end, figure.start):
        return False
    if figure.role == "change":
        units = last.quantity.unit, figure.quantity.unit
        # 分别上升8.2%、9.1%、0.8个百分点: of a list of names, one of which is a rate.
        if "百分点" in units and _BARE_JOIN.fullmatch(reading.text, last.end, figure.start):
            return all(unit in ("%", "百分点", "") for unit in units)
        # 减少57起、下降12.58% are two changes of one head, not one change of two heads.
        return (units[0] in ("%", "")) == (units[1] in ("%", ""))
    return True


def _ends_list(reading: Reading, run: Sequence[Figure], figure: Figure) -> bool:
    """立案126起、破案率95.2%，分别下降12%，上升1.2个百分点: the last is the rate's of the list."""
    last, grammar, text = run[-1], reading.grammar, reading.text
    if last.role != figure.role or figure.role != "change" or figure.quantity is None:
        return False
    if figure.quantity.unit != "百分点" or not grammar.figure_gap.fullmatch(
        text, last.end, figure.start
    ):
        return False
    start = reading.sentence.start
    levels = [f for f in reading.figures if f.role == "level" and f.end <= run[0].head_end]
    if levels and levels[-1].quantity:
        start = levels[-1].end
        neutral = grammar.neutral.fullmatch(text, start, run[0].head_end)
        is_rate = levels[-1].quantity.unit == "%" and neutral is not None
    else:
        is_rate = False
    is_rate = is_rate or grammar.rate.search(text, start, run[0].head_end) is not None
    return is_rate and grammar.pairs.search(text, start, run[0].start) is not None
