"""A page → what its author wrote, without what the site puts around it."""

import time

import pytest
from makers import show_grids, show_headings

from summarymine.readers import ReadError, parse_document

NAV = "<div class='top'>" + "".join(f"<a href='/{n}'>栏目{n}号</a>" for n in range(20)) + "</div>"
SIDE = (
    "<div class='right'><h3>热点</h3><ul>"
    + "".join(f"<li><a href='/n{n}'>召开第{n}次会议通报{n}起案件</a></li>" for n in range(10))
    + "</ul><p>昨日接警888起</p></div>"
)
FOOT = "<div class='foot'><p>地址：中山路77号。电话：88880000。</p></div>"
SENTENCES = [
    f"{month}月全市接报事故{month * 7}起，同比下降{month}.52%，死亡{month}人，损失{month * 3}万元。"
    for month in range(1, 13)
]
TABLE = (
    "<table><tr><td rowspan='2'>单位</td><td colspan='2'>事故</td></tr>"
    "<tr><td>起数</td><td>死亡</td></tr><tr><td>甲区</td><td>12</td><td>3</td></tr></table>"
)
GRID = [["单位", "事故", "事故"], ["单位", "起数", "死亡"], ["甲区", "12", "3"]]
TITLE = "甲市公安局2024年工作总结"


def page(body: str) -> bytes:
    return (
        f"<!DOCTYPE html><html><head><title>{TITLE}-甲市人民政府网</title></head><body>{NAV}"
        f"<div class='wrap'>{SIDE}<div class='main'>{body}</div></div>{FOOT}</body></html>"
    ).encode()


def paragraphs(sentences: list[str]) -> str:
    return "".join(f"<p>{sentence}</p>" for sentence in sentences)


H1 = f"<h1>{TITLE}</h1>"
PAGES = [
    # what              body
    ("paragraphs", H1 + paragraphs(SENTENCES)),
    ("line ends", H1 + "<div>" + "<br/>".join(SENTENCES) + "</div>"),
    ("divisions", H1 + "<div>" + "".join(f"<div>{s}</div>" for s in SENTENCES) + "</div>"),
    ("one form around all", f"<form>{H1}{paragraphs(SENTENCES)}</form>"),
    ("no title", paragraphs(SENTENCES)),
    ("pieces", H1 + paragraphs([f"<i>{s[:9]}</i><b>{s[9:12]}</b>{s[12:]}" for s in SENTENCES])),
    ("a frame", f"<table><tr><td>{H1}</td></tr><tr><td>{paragraphs(SENTENCES)}</td></tr></table>"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "body"), PAGES, ids=[case[0] for case in PAGES])
def test_what_the_site_adds_is_left_out(what: str, body: str) -> None:
    document = parse_document(page(body), "a.html")
    assert document.text.splitlines() == [TITLE, *SENTENCES]
    assert show_headings(document) == [(TITLE, 1)]


def test_a_title_that_the_report_says_is_not_said_twice() -> None:
    """Sites cut the title of a window, and some give a report's first words for one."""
    first = f"{TITLE}（一）今年以来，全市接报事故7起。"
    body = paragraphs([first, *SENTENCES])
    assert parse_document(page(body), "a.html").text.splitlines() == [first, *SENTENCES]


def test_table_in_its_place() -> None:
    body = H1 + paragraphs(SENTENCES[:6]) + TABLE + paragraphs(SENTENCES[6:])
    document = parse_document(page(body), "a.html")
    assert show_grids(document) == [GRID]
    lines = document.text.splitlines()
    assert lines[:7] == [TITLE, *SENTENCES[:6]]
    assert lines[-6:] == SENTENCES[6:]


def test_page_of_a_table_alone() -> None:
    document = parse_document(page(f"<h1>2024年统计</h1>{TABLE}"), "a.html")
    assert show_grids(document) == [GRID]
    assert "888" not in document.text
    assert "77号" not in document.text


def test_frames_of_a_page_are_no_tables() -> None:
    inner = f"<table><tr><td>{H1}{paragraphs(SENTENCES)}{TABLE}</td></tr></table>"
    frame = f"<table><tr><td>{NAV}</td></tr><tr><td>{SIDE}</td><td>{inner}</td></tr></table>"
    document = parse_document(f"<html><body>{frame}</body></html>".encode(), "a.html")
    assert show_grids(document) == [GRID]
    assert all(sentence in document.text.splitlines() for sentence in SENTENCES)
    assert "栏目3号" not in document.text


