"""Items: figures without an indicator's name, which are parts of a match before them."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from summarymine.indicators.definitions import Indicator
from summarymine.indicators.macros import FILLER
from summarymine.indicators.marks import Figure
from summarymine.indicators.match import Mention
from summarymine.indicators.matches import Match, Reading, compatible, is_relative, takes_change
from summarymine.indicators.pairs import items_before
from summarymine.indicators.timed import TimedRegex, timed
from summarymine.model import Quantity, Span
from summarymine.text.clauses import leaves_brackets
from summarymine.text.words import segment

_ITEM_LENGTH = 14
# How many matches back the parent of an item at the start of a sentence may be.
_REACH = 6
# By how much a figure that is about right may be less than what it stands for.
_ABOUT = Decimal("1.1")
# 30: more deaths in one accident make the news of a country, not a line of a summary.
_MOST_DEATHS = 30


def link_item(reading: Reading, figure: Figure, level: Quantity) -> None:
    """其中新能源汽车29.4万辆, or under 按道路分: 国道28起: a part of the match before."""
    parent = _parent(reading, figure, level) or _topic(reading, level)
    item = _item_words(reading, figure) if parent else ""
    if parent and (_is_other_kind(reading, parent, item) or _is_apart(reading, figure, item)):
        parent, item = None, ""
    if parent and item:
        reading.matches.append(_item_of(reading, parent, figure, item))
    elif not _link_object(reading, figure, level):
        _refuse_item(reading, figure, parent)


def _is_apart(reading: Reading, figure: Figure, item: str) -> bool:
    """其中涉黑34人；追诉1312人: over a semicolon only what is plainly a part is another item."""
    reached = _part_mark(reading, figure.head_end) is not None
    return reading.topic is None and not reached and not reading.grammar.plain_part.search(item)


def _is_other_kind(reading: Reading, parent: Match, item: str) -> bool:
    """超速20起，疲劳驾驶18起: one kind of violation is no part of another."""
    kind = parent.indicator
    is_violation = kind.unit == "起" and not (kind.consequences or kind.whole)
    return is_violation and reading.grammar.other_kind.search(item) is not None


def link_items(reading: Reading, run: Sequence[Figure]) -> bool:
    """其中高邮、宝应分别下降5%、9%: a list of items dealt out to parts of the match before."""
    mark = _part_mark(reading, run[0].head_end)
    before = [m for m in reading.matches if m.end <= (run[0].head_end if mark is None else mark)]
    before = [m for m in before or reading.earlier[-1:] if not m.earlier]
    if not before:
        return False
    parent = max(before, key=lambda match: match.end)
    start = max(mark or 0, parent.end, reading.sentence.start)
    if any(match.level and start < match.end <= run[0].head_end for match in reading.matches):
        # 其中货车事故203起、死亡61人，分别下降12%、15%: the changes of these.
        return False
    items = items_before(reading, start, run)
    if mark is None and any(map(reading.grammar.other_name.search, items)):
        # 刑事案件下降35.9%，安全事故起数和死亡人数分别下降…: told of other things, not of parts.
        return False
    told = _as_changes(reading, start, run, parent.indicator)
    for item, figure in zip(items, told, strict=False):
        head = parent.parent if parent.inherits and parent.parent else parent
        reading.matches.append(_item_of(reading, head, figure, item))
    return bool(items) and bool(told)


def is_undealt(reading: Reading, run: Sequence[Figure]) -> bool:
    """其中高邮、宝应、仪征分别为12人、9人: a list with other than one figure for each item."""
    mark = _part_mark(reading, run[0].head_end)
    if mark is None:
        return False
    last = max((m.end for m in reading.matches if m.end <= run[0].head_end), default=mark)
    text = reading.text[max(mark, last) : run[0].start]
    if not reading.grammar.pairs.search(text) or not reading.grammar.connector.search(text):
        return False
    before = [match for match in reading.matches if match.end <= mark]
    if before:
        reading.refuse(run, max(before, key=lambda match: match.end), "arity")
    return True


def _as_changes(
    reading: Reading, start: int, run: Sequence[Figure], indicator: Indicator
) -> Sequence[Figure]:
    """The run as it stands; percentages of a count as the changes that 增幅 makes of them."""
    if run[0].role == "change":
        return [figure for figure in run if takes_change(indicator, figure)]
    if all(figure.quantity and compatible(indicator, figure.quantity) for figure in run):
        return run
    said = reading.grammar.rate_of_change.search(reading.text, start, run[0].start)
    if not said or any(f.quantity is None or f.quantity.unit != "%" for f in run):
        return ()
    sign: Literal[-1, 1] = 1 if said["up"] else -1
    return [replace(figure, role="change", sign=sign) for figure in run]


def _item_of(reading: Reading, parent: Match, figure: Figure, item: str) -> Match:
    """A match of one part of parent: with its level, or with its change."""
    level = figure.quantity if figure.role == "level" else None
    match = Match(
        parent.indicator,
        parent.pattern,
        reading.sentence,
        Span(figure.start, figure.start),
        level=level,
        part=item,
        inherits=True,
        parent=parent,
    )
    if figure.role == "change":
        quantity = figure.quantity
        points = quantity and quantity.unit == "百分点" and "%" in parent.indicator.units
        if quantity and is_relative(quantity) and not points:
            match.pct = figure
        else:
            match.absolute = figure
    return match


def _link_object(reading: Reading, figure: Figure, level: Quantity) -> bool:
    """检查客车3辆、面包车2辆: whether it is the next of a list of objects; then it is linked."""
    last = reading.last
    if last is None or last.level is None or last.level.unit != level.unit:
        return False
    objects = _objects(last.indicator)
    if objects is None or level.unit not in last.indicator.units:
        return False
    gap = reading.text[last.end : figure.head_end].replace(FILLER, "")
    found = objects.fullmatch(gap, 0, len(gap))
    if found:
        match = _item_of(reading, last, figure, found["item"])
        match.inherits, match.parent, match.is_dealt = False, None, True
        reading.matches.append(match)
    return found is not None


@lru_cache(maxsize=64)
def _objects(indicator: Indicator) -> TimedRegex | None:
    if not indicator.objects:
        return None
    words = "|".join(pattern.regex for pattern in indicator.objects)
    return timed(f"[、，和及](?P<item>{words})(?:约|近|逾|达|超过?)*", f"{indicator.id}.objects")


def _refuse_item(reading: Reading, figure: Figure, parent: Match | None) -> None:
    """Notes a figure after 其中 that the match before it does not take as its part."""
    if parent:
        reading.refuse([figure], parent, "item_words")
        return
    mark = _part_mark(reading, figure.head_end)
    before = [match for match in reading.matches if mark is not None and match.end <= mark]
    if before:
        reading.refuse([figure], max(before, key=lambda match: match.end), "no_items")


def is_cause(reading: Reading, figure: Figure, level: Quantity, unit: str) -> bool:
    """行政拘留60人，其中酒驾14人: cases counted as persons say which of the persons before."""
    parent = _parent(reading, figure, level) if unit == "起" and level.unit == "人" else None
    if parent is None or parent.indicator.unit != "人":
        return False
    # 刑事拘留60人，其中查处党员酒驾7人: what is dealt with is told for itself.
    return reading.grammar.dealing.search(reading.text, parent.end, figure.start) is None


def is_blamed(reading: Reading, figure: Figure, mention: Mention) -> bool:
    """亡人事故29起，其中疲劳驾驶4起: accidents that came of it, no count of drivers stopped."""
    level = figure.quantity
    named = reading.text[mention.start : mention.end]
    if level is None or not reading.grammar.blamed.search(named):
        return False
    if reading.grammar.in_accidents.search(reading.text, reading.sentence.start, mention.start):
        # 亡人事故中酒驾4起; 查处 stands in the name of a deed.
        return reading.grammar.dealing.search(named) is None
    # A semicolon ends it: 其中城区2起；酒驾612起.
    reached = _part_mark(reading, figure.head_end) is not None
    parent = _parent(reading, figure, level) if reached else None
    kinds = parent.indicator.consequences if parent else ()
    if parent is None or not kinds or any(i.consequences for i in reading.meant(mention)):
        return False
    # 发生事故29起，查处违法3000起，其中超速8起: of what was told last.
    since = [m for m in reading.matches if parent.end < m.end <= mention.start]
    of_accidents = all(m.indicator.id in kinds or m.indicator.consequences for m in since)
    return of_accidents and not _exceeds(level, parent.level)


def _exceeds(level: Quantity, whole: Quantity | None) -> bool:
    """Whether level is more than what it would be a part of."""
    if whole is None or whole.value is None or level.value is None:
        return False
    if whole.unit != level.unit:
        return False
    # 约600 may be some more.
    most = whole.value * _ABOUT if whole.approx else whole.value
    return level.value > most


def group(reading: Reading) -> None:
    """What stands after 其中 is an item of the match before it, and shares its scope."""
    for match in reading.matches:
        mark = None if match.parent else _part_mark(reading, match.name.start)
        if mark is not None:
            before = [m for m in reading.matches if m.end <= mark and m.level]
            parent = max(before, key=lambda m: m.end, default=None)
            # 其中货车231起，酒驾98起: after an item comes another item, not a part of it.
            match.parent = parent.parent if parent and parent.inherits else parent
    told: list[Match] = []
    for match in sorted(reading.matches, key=lambda match: match.span.start):
        match.of = _cause(reading, match, told)
        if match.of is None and not match.level:
            match.twin = _twin(reading, match, told)
        told.append(match)


def _cause(reading: Reading, match: Match, told: Sequence[Match]) -> Match | None:
    """发生事故312起，死亡40人: the accidents whose deaths these are, in the same breath."""
    for before in reversed(told):
        # Its changes may come after both: 事故312起，死亡40人，分别下降7%和9%.
        end = max(before.span.end, before.name.end)
        gap = reading.text[end : match.name.start]
        parted = reading.grammar.full_stop.search(gap) or reading.grammar.total.search(gap)
        if end > match.name.start or parted:
            return None
        if reading.is_aside(before, match.name.start) or before.of:
            continue
        if match.indicator.id not in before.indicator.consequences:
            return None
        if (before.level or not match.level) and _can_be_of(match, before, told):
            return before
    return None


def _can_be_of(match: Match, before: Match, told: Sequence[Match]) -> bool:
    """Whether the figure fits these accidents: 其中较大事故1起，死亡40人 has too many dead."""
    if match.level is None or before.level is None:
        # 摩托车事故减少30起，死亡减少4人: but of a rise or fall the kind is told again.
        return match.indicator.id not in before.indicator.narrows
    count, value = before.level.value, match.level.value
    if count is None or value is None:
        return False
    kind = before.indicator
    if match.indicator.id in kind.narrows:
        if kind.floor and match.indicator.id == kind.narrows[0]:
            return kind.floor * count <= value <= _MOST_DEATHS * count
        # 受伤3人 goes with the deaths before it; alone it must stand right behind.
        return before.parent is None or told[-1] is before or told[-1].of is before
    # Of a part there is something whole to go to, where the part is too small.
    return before.parent is None or match.level.unit != "人" or value <= 3 * count


def _twin(reading: Reading, match: Match, told: Sequence[Match]) -> Match | None:
    """与去年同期相比，死亡人数减少3人 says of which deaths only by what stands before it."""
    for before in reversed(told):
        if before.indicator is match.indicator and before.level:
            gap = reading.text[before.span.end : max(match.name.start, match.span.start)]
            compared = reading.grammar.compares.search(gap) and not reading.grammar.total.search(
                gap
            )
            return before if compared else None
    if not reading.follows:
        return None
    clause = reading.grammar.clause_break.split(
        reading.text[reading.sentence.start : match.name.start]
    )[-1]
    if reading.grammar.total.search(clause):
        return None
    last = reading.earlier[-1].sentence if reading.earlier else None
    for before in reversed(reading.earlier):
        if before.sentence != last:
            return None
        if before.indicator is match.indicator and before.level and not before.earlier:
            return before
    return None


def _part_mark(reading: Reading, at: int, *, goes_on: bool = False) -> int | None:
    """Where the last 其中 before at stands, if no full stop or semicolon parts them.

    goes_on: over the semicolons of a list: 其中国道发生104起，死亡43人；县道发生51起.
    """
    start = reading.sentence.start
    for stop in reading.grammar.full_stop.finditer(reading.text, start, at):
        item = reading.text[stop.end() : at]
        is_item = len(item) <= _ITEM_LENGTH and "，" not in item
        is_item = is_item and not reading.grammar.anew.match(item)
        if not (goes_on and stop.group() == "；" and is_item):
            start = stop.end()
    mark = None
    for found in reading.grammar.part.finditer(reading.text, start, reading.sentence.end):
        if found.start() >= at:
            break
        # （含醉驾1437起）、超员…: what stands in brackets holds inside them only.
        if not leaves_brackets(reading.text, found.end(), at):
            mark = found.start()
    return mark


def _parent(reading: Reading, figure: Figure, level: Quantity) -> Match | None:
    """The match that the item is a part of, within reach of a 其中: the one before it at best."""
    mark = _part_mark(reading, figure.head_end, goes_on=True)
    if mark is None:
        return None
    opens = mark <= reading.sentence.start + 2
    before = [match for match in reading.matches if match.end <= mark]
    # 各镇街中，佛堂死亡3人，其余均不超过2人: the head is named in the list itself.
    lists = reading.grammar.parts_ahead.match(reading.text, mark) is not None
    after = [m for m in reading.matches if lists and m.end > mark and m.end <= figure.start]
    earlier = reading.earlier[-_REACH:] if opens else ()
    for match in (*reversed(before), *reversed(after), *reversed(earlier)):
        # 发生事故312起，其中查处疲劳驾驶61起: what is dealt with is no accident.
        if match.indicator.consequences and reading.grammar.dealing.search(
            reading.text, mark, figure.start
        ):
            continue
        if not match.earlier and _takes(match, level):
            return match.parent if match.inherits else match
    return None


def _topic(reading: Reading, level: Quantity) -> Match | None:
    return reading.topic if reading.topic and _takes(reading.topic, level) else None


def _takes(match: Match, level: Quantity) -> bool:
    """Whether level may be an item of match: no more, and of the same unit or any that it takes."""
    items = match.indicator.items
    if not match.level or not items or not compatible(match.indicator, level):
        return False
    if _exceeds(level, match.level):
        # 新登记6860户，其中企业1620户，累计实有5.26万户: a total again.
        return False
    return items == "any" or match.level.unit == level.unit


def _item_words(reading: Reading, figure: Figure) -> str:
    """The words that say which part, "" if they say something else."""
    grammar = reading.grammar
    head = reading.text[reading.sentence.start : figure.head_end]
    words = _bare(reading, head)
    if not words and head.endswith(("，", "，共", "，有")):
        # 周六最多，共19起: the part is named in the clause before.
        words = _bare(reading, head[: head.rindex("，")])
    return "" if len(words) > _ITEM_LENGTH or grammar.no_item.search(words) else words


def _bare(reading: Reading, head: str) -> str:
    """The last phrase of head without 其中, 共, 发生 and their kind."""
    grammar = reading.grammar
    start = grammar.item_start.search(head)
    item = head[start.end() if start else 0 :].replace(FILLER, "").strip("“” ")
    item = grammar.item_edge.sub("", item)
    if grammar.item_inside.search(item):
        # Inside, only whole words go: the 和 of 和平路 is none.
        item = "".join(
            word for word in segment(item, reading.words) if word not in grammar.item_words
        )
    return item.strip("“” ")
