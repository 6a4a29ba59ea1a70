"""A text with all that the rules see in it: figures, names, facts, parts, plans, repairs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from summarymine.facts.explain import Claim, Explained, explain
from summarymine.facts.extract import find_readings, packs_in_force
from summarymine.indicators import Catalogue
from summarymine.indicators.matches import Reading
from summarymine.model import PreparedDocument, Repair, Span

MarkKind = Literal["quantity", "name", "fact", "scope", "plan"]


class Mark(NamedTuple):
    """A stretch of a sentence and what it is seen as; offsets in the sentence's text.

    rules: the patterns that say so; labels: of the indicators.
    """

    start: int
    end: int
    kind: MarkKind
    rules: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedSentence:
    """A sentence as the rules see it, with its marks in order."""

    line: int
    text: str
    marks: tuple[Mark, ...]
    explained: Explained


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A document as the rules see it; packs: those in force for it."""

    name: str
    packs: tuple[str, ...]
    repairs: tuple[Repair, ...]
    sentences: tuple[TriedSentence, ...]


def try_rules(document: PreparedDocument, catalogue: Catalogue) -> Trial:
    """All that the rules of the catalogue see in a document, sentence by sentence."""
    readings = {reading.sentence: reading for reading in find_readings(document, catalogue)}
    text = document.text
    lines = range(1, document.source.text.count("\n") + 2)
    found = {(one.line, one.text): one for one in explain(document, catalogue, lines)}
    sentences = []
    for one in found.values():
        at = text.find(one.text) if one.text else -1
        # The same sentence twice in a document has the same marks.
        sentence = next((s for s in document.sentences if s.start <= at < s.end), None)
        if sentence is not None:
            marks = tuple(_marks(one, Span(at, at + len(one.text)), readings.get(sentence)))
            sentences.append(
                TriedSentence(line=one.line, text=one.text, marks=marks, explained=one)
            )
    return Trial(
        name=document.source.name,
        packs=packs_in_force(document, catalogue),
        repairs=document.repairs,
        sentences=tuple(sentences),
    )


def _marks(one: Explained, span: Span, reading: Reading | None) -> Iterator[Mark]:
    marks = [*_figures(one), *_names(reading, span), *_words(one)]
    yield from sorted(set(marks))


def _figures(one: Explained) -> Iterator[Mark]:
    """Figures where they stand in the text, told of as facts where they are."""
    done = 0
    for figure in one.figures:
        start = one.text.find(figure.surface, done)
        if start < 0 or figure.reason == "not_quantity":
            continue
        done = start + len(figure.surface)
        claims = [claim for claim in figure.claims if claim.fate in ("row", "joined")]
        if figure.reason is None and claims:
            rules, labels = _rules(claims), _labels(claims)
            yield Mark(start, done, "fact", rules, labels)
        elif figure.quantity:
            yield Mark(start, done, "quantity")


def _rules(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.pattern for claim in claims))


def _labels(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.indicator.label for claim in claims))


def _names(reading: Reading | None, span: Span) -> Iterator[Mark]:
    for mention in reading.mentions if reading else ():
        if mention.role == "not" or not span.start <= mention.start < mention.end <= span.end:
            continue
        end = mention.figure if mention.start < mention.figure < mention.end else mention.end
        labels = tuple(indicator.label for indicator in mention.indicators)
        start = mention.start - span.start
        yield Mark(start, end - span.start, "name", mention.patterns, labels)


def _words(one: Explained) -> Iterator[Mark]:
    """The words that make a part of a figure, or a plan."""
    for figure in one.figures:
        for claim in figure.claims:
            if claim.scope and claim.scope.words:
                yield from _found(one.text, claim.scope.words, "scope")
            if claim.status and claim.status.words and claim.status.status == "planned":
                yield from _found(one.text, claim.status.words, "plan")


def _found(text: str, words: str, kind: MarkKind) -> Iterator[Mark]:
    at = text.find(words)
    if at >= 0:
        yield Mark(at, at + len(words), kind)
