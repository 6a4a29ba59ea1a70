"""Facts: years, zeros, changes, baselines, lists, other regions, and the evidence of each."""

import pytest
from told import PROSE, TITLE, facts_of, told

from summarymine.facts import extract_facts
from summarymine.indicators import load_catalogue
from summarymine.model import Document, Span
from summarymine.text import prepare

YEARS = [
    ("死亡40人，去年为53人。", ["deaths 40 2024", "deaths 53 2023"]),
    ("死亡40人（2023年为53人）。", ["deaths 40 2024", "deaths 53 2023"]),
    ("较大事故由上年的4起降至1起。", ["major_accidents 4 2023", "major_accidents 1 2024"]),
    ("死亡人数188人，2019年为241人。", ["deaths 188 2024", "deaths 241 2019"]),
    ("2022年，死亡61人。", ["deaths 61 2022"]),
    ("死亡86人，比2019年的97人减少11人。", ["deaths 86 -11 2024", "deaths 97 2019"]),
    ("死亡40人，与2023年相比下降5%。", ["deaths 40 -5% 2024"]),
    ("去年同期死亡53人。", ["deaths 53 2023"]),
    ("上年死亡53人，今年死亡40人。", ["deaths 53 2023", "deaths 40 2024"]),
]

ZEROS = [
    ("未发生较大以上道路交通事故。", ["major_accidents 0"]),
    ("全年没有发生亡人事故。", ["fatal_accidents 0"]),
    ("连续三年实现零死亡。", ["deaths 0"]),
    ("实现较大事故零发生。", ["major_accidents 0"]),
    ("死亡人数为零。", ["deaths 0"]),
    ("未造成人员死亡。", ["deaths 0"]),
    ("重特大事故为零。", ["major_accidents 0 [重特大]"]),
    ("全年较大事故0起。", ["major_accidents 0"]),
    ("无一起校车事故。", ["accidents 0 [校车]"]),
    ("大队工作扎实。", []),
    ("坚决杜绝重特大事故。", []),  # a wish
]

CHANGES = [
    # A direction that no figure follows
    ("死亡人数同比上升。", ["deaths up"]),
    ("受伤人数、死亡人数同比均有上升。", ["injuries up", "deaths up"]),
    ("死亡人数明显下降。", ["deaths down"]),
    # A sign holds for its own figure, the word before for all others
    (
        "事故起数、死亡人数、受伤人数分别上升2%、-3%、1.5%。",
        ["accidents +2% up", "deaths -3% down", "injuries +1.5% up"],
    ),
    ("死亡40人，同比持平。", ["deaths 40 +0% flat"]),
    ("死亡40人，与去年同期持平。", ["deaths 40 +0% flat"]),
    ("死亡人数同比零增长。", ["deaths +0% flat"]),
    ("死亡40人，同比减少13人，下降24.52%。", ["deaths 40 -24.52% -13 down"]),
    ("死亡40人，比去年同期少13人。", ["deaths 40 -13 down"]),
    ("死亡人数由53人降至40人。", ["deaths 40 down"]),
    ("死亡人数从53人下降到40人。", ["deaths 40 down"]),
    ("死亡人数明显下降。", ["deaths down"]),
    ("头盔佩戴率95.2%，同比提高3.4个百分点。", ["helmet_rate 95.2 +3.4 up"]),
    ("查处酒驾612起，同比上升3.86。", ["drink_driving 612 +3.86% up"]),
    ("发生事故300起，同比增加25起，上升9.09%。", ["accidents 300 +9.09% +25 up"]),
    ("头盔佩戴率从82.5%提高到96.3%。", ["helmet_rate 96.3 up"]),
    ("死亡40人（↓24.52%）。", ["deaths 40 -24.52% down"]),
    ("死亡40人，同比-24.52%。", ["deaths 40 -24.52% down"]),
]

