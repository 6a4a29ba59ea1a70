"""What is left of a phrase without the words that say nothing of the part it names."""

from bisect import bisect_left
from collections.abc import Sequence

import regex

from summarymine.indicators.timed import TimedRegex


def stripped(neutral: "regex.Pattern[str] | TimedRegex", text: str) -> str:
    """text without the neutral words at its beginning and end."""
    kept = [
        found.span()
        for found in neutral.finditer(text, 0, len(text))
        if found.end() > found.start()
    ]
    start, end = 0, len(text)
    for first, last in kept:
        if first <= start < last:
            start = last
    for first, last in reversed(kept):
        if first < end <= last:
            end = first
    return text[start:end]


def cut_out(text: str, names: Sequence[tuple[int, int]], start: int, end: int) -> str:
    """text[start:end] without the names in it, which come in order: a list of names holds no part.

    >>> cut_out("酒驾、死亡人数", [(0, 2), (3, 7)], 0, 3)
    '、'
    """
    pieces = []
    for first, last in names[bisect_left(names, (start, 0)) :]:
        if first >= end:
            break
        if start <= first and last <= end:
            pieces.append(text[start:first])
            start = last
    return "".join((*pieces, text[start:end]))
