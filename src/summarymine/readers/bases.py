"""A table of what levels are divided by, such as inhabitants: csv or xlsx → Base values."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from summarymine.model import SummaryMineError
from summarymine.readers.facts import decode_table

# Headings that are understood, by column.
HEADINGS = {
    "region": ("region", "地区", "单位", "名称"),
    "adcode": ("adcode", "行政区划代码", "区划代码", "代码"),
    "year": ("year", "年份", "年度", "年"),
    "value": ("value", "数值", "值"),
    "measure": ("measure", "指标", "项目"),
}
_KEYS = {name: key for key, names in HEADINGS.items() for name in names}
# 1,234,567 as spreadsheets write it; no other comma.
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_YEAR = re.compile(r"(\d{4})年?(?:\.0)?")
_ADCODE = re.compile(r"(\d{6})(?:\.0)?")

Row = tuple[int, list[str]]


class BasesError(SummaryMineError):
    """A table that cannot be used: file, line (None for the whole), reason and its details."""

    def __init__(self, file: str, reason: str, line: int | None = None, **details: str) -> None:
        place = file if line is None else f"{file}:{line}"
        super().__init__(f"{place}: {reason} {' '.join(details.values())}".rstrip())
        self.place = place
        self.reason = reason
        self.details = details


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What there was of something in a region and a year: 120000 inhabitants.

    year: None where the table gives none: for all years. measure: what is counted, "" if unsaid.
    source: file and line.
    """

    region: str
    adcode: str
    year: int | None
    value: Decimal
    measure: str
    source: str


def read_bases(path: Path) -> tuple[Base, ...]:
    """The rows of a csv or of the first sheet of an xlsx, headed as HEADINGS say.

    Raises BasesError for a file or a row that cannot be used, and for two values of one thing.
    """
    name = path.name
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BasesError(name, "unreadable", detail=error.strerror or str(error)) from error
    rows = _sheet_rows(data, name) if path.suffix.lower() == ".xlsx" else _csv_rows(data, name)
    _, headings = next(rows, (1, []))
    keys = [_KEYS.get(heading.strip().lower(), "") for heading in headings]
    if "value" not in keys or not {"region", "adcode"} & set(keys):
        raise BasesError(name, "headings")
    if double := next((key for key in HEADINGS if keys.count(key) > 1), None):
        raise BasesError(name, "heading_twice", key=double)
    bases = tuple(_base(keys, row, name) for row in rows if any(cell.strip() for cell in row[1]))
    _check_alone(bases, name)
    return bases


def _csv_rows(data: bytes, name: str) -> Iterator[Row]:
    try:
        text = decode_table(data)
    except UnicodeDecodeError as error:
        raise BasesError(name, "encoding") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise BasesError(name, "broken", reader.line_num, detail=str(error)) from error


def _sheet_rows(data: bytes, name: str) -> Iterator[Row]:
    """Values as they are, not as shown: a format may round them."""
    from python_calamine import CalamineError, load_workbook

    try:
        with load_workbook(io.BytesIO(data)) as book:
            sheet = book.get_sheet_by_index(0)
            top = (sheet.start or (0, 0))[0]
            rows = [[_cell_text(value) for value in row] for row in sheet.to_python()]
    except (CalamineError, IndexError, OSError, ValueError) as error:
        raise BasesError(name, "broken", detail=str(error)) from error
    yield from enumerate(rows, start=top + 1)


def _cell_text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _base(keys: Sequence[str], row: Row, name: str) -> Base:
    line, cells = row
    told = {key: cell.strip() for key, cell in zip(keys, cells, strict=False) if key}
    region, adcode, year = (told.get(key, "") for key in ("region", "adcode", "year"))
    if not region and not adcode:
        raise BasesError(name, "no_region", line)
    if adcode and not (code := _ADCODE.fullmatch(adcode)):
        raise BasesError(name, "bad_adcode", line, cell=adcode)
    if year and not (found := _YEAR.fullmatch(year)):
        raise BasesError(name, "bad_year", line, cell=year)
    return Base(
        region=region,
        adcode=code[1] if adcode and code else "",
        year=int(found[1]) if year and found else None,
        value=_value(told.get("value", ""), name, line),
        measure=told.get("measure", ""),
        source=f"{name}:{line}",
    )


def _value(cell: str, name: str, line: int) -> Decimal:
    value = Decimal(cell.replace(",", "")) if _NUMBER.fullmatch(cell) else Decimal(0)
    if value <= 0:
        raise BasesError(name, "bad_value", line, cell=cell)
    return value


def _check_alone(bases: Sequence[Base], name: str) -> None:
    seen: dict[tuple[str, int | None, str], Base] = {}
    for base in bases:
        before = seen.setdefault((base.adcode or base.region, base.year, base.measure), base)
        if before.value != base.value:
            line = int(base.source.rpartition(":")[2])
            raise BasesError(name, "twice", line, before=before.source)
