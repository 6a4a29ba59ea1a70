"""schema/*.json is what the columns say, and what the program writes is valid by it."""

import json
from pathlib import Path

import jsonschema
import pytest
from small_study import FIRST, SECOND

from summarymine.columns import AUDIT_COLUMNS, LIST_COLUMNS, LONG_COLUMNS
from summarymine.outputs.json_schema import OUTPUTS, make_origin_schema, make_output_schema
from summarymine.outputs.notes import ALWAYS, KINDS, NOTES, WORDS

FOLDER = Path(__file__).parents[2] / "schema"
ALL = {name: make_output_schema(name) for name in OUTPUTS} | {"origin": make_origin_schema()}


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
    keys = {column.key for _, columns in OUTPUTS.values() for column in columns}
    assert NOTES.keys() == keys
    # Those of a comparison and of the audit, whose columns no schema has.
    others = {column.key for column in (*LONG_COLUMNS, *AUDIT_COLUMNS)}
    assert {*KINDS, *WORDS, *ALWAYS, *LIST_COLUMNS} <= keys | others


RUNS = [
    # output, command
    ("facts", ("extract",)),
    ("quantities", ("quantities",)),
    ("ledger", ("ledger",)),
    ("numerals", ("ledger", "--class", "unclaimed", "--class", "fact", "--class", "date")),
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
    paths = [str(tmp_path), str(samples / "2024_高邮市公安局交警大队.txt")]
    result = CliRunner().invoke(main, [verb, *paths, *options, "--format", "jsonl"])
    assert result.exit_code == 0
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert lines
    for line in lines:
        validator(name).validate(line)


WRONG = [
    ("facts", {"document": "a.txt"}),
    ("facts", {"value": "12"}),
    ("facts", {"status": "maybe"}),
    ("facts", {"period_start": "2024-13-01"}),
    ("facts", {"flags": None}),
    ("facts", {"more": 1}),
    ("ledger", {"total": -1}),
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
