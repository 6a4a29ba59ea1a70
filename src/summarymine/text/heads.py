"""What the heads of a table say: which name, year, unit and comparison a column or row is of."""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

import regex

from summarymine.model import Span
from summarymine.ready import compile_regex
from summarymine.text.fold import ZERO_WIDTH

Kind = Literal["value", "change", "unit", "skip"]

_MONTHS = r"(?:\d{1,2}(?:月?[-—－–~～至到])?)?\d{1,2}月(?:份|末)?"
_PART = rf"(?:{_MONTHS}|[上下]半年|(?:第|前)?[一二三四1-4]季度)"
# Years and parts of one.
TIME = compile_regex(rf"(?:19|20)\d\d(?:年(?:度|全年|末)?(?:{_PART})?)?|{_PART}")
YEAR = compile_regex(r"(?:19|20)\d\d")
NOW = compile_regex(r"(?:本年度?|今年|本期|当年|现年|全年|年度)(?:累计)?(?:数|值)?")
THEN = compile_regex(
    r"(?:去年|上一?年|上期|上年度|去年度)(?:同期|同时期|全年)?(?:累计)?(?:数|值)?|同期(?:数|值)?"
)
# 2024年事故起数, 去年同期死亡人数: time and name in one cell.
_TIMED = compile_regex(
    rf"(?P<time>(?:19|20)\d\d年(?:{_PART})?|(?:本年|今年|去年|上年)(?:同期)?)的?(?=\S)"
)

MEASURE = compile_regex(
    r"[百千万亿]?(?:起|宗|件|人次?|名|辆次?|台次?|次|场次?|处|个|户次?|家次?|份|本|张|条|项|美?元|千?米|公里|平方公?米|平方公里"
    r"|亩|公顷|吨|千克|公斤|小时|天|分钟|套|座|所|例|批次?|艘次?|枚|支|克|千瓦时|度)|[%％‰]|个?百分点"
)
_BRACKETED = compile_regex(
    r"[（(\[【][ ]*(?:单位[：:])?[ ]*(?P<unit>[^（）()\[\]【】]{1,8})[ ]*[）)\]】]$"
)
# Say of a figure no more than that it is one.
_GENERIC = compile_regex(
    r"指标|项目|内容|年度|名称|类别|种类|数[值据量]|实绩|(?:实际)?完成(?:数|值|情况|量)?|实际|指标值|绝对[值数]|(?:本年)?累计(?:数|完成)?|统计"
)
# No count of what the row is called, or none of the year.
_SKIPPED = compile_regex(
    r"序号|编号|排名|位次|名次|排序|备注|说明|责任.{0,6}|联系.{0,6}|占比|比重|所占.{0,4}|占.{0,8}(?:比例|比重|[%％])"
    r"|[本当上][月季周日旬](?:数|份|完成)?.{0,4}|小计|.*(?:目标|计划|任务)[数值]?|权重|得分|分值"
    # What is no level of the row's name: deaths under 变动 are no deaths.
    r"|.{0,6}(?:变动|变化|增量|差额|差值|同期比|比上|平均|均值|[人日月年]均|最[高低大小多少]|历史|基期|进度|预计|扣分|名义|贡献"
    r"|每[万百千\p{Han}]{1,3}|万车|完成[率%％]|达标率).{0,4}"
)
_COMPARED = r"同比|环比|[比较与](?:上年|去年|前年|20\d\d年)(?:同期)?(?:相比)?"
_CHANGE = compile_regex(
    rf"(?P<base>{_COMPARED})?(?P<word>增减|增长|增幅|增速|升降|变化|涨跌|降幅|上升|下降|增加|减少|±)?"
    r"(?P<kind>率|幅度?|速度|比例|百分比|情况|数量|数|量|值|额)?(?P<percent>[（(]?±?[%％][）)]?)?"
)
# 死亡人数同比增减: name and comparison in one cell.
_COMPARING = compile_regex(rf"(?<=\S)(?:{_COMPARED}|增减|增幅|增速|升降).*$")
_PERCENT_WORDS = frozenset(("增幅", "增速", "降幅"))
_PERCENT_KINDS = frozenset(("率", "幅", "幅度", "速度", "比例", "百分比"))
_COUNT_KINDS = frozenset(("数", "数量", "量", "值", "额"))
_FALLS = frozenset(("下降", "减少", "降幅"))
# 全市 is told, since it may be another body's: 全省 in a county's report.
WHOLE = compile_regex(r"合计|总计|总数|全部|共计|总[ ]*和")
# Of a sum it is unknown which rows it sums; an average is no count.
SUBTOTAL = compile_regex("小计|平均.{0,3}|均值|最[高低大小多少]值?")
_BODY_HEAD = compile_regex(
    r"(?:报告|所属|统计|填报)?单位|地区|县区|区县|市县|县市|县[（(]市、?区[）)]|各?县市区|区域|辖区|属地|地市|市州|城市|[大中支]队|部门|法院|检察院"
)
# Whose it is, prose tells: 全省 is another body's in a county's report.
GROUND = compile_regex(r"全[市县区省州国旗](?:合计|总计)?|全自治[区州县]")
BODY = compile_regex(
    r"(?!全)\p{Han}{1,20}(?:[省市县旗州盟镇乡]|自治区|(?<![社地园小山校])区|[大中支]队|分局|派出所|街道"
    r"|法院|检察院|公安局)"
)
PART_OF = compile_regex(r"\s*(?:其\s*中|#|\*)\s*[：:]?\s*")
_ORDINAL = compile_regex(
    r"\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．](?!\d)|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]"
)