BASELINES = [
    ("死亡40人，同比下降5%。", ["deaths 40 -5% 同比"]),
    ("死亡40人，较上年下降5%。", ["deaths 40 -5% 同比"]),
    ("死亡40人，环比下降5%。", ["deaths 40 -5% 环比"]),
    ("死亡40人，较2019年下降5%。", ["deaths 40 -5% 较2019年"]),
    ("死亡40人，较前三年平均数下降5%。", ["deaths 40 -5% 较前三年平均数"]),
    ("死亡40人，较“十三五”末下降5%。", ["deaths 40 -5% 较“十三五”末"]),
    ("死亡40人，下降5%。", ["deaths 40 -5% 同比"]),
    ("死亡40人。", ["deaths 40 -"]),
    ("死亡40人，同比下降5%，环比下降9%。", ["deaths 40 -5% 同比", "deaths -9% 环比"]),
]

LISTS = [
    (
        "事故起数、死亡人数、受伤人数分别下降5%、3%、1%。",
        ["accidents -5%", "deaths -3%", "injuries -1%"],
    ),
    ("事故起数、死亡人数、受伤人数均下降5%。", ["accidents -5%", "deaths -5%", "injuries -5%"]),
    (
        "发生事故300起、死亡40人、受伤361人，同比分别下降5%、3%、1%。",
        ["accidents 300 -5%", "deaths 40 -3%", "injuries 361 -1%"],
    ),
    ("死亡人数、受伤人数分别为40人、361人。", ["deaths 40", "injuries 361"]),
    (
        "查处酒驾418起、醉驾63起，同比分别上升7.5%和下降4%。",
        ["drink_driving 418 +7.5%", "drunk_driving 63 -4%"],
    ),
    ("造成40人死亡、361人受伤。", ["deaths 40", "injuries 361"]),
    (
        "发生事故300起，造成40人死亡，361人受伤，直接经济损失58.3万元。",
        ["accidents 300", "deaths 40", "injuries 361", "economic_loss 583000"],
    ),
    # Months dealt out, and none where they are more than the figures
    (
        "1月至3月死亡人数依次为3人、4人、5人。",
        ["deaths 3 [1月]", "deaths 4 [2月]", "deaths 5 [3月]"],
    ),
    ("1月至3月死亡人数依次为3人、4人。", ["deaths"]),
    # A mark that was passed, and one that was not
    ("查处酒驾突破2000起，达到2036起。", ["drink_driving 2036"]),
    ("查处酒驾突破2000起，达到1836起。", ["drink_driving 2000"]),
    ("死亡人数、受伤人数双双下降5%。", ["deaths -5%", "injuries -5%"]),
    (
        "事故起数、死亡人数、受伤人数、经济损失四项指数同比分别下降5%、3%、1%和8%。",
        ["accidents -5%", "deaths -3%", "injuries -1%", "economic_loss -8%"],
    ),
    (
        "发生事故300起，死亡40人，受伤361人。同比分别下降5%、3%、1%。",
        ["accidents 300 -5%", "deaths 40 -3%", "injuries 361 -1%"],
    ),
    ("事故起数、死亡人数同比分别下降9.6、5.2。", ["accidents -9.6%", "deaths -5.2%"]),
]

ELSEWHERE = [
    ("全省死亡1200人，我县死亡40人。", ["deaths 40"]),
    ("全国死亡人数下降3%。", []),
    ("省内查处酒驾3万起。", []),
    ("死亡40人，全省平均为62人。", ["deaths 40"]),
    ("头盔佩戴率95%，高于全省平均水平2.1个百分点。", ["helmet_rate 95"]),
]


@pytest.mark.parametrize(("text", "rows"), YEARS)
def test_year(text: str, rows: list[str]) -> None:
    assert told(text, "year") == rows


@pytest.mark.parametrize(("text", "rows"), ZEROS)
def test_zero(text: str, rows: list[str]) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(("text", "rows"), CHANGES)
def test_change(text: str, rows: list[str]) -> None:
    assert told(text, "direction") == rows


@pytest.mark.parametrize(("text", "rows"), BASELINES)
def test_baseline(text: str, rows: list[str]) -> None:
    assert told(text, "baseline") == rows


@pytest.mark.parametrize(("text", "rows"), LISTS)
def test_list(text: str, rows: list[str]) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(("text", "rows"), ELSEWHERE)
def test_elsewhere(text: str, rows: list[str]) -> None:
    assert told(text) == rows


