"""Units: which words may follow a numeral, and how they are told."""

from functools import cache
from typing import Any

import regex

from summarymine.ready import compile_regex
from summarymine.text.lexicon import load_yaml

_MORE, _HALF = "个多", "个半"


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = load_yaml("summarymine.quantities", "units.yaml")
    return data


@cache
def unit_words() -> frozenset[str]:
    """Every unit and measure word in Chinese, as written; those made by rule among them."""
    data = _data()
    words = {word for words in data["units"].values() for word in words}
    words.update(word + "次" for word in data["with_次"])
    words.update("个" + word for word in data["with_个"])
    words.update(between + word for word in data["with_个多"] for between in (_MORE, _HALF))
    return frozenset(words)


@cache
def latin_units() -> frozenset[str]:
    """Units in Latin letters: km, MW."""
    return frozenset(_data()["latin"])


@cache
def not_after_single() -> frozenset[str]:
    """Units that a single Chinese numeral does not count: 一方面, 三轮车."""
    return frozenset(_data()["not_after_single"])


@cache
def not_after_year() -> frozenset[str]:
    """What is of a year rather than so many: 2023县, 2019级."""
    return frozenset(_data()["not_after_year"])


@cache
def canonical_units() -> dict[str, str]:
    """个百分点 → 百分点, 个多月 → 个月 and the like."""
    data = _data()
    told = {"个" + word: word for word in data["with_个"]}
    told |= {
        between + word: unit
        for word, unit in data["with_个多"].items()
        for between in (_MORE, _HALF)
    }
    told.update(data["canonical"])
    return told


@cache
def runs_on() -> dict[str, "regex.Pattern[str]"]:
    """Units, each with what after it makes a longer word of it: 台 of 台阶."""
    return {unit: compile_regex(words) for unit, words in _data()["runs_on"].items()}


@cache
def shorter_unit(unit: str) -> str:
    """The unit that unit begins with: 个 of 个人; "" if there is none."""
    shorter = (unit[:length] for length in range(len(unit) - 1, 0, -1))
    return next((word for word in shorter if word in unit_words()), "")


def part_of_unit(unit: str) -> str:
    """What stands inside a unit of time: 多 in 个多月, 半 in 个半小时, else ""."""
    return unit[1:2] if unit[:2] in (_MORE, _HALF) else ""
