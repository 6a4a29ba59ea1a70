"""summarymine patterns new: a draft of an indicator from sentences that state it."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from summarymine.authoring.draft import Draft, DraftError, added_to_file, make_draft
from summarymine.cli.completers import complete_files
from summarymine.cli.messages import say
from summarymine.cli.options import form_option
from summarymine.cli.patterns.common import show_json
from summarymine.cli.translated import command, option
from summarymine.cli.usage import FAILED, OK, USAGE, SaidError, complain, saying_errors, tell
from summarymine.facts import extract_facts
from summarymine.indicators import load_catalogue
from summarymine.indicators.context import shown
from summarymine.indicators.definitions import Indicator
from summarymine.outputs.writing import write_text
from summarymine.text import prepare_text

PACK = "mine"


@command("new", "patterns.new")
@option("--label", metavar="NAME")
@option("--from", "sentences", metavar="SENTENCE", multiple=True)
@option("--value", "values", metavar="FIGURE", multiple=True)
@option("--silent", metavar="SENTENCE", multiple=True)
@option("--id", metavar="ID", default="")
@option("--into", metavar="FILE", shell_complete=complete_files)
@form_option
def command_new(
    *,
    label: str | None,
    sentences: Sequence[str],
    values: Sequence[str],
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
            own = _indicators_in(into)
        for indicator in own:
            if indicator.label == label:
                details = {"label": label, "file": into or "", "id": indicator.id}
                raise SaidError(say("new.taken_label", **details))
        taken = {indicator.id for indicator in own}
        draft = make_draft(label, sentences, values=values, silent=silent, id=id, taken=taken)
    except DraftError as error:
        complain(say(f"new.{error.reason}", **error.details))
        return FAILED
    for text in sentences:
        if told := already_told(text):
            tell(say("new.told", text=text, ids=", ".join(told)))
    return _give(draft, into, form)


def already_told(text: str) -> tuple[str, ...]:
    """The shipped indicators that tell a level of a sentence already: `deaths 亡人数`."""
    catalogue = load_catalogue().everything
    facts = extract_facts(prepare_text(text), catalogue)
    told = (f"{fact.indicator} {fact.label}" for fact in facts if fact.value is not None)
    return tuple(dict.fromkeys(told))


def _give(draft: Draft, into: str | None, form: str) -> int:
    """The draft on stdout, or in the file, with what to do next."""
    if into is not None:
        path = Path(into)
        if not path.parent.is_dir():
            raise SaidError(say("new.no_folder", path=path.parent))
        if path.suffix.lower() not in (".yaml", ".yml"):
            raise SaidError(say("new.no_yaml", path=into))
        with saying_errors():
            write_text(added_to_file(draft, path, PACK), path)
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


def _indicators_in(into: str | None) -> Sequence[Indicator]:
    """What the file defines already; nothing if there is none."""
    if into is None or not Path(into).is_file() or not Path(into).read_bytes().strip():
        return ()
    defined = load_catalogue([Path(into)]).defined
    file = shown(Path(into))
    return [one for one in defined if one.origin.rpartition(":")[0] == file]
