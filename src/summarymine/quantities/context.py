"""Words before a figure that tell what kind of figure it is: a direction, or a rate."""

from dataclasses import dataclass
from typing import Literal

import regex

UP = "上升|增长|增加|提高|提升|上涨|增多|增|升|多|上浮|攀升|增幅|涨幅|升幅|增速|反弹"
DOWN = "下降|减少|降低|压降|下跌|回落|少|减|降|降幅|跌幅|缩短|压减|下滑|降落|递减"


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
    r"(?:率|占|占比|比例|比重)(?:[^，。；、\d]{0,8}(?:的|数))?(?:仅|仅为|为|达|达到|约|近|是|高达|仍达|仍|：)*[ ]*$"
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
