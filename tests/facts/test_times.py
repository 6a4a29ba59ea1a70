"""The period of a fact: its own where its sentence, paragraph or heading names one."""

from decimal import Decimal

import pytest

from summarymine.facts import extract_facts
from summarymine.indicators import load_catalogue
from summarymine.text import prepare_text

CATALOGUE = load_catalogue()
YEARLY = "某县交警大队2024年工作总结\n"
HALF = "某县交警大队2024年上半年工作总结\n"
SCHOOL_YEAR = "某县教育局2023—2024学年度工作总结\n"
ASSEMBLY = (
    "某县人民政府工作报告\n——2026年1月9日在大会上\n一、2025年工作回顾\n过去一年，成绩不小。\n"
)


def periods(text: str, title: str = YEARLY) -> list[str]:
    """`3 2024年春运`: value, period, and the year where the period does not name it."""
    facts = extract_facts(prepare_text(title + text), CATALOGUE)
    told = []
    for fact in facts:
        value = fact.value if fact.value is not None else fact.change_pct
        year = str(fact.period.year)
        named = fact.period.text.startswith(year) or year in fact.period.text
        told.append(f"{value} {fact.period.text}{'' if named else ' ' + year}")
    return told


IN_YEARLY = [
    # The report's own period, in whatever words.
    ("全年查处酒驾30起。", ["30 2024年"]),
    ("2023年起数131起，死亡40人。", ["131 2023年", "40 2023年"]),
    ("2024年，全县查处酒驾30起。", ["30 2024年"]),
    ("今年以来，查处酒驾30起。", ["30 2024年"]),
    ("1至12月，查处酒驾30起。", ["30 2024年"]),
    ("截至12月底，查处酒驾30起。", ["30 2024年"]),
    ("截至目前，查处酒驾30起。", ["30 2024年"]),
    # A part of it.
    ("上半年查处酒驾30起，下半年查处酒驾40起。", ["30 2024年上半年", "40 2024年下半年"]),
    # The next part of the same year, whichever that was.
    ("2023年上半年查处酒驾30起，下半年查处酒驾40起。", ["30 2023年上半年", "40 2023年下半年"]),
    ("去年一季度死亡3人，二季度死亡4人。", ["3 2023年一季度", "4 2023年二季度"]),
    ("2023年下半年死亡3人，上半年死亡4人。", ["3 2023年下半年", "4 2024年上半年"]),
    ("2023年上半年死亡3人。下半年死亡4人。", ["3 2023年上半年", "4 2024年下半年"]),
    ("2024年上半年死亡3人，下半年死亡4人。", ["3 2024年上半年", "4 2024年下半年"]),
    ("1至11月，共查处酒驾30起；醉驾5起。", ["30 2024年1至11月", "5 2024年1至11月"]),
    ("截至11月底，查处酒驾30起。", ["30 截至2024年11月"]),
    ("春运期间，查处酒驾30起。", ["30 2024年春运"]),
    ("国庆假期查处酒驾30起。", ["30 2024年国庆假期"]),
    ("前三季度查处酒驾30起。", ["30 2024年前三季度"]),
    ("第四季度，查处酒驾30起。", ["30 2024年第四季度"]),
    ("其中一季度查处酒驾30起，全年查处酒驾130起。", ["30 2024年一季度", "130 2024年"]),
    ("6月25日至10月15日，查处酒驾30起。", ["30 2024年6月25日至10月15日"]),
    ("10月1日，大队开展夜查，查处酒驾30起。", ["30 2024年10月1日"]),
    # Since a month, whatever was begun in it: not that month's alone.
    ("5月份以来，查处酒驾30起。", ["30 5月份以来 2024"]),
    ("5月份开展“百日会战”以来，查处酒驾30起。", ["30 5月份以来 2024"]),
    ("自6月部署开展“减量控大”专项行动以来，查处酒驾30起。", ["30 自6月以来 2024"]),
    ("5月份开展夜查12次，查处酒驾30起。", ["30 2024年5月"]),
    # 全年 of the year that the sentence plans for.
    ("2025年工作要点：确保道路平安；全年查处酒驾不少于550起。", ["550 2025年"]),
    # The day of telling is not the day of the figure.
    ("1月10日，记者从大队获悉，全县死亡40人。", ["40 2024年"]),
    # Compared with, planned by, or a list of occasions: no period.
    ("酒驾比上半年下降5%。", ["-5 2024年"]),
    ("酒驾较一季度下降5%。", ["-5 2024年"]),
    ("圆满完成春运、国庆期间安保，查处酒驾30起。", ["30 2024年"]),
    ("每季度开展整治，查处酒驾30起。", ["30 2024年"]),
    # Other years.
    ("2023年，全县死亡53人。", ["53 2023年"]),
    ("去年死亡53人。", ["53 2023年"]),
    ("2023年上半年死亡20人。", ["20 2023年上半年"]),
    ("2022年查处酒驾30起；醉驾5起。", ["30 2022年", "5 2022年"]),
    # Several years.
    ("五年来累计查处酒驾300起。", ["300 五年来 None"]),
    ("过去五年，查处酒驾300起；醉驾50起。", ["300 过去五年 None", "50 过去五年 None"]),
    ("近三年查处酒驾300起。", ["300 近三年 None"]),
    ("“十三五”期间，查处酒驾300起。", ["300 十三五期间 None"]),
    ("2021年以来，查处酒驾300起。", ["300 2021年以来 None"]),
    ("2020年至2023年，查处酒驾300起。", ["300 2020年至2023年 None"]),
    ("三年来，机动车保有量增加到50万辆。", ["500000 2024年"]),
    ("连续三年下降，查处酒驾30起。", ["30 2024年"]),
    ("死亡人数较前三年平均数下降5%。", ["-5 2024年"]),
    # A heading says it for all that stands below it, up to the next.
    (
        "一、春运工作情况\n查处酒驾30起。\n二、全年工作情况\n查处酒驾90起。",
        ["30 2024年春运", "90 2024年"],
    ),
    # A paragraph that begins so, until a year is named.
    (
        "五年来，大队不断前行，成绩不小。查处酒驾300起。\n刚刚过去的2024年，查处酒驾30起。",
        ["300 五年来 None", "30 2024年"],
    ),
    # Data of three years, looked into this year.
    ("近三年的事故数据逐一研判。查处酒驾30起。", ["30 2024年"]),
    # Plans.
    ("二、2025年工作打算\n查处酒驾不少于60起。", ["60 2025年"]),
    # 全年 is the year that the plan is of.
    (
        "明年目标：死亡人数控制在70人以内；全年查处酒驾不少于600起。",
        ["70 2025年", "600 2025年"],
    ),
]


