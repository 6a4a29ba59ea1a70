"""Forms of list: 分别, 依次, 均 and 其中, over indicators, places and parts."""

import pytest
from told import failing, told

# 分别, 依次, 均 over indicators.
LISTS_OF_NAMES = [
    # The figures of then stand between, and are nobody's.
    (
        "死亡37人，受伤312人，与2023年的42人、355人相比，分别下降11.9%、12.1%。",
        ["deaths 37 -11.9%", "injuries 312 -12.1%"],
    ),
    # What is more than the whole is no part of it.
    (
        "查处酒驾612起，其中城区402起，历年累计9860起。",
        ["drink_driving 612", "drink_driving 402 [城区]"],
    ),
    ("死亡人数、受伤人数同比均下降两成。", ["deaths -20%", "injuries -20%"]),
    ("行政拘留、刑事拘留分别为286人、45人。", ["admin_detentions 286", "criminal_detentions 45"]),
    (
        "事故起数、死亡人数、受伤人数分别为312起、41人、267人，同比分别下降6%、8%、5%。",
        ["accidents 312 -6%", "deaths 41 -8%", "injuries 267 -5%"],
    ),
    ("事故起数和死亡人数依次下降7.1%和10.9%。", ["accidents -7.1%", "deaths -10.9%"]),
    ("亡人事故、较大事故同比分别减少6起、1起。", ["fatal_accidents -6", "major_accidents -1"]),
    ("超速、无证驾驶同比分别上升6%、下降9%。", ["speeding +6%", "unlicensed_driving -9%"]),
    (
        "事故起数、死亡人数、受伤人数同比分别减少24起、13人和19人。",
        ["accidents -24", "deaths -13", "injuries -19"],
    ),
    (
        "酒驾、醉驾、超员查处数依次为612起、63起、206起。",
        ["drink_driving 612", "drunk_driving 63", "overload 206"],
    ),
    ("酒驾、醉驾同比均下降5%。", ["drink_driving -5%", "drunk_driving -5%"]),
    (
        "酒驾、超速和死亡人数分别为612起、63起和5人。",
        ["drink_driving 612", "speeding 63", "deaths 5"],
    ),
    ("共查处酒驾、醉驾分别为612起和63起。", ["drink_driving 612", "drunk_driving 63"]),
    (
        "现场查处、非现场查处违法分别为2.6万起、9.2万起。",
        ["violations_onsite 26000", "violations_offsite 92000"],
    ),
    ("事故起数、死亡人数和经济损失同比均有下降。", ["accidents", "deaths", "economic_loss"]),
    (
        "高邮、宝应、仪征死亡人数依次为9人、12人、7人。",
        ["deaths 9 [高邮]", "deaths 12 [宝应]", "deaths 7 [仪征]"],
    ),
    (
        "高邮、宝应、仪征三地查处酒驾分别为118起、96起、73起。",
        ["drink_driving 118 [高邮]", "drink_driving 96 [宝应]", "drink_driving 73 [仪征]"],
    ),
    (
        "酒驾、醉驾和头盔佩戴率同比分别上升8.2%、9.1%、0.8个百分点。",
        ["drink_driving +8.2%", "drunk_driving +9.1%", "helmet_rate +0.8"],
    ),
    (
        "隐患整改率、头盔佩戴率同比分别上升8.2、0.8个百分点。",
        ["hazard_fix_rate +8.2", "helmet_rate +0.8"],
    ),
    ("隐患整改率、公开率均达100%。", ["hazard_fix_rate 100"]),
    ("查处酒驾、闯红灯均达500起。", ["drink_driving 500"]),
    # Items of no known name, before the name and after it.
    ("农产品网络零售额、乡村旅游收入分别增长6.5%、10.1%。", ["tourism_revenue +10.1% [乡村]"]),
    ("粮食产量创新高，厕所普及率、污水治理率分别提高到88%、83.6%。", []),
    (
        "城镇、农村居民人均可支配收入分别超过8万元、4万元。",
        ["urban_income 80000", "rural_income 40000"],
    ),
]

