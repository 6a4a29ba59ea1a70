"""Over reports: what rules claim, what none does, and what a change of rules changes."""

from pathlib import Path

import pytest

from summarymine.authoring.coverage import find_coverage
from summarymine.authoring.diff import find_differences
from summarymine.authoring.suggest import find_suggestions
from summarymine.authoring.trial import try_rules
from summarymine.indicators import Catalogue, load_catalogue
from summarymine.model import Document, PreparedDocument
from summarymine.text import prepare

CATALOGUE = load_catalogue()
TEXTS = {
    "a.txt": "桐庐县交警大队2024年工作总结\n查处酒驾612起。建成劝导站36个。走访企业48家。群众满意率98.2%。\n",
    "b.txt": "淳安县交警大队2024年工作总结\n查处酒驾301起，其中醉驾12起。新建劝导站20个，走访企业51家。\n",
    "c.txt": "建德市交警大队2024年工作总结\n查处酒驾99起。劝导站达到18个。植树300棵。\n",
}


def documents(texts: dict[str, str] = TEXTS) -> list[PreparedDocument]:
    return [prepare(Document(name=name, text=text)) for name, text in texts.items()]


def rules(tmp_path: Path, name: str, names: str) -> Catalogue:
    path = tmp_path / f"{name}.yaml"
    path.write_text(
        "schema: summarymine/1\nindicators:\n"
        f"  - {{id: stations, label: 劝导站数, unit: 个, names: ['{names}']}}\n",
        "utf-8",
    )
    return load_catalogue([path])


def test_coverage(tmp_path: Path) -> None:
    coverage = find_coverage(documents(), rules(tmp_path, "mine", "劝导站"))
    claimed = {id: (one.figures, one.documents) for id, one in coverage.indicators.items()}
    assert claimed == {"drink_driving": (3, 3), "drunk_driving": (1, 1), "stations": (3, 3)}
    assert (coverage.documents, coverage.figures, coverage.claimed) == (3, 11, 7)
    assert "drink_driving.names.1" not in coverage.silent
    assert "deaths.names.1" in coverage.silent
    assert not [rule for rule in coverage.silent if rule.startswith("cases_accepted.")]


def test_overlaps(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "schema: summarymine/1\nindicators:\n"
        "  - {id: drunk, label: 酒驾, unit: 起, names: ['查处酒驾']}\n",
        "utf-8",
    )
    coverage = find_coverage(documents(), load_catalogue([path]))
    (overlap,) = coverage.overlaps.values()
    assert (overlap.ids, overlap.figures) == (("drink_driving", "drunk"), 3)
    assert overlap.example == "a.txt: 查处酒驾612起"


def test_suggestions() -> None:
    found = find_suggestions(documents(), CATALOGUE)
    told = [(one.label, one.measure, one.units, one.documents) for one in found]
    assert told == [("劝导站", "个", 3, 3), ("走访企业", "家", 2, 2)]
    first = found[0]
    assert [one.document for one in first.sentences] == ["a.txt", "b.txt", "c.txt"]
    assert first.draft is not None
    assert (first.draft.names, first.draft.unit) == (("劝导站",), "个")


def test_at_least() -> None:
    labels = {one.label for one in find_suggestions(documents(), CATALOGUE, at_least=1)}
    assert {"劝导站", "植树"} <= labels
    assert not find_suggestions(documents(), CATALOGUE, at_least=4)


CHANGES = [
    # names before, names after, differences
    ("劝导站", "劝导站", []),
    ("劝导站", "服务站", [("lost", "36"), ("lost", "20"), ("lost", "18")]),
    ("建成劝导站", "劝导站", [("gained", "20"), ("gained", "18")]),
]


@pytest.mark.parametrize(("old", "new", "expected"), CHANGES)
def test_differences(old: str, new: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    before, after = rules(tmp_path, "old", old), rules(tmp_path, "new", new)
    found = list(find_differences(documents(), before, after))
    assert [(one.kind, str(one.fact.value)) for one in found] == expected


def test_a_changed_fact(tmp_path: Path) -> None:
    before, after = rules(tmp_path, "old", "劝导站"), rules(tmp_path, "new", "(?:建成)?劝导站")
    text = {"a.txt": "甲县交警大队2024年工作总结\n农村建成劝导站36个。\n"}
    assert list(find_differences(documents(text), before, after)) == []


def test_trial() -> None:
    text = "全市查处酒驾1204起，其中醉驾96起；国道死亡3人。力争2025年死亡人数下降5%。"
    trial = try_rules(prepare(Document(name="-", text=text)), CATALOGUE)
    marks = [
        (mark.kind, sentence.text[mark.start : mark.end], mark.rules)
        for sentence in trial.sentences
        for mark in sentence.marks
    ]
    for expected in [
        ("name", "查处酒驾", ("drink_driving.names.1",)),
        ("fact", "1204起", ("drink_driving.names.1",)),
        ("name", "醉驾", ("drunk_driving.names.1",)),
        ("scope", "国道", ()),
        ("plan", "力争", ()),
    ]:
        assert expected in marks, marks
    assert trial.packs == ("government", "traffic")
