"""The loop that the commands share: every report read and worked on, failures named, rows out."""

import contextlib
import itertools
import os
import shlex
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import click

from summarymine.batch import Job, Part, Run
from summarymine.batch.duplicates import Duplicates
from summarymine.cli.destination import Output
from summarymine.cli.messages import say
from summarymine.cli.options import Resources
from summarymine.cli.progress import ProgressBar
from summarymine.cli.stats import Stats
from summarymine.cli.usage import FAILED, OK, SaidError, complain, error_text, tell
from summarymine.columns import FACT_COLUMNS, LIST_SEPARATOR
from summarymine.indicators import SlowRuleError
from summarymine.model import Column, Document, Fact, InternalError, SummaryMineError, Table
from summarymine.outputs.csv import CsvRows, csv_row, parse_row
from summarymine.readers import ReadError, ReportPath, find_reports, read_all
from summarymine.readers.corpus import RowOptions, count_pieces, is_corpus
from summarymine.readers.facts import read_facts
from summarymine.readers.files import RemotePath
from summarymine.readers.stored import file_digest

T = TypeVar("T")

Work = Callable[[Document, Path | RemotePath | None], Iterable[T]]
# The flag of a fact whose report was read before, under another name.
DUPLICATE = "duplicate"

# A name with more spaces is not looked for: a glob may have given thousands of paths.
_PIECES = 8
_FLAGS = FACT_COLUMNS.index(next(column for column in FACT_COLUMNS if column.key == "flags"))


