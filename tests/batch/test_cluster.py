"""A cluster: its rows are those of the local run, whatever dies; and what does not fit is named."""

import contextlib
import json
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import KilledWorker

from summarymine.batch import Job, Run
from summarymine.batch import cluster as cluster_module
from summarymine.batch.cluster import Cluster, _foreign
from summarymine.batch.cluster_worker import Foreign
from summarymine.batch.errors import ClusterError
from summarymine.batch.made import Made
from summarymine.batch.parcel import make_parcel
from summarymine.batch.part import unpack
from summarymine.batch.worker import Task
from summarymine.model import SummaryMineError

SUMMARYMINE = (sys.executable, "-m", "summarymine")
SECONDS = 60

MINE = """schema: summarymine/1
pack: mine
indicators:
  - id: patrol_members
    label: 巡防队员数
    unit: 名
    names: ['巡防队员']
"""


# -- a real one -----------------------------------------------------------------------------------


@contextlib.contextmanager
def processes() -> Iterator[list[subprocess.Popen[bytes]]]:
    """What is added to the list is ended afterwards, with its children."""
    started: list[subprocess.Popen[bytes]] = []
    try:
        yield started
    finally:
        for process in reversed(started):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
        for process in started:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A scheduler and two workers on loopback; the numbers of their processes are in pids/."""
    (tmp_path / "pids").mkdir()
    file = tmp_path / "scheduler.json"
    environment = {
        **os.environ,
        "TEST_PIDS": str(tmp_path / "pids"),
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
    }
    common = ("--scheduler-file", str(file), "--no-dashboard")
    scheduler = ("scheduler", "--host", "127.0.0.1", "--port", "0", *common)
    preload = Path(__file__).with_name("cluster_preload.py")
    options = ("--nworkers", "2", "--nthreads", "1", "--preload", str(preload))
    worker = ("worker", *options, "--local-directory", str(tmp_path), *common)
    with processes() as started:
        for arguments in (scheduler, worker):
            started.append(
                subprocess.Popen(
                    [sys.executable, "-m", "dask", *arguments],
                    env=environment,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                )
            )
            until = time.monotonic() + SECONDS
            while not file.exists() and time.monotonic() < until:
                time.sleep(0.05)
        yield json.loads(file.read_text("utf-8"))["address"]


def make_reports(folder: Path) -> None:
    """Chunks end after 32 KB: first one of eight sound reports, then the bomb alone, then others."""
    folder.mkdir()
    filler = "平安。\n" * 410
    for number in range(40):
        text = f"甲市公安局2024年工作总结\n全年查处酒驾{number + 1}起，巡防队员{number + 5}名。\n{filler}"
        (folder / f"{number:03}-sound.txt").write_text(text, "utf-8")
    for number, name in ((8, "bomb"), (20, "glutton"), (30, "raiser"), (35, "sleeper")):
        (folder / f"{number:03}-{name}.txt").write_text("查处酒驾9起。\n" + filler * 8, "utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
def test_a_cluster_does_as_this_machine_though_workers_die(tmp_path: Path, address: str) -> None:
    folder, rules = tmp_path / "reports", tmp_path / "mine.yaml"
    make_reports(folder)
    rules.write_text(MINE, "utf-8")
    asked = ("extract", "reports", "--patterns", "mine.yaml", "--format", "jsonl", "--no-cache")
    environment = {**os.environ, "SUMMARYMINE_LANG": "en", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [*SUMMARYMINE, *asked, "--engine", "dask", "--scheduler", address],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as run:
        # The first rows are there, so both workers are at work.
        assert run.stdout is not None
        assert run.stderr is not None
        first = run.stdout.readline()
        pids = sorted((tmp_path / "pids").iterdir(), key=lambda path: path.stat().st_mtime)
        with contextlib.suppress(ProcessLookupError):
            os.kill(int(pids[-1].name), signal.SIGKILL)
        rows, told = run.stdout.read(), run.stderr.read()
    assert run.returncode == 1, told
    assert [line for line in told.splitlines() if line.startswith("error")] == [
        "error: 008-bomb.txt: 2 workers ended at it: it crashes its reader, hangs, or needs too much"
        " memory; save as .docx or .txt, or read it alone without --engine",
        "error: 020-glutton.txt: needs too much memory; split it, or save as .docx or .txt",
        "error: 030-raiser.txt: unexpected RuntimeError: poison; please report this",
        "error: 035-sleeper.txt: not read within 120 s; split it, or save as .docx or .txt",
    ]
    for path in folder.glob("*"):
        if not path.name.endswith("-sound.txt"):
            path.unlink()
    local = subprocess.run(
        [*SUMMARYMINE, *asked],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert local.stdout.count("\n") == 80
    assert first + rows == local.stdout


def test_a_cluster_of_this_machine(tmp_path: Path) -> None:
    reports = [f"全年查处酒驾{number + 1}起。" for number in range(3)]
    for number, text in enumerate(reports):
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    from summarymine.readers import find_reports

    run = Run(Job("quantities"), jobs=1, use_cache=True, scheduler="")
    parts = [part for file in run.parts(find_reports([str(tmp_path)])) for part in file]
    assert [part.rows[0].split(",")[3] for part in parts] == ["1起", "2起", "3起"]
    assert [path.name for path in Path(os.environ["SUMMARYMINE_CACHE"]).glob("*.sqlite")]


def test_nothing_is_started_for_nothing(tmp_path: Path) -> None:
    assert list(Run(Job("facts"), jobs=1, use_cache=False, scheduler="tcp://none").parts([])) == []


# -- what becomes of a chunk ----------------------------------------------------------------------


class FakeFuture:
    """A chunk's answer, or what it ended with."""

    key = "extract_there-1"

    def __init__(self, error: BaseException | None, status: str = "error") -> None:
        self.error = error
        self.status = status

    def exception(self) -> BaseException | None:
        return self.error