@pytest.mark.parametrize(("text", "told"), IN_YEARLY)
def test_period_in_yearly_report(text: str, told: list[str]) -> None:
    assert periods(text) == told


IN_HALF = [
    ("1至6月查处酒驾30起。", ["30 2024年上半年"]),
    ("截至6月底，查处酒驾30起。", ["30 2024年上半年"]),
    ("2024年，查处酒驾30起。", ["30 2024年上半年"]),
    ("一季度查处酒驾30起。", ["30 2024年一季度"]),
    ("去年同期查处酒驾40起。", ["40 2023年上半年"]),
    ("酒驾由去年的40起降至30起。", ["40 2023年上半年", "30 2024年上半年"]),
    ("下步打算\n力争全年死亡人数不超过70人。", ["70 2024年"]),
    ("下步打算\n下半年，力争死亡人数不超过70人。", ["70 2024年下半年"]),
]


@pytest.mark.parametrize(("text", "told"), IN_HALF)
def test_period_in_report_on_half_a_year(text: str, told: list[str]) -> None:
    assert periods(text, HALF) == told


IN_SCHOOL_YEAR = [
    # What the report tells without a year is of the school year, spring is no plan, 2025 is one.
    ("在校生3600人。", ["3600 2023—2024学年"]),
    ("2023—2024学年，在校生3600人。", ["3600 2023—2024学年"]),
    ("2024年春季，新增学位3600个。在校生260人。", ["3600 2023—2024学年", "260 2023—2024学年"]),
    ("2025年，计划新增学位3600个。", ["3600 2025年"]),
]


@pytest.mark.parametrize(("text", "told"), IN_SCHOOL_YEAR)
def test_period_in_report_on_a_school_year(text: str, told: list[str]) -> None:
    assert periods(text, SCHOOL_YEAR) == told


IN_ASSEMBLY = [
    # The year of the meeting is 今年, the one told of 去年.
    ("去年，地区生产总值增长5%。", ["5 2025年"]),
    # What something fell from is of another year than what it fell to.
    ("死亡人数由上年的53人下降到40人。", ["53 2024年", "40 2025年"]),
    ("死亡40人，比去年的53人减少13人。", ["40 2025年", "53 2024年"]),
    ("死亡人数由2023年的53人下降到40人。", ["53 2023年", "40 2025年"]),
    (
        "二、2026年工作安排\n今年发展主要预期目标是：地区生产总值增长5%；城镇新增就业3万人。",
        ["5 2026年", "30000 2026年"],
    ),
    ("五年来，地区生产总值年均增长6%。", ["6 五年来 None"]),
    # What is compared with the year before, in a sentence of its own, is of that year alone.
    (
        "五年来，城镇新增就业12万人。\n进出口总额8亿元，同比增长21%。\n城镇新增就业9万人。",
        ["120000 五年来 None", "800000000 2025年", "90000 五年来 None"],
    ),
    ("地区生产总值年均增长6%。", ["6 年均 None"]),
    ("2025年，地区生产总值300亿元，年均增长6%。", ["30000000000 2025年"]),
    ("五年来，一般公共预算收入由20亿元增加到30亿元。", ["3000000000 2025年"]),
    ("“十四五”时期，城镇新增就业累计9万人。", ["90000 十四五时期 None"]),
    ("到2030年，常住人口城镇化率达到70%。", ["70 2030年"]),
]


