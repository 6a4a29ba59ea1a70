"""Quantities: value, unit, bounds and approximation, family by family; and texts that hold none."""

from decimal import Decimal

import pytest

from summarymine.model import Quantity
from summarymine.quantities import find_quantities

# An exact figure: low and high are the value.
EXACT = [
    # Arabic, Chinese and mixed
    ("接警1204起。", "1204", "起"),
    ("破案三十二起。", "32", "起"),
    ("查获三千二百起", "3200", "起"),
    ("印制1.5万份手册", "15000", "份"),
    ("车辆12万3千辆", "123000", "辆"),
    ("办结两千零五件", "2005", "件"),
    ("发证一万三千本", "13000", "本"),
    ("募集叁仟贰佰元", "3200", "元"),
    ("增加0.5个", "0.5", "个"),
    ("接待3千人", "3000", "人"),
    ("受理一万三起", "13000", "起"),
    ("评出十名标兵", "10", "名"),
    ("查处醉驾一起。", "1", "起"),
    ("新建岗亭两座", "2", "座"),
    ("配备1辆警车", "1", "辆"),
    ("组建一支队伍", "1", "支"),
    ("建立一个机制", "1", "个"),
    ("下辖四个中队", "4", "个"),
    ("派出9支小组", "9", "支"),
    ("覆盖3个村", "3", "个"),
    ("第三季度3起", "3", "起"),
    ("全年0起", "0", "起"),
    # Percent, points, shares
    ("同比下降24.52%", "24.52", "%"),
    ("群众满意率百分之九十五", "95", "%"),
    ("增长百分之十五点六", "15.6", "%"),
    ("发生率千分之三", "3", "‰"),
    ("错误率0.4‰", "0.4", "‰"),
    ("提高2.1个百分点", "2.1", "百分点"),
    ("上升95个百分点", "95", "百分点"),
    ("警力九成下沉", "90", "%"),
    ("七成五的案件", "75", "%"),
    ("八成半在农村", "85", "%"),
    ("占三分之一", "0.333333", ""),
    ("增长2倍", "2", "倍"),
    ("增幅+3.2%", "3.2", "%"),
    ("（-4.7%）", "-4.7", "%"),
    ("进度五成", "50", "%"),
    ("完成全年任务的100%", "100", "%"),
    # Money
    ("罚款200元", "200", "元"),
    ("投入3.2万元", "32000", "元"),
    ("总投资2.6亿元", "260000000", "元"),
    ("补助五十万元", "500000", "元"),
    ("奖励两千元整", "2000", "元"),
    ("造价1亿2000万元", "120000000", "元"),
    ("慰问金壹佰元", "100", "元"),
    ("资助八百块钱", "800", "元"),
    ("涉案50万美元", "500000", "美元"),
    ("拨付3千万元", "30000000", "元"),
    ("均价6.5元/吨", "6.5", "元/吨"),
    ("预算0.8亿元", "80000000", "元"),
    # Measures
    ("修路12.6公里", "12.6", "公里"),
    ("划线1.17万米", "11700", "米"),
    ("场地3600平方米", "3600", "平方米"),
    ("占地25亩", "25", "亩"),
    ("撒盐40吨", "40", "吨"),
    ("车速80公里/小时", "80", "公里/小时"),
    ("用时15分钟", "15", "分钟"),
    ("历时3个月", "3", "个月"),
    ("驻点7天", "7", "天"),
    ("噪声60分贝", "60", "分贝"),
    ("限速40km/h", "40", "km/h"),
    ("储水5立方米", "5", "立方米"),
    # Compound measure words
    ("出动警力5.6万人次", "56000", "人次"),
    ("派车300台次", "300", "台次"),
    ("检查企业86家次", "86", "家次"),
    ("宣讲42场次", "42", "场次"),
    ("走访120户次", "120", "户次"),
    ("核查2300车次", "2300", "车次"),
    ("扣留36辆次", "36", "辆次"),
    ("审批510件次", "510", "件次"),
    ("查纠88起次", "88", "起次"),
    ("夜查6轮次", "6", "轮次"),
    ("送检9批次", "9", "批次"),
    ("抽查60班次", "60", "班次"),
]