def killed() -> KilledWorker:
    return KilledWorker("extract_there-1", None, 1)  # type: ignore[arg-type]


SLOW = "0.txt: not read within 120 s; split it, or save as .docx or .txt"
KILLED = (
    "0.txt: 2 workers ended at it: it crashes its reader, hangs, or needs too much memory;"
    " save as .docx or .txt, or read it alone without --engine"
)
MEMORY = "0.txt: needs too much memory; split it, or save as .docx or .txt"
ENDS = [
    # files, alone, slow, what it ended with; then: to be tried again, alone, named
    (5, False, None, killed(), [[0, 1], [2, 3, 4]], [], ""),
    (1, False, None, killed(), [], [0], ""),
    (1, True, None, killed(), [], [], KILLED),
    (3, False, None, MemoryError(), [[0], [1, 2]], [], ""),
    (1, False, None, MemoryError(), [], [], MEMORY),
    (1, False, None, KeyError("x"), [], [], "0.txt: internal error: KeyError: 'x'"),
    (3, False, 0, None, [[1, 2]], [], SLOW),
    (1, False, 0, None, [], [], SLOW),
    (1, False, -1, None, [], [], SLOW),
    (3, False, -1, None, [[0], [1, 2]], [], ""),
]  # fmt: skip


@pytest.mark.parametrize(("files", "alone", "slow", "error", "again", "suspects", "named"), ENDS)
def test_what_becomes_of_a_chunk(
    tmp_path: Path,
    files: int,
    alone: bool,
    slow: int | None,
    error: BaseException | None,
    again: list[list[int]],
    suspects: list[int],
    named: str,
) -> None:
    cluster = Cluster(Job("facts"), 1, use_cache=False, scheduler="tcp://s", folder=tmp_path)
    future = FakeFuture(error, "cancelled" if slow is not None else "error")
    tasks = [Task(n, f"{n}.txt", tmp_path / f"{n}.txt", 0) for n in range(files)]
    cluster.flight[future] = tasks  # type: ignore[index]
    cluster.is_alone = alone
    if slow is not None:
        cluster.slow[future.key] = slow
    parts = [unpack(packed) for _, packed in cluster._take(future)]  # type: ignore[arg-type]
    assert [[task.number for task in chunk] for chunk in cluster.waiting] == again
    assert [task.number for task in cluster.suspects] == suspects
    assert [str(part.error) for file in parts for part in file] == ([named] if named else [])


LOST = [
    (FakeFuture(None, "cancelled"), "tcp://s: the scheduler is gone (cancelled)"),
    (FakeFuture(ModuleNotFoundError("x", name="summarymine.batch")), "tcp://s: this worker has no"),
]


@pytest.mark.parametrize(("future", "what"), LOST, ids=["scheduler", "tool"])
def test_what_ends_the_run(tmp_path: Path, future: FakeFuture, what: str) -> None:
    cluster = Cluster(Job("facts"), 1, use_cache=False, scheduler="tcp://s", folder=tmp_path)
    cluster.flight[future] = [Task(0, "a", tmp_path, 0)]  # type: ignore[index]
    with pytest.raises(ClusterError) as caught:
        list(cluster._take(future))  # type: ignore[arg-type]
    assert str(caught.value).startswith(what)


