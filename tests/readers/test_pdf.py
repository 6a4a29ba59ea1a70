"""PDF → Document: reading order, tables, what is left out, and errors."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from pdf_makers import (
    MARGIN,
    WIDTH,
    draw_line,
    draw_table,
    font_name,
    make_pdf,
    new_canvas,
    string_width,
    wrap,
)

from summarymine import prepare
from summarymine.model import Document
from summarymine.readers import ReadError, ocr
from summarymine.readers.pdf import parse_pdf

# Each differs from the others, so that no line stands twice.
PARAGRAPHS = [
    "今年以来，青溪县公安局交警大队围绕预防事故这条主线，共接处警情1204起，同比下降7.38%，"
    "发生亡人事故12起，死亡13人，受伤361人，直接财产损失45.6万元，道路通行秩序明显好转。",
    "大队把整治重点违法放在首位，先后开展夜查行动86次，查处酒后驾驶392起、超员超载1575起、"
    "无牌无证718起，行政拘留54人，对117名醉驾人员立案，路面见警率进一步提高。",
    "隐患治理方面，会同乡镇和公路部门排查临水临崖、平交路口等隐患63处，已完成治理59处，"
    "其余4处列入下一年度计划，新增信号灯18套，施划标线2.7万平方米，增设标志牌240块。",
    "便民服务方面，车管窗口全年受理业务28172件，办结率99.6%，上门服务老年群众430人次，"
    "远程处理轻微事故3619起，平均用时缩短到12分钟，群众评价满意的占98.5%。",
    "宣传教育方面，走进学校、企业和村社举办讲座155场次，发放资料3.8万份，播放警示片92场次，"
    "劝导不戴头盔行为2.1万人次，骑乘人员头盔佩戴率由八成提高到93.4%。",
    "队伍建设方面，全年组织集中培训24期，选派骨干参加上级比武并获奖6项，有3个集体和19名个人"
    "受到表彰，民警辅警精神面貌良好，没有发生违纪违法问题。",
    "下一步，大队将继续坚持问题导向，紧盯农村道路、货运车辆和重要节点，加大巡逻管控力度，"
    "力争亡人事故起数再下降5%，为全县经济社会发展创造安全畅通的交通环境。",
]
TEXT = "\n".join(PARAGRAPHS)

TABLE = [
    ["指标", "2024年", "2023年", "同比"],
    ["接报警情（起）", "1204", "1300", "-7.38%"],
    ["亡人事故（起）", "12", "15", "-20.00%"],
    ["死亡人数（人）", "13", "16", "-18.75%"],
    ["受伤人数（人）", "361", "371", "-2.70%"],
]


def read(data: bytes) -> Document:
    return parse_pdf(data, "a.pdf")


def paragraphs(document: Document) -> list[str]:
    """The lines of the repaired text, each a paragraph."""
    lines = (line.strip() for line in prepare(document).text.splitlines())
    return [line for line in lines if line]


def squeezed(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def grids(document: Document) -> list[list[list[str]]]:
    text = document.text
    return [[[text[c.start : c.end] for c in row] for row in g.rows] for g in document.grids]


def drawn(draw: Callable[[Any], None], **options: Any) -> bytes:
    """A PDF of what draw draws."""
    stream = BytesIO()
    canvas = new_canvas(stream, **options)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def draw_text(canvas: Any, text: str, y: float, *, x: float = MARGIN, width: float = 451) -> float:
    """Draw text as paragraphs from y down; returns where the next line would be."""
    for offset, line in wrap(text, width, 10.5):
        draw_line(canvas, x + offset, y, line, 10.5)
        y -= 17
    return y


LAYOUTS: list[dict[str, Any]] = [
    {},
    {"indent": False},
    {"size": 16, "leading": 1.8},
    {"columns": 2},
    {"columns": 2, "order": "rows"},
    {"columns": 2, "order": "rows", "indent": False},
    {"columns": 2, "size": 9, "leading": 1.3},
    {"columns": 2, "last_column_short": True},
    {"columns": 3, "size": 9},
    {"columns": 3, "size": 9, "order": "rows"},
    {"columns": 2, "title": "守一方平安 护万家畅通"},
    {"columns": 3, "size": 9, "title": "守一方平安 护万家畅通", "order": "rows"},
    {"columns": 2, "footer": "- {page} -"},
]


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_sentences_come_out_whole(layout: dict[str, Any]) -> None:
    document = read(make_pdf(None, TEXT, **layout))
    title = [layout["title"]] if "title" in layout else []
    found = paragraphs(document)
    # Where lines are not set in, nothing shows that a paragraph ends with a full line.
    assert squeezed("".join(found)) == squeezed("".join([*title, *PARAGRAPHS]))
    if layout.get("indent", True):
        assert [p for p in PARAGRAPHS if not any(p in line for line in found)] == []
    assert document.grids == ()


def later(text: str, page: int) -> str:
    """The text with other figures."""
    return re.sub(r"\d+", lambda found: str(int(found.group()) + 7 * page), text)


LONG = "\n".join(later(TEXT, page) for page in range(9))


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_pages_are_counted(columns: int) -> None:
    """A form feed between two pages, and what stands on each of them left out."""
    options = {"header": "青溪交警简报  第{page}页", "footer": "- {page} -", "columns": columns}
    document = read(make_pdf(None, LONG, **options))
    pages = document.text.split("\f")
    assert len(pages) > 2
    assert all(len(page) > 300 for page in pages[:-1])
    assert "简报" not in document.text
    assert not re.search(r"- \d -|\d页", document.text)
    assert squeezed(document.text) == squeezed(LONG)


FURNITURE = [
    # header, footer
    ("", "{page}"),
    ("", "第{page}页 共3页"),
    ("", "{page} / 3"),
    ("青溪县公安局交警大队2024年工作总结", "— {page} —"),
]


@pytest.mark.parametrize(("header", "footer"), FURNITURE)
def test_furniture(header: str, footer: str) -> None:
    document = read(make_pdf(None, LONG, header=header, footer=footer))
    assert document.text.count("\f") >= 2
    assert squeezed(document.text) == squeezed(LONG)


def test_a_title_that_stands_once_stays() -> None:
    document = read(make_pdf(None, TEXT, header="青溪县公安局交警大队", footer="- 1 -"))
    assert document.text.startswith("青溪县公安局交警大队\n")
    assert "- 1 -" not in document.text


def test_paragraphs_and_indents() -> None:
    """A line that reaches the edge goes on in the next, unless that one is set in or stands apart."""

    def draw(canvas: Any) -> None:
        y = draw_text(canvas, PARAGRAPHS[0], 770)
        y = draw_text(canvas, PARAGRAPHS[1], y - 17)
        draw_text(canvas, PARAGRAPHS[2], y)

    lines = read(drawn(draw)).text.splitlines()
    assert lines == [PARAGRAPHS[0], "", *(f"\u3000\u3000{p}" for p in PARAGRAPHS[1:3])]


FULL = "发生" + "警情与事故" * 8
JOINS = [
    # lines of one column, as read
    ([FULL + "12", "04起，下降5%。"], [FULL + "1204起，下降5%。"]),
    ([FULL + "PDA", "TV各1台。"], [FULL + "PDA TV各1台。"]),
    ([FULL + "好。", "死亡4人。"], [FULL + "好。死亡4人。"]),
    # short of the edge, an item, or perhaps a paragraph's end where nothing else shows those
    (["事故起数", "死亡人数", FULL], ["事故起数", "死亡人数", FULL]),
    ([FULL + "好。", "一、主要成效", FULL], [FULL + "好。", "一、主要成效", FULL]),
    (["完毕。", FULL + "了：", "事故起数"], ["完毕。", FULL + "了：", "事故起数"]),
    (["完毕。", FULL + "好。", "死亡4人。"], ["完毕。", FULL + "好。", "死亡4人。"]),
]


@pytest.mark.parametrize(("drawn_lines", "expected"), JOINS)
def test_which_lines_are_joined(drawn_lines: list[str], expected: list[str]) -> None:
    def draw(canvas: Any) -> None:
        for number, line in enumerate(drawn_lines):
            draw_line(canvas, MARGIN, 770 - 17 * number, line, 10.5)

    assert read(drawn(draw)).text.splitlines() == expected


def test_a_page_ends_inside_a_figure() -> None:
    """The form feed stays, with no line end beside it, and the figure is whole."""

    def draw(canvas: Any) -> None:
        draw_text(canvas, PARAGRAPHS[0], 770)
        draw_line(canvas, MARGIN, 300, FULL + "死亡4", 10.5)
        canvas.showPage()
        draw_line(canvas, MARGIN, 770, "12人，形势平稳。", 10.5)
        draw_text(canvas, PARAGRAPHS[1], 753)

    document = read(drawn(draw))
    assert f"{FULL}死亡4\f12人，形势平稳。\n" in document.text
    assert f"{FULL}死亡412人，形势平稳。" in paragraphs(document)


def test_footnotes() -> None:
    text = TEXT
    for place, mark in (("同比下降7.38%", "¹"), ("立案", "²"), ("63", "²")):
        text = text.replace(place, place + mark)
    notes = ["警情数含电话与网上报警两类。", "不含移送外地的9人。"]
    document = read(make_pdf(None, text, footnotes=notes))
    assert squeezed(document.text) == squeezed(TEXT) + "".join(notes)


def test_a_footnote_cuts_no_sentence() -> None:
    def draw(canvas: Any) -> None:
        y = draw_text(canvas, PARAGRAPHS[0], 300)
        lines = list(wrap(PARAGRAPHS[1], 451, 10.5))
        draw_line(canvas, MARGIN + lines[0][0], y, lines[0][1], 10.5)
        draw_line(canvas, MARGIN, 80, "¹不含移送外地的9人。", 8)
        canvas.showPage()
        for at, (_, line) in enumerate(lines[1:]):
            draw_line(canvas, MARGIN, 770 - 17 * at, line, 10.5)

    document = read(drawn(draw))
    assert paragraphs(document) == [PARAGRAPHS[0], "不含移送外地的9人。", PARAGRAPHS[1]]
    assert document.text.split("\f")[0].count("不含移送") == 1


def table_between(ruled: bool, table: Any = TABLE, **options: Any) -> bytes:
    """A paragraph, a table, a paragraph."""

    def draw(canvas: Any) -> None:
        y = draw_text(canvas, PARAGRAPHS[0], 770)
        y = draw_table(canvas, table, MARGIN, y, ruled=ruled, **options)
        draw_text(canvas, PARAGRAPHS[1], y - 20)

    return drawn(draw)


RIGHT = [("ALIGN", (1, 0), (-1, -1), "RIGHT")]
CENTRE = [("ALIGN", (0, 0), (-1, -1), "CENTER")]
WIDE = [150, 100, 100, 100]
THREE_LINES = [
    ("LINEABOVE", (0, 0), (-1, 0), 1, (0, 0, 0)),
    ("LINEBELOW", (0, 0), (-1, 0), 0.5, (0, 0, 0)),
    ("LINEBELOW", (0, -1), (-1, -1), 1, (0, 0, 0)),
]
TABLES: list[tuple[bool, dict[str, Any]]] = [
    # ruled, options
    (True, {}),
    (True, {"widths": WIDE, "style": RIGHT}),
    (True, {"widths": WIDE, "style": CENTRE}),
    (True, {"size": 9}),
    (False, {}),
    (False, {"widths": WIDE, "style": RIGHT}),
    (False, {"widths": WIDE, "style": CENTRE}),
    (False, {"widths": WIDE, "style": THREE_LINES}),
]


@pytest.mark.parametrize(("ruled", "options"), TABLES, ids=str)
def test_tables(ruled: bool, options: dict[str, Any]) -> None:
    document = read(table_between(ruled, **options))
    assert grids(document) == [TABLE]
    before, after = (document.text.index(p[:12]) for p in PARAGRAPHS[:2])
    start, end = document.grids[0].rows[0][0].start, document.grids[0].rows[-1][-1].end
    assert before < start < end < after


def test_table_in_a_column() -> None:
    def draw(canvas: Any) -> None:
        y = draw_text(canvas, TEXT, 770, width=216)
        draw_table(canvas, [row[:3] for row in TABLE], MARGIN, y, size=9)
        draw_text(canvas, LONG[len(TEXT) + 1 :][: len(TEXT)], 770, x=MARGIN + 235, width=216)

    document = read(drawn(draw))
    assert grids(document) == [[row[:3] for row in TABLE]]
    assert document.text.index(PARAGRAPHS[-1][-8:]) < document.grids[0].rows[0][0].start


def test_cells_of_several_lines() -> None:
    label = "亡人道路交通事故\n起数（起）"
    table = [*TABLE[:2], [label, *TABLE[2][1:]], *TABLE[3:]]
    expected = [*TABLE[:2], [label.replace("\n", ""), *TABLE[2][1:]], *TABLE[3:]]
    assert grids(read(table_between(True, table))) == [expected]
    assert grids(
        read(table_between(False, table, style=[("VALIGN", (0, 0), (-1, -1), "TOP")]))
    ) == [expected]


def test_merged_cells() -> None:
    table = [["指标", "年度", "", "同比"], ["", "2024年", "2023年", ""], *TABLE[1:]]
    spans = [("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 0), (0, 1)), ("SPAN", (3, 0), (3, 1))]
    document = read(table_between(True, table, style=spans))
    assert grids(document) == [[["指标", "年度", "年度", "同比"], TABLE[0], *TABLE[1:]]]
    assert document.text.count("年度") == 1


NO_TABLES = [
    "一、事故起数12起\n二、死亡人数13人\n三、受伤人数361人\n四、财产损失45万元",
    "1.   查处酒驾392起\n2.   查处超员157起\n3.   查处无证718起\n4.   行政拘留54人",
    "联系人：王某        电话：12345678\n日期：2024年12月30日",
    "前言        1\n正文        3",
]


@pytest.mark.parametrize("text", NO_TABLES)
def test_no_tables(text: str) -> None:
    document = read(make_pdf(None, f"{PARAGRAPHS[0]}\n{text}\n{PARAGRAPHS[1]}"))
    assert document.grids == ()


def twice(canvas: Any) -> None:
    for x in (MARGIN, MARGIN + 0.3):
        draw_line(canvas, x, 770, "全年死亡11人，受伤22人。", 12)


def twice_by_character(canvas: Any) -> None:
    x = MARGIN
    canvas.setFont(font_name(), 12)
    for character in "全年死亡11人，受伤22人。":
        canvas.drawString(x, 770, character)
        canvas.drawString(x + 0.4, 770, character)
        x += string_width(character, 12)


def wide_set(canvas: Any) -> None:
    text = canvas.beginText(MARGIN, 770)
    text.setFont(font_name(), 12)
    text.setCharSpace(3)
    text.textLine("全年死亡11人，受伤22人。")
    canvas.drawText(text)


def watermarked(canvas: Any) -> None:
    draw_line(canvas, MARGIN, 770, "全年死亡11人，受伤22人。", 12)
    canvas.translate(300, 500)
    canvas.rotate(45)
    canvas.setFont(font_name(), 60)
    canvas.drawCentredString(0, 0, "内部2024")


def turned(canvas: Any) -> None:
    canvas.setPageRotation(90)
    canvas.translate(WIDTH, 0)
    canvas.rotate(90)
    draw_line(canvas, MARGIN, 500, "全年死亡11人，受伤22人。", 12)


def upside_down(canvas: Any) -> None:
    canvas.translate(WIDTH, 842)
    canvas.rotate(180)
    draw_line(canvas, MARGIN, 500, "全年死亡11人，受伤22人。", 12)


def sideways(canvas: Any) -> None:
    canvas.translate(0, 842)
    canvas.rotate(-90)
    draw_line(canvas, MARGIN, 500, "全年死亡11人，受伤22人。", 12)


def font_not_embedded(canvas: Any) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas.setFont("STSong-Light", 12)
    canvas.drawString(MARGIN, 770, "全年死亡11人，受伤22人。")


WAYS = [
    twice,
    twice_by_character,
    wide_set,
    watermarked,
    turned,
    upside_down,
    sideways,
    font_not_embedded,
]


@pytest.mark.parametrize("draw", WAYS)
def test_ways_of_drawing(draw: Callable[[Any], None]) -> None:
    assert read(drawn(draw)).text == "全年死亡11人，受伤22人。\n"


LINES = [
    # as drawn, as read
    ("新增绿地12.5km²，比例为2.75%¹。起数120²起", "新增绿地12.5km²，比例为2.75%。起数120起"),
    ("执行 GB T 15835 标准", "执行 GB T 15835 标准"),
    ("死亡 40 人", "死亡 40 人"),
    ("字\ue001符\uf0b7", "字符"),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_lines(line: str, expected: str) -> None:
    def draw(canvas: Any) -> None:
        draw_line(canvas, MARGIN, 770, line, 12)

    assert read(drawn(draw)).text == f"{expected}\n"


def encrypted(user: str) -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption

    lock = StandardEncryption(user, ownerPassword="owner", canCopy=0)
    return drawn(lambda canvas: draw_line(canvas, MARGIN, 770, "事故12起。", 12), encrypt=lock)


def test_owner_password_only() -> None:
    assert read(encrypted("")).text == "事故12起。\n"


ERRORS = [
    (lambda: encrypted("user"), "protected by a password; save it without one"),
    (lambda: make_pdf(None, TEXT)[:2000], "damaged or cut off; fetch or save it again"),
    (lambda: b"%PDF-1.7\n", "damaged or cut off; fetch or save it again"),
    (lambda: b" \n", "no text; check that it was saved whole"),
    (lambda: drawn(lambda canvas: canvas.showPage()), "no text; check that it was saved whole"),
]


@pytest.mark.parametrize(("make", "what"), ERRORS)
def test_errors(make: Callable[[], bytes], what: str) -> None:
    with pytest.raises(ReadError) as raised:
        read(make())
    assert str(raised.value) == f"a.pdf: {what}"


def draw_picture(canvas: Any) -> None:
    """A page that is a picture: grey all over."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("L", (100, 140), 200)), 0, 0, WIDTH, 842)


NO_TEXT_LAYER = "no text layer; install summarymine[ocr] (summarymine doctor tells how), or run OCR and pass the text"


def test_picture_without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    with pytest.raises(ReadError) as raised:
        read(drawn(draw_picture))
    assert str(raised.value) == f"a.pdf: {NO_TEXT_LAYER}"


def test_one_page_is_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)

    def draw(canvas: Any) -> None:
        draw_text(canvas, PARAGRAPHS[0], 770)
        canvas.showPage()
        # A blank page lacks no text.
        canvas.showPage()
        draw_picture(canvas)
        canvas.showPage()
        draw_text(canvas, PARAGRAPHS[1], 770)

    document = read(drawn(draw))
    assert [str(error) for error in document.unread] == [f"a.pdf, page 3: {NO_TEXT_LAYER}"]
    assert [len(page) > 10 for page in document.text.split("\f")] == [True, False, False, True]
    assert document.ocr == ()


def test_font_that_tells_no_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    data = drawn(lambda canvas: draw_text(canvas, TEXT, 770), pageCompression=0)
    with pytest.raises(ReadError) as raised:
        read(data.replace(b"/ToUnicode", b"/ToUnicodX"))
    assert raised.value.reason == "no_text_layer"
