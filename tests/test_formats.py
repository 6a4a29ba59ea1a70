"""The same report in another format gives the same facts, whatever its layout."""

import base64
import dataclasses
import html
import io
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from makers import make_docx, make_xlsx, make_zip, simple_docx

from summarymine import extract_facts, load_catalogue, prepare
from summarymine.model import Document, Fact
from summarymine.readers import ReportPath, office, parse_document, read_all
from summarymine.readers.archive import Loaded, read_batch

SEEDS = sorted((Path(__file__).parents[2] / "shared" / "seeds").glob("*.txt"))
needs_seeds = pytest.mark.skipif(not SEEDS, reason="the seed reports are not here")
needs_office = pytest.mark.skipif(office.find_program() is None, reason="no LibreOffice here")
seeds = pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])

# Of the layout, not of what is told: line, page and place, the file, that a line end stood in the
# figure, and white space in the sentence, of which a PDF only shows what is wide.
LAYOUT_FIELDS = {"document", "span", "line", "page"}
LAYOUT_FLAGS = {"line_broken"}

Told = dict[str, object]


def told(document: Document) -> list[Told]:
    """Every fact with its evidence, without what tells of the layout only, in the text's order."""
    return [plain(fact) for fact in extract_facts(prepare(document), load_catalogue())]


def plain(fact: Fact) -> Told:
    fields = dataclasses.asdict(fact)
    fields["flags"] = tuple(flag for flag in fact.flags if flag not in LAYOUT_FLAGS)
    evidence = fields.pop("evidence")
    for key in ("sentence", "section"):
        evidence[key] = "".join(evidence[key].split())
    return fields | {key: evidence[key] for key in evidence if key not in LAYOUT_FIELDS}


@cache
def told_of_text(path: Path) -> list[Told]:
    return told(parse_document(path.read_bytes(), path.name))


def lines_of(path: Path) -> list[str]:
    """The lines as they stand, blank ones too."""
    return path.read_text("utf-8").splitlines()


@cache
def paragraphs_of(path: Path) -> list[str]:
    """The paragraphs: a copy that was wrapped by hand is not wrapped a second time."""
    text = prepare(parse_document(path.read_bytes(), path.name)).text
    return [line for line in text.splitlines() if line.strip()]


def read_only(name: str, data: bytes, folder: Path) -> Document:
    """The one report in a file."""
    (folder / name).write_bytes(data)
    (document,) = read_all(ReportPath(name, folder / name))
    assert isinstance(document, Document), document
    return document


# -- the makers: lines of a report → the bytes of a file ----------------------------------------

Lines = Sequence[str]


def as_gb18030(lines: Lines) -> bytes:
    return "\n".join(lines).encode("gb18030")


def as_docx(lines: Lines) -> bytes:
    return simple_docx(*lines)


def as_md(lines: Lines) -> bytes:
    return "\n\n".join(lines).encode()


def p(lines: Lines) -> str:
    return "\n".join(f"<p>{html.escape(line)}</p>" for line in lines)


def as_html(lines: Lines) -> bytes:
    return f"<html><head><meta charset='utf-8'></head><body>{p(lines)}</body></html>".encode()


NAMES = ["首页", "政务公开", "警务动态", "办事服务", "互动交流", "数据开放"]
LINKS = [
    f"<a href='/n{n}.html'>{name}</a>"
    for n, name in enumerate(
        [
            "全市开展夏季行动查处酒驾1560起",
            "我市道路交通事故起数下降12.5%",
            "上半年交通事故死亡88人，受伤902人",
            "交警支队召开2021年度总结会",
        ]
    )
]


