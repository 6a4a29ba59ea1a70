"""A tiny report of each kind, made in memory: reading it shows whether that kind is read."""

import base64
import io
import struct
import zipfile
import zlib
from dataclasses import dataclass

FIGURE = "1204"
TEXT = f"2024年共接报警情{FIGURE}起。"


@dataclass(frozen=True, slots=True)
class Specimen:
    """A tiny report. name: of its file. endings: of the files that are read as it is.

    program: "LibreOffice" if that is what reads it; extra: what summarymine is to be installed
    with; both are "" for what is always read.
    """

    name: str
    endings: tuple[str, ...]
    data: bytes
    program: str = ""
    extra: str = ""


def make_specimens() -> tuple[Specimen, ...]:
    """One of each kind, in the order of docs/files.md."""
    page = f"<html><body><article><h1>工作总结</h1><p>{TEXT}</p></article></body></html>".encode()
    mail = b"From: a@example.org\r\nMIME-Version: 1.0\r\nSubject: summary\r\n"
    utf8 = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    member = ("report.txt", TEXT.encode())
    office = "LibreOffice"
    return (
        Specimen("report.txt", (".txt",), TEXT.encode("gb18030")),
        Specimen("report.docx", (".docx", ".docm"), make_docx()),
        Specimen("report.pdf", (".pdf",), make_pdf()),
        Specimen("report.html", (".html", ".htm"), page),
        Specimen("report.mht", (".mht", ".mhtml"), make_mht(page)),
        Specimen("report.xlsx", (".xlsx", ".xlsm"), make_xlsx()),
        Specimen("report.xls", (".xls", ".et"), make_xls()),
        Specimen("report.md", (".md",), f"# 工作总结\n\n{TEXT}\n".encode()),
        Specimen("report.eml", (".eml",), mail + utf8 + TEXT.encode()),
        Specimen("report.zip", (".zip",), make_zip(member)),
        Specimen("report.doc", (".doc", ".wps", ".rtf", ".odt"), make_doc(), program=office),
        Specimen("report.ods", (".ods", ".xlsb"), make_ods(), program=office),
        Specimen("report.bmp", (".jpg", ".png", ".tif"), make_picture(), extra="ocr"),
    )


def make_zip(*members: tuple[str, bytes]) -> bytes:
    """A zip file of members, each a name and bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members:
            file.writestr(name, data)
    return buffer.getvalue()


def make_docx() -> bytes:
    """A Word file of one paragraph."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraph = f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>"
    body = f'<w:document xmlns:w="{word}"><w:body>{paragraph}</w:body></w:document>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return make_package("word/document.xml", kind, body)


