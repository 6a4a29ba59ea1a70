"""The workbook as a spreadsheet program reads it."""

import shutil
import subprocess
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from studies import COUNTIES, document, fact, study, unclaimed

from summarymine.model import Finding, Language, Period
from summarymine.outputs import WriteError
from summarymine.outputs.study import write_study
from summarymine.outputs.workbook import book, write_workbook
from summarymine.outputs.workbook.words import WORDS
from summarymine.study import Study
from summarymine.tables import Asked, View

SHEETS = {
    "zh": ["对比", "图表", "疑点", "明细", "未归类", "来源"],
    "en": ["Comparison", "Charts", "Doubts", "Facts", "Unclaimed", "Sources"],
}
ONE = "2024_云和县.txt"


def tell(finding: Finding, language: Language) -> str:
    return f"told: {finding.code}"


def opened(made: Study, folder: Path, language: Language = "zh") -> openpyxl.Workbook:
    path = folder / "对比.xlsx"
    write_workbook(made, path, language, tell)
    return openpyxl.load_workbook(path)


def cells(sheet: Worksheet) -> Iterator[Cell]:
    yield from (cell for row in sheet.iter_rows() for cell in row if cell.value is not None)


def find(sheet: Worksheet, text: str) -> Cell:
    """The first cell that says text."""
    return next(cell for cell in cells(sheet) if cell.value == text)


def column(sheet: Worksheet, head: str, row: int = 1) -> list[object]:
    """What stands below a head."""
    (at,) = (cell.column for cell in sheet[row] if cell.value == head)
    return [cells[0].value for cells in sheet.iter_rows(row + 1, min_col=at, max_col=at)]


# -- the comparison ---------------------------------------------------------------------------

SHOWN = [
    # facts                                                             cell, as it is   its format   its colour
    ([{"value": "40"}], 40, "#,##0", None),
    ([{"value": "0"}], 0, "#,##0", None),
    ([{"value": "421100000000", "indicator": "loss"}], 421100000000, "#,##0", None),
    ([{"value": "12.50", "indicator": "loss"}], 12.5, "#,##0.0", None),
    ([{"value": "98.5", "indicator": "rate"}], 0.985, "0.0%", None),
    ([{"value": "1234567890123456.7", "indicator": "loss"}], "1234567890123456.7", "General", None),
    ([{"value": "7", "scope": "国道"}], "※7（国道）", "General", "FFF2CC"),
    ([{"value": "7", "scope": "国道"}, {"value": "8", "scope": "省道", "start": 50}], "※7（国道）；※8（省道）", "General", "FFF2CC"),
    ([{"value": "40"}, {"value": "41", "start": 50}], "⚠40｜41", "General", "F8CBCB"),
    ([{"value": "40", "flags": ("damaged",)}], "?40", "General", "FCE4D6"),
    ([{"value": "40", "flags": ("line_broken",)}], 40, "#,##0", None),
    ([{"value": "40", "high": Decimal(50), "approx": "more"}], "40–50", "General", "DDEBF7"),
    ([{"value": "40", "unit": "名"}], "40（名）", "General", "E2EFDA"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "value", "number_format", "colour"), SHOWN)
def test_cell_of_the_comparison(
    facts: list[dict], value: object, number_format: str, colour: str | None, tmp_path: Path
) -> None:
    made = [fact(ONE, **{"indicator": "deaths", **one}) for one in facts]
    cell = opened(study(document(ONE, made)), tmp_path)["对比"]["D6"]
    assert (cell.value, cell.number_format) == (value, number_format)
    assert cell.fill.fgColor.rgb == (f"FF{colour}" if colour else "00000000")


CHANGES = [
    # fact                                                      cell          its format
    ({"change_pct": Decimal("-24.52")}, -0.2452, "+0.00%;-0.00%;0.00%"),
    ({"change_pct": Decimal(0)}, 0, "+0%;-0%;0%"),
    ({"change_abs": Decimal(-13)}, -13, "+#,##0;-#,##0;#,##0"),
    ({"change_abs": Decimal("0.7"), "indicator": "rate"}, 0.7, '+0.0"个百分点";-0.0"个百分点";0.0"个百分点"'),
    ({"change_pct": Decimal(5), "change_abs": Decimal(2)}, "5%；2", "General"),
    ({"change_pct": Decimal(5), "approx": "more"}, "5%以上", "General"),
    ({"change_pct": Decimal(5), "baseline": "环比"}, "5%（环比）", "General"),
    ({"change_pct": Decimal(5), "scope": "国道"}, "※5%（国道）", "General"),
    ({"direction": "down"}, "下降", "General"),
]  # fmt: skip


