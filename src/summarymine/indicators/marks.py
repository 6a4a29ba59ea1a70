"""What the words around each figure make of it: a level, a change, a share, an earlier level."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

import regex

from summarymine.indicators.context import Context
from summarymine.indicators.macros import FIGURE_MASKS, FILLER, MASKS
from summarymine.model import Direction, Quantity, Span
from summarymine.quantities.context import DOWN, UP
from summarymine.ready import compile_regex

Role = Literal["level", "change", "from", "share", "flat"]

# Said of a change without a figure: 事故起数明显下降.
_ROSE = "上升|增长|增加|提高|上涨"
_FELL = "下降|减少|降低|回落|双降"


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity of a sentence with its role. start: of the quantity, or of the word 持平.

    head_end: where the words that may name its head end (before 同比下降, 降至, 由 …).
    """

    start: int
    end: int
    quantity: Quantity | None
    role: Role
    sign: Literal[-1, 0, 1] = 0
    head_end: int = field(default=0)
    moved: Direction | None = None  # for a new level after 降至: which way it went


class Marks:
    """The role regexes of a context, compiled."""

    def __init__(self, context: Context) -> None:
        words = context.directions
        filler = words["filler"]
        figure = f"{MASKS['bound']}(?=[{FIGURE_MASKS}])"
        self.direction = compile_regex(
            rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:{filler}|{words['to']}|[（“])*{figure}"
        )
        self.arrow = compile_regex(rf"(?:(?P<up>[↑▲])|(?P<down>[↓▼])){figure}")
        self.share = compile_regex(rf"占(?:[^，。；、{FIGURE_MASKS}]{{0,12}}?){figure}")
        self.origin = compile_regex(
            rf"(?:由|从|(?:比|较)(?=[^，。；]{{2,8}}的))(?:去年|上年|年初|前年|同期|原来|20\d\d年|[上下]半年"
            rf"|[一二三四]季度|“?十[一二三四]?五”?末|的)*(?:同期)?的?{figure}"
            # 比上年同期46人下降10.87%
            rf"|(?:比|较|与|同)(?:去年|上年|前年|20\d\d年)(?:同期)?{figure}"
            rf"(?=.{FILLER}*(?:相比)?，?(?:{UP}|{DOWN}))"
        )
        self.compared = compile_regex(
            rf"(?:(?<!不)高于|(?<!不)低于|高出|低出|超出)[^，。；、]{{0,10}}?{figure}"
        )
        # 比2019年疫情前死亡58人下降两成: what was then is named with its figures.
        told = rf"[\u4e00-\u9fff]{{0,12}}[{FIGURE_MASKS}]{FILLER}*"
        self.then = compile_regex(
            rf"(?:比|较|与|同|和)(?:[^，。；、{FIGURE_MASKS}]{{0,8}}的)?"
            r"(?:去年|上年|上一年|前年|20\d\d年)(?:同期|的)*"
            rf"(?:(?!相比|{UP}|{DOWN})[^，。；、：{FIGURE_MASKS}]){{0,16}}?{MASKS['bound']}"
            rf"[{FIGURE_MASKS}]{FILLER}*(?:[、和及]{told}){{0,4}}"
            rf"(?:死亡|受伤)?(?=相比|，?(?:分别|各|均|都|双双|同比)*(?:{UP}|{DOWN}|{words['flat']}))"
        )
        # 同比（事故13起、死亡3人）上升…: what it is compared with stands in the brackets.
        # 在对美贸易下降3成的情况下, 在上年下降5%的基础上: told of something else.
        self.aside = compile_regex(
            "(?:同比|环比)（[^（）]*）"
            rf"|在[^，。；]{{2,30}}?[{FIGURE_MASKS}][^，。；在]{{0,16}}?"
            "(?:情况|背景|形势|条件|前提|基础|基数)[下上]"
        )
        self.flat = compile_regex(words["flat"])
        # A sentence that begins so speaks of the one before: 同比分别下降….
        self.follows = compile_regex(
            r"[ ]*(?:其中|另有|同比|环比|分别|(?:与|和|同|较|比)(?:去年|上年|20\d\d年))"
        )
        # A sentence without a figure tells something only with one of these.
        self.tells = compile_regex(f"{words['flat']}|未|没|无|零|杜绝|{_ROSE}|{_FELL}")
        self.only = compile_regex(
            rf"[^，。；、（{FIGURE_MASKS}]{{0,14}}?(?:(?P<up>{_ROSE})|(?P<down>{_FELL}))"
            rf"(?:明显|显著|态势|趋势)?(?=[，。；、]|$)"
        )

    def figures(self, text: str, sentence: Span, quantities: Sequence[Quantity]) -> list[Figure]:
        """The figures of a sentence in order, words for "unchanged" among them."""
        directions = {found.end(): found for found in self._find(self.direction, text, sentence)}
        arrows = {found.end(): found for found in self._find(self.arrow, text, sentence)}
        shares = {found.end(): found for found in self._find(self.share, text, sentence)}
        origins = {found.end(): found for found in self._find(self.origin, text, sentence)}
        compared = {found.end() for found in self._find(self.compared, text, sentence)}
        asides = [found.span() for found in self._find(self.aside, text, sentence)]
        thens = [found.span() for found in self._find(self.then, text, sentence)]
        starts = [quantity.span.start for quantity in quantities]
        # 较2023年的386起、88起分别上升…: a list of then, of which no figure is the last name's.
        lists = [(a, b) for a, b in thens if sum(a < start < b for start in starts) > 1]
        figures: list[Figure] = []
        for quantity in quantities:
            start, end = quantity.span.start, quantity.span.end
            if any(first < start < last for first, last in asides):
                figures.append(Figure(start, end, quantity, "share", head_end=start))
            elif found := directions.get(start):
                figures.append(_directed(found, quantity))
            elif start in compared:
                figures.append(Figure(start, end, quantity, "share", head_end=start))
            elif found := shares.get(start):
                figures.append(Figure(start, end, quantity, "share", head_end=found.start()))
            elif found := arrows.get(start):
                figures.append(
                    Figure(start, end, quantity, "change", 1 if found["up"] else -1, found.start())
                )
            elif any(first < start < last for first, last in lists):
                figures.append(Figure(start, end, quantity, "share", head_end=start))
            elif found := origins.get(start):
                figures.append(Figure(start, end, quantity, "from", head_end=found.start()))
            elif any(first < start < last for first, last in thens):
                figures.append(Figure(start, end, quantity, "share", head_end=start))
            elif quantity.surface[0] in "+-":
                figures.append(_signed(quantity))
            else:
                figures.append(self._inherited(text, figures, quantity))
        figures.extend(
            Figure(*found.span(), None, "flat", head_end=found.start())
            for found in self._find(self.flat, text, sentence)
        )
        return sorted(figures, key=lambda figure: figure.start)

    @staticmethod
    def _find(
        pattern: "regex.Pattern[str]", text: str, sentence: Span
    ) -> Iterator["regex.Match[str]"]:
        return pattern.finditer(text, sentence.start, sentence.end)

    @staticmethod
    def _inherited(text: str, figures: list[Figure], quantity: Quantity) -> Figure:
        """下降9.66、5.26、20.1%: what follows 、 goes the way of what stands before it."""
        start, end = quantity.span.start, quantity.span.end
        if figures and figures[-1].role == "change":
            before = figures[-1]
            if _LIST_JOIN.fullmatch(text, before.end, start):
                return Figure(start, end, quantity, "change", _sign_of_list(figures), before.end)
        return Figure(start, end, quantity, "level", head_end=start)


