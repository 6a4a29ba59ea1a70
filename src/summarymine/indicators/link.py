"""Which figure tells of which indicator: the sentence read from left to right."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import regex

from summarymine.indicators.catalogue import Indicator
from summarymine.indicators.macros import FIGURE_MASKS, FILLER
from summarymine.indicators.marks import Figure, Marks
from summarymine.indicators.match import Mention
from summarymine.model import Direction, Quantity, Span


@dataclass(slots=True)
class Match:
    """An indicator's name met figures: its level, its changes, or both.

    start: of the level, else of the first change, else of the zero phrase; all in repaired text.
    name: where the indicator is named. part: words that make it a part, as far as the linker saw.
    """

    indicator: Indicator
    pattern: str
    sentence: Span
    name: Span
    level: Quantity | None = None
    zero: Span | None = None
    pct: Figure | None = None
    absolute: Figure | None = None
    flat: Figure | None = None
    direction: Direction | None = None
    direction_at: Span | None = None
    part: str = ""
    inherits: bool = False  # an unnamed item of 其中: indicator and scope come from its parent
    parent: "Match | None" = None
    near: str = ""  # a regex that the match leaned on must hold: 整改率 leans on 隐患
    earlier: bool = False  # the level of the earlier period: 由上年的4起
    flags: list[str] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """Where its main figure stands, in the repaired text."""
        if self.level:
            return self.level.span
        for figure in (self.pct, self.absolute, self.flat):
            if figure:
                return Span(figure.start, figure.end)
        return self.zero or self.direction_at or self.name

    @property
    def end(self) -> int:
        ends = [self.name.end]
        ends += [self.level.span.end] if self.level else []
        ends += [f.end for f in (self.pct, self.absolute, self.flat) if f]
        ends += [self.zero.end] if self.zero else []
        return max(ends)


_MASKED = f"[{FIGURE_MASKS}\ue006]{FILLER}*"
# Between a name and its level in one clause: nothing, these words, or a few others without a stop word.
_PLAIN_GAP = regex.compile(
    r"(?:为|是|有|达|达到|约|近|超|超过|突破|已|共|共有|共计|总计|合计|累计|高达|仅|仅为|均|都|各|各为|的|”|“|：|数|总数|数量|总量|"
    r"处理|办理|查处|行为|案件|案|人员|人|等|率|已达|完成|办结|不超过|不超|不足|不低于|不少于|不高于|至少|控制在|稳定在|保持在|"
    r"达标|要|均要|目前为|下降到|提升至|提高到|压降至|全市|全年|件|同比|分别|依次|（|超额|接近|将近|大约|上限|目标|力争|确保|多达|量|活动|场次|办了|[\ue006]\uf8ff*|新|续|再|被|左右|其他|不少|多|以内|平均|约为|平均为|"
    r"从年初的|由|城区|农村)*"
)
_STOP_WORDS = regex.compile(
    "占|出动|召开|投入|建成|新建|发放|培训|印发|走访|民警|警力|会议|中心|企业|场所|平台|机制|工作|推送|播放|受众|覆盖|出台|安装|增设|车辆[^，]*人|问题|队"
)
_LOOSE_GAP = 5
# Over a comma: the next clause gives the figure of the name before it.
_BRIDGE = regex.compile(
    r"[^，。；：、]{0,10}?[，：](?:总|共|共计|累计|合计|总计|分别|依次|全年|抽查|其中)*(?:为|达|达到|是|降至|升至|仅为|共|共计|均|控制在|不超过|降到|减至|增至|要|均要|抽查仅为)*"
)
# 从年初的82.5%提高到96.3%: the earlier level stands between the name and the new one.
_ORIGIN = regex.compile(rf"(?:由|从)[^，。；、]{{0,8}}?[{FIGURE_MASKS}]{FILLER}*")
_BRIDGE_END = regex.compile("(?:为|达|达到|是|至|到|共|共计|均|在|不超过|计)$|：$")
_NEW_LEVEL = regex.compile(
    rf"{FILLER}*[，、]?(?:并|目前|现)?(?:为|达|达到|降至|升至|增至|减至|至|到|降到|提升至|提高到)(?:约|近|了)*"
)
_PRESENT = regex.compile(
    rf"{FILLER}*(?:以内|以下|以上)?，(?:目前|现|截至目前|实际)(?:为|已达|已|是)?"
)
_PAST = regex.compile(
    rf"{FILLER}*[，；、（](?:而)?(?:20\d\d年|去年|上年|前年)(?:同期)?(?:为|是|的|有)?"
)
_LIST = regex.compile(rf"(?:{FILLER})*[、]?(?:和|与|及|以及|、|及其)?")
_NEUTRAL = regex.compile(
    r"(?:"
    r"(?:与|和|同|较|比|跟)(?:去年|上年|前年|同期|年初|上月|上季度|前[三五]年|20\d\d年|[^，。；、]{1,8}?)(?:同期|春运|\d*月|度|底|末|初|的|平均数|平均|均值|相比|比)*"
    r"|同期|相比|同比|环比|分别|依次|均|都|又|再|各|平均|幅度|且|并|仍|还|也|总体|则|去年|上年|数量|数|人数|量|率|起数|实现|略有|大幅|有所|[，：（）“”、\ue006\uf8ff ]|约|了|全年|一并|双双"
    rf"|(?:比|较|与|由|从)(?:20\d\d年|去年|上年)(?:同期)?的?[{FIGURE_MASKS}]{FILLER}*"
    r")*"
)
_DIST = regex.compile("分别|依次|各为|各是")
_ALL = regex.compile("均|都|双双|同时")
_PART_MARK = regex.compile("其中|含|包括|各[^，。；]{1,4}?中|分[^，。；：]{1,5}看")
_ITEM_START = regex.compile(
    rf"(?:^|[，、；：（。]|{FILLER}|[{FIGURE_MASKS}]|）)(?=[^，、；：（。{FILLER}{FIGURE_MASKS}）]*$)"
)
_ITEM_FILLER = regex.compile(
    "其中|包括|共计|共|为|约|达到|达|各为|各|均|有|发生|办理|分别|不超过|不超|合计|占|：|的|含|则|仅|全年|受理|查处|处置|最多|最少|肇事|事故|完成|要|不少于|突破|超过|控制在|涉及|另有|以及|及|和|近|新增"
)
_ITEM_MAX = 14
_NO_ITEM = regex.compile("占|出动|率|召开|投入|民警|警力")


def compatible(indicator: Indicator, quantity: Quantity) -> bool:
    """Whether quantity may be a level of indicator, by its unit."""
    if quantity.unit in indicator.units:
        return True
    if "%" in indicator.units:
        return "percent_sign_missing" in quantity.flags
    return quantity.unit == "" and not quantity.flags and "." not in quantity.surface


class Linker:
    """One sentence; earlier: the matches before it, the nearest last."""

    def __init__(self, text: str, sentence: Span, marks: Marks, earlier: Sequence[Match]) -> None:
        self.text = text
        self.sentence = sentence
        self.marks = marks
        self.earlier = earlier
        self.matches: list[Match] = []

    def link(self, mentions: Sequence[Mention], figures: Sequence[Figure]) -> list[Match]:
        """The matches of the sentence, in order."""
        taken, accepted = self._explicit(mentions, figures)
        names = [m for m in mentions if m.role in ("name", "short") and not _covered(m, accepted)]
        runs = _runs(self.text, [f for f in figures if f.start not in taken])
        consumed: set[int] = set()
        for run in runs:
            before = [m for m in names if m.end <= run[0].start]
            if run[0].role == "share":
                continue
            if run[0].role == "level":
                self._levels(run, before, consumed)
            elif run[0].role == "from":
                self._origin(run[0], before)
            else:
                self._changes(run, before, consumed)
        self._directions(names, consumed)
        self._group()
        self.matches.sort(key=lambda match: match.span.start)
        return self.matches

    # Figures that a pattern of the indicator ties to it.

    def _explicit(
        self, mentions: Sequence[Mention], figures: Sequence[Figure]
    ) -> tuple[set[int], list[Mention]]:
        """Starts of the figures taken, and the mentions that took them or told a zero."""
        taken: set[int] = set()
        accepted: list[Mention] = []
        by_start = {figure.start: figure for figure in figures}
        for mention in mentions:
            if mention.role == "zero":
                self._zero(mention)
                accepted.append(mention)
            figure = by_start.get(mention.figure)
            if figure is None or figure.quantity is None or figure.role not in ("level", "from"):
                continue
            if not compatible(mention.indicators[0], figure.quantity):
                continue
            if self._named_before(mention, figure, mentions, by_start):
                continue
            match = self._match(mention, mention.indicators[0])
            match.level = figure.quantity
            taken.add(figure.start)
            accepted.append(mention)
            self.matches.append(match)
        return taken, accepted

    def _named_before(
        self,
        mention: Mention,
        figure: Figure,
        mentions: Sequence[Mention],
        by_start: dict[int, Figure],
    ) -> bool:
        """死亡131人受伤376人: the figure belongs to the name right before it, not after it."""
        named = any(m.end == figure.start and m.role == "name" for m in mentions)
        return named and mention.end in by_start

    def _zero(self, mention: Mention) -> None:
        indicator = mention.indicators[0]
        for other in self.matches:
            if other.zero and other.indicator is indicator and other.zero.start < mention.end:
                if other.zero.end >= mention.start:
                    return
        match = self._match(mention, indicator)
        match.zero = Span(mention.start, mention.end)
        self.matches.append(match)

    def _match(self, mention: Mention, indicator: Indicator) -> Match:
        name = Span(mention.start, mention.end)
        match = Match(indicator, mention.pattern, self.sentence, name)
        match.near = mention.near
        return match

    # Levels.

    def _levels(self, run: list[Figure], before: list[Mention], consumed: set[int]) -> None:
        if len(run) > 1 and self._distribute_levels(run, before, consumed):
            return
        for figure in run:
            self._level(figure, [m for m in before if m.end <= figure.head_end], consumed)

    def _level(self, figure: Figure, before: list[Mention], consumed: set[int]) -> None:
        assert figure.quantity is not None
        names = self._nearest(before, figure)
        found = False
        for mention in names:
            for indicator in self._resolved(mention):
                if compatible(indicator, figure.quantity):
                    self._add_level(mention, indicator, figure)
                    found = True
            if found:
                consumed.add(mention.start)
        if not found and not self._continues(figure):
            self._part_item(figure)

    def _nearest(self, before: list[Mention], figure: Figure) -> list[Mention]:
        """The mention that figure follows, with the list it ends if all share the figure."""
        if not before:
            return []
        mention = before[-1]
        gap = _ORIGIN.sub("", self.text[mention.end : figure.head_end])
        if not self._gap_holds(gap):
            return []
        listed = _list_before(self.text, before)
        between = self.text[mention.end : figure.start]
        if len(listed) > 1 and _ALL.search(between):
            return listed
        return [mention]

    def _gap_holds(self, gap: str) -> bool:
        if any(FIGURE_MASKS[0] <= character <= "\ue005" for character in gap):
            return False
        if _PLAIN_GAP.fullmatch(gap):
            return True
        bridge = _BRIDGE.fullmatch(gap)
        if bridge and _BRIDGE_END.search(gap) and not _STOP_WORDS.search(gap):
            return True
        return (
            len(gap) <= _LOOSE_GAP
            and not regex.search("[，。；：、（）]", gap)
            and not _STOP_WORDS.search(gap)
        )

    def _add_level(self, mention: Mention, indicator: Indicator, figure: Figure) -> None:
        # 受伤人数减少96人，为1208人: the level of the change just told.
        for match in reversed(self.matches):
            if match.name == Span(mention.start, mention.end) and match.indicator is indicator:
                if match.level is None and match.zero is None:
                    match.level = figure.quantity
                    return
                break
        match = self._match(mention, indicator)
        match.level = figure.quantity
        if figure.moved:
            match.direction = figure.moved
        self.matches.append(match)

    def _continues(self, figure: Figure) -> bool:
        """A level of the head just told, without its name: 降至1147起, 2019年为241人, 目前为188人."""
        if not self.matches or figure.quantity is None:
            return False
        match = max(self.matches, key=lambda m: m.end)
        if not compatible(match.indicator, figure.quantity):
            return False
        gap = self.text[match.end : figure.start]
        empty = match.level is None and match.zero is None
        if empty and _NEW_LEVEL.fullmatch(gap):
            match.level = figure.quantity
            return True
        if _PRESENT.fullmatch(gap) or _PAST.fullmatch(gap):
            other = replace(match, level=figure.quantity, pct=None, absolute=None, flat=None)
            other.direction = other.direction_at = None
            other.earlier = _PAST.fullmatch(gap) is not None
            self.matches.append(other)
            return True
        return False

    def _distribute_levels(
        self, run: list[Figure], before: list[Mention], consumed: set[int]
    ) -> bool:
        if not before or before[-1].end > run[0].start:
            return False
        listed = _list_before(self.text, before)
        gap = self.text[listed[-1].end : run[0].start]
        if len(listed) == len(run) and (_DIST.search(gap) or self._gap_holds(gap)):
            if not regex.search(r"[。；]|\S{15,}", gap):
                for mention, figure in zip(listed, run, strict=True):
                    for indicator in self._resolved(mention):
                        if figure.quantity and compatible(indicator, figure.quantity):
                            self._add_level(mention, indicator, figure)
                    consumed.add(mention.start)
                return True
        parts = self._listed_parts(listed[-1], run)
        if not parts:
            return False
        for part, figure in zip(parts, run, strict=True):
            for indicator in self._resolved(listed[-1]):
                if figure.quantity and compatible(indicator, figure.quantity):
                    match = self._match(listed[-1], indicator)
                    match.level, match.part = figure.quantity, part
                    self.matches.append(match)
        consumed.add(listed[-1].start)
        return True

    def _listed_parts(self, mention: Mention, run: list[Figure]) -> tuple[str, ...]:
        """海口、三亚两地死亡人数依次为96人、41人: the parts that a name before them is told for."""
        clause = regex.split("[，。；：]", self.text[self.sentence.start : mention.start])[-1]
        months = regex.fullmatch(r"(\d{1,2})月(?:至|到|-|—)(\d{1,2})月(?:份)?", clause)
        if months:
            low, high = int(months[1]), int(months[2])
            if high - low + 1 == len(run):
                return tuple(f"{month}月" for month in range(low, high + 1))
        clause = _DIST.sub("", clause.removeprefix("其中"))
        clause = regex.sub(
            rf"(?:[{FIGURE_MASKS}\ue006]{FILLER}*|[两三四五六七八九十]?[地镇县市区州旗处个月]+(?:分别)?|等)$",
            "",
            clause,
        )
        items = tuple(
            regex.sub(r".*(?:其中|的)", "", item) for item in regex.split("、|和|与|及", clause)
        )
        return items if len(items) == len(run) and all(0 < len(i) <= 10 for i in items) else ()

    def _part_item(self, figure: Figure) -> None:
        """其中新能源汽车29.4万辆: an item without an indicator's name is a part of the one before."""
        assert figure.quantity is not None
        head = self.text[self.sentence.start : figure.head_end]
        mark = None
        for mark in _PART_MARK.finditer(head):
            pass
        if mark is None:
            return
        opens = mark.start() <= 2
        told = [*(self.earlier[-6:] if opens else ()), *self.matches]
        candidates = [m for m in told if m.span.start < figure.start and not m.earlier]
        if regex.search("[；。]", head[mark.end() :]):
            return
        start = _ITEM_START.search(head)
        item = _ITEM_FILLER.sub("", head[start.end() if start else 0 :])
        item = item.replace(FILLER, "").strip("“” ")
        if not item or len(item) > _ITEM_MAX or _NO_ITEM.search(item):
            return
        for parent in reversed(candidates):
            fits = parent.indicator.items and compatible(parent.indicator, figure.quantity)
            if parent.level and parent.level.unit != figure.quantity.unit:
                fits = fits and parent.indicator.items == "any"
            if fits and parent.level:
                self.matches.append(
                    Match(
                        parent.indicator,
                        parent.pattern,
                        self.sentence,
                        Span(figure.start, figure.start),
                        level=figure.quantity,
                        part=item,
                        inherits=True,
                        parent=parent,
                    )
                )
                return

    def _origin(self, figure: Figure, before: list[Mention]) -> None:
        """由上年的4起降至1起: the level of the year before, where the text says so."""
        words = self.text[figure.head_end : figure.start]
        if figure.quantity is None or not regex.search(r"去年|上年|20\d\d年|同期", words):
            return
        names = self._nearest([m for m in before if m.end <= figure.head_end], figure)
        for mention in names:
            for indicator in self._resolved(mention):
                if compatible(indicator, figure.quantity):
                    match = self._match(mention, indicator)
                    match.level, match.earlier = figure.quantity, True
                    self.matches.append(match)
        if not names and self.matches and compatible(self.matches[-1].indicator, figure.quantity):
            # 死亡86人，比2019年的97人减少11人: the head is the one just told.
            last = self.matches[-1]
            if regex.fullmatch(rf"{FILLER}*[，、（]?", self.text[last.end : figure.head_end]):
                other = replace(last, level=figure.quantity, pct=None, absolute=None, flat=None)
                other.earlier = True
                self.matches.append(other)

    # Changes.

    def _changes(self, run: list[Figure], before: list[Mention], consumed: set[int]) -> None:
        heads = self._change_heads(run, before, consumed)
        if not heads:
            return
        if len(run) == 1:
            between = self.text[heads[-1].end : run[0].start]
            shared = heads if len(heads) > 1 and self._shared(heads, between) else heads[-1:]
            for head in shared:
                self._apply(head, run[0])
        elif len(heads) >= len(run):
            for head, figure in zip(heads[-len(run) :], run, strict=True):
                self._apply(head, figure)
        elif len(heads) == 1:
            self._apply(heads[0], run[0])
        else:
            for head in heads:
                head.flags.append("arity")

    def _shared(self, heads: list[Match], between: str) -> bool:
        """均下降30.26% is said of every name of the list, and so is a bare figure after it."""
        unlevelled = all(head.level is None for head in heads)
        return bool(_ALL.search(between)) or unlevelled

    def _change_heads(
        self, run: list[Figure], before: list[Mention], consumed: set[int]
    ) -> list[Match]:
        """The matches that a run of changes is said of; new ones for names without a level."""
        figure = run[0]
        before = [m for m in before if m.end <= figure.head_end or m.end <= figure.start]
        told = [m for m in self.matches if m.end <= figure.head_end and not m.earlier]
        last_match = max(told, key=lambda m: m.end, default=None)
        fresh = [m for m in before if not last_match or m.start >= last_match.end]
        if fresh:
            gap = self.text[fresh[-1].end : figure.head_end]
            stops = regex.search("[。；]", gap) or _STOP_WORDS.search(gap)
            if stops or (not _NEUTRAL.fullmatch(gap) and (len(gap) > 12 or "，" in gap)):
                return []
            listed = _list_before(self.text, fresh)
            consumed.update(mention.start for mention in listed)
            return [match for mention in listed for match in self._heads_of(mention, figure)]
        if last_match is None:
            return self._earlier_heads(figure, len(run))
        if not _NEUTRAL.fullmatch(self.text[last_match.end : figure.head_end]):
            return []
        return _last_run(told, len(run))

    def _heads_of(self, mention: Mention, figure: Figure) -> list[Match]:
        """A match for each indicator the mention may mean: the one already told there, or new."""
        heads = []
        for indicator in self._resolved(mention):
            if not _takes_change(indicator, figure):
                continue
            match = self._match(mention, indicator)
            self.matches.append(match)
            heads.append(match)
        return heads

    def _earlier_heads(self, figure: Figure, count: int) -> list[Match]:
        """同比分别下降… at the start of a sentence speaks of the levels of the one before."""
        gap = self.text[self.sentence.start : figure.head_end]
        if not self.earlier or not _NEUTRAL.fullmatch(gap):
            return []
        heads = _last_run(list(self.earlier), count)
        return [head for head in heads if head.pct is None and head.absolute is None]

    def _apply(self, head: Match, figure: Figure) -> None:
        if figure.role == "flat":
            head.flat = head.flat or figure
            return
        if figure.quantity is None:
            return
        unit = figure.quantity.unit
        if head.pct and unit == "%" and self._is_other_baseline(head, figure):
            other = replace(head, level=None, zero=None, pct=figure, absolute=None, flat=None)
            self.matches.append(other)
        elif unit in ("%", "‰") or "percent_sign_missing" in figure.quantity.flags:
            head.pct = head.pct or figure
        elif unit == "百分点":
            # 下降五个百分点 of a count is loose speech for percent.
            if "%" in head.indicator.units:
                head.absolute = head.absolute or figure
            else:
                head.pct = head.pct or figure
        elif _takes_change(head.indicator, figure):
            head.absolute = head.absolute or figure

    def _is_other_baseline(self, head: Match, figure: Figure) -> bool:
        """同比下降31.4%，环比下降9.8%: a second change of the same head."""
        assert head.pct is not None
        between = self.text[head.pct.end : figure.start]
        return regex.search("环比|同比|较|比", between) is not None

    # Directions without a figure.

    def _directions(self, names: Sequence[Mention], consumed: set[int]) -> None:
        used = {match.name.start for match in self.matches} | consumed
        for mention in names:
            if mention.start in used or mention.role == "short":
                continue
            found = self.marks.only.match(self.text, mention.end, self.sentence.end)
            if found and not _STOP_WORDS.search(found.group()):
                match = self._match(mention, mention.indicators[0])
                match.direction = "up" if found["up"] else "down"
                match.direction_at = Span(mention.start, found.end())
                self.matches.append(match)

    # Lists of 其中.

    def _group(self) -> None:
        """What stands after 其中 is a part of the match before it, and shares its scope."""
        for match in self.matches:
            if match.parent:
                continue
            head = self.text[self.sentence.start : match.name.start]
            head = head[max(head.rfind("；"), head.rfind("。")) + 1 :]
            marks = list(_PART_MARK.finditer(head))
            if marks:
                at = match.name.start - len(head) + marks[-1].start()
                before = [m for m in self.matches if m.end <= at and m.level]
                match.parent = max(before, key=lambda m: m.end, default=None)

    # Names.

    def _resolved(self, mention: Mention) -> tuple[Indicator, ...]:
        """What a mention means: a short name means the indicator of that name told last."""
        if mention.role != "short":
            return mention.indicators
        for match in (*reversed(self.matches), *reversed(self.earlier)):
            if match.indicator in mention.indicators and not match.inherits:
                return (match.indicator,)
        return mention.indicators[:1]


