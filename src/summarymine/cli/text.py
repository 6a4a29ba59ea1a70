"""summarymine text: a report as the rules see it, with its pages and lines, or its repairs."""

import sys
from collections.abc import Iterator, Sequence

from summarymine.cli.destination import Output
from summarymine.cli.explain_text import Line, show_lines
from summarymine.cli.options import paths_argument, quiet_option
from summarymine.cli.run import Batch
from summarymine.cli.translated import command, option
from summarymine.facts.places import Places
from summarymine.model import Document, PreparedDocument
from summarymine.outputs.text import visible
from summarymine.text import prepare
from summarymine.text.telling import COUNTED

# What a line end, a page end and a tab look like in a list of repairs.
_SHOWN = str.maketrans({"\n": "⏎", "\r": "␍", "\f": "␌", "\t": "⇥", COUNTED: ""})
_BLANKS = " \t\u3000\u00a0"
_LONGEST = 60


@command("text")
@paths_argument
@option("--repairs", is_flag=True)
@quiet_option
def command_text(*, paths: Sequence[str], repairs: bool, quiet: bool) -> int:
    """Writes the repaired text of the reports at paths, or what was repaired in them."""
    batch = Batch(paths, Output(None, "jsonl", "en", None), quiet=quiet)

    def tell(document: Document, _: object) -> Iterator[Line]:
        prepared = prepare(document)
        yield Line(0, visible(document.name), "bold")
        yield from repair_lines(prepared) if repairs else text_lines(prepared)
        yield Line(0, "")

    for line in batch.results(tell):
        show_lines([line], sys.stdout)
    return batch.finish()


def text_lines(document: PreparedDocument) -> Iterator[Line]:
    """Each line of the repaired text, with the page and line that it begins on as read."""
    places = Places(document.source.text)
    told = {telling.span.start for telling in document.tellings}
    start = 0
    for text in document.text.split("\n"):
        if text.strip():
            # What tells a table begins with heads, which stand above the row that it tells.
            last = start + len(text) - 1
            first = last if start in told else start + len(text) - len(text.lstrip())
            place = place_of(places, document.origins[first])
            yield Line(0, f"{place}\t{visible(text.strip().translate(_SHOWN))}")
        start += len(text) + 1


def repair_lines(document: PreparedDocument) -> Iterator[Line]:
    """Each repair: where, by which rule, what stood there, what stands there now.

    One kind of space for another is left out.
    """
    places = Places(document.source.text)
    for repair in sorted(document.repairs, key=lambda repair: repair.span.start):
        if not repair.before.strip(_BLANKS) and not repair.after.strip(_BLANKS):
            continue
        before, after = (_clipped(text) for text in (repair.before, repair.after))
        place = place_of(places, repair.span.start)
        yield Line(0, f"{place}\t{repair.rule}\t“{before}” → “{after}”")


def place_of(places: Places, at: int) -> str:
    """`12`, or `2:12` for line 12 on page 2."""
    page = places.page(at)
    return f"{page}:{places.line(at)}" if page else str(places.line(at))


def _clipped(text: str) -> str:
    shown = visible(text.translate(_SHOWN))
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
