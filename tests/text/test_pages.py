"""Debris of pages and sites: what cuts a sentence goes, what stands by itself stays apart."""

import pytest

from summarymine.text.prepare import prepare_text

ABOVE = "大队全年查处各类交通违法行为一万二千余起，先后抓获"
BELOW = "逃逸嫌疑人45名，行政拘留286人。"

# Lines that copies have in the midst of a sentence.
BETWEEN = [
    # page numbers
    "- 4 -",
    "— 12 —",
    "·7·",
    "3/12",
    "第7页",
    "第七页",
    "第7页 共9页",
    "共9页第7页",
    "全文共9页，当前第7页",
    "Page 7 of 9",
    "7",
    "- 7",
    # running titles beside a page number
    "某县公安局交警大队2024年工作总结\n- 3 -",
    "- 3 -\n某县公安局交警大队2024年工作总结",
    "- 3 -\n\n某县公安局交警大队工作总结",
    "交警大队 年度总结\n3/12",
    # what sites print
    "当前位置：首页 > 工作总结 > 正文",
    "您现在的位置：首页>总结范文",
    "首页 > 公文 > 总结",
    "浏览次数：3562次",
    "点击数：812 字号：【大 中 小】",
    "【打印】【关闭】",
    "打印本页 | 关闭窗口",
    "上一篇：关于召开会议的通知",
    "下一篇：关于表彰先进的决定",
    "扫一扫在手机打开当前页",
    "长按识别二维码关注我们",
    "更多精彩请关注微信公众号",
    "相关文章：安全生产工作计划",
    "推荐阅读",
    "点击下载文档",
    "版权所有 某县公安局",
    "广告",
    "附件：2024年工作总结.doc",
    "工作总结（定稿）.docx",
]

# Lines that are figures, cells or items, though they look like debris.
NOT_BETWEEN = [
    ("全年共查处各类交通违法行为，其中酒驾\n12\n起，醉驾3起。", "其中酒驾12"),
    ("死亡\n5\n受伤\n8", "死亡\n5\n受伤\n8"),
    ("主要做法有以下几条，具体如下：\n3\n巡逻防控", "3"),
    ("全年共查处各类交通违法行为五千起。\n7\n逃逸案件", "7"),
]

# What stands above and below a report is no part of its sentences.
APART = [
    "当前位置：首页 > 工作总结 > 正文\n2024年，大队查处违法1.5万起。",
    "交警大队工作总结\n来源：某县公安局\n2024年，大队查处违法1.5万起。",
    "大队将再接再厉。\n附件：1.统计表\n某县交警大队",
    "大队将再接再厉。\n上一篇：关于召开会议的通知\n下一篇：关于表彰先进的决定",
    "发布时间：2024年12月30日\n作者：某县交警\n大队查处违法1.5万起。",
]


@pytest.mark.parametrize("end", ["\n", "\n\n", "\r\n"])
@pytest.mark.parametrize("debris", BETWEEN)
def test_debris_between(debris: str, end: str) -> None:
    text = end.join((ABOVE, *debris.split("\n"), BELOW))
    assert prepare_text(text).text == ABOVE + BELOW


@pytest.mark.parametrize(("text", "expected"), NOT_BETWEEN)
def test_figure_between(text: str, expected: str) -> None:
    assert expected in prepare_text(text).text


@pytest.mark.parametrize("text", APART)
def test_apart(text: str) -> None:
    assert prepare_text(text).text.splitlines() == text.splitlines()


def test_running_title_without_a_page_number() -> None:
    """A title that stands in the text again and again."""
    title = "某县公安局交警大队年终总结材料"
    text = "\n".join((title, ABOVE, title, BELOW, ABOVE, title, BELOW))
    found = prepare_text(text).text
    assert found.count(title) == 1
    assert found.count(ABOVE + BELOW) == 2


PARAGRAPH = (
    "今年以来，大队紧盯农村道路和国省干线两个重点，围绕酒驾、超员、超速等突出违法，"
    "连续开展夜查和联合执法，全年出动警力3800人次，检查车辆4.5万台次，"
    "现场教育劝导驾乘人员1.2万名，辖区事故形势保持平稳，群众出行安全感稳步提升，"
    "路面秩序明显好转，大队党支部被评为先进集体，窗口满意率始终保持在较高水平。"
)


@pytest.mark.parametrize("width", [17, 20, 25, 30])
def test_line_ends_that_became_spaces(width: int) -> None:
    lines = (PARAGRAPH[at : at + width] for at in range(0, len(PARAGRAPH), width))
    assert prepare_text(" ".join(lines)).text == PARAGRAPH


def test_spaces_between_columns_stay() -> None:
    text = "超速 超载 酒驾 醉驾 无证 逃逸"
    assert prepare_text(text).text == text
