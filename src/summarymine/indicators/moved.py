"""同比少发事故45起、死亡31人: changes, whose names stand behind the word of the direction."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from summarymine.indicators.macros import FILLER
from summarymine.indicators.marks import Figure
from summarymine.indicators.match import Mention
from summarymine.indicators.matches import Reading
from summarymine.ready import compile_regex
from summarymine.text.clauses import last_end

_JOIN = compile_regex(f"{FILLER}*(?:、|和|及|与|以及|（)")
_COMMA = compile_regex(f"{FILLER}*(?:，|、|和)")
_ENDS = compile_regex("[、和及与，。；）]|$")
# 死亡人数31人, 共死亡31人 are levels.
_COUNTS = compile_regex("数|共|总")


class _Told(NamedTuple):
    """A change told last by its name, and where it ends; is_open: or a level."""

    name: Mention
    end: int
    sign: Literal[-1, 1]
    is_open: bool = False


def turn_moved(
    reading: Reading, figures: Sequence[Figure], names: Sequence[Mention]
) -> list[Figure]:
    """The figures of the sentence, those behind 少发 and what goes on from them made changes.

    少发事故45起，死亡31人 may be 31 deaths or 31 fewer: that figure is left out.
    """
    turned: list[Figure] = []
    last: _Told | None = None
    for number, figure in enumerate(figures):
        if figure.role == "change" and (behind := name_behind(reading.text, figure, names)):
            last = _Told(behind, behind.end, 1 if figure.sign > 0 else -1)
        name = next((m for m in reversed(names) if m.end <= figure.start), None)
        follows = name and reading.grammar.gap.fullmatch(reading.text, name.end, figure.start)
        if figure.role == "level" and name and follows:
            sign = _sign_before(reading, name) or _sign_of_list(reading, last, name)
            if sign:
                last = _Told(name, figure.end, sign)
                turned.append(replace(figure, role="change", sign=sign))
                continue
            if last and _is_open(reading, last, name, figures, number):
                reading.refuse([figure], name, "level_or_change")
                last = last._replace(end=figure.end, is_open=True)
                continue
        turned.append(figure)
    return turned


def name_behind(text: str, figure: Figure, names: Sequence[Mention]) -> Mention | None:
    """事故 in 少发45起事故、少死31人: the name right behind a figure, if a phrase ends there."""
    for name in names:
        if name.start == figure.end and _ENDS.match(text, name.end):
            return name
    return None


def _sign_before(reading: Reading, name: Mention) -> Literal[-1, 1] | None:
    """The way that 少发 or 多 right before the name goes."""
    start = last_end(reading.grammar.head_break, reading.text, reading.sentence.start, name.start)
    found = reading.grammar.moved.fullmatch(reading.text, start, name.start)
    return (1 if found["up"] else -1) if found else None


def _sign_of_list(reading: Reading, last: _Told | None, name: Mention) -> Literal[-1, 1] | None:
    """少发事故45起、死亡31人: the next of the list goes the same way."""
    if last is None or last.is_open or not _JOIN.fullmatch(reading.text, last.end, name.start):
        return None
    return last.sign if _goes_with(reading, last.name, name) else None


def _goes_with(reading: Reading, one: Mention, other: Mention) -> bool:
    """Whether the second name is of the first's kind, or of what comes of it.

    少发事故45起、查处酒驾612起: another deed is told for itself.
    """
    deed, text = reading.grammar.deed, reading.text
    if deed.search(text, other.start, other.end) and not deed.search(text, one.start, one.end):
        return False
    units = {indicator.unit for indicator in reading.meant(other)}
    return any(kind.consequences or kind.unit in units for kind in reading.meant(one))


def _is_open(
    reading: Reading, last: _Told, name: Mention, figures: Sequence[Figure], number: int
) -> bool:
    """Whether the figure of a bare verb over a comma may be a level or a change."""
    text, figure, before = reading.text, figures[number], figures[:number]
    if not _COMMA.fullmatch(text, last.end, name.start) or _COUNTS.search(
        text, name.start, figure.start
    ):
        return False
    if not _goes_with(reading, last.name, name):
        return False
    # 发生事故312起，同比少发45起，死亡31人: among levels a level.
    if any(other.role == "level" and other.start < last.name.start for other in before):
        return False
    following = figures[number + 1] if number + 1 < len(figures) else None
    is_compared = following and following.role in ("change", "flat")
    return not (
        is_compared
        and following
        and reading.grammar.neutral.fullmatch(text, figure.end, following.head_end)
    )
