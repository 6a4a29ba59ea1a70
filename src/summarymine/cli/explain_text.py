"""An explanation in words, in the user's language: lines for a terminal or a pipe."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TextIO

from summarymine.cli.messages import say
from summarymine.facts.explain import Claim, Explained, Figured, Missed
from summarymine.outputs.text import visible

# Of the words quoted from a report, so many characters; the whole is in --format jsonl.
_QUOTED = 40
# How many indicators that did not get a figure are told of.
_MISSES = 3


class Line(NamedTuple):
    """A line of text without control characters; style: of rich."""

    indent: int
    text: str
    style: str = ""


def sentence_lines(sentence: Explained) -> Iterator[Line]:
    """The place, the sentence, each figure with what became of it; an empty line at the end."""
    place = say("explain.place", name=sentence.document, line=sentence.line)
    section = say("explain.section", section=sentence.section) if sentence.section else ""
    yield Line(0, visible(place + section), "dim")
    if not sentence.text:
        yield Line(2, say("explain.no_sentence"))
        yield Line(0, "")
        return
    yield Line(2, visible(sentence.text), "bold")
    others = [figure for figure in sentence.figures if figure.reason == "not_quantity"]
    for figure in sentence.figures:
        if figure.reason != "not_quantity":
            yield from _figure_lines(figure)
    if others:
        names = say("explain.list").join(
            say("explain.named", surface=figure.surface, kind=say(f"kind.{figure.kind}"))
            for figure in others
        )
        yield Line(4, visible(say("explain.not_quantities", names=names)), "dim")
    if not sentence.figures:
        yield Line(4, say("explain.no_figure"), "dim")
    yield Line(0, "")


def _figure_lines(figure: Figured) -> Iterator[Line]:
    kept = figure.reason is None
    yield Line(4, visible(figure.surface), "green" if kept else "yellow")
    for claim in figure.claims:
        is_fact = claim.fate in ("row", "joined")
        yield Line(6, visible(f"{'+' if is_fact else '-'} {_claim_text(claim)}"))
    nearest = figure.misses[0].reason if figure.misses else None
    if not figure.claims and figure.reason and figure.reason != nearest:
        why = say(f"reason.{figure.reason}")
        yield Line(6, visible("- " + say("explain.not_taken", why=why)))
    for number, miss in enumerate(figure.misses[:_MISSES]):
        is_nearest = not figure.claims and number == 0
        told = say(
            "explain.nearest" if is_nearest else "explain.also",
            label=miss.indicator.label,
            indicator=miss.indicator.id,
            pattern=miss.pattern,
            why=_why(miss, figure),
        )
        yield Line(6, visible(f"- {told}"), "" if is_nearest else "dim")


def _claim_text(claim: Claim) -> str:
    """`亡人数 (deaths), level, by deaths.names.1; whole body; actual; year 2024`."""
    parts = [
        say(
            "explain.taken",
            label=claim.indicator.label,
            indicator=claim.indicator.id,
            measure=say(f"measure.{claim.measure}"),
            pattern=claim.pattern,
        )
    ]
    row, scope, status = claim.row, claim.scope, claim.status
    if claim.fate in ("elsewhere", "same_figure", "optional"):
        parts.append(say(f"reason.{claim.fate}", words=_clipped(claim.words)))
    elif row and scope and status:
        by = f"scope.{scope.by}" if scope.by and scope.words else "explain.whole"
        parts.append(say(by, words=_clipped(scope.words)))
        said = f"status.{status.status}" + (f".{status.by}" if status.by else "")
        parts.append(say(said, words=_clipped(status.words)))
        if row.period.year:
            parts.append(say("explain.year", year=row.period.year))
        if row.flags:
            parts.append(say("explain.flags", flags=say("explain.list").join(row.flags)))
        if claim.fate == "joined":
            parts.append(say("explain.joined", line=row.evidence.line))
    return say("explain.then").join(parts)


def _why(miss: Missed, figure: Figured) -> str:
    unit = figure.quantity.unit if figure.quantity else ""
    key = f"reason.{miss.reason}"
    if (miss.reason == "unit" and not unit) or (miss.reason == "taken" and not miss.words):
        key += "_none"
    why = say(key, name=_clipped(miss.name), words=_clipped(miss.words), unit=unit)
    doubly = not miss.fits and miss.reason not in ("unit", "in_name", "share", "from")
    return say("explain.unit_too", why=why) if doubly else why


def _clipped(words: str) -> str:
    return words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1]}…"


def show_lines(lines: Iterable[Line], stream: TextIO) -> None:
    """Writes the lines: coloured and wrapped on a terminal, plain in a pipe."""
    if not stream.isatty():
        stream.writelines(f"{' ' * line.indent}{line.text}".rstrip() + "\n" for line in lines)
        return
    # Loaded here: a pipe needs none of it, and it is slow to import.
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    for line in lines:
        # Text, not str: rich would read [red] in a report as its own markup.
        text = Text(line.text, style=line.style)
        # A padded empty text would be no line at all.
        padded = Padding(text, (0, 0, 0, line.indent), expand=False)
        console.print(padded if line.text else text)
