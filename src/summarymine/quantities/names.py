"""Numerals that are part of a date, a name, an ordinal or an idiom."""

from functools import cache
from typing import Any, Literal

import regex

from summarymine.quantities.units import latin_units
from summarymine.ready import compile_regex
from summarymine.text.lexicon import load_yaml

NameKind = Literal["date", "name", "ordinal", "idiom"]
_LATIN = r"\L<latin>(?![A-Za-z0-9])"
_KINDS: tuple[NameKind, ...] = ("ordinal", "date", "name")


class Ahead:
    """A regex tried at many places, with a quick no by the first character."""

    def __init__(self, source: str, latin: frozenset[str] | None = None) -> None:
        self.pattern = compile_regex(source, latin=latin) if latin else compile_regex(source)
        self.starts: dict[str, bool] = {}

    def match(self, text: str, at: int) -> "regex.Match[str] | None":
        first = text[at : at + 1]
        may = self.starts.get(first)
        if may is None:
            may = self.pattern.fullmatch(first, partial=True) is not None
            self.starts[first] = may
        return self.pattern.match(text, at) if may else None


class Names:
    """The rows of names.yaml, compiled: those with one side joined, since most numerals fail."""

    def __init__(self, data: dict[str, Any]) -> None:
        before = {k: [r["before"] for r in data[k] if not r.get("after")] for k in _KINDS}
        after = {
            k: [r["after"].replace("{latin}", _LATIN) for r in data[k] if "before" not in r]
            for k in _KINDS
        }
        self.before = compile_regex(
            "|".join(
                f"(?P<{kind}>(?<={'|'.join(before[kind])}))" for kind in _KINDS if before[kind]
            )
        )
        self.after = Ahead(
            "|".join(f"(?P<{kind}>{'|'.join(after[kind])})" for kind in _KINDS if after[kind]),
            latin=latin_units(),
        )
        self.both: list[tuple[NameKind, regex.Pattern[str], Ahead]] = [
            (kind, compile_regex(f"(?<={row['before']})"), Ahead(row["after"]))
            for kind in _KINDS
            for row in data[kind]
            if row.get("after") and "before" in row
        ]
        self.any_both = Ahead("|".join(after.pattern.pattern for _, _, after in self.both))
        self.phrases = Ahead(data["phrases"])


@cache
def names() -> Names:
    """names.yaml, read once."""
    return Names(load_yaml("summarymine.quantities", "names.yaml"))


def kind_of_name(text: str, start: int, end: int) -> NameKind | None:
    """What text[start:end], a numeral without its unit, is part of; None if of nothing known."""
    rows = names()
    found = rows.before.match(text, start) or rows.after.match(text, end)
    if found:
        return found.lastgroup  # type: ignore[return-value]  # the groups are the kinds
    if rows.any_both.match(text, end):
        for kind, before, after in rows.both:
            if after.match(text, end) and before.match(text, start):
                return kind
    return "idiom" if rows.phrases.match(text, start) else None