@pytest.mark.parametrize(("settings", "value", "number_format"), CHANGES)
def test_change_in_the_comparison(
    settings: dict, value: object, number_format: str, tmp_path: Path
) -> None:
    told = {"indicator": "deaths", "value": None, "baseline": "同比", **settings}
    cell = opened(study(document(ONE, [fact(ONE, **told)])), tmp_path)["对比"]["D6"]
    assert (cell.value, cell.number_format) == (value, number_format)


def test_other_year_is_told(tmp_path: Path) -> None:
    own = fact(ONE, "deaths", "40"), fact(ONE, "rate", "98")
    before = replace(fact(ONE, "loss", "900"), period=replace(own[0].period, year=2023))
    sheet = opened(study(document(ONE, [*own, before])), tmp_path)["对比"]
    assert sheet["D7"].value == "△900（2023年）"
    assert sheet["D7"].fill.fgColor.rgb == "FFE4DFEC"


def test_comment_holds_the_sentence_and_its_place(tmp_path: Path) -> None:
    sentence = "全年死亡40人，直接经济损失4.12亿元。"
    facts = [
        fact(ONE, "deaths", "40", sentence=sentence, line=17),
        fact(ONE, "loss", "412000000", sentence=sentence, line=17),
    ]
    sheet = opened(study(document(ONE, facts)), tmp_path)["对比"]
    assert sheet["D6"].comment.text == f"{sentence}\n{ONE} 第 17 行 · 明细第 2 行"
    assert sheet["D7"].comment.text.startswith("即 4.12亿元\n")
    assert sheet["A6"].comment.text == "deaths：亡人数之数"


def test_long_sentence_is_cut_around_its_figure(tmp_path: Path) -> None:
    sentence = "前" * 900 + "死亡40人" + "后" * 900
    one = document(ONE, [fact(ONE, "deaths", "40", sentence=sentence, start=902)])
    made = study(replace(one, text=sentence.replace("死亡40人", "死亡401")))
    assert len(opened(made, tmp_path)["对比"]["D6"].comment.text) < 600
    made = study(replace(one, text=sentence))
    assert "死亡40人后" in opened(made, tmp_path)["对比"]["D6"].comment.text


def test_only_what_was_asked_for_is_compared(tmp_path: Path) -> None:
    facts = [fact(ONE, "deaths", "40"), fact(ONE, "rate", "98")]
    opened_book = opened(study(document(ONE, facts), only="rate"), tmp_path)
    assert [cell.value for cell in opened_book["对比"]["A"][5:]] == ["整改率"]
    assert column(opened_book["明细"], "指标代码") == ["deaths", "rate"]


MADE = [
    # indicator, value                        cell of the table    its format
    (("deaths", "1234"), 1234, "#,##0"),
    (("rate", "98.5"), 0.985, "0.0%"),
    (("loss", "1234567890123456.7"), "1234567890123456.7", "#,##0.0"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "value", "number_format"), MADE)
def test_numbers_of_what_is_made(
    told: tuple[str, str], value: object, number_format: str, tmp_path: Path
) -> None:
    made = study(document(ONE, [fact(ONE, *told)]), asked=Asked(view=View(layout="year")))
    cell = opened(made, tmp_path)["逐年"]["H2"]
    assert (cell.value, cell.number_format) == (value, number_format)


def test_legend_and_heads_stay_in_sight(tmp_path: Path) -> None:
    sheet = opened(study(document(ONE, [fact(ONE, "deaths", "40")])), tmp_path)["对比"]
    assert sheet.freeze_panes == "D6"
    legend = [sheet.cell(row, at).value for row in (2, 3) for at in (1, 2, 3)]
    assert legend == [
        "※ 只是一部分", "△ 另一年", "? 存疑", "⚠ 互相矛盾", "≥ – 约 范围", "（ ）他单位",
    ]  # fmt: skip
    assert [sheet.cell(row, 4).value for row in (2, 3, 4, 5)] == [
        "云和县公安局", "2024 全年", ONE, "云和县 2024",
    ]  # fmt: skip
    assert sheet.print_title_rows == "$1:$5"
    assert sheet.print_title_cols == "$A:$C"
    assert sheet.page_setup.orientation == "landscape"


