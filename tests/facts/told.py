"""Facts as rows of text, so that tests are tables."""

from collections.abc import Iterable
from typing import Any

import pytest

from summarymine.facts import extract_facts
from summarymine.indicators import load_catalogue
from summarymine.model import Fact
from summarymine.text import prepare_text

PACKAGED = load_catalogue()
# Those that many tables below need are asked for though they are optional.
CATALOGUE = PACKAGED.only(
    [one.id for one in PACKAGED.defined if not one.optional or one.pack == "government"]
)
TITLE = "某县交警大队2024年工作总结\n"
# Makes a line as long as a report's: a short one below a heading would be taken for its end.
PROSE = "民警们坚守岗位，风雨无阻，用辛勤付出守护着群众的平安出行路，赢得了广泛好评。"


def facts_of(text: str, title: str = TITLE) -> tuple[Fact, ...]:
    lines = [line + PROSE if line.endswith("。") else line for line in text.split("\n")]
    return extract_facts(prepare_text(title + "\n".join(lines)), CATALOGUE)


def row(fact: Fact, *fields: str) -> str:
    """`deaths 40 -24.52% -13`, the fields asked for, and the scope in brackets."""
    told = {
        "direction": fact.direction,
        "baseline": fact.baseline,
        "year": fact.period.year,
        "status": fact.status,
        "flags": ";".join(fact.flags),
    }
    parts = [fact.indicator]
    if fact.value is not None:
        parts.append(f"{fact.value.normalize():f}")
    if fact.change_pct is not None:
        parts.append(f"{fact.change_pct.normalize():+f}%")
    if fact.change_abs is not None:
        parts.append(f"{fact.change_abs.normalize():+f}")
    parts += [str(told[field] or "-") for field in fields]
    if fact.scope:
        parts.append(f"[{fact.scope}]")
    return " ".join(parts)


def told(text: str, *fields: str, title: str = TITLE) -> list[str]:
    return [row(fact, *fields) for fact in facts_of(text, title)]


def failing(cases: Iterable[tuple[str, list[str], str]]) -> list[Any]:
    """Parameters of cases that are known to fail: text, rows, and the reason."""
    return [
        pytest.param(text, rows, marks=pytest.mark.xfail(reason=why)) for text, rows, why in cases
    ]
