"""A workbook that an earlier run wrote, read back: the facts on its sheet, and what made them."""

import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from summarymine.columns import BOOK_WORDS, FACT_COLUMNS, LIST_SEPARATOR, PERCENT_SIGNS
from summarymine.model import Language
from summarymine.readers.parse import library_errors
from summarymine.readers.xlsx import find_sheet_parts, read_layout
from summarymine.readers.zips import Zip

# What a sheet holds: rows of values, "" for an empty cell.
Rows = Sequence[Sequence[Any]]

_KEYS = {name: column.key for column in FACT_COLUMNS for name in (column.key, column.zh)}
# Columns that the sheet of facts has not: codes of findings stand on a sheet of their own.
_ABSENT = frozenset({"findings"})
_FIGURES = ("value", "low", "high", "change_pct", "change_abs")
_LEVELS = ("value", "low", "high")
# Columns of words that are told in the workbook's language, by what stands before their keys.
_TRANSLATED = {"status": "status", "approx": "approx", "direction": "direction", "flags": "flag"}


def read_book(path: Path) -> tuple[list[Mapping[str, object]], Mapping[str, Any]]:
    """The rows of the sheet of facts, cells by key; version, rules, options, documents.

    Raises ReadError for what is no workbook, KeyError and ValueError for one that is not ours.
    """
    data = path.read_bytes()
    name = str(path)
    with library_errors(name):
        parts = find_sheet_parts(Zip(data, name), name)
    language = _language_of(parts)
    words = BOOK_WORDS[language]
    sheets = {}
    for key in ("sheet.facts", "sheet.sources"):
        with library_errors(name):
            sheets[key] = _read_sheet(data, parts, words[key], name)
    facts = [*_fact_rows(sheets["sheet.facts"], language)]
    return facts, _origin(sheets["sheet.sources"], words)


def _language_of(sheets: Mapping[str, str]) -> Language:
    for language, words in BOOK_WORDS.items():
        if words["sheet.facts"] in sheets and words["sheet.sources"] in sheets:
            return language
    missing = " / ".join(words["sheet.facts"] for words in BOOK_WORDS.values())
    raise KeyError(missing)


def _read_sheet(data: bytes, parts: Mapping[str, str], title: str, name: str) -> Rows:
    from python_calamine import load_workbook

    # Read before calamine does, which would hold all that lies between two far cells.
    read_layout(Zip(data, name), parts[title], [], name)
    with load_workbook(io.BytesIO(data)) as book:
        rows: Rows = book.get_sheet_by_name(title).to_python(skip_empty_area=False)
    return rows


def _fact_rows(rows: Rows, language: Language) -> Iterator[Mapping[str, object]]:
    heads = [_KEYS.get(str(head), "") for head in (rows[0] if rows else ())]
    if missing := _KEYS_NEEDED.difference(heads):
        raise ValueError(f"no column {', '.join(sorted(missing))}")
    for row in rows[1:]:
        if any(cell != "" for cell in row):
            cells = dict(zip(heads, row, strict=True))
            yield {key: _cell(key, cell, cells, language) for key, cell in cells.items() if key}


_KEYS_NEEDED = frozenset(_KEYS.values()) - _ABSENT


def _cell(key: str, cell: Any, row: Mapping[str, Any], language: Language) -> object:
    """A cell as tables of facts have it."""
    if key in _TRANSLATED:
        return _untranslated(_TRANSLATED[key], str(cell), language)
    if key in _FIGURES and cell != "":
        is_percent = key == "change_pct" or (key in _LEVELS and row["unit"] in PERCENT_SIGNS)
        return _figure(cell, is_percent)
    if isinstance(cell, dt.date):
        # A program that kept the workbook took a text for a day.
        return cell.isoformat()[:10]
    return _number(cell) if isinstance(cell, int | float) else cell


def _figure(cell: Any, is_percent: bool) -> object:
    """A figure, percents as reports tell them: 98.5% is 0.985 in a cell."""
    if isinstance(cell, int | float):
        return _number(cell) * 100 if is_percent else _number(cell)
    # As text stands what a spreadsheet would round.
    return str(cell).removesuffix("%")


def _number(cell: float) -> Decimal:
    """The digits that were written: a spreadsheet keeps fifteen."""
    return Decimal(f"{cell:.15G}")


def _untranslated(kind: str, text: str, language: Language) -> str:
    """Words of a cell as the data have them."""
    words = {
        told: key.removeprefix(f"{kind}.")
        for key, told in BOOK_WORDS[language].items()
        if key.startswith(f"{kind}.")
    }
    return LIST_SEPARATOR.join(words.get(word, word) for word in text.split(LIST_SEPARATOR))


def _origin(rows: Rows, words: Mapping[str, str]) -> Mapping[str, Any]:
    """What made the workbook, named as in FILE.origin.json.

    Names of files may say anything: each part is looked for in its place alone.
    """
    told = list(_pairs(rows))
    pairs = dict(told)
    before, after = words["sources.options"].split("{name}")
    options = {
        name[len(before) : len(name) - len(after)]: value
        for name, value in told
        if name.startswith(before) and name.endswith(after)
    }
    return {
        "version": pairs[words["sources.version"]],
        "rules": pairs[words["sources.rules"]],
        "options": options,
        "documents": list(_documents(rows, words)),
    }


def _pairs(rows: Rows) -> Iterator[tuple[str, str]]:
    """Name and value of each line below the title, up to the first that is empty."""
    for row in rows[1:]:
        if row[0] == "":
            return
        yield str(row[0]), str(row[1])


def _documents(rows: Rows, words: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    name, digest = words["sources.document"], words["sources.digest"]
    heads = (at for at, row in enumerate(rows) if row[0] == name and digest in row[1:])
    if (head := next(heads, None)) is None:
        raise KeyError(digest)
    column = rows[head].index(digest)
    for row in rows[head + 1 :]:
        if row[0] != "":
            yield {"name": str(row[0]), "digest": str(row[column])}