def as_site_page(lines: Lines) -> bytes:
    """A page of a site that has figures of its own all around the report."""
    menu = "".join(f"<li><a href='/{name}/'>{name}</a></li>" for name in NAMES)
    title = next(line.strip() for line in lines if line.strip())[:30]
    news = "".join(f"<li>{link}<span>2021-03-0{n}</span></li>" for n, link in enumerate(LINKS, 1))
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="gb2312"><title>{title}_政务公开</title>
<meta name="keywords" content="事故999起"><style>.a{{color:red}}</style>
<script>var views = "事故777起";</script></head>
<body><div class="header"><div class="logo">政务网</div><ul class="nav">{menu}</ul></div>
<div class="crumbs">您现在的位置：<a href="/">首页</a> &gt; <a href="/gk/">政务公开</a> &gt; 正文</div>
<div class="container"><div class="article">
<div class="info">来源：本站　发布时间：2021-01-20 10:12　浏览次数：<span>1234</span> 次　字号：[大 中 小]</div>
<div class="content" id="zoom">{p(lines)}</div>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>
<div class="pages">上一篇：<a href="/1.html">全市查处醉驾120起</a><br>下一篇：<a href="/2.html">无</a></div>
</div><div class="sidebar"><h3>热门信息</h3><ul>{news}</ul><p>今日接报警情888起，死亡3人。</p></div></div>
<div class="footer"><p>版权所有 备案号：12345678号-1</p><p>电话：12345678　今日访问：5678 人次</p></div>
</body></html>""".encode("gb18030")


def as_saved_page(lines: Lines) -> bytes:
    page = base64.encodebytes(as_site_page(lines)).decode()
    return (
        "From: <Saved by a browser>\r\nSubject: page\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n'
        '----b\r\nContent-Type: text/html; charset="gb2312"\r\n'
        "Content-Transfer-Encoding: base64\r\nContent-Location: http://example.com/\r\n\r\n"
        f"{page}\r\n----b--\r\n"
    ).encode()


def as_mail(lines: Lines) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "工作总结", "a@example.com", "b@example.com"
    mail.set_content("\n".join(lines), charset="gb18030", cte="base64")
    return mail.as_bytes()


def as_mail_with_file(lines: Lines) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "工作总结", "a@example.com", "b@example.com"
    mail.add_attachment(
        as_docx(lines), maintype="application", subtype="octet-stream", filename="总结.docx"
    )
    return mail.as_bytes()


def as_zip(lines: Lines) -> bytes:
    return make_zip({"总结/工作总结.docx": as_docx(lines)})


def as_zip_of_text(lines: Lines) -> bytes:
    return make_zip({"工作总结.txt": as_gb18030(lines)})


FORMS: list[tuple[str, Callable[[Lines], bytes]]] = [
    ("a.txt", as_gb18030),
    ("a.docx", as_docx),
    ("a.md", as_md),
    ("a.html", as_html),
    ("a.htm", as_site_page),
    ("a.mht", as_saved_page),
    ("a.eml", as_mail),
    ("b.eml", as_mail_with_file),
    ("a.zip", as_zip),
    ("b.zip", as_zip_of_text),
]


@needs_seeds
@seeds
@pytest.mark.parametrize(("name", "make"), FORMS, ids=lambda form: getattr(form, "__name__", None))
def test_formats(path: Path, name: str, make: Callable[[Lines], bytes], tmp_path: Path) -> None:
    document = read_only(name, make(lines_of(path)), tmp_path)
    assert told(document) == told_of_text(path)


PDF_LAYOUTS: list[dict[str, Any]] = [
    {"columns": 1},
    {"columns": 2},
    {"columns": 2, "order": "rows"},
    {"columns": 1, "indent": False},
    {"columns": 2, "indent": False},
    {"columns": 1, "size": 16, "leading": 1.8},
    {"columns": 3, "size": 9},
]
# Its last column is of headlines only, too short to show as a column.
KNOWN_FAILURES = {("000", 3)}


@needs_seeds
@seeds
@pytest.mark.parametrize("layout", PDF_LAYOUTS, ids=str)
def test_pdf(path: Path, layout: dict[str, Any], request: pytest.FixtureRequest) -> None:
    from pdf_makers import make_pdf

    if (path.name[:3], layout["columns"]) in KNOWN_FAILURES:
        request.applymarker(pytest.mark.xfail(strict=True))
    furniture = {"header": "工作简报  第{page}页", "footer": "- {page} -"}
    data = make_pdf(None, "\n".join(paragraphs_of(path)), **layout, **furniture)
    assert told(parse_document(data, "a.pdf")) == told_of_text(path)


# -- through LibreOffice --------------------------------------------------------------------------


def convert_all(files: Mapping[str, bytes], target: str, folder: Path) -> dict[str, bytes]:
    """Files of these names as LibreOffice saves them under another ending, started once for all."""
    source, saved = folder / "in", folder / target
    source.mkdir(exist_ok=True)
    for name, data in files.items():
        (source / name).write_bytes(data)
    command = [
        *(str(office.find_program()), "--headless", "--convert-to", target),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--outdir", str(saved), *(str(source / name) for name in files)),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return {name: (saved / name).with_suffix(f".{target}").read_bytes() for name in files}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, Document]]:
    """The seeds as LibreOffice saves them under an ending, read again; by the name of the seed."""

    @cache
    def save(target: str) -> dict[str, Document]:
        folder = tmp_path_factory.mktemp(target)
        wrapped = target == "pdf"
        files = {
            f"{path.stem}.docx": as_docx(paragraphs_of(path) if wrapped else lines_of(path))
            for path in SEEDS
        }
        made = convert_all(files, "doc" if target == "wps" else target, folder)
        loaded = [
            Loaded(f"{Path(name).stem}.{target}", data) for name, data in sorted(made.items())
        ]
        documents = [document for found in read_batch(loaded) for document in found]
        assert all(isinstance(document, Document) for document in documents), documents
        return {Path(d.name).stem: d for d in documents if isinstance(d, Document)}

    return save


@needs_seeds
@needs_office
@seeds
@pytest.mark.parametrize("target", ["doc", "wps", "odt", "rtf", "pdf"])
def test_office(path: Path, target: str, saved: Callable[[str], dict[str, Document]]) -> None:
    assert told(saved(target)[path.stem]) == told_of_text(path)


# -- one table ------------------------------------------------------------------------------------


@dataclasses.dataclass(frozen=True)
class Sheet:
    """A table, and reports that say the same in sentences.

    merged: first row and column of each merged cell, then the last.
    """

    title: str
    rows: list[list[str]]
    reports: list[str]
    merged: list[tuple[int, int, int, int]] = dataclasses.field(default_factory=list)


YEAR_TITLE = "瑞安市公安局交警大队2024年工作总结"
YEAR_ROWS = [
    ["道路交通事故", "起", "1204", "1300", "-7.38%"],
    ["其中：亡人事故", "起", "12", "15", "-20.00%"],
    ["死亡人数", "人", "13", "16", "-18.75%"],
    ["受伤人数", "人", "361", "371", "-2.70%"],
    ["直接财产损失", "万元", "45.6", "52.8", "-13.64%"],
    ["查处酒驾", "起", "392", "380", "3.16%"],
    ["其中：醉驾", "起", "117", "104", "12.50%"],
    ["隐患整改率", "%", "99.6", "98.1", "1.5个百分点"],
    ["办理车管业务", "件", "28172", "26950", "4.53%"],
]
YEAR_SENTENCES = (
    f"{YEAR_TITLE}\n2024年道路交通事故1204起，同比下降7.38%，其中亡人事故12起，同比下降20%；死亡13人，同比下降18.75%；"
    "受伤361人，同比下降2.7%；直接财产损失45.6万元，同比下降13.64%；查处酒驾392起，同比上升3.16%，"
    "其中醉驾117起，同比上升12.5%；隐患整改率99.6%，同比上升1.5个百分点；办理车管业务28172件，同比上升4.53%。\n"
    "2023年道路交通事故1300起，其中亡人事故15起；死亡16人，受伤371人，直接财产损失52.8万元；"
    "查处酒驾380起，其中醉驾104起；隐患整改率98.1%；办理车管业务26950件。"
)
SHEETS = {
    "years": Sheet(
        YEAR_TITLE, [["指标", "单位", "2024年", "2023年", "同比"], *YEAR_ROWS], [YEAR_SENTENCES]
    ),
    "merged heads": Sheet(
        YEAR_TITLE,
        [
            ["指标", "单位", "年度", "", "同比"],
            ["", "", "2024年", "2023年", ""],
            *YEAR_ROWS,
        ],
        [YEAR_SENTENCES],
        [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4)],
    ),
    "counties": Sheet(
        "温州市公安局交警支队2024年各地事故情况",
        [
            ["县（市、区）", "事故起数（起）", "死亡人数（人）", "财产损失（万元）"],
            ["瑞安市", "120", "40", "35.6"],
            ["鹿城区", "88", "12", "20"],
            ["永嘉县", "65", "9", "18.5"],
            ["合计", "273", "61", "74.1"],
        ],
        # Each county is a reporter of its own.
        [
            "瑞安市2024年事故情况\n全年事故120起，死亡40人，财产损失35.6万元。",
            "鹿城区2024年事故情况\n全年事故88起，死亡12人，财产损失20万元。",
            "永嘉县2024年事故情况\n全年事故65起，死亡9人，财产损失18.5万元。",
            "温州市公安局交警支队2024年各地事故情况\n全市事故273起，死亡61人，财产损失74.1万元。",
        ],
    ),
}
CLOSING = "以上数据由各中队报送，支队汇总，特此说明。"


def figures(*documents: Document) -> list[tuple[str, ...]]:
    """What a table and its sentences both say, in one order."""
    return sorted(
        (
            fact.indicator,
            *(
                f"{number.normalize():f}" if number is not None else ""
                for number in (fact.value, fact.change_pct, fact.change_abs)
            ),
            *(fact.unit, str(fact.period.year), fact.scope, fact.status),
            *(fact.reporter.region, fact.reporter.adcode),
        )
        for document in documents
        for fact in extract_facts(prepare(document), load_catalogue())
    )


def sheet_docx(sheet: Sheet) -> bytes:
    def write(document: Any) -> None:
        document.add_heading(sheet.title, 1)
        table = document.add_table(len(sheet.rows), len(sheet.rows[0]), style="Table Grid")
        for top, left, bottom, right in sheet.merged:
            table.cell(top, left).merge(table.cell(bottom, right))
        for number, row in enumerate(sheet.rows):
            for column, text in enumerate(row):
                if text:
                    table.cell(number, column).text = text
        document.add_paragraph(CLOSING)

    return make_docx(write)


def sheet_html(sheet: Sheet) -> bytes:
    spans = {(top, left): (b - top + 1, r - left + 1) for top, left, b, r in sheet.merged}
    covered = {
        (row, column)
        for top, left, bottom, right in sheet.merged
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    } - spans.keys()
    rows = ""
    for number, row in enumerate(sheet.rows):
        rows += "<tr>"
        for column, text in enumerate(row):
            if (number, column) not in covered:
                high, wide = spans.get((number, column), (1, 1))
                rows += f"<td rowspan={high} colspan={wide}><p>{html.escape(text)}</p></td>"
        rows += "</tr>"
    body = f"<h1>{sheet.title}</h1><table>{rows}</table><p>{CLOSING}</p>"
    return f"<html><head><meta charset=utf-8></head><body>{body}</body></html>".encode()


def sheet_pdf(sheet: Sheet, *, ruled: bool) -> bytes:
    from pdf_makers import MARGIN, draw_line, draw_table, new_canvas

    stream = io.BytesIO()
    canvas = new_canvas(stream)
    draw_line(canvas, MARGIN, 770, sheet.title, 16)
    spans = [("SPAN", (left, top), (right, bottom)) for top, left, bottom, right in sheet.merged]
    foot = draw_table(canvas, sheet.rows, MARGIN, 740, ruled=ruled, style=spans)
    draw_line(canvas, MARGIN, foot - 24, CLOSING, 10.5)
    canvas.save()
    return stream.getvalue()


def sheet_pdf_ruled(sheet: Sheet) -> bytes:
    return sheet_pdf(sheet, ruled=True)


def sheet_pdf_plain(sheet: Sheet) -> bytes:
    return sheet_pdf(sheet, ruled=False)


def sheet_xlsx(sheet: Sheet) -> bytes:
    """Figures are numbers, a percentage a share shown as one."""

    def write(book: Any) -> None:
        page = book.add_worksheet("统计表")
        page.set_column(0, len(sheet.rows[0]) - 1, 18)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        percent = book.add_format({"num_format": "0.00%"})
        page.merge_range(0, 0, 0, len(sheet.rows[0]) - 1, sheet.title)
        for number, row in enumerate(sheet.rows, 1):
            for column, text in enumerate(row):
                if re.fullmatch(r"-?[\d.]+%", text):
                    page.write_number(number, column, float(text.rstrip("%")) / 100, percent)
                elif re.fullmatch(r"[\d.]+", text):
                    page.write_number(number, column, float(text))
                elif text:
                    page.write_string(number, column, text)
        for top, left, bottom, right in sheet.merged:
            page.merge_range(top + 1, left, bottom + 1, right, sheet.rows[top][left])

    return make_xlsx(write)


def sheet_md(sheet: Sheet) -> bytes:
    head, *rows = ("| " + " | ".join(row) + " |" for row in sheet.rows)
    rule = "|" + " --- |" * len(sheet.rows[0])
    return "\n".join([f"# {sheet.title}\n", head, rule, *rows, f"\n{CLOSING}\n"]).encode()


def sheet_txt(sheet: Sheet) -> bytes:
    return "\n".join([sheet.title, *("\t".join(row) for row in sheet.rows), CLOSING]).encode()


SHEET_FORMS: list[tuple[str, Callable[[Sheet], bytes]]] = [
    ("a.docx", sheet_docx),
    ("a.html", sheet_html),
    ("a.pdf", sheet_pdf_ruled),
    ("a.pdf", sheet_pdf_plain),
    ("a.xlsx", sheet_xlsx),
    ("a.md", sheet_md),
    ("a.txt", sheet_txt),
]
# These know no merged cells.
FLAT = {sheet_md, sheet_txt}


def said(sheet: Sheet) -> list[tuple[str, ...]]:
    return figures(*(Document(name="a.txt", text=report) for report in sheet.reports))


@pytest.mark.parametrize("which", SHEETS)
def test_the_sentences_say_every_figure(which: str) -> None:
    """The figures that the formats are held against are all there."""
    assert len(said(SHEETS[which])) == (12 if which == "counties" else 18)


@pytest.mark.parametrize(
    ("which", "name", "make"),
    [
        pytest.param(which, name, make, id=f"{which}-{make.__name__}")
        for which, sheet in SHEETS.items()
        for name, make in SHEET_FORMS
        if not (sheet.merged and make in FLAT)
    ],
)
def test_tables(which: str, name: str, make: Callable[[Sheet], bytes]) -> None:
    sheet = SHEETS[which]
    assert figures(parse_document(make(sheet), name)) == said(sheet)


@pytest.fixture(scope="module")
def saved_sheets(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[str, str], dict[str, bytes]]:
    """The tables as LibreOffice saves them from one format in another."""

    @cache
    def save(source: str, target: str) -> dict[str, bytes]:
        make = {"docx": sheet_docx, "xlsx": sheet_xlsx}[source]
        files = {f"{which}.{source}": make(sheet) for which, sheet in SHEETS.items()}
        made = convert_all(files, target, tmp_path_factory.mktemp(f"{source}-{target}"))
        return {Path(name).stem: data for name, data in made.items()}

    return save


@needs_office
@pytest.mark.parametrize("which", SHEETS)
@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("docx", "pdf"),
        ("docx", "doc"),
        ("xlsx", "xls"),
        pytest.param(
            "xlsx",
            "pdf",
            marks=pytest.mark.xfail(reason="printed without lines, cells of two columns touch"),
        ),
    ],
)
def test_tables_of_office(
    which: str, source: str, target: str, saved_sheets: Callable[[str, str], dict[str, bytes]]
) -> None:
    sheet = SHEETS[which]
    data = saved_sheets(source, target)[which]
    assert figures(parse_document(data, f"a.{target}")) == said(sheet)
