"""Why a figure is no fact: the reason told, and that without it the figure would be one."""

from typing import get_args

import pytest
from told import PACKAGED, TITLE

from summarymine.facts import extract_facts
from summarymine.facts.explain import Explained, Figured, count_lines, explain
from summarymine.indicators.reasons import Reason
from summarymine.text import prepare_text


def explained(text: str, *ids: str, title: str = TITLE) -> tuple[Explained, ...]:
    catalogue = PACKAGED.only(ids) if ids else PACKAGED
    return tuple(s for s in explain(prepare_text(title + text), catalogue) if s.text not in title)


def figure_of(text: str, surface: str, *ids: str, title: str = TITLE) -> Figured:
    figures = [figure for s in explained(text, *ids, title=title) for figure in s.figures]
    return [figure for figure in figures if figure.surface == surface][-1]


# Mended: the same sentence without that one obstacle; then the figure is the indicator's.
MISSED = [
    # text                       figure  reason           indicator         words    mended
    ("全年查处酒驾612处。", "612处", "unit", "drink_driving", "", "全年查处酒驾612起。"),
    ("死亡人数同比减少13起。", "13起", "unit", "deaths", "", "死亡人数同比减少13人。"),
    ("造成12起死亡。", "12起", "unit", "deaths", "", "造成12人死亡。"),
    (
        "查处酒驾培训骨干612人。",
        "612人",
        "stop_word",
        "drink_driving",
        "培训",
        "查处酒驾612人。",
    ),
    (
        "死亡人数有变，各方评价不同，41人。",
        "41人",
        "clause_end",
        "deaths",
        "有变，各方评价不同，",
        "死亡人数41人。",
    ),
    (
        "死亡人数的统计口径调整以后再行公布41人。",
        "41人",
        "too_far",
        "deaths",
        "的统计口径调整以后再行公布",
        "死亡人数的统计41人。",
    ),
    (
        "死亡41人，全县各界都表示满意，同比下降5%。",
        "5%",
        "too_far",
        "deaths",
        "，全县各界都表示满意，同比",
        "死亡41人，同比下降5%。",
    ),
    (
        "612起是今年查处酒驾的总数。",
        "612起",
        "behind",
        "drink_driving",
        "",
        "612起被查处酒驾。",
    ),
    (
        "查处酒驾612起，全年又有318起。",
        "318起",
        "taken",
        "drink_driving",
        "612起",
        "查处酒驾318起。",
    ),
    ("死亡41人，同比下降5%、7%。", "7%", "arity", "deaths", "", "死亡41人，同比下降7%。"),
    (
        "事故起数、死亡人数同比分别下降5%、7%、9%。",
        "9%",
        "arity",
        "deaths",
        "",
        "事故起数、死亡人数同比分别下降5%、9%。",
    ),
    (
        "酒驾、醉驾、超员查处数依次为612起、63起。",
        "63起",
        "arity",
        "overload",
        "",
        "酒驾、醉驾、超员查处数依次为612起、64起、63起。",
    ),
    (
        "刑事立案数、交通事故数分别下降13.5%、2.1%。",
        "13.5%",
        "unnamed_item",
        "accidents",
        "",
        "交通事故数、死亡人数分别下降13.5%、2.1%。",
    ),
    (
        "死亡41人，其中民警3人。",
        "3人",
        "item_words",
        "deaths",
        "",
        "死亡41人，其中国道3人。",
    ),
    (
        "全年开展行动38次，其中参加3次。",
        "3次",
        "no_items",
        "campaigns",
        "",
        "全年开展行动3次。",
    ),
    ("造成下降3人死亡的。", "3人", "role", "deaths", "", "造成3人死亡。"),
    ("全年完成整改率96%。", "96%", "near", "hazard_fix_rate", "隐患", "全年完成隐患整改率96%。"),
    ("整改率由82%升到96%。", "96%", "near", "hazard_fix_rate", "隐患", "隐患整改率由82%升到96%。"),
    (
        "火灾死亡人数41人。",
        "41人",
        "denied",
        "deaths",
        "火灾死亡人数",
        "死亡人数41人。",
    ),
    (
        "查处酒驾612起，占全部违法的12%。",
        "12%",
        "share",
        "drink_driving",
        "",
        "查处酒驾612起，增长12%。",
    ),
    ("头盔佩戴率由82%提高到96%。", "82%", "from", "helmet_rate", "", "头盔佩戴率为82%。"),
    ("走访群众1200户。", "1200户", "no_name", "", "", "走访时查处酒驾1200起。"),
    (
        "查处酒驾612起。其余照旧，又办理44起。",
        "44起",
        "no_name",
        "drink_driving",
        "",
        "查处酒驾612起。其余照旧，查处酒驾44起。",
    ),
    ("举办讲座38场。", "38场", "no_name", "publicity_events", "举办", "举办宣传活动38场。"),
    ("行政拘留286人，床位45。", "45", "not_quantity", "", "", "行政拘留45人。"),
]


