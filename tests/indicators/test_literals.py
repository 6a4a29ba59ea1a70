"""The literals that a pattern requires: the prefilter loses no fact."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from summarymine.facts import extract_facts
from summarymine.indicators import Catalogue, find, load_catalogue
from summarymine.indicators.literals import required_literals
from summarymine.indicators.masks import mask
from summarymine.indicators.match import Matcher, Rule
from summarymine.model import Fact, Span
from summarymine.quantities import find_quantities
from summarymine.readers import read
from summarymine.text import prepare_text

SEEDS = sorted((Path(__file__).parents[2].parent / "shared" / "seeds").glob("*.txt"))

CASES = [
    ("死亡", {"死亡"}),
    ("(?:死|伤)亡", {"死亡", "伤亡"}),
    ("[死伤]亡", {"死亡", "伤亡"}),
    ("死亡(?:人)?数", {"死亡数", "死亡人数"}),
    # The longest certain run counts, not what may be missing or repeated.
    ("(?:造成)?.{0,5}死亡", {"死亡"}),
    ("事故[^，]{0,8}隐患排查", {"隐患排查"}),
    ("(?:隐患)+整改", {"隐患", "整改"}),
    # What stands around a match is not in it.
    ("(?<!非)现场", {"现场"}),
    ("驾驶人(?=达|突破)", {"驾驶人"}),
    # Capitals are as rare as a Chinese word.
    ("GDP|CPI", {"GDP", "CPI"}),
    ("[A-Z]\\d", None),
    # Nothing is certain.
    ("(?:死亡)?", None),
    ("死亡|.", None),
    (r"\d+", None),
    ("(?:死亡)*", None),
    # Not for the parser of re: the slow lane.
    (r"\p{Han}死亡", None),
    ("(死亡", None),
]

OWN = [
    "全年共发生道路交通事故312起，死亡41人，受伤267人，直接经济损失58.3万元，同比分别下降6%、8%、5%和12%。",
    "查处酒驾612起、醉驾140起，超员88起、超载1203起，暂扣机动车950辆，行政拘留61人，吊销驾驶证130本。",
    "排查隐患77处，整改70处，整改率90.9%；未发生较大以上事故。",
    "办理车驾管业务3.1万件，新注册登记机动车2210辆，机动车保有量8.6万辆。",
    "开展宣讲126场次，组织集中统一行动18次，头盔佩戴率93.5%。",
    "破获逃逸案件21起，侦破率100%，电子警察抓拍6.6万起，现场查处违法2.4万起。",
]


@pytest.mark.parametrize(("pattern", "literals"), CASES)
def test_required_literals(pattern: str, literals: set[str] | None) -> None:
    found = required_literals(pattern)
    if pattern == "(?:隐患)+整改":
        # Either is required.
        assert found is not None
        assert len(found) == 1
        assert found <= (literals or set())
        return
    assert found == (None if literals is None else frozenset(literals))


CATALOGUE = load_catalogue()
RULES = Matcher(CATALOGUE.defined).rules
CASES = [case.text for indicator in CATALOGUE.defined for case in indicator.cases]
MASKED = "\n".join(mask(text, find_quantities(text)) for text in CASES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.pattern.id)
def test_every_hit_holds_a_literal(rule: Rule) -> None:
    """On the cases of all indicators: whatever a pattern matches holds one of its literals."""
    literals = required_literals(rule.pattern.regex)
    if literals is None:
        pytest.skip("searched everywhere")
    for found in rule.find(MASKED, Span(0, len(MASKED))):
        hit = MASKED[found.start : found.end]
        assert any(literal in hit for literal in literals), hit


def facts(text: str) -> tuple[Fact, ...]:
    return extract_facts(prepare_text(text), CATALOGUE)


class Unfiltered(Matcher):
    """A matcher that tries every rule on every sentence."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__(catalogue.defined)
        self.always = []

    def candidates(self, text: str, sentences: Sequence[Span]) -> dict[int, list[int]]:
        return {number: list(range(len(self.rules))) for number in range(len(sentences))}


def texts() -> list[str]:
    return [*OWN, *(read(path).text for path in SEEDS)]


@pytest.mark.parametrize("text", texts(), ids=lambda text: text[:8])
def test_prefilter_loses_nothing(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = facts(text)
    monkeypatch.setattr(find, "matcher", Unfiltered)
    assert facts(text) == quick
    assert quick or text not in OWN
