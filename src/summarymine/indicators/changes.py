"""Changes: percentages, differences, 持平, and directions without a figure."""

from collections.abc import Sequence
from dataclasses import replace

from summarymine.indicators.grammar import Grammar
from summarymine.indicators.items import link_items
from summarymine.indicators.marks import Figure, Marks
from summarymine.indicators.masks import KIND
from summarymine.indicators.match import Mention
from summarymine.indicators.matches import Match, Reading, is_relative, takes_change
from summarymine.indicators.moved import name_behind
from summarymine.indicators.pairs import deal_out, parts_before, parts_between, refuse_undealt
from summarymine.indicators.reasons import Obstacle
from summarymine.model import Span
from summarymine.text.clauses import last_end, leaves_brackets

# A name and the direction word of its change may have this many unknown characters between.
_LOOSE_GAP = 12


def link_changes(reading: Reading, run: Sequence[Figure], names: Sequence[Mention]) -> None:
    """The changes of a run, to the matches that they are said of; names: the mentions before."""
    if _dealt_out(reading, run, names):
        return
    if len(run) > 1 and not _fresh(reading, run, names) and link_items(reading, run):
        return
    heads = _heads(reading, run, names)
    if len(run) == 1:
        heads = _better_heads(reading, heads, run[0])
    if len(heads) > 1 and _of_two_baselines(reading, run):
        reading.refuse(run, heads[-1], "arity")
        return
    if (len(run) > 1 and _placed(reading, run, heads)) or not heads:
        return
    if len(run) == 1:
        between = reading.text[heads[-1].end : run[0].start]
        if reading.grammar.pairs.search(between) and (doubtful := _undealt(reading, run[0])):
            # 酒驾612起、醉驾63起，分别上升18.6%: of which is not said.
            for head in doubtful:
                head.flags.append("arity")
            reading.refuse(run, doubtful[-1], "arity")
            return
        # 均下降30.26% is said of every name of the list, and so is a bare figure after it.
        shared = reading.grammar.all.search(between) or all(head.level is None for head in heads)
        # 排查整改隐患63处，同比增长5%: of each that the one figure is told of.
        for head in heads if shared else [m for m in heads if m.level == heads[-1].level]:
            _apply(reading, head, run[0])
    elif len(heads) >= len(run):
        for head, figure in zip(heads[-len(run) :], run, strict=True):
            _apply(reading, head, figure)
    elif len(heads) == 1:
        _apply(reading, heads[0], run[0])
        reading.refuse(run[1:], heads[0], "arity")
    else:
        # Fewer names than figures: a doubt of each, and no guess.
        for head in heads:
            head.flags.append("arity")
        reading.refuse(run, heads[-1], "arity")


def _of_two_baselines(reading: Reading, run: Sequence[Figure]) -> bool:
    """312起、41人，较去年和2019年分别下降5%、9%: dealt to years, and of which is not said."""
    start = last_end(
        reading.grammar.clause_break, reading.text, reading.sentence.start, run[0].head_end
    )
    return reading.grammar.two_baselines.search(reading.text, start, run[0].start) is not None


def _undealt(reading: Reading, figure: Figure) -> Sequence[Match]:
    """The levels before a change that 分别 deals to several, but that is no list."""
    at, text, grammar = figure.head_end, reading.text, reading.grammar
    changes = [other for other in reading.figures if other.role == "change" and other is not figure]
    joined = any(
        grammar.change_gap.fullmatch(text, min(figure.end, f.end), max(figure.start, f.start))
        for f in changes
    )
    told = [
        match
        for match in reading.matches
        if match.level
        and match.end <= at
        and not match.earlier
        and not grammar.full_stop.search(text, match.end, at)
        and not leaves_brackets(reading.text, match.end, at)
    ]
    several = len({match.indicator.id for match in told}) > 1
    return told if several and not joined else ()


