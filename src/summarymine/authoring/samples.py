"""Texts that a regex matches, made from the regex itself."""

# re's own parser; regex has no public one, and the pattern syntax used is shared.
from functools import lru_cache
from re import _parser as parser  # type: ignore[attr-defined]
from re import error as RegexError
from typing import Any

from summarymine.indicators.literals import as_re

# So many of each piece: a name has two or three places where it can be said in several ways.
_MOST = 12
_ANY = "某"


@lru_cache(maxsize=4096)
def find_samples(pattern: str) -> tuple[str, ...]:
    """Some texts that the regex matches, the plainest first; none where it has what re has not.

    What stands around (lookarounds) is left out: a text may need it to match.

    >>> find_samples("电动(?:自行)?车(?:上牌|牌证)")
    ('电动车上牌', '电动车牌证', '电动自行车上牌', '电动自行车牌证')
    """
    try:
        parsed = parser.parse(as_re(pattern))
    except (RegexError, OverflowError, RecursionError):
        return ()
    return tuple(dict.fromkeys(_sequence(parsed)))


def _sequence(items: Any) -> list[str]:
    found = [""]
    for operation, argument in items:
        pieces = _piece(str(operation), argument)
        found = [left + right for left in found for right in pieces][:_MOST]
    return found


def _piece(operation: str, argument: Any) -> list[str]:
    match operation:
        case "LITERAL":
            return [chr(argument)]
        case "IN":
            return [_member(argument)]
        case "NOT_LITERAL" | "ANY":
            return [_ANY]
        case "SUBPATTERN":
            return _sequence(argument[-1])
        case "BRANCH":
            branches = [_sequence(branch) for branch in argument[1]]
            # One of each, before the second of any.
            longest = max(map(len, branches))
            rows = (branch[n] for n in range(longest) for branch in branches if n < len(branch))
            return list(rows)[:_MOST]
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, inner = argument
            pieces = _sequence(inner)
            once = [piece * least for piece in pieces]
            return ["", *pieces] if least == 0 and most else once
        case _:
            return [""]


def _member(argument: Any) -> str:
    for kind, value in argument:
        if str(kind) == "NEGATE":
            return _ANY
        if str(kind) == "LITERAL":
            return chr(value)
        if str(kind) == "RANGE":
            return chr(value[0])
        if str(kind) == "CATEGORY":
            return "2"
    return _ANY