FRAGMENTS = [
    # source                                                    text
    ("<p>死亡<b>40</b>人</p>", "死亡40人\n"),
    ("<p>死亡\n   40人</p>", "死亡40人\n"),
    ("<p>GDP\n  growth</p>", "GDP growth\n"),
    ("<p>甲<br>乙</p>", "甲\n乙\n"),
    ("甲<div>乙</div>丙", "甲\n乙\n丙\n"),
    ("<p>甲</p>\n\n<p>乙</p>", "甲\n乙\n"),
    ("<pre>甲\n乙</pre>", "甲\n乙\n"),
    ("<p>见<del>99</del><ins>12</ins>起</p>", "见12起\n"),
    ("<p>甲</p><p style='display: none'>99起</p><p hidden>88起</p>", "甲\n"),
    ("<p>甲</p><script>var a = '99起';</script><style>p{}</style>", "甲\n"),
    ("<p>甲<!-- 99起 -->乙</p>", "甲乙\n"),
    ("<p>2.75%<sup>[1]</sup>。</p>", "2.75%。\n"),
    ("<p>12m<sup>2</sup></p>", "12m²\n"),
    ("<p>事故12<a href='#_ftn1'>[1]</a>起</p>", "事故12起\n"),
    ("<ol><li>甲</li><li>乙</li></ol>", "1. 甲\n2. 乙\n"),
    ("<ul><li>甲</li><li>乙</li></ul>", "甲\n乙\n"),
    ("<ol start=4><li>甲<ol><li>子<li>丑</ol><li>乙</ol>", "4. 甲\n1. 子\n2. 丑\n5. 乙\n"),
    (f"<ol start={'9' * 5000}><li>甲</ol>", "1. 甲\n"),
    ("<p>&lt;12&gt;&nbsp;&amp;</p>", "<12>\xa0&\n"),
    ("<p>甲", "甲\n"),
    ("<nav>99起</nav><p>甲</p><footer>88起</footer>", "甲\n"),
    ("<table><caption>表</caption><tr><td>甲<td>1<tr><td>乙<td>2</table>", "表\n甲\t1\n乙\t2\n"),
    ("<table><tr><td>甲</td></tr></table>", "甲\n"),
    ("<table><tr><td colspan=99999>甲<td>1<tr><td>乙<td>2</table>", None),
    ("<table><tr><td rowspan=0>甲<td>1<tr><td>2</table>", "甲\t1\n\t2\n"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text"), FRAGMENTS)
def test_fragments(source: str, text: str | None) -> None:
    document = parse_document(f"<html><body>{source}</body></html>".encode(), "a.html")
    if text is not None:
        assert document.text == text


GB = "甲市2024年总结：事故12起，死亡3人。"
ENCODINGS = [
    # declared      encoding
    ("gb2312", "gb18030"),
    ("utf-8", "gb18030"),
    ("gbk", "utf-8"),
    ("", "gb18030"),
    ("", "utf-8"),
    ("big5", "big5hkscs"),
    ("utf-16", "utf-16"),
]


@pytest.mark.parametrize(("declared", "encoding"), ENCODINGS)
def test_encodings(declared: str, encoding: str) -> None:
    text = GB.replace("总结", "總結").replace("亡", "亡") if encoding == "big5hkscs" else GB
    meta = f"<meta charset='{declared}'>" if declared else ""
    data = f"<html><head>{meta}</head><body><p>{text}</p></body></html>".encode(encoding)
    assert parse_document(data, "a.htm").text == f"{text}\n"


@pytest.mark.parametrize(("declared", "encoding"), [("gb2312", "gb18030"), ("", "utf-8")])
def test_one_broken_character(declared: str, encoding: str) -> None:
    data = f"<html><meta charset='{declared}'><p>{GB}</p>".encode(encoding) + b"<p>\xff</p>"
    assert GB in parse_document(data, "a.html").text


def test_names_that_do_not_fit() -> None:
    assert parse_document(page(paragraphs(SENTENCES)), "a.doc").text.count("接报") == 12
    assert parse_document(f"<html><body>{TABLE}</body></html>".encode(), "a.xls").grids


MHTML = (
    "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;"
    ' type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html; charset="gb2312"\n'
    "Content-Transfer-Encoding: 8bit\n\n<html><body><p>事故12起</p></body></html>\n--b\n"
    "Content-Type: text/css\n\nbody {}\n--b--\n"
)


@pytest.mark.parametrize("name", ["a.mht", "a.doc", "a"])
def test_saved_page(name: str) -> None:
    assert parse_document(MHTML.encode("gb18030"), name).text == "事故12起\n"


def test_no_text() -> None:
    for data in (b"<html></html>", b"<html><body><script>1</script></body></html>", b"<html>"):
        with pytest.raises(ReadError) as raised:
            parse_document(data, "a.html")
        assert str(raised.value) == "a.html: no text; check that it was saved whole"


def test_a_list_of_many_items_is_numbered_in_seconds() -> None:
    start = time.process_time()
    items = "<li>查处酒驾5起。</li>" * 20_000
    document = parse_document(f"<html><body>{H1}<ol>{items}</ol>".encode(), "a.html")
    assert "20000. 查处酒驾5起。" in document.text
    assert time.process_time() - start < 5


def test_deep_page() -> None:
    """Old pages never close their <font>; what lies too deep is never left out in silence."""
    page = f"<html><body>甲{'<font>' * 1500}事故12起".encode()
    assert parse_document(page, "a.html").text == "甲事故12起\n"
    source = "<div>" * 5000 + "事故12起" + "</div>" * 5000
    with pytest.raises(ReadError, match="elements nested too deep"):
        parse_document(f"<html><body>甲{source}</body></html>".encode(), "a.html")
