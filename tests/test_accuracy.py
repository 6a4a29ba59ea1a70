"""How much of the labelled reports beside the checkout comes out right, if there are any."""

import os
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest
from loading import load_module

SHARED = Path(__file__).parents[2] / "shared"
SCORER = SHARED / "score.py"

# F1 of quantities, of quantities with unit and bounds, of figures; precision of figures.
LEAST = [
    ("seeds", 0.995, 0.99, 0.98, 0.98),
    ("reports", 0.985, 0.97, 0.95, 0.96),
]


@pytest.mark.skipif(not SCORER.exists(), reason="no labelled reports beside the checkout")
@pytest.mark.parametrize(("folder", "quantity", "with_unit", "figure", "precision"), LEAST)
def test_accuracy(
    folder: str,
    quantity: float,
    with_unit: float,
    figure: float,
    precision: float,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(
        "SUMMARYMINE", shlex.quote(str(Path(sys.executable).with_name("summarymine")))
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    tallies, heads = load_module(SCORER).score(SHARED / folder)
    assert f1(tallies["quantity"]) >= quantity
    assert f1(tallies["quantity+unit"]) >= with_unit
    assert f1(tallies["figure"]) >= figure
    assert tallies["figure"].hit / tallies["figure"].told >= precision
    right, known = heads["region"]
    assert right == known


def f1(tally: Any) -> float:
    return 2 * tally.hit / (tally.told + tally.gold)
