"""Subjects: whatever stands before accidents and casualties makes a part, unless it is neutral."""

import pytest
from told import failing, told

PARTS = [
    ("涉酒事故造成3人死亡、2人受伤。", ["deaths 3 [涉酒]", "injuries 2 [涉酒]"]),
    ("大客车发生事故1起，死亡2人。", ["accidents 1 [大客车]", "deaths 2 [大客车]"]),
    ("重型半挂牵引车发生亡人事故9起。", ["fatal_accidents 9 [重型半挂牵引车]"]),
    ("45岁以上发生事故8起。", ["accidents 8 [45岁以上]"]),
    ("26至35岁发生事故61起，死亡9人。", ["accidents 61 [26至35岁]", "deaths 9 [26至35岁]"]),
    ("晴天发生事故203起，阴天发生事故61起。", ["accidents 203 [晴天]", "accidents 61 [阴天]"]),
    ("雨雪天气发生事故48起。", ["accidents 48 [雨雪天气]"]),
    ("乡镇内道路发生事故19起，死亡3人。", ["accidents 19 [乡镇内道路]", "deaths 3 [乡镇内道路]"]),
    ("三级公路发生事故33起。", ["accidents 33 [三级公路]"]),
    ("行人死亡11人，非机动车驾驶人死亡14人。", ["deaths 11 [行人]", "deaths 14 [非机动车驾驶人]"]),
    (
        "驾驶人死亡22人，乘车人死亡8人，行人死亡11人。",
        ["deaths 22 [驾驶人]", "deaths 8 [乘车人]", "deaths 11 [行人]"],
    ),
    ("外来务工人员死亡7人。", ["deaths 7 [外来务工人员]"]),
    ("校园内道路发生事故3起。", ["accidents 3 [校园内道路]"]),
    ("S308省道发生事故18起，死亡2人。", ["accidents 18 [S308省道]", "deaths 2 [S308省道]"]),
    ("弯道发生亡人事故5起。", ["fatal_accidents 5 [弯道]"]),
    ("追尾碰撞造成死亡6人。", ["deaths 6 [追尾碰撞]"]),
    ("国道322线发生事故18起。", ["accidents 18 [国道322线]"]),
    ("沪昆高速发生事故31起，死亡4人。", ["accidents 31 [沪昆高速]", "deaths 4 [沪昆高速]"]),
    ("城关镇发生事故24起，死亡3人。", ["accidents 24 [城关镇]", "deaths 3 [城关镇]"]),
    ("超速行驶发生事故17起，死亡6人。", ["accidents 17 [超速行驶]", "deaths 6 [超速行驶]"]),
    ("周末发生亡人事故11起。", ["fatal_accidents 11 [周末]"]),
    ("18时至22时发生事故75起。", ["accidents 75 [18时至22时]"]),
    ("隧道路段发生交通事故3起，受伤2人。", ["accidents 3 [隧道路段]", "injuries 2 [隧道路段]"]),
    (
        "因超速行驶引发亡人事故6起，死亡7人；因疲劳驾驶引发亡人事故4起，死亡4人。",
        [
            "fatal_accidents 6 [超速行驶]",
            "deaths 7 [超速行驶]",
            "fatal_accidents 4 [疲劳驾驶]",
            "deaths 4 [疲劳驾驶]",
        ],
    ),
    (
        "高速公路发生道路交通事故31起，死亡4人；普通公路发生事故281起，死亡36人。",
        [
            "accidents 31 [高速公路]",
            "deaths 4 [高速公路]",
            "accidents 281 [普通公路]",
            "deaths 36 [普通公路]",
        ],
    ),
]

NEUTRAL = [
    ("2024年1至11月，全县共发生道路交通事故312起，死亡40人。", ["accidents 312", "deaths 40"]),
    ("我大队辖区共发生道路交通事故312起。", ["accidents 312"]),
    ("今年以来，辖区共发生事故312起，造成40人死亡。", ["accidents 312", "deaths 40"]),
    ("据统计，全年共发生道路交通事故312起。", ["accidents 312"]),
    ("经统计，截至12月20日，发生事故312起。", ["accidents 312"]),
    ("2024年，我县共接报道路交通事故312起。", ["accidents 312"]),
    ("统计数据显示，全市发生道路交通事故1523起。", ["accidents 1523"]),
    ("一年来，全大队共发生亡人事故38起，死亡40人。", ["fatal_accidents 38", "deaths 40"]),
    ("其中，死亡40人。", ["deaths 40"]),
    ("截至目前，共造成40人死亡。", ["deaths 40"]),
    ("我市境内发生道路交通事故1523起。", ["accidents 1523"]),
    ("全年因交通事故死亡40人，受伤361人。", ["deaths 40", "injuries 361"]),
    ("同时，发生事故312起。", ["accidents 312"]),
    (
        "经过全体民警的共同努力，全年事故起数下降6%，死亡人数下降8%。",
        ["accidents -6%", "deaths -8%"],
    ),
    ("道路交通安全形势持续平稳，发生事故312起。", ["accidents 312"]),
    ("有效预防和减少了道路交通事故，死亡人数下降8%。", ["deaths -8%"]),
    ("在全警共同努力下，死亡人数下降8%。", ["deaths -8%"]),
    ("截止11月30日，全区道路交通事故发生96起，死亡15人。", ["accidents 96", "deaths 15"]),
    ("据不完全统计，全年共发生事故312起。", ["accidents 312"]),
    ("某县共发生道路交通事故312起。", ["accidents 312"]),
    ("XX县共发生道路交通事故312起，死亡40人。", ["accidents 312", "deaths 40"]),
    ("全区内道路交通事故312起。", ["accidents 312"]),
    ("（一）事故情况：发生道路交通事故312起。", ["accidents 312"]),
    ("年内道路交通事故死亡人数为40人。", ["deaths 40"]),
]

KNOWN_FAILURES = [
    (
        "死亡人数中，老年人14人，占35%。",
        ["deaths 14 [老年人]"],
        "a total without its own figure has no items",
    ),
    (
        "高速公路交通事故死亡人数同比下降10%，普通公路上升2%。",
        ["deaths -10% [高速公路]", "deaths +2% [普通公路]"],
        "a change of an unnamed part is told of a name with a figure only",
    ),
    (
        "驾龄一年以下驾驶人发生事故27起。",
        ["accidents 27 [驾龄一年以下驾驶人]"],
        "a span of time is a figure, and what stands before a figure is another clause's",
    ),
    (
        "无牌无证摩托车发生亡人事故4起。",
        ["fatal_accidents 4 [无牌无证摩托车]"],
        "of a subject with a known word only that word is told",
    ),
]


@pytest.mark.parametrize(("text", "rows"), [*PARTS, *NEUTRAL])
def test_subjects(text: str, rows: list[str]) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(("text", "rows"), failing(KNOWN_FAILURES))
def test_subjects_known_failures(text: str, rows: list[str]) -> None:
    assert told(text) == rows
