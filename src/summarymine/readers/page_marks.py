"""Marks of footnotes: small raised figures, which are no part of the figure that they stand at."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from summarymine.readers.page import Run
from summarymine.ready import compile_regex

_MARK = compile_regex(r"[\[［〔]?(?:[0-9]{1,3}|[①-⑳]|[*†‡※]{1,3})[\]］〕]?")
_POWERS = {"2": "²", "3": "³"}
_LENGTH = compile_regex("(?:k|c|m|K)?m$")
# Shares of the size of the line beside.
_SMALL = 0.8
_RAISED = 0.12
_NEAR = 0.6


def drop_marks(runs: Sequence[Run]) -> tuple[tuple[Run, ...], frozenset[str]]:
    """The runs without raised marks, and the figures of those marks.

    A run that a mark stood before is noted; the 2 of m2 is a power, and stays.
    """
    marks = [index for index, run in enumerate(runs) if _MARK.fullmatch(run.text)]
    if not marks:
        return tuple(runs), frozenset()
    ordered = sorted(range(len(runs)), key=lambda index: runs[index].base)
    bases = [runs[index].base for index in ordered]
    largest = max(run.size for run in runs)
    kept = list(runs)
    dropped: dict[int, str] = {}
    for index in marks:
        mark = runs[index]
        # The line that a mark stands beside is a little below it.
        below = slice(bisect_left(bases, mark.base), bisect_right(bases, mark.base + largest))
        near = [other for other in ordered[below] if _is_raised(mark, runs[other])]
        if not near:
            continue
        before = [other for other in near if runs[other].x0 < mark.x0]
        if before and mark.text in _POWERS and _LENGTH.search(kept[before[0]].text):
            kept[index] = mark._replace(text=_POWERS[mark.text], base=kept[before[0]].base)
            continue
        dropped[index] = mark.text.strip("[]［］〔〕")
        if not before:
            kept[near[0]] = kept[near[0]]._replace(noted=True)
    rest = tuple(run for index, run in enumerate(kept) if index not in dropped)
    return rest, frozenset(dropped.values())


def _is_raised(mark: Run, run: Run) -> bool:
    """Whether mark stands small and raised beside run."""
    rise = run.base - mark.base
    return (
        mark.size < _SMALL * run.size
        and _RAISED * run.size < rise < run.size
        and min(abs(mark.x0 - run.x1), abs(run.x0 - mark.x1)) < _NEAR * run.size
    )
