"""Drafts from sentences: names, units, cases; each is green at once."""

from pathlib import Path

import pytest

from summarymine.authoring.cases import run_cases
from summarymine.authoring.draft import Draft, DraftError, added_to_file, make_draft
from summarymine.authoring.lint import lint
from summarymine.indicators import load_catalogue

DRAFTS = [
    # label, sentences, more, names, level, unit, the facts of the first case
    ("上牌数", ["全年办理电动自行车上牌3.2万副"], {}, ["电动自行车上牌"], [], "副", [{"value": "32000"}]),
    ("上牌数", ["全年办理电动自行车上牌3.2万副，同比增长12%。"], {}, ["电动自行车上牌"], [], "副", [{"value": "32000", "change_pct": "12"}]),
    ("走访", ["民警走访群众120人次。", "累计走访企业和群众3000人次"], {}, ["走访(?:企业和)?群众"], [], "人次", [{"value": "120"}]),
    ("号牌", ["为群众发放3.2万副临时号牌。"], {}, ["临时号牌"], ["(?:发放)?{quantity}临时号牌"], "副", [{"value": "32000"}]),
    ("满意率", ["群众满意率达98.6%"], {}, ["群众满意率"], [], "%", [{"value": "98.6"}]),
    ("热线办结率", ["12345热线办结率为97.2%，较去年提高0.8个百分点，共办结1563件。"], {}, ["热线办结率"], [], "%", [{"value": "97.2", "change_abs": "0.8"}]),
    ("热线办结率", ["12345热线办结率为97.2%。", "便民热线转办件办结率达100%。"], {}, ["热线(?:转办件)?办结率"], [], "%", [{"value": "97.2"}]),
    ("工单处理率", ["受理工单36件，工单处理率达到99%以上。"], {"silent": ["工单回访率达98%。"]}, ["工单处理率"], [], "%", [{"value": "99", "approx": "more"}]),
    ("办结率", ["受理12345热线工单3856件，办结3798件，办结率98.5%，群众满意率96.3%。"], {"silent": ["办结3798件，同比增长6%。"]}, ["办结率"], [], "%", [{"value": "98.5"}]),
    ("职工", ["慰问困难职工1200余人，发放慰问金36万元"], {}, ["慰问困难职工"], [], "人", [{"value": "1200", "approx": "more"}]),
    ("慰问金", ["慰问困难职工1200余人，发放慰问金36万元"], {"values": ["36万元"]}, ["慰问金"], [], "元", [{"value": "360000"}]),
    ("护栏", ["新增标志1270处、护栏1.17万米。", "新增护栏300米。"], {}, ["护栏"], [], "米", [{"value": "11700"}]),
    ("上牌", ["“全年上牌3万副”"], {}, ["上牌"], [], "副", [{"value": "30000"}]),
    ("书屋", ["建成农家书屋36个，同比增加6个。"], {"silent": ["农家书屋管理员60个。"]}, ["农家书屋"], [], "个", [{"value": "36", "change_abs": "6"}]),
]  # fmt: skip


@pytest.mark.parametrize(("label", "sentences", "more", "names", "level", "unit", "facts"), DRAFTS)
def test_draft(
    label: str,
    sentences: list[str],
    more: dict[str, object],
    names: list[str],
    level: list[str],
    unit: str,
    facts: list[dict[str, str]],
    tmp_path: Path,
) -> None:
    draft = make_draft(label, sentences, **more)  # type: ignore[arg-type]
    assert (list(draft.names), list(draft.level), draft.unit) == (names, level, unit)
    assert list(draft.cases[0][1]) == facts
    path = tmp_path / "drafts.yaml"
    path.write_text(draft.file("mine"), "utf-8")
    catalogue = load_catalogue([path])
    (own,) = (indicator for indicator in catalogue.defined if indicator.id == draft.id)
    results = list(run_cases(catalogue, [own], mutated=True))
    assert len(own.cases) == len(sentences) + len(draft.silent)
    assert [one for one in results if not one.is_right] == []
    codes = {problem.code for problem in lint([path])}
    assert codes <= {"no_silent"}


ERRORS = [
    ("数", ["全年工作成效显著。"], "", (), "no_figure"),
    ("数", ["办理上牌3.2万副。"], "36副", (), "no_such_figure"),
    ("数", ["3.2万副。"], "", (), "no_words"),
    ("数", ["走访群众120人次。"], "", ("民警走访群众36人次。",), "not_silent"),
]


@pytest.mark.parametrize(("label", "sentences", "value", "silent", "reason"), ERRORS)
def test_no_draft(
    label: str, sentences: list[str], value: str, silent: tuple[str, ...], reason: str
) -> None:
    with pytest.raises(DraftError) as caught:
        make_draft(label, sentences, values=[value] if value else [], silent=silent)
    assert caught.value.reason == reason


IDS = [("deaths", "taken_id"), ("上牌", "bad_id"), ("Plates", "bad_id")]


@pytest.mark.parametrize(("id", "reason"), IDS)
def test_ids(id: str, reason: str) -> None:
    with pytest.raises(DraftError) as caught:
        make_draft("上牌数", ["办理上牌3.2万副。"], id=id)
    assert caught.value.reason == reason


def test_a_near_miss_is_denied() -> None:
    draft = make_draft("上牌数", ["办理电动车上牌320副。"], silent=["电动车上牌点共36副。"])
    assert [pattern for pattern in draft.decoys if "电动车上牌点" in pattern]


FILES = [
    # a file before, and what stands in it after
    (None, "schema: summarymine/1\npack: mine\nindicators:\n  - id: a\n    label: 甲\n    unit: 个\n    definition: 甲\n"),
    ("schema: summarymine/1\nindicators: []\n", "schema: summarymine/1\nindicators:\n  - id: a\n    label: 甲\n    unit: 个\n    definition: 甲\n"),
    ("# 我的\nschema: summarymine/1\nindicators:\n- id: b # 乙\n  label: 乙\n  unit: 个\n  names: [乙]\n\n# 完\n", "# 我的\nschema: summarymine/1\nindicators:\n- id: b # 乙\n  label: 乙\n  unit: 个\n  names: [乙]\n\n- id: a\n  label: 甲\n  unit: 个\n  definition: 甲\n\n# 完\n"),
    ("schema: summarymine/1\n", "schema: summarymine/1\nindicators:\n  - id: a\n    label: 甲\n    unit: 个\n    definition: 甲\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), FILES)
def test_added_to_file(before: str | None, after: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    if before is not None:
        path.write_text(before, "utf-8")
    draft = Draft(id="a", label="甲", unit="个")
    assert added_to_file(draft, path, "mine") == after
    if before:
        # As Notepad saves it.
        path.write_bytes(b"\xef\xbb\xbf" + before.replace("\n", "\r\n").encode())
        assert added_to_file(draft, path, "mine") == "\ufeff" + after.replace("\n", "\r\n")
