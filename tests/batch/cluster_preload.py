"""Loaded by the workers of test_cluster.py alone: some reports are poison to them."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from summarymine.batch import worker as worker_module

_read_batch = worker_module.read_batch


def explode() -> None:
    """Asks for more memory than any worker may have."""
    bytearray(1 << 42)


def die() -> None:
    """Ends as a crash in a library would."""
    os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(9)


def fail() -> None:
    """Raises what nobody expects."""
    raise RuntimeError("poison")


def hang() -> None:
    """Never ends."""
    while True:
        time.sleep(1)


POISON = {"bomb.txt": die, "glutton.txt": explode, "raiser.txt": fail, "sleeper.txt": hang}


def read_batch(files: list[object]) -> Iterator[object]:
    """As in the worker, but slow enough to be interrupted, and with the poison."""
    for file, documents in zip(files, _read_batch(files), strict=True):  # type: ignore[arg-type]
        time.sleep(0.02)
        POISON.get(str(file.name).partition("-")[2], lambda: None)()  # type: ignore[attr-defined]
        yield documents


def seconds(task: worker_module.Task) -> float:
    """Little for the one that hangs; the others may take long on a busy machine."""
    return 2 if "sleeper" in task.name else 120


def dask_setup(worker: object) -> None:
    """Called by Dask once the worker is there."""
    worker_module.read_batch = read_batch  # type: ignore[assignment]
    worker_module.Task.seconds = property(seconds)  # type: ignore[assignment]
    Path(os.environ["TEST_PIDS"], str(os.getpid())).touch()
