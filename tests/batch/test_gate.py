"""The gate of a corpus: no report is passed by, whatever became of its text; other prose is."""

import sys
from pathlib import Path

import pytest

from summarymine.batch import Job
from summarymine.batch.gate import find_gate
from summarymine.model import Document
from summarymine.readers import find_reports, read_all
from summarymine.text.fold import to_traditional

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "benchmarks"))

GATE = find_gate(Job("facts"))
REPORT = "甲市交警支队2024年工作总结\n2024年，全市发生道路交通事故120起，死亡12人、受伤30人。\n"

TEXTS = [
    (REPORT, True),
    (to_traditional(REPORT), True),
    (REPORT.translate({ord("0") + n: 0xFF10 + n for n in range(10)}), True),
    ("\n".join(REPORT), True),
    ("\u3000".join(REPORT), True),
    ("交通事故死亡三千二百余人", True),
    ("交通事故死亡1.2万人次", True),
    # One name alone, or without a figure, or of no indicator.
    ("全年死亡12人，上年死亡10人。", False),
    ("道路交通事故12起。", False),
    ("交通事故致人死亡，令人痛心。", False),
    ("天气很好，院子里有三只小猫，小狗也有2只。", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS, ids=range(len(TEXTS)))
def test_gate(text: str, expected: bool) -> None:
    assert GATE(text.encode()) is expected


def test_bytes_of_another_encoding_pass_by() -> None:
    assert not GATE(REPORT.encode("gb18030"))
    assert not GATE(b"\xff\xfe\0")


def test_no_sample_is_passed_by() -> None:
    documents = [d for path in find_reports([str(ROOT / "samples")]) for d in read_all(path)]
    texts = {d.name: d.text for d in documents if isinstance(d, Document)}
    assert len(texts) > 9
    assert [name for name, text in texts.items() if not GATE(text.encode())] == []


def test_no_generated_report_is_passed_by() -> None:
    from generate import generate_reports

    assert [n for n, text in generate_reports(2, 7) if not GATE(text.encode())] == []


def test_indicators_asked_for_change_nothing() -> None:
    """A report is one, whatever is asked of it."""
    assert find_gate(Job("facts", indicators=("deaths",)))(REPORT.encode())


def test_own_rules_count(tmp_path: Path) -> None:
    text = "茶叶产量120吨，茶叶出口额3万元。".encode()
    assert not GATE(text)
    rules = tmp_path / "tea.yaml"
    rules.write_text(
        "schema: summarymine/1\npack: tea\nindicators:\n"
        "  - {id: tea, label: 茶叶产量, unit: 吨, names: [茶叶产量]}\n"
        "  - {id: tea_out, label: 茶叶出口额, unit: 元, names: [茶叶出口额]}\n",
        "utf-8",
    )
    assert find_gate(Job("facts", (str(rules),)))(text)
