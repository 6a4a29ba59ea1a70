"""Spun copies: swapped words go back where a text shows that it is spun, and nowhere else."""

import pytest

from summarymine.text.prepare import prepare_text
from summarymine.text.spun import Swap, is_spun, swaps

# Enough odd collocations to show that what follows is of a spun copy.
SPUN = "大队排查平安隐患，夯实根底工作，催促整改到位，窗口效劳群众。"

PUT_BACK = [
    # what counts: deaths, injuries, accidents, losses
    ("变乱灭亡人数同比降落5%。", "事故死亡人数同比下降5%。"),
    ("造成3人灭亡、12人受创。", "造成3人死亡、12人受伤。"),
    ("未产生较大以上门路交通变乱。", "未发生较大以上道路交通事故。"),
    ("直接财富丧失12万元。", "直接财产损失12万元。"),
    ("干脆经济损失12万元。", "直接经济损失12万元。"),
    ("侦破交通闯祸逃逸案21起。", "侦破交通肇事逃逸案21起。"),
    # what is done
    ("查处紧张交通违法举动3.2万起。", "查处严重交通违法行为3.2万起。"),
    ("展开专项举动12次。", "展开专项行动12次。"),
    ("处分违法驾驶人1200人。", "处罚违法驾驶人1200人。"),
    ("查抄过往车辆3万辆。", "检查过往车辆3万辆。"),
    ("行政拘禁45人，酒后驾驭被查。", "行政拘留45人，酒后驾驶被查。"),
    ("开展宣扬活动30场，宣扬教化2万人。", "开展宣传活动30场，宣传教育2万人。"),
    ("车管营业2万笔。", "车管业务2万笔。"),
    # rise and fall
    ("较客岁同期削减5起，同比别离降落3%、2%。", "较去年同期减少5起，同比分别下降3%、2%。"),
    ("整改率到达95%，缺乏3%的限期整改。", "整改率达到95%，不足3%的限期整改。"),
    ("检查车辆3000辆摆布，此中货车200辆。", "检查车辆3000辆左右，其中货车200辆。"),
    # plans
    ("力图死亡人数同比下降8%。", "力争死亡人数同比下降8%。"),
    ("2025年工作方案：减少事故。", "2025年工作计划：减少事故。"),
    # lengths that differ
    ("坚持预防为主的原那么，检查假设干企业。", "坚持预防为主的原则，检查若干企业。"),
    ("合用简略单纯步伐处理96起。", "适用简易程序处理96起。"),
]

# Words that are meant, in a spun copy too.
KEPT = [
    "推进平安建设，创建平安中国示范县。",
    "护航群众平安出行，祝一路平安。",
    "平安县公安局交警大队",
    "给予党纪处分3人，公安部处分条例。",
    "制定标准化管理方案，统一评价标准。",
    "形势依然严峻，任务紧张。",
    "从大局部署，从源头根本治理。",
    "宣扬先进典型，弘扬正气。",
    "丧失劳动能力的群众得到救助。",
    "因工作产生费用2万元。",
    "开展整治行动，经济和社会事业齐头并进。",
]

# Genuine texts, with a word or two that a lexicon might take offence at.
GENUINE = [
    "推进平安建设，建设平安交通，确保平安出行、平安畅通，打造平安校园。",
    "党员受到处分3人，制定行业标准12项，展开调查，产生效益，丧失资格2人。",
    "道路交通平安有序，守护一方平安。创立品牌，根本好转，到达率95%。",
    "为国效劳，历史变乱，自取灭亡。",
    # one odd word alone is a slip of the pen
    "排查交通平安隐患12处，交通平安形势平稳，交通平安管理扎实。",
]


@pytest.mark.parametrize(("text", "expected"), PUT_BACK)
def test_put_back(text: str, expected: str) -> None:
    assert prepare_text(SPUN + text).text.endswith("。" + expected)


@pytest.mark.parametrize("text", [text for text, _ in PUT_BACK])
def test_one_sentence_shows_no_spun_copy(text: str) -> None:
    rest = "民警坚守岗位，风雨无阻，守护群众平安出行。" * 60
    assert prepare_text(rest + text).text == rest + text


@pytest.mark.parametrize("text", KEPT)
def test_kept_in_a_spun_copy(text: str) -> None:
    assert prepare_text(SPUN + text).text.endswith("。" + text)


@pytest.mark.parametrize("text", GENUINE)
def test_genuine(text: str) -> None:
    assert prepare_text(text).text == text


def test_evidence_has_to_be_dense() -> None:
    """A long text has a slip here and there."""
    assert is_spun(SPUN)
    assert not is_spun(SPUN + "各中队认真履职尽责，路面秩序良好。" * 300)


def test_traditional_copy() -> None:
    text = "全國門路交通變亂減少，滅亡人數同比降落，執法機關開展宣揚教育活動，查處車輛。"
    assert "道路交通事故减少，死亡人数同比下降" in prepare_text(text).text


def test_swaps_are_recorded() -> None:
    text = SPUN + "坚持原那么，变乱灭亡3人。"
    prepared = prepare_text(text)
    repairs = [repair for repair in prepared.repairs if repair.rule == "put-back-swapped-words"]
    told = {(repair.before, repair.after) for repair in repairs}
    assert {("变乱", "事故"), ("灭亡", "死亡"), ("那么", "则")} <= told
    assert all(text[repair.span.start : repair.span.end] == repair.before for repair in repairs)
    assert list(prepared.origins) == sorted(prepared.origins)
    for word, read in {"死亡": "灭亡", "3": "3", "事故": "变乱"}.items():
        at = prepared.text.index(word)
        start, last = prepared.origins[at], prepared.origins[at + len(word) - 1]
        assert text[start : last + 1] == read


@pytest.mark.parametrize("swap", swaps(), ids=lambda swap: f"{swap.word}-{swap.was}")
def test_every_row_is_whole(swap: Swap) -> None:
    """A row changes its word, has a place to do it, and marks the word in each context."""
    assert swap.word != swap.was
    assert swap.odd or swap.also
    assert all(context.count("~") >= 1 for context in (*swap.odd, *swap.also, *swap.keep))


@pytest.mark.parametrize("swap", swaps(), ids=lambda swap: f"{swap.word}-{swap.was}")
def test_every_odd_collocation_is_put_back(swap: Swap) -> None:
    for odd in swap.odd:
        found = prepare_text(SPUN + odd.replace("~", swap.word)).text
        assert swap.word not in found[len(SPUN) :], odd
