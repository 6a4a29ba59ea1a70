"""A made-up report of two pages, read whole: every fact, no other, and where each stands."""

import pytest
from told import CATALOGUE, row

from summarymine.facts import extract_facts
from summarymine.model import Fact
from summarymine.text import prepare_text

# Two pages; every figure and place is made up.
REPORT = """\
青原县公安局交通警察大队2024年工作总结及2025年工作计划
2024年，青原县公安局交通警察大队紧扣“减量控大”目标，以路面管控为主线，以源头治理为抓手，统筹推进各项工作，全县道路交通安全形势持续平稳向好。
一、主要工作成效
（一）事故预防成效明显。全年共接报事故警情3216起，同比下降4.2%。发生一般程序事故148起，造成32人死亡、139人受伤，直接经济损失86.4万元，同比分别下降6.9%、11.1%、3.5%和9.2%。较大以上道路交通事故没有发生。农村道路死亡人数由去年的21人降至17人。
（二）路面秩序持续好转。大队先后组织“清风”“雷霆”等集中统一行动26次，查处各类交通违法6.8万起，其中现场查处1.9万起，非现场查处4.9万起。酒驾查处486起，醉驾查处57起，无证驾驶查处212起。64人被行政拘留，58人被吊销驾驶证。“雷霆行动”期间，查处酒驾93起。
（三）隐患治理扎实推进。联合交通、公路等部门排查道路隐患126处，已整改119处，整改率94.4%。全县骑乘人员头盔佩戴率达92.6%，较年初提高5.3个百分点。
\f（四）便民服务提质增效。全年办理车驾管业务4.6万笔，新注册登记机动车3105辆。截至12月底，全县机动车保有量9.8万辆，驾驶人11.2万人。开展宣传活动142场次，其中进校园56场次。
二、存在的问题
一是农村道路管控力量不足，3个中队民辅警不足10人；二是摩托车事故多发，涉及摩托车事故死亡13人，占全年的40.6%；三是全市平均头盔佩戴率为94.1%，我县仍有差距。
三、2025年工作计划
（一）压降事故。力争死亡人数下降5%以上，坚决杜绝较大以上事故。
（二）严管路面。查处酒驾不少于500起，组织集中统一行动24次以上。
（三）治理隐患。排查道路隐患100处，整改率达到98%。
"""

REPORT_ROWS = [
    "accident_calls 3216 -4.2% 2024 actual",
    "accidents_general 148 -6.9% 2024 actual",
    "deaths 32 -11.1% 2024 actual",
    "injuries 139 -3.5% 2024 actual",
    "economic_loss 864000 -9.2% 2024 actual",
    "major_accidents 0 2024 actual",
    "deaths 21 2023 actual [农村道路]",
    "deaths 17 2024 actual [农村道路]",
    "campaigns 26 2024 actual",
    "violations 68000 2024 actual",
    "violations_onsite 19000 2024 actual",
    "violations_offsite 49000 2024 actual",
    "drink_driving 486 2024 actual",
    "drunk_driving 57 2024 actual",
    "unlicensed_driving 212 2024 actual",
    "admin_detentions 64 2024 actual",
    "licences_revoked 58 2024 actual",
    "drink_driving 93 2024 actual [“雷霆行动”]",
    "hazards_found 126 2024 actual",
    "hazards_fixed 119 2024 actual",
    "hazard_fix_rate 94.4 2024 actual",
    "helmet_rate 92.6 +5.3 2024 actual",
    "vehicle_services 46000 2024 actual",
    "vehicles_registered 3105 2024 actual",
    "vehicle_stock 98000 2024 actual",
    "driver_stock 112000 2024 actual",
    "publicity_events 142 2024 actual",
    "publicity_events 56 2024 actual [进校园]",
    "deaths 13 2024 actual [摩托车]",
]

# The year of a plan stands in the heading of its section.
REPORT_PLANS = [
    "deaths -5% 2025 planned",
    "drink_driving 500 2025 planned",
    "campaigns 24 2025 planned",
    "hazards_found 100 2025 planned",
    "hazard_fix_rate 98 2025 planned",
]


def facts_of_report() -> tuple[Fact, ...]:
    return extract_facts(prepare_text(REPORT), CATALOGUE)


def test_report() -> None:
    facts = [fact for fact in facts_of_report() if fact.status == "actual"]
    assert [row(fact, "year", "status") for fact in facts] == REPORT_ROWS


def test_plans_of_report() -> None:
    facts = [fact for fact in facts_of_report() if fact.status == "planned"]
    without_year = [text.replace(" 2025", "") for text in REPORT_PLANS]
    assert [row(fact, "status") for fact in facts] == without_year


def test_plans_of_report_with_years() -> None:
    facts = [fact for fact in facts_of_report() if fact.status == "planned"]
    assert [row(fact, "year", "status") for fact in facts] == REPORT_PLANS


def test_pages_of_report() -> None:
    pages = [fact.evidence.page for fact in facts_of_report()]
    first = REPORT_ROWS.index("vehicle_services 46000 2024 actual")
    assert pages == [1] * first + [2] * (len(pages) - first)


SECTIONS = [
    ("accident_calls", "事故预防成效明显"),
    ("unlicensed_driving", "路面秩序持续好转"),
    ("helmet_rate", "隐患治理扎实推进"),
    ("vehicle_stock", "便民服务提质增效"),
]


@pytest.mark.parametrize(("indicator", "section"), SECTIONS)
def test_sections_of_report(indicator: str, section: str) -> None:
    (fact,) = [fact for fact in facts_of_report() if fact.indicator == indicator]
    assert fact.evidence.section == section


def test_reporter_of_report() -> None:
    assert {fact.reporter.name for fact in facts_of_report()} == {"青原县公安局交通警察大队"}
