"""Errors of the command line → one line on stderr in the user's language, and an exit code."""

import contextlib
import difflib
import sys
from collections.abc import Iterable, Iterator

import click

from summarymine.batch.errors import ClusterError
from summarymine.cli.messages import language, say, say_in
from summarymine.model import InternalError, Language, SummaryMineError
from summarymine.outputs.errors import StoreError
from summarymine.outputs.text import visible
from summarymine.readers.errors import ReadError
from summarymine.readers.stored import OutputError

OK = 0
FAILED = 1
USAGE = 2
INTERRUPTED = 130


class SaidError(click.ClickException):
    """What is wrong with the command and what to do, said whole in the user's language."""

    exit_code = USAGE


class SaidUsageError(click.UsageError):
    """A word of the command line that click would refuse too; help follows."""


def tell(what: str) -> None:
    """A line on stderr, or several; what a terminal would obey is left out."""
    # Not click.echo: it would write past the progress bar, into its line.
    print("\n".join(map(visible, what.split("\n"))), file=sys.stderr)


def complain(what: str) -> None:
    """A line on stderr: `error: …`; several, if so many things are wrong."""
    first, end, rest = what.partition("\n")
    tell(say("error", what=first) + end + rest)


def error_text(error: SummaryMineError) -> str:
    """`annual.pdf: no text; check that it was saved whole`, in the user's language."""
    match error:
        case ReadError() | StoreError() | OutputError() | ClusterError() | InternalError():
            name, page = visible(error.name), page_of(error)
            name = say("error.page", name=name, page=page) if page else name
            return f"{name}{say('list.colon')}{error_sentence(error, language())}"
        case _:
            # Loaded here, with the rules: a command that needs none starts without them.
            from summarymine.cli.rule_messages import rule_error_text

            return rule_error_text(error)


def error_sentence(error: SummaryMineError, language: Language) -> str:
    """`no text; check that it was saved whole`: what stands after the name of the file."""
    match error:
        case ReadError():
            return say_in(language, f"read.{error.reason}", **error.details)
        case StoreError():
            return say_in(language, f"store.{error.reason}", **error.details)
        case OutputError():
            return say_in(language, f"output.{error.reason}", **error.details)
        case ClusterError():
            return say_in(language, f"cluster.{error.reason}", name=error.name, **error.details)
        case InternalError():
            return say_in(language, "error.internal", what=error.what)
        case _:
            return visible(str(error))


def page_of(error: SummaryMineError) -> str:
    """The page that could not be read, "" for a whole file."""
    return error.details.get("page", "") if isinstance(error, ReadError) else ""


def usage_text(error: click.UsageError) -> str:
    """What was wrong with the command, in the user's language where we have words for it."""
    match error:
        case SaidUsageError():
            return error.message
        case click.NoSuchOption():
            return say("usage.no_option", name=error.option_name) + did_you_mean(
                error.possibilities or ()
            )
        case click.MissingParameter(param=click.Parameter() as parameter):
            return say("usage.missing", name=parameter.make_metavar(_context(error)))
        case click.BadOptionUsage():
            return say("usage.value_missing", name=error.option_name)
        case _:
            return error.format_message()


def did_you_mean(names: Iterable[str]) -> str:
    """`; did you mean --format?`, or "" for no names."""
    joined = ", ".join(names)
    return say("usage.did_you_mean", names=joined) if joined else ""


def close_names(name: str, names: Iterable[str]) -> list[str]:
    """Names that one may have meant by name."""
    return difflib.get_close_matches(name, list(names), n=2)


def show_usage_error(error: click.UsageError) -> None:
    """What was wrong, and where help is to be had."""
    complain(usage_text(error))
    if error.ctx is not None:
        tell(say("error.try_help", command=error.ctx.command_path))


def _context(error: click.UsageError) -> click.Context:
    return error.ctx if error.ctx is not None else click.get_current_context()


@contextlib.contextmanager
def saying_errors() -> Iterator[None]:
    """Turns what the library raises into what ends the command."""
    try:
        yield
    except SummaryMineError as error:
        raise SaidError(error_text(error)) from error
