"""Every numeral is in one class: class by class, and over text of any kind."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarymine.quantities import find_quantities
from summarymine.quantities.partition import NUMERAL_RUN, partition

# text, the numerals of the class, all of them and no other
ORDINAL = [
    # List numbers
    ("一、压事故\n二、保畅通", "一 二"),
    ("（一）路面（二）源头", "一 二"),
    ("1.抓宣传。2.抓整改。", "1 2"),
    ("3．勤务\n4、科技", "3 4"),
    ("（5）执法", "5"),
    ("6）服务", "6"),
    ("十一、保障", "十一"),
    ("安全第一。 七、下步打算", "一 七"),
    ("一是查，二是改；三是防。", "一 二 三"),
    ("共同发力：一要早、二要严", "一"),
    ("\n1防住风险\n2管好车辆", "1 2"),
    ("\n2.1总体情况", "2.1"),
    # Named by 第 and its kind, pages, ranks
    ("第三方测评居第2位", "三 2"),
    ("排名第五，列第6", "五 6"),
    ("第八次会议", "八"),
    ("第十二条、第3款", "十二 3"),
    ("第4页", "4"),
    ("二次酒驾", "二"),
    ("前三名", "三"),
    ("第21届", "21"),
    ("\n1至6月", ""),
    ("\n2、3月底前完成", "2"),
    # Near misses
    ("查处1.5万起，2次约谈", ""),
    ("两次酒驾", ""),
    ("统一是关键", ""),
    ("\n2.0版上线", ""),
    ("\n12%的车辆", ""),
]

DATE = [
    ("2024年3月5日9时30分", "2024 3 5 9 30"),
    ("二〇二四年，〇九年", "二〇二四"),
    ("2019—2023年", "2019 2023"),
    ("20242024年回眸", "20242024"),
    ("盘点2020\n", "2020"),
    ("2021-08-05 09:20", "2021 08 05 09 20"),
    ("2021.8.5发布", "2021.8 5"),
    ("2021/12/31", "2021 12 31"),
    ("1至6月、全年", "1 6"),
    ("7、8、9三个月", "7 8 9"),
    ("18-20时8起", "18 20"),
    ("截至12月末", "12"),
    ("上月25日前", "25"),
    ("一年来", "一"),
    ("近三年", "三"),
    ("前三季度", "三"),
    ("周五晚、星期三", "五 三"),
    ("早8:30", "8 30"),
    ("在三、四月间", "三 四"),
    ("8号上午", "8"),
    # Near misses
    ("2024起事故", ""),
    ("百年大计", ""),
    ("2022-00417号文", ""),
    ("一年级学生", ""),
    ("历时3年", ""),
    ("一号窗口", ""),
    ("1小时", ""),
    ("0571-8765432", ""),
]

NAME = [
    # Roads, models, documents, phones, codes
    ("322国道、G60高速", "322 60"),
    ("对206、323、105三条国道", "206 323 105"),
    ("5G和平台2.0版", "5 2.0"),
    ("A1、C2驾照", "1 2"),
    ("国发〔2019〕3号", "2019"),
    ("12123客户端、122报警台", "12123 122"),
    ("电话0536-5221122", "0536 5221122"),
    ("索引号：11442000007332/2022-00417", "11442000007332 2022 00417"),
    ("新浪微博0", "0"),
    ("三环路、S308线", "三 308"),
    # Sets, campaigns
    ("“1+3+N”模式", "1 3"),
    ("“五进”“三降一升”", "五 三 一"),
    ("（四）一盔一带", "一 一"),
    ("三超一疲劳整治", "三 一"),
    ("用好双微一抖", "一"),
    ("落实两学一做", "两 一"),
    ("一村一辅警", "一 一"),
    ("十大攻坚", "十"),
    ("党的二十大", "二十"),
    # Persons, bridges, windows
    ("记者王一鸣、责编：张三", "一 三"),
    ("一桥、二桥和三环", "一 二 三"),
    ("一、二、三桥", "二 三"),
    ("去一号窗口", "一"),
    ("三中队", "三"),
    # Near misses
    ("三人一组", ""),
    ("五花八门", ""),
    ("一线民警一路护航", ""),
    ("322起", ""),
    ("三三两两", ""),
]

IDIOM = [
    ("统一指挥，进一步", "一 一"),
    ("一定，万一，万分", "一 万一 万"),
    ("一起参加，一批骨干", "一 一"),
    ("千方百计、千家万户", "千 百 千 万"),
    ("队伍归来，大陆", "伍 陆"),
    ("零增长、清零", "零 零"),
    ("一线民警一路护航", "一 一"),
    ("一点点清零", "一 零"),
    ("唯一、一律", "一 一"),
    ("一次死亡", "一"),
    ("三心二意、五花八门", "三 二 五 八"),
    ("四通八达", "四 八"),
    ("一心一意", "一 一"),
    ("一般程序", "一"),
    ("大瑶、永和两镇，赤峰等三地", "两 三"),
    ("三三两两", "三三两两"),
    ("十分重视", "十"),
    ("一方面", "一"),
    ("千元不是梦", "千"),
    # Near misses
    ("一盔一带", ""),
    ("组建一支队伍", "伍"),
    ("一是统一", "一"),
    ("查获一起案件", ""),
    ("一百零一人", ""),
]


def told(text: str, kind: str) -> str:
    return " ".join(text[n.span.start : n.span.end] for n in partition(text) if n.kind == kind)


@pytest.mark.parametrize(("text", "surfaces"), ORDINAL)
def test_ordinal(text: str, surfaces: str) -> None:
    assert told(text, "ordinal") == surfaces


@pytest.mark.parametrize(("text", "surfaces"), DATE)
def test_date(text: str, surfaces: str) -> None:
    assert told(text, "date") == surfaces


@pytest.mark.parametrize(("text", "surfaces"), NAME)
def test_name(text: str, surfaces: str) -> None:
    assert told(text, "name") == surfaces


@pytest.mark.parametrize(("text", "surfaces"), IDIOM)
def test_idiom(text: str, surfaces: str) -> None:
    assert told(text, "idiom") == surfaces


WHOLE = [
    # A quantity that reaches into what would be a numeral of its own
    ("占八成六。", ["八成六 quantity"]),
    ("3至5次", ["3至5次 quantity"]),
    # What no candidate holds
    ("3萬辆", ["3 name", "萬 idiom"]),
    ("他们俩", ["俩 idiom"]),
    ("", []),
    ("没有数字。", []),
]


@pytest.mark.parametrize(("text", "rows"), WHOLE)
def test_whole(text: str, rows: list[str]) -> None:
    assert [f"{text[n.span.start : n.span.end]} {n.kind}" for n in partition(text)] == rows


CHARACTERS = (
    "0123456789〇零一二两三十百千万亿廿壹佰萬俩年月日时号起人次个成倍%‰余多约近至到-—+"
    ".、，。：（）“”《》 \n第共分之点GNK国道线路是"
)
FRAGMENTS = [
    "一、", "（二）", "3.", "一是", "2024年", "1至6月", "二〇二四年", "G60高速", "“1+3+N”",
    "一盔一带", "统一", "千方百计", "死亡", "12人", "3.2万余元", "下降24.52%", "八成六",
    "百分之九十五", "三分之一", "数十起", "一百二十", "12123", "0536-5221122", "2021-08-05",
    "9:30", "第三", "共", "，", "。", "5千克", "一万三", "“5个百分点”", "\n", " ",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(st.sampled_from(CHARACTERS), max_size=40),
    st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join),
)


@settings(derandomize=True, deadline=None, max_examples=400, database=None)
@given(TEXTS)
def test_partition(text: str) -> None:
    """Each numeral character is in one numeral; the quantities are those of find_quantities."""
    numerals = partition(text)
    held = [0] * len(text)
    for numeral in numerals:
        assert 0 <= numeral.span.start < numeral.span.end <= len(text)
        assert NUMERAL_RUN.search(text, numeral.span.start, numeral.span.end)
        assert numeral.kind != "bare"
        assert (numeral.kind == "quantity") == (numeral.quantity is not None)
        for at in range(numeral.span.start, numeral.span.end):
            held[at] += 1
    for run in NUMERAL_RUN.finditer(text):
        assert set(held[run.start() : run.end()]) == {1}
    assert max(held, default=0) <= 1
    assert tuple(n.quantity for n in numerals if n.quantity) == find_quantities(text)