class Batch:
    """The reports at paths, worked on; a failing one is named and counted, and the rest go on.

    is_other: whether a file is no report but a table of facts. rows: how corpora are read, None for
    as other files. Raises SaidError where paths are the pieces of one name.
    """

    def __init__(
        self,
        paths: Sequence[str],
        output: Output,
        *,
        quiet: bool,
        resources: Resources | None = None,
        is_other: Callable[[Path], bool] = lambda _: False,
        rows: RowOptions | None = None,
    ) -> None:
        if name := find_split_name(paths):
            raise SaidError(say("error.space", path=name, quoted=shlex.quote(name)))
        self.paths = paths
        self.output = output
        self.quiet = quiet
        self.resources = resources or Resources(None, use_cache=False)
        self.is_other = is_other
        self.row_options = rows
        self.done = 0
        self.failed = 0
        # Those that count as both.
        self.partly = 0
        # Rules that took too long, once for each document.
        self.skipped = 0
        self.found = 0
        # What could not be read, each with the name of its report.
        self.unread: list[tuple[str, SummaryMineError]] = []
        # Rows of corpora.
        self.no_reports = 0
        self.stats = Stats()
        # What is made of the reports.
        self.job: Job | None = None
        # What was read, by name, for the origin of the output.
        self.read: dict[str, dict[str, Any]] = {}
        # In how many documents each pack was in force.
        self.packs: Counter[str] = Counter()

    # -- in processes of their own --------------------------------------------------------------

    def rows(self, job: Job) -> Iterator[str]:
        """The CSV lines that the job makes of each report. Raises SaidError as reports does."""
        for part in self.parts(job):
            yield from part.rows

    def fact_rows(self, job: Job) -> Iterator[str]:
        """The CSV lines of a job for facts; those of a report that was read before are flagged."""
        duplicates = Duplicates()
        for part in self.parts(job):
            before = duplicates.add(part.name, part.digest, part.sketch, part.who)
            if before and not self.quiet:
                tell(say("note.duplicate", name=part.name, before=before))
            if before:
                self.read[part.name]["duplicate_of"] = before
            yield from map(_flagged, part.rows) if before else part.rows

    def parts(self, job: Job) -> Iterator[Part]:
        """What the job makes of each document that could be read; the others are named."""
        resources = self.resources
        self.job = job = replace(job, stats=resources.stats)
        run = Run(
            job,
            jobs=resources.jobs,
            use_cache=resources.use_cache,
            scheduler=resources.scheduler,
            rows=self.row_options,
            is_alone=resources.is_alone,
        )
        with (
            ProgressBar(self.count, wanted=self.wants_progress) as progress,
            contextlib.closing(run.parts(self.reports())) as files,
        ):
            for parts in progress.follow(files, lambda: self.note(run.current)):
                self.stats.add(parts)
                for part in filter(self.takes, parts):
                    self.found += len(part.rows)
                    yield part

    def takes(self, part: Part) -> bool:
        """Whether a part has rows; what is missing of it is named and counted."""
        if part.seconds is not None:
            return False
        if part.no_reports:
            self.no_reports += part.no_reports
            return False
        if part.error is not None:
            self.fail(part.name, part.error)
            return False
        self.add_done(part.name, part.unread)
        self.packs.update(part.packs)
        if part.content:
            self.add_read(part.name, part.content, part.packs)
        return True

    def add_read(self, name: str, digest: str, packs: Sequence[str] = ()) -> None:
        """Notes a document, or a file of facts, that the output is made of."""
        told = {"name": name, "digest": digest, "packs": list(packs), "duplicate_of": None}
        self.read[name] = told

    def add_done(self, name: str, unread: Sequence[SummaryMineError]) -> None:
        """Counts a document that was read; one of which something was not is named, and failed.

        So is a rule that was skipped in it: that is no fault of the document.
        """
        self.done += 1
        skipped = [error for error in unread if isinstance(error, SlowRuleError)]
        for error in skipped:
            complain(error_text(error))
        self.skipped += len(skipped)
        if len(unread) > len(skipped):
            self.partly += 1
            self.fail(name, *(error for error in unread if error not in skipped))

    def note(self, current: str) -> str:
        """For the progress bar: the file being read, and what there is so far."""
        return say("progress.note", current=current, found=self.found, failed=self.failed)

    # -- in this process ------------------------------------------------------------------------

    def results(self, work: Work[T]) -> Iterator[T]:
        """What work makes of each document and the path of its file, one document at a time.

        Raises SaidError if the output would take the place of a report.
        """
        with ProgressBar(self.count, wanted=self.wants_progress) as progress:
            for report in progress.follow(self.reports()):
                if isinstance(report, ReadError):
                    self.fail(report.name, report)
                    continue
                for document in read_all(report):
                    yield from self.result_of(work, document, report.path)

    def result_of(
        self, work: Work[T], document: Document | ReadError, path: Path | RemotePath | None
    ) -> tuple[T, ...]:
        """What work makes of the document, nothing if it fails."""
        try:
            if isinstance(document, ReadError):
                raise document
            results = tuple(work(document, path))
        except SummaryMineError as error:
            self.fail(document.name, error)
        except click.ClickException:
            raise
        except Exception as error:
            # A mistake of ours in one report must not cost the user the other thousand.
            what = f"{type(error).__name__}: {error}"
            self.fail(document.name, InternalError(document.name, what))
        else:
            self.add_done(document.name, document.unread)
            return results
        return ()

    # -- common ---------------------------------------------------------------------------------

    @property
    def wants_progress(self) -> bool:
        return not self.quiet and not self.output.fills_terminal

    def kept_facts(self) -> Iterator[Fact]:
        """The facts in those of paths that are tables of them, written by extract."""
        for report in find_reports(self.paths):
            if isinstance(report, ReportPath) and self.is_table(report.path):
                assert isinstance(report.path, Path)
                self.check_output(report.path)
                try:
                    facts = read_facts(report.path)
                except SummaryMineError as error:
                    self.fail(report.name, error)
                else:
                    self.done += 1
                    self.add_read(report.name, file_digest(report.path))
                    yield from facts

    def reports(self) -> Iterator[ReportPath | ReadError]:
        """The reports at paths. Raises SaidError if the output would take the place of one."""
        for report in find_reports(self.paths):
            if isinstance(report, ReportPath):
                self.check_output(report.path)
                if self.is_table(report.path):
                    continue
                corpus = self.corpus_path(report) if self.output.origin is not None else None
                if corpus:
                    # For all of its rows: each by itself would take room.
                    self.add_read(report.name, file_digest(corpus))
            yield report

    def corpus_path(self, report: ReportPath | ReadError) -> Path | None:
        """The path of a file whose rows are documents; None of any other."""
        path = report.path if isinstance(report, ReportPath) else None
        if self.row_options is None or not isinstance(path, Path):
            return None
        return path if is_corpus(path) else None

    def fail(self, name: str, *errors: SummaryMineError) -> None:
        """Names what of a file could not be read, and counts the file."""
        self.failed += 1
        self.unread += ((name, error) for error in errors)
        for error in errors:
            complain(error_text(error))

    def is_table(self, path: Path | RemotePath | None) -> bool:
        """Whether a file of this machine is no report but a table of facts."""
        return isinstance(path, Path) and self.is_other(path)

    def check_output(self, path: Path | RemotePath | None) -> None:
        """Raises SaidError if the output is this report: it would be lost."""
        target = self.output.target
        if not isinstance(path, Path) or self.old_output is None:
            return
        # What is missing, or out of reach, is not the same.
        with contextlib.suppress(OSError):
            if os.path.samestat(path.stat(), self.old_output):
                raise SaidError(say("error.own_report", path=target))

    @cached_property
    def old_output(self) -> os.stat_result | None:
        """The file that the output takes the place of, if there is one."""
        try:
            return self.output.target.stat() if self.output.target else None
        except OSError:
            return None

    def count(self) -> int | None:
        """How many files and pieces of corpora there are; None if that takes reading them."""
        total = 0
        for report in find_reports(self.paths):
            corpus = self.corpus_path(report)
            pieces = count_pieces(corpus) if corpus else 1
            if pieces is None:
                return None
            total += pieces
        return total

    def write(self, rows: Iterator[T], make_table: Callable[[Iterable[T]], Table]) -> int:
        """Writes the table that is made of rows, and gives the exit code.

        Nothing is written if no report could be read: an old table stays as it is.
        """
        # The first row shows whether there is a table at all; no row can still be an empty one.
        first = list(itertools.islice(rows, 1))
        return self.write_table(lambda: make_table(itertools.chain(first, rows)))

    def write_table(self, make_table: Callable[[], Table]) -> int:
        """Writes the table that is made, if any report could be read, and gives the exit code."""
        if self.done or self.no_reports:
            table = make_table()
            if self.output.parts:
                # Loaded here: few ask for it.
                from summarymine.cli.origin import write_batch_parts

                write_batch_parts(self, table)
                return self.finish()
            self.output.write(table)
            if self.output.origin is not None:
                # Loaded here: few ask for it.
                from summarymine.cli.origin import write_batch_origin

                write_batch_origin(self)
        return self.finish()

    def finish(self) -> int:
        """Says how many reports failed, if any, and gives the exit code."""
        if self.packs and not self.quiet:
            told = (say("note.pack", name=name, count=self.packs[name]) for name in self.packs)
            tell(say("note.packs", packs=say("list.comma").join(told)))
        if self.no_reports and not self.quiet:
            tell(say("note.no_reports", count=f"{self.no_reports:,}"))
        if self.failed and not self.quiet:
            total = self.done + self.failed - self.partly
            tell(say("summary.failed", failed=self.failed, total=total))
        if self.resources.stats and self.job:
            for line in self.stats.lines(self.job):
                tell(line)
        return FAILED if self.failed or self.skipped else OK


def find_split_name(paths: Sequence[str]) -> str | None:
    """The file or folder with a space in its name that a shell made several paths of, if any."""
    for first in range(len(paths) - 1):
        if os.path.lexists(paths[first]):
            continue
        for last in range(first + 2, min(len(paths), first + _PIECES) + 1):
            name = " ".join(paths[first:last])
            # explain takes report.txt:12.
            if os.path.lexists(name) or os.path.lexists(name.rpartition(":")[0]):
                return name
    return None


def _flagged(line: str) -> str:
    row = parse_row(FACT_COLUMNS, line)
    flags = LIST_SEPARATOR.join(filter(None, (str(row[_FLAGS] or ""), DUPLICATE)))
    return csv_row((*row[:_FLAGS], flags, *row[_FLAGS + 1 :]))


def table_of(columns: Sequence[Column]) -> Callable[[Iterable[str]], Table]:
    """Makes the table of CSV lines under columns."""
    return lambda lines: Table(tuple(columns), CsvRows(columns, lines))