@pytest.mark.parametrize(("text", "told"), IN_ASSEMBLY)
def test_period_in_report_to_an_assembly(text: str, told: list[str]) -> None:
    assert periods(text, ASSEMBLY) == told


# Five years behind and ahead, and the plans of a later year, in a report to an assembly.
SPANS = [
    ("二、2026年重点工作\n城镇新增就业60万人以上。", ["urban_jobs 2026年 2026 planned"]),
    (
        "二、推动“十五五”开好局、起好步\n城镇新增就业60万人以上。",
        ["urban_jobs  None planned"],
    ),
    (
        "二、“十四五”发展成就和“十五五”主要目标任务\n过去五年，各项事业长足发展，生产总值年均增长5%，"
        "人民生活水平显著提高，社会大局保持稳定，城乡面貌焕然一新，综合实力跃上新的台阶。"
        "\n我们编制了“十五五”规划纲要（草案），提请审查。提出生产总值年均增长6%左右。",
        ["gdp 过去五年 None actual", "gdp 十五五时期 None planned"],
    ),
    ("《纲要》设定了今后五年的指标，包括生产总值年均增长5%。", ["gdp 今后五年 None planned"]),
    ("“十四五”时期，城镇新增就业每年超过9万人。", ["urban_jobs 十四五时期年均 None actual"]),
    ("“十四五”时期，社会消费品零售总额超过90亿元。", ["retail_sales 2025年 2025 actual"]),
    ("“十四五”时期，城镇新增就业46万人。", ["urban_jobs 十四五时期 None actual"]),
    ("到2030年，城镇新增就业累计25万人。", ["urban_jobs 到2030年 None planned"]),
    ("到2030年，城镇化率达到70%。", ["urbanization_rate 2030年 2030 planned"]),
]


@pytest.mark.parametrize(("text", "rows"), SPANS)
def test_spans_of_years(text: str, rows: list[str]) -> None:
    facts = extract_facts(prepare_text(ASSEMBLY + text), CATALOGUE)
    assert [f"{f.indicator} {f.period.text} {f.period.year} {f.status}" for f in facts] == rows


def test_first_session_tells_of_the_year_before() -> None:
    title = "在某州第十三届人民代表大会第一次会议上的政府工作报告\n（2022年2月16日）\n"
    text = (
        title + "一、过去五年工作回顾\n五年来，城镇新增就业12万人。\n二、2022年工作\n查处酒驾30起。"
    )
    facts = extract_facts(prepare_text(text), CATALOGUE)
    assert [(fact.period.text, str(fact.period.end)) for fact in facts] == [
        ("五年来", "2021-12-31"),
        ("2022年", "2022-12-31"),
    ]


SINCE = [
    # text, first and last day
    ("自5月以来，查处酒驾30起。", "2024-05-01 2024-12-31"),
    ("自2023年5月以来，查处酒驾30起。", "2023-05-01 2024-12-31"),
    ("2022年以来，查处酒驾30起。", "2022-01-01 2024-12-31"),
    ("党的二十大以来，查处酒驾30起。", "2022-10-01 2024-12-31"),
    ("党的十八大以来，查处酒驾30起。", "2012-11-01 2024-12-31"),
    ("近三年查处酒驾30起。", "2022-01-01 2024-12-31"),
    ("“十二五”期间查处酒驾30起。", "2011-01-01 2015-12-31"),
    ("“十五五”期间查处酒驾30起。", "2026-01-01 2030-12-31"),
]


@pytest.mark.parametrize(("text", "days"), SINCE)
def test_days_of_several_years(text: str, days: str) -> None:
    (fact,) = extract_facts(prepare_text(YEARLY + text), CATALOGUE)
    assert f"{fact.period.start} {fact.period.end}" == days


def test_change_over_years_has_no_plain_baseline() -> None:
    facts = extract_facts(prepare_text(ASSEMBLY + "城镇化率五年提高3.9个百分点。"), CATALOGUE)
    assert [(fact.change_abs, fact.baseline) for fact in facts] == [(Decimal("3.9"), "")]


def test_yearly_average_is_the_baseline() -> None:
    text = ASSEMBLY + "地区生产总值年均增长6%，其中进出口增长3%。"
    facts = extract_facts(prepare_text(text), CATALOGUE)
    assert [(fact.change_pct, fact.baseline) for fact in facts] == [(6, "年均"), (3, "同比")]


def test_season_is_the_scope_of_what_has_no_other() -> None:
    facts = extract_facts(prepare_text(YEARLY + "春运期间，查处酒驾30起。"), CATALOGUE)
    assert [fact.scope for fact in facts] == ["春运"]