TIMES = [
    # period                              above the column    coloured
    (Period(2024, "2024年"), "2024 全年", False),
    (Period(2024, "2024年上半年"), "2024 上半年", True),
    (Period(None, "上半年"), "年份未说明 上半年", True),
    (Period(), "年份未说明", True),
]  # fmt: skip


@pytest.mark.parametrize(("period", "text", "coloured"), TIMES)
def test_time_of_a_column(period: Period, text: str, coloured: bool, tmp_path: Path) -> None:
    made = study(document(ONE, [fact(ONE, "deaths", "40", period=period)]))
    cell = opened(made, tmp_path)["对比"]["D3"]
    assert (cell.value, cell.fill.fgColor.rgb == "FFFFF2CC") == (text, coloured)


def test_copies_have_no_figures(tmp_path: Path) -> None:
    copy = "2024_松阳县.txt"
    made = study(
        document(ONE, [fact(ONE, "deaths", "40")]),
        document(copy, [fact(copy, "deaths", "40")], duplicate_of=ONE),
    )
    opened_book = opened(made, tmp_path)
    assert opened_book["对比"].max_column == 4
    assert column(opened_book["明细"], "文件") == [ONE]
    row = find(opened_book["来源"], copy).row
    assert opened_book["来源"].cell(row, 5).value == ONE


# -- doubts -----------------------------------------------------------------------------------


def doubted() -> Study:
    """Two figures that contradict each other, one of them doubtful, and one unclaimed."""
    one, other = fact(ONE, "deaths", "40"), fact(ONE, "rate", "98.5", change_pct=Decimal(5))
    entry = unclaimed("202300余人", "…培训202300余人…")
    place = replace(one.evidence, span=entry.span, line=7)
    findings = (
        Finding(code="sum", weight="proposal", document=ONE, facts=(one,)),
        Finding(code="damaged", weight="doubt", document=ONE, places=(place,), facts=(other,), may_be=("2000余人",)),
        Finding(code="level", weight="contradiction", document=ONE, facts=(one, other), arithmetic="=53 × (1 − 24.52%)", settles=True),
    )  # fmt: skip
    return study(document(ONE, [one, other], [entry], findings))


def test_doubts_are_linked_to_their_cells(tmp_path: Path) -> None:
    opened_book = opened(doubted(), tmp_path)
    sheet = opened_book["疑点"]
    assert column(sheet, "分量") == ["矛盾", "存疑", "待确认"]
    assert column(sheet, "先查") == ["★", None, None]
    assert column(sheet, "说明") == ["told: level", "told: damaged", "told: sum"]
    assert column(sheet, "算式")[0] == "=53 × (1 − 24.52%)"
    assert column(sheet, "或为")[1] == "2000余人"
    links = {
        cell.coordinate: cell.hyperlink.location
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink
    }
    first = [links[f"{letter}2"] for letter in "JKLMN"]
    assert first == ["'对比'!D6", "'对比'!D7", "'对比'!D8", "'明细'!A2", "'明细'!A3"]
    assert "'未归类'!A2" in links.values()
    for location in links.values():
        name, _, address = location.partition("!")
        assert opened_book[name.strip("'")][address.replace("A", "B")].value is not None


def test_doubted_figure_keeps_its_number_behind_a_sign(tmp_path: Path) -> None:
    opened_book = opened(doubted(), tmp_path)
    cell = opened_book["对比"]["D6"]
    assert (cell.value, cell.number_format) == (40, '"⚠"#,##0')
    assert cell.fill.fgColor.rgb == "FFF8CBCB"
    assert cell.comment.text.startswith("⚠ 疑点 1：told: level\n")
    assert column(opened_book["明细"], "疑点号") == ["1", "1;2"]
    assert opened_book["对比"]["D1"].value == "疑点：矛盾 1，存疑 1"


# -- facts and sources ------------------------------------------------------------------------


