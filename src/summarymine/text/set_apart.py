"""Tables are taken out of a text before its lines are repaired, and come back told in sentences."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarymine.model import Document, Grid, Repair, Span, Telling
from summarymine.text.draft import Draft, Edit, Rule
from summarymine.text.grids import find_grids, grid_span
from summarymine.text.telling import Told, tell_grid

# Stand in for the tables of a text: private characters, which folding takes out of every report,
# each another, so that they pass for no running title. The full stop keeps lines from being joined.
_STAND_INS = range(0xE100, 0xF000)
_STOP = "。"


@dataclass(frozen=True, slots=True)
class SetApart:
    """A table with the sentences that tell it, none if it is only a way to lay out prose."""

    grid: Grid
    lines: Span
    told: tuple[Told, ...]
    stand_in: str

    @property
    def edits(self) -> Iterator[Edit]:
        """What puts the stand-in in its place; or each cell of prose on a line of its own."""
        if self.told:
            yield Edit(self.lines.start, self.lines.end, self.stand_in + _STOP)
            return
        seen: set[Span] = set()
        for row in self.grid.rows:
            # A merged cell stands on the line of its first row.
            cells = [c for c in dict.fromkeys(row) if c.start < c.end and c not in seen]
            seen.update(cells)
            for cell, following in itertools.pairwise(cells):
                if cell.end < following.start:
                    yield Edit(cell.end, following.start, "\n")


def find_tables(document: Document, text: str) -> tuple[SetApart, ...]:
    """The tables that the format knows, and those that stand in the text as lines.

    text: that of the document, folded, every character at its place.
    """
    known = [
        grid for grid in document.grids if any(c.start < c.end for row in grid.rows for c in row)
    ]
    found = find_grids(document.text, [grid_span(grid) for grid in known])
    tables = []
    stand_ins = map(chr, _STAND_INS)
    for grid in sorted((*known, *found), key=lambda grid: grid_span(grid).start):
        lines = _lines_of(text, grid_span(grid))
        told = tell_grid(text, grid, lines.start)
        if told or grid in known or "\t" in document.text[lines.start : lines.end]:
            stand_in = next(stand_ins, "")
            tables.append(SetApart(grid, lines, told if stand_in else (), stand_in))
    return tuple(tables)


def _lines_of(text: str, span: Span) -> Span:
    """The whole lines that span stands on: bars at both ends go with the cells."""
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)


def tell_tables(
    draft: Draft, tables: Sequence[SetApart], rules: Sequence[tuple[str, Rule]]
) -> tuple[Draft, tuple[Telling, ...]]:
    """The draft with each table told where its stand-in is; rules mend what the cells say."""
    pieces: list[str] = []
    origins: list[int] = []
    repairs: list[Repair] = []
    texts: dict[str, str] = {}
    tellings: list[Telling] = []
    done = length = 0
    for table in tables:
        at = draft.text.find(table.stand_in, done) if table.told else -1
        if at < 0:
            continue
        pieces += (draft.text[done:at], "\n")
        origins += (*draft.origins[done:at], draft.origins[at])
        length += at - done + 1
        first = len(pieces)
        for said in table.told:
            clause = _draft_of(said)
            for name, rule in rules:
                clause = clause.edited(name, rule(clause.text))
            stop = "。\n" if said.is_last else "，"
            pieces += (clause.text, stop)
            origins += (*clause.origins, *[clause.origins[-1]] * len(stop))
            end = length + len(clause.text) + 1
            tellings.append(Telling(Span(length, end), said.body, said.shown))
            length += len(clause.text) + len(stop)
            repairs += clause.repairs
        texts[table.stand_in + _STOP] = "".join(pieces[first:])
        done = at + len(table.stand_in + _STOP)
    pieces.append(draft.text[done:])
    origins += draft.origins[done:]
    # What stands there now is the telling, not its stand-in.
    before = (replace(r, after=texts.get(r.after, r.after)) for r in draft.repairs)
    told = Draft("".join(pieces), origins, (*before, *repairs))
    return told, tuple(tellings)


def _draft_of(said: Told) -> Draft:
    """A clause, every character with its place in the text as read."""
    origins: list[int] = []
    for piece in said.pieces:
        size = len(piece.text)
        origins += range(piece.at, piece.at + size) if piece.own else [piece.at] * size
    return Draft("".join(piece.text for piece in said.pieces), origins)
