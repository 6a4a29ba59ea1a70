"""A batch: in order whatever is done first, and a file at fault costs the batch itself alone."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarymine.batch import Job, Part, Run
from summarymine.batch import pool as pool_module
from summarymine.batch import worker as worker_module
from summarymine.batch.chunks import make_chunks
from summarymine.batch.part import pack, unpack
from summarymine.batch.worker import Task
from summarymine.model import Document, InternalError, SummaryMineError
from summarymine.readers import ReadError, ReportPath

JOB = Job("quantities")

forked = pytest.mark.skipif(sys.platform != "linux", reason="workers are not forked there")


def make_reports(folder: Path, count: int) -> list[ReportPath | ReadError]:
    reports: list[ReportPath | ReadError] = []
    for number in range(count):
        path = folder / f"{number:03}.txt"
        path.write_text(f"全年查处酒驾{number + 1}起。" + "\n平安。" * (number % 7) * 40, "utf-8")
        reports.append(ReportPath(path.name, path))
    return reports


def run(
    reports: Iterator[ReportPath | ReadError] | list[ReportPath | ReadError], jobs: int
) -> list[Part]:
    parts = Run(JOB, jobs=jobs, use_cache=False).parts(reports)
    return [part for file in parts for part in file]


def names(parts: list[Part]) -> list[str]:
    return [part.name for part in parts]


def errors(parts: list[Part]) -> list[str]:
    return [str(part.error) for part in parts if part.error]


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 4, 5, 200])
def test_parts_come_in_order(tmp_path: Path, count: int, jobs: int) -> None:
    reports = make_reports(tmp_path, count)
    parts = run(reports, jobs)
    assert names(parts) == [report.name for report in reports]
    assert [part.rows[0].split(",")[3] for part in parts] == [f"{n + 1}起" for n in range(count)]


def test_what_cannot_be_had_stands_in_its_place(tmp_path: Path) -> None:
    reports = make_reports(tmp_path, 9)
    (tmp_path / "003.txt").write_bytes(b"")
    (tmp_path / "005.txt").unlink()
    reports[0:0] = [ReadError("first", "no_match")]
    reports.append(ReadError("last", "no_report"))
    parts = run(reports, 2)
    assert names(parts) == ["first", *(f"{n:03}.txt" for n in range(9)), "last"]
    assert errors(parts) == [
        "first: no file matches; check the pattern, and quote it",
        "003.txt: no text; check that it was saved whole",
        "005.txt: no such file or folder; check the path",
        "last: no report in this folder; check the path",
    ]


def kill_yourself(number: signal.Signals) -> None:
    os.kill(os.getpid(), number)
    time.sleep(9)


def fill_memory() -> None:
    raise MemoryError


def hang() -> None:
    time.sleep(60)


def leave() -> None:
    os._exit(3)


FAULTS = [
    (
        lambda: kill_yourself(signal.SIGSEGV),
        "its reader crashed (SIGSEGV); open it in its program, save it again",
    ),
    (
        lambda: kill_yourself(signal.SIGKILL),
        "needs too much memory; split it, or save as .docx or .txt",
    ),
    (fill_memory, "needs too much memory; split it, or save as .docx or .txt"),
    (leave, "its reader crashed (3); open it in its program, save it again"),
    (hang, "not read within 3 s; split it, or save as .docx or .txt"),
]


@forked
@pytest.mark.parametrize(
    ("fault", "what"), FAULTS, ids=["crash", "killed", "memory", "exit", "hang"]
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_ends_its_worker_is_named_and_the_rest_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: object, what: str, jobs: int
) -> None:
    """The fault lies in two of sixty files; forked workers inherit it."""
    read_batch = worker_module.read_batch

    def stumble(files: list[object]) -> Iterator[object]:
        for file, documents in zip(files, read_batch(files), strict=True):  # type: ignore[arg-type]
            if file.name in ("017.txt", "040.txt"):  # type: ignore[attr-defined]
                fault()  # type: ignore[operator]
            yield documents

    monkeypatch.setattr(worker_module, "read_batch", stumble)
    monkeypatch.setattr(worker_module, "SECONDS", 3)
    monkeypatch.setattr(worker_module, "SECONDS_PER_MB", 0)
    reports = make_reports(tmp_path, 60)
    parts = run(reports, jobs)
    assert names(parts) == [report.name for report in reports]
    assert errors(parts) == [f"{name}: {what}" for name in ("017.txt", "040.txt")]


class PoisonJob(Job):
    """Kills its process at one of the documents; a spawned process finds it in this module."""

    def __reduce__(self) -> tuple[type[Job], tuple[object, ...]]:
        return PoisonJob, (self.verb,)

    def part(self, document: Document | SummaryMineError, digest: str) -> Part:
        if getattr(document, "name", "") == "017.txt":
            kill_yourself(signal.SIGKILL)
        return super().part(document, digest)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_spawned_workers_do_as_forked_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_module, "START_METHOD", "spawn")
    reports = make_reports(tmp_path, 60)
    parts = list(Run(PoisonJob("quantities"), jobs=2, use_cache=False).parts(reports))
    assert names([part for file in parts for part in file]) == [report.name for report in reports]
    assert errors([part for file in parts for part in file]) == [
        "017.txt: needs too much memory; split it, or save as .docx or .txt"
    ]


@forked
def test_a_file_that_hangs_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_bytes = worker_module.read_bytes

    def stumble(path: Path, name: str) -> bytes:
        if name == "002.txt":
            time.sleep(60)
        return read_bytes(path, name)

    monkeypatch.setattr(worker_module, "read_bytes", stumble)
    monkeypatch.setattr(worker_module, "SECONDS", 3)
    parts = run(make_reports(tmp_path, 6), 1)
    assert errors(parts) == ["002.txt: not read within 3 s; split it, or save as .docx or .txt"]
    assert len(parts) == 6


def test_rows_come_before_all_reports_are_read(tmp_path: Path) -> None:
    asked: list[str] = []

    def ask() -> Iterator[ReportPath | ReadError]:
        for report in make_reports(tmp_path, 400):
            asked.append(report.name)
            yield report

    parts = Run(JOB, jobs=1, use_cache=False).parts(ask())
    assert next(parts)[0].name == "000.txt"
    assert len(asked) < 300
    parts.close()


def children() -> set[str]:
    """Processes whose parent this one is, by number; of a system that shows them."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[1] == str(os.getpid()):
            found.add(path.parent.name)
    return found