_NO_WIDTH = compile_regex(f"[{ZERO_WIDTH}]+")
_UNSEEN = compile_regex(rf"[\s{ZERO_WIDTH}]+")


class Head(NamedTuple):
    """What the heads of a column, or of a row, say of its figures.

    name: the pieces of what is counted. times: words of the year and of a part of it; then: it is
    the year before.
    Of a change, base: what it is compared with; of: whether it counts, "" if that is not said.
    """

    kind: Kind = "value"
    name: tuple[Span, ...] = ()
    unit: str = ""
    times: tuple[Span, ...] = ()
    then: bool = False
    base: str = ""
    of: Literal["", "percent", "absolute"] = ""
    falls: bool = False
    body: str = ""


def words(text: str, span: Span) -> str:
    """The text of span without white space, or what has no width."""
    return _UNSEEN.sub("", text[span.start : span.end])


def bare(cell: str) -> str:
    """A cell without space around it, or what has no width: else 2023年 were no year."""
    return _NO_WIDTH.sub("", cell).strip()


def trimmed(text: str, span: Span) -> Span:
    """The span without what stands unseen at its ends."""
    before = _UNSEEN.match(text, span.start, span.end)
    start = before.end() if before else span.start
    end = span.end
    while end > start and _UNSEEN.match(text, end - 1, end):
        end -= 1
    return Span(start, end)


def read_head(text: str, path: Sequence[Span], is_unit: Callable[[], bool]) -> Head:
    """What the cells of path, from the top, say together; is_unit: whether 单位 means a measure."""
    head = Head()
    for cell in path:
        span, head = _without_unit(text, _without_mark(text, cell), head)
        plain = words(text, span)
        if not plain or _GENERIC.fullmatch(plain) or WHOLE.fullmatch(plain):
            continue
        if plain in ("单位", "计量单位") and is_unit():
            return Head("unit")
        if NOW.fullmatch(plain) or THEN.fullmatch(plain) or TIME.fullmatch(plain):
            then = head.then or THEN.fullmatch(plain) is not None
            head = head._replace(times=(*head.times, span), then=then)
        elif change := _match_change(plain):
            head = _compared(head, change)
        elif _SKIPPED.fullmatch(plain):
            return Head("skip")
        else:
            head = _named(text, span, head)
            if head.kind == "skip":
                return head
    return head


def _without_mark(text: str, span: Span) -> Span:
    """（一）死亡人数, 其中：死亡人数 → 死亡人数."""
    for mark in (_ORDINAL, PART_OF):
        found = mark.match(text, span.start, span.end)
        span = Span(found.end(), span.end) if found else span
    return span


def _without_unit(text: str, span: Span, head: Head) -> tuple[Span, Head]:
    """死亡人数（人） → 死亡人数, 人."""
    found = _BRACKETED.search(text, span.start, span.end)
    if not found or not MEASURE.fullmatch(found["unit"]):
        return span, head
    head = head._replace(unit=found["unit"])
    if found["unit"] in ("%", "％", "个百分点", "百分点"):
        head = head._replace(of="percent")
    return Span(span.start, found.start()), head


def _compared(head: Head, change: "regex.Match[str]") -> Head:
    of = head.of
    if change["percent"] or change["word"] in _PERCENT_WORDS or change["kind"] in _PERCENT_KINDS:
        of = "percent"
    elif change["kind"] in _COUNT_KINDS or (head.unit and not of):
        of = "absolute"
    falls = change["word"] in _FALLS
    return head._replace(kind="change", base=change["base"] or "", of=of, falls=falls)


def _named(text: str, span: Span, head: Head) -> Head:
    """A cell with a name, perhaps with the year before it or the comparison behind it."""
    if timed := _TIMED.match(text, span.start, span.end):
        time = Span(span.start, timed.end("time"))
        then = THEN.fullmatch(timed["time"]) is not None
        head, span = (
            head._replace(times=(*head.times, time), then=then),
            Span(timed.end(), span.end),
        )
    comparing = _COMPARING.search(text, span.start, span.end)
    if comparing and (change := _match_change(regex.sub(r"\s+", "", comparing[0]))):
        head, span = _compared(head, change), Span(span.start, comparing.start())
    if _SKIPPED.fullmatch(words(text, span)):
        return Head("skip")
    if not words(text, span) or _GENERIC.fullmatch(words(text, span)):
        return head
    body = words(text, span) if BODY.fullmatch(words(text, span)) else head.body
    return head._replace(name=(*head.name, span), body=body)


def is_generic(text: str) -> bool:
    """Whether a head says no more than that names, or figures, stand below: 指标, 项目."""
    return _GENERIC.fullmatch(text) is not None


def is_change(text: str) -> bool:
    """Whether a head says that comparisons stand below: 同比, 增减（%）."""
    return _match_change(text) is not None


def _match_change(text: str) -> "regex.Match[str] | None":
    change = _CHANGE.fullmatch(text)
    return change if change and (change["base"] or change["word"]) else None


def is_body_head(text: str) -> bool:
    """Whether a column below this head names bodies: 县（市、区）, 单位."""
    return _BODY_HEAD.fullmatch(text) is not None
