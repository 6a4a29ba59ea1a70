"""Damaged figures, and the fewest cells that settle all contradictions; sentences of all codes."""

import ast
import string
from collections import Counter
from pathlib import Path

import pytest
from found import findings_of

import summarymine.audit
from summarymine.audit import codes_by_fact, finding_sentence
from summarymine.audit.sentences import EN, ZH
from summarymine.audit.settle import smallest_cover

DAMAGE = [
    # text                                  code, may be
    ("出动警力202415余人次。", [("year_in_count", ("2015余人次", "15余人次"))]),
    ("驾驶人1825岁的14人。", [("impossible_figure", ("18-25岁",))]),
    ("全年死亡12.3人。", [("fraction_of_count", ())]),
    ("2023年，出动警力2400余人次。", []),
    ("出动警力2023人次。", []),  # may be a count
    ("日均接警12.3起。", []),
    ("万车死亡率为1.2人/万车。", []),
    ("接报事故警情1.23万起。", []),
]


@pytest.mark.parametrize(("text", "expected"), DAMAGE)
def test_damage(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    found = [one for one in findings_of(text) if one.weight == "doubt"]
    assert [(one.code, one.may_be) for one in found] == expected
    assert all(one.facts or one.places for one in found)


COVERS = [
    # sets                                   trusted    chosen
    ([["a", "b"], ["b", "c"]], {}, ("b",)),
    ([["a", "b"]], {"a": 1}, ("b",)),
    ([["a"], ["b"], ["a", "b"]], {}, ("a", "b")),
    ([["a"], ["b"], ["c"], ["d", "a"]], {}, ("a", "b", "c")),
    ([["a"], ["b"], ["c"], ["d"], ["d", "e"]], {}, ("d", "a", "b", "c")),
]


@pytest.mark.parametrize(("sets", "trusted", "chosen"), COVERS)
def test_smallest_cover(
    sets: list[list[str]], trusted: dict[str, int], chosen: tuple[str, ...]
) -> None:
    assert smallest_cover(sets, Counter(trusted)) == chosen


def test_the_cell_of_two_contradictions_stands_first() -> None:
    first, *others = findings_of(
        "查处交通违法5230起，其中现场查处6830起、非现场查处3400起。全年受伤207人，同比下降3.31%。"
    )
    assert (first.code, first.settles) == ("settle", True)
    assert [fact.indicator for fact in first.facts] == ["violations", "injuries"]
    assert [one.settles for one in others] == [False] * len(others)
    assert finding_sentence(first, "zh") == (
        "核对 2 个数据（查处违法数 5230、受伤人数 207）即可解决本报告全部 4 处矛盾"
    )


def test_one_contradiction_settles_itself() -> None:
    assert [one.code for one in findings_of("全年受伤207人，同比下降3.31%。")] == [
        "level_percent_none"
    ]


def test_codes_by_fact() -> None:
    codes = codes_by_fact(
        findings_of("全年受伤207人，同比下降3.31%。全年死亡34人，同比下降22.72%。")
    )
    assert {fact.indicator: told for fact, told in codes.items()} == {
        "injuries": ("level_percent_none",)
    }


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_both_languages_say_the_same() -> None:
    assert EN.keys() == ZH.keys()
    assert {code: fields(EN[code]) for code in EN} == {code: fields(ZH[code]) for code in ZH}


def test_every_code_has_its_sentence_and_its_row_on_the_page() -> None:
    room = Path(summarymine.audit.__file__).parent
    texts = {
        node.value
        for path in room.glob("*.py")
        if path.name != "sentences.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    built = {"level_percent_rounding", "level_percent_truncation"}
    page = (Path(__file__).parents[2] / "docs" / "audit.md").read_text("utf-8")
    for code in EN:
        assert code in texts | built
        assert f"`{code}`" in page


def test_braces_of_a_report_stay_as_they_are() -> None:
    (finding,) = findings_of("全年{cell}受伤207人，同比下降3.31%。")
    assert "207" in finding_sentence(finding, "en")
