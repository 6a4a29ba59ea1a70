"""Bodies named in a text: 公安局, 交警大队, 人民法院, with the place in their names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarymine.facts.divisions import Mention
from summarymine.model import Span
from summarymine.ready import compile_regex

# What bodies are made of: 公安 + 局, 交通 + 警察 + 大队. A closed list, so that a name stops where
# the sentence goes on: 高邮交警|坚持 …, 瑞安公安交警部门|紧紧围绕 …
PART = (
    "公安|交通|警察|巡逻|特警|巡特警|管理|道路|高速公路|高速|国道|车辆|安全|生产|直属|机动|城区|国家|"
    "人民|中级|高级|基层|应急|消防|救援|防汛|抗旱|减灾|教育|体育|科学|技术|科技|卫生|健康|疾病|预防|控制|"
    "医疗|保障|生态|环境|保护|自然|资源|规划|住房|城乡|城市|建设|房产|财政|民政|民族|宗教|司法|行政|人力|"
    "社会|事务|市场|监督|监管|质量|药品|食品|农业|农村|乡村|振兴|水利|水务|林业|草原|园林|文化|旅游|"
    "广播|电视|广电|新闻|商务|招商|投资|促进|工业|经济|信息化|信息|数据|统计|审计|税务|海关|退役|军人|"
    "信访|综合|执法|城管|气象|地震|档案|发展|和|与|改革|粮食|物资|储备|邮政|烟草|电力|供销|残疾人|"
    "妇女|铁路|海事|航道|港口|公路|运输|客运|专业|职业|实验|示范|外国语|初级|高等|技工|"
    "党校|图书|博物|第[一二三四五六七八九十]|经开|高新|产业|开发|新|区|园区|保税|度假|国际|金融"
)
END = (
    "总队|支队|大队|中队|分局|总局|局|厅|委员会|安委会|道安委|道安办|交安办|安委办|法院|检察院|政府|"
    "交警|交管|交巡警|公安|警方|部门|机关|办公室|中心|派出所|法庭|学校|大学|学院|中学|小学|幼儿园|医院|"
    "协会|联合会|公司|博物馆|图书馆|管委会|工委|纪委监委|总工会|团委|妇联|市委|县委|区委"
)
# Not the body's head (总队长), nor what it keeps.
NO_BODY = "(?!工作站|长(?![春沙江安治]))"
BODY_TAIL = compile_regex(rf"(?:(?:{PART})*(?:{END}))+{NO_BODY}")
# 市公安局交警大队, 区交巡警支队: the report names itself and leaves the place out.
SELF_NAME = compile_regex(rf"(?<![一-鿿])(?:我?[省市县区州]|)(?:(?:{PART})*(?:{END}))+{NO_BODY}")
# 600: by then a report has named itself, if it does so without its place.
SELF_REACH = 600


@dataclass(frozen=True, slots=True)
class Body:
    """A body named in the text, and the place in its name (None: 市交警支队)."""

    span: Span
    name: str
    mention: Mention | None


def find_bodies(text: str, mentions: Sequence[Mention]) -> tuple[Body, ...]:
    """Bodies with a place in their name, and those without in the title or called 市…, 县…."""
    by_start = {m.span.start: m for m in mentions}
    bodies = []
    reached = 0
    for mention, start in zip(mentions, find_chain_starts(mentions), strict=True):
        if mention.span.start < reached:
            continue
        end, last = extend_body(text, mention, by_start)
        if end > mention.span.end:
            bodies.append(Body(Span(start, end), text[start:end], last))
            reached = end
    taken = {b.span.start for b in bodies}
    bodies += [b for b in find_placeless(text, by_start) if b.span.start not in taken]
    return tuple(sorted(bodies, key=lambda b: b.span.start))


def find_chain_starts(mentions: Sequence[Mention]) -> list[int]:
    """Where the chain of places begins that ends in each mention: 江苏省|高邮市."""
    starts: list[int] = []
    end = -1
    for mention in mentions:
        starts.append(starts[-1] if mention.span.start == end else mention.span.start)
        end = mention.span.end
    return starts


def extend_body(text: str, mention: Mention, by_start: dict[int, Mention]) -> tuple[int, Mention]:
    """Where the body that begins with the mention ends, and the last place in its name.

    山西省公安厅…管理支队吕梁大队: the place of a body is the last one that it names.
    """
    end = mention.span.end
    while tail := BODY_TAIL.match(text, end):
        end = tail.end()
        inner = by_start.get(end)
        if inner is None or not BODY_TAIL.match(text, inner.span.end):
            break
        mention, end = inner, inner.span.end
    return end, mention


def find_placeless(text: str, by_start: dict[int, Mention]) -> Iterator[Body]:
    """Bodies that begin without a place: 市交警支队, 高速公路管理支队吕梁大队."""
    for found in SELF_NAME.finditer(text, 0, SELF_REACH):
        start, end = found.span()
        inner = by_start.get(end)
        if inner is not None:
            end, inner = extend_body(text, inner, by_start)
        yield Body(Span(start, end), text[start:end], inner)
