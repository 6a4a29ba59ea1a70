"""A batch from paths to parts: in this process if it is small, else in several of its own."""

import contextlib
import itertools
import os
import tempfile
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from summarymine.batch.cache import Cache, open_cache, prune_cache
from summarymine.batch.chunks import make_chunks, make_task
from summarymine.batch.job import Job
from summarymine.batch.order import Ordered
from summarymine.batch.part import Part, unpack
from summarymine.batch.pool import Pool
from summarymine.batch.worker import Task, extract_batch
from summarymine.readers import ReadError, ReportPath
from summarymine.readers.archive import read_stdin
from summarymine.readers.corpus import Piece, RowOptions, find_pieces, is_corpus, is_corpus_name
from summarymine.readers.files import RemotePath
from summarymine.readers.kinds import find_kind
from summarymine.readers.paths import STDIN
from summarymine.ready import READY

if TYPE_CHECKING:
    from summarymine.batch.cluster import Cluster

# A few small texts are read before a process would have started.
_FEW = 4
_SMALL = 100_000
_PLAIN = (".txt", ".md")
_TEXTS = ("TXT", "MD")


def count_cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Run:
    """Files on their way to parts, in as many processes as jobs, by default one for each core.

    scheduler: the address of a cluster's that does it instead, "" for one of so many processes.
    current: the name of the file last begun. rows: how corpora are read, None for as other files.
    is_alone: whether all is done in this process, where no limits hold.
    """

    def __init__(
        self,
        job: Job,
        *,
        jobs: int | None,
        use_cache: bool,
        scheduler: str | None = None,
        rows: RowOptions | None = None,
        is_alone: bool = False,
    ) -> None:
        self.job = job
        self.rows = rows
        self.is_alone = is_alone
        self.jobs = jobs or count_cores()
        self.use_cache = use_cache
        self.scheduler = scheduler
        self.engine: Pool | Cluster | None = None
        # What cannot be had at all, by the number of the task that it stands before.
        self.refused: dict[int, list[ReadError]] = defaultdict(list)

    @property
    def current(self) -> str:
        return self.engine.current if self.engine else ""

    def parts(self, reports: Iterable[ReportPath | ReadError]) -> Generator[tuple[Part, ...]]:
        """The parts of each file, in order; of an archive, a part for each member.

        What cannot be read is a part with an error. Whatever stops the iteration, no process and no
        file of ours stays behind.
        """
        # What LibreOffice still writes as it is killed may stay.
        with tempfile.TemporaryDirectory(prefix="summarymine-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            tasks = self._tasks(reports, folder)
            results = self._results(tasks, folder)
            done = 0
            with contextlib.closing(results):
                for task, packed in results:
                    if task.path.parent == folder:
                        # What was unpacked for it must not pile up.
                        task.path.unlink(missing_ok=True)
                    yield from self._refused(task.number)
                    yield unpack(packed)
                    done = task.number + 1
            yield from self._refused(done)
            if self.use_cache:
                prune_cache()
                READY.save()

    def _tasks(self, reports: Iterable[ReportPath | ReadError], folder: Path) -> Iterator[Task]:
        """The files, and the pieces of corpora, as tasks, numbered; stdin as a file in folder."""
        number = 0
        for one in self._pieces(reports, folder):
            match one:
                case ReadError():
                    self.refused[number].append(one)
                    continue
                case Piece():
                    yield Task(number, one.name, one.path, one.size, one)
                case ReportPath(name, None):
                    path = folder / "stdin"
                    try:
                        path.write_bytes(read_stdin(name))
                    except ReadError as error:
                        self.refused[number].append(error)
                        continue
                    yield make_task(number, name, path)
                case ReportPath(name, path):
                    yield make_task(number, name, path)
            number += 1

    def _pieces(
        self, reports: Iterable[ReportPath | ReadError], folder: Path
    ) -> Iterator[Piece | ReportPath | ReadError]:
        """The same with the pieces of each corpus in its place; what is unpacked is in folder."""
        for number, report in enumerate(reports):
            if self.rows is None or isinstance(report, ReadError):
                yield report
                continue
            try:
                corpus = _corpus(report, folder / "copies", number)
            except ReadError as error:
                yield error
                continue
            if corpus is None:
                yield report
            else:
                yield from find_pieces(corpus, report.name, self.rows, folder / f"corpus-{number}")

    def _refused(self, number: int) -> Iterator[tuple[Part, ...]]:
        for error in self.refused.pop(number, ()):
            yield (Part(name=error.name, error=error),)

    def _results(self, tasks: Iterator[Task], folder: Path) -> Generator[tuple[Task, bytes]]:
        """Each task with its packed parts, in order, wherever they are made."""
        if self.scheduler is not None:
            # Loaded here, where the library that it needs may be missing.
            from summarymine.batch.cluster import Cluster

            cluster = Cluster(
                self.job,
                self.jobs,
                use_cache=self.use_cache,
                scheduler=self.scheduler,
                folder=folder,
            )
            self.engine = cluster
            yield from cluster.run(tasks)
        else:
            first = list(itertools.islice(tasks, _FEW + 1))
            if self.is_alone or _is_small(first):
                yield from self._here(itertools.chain(first, tasks))
                return
            self.engine = Pool(self.job, self.jobs, use_cache=self.use_cache, folder=folder)
            yield from self.engine.run(make_chunks(itertools.chain(first, tasks), self.jobs))

    def _here(self, tasks: Iterator[Task]) -> Generator[tuple[Task, bytes]]:
        """The same, in this process."""
        ordered = Ordered()
        with contextlib.ExitStack() as stack:
            cache = None
            for chunk in make_chunks(tasks, 1):
                if cache is None:
                    # Where there is nothing to read there is nothing to keep.
                    cache = open_cache(self.job) if self.use_cache else Cache(None, b"")
                    stack.callback(cache.close)
                for task, packed in extract_batch(self.job, chunk, cache):
                    ordered.add(task, packed)
                yield from ordered.take()


def _corpus(report: ReportPath, folder: Path, number: int) -> Path | None:
    """The path of a corpus, one behind an address copied into folder; None for any other file.

    Raises ReadError.
    """
    path = report.path
    if isinstance(path, Path):
        return path if is_corpus(path) else None
    if path is None or not is_corpus_name(report.name):
        return None
    # Loaded here: few lie behind an address.
    from summarymine.readers.remote import copy_remote

    folder.mkdir(exist_ok=True)
    # Not among what is cleared away piece by piece.
    copy = folder / f"{number}-{Path(report.name).name[-80:]}"
    copy_remote(path, copy, report.name)
    return copy


def _is_small(tasks: list[Task]) -> bool:
    """Whether nothing in them can hang, crash or take long."""
    few = len(tasks) <= _FEW and sum(task.size for task in tasks) <= _SMALL
    return few and all(map(_is_plain, tasks))


def _is_plain(task: Task) -> bool:
    """Whether a file is a text, by its name and its content; a pipe may never end."""
    if task.piece:
        return task.piece.form == "lines"
    if isinstance(task.path, RemotePath):
        return False
    if task.name != STDIN and task.path.suffix.lower() not in _PLAIN:
        return False
    try:
        # One that is not there is told of at once.
        return not task.path.exists() or (
            task.path.is_file() and find_kind(task.name, task.path.read_bytes()) in _TEXTS
        )
    except OSError:
        return True
