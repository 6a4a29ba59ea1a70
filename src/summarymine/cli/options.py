"""Options that the commands share besides rules and output: reports, processes, cache, corpora."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import click

from summarymine.cli.completers import complete_files
from summarymine.cli.messages import say
from summarymine.cli.profile import profiling
from summarymine.cli.translated import Choice, decorated, option
from summarymine.cli.usage import SaidUsageError
from summarymine.readers.corpus import RowOptions

ENGINES = ("local", "dask")


@dataclass(frozen=True, slots=True)
class Resources:
    """How many processes work at once, None for all cores, and whether results are kept.

    scheduler: the address of a cluster's, None where none is asked for, "" for one of processes.
    stats: whether it is told where the time goes. is_alone: whether one process does it all.
    """

    jobs: int | None
    use_cache: bool
    scheduler: str | None = None
    stats: bool = False
    is_alone: bool = False


def resources_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Decorator: --jobs, --no-cache, --engine, --scheduler and --stats, given as resources.

    With --profile the function is run under a profiler.
    """

    @functools.wraps(function)
    def called(
        *args: Any,
        jobs: int | None,
        no_cache: bool,
        engine: str,
        scheduler: str | None,
        stats: bool,
        profile: str | None,
        **settings: Any,
    ) -> Any:
        if scheduler is not None and engine != "dask":
            raise SaidUsageError(say("usage.scheduler"), click.get_current_context())
        if scheduler and jobs:
            raise SaidUsageError(say("usage.jobs_of_cluster"), click.get_current_context())
        cluster = (scheduler or "") if engine == "dask" else None
        if profile and cluster is not None:
            raise SaidUsageError(say("usage.profile"), click.get_current_context())
        resources = Resources(
            jobs,
            use_cache=not no_cache,
            scheduler=cluster,
            stats=stats,
            is_alone=profile is not None,
        )
        with profiling(profile):
            return function(*args, resources=resources, **settings)

    return decorated(
        called,
        (
            option("--jobs", type=click.IntRange(1), metavar="N"),
            option("--no-cache", is_flag=True),
            option("--engine", type=Choice(ENGINES), default="local"),
            option("--scheduler", metavar="ADDRESS"),
            option("--stats", is_flag=True),
            option("--profile", metavar="FILE"),
        ),
    )


def corpus_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Decorator: --text-column, --id-column and --all-rows, given to function as rows."""

    @functools.wraps(function)
    def called(
        *args: Any,
        text_column: str | None,
        id_column: str | None,
        all_rows: bool,
        **settings: Any,
    ) -> Any:
        return function(*args, rows=RowOptions(text_column, id_column, all_rows), **settings)

    return decorated(
        called,
        (
            option("--text-column", metavar="NAME"),
            option("--id-column", metavar="NAME"),
            option("--all-rows", is_flag=True),
        ),
    )


paths_argument = click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, shell_complete=complete_files
)
quiet_option = option("-q", "--quiet", is_flag=True)
# Of an answer that is no table.
form_option = option("--format", "form", type=Choice(("text", "json")), default="text")