def _placed(reading: Reading, run: Sequence[Figure], heads: Sequence[Match]) -> bool:
    """总收入50亿元，预算收入18亿元，分别增长26%和18%: by place, with names or without.

    True if the changes belong to levels before them in the sentence, as many as there are changes.
    """
    at = run[0].head_end
    if _placed_behind(reading, run, at):
        return True
    levels = [f for f in reading.figures if f.role == "level" and f.end <= at]
    levels = [f for f in levels if reading.text[f.start] != KIND]
    levels = [f for f in levels if not leaves_brackets(reading.text, f.end, at)][-len(run) :]
    if not levels or not reading.grammar.neutral.fullmatch(reading.text, levels[-1].end, at):
        return False
    # 预算收入18亿元，税收收入12亿元，分别增长…: too far to be a head, but not for its place.
    told_before = [m for m in reading.matches if m.end <= at and not m.earlier]
    by_start = {m.level.span.start: m for m in heads or told_before if m.level}
    told = [by_start.get(figure.start) for figure in levels]
    if len(levels) < len(run) or (told[-1] is None and told[0] is None):
        return False
    if all(head is not None for head in told) or not reading.grammar.pairs.search(
        reading.text, levels[-1].end, run[0].start
    ):
        return False
    for head, figure in zip(told, run, strict=True):
        if head:
            _apply(reading, head, figure)
        else:
            nearest = next(head for head in reversed(told) if head)
            reading.refuse([figure], nearest, "unnamed_item")
    return True


def _placed_behind(reading: Reading, run: Sequence[Figure], at: int) -> bool:
    """少发45起、少死亡31人，下降17.4%和15%: the percentages of a list of changes, by place."""
    before = [f for f in reading.figures if f.end <= at][-len(run) :]
    if len(before) < len(run) or not reading.grammar.neutral.fullmatch(
        reading.text, before[-1].end, at
    ):
        return False
    if any(f.quantity is None or f.role != "change" or is_relative(f.quantity) for f in before):
        return False
    by_start = {m.absolute.start: m for m in reading.matches if m.absolute}
    told = [by_start.get(figure.start) for figure in before]
    nearest = next((head for head in reversed(told) if head), None)
    if nearest is None or not all(f.quantity and is_relative(f.quantity) for f in run):
        return False
    for head, figure in zip(told, run, strict=True):
        if head:
            _apply(reading, head, figure)
        else:
            reading.refuse([figure], nearest, "unnamed_item")
    return True


def _dealt_out(reading: Reading, run: Sequence[Figure], names: Sequence[Mention]) -> bool:
    """Whether 分别 deals the run out to names without a level; then it is linked."""
    told = max((match.end for match in reading.matches), default=reading.sentence.start)
    fresh = [mention for mention in names if mention.start >= told]
    dealt = deal_out(reading, run, fresh)
    if fresh and (dealt is None or not any(dealt)) and len(run) > len(reading.listed(fresh)):
        # 国道、省道死亡人数分别下降5%、9%
        parts = parts_before(reading, fresh[-1], len(run))
        parts = parts or parts_between(reading, fresh[-1].end, run)
        told_of = [(fresh[-1], figure, part) for part, figure in zip(parts, run, strict=False)]
    elif dealt is None:
        return False
    else:
        told_of = [(m, figure, "") for m, figure in zip(dealt, run, strict=True) if m]
    for mention, figure, part in told_of:
        for indicator in reading.meant(mention):
            if takes_change(indicator, figure):
                match = reading.start(mention, indicator)
                match.part, match.is_dealt = part, bool(part)
                reading.matches.append(match)
                _apply(reading, match, figure)
            else:
                reading.refuse([figure], mention, "unit")
    if dealt and (any(dealt) or not told_of):
        refuse_undealt(reading, run, dealt, fresh[-1])
    if dealt and not told_of:
        reading.doubt(reading.listed(fresh))
    reading.consumed.update(mention.start for mention in fresh)
    return bool(told_of) or dealt is not None


def link_directions(reading: Reading, names: Sequence[Mention], marks: Marks) -> None:
    """亡人数较前三年平均数同比下降，: a direction that no figure follows."""
    used = {match.name.start for match in reading.matches} | reading.consumed
    # The last of a list first: 均有下降 is said of those before it too.
    for mention in reversed(names):
        if mention.start in used or mention.role == "short":
            continue
        found = marks.only.match(reading.text, mention.end, reading.sentence.end)
        # 违法行为导致死亡人数明显下降: said of the name next to it.
        other = found and any(mention.end < m.start and m.end <= found.end() for m in names)
        if found and not other and not reading.grammar.stop.search(found.group()):
            # 起数、死亡人数同比均有下降: said of the whole list.
            before = [other for other in names if other.end <= mention.end]
            for head in reading.listed(before):
                if head.start in used:
                    continue
                used.add(head.start)
                match = reading.start(head, reading.meant(head)[0])
                match.direction = "up" if found["up"] else "down"
                match.direction_at = Span(mention.start, found.end())
                reading.matches.append(match)


