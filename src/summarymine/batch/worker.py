"""One worker process: reads files, does the job, answers file by file, within time and memory."""

import contextlib
import faulthandler
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from summarymine.batch.cache import Cache, open_cache
from summarymine.batch.job import Job
from summarymine.batch.part import Part, pack
from summarymine.batch.rows import piece_parts
from summarymine.model import Document
from summarymine.readers import ReadError
from summarymine.readers.archive import Loaded, read_batch
from summarymine.readers.corpus import Piece
from summarymine.readers.files import RemotePath, find_digest, read_bytes
from summarymine.readers.kinds import OFFICE_KINDS, find_kind
from summarymine.readers.office import FILE_SECONDS, START_SECONDS
from summarymine.readers.parse import CONTAINERS
from summarymine.stages import collect_stages, stage

# Of one file: a report of 100 kB takes a fifth of a second, a scan of ten pages half a minute.
SECONDS = 120
SECONDS_PER_MB = 5
# Of one worker, beyond what it has when it begins: the largest honest file measured took 600 MB.
MEMORY = 3 << 30

# More than an archive of reports in old forms holds; only the alarm is set by it.
_FILES_IN_ARCHIVE = 20

# Read as soon as what an earlier run kept of it would be.
_SOON_READ = ("TXT",)

# Answers of a worker: the number of the task that is begun, or tasks done with their parts. Many
# at once where the cache has them, for a message takes longer than to look one up.
Begun = int
Done = list[tuple[int, bytes]]
_AT_ONCE = 64


class Task(NamedTuple):
    """One file of a batch. number: its place in the batch; name: as the user sees it.

    piece: the rows, if it is a piece of a corpus.
    """

    number: int
    name: str
    path: Path | RemotePath
    size: int
    piece: Piece | None = None

    @property
    def seconds(self) -> float:
        """How long it may take."""
        return SECONDS + SECONDS_PER_MB * self.size / 1e6


@dataclass(frozen=True, slots=True)
class _Missing:
    """A file whose result is not in the cache. kept: what was read in it by an earlier run."""

    task: Task
    loaded: Loaded
    kind: str
    key: bytes
    digest: str
    kept: Sequence[Document] | None


def extract_batch(
    job: Job,
    tasks: Sequence[Task],
    cache: Cache,
    begin: Callable[[Task], None] = lambda _: None,
    allow: Callable[[float], None] = lambda _: None,
) -> Iterator[tuple[Task, bytes]]:
    """The batch call: the packed parts of each file, the same in this process, a pool, a cluster.

    begin is told of each file before it is worked on, allow how many seconds what comes next may
    take. Those that the cache holds come first. LibreOffice starts once for all that need it.
    """
    missing = []
    for task in tasks:
        allow(task.seconds)
        if task.piece:
            begin(task)
            # Each row has as long as a file of the size of all of them.
            with _measured(job, task) as measured:
                parts = [*piece_parts(job, task.piece, cache, partial(allow, task.seconds))]
            yield task, pack([*parts, *measured])
            continue
        try:
            data = read_bytes(task.path, task.name)
        except ReadError as error:
            yield task, pack([Part(name=task.name, error=error)])
            continue
        digest = find_digest(data)
        key = cache.key(task.name, digest)
        packed = cache.get(key)
        if packed is not None:
            yield task, packed
            continue
        kind = find_kind(task.name, data)
        kept = cache.get_documents(task.name, digest) if kind not in _SOON_READ else None
        missing.append(_Missing(task, Loaded(task.name, data), kind, key, digest, kept))
    yield from _make(job, missing, cache, begin, allow)
    cache.commit()