# A figure that its words leave open: low, high, approx; "" where open.
OPEN = [
    # 余 多 来, after or inside
    ("罚款万余元", "10000", "元", "10000", "20000", "more"),
    ("查扣1300余辆", "1300", "辆", "1300", "1400", "more"),
    ("宣传20多场次", "20", "场次", "20", "30", "more"),
    ("筹资三百多万元", "3000000", "元", "3000000", "4000000", "more"),
    ("投入2.6万余元", "26000", "元", "26000", "27000", "more"),
    ("调解十余起", "10", "起", "10", "20", "more"),
    ("走访百余家", "100", "家", "100", "200", "more"),
    ("查验3千余辆", "3000", "辆", "3000", "4000", "more"),
    ("约谈十来人", "10", "人", "10", "20", "more"),
    ("整改1.2万多处", "12000", "处", "12000", "13000", "more"),
    ("发动8千余人", "8000", "人", "8000", "9000", "more"),
    ("张贴350余张", "350", "张", "350", "360", "more"),
    # Only bounds are known
    ("救出数十人", "", "人", "20", "90", ""),
    ("耗资数百万元", "", "元", "2000000", "9000000", ""),
    ("动员几百人", "", "人", "200", "900", ""),
    ("捐书数千册", "", "册", "2000", "9000", ""),
    ("出勤十几人", "", "人", "11", "19", ""),
    ("拖车几十辆", "", "辆", "20", "90", ""),
    ("发放数万份", "", "份", "20000", "90000", ""),
    ("排查几千处", "", "处", "2000", "9000", ""),
    ("劝返几十万人次", "", "人次", "200000", "900000", ""),
    ("培训数百名", "", "名", "200", "900", ""),
    ("积压几百件", "", "件", "200", "900", ""),
    ("减免数十万元", "", "元", "200000", "900000", ""),
    # Two digits side by side
    ("登记三四百辆", "300", "辆", "300", "400", ""),
    ("每班七八人", "7", "人", "7", "8", ""),
    # Before: more
    ("超过600起", "600", "起", "600", "", "more"),
    ("突破30万辆", "300000", "辆", "300000", "", "more"),
    ("逾4000人", "4000", "人", "4000", "", "more"),
    ("不少于5次", "5", "次", "5", "", "more"),
    ("覆盖率不低于98%", "98", "%", "98", "", "more"),
    ("至少2名", "2", "名", "2", "", "more"),
    ("超百万人次", "1000000", "人次", "1000000", "", "more"),
    ("保有量破50万辆", "500000", "辆", "500000", "", "more"),
    # Before: less
    ("近百场", "100", "场", "", "100", "less"),
    ("近3000件", "3000", "件", "", "3000", "less"),
    ("不足10起", "10", "起", "", "10", "less"),
    ("不到三成", "30", "%", "", "30", "less"),
    ("不超过20人", "20", "人", "", "20", "less"),
    ("将近两百户", "200", "户", "", "200", "less"),
    ("接近九成", "90", "%", "", "90", "less"),
    ("死亡人数控制在70人以内", "70", "人", "", "70", "less"),
    # Before: about
    ("约400人", "400", "人", "", "", "about"),
    ("大约1.2万册", "12000", "册", "", "", "about"),
    ("大概60户", "60", "户", "", "", "about"),
    # After
    ("95%以上", "95", "%", "95", "", "more"),
    ("三十人以上", "30", "人", "30", "", "more"),
    ("时长3小时以上", "3", "小时", "3", "", "more"),
    ("年龄60岁以下", "60", "岁", "", "60", "less"),
    ("15分钟以内", "15", "分钟", "", "15", "less"),
    ("控制在2%之内", "2", "%", "", "2", "less"),
    ("500人左右", "500", "人", "", "", "about"),
    ("四成上下", "40", "%", "", "", "about"),
    ("百分之八十以上", "80", "%", "80", "", "more"),
    # Ranges
    ("每月3至5次", "3", "次", "3", "5", ""),
    ("占30%-40%", "30", "%", "30", "40", ""),
    ("补贴2000—3000元", "2000", "元", "2000", "3000", ""),
    ("增设5～8个", "5", "个", "5", "8", ""),
    ("上升5到8个百分点", "5", "百分点", "5", "8", ""),
    ("配备10-15名", "10", "名", "10", "15", ""),
    ("投入3至5万元", "30000", "元", "30000", "50000", ""),
    ("宽3.5～4米", "3.5", "米", "3.5", "4", ""),
    ("缩短两到三天", "2", "天", "2", "3", ""),
    ("气温5~12摄氏度", "5", "摄氏度", "5", "12", ""),
    ("间隔1—2小时", "1", "小时", "1", "2", ""),
    # No measure word
    ("发动20余万群众", "200000", "", "200000", "300000", "more"),
    ("惠及3万群众", "30000", "", "30000", "30000", ""),
    ("组织400余群众", "400", "", "400", "500", "more"),
    ("吸引1.8万余粉丝", "18000", "", "18000", "19000", "more"),
    ("带动十余万市民", "100000", "", "100000", "200000", "more"),
    ("覆盖60多万学生", "600000", "", "600000", "700000", "more"),
    ("直播观看1.3亿", "130000000", "", "130000000", "130000000", ""),
    ("驾驶人超40万", "400000", "", "400000", "", "more"),
    ("点击量50余万", "500000", "", "500000", "600000", "more"),
    ("阅读量约9万", "90000", "", "", "", "about"),
]

