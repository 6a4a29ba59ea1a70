"""A Word file → its final text, headings, tables, boxes and notes."""

from typing import Any

import pytest
from makers import (
    edit_zip,
    make_docx,
    make_zip,
    paragraph,
    raw_docx,
    run,
    show_grids,
    show_headings,
    simple_docx,
)

from summarymine.readers import ReadError, parse_document

HIDDEN = "<w:vanish/>"
RAISED = '<w:vertAlign w:val="superscript"/>'
DELETED = '<w:del w:id="1"><w:r><w:delText>下降99999起</w:delText></w:r></w:del>'
INSERTED = f'<w:ins w:id="2">{run("12起")}</w:ins>'
BOX = f"<w:txbxContent>{paragraph(run('图中注明：破案36起'))}</w:txbxContent>"
OLD_SHAPE = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
SHAPE = (
    "<mc:AlternateContent><mc:Choice><w:drawing><wp:inline><a:graphic><a:graphicData>"
    f"<wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline>"
    f"</w:drawing></mc:Choice><mc:Fallback>{OLD_SHAPE}</mc:Fallback></mc:AlternateContent>"
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>= 1+2</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    f'{run("3")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)

TEXTS = [
    # what                  body                                            text
    ("runs", paragraph(run("死亡"), run("40"), run("人")), "死亡40人\n"),
    ("spaces", paragraph(run("甲 "), run(" 乙")), "甲  乙\n"),
    ("line end", paragraph(run("甲"), "<w:r><w:br/></w:r>", run("乙")), "甲\n乙\n"),
    ("tab", paragraph(run("甲"), "<w:r><w:tab/></w:r>", run("乙")), "甲\t乙\n"),
    ("inserted", paragraph(run("事故"), INSERTED), "事故12起\n"),
    ("deleted", paragraph(run("事故"), DELETED, INSERTED), "事故12起\n"),
    (
        "moved",
        f'<w:p><w:moveFrom w:id="3">{run("甲")}</w:moveFrom>{run("乙")}</w:p>'
        f'<w:p><w:moveTo w:id="4">{run("甲")}</w:moveTo></w:p>',
        "乙\n甲\n",
    ),
    (
        "deleted paragraph end",
        paragraph(run("死亡"), properties="<w:rPr><w:del/></w:rPr>") + paragraph(run("40人")),
        "死亡40人\n",
    ),
    ("hidden", paragraph(run("事故12起"), run("内部99起", HIDDEN)), "事故12起\n"),
    ("not hidden", paragraph(run("事故12起", '<w:vanish w:val="0"/>')), "事故12起\n"),
    ("box", paragraph(run("甲"), f"<w:r>{SHAPE}</w:r>"), "甲\n图中注明：破案36起\n"),
    ("old box", paragraph(f"<w:r>{OLD_SHAPE}</w:r>"), "图中注明：破案36起\n"),
    ("field", paragraph(run("共"), FIELD, run("起")), "共3起\n"),
    ("simple field", paragraph(f'<w:fldSimple w:instr="X">{run("3")}</w:fldSimple>'), "3\n"),
    ("link", paragraph(f'<w:hyperlink r:id="r9">{run("甲")}</w:hyperlink>', run("3起")), "甲3起\n"),
    (
        "control",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run('甲'))}</w:sdtContent></w:sdt>",
        "甲\n",
    ),
    (
        "prompt",
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph(run('单击此处'))}"
        f"</w:sdtContent></w:sdt>{paragraph(run('甲'))}",
        "甲\n",
    ),
    (
        "reading aid",
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>si</w:t></w:r></w:rt><w:rubyBase>"
        f"{run('死')}</w:rubyBase></w:ruby></w:r>{run('亡3人')}</w:p>",
        "死亡3人\n",
    ),
    ("mark of a note by hand", paragraph(run("2.75%"), run("1", RAISED), run("。")), "2.75%。\n"),
    ("power", paragraph(run("12m"), run("2", RAISED), run("。")), "12m²。\n"),
    ("markup in the text", paragraph(run("&lt;b&gt;12&amp;3")), "<b>12&3\n"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "body", "text"), TEXTS, ids=[case[0] for case in TEXTS])
def test_text(what: str, body: str, text: str) -> None:
    assert parse_document(raw_docx(body), "a.docx").text == text


def test_notes_follow_without_their_marks() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = (
        f'<w:footnote w:id="0" w:type="separator">{paragraph(run("——"))}</w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run(" 不含乙区")}</w:p>'
        "</w:footnote>"
    )
    body = paragraph(run("事故12"), mark, run("起")) + paragraph(run("完"))
    document = parse_document(raw_docx(body, footnotes=notes), "a.docx")
    assert document.text == "事故12起\n完\n不含乙区\n"


STYLES = (
    '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="标题 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="a2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="我的"/>'
    '<w:basedOn w:val="a2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="a4"><w:name w:val="正文二"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
    '<w:style w:type="character" w:styleId="c1"><w:name w:val="隐"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="t1"><w:name w:val="toc 1"/></w:style>'
)


def styled(style: str, text: str, properties: str = "") -> str:
    return paragraph(run(text), properties=f'<w:pStyle w:val="{style}"/>{properties}')


