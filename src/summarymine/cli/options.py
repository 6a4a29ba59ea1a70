"""Options that the commands share, and what they come to: where rows go, and which indicators."""

import codecs
import contextlib
import functools
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from summarymine.cli.completers import complete_files, complete_indicators, complete_packs
from summarymine.cli.messages import say
from summarymine.cli.profile import profiling
from summarymine.cli.translated import option
from summarymine.cli.usage import (
    FAILED,
    OK,
    SaidError,
    SaidUsageError,
    complain,
    error_text,
    tell,
)
from summarymine.model import Language, SummaryMineError, Table
from summarymine.outputs import write
from summarymine.outputs.writing import telling
from summarymine.readers.corpus import RowOptions

if TYPE_CHECKING:
    from summarymine.batch import Job
    from summarymine.indicators import Catalogue

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

# What the end of a file's name says of its format.
ENDINGS = {".csv": "csv", ".jsonl": "jsonl", ".md": "md", ".txt": "table"}
FORMATS = ("csv", "jsonl", "md", "table")
# Of the commands that write a row for each thing found.
ROW_FORMATS = (*FORMATS, "parquet")
LANGUAGES = ("en", "zh")
ENGINES = ("local", "dask")

# Written row by row, so that they need no more memory for more rows.
STREAMED = ("csv", "jsonl", "md")

# Where the context of a command keeps what resolve_output needs besides.
_RULES = "summarymine.rules"
_ORIGIN = "summarymine.origin"

# Made of all reports read together, texts and doubts too.
STUDIES = {
    ".xlsx": "xlsx",
    ".html": "html",
    ".duckdb": "duckdb",
    ".sqlite": "sqlite",
    ".parquet": "parquet",
}


class Choice(click.Choice[str]):
    """One of a few words; says so in the user's language."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word; raises SaidUsageError for any other."""
        if value in self.choices:
            return str(value)
        name = param.opts[-1] if param is not None else ""
        choices = ", ".join(self.choices)
        raise SaidUsageError(say("usage.choice", name=name, value=value, choices=choices), ctx)


@dataclass(frozen=True, slots=True)
class Output:
    """Where a table goes and in which form; target is None for stdout, for a url, and for parts.

    url: of a database; it may hold a password. parts: the folder, or its address, of the files that
    the rows go to as they come. origin: the options to name beside the output, if
    that is asked for.
    """

    target: Path | None
    format: str
    headers: Language
    encoding: str | None
    url: str = field(default="", repr=False)
    parts: str = field(default="", repr=False)
    origin: Mapping[str, str] | None = None

    def write(self, table: Table) -> None:
        """Writes the table. Raises WriteError."""
        write(
            table,
            self.target,
            format=self.format,
            headers=self.headers,
            encoding=self.encoding,
        )

    @property
    def is_study(self) -> bool:
        """True for a workbook, a page or a database."""
        return bool(self.url) or (self.format in STUDIES.values() and not self.parts)

    @property
    def shows_comparison(self) -> bool:
        """True for those of them that are read by people."""
        return self.format in ("xlsx", "html")

    @property
    def fills_terminal(self) -> bool:
        """True if rows come to the terminal one by one, where a progress bar would disturb them."""
        on_terminal = self.target is None and sys.stdout.isatty()
        return on_terminal and self.format in STREAMED


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


class Rules(NamedTuple):
    """The rules asked for: files besides those in force, packs and indicators by name."""

    patterns: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()


patterns_option = option(
    "--patterns", metavar="DIR_OR_FILE", multiple=True, shell_complete=complete_files
)


