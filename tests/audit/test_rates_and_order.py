"""Rates against their counts, shares, and what cannot be larger than what."""

import pytest
from found import against, told

TELLING = [
    # text                                                         weight and code
    ("排查隐患250处，整改230处，整改率95%。", "contradiction rate_differs"),
    ("死亡12人，发生亡人事故15起。", "contradiction order_broken"),
    ("查处酒驾120起，其中醉驾150起。", "contradiction part_above_whole"),
    ("发生亡人事故6起，死亡13人，未发生较大以上事故。", "contradiction floor_exceeded"),
    ("发生亡人事故6起，死亡7人，发生较大事故1起。", "contradiction floor_missed"),
    ("大货车肇事13起，占总数的50%，摩托车肇事7起，占总数的30%。", "doubt shares_of_one_base"),
]


@pytest.mark.parametrize(("text", "found"), TELLING)
def test_tells(text: str, found: str) -> None:
    assert against(text) == [found]


SILENT = [
    "排查隐患250处，整改230处，整改率92%。",
    "排查隐患250处，整改230余处，整改率95%。",
    "排查国道隐患250处，整改省道隐患100处，隐患整改率95%。",
    "排查隐患250处，力争整改率达到98%。",
    "死亡15人，发生亡人事故12起。",
    "农村公路发生亡人事故15起。全县死亡12人。",
    "查处酒驾120起，其中醉驾30起。",
    "查处酒驾120起、醉驾150起。",  # where both are listed, 酒驾 may leave 醉驾 out
    "税收增长3.9%，其中工业税收增长7.3%。",
    "召开会议3次，其中120人参加。",
    "发生亡人事故6起，死亡12人，未发生较大以上事故。",
    "发生亡人事故6起，死亡8人，发生较大事故1起。",
    "发生亡人事故6起，死亡13人。",  # of 较大事故 nothing is said
    "大货车肇事13起，占总数的50%，摩托车肇事7起，占总数的26.92%。",
    "大货车肇事13起，占总数的50%，摩托车肇事7起，占夜间的30%。",
]


@pytest.mark.parametrize("text", SILENT)
def test_says_nothing_against(text: str) -> None:
    assert against(text) == []


def test_arithmetic_is_shown() -> None:
    assert "rate_differs: 230 ÷ 250 = 92%" in told("排查隐患250处，整改230处，整改率95%。")


def test_far_apart_is_a_doubt() -> None:
    far = "\n".join(["全年死亡12人。", *["各项工作扎实推进。"] * 14, "全年发生亡人事故15起。"])
    assert against(far) == ["doubt order_broken"]
