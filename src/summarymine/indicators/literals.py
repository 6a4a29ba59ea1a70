"""Required literals of a regex: strings of which every match holds at least one."""

import re
from functools import lru_cache

# re's own parser; regex has no public one, and the pattern syntax used is shared.
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from summarymine.ready import READY, compile_regex, made_by

_VARIABLE_LOOKBEHIND = compile_regex(r"\(\?<[=!]")
_LOOKAROUND = compile_regex(r"\(\?<?[=!]")
_GROUP = compile_regex(r"\(\?P<quantity>")
# What a literal needs to be telling: a Chinese character, or a word in letters (GDP).
_TELLING = re.compile("[\u3400-\u9fff]|[A-Za-z]{2}")
# More strings than this of one piece are not spelled out: 两镇 … 十地 are eighty.
_MOST = 96
# One character is enough: what counts is that it is there.
MIN_LENGTH = 1
_KIND = made_by("literals", __file__)


@lru_cache(maxsize=8192)
def required_literals(pattern: str) -> frozenset[str] | None:
    """A set such that every match of pattern contains one of its strings; None if there is none.

    >>> sorted(required_literals("(?:道路)?(?:事故|警情)数"))
    ['事故数', '警情数']
    """
    found = READY.get(_KIND, pattern, lambda: _derive(pattern))
    return frozenset(found) if found else None


def _derive(pattern: str) -> list[str] | None:
    """The strings as plain data."""
    try:
        best = _best(parser.parse(as_re(pattern)))
    except (re.error, OverflowError):
        return None
    return sorted(best) if best else None


def as_re(pattern: str) -> str:
    """The pattern as re's parser takes it: without what regex alone has."""
    return _GROUP.sub("(?:", drop_lookarounds(pattern))


def drop_lookarounds(pattern: str) -> str:
    """Lookarounds consume nothing, so they require nothing here."""
    out = []
    at = 0
    while at < len(pattern):
        found = _LOOKAROUND.match(pattern, at)
        if not found:
            out.append(pattern[at : at + 2] if pattern[at] == "\\" else pattern[at])
            at += 2 if pattern[at] == "\\" else 1
            continue
        depth, at = 1, found.end()
        in_class = False
        while depth and at < len(pattern):
            character = pattern[at]
            if character == "\\":
                at += 1
            elif in_class:
                in_class = character != "]"
            elif character == "[":
                in_class = True
            else:
                depth += {"(": 1, ")": -1}.get(character, 0)
            at += 1
    return "".join(out)


def _weight(literals: frozenset[str] | None) -> tuple[int, int]:
    """Longer shortest literal first, then fewer of them."""
    if not literals:
        return (0, 0)
    return (min(map(len, literals)), -len(literals))


def _best(items: Any) -> frozenset[str] | None:
    """The best required set of a sequence of parsed items."""
    best: frozenset[str] | None = None
    run: frozenset[str] = frozenset({""})  # strings that end here, known exactly
    for operation, argument in items:
        exact = _exact(operation, argument)
        if exact is not None and len(run) * len(exact) <= _MOST:
            run = frozenset(left + right for left in run for right in exact)
            continue
        best = max(best, _usable(run), key=_weight)
        run = exact if exact is not None else frozenset({""})
        if exact is None:
            best = max(best, _inside(operation, argument), key=_weight)
    return max(best, _usable(run), key=_weight)


def _usable(run: frozenset[str]) -> frozenset[str] | None:
    if all(len(string) >= MIN_LENGTH and _TELLING.search(string) for string in run):
        # A literal that holds another one of the set adds nothing.
        return frozenset(s for s in run if not any(t != s and t in s for t in run))
    return None


def _exact(operation: Any, argument: Any) -> frozenset[str] | None:
    """The strings an item matches, where they are few and finite."""
    name = str(operation)
    if name == "LITERAL":
        return frozenset({chr(argument)})
    if name == "SUBPATTERN":
        return _exact_sequence(argument[-1])
    if name == "BRANCH":
        branches = [_exact_sequence(branch) for branch in argument[1]]
        if all(branch is not None for branch in branches):
            return frozenset(
                string for branch in branches if branch is not None for string in branch
            )
        return None
    if name == "IN":
        if all(str(kind) == "LITERAL" for kind, _ in argument) and len(argument) <= 12:
            return frozenset(chr(code) for _, code in argument)
        return None
    if name in ("MAX_REPEAT", "MIN_REPEAT") and argument[0] == 0 and argument[1] == 1:
        inner = _exact_sequence(argument[2])
        return inner | {""} if inner is not None else None
    return None


def _exact_sequence(items: Any) -> frozenset[str] | None:
    run: frozenset[str] = frozenset({""})
    for operation, argument in items:
        exact = _exact(operation, argument)
        if exact is None or len(run) * len(exact) > _MOST:
            return None
        run = frozenset(left + right for left in run for right in exact)
    return run


def _inside(operation: Any, argument: Any) -> frozenset[str] | None:
    name = str(operation)
    if name == "SUBPATTERN":
        return _best(argument[-1])
    if name == "BRANCH":
        sets = [_best(branch) for branch in argument[1]]
        if all(sets):
            return frozenset(string for found in sets if found for string in found)
        return None
    if name in ("MAX_REPEAT", "MIN_REPEAT") and argument[0] >= 1:
        return _best(argument[2])
    return None
