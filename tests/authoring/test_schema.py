"""The JSON Schema says what the reader of pattern files says."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from summarymine.authoring.schema import DESCRIPTIONS, make_schema
from summarymine.indicators.catalogue import packaged_files
from summarymine.indicators.rule_file import INDICATOR_KEYS

PAGE = Path(__file__).parents[2] / "docs" / "patterns.schema.json"
VALIDATOR = jsonschema.Draft7Validator(make_schema())


def test_it_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(make_schema())


def test_every_key_is_described() -> None:
    assert tuple(DESCRIPTIONS) == INDICATOR_KEYS


def test_the_file_in_docs_is_it() -> None:
    assert json.loads(PAGE.read_text("utf-8")) == make_schema()


@pytest.mark.parametrize("path", packaged_files(), ids=lambda path: path.name)
def test_shipped_files_are_valid_and_name_it(path: Path) -> None:
    text = path.read_text("utf-8")
    assert [error.message for error in VALIDATOR.iter_errors(yaml.safe_load(text))] == []
    assert text.startswith("# yaml-language-server: $schema=../docs/patterns.schema.json\n")


WRONG = [
    {},
    {"schema": "summarymine/2"},
    {"schema": "summarymine/1", "indicator": []},
    {"schema": "summarymine/1", "indicators": [{"id": "A", "label": "甲", "unit": "个", "names": "甲"}]},
    {"schema": "summarymine/1", "indicators": [{"id": "a", "label": "甲", "unit": "个"}]},
    {"schema": "summarymine/1", "indicators": [{"id": "a", "label": "甲", "unit": "个", "names": "甲", "items": "some"}]},
    {"schema": "summarymine/1", "indicators": [{"id": "a", "label": "甲", "unit": "个", "names": [{"mach": "甲"}]}]},
    {"schema": "summarymine/1", "checks": [{"order": ["a"]}]},
]  # fmt: skip


@pytest.mark.parametrize("data", WRONG)
def test_wrong_files(data: object) -> None:
    assert not VALIDATOR.is_valid(data)
