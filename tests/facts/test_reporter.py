"""Who reports: from the title, the signature, the file name, or what the text names most."""

import json
from pathlib import Path

import pytest

from summarymine.facts.reporter import resolve_reporter
from summarymine.model import Document, PreparedDocument, Reporter
from summarymine.text.prepare import prepare

SHARED = Path(__file__).parents[2].parent / "shared"
LABELLED = sorted(SHARED.glob("seeds/*.txt")) + sorted(SHARED.glob("reports/*.txt"))
GOVERNMENT = sorted(SHARED.glob("government/*.txt"))


def as_prepared(text: str, name: str = "report.txt") -> PreparedDocument:
    """A document that needs no repair."""
    return PreparedDocument(
        source=Document(name=name, text=text),
        text=text,
        origins=range(len(text)),
        repairs=(),
        sections=(),
        sentences=(),
    )


CASES = [
    # text                                      name                     region        code
    ("昆山市公安局交警大队2024年工作总结", "昆山市公安局交警大队", "昆山市", "320583"),
    ("1、昆山市公安局交警大队2024年总结 全市", "昆山市公安局交警大队", "昆山市", "320583"),
    ("江苏省昆山市应急管理局\n2023年总结", "江苏省昆山市应急管理局", "昆山市", "320583"),
    ("瑞安市人民法院工作报告\n2023年，收案", "瑞安市人民法院", "瑞安市", "330381"),
    ("福州市鼓楼区人民检察院工作报告", "福州市鼓楼区人民检察院", "鼓楼区", "350102"),
    ("2026年北京市政府工作报告\n各位代表：", "北京市政府", "北京市", "110000"),
    ("高邮市赞化学校2024年工作总结", "高邮市赞化学校", "高邮市", "321084"),
    ("襄樊市公安局交警支队2008年总结", "襄樊市公安局交警支队", "襄阳市", "420600"),
    ("公安县公安局2023年工作总结", "公安县公安局", "公安县", "421022"),
    # A body below the state's or province's level is the body of its place.
    ("江苏省公安厅高速公路支队苏州大队2023年总结", None, "苏州市", "320500"),
    ("北京市公安局朝阳分局2023年总结", "北京市公安局朝阳分局", "朝阳区", "110105"),
    ("国家税务总局高邮市税务局2023年总结", "国家税务总局高邮市税务局", "高邮市", "321084"),
    # A place and one in it share a name: the rank of the body decides.
    ("大理交警支队2022年总结\n全州", "大理交警支队", "大理白族自治州", "532900"),
    ("大理交警大队2022年总结\n全市", "大理交警大队", "大理市", "532901"),
    # The title gives the short name, the text the full one.
    ("赤峰交管这一年\n赤峰市公安局交通管理支队", "赤峰市公安局交通管理支队", "赤峰市", "150400"),
    # Without a title: signature, byline, names in the body.
    ("关于工作的报告\n全市。\n昆山市公安局\n2025年1月3日", "昆山市公安局", "昆山市", "320583"),
    ("守护\n7月，记者从昆山交警大队获悉，全市事故下降。", "昆山交警大队", "昆山市", "320583"),
    ("市交警支队总结\n全市宝应县、仪征市、高邮市下降。", "市交警支队", "扬州市", "321000"),
    # Places in a list are parts of what reports.
    ("交警大队总结\n死亡41人，高邮、宝应分别下降5%。", "交警大队", "", ""),
    ("交警大队总结\n死亡41人，高邮和宝应分别下降5%。", "交警大队", "", ""),
    ("交警大队总结\n江都区、高邮市、宝应县事故下降。", "交警大队", "", ""),
    ("绍兴市、县两级法院2024年总结", "", "绍兴市", "330600"),
    # Unknown stays unknown.
    ("交警大队总结\n今年以来，我县查处违法3000起。", "交警大队", "", ""),
    ("交警大队总结\n今年以来，我县受到扬州市表彰。", "交警大队", "", ""),
    ("XX县公安局交警大队总结\n全县", "县公安局交警大队", "", ""),
    ("鼓楼区人民法院2023年工作总结\n全区", "鼓楼区人民法院", "", ""),
    ("朝阳交警2023年总结", "朝阳交警", "", ""),
    ("最高人民法院工作报告\n——2024年3月8日在北京", "最高人民法院", "", ""),
    ("全国公安机关工作综述\n江苏、浙江等地", "", "", ""),
    ("平安建设工作总结\n推进平安、和平、友谊。", "", "", ""),
    ("", "", "", ""),
]


