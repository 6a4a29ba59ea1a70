"""The regexes of pattern files, searched within a limit of time: rules are data from anyone."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import NamedTuple

import regex

from summarymine.indicators.regex_size import is_too_large
from summarymine.model import SummaryMineError
from summarymine.ready import compile_regex

# Of one search in one sentence; an honest rule takes a thousandth of it.
SECONDS = 0.5
# A rule that ran into the limit so often is not tried again in a document.
_OFTEN = 3
# How much of a sentence is told.
_SHOWN = 24


class Slow(NamedTuple):
    """A rule that ran into the limit, and the text that it was tried on; it found nothing there."""

    rule: str
    text: str


class SlowRuleError(SummaryMineError):
    """A rule that was skipped for a sentence of a document, since it took too long there."""

    def __init__(self, name: str, rule: str, text: str) -> None:
        super().__init__(
            f"{name}: rule {rule} takes too long and was skipped in {text!r};"
            " mend it, or leave it out"
        )
        self.name = name
        self.rule = rule
        self.text = text

    @classmethod
    def each(cls, name: str, slow: Iterable[Slow]) -> tuple["SlowRuleError", ...]:
        """One for each rule, with the first text that it was skipped in."""
        first = {one.rule: one.text for one in reversed(tuple(slow))}
        return tuple(cls(name, rule, text[:_SHOWN]) for rule, text in first.items())


_slow: ContextVar[list[Slow] | None] = ContextVar("slow", default=None)


@contextmanager
def collect_slow() -> Iterator[list[Slow]]:
    """Collects the rules that run into the limit."""
    collected: list[Slow] = []
    token = _slow.set(collected)
    try:
        yield collected
    finally:
        _slow.reset(token)


class TimedRegex:
    """A regex of a rule. What runs into the limit finds nothing, and is collected."""

    def __init__(self, source: str, rule: str) -> None:
        self.pattern = compile_rule(source)
        self.rule = rule

    def finditer(self, text: str, start: int, end: int) -> "Iterator[regex.Match[str]]":
        if self._gave_up():
            return
        try:
            yield from self.pattern.finditer(text, start, end, timeout=SECONDS)
        except TimeoutError:
            self._note(text[start:end])

    def search(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> "regex.Match[str] | None":
        return self._one("search", text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> "regex.Match[str] | None":
        return self._one("match", text, start, end)

    def fullmatch(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> "regex.Match[str] | None":
        return self._one("fullmatch", text, start, end)

    def _one(self, how: str, text: str, start: int, end: int) -> "regex.Match[str] | None":
        if self._gave_up():
            return None
        try:
            found: regex.Match[str] | None = getattr(self.pattern, how)(
                text, start, end, timeout=SECONDS
            )
        except TimeoutError:
            self._note(text[start:end])
            return None
        return found

    def _gave_up(self) -> bool:
        collected = _slow.get()
        return bool(collected) and sum(s.rule == self.rule for s in collected or ()) >= _OFTEN

    def _note(self, text: str) -> None:
        collected = _slow.get()
        if collected is not None:
            collected.append(Slow(self.rule, text))


@lru_cache(maxsize=16384)
def compile_rule(source: str) -> "regex.Pattern[str]":
    """compile_regex, once for each source.

    Raises regex.error, also for what would take all memory: a{1000000000}.
    """
    if is_too_large(source):
        raise regex.error("repeats too much")
    return compile_regex(source)


@lru_cache(maxsize=8192)
def timed(source: str, rule: str) -> TimedRegex:
    """The regex of a rule, made once."""
    return TimedRegex(source, rule)
