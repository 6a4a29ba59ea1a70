"""Which reports the PATHs mean, in which order, and what they are called."""

import os
from pathlib import Path

import pytest

from summarymine.readers import ReadError, find_reports

FILES = [
    "乙/b.txt",
    "乙/a.TXT",
    "乙/丙/c.txt",
    "a.txt",
    "b.pdf",
    "d.docx",
    "e.zip",
    "notes.md",
    "photo.jpg",
    "data.csv",
    "script.py",
    "page.html",
    "page_files/logo.png",
    "loose_files/f.txt",
    "Thumbs.db",
    "desktop.ini",
    ".DS_Store",
    ".hidden.txt",
    ".git/x.txt",
    "~$a.txt",
    "__MACOSX/a.txt",
    "no-report/data.csv",
]

ALL = [
    *("a.txt", "b.pdf", "d.docx", "e.zip", "loose_files/f.txt", "notes.md", "page.html"),
    *("photo.jpg", "乙/a.TXT", "乙/b.txt", "乙/丙/c.txt"),
]

FOUND = [
    # paths                  names
    (["{}"], ALL),
    (["{}/"], ALL),
    (["{}/乙"], ["a.TXT", "b.txt", "丙/c.txt"]),
    (["{}/乙/b.txt", "{}/a.txt"], ["b.txt", "a.txt"]),
    (["{}/a.txt", "{}/a.txt"], ["a.txt"]),
    (["{}/notes.md"], ["notes.md"]),
    (["-", "{}/a.txt"], ["-", "a.txt"]),
    (["{}/*.txt"], ["a.txt"]),
    (["{}/**/*.txt"], ["a.txt", "loose_files/f.txt", "乙/b.txt", "乙/丙/c.txt"]),
    (["{}/**"], ALL),
    (["{}/*/?.txt"], ["loose_files/f.txt", "乙/b.txt"]),
    (["{}/[乙]"], ["乙/a.TXT", "乙/b.txt", "乙/丙/c.txt"]),
    (["{}/*"], ALL),
    (["{}/*.csv"], ["data.csv"]),
    (["{}/data.csv"], ["data.csv"]),
    (["{}/missing.txt"], ["missing.txt"]),
    (["{}/" + "x" * 300], ["x" * 300]),
]

ERRORS = [
    ("", "'': no such file or folder; check the path"),
    ("{}/x*.txt", "{}/x*.txt: no file matches; check the pattern, and quote it"),
    ("{}/no-report", "{}/no-report: no report in this folder; check the path"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("事故12起", "utf-8")
    return tmp_path


def names_of(paths: list[str]) -> list[str]:
    return [
        str(report) if isinstance(report, ReadError) else report.name
        for report in find_reports(paths)
    ]


@pytest.mark.parametrize(("paths", "names"), FOUND)
def test_find_reports(folder: Path, paths: list[str], names: list[str]) -> None:
    assert names_of([path.format(folder) for path in paths]) == names


@pytest.mark.parametrize(("path", "message"), ERRORS)
def test_paths_that_lead_nowhere(folder: Path, path: str, message: str) -> None:
    names = names_of([path.format(folder), f"{folder}/a.txt"])
    assert names == [message.format(folder), "a.txt"]


def test_a_file_named_like_a_glob(tmp_path: Path) -> None:
    (tmp_path / "[1].txt").write_text("事故12起", "utf-8")
    assert names_of([f"{tmp_path}/[1].txt"]) == ["[1].txt"]


def test_links(folder: Path) -> None:
    try:
        (folder / "乙" / "loop").symlink_to(folder)
        (folder / "broken.txt").symlink_to(folder / "gone.txt")
    except OSError:
        pytest.skip("no links here")
    names = names_of([str(folder)])
    assert sorted(names) == sorted([*ALL, "broken.txt"])
    assert len(names_of([f"{folder}/**/*.txt"])) == len(
        {"a.txt", "b.txt", "c.txt", "f.txt", "broken.txt"}
    )


def test_current_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert names_of(["."]) == ALL
    assert names_of(["乙/*.txt"]) == ["b.txt"]


def test_folder_without_permission(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "丙":
            raise PermissionError
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    names = names_of([f"{folder}/乙"])
    assert names == ["a.TXT", "b.txt", "丙: no permission to read it; change its permissions"]


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_name_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode("总结.txt".encode("gb18030"))).write_text("事故12起", "utf-8")
    (name,) = names_of([str(tmp_path)])
    assert name.endswith(".txt")
    name.encode()
