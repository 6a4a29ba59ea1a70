"""Every report in a zip file or a mail, by name; what is unsafe is refused."""

import io
import struct
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from makers import make_zip, simple_docx, simple_xlsx

from summarymine.model import Document
from summarymine.readers import ReadError, ReportPath, read_all, zips
from summarymine.readers.archive import Loaded, read_batch


def read_bytes(tmp_path: Path, name: str, data: bytes) -> list[tuple[str, str]]:
    """Name and text, or name and what is said, of each report in a file of these bytes."""
    path = tmp_path / name
    path.write_bytes(data)
    return [told(result) for result in read_all(ReportPath(name, path))]


def told(result: Document | ReadError) -> tuple[str, str]:
    if isinstance(result, ReadError):
        return result.name, str(result).removeprefix(f"{result.name}: ")
    return result.name, result.text


def test_one_document(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, "a.docx", simple_docx("甲")) == [("a.docx", "甲\n")]
    assert read_bytes(tmp_path, "a.txt", b"") == [
        ("a.txt", "no text; check that it was saved whole")
    ]
    (missing,) = read_all(ReportPath("b.txt", tmp_path / "b.txt"))
    assert told(missing) == ("b.txt", "no such file or folder; check the path")


def test_members(tmp_path: Path) -> None:
    inner = make_zip({"丁.txt": "事故4起"})
    data = make_zip(
        {
            "总结/乙.docx": simple_docx("事故2起"),
            "总结/甲.txt": "事故1起",
            "表.xlsx": simple_xlsx([["事故3起"]]),
            "内.zip": inner,
            "../up.txt": "事故5起",
            "坏.docx": b"PK\x03\x04",
            "data.csv": "1,2",
            "__MACOSX/._甲.txt": "x",
            ".DS_Store": "x",
            "总结/~$乙.docx": "x",
            "图.ofd": "\0\1\2",
        }
    )
    found = read_bytes(tmp_path, "a.zip", data)
    damaged = "damaged, or not saved whole (File is not a zip file)"
    assert found == [
        ("a.zip!/../up.txt", "事故5起"),
        ("a.zip!/内.zip!/丁.txt", "事故4起"),
        ("a.zip!/图.ofd", "OFD files are not read; save as .docx or .txt"),
        ("a.zip!/坏.docx", f"{damaged}; open it in its program, save it again"),
        ("a.zip!/总结/乙.docx", "事故2起\n"),
        ("a.zip!/总结/甲.txt", "事故1起"),
        ("a.zip!/表.xlsx", "事故3起\n"),
    ]
    assert not (tmp_path.parent / "up.txt").exists()


NAMES = [
    # bytes of the name                     shown
    ("总结/甲区.txt".encode("gb18030"), "总结/甲区.txt"),
    ("甲区.txt".encode(), "甲区.txt"),
    ("总结\\甲区.txt".encode("gb18030"), "总结/甲区.txt"),
    (b"plain.txt", "plain.txt"),
    ("été.txt".encode("cp437"), "été.txt"),
    (b"a\x01b.txt", "a�b.txt"),
]


@pytest.mark.parametrize(("raw", "shown"), NAMES)
def test_names_of_members(tmp_path: Path, raw: bytes, shown: str) -> None:
    # Written under a name as long, without the mark of UTF-8, and put right in the bytes.
    plain = "x" * len(raw)
    data = make_zip({plain: "事故1起"}).replace(plain.encode(), raw)
    assert read_bytes(tmp_path, "a.zip", data) == [(f"a.zip!/{shown}", "事故1起")]


def nested(depth: int) -> bytes:
    data = make_zip({"a.txt": "事故1起"})
    for _ in range(depth - 1):
        data = make_zip({"z.zip": data})
    return data


def test_depth(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, "a.zip", nested(3)) == [("a.zip!/z.zip!/z.zip!/a.txt", "事故1起")]
    ((name, what),) = read_bytes(tmp_path, "a.zip", nested(4))
    assert name == "a.zip!/z.zip!/z.zip!/z.zip"
    assert what == "unpacks to more than is safe (ZIP × 4); unpack it and give the folder"


