"""An .xlsx or .xlsm workbook → Document: the tables of its sheets, with numbers as shown."""

import datetime as dt
import io
import posixpath
import re
from dataclasses import dataclass

from summarymine.model import Document
from summarymine.readers.builder import DocumentBuilder
from summarymine.readers.errors import ReadError
from summarymine.readers.markup import Element
from summarymine.readers.number_formats import BUILT_IN, parse_format, show_day, show_number
from summarymine.readers.sheets import Place, Sheet, add_sheet, check_area
from summarymine.readers.wordml import parse_xml, refuse_doctype
from summarymine.readers.zips import Zip

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = re.compile(r"\{.*[/]relationships\}id")
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
WORKBOOK = "xl/workbook.xml"
# XFD: what a sheet can have.
MAX_COLUMNS = 16_384

CellValue = int | float | str | bool | dt.date | dt.time | dt.timedelta


@dataclass(frozen=True, slots=True)
class Layout:
    """What a sheet's part tells beside the values: formats by place, and what is hidden."""

    formats: dict[Place, str]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]


def parse_xlsx(data: bytes, name: str) -> Document:
    """The report in a workbook; sheets, rows and columns that are hidden are not read.

    Raises ReadError if it is damaged, encrypted, or larger than is safe.
    """
    from python_calamine import SheetVisibleEnum, load_workbook

    package = Zip(data, name)
    parts = find_sheet_parts(package, name)
    codes = find_format_codes(package, name)
    # Read before calamine does, which would hold all that lies between two far cells.
    layouts = {title: read_layout(package, part, codes, name) for title, part in parts.items()}
    builder = DocumentBuilder()
    with load_workbook(io.BytesIO(data)) as book:
        for meta in book.sheets_metadata:
            layout = layouts.get(meta.name)
            if layout is None or meta.visible != SheetVisibleEnum.Visible:
                continue
            found = book.get_sheet_by_name(meta.name)
            sheet = Sheet(
                meta.name,
                merged=list(found.merged_cell_ranges or ()),
                hidden_rows=layout.hidden_rows,
                hidden_columns=layout.hidden_columns,
            )
            top, left = found.start or (0, 0)
            for row, values in enumerate(found.to_python(), start=top):
                for column, value in enumerate(values, start=left):
                    if value != "":
                        code = layout.formats.get((row, column), "")
                        sheet.cells[row, column] = show_value(value, code)
            add_sheet(builder, sheet, name)
    return builder.build(name)


def show_value(value: CellValue, code: str) -> str:
    """A value as its cell shows it under this format code."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return show_number(value, parse_format(code))
    return value if isinstance(value, str) else show_day(value, code)


def find_sheet_parts(package: Zip, name: str) -> dict[str, str]:
    """The member that holds each sheet, by the sheet's name."""
    if WORKBOOK not in package.members:
        raise ReadError(name, "damaged", detail=WORKBOOK)
    relations = package.get("xl/_rels/workbook.xml.rels")
    targets = {
        relation.get("Id", ""): posixpath.normpath(
            posixpath.join("/xl", relation.get("Target", ""))
        )
        for relation in ([] if relations is None else parse_xml(relations, name))
    }
    parts = {}
    for sheet in parse_xml(package.read(WORKBOOK), name).iter(f"{S}sheet"):
        identifier = next((v for k, v in sheet.attrib.items() if _RELATION.fullmatch(k)), "")
        part = targets.get(identifier, "").lstrip("/")
        if part in package.members:
            parts[sheet.get("name", "")] = part
    return parts


def find_format_codes(package: Zip, name: str) -> list[str]:
    """The format code of each cell style, by its number."""
    data = package.get("xl/styles.xml")
    if data is None:
        return []
    root = parse_xml(data, name)
    own = {f.get("numFmtId"): f.get("formatCode", "") for f in root.iter(f"{S}numFmt")}
    styles = root.find(f"{S}cellXfs")
    identifiers = [style.get("numFmtId", "0") for style in ([] if styles is None else styles)]
    return [own.get(i) or BUILT_IN.get(int(i) if i.isdecimal() else 0, "") for i in identifiers]


def read_layout(package: Zip, part: str, codes: list[str], name: str) -> Layout:
    """The formats of a sheet's cells and what is hidden.

    Raises ReadError if the sheet is broken, or its cells stand too far apart.
    """
    from lxml import etree

    formats: dict[Place, str] = {}
    hidden_rows: set[int] = set()
    hidden_columns: set[int] = set()
    row, column = -1, -1
    last_row, last_column = -1, -1
    data = package.read(part)
    refuse_doctype(data, name)
    for event, element in etree.iterparse(
        io.BytesIO(data), events=("start", "end"), resolve_entities=False, no_network=True
    ):
        tag = element.tag.rpartition("}")[2]
        if event == "start":
            if tag == "row":
                row, column = int(element.get("r", row + 2)) - 1, -1
                if is_true(element):
                    hidden_rows.add(row)
            elif tag == "col" and is_true(element):
                last = min(int(element.get("max")), MAX_COLUMNS)
                hidden_columns |= set(range(int(element.get("min")) - 1, last))
        elif tag == "c":
            row, column = resolve_place(element, (row, column + 1))
            # One that is only coloured holds nothing.
            if len(element):
                last_row, last_column = max(last_row, row), max(last_column, column)
                if code := code_of(element, codes):
                    formats[row, column] = code
        elif tag == "row":
            element.clear()
    check_area(last_row + 1, last_column + 1, name)
    return Layout(formats, frozenset(hidden_rows), frozenset(hidden_columns))


def code_of(cell: Element, codes: list[str]) -> str:
    """The format code of a cell, "" for the general one."""
    style = cell.get("s", "")
    return codes[int(style)] if style.isdecimal() and int(style) < len(codes) else ""


def is_true(element: Element) -> bool:
    """True for a row or column that is hidden."""
    return element.get("hidden") in {"1", "true"}


def resolve_place(cell: Element, default: Place) -> Place:
    """Row and column of a cell, from 0 on: `B3` is (2, 1); default if it does not say."""
    found = _CELL.fullmatch(cell.get("r", ""))
    if found is None:
        return default
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1
