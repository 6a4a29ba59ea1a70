"""The ledger: every numeral of a document in one class, so that nothing is left out unseen."""

from collections.abc import Iterator, Sequence
from typing import cast

import regex

from summarymine.facts.divisions import find_divisions
from summarymine.facts.extract import find_claims
from summarymine.facts.places import Places
from summarymine.indicators.catalogue import Catalogue
from summarymine.model import Fact, LedgerEntry, NumeralClass, PreparedDocument, Span
from summarymine.quantities.numeral import Numeral
from summarymine.quantities.partition import NUMERAL_RUN, partition
from summarymine.ready import compile_regex

# Characters on either side of a numeral.
_CONTEXT = 15
_LINE_END = compile_regex(r"[\r\n]")
_DIGIT = compile_regex(r"\d")
# Of two facts told by one quantity the first of these says what it is.
_CLAIMED: tuple[NumeralClass, ...] = ("fact", "part", "planned")


def find_entries(document: PreparedDocument, catalogue: Catalogue) -> tuple[LedgerEntry, ...]:
    """An entry for every numeral of the document, in the order of the text as read.

    A numeral that stands inside another as read, such as the page number in `15⏎4、00辆`, is none
    of its own.
    """
    return tuple(_Ledger(document, catalogue).entries())


class _Ledger:
    """One document whose numerals are entered."""

    def __init__(self, document: PreparedDocument, catalogue: Catalogue) -> None:
        self.document = document
        self.source = document.source.text
        self.numerals = partition(document.text)
        quantities = [numeral.quantity for numeral in self.numerals if numeral.quantity]
        self.claims = find_claims(document, catalogue, quantities)
        self.places = Places(self.source)
        # The first repair that took numerals out around each place of the text as read.
        self.removals: dict[int, str] = {}
        for repair in document.repairs:
            if not repair.after and NUMERAL_RUN.search(repair.before):
                for at in range(repair.span.start, repair.span.end):
                    self.removals.setdefault(at, repair.rule)
        self.tables = [r.span for r in document.repairs if r.rule == "tell-table" and r.after]
        self.in_place_names = {
            at
            for mention in find_divisions(document.text)
            for at in range(mention.span.start, mention.span.end)
        }

    def entries(self) -> Iterator[LedgerEntry]:
        done = 0
        for entry in self._as_read():
            yield from self._taken_out(done, entry.span.start)
            yield entry
            done = entry.span.end
        yield from self._taken_out(done, len(self.source))

    def _as_read(self) -> Iterator[LedgerEntry]:
        """The numerals of the repaired text in the order of the text as read, none twice.

        A table that is told repeats the names of its rows, and puts in the year of its caption.
        """
        entries = [self._entry(numeral) for numeral in self.numerals]
        if not self.document.tellings:
            yield from entries
            return
        done = 0
        for entry in sorted(entries, key=_by_place):
            if entry.span.start >= done and NUMERAL_RUN.search(entry.surface):
                yield entry
                done = entry.span.end

    def _entry(self, numeral: Numeral) -> LedgerEntry:
        start, end = numeral.span.start, numeral.span.end
        origins = self.document.origins
        span = Span(origins[start], max(origins[start], origins[end - 1]) + 1)
        claims = self.claims.get(start, ()) if numeral.quantity else ()
        return LedgerEntry(
            span=span,
            line=self.places.line(span.start),
            surface=self.source[span.start : span.end],
            kind=self._kind(numeral, claims),
            indicators=tuple(dict.fromkeys(fact.indicator for fact in claims)),
            rules=tuple(dict.fromkeys(fact.evidence.pattern for fact in claims)),
            context=_context(self.document.text, start, end),
            quantity=numeral.quantity,
        )

    def _kind_taken_out(self, found: "regex.Match[str]") -> NumeralClass:
        if not _DIGIT.search(found.group()):
            return "idiom"
        # A cell of a table that was not told is a figure that nothing claims.
        in_table = any(span.start <= found.start() < span.end for span in self.tables)
        return "unclaimed" if in_table else "ordinal"

    def _kind(self, numeral: Numeral, claims: Sequence[Fact]) -> NumeralClass:
        if numeral.quantity:
            return min(map(_claimed, claims), key=_CLAIMED.index, default="unclaimed")
        # 三亚, 万州
        if numeral.kind == "idiom" and numeral.span.start in self.in_place_names:
            return "name"
        return cast("NumeralClass", numeral.kind)

    def _taken_out(self, start: int, end: int) -> Iterator[LedgerEntry]:
        """The numerals as read between two entries: a repair took them out, page numbers mostly."""
        for found in NUMERAL_RUN.finditer(self.source, start, end):
            rule = self.removals.get(found.start(), "")
            yield LedgerEntry(
                span=Span(*found.span()),
                line=self.places.line(found.start()),
                surface=found.group(),
                kind=self._kind_taken_out(found),
                rules=(rule,) if rule else (),
                context=_context(self.source, *found.span()),
            )


def _by_place(entry: LedgerEntry) -> tuple[int, int, bool]:
    """In order; of two in one place the longer, and the one that facts are read from."""
    return entry.span.start, -entry.span.end, not entry.indicators


def _claimed(fact: Fact) -> NumeralClass:
    if fact.status == "planned":
        return "planned"
    return "part" if fact.scope else "fact"


def _context(text: str, start: int, end: int) -> str:
    """The numeral with what its line has before and after it; … where that is cut."""
    first, last = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    # No other number is cut in two: it would be read for another.
    while first and first < start and text[first - 1 : first + 1].isdigit():
        first += 1
    while end < last < len(text) and text[last - 1 : last + 1].isdigit():
        last -= 1
    before, after = text[first:start], text[end:last]
    head, tail = _LINE_END.split(before)[-1], _LINE_END.split(after)[0]
    cut_before = "…" if first and head == before else ""
    cut_after = "…" if last < len(text) and tail == after else ""
    return f"{cut_before}{head.lstrip()}{text[start:end]}{tail.rstrip()}{cut_after}"