def set_flag(data: bytes) -> bytes:
    """The zip file with its first member marked as encrypted."""
    at = data.index(b"PK\x01\x02")
    return data[:6] + b"\x01\x00" + data[8 : at + 8] + b"\x01\x00" + data[at + 10 :]


def overlapping() -> bytes:
    """A zip file of two members in its directory that are one in its bytes."""
    data = make_zip({"a.txt": "事故1起", "b.txt": "事故1起"})
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    return data[: second + 42] + struct.pack("<I", 0) + data[second + 46 :]


def lying() -> bytes:
    """A zip file whose directory says that its member is small."""
    data = make_zip({"a.txt": bytes(3_000_000)})
    return data.replace(struct.pack("<I", 3_000_000), struct.pack("<I", 3))


SAFE = "; unpack it and give the folder"
BOMB = f"unpacks to more than is safe (zip bomb){SAFE}"
NOTHING = "no report in it; check that it was packed whole"
REFUSED = [
    # what              data                                    what is said
    ("dense", make_zip({"a.txt": bytes(50_000_000)}), BOMB),
    ("overlapping", overlapping(), BOMB),
    ("nothing in it", make_zip({}), NOTHING),
    ("nothing to read", make_zip({"a.csv": "1"}), NOTHING),
]  # fmt: skip


@pytest.mark.parametrize(("what", "data", "said"), REFUSED, ids=[case[0] for case in REFUSED])
def test_refused(tmp_path: Path, what: str, data: bytes, said: str) -> None:
    assert read_bytes(tmp_path, "a.zip", data) == [("a.zip", said)]


def test_refused_members(tmp_path: Path) -> None:
    found = read_bytes(
        tmp_path, "a.zip", set_flag(make_zip({"a.txt": "事故1起", "b.txt": "事故2起"}))
    )
    assert found == [
        ("a.zip!/a.txt", "protected by a password; save it without one"),
        ("a.zip!/b.txt", "事故2起"),
    ]
    ((name, what),) = read_bytes(tmp_path, "a.zip", lying())
    assert (name, what[:7]) == ("a.zip!/a.txt", "damaged")


ODD_MEMBERS = [
    # method of packing   what is said of the member
    (
        99,
        "ZIP (That compression method is not supported) archives are not read; unpack it and give the folder",
    ),
    (14, "damaged, or not saved whole ("),
    (12, "damaged, or not saved whole ("),
]


@pytest.mark.parametrize(("method", "said"), ODD_MEMBERS)
def test_members_packed_in_another_way(tmp_path: Path, method: int, said: str) -> None:
    packed = bytearray(make_zip({"a.txt": "事故1起" * 99, "b.txt": "事故2起"}))
    packed[8:10] = struct.pack("<H", method)
    at = packed.index(b"PK\x01\x02") + 10
    packed[at : at + 2] = struct.pack("<H", method)
    (name, what), good = read_bytes(tmp_path, "a.zip", bytes(packed))
    assert (name, what[: len(said)]) == ("a.zip!/a.txt", said)
    assert good == ("a.zip!/b.txt", "事故2起")


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = make_zip({"a.txt": "甲" * 100, "b.txt": "乙" * 100})
    monkeypatch.setattr(zips, "MAX_MEMBERS", 1)
    ((_, what),) = read_bytes(tmp_path, "a.zip", data)
    assert what == f"unpacks to more than is safe (2 files){SAFE}"
    monkeypatch.undo()
    monkeypatch.setattr(zips, "MAX_TOTAL", 500)
    ((_, what),) = read_bytes(tmp_path, "a.zip", data)
    assert what.startswith("unpacks to more")
    # What lies within each is little, but not what lies within all.
    found = read_bytes(
        tmp_path,
        "a.zip",
        make_zip(
            {
                "1.zip": make_zip({"a.txt": "甲" * 60}),
                "2.zip": make_zip({"a.txt": "甲" * 60}),
            }
        ),
    )
    assert [what.startswith("unpacks to more") for _, what in found] == [False, True]


