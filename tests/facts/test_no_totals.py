"""Figures beside a name that are no total of it: averages, peaks, what is shown, rehearsed or prevented."""

import pytest
from told import failing, told

AVERAGES = [
    ("全市各大队平均查处酒驾860起。", []),
    ("兄弟县市查处醉驾平均为210起。", []),
    ("前三年平均发生道路交通事故346起、死亡51人。", []),
    ("每次平均查处酒驾12起。", []),
    ("每万辆车死亡1.2人。", []),
    ("亿元GDP死亡人数0.02人。", []),
    ("百公里死亡3人。", []),
    ("单日最高查处酒驾46起。", []),
    ("最多一天查处违法1200起。", []),
    ("行动当天查处酒驾12起。", []),
    ("查处酒驾1204起，平均每月100起。", ["drink_driving 1204"]),
    ("死亡41人，低于前三年平均数。", ["deaths 41"]),
    ("死亡41人，较前三年平均数下降8%。", ["deaths 41 -8%"]),
    ("平均每次查处12起，全年共查处酒驾1204起。", ["drink_driving 1204"]),
    ("全县头盔佩戴率平均达95.6%。", ["helmet_rate 95.6"]),
    ("24小时不间断值守，查处酒驾1204起。", ["drink_driving 1204"]),
]

# What is shown, told of, rehearsed or prevented.
SHOWN = [
    ("曝光酒驾人员86人次。", []),
    ("媒体曝光醉驾案件12起。", []),
    ("曝光酒驾典型案例36起、毒驾典型案例4起。", []),
    ("公开曝光严重交通违法驾驶人128名、事故多发路段12处。", []),
    ("发布道路交通事故典型案例16起。", []),
    ("剖析亡人事故成因41起。", []),
    ("抄告党员干部酒驾23人。", []),
    ("公职人员酒驾通报12人。", []),
    ("奖励举报酒驾群众26人。", []),
    ("对酒驾当事人回访36人次。", []),
    ("刑满释放醉驾人员帮教12人。", []),
    ("终身禁驾人员名单公示12人。", []),
    ("受理交通事故诉讼案件132起。", []),
    ("成功化解事故矛盾纠纷86起。", []),
    ("消除事故苗头36起。", []),
    ("开展事故应急演练6次。", []),
    ("模拟“死亡3人、受伤12人”场景。", []),
    ("模拟校车事故受伤12人开展桌面推演。", []),
    ("避免死亡事故12起。", []),
    ("预防交通事故36起。", []),
    ("酒驾吹气检测12万人次。", []),
    ("查处酒驾任务数1200起。", []),
    ("倒查亡人事故32起。", []),
    # Done all the same.
    ("预防和处理道路交通事故312起。", ["accidents 312"]),
    ("曝光查处并举，查处酒驾1204起。", ["drink_driving 1204"]),
    ("宣传教育、查处酒驾1204起。", ["drink_driving 1204"]),
    ("有效预防和减少交通事故，全年发生道路交通事故312起。", ["accidents 312"]),
    ("加强事故预防，死亡41人。", ["deaths 41"]),
    ("曝光违法车辆，查处超员86起。", ["overload 86"]),
    ("防范化解道路安全隐患126处。", ["hazards_fixed 126"]),
]

# Of whom or what is spoken before anything is done with it.
STUDIED = [
    ("对312名酒驾驾驶人开展满分学习教育。", []),
    ("对5起亡人事故开展深度调查。", []),
    ("对86名酒驾人员逐一回访。", []),
    ("将63名醉驾人员移送起诉。", ["drunk_driving 63"]),
    ("对312名酒驾驾驶人依法处罚。", ["drink_driving 312"]),
]

AMONG = [
    ("查处酒驾中公职人员23人。", []),
    ("受伤人员中学生26人。", []),
    ("交通警情中纠纷类1260起。", []),
    ("亡人事故中酒驾4起。", []),
    ("死亡人员中老年人12人。", ["deaths 12 [老年人]"]),
    ("专项行动中查处酒驾206起。", ["drink_driving 206"]),
    ("在夜查行动中共查处酒驾206起。", ["drink_driving 206"]),
]