# The same over places, roads and periods.
LISTS_OF_PLACES = [
    ("城区、农村死亡人数分别为12人和28人。", ["deaths 12 [城区]", "deaths 28 [农村]"]),
    (
        "国道、省道、县道分别发生事故28起、17起、9起。",
        ["accidents 28 [国道]", "accidents 17 [省道]", "accidents 9 [县道]"],
    ),
    ("一季度、二季度死亡人数分别为9人、11人。", ["deaths 9 [一季度]", "deaths 11 [二季度]"]),
    ("城区、农村头盔佩戴率分别达95%和88%。", ["helmet_rate 95 [城区]", "helmet_rate 88 [农村]"]),
    (
        "国道、省道、农村道路排查隐患分别为86处、41处、293处。",
        ["hazards_found 86 [国道]", "hazards_found 41 [省道]", "hazards_found 293 [农村道路]"],
    ),
    ("国道、省道死亡人数分别下降5%、9%。", ["deaths -5% [国道]", "deaths -9% [省道]"]),
    (
        "全市死亡人数同比下降8%，其中高邮、宝应、仪征分别下降5%、9%、12%。",
        ["deaths -8%", "deaths -5% [高邮]", "deaths -9% [宝应]", "deaths -12% [仪征]"],
    ),
    # Places in a list are parts, none is the reporter's own.
    (
        "死亡41人，高邮、宝应分别下降5%、9%。",
        ["deaths 41", "deaths -5% [高邮]", "deaths -9% [宝应]"],
    ),
    (
        "死亡41人，高邮和宝应分别减少2人、3人。",
        ["deaths 41", "deaths -2 [高邮]", "deaths -3 [宝应]"],
    ),
    (
        "死亡41人，同比下降8%，高邮、宝应分别下降5%、9%。",
        ["deaths 41 -8%", "deaths -5% [高邮]", "deaths -9% [宝应]"],
    ),
    (
        "死亡41人，江都区、邗江区、高邮市分别下降5%、9%、2%。",
        ["deaths 41", "deaths -5% [江都]", "deaths -9% [邗江]", "deaths -2% [高邮]"],
    ),
    (
        "查处酒驾612起，高邮、宝应分别上升5%、9%。",
        ["drink_driving 612", "drink_driving +5% [高邮]", "drink_driving +9% [宝应]"],
    ),
    (
        "死亡41人，城区、农村分别下降5%、9%。",
        ["deaths 41", "deaths -5% [城区]", "deaths -9% [农村]"],
    ),
    (
        "头盔佩戴率92%，其中城区、农村分别上升5.2、3.1个百分点。",
        ["helmet_rate 92", "helmet_rate +5.2 [城区]", "helmet_rate +3.1 [农村]"],
    ),
    # Years in a list are no parts; of which level they are said is open.
    ("发生事故312起、死亡41人，较去年和2019年分别下降5%、9%。", ["accidents 312", "deaths 41"]),
    ("发生事故312起、死亡41人，同比、环比分别下降5%、9%。", ["accidents 312", "deaths 41"]),
    (
        "发生事故312起、死亡41人，较2023年同期分别下降5%、9%。",
        ["accidents 312 -5%", "deaths 41 -9%"],
    ),
]

# 其中: every part with its own words.
PARTS = [
    (
        "查处违法12.8万起，其中现场查处2.6万起、非现场查处10.2万起。",
        ["violations 128000", "violations_onsite 26000", "violations_offsite 102000"],
    ),
    ("查处酒驾612起（其中醉驾63起）。", ["drink_driving 612", "drunk_driving 63"]),
    (
        "全年新注册登记机动车2351辆，其中汽车1602辆。",
        ["vehicles_registered 2351", "vehicles_registered 1602 [汽车]"],
    ),
    (
        "开展宣传活动126场次，其中进校园48场次、进企业31场次。",
        ["publicity_events 126", "publicity_events 48 [进校园]", "publicity_events 31 [进企业]"],
    ),
    (
        "行政拘留286人，其中因酒驾被拘留61人，因无证驾驶被拘留102人。",
        ["admin_detentions 286", "admin_detentions 61 [酒驾]", "admin_detentions 102 [无证驾驶]"],
    ),
    ("发生事故312起，其中夜间128起，占41%。", ["accidents 312", "accidents 128 [夜间]"]),
    ("死亡41人，其中国道12人，同比下降20%。", ["deaths 41", "deaths 12 -20% [国道]"]),
    (
        "查处酒驾612起，其中城区402起、农村210起。",
        ["drink_driving 612", "drink_driving 402 [城区]", "drink_driving 210 [农村]"],
    ),
    ("受伤361人，其中重伤52人。", ["injuries 361", "injuries 52 [重伤]"]),
    (
        "发生亡人事故38起，其中涉及货车的14起，涉及摩托车的9起。",
        ["fatal_accidents 38", "fatal_accidents 14 [货车]", "fatal_accidents 9 [摩托车]"],
    ),
    (
        "排查隐患420处，其中国道86处、农村道路334处；已整改398处，整改率94.8%。",
        [
            "hazards_found 420",
            "hazards_found 86 [国道]",
            "hazards_found 334 [农村道路]",
            "hazards_fixed 398",
            "hazard_fix_rate 94.8",
        ],
    ),
    ("暂扣机动车950辆，其中摩托车612辆。", ["vehicles_seized 950", "vehicles_seized 612 [摩托车]"]),
    ("查处超载1203起，其中百吨王21起。", ["overload 1203", "overload 21 [百吨王]"]),
    # A semicolon ends the list, unless its next clause is plainly of it.
    (
        "行政拘留286人，其中酒驾61人；训诫12人。",
        ["admin_detentions 286", "admin_detentions 61 [酒驾]"],
    ),
    (
        "死亡41人，其中国道12人；县道9人；受伤361人。",
        ["deaths 41", "deaths 12 [国道]", "deaths 9 [县道]", "injuries 361"],
    ),
    # What is left out is no part.
    ("发生事故300起（不含厂区20起），死亡41人。", ["accidents 300", "deaths 41"]),
    ("行政拘留286人，不包括外地人员34人。", ["admin_detentions 286"]),
    (
        "行政拘留286人，其中酒驾61人（不含醉驾人员12人）。",
        ["admin_detentions 286", "admin_detentions 61 [酒驾]"],
    ),
]

