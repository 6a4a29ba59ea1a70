"""The same report in another format gives the same facts, whatever its layout."""

import base64
import dataclasses
import html
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from makers import make_rtf, make_zip, simple_docx

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


def as_rtf(lines: Lines) -> bytes:
    return make_rtf(*lines)


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
def test_office(
    path: Path, target: str, saved: Callable[[str], dict[str, Document]]
) -> None:
    assert told(saved(target)[path.stem]) == told_of_text(path)
