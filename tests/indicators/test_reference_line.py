"""The rules that literals select give the facts that all rules on every sentence give."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from catalogue import make_catalogue
from generate import generate_reports

from summarymine import extract_facts, load_catalogue, prepare, read
from summarymine.indicators import Catalogue
from summarymine.indicators.match import Matcher
from summarymine.model import Document, Span

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """All packs at once, and two hundred indicators more."""
    path = tmp_path_factory.mktemp("rules") / "synthetic.yaml"
    path.write_text(make_catalogue(200), encoding="utf-8")
    catalogue = load_catalogue([path])
    return catalogue.with_packs(list(catalogue.packs)).everything


def try_all(
    self: Matcher, text: str, sentences: Sequence[Span]
) -> dict[int, list[int]]:  # as Matcher.candidates
    """Every rule for every sentence; those without a literal are tried on each anyway."""
    rules = [number for number in range(len(self.rules)) if number not in self.always]
    return dict.fromkeys(range(len(sentences)), rules)


def compare_lines(
    document: Document, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared = prepare(document)
    fast = extract_facts(prepared, catalogue)
    with monkeypatch.context() as patched:
        patched.setattr(Matcher, "candidates", try_all)
        plain = extract_facts(prepared, catalogue)
    assert fast == plain
    assert fast


@pytest.mark.parametrize("seed", range(4))
def test_generated_reports(seed: int, many: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in generate_reports(0.015, seed):
        compare_lines(Document(name=name, text=text), many, monkeypatch)


@pytest.mark.parametrize("path", SAMPLES[:6], ids=lambda path: path.stem)
def test_samples(path: Path, many: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    compare_lines(read(path), many, monkeypatch)