@forked
@pytest.mark.parametrize("taken", [0, 1, 3])
def test_no_process_stays_behind(tmp_path: Path, taken: int) -> None:
    before = children()
    parts = Run(JOB, jobs=2, use_cache=False).parts(make_reports(tmp_path, 100))
    for _ in range(taken):
        next(parts)
    parts.close()
    assert children() <= before


def test_several_documents_of_one_file(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("甲.txt", "事故12起，较去年下降。")
        archive.writestr("乙.txt", "")
    parts = run([ReportPath("a.zip", tmp_path / "a.zip")], 1)
    assert names(parts) == ["a.zip!/乙.txt", "a.zip!/甲.txt"]
    assert errors(parts) == ["a.zip!/乙.txt: no text; check that it was saved whole"]


PARTS = [
    Part(name="a.txt", rows=['a.txt,1,"2,3"', "a.txt,,"], digest="00", sketch=(1, 2)),
    Part(name="b\udcff.txt", error=ReadError("b\udcff.txt", "kind", kind="OFD")),
    Part(name="c.txt", error=InternalError("c.txt", "KeyError: 1")),
    Part(name="d.txt", error=SummaryMineError("d.yaml: no")),
    Part(name="e.pdf", unread=(ReadError("e.pdf", "empty"),)),
]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name[0])
def test_parts_travel(part: Part) -> None:
    (again,) = unpack(pack([part]))
    assert (again.name, list(again.rows), again.digest, again.sketch) == (
        part.name,
        list(part.rows),
        part.digest,
        part.sketch,
    )
    for one, other in zip((part.error, *part.unread), (again.error, *again.unread), strict=True):
        assert (type(one), str(one)) == (type(other), str(other))


def test_nothing_is_raised_of_a_document() -> None:
    broken = Document(name="a.txt", text="事故12起", grids=(None,))  # type: ignore[arg-type]
    part = JOB.part(broken, "")
    assert str(part.error).startswith("a.txt: internal error: AttributeError: ")


def task(number: int, size: int = 10, name: str = "") -> Task:
    return Task(number, name or f"{number}.txt", Path("甲", name or f"{number}.txt"), size)


def test_chunks_hold_all_and_grow() -> None:
    chunks = list(make_chunks((task(n, 10_000) for n in range(500)), 2))
    assert sorted(t.number for chunk in chunks for t in chunk) == list(range(500))
    sizes = [len(chunk) for chunk in chunks]
    assert sizes[0] < 5
    assert max(sizes) == 105, "about 1 MB"


def test_chunks_of_small_files_stay_small() -> None:
    chunks = list(make_chunks((task(n, 1, f"{n}.txt") for n in range(3000)), 1))
    assert max(map(len, chunks)) == 256


def test_what_libreoffice_reads_goes_together_by_folder() -> None:
    tasks = [task(0, name="a.doc"), task(1), task(2, name="b.wps"), task(3), task(4, name="c.rtf")]
    other = Task(5, "d.doc", Path("乙", "d.doc"), 10)
    chunks = [[t.name for t in chunk] for chunk in make_chunks([*tasks, other], 1)]
    assert chunks == [["a.doc", "b.wps", "c.rtf"], ["d.doc"], ["1.txt", "3.txt"]]


def test_no_file_is_kept_back_for_long() -> None:
    tasks = [task(0, name="a.doc"), *(task(n, size=0) for n in range(1, 3000))]
    chunks = list(make_chunks(tasks, 1))
    at = next(number for number, chunk in enumerate(chunks) if chunk[0].name == "a.doc")
    assert max(t.number for chunk in chunks[:at] for t in chunk) < 1100
