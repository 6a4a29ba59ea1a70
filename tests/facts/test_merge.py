"""Merging: level and change told apart are one row, unless they are of different things."""

import pytest
from told import told

CASES = [
    ("全年死亡40人。死亡人数同比下降24.52%。", ["deaths 40 -24.52%"]),
    ("死亡40人，同比下降24.52%。", ["deaths 40 -24.52%"]),
    (
        "死亡40人、受伤361人。死亡人数、受伤人数同比分别下降4%和6%。",
        ["deaths 40 -4%", "injuries 361 -6%"],
    ),
    ("国道死亡12人。死亡人数同比下降24.52%。", ["deaths 12 [国道]", "deaths -24.52%"]),
    ("死亡40人，同比下降5%。死亡人数环比下降8%。", ["deaths 40 -5%", "deaths -8%"]),
    ("死亡40人。大队死亡40人。", ["deaths 40", "deaths 40"]),
    ("死亡40人。明年力争死亡人数下降5%。", ["deaths 40", "deaths -5%"]),
    (
        "死亡40人。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。各中队认真履职尽责，确保群众平安出行。死亡人数下降24.52%。",
        ["deaths 40", "deaths -24.52%"],
    ),
    ("死亡人数下降24.52%。死亡40人。", ["deaths -24.52%", "deaths 40"]),
]

CASES_KNOWN_FAILURES = [
    (
        "去年死亡53人。死亡人数下降24.52%。",
        ["deaths 53", "deaths -24.52%"],
        "the level of last year takes this year's change",
    ),
]


@pytest.mark.parametrize(("text", "rows"), CASES)
def test_merge(text: str, rows: list[str]) -> None:
    assert told(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [pytest.param(*row, marks=pytest.mark.xfail(reason=why)) for *row, why in CASES_KNOWN_FAILURES],
)
def test_merge_known_failures(text: str, rows: list[str]) -> None:
    assert told(text) == rows
