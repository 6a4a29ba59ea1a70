"""What a worker of a Dask cluster does: the batch call, and telling which file ends it."""

import contextlib
import os
import pickle
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, Self

from summarymine.batch.made import Made
from summarymine.batch.parcel import Parcel
from summarymine.batch.worker import Task, extract_batch, limited_memory, set_alarm

if TYPE_CHECKING:
    from distributed import Worker


# Seconds: for an event to reach the scheduler.
_TELLING = 1.0
# The alarm and the limit of memory are a process's, so it does one chunk at a time.
_one_at_a_time = threading.Lock()


class Foreign(NamedTuple):
    """What a worker answers that would make other rows: its address, and what it makes them by."""

    worker: str
    made: Made


# Tasks done with their parts, or why there are none.
Answer = list[tuple[int, bytes]] | Foreign


def extract_there(parcel: Parcel, packed: bytes, topic: str) -> Answer:
    """The batch call on a worker. packed: the tasks, pickled: nothing in them is for Dask to see.

    topic: of the events that tell which file took too long.

    Raises MemoryError, or whatever a file makes its reader raise.
    """
    from distributed import get_worker

    worker = get_worker()
    with _one_at_a_time, _temporary(worker.local_directory):
        job, cache, made = parcel.opened
        if made != parcel.made:
            return Foreign(worker.address, made)
        tasks: list[Task] = pickle.loads(packed)
        with _Watch(worker, topic) as watch, limited_memory():
            found = extract_batch(job, tasks, cache, watch.begin, watch.allow)
            return [(task.number, parts) for task, parts in found]


class _Watch:
    """Ends the process when a file takes too long, and tells first which it is."""

    def __init__(self, worker: "Worker", topic: str) -> None:
        self.worker = worker
        self.topic = topic
        self.key = str(worker.get_current_task())
        self.number = -1
        self.timer: threading.Timer | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.allow(0)

    def begin(self, task: Task) -> None:
        self.number = task.number

    def allow(self, seconds: float) -> None:
        """From now on so many seconds, 0 for as many as it takes."""
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None
        # Where a library lets no thread of ours run, the alarm ends it, and halving finds it.
        set_alarm(seconds and seconds + 2 * _TELLING)
        if seconds:
            self.timer = threading.Timer(seconds, self.leave)
            self.timer.daemon = True
            self.timer.start()

    def leave(self) -> None:
        """Tells, and has the process end: nothing else would stop the reader."""
        self.worker.log_event(self.topic, [self.key, self.number])
        time.sleep(_TELLING)
        os._exit(1)


def hand_over(parcel: Parcel) -> Parcel:
    """The parcel, where it is needed; workers pass it on, and it can be had again."""
    return parcel


def sees(path: str) -> bool:
    """Whether a worker sees a file."""
    return os.path.lexists(path)


def dask_setup(worker: "Worker") -> None:
    """Called by Dask in each worker of a cluster of this machine as it starts.

    Ctrl-C is for the process that wants the rows, which ends its workers.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextlib.contextmanager
def _temporary(folder: str) -> Iterator[None]:
    """What is temporary goes into folder, which is cleared away if the process dies."""
    before = tempfile.tempdir
    tempfile.tempdir = folder
    try:
        yield
    finally:
        tempfile.tempdir = before
