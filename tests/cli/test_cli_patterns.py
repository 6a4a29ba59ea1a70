"""summarymine patterns: which indicators there are, and where they come from."""

import csv
import io
import json
from pathlib import Path

import pytest
from small_reports import Run

MINE = """\
schema: summarymine/1
pack: visits
indicators:
  - id: visits
    label: 走访人次
    label_en: visits
    unit: 人次
    definition: 走访群众的人次
    names: ['走访(?:群众)?']
    cases:
      - {text: 走访群众120人次。, facts: [{value: 120}]}
    silent: [走访工作更加深入。]
"""

SHOWN = """\
id: visits
label: 走访人次
label_en: visits
unit: 人次
definition: 走访群众的人次
origin: mine.yaml:4
units:
  - 人次
names:
  - 走访(?:群众)?
cases:
  - 走访群众120人次。
silent:
  - 走访工作更加深入。
"""


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A pattern file in the current folder."""
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text(MINE, "utf-8")
    return "mine.yaml"


def test_list(run: Run) -> None:
    result = run("patterns", "list")
    assert (result.exit_code, result.stderr) == (0, "")
    (row,) = [row for row in csv.DictReader(io.StringIO(result.stdout)) if row["id"] == "deaths"]
    assert (row["label_en"], row["unit"]) == ("deaths", "人")
    assert row["origin"].startswith("patterns/traffic.yaml:")


def test_list_with_own_patterns(run: Run, mine: str) -> None:
    result = run("patterns", "list", "--patterns", mine, "--format", "jsonl")
    assert json.loads(result.stdout.splitlines()[-1]) == {
        "id": "visits",
        "label": "走访人次",
        "label_en": "visits",
        "unit": "人次",
        "pack": "visits",
        "origin": "mine.yaml:4",
    }


def test_show(run: Run, mine: str) -> None:
    result = run("patterns", "show", "visits", "--patterns", mine)
    assert (result.exit_code, result.stdout, result.stderr) == (0, SHOWN, "")


def test_show_unknown(run: Run) -> None:
    result = run("patterns", "show", "death")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "error: death: no such indicator; did you mean deaths?\n"
