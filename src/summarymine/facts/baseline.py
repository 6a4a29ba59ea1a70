"""Baseline: what a change is compared with, 同比 or 较前三年平均数."""

from functools import lru_cache

from summarymine.indicators.context import Context
from summarymine.indicators.matches import Match
from summarymine.ready import compile_regex

# 较前三年平均数同比下降: a plain word this near after a precise one adds nothing.
_ADDED = 3
_PLAIN = "同比"


class Baselines:
    """The baseline phrases of a context as one regex; a group for each that has a name."""

    def __init__(self, context: Context) -> None:
        rows = context.baselines
        self.names = {f"b{number}": row.name for number, row in enumerate(rows)}
        self.pattern = compile_regex(
            "|".join(f"(?P<b{number}>{row.match})" for number, row in enumerate(rows))
        )

    def resolve(self, masked: str, text: str, match: Match, *, plain: bool = True) -> str:
        """What the change of match is compared with: the last phrase before it, else 同比 if plain.

        "" where there is no change; masked and text: of the document, of one length.
        """
        changes = [change.start for change in (match.pct, match.absolute, match.flat) if change]
        if not changes and not match.direction_at:
            return ""
        end = max(changes) if changes else match.direction_at.end if match.direction_at else 0
        said, reach = "", 0
        for found in self.pattern.finditer(masked, match.sentence.start, end):
            name = self.names[found.lastgroup or ""]
            if name != _PLAIN or not said or found.start() - reach > _ADDED:
                said = name or text[found.start() : found.end()]
            reach = found.end()
        return said or (_PLAIN if changes and plain else "")


@lru_cache(maxsize=4)
def baselines(context: Context) -> Baselines:
    """The baseline phrases of a context, compiled once."""
    return Baselines(context)
