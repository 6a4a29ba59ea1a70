"""What is kept of a run: found again by content, never wrong, and never in the way."""

import os
import shutil
import sqlite3
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from summarymine.batch import Job, Run
from summarymine.batch import cache as cache_module
from summarymine.batch import run as run_module
from summarymine.batch import worker as worker_module
from summarymine.batch.cache import clear_cache, find_info, prune_cache
from summarymine.batch.documents import pack_documents, unpack_documents
from summarymine.model import Document, Grid, Heading, Span
from summarymine.readers import ReadError, find_reports

TEXT = "甲县2024年总结\n全年查处酒驾12起。\n"
JOB = Job("facts")
SAMPLES = Path(__file__).parents[2] / "samples"


def work(folder: Path, job: Job = JOB) -> list[tuple[str, str]]:
    """Name and error or rows of each part."""
    files = Run(job, jobs=1, use_cache=True).parts(find_reports([str(folder)]))
    return [(part.name, str(part.error or list(part.rows))) for file in files for part in file]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    return folder


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are parsed, as they are."""
    names: list[str] = []
    read_batch = worker_module.read_batch

    def note(files: list[object]) -> object:
        names.extend(file.name for file in files)  # type: ignore[attr-defined]
        return read_batch(files)  # type: ignore[arg-type]

    monkeypatch.setattr(worker_module, "read_batch", note)
    return names


def test_a_second_run_parses_nothing(folder: Path, parsed: list[str]) -> None:
    first = work(folder)
    assert parsed == ["a.txt"]
    assert work(folder) == first
    assert parsed == ["a.txt"]
    assert find_info().results == 1


def change_text(folder: Path) -> Job:
    (folder / "a.txt").write_text(TEXT + "受伤3人。\n", "utf-8")
    return JOB


def change_name(folder: Path) -> Job:
    """A name may tell whose report it is."""
    (folder / "a.txt").rename(folder / "b.txt")
    return JOB


def change_rules(folder: Path) -> Job:
    rules = folder.parent / "mine.yaml"
    rules.write_text("schema: summarymine/1\npack: mine\nindicators: []\n", "utf-8")
    return Job("facts", (str(rules),))


CHANGES: list[Callable[[Path], Job]] = [
    change_text,
    change_name,
    change_rules,
    lambda _: Job("facts", indicators=("deaths",)),
    lambda _: Job("quantities"),
    lambda _: Job("numerals", classes=("date",)),
]


@pytest.mark.parametrize("change", CHANGES)
def test_what_a_result_depends_on(
    folder: Path, parsed: list[str], change: Callable[[Path], Job]
) -> None:
    work(folder)
    job = change(folder)
    work(folder, job)
    assert len(parsed) == 2
    work(folder, job)
    assert len(parsed) == 2


PAGE = f"<html><body><h1>甲县2024年总结</h1><p>{'全年查处酒驾12起。' * 9}</p></body></html>"


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """All files are read in this process, where what is parsed is noted."""
    monkeypatch.setattr(run_module, "_FEW", 99)
    monkeypatch.setattr(run_module, "_is_small", lambda _: True)


@pytest.fixture
def page(folder: Path, here: None) -> Path:
    """A folder with one file that takes time to read."""
    (folder / "a.txt").unlink()
    (folder / "a.html").write_text(PAGE, "utf-8")
    return folder


@pytest.mark.parametrize("change", CHANGES[2:])
def test_other_rules_read_no_file_again(
    page: Path, parsed: list[str], change: Callable[[Path], Job]
) -> None:
    work(page)
    assert (find_info().results, find_info().documents) == (1, 1)
    job = change(page)
    again = work(page, job)
    assert parsed == ["a.html"]
    assert (find_info().results, find_info().documents) == (2, 1)
    clear_cache()
    assert work(page, job) == again


CHANGED_FILES: list[Callable[[Path], object]] = [
    lambda path: path.write_text(PAGE.replace("12", "13"), "utf-8"),
    lambda path: path.rename(path.with_name("b.html")),
]


@pytest.mark.parametrize("change", CHANGED_FILES)
def test_another_file_is_read(
    page: Path, parsed: list[str], change: Callable[[Path], object]
) -> None:
    work(page)
    change(page / "a.html")
    work(page)
    assert len(parsed) == 2


def test_another_reader_reads_again(
    page: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    work(page)
    monkeypatch.setattr(cache_module, "_reading", lambda: b"another")
    work(page)
    assert len(parsed) == 1
    work(page, Job("quantities"))
    assert len(parsed) == 2


def test_the_same_with_and_without(folder: Path, here: None, parsed: list[str]) -> None:
    """All that the rooms need of a document is kept, of every kind of file."""
    for sample in SAMPLES.iterdir():
        shutil.copy(sample, folder)
    jobs = [Job("facts"), Job("study"), Job("numerals", classes=("date", "name"))]
    clear_cache()
    work(folder, Job("quantities"))
    kept = find_info().documents
    assert kept >= 6
    parsed.clear()
    warm = [work(folder, job) for job in jobs]
    assert {Path(name).suffix for name in parsed} == {".txt"}
    cold = []
    for job in jobs:
        clear_cache()
        cold.append(work(folder, job))
    assert warm == cold


DOCUMENTS = [
    Document(name="a.docx", text="甲\r\n乙\f丙"),
    Document(name="半\ud800.zip!/b.docx", text="半\ud800", headings=(Heading(Span(0, 1), 2),)),
    Document(
        name="c.xlsx",
        text="甲 乙",
        grids=(Grid(((Span(0, 1), Span(2, 3)), (Span(3, 3), Span(3, 3)))), Grid(((Span(0, 3),),))),
        ocr=(Span(0, 1), Span(2, 3)),
    ),
]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name[0])
def test_documents_are_kept_whole(document: Document) -> None:
    packed = pack_documents([document, document])
    assert packed is not None
    assert unpack_documents(packed) == (document, document)
    error = ReadError(document.name, "empty")
    assert pack_documents([document, error]) is None
    assert pack_documents([replace(document, unread=(error,))]) is None


@pytest.mark.parametrize("value", [b"x\x9c spoiled", zlib.compress(b"[1]"), zlib.compress(b"{")])
def test_documents_that_are_spoiled(
    page: Path, parsed: list[str], own_cache: Path, value: bytes
) -> None:
    expected = work(page)
    with sqlite3.connect(own_cache / "results.sqlite") as connection:
        connection.execute("update documents set value = ?", (value,))
        connection.execute("delete from results")
    assert work(page) == expected
    assert len(parsed) == 2


def test_a_full_cache_takes_no_more(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work(folder)
    monkeypatch.setattr(cache_module, "MAX_BYTES", 100)
    monkeypatch.setattr(run_module, "prune_cache", lambda: None)
    (folder / "b.txt").write_text(TEXT, "utf-8")
    work(folder)
    assert find_info().results == 1


def test_the_text_of_rules_counts(folder: Path, parsed: list[str]) -> None:
    job = change_rules(folder)
    work(folder, job)
    (folder.parent / "mine.yaml").write_text(
        "schema: summarymine/1\npack: mine\nindicators: []\n# changed\n", "utf-8"
    )
    work(folder, job)
    assert len(parsed) == 2


def test_a_moved_file_is_read_again(folder: Path, parsed: list[str]) -> None:
    """A folder too may tell whose report it is."""
    (folder / "瑞安市").mkdir()
    (folder / "a.txt").rename(folder / "瑞安市" / "a.txt")
    (folder / "瑞安市" / "a.txt").write_text("工作总结\n全年查处酒驾12起。", "utf-8")
    assert "330381" in work(folder)[0][1]
    (folder / "瑞安市").rename(folder / "乐清市")
    assert "330382" in work(folder)[0][1]


def test_errors_are_not_kept(folder: Path, parsed: list[str]) -> None:
    (folder / "a.txt").write_bytes(b"")
    assert work(folder) == work(folder)
    assert parsed == ["a.txt", "a.txt"]
    assert find_info().results == 0


def spoil(path: Path) -> None:
    path.write_bytes(b"no database" * 999)


def lock(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("pragma journal_mode = wal")
    connection.execute("create table if not exists other (x)")
    connection.execute("begin exclusive")
    LOCKS.append(connection)


def make_folder(path: Path) -> None:
    path.mkdir()


LOCKS: list[sqlite3.Connection] = []


@pytest.mark.parametrize("harm", [spoil, lock, make_folder])
def test_a_cache_that_cannot_be_used_is_as_none(
    folder: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch, harm: Callable[[Path], None]
) -> None:
    monkeypatch.setattr(cache_module, "_BUSY_SECONDS", 0.1)
    expected = work(folder)
    clear_cache()
    harm(own_cache / "results.sqlite")
    assert work(folder) == expected
    assert work(folder) == expected
    while LOCKS:
        LOCKS.pop().close()


def test_values_that_are_spoiled(folder: Path, parsed: list[str], own_cache: Path) -> None:
    expected = work(folder)
    with sqlite3.connect(own_cache / "results.sqlite") as connection:
        connection.execute("update results set value = ?", (b"x\x9c spoiled",))
    assert work(folder) == expected
    assert len(parsed) == 2


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_without_permission(folder: Path, own_cache: Path) -> None:
    own_cache.chmod(0o500)
    assert work(folder)
    own_cache.chmod(0o700)


def test_a_file_in_place_of_the_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SUMMARYMINE_CACHE", str(tmp_path / "file"))
    assert work(folder)


def test_the_oldest_half_is_dropped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        (folder / f"{number}.txt").write_text(f"{TEXT}死亡{number}人。", "utf-8")
    work(folder)
    assert find_info().results == 21
    prune_cache()
    assert find_info().results == 21
    monkeypatch.setattr(cache_module, "MAX_BYTES", 100)
    prune_cache()
    assert find_info().results == 11


def test_clear(folder: Path, own_cache: Path) -> None:
    work(folder)
    assert clear_cache().results == 1
    assert list(own_cache.iterdir()) == []
    assert clear_cache().results == 0
