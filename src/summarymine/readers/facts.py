"""A table of facts, csv or jsonl, back into facts: what `extract` wrote, edited or not."""

import codecs
import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NoReturn, TypeVar, cast, get_args

from summarymine.columns import FACT_COLUMNS, LIST_SEPARATOR, plain_number, rearm
from summarymine.model import (
    Approx,
    Direction,
    Evidence,
    Fact,
    Period,
    Reporter,
    Span,
    Status,
    SummaryMineError,
)

T = TypeVar("T")

# Headings that tell facts from any other table.
_TELLING = frozenset({"document", "indicator", "evidence"})
_KEYS = {name: column.key for column in FACT_COLUMNS for name in (column.key, column.zh)}
_NAMES = tuple(column.key for column in FACT_COLUMNS)
# Columns that came later: a file from before is read without them.
_LATER = frozenset({"period_start", "period_end", "findings"})
_REQUIRED = tuple(name for name in _NAMES if name not in _LATER)

# Enough for a heading, or for the first fact of a jsonl.
_HEAD_BYTES = 1 << 20
# Beyond, a number is a slip, and would fill the memory with zeros when written out.
_MAX_EXPONENT = 60

_AGAIN = "write the file again with summarymine extract"

# A row by English heading; "" and None are both an empty cell.
Row = Mapping[str, object]


class FactsFileError(SummaryMineError):
    """A table of facts that cannot be read: `FILE:LINE: what; what to do`."""


class _CellError(ValueError):
    """What is wrong with a cell; the row's line is added above."""


def is_facts_file(path: Path) -> bool:
    """Whether a file is a table of facts, by its ending and its English or Chinese headings."""
    if path.suffix.lower() not in (".csv", ".jsonl"):
        return False
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
        text = decode_table(head, final=False)
        if path.suffix.lower() == ".jsonl":
            first = json.loads(text.lstrip().split("\n", 1)[0])
            names = list(first) if isinstance(first, dict) else []
        else:
            names = next(csv.reader(io.StringIO(text, newline="")), [])
    except (OSError, ValueError, csv.Error, RecursionError):
        return False
    return {_KEYS.get(name.strip()) for name in names} >= _TELLING


def read_facts(path: Path) -> tuple[Fact, ...]:
    """The facts in a file that `write` made of facts_table, in its order.

    Columns may stand in any order, and others beside them are left out. Empty rows are skipped.
    Raises FactsFileError at the first row that is broken.
    """
    try:
        text = decode_table(path.read_bytes())
    except OSError as error:
        what = error.strerror or str(error)
        raise FactsFileError(f"{path}: {what}; check the name and its permissions") from error
    except UnicodeDecodeError as error:
        raise FactsFileError(f"{path}: neither UTF-8 nor GB18030; {_AGAIN}") from error
    rows = _jsonl_rows if path.suffix.lower() == ".jsonl" else _csv_rows
    facts = []
    for line, row in rows(text, path):
        try:
            facts.append(row_fact(row))
        except _CellError as error:
            _fail(path, line, str(error), "correct it, or " + _AGAIN)
    return tuple(facts)


def decode_table(data: bytes, *, final: bool = True) -> str:
    """UTF-8 or UTF-16 by their marks, else UTF-8, else GB18030; not final: cut off anywhere."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return codecs.getincrementaldecoder("utf-16")().decode(data, final)
    try:
        return codecs.getincrementaldecoder("utf-8-sig")().decode(data, final)
    except UnicodeDecodeError:
        return codecs.getincrementaldecoder("gb18030")().decode(data, final)


def _fail(path: Path, line: int, what: str, advice: str) -> NoReturn:
    raise FactsFileError(f"{path}:{line}: {what}; {advice}") from None


def _csv_rows(text: str, path: Path) -> Iterator[tuple[int, Row]]:
    """Line number and cells of every row that is not empty."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    keys: list[str] | None = None
    line = 1
    try:
        for cells in reader:
            if keys is None:
                keys = [_KEYS.get(cell.strip(), "") for cell in cells]
                _check_keys(keys, path)
            elif any(cells):
                if len(cells) != len(keys):
                    what = f"{len(cells)} cells below {len(keys)} headings"
                    _fail(path, line, what, _AGAIN)
                yield line, {key: rearm(cell) for key, cell in zip(keys, cells, strict=True)}
            # Where the next row begins: a quoted cell may hold line ends.
            line = reader.line_num + 1
    except csv.Error as error:
        _fail(path, line, f"broken CSV: {error}", _AGAIN)
    if keys is None:
        _fail(path, 1, "no headings", _AGAIN)


def _check_keys(keys: list[str], path: Path) -> None:
    missing = [name for name in _REQUIRED if name not in keys]
    if missing:
        _fail(path, 1, f"no column {', '.join(missing)}", _AGAIN)
    double = next((name for name in _NAMES if keys.count(name) > 1), None)
    if double:
        _fail(path, 1, f"column {double} stands there twice", "leave one of them")


