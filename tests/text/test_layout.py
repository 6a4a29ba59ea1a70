"""Lines: broken ones are joined at every width, paragraphs, headings and items stay apart."""

import pytest

from summarymine.text.prepare import prepare_text

PARAGRAPH = (
    "今年以来，大队紧盯农村道路和国省干线两个重点，围绕酒驾、超员、超速等突出违法，"
    "连续开展夜查和联合执法，全年出动警力三千八百人次，检查车辆四万五千台次，"
    "现场教育劝导驾乘人员一万二千名，辖区事故形势保持平稳，群众出行安全感稳步提升，"
    "路面秩序明显好转，大队党支部被评为先进集体。"
)
SECOND = (
    "与此同时，大队持续深化便民服务，推行延时办、预约办、上门办，在乡镇设立服务点，"
    "为偏远山区群众提供送考下乡服务，累计办理各类业务两万余件，让群众少跑腿、好办事，"
    "窗口满意率始终保持在较高水平，先后收到锦旗和感谢信，受到当地群众广泛好评。"
)
WIDTHS = [12, 14, 16, 18, 20, 24, 28, 30, 32, 36, 38, 40, 45, 50, 56, 60]
# Here the last line of the first paragraph is nearly full, and only the indent tells of the next.
KNOWN_FAILURES = {14, 20, 24, 28, 36, 50}


def wrapped(text: str, width: int, end: str = "\n") -> str:
    return end.join(text[at : at + width] for at in range(0, len(text), width))


@pytest.mark.parametrize("end", ["\n", "\n\n", "\r\n", "\r\n\r\n"])
@pytest.mark.parametrize("width", WIDTHS)
def test_hard_wrapped(width: int, end: str) -> None:
    assert prepare_text(wrapped(PARAGRAPH, width, end)).text.strip() == PARAGRAPH


@pytest.mark.parametrize(
    "width",
    [
        pytest.param(width, marks=pytest.mark.xfail(reason="an indent begins no paragraph"))
        if width in KNOWN_FAILURES
        else width
        for width in WIDTHS
    ],
)
def test_paragraphs_stay_apart(width: int) -> None:
    """Two paragraphs, each with an indent, wrapped at the same margin."""
    text = wrapped("　　" + PARAGRAPH, width) + "\n" + wrapped("　　" + SECOND, width)
    found = [line.strip() for line in prepare_text(text).text.splitlines() if line.strip()]
    assert found == [PARAGRAPH, SECOND]


JOINED = [
    # a figure, its decimals or its unit cut by the break
    ("查处各类交通违法1.5万余\n起，同比上升。", "查处各类交通违法1.5万余起，同比上升。"),
    ("全年检查重点车辆15\n00余辆，成效明显。", "全年检查重点车辆1500余辆，成效明显。"),
    ("受伤人数同比下降7\n.59%，形势平稳。", "受伤人数同比下降7.59%，形势平稳。"),
    ("查处违法1.5万余\n起", "查处违法1.5万余起"),
    # … or a word that is never halved, or a list of figures
    ("查处违法5起，较去年减\n少3起", "查处违法5起，较去年减少3起"),
    ("同比分别下降5%、\n7%和\n9%。", "同比分别下降5%、7%和9%。"),
    # … or a line cut short by a figure that went down whole
    (
        "宣防结合促稳。持续深化\n“122”全国交通安全日、春运、\n“七进”活动、“云喇叭”等宣教\n安排得当，开展进村宣讲八百余场。",
        "宣防结合促稳。持续深化“122”全国交通安全日、春运、“七进”活动、“云喇叭”等宣教安排得当，开展进村宣讲八百余场。",
    ),
    # the break before a mark, and after an open one
    ("各中队要强化巡逻\n，提高见警率。", "各中队要强化巡逻，提高见警率。"),
    ("各中队要强化巡逻，\n提高见警率。", "各中队要强化巡逻，提高见警率。"),
    ("坚持“以防为主、\n防控结合”的方针。", "坚持“以防为主、防控结合”的方针。"),
]  # fmt: skip

APART = [
    # headings and list items
    "6、加强队伍建设。全年查处酒驾12起，组织学习教育活动，提升执法水平。\n2022年工作思路\n"
    "查处酒驾500起，死亡人数下降5%，不断提升管理水平和群众满意度。",
    "一、工作情况\n二、存在问题\n三、下步打算",
    "（一）强化宣传\n（二）严格执法\n（三）优化服务",
    "1、排查隐患12处。\n2、整改隐患12处。",
    "一是抓宣传。\n二是抓整治。",
    "第一部分 主要成效\n第二部分 主要不足",
    "年度工作总结\n2024年，大队全力保畅通。",
    "主要做法：\n一是强化路面管控。",
    "■路面管控\n■源头治理",
    "特此报告。\n某县交警大队\n2024年12月30日",
    # a headline in two lines, of which one ends in a year
    "回眸2020\n青溪交警就这么“硬核”\n" + PARAGRAPH,
    # a heading above a line that is hardly longer
    "三、存在问题和下步打算\n查处酒驾500起。",
    "某县交警大队2024年工作总结\n全年死亡40人，受伤90人。",
    "一、工作情况\n2025年工作计划\n死亡人数下降5%。",
    # what is attached
    "力争死亡人数下降6%以上，隐患整改率达98%以上。\n附表：全年主要指标对比",
    "力争死亡人数下降6%以上，隐患整改率达98%以上。\n附件一：全年主要指标对比",
]

PAGES = [
    # a page number, with blank lines or without, inside a sentence and between sentences
    ("民警连续奋战，确保\n- 4 -\n道路畅通。", "民警连续奋战，确保道路畅通。"),
    ("民警连续奋战，确保\n\n— 12 —\n\n道路畅通。", "民警连续奋战，确保道路畅通。"),
    ("民警连续奋战，确保\n第7页 共9页\n道路畅通。", "民警连续奋战，确保道路畅通。"),
    ("形势平稳。\n3/12\n成效明显。", "形势平稳。成效明显。"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_joined(text: str, expected: str) -> None:
    assert prepare_text(text).text == expected


@pytest.mark.parametrize("text", APART)
def test_apart(text: str) -> None:
    assert prepare_text(text).text.splitlines() == text.splitlines()


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_page_numbers(text: str, expected: str) -> None:
    assert "".join(prepare_text(text).text.split("\n")) == expected


def test_page_number_in_a_full_column() -> None:
    lines = [PARAGRAPH[at : at + 30] for at in range(0, len(PARAGRAPH), 30)]
    lines.insert(2, "- 2 -")
    assert prepare_text("\n".join(lines)).text == PARAGRAPH


def test_a_form_feed_inside_a_paragraph_is_left_out() -> None:
    text = "全年死亡4\f12人。\n\f一、主要成效\f\n"
    assert prepare_text(text).text == "全年死亡412人。\n\n一、主要成效\n\n"


def test_headline_printed_into_a_sentence() -> None:
    lines = [PARAGRAPH[at : at + 30] for at in range(0, len(PARAGRAPH), 30)]
    lines.insert(3, "守护平安路")
    assert prepare_text("\n".join(lines)).text == PARAGRAPH


def test_page_numbers_at_the_head_of_run_in_pages() -> None:
    """1、 and 2、 count the pages, where the sentence runs on from page to page."""
    first = "1、" + PARAGRAPH[:70] + "受伤人数下降7"
    second = "2、.59%，" + SECOND[:60] + "。"
    found = prepare_text(first + "\n" + second).text
    assert "下降7.59%，" in found
    assert "2、" not in found
