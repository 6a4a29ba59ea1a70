"""docs/columns.md names every column, in order, with its Chinese heading."""

import re
from pathlib import Path

import pytest

from summarymine.columns import (
    AUDIT_COLUMNS,
    COMPARE_COLUMNS,
    FACT_COLUMNS,
    LEDGER_COLUMNS,
    LONG_COLUMNS,
    NUMERAL_COLUMNS,
    QUANTITY_COLUMNS,
    SERIES_COLUMNS,
    TARGET_COLUMNS,
)
from summarymine.model import Column

PAGE = (Path(__file__).parents[2] / "docs" / "columns.md").read_text("utf-8")
SECTIONS = [
    ("extract", FACT_COLUMNS),
    ("quantities", QUANTITY_COLUMNS),
    ("ledger", LEDGER_COLUMNS),
    ("ledger --class", NUMERAL_COLUMNS),
    ("compare", COMPARE_COLUMNS),
    ("audit", AUDIT_COLUMNS),
    ("compare --layout year", SERIES_COLUMNS),
    ("compare --layout long", LONG_COLUMNS),
    ("compare --targets", TARGET_COLUMNS),
]


@pytest.mark.parametrize(("command", "columns"), SECTIONS)
def test_page_has_the_columns(command: str, columns: tuple[Column, ...]) -> None:
    (section,) = (part for part in PAGE.split("\n## ") if part.startswith(f"{command}:"))
    rows = re.findall(r"^\| `([a-z_]+)` \| ([^|]+) \|", section, re.MULTILINE)
    assert rows == [(column.key, column.zh) for column in columns]
