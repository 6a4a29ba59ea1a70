"""A Markdown table, with what a report says shown as it is, never obeyed."""

import re
from collections.abc import Iterable, Iterator

from summarymine.model import Language, Table
from summarymine.outputs.text import cell_text, headings, visible

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# ~ too: two of them, as in 30%~40%, strike out what is between.
_SIGNS = re.compile(r"[\\|`\[\]*_~$]")


def markdown_lines(table: Table, language: Language) -> Iterator[str]:
    """Heading, ruler (numbers to the right), and a line for each row."""
    yield _line(map(escape, headings(table, language)))
    yield _line("---:" if column.numeric else "---" for column in table.columns)
    for row in table.rows:
        yield _line(escape(cell) if isinstance(cell, str) else cell_text(cell) for cell in row)


def escape(text: str) -> str:
    """Text that Markdown shows letter by letter.

    >>> escape("a|b <i>")
    'a\\\\|b &lt;i&gt;'
    """
    return _SIGNS.sub(r"\\\g<0>", visible(text).translate(_ENTITIES))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
