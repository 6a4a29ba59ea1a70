"""What every written form shares: headings, and cells as text."""

import codecs
import re
from decimal import Decimal

from summarymine.columns import plain_number
from summarymine.model import Cell, Language, Table

# Escape sequences of a terminal: titles and links (OSC and its like), colours (CSI), the rest.
_ESCAPES = re.compile(
    r"""
    (?: \x1b[\]PX^_] | [\x9d\x90\x98\x9e\x9f] ) [^\x07\x1b\x9c]* (?: \x07 | \x1b\\ | \x9c )?
    | (?: \x1b\[ | \x9b ) [0-?]* [ -/]* [@-~]?
    | \x1b [ -/]* [0-~]?
    """,
    re.VERBOSE,
)
_LINE_ENDS = re.compile(r"[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# Controls, and the marks that turn the direction of the text around.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def headings(table: Table, language: Language) -> list[str]:
    return [column.zh if language == "zh" else column.key for column in table.columns]


def cell_text(cell: Cell) -> str:
    """A cell as text: nothing for None, numbers plain.

    >>> cell_text(None), cell_text(0), cell_text(Decimal("1.50"))
    ('', '0', '1.5')
    """
    match cell:
        case None:
            return ""
        case Decimal():
            return plain_number(cell)
        case float():
            # repr has the digits that were meant: 0.1, not 0.1000000000000000055.
            return plain_number(Decimal(repr(cell)))
        case _:
            return str(cell)


def without_commands(text: str) -> str:
    """Lines as they are, but for what a terminal would obey instead of show.

    >>> without_commands("a\\x1b[31mb\\x07\\r\\nc")
    'ab\\r\\nc'
    """
    kept = re.split(r"(\r?\n)", _ESCAPES.sub("", text))
    return "".join(part if part.endswith("\n") else _CONTROLS.sub("", part) for part in kept)


def visible(text: str) -> str:
    """Text on one line, without what a terminal would obey instead of show.

    >>> visible("a\\x1b[31mb\\x07\\nc")
    'ab c'
    """
    return _CONTROLS.sub("", _LINE_ENDS.sub(" ", _ESCAPES.sub("", text)))


def _say_plainer(error: UnicodeError) -> tuple[str, int]:
    """What an encoding lacks, in characters that it has: a minus stays a minus, not a ?."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_PLAIN.get(character, "?") for character in lacking), error.end


_PLAIN = {"−": "-", "⚠": "!", "–": "-", "≥": ">=", "≤": "<="}
# Of a stream: what it does with characters that its encoding lacks.
PLAINER = "summarymine.plainer"
codecs.register_error(PLAINER, _say_plainer)
