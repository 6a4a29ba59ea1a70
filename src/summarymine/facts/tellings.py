"""Whose figures the cells of a table are: one county a row gives facts of several reporters."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from summarymine.facts.divisions import (
    Division,
    Mention,
    find_divisions,
    load_divisions,
    relate,
    resolve_division,
)
from summarymine.model import PreparedDocument, Reporter

# A short name counts as a place where it stands alone in a table of bodies: 瑞安, 乐清.
_ENDINGS = ("", "市", "县", "区")


@dataclass(frozen=True, slots=True)
class Row:
    """What the place of a figure in its table says of it. part: a body within the reporter.

    is_stated: the table says whose it is.
    """

    reporter: Reporter
    part: str
    shown: str
    is_stated: bool


class Tellings:
    """The told tables of a document, and whose each sentence is."""

    def __init__(self, document: PreparedDocument, reporter: Reporter) -> None:
        self.tellings = document.tellings
        self.starts = [told.span.start for told in self.tellings]
        bodies = dict.fromkeys(told.body for told in self.tellings if told.body)
        self.bodies = _resolve_bodies(tuple(bodies), reporter)
        self.reporter = reporter

    def at(self, start: int) -> Row | None:
        """The row that tells what stands at start of the repaired text, None in prose."""
        number = bisect_right(self.starts, start) - 1
        if number < 0 or start >= self.tellings[number].span.end:
            return None
        told = self.tellings[number]
        reporter = self.bodies.get(told.body)
        if reporter is None:
            return Row(self.reporter, told.body, told.shown, bool(told.body))
        return Row(reporter, "", told.shown, True)


def _resolve_bodies(bodies: Sequence[str], reporter: Reporter) -> dict[str, Reporter]:
    """The bodies that are places, each a reporter of its own; the reporter itself is itself."""
    own = load_divisions().get(reporter.adcode)
    named = {body: mention for body in bodies if (mention := _mention(body))}
    mentions = tuple(named.values())
    resolved = {}
    for body, mention in named.items():
        division = _below(own, mention) or resolve_division(mention, mentions)
        if division is None or (own and relate(own, division) == "elsewhere" and len(named) < 2):
            continue
        is_own = division.code == reporter.adcode
        resolved[body] = reporter if is_own else Reporter(body, division.name, division.code)
    return resolved


def _mention(body: str) -> Mention | None:
    """The place that a body is named after."""
    for ending in _ENDINGS:
        found = [m for m in find_divisions(body + ending) if m.span.start == 0]
        if found:
            return found[-1]
    return None


def _below(own: Division | None, mention: Mention) -> Division | None:
    if own is None:
        return None
    inside = [
        division for division in mention.candidates if relate(own, division) in ("same", "below")
    ]
    return inside[0] if len(inside) == 1 else None
