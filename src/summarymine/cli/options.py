"""Options that the commands share, and what they come to: where rows go, and which indicators."""

import codecs
import contextlib
import functools
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from summarymine.cli.completers import complete_files, complete_indicators, complete_packs
from summarymine.cli.messages import say
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

if TYPE_CHECKING:
    from summarymine.batch import Job
    from summarymine.indicators import Catalogue

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

# What the end of a file's name says of its format.
ENDINGS = {".csv": "csv", ".jsonl": "jsonl", ".md": "md", ".txt": "table"}
FORMATS = ("csv", "jsonl", "md", "table")
LANGUAGES = ("en", "zh")

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
    """Where a table goes and in which form; target is None for stdout, and for a url.

    url: of a database; it may hold a password. origin: the options to name beside the output, if
    that is asked for.
    """

    target: Path | None
    format: str
    headers: Language
    encoding: str | None
    url: str = field(default="", repr=False)
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
        return bool(self.url) or self.format in STUDIES.values()

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
    """How many processes work at once, None for all cores, and whether results are kept."""

    jobs: int | None
    use_cache: bool


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
    """Decorator: --jobs and --no-cache, given to function as resources."""

    @functools.wraps(function)
    def called(*args: Any, jobs: int | None, no_cache: bool, **settings: Any) -> Any:
        resources = Resources(jobs, use_cache=not no_cache)
        return function(*args, resources=resources, **settings)

    with_cache = option("--no-cache", is_flag=True)(called)
    return option("--jobs", type=click.IntRange(1), metavar="N")(with_cache)


def output_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Decorator: -o, --format, --headers and --encoding, for resolve_output."""
    decorators: Sequence[Decorator] = (
        option("-o", "--output", metavar="FILE", shell_complete=complete_files),
        option("--format", type=Choice(FORMATS)),
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
    if studies and output is not None and (url := find_url(output)):
        return Output(None, "sql", headers, encoding, url)
    origin = asked_origin()
    if output is None:
        if origin is not None:
            raise SaidError(say("error.origin_needs_file"))
        default = "table" if sys.stdout.isatty() else "csv"
        return Output(None, format or default, headers, encoding)
    target = Path(output)
    if target.is_dir():
        raise SaidError(say("error.is_folder", path=output))
    if not target.parent.is_dir():
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


def asked_origin() -> Mapping[str, str] | None:
    """The options that decide what is found, if --origin asks to name them."""
    context = click.get_current_context()
    if not context.meta.get(_ORIGIN):
        return None
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
