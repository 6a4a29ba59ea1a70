"""Sentences made up from a grammar, each with the facts that it must give.

A fact is a row as told.row makes it with direction and status. What the grammar leaves out is what
Chinese leaves open: after a part or a plan the sentence goes on behind a semicolon, since behind a
comma the next clause may belong to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import strategies as st


@dataclass(frozen=True, slots=True)
class Head:
    """What is counted: its indicator, a verb with its object, a noun for lists, its unit."""

    indicator: str
    verb: str
    noun: str
    unit: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written, without its unit, and its worth."""

    written: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Change:
    """A change as written, and what it adds to a row: `-5% -12 down`."""

    written: str
    told: str


@dataclass(frozen=True, slots=True)
class Clause:
    """Some text, the rows that it gives, and whether only a semicolon ends what it says."""

    text: str
    rows: tuple[str, ...]
    is_closed: bool = False


HEADS = [
    Head("accidents", "发生道路交通事故", "事故起数", "起"),
    Head("deaths", "造成死亡", "死亡人数", "人"),
    Head("injuries", "造成受伤", "受伤人数", "人"),
    Head("economic_loss", "造成直接经济损失", "直接经济损失", "元"),
    Head("drink_driving", "查处酒驾", "酒驾", "起"),
    Head("drunk_driving", "查处醉驾", "醉驾", "起"),
    Head("speeding", "查处超速", "超速", "起"),
    Head("overload", "查处超载", "超载", "起"),
    Head("unlicensed_driving", "查处无证驾驶", "无证驾驶", "起"),
    Head("hazards_found", "排查道路隐患", "排查隐患", "处"),
    Head("vehicles_seized", "暂扣机动车", "暂扣机动车", "辆"),
    Head("admin_detentions", "行政拘留", "行政拘留", "人"),
    Head("licences_revoked", "吊销驾驶证", "吊销驾驶证", "本"),
    Head("publicity_events", "开展宣传活动", "宣传活动", "场次"),
    Head("campaigns", "开展集中统一行动", "集中统一行动", "次"),
]
# 四项指数 and names that lists are made of; each takes 分别 and a change.
LISTED = [head for head in HEADS if head.indicator not in ("economic_loss", "campaigns")][:8]
SCOPES = ("城区", "农村道路", "国道", "省道", "夜间", "高速公路")
PARTED = [head for head in HEADS if head.indicator in ("accidents", "drink_driving", "speeding")]
RISES = {"下降": -1, "减少": -1, "上升": 1, "增加": 1, "增长": 1}
COMPARED = ("同比", "比上年", "较去年同期", "与去年相比", "与上年同期相比，")

_DIGITS = "零一二三四五六七八九"


def in_chinese(number: int) -> str:
    """11 to 9999 in Chinese numerals: 三百二十, 一千零五."""
    written, skipped = "", False
    for worth, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // worth % 10
        if digit:
            written += ("零" if skipped and written else "") + _DIGITS[digit] + name
        skipped = not digit
    return written.removeprefix("一") if written.startswith("一十") else written


_wholes = st.integers(2, 9999)
_exact = st.one_of(
    _wholes.map(lambda n: Figure(str(n), Decimal(n))),
    st.integers(11, 9999).map(lambda n: Figure(in_chinese(n), Decimal(n))),
    st.integers(11, 999).map(lambda n: Figure(f"{Decimal(n) / 10}万", Decimal(n) * 1000)),
    st.integers(2, 99).map(lambda n: Figure(f"{n}万", Decimal(n) * 10_000)),
)
_bounded = st.one_of(
    st.integers(2, 99).map(lambda n: Figure(f"{n}00余", Decimal(n) * 100)),
    st.integers(11, 99).map(lambda n: Figure(f"{Decimal(n) / 10}万余", Decimal(n) * 1000)),
    st.integers(2, 99).map(lambda n: Figure(f"近{n}00", Decimal(n) * 100)),
    _wholes.map(lambda n: Figure(f"约{n}", Decimal(n))),
    st.integers(2, 9).map(lambda n: Figure(f"{_DIGITS[n]}百余", Decimal(n) * 100)),
)
_percents = st.integers(1, 9999).map(lambda n: (Decimal(n) / 100).normalize())


def amounts(head: Head, *, exact: bool = False) -> st.SearchStrategy[Figure]:
    """Figures of a head; money is told in 万."""
    if head.unit == "元":
        return st.integers(2, 9999).map(lambda n: Figure(f"{n}万", Decimal(n) * 10_000))
    return _exact if exact else _exact | _bounded


def row(indicator: str, value: Decimal | None, change: str, status: str, scope: str = "") -> str:
    """The fact as told.row writes it."""
    level = f" {value.normalize():f}" if value is not None else ""
    return f"{indicator}{level} {change or '-'} {status}" + (f" [{scope}]" if scope else "")