def test_evidence() -> None:
    text = "大队工作扎实。\n二、主要成效\n全年死亡40人，受伤90人。"
    deaths, injuries = facts_of(text)
    read = TITLE + text.replace("。\n", "。" + PROSE + "\n") + PROSE
    for fact, figure in ((deaths, "40人"), (injuries, "90人")):
        span = fact.evidence.span
        assert read[span.start : span.end] == figure
        assert fact.evidence.line == 4
        assert fact.evidence.page is None
        assert fact.evidence.section == "主要成效"
        assert fact.evidence.sentence == "全年死亡40人，受伤90人。"
    assert deaths.evidence.pattern.startswith("deaths.names.")
    assert (deaths.label, deaths.unit) == ("亡人数", "人")


LINES = [
    # text, line and page of each fact
    ("死亡40人。", [(1, None)]),
    ("\n\n死亡40人。", [(3, None)]),
    ("\r\n\r\n死亡40人。", [(3, None)]),
    ("\r死亡40人。", [(2, None)]),
    ("总结。\f死亡40人。\f受伤90人。", [(1, 2), (1, 3)]),
    ("总结。\n\f死亡40人。", [(2, 2)]),
]


@pytest.mark.parametrize(("text", "places"), LINES)
def test_line_and_page(text: str, places: list[tuple[int, int | None]]) -> None:
    facts = extract_facts(prepare(Document(name="a.txt", text=text)), load_catalogue())
    assert [(fact.evidence.line, fact.evidence.page) for fact in facts] == places
    assert {fact.evidence.document for fact in facts} == {"a.txt"}


def test_span_of_a_repaired_figure() -> None:
    """The span covers what stood in the text as read, separators and line end included."""
    text = "全年查处各类交通违法1，2\n34起，群众出行安全感稳步提升，秩序好转。"
    (fact,) = extract_facts(prepare(Document(name="a.txt", text=text)), load_catalogue())
    assert fact.value == 1234
    assert fact.evidence.span == Span(10, 17)
    assert fact.flags == ("line_broken",)


# One name of two indicators: each has its own rule.
SHARED_NAMES = [
    ("排查整改隐患63处。", ["hazards_found.names", "hazards_fixed.names"]),
    ("排查整改隐患同比增长5%。", ["hazards_found.names", "hazards_fixed.names"]),
    ("事故12起，死亡3人。", ["accidents.short", "deaths.names"]),
    ("起数、死亡人数分别下降5%、9%。", ["accidents.short", "deaths.names"]),
    ("城乡居民收入分别增长5%和7.5%。", ["urban_income.names", "rural_income.names"]),
]


@pytest.mark.parametrize(("text", "rules"), SHARED_NAMES)
def test_rule_of_a_shared_name(text: str, rules: list[str]) -> None:
    assert [fact.evidence.pattern.rpartition(".")[0] for fact in facts_of(text)] == rules


BOUNDS = [
    # text, value, low, high, approx; None where open
    ("查处酒驾300余起。", (300, 300, 400, "more")),
    ("查处酒驾近300起。", (300, None, 300, "less")),
    ("查处酒驾约300起。", (300, None, None, "about")),
    ("查处酒驾超过300起。", (300, 300, None, "more")),
    ("查处酒驾300起。", (300, 300, 300, None)),
    ("查处酒驾数百起。", (None, 200, 900, None)),
    ("查处酒驾1.2万起。", (12000, 12000, 12000, None)),
]


@pytest.mark.parametrize(("text", "expected"), BOUNDS)
def test_bounds(text: str, expected: tuple[int | None, ...]) -> None:
    (fact,) = facts_of(text)
    assert (fact.value, fact.low, fact.high, fact.approx) == expected


def test_lists_of_other_lengths_are_left_in_doubt() -> None:
    facts = facts_of("事故起数、死亡人数、受伤人数同比分别下降5%、3%、1%、8%。")
    assert all(fact.change_pct is None for fact in facts)
    assert all("arity" in fact.flags for fact in facts)


def test_figures_of_the_period_carry_its_words() -> None:
    (fact,) = facts_of("死亡40人。", "某县交警大队2024年上半年工作总结\n")
    assert (fact.period.year, fact.period.text) == (2024, "2024年上半年")


SILENT = [
    "大队组织警营开放日活动，邀请群众参观。",
    "2024年12月2日，大队在322国道开展夜查。",
    "拨打122报警。",
    "印发〔2024〕12号文件。",
]


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    assert told(text) == []