@pytest.mark.parametrize(("text", "name", "region", "code"), CASES)
def test_resolve_reporter(text: str, name: str | None, region: str, code: str) -> None:
    reporter = resolve_reporter(as_prepared(text))
    assert (reporter.region, reporter.adcode) == (region, code)
    assert name is None or reporter.name == name


# As reports are found: navigation, bylines, signatures, traditional characters.
FOUND = [
    # text                                                    name          region
    ("首页 > 政务公开 > 总结\n丰县公安局交警大队2024年工作总结", "丰县公安局交警大队", "丰县"),
    (
        "新闻中心 > 本地新闻 > 正文\n泗阳县交警大队2021年工作总结\n大队查处3起。",
        "泗阳县交警大队",
        "泗阳县",
    ),
    ("您的位置:首页 > 总结\n郴州市公安局交通警察支队2022年工作总结", None, "郴州市"),
    (
        "2023年上半年工作概況\n發布機構:資興市交警大隊\n發文日期:2023-07-22\n"
        "信息類別:綜合政務\n全市交通事故總體穩定，辦理業務2萬筆，查處違法行為3萬起。",
        "资兴市交警大队",
        "资兴市",
    ),
    (
        "資興市公安局交通警察大隊2024年工作總結\n全市發生交通事故3起，查處違法行為3萬起。",
        "资兴市公安局交通警察大队",
        "资兴市",
    ),
    (
        "2024年工作总结\n来源：如皋市公安局交警大队 时间：2025-01-10",
        "如皋市公安局交警大队",
        "如皋市",
    ),
    ("2024年工作总结\n发布机构：宜兴市公安局\n全市死亡3人。", "宜兴市公安局", "宜兴市"),
    ("2024年工作总结\n单位：宁海县公安局交警大队\n全县死亡3人。", "宁海县公安局交警大队", "宁海县"),
    (
        "2024年工作总结\n全县死亡3人。\n桐庐县公安局交通警察大队\n2024年12月30日",
        "桐庐县公安局交通警察大队",
        "桐庐县",
    ),
    (
        "关于印发《2023年工作总结》的通知\n各中队：\n现印发给你们。\n泰兴市公安局\n2024年1月5日",
        "泰兴市公安局",
        "泰兴市",
    ),
    (
        "政府工作报告\n——2024年1月8日在长兴县第十七届人民代表大会上\n各位代表：\n"
        "现在，我代表县人民政府，向大会报告工作。",
        None,
        "长兴县",
    ),
    ("各位代表：\n我受市政府委托，报告昆山市2023年计划执行情况。全市平稳。", None, "昆山市"),
    ("本报讯 记者从天水市公安局交警支队获悉，全市死亡40人。", "天水市公安局交警支队", "天水市"),
    ("本报讯（记者 张三）12月5日，记者从诸暨市交警大队了解到，死亡40人。", None, "诸暨市"),
    ("上虞交警：护航这一年\n绍兴市上虞区公安分局交警大队查处3起。", None, "上虞区"),
    ("山西介休：筑牢铁军之魂\n介休交警守一方平安。", None, "介休市"),
    ("浙江省高速交警宁波支队2023年工作总结", "浙江省高速交警宁波支队", "宁波市"),
    ("江苏省公安厅高速公路交警总队2023年总结", None, "江苏省"),
    # Of a zone, which has no code, the city is told.
    ("襄阳市经开区交警大队2023年工作总结\n全区死亡3人。", "襄阳市经开区交警大队", "襄阳市"),
    ("苏州高新区公安分局交警大队2023年工作总结", "苏州高新区公安分局交警大队", "苏州市"),
    ("鼓楼区交警大队2023年总结\n徐州市公安局统一部署，全区死亡3人。", None, "鼓楼区"),
    ("乐山市市中区交警大队2023年工作总结", "乐山市市中区交警大队", "市中区"),
    # Left open: no place, one of many of its name, one that the table does not have.
    ("县公安局交管大队2023年工作总结\n我县死亡3人。", "县公安局交管大队", ""),
    ("高速交警沪宁支队2023年工作总结\n死亡3人。", None, ""),
    ("市中区交警大队2023年工作总结\n全区死亡3人。", None, ""),
    ("济宁市市中区交警大队2023年工作总结\n全区死亡3人。", None, ""),
    ("新疆生产建设兵团第八师公安局交警支队2023年总结", None, ""),
    # A place that the table does not have is part of the body's name all the same.
    ("云垭县公安局交警大队2024年工作总结\n全县死亡3人。", "云垭县公安局交警大队", ""),
    ("关于平澜市石沱区交警大队2024年工作情况的报告", "平澜市石沱区交警大队", ""),
    ("石沱区交警大队总结\n来源：区公安分局 时间：2025-01-10", "石沱区交警大队", ""),
    (
        "云垭县公安局交警大队\n2024年工作总结\n在县委、县政府的领导下，大队",
        "云垭县公安局交警大队",
        "",
    ),
    ("各县区公安局2024年工作总结\n死亡3人。", "", ""),
    # A district of the name of another place is not that place.
    (
        "某支队2024年工作总结\n全市死亡13人，沅江区死亡2人，沅江区事故起数上升。沅江区下降。",
        None,
        "",
    ),
    # The title and what follows it, run together.
    ("交警支队工作总结全市公安交管部门以防事故为目标，死亡3人。", "交警支队", ""),
    # Those above, those written to, and 大队, which any calls itself, are no name of who reports.
    ("2024年工作总结\n在县委、县政府和市支队的坚强领导下，死亡3人。", "", ""),
    ("关于2024年工作情况的报告\n县道安委：\n现将我大队工作情况汇报如下。", "", ""),
    ("2024年工作总结\n大队全年查处3起。", "", ""),
    ("2024年工作总结\n县公安局在县委的坚强领导下，查处3起。", "县公安局", ""),
    ("公安交警支队工作总结\n总队长到支队督导，全市抓住平和内蒙古交警形象活动。", None, ""),
]


