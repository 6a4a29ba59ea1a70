"""When: the period of a report, and the years that its sentences name."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from summarymine.facts.period import resolve_period
from summarymine.model import Document, PreparedDocument
from summarymine.text.prepare import prepare

SHARED = Path(__file__).parents[2].parent / "shared"
LABELLED = sorted(SHARED.glob("seeds/*.txt")) + sorted(SHARED.glob("reports/*.txt"))
GOVERNMENT = sorted(SHARED.glob("government/*.txt"))


def as_prepared(text: str) -> PreparedDocument:
    """A document that needs no repair."""
    return PreparedDocument(
        source=Document(name="report.txt", text=text),
        text=text,
        origins=range(len(text)),
        repairs=(),
        sections=(),
        sentences=(),
    )


CASES = [
    # text                                             year   text
    ("某大队2024年工作总结", 2024, "2024年"),
    ("某大队二〇〇九年工作总结", 2009, "二〇〇九年"),
    ("某大队２０１４年工作总结", 2014, "２０１４年"),
    ("20242024年全市工作回眸年全市工作回眸", 2024, "2024年"),
    ("某支队\n2016 年度工作总结", 2016, "2016年"),
    ("回眸 2020\n全市形势平稳。", 2020, "2020年"),
    ("2022年1-10月份工作情况", 2022, "2022年1-10月"),
    ("某大队2020年上半年工作总结及下半年工作安排", 2020, "2020年上半年"),
    ("【数据】某大队2024年第一季度数据", 2024, "2024年第一季度"),
    ("关于2018年2月份事故情况的通报", 2018, "2018年2月"),
    ("某大队2023年春运工作小结", 2023, "2023年春运"),
    ("某支队总结\n现将XX年前三季度工作报告如下。", None, "前三季度"),
    # The plan's year is not the report's, unless the title is all plan.
    ("关于2024年工作总结及2025年工作计划的报告", 2024, "2024年"),
    ("总结\n2023年，全市公安交管工作将继续努力。", None, ""),
    # How a year was worked is no plan, nor is what it made sure of.
    ("交出成绩单\n2024年，支队锚定“四个确保”目标，死亡158人。", 2024, "2024年"),
    ("交出成绩单\n2024年，支队紧紧围绕减量控大目标，死亡158人。", 2024, "2024年"),
    ("交出成绩单\n2024年，支队按照年度工作计划，查处酒驾158起。", 2024, "2024年"),
    ("交出成绩单\n2024年，支队全力确保道路平安畅通，查处酒驾158起。", 2024, "2024年"),
    ("守护平安\n2025年，支队力争死亡人数下降5%。", None, ""),
    ("2025年工作计划\n2025年下降5%。", 2025, "2025年"),
    # From the body.
    ("把平安写在路上\n过去的2022年，交警交出答卷。", 2022, "2022年"),
    ("守护平安\n2023年，部门紧扣主线，比2022年少33人。", 2023, "2023年"),
    ("某地上半年事故下降\n2018年上半年，共发生事故218起。", 2018, "2018年上半年"),
    ("截至2023年底，保有量30万辆。", None, ""),
    ("大桥是2019年建成的。", None, ""),
    # The date of publishing tells the year of 今年 and of a bare month; nothing by itself.
    ("热点\n2021-08-05 09:20 来源\n8月4日，公布7月份数据。", 2021, "2021年7月"),
    ("热点\n2021-01-05 09:20 来源\n1月4日，公布12月份数据。", 2020, "2020年12月"),
    ("掠影\n今年1至11月，事故下降。\n2019年12月2日", 2019, "2019年1至11月"),
    ("总结\n今年以来，查处3起。\n2024年12月20日", 2024, "2024年"),
    ("总结\n今年以来，查处3起。\n2025年1月20日", None, ""),
    ("总结\n事故下降。\n2025年1月20日", None, ""),
    ("12月2日是第八个“全国交通安全日”。今年1至11月，下降。", 2019, "2019年1至11月"),
    ("本报讯 记者从大队获悉，2023年，全市死亡40人。", 2023, "2023年"),
    ("县里的报告\n初步核算，2015年全市实现产值450亿元。", 2015, "2015年"),
    # A report to an assembly is named by the year of the meeting and tells of the year before.
    ("2026年政府工作报告\n各位代表：\n一、2025年工作回顾\n2026年，将", 2025, "2025年"),
    ("政府工作报告\n——2026年1月9日在大会上\n过去一年，我们", 2025, "2025年"),
    ("县人民法院工作报告\n——2024年1月10日在大会上\n2023年，收案", 2023, "2023年"),
    # The month of the meeting is as good as its day.
    ("县法院工作报告\n——2025年1月在县人民代表大会会议上\n2024年，收案", 2024, "2024年"),
    ("市检察院工作报告\n二〇二五年二月在市人大二次会议上\n过去一年，我们", 2024, "2024年"),
    ("县法院工作报告\n2025年1月，在县人大会议上\n2024年，收案上升", 2024, "2024年"),
    ("县法院工作报告\n2024年12月在县人大会议上\n2024年，收案上升", 2024, "2024年"),
    ("某局2024年工作报告\n2024年，事故比2023年下降。", 2024, "2024年"),
    ("某县教育局2023-2024学年度工作总结", 2024, "2023-2024学年"),
    ("某中学2023—2024学年第一学期工作总结", 2024, "2023—2024学年第一学期"),
    ("", None, ""),
]


@pytest.mark.parametrize(("text", "year", "period"), CASES)
def test_resolve_period(text: str, year: int | None, period: str) -> None:
    found = resolve_period(as_prepared(text))
    assert (found.year, found.text) == (year, period)


FILE_NAMES = [
    # name                             year   text
    ("高邮2024年上半年总结.txt", 2024, "2024年上半年"),
    ("2024/高邮.txt", None, ""),  # may as well be when it was fetched
    ("2024_高邮.txt", None, ""),
]


@pytest.mark.parametrize(("name", "year", "period"), FILE_NAMES)
def test_file_name_is_the_last_resort(name: str, year: int | None, period: str) -> None:
    silent = replace(as_prepared("总体平稳。"), source=Document(name=name, text="总体平稳。"))
    found = resolve_period(silent)
    assert (found.year, found.text) == (year, period)


@pytest.mark.skipif(not LABELLED, reason="the labelled reports are not here")
@pytest.mark.parametrize("path", LABELLED, ids=lambda p: p.stem)
def test_labelled_year(path: Path) -> None:
    gold = json.loads((path.parent / "gold" / f"{path.stem}.json").read_text("utf-8"))
    if "year" in (gold.get("doubtful_fields") or ()):
        pytest.skip("the year may be read otherwise")
    text = path.read_bytes().decode("utf-8")
    assert resolve_period(prepare(Document(name=path.name, text=text))).year == gold["year"]


@pytest.mark.skipif(not GOVERNMENT, reason="the government reports are not here")
@pytest.mark.parametrize("path", GOVERNMENT, ids=lambda p: p.stem)
def test_government_year(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    period = resolve_period(prepare(Document(name=path.name, text=text)))
    assert (period.year, period.text) == (2025, "2025年")
