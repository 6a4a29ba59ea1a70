"""Elsewhere: figures of a larger body than the reporter are left out; its own words are not."""

import pytest
from told import failing, told

COUNTY = "德清县公安局交警大队2024年工作总结\n"
DISTRICT = "青山区公安分局交警大队2024年工作总结\n"
COUNTY_CITY = "义乌市公安局交警大队2024年工作总结\n"
CITY = "湖州市公安局交警支队2024年工作总结\n"
PROVINCE = "2025年浙江省人民政府工作报告\n"
NATION = "2025年国务院政府工作报告\n"
UNKNOWN = "交警大队2024年工作总结\n"

CASES = [
    # A county's report.
    (COUNTY, "全省查处酒驾1.2万起。", []),
    (COUNTY, "全国死亡人数下降5%。", []),
    (COUNTY, "全县查处酒驾612起。", ["drink_driving 612"]),
    (COUNTY, "放眼全省，死亡人数下降5%。", []),
    (COUNTY, "全省查处涉酒驾驶1755起，其中醉驾326起。", []),
    (COUNTY, "全省查处酒驾1.2万起，其中我县612起。", ["drink_driving 612"]),
    (COUNTY, "全市查处酒驾3200起，其中德清612起。", ["drink_driving 612"]),
    (COUNTY, "全市查处酒驾3200起。", []),
    (COUNTY, "全市查处酒驾3200起，我县占12.8%。", []),
    (DISTRICT, "全市查处酒驾3200起，我区占12.8%。", []),
    (DISTRICT, "全区查处酒驾612起，总量居全市第三。", ["drink_driving 612"]),
    (COUNTY_CITY, "全市查处酒驾612起。", ["drink_driving 612"]),
    (COUNTY, "全市查处酒驾3200起，我县查处酒驾612起。", ["drink_driving 612"]),
    (COUNTY, "全县查处酒驾612起，总量居全市第三。", ["drink_driving 612"]),
    (UNKNOWN, "全县死亡人数下降5%，我镇死亡3人。", ["deaths 3"]),
    (COUNTY, "全省新注册登记机动车51万辆，其中汽车38万辆。", []),
    # A body that holds the reporter's, called by its name.
    (COUNTY, "湖州市交警部门查处酒驾3200起，查处醉驾260起。", []),
    (COUNTY, "浙江省公安机关查处酒驾1.2万起。", []),
    (COUNTY, "湖州公安机关查处酒驾3200起，德清查处酒驾612起。", ["drink_driving 612"]),
    (
        "湖州市公安局吴兴分局2024年工作总结\n",
        "湖州市公安局吴兴分局查处酒驾612起。",
        ["drink_driving 612"],
    ),
    (CITY, "湖州市公安机关查处酒驾3200起。", ["drink_driving 3200"]),
    # What goes on without a subject of its own is of the body named before.
    (COUNTY, "全省公安机关共查处酒驾1.2万起，查处醉驾1326起。", []),
    (COUNTY, "2024年，全国共查处酒驾98万起，同比下降3%，查处醉驾7.1万起。", []),
    (COUNTY, "全市交警部门查处酒驾3200起，依法查处醉驾260起。", []),
    (
        COUNTY,
        "全省交警部门查处酒驾1.2万起，我县查处酒驾612起，查处醉驾63起。",
        ["drink_driving 612", "drunk_driving 63"],
    ),
    (COUNTY, "全省公安机关查处酒驾1.2万起。查处醉驾63起。", ["drunk_driving 63"]),
    (COUNTY, "在全国公安机关率先推行抓拍，查处酒驾612起。", ["drink_driving 612"]),
    (COUNTY, "被评为全省公安机关先进集体3次，查处酒驾612起。", ["drink_driving 612"]),
    (COUNTY, "获评全国公安系统二级英模2人，查处酒驾612起。", ["drink_driving 612"]),
    (COUNTY, "全省查处酒驾1.2万起；我县查处酒驾612起。", ["drink_driving 612"]),
    (COUNTY, "全省查处酒驾1.2万起。全县查处酒驾612起。", ["drink_driving 612"]),
    (COUNTY, "查处酒驾612起，总量居全省第三。", ["drink_driving 612"]),
    (COUNTY, "降幅高于全省，死亡人数下降8%。", ["deaths -8%"]),
    (COUNTY, "死亡人数下降8%，降幅高于全省平均2个百分点。", ["deaths -8%"]),
    (
        COUNTY,
        "全县查处酒驾612起，列全省前茅，查处醉驾63起。",
        ["drink_driving 612", "drunk_driving 63"],
    ),
    # A city's.
    (CITY, "全市查处酒驾1204起。", ["drink_driving 1204"]),
    (CITY, "全省查处酒驾1.2万起。", []),
    (CITY, "省内死亡人数下降5%。", []),
    (CITY, "全国共查处酒驾98万起。", []),
    (CITY, "德清县查处酒驾612起。", ["drink_driving 612 [德清县]"]),
    # A province's own.
    (PROVINCE, "全省生产总值增长5.5%。", ["gdp +5.5%"]),
    (PROVINCE, "全省一般公共预算收入8500亿元。", ["fiscal_revenue 850000000000"]),
    (PROVINCE, "全国生产总值增长5%。", []),
    (PROVINCE, "全国生产总值增长5%。全省生产总值增长5.5%。", ["gdp +5.5%"]),
    (PROVINCE, "生产总值增长5.5%，高于全国0.5个百分点。", ["gdp +5.5%"]),
    (PROVINCE, "杭州市生产总值增长4.8%。", ["gdp +4.8% [杭州市]"]),
    # The nation's own.
    (NATION, "全国城镇新增就业1256万人。", ["urban_jobs 12560000"]),
    (NATION, "国内生产总值增长5%。", ["gdp +5%"]),
    # An unknown place with words of a county.
    (UNKNOWN, "全大队查处酒驾612起。", ["drink_driving 612"]),
    (UNKNOWN, "全省查处酒驾1.2万起。", []),
]

KNOWN_FAILURES = [
    (
        "全省死亡人数下降5%，全县下降8%。",
        ["deaths -8%"],
        "a second change of one name is taken for the same body's",
    ),
]


@pytest.mark.parametrize(("title", "text", "rows"), CASES)
def test_elsewhere(title: str, text: str, rows: list[str]) -> None:
    assert told(text, title=title) == rows


@pytest.mark.parametrize(("text", "rows"), failing(KNOWN_FAILURES))
def test_elsewhere_known_failures(text: str, rows: list[str]) -> None:
    assert told(text, title=COUNTY) == rows
