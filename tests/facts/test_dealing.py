"""Dealing: figures to names and parts by place; lists that do not match are doubts."""

import pytest
from told import failing, told

# 分别 and 依次 over figures of another number: a row without a figure for each name, none guessed.
DOUBTS = [
    (
        "事故起数、死亡人数、受伤人数同比分别下降5%、3%。",
        ["accidents arity", "deaths arity", "injuries arity"],
    ),
    ("事故起数、死亡人数分别下降5%、3%、1%。", ["accidents arity", "deaths arity"]),
    ("死亡人数、受伤人数分别为40人、361人、12人。", ["deaths arity", "injuries arity"]),
    (
        "酒驾、醉驾、超员依次为612起、63起。",
        ["drink_driving arity", "drunk_driving arity", "overload arity"],
    ),
    (
        "事故起数、死亡人数、受伤人数和直接经济损失分别下降6.1%、8.2%、5.3%。",
        ["accidents arity", "deaths arity", "injuries arity", "economic_loss arity"],
    ),
    (
        "行政拘留、刑事拘留人数分别为286人、45人、7人。",
        ["admin_detentions arity", "criminal_detentions arity"],
    ),
    (
        "现场查处、非现场查处违法分别为2.6万起、9.2万起、1.1万起。",
        ["violations_onsite arity", "violations_offsite arity"],
    ),
    (
        "城镇、农村居民人均可支配收入分别增长4.8%、6.2%、5.1%。",
        ["urban_income arity", "rural_income arity"],
    ),
    # What follows the doubt is read as ever.
    (
        "事故起数、死亡人数分别下降5%、3%、1%。查处酒驾612起。",
        ["accidents arity", "deaths arity", "drink_driving 612 -"],
    ),
    (
        "事故起数、死亡人数、受伤人数分别下降5%、3%，直接经济损失下降12%。",
        ["accidents arity", "deaths arity", "injuries arity", "economic_loss -12% -"],
    ),
    (
        "查处酒驾612起、醉驾63起，同比分别上升18.6%。",
        ["drink_driving 612 arity", "drunk_driving 63 arity"],
    ),
    (
        "发生亡人事故38起，死亡40人，同比分别下降5%、3%、1%。",
        ["fatal_accidents 38 arity", "deaths 40 arity"],
    ),
    # As many figures as names: no doubt.
    ("事故起数、死亡人数分别下降5%、3%。", ["accidents -5% -", "deaths -3% -"]),
    (
        "事故起数、死亡人数、受伤人数同比均下降5%。",
        ["accidents -5% -", "deaths -5% -", "injuries -5% -"],
    ),
    # Three figures, one of them over another name.
    (
        "事故起数、死亡人数分别为312起、40人，查处酒驾612起。",
        ["accidents 312 -", "deaths 40 -", "drink_driving 612 -"],
    ),
]