def _make(
    job: Job,
    missing: Sequence[_Missing],
    cache: Cache,
    begin: Callable[[Task], None],
    allow: Callable[[float], None],
) -> Iterator[tuple[Task, bytes]]:
    """The packed parts of files whose results are not kept, which from now on are."""
    unread = [one for one in missing if one.kept is None]
    documents = read_batch([one.loaded for one in unread])
    # At the first of them LibreOffice reads all, once more each if it fails with them together.
    slow = sum(map(_office_files, unread))
    extra = START_SECONDS + 2 * FILE_SECONDS * slow if slow else 0
    for one in missing:
        begin(one.task)
        read: Sequence[Document | ReadError]
        with _measured(job, one.task) as measured:
            if one.kept is None:
                allow(one.task.seconds + extra)
                # LibreOffice has done its part once the first file is read.
                extra = 0
                with stage("read"):
                    read = next(documents)
                if one.kind not in _SOON_READ:
                    cache.put_documents(one.task.name, one.digest, read)
            else:
                allow(one.task.seconds)
                read = one.kept
            parts = [job.part(document, _digest(document, one.digest)) for document in read]
        if any(isinstance(p.error, ReadError) and p.error.reason == "out_of_memory" for p in parts):
            # As if nobody had caught it: the next file would find no more room.
            raise MemoryError
        packed = pack(parts)
        if not any(part.error or part.unread for part in parts):
            cache.put(one.key, packed)
        yield one.task, pack([*parts, *measured]) if measured else packed


@contextlib.contextmanager
def _measured(job: Job, task: Task) -> Iterator[list[Part]]:
    """Gives a list that holds afterwards what the stages inside took, if that is asked for."""
    measured: list[Part] = []
    if not job.stats:
        yield measured
        return
    with collect_stages() as spent:
        yield measured
    measured.append(Part(name=task.name, seconds=spent.seconds, size=task.size))


def _office_files(one: _Missing) -> int:
    """How many files LibreOffice may have to read for this one."""
    return _FILES_IN_ARCHIVE if one.kind in CONTAINERS else int(one.kind in OFFICE_KINDS)


def _digest(document: object, digest: str) -> str:
    """The digest of the file, for the document that is all of it; a member has its sketch."""
    return "" if "!/" in getattr(document, "name", "") else digest


def serve(
    job: Job, use_cache: bool, folder: Path, connection: Connection, others: Sequence[Connection]
) -> None:
    """The life of a worker process: chunks of tasks in, answers out, until it is told to end.

    folder: for what is temporary; the parent clears it away, if need be after killing us.
    others: the ends of other workers' connections, which a forked process would hold open.
    """
    tempfile.tempdir = str(folder)
    for other in others:
        other.close()
    # Ctrl-C is for the parent, which ends us: by a signal that lets LibreOffice be ended too.
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    _silence()
    cache = open_cache(job) if use_cache else Cache(None, b"")
    with limited_memory():
        _answer(job, cache, connection)
    cache.close()


def _answer(job: Job, cache: Cache, connection: Connection) -> None:
    """Works on chunks as they come, until there are no more."""
    done: Done = []

    def tell(*, least: int = 1) -> None:
        if len(done) >= least:
            connection.send(done)
            done.clear()

    def begin(task: Task) -> None:
        tell()
        connection.send(task.number)

    # The parent is gone: nobody waits for an answer.
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while (tasks := connection.recv()) is not None:
            try:
                for task, packed in extract_batch(job, tasks, cache, begin, set_alarm):
                    set_alarm(0)
                    done.append((task.number, packed))
                    tell(least=_AT_ONCE)
                tell()
            except MemoryError:
                # What is left of the process is not to be trusted.
                os._exit(OUT_OF_MEMORY)


def _leave(number: int, _: object) -> None:
    """Ends the process; told so twice, by the user and the parent, it still tidies up."""
    signal.signal(number, signal.SIG_IGN)
    sys.exit(1)


# Exit code; no signal, and no code that Python uses.
OUT_OF_MEMORY = 77


def set_alarm(seconds: float) -> None:
    """The process is killed by SIGALRM after so many seconds, whatever it is doing; 0 for never."""
    if sys.platform == "win32":
        # No alarm there; this ends the process as surely, though with another code.
        faulthandler.cancel_dump_traceback_later()
        if seconds:
            faulthandler.dump_traceback_later(seconds, exit=True, file=open(os.devnull, "w"))  # noqa: SIM115, PTH123
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)


@contextlib.contextmanager
def limited_memory() -> Iterator[None]:
    """Lets this process have MEMORY bytes of addresses more: it fails before the machine does."""
    if sys.platform == "win32":
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    # Refused where the system has no such limit, as on macOS.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_addresses() + MEMORY, hard))
    try:
        yield
    finally:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _addresses() -> int:
    """Bytes of addresses that this process has, 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except (OSError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _silence() -> None:
    """Native libraries write to stderr what the user can make nothing of."""
    faulthandler.disable()
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 2)
    os.close(null)