def test_facts_have_every_column_and_filters(tmp_path: Path) -> None:
    planned = fact(ONE, "deaths", "38", status="planned", start=90)
    facts = [fact(ONE, "deaths", "40", flags=("damaged", "new_flag")), planned]
    sheet = opened(study(document(ONE, facts)), tmp_path)["明细"]
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(3, sheet.max_column).coordinate}"
    assert column(sheet, "状态") == ["实际", "计划"]
    assert column(sheet, "疑点")[0] == "数字疑被改写;new_flag"
    assert column(sheet, "数值") == [40, 38]
    value = find(sheet, "计划")
    assert (value.font.i, value.font.color.rgb) == (True, "FF2F5597")
    assert column(sheet, "行政区划代码") == ["330000", "330000"]


def test_sources_tell_what_the_study_is_made_of(tmp_path: Path) -> None:
    made = study(
        document(ONE, [fact(ONE, "deaths", "40")], [unclaimed("3个", "3个")]), only="deaths"
    )
    origin = replace(made.origin, options={"only": "deaths", "rank": "yes"})
    sheet = opened(replace(made, origin=origin), tmp_path)["来源"]
    pairs = {sheet.cell(row, 1).value: sheet.cell(row, 2).value for row in range(2, 8)}
    assert pairs["summarymine 版本"] == "9.9"
    assert pairs["规则集哈希"] == "abc"
    assert (pairs["选项 only"], pairs["选项 rank"]) == ("deaths", "yes")
    row = find(sheet, "文件哈希").row
    assert column(sheet, "文件哈希", row) == [f"digest of {ONE}"]
    assert column(sheet, "未归指标", row) == [1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_sheets_without_anything(language: Language, tmp_path: Path) -> None:
    opened_book = opened(study(), tmp_path, language)
    assert opened_book.sheetnames == SHEETS[language]
    assert all(sheet.max_row >= 1 for sheet in opened_book)


def test_words_are_the_same_in_both_languages() -> None:
    assert WORDS["zh"].keys() == WORDS["en"].keys()
    for key, text in WORDS["zh"].items():
        parts = {part.partition("}")[0] for part in text.split("{")[1:]}
        assert parts == {part.partition("}")[0] for part in WORDS["en"][key].split("{")[1:]}, key


# -- what reports may hold --------------------------------------------------------------------

HOSTILE = [
    # text                                       as it stands in the cell
    ('=HYPERLINK("http://x.test","40")', '=HYPERLINK("http://x.test","40")'),
    ("+cmd|' /C calc'!A0", "+cmd|' /C calc'!A0"),
    ("@SUM(1,2)", "@SUM(1,2)"),
    ("-2+3", "-2+3"),
    ("{=1+1}", "{=1+1}"),
    ("http://x.test/", "http://x.test/"),
    ("internal:来源!A1", "internal:来源!A1"),
    ("0123", "0123"),
    ("<r><t>x</t></r>", "<r><t>x</t></r> "),
    ("<script>&amp;\"'", "<script>&amp;\"'"),
    ("a\x00b\x1b[31mc\x07", "a\ufffdb\ufffd[31mc\ufffd"),
    ("死亡\u202e04\u202c人", "死亡\ufffd04\ufffd人"),
    ("\ud800\uffff", "\ufffd\ufffd"),
    ("\t=1\r\n2", "\t=1\n2"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "shown"), HOSTILE)
def test_text_of_reports_stays_text(text: str, shown: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with book.open_book(path, {}) as made:
        sheet = made.sheet("来源", "#000000")
        sheet.text(0, 0, text)
        sheet.note(0, 0, text)
    cell = openpyxl.load_workbook(path)["来源"]["A1"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (shown, "s", None)
    assert cell.comment is not None


def hostile_study(asked: Asked | None = None) -> Study:
    """A study with every text of a report hostile."""
    facts, entries = [], []
    for at, (text, _) in enumerate(HOSTILE):
        facts.append(
            fact(
                ONE,
                "deaths",
                str(at),
                scope=text,
                sentence=text,
                start=at * 20,
                baseline=text,
                change_pct=Decimal(5),
            )
        )
        entries.append(unclaimed(text, text, start=1000 + 50 * at))
    facts.append(fact(ONE, "rate", "98", sentence="长" * 40_000))
    findings = [
        Finding(code="x", weight="doubt", document=ONE, facts=(one,), arithmetic=text, may_be=(text,), details={"a": text})
        for one, (text, _) in zip(facts, HOSTILE, strict=False)
    ]  # fmt: skip
    return study(document(ONE, facts, entries, findings), asked=asked)


ASKED = [Asked(), Asked(view=View(rank=True, by_theme=True)), Asked(view=View(layout="year")), Asked(view=View(layout="long")), Asked(targets=True)]  # fmt: skip


@pytest.mark.parametrize("asked", ASKED)
def test_no_formula_and_no_foreign_link(asked: Asked, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(hostile_study(asked), path, "zh", lambda finding, _: finding.details["a"])
    opened_book = openpyxl.load_workbook(path)
    for sheet in opened_book:
        for cell in cells(sheet):
            assert cell.data_type in ("n", "s"), cell.coordinate
            assert cell.hyperlink is None or cell.hyperlink.target is None
            assert cell.value is None or len(str(cell.value)) <= book.MAX_TEXT
    long = next(text for text in column(opened_book["明细"], "原句") if str(text).startswith("长"))
    assert len(str(long)) == book.MAX_TEXT
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            assert b"<f>" not in parts.read(name)
            assert b"http://x.test" not in parts.read(name) or "sheet" in name or "comments" in name
            assert b'Target="http' not in parts.read(name)


def test_text_that_would_run_once_edited_is_quoted(tmp_path: Path) -> None:
    sheet = opened(hostile_study(), tmp_path)["未归类"]
    quoted = {cell.value: cell.quotePrefix for cell in sheet["C"][1:]}
    assert quoted["@SUM(1,2)"]
    assert not quoted["http://x.test/"]


def test_more_links_than_a_sheet_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "MAX_LINKS", 2)
    sheet = opened(doubted(), tmp_path)["疑点"]
    assert [bool(cell.hyperlink) for cell in sheet[2][9:14]] == [True, True, False, False, False]
    assert sheet["L2"].value == "对比 D8"


@pytest.mark.parametrize(("limit", "value"), [("MAX_ROWS", 2), ("MAX_COLUMNS", 3)])
def test_more_than_a_sheet_holds(
    limit: str, value: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"summarymine.outputs.workbook.{limit}", value)
    path = tmp_path / "a.xlsx"
    with pytest.raises(WriteError, match="are more than a workbook holds"):
        write_workbook(doubted(), path, "zh")
    assert not path.exists()


# -- files ------------------------------------------------------------------------------------


def test_one_workbook_changes_nothing_for_the_next(tmp_path: Path) -> None:
    before = dict(book._FONT)
    write_workbook(doubted(), tmp_path / "a.xlsx", "zh")
    assert before == book._FONT


def test_same_study_gives_the_same_bytes(tmp_path: Path) -> None:
    paths = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    write_workbook(doubted(), paths[0], "zh")
    # Times in the archive have two seconds.
    time.sleep(2.1)
    write_workbook(doubted(), paths[1], "zh")
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr("summarymine.outputs.workbook.write_sources", fail)
    with pytest.raises(ValueError):
        write_study(doubted(), target, "zh")
    assert target.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "tmp"]
    assert list(temporary.iterdir()) == []


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="no such folder; make the folder first"):
        write_study(doubted(), tmp_path / "no" / "a.xlsx", "zh")


SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("make", [doubted, hostile_study])
def test_libreoffice_opens_it(make: object, tmp_path: Path) -> None:
    path = tmp_path / "对比.xlsx"
    facts = [
        fact(f"2024_{county}.txt", "deaths", str(40 + at)) for at, county in enumerate(COUNTIES)
    ]
    more = [
        document(f"2024_{county}.txt", [one])
        for county, one in zip(COUNTIES[1:], facts[1:], strict=True)
    ]
    made = make()  # type: ignore[operator]
    write_workbook(replace(made, documents=(*made.documents, *more)), path, "zh")
    # -1: every sheet into a file of its own.
    kind = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [SOFFICE, profile, "--headless", "--convert-to", kind, "--outdir", tmp_path, path],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    texts = {name: (tmp_path / f"对比-{name}.csv").read_text("utf-8") for name in SHEETS["zh"]}
    assert "云和县 2024" in texts["对比"]
    assert "亡人数（人）· 2024 全年" in texts["图表"]
    for text in texts.values():
        assert not {"#REF!", "#NAME?", "#VALUE!", "Err:5"} & set(text.replace(",", " ").split())
    if make is hostile_study:
        assert '=HYPERLINK(""http://x.test"",""40"")' in texts["明细"]
