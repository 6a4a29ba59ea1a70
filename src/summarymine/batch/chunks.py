"""Files of a batch, in chunks: small ones together, what LibreOffice reads by folder."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from summarymine.batch.worker import Task
from summarymine.readers.files import RemotePath
from summarymine.readers.office import OFFICE_ENDINGS

# Fewer bytes would be spent on handing out work, more would leave a core idle at the end.
_MOST_BYTES = 1 << 20
_FIRST_BYTES = 1 << 15
_MOST_FILES = 256
# Sent over a pipe that holds 64 kB; two chunks must fit, or both sides would wait.
_MOST_NAMES = 12_000
# LibreOffice takes a second to start.
_OFFICE_FILES = 40
# Results wait for those before them, so no file may be kept back for longer.
_OFFICE_LAG = 1000


def make_chunks(tasks: Iterable[Task], jobs: int) -> Iterator[list[Task]]:
    """The tasks in chunks that grow, so that the first results come soon."""
    chunk: list[Task] = []
    office: list[Task] = []
    size = names = count = 0
    for task in tasks:
        if _needs_office(task):
            if office and _is_full(office, task):
                yield office
                office = []
            office.append(task)
            continue
        if office and task.number - office[0].number > _OFFICE_LAG:
            yield office
            office = []
        chunk.append(task)
        size += task.size
        names += len(os.fsencode(str(task.path))) + len(task.name)
        limit = min(_MOST_BYTES, _FIRST_BYTES << min(count // jobs, 10))
        if size >= limit or len(chunk) >= _MOST_FILES or names >= _MOST_NAMES:
            yield chunk
            chunk, size, names, count = [], 0, 0, count + 1
    yield from (rest for rest in (office, chunk) if rest)


def _needs_office(task: Task) -> bool:
    return task.path.suffix.lower() in OFFICE_ENDINGS


def _is_full(office: list[Task], task: Task) -> bool:
    other = office[0].path.parent != task.path.parent
    return other or len(office) >= _OFFICE_FILES


def make_task(number: int, name: str, path: Path | RemotePath) -> Task:
    """A file as a task; one that cannot be looked at is refused when it is read."""
    if isinstance(path, RemotePath):
        return Task(number, name, path, path.size)
    try:
        size = path.stat().st_size
    except (OSError, ValueError):
        size = 0
    return Task(number, name, path, size)
