"""Targets: what is aimed at beside what is done, in reviews and in plans of governments."""

import pytest
from told import failing, told

REPORT = "某县2025年政府工作报告\n"

# A review's 预计, and years behind and ahead of the report's.
REVIEWS = [
    ("预计全年查处酒驾700起。", ["drink_driving 700 actual"]),
    ("全年预计地区生产总值310亿元，增长6.5%。", ["gdp 31000000000 +6.5% actual"]),
    ("预计一般公共预算收入18亿元，增长6%。", ["fiscal_revenue 1800000000 +6% actual"]),
    ("2024年，地区生产总值增长6.5%。", ["gdp +6.5% actual"]),
    ("2023年查处酒驾516起。", ["drink_driving 516 actual"]),
    ("到2026年，头盔佩戴率达到98%。", ["helmet_rate 98 planned"]),
    ("2025年，死亡人数下降5%。", ["deaths -5% planned"]),
    ("至2027年，城镇化率达到70%。", ["urbanization_rate 70 planned"]),
    ("明年死亡人数下降5%。", ["deaths -5% planned"]),
    # Held within, and to be held within.
    ("死亡人数控制在35人以内。", ["deaths 35 planned"]),
    ("居民消费价格涨幅控制在2%。", ["cpi 2 actual"]),
    ("居民消费价格涨幅被控制在2%以内。", ["cpi 2 actual"]),
    ("死亡人数有效控制在35人以内。", ["deaths 35 actual"]),
    ("死亡人数均控制在35人以内。", ["deaths 35 actual"]),
    ("力争死亡人数控制在35人以内。", ["deaths 35 planned"]),
    # 实际利用外资 is a target's own name, 实际查处 what was done.
    (
        "目标任务是：实际利用外资增长8%，固定资产投资增长9%。",
        ["foreign_investment +8% planned", "fixed_investment +9% planned"],
    ),
    (
        "力争实际利用外资1.2亿美元，进出口总额增长5%。",
        ["foreign_investment 120000000 planned", "foreign_trade +5% planned"],
    ),
    (
        "年初计划查处酒驾500起，实际查处酒驾612起。",
        ["drink_driving 500 planned", "drink_driving 612 actual"],
    ),
]

# A list of targets, one a line, ends where the lines without a figure begin.
LISTS = [
    (
        "2025年主要预期目标：\n——地区生产总值增长6.5%左右；\n——固定资产投资增长9%；\n"
        "——一般公共预算收入增长6%。",
        ["gdp +6.5% planned", "fixed_investment +9% planned", "fiscal_revenue +6% planned"],
    ),
    (
        "主要目标是\n地区生产总值增长6.5%左右。\n社会消费品零售总额增长7%。",
        ["gdp +6.5% planned", "retail_sales +7% planned"],
    ),
    (
        "今年目标任务：\n地区生产总值增长6.5%。\n回顾去年，我们砥砺前行，成绩来之不易。\n"
        "固定资产投资增长9%。",
        ["gdp +6.5% planned", "fixed_investment +9% actual"],
    ),
    (
        "今年主要预期目标是：地区生产总值增长6.5%；固定资产投资增长9%。",
        ["gdp +6.5% planned", "fixed_investment +9% planned"],
    ),
]

# A line led by a later year is the head of such a list, one of the report's own is none.
LISTS += [
    (
        "2026年，我们这样干：\n地区生产总值增长6.5%左右\n固定资产投资增长9%\n"
        "我们砥砺前行，成绩来之不易。\n一般公共预算收入增长6%。",
        ["gdp +6.5% planned", "fixed_investment +9% planned", "fiscal_revenue +6% actual"],
    ),
    (
        "2025年，我们这样走过：\n地区生产总值增长6.5%\n固定资产投资增长9%",
        ["gdp +6.5% actual", "fixed_investment +9% actual"],
    ),
]
REVIEWS += [
    ("全县将奋力实现GDP增长6%的目标。", ["gdp +6% planned"]),
    ("全县奋力夺取双胜利，GDP增长6%。", ["gdp +6% actual"]),
    ("全县将实现GDP增长6%。", ["gdp +6% planned"]),
]

# Below a heading of goals stand paragraphs, too: they are no list of targets.
LISTS.append(
    (
        "二、发展成就和主要目标任务\n过去五年是极不平凡的五年，我们砥砺前行，开拓进取，"
        "各项事业取得新的长足进步，综合实力跃上新的台阶，人民生活水平显著提高，社会大局保持稳定，"
        "城乡面貌焕然一新。社会消费品零售总额增长7%。",
        ["retail_sales +7% actual"],
    )
)

KNOWN_FAILURES: list[tuple[str, list[str], str]] = []


@pytest.mark.parametrize(("text", "rows"), REVIEWS)
def test_reviews(text: str, rows: list[str]) -> None:
    assert told(text, "status") == rows


@pytest.mark.parametrize(("text", "rows"), LISTS)
def test_lists(text: str, rows: list[str]) -> None:
    assert told(text, "status", title=REPORT) == rows


@pytest.mark.parametrize(("text", "rows"), failing(KNOWN_FAILURES))
def test_targets_known_failures(text: str, rows: list[str]) -> None:
    assert told(text, "status") == rows
