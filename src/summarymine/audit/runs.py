"""Runs of figures behind a total, claimed by indicators or not, that sum to it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from summarymine.audit.ranges import Range
from summarymine.audit.report import Report
from summarymine.audit.told import added_quantities, number
from summarymine.model import Finding, Quantity, Span
from summarymine.ready import compile_regex

# Measured, not counted: no parts of a number of things.
_NO_COUNT = frozenset(
    [
        *("", "%", "‰", "百分点", "千分点", "基点", "倍", "成", "折", "度", "米", "公里", "平方米"),
        *("年", "个月", "月", "周", "天", "小时", "分钟", "秒", "分", "岁", "周岁"),
    ]
)
# Changes and shares are no parts: 增加37起, 比上年多12人.
_CHANGE = compile_regex(
    r"(?:增加|减少|上升|下降|增长|降低|提高|少发|少|多|增|减|升|降|同比|[比较](?:去年|上年)[^，。；]{0,6}"
    r"|平均|日均|人均|[＋+\-−↑↓])(?:了|约|近)?$"
)
_CHANGE_REACH = 12
_LISTS = compile_regex("其中|包括|分别|分为|含|：")
_TOTALS = compile_regex("(?:合计|共计|总计|共|计|累计)(?:[^，。；、\\d]{0,10})$")
_SEGMENT_END = compile_regex("[；;]")
# With fewer parts, or of less, a sum comes about by chance: a run of two under 100 in a hundred.
_FEWEST_MIXED = 3
_FEWEST_SMALL = 4
_SMALL = 100
# Figures this near to the sum, of so many parts, that a slip is likelier than a part left out.
_NEAR = Decimal("0.02")
_FEWEST_NEAR = 3


class Run(NamedTuple):
    """A total and the figures behind (or before) it. linked: by 其中 and the like."""

    total: Quantity
    parts: tuple[Quantity, ...]
    linked: bool
    complete: bool


def find_run_sums(report: Report, known: Iterable[frozenset[int]]) -> Iterator[Finding]:
    """Runs that sum to their total are proposed, near misses told with the difference.

    known: the starts, as read, of the cells of sums that were found before.
    """
    if report.document is None:
        return
    seen = set(known)
    near: list[Run] = []
    in_sums: set[int] = set()
    for run in _runs(report):
        quantities = (run.total, *run.parts)
        starts = frozenset(report.document.origins[q.span.start] for q in quantities)
        if starts in seen:
            continue
        if _sums(run):
            seen.add(starts)
            in_sums.update(q.span.start for q in quantities)
            yield _finding("run_sums", report, run)
        elif _is_near(report, run):
            seen.add(starts)
            near.append(run)
    for run in near:
        # Told as another sum already, they need no second one.
        if run.total.span.start not in in_sums:
            yield _finding("run_near", report, run)


def _runs(report: Report) -> Iterator[Run]:
    assert report.document is not None
    starts = [quantity.span.start for quantity in report.quantities]
    for sentence in report.document.sentences:
        first, last = (bisect_left(starts, at) for at in (sentence.start, sentence.end))
        counts = [q for q in report.quantities[first:last] if is_count(report, q, sentence)]
        for at, total in enumerate(counts):
            yield from _runs_behind(report, total, counts[at + 1 :], sentence)
            if at and _is_total(report, total, sentence):
                yield from _prefixes(total, counts[:at][::-1], linked=False)


def is_count(report: Report, quantity: Quantity, sentence: Span) -> bool:
    """Whether a quantity of a sentence counts things exactly, and is no change and no average."""
    assert report.document is not None
    if quantity.value is None or quantity.unit in _NO_COUNT or quantity.value < 0:
        return False
    if quantity.approx or quantity.low != quantity.high or "damaged" in quantity.flags:
        return False
    start = max(sentence.start, quantity.span.start - _CHANGE_REACH)
    return not _CHANGE.search(report.document.text[start : quantity.span.start])


def _is_total(report: Report, quantity: Quantity, sentence: Span) -> bool:
    assert report.document is not None
    start = max(sentence.start, quantity.span.start - _CHANGE_REACH)
    return _TOTALS.search(report.document.text[start : quantity.span.start]) is not None


def _runs_behind(
    report: Report, total: Quantity, behind: Sequence[Quantity], sentence: Span
) -> Iterator[Run]:
    """The runs after a total up to the end of its segment, of its sentence, of its own unit."""
    assert report.document is not None
    text = report.document.text
    if not behind:
        return
    linked = _LISTS.search(text, total.span.end, behind[0].span.start) is not None
    stop = _SEGMENT_END.search(text, total.span.end, sentence.end)
    segment = [q for q in behind if stop is None or q.span.start < stop.start()]
    for stretch in (segment, behind) if len(segment) < len(behind) else (segment,):
        same = [quantity for quantity in stretch if quantity.unit == total.unit]
        yield from _prefixes(total, same, linked=linked)
        if len(stretch) > len(same) and len(stretch) >= _FEWEST_MIXED:
            yield Run(total, tuple(stretch), linked, complete=True)


def _prefixes(total: Quantity, parts: Sequence[Quantity], *, linked: bool) -> Iterator[Run]:
    """The parts up to the one that makes the total full, and all of them."""
    summed = Decimal(0)
    for number_of, part in enumerate(parts, start=1):
        summed += part.value or Decimal(0)
        if number_of > 1 and summed == total.value and part.unit == total.unit:
            yield Run(total, tuple(parts[:number_of]), linked, complete=number_of == len(parts))
            return
        if summed > (total.value or Decimal(0)):
            break
    if len(parts) > 1:
        yield Run(total, tuple(parts), linked, complete=True)


def _sums(run: Run) -> bool:
    """Whether the parts sum to the total, and not by chance."""
    if not run.total.value or sum(q.value or Decimal(0) for q in run.parts) != run.total.value:
        return False
    if any(not part.value for part in run.parts) and len(run.parts) <= _FEWEST_MIXED:
        return False
    few = len(run.parts) < _FEWEST_SMALL
    return run.linked or not few or run.total.value >= _SMALL


def _is_near(report: Report, run: Run) -> bool:
    total = run.total
    same = all(part.unit == total.unit for part in run.parts)
    if not (run.complete and run.linked and same and len(run.parts) >= _FEWEST_NEAR):
        return False
    if not total.value or total.value < _SMALL:
        return False
    summed = Range(Decimal(0), Decimal(0))
    for part in run.parts:
        summed += report.quantity_range(part)
    if summed.meets(report.quantity_range(total)):
        return False
    exact = sum((part.value or Decimal(0) for part in run.parts), Decimal(0))
    return abs(exact - total.value) <= _NEAR * total.value


def _finding(code: str, report: Report, run: Run) -> Finding:
    total = run.total.value or Decimal(0)
    summed = sum((part.value or Decimal(0) for part in run.parts), Decimal(0))
    facts, places = report.cells((run.total, *run.parts))
    ending = "" if summed == total else f" ≠ {number(total)}"
    return Finding(
        code=code,
        weight="proposal" if code == "run_sums" else "doubt",
        document=report.name(),
        facts=facts,
        places=places,
        arithmetic=f"{added_quantities(run.parts)} = {number(summed)}{ending}",
        details={
            "total": run.total.surface,
            "count": str(len(run.parts)),
            "sum": number(summed),
            "difference": number(summed - total),
        },
    )
