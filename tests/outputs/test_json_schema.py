"""schema/*.json is what the columns say, and what the program writes is valid by it."""

import json
from pathlib import Path

import jsonschema
import pytest
from small_study import FIRST, SECOND

from summarymine.columns import LIST_COLUMNS
from summarymine.outputs.json_schema import OUTPUTS, make_schemas
from summarymine.outputs.notes import ALWAYS, KINDS, NOTES, WORDS

FOLDER = Path(__file__).parents[2] / "schema"
# With a target, and what came of it.
THIRD = (
    "高邮市政府2024年工作报告\n2023年，地区生产总值增长5.8%。2024年，地区生产总值预期增长6%左右。\n"
)
ALL = make_schemas()


def validator(name: str) -> jsonschema.Draft202012Validator:
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(ALL[name], format_checker=checker)


@pytest.mark.parametrize("name", ALL)
def test_the_file_is_current(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(ALL[name])
    text = (FOLDER / f"{name}.schema.json").read_text("utf-8")
    assert json.loads(text) == ALL[name], "run scripts/make_schemas.py"


def test_there_is_no_other_file() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}.schema.json" for name in ALL}


def test_columns_are_described_in_one_place() -> None:
    keys = {column.key for lines in OUTPUTS.values() for column in lines.columns}
    assert NOTES.keys() == keys
    assert {*KINDS, *WORDS, *ALWAYS, *LIST_COLUMNS} <= keys
    for lines in OUTPUTS.values():
        assert {*lines.notes} <= {column.key for column in lines.columns}


RUNS = [
    # output, command
    ("facts", ("extract",)),
    ("quantities", ("quantities",)),
    ("ledger", ("ledger",)),
    ("numerals", ("ledger", "--class", "unclaimed", "--class", "fact", "--class", "date")),
    ("findings", ("audit",)),
    ("comparison", ("compare",)),
    ("comparison", ("compare", "--rank", "--difference-from", "mean")),
    ("comparison-year", ("compare", "--layout", "year")),
    ("comparison-long", ("compare", "--layout", "long", "--rank", "--by-theme")),
    ("targets", ("compare", "--targets")),
    ("explanation", ("explain",)),
]


@pytest.mark.parametrize(("name", "command"), RUNS)
def test_outputs_are_valid(
    name: str, command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from click.testing import CliRunner

    from summarymine.cli import main

    (tmp_path / "a.txt").write_text(FIRST, "utf-8")
    (tmp_path / "b.txt").write_text(SECOND, "utf-8")
    samples = Path(__file__).parents[2] / "samples"
    verb, *options = command
    (tmp_path / "c.txt").write_text(THIRD, "utf-8")
    names = ("高邮市公安局交警大队", "沅江市公安局交通警察大队")
    paths = [str(tmp_path), *(str(samples / f"2024_{name}.txt") for name in names)]
    result = CliRunner().invoke(main, [verb, *paths, *options, "--format", "jsonl"])
    assert result.exit_code == 0
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert lines
    for line in lines:
        validator(name).validate(line)


def test_the_list_of_indicators_is_valid() -> None:
    from click.testing import CliRunner

    from summarymine.cli import main

    result = CliRunner().invoke(main, ["patterns", "list", "--format", "jsonl"])
    for line in result.stdout.splitlines():
        validator("indicators").validate(json.loads(line))


def test_what_verify_tells_is_valid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from summarymine.cli import main

    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    for name, text in (("a.txt", FIRST), ("b.txt", SECOND)):
        (tmp_path / "reports" / name).write_text(text, "utf-8")
    assert CliRunner().invoke(main, ["extract", "reports", "-o", "x.sqlite"]).exit_code == 0
    (tmp_path / "reports" / "a.txt").write_text(FIRST.replace("12人", "13人"), "utf-8")
    (tmp_path / "reports" / "b.txt").write_text("", "utf-8")
    result = CliRunner().invoke(main, ["verify", "x.sqlite", "reports", "--format", "json"])
    told = json.loads(result.stdout)
    validator("verification").validate(told)
    assert {change["kind"] for one in told["documents"] for change in one["changes"]}


WRONG = [
    ("facts", {"document": "a.txt"}),
    ("facts", {"value": "12"}),
    ("facts", {"status": "maybe"}),
    ("facts", {"period_start": "2024-13-01"}),
    ("facts", {"flags": None}),
    ("facts", {"more": 1}),
    ("ledger", {"total": -1}),
    ("findings", {"weight": "heavy"}),
    ("findings", {"lines": "3"}),
    ("comparison", {"高邮市 2024": ["40"]}),
    ("numerals", {"class": "none"}),
]


@pytest.mark.parametrize(("name", "wrong"), WRONG)
def test_wrong_lines(name: str, wrong: dict[str, object]) -> None:
    right: dict[str, object] = {}
    for key, rule in ALL[name]["properties"].items():
        types = rule["type"] if isinstance(rule["type"], list) else [rule["type"]]
        blank = {
            "null": None,
            "array": [],
            "integer": 0,
            "string": rule.get("enum", ["x"])[0],
            "number": 0,
        }
        right[key] = None if "null" in types else blank[types[0]]
    validator(name).validate(right)
    wrong = {**right, **wrong} if len(wrong) and "document" not in wrong else wrong
    assert not validator(name).is_valid(wrong)
