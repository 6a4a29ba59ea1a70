"""Told twice in one report or in two, across years, and out of the range of peers."""

from dataclasses import replace
from decimal import Decimal

import pytest
from found import across, against, facts_of

from summarymine.audit import audit_facts
from summarymine.audit.years import robust_z
from summarymine.indicators import load_catalogue
from summarymine.model import Fact, Reporter

TWICE = [
    # text                                                     weight and code
    ("全年查处酒驾1204起。\n回顾一年，查处酒驾1240起。", ["contradiction told_twice"]),
    ("全年查处酒驾1204起。\n回顾一年，查处酒驾240起。", ["doubt told_twice"]),
    ("全年查处酒驾1204起。\n回顾一年，查处酒驾1204起。", []),
    ("全年查处酒驾1204起。\n回顾一年，查处酒驾1200余起。", []),
    ("全年查处酒驾1204起。\n上街夜查，查处酒驾200余起。", []),
    ("全年查处交通违法1.2万起。\n回顾一年，查处交通违法12043起。", []),
    ("全年查处酒驾1204起。\n春运期间查处酒驾240起。", []),
    ("全年查处酒驾1204起。\n国道查处酒驾240起。", []),
    ("查处货车超载731起、客车超员89起。", []),
    ("全年查处酒驾1204起。\n2025年力争查处酒驾1300起。", []),
]


@pytest.mark.parametrize(("text", "found"), TWICE)
def test_in_one_report(text: str, found: list[str]) -> None:
    assert against(text) == found


OWN = "杭州市萧山区公安局交警大队2024年工作总结"
BEFORE = OWN.replace("2024", "2023")
OTHER = "绍兴市柯桥区公安局交警大队2024年工作总结"
NOWHERE = "县公安局交警大队2024年工作总结"
COPIES = [
    # first title, text                second title, text                finding
    (OWN, "全年死亡44人。", OWN, "全年死亡45人。", ["contradiction told_in_copies 44 ≠ 45"]),
    (OWN, "全年死亡44人。", OWN, "全年死亡90人。", ["doubt told_in_copies 44 ≠ 90"]),
    (OWN, "全年死亡44人。", OWN, "全年死亡44人。", []),
    (OWN, "全年死亡44人。", OTHER, "全年死亡45人。", []),
    (OWN, "全年死亡44人。", BEFORE, "全年死亡45人。", []),
    (NOWHERE, "全年死亡44人。", NOWHERE, "全年死亡45人。", []),  # two places may be called so
    (
        OWN,
        "全年死亡44人，同比下降20%。",
        BEFORE,
        "全年死亡50人。",
        ["doubt earlier_differs (44 − 50) ÷ 50 = −12%"],
    ),
    (
        OWN,
        "全年死亡44人，同比下降12%。",
        BEFORE,
        "全年死亡50人。",
        ["support earlier_fits (44 − 50) ÷ 50 = −12%"],
    ),
    (OWN, "全年死亡44人，较前三年平均数下降20%。", BEFORE, "全年死亡50人。", []),
]


@pytest.mark.parametrize(("title", "text", "second", "other", "found"), COPIES)
def test_in_two_reports(title: str, text: str, second: str, other: str, found: list[str]) -> None:
    assert across(facts_of("a.txt", text, title), facts_of("b.txt", other, second)) == found


SAME = "全年查处酒驾1204起，行政拘留12人，成效十分明显。\n全年整改隐患120处，一律按期销号，不留尾巴。\n全年死亡44人，受伤120人，形势总体平稳。"


def test_same_text_under_two_bodies() -> None:
    assert across(facts_of("a.txt", SAME, OWN), facts_of("b.txt", SAME, OTHER)) == [
        "doubt same_text"
    ]
    assert across(facts_of("a.txt", SAME, OWN), facts_of("b.txt", SAME[:30], OTHER)) == []


def bodies(*growths: int) -> list[Fact]:
    """Deaths of a body each, 100 in its year, changed by so many percent."""
    (fact,) = facts_of("a.txt", "全年死亡100人，同比上升25%。", OWN)
    return [
        replace(
            fact,
            reporter=Reporter(region=f"第{number}区", adcode=f"{number:06}"),
            change_pct=Decimal(growth),
            evidence=replace(fact.evidence, document=f"{number}.txt"),
        )
        for number, growth in enumerate(growths)
    ]


JUMPS = [
    # percentages                        documents told
    ([2, -3, 4, 5, -1, 0, 3, 150], ["7.txt"]),
    ([2, -3, 4, 5, -1, 0, 3, 30], []),  # within what is usual
    ([2, -3, 4, 5, -1, 0, 150], []),  # too few
    ([-60, 80, 45, -30, 20, 120, -10, 150], []),  # all jump
]


@pytest.mark.parametrize(("growths", "documents"), JUMPS)
def test_jumps(growths: list[int], documents: list[str]) -> None:
    found = audit_facts(bodies(*growths), load_catalogue())
    assert [one.document for one in found if one.code == "jump"] == documents


def test_robust_z_is_not_moved_by_the_outlier() -> None:
    usual = [0.0, 0.1, -0.1, 0.2, -0.2]
    assert robust_z(5.0, [*usual, 5.0], 0.01) > 3.5
    assert abs(robust_z(0.2, [*usual, 5.0], 0.01)) < 3.5
