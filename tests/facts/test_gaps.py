"""Gaps: what may stand between a level and its change, and what may not."""

import pytest
from told import failing, told

CASES = [
    (
        "机动车保有量38.6万辆，扣除报废注销量比2021年增加2.1万辆。",
        ["vehicle_stock 386000 +21000"],
    ),
    ("全年死亡40人，占事故总数的12.8%，比上年下降8%。", ["deaths 40 -8%"]),
    ("查处酒驾612起，占现场查处量的2.4%，同比上升18.6%。", ["drink_driving 612 +18.6%"]),
    ("地区生产总值突破1500亿元大关，增长9%。", ["gdp 150000000000 +9%"]),
    ("一般公共预算收入跨上20亿元台阶，增长8.1%。", ["fiscal_revenue 2000000000 +8.1%"]),
    (
        "一般公共预算收入18亿元，在大幅减税降费情况下增长1.5%。",
        ["fiscal_revenue 1800000000 +1.5%"],
    ),
    ("死亡40人，大幅下降，同比下降18.5%。", ["deaths 40 -18.5%"]),
    ("受伤361人，同比明显减少，下降5%。", ["injuries 361 -5%"]),
    ("死亡41人，比上年同期46人下降10.87%。", ["deaths 41 -10.87%", "deaths 46"]),
    ("地区生产总值310亿元，按可比价格计算增长6.5%。", ["gdp 31000000000 +6.5%"]),
    (
        "城镇居民人均可支配收入3.6万元，扣除价格因素增长3.9%。",
        ["urban_income 36000 +3.9%"],
    ),
    ("固定资产投资120亿元，名义增长9.2%。", ["fixed_investment 12000000000 +9.2%"]),
    ("初步核算，全年地区生产总值310亿元，增长6.5%。", ["gdp 31000000000 +6.5%"]),
    ("进出口总额92亿元，在外需不振形势下增长4.6%。", ["foreign_trade 9200000000 +4.6%"]),
    ("发生事故312起，同比减少24起，降幅为7.14%。", ["accidents 312 -7.14% -24"]),
    ("死亡人数比2021年减少13人。", ["deaths -13"]),
    ("隐患整改率98.6%，同比提高3.2个百分点。", ["hazard_fix_rate 98.6 +3.2"]),
    ("查处酒驾612起，日均1.7起，上升18.6%。", ["drink_driving 612 +18.6%"]),
    ("规模以上工业增加值增长7.1%。", ["industrial_output +7.1%"]),
    ("规模工业实现增加值86亿元，增长7.1%。", ["industrial_output 8600000000 +7.1%"]),
    # A mark, and what passed it.
    ("城镇新增就业突破2000人，达到2036人。", ["urban_jobs 2036"]),
    ("一般公共预算收入突破40亿元、达到42.1亿元，增长3%。", ["fiscal_revenue 4210000000 +3%"]),
    ("地区生产总值迈上600亿元台阶，达到626亿元。", ["gdp 62600000000"]),
    ("隐患整改率不低于95%。", ["hazard_fix_rate 95"]),
    ("城镇调查失业率从上半年5.5%降到5.3%。", ["surveyed_unemployment 5.3"]),
    ("社会消费品零售总额增至近78亿元。", ["retail_sales 7800000000"]),
    ("全社会研发投入占生产总值比重超过2.3%。", ["rd_intensity 2.3"]),
    ("地区生产总值553亿元、稳居全市前三、增长4.8%。", ["gdp 55300000000 +4.8%"]),
    ("外贸进出口增长8.4%，总额突破80亿元、居全省第二。", ["foreign_trade 8000000000 +8.4%"]),
]

# Something else is spoken of in between: its change is not the level's.
SILENT = [
    ("死亡40人，查处涉黄案件数量同比增长12%。", ["deaths 40"]),
    ("查处酒驾612起，群众满意度提升5%。", ["drink_driving 612"]),
    ("地区生产总值310亿元，税收占比提高2个百分点。", ["gdp 31000000000"]),
    ("死亡40人，民警出勤率提高12%。", ["deaths 40"]),
    ("一般公共预算收入18亿元，税收收入增长6.1%。", ["fiscal_revenue 1800000000"]),
    ("机动车保有量38.6万辆，新增停车位增长12%。", ["vehicle_stock 386000"]),
    ("生产总值能耗下降3%。", []),
    ("查处超速1200起，投入警力同比增长10%。", ["speeding 1200"]),
    ("发生事故312起，占全市事故总数的20.5%。", ["accidents 312"]),
    ("隐患整改率低于全市2个百分点。", []),
    ("未设立亡人事故防控专班。", []),
    # How the growth went is no growth.
    ("工业增加值增速回落0.2个百分点。", []),
    ("规上工业增加值增长7.4%，较1—5月回落0.2个百分点。", ["industrial_output +7.4%"]),
    ("地区生产总值增速提高2.1个百分点。", []),
]

KNOWN_FAILURES: list[tuple[str, list[str], str]] = []


@pytest.mark.parametrize(("text", "rows"), [*CASES, *SILENT])
def test_gaps(text: str, rows: list[str]) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(("text", "rows"), failing(KNOWN_FAILURES))
def test_gaps_known_failures(text: str, rows: list[str]) -> None:
    assert told(text) == rows
