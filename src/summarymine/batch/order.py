"""Results in the order of their tasks, whichever is done first."""

from collections.abc import Iterator

from summarymine.batch.worker import Task

# Results kept until those of the files before them are there.
WINDOW = 4096


class Ordered:
    """Holds the results of tasks, whose numbers begin with 0, until it is their turn."""

    def __init__(self) -> None:
        self.ready: dict[int, tuple[Task, bytes]] = {}
        self.following = 0

    @property
    def has_room(self) -> bool:
        """Whether more may be asked for before what is missing is there."""
        return len(self.ready) < WINDOW

    def add(self, task: Task, packed: bytes) -> None:
        """Takes the packed parts of a task."""
        self.ready[task.number] = task, packed

    def take(self) -> Iterator[tuple[Task, bytes]]:
        """Those whose turn it is."""
        while self.following in self.ready:
            yield self.ready.pop(self.following)
            self.following += 1