def _takes_change(indicator: Indicator, figure: Figure) -> bool:
    if figure.quantity is None:
        return True
    quantity = figure.quantity
    if quantity.unit in ("%", "‰", "百分点") or "percent_sign_missing" in quantity.flags:
        return True
    return compatible(indicator, quantity)


def _covered(mention: Mention, accepted: Sequence[Mention]) -> bool:
    """Whether a level or zero pattern has taken the words of this mention."""
    return any(mention.start < other.end and other.start < mention.end for other in accepted)


def _list_before(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The coordinate list that the last mention ends: 起数、死亡人数、受伤人数."""
    listed = [mentions[-1]]
    for mention in reversed(mentions[:-1]):
        if mention.end > listed[0].start or not _LIST.fullmatch(text, mention.end, listed[0].start):
            break
        listed.insert(0, mention)
    return listed


def _last_run(matches: list[Match], count: int) -> list[Match]:
    """The last count matches with a level; for one figure, those it can be said of together."""
    levelled = sorted((m for m in matches if not m.earlier), key=lambda m: m.end)
    if count > 1:
        return levelled[-count:] if len(levelled) >= count else levelled
    last = levelled[-1:]
    # Two indicators told by one figure change together: 排查整改隐患63处.
    return [m for m in levelled if last and m.end == last[0].end]


_FIGURE_LIST = regex.compile(
    rf"{FILLER}*(?:、|和|及|与|以及|，)?(?:(?:上升|下降|增加|减少|增长|降低|提高|上涨)了?)?{FILLER}*"
)


def _runs(text: str, figures: Sequence[Figure]) -> list[list[Figure]]:
    """Figures of one role that are joined by 、 or 和 only."""
    runs: list[list[Figure]] = []
    for figure in figures:
        last = runs[-1][-1] if runs else None
        if last and _same_run(text, last, figure):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return runs


def _same_run(text: str, last: Figure, figure: Figure) -> bool:
    if last.role != figure.role or figure.role in ("share", "from", "flat"):
        return False
    gap = text[last.end : figure.start]
    if "，" in gap or not gap.strip(FILLER):
        return False
    if not _FIGURE_LIST.fullmatch(gap):
        return False
    if last.quantity is None or figure.quantity is None:
        return False
    if figure.role == "change":
        # 减少57起、下降12.58% are two changes of one head, not one change of two heads.
        ratio = [q.unit in ("%", "") for q in (last.quantity, figure.quantity)]
        return ratio[0] == ratio[1]
    return True
