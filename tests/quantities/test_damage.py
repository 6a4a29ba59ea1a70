"""Damaged figures: flagged, with what they may have been; never corrected."""

import pytest
from cells import cells

from summarymine.quantities import find_quantities

# text, quantities as in cells.py, what the damaged ones may have been
DAMAGED = [
    # a year in the place of its own first two digits, or pasted between others
    ("检查企业202300余家，", "202300..202400+家!", [("2000余家",)]),
    ("查处20235起，", "20235起!", [("205起", "5起")]),
    ("发放11202361副，", "11202361副!", [("112061副", "1161副")]),
    ("签订20221.3万份，", "202213000份!", [("201.3万份", "1.3万份")]),
    ("走访202456户，", "202456户!", [("2056户", "56户")]),
    ("完成投资202300万元，", "2023000000元!", [("2000万元",)]),
    ("种植食用菌320230万袋，", "3202300000袋!", [("3200万袋", "30万袋")]),
    # beside one, a count that is a year is in doubt too
    ("查处20235起，整治2023个点位，", "20235起! 2023个!", [("205起", "5起"), ("20个",)]),
    ("查处20235起，比增2023%，", "20235起! 2023%!", [("205起", "5起"), ("20%",)]),
    # no share of a whole is above 100%
    ("整改率2023%，", "2023%!", [("20%", "20.23%")]),
    ("合格率985%，", "985%!", [("98.5%",)]),
    ("满意度达1000%，", "1000%!", [("10.00%",)]),
    ("头盔佩戴率为9565%，", "9565%!", [("95.65%",)]),
    ("占比235%，", "235%!", [("23.5%",)]),
    # nor does anything countable fall by more
    ("死亡人数同比下降120%，", "120%!", [("12.0%",)]),
    ("警情减少百分之一百五十，", "150%!", [()]),
    # a dash lost between two ages
    ("肇事者1825岁的14人，", "1825岁! 14人", [("18-25岁",)]),
    ("最年长者182岁，", "182岁!", [()]),
    # what is beside a damaged figure and holds no year is sound
    ("查处20235起，罚款35起，", "20235起! 35起", [("205起", "5起")]),
    ("其中4160周岁9人，", "4160周岁! 9人", [("41-60周岁",)]),
]

# Large, but possible.
SOUND = [
    ("发放30235份，排查2019人，", "30235份 2019人"),
    ("整治2023个点位，", "2023个"),
    ("工业投资52600万元，税收120230万元，", "526000000元 1202300000元"),
    ("投入202300元，绿化20235亩，", "202300元 20235亩"),
    ("筹资20200000元，惠及20200000人，", "20200000元 20200000人"),
    ("任务完成率120%，投资完成率105.6%，", "120% 105.6%"),
    ("毛入学率105%，床位使用率102%，", "105% 102%"),
    ("增长2023%，上升350%，", "2023% 350%"),
    ("利润下降130%，净流入减少210%，", "130% 210%"),
    ("整改率100%，满意度98.5%，", "100% 98.5%"),
    ("最年长者101岁，", "101岁"),
    ("古树树龄150岁，满150周岁，", "150岁 150周岁"),
    ("发放反光贴12345678枚，", "12345678枚"),
]


@pytest.mark.parametrize(("text", "quantities", "may_be"), DAMAGED)
def test_damaged(text: str, quantities: str, may_be: list[tuple[str, ...]]) -> None:
    found = find_quantities(text)
    assert cells(found) == quantities
    assert [quantity.may_be for quantity in found if "damaged" in quantity.flags] == may_be


@pytest.mark.parametrize(("text", "quantities"), SOUND)
def test_sound(text: str, quantities: str) -> None:
    assert cells(find_quantities(text)) == quantities