def make_xlsx() -> bytes:
    """A workbook of one cell."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    book = (
        f'<workbook xmlns="{main}" xmlns:r="{_RELATIONS}"><sheets>'
        '<sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    sheet = (
        f'<worksheet xmlns="{main}"><sheetData><row r="1"><c r="A1" t="inlineStr">'
        f"<is><t>{TEXT}</t></is></c></row></sheetData></worksheet>"
    )
    return make_package(
        "xl/workbook.xml",
        f"{kind}sheet.main+xml",
        book,
        ("xl/worksheets/sheet1.xml", f"{kind}worksheet+xml", sheet),
        ("xl/_rels/workbook.xml.rels", "", _relation("worksheet", "worksheets/sheet1.xml")),
    )


_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _relation(kind: str, target: str) -> str:
    packages = "http://schemas.openxmlformats.org/package/2006/relationships"
    return (
        f'<Relationships xmlns="{packages}"><Relationship Id="rId1"'
        f' Type="{_RELATIONS}/{kind}" Target="{target}"/></Relationships>'
    )


def make_package(name: str, kind: str, xml: str, *others: tuple[str, str, str]) -> bytes:
    """A file of Office Open XML around its main part; each part is a name, a type and its XML."""
    parts = ((name, kind, xml), *others)
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{type}"/>' for part, type, _ in parts if type
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}</Types>"
    )
    files = [
        ("[Content_Types].xml", types),
        ("_rels/.rels", _relation("officeDocument", name)),
        *((part, text) for part, _, text in parts),
    ]
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return make_zip(*((part, (head + text).encode()) for part, text in files))


def make_mht(page: bytes) -> bytes:
    """A page as browsers save it."""
    return (
        b"MIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; boundary="b"; type="text/html"\r\n\r\n'
        b"--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + page
        + b"\r\n--b--\r\n"
    )


def make_pdf() -> bytes:
    """A page of one line, in a font that every reader knows the characters of."""
    code = TEXT.encode("utf-16-be").hex()
    stream = f"BT /F 12 Tf 72 700 Td <{code}> Tj ET"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        "/DescendantFonts[6 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
    )
    written, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{len(written)}\n%%EOF\n"
    return f"{written}xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()


def make_doc() -> bytes:
    """A text of one paragraph, as Word of 1997 wrote it."""
    return zlib.decompress(base64.b85decode(_DOC))


# Of a form that nobody writes by hand: LibreOffice's, packed.
_DOC = (
    "c-rlmUrbw79LIm>_Rm_jL0ga^L+MxrWE+&iCb;3CFjk6C7&z1^S}3?8Q2vw*6CX^BiBXqed@xx|wk7bSSy116(HHk-"
    "B$_?!4WEpO57YR<!>HeL?zyAux^Y{Gad3alr{~_&p7T5BcYf!0&OLYKXXonmuZw@96gf#IT2I)?nv};to_6CPQe@tG"
    "B9YLt6NWria#yB&49yrn3*ckE2iSle<bb_kAJ`9a<(NBUYRKa&=O~6xoZNJVCXvq2JCunO!ef%_(^F<$=l}GIp+9^5"
    "TKvv*{^zMn06BpR<bwk6gzyQX1E2^z35vl%Py(I;PfML{q=)47VWb}L3@8T`pb|U_s=yI&6dVK9paytBE%1RlP!EoS"
    "6W}?}02;ybVm%`|1)9JM;529kEx-"
    "?2K^r&&+QC^6039F*I>C#e3v`1J=mEXp9Owi6;3aS#41kxxE8tbx$JhRc@sgoMrX1CWtae5C#1E=#wDa-niVn}jW@D"
    "pq_dskWa;z=(_T0qCWL)?}S0B%7iwz4;;Mdi-5x-"
    "YA&_9jeOmFUsOx;FgEiQOn4r;luu`{7TxaMC8g{Sc4Zp614nxHU^OFyplP?d+Zc(~X2t0)vSQ7>o>7STk&Zk`350fl"
    ";kW||C`ZE-Ldv``qozY%COKe9dTv|h?cVeMiL1!x3%BNRn!eM`)qJj!3ZLj{ZTWc4u2kWkPH<yI&!fx<ncDk_05`yI"
    "TVdNBw4QO~@H(th+NB4V@yA6KM+G1Q2;xA+P2+*IRW%*FW3GQ(e^G>cN)#7^7~25s>9GSpkfnnn9s(Yh)8BZ^ulMf+"
    "T+ZC<o*AKK><Mmb?)yeRMg>o!&{dgx>2B3g8yTtu{v-{p%^swR@r!K?-h;bA<al-"
    "blMqg`t|Os7m0M^Z+Q8ihm{I$OBF^tePnx-)?$&B7erNG~Df%N%zB-pS*rM~~0-!ORmhgp%BG>dN(LZ-KK#rL#q$i8"
    "(hf!v|^zEuBF*Z7|%>KO*WH)zPO;D>Uh7UAI{5WB1kWh8qMC;CLPngQs=Y)rK0zp#MD0iL$&Uv)pd56mw+XYptGSOL"
    "k<@Kee6*dgs|%@BDCRX1k2oxB@4-$kGHfxnw%T9TQXFec?R!=W0bOOym|9W-"
    "??eOM!R$>r9CgZk>aaaZBFIwt?#j?np|yb(K~>xcc{6=%VAxPi=Ih;@jK2Rqx9E9h3VbyW9um$o<V;xo_cny@=fJO-"
    "V!iaaY~DDYA#nN&56$r;|UI80&J|VbwdX?~{!uSBG3`4adgAlMQK1YBv{BQ|`w7W|20L$P+6Mlh@Xy>s0wrd|#1s^o"
    "ov%!T(c`!N}cUs+GT!sV2YU{v&1Uu6vVZS8f_(F_fhL7pCs&4cVD;GsXY@D^cjSVSGaj+1291a__^_ZhUaMcWHQOX!"
    "PSB->en6^>pd7;@xkUXlIMu=NYmqg=yozX4qnv2%fr39twMiAHcGcbjnN3Jw*N<g-VxKYTV1KO^24RS<1lSg=-"
    "cM@ZtB`g$Q~1lPJ~UuF^-j-bX$E@*L&XPq)6PKIr)Db3FeZUAw{0_bn-"
    "T{7k+`J_j;+Jfl79J}iGH$#%Z~<914Yhmfv}iJuD`&;mfKIL4f!5Dn2-=7&BQ6|T`t@`PEZjNJ=BAsVNVtnHTr?Od-"
    "Z1O2?c+DSnz^-~x<&$bP@Qhz4z|9D$}mB;QD>Z3W>pC2UivFGRcqxasJY`htGm{dZ)_RdhR{!;LjydDs`BGiU-"
    "ShQqB_@Q1Y&Z7TiKsz_GJfJx<do*OB{{o0_;~d_~``>>7?z+~f"
)


def make_ods() -> bytes:
    """A sheet of one cell."""
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    content = (
        f'<office:document-content xmlns:office="{names}office:1.0" xmlns:table="{names}table:1.0"'
        f' xmlns:text="{names}text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        '<table:table table:name="1"><table:table-row><table:table-cell'
        f' office:value-type="string"><text:p>{TEXT}</text:p></table:table-cell></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{names}manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    return make_zip(
        ("mimetype", kind.encode()),
        ("content.xml", content.encode()),
        ("META-INF/manifest.xml", manifest.encode()),
    )


def make_xls() -> bytes:
    """A workbook of one cell, as Excel 5 wrote it (BIFF5, [MS-XLS] 2.1), no file around it."""

    def record(number: int, data: bytes) -> bytes:
        return struct.pack("<HH", number, len(data)) + data

    def begin(kind: int) -> bytes:
        return record(0x809, struct.pack("<HHHH", 0x500, kind, 0, 1993))

    end = record(0x0A, b"")
    page = record(0x42, struct.pack("<H", 936))
    font = record(0x31, struct.pack("<HHHHHBBBB", 200, 0, 8, 400, 0, 0, 0, 0, 0) + b"\x01A")
    format = record(0x41E, struct.pack("<HB", 0, 7) + b"General")
    style = record(0xE0, struct.pack("<HHHHHHHH", 0, 0, 1, 0, 0, 0, 0, 0))
    head = begin(5) + page + font + format + style
    said = TEXT.encode("gbk")
    cell = record(0x204, struct.pack("<HHHH", 0, 0, 0, len(said)) + said)
    sheet = begin(0x10) + cell + end
    name = record(0x85, struct.pack("<IHB", len(head) + 4 + 8 + len(end), 0, 1) + b"1")
    return head + name + end + sheet


# Rows of 5 dots: the figure need not be set in a nice type.
_DOTS = {
    "1": (4, 12, 4, 4, 4, 4, 14),
    "2": (14, 17, 1, 2, 4, 8, 31),
    "0": (14, 17, 17, 17, 17, 17, 14),
    "4": (2, 6, 10, 18, 31, 2, 2),
}
_DOT = 8
_MARGIN = 40


def make_picture() -> bytes:
    """A bitmap of one figure, black on white."""
    rows = []
    for row in range(7):
        bits = "0".join(f"{_DOTS[char][row]:05b}" for char in FIGURE)
        line = "0" * _MARGIN + "".join(bit * _DOT for bit in bits) + "0" * _MARGIN
        rows += [line] * _DOT
    width = len(rows[0])
    blank = ["0" * width] * _MARGIN
    # Bottom up, three bytes a dot, each row a multiple of four long.
    fill = b"\xff" * (-3 * width % 4)
    pixels = b"".join(
        b"".join((b"\xff\xff\xff", b"\0\0\0")[bit == "1"] for bit in line) + fill
        for line in reversed([*blank, *rows, *blank])
    )
    height = len(rows) + 2 * _MARGIN
    info = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, len(pixels), 2835, 2835, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54 + len(pixels), 0, 0, 54) + info + pixels