def signed(number: Decimal, sign: int) -> str:
    return f"{sign * number:+f}"


@st.composite
def changes(draw: st.DrawFn, head: Head) -> Change:
    """A change of a head: percent, count, both, or none at all."""
    compared = draw(st.sampled_from(COMPARED))
    word, sign = draw(st.sampled_from(sorted(RISES.items())))
    way = "up" if sign > 0 else "down"
    percent, count = draw(_percents), draw(st.integers(2, 999))
    unit = "万元" if head.unit == "元" else head.unit
    worth = Decimal(count) * (10_000 if head.unit == "元" else 1)
    kind = draw(st.sampled_from(("percent", "count", "both", "flat")))
    if kind == "percent":
        return Change(f"{compared}{word}{percent:f}%", f"{signed(percent, sign)}% {way}")
    if kind == "flat":
        return Change(draw(st.sampled_from(("同比持平", "与去年持平"))), "+0% flat")
    fewer = "增加" if sign > 0 else "减少"
    counted = f"{compared}{fewer}{count}{unit}"
    if kind == "count":
        return Change(counted, f"{signed(worth, sign)} {way}")
    named = draw(st.sampled_from((word, "升幅为" if sign > 0 else "降幅为")))
    told = f"{signed(percent, sign)}% {signed(worth, sign)} {way}"
    return Change(f"{counted}，{named}{percent:f}%", told)


@st.composite
def levels(draw: st.DrawFn, head: Head) -> Clause:
    """查处酒驾612起，同比上升6.3%."""
    figure = draw(amounts(head))
    name = draw(
        st.sampled_from((head.verb, f"共{head.verb}", f"累计{head.verb}", f"{head.verb}共"))
    )
    change = draw(st.none() | changes(head))
    text = f"{name}{figure.written}{head.unit}"
    if change:
        text += draw(st.sampled_from(("，{}", "（{}）"))).format(change.written)
    return Clause(
        text, (row(head.indicator, figure.value, change.told if change else "", "actual"),)
    )


@st.composite
def named(draw: st.DrawFn, head: Head) -> Clause:
    """死亡人数同比下降8%; 死亡人数达41人."""
    if draw(st.booleans()):
        change = draw(changes(head))
        return Clause(
            head.noun + change.written, (row(head.indicator, None, change.told, "actual"),)
        )
    figure = draw(amounts(head))
    link = draw(st.sampled_from(("", "为", "达", "共", "：", "达到")))
    text = f"{head.noun}{link}{figure.written}{head.unit}"
    return Clause(text, (row(head.indicator, figure.value, "", "actual"),))


@st.composite
def rates(draw: st.DrawFn) -> Clause:
    """头盔佩戴率达95.3%，同比提高4.2个百分点."""
    rate = draw(st.integers(100, 999)) / Decimal(10)
    points = draw(st.integers(1, 99)) / Decimal(10)
    word, sign = draw(st.sampled_from((("提高", 1), ("上升", 1), ("下降", -1), ("回落", -1))))
    compared = draw(st.sampled_from(COMPARED))
    way = "up" if sign > 0 else "down"
    text = f"头盔佩戴率达{rate}%，{compared}{word}{points}个百分点"
    return Clause(
        text, (row("helmet_rate", rate, f"{signed(points.normalize(), sign)} {way}", "actual"),)
    )


@st.composite
def first_figures(draw: st.DrawFn) -> Clause:
    """510人被吊销驾驶证: the figure stands before what is counted."""
    indicator, form = draw(
        st.sampled_from(
            (
                ("licences_revoked", "{}人被吊销驾驶证"),
                ("admin_detentions", "{}人被行政拘留"),
                ("drink_driving", "{}起酒驾被查处"),
                ("lifetime_bans", "{}人被终生禁驾"),
                ("licences_revoked", "对{}本驾驶证予以吊销"),
            )
        )
    )
    figure = draw(_exact)
    return Clause(form.format(figure.written), (row(indicator, figure.value, "", "actual"),))


@st.composite
def zeros(draw: st.DrawFn) -> Clause:
    """未发生较大以上道路交通事故."""
    kind = draw(st.sampled_from(("较大以上道路交通事故", "较大以上事故")))
    forms = ("未发生{}", "没有发生{}", "{}零发生", "{}没有发生", "未发生一起{}")
    return Clause(
        draw(st.sampled_from(forms)).format(kind),
        (row("major_accidents", Decimal(0), "", "actual"),),
    )


