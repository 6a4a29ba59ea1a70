"""A text under repair: the characters, and where each of them stood in the text as read."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarymine.model import Repair, Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace [start, end) of the draft by after."""

    start: int
    end: int
    after: str = ""


Rule = Callable[[str], Iterable[Edit]]


@dataclass(frozen=True, slots=True)
class Draft:
    """text[i] came from offset origins[i] of the text as read; repairs tell what changed."""

    text: str
    origins: Sequence[int]
    repairs: tuple[Repair, ...] = ()

    @classmethod
    def of(cls, text: str) -> "Draft":
        return cls(text, range(len(text)))

    def source_span(self, start: int, end: int) -> Span:
        """The characters of the text as read that text[start:end] came from."""
        if start >= end:
            at = self.origins[start] if start < len(self.origins) else 0
            return Span(at, at)
        # In a table that is told in sentences, a head may stand below what it is head of.
        first, last = self.origins[start], self.origins[end - 1]
        return Span(min(first, last), max(first, last) + 1)

    def folded(self, name: str, table: dict[str, str]) -> "Draft":
        """One character for one: lengths and origins stay, changed runs are recorded."""
        changed = set(self.text) & table.keys()
        if not changed:
            return self
        text = self.text
        # A replacement for each character present beats a look-up for each character.
        for character in changed:
            text = text.replace(character, table[character])
        runs = re.finditer(f"[{re.escape(''.join(sorted(changed)))}]+", self.text)
        repairs = [
            self._repair(name, Edit(*run.span(), text[run.start() : run.end()])) for run in runs
        ]
        return Draft(text, self.origins, (*self.repairs, *repairs))

    def edited(self, name: str, edits: Iterable[Edit]) -> "Draft":
        """The draft with edits applied; they come in order and do not overlap."""
        pieces: list[str] = []
        origins: list[int] = []
        repairs: list[Repair] = []
        done = 0
        for edit in edits:
            pieces.append(self.text[done : edit.start])
            origins.extend(self.origins[done : edit.start])
            if edit.after:
                pieces.append(edit.after)
                origins.extend(self._origins_of(edit))
            repairs.append(self._repair(name, edit))
            done = edit.end
        if not repairs:
            return self
        pieces.append(self.text[done:])
        origins.extend(self.origins[done:])
        return Draft("".join(pieces), origins, (*self.repairs, *repairs))

    def _origins_of(self, edit: Edit) -> Iterator[int]:
        """Origins of what an edit puts in: one by one, the last where the last that went stood."""
        last = max(edit.start, min(edit.end, len(self.origins)) - 1)
        for offset in range(1, len(edit.after)):
            yield self.origins[min(edit.start + offset - 1, last)]
        yield self.origins[last if len(edit.after) > 1 else edit.start]

    def _repair(self, name: str, edit: Edit) -> Repair:
        span = self.source_span(edit.start, edit.end)
        return Repair(name, span, self.text[edit.start : edit.end], edit.after)
