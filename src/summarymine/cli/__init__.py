"""The command line: `main`, whose commands are loaded when they are called for."""

import contextlib
import os
import signal
import sys
import threading
from typing import Any

import click

from summarymine.cli.messages import say
from summarymine.cli.translated import LazyGroup, option, show_help_alone
from summarymine.cli.usage import (
    FAILED,
    INTERRUPTED,
    OK,
    USAGE,
    complain,
    error_text,
    show_usage_error,
)
from summarymine.model import SummaryMineError
from summarymine.outputs.text import PLAINER
from summarymine.version import tool_version

COMMANDS = (
    *("extract", "compare", "audit", "quantities", "ledger", "explain"),
    *("verify", "text", "patterns", "cache", "doctor", "completion"),
)


class Main(LazyGroup):
    """The group of all commands, with the exit codes: 0 done, 1 some report failed, 2 usage."""

    def main(self, *args: Any, **settings: Any) -> Any:
        """Runs a command and leaves with its exit code; errors become a line on stderr."""
        settings["standalone_mode"] = False
        settings.setdefault("prog_name", "summarymine")
        open_missing_streams()
        write_all_characters()
        leave_when_told()
        sys.exit(self.run(*args, **settings))

    def run(self, *args: Any, **settings: Any) -> int:
        """The exit code of the command. A closed pipe is no error: click leaves quietly."""
        try:
            return super().main(*args, **settings) or OK
        except click.UsageError as error:
            show_usage_error(error)
            return USAGE
        except click.ClickException as error:
            complain(error.message)
            return error.exit_code
        except (click.Abort, KeyboardInterrupt):
            complain(say("error.interrupted"))
            return INTERRUPTED
        except SummaryMineError as error:
            complain(error_text(error))
            return FAILED
        except OSError as error:
            complain(str(error))
            return FAILED


def leave_when_told() -> None:
    """Makes the end of the session, or kill, as tidy as Ctrl-C; whoever ignores them goes on."""
    if threading.current_thread() is not threading.main_thread():
        return

    def leave(number: int, _: object) -> None:
        # Told so again, it still tidies up.
        signal.signal(number, signal.SIG_IGN)
        sys.exit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, leave)


def open_missing_streams() -> None:
    """Puts something where a caller left stdin, stdout or stderr closed, as services do.

    Else the next file that is opened would take its number, and what is said would go into it.
    Nothing can be read there, messages are lost, and a table is an error: it cannot be written.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is not None:
            continue
        with contextlib.suppress(OSError):
            os.fstat(number)
            continue
        # The lowest free number is the one that is missing.
        os.open(os.devnull, os.O_RDWR if name == "stderr" else os.O_RDONLY)
        mode = "r" if name == "stdin" else "w"
        stream = open(number, mode, encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115
        setattr(sys, name, stream)


def write_all_characters() -> None:
    """Makes stdout UTF-8 in a pipe or file, whatever the locale says; a terminal keeps its own.

    What that lacks, as GBK lacks 😀, is shown as what comes next to it, or as a ?.
    """
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        encoding = None if sys.stdout.isatty() else "utf-8"
        reconfigure(encoding=encoding, errors=PLAINER)


def show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Shows the version and leaves, if that is wanted."""
    if not wanted or ctx.resilient_parsing:
        return
    click.echo(f"summarymine {tool_version()}")
    ctx.exit()


@click.group(cls=Main, key="main", package=__name__, names=COMMANDS)
@option("--version", is_flag=True, is_eager=True, expose_value=False, callback=show_version)
@click.pass_context
def main(ctx: click.Context) -> int:
    """Reads the figures out of Chinese work summaries; the help, if no command is given."""
    return show_help_alone(ctx)
