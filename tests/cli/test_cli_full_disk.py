"""A disk that is full: one line says so, the old file stays, and nothing is left beside it."""

import csv
import errno
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from small_reports import Run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no such limit")

# Less than any form takes; one of them asks for a page of the disk before it writes.
ROOM = 100
LIMIT = {
    "en": "larger than a file may be there; write to another disk",
    "zh": "超过该处允许的文件大小；请写到其他磁盘",
}
FULL = {
    "en": "the disk is full; make room, or write to another disk",
    "zh": "磁盘已满；请腾出空间，或写到其他磁盘",
}
# SQLite tells no more than that; a workbook keeps its rows in a temporary folder first.
SQLITE = {
    "en": "cannot be stored (disk I/O error); check the disk, or write another form",
    "zh": "无法存储（disk I/O error）；请检查磁盘，或改用其他格式",
}
TEMPORARY = {
    "en": "temporary files cannot be kept in {folder} ({why}); make room, or set TMPDIR",
    "zh": "临时文件夹 {folder} 无法使用（{why}）；请腾出空间，或设置 TMPDIR",
}
FORMS = ["csv", "jsonl", "md", "txt", "xlsx", "html", "sqlite", "duckdb", "parquet"]
ERROR = {"en": "error: {}: {}\n", "zh": "错误：{}：{}\n"}


@contextmanager
def little_room() -> Iterator[None]:
    """No file can grow beyond ROOM, of this process or of those that it starts."""
    import resource

    before = sys.dont_write_bytecode
    # Python itself would leave half a compiled module.
    sys.dont_write_bytecode = True
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        sys.dont_write_bytecode = before


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def said_of(form: str, language: str) -> str:
    why = os.strerror(errno.EFBIG)
    told = {"sqlite": SQLITE, "xlsx": TEMPORARY}.get(form, LIMIT)[language]
    return told.format(folder=tempfile.gettempdir(), why=why)


@pytest.fixture
def place(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for outputs, and one for what is temporary."""
    assert names(reports)
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    folder = tmp_path / "place"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("form", FORMS)
def test_no_room_leaves_the_old_file(
    run: Run, place: Path, monkeypatch: pytest.MonkeyPatch, form: str, language: str
) -> None:
    monkeypatch.setenv("SUMMARYMINE_LANG", language)
    target = place / f"a.{form}"
    target.write_bytes(b"old")
    with little_room():
        result = run("extract", "reports", "-o", str(target), "-q")
    assert result.exit_code == 1
    assert result.stderr == ERROR[language].format(target, said_of(form, language))
    assert (names(place), target.read_bytes()) == ([target.name], b"old")
    assert names(place.parent / "temporary") == []


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("form", FORMS)
def test_a_disk_that_is_full_at_last_leaves_the_old_file(
    run: Run, place: Path, monkeypatch: pytest.MonkeyPatch, form: str, language: str
) -> None:
    """Some systems give a file room that they have not, and say so when it is to be kept."""

    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setenv("SUMMARYMINE_LANG", language)
    monkeypatch.setattr(os, "fsync", fail)
    target = place / f"a.{form}"
    target.write_bytes(b"old")
    result = run("compare", "reports", "-o", str(target), "-q")
    assert result.exit_code == 1
    assert result.stderr == ERROR[language].format(target, FULL[language])
    assert (names(place), target.read_bytes()) == ([target.name], b"old")


def test_no_room_for_a_folder_of_parts(run: Run, place: Path) -> None:
    with little_room():
        result = run("extract", "reports", "--format", "parquet", "-o", f"{place}/parts/", "-q")
    assert result.stderr == ERROR["en"].format(f"{place}/parts/", LIMIT["en"])
    assert (result.exit_code, names(place / "parts")) == (1, [])


@pytest.mark.parametrize("device", ["/dev/full"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_device(run: Run, place: Path, device: str) -> None:
    result = run("extract", "reports", "--format", "csv", "-o", device, "-q")
    assert (result.exit_code, result.stderr) == (1, ERROR["en"].format(device, FULL["en"]))
    assert names(place) == []


@pytest.mark.parametrize("form", ["xlsx", "html", "sqlite", "duckdb", "parquet"])
def test_no_device_is_replaced(run: Run, place: Path, form: str) -> None:
    target = place / f"a.{form}"
    os.mkfifo(target)
    result = run("extract", "reports", "-o", str(target), "-q")
    what = "is a device or a pipe; name a file"
    assert (result.exit_code, result.stderr) == (1, ERROR["en"].format(target, what))
    assert (target.is_fifo(), names(place)) == (True, [target.name])


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_cache_without_room_costs_nothing_but_time(
    run: Run, place: Path, own_cache: Path, jobs: str
) -> None:
    with little_room():
        first, second = (run("extract", "reports", "--jobs", jobs, "-q") for _ in range(2))
    for result in (first, second):
        assert (result.exit_code, result.stderr) == (0, "")
        rows = csv.DictReader(io.StringIO(result.stdout))
        assert [row["value"] for row in rows] == ["12", "30", "7"]
    assert all(path.stat().st_size <= ROOM for path in own_cache.glob("*.sqlite*"))
    # What is broken in it is made anew.
    assert run("extract", "reports", "-q").stdout == first.stdout
    assert "2 results" in run("cache", "info").stdout
