"""A progress bar on stderr, once a run has proved long."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from summarymine.cli.messages import say

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")

# Seconds; a shorter run needs no bar.
PATIENCE = 2.0
# Between two pictures of it.
PAUSE = 0.1


class ProgressBar:
    """Counts steps, and shows them from PATIENCE on if stderr is a terminal.

    count: how many steps there will be, None if nobody knows; asked once, when the bar first shows.
    """

    def __init__(self, count: Callable[[], int | None], *, wanted: bool) -> None:
        self.count = count
        self.wanted = wanted and sys.stderr.isatty()
        self.started = time.monotonic()
        self.shown = 0.0
        self.bar: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.bar is not None:
            self.bar.stop()

    def follow(self, steps: Iterable[T], note: Callable[[], str] = str) -> Iterator[T]:
        """The steps, counted once each is done; note: what is shown below the bar."""
        for done, step in enumerate(steps):
            yield step
            now = time.monotonic()
            if self.wanted and now - self.started > PATIENCE and now - self.shown > PAUSE:
                self.show(done + 1, note())
                self.shown = now

    def show(self, done: int, note: str) -> None:
        """Brings the bar to done, and up if it is not there yet."""
        if self.bar is None:
            self.bar = make_bar(self.count())
        self.bar.update(self.bar.task_ids[0], completed=done, note=note)
        self.bar.refresh()


def make_bar(total: int | None) -> "Progress":
    """A bar with one task, running; it is gone when it stops."""
    # Loaded here, since a short run has no bar: 0.1 s.
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.table import Column

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    bar = Progress(
        *columns,
        TimeRemainingColumn(),
        # The name of a file is not to be read as markup.
        TextColumn("{task.fields[note]}", markup=False, table_column=Column(no_wrap=True, ratio=1)),
        # No thread of its own: workers are forked while the bar is there.
        auto_refresh=False,
        expand=True,
        console=Console(stderr=True),
        transient=True,
        # Stdout is the table's.
        redirect_stdout=False,
    )
    bar.add_task(say("progress.reading"), total=total, note="")
    bar.start()
    return bar