# The percent sign is missing: unit "", flag percent_sign_missing.
SIGN_MISSING = [
    ("同比上升3.86，", ["3.86"]),
    ("破案率100。", ["100"]),
    ("整改率为98.6，", ["98.6"]),
    ("同比下降12.4；", ["12.4"]),
    ("增幅8.3，", ["8.3"]),
    ("满意率达到99.1。", ["99.1"]),
    ("占比31.5，", ["31.5"]),
    ("环比回落5.2。", ["5.2"]),
    ("侦破率仅为92。", ["92"]),
    ("上涨15.08，", ["15.08"]),
    ("事故率下降2.5。", ["2.5"]),
    ("占29.4，", ["29.4"]),
]

# A list whose unit stands at its end, or a count after a word that counts.
LISTS = [
    ("依次为7、3、4、5人", ["7", "3", "4", "5"], ["", "", "", "人"]),
    ("分别为12、9和6起", ["12", "9", "6"], ["", "", "起"]),
    ("下降5%、3%、1%", ["5", "3", "1"], ["%", "%", "%"]),
    ("事故减少7，", ["7"], [""]),
    ("伤者增加12。", ["12"], [""]),
]

SILENT = [
    # Dates, years, times, periods
    "2024年，", "二〇二四年底", "3月5日上午", "1至6月", "截至12月31日", "9时30分许", "早8:30集合",
    "上半年形势平稳", "二季度", "第三季度", "2019-2023年", "“十四五”期间", "2023—2025年规划",
    "三年行动计划", "周五晚", "星期三", "20世纪末",
    "前三季度", "五一假期", "十一黄金周",
    # Roads, lines, places
    "322国道", "G60高速", "S308线", "京沪高速",
    "G4京港澳段", "102省道", "三环路", "318线上", "K35处",
    # Models, classes, versions, codes
    "5G基站", "平台2.0版", "A1驾照", "C1、C2准驾", "AB类驾驶人", "4K摄像机", "PM2.5",
    # Document and article numbers
    "〔2024〕12号", "国发〔2019〕3号文", "第九十一条", "第3款", "《办法》第10条",
    # Ordinals and ranks
    "第一时间", "位列第2", "排名第五", "第八次会议", "居全省第一", "第1名", "第21届",
    # Names of sets
    "“1+3+N”模式", "“137”工程", "三超一疲劳",
    "两客一危一重", "一盔一带", "十大攻坚战", "二十大精神",
    "党的二十届三中全会", "四项指数", "三大体系",
    "“五进”", "“三降一升”", "“百日行动”", "“两会”安保",
    # Idioms with 一 and others
    "一起参加", "一批骨干", "一系列措施", "一方面",
    "进一步", "一体化", "一次性告知", "统一指挥", "一定程度",
    "千方百计", "万无一失", "四面八方", "百姓", "千家万户", "十分重视", "一如既往", "一心一意",
    "一线民警", "唯一", "一把手", "一路护航", "三轮车", "两轮电动车", "二级警督", "一等奖",
    # List numbers
    "1、强化宣传", "2．深化整治", "（三）加强管理",
    "四、存在问题", "一是抓宣传", "3.优化服务", "(2)严格执法",
    # Telephone and service numbers
    "拨打122", "12123平台", "“12345”热线", "110联动", "电话0571-8765432", "122报警台",
]  # fmt: skip