OTHERS = [
    ("接处警12.6万起，其中交通类警情占42%。", []),
    ("排查消防隐患36处。", []),
    ("全县各类事故死亡52人，其中道路交通41人、工矿商贸7人。", []),
    ("各类安全事故死亡48人，其中道路交通事故死亡41人。", ["deaths 41"]),
    ("发生各类事故52起，其中道路交通事故41起。", ["accidents 41"]),
    (
        "发生道路交通事故312起，其中农村道路交通事故86起。",
        ["accidents 312", "accidents 86 [农村道路]"],
    ),
    ("开展死亡事故现场勘查41次。", []),
    ("吸取外地“3·1”事故死亡12人教训。", []),
    ("查处酒驾1204起、非机动车酒驾36起。", ["drink_driving 1204", "drink_driving 36 [非机动车]"]),
    ("醉驾案件移送起诉86起。", []),
    ("公职人员醉驾被开除公职6人。", []),
    ("公职人员酒驾23人。", ["drink_driving 23 [公职人员]"]),
    ("动态监控车辆3260辆，提醒超速1.2万次。", []),
    ("死亡1人的道路交通事故38起、死亡2人的事故3起。", []),
    ("亡1人事故38起，亡3人事故1起。", ["major_accidents 1"]),
    ("发生一次受伤10人以上的道路交通事故1起。", []),
    ("造成直接经济损失超1万元的事故12起。", []),
    ("排查“两客一危一货”企业36家、车辆1260辆、驾驶人1360人。", []),
    ("查扣嫌疑车辆12辆，发还被盗车辆8辆。", ["vehicles_seized 12"]),
    ("检查车辆8.6万辆，劝返违规车辆1260辆。", ["vehicles_checked 86000"]),
    ("统计外事故死亡6人，七日外死亡4人。", ["deaths 6 [统计外]", "deaths 4 [七日外]"]),
    ("排查校园周边治安隐患28处。", []),
    ("电动自行车充电隐患整治256处。", []),
    ("排查客运企业安全隐患128处。", ["hazards_found 128"]),
    ("全县共有校车86辆、驾驶人86人。", []),
    ("约谈超限超载企业12家、驾驶人86人。", []),
    ("机动车保有量38.6万辆、驾驶人41.2万人。", ["vehicle_stock 386000", "driver_stock 412000"]),
    ("十次事故九次快宣传12场。", ["publicity_events 12"]),
    (
        "“11·26”较大事故造成3人死亡、2人受伤。",
        ["deaths 3 [“11·26”较大事故]", "injuries 2 [“11·26”较大事故]"],
    ),
    ("省厅通报较大事故3起、死亡11人。", []),
]

# By another body, or with one, or by a few of one's own.
ACTORS = [
    ("派出所查处酒驾160起。", ["drink_driving 160 [派出所]"]),
    ("农村派出所参与查处交通违法1.6万起。", ["violations 16000 [农村派出所参与]"]),
    ("铁骑队查处违法3600起。", ["violations 3600 [铁骑队]"]),
    ("协助兄弟单位查处酒驾12起。", ["drink_driving 12 [协助兄弟单位]"]),
    ("异地用警查处酒驾96起。", ["drink_driving 96 [异地用警]"]),
    ("与邻县联合执法查处酒驾36起。", ["drink_driving 36 [与邻县联合执法]"]),
    ("会同城管部门查处超限超载560起。", ["overload 560 [会同城管部门]"]),
    ("接群众举报查处酒驾16起。", ["drink_driving 16 [接群众举报]"]),
    ("各中队查处酒驾1204起。", ["drink_driving 1204"]),
    ("交警大队查处酒驾1204起。", ["drink_driving 1204"]),
]

