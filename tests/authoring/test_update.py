"""Expectations rewritten: only the facts of wrong cases change, byte for byte."""

from pathlib import Path

import pytest

from summarymine.authoring.cases import run_cases
from summarymine.authoring.update import apply_edits, find_edits, yaml_text
from summarymine.indicators import load_catalogue

BEFORE = """\
# 公园指标
schema: summarymine/1
pack: parks
indicators:
  - id: benches   # 长椅
    label: 长椅数
    unit: 张
    names: ['长椅']
    cases:
      # 数字改过
      - {text: 公园长椅36张，同比增长20%。, facts: [{value: 35}]}  # 一
      - text: 城东公园长椅12张。
        facts:
          - value: 13
            scope: 城西
      - {text: 长椅3张。, facts: [{value: 3}]}
    silent:
      - 长椅7张。
"""
AFTER = """\
# 公园指标
schema: summarymine/1
pack: parks
indicators:
  - id: benches   # 长椅
    label: 长椅数
    unit: 张
    names: ['长椅']
    cases:
      # 数字改过
      - {text: 公园长椅36张，同比增长20%。, facts: [{value: 36, change_pct: 20}]}  # 一
      - text: 城东公园长椅12张。
        facts:
          [{value: 12}]
      - {text: 长椅3张。, facts: [{value: 3}]}
    silent:
      - 长椅7张。
"""


@pytest.mark.parametrize("form", ["plain", "windows", "marked"])
def test_update(form: str, tmp_path: Path) -> None:
    def written(text: str) -> bytes:
        text = text.replace("\n", "\r\n") if form == "windows" else text
        return (b"\xef\xbb\xbf" if form == "marked" else b"") + text.encode()

    path = tmp_path / "parks.yaml"
    path.write_bytes(written(BEFORE))
    catalogue = load_catalogue([path])
    own = [indicator for indicator in catalogue.defined if indicator.id == "benches"]
    results = list(run_cases(catalogue, own))
    edits = find_edits(path, path.as_posix(), results)
    assert [edit.line for edit in edits] == [11, 14]
    path.write_bytes(apply_edits(path.read_bytes(), edits).encode())
    assert path.read_bytes() == written(AFTER)
    catalogue = load_catalogue([path])
    own = [indicator for indicator in catalogue.defined if indicator.id == "benches"]
    wrong = [one.text for one in run_cases(catalogue, own) if not one.is_right]
    # Whether a silent text should tell something is not for a program to say.
    assert wrong == ["长椅7张。"]


TEXTS = [
    ("36", "36"),
    ("-2.5", "-2.5"),
    ("城东", "城东"),
    ("%", "'%'"),
    ("no", "'no'"),
    ("a: b", "'a: b'"),
    ("it's", "'it''s'"),
    ("", "''"),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_yaml_text(text: str, expected: str) -> None:
    assert yaml_text(text) == expected