@st.composite
def moves(draw: st.DrawFn, head: Head) -> Clause:
    """死亡人数由53人降至40人."""
    begun, reached = draw(st.tuples(_wholes, _wholes).filter(lambda pair: pair[0] != pair[1]))
    words = ("增至", "上升至", "增加到") if reached > begun else ("降至", "下降至", "减少到")
    unit = "万元" if head.unit == "元" else head.unit
    worth = Decimal(reached) * (10_000 if head.unit == "元" else 1)
    text = f"{head.noun}由{begun}{unit}{draw(st.sampled_from(words))}{reached}{unit}"
    way = "up" if reached > begun else "down"
    return Clause(text, (row(head.indicator, worth, way, "actual"),))


@st.composite
def plans(draw: st.DrawFn, head: Head) -> Clause:
    """力争查处酒驾5起以上."""
    figure = draw(amounts(head, exact=True))
    text = draw(st.sampled_from(("力争{verb}{figure}", "确保{noun}控制在{figure}以内")))
    text = text.format(verb=head.verb, noun=head.noun, figure=figure.written + head.unit)
    return Clause(text, (row(head.indicator, figure.value, "", "planned"),), is_closed=True)


@st.composite
def parted(draw: st.DrawFn, head: Head) -> Clause:
    """查处酒驾612起，其中城区402起、农村道路210起."""
    scopes = draw(st.lists(st.sampled_from(SCOPES), min_size=1, max_size=3, unique=True))
    figures = [draw(amounts(head)) for _ in range(len(scopes) + 1)]
    # No part is more than its whole.
    whole = max(figures, key=lambda figure: figure.value)
    figures.remove(whole)
    parts = list(zip(scopes, figures, strict=True))
    items = "、".join(f"{scope}{figure.written}{head.unit}" for scope, figure in parts)
    rows = [row(head.indicator, whole.value, "", "actual")]
    rows += [row(head.indicator, figure.value, "", "actual", scope) for scope, figure in parts]
    return Clause(
        f"{head.verb}{whole.written}{head.unit}，其中{items}", tuple(rows), is_closed=True
    )


@st.composite
def lists(draw: st.DrawFn) -> Clause:
    """事故起数、死亡人数分别为312起、41人，同比分别下降6%、8%; or 同比均下降8%."""
    heads = draw(st.lists(st.sampled_from(LISTED), min_size=2, max_size=4, unique=True))
    names = joined([head.noun for head in heads])
    by_turns = draw(st.sampled_from(("分别", "依次")))
    word, sign = draw(st.sampled_from(sorted(RISES.items())))
    way = "up" if sign > 0 else "down"
    kind = draw(st.sampled_from(("levels", "changes", "both", "all")))
    figures = [draw(amounts(head, exact=True)) for head in heads]
    percents = [draw(_percents) for _ in heads]
    if kind == "all":
        percents = [percents[0]] * len(heads)
        text = f"{names}同比均{word}{percents[0]:f}%"
    else:
        counted = [f.written + head.unit for head, f in zip(heads, figures, strict=True)]
        level = f"{by_turns}为{joined(counted)}"
        shares = joined([f"{percent:f}%" for percent in percents])
        change = f"同比{by_turns}{word}{shares}"
        text = {"levels": level, "changes": change, "both": f"{level}，{change}"}[kind]
        text = names + text
    rows = [
        row(
            head.indicator,
            figure.value if kind in ("levels", "both") else None,
            f"{signed(percent, sign)}% {way}" if kind != "levels" else "",
            "actual",
        )
        for head, figure, percent in zip(heads, figures, percents, strict=True)
    ]
    return Clause(text, tuple(rows))


def joined(items: Sequence[str]) -> str:
    """A、B和C."""
    return "、".join(items[:-1]) + "和" + items[-1] if len(items) > 2 else "、".join(items)


@st.composite
def sentences(draw: st.DrawFn) -> Clause:
    """Some clauses on different heads, in one sentence."""
    if draw(st.integers(0, 3)) == 0:
        clause = draw(lists())
        return Clause(_opening(draw) + clause.text + "。", clause.rows)
    if draw(st.integers(0, 3)) == 0:
        clause = draw(st.one_of(rates(), first_figures(), zeros()))
        return Clause(_opening(draw) + clause.text + "。", clause.rows)
    heads = draw(st.lists(st.sampled_from(HEADS), min_size=1, max_size=4, unique=True))
    text, rows = _opening(draw), []
    for number, head in enumerate(heads):
        kinds = [levels(head), levels(head), named(head), moves(head)]
        # 2024年，力争…: a year before a plan is the plan's, and holds to the full stop.
        kinds += [] if "年，" in text else [plans(head)]
        kinds += [parted(head)] if head in PARTED else []
        clause = draw(st.one_of(kinds))
        rows += clause.rows
        last = number == len(heads) - 1
        mark = "；" if clause.is_closed else draw(st.sampled_from("，；"))
        text += clause.text + ("。" if last else mark)
    return Clause(text, tuple(rows))


def _opening(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(("", "全年", "一年来，", "2024年，", "截至12月底，", "全县")))
