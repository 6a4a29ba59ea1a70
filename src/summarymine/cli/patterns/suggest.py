"""summarymine patterns suggest: what reports count that no rule claims yet."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from summarymine.authoring.draft import file_head
from summarymine.authoring.suggest import Suggestion, find_suggestions
from summarymine.cli.completers import complete_files
from summarymine.cli.messages import say
from summarymine.cli.options import form_option, paths_argument
from summarymine.cli.patterns.common import prepared_reports, show, show_json, shown
from summarymine.cli.rules import Rules, load_indicators, rules_options
from summarymine.cli.translated import command, option
from summarymine.cli.usage import FAILED, OK, SaidError, saying_errors, tell
from summarymine.outputs.writing import write_text


@command("suggest", "patterns.suggest")
@paths_argument
@option("--write", metavar="FILE", shell_complete=complete_files)
@option("--at-least", "at_least", type=click.IntRange(1), default=2, metavar="N")
@option("--limit", type=click.IntRange(1), default=40, metavar="N")
@rules_options
@form_option
def command_suggest(
    *, paths: Sequence[str], write: str | None, at_least: int, limit: int, rules: Rules, form: str
) -> int:
    """Writes what is counted in the reports at paths, what most units state first."""
    if write and Path(write).exists():
        raise SaidError(say("error.exists", path=write))
    catalogue = load_indicators(rules)
    batch, documents = prepared_reports(paths)
    everything = find_suggestions(documents, catalogue, at_least=at_least, drafts=limit)
    found = everything[:limit]
    if form == "json":
        show_json({"suggestions": [*map(_object, found)]})
    else:
        for suggestion in found:
            show(_lines(suggestion))
    if len(everything) > limit:
        tell(say("suggest.more", count=len(everything) - limit))
    drafts = [suggestion.draft for suggestion in found if suggestion.draft]
    if write and drafts:
        with saying_errors():
            write_text(file_head("drafts") + "\n".join(d.yaml() for d in drafts), Path(write))
        tell(say("suggest.written", file=write, count=len(drafts)))
    elif not found and batch.done:
        tell(say("suggest.nothing", least=at_least))
    return batch.finish() or (FAILED if catalogue.broken else OK)


def _lines(suggestion: Suggestion) -> Iterator[tuple[str, str]]:
    head = say(
        "suggest.head",
        label=shown(suggestion.label),
        measure=suggestion.measure,
        units=suggestion.units,
        documents=suggestion.documents,
        figures=len(suggestion.stated),
    )
    yield head, "bold"
    for one in suggestion.sentences:
        yield f"  {shown(one.document)}: {shown(one.text)}", "dim"
    if suggestion.draft:
        for line in suggestion.draft.yaml(4).splitlines():
            yield line, "cyan"
    yield "", ""


def _object(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "counts": list(suggestion.words),
        "measure": suggestion.measure,
        "units": suggestion.units,
        "documents": suggestion.documents,
        "figures": len(suggestion.stated),
        "sentences": [
            {"document": one.document, "text": one.text, "figure": one.surface}
            for one in suggestion.sentences
        ],
        "draft": suggestion.draft.yaml() if suggestion.draft else None,
    }
