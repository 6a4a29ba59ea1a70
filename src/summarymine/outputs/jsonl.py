"""JSON lines for programs: an object for each row, text exact, numbers with all their digits."""

import json
from collections.abc import Iterator

from summarymine.columns import LIST_COLUMNS, LIST_SEPARATOR
from summarymine.model import Cell, Column, Language, Table
from summarymine.outputs.text import cell_text, headings


def jsonl_lines(table: Table, language: Language, *, ascii_only: bool = False) -> Iterator[str]:
    """An object for each row, empty cells null; ascii_only: other characters as \\uXXXX."""
    keys = [_quote(heading, ascii_only) for heading in headings(table, language)]
    for row in table.rows:
        values = (
            _value(column, cell, ascii_only)
            for column, cell in zip(table.columns, row, strict=True)
        )
        pairs = (f"{key}: {value}" for key, value in zip(keys, values, strict=True))
        yield "{" + ", ".join(pairs) + "}\n"


def _value(column: Column, cell: Cell, ascii_only: bool) -> str:
    if column.key in LIST_COLUMNS:
        words = cell_text(cell).split(LIST_SEPARATOR) if cell else []
        return "[" + ", ".join(_quote(word, ascii_only) for word in words) + "]"
    if cell is None:
        return "null"
    # Not json.dumps: it would round a Decimal to a float.
    return _quote(cell, ascii_only) if isinstance(cell, str) else cell_text(cell)


def _quote(text: str, ascii_only: bool) -> str:
    quoted = json.dumps(text, ensure_ascii=ascii_only)
    try:
        quoted.encode("utf-8")
    except UnicodeEncodeError:
        # Half a character, from the name of a file: no encoding has it, an escape does.
        return json.dumps(text)
    return quoted
