"""Files: their bytes, and that nothing is lost when something fails."""

import errno
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarymine.model import Cell, Column, Table
from summarymine.outputs import WriteError, write

COLUMNS = (Column("name", "名称"), Column("value", "数值", numeric=True))


def table(*names: str) -> Table:
    return Table(COLUMNS, tuple((name, 1) for name in names))


def names(folder: Path) -> list[str]:
    """What is in a folder: a draft that was left behind would show."""
    return sorted(path.name for path in folder.iterdir())


BOM = b"\xef\xbb\xbf"
FILES = [
    # file        options                             bytes
    ("a.csv", {}, BOM + "name,value\r\n人,1\r\n".encode()),
    ("a.CSV", {"headers": "zh"}, BOM + "名称,数值\r\n人,1\r\n".encode()),
    ("a.csv", {"encoding": "utf-8"}, "name,value\r\n人,1\r\n".encode()),
    ("a.csv", {"encoding": "gb18030"}, "name,value\r\n人,1\r\n".encode("gb18030")),
    ("a.csv", {"encoding": "ascii"}, b"name,value\r\n?,1\r\n"),
    ("a.csv", {"encoding": "utf-16"}, "name,value\r\n人,1\r\n".encode("utf-16")),
    ("a.jsonl", {}, '{"name": "人", "value": 1}\n'.encode()),
    ("a.jsonl", {"headers": "zh"}, '{"名称": "人", "数值": 1}\n'.encode()),
    ("a.jsonl", {"encoding": "gbk"}, b'{"name": "\\u4eba", "value": 1}\n'),
    ("a.md", {}, "| name | value |\n| --- | ---: |\n| 人 | 1 |\n".encode()),
    ("a.txt", {}, "name   value\n────────────\n人         1\n".encode()),
    ("a.table", {}, "name   value\n────────────\n人         1\n".encode()),
    ("a.log", {"format": "jsonl"}, '{"name": "人", "value": 1}\n'.encode()),
    ("a", {"format": "csv"}, BOM + "name,value\r\n人,1\r\n".encode()),
]


@pytest.mark.parametrize(("name", "options", "expected"), FILES)
@pytest.mark.parametrize("as_text", [True, False])
def test_file(
    name: str, options: dict[str, str], expected: bytes, as_text: bool, tmp_path: Path
) -> None:
    target = tmp_path / name
    for _ in range(2):
        write(table("人"), str(target) if as_text else target, **options)  # type: ignore[arg-type]
        assert target.read_bytes() == expected
    assert names(tmp_path) == [name]


PIPES = [
    # options                                    bytes
    ({}, "name,value\n人,1\n".encode()),
    ({"format": "csv", "encoding": "utf-8-sig"}, BOM + "name,value\n人,1\n".encode()),
    ({"format": "csv", "encoding": "gb18030"}, "name,value\n人,1\n".encode("gb18030")),
    ({"format": "jsonl"}, '{"name": "人", "value": 1}\n'.encode()),
    ({"format": "table"}, "name   value\n────────────\n人         1\n".encode()),
]


