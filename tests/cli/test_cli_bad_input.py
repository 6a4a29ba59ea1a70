"""Whatever lies in the folder: one line says what is wrong and what to do, and the rest goes on."""

import csv
import io
import os
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from makers import OLE, edit_zip, make_ole, make_zip, simple_docx, simple_xlsx
from small_reports import FIRST, SECOND, Run, without_packs

from summarymine.batch import run as batch_run
from summarymine.batch import worker
from summarymine.readers import ocr, office
from summarymine.readers.ocr import is_installed

Put = Callable[[Path], object]

# What is changed in this process is changed in a worker only if that is forked.
forked = pytest.mark.skipif(sys.platform != "linux", reason="workers are not forked there")

DOCX = simple_docx("丙市交警支队2024年工作总结", "死亡9人。")
XLSX = simple_xlsx([["指标", "2024年"], ["死亡人数（人）", 9]])
HAS_OCR = is_installed()
OCR = "install summarymine[ocr] (summarymine doctor tells how), or run OCR and pass the text"
AGAIN = "open it in its program, save it again"
WHOLE = "no text; check that it was saved whole"
CUT = "damaged or cut off; fetch or save it again"
LINK = "a link that leads to no file; remove it, or make it anew"
BROKEN = "damaged, or not saved whole"
UNSAFE = "unpacks to more than is safe"
GIVE = "unpack it and give the folder"


def data(content: bytes) -> Put:
    return lambda path: path.write_bytes(content)


def pdf(*objects: bytes) -> bytes:
    """A file of these objects, without a table of their places: readers make one."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R >>\n%%EOF\n"


def page(size: bytes) -> bytes:
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + size + b"] >>",
    )


def png(width: int, height: int) -> bytes:
    """The head of a picture of this size, and none of its lines."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def locked_pdf(path: Path) -> None:
    reportlab = pytest.importorskip("reportlab.pdfgen.canvas")
    canvas = reportlab.Canvas(str(path), encrypt="secret")
    canvas.drawString(72, 720, "12")
    canvas.save()


def large(path: Path) -> None:
    """A text of a gigabyte that takes no room."""
    with path.open("wb") as file:
        file.truncate(1_000_000_000)


def locked_zip() -> bytes:
    """An archive whose member says that it is encrypted."""
    content = bytearray(make_zip({"a.txt": "死亡9人"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def nested(depth: int) -> bytes:
    content = make_zip({"a.txt": "死亡9人"})
    for _ in range(depth):
        content = make_zip({"b.zip": content})
    return content


BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
ENTITIES = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a0 "99">{BOMB}]><d>&a9;</d>'
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
)
HOLE = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData/></worksheet>'

FAR = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    "</sheetData></worksheet>"
)


# What a page shows: a line of text, or a picture as large as it.
TEXT = b"BT /F 12 Tf 72 720 Td (The roads of the city were safe in all of 2024.) Tj ET"
SCAN = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"


def workbook(sheet: str) -> bytes:
    return edit_zip(XLSX, {"xl/worksheets/sheet1.xml": sheet})


def deep_mail(depth: int) -> bytes:
    """A mail whose parts lie in each other."""
    part = b"Content-Type: multipart/mixed; boundary=x%d\n\n--x%d\n"
    return b"From: a@b.cn\nMIME-Version: 1.0\n" + b"".join(part % (n, n) for n in range(depth))


def jpeg() -> bytes:
    from PIL import Image

    stream = io.BytesIO()
    Image.effect_noise((300, 300), 50).save(stream, "JPEG")
    return stream.getvalue()


