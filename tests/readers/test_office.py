"""Old formats through LibreOffice: one start for many files, a faulty one alone is lost."""

import subprocess
from pathlib import Path

import pytest
from makers import make_ole, make_rtf, make_xlsx, make_zip, simple_docx

from summarymine.readers import ReadError, ReportPath, office, parse_document, read_all

needs_office = pytest.mark.skipif(office.find_program() is None, reason="no LibreOffice here")


def save_as(tmp_path: Path, data: bytes, source: str, target: str) -> bytes:
    """A file as LibreOffice saves it under another ending."""
    (tmp_path / f"a.{source}").write_bytes(data)
    command = [
        *(str(office.find_program()), "--headless", "--convert-to", target),
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        *("--outdir", str(tmp_path / "out"), str(tmp_path / f"a.{source}")),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (tmp_path / "out" / f"a.{target}").read_bytes()


@needs_office
@pytest.mark.parametrize("target", ["doc", "odt"])
def test_texts(tmp_path: Path, target: str) -> None:
    data = save_as(tmp_path, simple_docx("一、概况", "死亡40人，下降24.52%。"), "docx", target)
    name = "a.wps" if target == "doc" else "a.odt"
    assert parse_document(data, name).text == "一、概况\n死亡40人，下降24.52%。\n"


@needs_office
@pytest.mark.parametrize("target", ["ods", "xls"])
def test_sheets(tmp_path: Path, target: str) -> None:
    def write(book: object) -> None:
        sheet = book.add_worksheet()  # type: ignore[attr-defined]
        sheet.merge_range("A1:B1", "事故")
        sheet.write_row("A2", ["起数", "同比"])
        sheet.write("A3", 12)
        sheet.write("B3", 0.24518, book.add_format({"num_format": "0.00%"}))  # type: ignore[attr-defined]
        sheet.write("A4", 99)
        sheet.set_row(3, None, None, {"hidden": True})

    data = save_as(tmp_path, make_xlsx(write), "xlsx", target)
    assert parse_document(data, f"a.{target}").text == "事故\n起数\t同比\n12\t24.52%\n"


@needs_office
def test_one_start_for_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    starts = []
    call = office.call
    monkeypatch.setattr(office, "call", lambda *args: starts.append(args) or call(*args))
    members = {f"{number}.rtf": make_rtf(f"事故{number}起") for number in range(5)}
    (tmp_path / "a.zip").write_bytes(make_zip(members))
    found = list(read_all(ReportPath("a.zip", tmp_path / "a.zip")))
    assert [getattr(each, "text", each) for each in found] == [f"事故{n}起\n" for n in range(5)]
    assert len(starts) == 1


@needs_office
def test_only_the_faulty_one_is_lost() -> None:
    files = [
        ("甲.rtf", make_rtf("甲")),
        ("乙.doc", make_ole("WordDocument")),
        ("丙", make_rtf("丙")),
    ]
    good, bad, other = office.convert(files)
    assert isinstance(good, bytes)
    assert isinstance(other, bytes)
    said = "LibreOffice cannot read it (source file could not be loaded); save as .docx"
    assert str(bad) == f"乙.doc: {said}"


def make_program(path: Path, script: str) -> str:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


FAILURES = [
    # script                                            what is said
    ("echo 'Error: broken' >&2; exit 1", "broken"),
    ("exit 3", "exit 3"),
    ("sleep 60 & wait", "> 1 s"),
]


@pytest.mark.skipif(office.sys.platform == "win32", reason="a script of sh")
@pytest.mark.parametrize(("script", "said"), FAILURES)
def test_failures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str) -> None:
    monkeypatch.setenv(office.VARIABLE, make_program(tmp_path / "soffice", script))
    monkeypatch.setattr(office, "START_SECONDS", 1)
    monkeypatch.setattr(office, "FILE_SECONDS", 0)
    with pytest.raises(ReadError) as raised:
        parse_document(make_rtf("甲"), "a.rtf")
    assert str(raised.value) == f"a.rtf: LibreOffice cannot read it ({said}); save as .docx"


def test_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(office.VARIABLE, "no-such-program")
    with pytest.raises(ReadError) as raised:
        parse_document(make_ole("WordDocument"), "a.wps")
    assert str(raised.value) == "a.wps: DOC files need LibreOffice; install it, or save as .docx"


# A text with a macro that runs when it is opened, where macros may.
MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dom="http://www.w3.org/2001/xml-events"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:scripts><office:script script:language="ooo:Basic">
<ooo:libraries xmlns:ooo="http://openoffice.org/2004/office">
<ooo:library-embedded ooo:name="Standard"><ooo:module ooo:name="Module1"><ooo:source-code>Sub Main
Open "{mark}" For Output As #1
Close #1
End Sub
</ooo:source-code></ooo:module></ooo:library-embedded></ooo:libraries></office:script>
<office:event-listeners><script:event-listener script:language="ooo:script"
 script:event-name="dom:load" xlink:type="simple"
 xlink:href="vnd.sun.star.script:Standard.Module1.Main?language=Basic&amp;location=document"/>
</office:event-listeners></office:scripts>
<office:body><office:text><text:p>事故12起</text:p></office:text></office:body>
</office:document>"""


@needs_office
def test_macros_do_not_run(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    data = save_as(tmp_path, MACRO.format(mark=mark).encode(), "fodt", "odt")
    assert b"Module1" in data
    assert parse_document(data, "a.odt").text == "事故12起\n"
    assert not mark.exists()
