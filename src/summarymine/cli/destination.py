"""Where rows go, by the options: a file and its form, a folder, a database, the terminal."""

import codecs
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from summarymine.cli.completers import complete_files
from summarymine.cli.messages import say
from summarymine.cli.rules import asked_rules, named_options
from summarymine.cli.translated import Choice, Decorator, decorated, option
from summarymine.cli.usage import SaidError, saying_errors
from summarymine.model import Language, Table
from summarymine.outputs import write
from summarymine.outputs.writing import telling

# What the end of a file's name says of its format.
ENDINGS = {".csv": "csv", ".jsonl": "jsonl", ".md": "md", ".txt": "table"}


FORMATS = ("csv", "jsonl", "md", "table")


# Of the commands that write a row for each thing found.
ROW_FORMATS = (*FORMATS, "parquet")


LANGUAGES = ("en", "zh")


# Written row by row, so that they need no more memory for more rows.
STREAMED = ("csv", "jsonl", "md")


_ORIGIN = "summarymine.origin"


# Made of all reports read together, texts and doubts too.
STUDIES = {
    ".xlsx": "xlsx",
    ".html": "html",
    ".duckdb": "duckdb",
    ".sqlite": "sqlite",
    ".parquet": "parquet",
}


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
    return decorated(function, decorators)


def _keep_origin(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    ctx.meta[_ORIGIN] = wanted


origin_option = option("--origin", is_flag=True, expose_value=False, callback=_keep_origin)


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
    return named_options(context.params.get("paths", ()), asked_rules())


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