# What accidents came of is a part of them; what is dealt with is not.
CAUSES = [
    (
        "亡人事故29起，其中疲劳驾驶4起、超速8起。",
        ["fatal_accidents 29", "fatal_accidents 4 [疲劳驾驶]", "fatal_accidents 8 [超速]"],
    ),
    (
        "亡人事故29起，其中超速、酒驾分别为8起、6起。",
        ["fatal_accidents 29", "fatal_accidents 8 [超速]", "fatal_accidents 6 [酒驾]"],
    ),
    (
        "亡人事故29起（酒驾3起、超速8起），死亡31人。",
        ["fatal_accidents 29", "fatal_accidents 3 [酒驾]", "fatal_accidents 8 [超速]", "deaths 31"],
    ),
    (
        "发生事故29起，死亡30人，其中酒驾6起、超速8起。",
        ["accidents 29", "deaths 30", "accidents 6 [酒驾]", "accidents 8 [超速]"],
    ),
    (
        "全县发生亡人事故29起。事故主要原因：无证驾驶9起、酒后驾驶6起。",
        ["fatal_accidents 29", "fatal_accidents 9 [无证驾驶]", "fatal_accidents 6 [酒后驾驶]"],
    ),
    (
        "全县发生亡人事故29起，从事故原因看，无证驾驶9起、酒后驾驶6起。",
        ["fatal_accidents 29", "fatal_accidents 9 [无证驾驶]", "fatal_accidents 6 [酒后驾驶]"],
    ),
    (
        "发生事故29起，查处违法3000起，其中超速8起、酒驾6起。",
        ["accidents 29", "violations 3000", "speeding 8", "drink_driving 6"],
    ),
    (
        "发生事故29起，其中查处超速61起、酒驾8起。",
        ["accidents 29", "speeding 61", "drink_driving 8"],
    ),
    (
        "亡人事故29起，其中超速8起。查处酒驾612起。",
        ["fatal_accidents 29", "fatal_accidents 8 [超速]", "drink_driving 612"],
    ),
]

KNOWN_FAILURES = [
    # 分别, 依次, 均 over indicators
    # The same over places, roads and periods
    (
        "国道、省道死亡人数均下降8%。",
        ["deaths -8% [国道]", "deaths -8% [省道]"],
        "both places become one part",
    ),
    (
        "一、二、三中队查处酒驾依次为118起、96起、73起。",
        ["drink_driving 118 [一中队]", "drink_driving 96 [二中队]", "drink_driving 73 [三中队]"],
        "the word that the names share is put on the last only",
    ),
    # 其中
    (
        "死亡41人，其中60岁以上老人19人，占46.3%。",
        ["deaths 41", "deaths 19 [60岁以上老人]"],
        "the age is cut off",
    ),
]


@pytest.mark.parametrize(("text", "rows"), [*LISTS_OF_NAMES, *LISTS_OF_PLACES, *PARTS, *CAUSES])
def test_form(text: str, rows: list[str]) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(("text", "rows"), failing(KNOWN_FAILURES))
def test_form_known_failures(text: str, rows: list[str]) -> None:
    assert told(text) == rows
