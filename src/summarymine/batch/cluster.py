"""Many machines: the batch call on workers of Dask, which may die, and files that kill them."""

import contextlib
import itertools
import logging
import os
import pickle
import secrets
import time
from collections import deque
from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from summarymine.batch import cluster_worker
from summarymine.batch.cache import cache_path
from summarymine.batch.chunks import make_chunks
from summarymine.batch.cluster_worker import Answer, Foreign, extract_there, hand_over, sees
from summarymine.batch.errors import ClusterError
from summarymine.batch.job import Job
from summarymine.batch.made import Made
from summarymine.batch.order import Ordered
from summarymine.batch.parcel import Parcel, make_parcel
from summarymine.batch.part import Part, pack
from summarymine.batch.worker import Task
from summarymine.model import InternalError, SummaryMineError
from summarymine.readers import ReadError
from summarymine.readers.paths import STDIN
from summarymine.ready import CACHE_VARIABLE
from summarymine.version import tool_version

if TYPE_CHECKING:
    from distributed import Client, Future, LocalCluster

# What is called by where there is no address.
ENGINE = "--engine dask"

# Chunks at each thread of a worker: one at work and one in hand, so that it never waits.
_AHEAD = 2
# Workers that a chunk may take with it before it is tried in halves, but for one.
ALLOWED_FAILURES = 1
# Seconds: for a scheduler to answer, for a first worker to join, between looks at who is there.
ANSWER_SECONDS = 10
JOIN_SECONDS = 60
_LOOK = 1.0
# Any port, for what is on this machine.
_LOOPBACK = "127.0.0.1:0"