def _jsonl_rows(text: str, path: Path) -> Iterator[tuple[int, Row]]:
    # Not splitlines: a sentence may hold one of the rarer line ends.
    for line, source in enumerate(text.split("\n"), start=1):
        if not source.strip():
            continue
        try:
            row = json.loads(source, parse_float=Decimal, parse_int=Decimal)
        except (ValueError, ArithmeticError, RecursionError):
            _fail(path, line, "not JSON", _AGAIN)
        if not isinstance(row, dict):
            _fail(path, line, "not a JSON object", _AGAIN)
        keyed = {_KEYS.get(name, ""): value for name, value in row.items()}
        missing = [name for name in _REQUIRED if name not in keyed]
        if missing:
            _fail(path, line, f"no {', '.join(missing)}", _AGAIN)
        yield line, keyed


def row_fact(row: Row) -> Fact:
    """The fact that a row of FACT_COLUMNS tells, cells by key.

    Raises ValueError for a cell that no fact has.
    """
    return Fact(
        reporter=Reporter(_text(row, "reporter"), _text(row, "region"), _text(row, "adcode")),
        period=Period(
            _whole(row, "year"),
            _text(row, "period"),
            _day(row, "period_start"),
            _day(row, "period_end"),
        ),
        indicator=_needed("indicator", _text(row, "indicator")),
        label=_text(row, "label"),
        unit=_text(row, "unit"),
        evidence=_evidence(row),
        value=_number(row, "value"),
        low=_number(row, "low"),
        high=_number(row, "high"),
        approx=cast("Approx | None", _one_of(row, "approx", get_args(Approx))),
        change_pct=_number(row, "change_pct"),
        change_abs=_number(row, "change_abs"),
        direction=cast("Direction | None", _one_of(row, "direction", get_args(Direction))),
        baseline=_text(row, "baseline"),
        scope=_text(row, "scope"),
        status=cast("Status", _needed("status", _one_of(row, "status", get_args(Status)))),
        flags=_words(row, "flags"),
    )


def _evidence(row: Row) -> Evidence:
    start, end = (_needed(key, _whole(row, key)) for key in ("start", "end"))
    return Evidence(
        document=_needed("document", _text(row, "document")),
        span=Span(start, end),
        line=_needed("line", _whole(row, "line")),
        page=_whole(row, "page"),
        section=_text(row, "section"),
        sentence=_text(row, "evidence"),
        pattern=_text(row, "pattern"),
    )


def _text(row: Row, key: str) -> str:
    cell = row.get(key)
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        # An adcode that a program took for a number.
        return plain_number(_number(row, key) or Decimal(0))
    if not isinstance(cell, str):
        raise _CellError(f"{key}: not a text")
    return cell


def _number(row: Row, key: str) -> Decimal | None:
    cell = row[key]
    if cell is None or cell == "":
        return None
    if not isinstance(cell, Decimal | str):
        raise _CellError(f"{key}: not a number")
    try:
        number = Decimal(cell)
    except InvalidOperation:
        raise _CellError(f"{key}: “{cell}” is not a number") from None
    if not number.is_finite() or abs(number.adjusted()) > _MAX_EXPONENT:
        raise _CellError(f"{key}: “{cell}” is not a number that a report can hold")
    return number


def _whole(row: Row, key: str) -> int | None:
    number = _number(row, key)
    if number is None:
        return None
    if number != number.to_integral_value() or number < 0:
        raise _CellError(f"{key}: “{row[key]}” is not a whole number")
    return int(number)


def _day(row: Row, key: str) -> date | None:
    """A day as 2024-12-31, or as a spreadsheet writes it: 2024/12/31."""
    text = _text(row, key)
    try:
        return date(*map(int, text.replace("/", "-").split("-"))) if text else None
    except (TypeError, ValueError):
        raise _CellError(f"{key}: “{text}” is not a day like 2024-12-31") from None


def _one_of(row: Row, key: str, words: tuple[str, ...]) -> str | None:
    word = _text(row, key)
    if word and word not in words:
        raise _CellError(f"{key}: “{word}” is none of {', '.join(words)}")
    return word or None


def _words(row: Row, key: str) -> tuple[str, ...]:
    """The words of a cell: a list in jsonl, joined in csv."""
    cell = row[key]
    words: list[Any] = cell if isinstance(cell, list) else _text(row, key).split(LIST_SEPARATOR)
    if not all(isinstance(word, str) for word in words):
        raise _CellError(f"{key}: not a list of texts")
    return tuple(filter(None, words))


def _needed(key: str, value: T | None) -> T:
    if value is None or value == "":
        raise _CellError(f"{key}: empty")
    return value