_LIST_JOIN = compile_regex(f"{FILLER}*(?:、|和|及|与|以及|，)")


def _sign_of_list(figures: Sequence[Figure]) -> Literal[-1, 0, 1]:
    """上升2%、-3%、1.5%: a sign holds for its own figure, the word before for all others."""
    for figure in reversed(figures):
        if figure.role != "change":
            break
        if figure.quantity and figure.quantity.surface[0] not in "+-":
            return figure.sign
    return figures[-1].sign


# 增加到2016年的, 增至近
_REACHES = compile_regex(r"[至到](?:20\d\d年的?|约|近|将近|接近|超过?|逾|了)*$")


def _signed(quantity: Quantity) -> Figure:
    """（-18.75%）: the sign tells the direction."""
    start, end = quantity.span.start, quantity.span.end
    return Figure(
        start, end, quantity, "change", -1 if quantity.surface[0] == "-" else 1, head_end=start
    )


def _directed(found: "regex.Match[str]", quantity: Quantity) -> Figure:
    sign: Literal[-1, 1] = 1 if found["up"] else -1
    start, end = quantity.span.start, quantity.span.end
    words = found.group()
    # 降幅为9.7% is a change, 下降为38起 a new level.
    reaches = _REACHES.search(words) is not None or (
        words.endswith("为") and quantity.unit not in ("%", "百分点", "")
    )
    if reaches:
        moved: Direction = "up" if sign > 0 else "down"
        return Figure(start, end, quantity, "level", sign, found.start(), moved)
    return Figure(start, end, quantity, "change", sign, found.start())


@lru_cache(maxsize=4)
def marks(context: Context) -> Marks:
    """The role regexes of a context, compiled once."""
    return Marks(context)
