"""Leads: the short sentence that a paragraph begins with says of which part it tells."""

import pytest
from told import failing, told

LEADS = [
    (
        "深化农村道路交通治理。排查隐患120处，整改118处。",
        ["hazards_found 120 [农村道路]", "hazards_fixed 118 [农村道路]"],
    ),
    (
        "深化所队联勤，农村道路交通管控能力进一步增强。查处酒驾96起。",
        ["drink_driving 96 [农村道路]"],
    ),
    ("狠抓国省道管控。查处超速1200起。", ["speeding 1200 [国省道]"]),
    ("强化高速公路管控。查处超员31起。", ["overload 31 [高速公路]"]),
    ("一是聚焦城区秩序整治。查处违法2.1万起。", ["violations 21000 [城区]"]),
    (
        "紧盯农村道路。查处酒驾96起。查处超员41起。",
        ["drink_driving 96 [农村道路]", "overload 41 [农村道路]"],
    ),
    ("做好春运交通保障。查处超员206起。", ["overload 206 [春运]"]),
    ("全力做好春运安保工作。全市查处超员206起。", ["overload 206 [春运]"]),
    ("扎实做好疫情防控工作。检查车辆42.6万台。", ["vehicles_checked 426000 [疫情防控]"]),
    ("圆满完成高考交通保障，秩序井然有序。检查车辆1200辆。", ["vehicles_checked 1200 [高考]"]),
    ("城市道路通行秩序明显改善。查处违法3.1万起。", ["violations 31000 [城市道路]"]),
    ("农村道路隐患治理扎实推进。整改隐患118处。", ["hazards_fixed 118 [农村道路]"]),
]

# What stops a lead.
STOPPED = [
    # The whole is named.
    ("深化农村道路交通治理。全县查处酒驾612起。", ["drink_driving 612"]),
    ("强化高速公路管控。全市死亡人数下降8%。", ["deaths -8%"]),
    # Another paragraph.
    (
        "深化农村道路交通治理。查处酒驾96起。\n查处超速1200起。",
        ["drink_driving 96 [农村道路]", "speeding 1200"],
    ),
    # A newer lead, of the whole.
    (
        "狠抓国省道管控。查处超速1200起。强化秩序管理。查处酒驾612起。",
        ["speeding 1200 [国省道]", "drink_driving 612"],
    ),
    # A sentence with a figure leads nothing.
    ("强化高速公路管控12次。查处超员31起。", ["overload 31"]),
    # A sentence that begins and ends as none does leads nothing.
    ("民警每天走上高速公路。查处超员31起。", ["overload 31"]),
    # No part is named.
    ("强化路面管控。查处酒驾612起。", ["drink_driving 612"]),
    (
        "交通秩序持续优化。查处违法3.1万起，其中酒驾612起。",
        ["violations 31000", "drink_driving 612"],
    ),
    # A long sentence tells; it does not lead.
    (
        "深化农村道路交通治理，组织民警、辅警、劝导员和村干部走村入户，"
        "把劝导站建到村口，把宣传课讲到田间地头，把隐患清到路边。查处酒驾612起。",
        ["drink_driving 612"],
    ),
    # A stated zero is of the whole.
    ("强化高速公路管控。全年未发生较大以上事故。", ["major_accidents 0"]),
    # A part of its own goes before the lead's.
    ("狠抓国省道管控。城区查处酒驾62起。", ["drink_driving 62 [城区]"]),
    # Too far above.
    (
        "狠抓国省道管控。民警辛苦了。群众称赞。媒体关注。领导肯定。查处超速1200起。",
        ["speeding 1200"],
    ),
]

KNOWN_FAILURES: list[tuple[str, list[str], str]] = []


@pytest.mark.parametrize(("text", "rows"), [*LEADS, *STOPPED])
def test_leads(text: str, rows: list[str]) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(("text", "rows"), failing(KNOWN_FAILURES))
def test_leads_known_failures(text: str, rows: list[str]) -> None:
    assert told(text) == rows
