"""The masked text: every figure stands as one character of its family, at its own place.

Regexes then see a figure as one thing, whatever it looks like, and offsets stay.
"""

from collections.abc import Sequence

from summarymine.indicators.macros import FILLER
from summarymine.model import Quantity

COUNT, PERCENT, POINTS, MONEY, BARE = map(chr, range(0xE000, 0xE005))
KIND = "\ue006"
_RATIO = {"%": PERCENT, "‰": PERCENT, "百分点": POINTS, "": BARE, "元": MONEY}
# Measured or counted by kind, not by piece: no indicator's level, and no end of a phrase.
_KINDS = frozenset({"类", "种", "项", "级", "大", "方面", "年", "岁", "小时", "分钟", "天", "个月"})


def family(quantity: Quantity) -> str:
    """The mask character of a quantity."""
    if quantity.unit in _RATIO:
        return _RATIO[quantity.unit]
    return KIND if quantity.unit in _KINDS else COUNT


def mask(text: str, quantities: Sequence[Quantity]) -> str:
    """text with each quantity replaced by its mask and fillers; the length stays."""
    pieces: list[str] = []
    done = 0
    for quantity in quantities:
        start, end = quantity.span.start, quantity.span.end
        pieces += (text[done:start], family(quantity), FILLER * (end - start - 1))
        done = end
    pieces.append(text[done:])
    return "".join(pieces)
