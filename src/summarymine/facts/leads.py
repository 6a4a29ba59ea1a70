"""Leads: a heading, or a short sentence without figures, that says what those below it tell of."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarymine.indicators.context import Context
from summarymine.indicators.macros import FIGURE_MASKS
from summarymine.model import Span
from summarymine.ready import compile_regex

# As long as a lead of two clauses is: 深化所队联勤工作，农村道路交通管控能力进一步增强。
_LENGTH = 45
# How far back in its paragraph a sentence looks for its lead.
_REACH = 4
_FIGURE = compile_regex(f"[{FIGURE_MASKS}\\d]")


class LeadWords:
    """The words of a context that make a lead, and those of a part in it, compiled."""

    def __init__(self, context: Context) -> None:
        leads, kinds = context.leads, context.scopes
        self.begins = compile_regex(rf"[ ]*(?:[一二三四五六七八九十]是)?(?:{leads['begins']})")
        self.ends = compile_regex(rf"(?:{leads['ends']})[。！]?$")
        # Of a campaign all is told that follows, 全市 or not.
        self.campaign = compile_regex(f"{leads['campaign']}|{kinds['campaign']}")
        self.part = compile_regex("|".join(kinds[kind] for kind in ("road", "person", "about")))
        self.whole = compile_regex(context.whole)


@dataclass(frozen=True, slots=True)
class Lead:
    """What a lead says: the words of a part or campaign, and where."""

    span: Span
    is_campaign: bool


class Leads:
    """The leads of one document; masked: its text, figures masked."""

    def __init__(self, masked: str, sentences: Sequence[Span], words: LeadWords) -> None:
        self.masked = masked
        self.sentences = sentences
        self.words = words
        self.numbers = {sentence.start: number for number, sentence in enumerate(sentences)}

    def find(self, sentence: Span, name: int) -> Span | None:
        """The words that the lead above gives what is named at name, None for the whole."""
        lead = self._above(self.numbers.get(sentence.start, 0))
        if lead is None:
            return None
        whole = self.words.whole.search(self.masked, sentence.start, name)
        return None if whole and not lead.is_campaign else lead.span

    def _above(self, number: int) -> Lead | None:
        for before in reversed(range(max(0, number - _REACH), number)):
            sentence = self.sentences[before]
            if "\n" in self.masked[sentence.end : self.sentences[before + 1].start]:
                return None
            if self._leads(sentence):
                return self._said(sentence)
        return None

    def _leads(self, sentence: Span) -> bool:
        text = self.masked[sentence.start : sentence.end]
        if len(text) > _LENGTH or _FIGURE.search(text):
            return False
        return bool(self.words.begins.match(text) or self.words.ends.search(text.strip()))

    def _said(self, sentence: Span) -> Lead | None:
        start, end = sentence.start, sentence.end
        found = self.words.campaign.search(self.masked, start, end)
        if found:
            return Lead(Span(*found.span()), True)
        found = self.words.part.search(self.masked, start, end)
        return Lead(Span(*found.span()), False) if found else None
