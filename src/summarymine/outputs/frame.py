"""Facts as a pandas DataFrame, which shows itself in notebooks as a table for people."""

import html
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, cast

import pandas as pd

from summarymine.columns import FACT_COLUMNS, LIST_SEPARATOR, plain_number
from summarymine.model import Approx, Direction, Fact
from summarymine.outputs.columns import facts_table
from summarymine.outputs.data_rows import INEXACT
from summarymine.outputs.notes import KINDS
from summarymine.outputs.text import visible
from summarymine.tables.cells import change_texts, level_text

# Rows shown in a notebook; the frame has all.
SHOWN_ROWS = 60

_KEYS = [column.key for column in FACT_COLUMNS]
_NEEDED = frozenset(_KEYS) - {"start", "end", "page", "line", "adcode", "section", "pattern"}
_NUMBERS = [key for key in _KEYS if KINDS.get(key) == "decimal"]
_HEADS = ("报告单位", "年份", "指标", "数值", "变化", "范围", "疑点", "原句")
_STYLE = "text-align:left;vertical-align:top;max-width:36em;white-space:normal"


class FactFrame(pd.DataFrame):
    """A DataFrame of facts; once a column that is shown is gone, it shows itself as any other."""

    @property
    def _constructor(self) -> Callable[..., "FactFrame"]:
        return FactFrame

    def _repr_html_(self) -> str | None:
        """Who states what, with bounds, changes, scope, doubts and the sentence; all escaped."""
        if not set(self.columns) >= _NEEDED:
            plain: str | None = pd.DataFrame(self)._repr_html_()  # type: ignore[operator]
            return plain
        shown = self.head(SHOWN_ROWS).to_dict("records")
        head = "".join(f'<th style="text-align:left">{name}</th>' for name in _HEADS)
        body = "".join(f"<tr>{''.join(map(_cell, _shown(row)))}</tr>" for row in shown)
        more = f"<p>{len(self)} 行，所示为前 {SHOWN_ROWS} 行</p>" if len(self) > SHOWN_ROWS else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def make_fact_frame(facts: Iterable[Fact]) -> FactFrame:
    """Facts as a DataFrame: the columns of extract, empty cells missing, never 0.

    Whole numbers are Int64, other numbers Float64, days datetime64, all else text. A number that a
    float cannot hold with all its digits is left out, and its fact flagged inexact.
    """
    rows = [_exact(list(row)) for row in facts_table(facts).rows]
    frame = FactFrame(rows, columns=_KEYS, dtype=object)
    for key in _KEYS:
        kind = KINDS.get(key, "text")
        column = frame[key]
        if kind == "date":
            frame[key] = pd.to_datetime(column).astype("datetime64[s]")
        elif kind in ("integer", "decimal"):
            numbers = column.map(float, na_action="ignore")
            frame[key] = numbers.astype("Float64" if kind == "decimal" else "Int64")
        else:
            frame[key] = column.astype("string")
    return frame


def _exact(row: list[Any]) -> list[Any]:
    """A row without the numbers that a float cannot hold."""
    wrong = [
        at
        for at, key in enumerate(_KEYS)
        if key in _NUMBERS and isinstance(row[at], Decimal) and not _fits(row[at])
    ]
    for at in wrong:
        row[at] = None
    if wrong:
        at = _KEYS.index("flags")
        row[at] = LIST_SEPARATOR.join(filter(None, (row[at], INEXACT)))
    return row


def _fits(number: Decimal) -> bool:
    return Decimal(repr(float(number))) == number


def _shown(row: dict[Any, Any]) -> tuple[str, ...]:
    """The cells of a fact as people read them, in the order of _HEADS."""
    cell = {key: None if pd.isna(value) else value for key, value in row.items()}
    unit = str(cell["unit"] or "")
    approx = cast("Approx | None", cell["approx"])
    value, low, high = (_number(cell[key]) for key in ("value", "low", "high"))
    level = level_text(value, low, high, approx)
    changes = change_texts(
        _number(cell["change_pct"]),
        _number(cell["change_abs"]),
        cast("Direction | None", cell["direction"]),
        unit,
        None if level else approx,
    )
    planned = "（计划）" if cell["status"] == "planned" else ""
    baseline = f"（{cell['baseline']}）" if changes and cell["baseline"] else ""
    texts = (
        cell["reporter"] or cell["region"] or cell["document"],
        cell["period"] or (cell["year"] and plain_number(Decimal(int(cell["year"])))),
        f"{cell['label']}{planned}",
        level and f"{level}{unit}",
        f"{'，'.join(changes)}{baseline}",
        cell["scope"],
        cell["flags"],
        cell["evidence"],
    )
    return tuple(str(text or "") for text in texts)


def _number(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(plain_number(Decimal(repr(float(value)))))


def _cell(text: str) -> str:
    return f'<td style="{_STYLE}">{html.escape(visible(text))}</td>'
