"""Worker processes that may hang or crash: each costs the batch no more than the file at fault."""

import contextlib
import multiprocessing
import signal
import sys
import time
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING

from summarymine.batch.job import Job
from summarymine.batch.order import Ordered
from summarymine.batch.part import Part, pack
from summarymine.batch.worker import OUT_OF_MEMORY, Begun, Done, Task, serve
from summarymine.readers import ReadError

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

# A worker has one chunk at work and one in hand, so that it never waits.
_AHEAD = 2
# Forked workers start at once and share the rules; elsewhere to fork is not safe.
START_METHOD = "fork" if sys.platform == "linux" else "spawn"
# Seconds: what a worker is given to end by itself when the batch is stopped.
_GRACE = 0.5
# A worker that was killed may have been the wrong one, by a system short of memory.
_TRIES = 2


class _Worker:
    """A process, the tasks it was given in order, and the one it is at."""

    def __init__(
        self,
        context: "BaseContext",
        job: Job,
        use_cache: bool,
        folder: Path,
        open_ends: list[Connection],
    ):
        self.connection, theirs = context.Pipe()
        # A spawned process inherits none of them, and cannot be sent them to be closed.
        others = [*open_ends, self.connection] if context.get_start_method() == "fork" else []
        self.process: BaseProcess = context.Process(  # type: ignore[attr-defined]  # of each context
            target=serve, args=(job, use_cache, folder, theirs, others), daemon=True
        )
        self.process.start()
        theirs.close()
        self.chunks: deque[dict[int, Task]] = deque()
        self.current: Task | None = None

    @property
    def has_room(self) -> bool:
        return len(self.chunks) < _AHEAD

    def give(self, tasks: Sequence[Task]) -> None:
        self.chunks.append({task.number: task for task in tasks})
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.connection.send(list(tasks))

    def take(self, answer: Begun | Done) -> Iterator[tuple[Task, bytes]]:
        """The tasks done that an answer tells of, with their parts; none if one is only begun."""
        if isinstance(answer, int):
            self.current = self.chunks[0][answer]
            return
        self.current = None
        for number, packed in answer:
            yield self.chunks[0].pop(number), packed
        if not self.chunks[0]:
            self.chunks.popleft()

    @property
    def left(self) -> list[Task]:
        """The tasks that were given and not answered."""
        return [task for chunk in self.chunks for task in chunk.values()]


class Pool:
    """Works on chunks of tasks; results come in the order of their numbers.

    folder: for what is temporary in the workers.
    """

    def __init__(self, job: Job, jobs: int, *, use_cache: bool, folder: Path) -> None:
        self.job = job
        self.jobs = jobs
        self.use_cache = use_cache
        self.folder = folder
        self.context = multiprocessing.get_context(START_METHOD)
        self.workers: list[_Worker] = []
        self.tries: dict[int, int] = {}
        self.waiting: deque[list[Task]] = deque()
        self.current = ""

    def run(self, chunks: Iterator[list[Task]]) -> Generator[tuple[Task, bytes]]:
        """Each task with its packed parts, in the order of their numbers, which begin with 0.

        Whatever stops the iteration ends the workers.
        """
        ordered = Ordered()
        try:
            while True:
                self._feed(chunks, room=ordered.has_room)
                if not self.workers:
                    return
                for task, packed in self._collect():
                    ordered.add(task, packed)
                yield from ordered.take()
        finally:
            self.close()

    def _feed(self, chunks: Iterator[list[Task]], *, room: bool) -> None:
        """Gives each worker what it has room for; starts and ends workers as there is work."""
        while len(self.workers) < self.jobs or any(w.has_room for w in self.workers):
            chunk = self.waiting.popleft() if self.waiting else next(chunks, None) if room else None
            if chunk is None:
                break
            free = (worker for worker in self.workers if worker.has_room)
            idle = min(free, key=lambda worker: len(worker.chunks), default=None)
            if idle is None or (len(self.workers) < self.jobs and idle.chunks):
                idle = self._start()
            idle.give(chunk)
        if not self.waiting and not any(w.chunks for w in self.workers) and room:
            self.close()

    def _start(self) -> _Worker:
        ends = [worker.connection for worker in self.workers]
        worker = _Worker(self.context, self.job, self.use_cache, self.folder, ends)
        self.workers.append(worker)
        return worker

    def _collect(self) -> Iterator[tuple[Task, bytes]]:
        """Answers that are there, after waiting for the first; the end of a worker is one too."""
        by_end: dict[object, _Worker] = {worker.connection: worker for worker in self.workers}
        for end in wait(list(by_end)):  # type: ignore[arg-type]  # they are connections
            worker = by_end[end]
            try:
                answer = worker.connection.recv()
            except (EOFError, ConnectionResetError):
                yield from self._bury(worker)
                continue
            yield from worker.take(answer)
            if worker.current:
                self.current = worker.current.name

    def _bury(self, worker: _Worker) -> Iterator[tuple[Task, bytes]]:
        """The fault of a worker that died, if it was its file's; the rest is given to others."""
        worker.process.join()
        self.workers.remove(worker)
        left = worker.left
        # One that was alone is at fault even if it was only being read.
        first = list(worker.chunks[0].values()) if worker.chunks else []
        culprit = worker.current or (first[0] if len(first) == 1 else None)
        if culprit:
            code = worker.process.exitcode or 0
            self.tries[culprit.number] = self.tries.get(culprit.number, 0) + 1
            is_sure = code in (-_ALARM, OUT_OF_MEMORY)
            if is_sure or self.tries[culprit.number] >= _TRIES:
                error = _error_of(culprit, code)
                yield culprit, pack([Part(name=culprit.name, error=error)])
            else:
                self.waiting.append([culprit])
            left.remove(culprit)
            self.waiting.extend([left] if left else [])
        else:
            self.waiting.extend([task] for task in left)

    def close(self) -> None:
        """Ends the workers, those at work by force."""
        for worker in self.workers:
            if worker.chunks:
                worker.process.terminate()
            else:
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                    worker.connection.send(None)
        until = time.monotonic() + _GRACE
        for worker in self.workers:
            if worker.chunks:
                worker.process.join(max(0.0, until - time.monotonic()))
                worker.process.kill()
            worker.process.join()
            worker.connection.close()
        self.workers.clear()


_ALARM = int(signal.SIGALRM) if sys.platform != "win32" else -1


def _error_of(task: Task, code: int) -> ReadError:
    """What the exit code of a worker says of the file that it was at."""
    if code == -_ALARM:
        return ReadError(task.name, "too_slow", seconds=f"{task.seconds:.0f}")
    if code in (OUT_OF_MEMORY, -9):
        return ReadError(task.name, "out_of_memory")
    try:
        detail = signal.Signals(-code).name if code < 0 else str(code)
    except ValueError:
        detail = str(code)
    return ReadError(task.name, "crashed", detail=detail)