# Changes go by place to the levels before them, whether an indicator names those or none.
BY_PLACE = [
    ("总收入50亿元，预算收入18亿元，分别增长26%和18%。", []),
    (
        "财政总收入50亿元，一般公共预算收入18亿元，分别增长26%和18%。",
        ["fiscal_revenue 1800000000 +18%"],
    ),
    (
        "一般公共预算收入18亿元，税收收入12亿元，分别增长26%和18%。",
        ["fiscal_revenue 1800000000 +26%"],
    ),
    (
        "查处酒驾612起，查处涉黄案件8起，分别上升18.6%和2%。",
        ["drink_driving 612 +18.6%"],
    ),
    (
        "查处酒驾612起、醉驾63起，分别上升18.6%、下降4.5%。",
        ["drink_driving 612 +18.6%", "drunk_driving 63 -4.5%"],
    ),
    (
        "发生事故312起，死亡40人，受伤361人，同比分别下降6%、8%、5%。",
        ["accidents 312 -6%", "deaths 40 -8%", "injuries 361 -5%"],
    ),
    (
        "发生事故312起，造成40人死亡、361人受伤，同比分别减少24起、5人、19人。",
        ["accidents 312 -24", "deaths 40 -5", "injuries 361 -19"],
    ),
    (
        "固定资产投资120亿元、社会消费品零售总额65亿元，分别增长9.2%和7.8%。",
        ["fixed_investment 12000000000 +9.2%", "retail_sales 6500000000 +7.8%"],
    ),
    (
        "实现地区生产总值310亿元，财政收入26亿元，分别增长6.5%、8.1%。",
        ["gdp 31000000000 +6.5%"],
    ),
    (
        "发生事故312起、死亡40人、受伤361人，同比分别下降6%、8%，上升5%。",
        ["accidents 312 -6%", "deaths 40 -8%", "injuries 361 +5%"],
    ),
    (
        "发生亡人事故38起，死亡40人，同比分别减少6起、5人，下降13.64%、11.1%。",
        ["fatal_accidents 38 -13.64% -6", "deaths 40 -11.1% -5"],
    ),
    ("查处酒驾612起，同比分别上升18.6%。", ["drink_driving 612 +18.6%"]),
    (
        "驾驶人、行人死亡人数分别为22人、11人，同比分别上升2%、下降8%。",
        ["deaths 22 +2% [驾驶人]", "deaths 11 -8% [行人]"],
    ),
    (
        "一般公共预算收入、税收收入、非税收入分别完成18亿元、12亿元、6亿元。",
        ["fiscal_revenue 1800000000"],
    ),
    (
        "新增城镇就业1.2万人，失业人员再就业3200人，分别完成目标的120%、108%。",
        ["urban_jobs 12000"],
    ),
    (
        "发生事故312起，死亡40人，受伤361人，财损412万元，与去年同期相比，分别下降6%、8%、5%、12%。",
        ["accidents 312 -6%", "deaths 40 -8%", "injuries 361 -5%", "economic_loss 4120000 -12%"],
    ),
    # 其中 at the head of a sentence: the changes are of what stands behind it.
    (
        "发生事故312起，死亡40人，财产损失398万元。其中货车事故203起、死亡21人，分别下降12.5%、15.3%。",
        [
            "accidents 312",
            "deaths 40",
            "economic_loss 3980000",
            "accidents 203 -12.5% [货车]",
            "deaths 21 -15.3% [货车]",
        ],
    ),
    # Counts, and a rate that ends their list.
    (
        "逃逸案件立案126起、破案120起、破案率95.2%，同比分别下降12%、10%，上升1.2个百分点。",
        ["hit_and_run_rate 95.2 +1.2"],
    ),
    (
        "查处酒驾612起、头盔佩戴率92%，同比分别上升8.2%，下降0.8个百分点。",
        ["drink_driving 612 +8.2%", "helmet_rate 92 -0.8"],
    ),
    (
        "酒驾、醉驾和头盔佩戴率同比分别上升8.2%、9.1%，下降0.8个百分点。",
        ["drink_driving +8.2%", "drunk_driving +9.1%", "helmet_rate -0.8"],
    ),
    (
        "查处涉黄案件612起、头盔佩戴率92%，同比上升8.2%，下降0.8个百分点。",
        ["helmet_rate 92 -0.8"],
    ),
    # Changes of changes.
    ("全年少发45起、少死亡31人，下降17.4%和15.0%。", ["deaths -15% -31"]),
    (
        "死亡40人，少受伤45人、少死亡31人，分别下降17.4%和15.0%。",
        ["deaths 40 -15% -31", "injuries -17.4% -45"],
    ),
    # Baselines are no parts.
    ("死亡40人，较去年和2019年分别下降8%和31%。", ["deaths 40 -8%"]),
    # Names after the last that is known.
    (
        "一般公共预算收入和全口径财政收入分别为18亿元、26亿元。",
        ["fiscal_revenue 1800000000"],
    ),
    ("死亡人数和万车死亡率分别下降8%和11%。", ["deaths -8%"]),
    ("刑事立案数、交通事故数分别下降13.5%、2.1%。", ["accidents -2.1%"]),
    ("盗窃、诈骗、酒驾分别查处36起、41起、612起。", ["drink_driving 612"]),
    (
        "固定资产投资、工业用电量、社会消费品零售总额分别增长9.2%、6.1%和7.8%。",
        ["fixed_investment +9.2%", "retail_sales +7.8%"],
    ),
    ("城乡居民收入分别增长5%和7.5%。", ["urban_income +5%", "rural_income +7.5%"]),
    (
        "城镇和农村居民人均可支配收入分别达到3.6万元和1.9万元，分别增长4.8%和6.9%。",
        ["urban_income 36000 +4.8%", "rural_income 19000 +6.9%"],
    ),
]

