"""What holds of any text at all, and the pieces that such texts are put together of."""

from told import CATALOGUE

from summarymine.facts import extract_facts
from summarymine.facts.extract import document_quantities
from summarymine.facts.ledger import find_entries
from summarymine.model import PreparedDocument
from summarymine.quantities import find_quantities
from summarymine.text import prepare_text

# Rich in what numerals, figures and sentences are made of; and what no report should hold.
NUMERAL = "0123456789０１９〇零一二两三四五六七八九十百千万亿廿壹拾佰萬億半几数余多"
MARKS = "，。、；：（）“”《》！？.,;:()%％‰+-—–~～/ 　\n\r\t\f|·"
WORDS = (
    *("起", "人", "元", "辆", "处", "个百分点", "成", "倍", "番", "年", "月", "日", "万元", "点"),
    *("死亡", "受伤", "事故", "查处", "酒驾", "醉驾", "隐患", "整改率", "行政拘留", "较大以上"),
    *("同比", "下降", "上升", "由", "从", "降至", "持平", "分别", "依次", "均", "其中", "未发生"),
    *("力争", "控制在", "目标：", "分之", "第", "至", "到", "约", "近", "超过", "以上", "左右"),
    *("去年", "2024年", "全省", "城区", "高邮", "因", "被", "G60", "工作总结", "交警大队"),
    *(
        "一、",
        "（二）",
        "1.",
        "1、",
        "\n- 3 -\n",
        "2024年3月5日",
        "1,234",
        "从84.7提升至",
        "死亡三人",
    ),
)
STRAYS = "\u200b\ufeff\u00a0\ud800\ue000\ue006\uf8ff\U0001f600\x00\x85\u2028٣①²½Ⅻ㈠違隊處死"


def check(text: str) -> None:
    """All that is read from text stands in it, in order, where it says."""
    document = prepare_text(text)
    check_prepared(document)
    check_quantities(document)
    for quantity, _ in document_quantities(document):
        assert text[quantity.span.start : quantity.span.end] == quantity.surface != ""
    for fact in extract_facts(document, CATALOGUE):
        span = fact.evidence.span
        assert 0 <= span.start < span.end <= len(text)
        assert fact.evidence.sentence in document.text
    done = 0
    for entry in find_entries(document, CATALOGUE):
        assert done <= entry.span.start < entry.span.end <= len(text)
        assert text[entry.span.start : entry.span.end] == entry.surface
        done = entry.span.end


def check_prepared(document: PreparedDocument) -> None:
    """Every character comes from somewhere in the text as read; sentences stand in order."""
    text = document.source.text
    assert len(document.origins) == len(document.text)
    assert all(0 <= at < len(text) for at in document.origins)
    for repair in document.repairs:
        assert 0 <= repair.span.start <= repair.span.end <= len(text)
    done = 0
    for sentence in document.sentences:
        assert done <= sentence.start < sentence.end <= len(document.text)
        done = sentence.end


def check_quantities(document: PreparedDocument) -> None:
    """Quantities stand where they say, in order."""
    done = 0
    for quantity in find_quantities(document.text):
        start, end = quantity.span.start, quantity.span.end
        assert done <= start < end <= len(document.text)
        assert document.text[start:end] == quantity.surface
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        done = end
