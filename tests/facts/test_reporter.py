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


FILE_NAMES = [
    # text                                name                               region
    ("交警大队工作总结\n全市下降。", "2024_高邮市交警大队总结.txt", "高邮市"),
    ("交警大队工作总结\n全市下降。", "2024/昆山.txt", "昆山市"),
    ("瑞安市公安局2024年总结", "高邮市.txt", "瑞安市"),  # the title is the better witness
    ("鼓楼区法院2023年总结", "南京市.txt", "鼓楼区"),
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
