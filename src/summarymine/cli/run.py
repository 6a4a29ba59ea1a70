"""The loop that the commands share: every report read and worked on, failures named, rows out."""

import contextlib
import itertools
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import click

from summarymine.cli.messages import say
from summarymine.cli.options import Output
from summarymine.cli.progress import ProgressBar
from summarymine.cli.usage import FAILED, OK, SaidError, complain, read_error_text, tell
from summarymine.model import Document, SummaryMineError, Table
from summarymine.readers import ReadError, ReportPath, find_reports, parse_document, read

T = TypeVar("T")

Work = Callable[[ReportPath], Iterable[T]]


class Batch:
    """The reports at paths, worked on one after the other; a failing one is named and counted."""

    def __init__(self, paths: Sequence[str], output: Output, *, quiet: bool) -> None:
        self.paths = paths
        self.output = output
        self.quiet = quiet
        self.done = 0
        self.failed = 0

    def results(self, work: Work[T]) -> Iterator[T]:
        """What work makes of each report; no more than one report's results are held.

        Raises SaidError if the output would take the place of a report.
        """
        wanted = not self.quiet and not self.output.fills_terminal
        with ProgressBar(self.count, wanted=wanted) as progress:
            for report in progress.follow(find_reports(self.paths)):
                yield from self.result_of(work, report)

    def result_of(self, work: Work[T], report: ReportPath | ReadError) -> tuple[T, ...]:
        """What work makes of the report, nothing if it fails."""
        try:
            if isinstance(report, ReadError):
                raise report
            self.check_output(report.path)
            results = tuple(work(report))
        except ReadError as error:
            self.fail(read_error_text(error))
        except SummaryMineError as error:
            self.fail(str(error))
        except click.ClickException:
            raise
        except Exception as error:
            # A mistake of ours in one report must not cost the user the other thousand.
            what = f"{type(error).__name__}: {error}"
            name = report.name
            self.fail(say("error.internal", name=name, what=what))
        else:
            self.done += 1
            return results
        return ()

    def fail(self, what: str) -> None:
        """Names a report that failed, and counts it."""
        self.failed += 1
        complain(what)

    def check_output(self, path: Path | None) -> None:
        """Raises SaidError if the output is this report: it would be lost."""
        target = self.output.target
        if target is None or path is None:
            return
        # One of them is missing, or out of reach: then they are not the same.
        with contextlib.suppress(OSError):
            if target.samefile(path):
                raise SaidError(say("error.own_report", path=target))

    def count(self) -> int:
        """How many reports there are."""
        return sum(1 for _ in find_reports(self.paths))

    def write(self, rows: Iterator[T], make_table: Callable[[Iterable[T]], Table]) -> int:
        """Writes the table that is made of rows, and gives the exit code.

        Nothing is written if no report could be read: an old table stays as it is.
        """
        # The first row shows whether there is a table at all; no row can still be an empty one.
        first = list(itertools.islice(rows, 1))
        if self.done:
            self.output.write(make_table(itertools.chain(first, rows)))
        return self.finish()

    def finish(self) -> int:
        """Says how many reports failed, if any, and gives the exit code."""
        if self.failed and not self.quiet:
            total = self.done + self.failed
            tell(say("summary.failed", failed=self.failed, total=total))
        return FAILED if self.failed else OK


def read_report(report: ReportPath) -> Document:
    """The document at the path, or on stdin. Raises ReadError."""
    if report.path is None:
        return parse_document(sys.stdin.buffer.read(), report.name)
    return read(report.path, name=report.name)