def _heads(reading: Reading, run: Sequence[Figure], names: Sequence[Mention]) -> Sequence[Match]:
    """What a run of changes is said of: names without a level, or the levels just told."""
    text, end = reading.text, run[0].head_end
    told = [match for match in reading.matches if match.end <= end and not match.earlier]
    last = max(told, key=lambda match: match.end, default=None)
    if fresh := _fresh(reading, run, names):
        return _fresh_heads(reading, run, fresh)
    if last is None:
        heads = _earlier_heads(reading, run)
        reading.carried, reading.carried_end = heads, run[-1].end
        return heads
    outside = [match for match in told if not leaves_brackets(reading.text, match.end, end)]
    if outside and last not in outside:
        # 950辆（摩托车612辆），同比上升12%: said of what stands before the brackets.
        told, last = outside, max(outside, key=lambda match: match.end)
    gap = reading.grammar.brackets.sub("", text[last.end : end])
    if not reading.grammar.neutral.fullmatch(gap):
        reading.refuse(run, last, "too_far", gap)
        return ()
    return _last_levels([m for m in told if not reading.is_aside(m, end)], len(run))


def _better_heads(reading: Reading, heads: Sequence[Match], figure: Figure) -> Sequence[Match]:
    """The heads, or those that the unit of the change fits better."""
    fits = any(takes_change(head.indicator, figure) for head in heads)
    if not fits and (behind := _heads_behind(reading, figure)):
        return behind
    fitting = _heads_of_unit(reading, heads, figure)
    if fitting is not None:
        if not fitting:
            reading.refuse([figure], heads[-1], "unit")
        return fitting
    return heads


def _heads_behind(reading: Reading, figure: Figure) -> Sequence[Match]:
    """同比少发45起事故: the name right behind a count."""
    name = name_behind(reading.text, figure, reading.names)
    if name is None or figure.quantity is None or is_relative(figure.quantity):
        return ()
    reading.consumed.add(name.start)
    heads = [reading.start(name, i) for i in reading.meant(name) if takes_change(i, figure)]
    reading.matches.extend(heads)
    return heads


def _heads_of_unit(
    reading: Reading, heads: Sequence[Match], figure: Figure
) -> Sequence[Match] | None:
    """发生事故312起、死亡41人，同比少发45起: the level with the unit of the change.

    None if no level before has it, or the last has; () if several have.
    """
    quantity = figure.quantity
    if not heads or quantity is None or is_relative(quantity):
        return None
    if any(head.level is None or head.level.unit == quantity.unit for head in heads):
        return None
    alike = [
        other.start
        for other in reading.figures
        if other.role == "level"
        and other.end <= heads[-1].end
        and other.quantity
        and other.quantity.unit == quantity.unit
    ]
    if not alike:
        return None
    return [
        match
        for match in reading.matches
        if match.level
        and [match.level.span.start] == alike
        and not match.earlier
        and not reading.grammar.full_stop.search(reading.text, match.end, figure.start)
        and not leaves_brackets(reading.text, match.end, figure.start)
    ]


def _fresh(reading: Reading, run: Sequence[Figure], names: Sequence[Mention]) -> Sequence[Mention]:
    """The names after all that is told before the run."""
    ends = [m.end for m in reading.matches if m.end <= run[0].head_end and not m.earlier]
    fresh = [mention for mention in names if mention.start >= max(ends, default=0)]
    # 死亡40人，占事故总数的12.8%，比上年下降8%: accidents are named for the share only.
    shared, start = reading.grammar.share_of, reading.sentence.start
    fresh = [m for m in fresh if not shared.search(reading.text, start, m.start)]
    # 事故18起，同比（事故13起、死亡3人）上升38.5%: what the brackets name is another year's.
    return [m for m in fresh if not leaves_brackets(reading.text, m.end, run[0].head_end)]


