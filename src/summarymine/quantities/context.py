"""Words before a figure that tell what kind of figure it is: a direction, or a rate."""

from dataclasses import dataclass
from typing import Literal

import regex

# Longer words first; 新增 is a count, not a rise.
UP = "上升|增长|增加|增多|增幅|增速|提高|提升|上涨|上浮|攀升|涨幅|升幅|反弹|(?<!新)增|升|多"
DOWN = "下降|减少|降低|压降|压减|降幅|降落|下跌|跌幅|下滑|回落|缩短|递减|少|减|降"


@dataclass(frozen=True, slots=True)
class DirectionWord:
    """sign: +1 or -1; counts: after it a whole bare figure is a count (减少7), not a percentage."""

    sign: Literal[1, -1]
    counts: bool


_DIRECTION = regex.compile(
    rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:了|约|近|达|为|是|超|超过|幅度为|幅度达|：|到)*[ ]*$"
)
_COUNTING = regex.compile("减少|增加|增多|多|少|减|增")
_RATE = regex.compile(
    r"(?:率|占|占比|比例|比重)(?:[^，。；、\d]{0,8}(?:的|数))?"
    r"(?:仅|仅为|为|达|达到|约|近|是|高达|仍达|仍|：)*[ ]*$"
)
_LOOK_BEHIND = 14


def direction_before(text: str, start: int) -> DirectionWord | None:
    """The direction word right before position start."""
    found = _DIRECTION.search(text[max(0, start - _LOOK_BEHIND) : start])
    if not found:
        return None
    word = found["up"] or found["down"]
    return DirectionWord(1 if found["up"] else -1, bool(_COUNTING.fullmatch(word)))


def rate_before(text: str, start: int) -> bool:
    """Whether what stands before start is a rate or a share: 整改率, 占总数的."""
    return bool(_RATE.search(text[max(0, start - _LOOK_BEHIND) : start]))