# What may be is no count of what was.
LIMITS = [
    ("死亡指标控制数45人，实际死亡41人。", ["deaths 41 actual"]),
    ("年度死亡人数不得超过45人，实际死亡41人。", ["deaths 41 actual"]),
    ("死亡控制指标45人，全年死亡41人。", ["deaths 41 actual"]),
    # A list of what was then is nobody's; the changes are dealt out all the same.
    (
        "酒驾420起、醉驾96起，较2023年的386起、88起分别上升8.8%、9.1%。",
        ["drink_driving 420 +8.8% actual", "drunk_driving 96 +9.1% actual"],
    ),
    ("死亡人数比市控指标45人低4人。", []),
    ("全年计划减少死亡5人。", ["deaths -5 planned"]),
    ("控制指标完成较好，死亡41人，下降10.9%。", ["deaths 41 -10.9% actual"]),
    ("超额完成考核指标，查处酒驾1204起。", ["drink_driving 1204 actual"]),
]

WHOLE_AGAIN = [
    ("12月死亡3人，全年死亡41人。", ["deaths 3 [12月]", "deaths 41"]),
    (
        "国庆期间查处酒驾36起，全年查处酒驾1204起。",
        ["drink_driving 36 [国庆期间]", "drink_driving 1204"],
    ),
    ("高速公路死亡3人，全年受伤41人。", ["deaths 3 [高速公路]", "injuries 41 [高速公路]"]),
]

# A kind that is called as the whole is: police say 酒驾 of both.
OWN_KIND = [
    (
        "查处酒驾1204起，其中酒驾1010起、醉驾194起。",
        ["drink_driving 1204", "drink_driving 1010 [酒驾]", "drunk_driving 194"],
    ),
    (
        "查处酒驾1204起，其中饮酒驾驶1010起、醉酒驾驶194起。",
        ["drink_driving 1204", "drink_driving 1010 [饮酒驾驶]", "drunk_driving 194"],
    ),
    (
        "吊销驾驶证168本，其中醉驾吊销120本。",
        ["licences_revoked 168", "licences_revoked 120 [醉驾]"],
    ),
    ("死亡41人，其中高速公路死亡3人。", ["deaths 41", "deaths 3 [高速公路]"]),
]

KNOWN_FAILURES = [
    (
        "省厅通报的3起较大事故中，死亡11人。",
        [],
        "whose deaths they are is told in the clause before",
    ),
    ("全年无民警因公死亡，受伤2人。", [], "whose injuries they are is told in the clause before"),
    ("历年累计查处酒驾1.26万起。", ["drink_driving 12600"], "over which years is not said"),
    ("如不治理，预计每年将发生事故12起。", [], "what would be is read as what was"),
    ("酒驾入刑以来查处醉驾1.2万人。", ["drunk_driving 12000 -"], "over which years is not said"),
    ("行政拘留盗窃嫌疑人3人。", ["admin_detentions 3 2024 [盗窃]"], "an object behind the name"),
    ("减少酒驾警情36起。", [], "a fall in calls, read as a level"),
    ("伤情鉴定为重伤12人。", [], "of any case, not of accidents alone"),
    ("参加省厅统一行动6次。", [], "another body's campaign"),
    ("查处超员860起、超载1260起。", ["overload 2120 2024"], "two kinds of one indicator"),
]


@pytest.mark.parametrize(
    ("text", "rows"), [*AVERAGES, *SHOWN, *STUDIED, *AMONG, *OTHERS, *WHOLE_AGAIN, *OWN_KIND]
)
def test_no_totals(text: str, rows: list[str]) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(("text", "rows"), ACTORS)
def test_actors(text: str, rows: list[str]) -> None:
    assert told(text, title="安丰县公安局交警大队2024年工作总结\n") == rows


@pytest.mark.parametrize(("text", "rows"), LIMITS)
def test_limits(text: str, rows: list[str]) -> None:
    assert told(text, "status") == rows


def test_the_same_period_of_a_year_is_of_that_year() -> None:
    assert told("死亡41人。2023年同期死亡53人。", "year") == ["deaths 41 2024", "deaths 53 2023"]
    assert told("与2023年同期相比，死亡人数下降5%。", "year") == ["deaths -5% 2024"]
    assert told("2023年同期相比，死亡人数下降5%。", "year") == ["deaths -5% 2024"]


@pytest.mark.parametrize(("text", "rows"), failing(KNOWN_FAILURES))
def test_no_totals_known_failures(text: str, rows: list[str]) -> None:
    assert told(text, "year") == rows
