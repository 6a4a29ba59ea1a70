"""Tables that levels are divided by: csv and xlsx, and every way in which a row is refused."""

from pathlib import Path

import pytest
import xlsxwriter

from summarymine.readers.bases import BasesError, read_bases

GOOD = [
    # table                                                             rows
    ("region,year,value\n和安县,2024,1234\n", [("和安县", "", 2024, "1234", "")]),
    ("地区,行政区划代码,年份,数值,指标\n和安县,990121,2024年,1.5,人口\n", [("和安县", "990121", 2024, "1.5", "人口")]),
    ('adcode,value\n990121,"1,234,567"\n', [("", "990121", None, "1234567", "")]),
    ("Region , VALUE,note\n和安县,1,x\n\n,,\n", [("和安县", "", None, "1", "")]),
    # The same said twice is no contradiction.
    ("region,value\na,1\na,1.0\n", [("a", "", None, "1", ""), ("a", "", None, "1.0", "")]),
    ("region,year,value,measure\na,2024,1,人口\na,2024,2,车辆\n", [("a", "", 2024, "1", "人口"), ("a", "", 2024, "2", "车辆")]),
]  # fmt: skip


def made(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize(("text", "expected"), GOOD)
def test_csv(tmp_path: Path, text: str, expected: list[object], encoding: str) -> None:
    bases = read_bases(made(tmp_path / "p.csv", text, encoding))
    assert [(b.region, b.adcode, b.year, str(b.value), b.measure) for b in bases] == expected
    assert bases[0].source == "p.csv:2"


def test_xlsx_gives_values_not_what_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        rounded = book.add_format({"num_format": "0"})
        sheet.write_row(1, 0, ["地区", "行政区划代码", "年份", "数值"])
        sheet.write_row(2, 0, ["和安县", 990121, 2024, 12345.678], rounded)
    (base,) = read_bases(path)
    assert (base.adcode, base.year, str(base.value)) == ("990121", 2024, "12345.678")
    assert base.source == "p.xlsx:3"


BAD = [
    # table                                     place        reason
    ("region,number\na,1\n", "p.csv", "headings"),
    ("year,value\n2024,1\n", "p.csv", "headings"),
    ("", "p.csv", "headings"),
    ("region,value,数值\na,1,2\n", "p.csv", "heading_twice"),
    ("region,value\n,1\n", "p.csv:2", "no_region"),
    ("adcode,value\n99012,1\n", "p.csv:2", "bad_adcode"),
    ("region,year,value\na,24,1\n", "p.csv:2", "bad_year"),
    ("region,value\na,1\nb,12万\n", "p.csv:3", "bad_value"),
    ("region,value\na,0\n", "p.csv:2", "bad_value"),
    ("region,value\na,-5\n", "p.csv:2", "bad_value"),
    ("region,value\na,\n", "p.csv:2", "bad_value"),
    ("region,value\na,1e99\n", "p.csv:2", "bad_value"),
    ('region,value\na,"1,23"\n', "p.csv:2", "bad_value"),
    ("region,value\na,1\na,2\n", "p.csv:3", "twice"),
    ('region,value\na,"1\n', "p.csv:2", "broken"),
]


@pytest.mark.parametrize(("text", "place", "reason"), BAD)
def test_refused(tmp_path: Path, text: str, place: str, reason: str) -> None:
    with pytest.raises(BasesError) as caught:
        read_bases(made(tmp_path / "p.csv", text))
    assert (caught.value.place, caught.value.reason) == (place, reason)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "p.xlsx").write_bytes(b"PK no workbook")
    (tmp_path / "p.csv").write_bytes(b"\xff\xff\xff\xff")
    reasons = []
    for name in ("none.csv", "p.xlsx", "p.csv"):
        with pytest.raises(BasesError) as caught:
            read_bases(tmp_path / name)
        reasons.append(caught.value.reason)
    assert reasons == ["unreadable", "broken", "encoding"]
