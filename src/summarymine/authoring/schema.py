"""The pattern language as JSON Schema, made from the tables that its reader goes by."""

from typing import Any

from summarymine.indicators.context import load_context
from summarymine.indicators.rule_file import (
    CASE_FIELDS,
    CHECK_KEYS,
    ID,
    NUMERIC_FIELDS,
    REQUIRED_KEYS,
    SCHEMA,
)
from summarymine.indicators.values import WORDS

# What editors show of each key, Chinese first: most who write rules read it.
DESCRIPTIONS = {
    "id": "编号：小写字母、数字和 _ · id: small letters, digits and _",
    "label": "表格中的名称 · name in the table",
    "label_en": "英文名称 · English name",
    "theme": "表格中归入的类别，默认为指标包 · what tables group it under; its pack, if not told",
    "unit": "数值的单位 · unit of the level",
    "units": "可用的量词或量词族 · measure words or families that a level may have",
    "definition": "计入什么、不计什么 · what counts",
    "optional": "只在点名时输出 · told only where asked for by name",
    "names": "报告中的叫法（正则表达式）· how reports call it (regexes)",
    "short": "上文刚说过时的简称 · names that count only after the indicator was told",
    "not": "貌似而不是的词 · words that look like the name and are not",
    "level": "数字不在名称后时的写法，用 {quantity} · where the figure does not follow the name",
    "zero": "表示没有的写法 · phrases that state a zero",
    "part": "使之成为部分的词 · words that make it a part",
    "inherent": "本属此指标、不表示部分的词 · words that make no part of this indicator",
    "items": "其中之后的无名项是否为其部分 · whether unnamed items of 其中 are parts",
    "consequences": "同一句中随之而来的指标 · indicators told in the same breath",
    "narrows": "其中只属此指标的 · those of them that are of this alone",
    "subject": "open：句首任何主语都成为部分 · any subject makes a part",
    "whole": "名称中不缩小范围的词 · words in the name that do not narrow it",
    "objects": "列举中也计入的事物 · what items of a list are counted too",
    "floor": "名称中大于此数的为部分 · a larger number in the name makes a part",
    "cases": "应得出数据的例句 · texts, and what must come out",
    "silent": "不应得出数据的例句 · texts of which nothing may come out",
}
_TEXT = {"type": "string", "minLength": 1}
_SCALAR = {"type": ["string", "number"]}


def make_schema() -> dict[str, Any]:
    """The JSON Schema (draft 7, as editors take it) of a pattern file."""
    pattern = {
        "anyOf": [
            _TEXT,
            {
                "type": "object",
                "properties": {"match": _TEXT, "near": _TEXT},
                "required": ["match"],
                "additionalProperties": False,
            },
        ]
    }
    patterns = _one_or_list(pattern)
    texts = _one_or_list(_SCALAR)
    case = {
        "type": "object",
        "properties": {"text": _SCALAR, "facts": _one_or_list(_case_fact())},
        "required": ["text", "facts"],
        "additionalProperties": False,
    }
    families = sorted(load_context().units)
    forms: dict[str, dict[str, Any]] = {
        "id": {"type": "string", "pattern": f"^{ID}$"},
        **dict.fromkeys(("label", "label_en", "theme", "unit", "definition"), _SCALAR),
        "units": _one_or_list({"anyOf": [{"enum": families}, _TEXT]}),
        "optional": {"type": "boolean"},
        **dict.fromkeys(("consequences", "narrows"), texts),
        "items": {"enum": list(WORDS["items"])},
        "subject": {"enum": list(WORDS["subject"])},
        "floor": {"type": "integer", "minimum": 0},
        "cases": _one_or_list(case),
        "silent": texts,
    }
    properties = {
        key: {**forms.get(key, patterns), "description": said} for key, said in DESCRIPTIONS.items()
    }
    indicator = {
        "type": "object",
        "properties": properties,
        "required": list(REQUIRED_KEYS),
        "additionalProperties": False,
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "summarymine pattern file",
        "type": "object",
        "properties": {
            "schema": {"const": SCHEMA},
            **dict.fromkeys(("pack", "label", "label_en"), _TEXT),
            "documents": _documents(),
            "macros": {"type": "object", "additionalProperties": _SCALAR},
            "indicators": {"type": ["array", "null"], "items": indicator},
            "checks": {"type": "array", "items": _check()},
        },
        "required": ["schema"],
        "additionalProperties": False,
    }


def _one_or_list(item: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [item, {"type": "array", "items": item}]}


def _case_fact() -> dict[str, Any]:
    forms: dict[str, dict[str, Any]] = dict.fromkeys(CASE_FIELDS, _SCALAR)
    forms |= {field: {"type": ["number", "string"]} for field in NUMERIC_FIELDS}
    forms |= {field: {"enum": list(words)} for field, words in WORDS.items() if field in forms}
    return {"type": "object", "properties": forms, "additionalProperties": False}


def _documents() -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            "title": _TEXT,
            "words": _TEXT,
            **dict.fromkeys(("also", "without"), _one_or_list(_TEXT)),
            "otherwise": {"type": "boolean"},
        },
        "additionalProperties": False,
    }


def _check() -> dict[str, Any]:
    ids = {"type": "array", "items": {"type": "string", "pattern": f"^{ID}$"}, "minItems": 2}
    single = {"type": "string", "pattern": f"^{ID}$"}
    forms = {key: single if key in ("total", "rate") else ids for key in CHECK_KEYS}
    return {"type": "object", "properties": forms, "additionalProperties": False}
