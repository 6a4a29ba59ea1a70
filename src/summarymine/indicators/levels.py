"""Levels: the figure that stands for an indicator itself."""

from collections.abc import Sequence

from summarymine.indicators.definitions import Indicator
from summarymine.indicators.grammar import LOOSE_GAP, Grammar
from summarymine.indicators.items import is_blamed, is_cause, is_undealt, link_item, link_items
from summarymine.indicators.marks import Figure
from summarymine.indicators.match import Mention
from summarymine.indicators.matches import Reading, compatible
from summarymine.indicators.pairs import deal_out, parts_before, parts_between, refuse_undealt
from summarymine.indicators.reasons import Obstacle
from summarymine.model import Quantity

# Names and figures of a list in pairs stand this close.
_PAIRING_GAP = 14


def link_levels(reading: Reading, run: Sequence[Figure], mentions: Sequence[Mention]) -> None:
    """The figures of a run, each to its name; mentions: those of the sentence."""
    names = [mention for mention in mentions if mention.end <= run[0].start]
    if names and is_blamed(reading, run[0], names[-1]):
        names = []
    if len(run) > 1 and (_distribute(reading, run, names) or link_items(reading, run)):
        return
    undealt = len(run) > 1 and is_undealt(reading, run)
    for figure in run:
        level = figure.quantity
        if level is None:
            continue
        before = [mention for mention in names if mention.end <= figure.head_end]
        linked = (
            _named(reading, figure, level, before)
            or _named_behind(reading, figure, level, mentions)
            or _continued(reading, figure, level)
        )
        if not linked and not undealt:
            link_item(reading, figure, level)


def link_origin(reading: Reading, figure: Figure, names: Sequence[Mention]) -> None:
    """由上年的4起降至1起: the level of the year before, where the text says so."""
    text, level, grammar = reading.text, figure.quantity, reading.grammar
    if level is None or not grammar.earlier_words.search(text, figure.head_end, figure.start):
        return
    nearest = _nearest(reading, [m for m in names if m.end <= figure.head_end], figure)
    for mention in nearest:
        for indicator in reading.meant(mention):
            if compatible(indicator, level):
                reading.keep(mention, indicator, level).earlier = True
    last = reading.matches[-1] if reading.matches else None
    # 死亡86人，比2019年的97人减少11人: the head is the one just told.
    follows = last and grammar.nothing.fullmatch(text, last.end, figure.head_end)
    if not nearest and last and follows and compatible(last.indicator, level):
        reading.matches.append(last.with_level(level, earlier=True))


def _named(reading: Reading, figure: Figure, level: Quantity, before: Sequence[Mention]) -> bool:
    """Whether the figure follows a name that takes its unit; then it is linked."""
    found = False
    for mention in _nearest(reading, before, figure):
        for indicator in reading.meant(mention):
            if not compatible(indicator, level):
                reading.refuse([figure], mention, "unit")
            elif is_cause(reading, figure, level, indicator.unit):
                reading.refuse([figure], mention, "cause")
            else:
                _tell(reading, mention, indicator, figure)
                reading.consumed.add(mention.start)
                found = True
    return found


def _named_behind(
    reading: Reading, figure: Figure, level: Quantity, mentions: Sequence[Mention]
) -> bool:
    """510人被吊销驾驶证: the name follows the figure."""
    refused = False
    for mention in mentions:
        if mention.start < figure.end or mention.start in reading.consumed:
            continue
        # 被 may belong to the name: 因醉驾|被刑事拘留.
        passive = reading.text[mention.start] == "被"
        grammar, gap = reading.grammar, (reading.text, figure.end, mention.start + passive)
        follows = grammar.behind.fullmatch(*gap) or (
            grammar.dealt_with.match(reading.text, figure.start)
            and grammar.short_noun.fullmatch(*gap)
        )
        if follows:
            for indicator in reading.meant(mention):
                if compatible(indicator, level):
                    reading.keep(mention, indicator, level)
                    reading.consumed.add(mention.start)
                    return True
            reading.refuse([figure], mention, "unit")
        elif not refused:
            # The first name after the figure is the one that a reader may have in mind.
            reading.refuse([figure], mention, "behind")
            refused = True
    return False


def _nearest(reading: Reading, before: Sequence[Mention], figure: Figure) -> Sequence[Mention]:
    """The mention that figure follows; all of the list it ends, if they share the figure."""
    if not before:
        return ()
    mention = before[-1]
    gap = reading.text[mention.end : figure.head_end]
    # 整改率、公开率均达100%: said of the unknown item too.
    gap = reading.grammar.also_all.sub("", gap)
    if figure.role == "from":
        gap = reading.grammar.trend.sub("", gap)
    obstacle = level_obstacle(reading.grammar, gap)
    if obstacle:
        reading.refuse([figure], mention, *obstacle)
        return ()
    listed = reading.listed(before)
    shared = reading.grammar.all.search(reading.text, mention.end, figure.start)
    return listed if len(listed) > 1 and shared else [mention]


