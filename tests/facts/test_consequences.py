"""Consequences: casualties and losses are those of the accidents told with them."""

import pytest
from told import told

SHARED = [
    ("发生事故312起，造成40人死亡、361人受伤。", ["accidents 312", "deaths 40", "injuries 361"]),
    (
        "国道发生事故28起，造成12人死亡，直接经济损失36万元。",
        ["accidents 28 [国道]", "deaths 12 [国道]", "economic_loss 360000 [国道]"],
    ),
    (
        "涉摩托车事故46起，死亡11人，受伤39人。",
        ["accidents 46 [涉摩托车]", "deaths 11 [涉摩托车]", "injuries 39 [涉摩托车]"],
    ),
    (
        "发生一般程序事故684起，死亡40人，受伤703人，直接财产损失212万元。",
        ["accidents_general 684", "deaths 40", "injuries 703", "economic_loss 2120000"],
    ),
    (
        "夜间发生亡人事故16起，死亡17人。",
        ["fatal_accidents 16 [夜间]", "deaths 17 [夜间]"],
    ),
    (
        "发生事故96起，其中国道28起，死亡12人。",
        ["accidents 96", "accidents 28 [国道]", "deaths 12 [国道]"],
    ),
    # Of one kind of accident: narrowed to it.
    (
        "发生较大事故2起，死亡7人，受伤3人。",
        ["major_accidents 2", "deaths 7 [较大事故]", "injuries 3 [较大事故]"],
    ),
    (
        "全年发生较大道路交通事故1起，造成3人死亡。",
        ["major_accidents 1", "deaths 3 [较大道路交通事故]"],
    ),
    (
        "发生简易程序事故3620起，受伤412人。",
        ["accidents_simple 3620", "injuries 412 [简易程序事故]"],
    ),
    (
        "高速公路发生较大事故1起，死亡4人。",
        ["major_accidents 1 [高速公路]", "deaths 4 [高速公路较大事故]"],
    ),
    (
        "发生事故312起，其中较大事故1起，死亡3人。",
        ["accidents 312", "major_accidents 1", "deaths 3 [较大事故]"],
    ),
    # Too many, or too few, to be those of the one kind.
    (
        "发生事故312起，其中较大事故1起，死亡40人。",
        ["accidents 312", "major_accidents 1", "deaths 40"],
    ),
    (
        "全年发生道路交通事故1523起，其中较大事故2起，死亡203人，受伤1208人。",
        ["accidents 1523", "major_accidents 2", "deaths 203", "injuries 1208"],
    ),
    # The whole comes back.
    (
        "发生较大事故1起；全年死亡40人。",
        ["major_accidents 1", "deaths 40"],
    ),
    (
        "国道发生事故28起，全县共死亡40人。",
        ["accidents 28 [国道]", "deaths 40"],
    ),
    ("发生较大事故1起。死亡40人。", ["major_accidents 1", "deaths 40"]),
    (
        "发生事故312起（其中国道28起），死亡40人。",
        ["accidents 312", "accidents 28 [国道]", "deaths 40"],
    ),
    (
        "发生事故312起（其中较大事故1起），死亡40人，受伤361人。",
        ["accidents 312", "major_accidents 1", "deaths 40", "injuries 361"],
    ),
    (
        "全县发生道路交通事故96起（含高速公路12起），造成15人死亡、103人受伤。",
        ["accidents 96", "accidents 12 [高速公路]", "deaths 15", "injuries 103"],
    ),
]

# A number of dead above the indicator's own makes a part; that number itself is the indicator.
FLOOR = [
    ("发生死亡10人以上事故1起。", ["major_accidents 1 [死亡10人以上事故]"]),
    ("发生一次死亡3人以上道路交通事故2起。", ["major_accidents 2"]),
    ("未发生死亡3人以上道路交通事故。", ["major_accidents 0"]),
    ("发生死亡3人以上的较大事故2起。", ["major_accidents 2"]),
    ("发生一次死亡三人以上事故1起。", ["major_accidents 1"]),
    (
        "发生一次死亡5人以上道路交通事故1起。",
        ["major_accidents 1 [一次死亡5人以上道路交通事故]"],
    ),
    (
        "发生一次死亡10人以上道路交通事故1起。",
        ["major_accidents 1 [一次死亡10人以上道路交通事故]"],
    ),
    (
        "一次死亡10人以上事故没有发生。",
        ["major_accidents 0 [一次死亡10人以上事故]"],
    ),
    ("未发生一次死亡3人以上道路交通事故。", ["major_accidents 0"]),
    (
        "未发生一次死亡10人以上道路交通事故。",
        ["major_accidents 0 [一次死亡10人以上道路交通事故]"],
    ),
    ("全年未发生较大以上道路交通事故，死亡40人。", ["major_accidents 0", "deaths 40"]),
]

# A condition of accidents begins as a zero does.
CONDITIONS = [
    ("无牌摩托车发生亡人事故4起。", ["fatal_accidents 4 [无牌摩托车]"]),
    ("无证驾驶发生亡人事故4起。", ["fatal_accidents 4 [无证驾驶]"]),
    ("未戴头盔发生亡人事故4起。", ["fatal_accidents 4 [未戴头盔]"]),
    (
        "未按规定让行造成亡人事故4起，死亡4人。",
        ["fatal_accidents 4 [未按规定让行]", "deaths 4 [未按规定让行]"],
    ),
    ("无信号灯路口发生较大事故2起。", ["major_accidents 2 [无信号灯路口]"]),
    ("全年未发生亡人事故。", ["fatal_accidents 0"]),
    ("无人员死亡，受伤3人。", ["deaths 0", "injuries 3"]),
    ("未因酒驾发生亡人事故。", ["fatal_accidents 0"]),
]

# Changes told in the next sentence go to the level that they compare.
TWINS = [
    (
        "国道发生事故28起，死亡12人。与去年同期相比，死亡人数减少3人。",
        ["accidents 28 [国道]", "deaths 12 -3 [国道]"],
    ),
    (
        "摩托车发生事故46起，死亡11人。与去年同期相比，事故起数下降8%，死亡人数下降15%。",
        ["accidents 46 -8% [摩托车]", "deaths 11 -15% [摩托车]"],
    ),
    (
        "高速公路发生亡人事故6起。同比，亡人事故减少2起。",
        ["fatal_accidents 6 -2 [高速公路]"],
    ),
    (
        "发生较大事故2起，死亡7人。与上年相比，较大事故增加1起。",
        ["major_accidents 2 +1", "deaths 7 [较大事故]"],
    ),
    (
        "国道发生事故28起，死亡12人。全市死亡人数同比下降8%。",
        ["accidents 28 [国道]", "deaths 12 [国道]", "deaths -8%"],
    ),
    (
        "国道发生事故28起，死亡12人。与去年同期相比，全市死亡人数减少3人。",
        ["accidents 28 [国道]", "deaths 12 [国道]", "deaths -3"],
    ),
    (
        "全年发生事故312起，死亡40人。与去年同期相比，事故起数减少24起，死亡人数减少5人。",
        ["accidents 312 -24", "deaths 40 -5"],
    ),
]


@pytest.mark.parametrize(("text", "rows"), [*SHARED, *FLOOR, *CONDITIONS, *TWINS])
def test_consequences(text: str, rows: list[str]) -> None:
    assert told(text) == rows
