"""What the verbs of patterns share: the form of their answer, the rules and reports at work."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from summarymine.cli.destination import Output
from summarymine.cli.messages import say
from summarymine.cli.rules import Rules, load_indicators
from summarymine.cli.run import Batch
from summarymine.cli.usage import SaidError
from summarymine.columns import plain_number
from summarymine.indicators import Catalogue
from summarymine.indicators.catalogue import own_layers
from summarymine.indicators.context import packaged_patterns
from summarymine.model import Document, PreparedDocument
from summarymine.outputs.text import visible
from summarymine.text import prepare


def show_json(answer: Any) -> None:
    """The answer of a verb for programs, one JSON value; numbers with all their digits."""
    click.echo(json.dumps(answer, ensure_ascii=False, indent=1, default=_plain))


def _plain(value: object) -> object:
    try:
        return plain_number(value)  # type: ignore[arg-type]
    except (TypeError, AttributeError):
        return str(value)


def show(lines: Iterable[str | tuple[str, str]]) -> None:
    """Lines for people; in colour on a terminal, where a line comes with its style (of rich)."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=sys.stdout, soft_wrap=True, highlight=False)
    for line in lines:
        text, style = (line, "") if isinstance(line, str) else line
        if console.is_terminal:
            console.print(Text(text, style=style))
        else:
            click.echo(text)


def rule_paths(paths: Sequence[str]) -> list[Path]:
    """The pattern files and folders named; those in force where none is. Raises SaidError."""
    for path in paths:
        if not Path(path).exists():
            raise SaidError(say("error.no_rules", path=path))
    return [Path(path) for path in paths] or [packaged_patterns(), *own_layers()]


def rules_of(paths: Sequence[str]) -> Catalogue:
    """The catalogue with these files, what is wrong in them named. Raises SaidError."""
    rule_paths(paths)
    return load_indicators(Rules(patterns=tuple(paths)))


def prepared_reports(
    paths: Sequence[str], *, quiet: bool = False
) -> tuple[Batch, Iterator[PreparedDocument]]:
    """The reports at paths, made ready one by one, and the batch that counts what failed."""
    batch = Batch(paths, Output(None, "table", "en", None), quiet=quiet)

    def work(document: Document, _: object) -> Iterable[PreparedDocument]:
        return (prepare(document),)

    return batch, batch.results(work)


def shown(text: str) -> str:
    """A text from a report, on one line and without control characters."""
    return visible(text.replace("\n", "⏎"))
