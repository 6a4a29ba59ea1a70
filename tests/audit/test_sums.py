"""Sums: declared, over the parts of a list, and found in runs of figures."""

import pytest
from found import against, findings_of, told

TELLING = [
    # text                                                findings
    (
        "查处交通违法5230起，其中现场查处1830起、非现场查处3400起。",
        ["sum_holds: 1830 + 3400 = 5230"],
    ),
    (
        "查处交通违法5230起，其中现场查处1830起、非现场查处3409起。",
        ["sum_broken: 1830 + 3409 = 5239 ≠ 5230"],
    ),
    (
        "全县发生道路交通事故60起，死亡15人。按道路分，国道发生事故25起，死亡7人；省道发生事故20起，死亡5人；"
        "城市道路发生事故15起，死亡3人。",
        [
            "breakdown_holds: 25 + 20 + 15 = 60",
            "breakdown_holds: 7 + 5 + 3 = 15",
        ],
    ),
    (
        "开展各类活动318次，其中走访124次，座谈85次，讲座109次。",
        ["run_sums: 124 + 85 + 109 = 318"],
    ),
    (
        "开展各类活动318次，其中走访124次，座谈85次，讲座107次。",
        ["run_near: 124 + 85 + 107 = 316 ≠ 318"],
    ),
    (
        "办理各项业务5120件，其中转移登记1210台，换证3105本，体检805人次。",
        ["run_sums: 1210 + 3105 + 805 = 5120"],
    ),
    ("走访企业132家，走访商户208家，合计340家。", ["run_sums: 208 + 132 = 340"]),
]


@pytest.mark.parametrize(("text", "findings"), TELLING)
def test_tells(text: str, findings: list[str]) -> None:
    assert [one for one in told(text) if one.startswith(("sum", "breakdown", "run"))] == findings


def test_one_indicator_out_of_line_with_two() -> None:
    text = (
        "全县发生道路交通事故60起，死亡15人，受伤70人。按道路分，国道发生事故25起，死亡7人，受伤30人；"
        "省道发生事故20起，死亡5人，受伤22人；城市道路发生事故15起，死亡3人，受伤28人。"
    )
    (broken,) = [one for one in findings_of(text) if one.weight == "contradiction"]
    assert broken.code == "breakdown_broken"
    assert broken.arithmetic == "30 + 22 + 28 = 80 ≠ 70"
    assert [fact.value for fact in broken.facts] == [70, 30, 22, 28]


SILENT = [
    "查处交通违法52.3万起，其中现场查处18.3万起、非现场查处34.1万起。",  # rounded
    "查处交通违法52.3万余起，其中现场查处18.3万起、非现场查处34万起。",
    "查处交通违法5230起，其中现场查处1830起。",
    "开展各类活动318次，其中走访124次，座谈85次。",  # parts left out
    "开展各类活动318次，走访124次，座谈85次，讲座107次。",  # not said to be its parts
    "全县发生一般程序事故60起，其中国道25起、省道20起、县乡道9起。",
    "春运期间现场查处1830起，全年非现场查处3409起，查处交通违法5230起。",
    "查处农村道路交通违法5230起，其中现场查处1830起。全县非现场查处3409起。",
    "走访320家，比上年增加124家，上升63.27%。",
]


@pytest.mark.parametrize("text", SILENT)
def test_says_nothing_against(text: str) -> None:
    assert against(text) == []


CHANCE = [
    "召开会议5次，走访2家，慰问3户。",
    "召开会议12次，讲座7次，座谈5次。",
    "新建劝导站36个，增加12个，覆盖24个村。",
]


@pytest.mark.parametrize("text", CHANCE)
def test_small_figures_sum_by_chance(text: str) -> None:
    assert told(text) == []
