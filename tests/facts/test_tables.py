"""Tables in reports give the facts that a sentence would, each figure with its cell."""

import pytest
from told import row

from summarymine.facts import extract_facts
from summarymine.facts.extract import document_quantities
from summarymine.facts.ledger import find_entries
from summarymine.indicators import load_catalogue
from summarymine.model import Document, Grid, PreparedDocument, Span
from summarymine.text import prepare
from summarymine.text.grids import find_grids

CATALOGUE = load_catalogue()

YEARS = """某县交警大队2024年工作总结
指标|单位|2024年|2023年|同比(%)
道路交通事故|起|120|131|-8.4
死亡人数|人|40|53|-24.52
直接财产损失|万元|35.6|41.2|-13.6
查处酒驾|起|1,204|1,150|4.7
其中：醉驾|起|204|180|13.3"""

BODIES = """2024年1-11月温州市公安局交警支队各地事故情况表
单位：起、人、万元
县（市、区）|事故起数|死亡人数|直接财产损失（万元）
瑞安|120|40|35.6
鹿城|88|12|20
高速大队|12|5|8
合计|351|95|103.7"""

# What it shows, the text with | for a tab, the facts: indicator, figures, year, scope.
CASES = [
    (
        "years and changes in columns, units in one of their own",
        YEARS,
        """accidents 120 -8.4% 2024
accidents 131 2023
deaths 40 -24.52% 2024
deaths 53 2023
economic_loss 356000 -13.6% 2024
economic_loss 412000 2023
drink_driving 1204 +4.7% 2024
drunk_driving 204 +13.3% 2024
drink_driving 1150 2023
drunk_driving 180 2023""",
    ),
    (
        "a change that counts and one in percent, 持平, an empty cell",
        """某县交警大队2024年工作总结
指标名称|本年|上年同期|增减数|增减率
事故起数（起）|120|131|-11|-8.4%
受伤人数（人）|98|98|0|持平
查处酒驾（起）|1204|-|-|-""",
        """accidents 120 -8.4% -11 2024
accidents 131 2023
injuries 98 +0% 2024
injuries 98 2023
drink_driving 1204 2024""",
    ),
    (
        "of a level with a sign nothing is told: a loss is no gain, a change no level",
        """指标|2024年|2023年
事故起数（起）|-11|131
死亡人数（人）|+3|－5
受伤人数（人）|98|−7
地区生产总值（亿元）|-3.2|4
地区生产总值增长率（%）|-3.2|4""",
        """accidents 131 2023
injuries 98 2024
gdp 400000000 2023
gdp -3.2% 2024""",
    ),
    (
        "which kind a change is, the levels tell; where they do not, nothing is told of it",
        """指标|2024年|2023年|增减
事故起数|120|131|-11
死亡人数|40|53|-24.5
受伤人数|98|110|17.3""",
        """accidents 120 -11 2024
accidents 131 2023
deaths 40 -24.5% 2024
deaths 53 2023
injuries 98 2024
injuries 110 2023""",
    ),
    (
        "of a rate the levels tell whether a change is in points",
        """指标|2024年|2023年|同比（%）
隐患整改率（%）|98.5|96.4|2.1
隐患整改率（%）|98.5|-|5.0""",
        """hazard_fix_rate 98.5 +2.1 2024
hazard_fix_rate 96.4 2023
hazard_fix_rate 98.5 2024""",
    ),
    (
        "indicators in columns, years in rows",
        """年份|事故起数（起）|死亡人数（人）
2023年|131|53
2024|120|40""",
        "accidents 131 2023\ndeaths 53 2023\naccidents 120 2024\ndeaths 40 2024",
    ),
    (
        "a head that only says that years stand below it names nothing",
        """指标|年度|年度
指标|2024年|2023年
查处酒驾（起）|392|380""",
        "drink_driving 392 2024\ndrink_driving 380 2023",
    ),
    (
        "a figure that could be a year is one, below its heads",
        """指标|2024年|2023年
受伤人数（人）|98|2013
查处酒驾（起）|2001|1904""",
        """injuries 98 2024
injuries 2013 2023
drink_driving 2001 2024
drink_driving 1904 2023""",
    ),
    (
        "months are parts, their sum is the whole",
        """2024年交通事故统计表（单位：起、人）
月份|事故起数|死亡人数
1月|12|3
合计|31|9""",
        "accidents 12 2024 [1月]\ndeaths 3 2024 [1月]\naccidents 31 2024\ndeaths 9 2024",
    ),
    (
        "kinds of road in rows, parts in columns",
        """道路类型|事故起数|死亡人数
高速公路|12|5
农村公路|78|24""",
        """accidents 12 - [高速公路]
deaths 5 - [高速公路]
accidents 78 - [农村公路]
deaths 24 - [农村公路]""",
    ),
    (
        "two tables side by side",
        """指标|数值|指标|数值
事故起数（起）|120|死亡人数（人）|40
受伤人数（人）|98|查处酒驾（起）|1204""",
        "accidents 120 -\ninjuries 98 -\ndeaths 40 -\ndrink_driving 1204 -",
    ),
    (
        "a rank, a share, a target and a month of the year are no counts of it",
        """指标|2024年|全省排名|占比（%）|年度目标|本月
事故起数（起）|120|3|12.5|110|9""",
        "accidents 120 2024",
    ),
    (
        "money of unknown unit is not told",
        """指标|2024年|2023年
直接财产损失|35|41
死亡人数|40|53""",
        "deaths 40 2024\ndeaths 53 2023",
    ),
    (
        "rows of names alone head those below; subtotals are left out",
        """指标|2024年
一、交通事故|
起数|120
死亡人数|40
小计|160
二、执法|
查处酒驾（起）|1204""",
        "accidents 120 2024\ndeaths 40 2024\ndrink_driving 1204 2024",
    ),
    (
        "name, year and comparison in one head",
        """地区|2024年事故起数|事故起数同比（%）|2023年事故起数
全县|120|-8.4|131""",
        "accidents 120 -8.4% 2024\naccidents 131 2023",
    ),
    (
        "in a text a merged head leaves blanks to its right; an average is no count",
        """|2024年||2023年|
|起数|死亡人数|起数|死亡人数
全市|120|40|131|53
平均|100|35|108|44""",
        "accidents 120 2024\ndeaths 40 2024\naccidents 131 2023\ndeaths 53 2023",
    ),
    (
        "the year before, and a part of it, by the caption's year",
        """2024年1至11月交通违法查处情况
违法行为|本期数|上年同期|同比±%
酒后驾驶|1204|1150|4.7
其中醉酒驾驶|204|180|13.3
超员|-|12|-100""",
        """drink_driving 1204 +4.7% 2024
drunk_driving 204 +13.3% 2024
drink_driving 1150 2023
drunk_driving 180 2023
overload 12 2023""",
    ),
    (
        "what was aimed at is no figure of what was done",
        """指标|2024年目标|2024年完成|2025年目标
地区生产总值增长|6%左右|5.8%|6%
城镇新增就业（万人）|1.2|1.3|1.2""",
        "gdp +5.8% 2024\nurban_jobs 13000 2024",
    ),
    (
        "comparisons beside each name",
        """2024年12月全市交通事故情况
地区 事故起数 同比 死亡人数 同比
合计 32 -0.6% 9 12.5%
全市 32 -0.6% 9 持平""",
        """accidents 32 -0.6% 2024
deaths 9 +12.5% 2024
accidents 32 -0.6% 2024
deaths 9 +0% 2024""",
    ),
    (
        "全年 is a time, and an arrow a direction",
        """指标|全年|同比增减
事故（起）|120|↓8.4%
死亡（人）|40|↓13""",
        "accidents 120 -8.4% -\ndeaths 40 -",
    ),
    (
        "heads below figures begin another table",
        """某县交警大队2024年工作总结
单位|事故起数|死亡人数
合计|120|2

单位|查处酒驾|查处醉驾
合计|1200|22
2023年|事故起数|死亡人数
1-6月|70|4""",
        """accidents 120 2024
deaths 2 2024
drink_driving 1200 2024
drunk_driving 22 2024
accidents 70 2023
deaths 4 2023""",
    ),
    (
        "a year over parts of it",
        """指标|2023年||2024年|
|上半年|下半年|上半年|下半年
事故起数|10|20|11|21""",
        """accidents 10 2023
accidents 20 2023
accidents 11 2024
accidents 21 2024""",
    ),
    (
        "names and figures that take turns, without heads",
        "事故起数|120|死亡人数|3\n受伤人数|20|查处酒驾|30",
        "accidents 120 -\ninjuries 20 -\ndeaths 3 -\ndrink_driving 30 -",
    ),
    (
        "the first section too is one",
        """指标|2024年
高速公路|
事故起数|20
国省道|
事故起数|40""",
        "accidents 20 2024 [高速公路]\naccidents 40 2024 [国省道]",
    ),
    (
        "whose 全县, 全市 and 全省 are, a table does not say",
        "指标|全县|全市|全省\n死亡人数|12|130|2300\n事故起数|120|1300|23000",
        "",
    ),
    (
        "what is no level of the row's name",
        """指标|2024年|变动|完成率|每万人|三年平均
死亡人数|31|27|98%|0.27|33
头盔佩戴率（%）|95.1|91.3|101.3%|1|2""",
        "deaths 31 2024\nhelmet_rate 95.1 2024",
    ),
    (
        "each comparison is of the period that it stands under or behind",
        """指标|12月||1-12月|
|数量|同比%|数量|同比%
事故起数|13|-3.2|125|5.0
死亡人数|1|-10|14|7""",
        """accidents 13 -3.2% -
accidents 125 +5% -
deaths 1 -10% -
deaths 14 +7% -""",
    ),
    (
        "升降幅度 says nothing of the direction; below 下降率 the levels decide",
        """指标|2024年|2023年|升降幅度
事故起数|130|100|30%
指标|2024年|2023年|下降率
死亡人数|4|5|-20%""",
        """accidents 130 +30% 2024
accidents 100 2023
deaths 4 -20% 2024
deaths 5 2023""",
    ),
    (
        "comparisons alone",
        "指标|同比（%）|环比（%）\n事故起数|-5.2|1.3\n死亡人数|-10.7|6.1",
        """accidents -5.2% -
accidents +1.3% -
deaths -10.7% -
deaths +6.1% -""",
    ),
    (
        "a numbered table with arrows and units in its cells",
        """序号|项目|完成情况|同比
1|死亡人数|40人|↓24.52%
2|查处酒驾|1.2万起|上升4.7%""",
        "deaths 40 -24.52% -\ndrink_driving 12000 +4.7% -",
    ),
]