# text, quantities as (value, unit, low, high, approx), why
KNOWN_FAILURES = [
    ("立案廿五起", [("25", "起", "25", "25", "")], "the digit after 廿 is multiplied by ten"),
    ("同比-62.99%", [("-62.99", "%", "-62.99", "-62.99", "")], "a sign after a word is lost"),
    ("到场二三十人", [("20", "人", "20", "30", "")], "二三十 is read as no quantity"),
    ("上百家", [("100", "家", "100", "", "more")], "上 leaves no bound open"),
    ("约占三成", [("30", "%", "", "", "about")], "a verb stands between 约 and its figure"),
    ("罚200元至500元", [("200", "元", "200", "500", "")], "a unit on both ends parts the range"),
    ("服务百万群众", [("1000000", "", "1000000", "1000000", "")], "百万 without a measure word"),
    ("动员千余志愿者", [("1000", "", "1000", "2000", "more")], "千余 without a measure word"),
    ("近三年来", [], "a span of years is a period"),
    ("三番五次督促", [], "the second numeral of an idiom counts"),
]

# text, values; the sign is missing from every one of them
KNOWN_SIGN_FAILURES = [
    ("下降70.7、68.2。", ["70.7", "68.2"], "a list without sign ends after its first member"),
    ("分别下降4.1、6.2、7.3。", ["4.1", "6.2", "7.3"], "the same"),
]


def one(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    assert text[quantity.span.start : quantity.span.end] == quantity.surface
    return quantity


def number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def told(quantity: Quantity) -> tuple[Decimal | None, str, Decimal | None, Decimal | None, str]:
    return (
        quantity.value,
        quantity.unit,
        quantity.low,
        quantity.high,
        quantity.approx or "",
    )


@pytest.mark.parametrize(("text", "value", "unit"), EXACT)
def test_exact(text: str, value: str, unit: str) -> None:
    expected = Decimal(value)
    assert told(one(text)) == (expected, unit, expected, expected, "")


@pytest.mark.parametrize("row", OPEN)
def test_open(row: tuple[str, str, str, str, str, str]) -> None:
    text, value, unit, low, high, approx = row
    assert told(one(text)) == (number(value), unit, number(low), number(high), approx)


@pytest.mark.parametrize(("text", "values"), SIGN_MISSING)
def test_sign_missing(text: str, values: list[str]) -> None:
    found = find_quantities(text)
    assert [(q.value, q.unit, q.flags) for q in found] == [
        (Decimal(value), "", ("percent_sign_missing",)) for value in values
    ]


@pytest.mark.parametrize(("text", "values", "units"), LISTS)
def test_lists(text: str, values: list[str], units: list[str]) -> None:
    found = find_quantities(text)
    assert [(q.value, q.unit) for q in found] == list(zip(map(Decimal, values), units, strict=True))
    assert not any(q.flags for q in found)


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "quantities"),
    [pytest.param(*row, marks=pytest.mark.xfail(reason=why)) for *row, why in KNOWN_FAILURES],
)
def test_known_failures(text: str, quantities: list[tuple[str, str, str, str, str]]) -> None:
    assert [told(quantity) for quantity in find_quantities(text)] == [
        (number(value), unit, number(low), number(high), approx)
        for value, unit, low, high, approx in quantities
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [pytest.param(*row, marks=pytest.mark.xfail(reason=why)) for *row, why in KNOWN_SIGN_FAILURES],
)
def test_known_sign_failures(text: str, values: list[str]) -> None:
    test_sign_missing(text, values)
