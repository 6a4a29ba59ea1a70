"""Words before a figure that tell what kind of figure it is: a direction, or a rate."""

from dataclasses import dataclass
from typing import Literal

from summarymine.ready import compile_regex

# Longer words first; 新增 is a count, not a rise.
UP = "上升|增长|增加|增多|增幅|增速|提高|提升|上涨|上浮|攀升|涨幅|升幅|反弹|(?<!新)增|升|多"
DOWN = "下降|减少|降低|压降|压减|降幅|降落|下跌|跌幅|下滑|回落|缩短|递减|少|减|降"


@dataclass(frozen=True, slots=True)
class DirectionWord:
    """sign: +1 or -1; counts: after it a whole bare figure is a count (减少7), not a percentage."""

    sign: Literal[1, -1]
    counts: bool


_DIRECTION = compile_regex(
    rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))"
    r"(?:了|约|近|达|为|是|超|超过|分别|幅度为|幅度达|：|到)*[ ]*$"
)
_COUNTING = compile_regex("减少|增加|增多|多|少|减|增")
_RATE = compile_regex(
    r"(?:率|占|占比|比例|比重)(?:[^，。；、\d]{0,8}(?:的|数))?"
    r"(?:仅|仅为|分别|为|达|达到|约|近|是|高达|仍达|仍|：)*[ ]*$"
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


# 案-件比1.04, 指数89.6: what such words name has no unit.
_LEVEL = compile_regex(
    r"(?:指数|系数|倍差|(?:收入|结收|件|性别|师|抚养|赡养)比|比值|(?<![产总加价])值|得分|评分|均分|总分)"
    r"(?:仅|约|为|达|到|是|分别|提升至|提高至|降至|升至|增至|：)*[ ]*$"
)


def level_before(text: str, start: int) -> bool:
    """Whether what stands before start is an index or another level without a unit."""
    return bool(_LEVEL.search(text[max(0, start - _LOOK_BEHIND) : start]))


_MOVE = "提升|提高|上升|增长|增加|扩大|跃升|拓展|缩小|下降|降低|减少|压缩|升|增|降|减"
_MOVES_FROM = compile_regex(rf"[ ]*(?:{_MOVE})(?:到了?|至|为)[约近]?[ ]*[0-9]")
_MOVES_TO = compile_regex(
    rf"(?<=[从由][^，。；\n]{{0,8}}[0-9.][ ]*(?:{_MOVE})(?:到了?|至|为)[约近]?[ ]*)"
)
_SINCE = "从由"


def moves_between(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is one end of 从84.7提升至89.6."""
    if text[start - 1 : start] in _SINCE:
        return "." in text[start:end] and _MOVES_FROM.match(text, end) is not None
    if text[start - 1 : start] not in "到至为了约近":
        return False
    return "." in text[start:end] and _MOVES_TO.match(text, start) is not None


_RATE_WORD = compile_regex("率|占比|比例|比重")
_CLAUSE_REACH = 24


def rate_in_clause(text: str, start: int) -> bool:
    """Whether the clause that leads to start names a rate or a share."""
    before = text[max(0, start - _CLAUSE_REACH) : start]
    return (
        _RATE_WORD.search(before[max(before.rfind(mark) for mark in "，。；\n") + 1 :]) is not None
    )


# Shares of a whole, which is never more than all of it; 完成率 and 增长率 may be more.
_SHARE = compile_regex(
    r"(?:(?:整改|合格|满意|覆盖|知晓|达标|优良|佩戴|普及|出勤|治愈|及格|优秀|巩固|成活|办结|反馈|回访"
    r"|上线|录取|建档|通达|入户|到岗|持证|签订|签约|治理|处置|调解|履约)率|满意度|占比)"
    r"(?:仅|仅为|均|为|达|达到|约|近|是|高达|仍达|仍|：|保持在|稳定在|提升至|提高到)*[ ]*$"
)


def share_before(text: str, start: int) -> bool:
    """Whether what stands before start is a share that cannot be above 100%: 整改率, 占比."""
    return bool(_SHARE.search(text[max(0, start - _LOOK_BEHIND) : start]))
