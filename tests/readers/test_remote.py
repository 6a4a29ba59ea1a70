"""Reports behind addresses: what lies there is what would lie in a folder."""

import sys
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from summarymine.readers import ReadError, ReportPath, find_reports, read_all
from summarymine.readers.files import MAX_BYTES, RemotePath, read_bytes
from summarymine.readers.remote import shown_address

FILES = {
    "2024/b.txt": "死亡7人。",
    "2024/a.txt": "死亡12人。",
    "2024/.hidden.txt": "死亡1人。",
    "2024/data.csv": "1,2",
    "2024/page.html": "<p>死亡3人。</p>",
    "2024/page_files/x.txt": "死亡4人。",
    "2023/c.md": "死亡5人。",
    "README.md": "",
    "top.txt": "死亡6人。",
}


@pytest.fixture
def stored() -> Iterator[str]:
    """An address with files."""
    system = fsspec.filesystem("memory")
    for name, text in FILES.items():
        system.pipe_file(f"/reports/{name}", text.encode())
    yield "memory://reports"
    system.rm("/reports", recursive=True)


@pytest.fixture
def local(tmp_path: Path) -> Path:
    """A folder with the same files."""
    for name, text in FILES.items():
        (tmp_path / "reports" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "reports" / name).write_text(text, "utf-8")
    return tmp_path / "reports"


def found(path: str) -> list[str]:
    """Names, or errors, of what a path leads to."""
    reports = find_reports([path])
    return [r.name if isinstance(r, ReportPath) else f"! {r.reason}" for r in reports]


BELOW = [
    # below      names
    ("", ["2023/c.md", "2024/a.txt", "2024/b.txt", "2024/page.html", "top.txt"]),
    ("/", ["2023/c.md", "2024/a.txt", "2024/b.txt", "2024/page.html", "top.txt"]),
    ("/2024", ["a.txt", "b.txt", "page.html"]),
    ("/top.txt", ["top.txt"]),
    ("/*.txt", ["top.txt"]),
    ("/*/a.*", ["2024/a.txt"]),
    ("/2024/*.csv", ["data.csv"]),
    ("/20*", ["2023/c.md", "2024/a.txt", "2024/b.txt", "2024/page.html"]),
    ("/**/c.md", ["2023/c.md"]),
    ("/*.pdf", ["! no_match"]),
]


@pytest.mark.parametrize(("below", "names"), BELOW)
def test_an_address_is_walked_as_a_folder(
    stored: str, local: Path, below: str, names: list[str]
) -> None:
    assert found(stored + below) == names
    assert found(f"{local}{below}") == names
    assert found(f"file://{local}{below}") == names


def test_they_are_read_by_their_own_address(stored: str) -> None:
    reports = [report for report in find_reports([stored]) if isinstance(report, ReportPath)]
    assert str(reports[1].path) == "memory://reports/2024/a.txt"
    assert isinstance(reports[1].path, RemotePath)
    assert reports[1].path.size == len("死亡12人。".encode())
    (document,) = read_all(reports[1])
    assert not isinstance(document, ReadError)
    assert document.text.strip() == "死亡12人。"


ERRORS = [
    ("gs://bucket/a", "gs:// needs gcsfs; install it: pip install gcsfs"),
    ("nosuch://a/b", "no file system is called nosuch://; write file://, s3://, gs:// or hdfs://"),
    ("memory://nothing", "no such file or folder; check the path"),
]


@pytest.mark.parametrize(("address", "what"), ERRORS)
def test_what_cannot_be_reached_is_told(address: str, what: str) -> None:
    if address.startswith("gs:"):
        assert "gcsfs" not in sys.modules
    (error,) = find_reports([address])
    assert str(error) == f"{address}: {what}"


def test_without_fsspec(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    (error,) = find_reports(["s3://a/b"])
    needed = "s3:// needs fsspec; install it: pip install 'summarymine[cluster]'"
    assert str(error) == f"s3://a/b: {needed}"


def test_a_file_that_is_gone_or_too_large(monkeypatch: pytest.MonkeyPatch, stored: str) -> None:
    with pytest.raises(ReadError, match="a: no such file"):
        read_bytes(RemotePath("memory://reports/none.txt", 1), "a")
    monkeypatch.setattr("summarymine.readers.remote.MAX_BYTES", 3)
    with pytest.raises(ReadError, match=f"a: larger than {MAX_BYTES // 1_000_000} MB"):
        read_bytes(RemotePath(f"{stored}/top.txt", 1), "a")


def test_a_password_is_not_shown() -> None:
    assert shown_address("ftp://me:secret@host/a@b") == "ftp://host/a@b"
