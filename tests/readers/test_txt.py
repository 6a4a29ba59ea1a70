"""A file → Document, or an error that says where, what, and what to do."""

import os
from pathlib import Path

import pytest

from summarymine.model import Document
from summarymine.readers import ReadError, parse_document, read
from summarymine.readers.files import MAX_BYTES

LINE_ENDS = ["一、概况\n事故12起\n", "一、概况\r\n事故12起\r\n", "一、概况\r事故12起\r"]


@pytest.mark.parametrize("text", LINE_ENDS)
def test_text_stays_as_it_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / "甲市.txt"
    path.write_bytes(text.encode("gb18030"))
    assert read(path) == Document(name="甲市.txt", text=text)
    assert read(str(path), name="2024/甲市.txt").name == "2024/甲市.txt"


# name, content, what str of the error says after `NAME: `
FAILURES = [
    ("a.txt", b"", "no text; check that it was saved whole"),
    ("a.txt", b" \r\n\t\n", "no text; check that it was saved whole"),
    ("a.txt", b"\xef\xbb\xbf", "no text; check that it was saved whole"),
    ("a.txt", "\u3000\n".encode("utf-16"), "no text; check that it was saved whole"),
    ("a.txt", b"\0" * 64, "not a text; save as .txt"),
    ("a.txt", bytes(range(256)), "not a text; save as .txt"),
    ("a.txt", b"\xff\x81\x82\xfe\xfd" * 9, "unknown character encoding; save as UTF-8"),
    ("a.PDF", b"", "no text; check that it was saved whole"),
]


@pytest.mark.parametrize(("name", "data", "what"), FAILURES)
def test_failures(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ReadError) as raised:
        read(tmp_path / name)
    assert str(raised.value) == f"{name}: {what}"
    with pytest.raises(ReadError):
        parse_document(data, name)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as raised:
        read(tmp_path / "a.txt")
    assert str(raised.value) == "a.txt: no such file or folder; check the path"


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as raised:
        read(tmp_path, name="2024")
    assert str(raised.value) == "2024: this is a folder; give a file"


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path, mode: str) -> bytes:
        raise PermissionError

    # Root may read all, so the refusal is played.
    (tmp_path / "a.txt").write_text("事故12起", "utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ReadError) as raised:
        read(tmp_path / "a.txt")
    assert str(raised.value) == "a.txt: no permission to read it; change its permissions"


def test_broken_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Path, mode: str) -> bytes:
        raise OSError(5, "Input/output error")

    (tmp_path / "a.txt").write_text("事故12起", "utf-8")
    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(ReadError) as raised:
        read(tmp_path / "a.txt")
    assert str(raised.value) == "a.txt: cannot be read (Input/output error); check the disk"


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_name_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("总结.txt".encode("gb18030"))
    path.write_text("事故12起", "utf-8")
    name = read(path).name
    assert name.endswith(".txt")
    assert "\ufffd" in name
    name.encode()


def test_large_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    monkeypatch.setattr(Path, "open", None)
    with pytest.raises(ReadError) as raised:
        read(path)
    assert str(raised.value) == "a.txt: larger than 100 MB; split it"