def rules_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Decorator: --patterns, --pack and --indicator, given to function as rules."""

    @functools.wraps(function)
    def called(
        *args: Any,
        patterns: Sequence[str],
        pack: Sequence[str],
        indicator: Sequence[str],
        **settings: Any,
    ) -> Any:
        rules = Rules(tuple(patterns), tuple(pack), tuple(indicator))
        click.get_current_context().meta[_RULES] = rules
        return function(*args, rules=rules, **settings)

    decorators: Sequence[Decorator] = (
        patterns_option,
        option("--pack", metavar="NAME", multiple=True, shell_complete=complete_packs),
        option("--indicator", metavar="ID", multiple=True, shell_complete=complete_indicators),
    )
    return _decorated(called, decorators)


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

    with_profile = option("--profile", metavar="FILE")(called)
    with_stats = option("--stats", is_flag=True)(with_profile)
    with_scheduler = option("--scheduler", metavar="ADDRESS")(with_stats)
    with_engine = option("--engine", type=Choice(ENGINES), default="local")(with_scheduler)
    with_cache = option("--no-cache", is_flag=True)(with_engine)
    return option("--jobs", type=click.IntRange(1), metavar="N")(with_cache)


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

    with_all = option("--all-rows", is_flag=True)(called)
    with_id = option("--id-column", metavar="NAME")(with_all)
    return option("--text-column", metavar="NAME")(with_id)


def output_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Decorator: -o, --format, --headers and --encoding, for resolve_output."""
    return _output_options(function, FORMATS)


