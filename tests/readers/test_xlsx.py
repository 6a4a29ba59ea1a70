"""A workbook → its sheets as headings, captions and tables, numbers as shown."""

import datetime as dt
import io
import struct
import zipfile
from typing import Any

import pytest
from makers import edit_zip, make_ole, make_xlsx, make_zip, show_grids, show_headings, simple_xlsx

from summarymine.readers import ReadError, parse_document
from summarymine.readers.number_formats import parse_format, show_number

SHOWN = [
    # number        format                      text
    (0.2452, "0.00%", "24.52%"),
    (0.245183, "0.00%", "24.52%"),
    (0.24525, "0.00%", "24.53%"),
    (-0.05, "0%", "-5%"),
    (12.0, "", "12"),
    (12.5, "", "12.5"),
    (0.1 + 0.2, "", "0.3"),
    (1e15, "", "1000000000000000"),
    (1234567.891, "#,##0.00", "1234567.89"),
    (2.5, "0", "3"),
    (2.5, "0.0_ ", "2.5"),
    (2.5, "0.00;[Red]-0.00", "2.50"),
    (12, '0"起"', "12起"),
    (12, "[$￥-804]#,##0", "12"),
    (12.345, "#,##0.##", "12.345"),
    (123456, '0!.0,"万"', "123456"),
    (123456, "#,##0,", "123456"),
    (123456, "0.00E+00", "123456"),
    (0.5, "# ?/?", "0.5"),
    (12, "@", "12"),
    (12, "General", "12"),
]


@pytest.mark.parametrize(("number", "form", "text"), SHOWN)
def test_show_number(number: float, form: str, text: str) -> None:
    assert show_number(number, parse_format(form)) == text


def test_a_sheet() -> None:
    def write(book: Any) -> None:
        sheet = book.add_worksheet("各区情况")
        percent = book.add_format({"num_format": "0.00%"})
        month = book.add_format({"num_format": 'yyyy"年"m"月"'})
        day = book.add_format({"num_format": "yyyy/m/d"})
        sheet.merge_range("B2:E2", "2024年各区事故情况")
        sheet.write("E3", "单位：起")
        sheet.merge_range("B4:B5", "单位")
        sheet.merge_range("C4:D4", "事故")
        sheet.write_row("C5", ["起数", "同比"])
        sheet.write("E4", "时间")
        sheet.write_row("B6", ["甲区", 12])
        sheet.write("D6", 0.24518, percent)
        sheet.write_datetime("E6", dt.datetime(2024, 1, 2), day)
        sheet.write_row("B7", ["乙区", 1204.5])
        sheet.write("D7", -0.1, percent)
        sheet.write_datetime("E7", dt.datetime(2024, 2, 1), month)
        sheet.write_row("B8", ["丙区", 99])
        sheet.set_row(7, None, None, {"hidden": True})
        sheet.write("B9", "丁区")
        sheet.write_boolean("C9", True)
        sheet.write_formula("D9", "=1/0", None, "#DIV/0!")
        sheet.write("B11", "注：不含高速")
        sheet.write("H20", "")
        book.add_worksheet("Sheet2").write("A1", "其他")
        hidden = book.add_worksheet("底稿")
        hidden.write("A1", "99999起")
        hidden.hide()
        book.add_worksheet("空")

    document = parse_document(make_xlsx(write), "a.xlsx")
    lines = document.text.splitlines()
    assert lines[:3] == ["各区情况", "2024年各区事故情况", "单位：起"]
    assert show_headings(document) == [("各区情况", 1)]
    assert show_grids(document) == [
        [
            ["单位", "事故", "事故", "时间"],
            ["单位", "起数", "同比", ""],
            ["甲区", "12", "24.52%", "2024年1月2日"],
            ["乙区", "1204.5", "-10.00%", "2024年2月"],
            ["丁区", "是", "", ""],
        ]
    ]
    assert lines[-2:] == ["注：不含高速", "其他"]
    assert "99" not in document.text


def test_two_tables_in_a_sheet() -> None:
    rows = [["表一"], ["区", "起"], ["甲", 1], [], ["表二"], ["区", "人"], ["乙", 2]]
    document = parse_document(simple_xlsx(rows), "a.xlsx")
    assert show_grids(document) == [[["区", "起"], ["甲", "1"]], [["区", "人"], ["乙", "2"]]]
    assert document.text == "表一\n区\t起\n甲\t1\n表二\n区\t人\n乙\t2\n"


def test_far_cells() -> None:
    def write(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row("A1", ["甲", "乙"])
        sheet.write_blank("XFD1048576", None, book.add_format({"bold": True}))

    document = parse_document(make_xlsx(write), "a.xlsx")
    assert show_grids(document) == [[["甲", "乙"]]]
    data = make_xlsx(lambda book: book.add_worksheet().write("A1", "甲"))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
    far = sheet.replace(
        "</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )
    with pytest.raises(ReadError) as raised:
        parse_document(edit_zip(data, {"xl/worksheets/sheet1.xml": far}), "a.xlsx")
    what = "unpacks to more than is safe (1048576 × 16384); unpack it and give the folder"
    assert str(raised.value) == f"a.xlsx: {what}"


def test_loop_in_an_old_workbook() -> None:
    header = bytearray(make_ole("Workbook").ljust(4096, b"\0"))
    header[30:32] = (9).to_bytes(2, "little")
    header[60:72] = struct.pack("<3I", 0xFFFFFFFE, 0, 0xFFFFFFFE)
    header[76:512] = struct.pack("<109I", 3, *[0xFFFFFFFF] * 108)
    header[2048:2056] = struct.pack("<2I", 1, 0)
    with pytest.raises(ReadError) as raised:
        parse_document(bytes(header), "a.xls")
    assert str(raised.value).startswith("a.xls: damaged, or not saved whole (OLE)")


GOOD = simple_xlsx([["甲", 1]])

ERRORS = [
    # what              data                                                    reason
    ("cut short", GOOD[:-300], "damaged"),
    ("no workbook", make_zip({"[Content_Types].xml": "", "xl/styles.xml": ""}), "damaged"),
    ("broken sheet", edit_zip(GOOD, {"xl/worksheets/sheet1.xml": "<a"}), "damaged"),
    ("broken place", edit_zip(GOOD, {"xl/sharedStrings.xml": "<sst/>"}), "damaged"),
    ("no cells", make_xlsx(lambda book: book.add_worksheet()), "empty"),
]


@pytest.mark.parametrize(("what", "data", "reason"), ERRORS, ids=[error[0] for error in ERRORS])
def test_errors(what: str, data: bytes, reason: str) -> None:
    with pytest.raises(ReadError) as raised:
        parse_document(data, "a.xlsx")
    assert raised.value.reason == reason
