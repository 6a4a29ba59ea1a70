"""Units: which words may follow a numeral, and how they are told."""

from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def _data() -> dict[str, Any]:
    text = resources.files("summarymine.quantities").joinpath("units.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return data


@cache
def unit_words() -> frozenset[str]:
    """Every unit and measure word, as written."""
    return frozenset(word for words in _data()["units"].values() for word in words)


@cache
def not_after_single() -> frozenset[str]:
    """Units that a single Chinese numeral does not count: 一方面, 三轮车."""
    return frozenset(_data()["not_after_single"])


@cache
def canonical_units() -> dict[str, str]:
    """个百分点 → 百分点 and the like."""
    return dict(_data()["canonical"])
