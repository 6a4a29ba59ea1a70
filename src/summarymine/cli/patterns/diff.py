"""summarymine patterns diff: what a change of rules changes in the facts of some reports."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import click

from summarymine.authoring.cases import field_text
from summarymine.authoring.diff import Difference, find_differences
from summarymine.cli.completers import complete_files
from summarymine.cli.messages import say
from summarymine.cli.options import form_option, paths_argument
from summarymine.cli.patterns.common import prepared_reports, rules_of, show, show_json, shown
from summarymine.cli.translated import command
from summarymine.cli.usage import FAILED, OK, tell
from summarymine.model import Fact

_SIGNS = {"gained": ("+", "green"), "lost": ("-", "red"), "changed": ("~", "yellow")}
_FIELDS = ("value", "change_pct", "change_abs", "scope", "status")


@command("diff", "patterns.diff")
@click.argument("old", metavar="OLD", shell_complete=complete_files)
@click.argument("new", metavar="NEW", shell_complete=complete_files)
@paths_argument
@form_option
def command_diff(*, old: str, new: str, paths: Sequence[str], form: str) -> int:
    """Writes the facts gained, lost and changed; exit 1 if there are any."""
    before, after = rules_of([old]), rules_of([new])
    batch, documents = prepared_reports(paths)
    counts: Counter[str] = Counter()
    objects: list[Any] = []
    for difference in find_differences(documents, before, after):
        counts[difference.kind] += 1
        if form == "json":
            objects.append(_object(difference))
        else:
            show(_lines(difference))
    if form == "json":
        show_json({"differences": objects, **{kind: counts[kind] for kind in _SIGNS}})
    else:
        tell(say("diff.summary", **{kind: counts[kind] for kind in _SIGNS}))
    left_out = before.broken or after.broken
    return batch.finish() or (FAILED if counts or left_out else OK)


def _lines(difference: Difference) -> Iterator[tuple[str, str]]:
    sign, style = _SIGNS[difference.kind]
    fact = difference.fact
    told = [_told(one) for one in (difference.old, difference.new) if one]
    what = " → ".join(dict.fromkeys(told))
    where = f"{shown(fact.evidence.document)}:{fact.evidence.line}"
    yield f"{sign} {where} {fact.indicator} {fact.label}: {what}", style
    yield f"    {shown(fact.evidence.sentence)}", "dim"


def _told(fact: Fact) -> str:
    fields = {field: field_text(fact, field) for field in _FIELDS}
    told = [f"{field} {text}" for field, text in fields.items() if text and text != "actual"]
    return shown(", ".join(told)) or "-"


def _object(difference: Difference) -> dict[str, Any]:
    fact = difference.fact
    return {
        "kind": difference.kind,
        "document": fact.evidence.document,
        "line": fact.evidence.line,
        "start": fact.evidence.span.start,
        "end": fact.evidence.span.end,
        "indicator": fact.indicator,
        "fields": list(difference.fields),
        "old": _row(difference.old),
        "new": _row(difference.new),
        "sentence": fact.evidence.sentence,
    }


def _row(fact: Fact | None) -> dict[str, str] | None:
    return {field: field_text(fact, field) for field in _FIELDS} if fact else None
