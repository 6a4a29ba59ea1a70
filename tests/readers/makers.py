"""Makes files of the kinds that are read, for tests of what is made of them."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import docx
import xlsxwriter

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def make_zip(members: Mapping[str, bytes | str]) -> bytes:
    """A zip file of these members, in their order."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            # One date for all, so that a file is the same whenever it is made.
            info = zipfile.ZipInfo(name)
            # LibreOffice looks for the kind at its place in the bytes.
            stored = name == "mimetype"
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            file.writestr(info, content)
    return packed.getvalue()


def edit_zip(data: bytes, members: Mapping[str, bytes | str]) -> bytes:
    """A zip file with some members replaced or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        old: dict[str, bytes | str] = {name: file.read(name) for name in file.namelist()}
    return make_zip(old | dict(members))


def run(text: str, properties: str = "") -> str:
    """A run of WordprocessingML."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of WordprocessingML."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def raw_docx(body: str, **parts: str) -> bytes:
    """A Word file with this body; parts: what stands in styles, numbering, footnotes …"""
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        ),
        "word/document.xml": (
            f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"
        ),
    }
    for part, content in parts.items():
        members[f"word/{part}.xml"] = f"<w:{part} {NAMESPACES}>{content}</w:{part}>"
    return make_zip(members)


def make_docx(write: Callable[[Any], object]) -> bytes:
    """What python-docx saves after write has filled its empty document."""
    document = docx.Document()
    write(document)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def simple_docx(*paragraphs: str) -> bytes:
    """A Word file of these paragraphs."""
    return make_docx(lambda document: [document.add_paragraph(text) for text in paragraphs])


def make_xlsx(write: Callable[[Any], object]) -> bytes:
    """What XlsxWriter saves after write has filled its empty workbook."""
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"in_memory": True}) as book:
        write(book)
    return packed.getvalue()


def simple_xlsx(rows: Sequence[Sequence[object]]) -> bytes:
    """A workbook with one sheet of these rows."""

    def write(book: Any) -> None:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)

    return make_xlsx(write)


def make_ole(*streams: str) -> bytes:
    """The bare frame of an OLE file: its header and a directory of these streams."""
    entries = [
        (name.encode("utf-16-le") + b"\0\0").ljust(64, b"\0")
        + struct.pack("<H", 2 * len(name) + 2)
        + bytes(62)
        for name in ("Root Entry", *streams)
    ]
    return OLE.ljust(512, b"\0") + b"".join(entries).ljust(512, b"\0")


def make_rtf(*paragraphs: str) -> bytes:
    """An RTF file of these paragraphs."""
    body = "".join(
        "".join(f"\\u{ord(c)}?" if c > "\x7f" else c for c in text) + "\\par\n"
        for text in paragraphs
    )
    return b"{\\rtf1\\ansi " + body.encode("ascii") + b"}"


def show_grids(document: Any) -> list[list[list[str]]]:
    """The texts of a document's tables, a merged cell in every place that it covers."""
    return [
        [[document.text[cell.start : cell.end] for cell in row] for row in grid.rows]
        for grid in document.grids
    ]


def show_headings(document: Any) -> list[tuple[str, int]]:
    """The headings of a document with their levels."""
    return [(document.text[h.span.start : h.span.end], h.level) for h in document.headings]
