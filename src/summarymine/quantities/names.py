"""Numerals that are part of a date, a name, an ordinal or an idiom."""

from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any, Literal

import regex
import yaml

NameKind = Literal["date", "name", "ordinal", "idiom"]
_Test = Callable[[str, int, int], bool]


@cache
def _data() -> dict[str, Any]:
    text = resources.files("summarymine.quantities").joinpath("names.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return data


@cache
def _tests() -> tuple[tuple[NameKind, _Test], ...]:
    """Rows with one side are joined into one regex a kind: most numerals fail them all."""
    tests: list[tuple[NameKind, _Test]] = []
    kinds: tuple[NameKind, ...] = ("ordinal", "date", "name")
    for kind in kinds:
        rows = _data()[kind]
        before = [row["before"] for row in rows if not row.get("after")]
        after = [row["after"] for row in rows if "before" not in row]
        if before:
            tests.append((kind, _before_test("|".join(before))))
        if after:
            tests.append((kind, _after_test("|".join(after))))
        for row in rows:
            if row.get("after") and "before" in row:
                tests.append((kind, _both_test(row["before"], row["after"])))
    tests.append(("idiom", _phrase_test(_data()["phrases"])))
    return tuple(tests)


def _before_test(source: str) -> _Test:
    pattern = regex.compile(f"(?<={source})")
    return lambda text, start, end: pattern.match(text, start) is not None


def _after_test(source: str) -> _Test:
    pattern = regex.compile(source)
    return lambda text, start, end: pattern.match(text, end) is not None


def _both_test(before: str, after: str) -> _Test:
    left, right = _before_test(before), _after_test(after)
    return lambda text, start, end: left(text, start, end) and right(text, start, end)


def _phrase_test(source: str) -> _Test:
    pattern = regex.compile(source)
    return lambda text, start, end: pattern.match(text, start) is not None


def kind_of_name(text: str, start: int, end: int, number: str) -> NameKind | None:
    """What text[start:end], a numeral without its unit, is part of; None if of nothing known."""
    for kind, test in _tests():
        if test(text, start, end):
            return kind
    return None
