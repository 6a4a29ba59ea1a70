"""Objects: what a verb is said of is a part, unless it is the whole that the indicator counts."""

import pytest
from told import failing, told

OBJECTS = [
    (
        "检查长途客运车3.7万辆、面包车3.8万辆。",
        ["vehicles_checked 37000 [长途客运车]", "vehicles_checked 38000 [面包车]"],
    ),
    ("检查客车1.2万辆次。", ["vehicles_checked 12000 [客车]"]),
    ("检查过往车辆42.6万台。", ["vehicles_checked 426000"]),
    ("检查各类车辆12.5万辆次，劝返超员车辆38辆。", ["vehicles_checked 125000"]),
    ("盘查可疑车辆620辆。", ["vehicles_checked 620"]),
    ("检查危化品运输车860辆次。", ["vehicles_checked 860 [危化品运输]"]),
    (
        "暂扣摩托车58辆、小车6辆。",
        ["vehicles_seized 58 [摩托车]", "vehicles_seized 6 [小车]"],
    ),
    ("查扣违法车辆1300辆。", ["vehicles_seized 1300"]),
    ("依法扣留机动车950辆。", ["vehicles_seized 950"]),
    (
        "查扣报废车31辆，无牌车62辆。",
        ["vehicles_seized 31 [报废车]", "vehicles_seized 62 [无牌车]"],
    ),
    ("暂扣非法改装摩托车73辆。", ["vehicles_seized 73 [非法改装摩托车]"]),
    ("查处客运机动车超员违法行为206起。", ["overload 206"]),
    ("查处交通违法行为3.2万起。", ["violations 32000"]),
    ("查处各类严重交通违法3.2万起。", ["violations 32000"]),
    ("查处农村面包车违法216起。", ["violations 216 [农村面包车]"]),
    ("查处不按规定让行违法412起。", ["violations 412 [不按规定让行]"]),
    ("查处机动车乱停乱放违法行为1.3万起。", ["violations 13000 [乱停乱放]"]),
    ("刑事拘留醉酒驾驶人员36人。", ["criminal_detentions 36 [醉酒驾驶人员]"]),
    ("行政拘留违法人员286人。", ["admin_detentions 286"]),
    ("行政拘留无证驾驶人员102人。", ["admin_detentions 102 [无证驾驶人员]"]),
    ("刑事拘留犯罪嫌疑人45人。", ["criminal_detentions 45"]),
    ("接报违停类报警3210起。", ["traffic_calls 3210 [违停]"]),
    ("接报各类交通警情2.1万起。", ["traffic_calls 21000"]),
    ("受理群众报警求助1.9万起。", ["traffic_calls 19000"]),
    ("接报道路交通事故警情9384起。", ["accident_calls 9384"]),
    ("接报涉摩托车事故警情1204起。", ["accident_calls 1204 [涉摩托车]"]),
]

# Brackets right behind a level hold its parts; those that compare do not.
BRACKETS = [
    (
        "新注册登记机动车1704辆（小型汽车463辆、摩托车1241辆）。",
        [
            "vehicles_registered 1704",
            "vehicles_registered 463 [小型汽车]",
            "vehicles_registered 1241 [摩托车]",
        ],
    ),
    (
        "暂扣机动车950辆（摩托车612辆、三轮车88辆），同比上升12%。",
        [
            "vehicles_seized 950 +12%",
            "vehicles_seized 612 [摩托车]",
            "vehicles_seized 88 [三轮车]",
        ],
    ),
    (
        "死亡40人（国道12人、省道9人），受伤361人。",
        ["deaths 40", "deaths 12 [国道]", "deaths 9 [省道]", "injuries 361"],
    ),
    (
        "机动车保有量38.6万辆（汽车29.4万辆），驾驶人41.2万人。",
        ["vehicle_stock 386000", "vehicle_stock 294000 [汽车]", "driver_stock 412000"],
    ),
    ("查处超速1200起（日均约3起），同比上升6%。", ["speeding 1200 +6%"]),
    ("检查车辆12.5万辆（约占一成）。", ["vehicles_checked 125000"]),
    ("死亡40人（同比下降8%）。", ["deaths 40 -8%"]),
    ("死亡41人（上年同期46人）。", ["deaths 41", "deaths 46"]),
    ("查处酒驾612起（占总数的31%），查处超员206起。", ["drink_driving 612", "overload 206"]),
    (
        "行政拘留286人（酒驾61人、无证驾驶102人）。",
        ["admin_detentions 286", "admin_detentions 61 [酒驾]", "admin_detentions 102 [无证驾驶]"],
    ),
    ("排查隐患420处（已整改398处）。", ["hazards_found 420", "hazards_fixed 398"]),
]

KNOWN_FAILURES = [
    (
        "行政拘留酒后驾驶61人、无证驾驶102人。",
        ["admin_detentions 61 [酒后驾驶]", "admin_detentions 102 [无证驾驶]"],
        "a cause right behind the measure is read as drivers stopped for it",
    ),
    (
        "接报交通警情2.1万起，其中事故类警情9384起、违停类警情4120起。",
        ["traffic_calls 21000", "accident_calls 9384", "traffic_calls 4120 [违停]"],
        "the kind of a call is told behind its verb only",
    ),
    (
        "检查货车、客车1.2万辆。",
        ["vehicles_checked 12000 [货车、客车]"],
        "of two objects of one figure the known word only is told",
    ),
]


@pytest.mark.parametrize(("text", "rows"), [*OBJECTS, *BRACKETS])
def test_objects(text: str, rows: list[str]) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(("text", "rows"), failing(KNOWN_FAILURES))
def test_objects_known_failures(text: str, rows: list[str]) -> None:
    assert told(text) == rows
