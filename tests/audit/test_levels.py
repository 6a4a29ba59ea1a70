"""Levels and changes: what earlier level can have been there."""

from decimal import Decimal

import pytest
from found import against, told

from summarymine.audit.levels import earlier_levels
from summarymine.audit.ranges import Range, around, last_place

TELLING = [
    # text                                                findings
    (
        "全年死亡34人，同比下降22.72%。",
        ["level_percent_truncation: (34 − 44) ÷ 44 = −22.7273%"],
    ),
    (
        "全年死亡34人，同比下降22.73%。",
        ["level_percent_rounding: (34 − 44) ÷ 44 = −22.7273%"],
    ),
    (
        "全年受伤207人，同比下降3.31%。",
        [
            "level_percent_none: 207 ÷ (1 − 3.31%) = 214.09；"
            "(207 − 214) ÷ 214 = −3.27%；(207 − 215) ÷ 215 = −3.72%"
        ],
    ),
    (
        "全年死亡24人，比上年减少6人，下降20%。",
        ["level_change_fits: −6 ÷ (24 − (−6)) = −20%"],
    ),
    (
        "全年死亡24人，比上年减少6人，下降25%。",
        ["level_change_percent: −6 ÷ (24 − (−6)) = −20%"],
    ),
    ("全年死亡3人，比上年增加3人，上升300%。", ["percent_of_nothing: 3 − (3) = 0"]),
    ("全年死亡3人，比上年增加5人，上升60%。", ["difference_above_level: 3 − (5) = −2"]),
    (
        "2024年全县死亡44人，同比下降20%，2023年为50人。",
        ["earlier_differs: (44 − 50) ÷ 50 = −12%"],
    ),
    (
        "出警时间由20分钟缩短到15分钟，同比下降30%。",
        ["from_to_percent: (15 − 20) ÷ 20 = −25%"],
    ),
]


@pytest.mark.parametrize(("text", "findings"), TELLING)
def test_tells(text: str, findings: list[str]) -> None:
    assert told(text) == findings


SILENT = [
    "全年死亡44人，同比下降12%。",  # 50
    "全年接报事故警情1.5万起，同比下降3.31%。",  # many fit
    "全年接报事故警情14000余起，同比下降3.31%。",
    "直接经济损失207万元，同比下降3.31%。",  # measured, not counted
    "全年受伤207人，较前三年平均数下降3.31%。",  # an average is no whole number
    "全年受伤207人，同比下降约3.31%。",
    "全年受伤207人，同比下降3.31%以上。",
    "全年受伤约207人，同比下降3.31%。",
    "力争全年受伤207人，同比下降3.31%。",
    "隐患整改率97.2%，同比上升3.31%。",
    "直接经济损失486.4万元，比上年减少62.3万元，下降11.4%。",
    "全年死亡30人，与去年持平。",
    "出警时间由20分钟缩短到15分钟，同比下降25%。",
    "2024年全县死亡44人，同比下降12%，2022年为61人。",
    "一般程序事故12起，同比下降100%。",
]


@pytest.mark.parametrize("text", SILENT)
def test_says_nothing_against(text: str) -> None:
    assert against(text) == []


def test_missing_percent_sign_is_supported() -> None:
    text = "事故接处警4120起，死亡34人。与上年相比，接处警数上升3.26，死亡人数下降22.72%。"
    assert told(text) == [
        "percent_sign_supported: (4120 − 3990) ÷ 3990 = +3.2581%",
        "level_percent_truncation: (34 − 44) ÷ 44 = −22.7273%",
    ]


EARLIER = [
    # level            percent   first  last
    ("40", "40", "-24.52", (53, 53)),
    ("361", "361", "-2.75", (372, 371)),
    ("10", "10", "100", (5, 5)),
    ("14500", "16000", "5", (13680, 15311)),
]


@pytest.mark.parametrize(("low", "high", "change", "expected"), EARLIER)
def test_earlier_levels(low: str, high: str, change: str, expected: tuple[int, int]) -> None:
    earlier = earlier_levels(Range(Decimal(low), Decimal(high)), Decimal(change))
    assert earlier is not None
    assert earlier[:2] == expected


WRITTEN = [
    # value     unit   surface      low       high
    ("15000", "起", "1.5万起", "14500", "16000"),
    ("15000", "起", None, "14500", "16000"),
    ("15000", "起", "15000起", "15000", "15000"),
    ("40", "人", "40人", "40", "40"),
    ("40", "人", None, "40", "40"),
    ("98.5", "%", "98.5%", "98.45", "98.6"),
    ("300", "起", "三百起", "300", "300"),
    ("30000", "起", "三万起", "25000", "40000"),
]


@pytest.mark.parametrize(("value", "unit", "surface", "low", "high"), WRITTEN)
def test_what_a_figure_stands_for(
    value: str, unit: str, surface: str | None, low: str, high: str
) -> None:
    place = last_place(Decimal(value), unit, surface)
    assert around(Decimal(value), place) == Range(Decimal(low), Decimal(high))