@pytest.mark.parametrize(("options", "expected"), PIPES)
def test_pipe(
    options: dict[str, str], expected: bytes, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    write(table("人"), None, **options)  # type: ignore[arg-type]
    print("still open", flush=True)
    assert capfdbinary.readouterr().out == expected + b"still open\n"


def test_characters_that_no_encoding_has(tmp_path: Path) -> None:
    write(table("a\udcffb"), tmp_path / "a.csv", encoding="gb18030")
    assert (tmp_path / "a.csv").read_bytes() == b"name,value\r\na?b,1\r\n"


LONG = f"{'x' * 300}.csv"
WRONG = [
    # file          options                   error
    (
        "对比.xlsx",
        {},
        "{folder}/对比.xlsx: unknown ending .xlsx; use .csv, .jsonl, .md, .txt or .table",
    ),
    ("a.doc", {}, "{folder}/a.doc: unknown ending .doc; use .csv, .jsonl, .md, .txt or .table"),
    (
        "a",
        {},
        "{folder}/a: no ending that tells the format; use .csv, .jsonl, .md, .txt or .table",
    ),
    ("a.csv", {"format": "xml"}, "unknown format xml; use csv, jsonl, md or table"),
    (
        "a.csv",
        {"encoding": "klingon"},
        "{folder}/a.csv: unknown encoding klingon; use utf-8, utf-8-sig or gb18030",
    ),
    (
        "a.csv",
        {"encoding": "base64"},
        "{folder}/a.csv: unknown encoding base64; use utf-8, utf-8-sig or gb18030",
    ),
    (
        "none/a.csv",
        {},
        "{folder}/none/a.csv: no such folder; make the folder first, or write somewhere else",
    ),
    ("folder.csv", {}, "{folder}/folder.csv: is a folder; name a file in it"),
    (
        f"{'x' * 300}.csv",
        {},
        f"{{folder}}/{'x' * 300}.csv: the name is too long; use a shorter one",
    ),
]


@pytest.mark.parametrize(("name", "options", "expected"), WRONG)
def test_error(name: str, options: dict[str, str], expected: str, tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(WriteError) as caught:
        write(table("人"), tmp_path / name, **options)  # type: ignore[arg-type]
    assert str(caught.value) == expected.format(folder=tmp_path)
    assert names(tmp_path) == ["folder.csv"]


SYSTEM_ERRORS = [
    # error           message
    (errno.ENOSPC, "the disk is full; make room, or write to another disk"),
    (errno.EACCES, "no permission; close the program that has it open, or write elsewhere"),
    (errno.EIO, "Input/output error; write somewhere else"),
]


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize(("number", "message"), SYSTEM_ERRORS)
def test_system_error_leaves_the_old_file(
    call: str, number: int, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    target = tmp_path / "a.csv"
    target.write_text("old")
    monkeypatch.setattr(os, call, fail)
    with pytest.raises(WriteError) as caught:
        write(table("人"), target)
    assert str(caught.value) == f"{target}: {message}"
    assert (names(tmp_path), target.read_text()) == (["a.csv"], "old")


@pytest.mark.parametrize("error", [ValueError, OSError, KeyboardInterrupt])
@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.md", "a.txt"])
def test_broken_rows_leave_the_old_file(
    error: type[BaseException], name: str, tmp_path: Path
) -> None:
    def rows() -> Iterator[tuple[Cell, ...]]:
        yield ("人", 1)
        raise error("from the rows")

    target = tmp_path / name
    target.write_text("old")
    # As it is: what the rows raise is not the output's to explain.
    with pytest.raises(error, match="from the rows"):
        write(Table(COLUMNS, rows()), target)
    assert (names(tmp_path), target.read_text()) == ([name], "old")


@pytest.mark.skipif(sys.platform == "win32", reason="no such links or modes")
def test_link_and_mode_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    write(table("人"), link)
    assert link.is_symlink()
    assert real.read_bytes().startswith(BOM)
    assert real.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(sys.platform == "win32" or not os.getuid(), reason="root may write anywhere")
def test_write_protected(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text("old")
    target.chmod(0o444)
    with pytest.raises(WriteError, match="no permission"):
        write(table("人"), target)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_device_is_written_to_not_replaced() -> None:
    write(table("人"), "/dev/null", format="csv")
    assert Path("/dev/null").is_char_device()
    with pytest.raises(WriteError, match=r"^/dev/full: the disk is full; make room"):
        write(table("人"), "/dev/full", format="csv")
    assert Path("/dev/full").is_char_device()


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [("gbk", "-30.26%,!7"), ("gb18030", "−30.26%,⚠7"), ("ascii", "-30.26%,!7")],
)
def test_minus_outlives_a_poor_encoding(tmp_path: Path, encoding: str, expected: str) -> None:
    """As a ? it would be taken for the mark of doubt."""
    table = Table((Column("a", "甲"), Column("b", "乙")), (("−30.26%", "⚠7"),))
    write(table, tmp_path / "t.csv", encoding=encoding)
    assert (tmp_path / "t.csv").read_text(encoding).splitlines()[-1] == expected


ON_TERMINAL = [
    # form      what is shown of a report's ESC, title, C1 and bidi marks
    ("csv", "name,value\na b,1\n"),
    ("jsonl", '{"name": "a b", "value": 1}\n'),
    ("md", "| name | value |\n| --- | ---: |\n| a b | 1 |\n"),
    ("table", "name   value\n────────────\na b        1\n"),
]


@pytest.mark.parametrize(("form", "expected"), ON_TERMINAL)
def test_a_terminal_obeys_no_report(
    form: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is for programs keeps every character in a pipe, but a terminal is none."""
    stream = io.TextIOWrapper(io.BytesIO(), "utf-8")
    monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stdout", stream)
    hostile = "a \x1b[31m\x1b]0;x\x07\x9b31m\u202eb"
    write(table(hostile), None, format=form)
    shown = stream.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]
    if form == "jsonl":
        shown = shown.replace("\\u001b[31m\\u001b]0;x\\u0007", "")
    assert shown == expected
