"""summarymine explain: of each figure, which rule took it, or why none did."""

import glob
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import click

from summarymine.cli.completers import complete_files
from summarymine.cli.destination import Output
from summarymine.cli.explain_text import sentence_lines, show_lines
from summarymine.cli.messages import say
from summarymine.cli.options import quiet_option
from summarymine.cli.rules import Rules, load_indicators, rules_options
from summarymine.cli.run import Batch
from summarymine.cli.translated import Choice, command, option
from summarymine.cli.usage import FAILED, OK, SaidError, tell
from summarymine.facts.explain import Explained, count_lines, explain
from summarymine.indicators import Catalogue
from summarymine.model import Document
from summarymine.outputs.explained import explained_lines
from summarymine.readers.files import is_folder
from summarymine.readers.paths import STDIN
from summarymine.text import prepare

# Of each file the lines asked for, None for all of it; the key of stdin is None.
Lines = Mapping[object, frozenset[int] | None]


@command("explain")
@click.argument(
    "paths", metavar="PATH[:LINE]...", nargs=-1, required=True, shell_complete=complete_files
)
@option("--format", "form", type=Choice(("text", "jsonl")), default="text")
@rules_options
@quiet_option
def command_explain(
    *,
    paths: Sequence[str],
    form: str,
    rules: Rules,
    quiet: bool,
) -> int:
    """Tells of the figures of the reports at paths, sentence by sentence."""
    targets = [parse_target(path) for path in paths]
    # As it is told sentence by sentence, a progress bar would disturb it: as with JSON lines.
    batch = Batch([path for path, _ in targets], Output(None, "jsonl", "en", None), quiet=quiet)
    catalogue = load_indicators(rules)
    show: Callable[[Explained], None] = show_object if form == "jsonl" else show_text
    work = partial(explain_report, catalogue=catalogue, lines=lines_of(targets))
    is_told = False
    for sentence in batch.results(work):
        show(sentence)
        is_told = True
    if rules.indicators and batch.done and not is_told and not quiet:
        tell(say("note.not_spoken_of", indicators=say("list.comma").join(rules.indicators)))
    return batch.finish() or (FAILED if catalogue.broken else OK)


def parse_target(path: str) -> tuple[str, int | None]:
    """The path, and the line that stands behind it: `report.txt:12`; None for the whole.

    A path that exists with a colon in its name wins. Raises SaidError where a file is followed by
    what is no line.
    """
    name, colon, line = path.rpartition(":")
    if not colon or os.path.lexists(path):
        return path, None
    is_number = line.isascii() and line.isdigit()
    if is_folder(Path(name)) or (is_number and glob.has_magic(name) and not os.path.lexists(name)):
        raise SaidError(say("error.line_of_folder", path=name, line=line))
    if not os.path.lexists(name):
        return path, None
    if not is_number or int(line) < 1:
        raise SaidError(say("error.line", path=path, example=f"{name}:1"))
    return name, int(line)


def lines_of(targets: Sequence[tuple[str, int | None]]) -> Lines:
    """The lines asked for of each file that lines are asked of."""
    lines: dict[object, frozenset[int] | None] = {}
    for path, line in targets:
        key = None if path == STDIN else Path(path)
        before = lines.get(key, frozenset())
        lines[key] = None if line is None or before is None else before | {line}
    return lines


def explain_report(
    read: Document, path: object, *, catalogue: Catalogue, lines: Lines
) -> Iterator[Explained]:
    """The sentences of a report that are asked for.

    Raises SaidError for a line that is not there.
    """
    document = prepare(read)
    wanted = lines.get(path)
    if wanted is None:
        yield from explain(document, catalogue)
        return
    last = count_lines(document)
    for line in sorted(wanted):
        if line > last:
            raise SaidError(say("error.no_line", path=f"{read.name}:{line}", last=last))
        found = tuple(explain(document, catalogue, {line}))
        # A line with nothing to read is told of too.
        nothing = Explained(document=read.name, line=line, section="", text="", figures=())
        yield from found or (nothing,)


def show_object(sentence: Explained) -> None:
    """Each figure as a line of JSON."""
    for line in explained_lines(sentence):
        click.echo(line, nl=False)


def show_text(sentence: Explained) -> None:
    """The sentence and its figures for people."""
    show_lines(sentence_lines(sentence), sys.stdout)
