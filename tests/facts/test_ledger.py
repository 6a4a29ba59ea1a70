"""The ledger of a report: what its figures are claimed as, and that no numeral is lost."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import CATALOGUE, PROSE, TITLE

from summarymine.columns import LEDGER_COLUMNS
from summarymine.facts import extract_facts, find_entries
from summarymine.model import Document, LedgerEntry
from summarymine.outputs import ledger_table
from summarymine.quantities import find_quantities
from summarymine.quantities.partition import NUMERAL_RUN
from summarymine.text import prepare, prepare_text


def entries_of(text: str) -> tuple[LedgerEntry, ...]:
    return find_entries(prepare_text(text), CATALOGUE)


def told(text: str) -> list[str]:
    """`40人 fact deaths`, for each quantity of a report with this text."""
    return [
        " ".join((entry.surface, entry.kind, *entry.indicators))
        for entry in entries_of(f"{TITLE}{text}{PROSE}")
        if entry.kind in ("fact", "part", "planned", "unclaimed")
    ]


QUANTITIES = [
    # Levels and changes of the whole body
    ("全年死亡40人。", ["40人 fact deaths"]),
    (
        "全年死亡40人，同比下降24.52%。",
        ["40人 fact deaths", "24.52% fact deaths"],
    ),
    (
        "死亡人数、受伤人数分别下降5%、3%。",
        ["5% fact deaths", "3% fact injuries"],
    ),
    ("行政拘留286人，同比减少6人。", ["286人 fact admin_detentions", "6人 fact admin_detentions"]),
    # Two indicators of one figure
    ("亡人事故起数和死亡人数均下降30.26%。", ["30.26% fact fatal_accidents deaths"]),
    # Of another year
    (
        "全年死亡40人，去年为53人。",
        ["40人 fact deaths", "53人 fact deaths"],
    ),
    # Parts
    ("国道死亡12人。", ["12人 part deaths"]),
    (
        "全年死亡40人，其中国道12人。",
        ["40人 fact deaths", "12人 part deaths"],
    ),
    # Plans; that of a part is a plan too
    ("2025年，力争死亡人数控制在35人以内。", ["35人以内 planned deaths"]),
    ("2025年，力争国道死亡人数控制在9人以内。", ["9人以内 planned deaths"]),
    # What no indicator claims
    ("下辖四个中队，为期30天。", ["四个 unclaimed", "30天 unclaimed"]),
    ("全年死亡40人，慰问老人15名。", ["40人 fact deaths", "15名 unclaimed"]),
    ("未发生一次死亡3人以上的事故。", ["3人以上 unclaimed"]),
    ("与去年持平，2起作废。", ["2起 unclaimed"]),
]


@pytest.mark.parametrize(("text", "rows"), QUANTITIES)
def test_quantities(text: str, rows: list[str]) -> None:
    assert told(text) == rows


def test_figure_of_another_region_is_unclaimed() -> None:
    text = "瑞安市公安局交警大队2024年工作总结\n全市死亡40人，全省死亡900人。" + PROSE
    kinds = {entry.surface: entry.kind for entry in entries_of(text)}
    assert (kinds["40人"], kinds["900人"]) == ("fact", "unclaimed")


def test_only_indicators_asked_for_claim() -> None:
    document = prepare_text(f"{TITLE}全年死亡40人、受伤12人。{PROSE}")
    kinds = {e.surface: e.kind for e in find_entries(document, CATALOGUE.only(["injuries"]))}
    assert (kinds["40人"], kinds["12人"]) == ("unclaimed", "fact")


def test_entry() -> None:
    text = f"{TITLE}一、成效\n一年来上下齐心。道路交通事故共造成死亡4\u200b0人，受伤12人。{PROSE}"
    (entry,) = (entry for entry in entries_of(text) if entry.indicators == ("deaths",))
    assert entry == LedgerEntry(
        span=entry.span,
        line=3,
        surface="4\u200b0人",
        kind="fact",
        indicators=("deaths",),
        rules=entry.rules,
        context="…下齐心。道路交通事故共造成死亡40人，受伤12人。民警们坚守岗位，…",
        quantity=entry.quantity,
    )
    assert entry.quantity is not None
    assert (entry.quantity.value, entry.quantity.unit) == (40, "人")
    assert text[entry.span.start : entry.span.end] == entry.surface
    assert [rule.split(".")[0] for rule in entry.rules] == ["deaths"]


PLACES = [
    # text                                    class
    ("海口市、三亚市交警", "name"),
    ("重庆市万州区交警", "name"),
    ("统一交警着装", "idiom"),
]


@pytest.mark.parametrize(("text", "kind"), PLACES)
def test_numerals_of_place_names(text: str, kind: str) -> None:
    assert [entry.kind for entry in entries_of(text)] == [kind]


PAGES = [
    # text as read, numerals taken out of it, and the repair
    ("全年查处违法\n— 4 —\n三千起。", [("4", "ordinal")], "drop-page-lines"),
    ("全年查处。\n第7页 共9页\n完。", [("7", "ordinal"), ("9", "ordinal")], "drop-page-lines"),
]


@pytest.mark.parametrize(("text", "numerals", "rule"), PAGES)
def test_what_a_repair_took_out(text: str, numerals: list[tuple[str, str]], rule: str) -> None:
    taken = [entry for entry in entries_of(text) if entry.rules]
    assert [(entry.surface, entry.kind) for entry in taken] == numerals
    assert {entry.rules for entry in taken} == {(rule,)}


def test_page_number_inside_a_figure_is_part_of_its_surface() -> None:
    line = "一年来各级交警部门坚持问题导向和目标导向并持续推进各项工作落地见效，"
    text = f"1、{line}其间共组织警力开展宣传活动50余场\n2、次，受众3万人。\n"
    surfaces = [entry.surface for entry in entries_of(text)]
    assert surfaces == ["1", "一", "50余场\n2、次", "3万人"]


CHARACTERS = (
    "0123456789０１２〇零一二两三十百千万亿廿壹佰萬俩年月日起人次个成%％‰余多约至-—+.,、，。：（）“”"
    "\u200b \n\r\f\t第页共分之lOG道是死亡"
)
SENTENCES = [
    "一、主要成效\n", "（二）下一步打算\n", "全年死亡40人，", "国道死亡12人，", "同比下降24.52%。",
    "其中醉驾5起；", "2025年，力争控制在70人以内。", "全省死亡900人，", "查处违法1.5万余\n起，",
    "\n— 3 —\n", "\n第2页 共5页\n", "一盔一带、统一行动，", "罚款1,234元，", "2024年3月5日",
    "G60高速", "三亚市", "l2O起，", "\n2、", "第三方", "查扣车辆１２３辆。", "执(zhí)法3次",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(st.sampled_from(CHARACTERS), max_size=50),
    st.lists(st.sampled_from(SENTENCES), max_size=12).map("".join),
)


@settings(derandomize=True, deadline=None, max_examples=400, database=None)
@given(TEXTS)
def test_the_classes_partition_the_numerals(text: str) -> None:
    document = prepare(Document(name="a.txt", text=text))
    entries = find_entries(document, CATALOGUE)
    held = [0] * len(text)
    for entry in entries:
        assert 0 <= entry.span.start < entry.span.end <= len(text)
        assert text[entry.span.start : entry.span.end] == entry.surface
        assert "\n" not in entry.context
        for at in range(entry.span.start, entry.span.end):
            held[at] += 1
    assert max(held, default=0) <= 1
    for run in NUMERAL_RUN.finditer(text):
        assert set(held[run.start() : run.end()]) == {1}
    assert [entry.span.start for entry in entries] == sorted(e.span.start for e in entries)

    kinds = Counter(entry.kind for entry in entries)
    figures = kinds["fact"] + kinds["part"] + kinds["planned"] + kinds["unclaimed"]
    assert figures == len(find_quantities(document.text))
    ((_, total, *counts),) = ledger_table([("a.txt", entries)]).rows
    assert total == len(entries) == sum(int(str(count)) for count in counts)
    assert kinds.keys() <= {column.key for column in LEDGER_COLUMNS}

    claimed = {indicator for entry in entries for indicator in entry.indicators}
    assert claimed <= {fact.indicator for fact in extract_facts(document, CATALOGUE)}