def test_bomb_in_a_report(tmp_path: Path) -> None:
    data = make_zip({"[Content_Types].xml": "", "word/document.xml": bytes(50_000_000)})
    ((name, what),) = read_bytes(tmp_path, "a.docx", data)
    assert (name, what) == ("a.docx", f"unpacks to more than is safe (zip bomb){SAFE}")


def make_mail(body: str, **files: bytes) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "a@example.cn"
    message["Subject"] = "报送总结"
    if body:
        message.set_content(body)
        message.add_alternative(f"<p>{body}</p>", subtype="html")
    for name, data in files.items():
        message.add_attachment(
            data, maintype="application", subtype="octet-stream", filename=name.replace("_", ".")
        )
    return message


def test_mail(tmp_path: Path) -> None:
    message = make_mail(
        "事故1起",
        附件_docx=simple_docx("事故2起"),
        包_zip=make_zip({"c.txt": "事故3起"}),
        x_csv=b"1",
    )
    message.add_attachment(make_mail("事故4起"))
    message.add_attachment(
        b"\x89PNG\r\n", maintype="image", subtype="png", disposition="inline", filename="logo.png"
    )
    assert read_bytes(tmp_path, "a.eml", message.as_bytes()) == [
        ("a.eml", "事故1起\n"),
        ("a.eml!/附件.docx", "事故2起\n"),
        ("a.eml!/包.zip!/c.txt", "事故3起"),
        ("a.eml!/报送总结.eml", "事故4起\n"),
    ]


RAW = [
    # the mail                                                              what is read
    (
        "From: a\nMIME-Version: 1.0\nContent-Type: text/plain; charset=gb2312\n"
        "Content-Transfer-Encoding: 8bit\n\n镕基村事故1起".encode("gb18030"),
        [("a.eml", "镕基村事故1起")],
    ),
    (
        "From: a\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n"
        "Content-Transfer-Encoding: 8bit\n\n<p>事故1起</p>".encode(),
        [("a.eml", "事故1起\n")],
    ),
    (
        b"From: a\nMIME-Version: 1.0\nContent-Type: text/plain\n"
        b'Content-Disposition: attachment; filename="=?GB2312?B?vNcudHh0?="\n\nx12',
        [("a.eml!/甲.txt", "x12")],
    ),
    (b"From: a\nMIME-Version: 1.0\n\n", [("a.eml", "no text; check that it was saved whole")]),
]


@pytest.mark.parametrize(("data", "found"), RAW)
def test_raw_mail(tmp_path: Path, data: bytes, found: list[tuple[str, str]]) -> None:
    assert read_bytes(tmp_path, "a.eml", data) == found


def test_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(make_zip({"a.txt": "事故1起"}))

    monkeypatch.setattr("sys.stdin", Stdin())
    assert [told(result) for result in read_all(ReportPath("-", None))] == [("-!/a.txt", "事故1起")]


def test_batch(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(make_zip({"a.txt": "事故1起", "b.txt": "事故2起"}))
    (tmp_path / "c.txt").write_text("事故3起", "utf-8")
    files = [Loaded(name, (tmp_path / name).read_bytes()) for name in ("a.zip", "c.txt")]
    assert [list(map(told, each)) for each in read_batch(files)] == [
        [("a.zip!/a.txt", "事故1起"), ("a.zip!/b.txt", "事故2起")],
        [("c.txt", "事故3起")],
    ]
    assert zipfile.is_zipfile(tmp_path / "a.zip")


def test_two_members_of_one_name(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive, pytest.warns(UserWarning):
        archive.writestr("甲.txt", "事故1起")
        archive.writestr("甲.txt", "事故2起")
    (documents,) = read_batch([Loaded("a.zip", path.read_bytes())])
    assert [told(document) for document in documents] == [
        ("a.zip!/甲.txt", "事故1起"),
        ("a.zip!/甲.txt#2", "事故2起"),
    ]