def row_output_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Decorator: the same, and --format parquet, for commands that write rows as they come."""
    return _output_options(function, ROW_FORMATS)


def _output_options(function: Callable[..., Any], formats: Sequence[str]) -> Callable[..., Any]:
    decorators: Sequence[Decorator] = (
        option("-o", "--output", metavar="FILE", shell_complete=complete_files),
        option("--format", type=Choice(formats)),
        option("--headers", type=Choice(LANGUAGES), default="en"),
        option("--encoding", metavar="ENCODING"),
    )
    return _decorated(function, decorators)


def _decorated(function: Callable[..., Any], decorators: Sequence[Decorator]) -> Callable[..., Any]:
    """The function with decorators, the first of them outermost."""
    for decorate in reversed(decorators):
        function = decorate(function)
    return function


def _keep_origin(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    ctx.meta[_ORIGIN] = wanted


origin_option = option("--origin", is_flag=True, expose_value=False, callback=_keep_origin)
paths_argument = click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, shell_complete=complete_files
)
quiet_option = option("-q", "--quiet", is_flag=True)
# Of an answer that is no table.
form_option = option("--format", "form", type=Choice(("text", "json")), default="text")


def resolve_output(
    output: str | None,
    format: str | None,
    headers: Language,
    encoding: str | None,
    *,
    studies: bool = True,
) -> Output:
    """Where the table goes, by the options; studies: whether all of the reports may go there too.

    Raises SaidError for what no report need be read to see: no such folder or encoding.
    """
    if encoding is not None:
        check_encoding(encoding)
    if format == "parquet":
        return _resolve_parts(output, headers, studies=studies)
    if studies and output is not None and (url := find_url(output)):
        return Output(None, "sql", headers, encoding, url)
    origin = asked_origin()
    if output is None:
        if origin is not None:
            raise SaidError(say("error.origin_needs_file"))
        default = "table" if sys.stdout.isatty() else "csv"
        return Output(None, format or default, headers, encoding)
    target = Path(output)
    with saying_errors(), telling(output):
        # Of a name that is too long nothing is known.
        is_folder, has_folder = target.is_dir(), target.parent.is_dir()
    if is_folder:
        raise SaidError(say("error.is_folder", path=output or repr(output)))
    if not has_folder:
        raise SaidError(say("error.no_folder", path=target.parent))
    suffix = target.suffix.lower()
    endings = ENDINGS | STUDIES if studies else ENDINGS
    if format is None and suffix not in endings:
        *others, last = endings
        told = {"endings": say("list.comma").join(others), "last": last}
        raise SaidError(say("error.ending", path=output, ending=repr(suffix), **told))
    if format is None and suffix in STUDIES:
        check_libraries(suffix, output)
    return Output(target, format or endings[suffix], headers, encoding, origin=origin)


def _resolve_parts(output: str | None, headers: Language, *, studies: bool) -> Output:
    """Where --format parquet goes: a folder or an address, or a file as by its ending."""
    # Loaded here: few ask for it.
    from summarymine.readers.remote import is_address

    if output and studies and output.lower().endswith(".parquet") and not is_address(output):
        return resolve_output(output, None, headers, None)
    if not output or not (output.endswith(("/", os.sep)) or is_address(output)):
        raise SaidError(say("error.parquet_needs_folder"))
    check_libraries(".parquet", output)
    from summarymine.outputs.parts import PartsFolder

    with saying_errors():
        PartsFolder(output).check()
    return Output(None, "parquet", headers, None, parts=output, origin=command_options())


def asked_origin() -> Mapping[str, str] | None:
    """The options that decide what is found, if --origin asks to name them."""
    return command_options() if click.get_current_context().meta.get(_ORIGIN) else None


def command_options() -> Mapping[str, str]:
    """What of the command line decides what is found, of the command at work."""
    context = click.get_current_context()
    return named_options(context.params.get("paths", ()), context.meta.get(_RULES, Rules()))


def named_options(paths: Sequence[str], rules: Rules) -> Mapping[str, str]:
    """What of the command line decides what is found."""
    options = {
        "paths": paths,
        "pack": rules.packs,
        "indicator": rules.indicators,
        "patterns": rules.patterns,
    }
    return {name: " ".join(words) for name, words in options.items() if words}


def find_url(output: str) -> str:
    """The output, if it is the address of a database, else "". Raises SaidError for a wrong one."""
    if "://" not in output:
        return ""
    # Loaded here: only an address needs it.
    from summarymine.outputs.connection import check_url, is_url

    if not is_url(output):
        return ""
    with saying_errors():
        check_url(output)
    return output


def check_libraries(suffix: str, output: str) -> None:
    """Raises SaidError where a library that the form needs is not installed."""
    from summarymine.outputs.study import find_missing

    with saying_errors():
        if error := find_missing(suffix, output):
            raise error


def check_encoding(encoding: str) -> None:
    """Raises SaidError unless text can be written in this encoding."""
    try:
        codecs.lookup(encoding)
        # hex and its like turn bytes into bytes.
        "".encode(encoding)
    except (LookupError, ValueError):
        raise SaidError(say("error.encoding", encoding=encoding)) from None


def load_indicators(rules: Rules) -> "Catalogue":
    """The catalogue in force. Raises SaidError, naming every error in files that cannot be used."""
    # Loaded here: the options of a command that reads no report need no batch.
    from summarymine.batch import Job

    return load_rules(Job("facts", *rules))


def check_rules(job: "Job") -> int:
    """The exit code so far: FAILED if an indicator of the user's was left out, each fault named.

    Those of the package need no look: a run that finds all in the cache never loads them.
    Raises SaidError for what keeps any report from being read.
    """
    from summarymine.indicators.catalogue import own_layers

    if job.patterns or job.packs or job.indicators or own_layers():
        return FAILED if load_rules(job).broken else OK
    return OK


def load_rules(job: "Job") -> "Catalogue":
    """The catalogue of a job, loaded for its workers too; what is left out of it is named.

    Raises SaidError.
    """
    for path in job.patterns:
        if not Path(path).exists():
            raise SaidError(say("error.no_patterns", path=path))
    with saying_errors():
        broken = job.rules.broken
    # Loaded here, with the rules.
    from summarymine.cli.rule_messages import problem_text

    for problem in broken:
        complain(problem_text(problem))
    for id in dict.fromkeys(problem.indicator for problem in broken):
        tell(say("note.left_out", indicator=id))
    # One that is left out may be the one asked for, so what is wrong with it stands above.
    with saying_errors():
        return job.catalogue


def find_ids(catalogue: "Catalogue", indicators: Sequence[str]) -> tuple[str, ...]:
    """The ids of indicators named by id or label. Raises SaidError for one there is none of."""
    with saying_errors():
        return tuple(map(catalogue.find_id, indicators))


@contextlib.contextmanager
def saying_errors() -> Iterator[None]:
    """Turns what the library raises into what ends the command."""
    try:
        yield
    except SummaryMineError as error:
        raise SaidError(error_text(error)) from error