@pytest.mark.parametrize(("text", "surface", "reason", "indicator", "words", "mended"), MISSED)
def test_reason(
    text: str, surface: str, reason: str, indicator: str, words: str, mended: str
) -> None:
    figure = figure_of(text, surface)
    assert figure.reason == reason
    nearest = figure.misses[0] if figure.misses else None
    assert (nearest.indicator.id if nearest else "") == indicator
    if words:
        assert nearest is not None
        assert words in nearest.words


@pytest.mark.parametrize(("text", "surface", "reason", "indicator", "words", "mended"), MISSED)
def test_without_the_obstacle_it_is_a_fact(
    text: str, surface: str, reason: str, indicator: str, words: str, mended: str
) -> None:
    number = surface.rstrip("处起人户场次%")
    kept = [
        figure
        for sentence in explained(mended)
        for figure in sentence.figures
        if figure.surface.rstrip("处起人户场次%") == number
    ]
    assert [figure.reason for figure in kept] == [None]
    if indicator:
        assert indicator in {claim.indicator.id for claim in kept[0].claims}


# Of figures that one indicator got: why another, asked for or not, did not.
PASSED_OVER = [
    # text                           figure     asked for               reason          words
    ("查处酒后驾驶违法38起。", "38起", "violations", "special_name", "查处酒后驾驶违法"),
    (
        "发生较大以上道路交通事故3起。",
        "3起",
        "accidents",
        "longer_name",
        "发生较大以上道路交通事故",
    ),
    ("死亡131人受伤376人。", "131人", "injuries", "nearer_name", "死亡"),
    ("日均查处酒驾3起。", "3起", "drink_driving", "average", "日均"),
    ("死亡1人的道路交通事故38起。", "38起", "major_accidents", "below_floor", "死亡1人"),
    ("曝光酒驾36起。", "36起", "drink_driving", "shown", "曝光"),
    ("少发事故45起，死亡31人。", "31人", "deaths", "level_or_change", ""),
    ("将73名酒驾人员行政拘留。", "73名", "drink_driving", "other_kind", ""),
    ("行政拘留286人，其中酒驾14人。", "14人", "drink_driving", "cause", ""),
    ("查处酒驾612起，死亡41人。", "41人", "drink_driving", "taken", "612起"),
    ("查处违法，死亡人数为41人。", "41人", "violations", "nearer_name", "死亡人数"),
    ("排查隐患420处。", "420处", "hazard_fix_rate", "no_name", ""),
]


@pytest.mark.parametrize(("text", "surface", "indicator", "reason", "words"), PASSED_OVER)
def test_reason_of_the_indicator_asked_for(
    text: str, surface: str, indicator: str, reason: str, words: str
) -> None:
    figure = figure_of(text, surface, indicator)
    assert figure.reason == reason
    assert [claim.indicator.id for claim in figure.claims] != [indicator]
    assert {miss.indicator.id for miss in figure.misses} <= {indicator}
    if words:
        assert figure.misses[0].words == words


def test_a_sentence_that_the_indicator_is_not_looked_for_in_is_left_out() -> None:
    assert explained("走访群众1200户。", "deaths") == ()
    (sentence,) = explained("走访群众1200户。死亡41人。", "deaths")
    assert sentence.text == "死亡41人。"


def test_a_figure_that_is_a_word_of_a_name() -> None:
    figure = figure_of("未发生一次死亡3人以上的道路交通事故。", "3人以上", "major_accidents")
    assert figure.reason == "in_name"


def test_names_under_a_heading_of_causes() -> None:
    text = "发生事故38起。\n（二）事故原因\n酒驾6起。\n"
    figure = figure_of(text, "6起", "drink_driving")
    assert figure.reason == "cause_heading"


CITY = "高邮市公安局交警大队2024年工作总结\n"

# What became of those taken: fate, scope and status, with what gave them.
TAKEN = [
    # text                            figure    fate           scope by, words    status by, words
    ("死亡41人。", "41人", "row", ("", ""), ("", "")),
    ("国道死亡12人。", "12人", "row", ("clause", "国道"), ("", "")),
    ("国道发生事故28起，死亡12人。", "12人", "row", ("of", "国道"), ("", "")),
    ("查处酒驾612起，其中城区402起。", "402起", "row", ("item", "城区"), ("", "")),
    ("力争死亡人数下降5%。", "5%", "row", ("", ""), ("clause", "力争")),
    ("确保不反弹，死亡人数下降5%。", "5%", "row", ("", ""), ("sentence", "确保")),
    ("死亡41人。死亡人数同比下降5%。", "5%", "joined", ("", ""), ("", "")),
]


