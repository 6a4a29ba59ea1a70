"""Lists dealt out by 分别 and 依次: the first figure to the first item, known or not."""

from collections.abc import Sequence
from itertools import pairwise

from summarymine.indicators.macros import FILLER
from summarymine.indicators.marks import Figure
from summarymine.indicators.match import Mention
from summarymine.indicators.matches import Reading
from summarymine.indicators.reasons import Reason
from summarymine.text.clauses import last_end

_ITEM_LENGTH = 10


def deal_out(
    reading: Reading, run: Sequence[Figure], names: Sequence[Mention]
) -> list[Mention | None] | None:
    """The mention that each figure of run goes to, None for an item of no known name.

    None if nothing is dealt out here; all None where items and figures do not match in number:
    刑事立案数、交通事故数分别下降13.5%、2.1% gives the accidents 2.1%, not 13.5%.
    """
    if len(run) < 2 or not names:
        return None
    last = names[-1]
    grammar, text = reading.grammar, reading.text
    said = grammar.pairs.search(text, last.end, run[0].start) is not None
    if not said and run[0].role != "level":
        return None
    if _has_own_list(reading, last.end, run[0].head_end):
        return None
    start = last_end(grammar.clause_break, text, reading.sentence.start, last.start)
    ends = [found.start() for found in grammar.connector.finditer(text, start, last.end)]
    # A connector inside a name joins nothing.
    ends = [end for end in ends if not any(m.start < end < m.end for m in names)]
    # 城|乡居民收入: two names in one word.
    ends += [
        m.end
        for m, following in pairwise(names)
        if m.end == following.start >= start and m.role == following.role == "name"
    ]
    bounds = [start, *sorted(ends), last.end, *_unknown_ends(reading, last.end, run[0].head_end)]
    items = list(pairwise(bounds))
    if len(items) != len(run):
        return [None] * len(run) if said else None
    dealt = [next((m for m in names if low <= m.start < high), None) for low, high in items]
    # 超速、酒驾等违法导致死亡人数分别下降3%、5%: the parts of one name that comes after them.
    if dealt[len(run) - 1] is not last and grammar.leads_to.search(text, items[0][0], last.start):
        return None
    # 海口、三亚两地死亡人数: a list of places before one name, not a list of names.
    before = grammar.whole.sub("", text[items[-1][0] : last.start].lstrip("、和与及"))
    places = [text[low:high] for low, high in items[:-1]]
    if any(grammar.measured.search(place) for place in places):
        # 网络零售额、乡村旅游收入: of what no indicator counts.
        return dealt
    return None if before and not any(dealt[:-1]) else dealt


def _has_own_list(reading: Reading, start: int, end: int) -> bool:
    """产量创新高，普及率、覆盖率分别: whether the figures have items in a clause after the name."""
    grammar, text = reading.grammar, reading.text
    clause = last_end(grammar.clause_break, text, start, end)
    return clause > start and "、" in text[clause:end]


def items_before(reading: Reading, start: int, run: Sequence[Figure]) -> tuple[str, ...]:
    """其中长治、运城查处量较高，分别为: the parts of what was told, one for each figure."""
    grammar = reading.grammar
    words = grammar.pairs.split(reading.text[start : run[0].head_end])
    if len(words) < 2:
        return ()
    told = grammar.item_edge.sub("", grammar.punctuated.sub("", words[0].lstrip(FILLER)))
    told = grammar.ranked.sub("", grammar.neutral_edge.sub("", told))
    items = [grammar.list_tail.sub("", item) for item in grammar.connector.split(told)]
    fits = _fits(items, len(run))
    # 较去年和2019年分别下降…: two baselines, no parts.
    if not fits or grammar.compared.match(items[0]):
        return ()
    if any(map(grammar.punctuation.search, items)):
        return ()
    return _as_written(reading, items, start, run[0].start)


def _fits(items: Sequence[str], count: int) -> bool:
    """Whether these are so many items, and each short enough to be one."""
    return len(items) == count and all(0 < len(item) <= _ITEM_LENGTH for item in items)


def _unknown_ends(reading: Reading, start: int, end: int) -> list[int]:
    """The ends of items after the last known name: 预算收入和全口径财政收入分别为."""
    grammar, text = reading.grammar, reading.text
    stop = grammar.list_end.search(text, start, end)
    end = stop.start() if stop else end
    starts = [found.start() for found in grammar.connector.finditer(text, start, end)]
    # The first item begins at the connector right behind the name.
    if not starts or starts[0] != start:
        return []
    return [*starts[1:], end]


def parts_between(reading: Reading, start: int, run: Sequence[Figure]) -> tuple[str, ...]:
    """生产总值一季度、上半年分别增长3%、4%: the parts told between a name and its figures."""
    grammar = reading.grammar
    words = grammar.pairs.split(reading.text[start : run[0].head_end])
    items = grammar.connector.split(words[0]) if len(words) > 1 else []
    fits = _fits(items, len(run))
    if not fits or grammar.compared.match(items[0]):
        return ()
    if any(grammar.punctuation.search(item) for item in items):
        return ()
    items = ["" if grammar.total.fullmatch(item) else item for item in items]
    return _as_written(reading, items, start, run[0].start)


def parts_before(reading: Reading, mention: Mention, count: int) -> tuple[str, ...]:
    """海口、三亚两地死亡人数依次为96人、41人: the parts that a name after them is told for."""
    grammar = reading.grammar
    head = reading.text[reading.sentence.start : mention.start]
    clause = grammar.clause_break.split(head)[-1]
    months = grammar.months.fullmatch(clause)
    if months:
        numbers = range(int(months[1]), int(months[2]) + 1)
        return tuple(f"{number}月" for number in numbers) if len(numbers) == count else ()
    clause = grammar.leads_to.sub("", clause)
    clause = grammar.list_tail.sub("", grammar.pairs.sub("", clause.removeprefix("其中")))
    items = [grammar.item_prefix.sub("", item) for item in grammar.connector.split(clause)]
    if not _fits(items, count):
        return ()
    start = last_end(grammar.clause_break, reading.text, reading.sentence.start, mention.start)
    return _as_written(reading, items, start, mention.start)


def _as_written(reading: Reading, parts: Sequence[str], start: int, end: int) -> tuple[str, ...]:
    """Parts of the masked text between, in order, with the figures in them: 65岁以上老年人."""
    written = []
    for part in parts:
        found = reading.text.find(part, start, end)
        if found < 0:
            return ()
        start = found + len(part)
        written.append(reading.plain[found:start])
    return tuple(written)


def refuse_undealt(
    reading: Reading,
    run: Sequence[Figure],
    dealt: Sequence[Mention | None],
    last: Mention,
) -> None:
    """Notes the figures that were dealt to no name: their item is unknown, or counts differ."""
    reason: Reason = "unnamed_item" if any(dealt) else "arity"
    left = [figure for figure, mention in zip(run, dealt, strict=True) if mention is None]
    reading.refuse(left, last, reason)