# Parts between the name and 分别, or before the name.
PARTS = [
    (
        "生产总值一季度、上半年分别增长3.1%、4.2%。",
        ["gdp +3.1% [一季度]", "gdp +4.2% [上半年]"],
    ),
    (
        "死亡人数国道、省道分别下降5%、9%。",
        ["deaths -5% [国道]", "deaths -9% [省道]"],
    ),
    (
        "查处酒驾城区、农村分别为402起、210起。",
        ["drink_driving 402 [城区]", "drink_driving 210 [农村]"],
    ),
    ("国道、省道死亡人数分别为12人、7人。", ["deaths 12 [国道]", "deaths 7 [省道]"]),
    (
        "高邮、宝应死亡人数分别上升2%、下降6%。",
        ["deaths +2% [高邮]", "deaths -6% [宝应]"],
    ),
    (
        "一大队、二大队查处醉驾分别为21起、18起。",
        ["drunk_driving 21 [一大队]", "drunk_driving 18 [二大队]"],
    ),
    (
        "全市查处酒驾1204起，其中高邮、宝应分别为118起、96起。",
        ["drink_driving 1204", "drink_driving 118 [高邮]", "drink_driving 96 [宝应]"],
    ),
    (
        "全市死亡人数下降8%，其中高邮、宝应分别下降5%、9%。",
        ["deaths -8%", "deaths -5% [高邮]", "deaths -9% [宝应]"],
    ),
    (
        "全市查处酒驾1204起，其中高邮、宝应、仪征查处量较高，分别为118起、96起、73起。",
        [
            "drink_driving 1204",
            "drink_driving 118 [高邮]",
            "drink_driving 96 [宝应]",
            "drink_driving 73 [仪征]",
        ],
    ),
    (
        "查处超员206起，其中高邮、宝应居前两位，分别为38起、31起。",
        ["overload 206", "overload 38 [高邮]", "overload 31 [宝应]"],
    ),
    (
        "死亡41人，其中国道、省道死亡较多，分别为12人、9人。",
        ["deaths 41", "deaths 12 [国道]", "deaths 9 [省道]"],
    ),
    # Other things are no parts.
    ("查处酒驾612起，群众投诉量和信访数量分别下降49.9%、45%。", ["drink_driving 612"]),
    ("死亡人数不高于35人。", ["deaths 35"]),
    # Figures in the words of a part.
    (
        "12岁以下儿童受伤8人，65岁以上老年人、12岁以下儿童死亡人数分别为12人、20人。",
        ["injuries 8 [12岁以下儿童]", "deaths 12 [65岁以上老年人]", "deaths 20 [12岁以下儿童]"],
    ),
    (
        "死亡人数60岁以上、12岁以下儿童分别下降12%、20%。",
        ["deaths -12% [60岁以上]", "deaths -20% [12岁以下儿童]"],
    ),
    (
        "查处酒驾1204起，其中35岁以下人员、60岁以上人员分别为118起、96起。",
        [
            "drink_driving 1204",
            "drink_driving 118 [35岁以下人员]",
            "drink_driving 96 [60岁以上人员]",
        ],
    ),
    # A list of places that does not match its figures is no list of parts.
    ("死亡41人，其中高邮、宝应、仪征分别为12人、9人。", ["deaths 41"]),
    ("死亡人数一季度、上半年分别下降5%、9%、12%。", ["deaths"]),
]

KNOWN_FAILURES = [
    (
        "死亡人数较去年和2019年分别下降8%和31%。",
        ["deaths -8%", "deaths -31%"],
        "two baselines of one name are taken for a list that does not match",
    ),
]


@pytest.mark.parametrize(("text", "rows"), DOUBTS)
def test_doubts(text: str, rows: list[str]) -> None:
    assert told(text, "flags") == rows


@pytest.mark.parametrize(("text", "rows"), [*BY_PLACE, *PARTS])
def test_dealing(text: str, rows: list[str]) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(("text", "rows"), failing(KNOWN_FAILURES))
def test_dealing_known_failures(text: str, rows: list[str]) -> None:
    assert told(text) == rows
