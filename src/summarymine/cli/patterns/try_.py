"""summarymine patterns try: a text with all that the rules see in it."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from summarymine.authoring.trial import Mark, Trial, TriedSentence, try_rules
from summarymine.cli.completers import complete_files
from summarymine.cli.explain_text import sentence_lines
from summarymine.cli.messages import say
from summarymine.cli.options import form_option
from summarymine.cli.patterns.common import prepared_reports, show, show_json, shown
from summarymine.cli.rules import Rules, load_indicators, rules_options
from summarymine.cli.translated import command
from summarymine.cli.usage import FAILED, OK, SaidError
from summarymine.model import Document, Repair
from summarymine.text import prepare

# Of marks that overlap the first stands.
_KINDS = ("fact", "name", "scope", "plan", "quantity")
_STYLES = {
    "fact": "bold white on green",
    "name": "bold yellow",
    "scope": "magenta",
    "plan": "bold red",
    "quantity": "cyan",
}
_BRACKETS = {
    "fact": "【】",
    "name": "〈〉",
    "scope": "｛｝",
    "plan": "‹›",
    "quantity": "［］",
}
_REPAIRS = 12
# What ends so is meant as the name of a file.
_ENDINGS = (".txt", ".docx", ".doc", ".pdf", ".html", ".htm", ".md", ".xlsx", ".wps", ".rtf")


@command("try", "patterns.try")
@click.argument("what", metavar="TEXT|FILE|-", shell_complete=complete_files)
@rules_options
@form_option
def command_try(*, what: str, rules: Rules, form: str) -> int:
    """Shows a text, or the report in a file, as the rules see it."""
    catalogue = load_indicators(rules)
    status = OK
    if what == "-" or _is_file(what):
        batch, documents = prepared_reports([what], quiet=True)
        trials = [try_rules(document, catalogue) for document in documents]
        status = batch.finish()
    else:
        trials = [try_rules(prepare(Document(name="-", text=what)), catalogue)]
    if form == "json":
        show_json({"documents": [*map(_object, trials)]})
    for trial in trials if form == "text" else ():
        _show(trial)
    return status or (FAILED if catalogue.broken else OK)


def _is_file(what: str) -> bool:
    """Whether what is tried is a file. Raises SaidError for a folder, and for a name of none."""
    path = Path(what[:255])
    if not what.strip():
        raise SaidError(say("try.nothing"))
    if path.is_dir():
        raise SaidError(say("try.folder", path=what))
    if path.suffix.lower() in _ENDINGS and not path.exists():
        raise SaidError(say("error.no_rules", path=what))
    return path.is_file()


def _show(trial: Trial) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=sys.stdout, soft_wrap=True, highlight=False)
    legend = Text()
    for kind in _KINDS:
        legend.append_text(_piece(say(f"mark.{kind}"), kind, console.is_terminal))
        legend.append(" ")
    console.print(legend)
    for sentence in trial.sentences:
        console.print(Text(f"{sentence.line:>4}  ") + _text(sentence, console.is_terminal))
        for mark in sentence.marks:
            if mark.kind == "name":
                surface = shown(sentence.text[mark.start : mark.end])
                labels, rules = ", ".join(mark.labels), ", ".join(mark.rules)
                kind = say(f"mark.{mark.kind}")
                console.print(Text(f"      {kind} {surface}: {shown(labels)} ({rules})", "dim"))
        for line in [*sentence_lines(sentence.explained)][2:]:
            if line.text:
                console.print(Text(" " * (line.indent + 4) + line.text, line.style))
    show(_repairs(trial.repairs))


def _text(sentence: TriedSentence, coloured: bool) -> Any:
    from rich.text import Text

    text, done = Text(), 0
    for mark in _outer(sentence.marks):
        text.append(shown(sentence.text[done : mark.start]))
        text.append_text(_piece(sentence.text[mark.start : mark.end], mark.kind, coloured))
        done = mark.end
    return text.append(shown(sentence.text[done:]))


def _piece(text: str, kind: str, coloured: bool) -> Any:
    from rich.text import Text

    if coloured:
        return Text(shown(text), _STYLES[kind])
    brackets = _BRACKETS[kind]
    return Text(brackets[0] + shown(text) + brackets[1])


def _outer(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Of marks that overlap the one of the first kind."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (_KINDS.index(mark.kind), mark.start - mark.end)):
        if all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    yield from sorted(kept)


def _repairs(repairs: Sequence[Repair]) -> Iterator[tuple[str, str]]:
    if repairs:
        yield say("try.repairs", count=len(repairs)), "bold"
    for repair in repairs[:_REPAIRS]:
        yield f"  {repair.rule}: “{shown(repair.before)}” → “{shown(repair.after)}”", "dim"


def _object(trial: Trial) -> dict[str, Any]:
    return {
        "document": trial.name,
        "packs": list(trial.packs),
        "sentences": [
            {
                "line": sentence.line,
                "text": sentence.text,
                "marks": [
                    {
                        "start": mark.start,
                        "end": mark.end,
                        "kind": mark.kind,
                        "rules": list(mark.rules),
                        "labels": list(mark.labels),
                    }
                    for mark in sentence.marks
                ],
            }
            for sentence in trial.sentences
        ],
        "repairs": [
            {"rule": repair.rule, "before": repair.before, "after": repair.after}
            for repair in trial.repairs
        ],
    }
