"""Which packs are in force for a document, and where rules live."""

from pathlib import Path

import pytest

from summarymine.indicators import Catalogue, UnknownPackError, load_catalogue

CATALOGUE = load_catalogue()
DOCUMENTS = [
    # the beginning of a document, its packs
    ("某县公安局交警大队2024年工作总结\n", ["government", "traffic"]),
    ("2024年全市道路交通管理工作总结\n", ["government", "traffic"]),
    ("政府工作报告\n——2025年1月8日在市第九届人民代表大会第四次会议上\n", ["government", "traffic"]),
    ("关于甲市2024年国民经济和社会发展计划执行情况的报告\n", ["government", "traffic"]),
    ("甲县人民法院工作报告\n", ["court"]),
    ("甲 县 人 民 法 院\n2024年工作总结", ["court"]),
    ("甲县人民检察院2024年工作报告\n", ["procuratorate"]),
    ("甲县公安局2024年工作总结\n", ["public_security", "traffic"]),
    ("甲市公安局交警支队2024年工作总结\n", ["government", "traffic"]),
    ("甲市应急管理局2024年工作总结\n", ["work_safety"]),
    ("甲县2024年安全生产工作总结\n", ["work_safety"]),
    ("甲县市场监督管理局2024年工作总结\n", ["market"]),
    ("甲县民政局2024年工作总结\n", ["civil"]),
    ("甲县人民政府办公室2024年工作总结\n", ["government", "traffic"]),
    ("甲县卫生健康局2024年工作总结\n", ["health"]),
    ("甲县教育局2024年工作总结\n", ["education"]),
    # without a title: by words, then as ever
    ("全年查处酒驾612起。\n", ["government", "traffic"]),
    ("依法审结民商事案件120件，执行到位36万元，判处45人，诉前调解210件。\n", ["court"]),
    ("", ["government", "traffic"]),
]


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS)
def test_packs_for(text: str, expected: list[str]) -> None:
    assert sorted(CATALOGUE.packs_for(text)) == expected


def ids(catalogue: Catalogue, text: str) -> set[str]:
    return {indicator.id for indicator in catalogue.fitting(text).defined}


def test_a_pack_brings_indicators_of_others() -> None:
    found = ids(CATALOGUE, "甲市应急管理局2024年工作总结\n")
    assert {"safety_accidents", "hazards_found", "hazard_fix_rate"} <= found
    assert "deaths" not in found


def test_a_pack_leaves_out_what_means_something_else_there() -> None:
    # 接处警 of a whole bureau is no traffic call.
    bureau = ids(CATALOGUE, "甲县公安局2024年工作总结\n")
    assert not bureau & {"traffic_calls", "accident_calls"}
    assert "deaths" in ids(CATALOGUE, "甲县公安局2024年工作总结\n")
    assert "traffic_calls" in ids(CATALOGUE, "甲县公安局交警大队2024年工作总结\n")


def test_packs_by_name() -> None:
    court = CATALOGUE.with_packs(["court"])
    assert court.packs_for("某县交警大队2024年工作总结\n") == ("court",)
    assert {i.pack for i in court.fitting("").defined} == {"court"}
    with pytest.raises(UnknownPackError) as caught:
        CATALOGUE.with_packs(["cuort"])
    assert str(caught.value) == "cuort: no such pack; did you mean court?"


def test_optional_indicators_are_told_where_asked_for() -> None:
    text = "某县交警大队2024年工作总结\n"
    assert "police_deployed" not in CATALOGUE.fitting(text).told
    assert "police_deployed" in CATALOGUE.with_packs(["traffic"]).fitting(text).told
    assert CATALOGUE.only(["police_deployed"]).fitting(text).told == {"police_deployed"}


OWN = """\
schema: summarymine/1
pack: {pack}
indicators:
  - {{id: {id}, label: {label}, unit: 张, names: ['长椅']}}
"""


def written(path: Path, id: str, label: str, pack: str = "parks") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(OWN.format(id=id, label=label, pack=pack), "utf-8")
    return path


def test_own_indicators_are_in_force_for_every_document(tmp_path: Path) -> None:
    catalogue = load_catalogue([written(tmp_path / "a.yaml", "benches", "长椅数")])
    for text in ("甲县人民法院工作报告\n", "某县交警大队2024年工作总结\n"):
        assert "benches" in ids(catalogue, text)


def test_layers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shipped, the user's own, those of the current folder, those named: later ones win by id."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    mine = written(tmp_path / "config/summarymine/patterns/a.yaml", "benches", "我的")
    written(tmp_path / "config/summarymine/patterns/b.yaml", "deaths", "我的亡人数")
    here = written(tmp_path / "patterns/a.yaml", "benches", "此处")
    named = written(tmp_path / "named.yaml", "benches", "点名")

    def label(*paths: Path) -> str:
        catalogue = load_catalogue(paths, layers=True)
        return next(i.label for i in catalogue.defined if i.id == "benches")

    assert label(named) == "点名"
    assert label() == "此处"
    here.unlink()
    assert label() == "我的"
    assert (
        next(i.label for i in load_catalogue((), layers=True).defined if i.id == "deaths")
        == "我的亡人数"
    )
    mine.unlink()
    assert "benches" not in {i.id for i in load_catalogue((), layers=True).defined}
    assert load_catalogue().only(["deaths"]).indicators[0].label == "亡人数"


def test_a_folder_of_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """patterns/ in the current folder may hold other YAML; only pattern files are read."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "patterns").mkdir()
    (tmp_path / "patterns" / "docker.yaml").write_text("services: {web: &a [1]}\n", "utf-8")
    assert load_catalogue((), layers=True).broken == ()


def test_in_the_source_of_summarymine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There patterns/ is what is packaged, of another version than runs; it was an error."""
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "patterns/context.yaml", "benches", "长椅数")
    (tmp_path / "src/summarymine/indicators").mkdir(parents=True)
    catalogue = load_catalogue((), layers=True)
    assert catalogue.broken == ()
    assert "benches" not in {indicator.id for indicator in catalogue.defined}