# In heads it hid the year, so that the change of 2024 was told of 2023.
@pytest.mark.parametrize("heads", ["2024\u200b年|2023年\u200b", "\ufeff2024年|2023\u200d年"])
def test_what_has_no_width_hides_no_head(heads: str) -> None:
    text = f"指标|{heads}|同比（%）\n死亡人数\u200b（人）|51|57\u200b|-10.53"
    facts = extract_facts(prepared(text), CATALOGUE)
    assert [row(fact, "year") for fact in facts] == ["deaths 51 -10.53% 2024", "deaths 57 2023"]


def prepared(text: str) -> PreparedDocument:
    return prepare(Document(name="表", text=text.replace("|", "\t")))


@pytest.mark.parametrize(("text", "told"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_tables(text: str, told: str) -> None:
    facts = extract_facts(prepared(text), CATALOGUE)
    assert [row(fact, "year") for fact in facts] == told.splitlines()


# The same table: with bars, as Markdown, in columns of spaces, with single spaces.
FORMS = [
    YEARS.replace("|", " | "),
    "\n".join(f"| {line} |" if "|" in line else line for line in YEARS.split("\n")),
    YEARS.replace("|", "　　"),
    YEARS.replace("|", "    "),
    YEARS.replace("|", " "),
    YEARS.replace("\n", "\n\n"),
    YEARS.replace("|", "\n"),
    YEARS.replace("|", "\n\n") + "\n\n二、工作措施\n全年开展宣传活动，群众反映良好。",
]


@pytest.mark.parametrize("text", FORMS)
def test_a_table_as_lines_of_text(text: str) -> None:
    facts = extract_facts(prepare(Document(name="表", text=text)), CATALOGUE)
    assert [row(fact, "year") for fact in facts] == CASES[0][2].split("\n")


def test_one_county_a_row_gives_facts_of_several_reporters() -> None:
    facts = extract_facts(prepared(BODIES), CATALOGUE)
    assert [
        (fact.reporter.region, fact.reporter.adcode, fact.period.text, fact.scope, str(fact.value))
        for fact in facts
        if fact.indicator == "accidents"
    ] == [
        ("瑞安市", "330381", "2024年1-11月", "", "120"),
        ("鹿城区", "330302", "2024年1-11月", "", "88"),
        ("温州市", "330300", "2024年1-11月", "高速大队", "12"),
        ("温州市", "330300", "2024年1-11月", "", "351"),
    ]


def test_counties_in_columns() -> None:
    text = "2024年事故情况\n指标|瑞安市|乐清市|合计\n事故起数|120|131|251\n死亡人数|40|38|78"
    facts = extract_facts(prepared(text), CATALOGUE)
    assert [(fact.reporter.region, str(fact.value)) for fact in facts] == [
        ("瑞安市", "120"),
        ("乐清市", "131"),
        ("", "251"),
        ("瑞安市", "40"),
        ("乐清市", "38"),
        ("", "78"),
    ]


def test_the_cell_is_the_evidence() -> None:
    document = prepared(YEARS)
    fact = next(f for f in extract_facts(document, CATALOGUE) if f.indicator == "drink_driving")
    span, text = fact.evidence.span, document.source.text
    assert text[span.start : span.end] == "1,204"
    assert fact.evidence.line == 6
    assert fact.evidence.sentence == "查处酒驾 | 起 | 2024年：1,204 | 同比（%）：4.7"


# Prose, and lists that only look like columns.
SILENT = [
    "项目\t投资\t期限\n县道\t12\n标线\t3",
    "全年工作　　成效显著\n查处酒驾　　力度不减\n事故死亡　　人数下降",
    "一、事故 12起\n二、死亡 3人\n三、受伤",
    "城区 查处酒驾 12起\n农村 查处醉驾 3起，移送\n其他 无",
]


def test_cells_are_never_read_as_one_number() -> None:
    document = prepare(Document(name="表", text="区\t甲\t乙\n死亡\t20\t5.2%\n受伤\t无人\t3\n"))
    assert "205.2%" not in document.text


@pytest.mark.parametrize("text", SILENT)
def test_prose_is_no_table(text: str) -> None:
    assert not prepare(Document(name="表", text=text)).tellings


def test_a_table_that_lays_out_prose_is_read_as_prose() -> None:
    left, right = "全年查处酒驾1204起，同比上升4.7%。" * 3, "事故死亡40人，受伤98人。" * 4
    spans = ((Span(0, len(left)), Span(len(left) + 1, len(left) + 1 + len(right))),)
    document = prepare(Document(name="表", text=f"{left}\t{right}", grids=(Grid(spans),)))
    indicators = [fact.indicator for fact in extract_facts(document, CATALOGUE)]
    assert list(dict.fromkeys(indicators)) == ["drink_driving", "deaths", "injuries"]


def test_merged_heads() -> None:
    """A merged cell stands in every place that it covers."""
    text = "\t事故\t\t死亡人数\n\t2024年\t2023年\t2024年\n全县\t120\t131\t40"
    cells = [
        [text.index(word) if word else 0, len(word)]
        for word in ("", "事故", "死亡人数", "2024年", "2023年", "全县", "120", "131", "40")
    ]
    blank, crash, dead, now, then, county, a, b, c = (Span(at, at + n) for at, n in cells)
    again = text.rindex("2024年")
    rows = (
        (blank, crash, crash, dead),
        (blank, now, then, Span(again, again + 5)),
        (county, a, b, c),
    )
    document = prepare(Document(name="表", text=text, grids=(Grid(rows),)))
    assert [row(fact, "year") for fact in extract_facts(document, CATALOGUE)] == [
        "accidents 120 2024",
        "accidents 131 2023",
        "deaths 40 2024",
    ]


@pytest.mark.parametrize("text", [YEARS, BODIES, CASES[5][1], CASES[8][1]])
def test_the_ledger_holds_every_numeral_of_a_table_once(text: str) -> None:
    document = prepared(text)
    entries = find_entries(document, CATALOGUE)
    source = document.source.text
    places = [at for entry in entries for at in range(entry.span.start, entry.span.end)]
    assert len(places) == len(set(places))
    assert {at for at, character in enumerate(source) if character.isdigit()} <= set(places)


def test_quantities_of_a_table_once_each() -> None:
    quantities = [
        q for q, _ in document_quantities(prepared("指标|2024年|2023年\n超员20%以上（起）|12|15"))
    ]
    assert [(q.surface, q.unit) for q in quantities] == [
        ("20%以上", "%"),
        ("12", "起"),
        ("15", "起"),
    ]


def test_find_grids_gives_the_cells() -> None:
    text = "表\n指标\t2024年\n死亡\t40\n受伤\t98\n"
    (grid,) = find_grids(text)
    assert [[text[c.start : c.end] for c in cells] for cells in grid.rows] == [
        ["指标", "2024年"],
        ["死亡", "40"],
        ["受伤", "98"],
    ]
