"""Which figures are drawn: exact ones of the whole, of one time, that nothing speaks against."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

import openpyxl
import pytest
from studies import COUNTIES, document, fact, study

from summarymine.model import Finding
from summarymine.outputs.workbook import write_workbook
from summarymine.outputs.workbook.chart_data import find_bars, find_lines
from summarymine.outputs.workbook.plan import make_plan
from summarymine.study import StudyDocument


def report(name: str, value: str | None, **settings: object) -> StudyDocument:
    """A report with one figure, and one by which its year is told."""
    return document(
        name,
        [fact(name, "deaths", value, **settings), fact(name, "loss", "1", scope="国道", start=90)],
    )


def reports(*told: tuple[str, str | None, dict]) -> list[StudyDocument]:
    return [report(f"{name}.txt", value, **settings) for name, value, settings in told]


FOUR = [(f"2024_{county}", str(40 + at), {}) for at, county in enumerate(COUNTIES)]
BARS = [
    # reports                                                       bars: time, figures, left out
    (FOUR, [((2024, ""), [43, 42, 41, 40], [])]),
    (FOUR[:2], []),
    ([*FOUR[:2], ("2024_龙游县", "9", {"scope": "国道"})], []),
    ([*FOUR[:3], ("2024_开化县", "9", {"scope": "国道"})], [((2024, ""), [42, 41, 40], ["part"])]),
    ([*FOUR[:3], ("2024_开化县", "9", {"flags": ("damaged",)})], [((2024, ""), [42, 41, 40], ["doubtful"])]),
    ([*FOUR[:3], ("2024_开化县", "9", {"approx": "about"})], [((2024, ""), [42, 41, 40], ["bounds"])]),
    ([*FOUR[:3], ("2023_开化县", "9", {})], [((2024, ""), [42, 41, 40], ["other_time"])]),
    # Of several years only where no year has enough, and not ranked.
    ([*FOUR[:2], ("2023_开化县", "90", {})], [(None, [40, 41, 90], [])]),
]  # fmt: skip


@pytest.mark.parametrize(("told", "expected"), BARS)
def test_bars(told: list, expected: list) -> None:
    plan = make_plan(study(*reports(*told)))
    assert [
        (bars.time, [int(value) for _, value in bars.bars], [why for _, why in bars.left_out])
        for bars in find_bars(plan)
    ] == expected


def test_doubted_figures_are_not_drawn() -> None:
    made = reports(*FOUR)
    for weight, left_out in (("contradiction", ["contradiction"]), ("support", [])):
        finding = Finding(code="x", weight=weight, document="", facts=made[0].facts[:1])  # type: ignore[arg-type]
        (bars,) = find_bars(make_plan(study(*made, findings=[finding])))
        assert [why for _, why in bars.left_out] == left_out


def test_largest_of_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarymine.outputs.workbook.chart_data.MOST_BARS", 3)
    (bars,) = find_bars(make_plan(study(*reports(*FOUR))))
    assert ([int(value) for _, value in bars.bars], bars.total) == ([43, 42, 41], 4)


def test_lines_keep_the_place_of_years_that_nobody_states() -> None:
    told = [
        (f"{year}_云和县", str(value), {}) for year, value in ((2021, 53), (2022, 48), (2024, 40))
    ]
    made = study(*reports(*told, ("2024_松阳县", "7", {})))
    (lines,) = find_lines(make_plan(made))
    assert lines.bodies == ("云和县",)
    assert lines.years == (
        (2021, (Decimal(53),)), (2022, (Decimal(48),)), (2023, (None,)), (2024, (Decimal(40),)),
    )  # fmt: skip


def test_charts_draw_the_figures_beside_them(tmp_path: Path) -> None:
    told = [*FOUR, ("2023_云和县", "53", {}), ("2023_松阳县", "9", {"scope": "国道"})]
    path = tmp_path / "a.xlsx"
    write_workbook(study(*reports(*told)), path, "zh")
    sheet = openpyxl.load_workbook(path)["图表"]
    charts = sheet._charts
    assert [type(chart).__name__ for chart in charts] == ["LineChart", "BarChart"]
    for chart in charts:
        for series in chart.series:
            _, _, area = series.val.numRef.f.rpartition("!")
            drawn = [cell.value for (cell,) in sheet[area.replace("$", "")]]
            cached = [point.v for point in series.val.numRef.numCache.pt]
            assert [value for value in drawn if value is not None] == cached
    texts = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert "未入图：松阳县 2023（只是一部分）、云和县 2023（时期不同）。" in texts


LABELS = ["=cmd|' /C calc'!A0", "甲!A1", "=1+1", "'[x.xlsx]甲'!$A$1", "!A1", "=甲!A1:A9"]


@pytest.mark.parametrize("label", LABELS)
def test_a_title_is_never_a_reference(label: str, tmp_path: Path) -> None:
    """The label of a stranger's rule would else name another program, or another file."""
    made = study(*reports(*FOUR, ("2023_云和县", "53", {})))
    made = replace(made, indicators=tuple(replace(one, label_en=label) for one in made.indicators))
    path = tmp_path / "a.xlsx"
    write_workbook(made, path, "en")
    with ZipFile(path) as packed:
        charts = [name for name in packed.namelist() if name.startswith("xl/charts/chart")]
        sources = [packed.read(name).decode("utf-8") for name in charts]
    assert len(sources) == 2
    for source in sources:
        references = re.findall(r"<c:f>(.*?)</c:f>", source)
        assert all(
            re.fullmatch(r"Charts!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?", one) for one in references
        )
        assert escape(label.replace("!", "！")) in source