@pytest.mark.parametrize(("text", "name", "region"), FOUND)
def test_reporter_as_found(text: str, name: str | None, region: str) -> None:
    reporter = resolve_reporter(prepare(Document(name="report.txt", text=text)))
    assert reporter.region == region
    assert name is None or reporter.name == name


FILE_NAMES = [
    # text                                name                               region
    ("交警大队工作总结\n全市下降。", "2024_高邮市交警大队总结.txt", "高邮市"),
    ("交警大队工作总结\n全市下降。", "2024/昆山.txt", "昆山市"),
    ("瑞安市公安局2024年总结", "高邮市.txt", "瑞安市"),  # the title is the better witness
    ("鼓楼区法院2023年总结", "南京市.txt", "鼓楼区"),
    ("交警大队总结\n我县查处违法3000起。", "宝应县交警大队2024.txt", "宝应县"),
]


@pytest.mark.parametrize(("text", "name", "region"), FILE_NAMES)
def test_file_name(text: str, name: str, region: str) -> None:
    assert resolve_reporter(as_prepared(text, name)).region == region


@pytest.mark.skipif(not LABELLED, reason="the labelled reports are not here")
@pytest.mark.parametrize("path", LABELLED, ids=lambda p: p.stem)
def test_labelled_region(path: Path) -> None:
    gold = json.loads((path.parent / "gold" / f"{path.stem}.json").read_text("utf-8"))
    text = path.read_bytes().decode("utf-8")
    reporter = resolve_reporter(prepare(Document(name=path.name, text=text)))
    told = {"region": reporter.region, "adcode": reporter.adcode}
    doubtful = gold.get("doubtful_fields") or ()
    assert told == {key: told[key] if key in doubtful else gold[key] or "" for key in told}


@pytest.mark.skipif(not GOVERNMENT, reason="the government reports are not here")
@pytest.mark.parametrize("path", GOVERNMENT, ids=lambda p: p.stem)
def test_government_region(path: Path) -> None:
    """From the text alone: the file name is withheld."""
    text = path.read_bytes().decode("utf-8")
    reporter = resolve_reporter(prepare(Document(name="report.txt", text=text)))
    assert reporter.region == path.stem.partition("_")[2]


def test_nothing_to_say() -> None:
    assert resolve_reporter(as_prepared("总体形势平稳。")) == Reporter()