def test_styles() -> None:
    body = (
        styled("t1", "概况1")
        + styled("a1", "概况")
        + styled("a2", "事故")
        + styled("a3", "打击")
        + styled("a4", "看不见")
        + paragraph(run("看不见", '<w:rStyle w:val="c1"/>'), run("看得见"))
        + paragraph(run("大纲"), properties='<w:outlineLvl w:val="2"/>')
        + styled("a1", "不是标题", '<w:outlineLvl w:val="9"/>')
    )
    document = parse_document(raw_docx(body, styles=STYLES), "a.docx")
    assert document.text == "概况\n事故\n打击\n看得见\n大纲\n不是标题\n"
    assert show_headings(document) == [("概况", 1), ("事故", 2), ("打击", 2), ("大纲", 3)]


def level(number: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "chineseCountingThousand", "%1、")
    + level(1, "japaneseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "bullet", "●")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def numbered(number: int, place: int, text: str) -> str:
    listed = f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(run(text), properties=listed)


def test_numbers_that_word_counts() -> None:
    places = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 3), (1, 0), (1, 1), (2, 0)]
    body = "".join(numbered(number, place, "项") for number, place in places)
    document = parse_document(raw_docx(body, numbering=NUMBERING), "a.docx")
    lines = ["一、项", "（一）项", "（二）项", "1. 项", "项", "二、项", "（一）项", "五、项"]
    assert document.text.splitlines() == lines


def test_merged_cells() -> None:
    def write(document: Any) -> None:
        document.add_heading("甲市2024年工作总结", 0)
        document.add_heading("事故", 1)
        table = document.add_table(3, 3)
        rows = [["单位", "事故", ""], ["", "起数", "死亡\n人数"], ["甲区", "12", "3"]]
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
        table.cell(0, 0).merge(table.cell(1, 0))
        table.cell(0, 1).merge(table.cell(0, 2))
        document.add_paragraph("完")

    document = parse_document(make_docx(write), "a.docx")
    assert show_headings(document) == [("甲市2024年工作总结", 1), ("事故", 1)]
    assert show_grids(document) == [
        [["单位", "事故", "事故"], ["单位", "起数", "死亡人数"], ["甲区", "12", "3"]]
    ]
    assert document.text.endswith("甲区\t12\t3\n完\n")
    assert document.text.count("单位") == 1


def cell(*content: str) -> str:
    return f"<w:tc>{''.join(content)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def texts(*cells: str) -> str:
    return "".join(cell(paragraph(run(text))) for text in cells)


TABLES = [
    # what          body                            grids                                   text
    ("a frame", table(cell(paragraph(run("甲")), paragraph(run("乙3起")))), [], "甲\n乙3起\n"),
    (
        "nested",
        table(texts("单位", "起"), texts("甲") + cell(table(texts("夜", "3")), paragraph())),
        [[["单位", "起"], ["甲", "夜 3"]]],
        "单位\t起\n甲\t夜 3\n",
    ),
    (
        "deleted row",
        table(texts("甲", "1"), "<w:trPr><w:del/></w:trPr>" + texts("乙", "2"), texts("丙", "3")),
        [[["甲", "1"], ["丙", "3"]]],
        "甲\t1\n丙\t3\n",
    ),
    (
        "short row",
        table(texts("甲", "1"), texts("乙")),
        [[["甲", "1"], ["乙", ""]]],
        "甲\t1\n乙\t\n",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("what", "body", "grids", "text"), TABLES, ids=[t[0] for t in TABLES])
def test_tables(what: str, body: str, grids: list[list[list[str]]], text: str) -> None:
    document = parse_document(raw_docx(body), "a.docx")
    assert (show_grids(document), document.text) == (grids, text)


LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
GOOD = simple_docx("事故12起")
AGAIN = "; open it in its program, save it again"

ERRORS = [
    # what              data                                        what is said
    ("cut short", GOOD[:-300], "File is not a zip file"),
    (
        "no text part",
        make_zip({"[Content_Types].xml": "", "word/styles.xml": ""}),
        "word/document.xml",
    ),
    (
        "entities",
        edit_zip(raw_docx(""), {"word/document.xml": f"{LAUGHS}<w>&c;</w>"}),
        "DOCTYPE",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("what", "data", "said"), ERRORS, ids=[error[0] for error in ERRORS])
def test_damaged(what: str, data: bytes, said: str) -> None:
    with pytest.raises(ReadError) as raised:
        parse_document(data, "a.docx")
    assert str(raised.value) == f"a.docx: damaged, or not saved whole ({said}){AGAIN}"


def test_broken_xml_and_no_text() -> None:
    with pytest.raises(ReadError) as raised:
        parse_document(edit_zip(GOOD, {"word/document.xml": "<w:a>"}), "a.docx")
    assert raised.value.reason == "damaged"
    with pytest.raises(ReadError) as raised:
        parse_document(raw_docx(paragraph()), "a.docx")
    assert str(raised.value) == "a.docx: no text; check that it was saved whole"


def test_styles_in_the_file_of_another_name() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://x/officeDocument" Target="/word/document2.xml"/>'
        "</Relationships>"
    )
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    text = paragraph(run("事故3起"))
    body = f"<w:document {strict}><w:body>{text}</w:body></w:document>"
    data = edit_zip(raw_docx(""), {"_rels/.rels": relations, "word/document2.xml": body})
    assert parse_document(data, "a.docx").text == "事故3起\n"
