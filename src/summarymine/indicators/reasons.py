"""Why a figure was not given to a name: the engine notes it where it decides, explain tells it."""

from typing import Literal, NamedTuple

from summarymine.indicators.definitions import Indicator
from summarymine.model import Span

# In docs/explain.md, a line each; the messages of the command line have a sentence for each.
Reason = Literal[
    # of a figure and a name, noted while they are linked
    "unit",
    "another_figure",
    "stop_word",
    "clause_end",
    "too_far",
    "behind",
    "arity",
    "unnamed_item",
    "taken",
    "cause",
    "no_items",
    "item_words",
    "role",
    "nearer_name",
    "other_kind",
    "average",
    "shown",
    "below_floor",
    "level_or_change",
    # of a name that does not count in its sentence
    "longer_name",
    "special_name",
    "denied",
    "near",
    "cause_heading",
    "pattern",
    "in_name",
    # of the figure alone
    "share",
    "from",
    "sentence_before",
    "no_name",
    "not_quantity",
    # of a match that is no row of its own
    "elsewhere",
    "same_figure",
    "optional",
]


class Obstacle(NamedTuple):
    """What stands between a figure and a name; words: those that made it, as masked."""

    reason: Reason
    words: str = ""


class Refusal(NamedTuple):
    """A figure that a name or an earlier match was looked at for, and did not get.

    at: the start of the figure. name: of what it was refused to; rules: the indicators that this
    names, each with the id of its pattern.
    A named tuple, not a frozen dataclass: they are noted on every run, asked for or not.
    """

    at: int
    obstacle: Obstacle
    name: Span
    rules: tuple[tuple[Indicator, str], ...]