def level_obstacle(grammar: Grammar, gap: str) -> Obstacle | None:
    """What parts a name and its level with gap between, the level before left out: 由4起降至."""
    gap = grammar.steps.sub("", gap)
    bare = grammar.origin.sub("", gap)
    # 事故逐年下降，由2003年的66万起降至23万起
    return _gap_obstacle(grammar, bare if bare == gap else grammar.trend.sub("", bare))


def _gap_obstacle(grammar: Grammar, gap: str) -> Obstacle | None:
    """What parts a name and a figure with gap between; None if they belong together."""
    if any("\ue000" <= character <= "\ue005" for character in gap):
        return Obstacle("another_figure")
    if grammar.gap.fullmatch(gap):
        return None
    if grammar.among.fullmatch(gap):
        return Obstacle("too_far", gap)
    stop = grammar.stop.search(gap)
    if stop:
        return Obstacle("stop_word", stop.group())
    if grammar.bridge.fullmatch(gap) and grammar.bridge_end.search(gap):
        return None
    if grammar.punctuation.search(gap):
        return Obstacle("clause_end", gap)
    return Obstacle("too_far", gap) if len(gap) > LOOSE_GAP else None


def _tell(reading: Reading, mention: Mention, indicator: Indicator, figure: Figure) -> None:
    """Link, or add the level of a change just told: 受伤人数减少96人，为1208人."""
    assert figure.quantity is not None
    for match in reversed(reading.matches):
        if match.name.start == mention.start and match.indicator is indicator:
            if match.is_open:
                match.level = figure.quantity
                return
            break
    reading.keep(mention, indicator, figure.quantity).direction = figure.moved


def _continued(reading: Reading, figure: Figure, level: Quantity) -> bool:
    """A level of the head just told, without its name: 降至1147起, 2019年为241人, 目前为188人."""
    match, grammar = reading.last, reading.grammar
    if match is None or not compatible(match.indicator, level):
        return False
    gap = (reading.text, match.end, figure.start)
    if match.is_open and grammar.new_level.fullmatch(*gap):
        match.level = level
        return True
    past = grammar.past.fullmatch(*gap) is not None
    beyond = grammar.beyond.fullmatch(*gap)
    if beyond and match.level and _passes(match.level, level, marked=bool(beyond["mark"])):
        # 突破2000人，达到2036人 is one figure, told twice.
        match.level = level
        return True
    if past or grammar.present.fullmatch(*gap):
        reading.matches.append(match.with_level(level, earlier=past))
        return True
    return False


def _passes(mark: Quantity, level: Quantity, *, marked: bool) -> bool:
    """Whether level is what passed the mark: 突破4000亿元、达到4211亿元."""
    # 突破200万，达203.6万人
    if mark.unit not in ("", level.unit) or mark.value is None or level.value is None:
        return False
    return (marked or mark.approx == "more") and level.value >= mark.value


def _distribute(reading: Reading, run: Sequence[Figure], names: Sequence[Mention]) -> bool:
    """A list of figures over a list of names, or over a list of parts before one name."""
    # A name that has its figure is not told again: 酒驾229起，其中长治、运城分别为32起、28起.
    if not names or any(m.level and m.name.start == names[-1].start for m in reading.matches):
        return False
    listed = reading.listed(names)
    dealt = deal_out(reading, run, names)
    if dealt and any(dealt):
        pairs = [(m, figure, "") for m, figure in zip(dealt, run, strict=True) if m]
    elif len(listed) == len(run) and _paired(reading, listed[-1].end, run[0].start):
        pairs = [(mention, figure, "") for mention, figure in zip(listed, run, strict=True)]
    else:
        parts = parts_before(reading, listed[-1], len(run))
        parts = parts or parts_between(reading, listed[-1].end, run)
        pairs = [(listed[-1], figure, part) for part, figure in zip(parts, run, strict=False)]
        if dealt and not parts:
            # 分别 over more figures than items, or fewer: nothing is guessed.
            reading.doubt(listed)
    for mention, figure, part in pairs:
        reading.consumed.add(mention.start)
        for indicator in reading.meant(mention):
            if figure.quantity and compatible(indicator, figure.quantity):
                if part:
                    match = reading.keep(mention, indicator, figure.quantity)
                    match.part, match.is_dealt = part, True
                else:
                    _tell(reading, mention, indicator, figure)
            else:
                reading.refuse([figure], mention, "unit")
    if dealt and (any(dealt) or not pairs):
        refuse_undealt(reading, run, dealt, names[-1])
    return bool(pairs) or dealt is not None


def _paired(reading: Reading, start: int, end: int) -> bool:
    if reading.grammar.full_stop.search(reading.text, start, end) or end - start > _PAIRING_GAP:
        return False
    pairs = reading.grammar.pairs.search(reading.text, start, end)
    return bool(pairs) or _gap_obstacle(reading.grammar, reading.text[start:end]) is None