def _fresh_heads(
    reading: Reading, run: Sequence[Figure], fresh: Sequence[Mention]
) -> Sequence[Match]:
    gap = reading.text[fresh[-1].end : run[0].head_end]
    obstacle = change_obstacle(reading.grammar, gap)
    if obstacle:
        reading.refuse(run, fresh[-1], *obstacle)
        return ()
    listed = reading.listed(fresh)
    reading.consumed.update(mention.start for mention in listed)
    heads = [
        reading.start(mention, indicator)
        for mention in listed
        for indicator in reading.meant(mention)
        if takes_change(indicator, run[0])
    ]
    if not heads:
        reading.refuse(run, fresh[-1], "unit")
    reading.matches.extend(heads)
    return heads


def change_obstacle(grammar: Grammar, gap: str) -> Obstacle | None:
    """What parts a name and its change with gap between; None if they belong together."""
    if grammar.full_stop.search(gap):
        return Obstacle("clause_end", gap)
    # 汽车保有量占总量的76%，比上年增加17万辆
    gap = grammar.share_first.sub("", grammar.steps.sub("", grammar.then_first.sub("", gap)))
    stop = grammar.stop.search(gap)
    if stop:
        return Obstacle("stop_word", stop.group())
    if grammar.neutral.fullmatch(gap):
        return None
    if "，" in gap:
        return Obstacle("clause_end", gap)
    return Obstacle("too_far", gap) if len(gap) > _LOOSE_GAP else None


def _earlier_heads(reading: Reading, run: Sequence[Figure]) -> Sequence[Match]:
    """同比分别下降… at the start of a sentence speaks of the levels of the one before."""
    start, end = reading.sentence.start, run[0].head_end
    if reading.carried:
        # 同比减少6起，降幅13.64%: the second change of the same heads.
        again = reading.grammar.neutral.fullmatch(reading.text, reading.carried_end, end)
        if again:
            return reading.carried
        gap = reading.text[reading.carried_end : end]
        reading.refuse(run, reading.carried[-1], "too_far", gap)
        return ()
    if not reading.grammar.neutral.fullmatch(reading.text, start, end):
        return ()
    heads = _last_levels(reading.earlier, len(run))
    for head in heads:
        if head.pct or head.absolute:
            reading.refuse(run, head, "taken")
    return [head for head in heads if head.pct is None and head.absolute is None]


def _last_levels(matches: Sequence[Match], count: int) -> Sequence[Match]:
    """The last count matches; for one figure, those that end together: 排查整改隐患63处."""
    levels = sorted((m for m in matches if not m.earlier), key=lambda match: match.end)
    if count > 1:
        return levels[-count:]
    return [match for match in levels if match.end == levels[-1].end]


def _apply(reading: Reading, head: Match, figure: Figure) -> None:
    """Give head its change; the first told stays, but a second baseline makes a second match."""
    if figure.role == "flat":
        head.flat = head.flat or figure
        return
    quantity = figure.quantity
    if quantity is None:
        return
    if quantity.unit == "百分点" and _is_of_growth(reading, head, figure):
        reading.refuse([figure], head, "unit")
        return
    # 下降五个百分点 of a count is loose speech for percent.
    points = quantity.unit == "百分点" and "%" in head.indicator.units
    percent = quantity.unit in ("%", "‰", "百分点") or "percent_sign_missing" in quantity.flags
    if percent and not points:
        if head.pct and reading.grammar.baseline.search(reading.text, head.pct.end, figure.start):
            other = replace(head, level=None, zero=None, pct=figure, absolute=None, flat=None)
            reading.matches.append(other)
        elif head.pct:
            reading.refuse([figure], head, "taken")
        else:
            head.pct = figure
    elif not points and not takes_change(head.indicator, figure):
        reading.refuse([figure], head, "unit")
    elif head.absolute:
        reading.refuse([figure], head, "taken")
    else:
        head.absolute = figure
        if points and head.pct and head.pct.sign * figure.sign < 0:
            # 案件126起、破案率95.2%，下降12%、上升1.2个百分点: the first is another's.
            reading.refuse([head.pct], head, "unit")
            head.pct = None


def _is_of_growth(reading: Reading, head: Match, figure: Figure) -> bool:
    """增长7.4%，较1至5月回落0.2个百分点; 增速回落0.2个百分点: how the growth went, no growth."""
    if "%" in head.indicator.units:
        return False
    before = head.pct and head.pct.quantity
    if before and before.unit != "百分点":
        return True
    said = reading.grammar.growth.search(reading.text, head.name.end, figure.start)
    return said is not None