# -- what does not fit ----------------------------------------------------------------------------

HERE = Made("1.2", "3.11", "0123456789abcdef")
FOREIGN = [
    (
        Made("1.2", "3.12", "x"),
        "tcp://w: this worker has Python 3.12, here it is 3.11; install the same on both",
    ),
    (
        Made("1.1", "3.11", "x"),
        "tcp://w: this worker has summarymine 1.1, here it is 1.2; install the same on both",
    ),
    (
        Made("1.2", "3.11", "fedcba9876543210"),
        "tcp://w: this worker has other rules (fedcba98) than there are here (01234567);"
        " install the same summarymine on both",
    ),
]


@pytest.mark.parametrize(("there", "what"), FOREIGN, ids=["Python", "version", "rules"])
def test_a_worker_that_would_make_other_rows_is_named(there: Made, what: str) -> None:
    assert str(_foreign(Foreign("tcp://w", there), HERE)) == what


class FakeClient:
    """Answers what a worker would."""

    def __init__(self, summarymine: str | None, python: str, sees: bool) -> None:
        packages = {"summarymine": summarymine}
        self.told = {"tcp://w": {"host": {"python": python}, "packages": packages}}
        self.sees = sees

    def get_versions(self, packages: list[str]) -> object:
        return {"workers": self.told}

    def run(self, function: object, path: str) -> dict[str, bool]:
        return {"tcp://w": self.sees}


PYTHON = sys.version.split(" ", maxsplit=1)[0]


def test_workers_are_looked_at_first(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("1起", "utf-8")
    cluster = Cluster(Job("facts"), 1, use_cache=False, scheduler="tcp://s", folder=tmp_path)
    version = cluster.parcel.made.version

    def said(client: FakeClient) -> str:
        try:
            cluster._check(client, Task(0, "a.txt", file, 3))  # type: ignore[arg-type]
        except ClusterError as error:
            return str(error)
        return ""

    assert said(FakeClient(version, PYTHON, sees=True)) == ""
    assert said(FakeClient(None, PYTHON, sees=True)) == (
        "tcp://w: this worker has no summarymine; run there:"
        f" pip install 'summarymine[cluster]=={version}'"
    )
    assert said(FakeClient("0.0.9", PYTHON, sees=True)).startswith("tcp://w: this worker has summa")
    assert said(FakeClient(version, "3.9.1", sees=True)).startswith(
        "tcp://w: this worker has Python"
    )
    assert said(FakeClient(version, PYTHON, sees=False)) == (
        f"tcp://w: this worker does not see {file}; put the reports on a disk that all machines"
        " share, or give an address such as s3://…"
    )


def test_no_scheduler_no_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def said() -> str:
        job, task = Job("facts"), Task(0, "a.txt", tmp_path / "a.txt", 3)
        cluster = Cluster(job, 1, use_cache=False, scheduler="tcp://127.0.0.1:9", folder=tmp_path)
        with pytest.raises(SummaryMineError) as caught:
            list(cluster.run(iter([task])))
        return str(caught.value)

    monkeypatch.setattr(cluster_module, "ANSWER_SECONDS", 0.2)
    told = said()
    assert told.startswith("tcp://127.0.0.1:9: no scheduler answers there (")
    assert told.endswith("); start one: dask scheduler")
    monkeypatch.setitem(sys.modules, "distributed", None)
    needed = "needs distributed; install it: pip install 'summarymine[cluster]'"
    assert said() == f"--engine dask: {needed}"


# -- what is sent ---------------------------------------------------------------------------------


def test_the_rules_of_the_user_are_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "patterns").mkdir()
    (tmp_path / "patterns" / "mine.yaml").write_text(MINE, "utf-8")
    alone = tmp_path / "other.txt"
    alone.write_text(MINE.replace("patrol", "guard"), "utf-8")
    monkeypatch.chdir(tmp_path)
    job = Job("facts", patterns=("other.txt",))
    here = {indicator.id for indicator in job.catalogue.defined}
    sent = pickle.dumps(make_parcel(job, use_cache=False))
    # Another machine, which has rules of its own.
    (tmp_path / "patterns" / "mine.yaml").write_text(MINE.replace("patrol", "strange"), "utf-8")
    alone.unlink()
    parcel = pickle.loads(sent)
    there = parcel.opened
    assert {indicator.id for indicator in there.job.catalogue.defined} == here
    assert {"patrol_members", "guard_members"} <= here
    assert there.made == parcel.made
    # Opened or not, it is sent closed.
    assert len(pickle.dumps(parcel)) == len(sent)