class Cluster:
    """Works on tasks by a cluster; results come in the order of their numbers.

    scheduler: its address; "" for a cluster of as many processes on this machine as jobs. folder:
    for what is temporary in those.
    """

    def __init__(
        self, job: Job, jobs: int, *, use_cache: bool, scheduler: str, folder: Path
    ) -> None:
        self.parcel = make_parcel(job, use_cache=use_cache)
        self.jobs = jobs
        self.scheduler = scheduler
        self.folder = folder
        self.flight: dict[Future[Answer], list[Task]] = {}
        # Halves of chunks that a worker died at, or that raised.
        self.waiting: deque[list[Task]] = deque()
        # Files that workers died at while they had others in hand: each is tried alone.
        self.suspects: deque[Task] = deque()
        self.is_alone = False
        # Of chunks that were stopped, by key: the number of the file that took too long.
        self.slow: dict[str, int] = {}
        self.topic = f"summarymine-{secrets.token_hex(8)}"
        self.threads = 0
        self.looked = 0.0
        self.current = ""

    def run(self, tasks: Iterator[Task]) -> Generator[tuple[Task, bytes]]:
        """Each task with its packed parts, in the order of their numbers, which begin with 0.

        Raises ClusterError. Whatever stops the iteration takes back what was asked for.
        """
        first = next(tasks, None)
        if first is None:
            return
        with self._connected() as client:
            from distributed import as_completed

            with self._losing():
                self._check(client, first)
                self._look(client)
            chunks = make_chunks(itertools.chain([first], tasks), self.threads)
            parcel = client.submit(hand_over, self.parcel, pure=False)
            client.subscribe_topic(self.topic, self._hear)
            done = as_completed(loop=client.loop)
            ordered = Ordered()
            try:
                while True:
                    with self._losing():
                        done.update(self._feed(client, parcel, chunks, room=ordered.has_room))
                        if not self.flight:
                            return
                        for task, packed in self._take(next(done)):
                            self.current = task.name
                            ordered.add(task, packed)
                    yield from ordered.take()
            finally:
                with contextlib.suppress(OSError):
                    client.cancel([*self.flight, parcel])

    def _feed(
        self,
        client: "Client",
        parcel: "Future[Parcel]",
        chunks: Iterator[list[Task]],
        *,
        room: bool,
    ) -> list["Future[Answer]"]:
        """Asks for as much as the workers have room for.

        A suspect is asked for once nothing else is at work, so that it alone can be at fault.
        """
        self._look(client)
        asked: list[Future[Answer]] = []
        while not self.is_alone and len(self.flight) < self.threads * _AHEAD:
            chunk = self.waiting.popleft() if self.waiting else next(chunks, None) if room else None
            if chunk is None:
                if self.flight or not self.suspects:
                    break
                chunk, self.is_alone = [self.suspects.popleft()], True
            packed = pickle.dumps([_absolute(task) for task in chunk])
            future = client.submit(extract_there, parcel, packed, self.topic, pure=False)
            self.flight[future] = chunk
            asked.append(future)
        return asked

    @contextlib.contextmanager
    def _losing(self) -> Iterator[None]:
        """Raises ClusterError where the connection to the scheduler breaks."""
        try:
            yield
        except OSError as error:
            detail = str(error).partition("\n")[0] or type(error).__name__
            raise ClusterError(self.scheduler or ENGINE, "lost", detail=detail) from error

    async def _hear(self, event: tuple[float, tuple[str, int]]) -> None:
        """A file takes too long: its chunk is not to be tried again on another worker."""
        key, number = event[1]
        found = [future for future in list(self.flight) if future.key == key]
        if found:
            self.slow[key] = number
            await found[0].cancel(asynchronous=True)

    def _take(self, future: "Future[Answer]") -> Iterator[tuple[Task, bytes]]:
        """The answers to a chunk; of one that failed, the fault if it is known whose it is."""
        from distributed import KilledWorker

        tasks = self.flight.pop(future)
        was_alone, self.is_alone = self.is_alone, False
        if future.key in self.slow:
            yield from self._stopped(tasks, self.slow.pop(future.key))
            return
        if future.status not in ("finished", "error"):
            raise ClusterError(self.scheduler or ENGINE, "lost", detail=str(future.status))
        error = future.exception() if future.status == "error" else None
        if error is None:
            answer = future.result()
            if isinstance(answer, Foreign):
                raise _foreign(answer, self.parcel.made)
            by_number = {task.number: task for task in tasks}
            yield from ((by_number[number], packed) for number, packed in answer)
        elif isinstance(error, ModuleNotFoundError) and str(error.name).startswith("summarymine"):
            # Of a worker that joined later.
            raise ClusterError(self.scheduler or ENGINE, "no_tool", here=tool_version())
        elif len(tasks) > 1:
            self._halve(tasks)
        elif isinstance(error, KilledWorker) and not was_alone:
            self.suspects.extend(tasks)
        else:
            (task,) = tasks
            yield task, pack([Part(name=task.name, error=_error_of(task, error))])

    def _stopped(self, tasks: list[Task], number: int) -> Iterator[tuple[Task, bytes]]:
        """The fault of the file of this number, which took too long; the others are tried again.

        No file has the number if it was while they were fetched.
        """
        slow = [task for task in tasks if task.number == number or len(tasks) == 1]
        if not slow:
            self._halve(tasks)
            return
        others = [task for task in tasks if task not in slow]
        self.waiting.extend([others] if others else [])
        for task in slow:
            error = ReadError(task.name, "too_slow", seconds=f"{task.seconds:.0f}")
            yield task, pack([Part(name=task.name, error=error)])

    def _halve(self, tasks: list[Task]) -> None:
        middle = len(tasks) // 2
        self.waiting.extend((tasks[:middle], tasks[middle:]))

    def _look(self, client: "Client") -> None:
        """Sees how many threads of workers there are, now and then."""
        now = time.monotonic()
        if not self.threads or now - self.looked > _LOOK:
            # All may be on their way back at once.
            self.threads = max(1, sum(client.nthreads().values()))
            self.looked = now

    def _check(self, client: "Client", first: Task) -> None:
        """Raises ClusterError if a worker would make other rows, or does not see the reports."""
        told = cast("Any", client.get_versions(packages=["summarymine"]))
        for worker, one in told["workers"].items():
            if one["packages"].get("summarymine") is None:
                raise ClusterError(worker, "no_tool", here=tool_version())
            python = ".".join(str(one["host"]["python"]).split(".")[:2])
            there = Made(str(one["packages"]["summarymine"]), python, self.parcel.made.rules)
            if there != self.parcel.made:
                raise _foreign(Foreign(worker, there), self.parcel.made)
        path = _absolute(first).path
        if isinstance(path, Path) and os.path.lexists(path):
            shown = STDIN if first.name == STDIN else str(path)
            for worker, is_seen in client.run(sees, str(path)).items():
                if not is_seen:
                    raise ClusterError(worker, "unseen", path=shown)

    @contextlib.contextmanager
    def _connected(self) -> Iterator["Client"]:
        """A client of the cluster, with one worker at least. Raises ClusterError."""
        try:
            from distributed import Client
        except ImportError as error:
            library = (error.name or "").partition(".")[0]
            raise ClusterError(ENGINE, "no_library", library=library) from error
        # What it loses, and finds again, is no news to the user.
        logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
        with contextlib.ExitStack() as stack:
            address = self.scheduler or stack.enter_context(self._local()).scheduler_address
            try:
                client = Client(address, timeout=ANSWER_SECONDS, set_as_default=False)
            except (OSError, ValueError) as error:
                detail = str(error).partition("\n")[0] or type(error).__name__
                raise ClusterError(address, "no_scheduler", detail=detail) from error
            stack.enter_context(client)
            try:
                client.wait_for_workers(1, timeout=JOIN_SECONDS)
            except TimeoutError as error:
                raise ClusterError(address, "no_worker", seconds=str(JOIN_SECONDS)) from error
            yield client

    def _local(self) -> "LocalCluster":
        """A cluster of processes of this machine."""
        import dask
        from distributed import LocalCluster

        with dask.config.set({"distributed.scheduler.allowed-failures": ALLOWED_FAILURES}):
            return LocalCluster(
                n_workers=self.jobs,
                threads_per_worker=1,
                processes=True,
                # None would take 8787, or warn where another has it.
                dashboard_address=_LOOPBACK,
                worker_dashboard_address=_LOOPBACK,
                silence_logs=logging.CRITICAL,
                local_directory=str(self.folder),
                # Ours holds as in the pool.
                memory_limit=0,
                preload=[cluster_worker.__name__],
                env={CACHE_VARIABLE: str(cache_path().parent)},
            )


def _absolute(task: Task) -> Task:
    """The task as a process in another folder needs it."""
    if not isinstance(task.path, Path):
        return task
    path = task.path.absolute()
    piece = replace(task.piece, path=path) if task.piece else None
    return task._replace(path=path, piece=piece)


def _foreign(foreign: Foreign, here: Made) -> ClusterError:
    """In what a worker differs."""
    worker, there = foreign
    if there.python != here.python:
        return ClusterError(worker, "version", what="Python", there=there.python, here=here.python)
    if there.version != here.version:
        return ClusterError(
            worker, "version", what="summarymine", there=there.version, here=here.version
        )
    return ClusterError(worker, "rules", there=there.rules[:8], here=here.rules[:8])


def _error_of(task: Task, error: BaseException) -> SummaryMineError:
    """What a file is at fault of, by what it did to its workers."""
    from distributed import KilledWorker

    if isinstance(error, KilledWorker):
        return ReadError(task.name, "killed", count=str(error.allowed_failures + 1))
    if isinstance(error, MemoryError):
        return ReadError(task.name, "out_of_memory")
    return InternalError(task.name, f"{type(error).__name__}: {error}")
