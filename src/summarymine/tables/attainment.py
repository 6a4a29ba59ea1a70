"""Whether what came meets what was planned, as far as the bounds of both tell."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from summarymine.model import Direction
from summarymine.tables.cells import PERCENT_UNITS, signed
from summarymine.tables.computed import HUNDRED, in_brackets
from summarymine.tables.figures import Figure, bounds_of
from summarymine.tables.statements import Statement

Verdict = Literal["met", "missed", "undecided", ""]

# 近16000起 is less, yet nobody plans to stay below it.
_NEARLY = re.compile(r"(?<![附最邻临就靠])近\s*[\d一二三四五六七八九十百千万]|不到|不足")
# All that a direction alone tells of a change.
_DIRECTIONS: dict[Direction | None, Figure] = {
    "up": Figure(Decimal(0), None),
    "down": Figure(None, Decimal(0)),
    "flat": Figure.of(0),
    None: Figure(None, None),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attainment:
    """How an actual figure stands to its target.

    gap: actual less target; ratio: actual as a percentage of the target, None where they point in
    different directions. reason: why there is no verdict, a word of docs/compare.md.
    """

    verdict: Verdict = ""
    gap: Figure | None = None
    ratio: Figure | None = None
    arithmetic: str = ""
    reason: str = ""


def judge(target: Statement, came: Figure) -> Attainment:
    """The verdict on a target of what came, level or change as the target is.

    An open verdict is undecided; without a direction, only what equals the target meets it.
    """
    aim = _aim(target)
    if aim is None:
        return Attainment(reason="approximate")
    goal = find_goal(target)
    ratio = _ratio(came, aim)
    verdict: Verdict
    if goal is None:
        verdict = "met" if came == Figure.of(aim) else ""
    else:
        verdict = _verdict(goal, came)
        # 6%左右: what is just below may be near enough.
        if verdict == "missed" and target.fact.approx == "about" and not _is_against(came, aim):
            verdict = "undecided"
    return Attainment(
        verdict=verdict,
        gap=_open_as_none(came.minus(Figure.of(aim))),
        ratio=ratio,
        arithmetic="" if ratio is None else _arithmetic(came, aim, ratio),
        reason="" if verdict else "direction_unknown",
    )


def change_or_level(statement: Statement) -> Figure:
    """The bounds of what a statement says; of a direction alone, one side of zero."""
    if statement.kind == "direction":
        return _DIRECTIONS[statement.fact.direction]
    return bounds_of(statement)


def find_goal(target: Statement) -> Figure | None:
    """All that meets a target: of 下降5%以上 any fall of 5 or more; None where no side is told.

    A change is met by a larger one of its direction, unless it says at most (以内).
    """
    fact = target.fact
    aim = _aim(target)
    if aim is None:
        return None
    if target.kind != "level":
        falls = aim < 0
        upper = falls if fact.approx != "less" else not falls
        return None if aim == 0 else Figure(None, aim) if upper else Figure(aim, None)
    if fact.approx == "less":
        nearly = _NEARLY.search(fact.evidence.sentence)
        return None if nearly else Figure(None, aim)
    if aim == 0:
        # No count is below it.
        return Figure(None, aim)
    # No rate can be above 100%.
    full = aim == HUNDRED and (fact.unit in PERCENT_UNITS)
    if fact.approx == "more" or full or fact.direction == "up":
        return Figure(aim, None)
    return Figure(None, aim) if fact.direction == "down" else None


def _aim(target: Statement) -> Decimal | None:
    """The number that a target names; None for a range or bounds without one."""
    fact = target.fact
    match target.kind:
        case "percent":
            return fact.change_pct
        case "absolute":
            return fact.change_abs
        case "level" if fact.approx is None and fact.low != fact.high:
            return None
        case "level":
            return fact.value
        case _:
            return None


def _verdict(goal: Figure, came: Figure) -> Verdict:
    if _holds(goal, came):
        return "met"
    apart = came.surely_above(goal) or goal.surely_above(came)
    return "missed" if apart else "undecided"


def _holds(goal: Figure, came: Figure) -> bool:
    """Whether all that came may be lies within the goal."""
    above = goal.low is None or (came.low is not None and came.low >= goal.low)
    below = goal.high is None or (came.high is not None and came.high <= goal.high)
    return above and below


def _is_against(came: Figure, aim: Decimal) -> bool:
    """Whether a change surely went the other way."""
    zero = Figure.of(0)
    return came.surely_above(zero) if aim < 0 else zero.surely_above(came)


def _ratio(came: Figure, aim: Decimal) -> Figure | None:
    """Actual as a percentage of the target, both of one sign."""
    sign = Decimal(-1 if aim < 0 else 1)
    turned = came.times(sign)
    if turned.low is None or turned.low < 0:
        return None
    ratio = turned.over(Figure.of(aim * sign))
    return ratio and _open_as_none(ratio.times(HUNDRED))


def _open_as_none(figure: Figure) -> Figure | None:
    return None if figure.low is None and figure.high is None else figure


def _arithmetic(came: Figure, aim: Decimal, ratio: Figure) -> str:
    shown = f"({signed(aim)})" if aim < 0 else signed(aim)
    return f"{in_brackets(came)} ÷ {shown} × 100 = {ratio.rounded()}"