# name, how it is made, what is said of it. {}: what is wrong, in the words of a library.
CASES: list[tuple[str, Put, str]] = [
    ("empty.txt", data(b""), f"empty.txt: {WHOLE}"),
    ("blank.txt", data("\u3000\r\n".encode("utf-16")), f"blank.txt: {WHOLE}"),
    ("nulls.txt", data(bytes(5000)), "nulls.txt: not a text; save as .txt"),
    ("noise.txt", data(bytes(range(256)) * 9), "noise.txt: not a text; save as .txt"),
    ("odd.txt", data(b"\xff\x81\x82\xfe\xfd" * 9), "odd.txt: unknown character encoding; save as UTF-8"),
    ("large.txt", large, "large.txt: larger than 100 MB; split it"),
    ("gone.txt", lambda path: path.symlink_to("nowhere.txt"), f"gone.txt: {LINK}"),
    ("circle.txt", lambda path: path.symlink_to("circle.txt"), f"circle.txt: {LINK}"),
    ("cut.docx", data(DOCX[: len(DOCX) // 2]), f"cut.docx: {BROKEN} (File is not a zip file); {AGAIN}"),
    ("empty.docx", data(b""), f"empty.docx: {WHOLE}"),
    ("none.docx", data(make_zip({"[Content_Types].xml": "", "word/styles.xml": ""})), f"none.docx: {BROKEN} (word/document.xml); {AGAIN}"),
    ("entities.docx", data(edit_zip(DOCX, {"word/document.xml": ENTITIES})), f"entities.docx: {BROKEN} (DOCTYPE); {AGAIN}"),
    ("outside.docx", data(edit_zip(DOCX, {"word/document.xml": OUTSIDE})), f"outside.docx: {BROKEN} (DOCTYPE); {AGAIN}"),
    ("bomb.docx", data(edit_zip(DOCX, {"word/document.xml": bytes(50_000_000)})), "bomb.docx: unpacks to more than is safe (zip bomb); unpack it and give the folder"),
    ("locked.docx", data(make_ole("EncryptedPackage", "EncryptionInfo")), "locked.docx: protected by a password; save it without one"),
    ("cut.xlsx", data(XLSX[: len(XLSX) // 2]), f"cut.xlsx: {BROKEN} (File is not a zip file); {AGAIN}"),
    ("hole.xlsx", data(edit_zip(XLSX, {"xl/worksheets/sheet1.xml": HOLE})), f"hole.xlsx: {WHOLE}"),
    ("bomb.xlsx", data(edit_zip(XLSX, {"xl/worksheets/sheet1.xml": bytes(50_000_000)})), "bomb.xlsx: unpacks to more than is safe (zip bomb); unpack it and give the folder"),
    ("empty.pdf", data(b""), f"empty.pdf: {WHOLE}"),
    ("cut.pdf", data(page(b"595 842")[:60]), "cut.pdf: damaged or cut off; fetch or save it again"),
    ("noise.pdf", data(b"%PDF-1.7\n" + bytes(range(256)) * 50), "noise.pdf: damaged or cut off; fetch or save it again"),
    ("locked.pdf", locked_pdf, "locked.pdf: protected by a password; save it without one"),
    ("huge.pdf", data(page(b"9000000 9000000")), f"huge.pdf: {WHOLE}"),
    ("empty.html", data(b"<html><body></body></html>"), f"empty.html: {WHOLE}"),
    ("script.html", data(b"<html><script>var a = 12;</script></html>"), f"script.html: {WHOLE}"),
    ("empty.zip", data(make_zip({})), "empty.zip: no report in it; check that it was packed whole"),
    ("cut.zip", data(make_zip({"a.txt": FIRST})[:40]), f"cut.zip: {BROKEN} ({{}}); {AGAIN}"),
    ("bomb.zip", data(make_zip({"a.txt": bytes(50_000_000)})), "bomb.zip: unpacks to more than is safe (zip bomb); unpack it and give the folder"),
    ("deep.zip", data(nested(5)), "deep.zip!/b.zip!/b.zip!/b.zip: unpacks to more than is safe (ZIP × 4); unpack it and give the folder"),
    ("locked.zip", data(locked_zip()), "locked.zip!/a.txt: protected by a password; save it without one"),
    ("part.zip", data(make_zip({"a.txt": "", "b.docx": DOCX[:50]})), f"part.zip!/a.txt: {WHOLE}\nerror: part.zip!/b.docx: {BROKEN} ({{}}); {AGAIN}"),
    ("empty.eml", data(b"From: a@b.cn\nSubject: x\nMIME-Version: 1.0\n\n"), f"empty.eml: {WHOLE}"),
    ("a.rar", data(b"Rar!\x1a\x07\x00"), "a.rar: RAR archives are not read; unpack it and give the folder"),
    ("a.ofd", data(make_zip({"OFD.xml": ""})), "a.ofd: OFD files are not read; save as .docx or .txt"),
    ("a.pptx", data(make_zip({"[Content_Types].xml": "", "ppt/p.xml": ""})), "a.pptx: PPTX files are not read; save as .docx or .txt"),
    ("wide.png", data(png(60_000, 60_000)), "wide.png: too large a picture (> 64 MP); save it at 200 dots per inch" if HAS_OCR else f"wide.png: a picture; {OCR}"),
    ("a.bin2", data(b"\x7fELF" + bytes(99)), "a.bin2: not a kind of report that is read; save as .docx, .pdf or .txt"),
    ("mend.docx", data(simple_docx()), f"mend.docx: {WHOLE}"),
    ("old.doc", data(OLE + bytes(range(256)) * 12), f"old.doc: {BROKEN} (OLE); {AGAIN}"),
    ("old.xls", data(make_ole("Workbook")), f"old.xls: {BROKEN} (OLE); {AGAIN}"),
    ("far.xlsx", data(workbook(FAR)), f"far.xlsx: {UNSAFE} (1048576 × 16384); {GIVE}"),
    ("laughs.xlsx", data(workbook(ENTITIES)), f"laughs.xlsx: {BROKEN} (DOCTYPE); {AGAIN}"),
    ("none.pdf", data(page(b"595 842").replace(b"[3 0 R] /Count 1", b"[] /Count 0")), f"none.pdf: {CUT}"),
    ("circle.pdf", data(page(b"595 842").replace(b"[3 0 R]", b"[2 0 R]")), f"circle.pdf: {CUT}"),
    ("deep.html", data(b"<div>" * 5000 + "死亡9人。".encode()), f"deep.html: {BROKEN} (elements nested too deep); {AGAIN}"),
    ("deep.eml", data(deep_mail(3000)), f"deep.eml: {BROKEN} (maximum recursion depth exceeded{{}}); {AGAIN}"),
    ("large.zip", data(make_zip({"a.txt": bytes(150_000_000)})), f"large.zip: {UNSAFE} (150 MB); {GIVE}"),
    ("cut.jpg", data(jpeg()[:2000]), f"cut.jpg: {CUT}" if HAS_OCR else f"cut.jpg: a picture; {OCR}"),
    ("half.txt", data("死亡9人。\ud800".encode("utf-8", "surrogatepass")), "half.txt: unknown character encoding; save as UTF-8"),
]  # fmt: skip


def rows(text: str) -> list[tuple[str, str]]:
    return [(row["document"], row["value"]) for row in csv.DictReader(io.StringIO(text))]


GOOD = [("a.txt", "12"), ("a.txt", "30"), ("z.txt", "7")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST, "utf-8")
    (folder / "z.txt").write_text(SECOND, "gb18030")
    return folder


def matches(said: str, expected: str) -> bool:
    """Whether said is expected, where {} stands for any words on its line."""
    lines, wanted = said.splitlines(), expected.splitlines()
    if len(lines) != len(wanted):
        return False
    for line, want in zip(lines, wanted, strict=True):
        start, hole, end = want.partition("{}")
        if not (line.startswith(start) and line.endswith(end) and (hole or line == want)):
            return False
    return True


@pytest.mark.parametrize(("name", "put", "what"), CASES, ids=[case[0] for case in CASES])
def test_bad_input(run: Run, folder: Path, name: str, put: Put, what: str) -> None:
    put(folder / name)
    result = run("extract", str(folder), "--jobs", "1")
    failed = what.count("\n") + 1
    summary = f"{failed} of {failed + 2} files could not be read\n"
    assert matches(result.stderr, f"error: {what}\n{summary}"), result.stderr
    assert result.exit_code == 1
    assert rows(result.stdout) == GOOD


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_all_of_them_at_once(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    """In a process of its own: nothing else is said, and nothing is left behind."""
    cases = [case for case in CASES if case[0] != "locked.pdf"]
    for name, put, _ in cases:
        put(folder / name)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    arguments = ["extract", str(folder), "--jobs", jobs, "-o", str(tmp_path / "facts.csv")]
    done = subprocess.run(
        [sys.executable, "-m", "summarymine", *arguments],
        env=os.environ | {"TMPDIR": str(temporary)},
        capture_output=True,
        check=False,
    )
    said = without_packs(done.stderr.decode("utf-8"))
    expected = [f"error: {what}" for _, _, what in sorted(cases)]
    failed = sum(what.count("\n") + 1 for _, _, what in cases)
    expected.append(f"{failed} of {failed + 2} files could not be read")
    assert matches(said, "\n".join(expected)), said
    assert (done.returncode, done.stdout) == (1, b"")
    assert rows((tmp_path / "facts.csv").read_text("utf-8-sig")) == GOOD
    assert sorted(path.name for path in tmp_path.iterdir()) == ["facts.csv", "reports", "temporary"]
    assert list(temporary.iterdir()) == []


# Odd, but read: name, content, the values of its facts.
READ: list[tuple[str, bytes, list[str]]] = [
    ("../../up.txt in.zip", make_zip({"../../../up.txt": "死亡9人。"}), ["9"]),
    ("root in.zip", make_zip({"/etc/up.txt": "死亡9人。"}), ["9"]),
    ("word.txt", DOCX, ["9"]),
    ("text.docx", "2024年死亡9人。".encode("gb18030"), ["9"]),
    ("page.doc", "<html><body><p>2024年死亡9人。</p></body></html>".encode(), ["9"]),
    ("fonts.html", b"<font>" * 1500 + "死亡9人。".encode(), ["9"]),
    ("long.txt", ("平安" * 1_500_000 + "。\n死亡9人。").encode(), ["9"]),
    ("null.txt", "死亡9人。受伤\0人，工作平稳有序，群众满意。".encode(), ["9"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "values"), READ, ids=[case[0] for case in READ])
def test_odd_input_that_is_read(
    run: Run, tmp_path: Path, name: str, content: bytes, values: list[str]
) -> None:
    name = name.replace("/", "_").replace(" in", "")
    (tmp_path / name).write_bytes(content)
    result = run("extract", str(tmp_path / name), "--jobs", "1")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [value for _, value in rows(result.stdout)] == values
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_not_utf8(run: Run, folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/m\xff.txt")).write_text("2024年死亡9人。", "utf-8")
    result = run("extract", str(folder), "--jobs", "1")
    assert result.exit_code == 0
    assert ("m\ufffd.txt", "9") in rows(result.stdout)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_what_is_no_file_is_passed_by(run: Run, folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "d.txt").mkdir()
    (folder / "loop").symlink_to(folder)
    result = run("extract", str(folder), "--jobs", "1")
    assert (result.exit_code, result.stderr, rows(result.stdout)) == (0, "", GOOD)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device")
def test_a_device_without_end(run: Run) -> None:
    result = run("extract", "/dev/zero", "--jobs", "1")
    assert (result.exit_code, result.stderr.splitlines()[0]) == (
        1,
        "error: zero: larger than 100 MB; split it",
    )


def test_no_permission(run: Run, folder: Path) -> None:
    path = folder / "m.txt"
    path.write_text("死亡9人。", "utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("the system lets this user read everything")
    result = run("extract", str(folder), "--jobs", "1")
    what = "m.txt: no permission to read it; change its permissions"
    assert result.stderr == f"error: {what}\n1 of 3 files could not be read\n"
    path.unlink()
    folder.chmod(0)
    result = run("extract", str(folder), "--jobs", "1")
    folder.chmod(0o755)
    what = f"{folder}: no permission to read it; change its permissions"
    assert result.stderr == f"error: {what}\n1 of 1 files could not be read\n"
    result = run("extract", str(folder), "--jobs", "1")
    assert rows(result.stdout) == GOOD


CHANGES: list[tuple[str, Put, str]] = [
    ("vanishes", lambda path: path.unlink(), "no such file or folder; check the path"),
    ("is emptied", data(b""), WHOLE),
    ("is cut", data(DOCX[:50]), f"{BROKEN} (File is not a zip file); {AGAIN}"),
    ("grows", large, "larger than 100 MB; split it"),
    ("is a folder now", lambda path: (path.unlink(), path.mkdir()), "this is a folder; give a file"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "change", "said"), CHANGES, ids=[case[0] for case in CHANGES])
def test_a_file_that_changes(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, what: str, change: Put, said: str
) -> None:
    """Between the look at the folder and the reading."""
    make_task = batch_run.make_task

    def make_and_change(number: int, name: str, path: Path) -> object:
        task = make_task(number, name, path)
        if name == "m.docx":
            change(path)
        return task

    (folder / "m.docx").write_bytes(DOCX)
    monkeypatch.setattr(batch_run, "make_task", make_and_change)
    result = run("extract", str(folder), "--jobs", "1")
    assert result.stderr == f"error: m.docx: {said}\n1 of 3 files could not be read\n"
    assert rows(result.stdout) == GOOD


@forked
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_that_needs_too_much_memory(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    # Each of its characters needs a place of eight bytes, for one.
    (folder / "m.txt").write_text("平安有序，" * 6_500_000, "utf-8")
    monkeypatch.setattr(worker, "MEMORY", 200_000_000)
    result = run("extract", str(folder), "--jobs", jobs)
    # A library that cannot say so ends the process instead.
    said = (
        "m.txt: needs too much memory; split it, or save as .docx or .txt",
        "m.txt: its reader crashed (SIGABRT); open it in its program, save it again",
    )
    assert result.stderr in [f"error: {what}\n1 of 3 files could not be read\n" for what in said]
    assert rows(result.stdout) == GOOD


@forked
@pytest.mark.parametrize("name", ["pipe.txt", "pipe.docx"])
def test_a_pipe_that_nobody_writes_to(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Asked for by name, as a shell's <(…) is; in a folder it would be passed by."""
    monkeypatch.setattr(worker, "SECONDS", 0.5)
    os.mkfifo(folder / name)
    result = run("extract", str(folder / name), str(folder / "a.txt"))
    what = f"{name}: not read within 0 s; split it, or save as .docx or .txt"
    assert result.stderr == f"error: {what}\n1 of 2 files could not be read\n"
    assert rows(result.stdout) == GOOD[:2]


@forked
def test_pages_without_text(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is named, and the file counts once; what was read is there."""
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    contents = (TEXT, SCAN, SCAN)
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(3))
    pages = [
        thing
        for n, content in enumerate(contents)
        for thing in (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>" % (5 + 2 * n),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        )
    ]
    scans = pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 3 /Kids [" + kids + b"] >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *pages,
    )
    (folder / "m.pdf").write_bytes(scans)
    result = run("extract", str(folder), "--jobs", "1")
    what = "no text layer; install summarymine[ocr] (summarymine doctor tells how), or run OCR and pass the text"
    assert result.stderr == (
        f"error: m.pdf, page 2: {what}\nerror: m.pdf, page 3: {what}\n"
        "1 of 3 files could not be read\n"
    )
    assert rows(result.stdout) == GOOD


OFFICES = [
    ("/nowhere/soffice", "m.doc: DOC files need LibreOffice; install it, or save as .docx"),
    ("#!/bin/sh\nexit 3\n", "m.doc: LibreOffice cannot read it (exit 3); save as .docx"),
    ("#!/bin/sh\necho no luck >&2\n", "m.doc: LibreOffice cannot read it (no luck); save as .docx"),
    ("#!/bin/sh\nsleep 60\n", "m.doc: LibreOffice cannot read it (> 1 s); save as .docx"),
]


@forked
@pytest.mark.parametrize(("program", "what"), OFFICES, ids=["none", "fails", "says", "hangs"])
def test_libreoffice_that_does_not(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, program: str, what: str
) -> None:
    if program.startswith("#!"):
        script = folder.parent / "soffice"
        script.write_text(program)
        script.chmod(0o755)
        program = str(script)
    monkeypatch.setenv("SUMMARYMINE_SOFFICE", program)
    monkeypatch.setattr(office, "START_SECONDS", 0.5)
    monkeypatch.setattr(office, "FILE_SECONDS", 0.5)
    (folder / "m.doc").write_bytes(make_ole("WordDocument", "1Table"))
    result = run("extract", str(folder), "--jobs", "2")
    assert result.stderr == f"error: {what}\n1 of 3 files could not be read\n"
    assert rows(result.stdout) == GOOD


def test_an_empty_folder(run: Run, tmp_path: Path) -> None:
    result = run("extract", str(tmp_path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(
        f"error: {tmp_path}: no report in this folder; check the path\n"
    )


def test_members_go_on(run: Run, tmp_path: Path) -> None:
    """A member at fault costs itself, not its archive."""
    content = make_zip({"a.txt": "2024年死亡9人。", "b.docx": DOCX[:50], "c.docx": DOCX})
    (tmp_path / "m.zip").write_bytes(content)
    assert zipfile.is_zipfile(tmp_path / "m.zip")
    result = run("extract", str(tmp_path), "--jobs", "1")
    assert rows(result.stdout) == [("m.zip!/a.txt", "9"), ("m.zip!/c.docx", "9")]
    assert result.stderr.count("error: m.zip!/b.docx: ") == 1


SPLIT = [
    # paths as a shell gives them                        what stderr says
    (["各县", "材料"], "各县 材料: a name with a space has to stand in quotes: '各县 材料'"),
    (["各县", "材料/a", "b", "c.txt"], "各县 材料/a b c.txt: {quotes} '各县 材料/a b c.txt'"),
    (["各县", "材料/a", "b", "c.txt:1"], "各县 材料/a b c.txt:1: {quotes} '各县 材料/a b c.txt:1'"),
    (["没有", "这个"], None),
    (["各县 材料", "没有"], None),
]


@pytest.mark.parametrize(("paths", "stderr"), SPLIT)
def test_pieces_of_a_name_with_a_space_are_told(
    run: Run, reports: Path, paths: list[str], stderr: str | None
) -> None:
    folder = reports.parent / "各县 材料"
    folder.mkdir()
    (folder / "a b c.txt").write_text(FIRST, "utf-8")
    result = run("explain", *paths)
    quotes = "a name with a space has to stand in quotes:"
    if stderr is None:
        assert result.exit_code == 1
        assert quotes not in result.stderr
    else:
        told = f"error: {stderr.format(quotes=quotes)}\n"
        assert (result.exit_code, result.stdout, result.stderr) == (2, "", told)