@pytest.mark.parametrize(("text", "surface", "fate", "scope", "status"), TAKEN)
def test_taken(
    text: str, surface: str, fate: str, scope: tuple[str, str], status: tuple[str, str]
) -> None:
    figure = figure_of(text, surface)
    claim = figure.claims[0]
    assert claim.scope is not None
    assert claim.status is not None
    assert (figure.reason, claim.fate) == (None, fate)
    assert (claim.scope.by, claim.scope.words) == scope
    assert (claim.status.by, claim.status.words) == status


def test_a_part_of_the_year() -> None:
    # The row says 春运; so must its explanation.
    figure = figure_of("春运期间，查处酒驾612起。", "612起", title=CITY)
    (claim,) = figure.claims
    assert claim.row is not None
    assert claim.row.scope == "春运"
    assert claim.scope == ("春运", "period")


def test_another_body() -> None:
    figure = figure_of("全省死亡人数为1041人。", "1041人", title=CITY)
    assert figure.reason == "elsewhere"
    (claim,) = figure.claims
    assert (claim.indicator.id, claim.row, claim.words) == ("deaths", None, "全省")


def test_told_by_two_rules() -> None:
    figure = figure_of("共有187处安全隐患治理完毕。", "187处")
    assert figure.reason is None
    assert [claim.fate for claim in figure.claims] == ["row", "same_figure"]


def test_words_that_stand_for_a_figure() -> None:
    (sentence,) = explained("未发生较大以上事故，死亡人数同比持平。")
    assert [(f.surface, f.kind, f.claims[0].measure) for f in sentence.figures] == [
        ("未发生较大以上事故", "words", "zero"),
        ("持平", "words", "flat"),
    ]


def test_every_reason_is_shown_in_these_tables() -> None:
    shown = {row[2] for row in MISSED} | {row[3] for row in PASSED_OVER}
    shown |= {"cause_heading", "elsewhere", "in_name", "sentence_before", "pattern"}
    # Not reached alone: a figure between is some name's, and told with it.
    assert set(get_args(Reason)) - shown == {"another_figure", "same_figure", "optional"}


def test_an_optional_indicator_is_told_where_it_is_asked_for() -> None:
    text = "全年出动警力3200人次。"
    (figure,) = [figure for sentence in explained(text) for figure in sentence.figures]
    assert (figure.reason, [claim.fate for claim in figure.claims]) == ("optional", ["optional"])
    asked = PACKAGED.only(["police_deployed"])
    (sentence,) = explain(prepare_text(text), asked)
    (figure,) = sentence.figures
    assert (figure.reason, [claim.fate for claim in figure.claims]) == (None, ["row"])


LINES = [("甲", 1), ("甲\n", 1), ("甲\n乙", 2), ("甲\r\n乙\r\n", 2), ("甲\r乙", 2), ("\n\n", 2)]


@pytest.mark.parametrize(("text", "count"), LINES)
def test_count_lines(text: str, count: int) -> None:
    assert count_lines(prepare_text(text)) == count


def test_lines_asked_for() -> None:
    document = prepare_text(f"{TITLE}死亡41人。\n受伤50人。\n没有数字的一行。\n")
    found = [[s.text for s in explain(document, PACKAGED, {line})] for line in (2, 3, 4)]
    assert found == [["死亡41人。"], ["受伤50人。"], ["没有数字的一行。"]]


def test_what_is_kept_are_the_facts() -> None:
    text = "".join(f"{row[0]}\n{row[5]}\n" for row in MISSED)
    document = prepare_text(CITY + text)
    rows = {
        (claim.row.evidence.span, claim.row.indicator, claim.row.value)
        for sentence in explain(document, PACKAGED)
        for figure in sentence.figures
        for claim in figure.claims
        if claim.row
    }
    facts = extract_facts(document, PACKAGED)
    assert rows == {(fact.evidence.span, fact.indicator, fact.value) for fact in facts}


TABLE = "全年死亡26人。\n指标\t2023年\t2024年\n死亡人数（人）\t29\t26\n受伤人数（人）\t214\t221\n"
ROWS = [
    # line asked for   what is told, with its line
    (2, [(2, "全年死亡26人。")]),
    (
        3,
        [
            (4, "2023年死亡人数29人。"),
            (4, "2024年死亡人数26人。"),
            (5, "2023年受伤人数214人。"),
            (5, "2024年受伤人数221人。"),
        ],
    ),
    (4, [(4, "2023年死亡人数29人。"), (4, "2024年死亡人数26人。")]),
    (5, [(5, "2023年受伤人数214人。"), (5, "2024年受伤人数221人。")]),
]


@pytest.mark.parametrize(("line", "rows"), ROWS)
def test_a_row_of_a_table_is_on_its_own_line(line: int, rows: list[tuple[int, str]]) -> None:
    told = explain(prepare_text(TITLE + TABLE), PACKAGED, {line})
    assert [(sentence.line, sentence.text) for sentence in told] == rows
