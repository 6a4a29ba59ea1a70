"""The kind of a file, by what it holds; its name is a hint at most."""

import pytest
from makers import OLE, make_ole, make_rtf, make_zip, raw_docx, simple_docx, simple_xlsx

from summarymine.readers import ReadError, parse_document
from summarymine.readers.kinds import find_kind

DOCX = raw_docx("")
XLSX = simple_xlsx([["甲"]])
ODT = make_zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""})
ODS = make_zip({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})
MAIL = b"Received: x\r\nFrom: a@b.cn\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\nx"
PAGE = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\nx"
BITMAP = b"BM" + (64).to_bytes(4, "little") + bytes(58)

# What many templates of sites begin with, more of it than is looked at
COMMENTS = b"<!-- site -->\n" * 400

KINDS = [
    # name          data                                    kind
    ("a.txt", COMMENTS[:140] + b"<html>", "HTML"),
    ("a.txt", COMMENTS + b"<html>", "TXT"),
    ("a.docx", DOCX, "DOCX"),
    ("a.docm", DOCX, "DOCX"),
    ("a.doc", DOCX, "DOCX"),
    ("a.txt", DOCX, "DOCX"),
    ("a.docx", simple_docx("甲"), "DOCX"),
    ("a.docx", DOCX[:200], "DOCX"),
    ("a.xlsx", XLSX, "XLSX"),
    ("a.xls", XLSX, "XLSX"),
    ("a.xlsb", make_zip({"[Content_Types].xml": "", "xl/workbook.bin": ""}), "XLSB"),
    ("a.odt", ODT, "ODT"),
    ("a.doc", ODT, "ODT"),
    ("a.ods", ODS, "ODS"),
    ("a.ott", make_zip({"mimetype": "application/vnd.oasis.opendocument.text-template"}), "ODT"),
    ("a.odg", make_zip({"mimetype": "application/vnd.oasis.opendocument.graphics"}), "unknown"),
    ("a.pptx", make_zip({"[Content_Types].xml": "", "ppt/p.xml": ""}), "PPTX"),
    ("a.ofd", make_zip({"OFD.xml": ""}), "OFD"),
    ("a.zip", make_zip({"a.txt": "甲"}), "ZIP"),
    ("a.zip", make_zip({"word/a.txt": "甲"}), "ZIP"),
    ("a.zip", make_zip({"a.txt": "甲"})[:20], "ZIP"),
    ("a.docx", make_zip({"a.txt": "甲"}), "ZIP"),
    ("a.doc", make_ole("WordDocument", "1Table"), "DOC"),
    ("a.wps", make_ole("WordDocument"), "DOC"),
    ("a.xls", make_ole("WordDocument"), "DOC"),
    ("a.et", make_ole("Workbook"), "XLS"),
    ("a.doc", make_ole("Workbook"), "XLS"),
    ("a.doc", make_ole("Workbook", "WordDocument"), "DOC"),
    ("a.xls", make_ole("Workbook", "WordDocument"), "XLS"),
    ("a.xls", make_ole("Book"), "XLS"),
    ("a.docx", make_ole("EncryptedPackage", "EncryptionInfo"), "encrypted"),
    ("a.ppt", make_ole("PowerPoint Document"), "PPT"),
    ("a.msg", make_ole("__nameid_version1.0"), "MSG"),
    ("a.doc", OLE, "DOC"),
    ("a", OLE, "unknown"),
    ("a.doc", make_rtf("甲"), "RTF"),
    ("a.doc", b"<html><body>", "HTML"),
    ("a.xls", b"\xef\xbb\xbf<?xml version='1.0'?>\n<html>", "HTML"),
    ("a.txt", b"\n<!DOCTYPE html><p>", "HTML"),
    ("a.html", b"<p>", "HTML"),
    ("a.doc", b"<?xml version='1.0'?><?mso-application x?><w:wordDocument>", "ODT"),
    ("a.xls", b"<?xml version='1.0'?>\n<Workbook xmlns='x'>", "ODS"),
    ("a.mht", b"x", "MHTML"),
    ("a.doc", PAGE, "MHTML"),
    ("a.eml", MAIL, "EML"),
    ("a.txt", MAIL, "EML"),
    ("a.txt", "From: 甲\n事故12起".encode(), "TXT"),
    ("a.md", b"# x", "MD"),
    ("a.txt", b"%PDF-1.7\n", "PDF"),
    ("a.pdf", b"\0\0\0\0", "PDF"),
    ("a.pdf", "其实是文本".encode(), "TXT"),
    ("a.doc", "其实是文本".encode("gb18030"), "TXT"),
    ("a", b"\xff\xd8\xff\xe0", "picture"),
    ("a.txt", b"\x89PNG\r\n\x1a\n", "picture"),
    ("a.tif", b"II*\0", "picture"),
    ("a.bmp", BITMAP, "picture"),
    ("a.txt", b"BMW", "TXT"),
    ("a.rar", b"Rar!\x1a\x07\x00", "RAR"),
    ("a.txt", b"7z\xbc\xaf\x27\x1c", "7z"),
    ("a.tgz", b"\x1f\x8b\x08", "GZIP"),
    ("a.tar", b"x" * 257 + b"ustar", "TAR"),
    ("a.txt", b"", "TXT"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "kind"), KINDS)
def test_find_kind(name: str, data: bytes, kind: str) -> None:
    assert find_kind(name, data) == kind


REFUSED = [
    # name      data                                        what is said
    ("a.ofd", make_zip({"OFD.xml": ""}), "OFD files are not read; save as .docx or .txt"),
    ("a.ppt", make_ole("PowerPoint Document"), "PPT files are not read; save as .docx or .txt"),
    ("a.rar", b"Rar!\x1a\x07\x00", "RAR archives are not read; unpack it and give the folder"),
    (
        "a.docx",
        make_ole("EncryptedPackage"),
        "protected by a password; save it without one",
    ),
    ("a.dwg", bytes(range(256)), "not a kind of report that is read; save as .docx, .pdf or .txt"),
    (
        "a.zip",
        make_zip({"a.txt": "甲"}),
        "may hold several reports; read it with summarymine.read_all",
    ),
    ("a.eml", MAIL, "may hold several reports; read it with summarymine.read_all"),
]


@pytest.mark.parametrize(("name", "data", "what"), REFUSED)
def test_kinds_that_are_refused(name: str, data: bytes, what: str) -> None:
    with pytest.raises(ReadError) as raised:
        parse_document(data, name)
    assert str(raised.value) == f"{name}: {what}"


def test_protected_old_word() -> None:
    record = b"\xec\xa5\xc1\x00\x47\xe0\x09\x04\x00\x00\x00\x01"
    data = make_ole("WordDocument") + record.ljust(512, b"\0")
    assert find_kind("a.doc", data) == "encrypted"
    assert find_kind("a.doc", data.replace(record, record[:-1] + b"\x00")) == "DOC"
