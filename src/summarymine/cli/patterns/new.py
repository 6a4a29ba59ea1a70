"""summarymine patterns new: a draft of an indicator from sentences that state it."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from summarymine.authoring.draft import Draft, DraftError, add_to_file, make_draft
from summarymine.cli.messages import say
from summarymine.cli.options import saying_errors
from summarymine.cli.patterns.common import form_option, show_json
from summarymine.cli.translated import command, option
from summarymine.cli.usage import FAILED, OK, USAGE, SaidError, complain, tell
from summarymine.indicators import load_catalogue

PACK = "mine"


@command("new", "patterns.new")
@option("--label", metavar="NAME")
@option("--from", "sentences", metavar="SENTENCE", multiple=True)
@option("--value", metavar="FIGURE", default="")
@option("--silent", metavar="SENTENCE", multiple=True)
@option("--id", metavar="ID", default="")
@option("--into", metavar="FILE")
@form_option
def command_new(
    *,
    label: str | None,
    sentences: Sequence[str],
    value: str,
    silent: Sequence[str],
    id: str,
    into: str | None,
    form: str,
) -> int:
    """Writes a draft that tells the figures of the sentences, and that passes its own cases."""
    label = label or _ask("new.ask_label")
    sentences = sentences or ([said] if (said := _ask("new.ask_from")) else [])
    if not label or not sentences:
        complain(say("usage.missing", name="--from" if label else "--label"))
        return USAGE
    if not silent and (said := _ask("new.ask_silent")):
        silent = [said]
    try:
        with saying_errors():
            taken = _ids_in(into)
        draft = make_draft(label, sentences, value=value, silent=silent, id=id, taken=taken)
    except DraftError as error:
        complain(say(f"new.{error.reason}", **error.details))
        return FAILED
    if id and id in taken:
        raise SaidError(say("new.taken", id=id, file=into))
    return _give(draft, into, form)


def _give(draft: Draft, into: str | None, form: str) -> int:
    """The draft on stdout, or in the file, with what to do next."""
    if into is not None:
        path = Path(into)
        if not path.parent.is_dir():
            raise SaidError(say("error.no_folder", path=path.parent))
        with saying_errors():
            add_to_file(draft, path, PACK)
    if form == "json":
        show_json({"id": draft.id, "file": into, "yaml": draft.yaml(0)})
    elif into is None:
        click.echo(draft.file(PACK), nl=False)
    else:
        click.echo(draft.yaml(), nl=False)
    if into is not None:
        tell(say("new.added", id=draft.id, file=into))
    if not draft.silent:
        tell(say("new.no_silent"))
    return OK


def _ask(key: str) -> str:
    """What the user answers on a terminal; "" where there is none: in a script nothing is asked."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return ""
    return str(click.prompt(say(key), default="", show_default=False, err=True)).strip()


def _ids_in(into: str | None) -> set[str]:
    if into is None or not Path(into).exists():
        return set()
    return {indicator.id for indicator in load_catalogue([Path(into)]).defined}
