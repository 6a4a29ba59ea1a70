"""Facts as rows of text, so that tests are tables."""

from summarymine.facts import extract_facts
from summarymine.indicators import load_catalogue
from summarymine.model import Fact
from summarymine.text import prepare_text

CATALOGUE = load_catalogue()
# The heading keeps the title apart from a short text: lines are joined by their widths.
TITLE = "某县交警大队2024年工作总结\n一、工作情况\n"


def facts_of(text: str, title: str = TITLE) -> tuple[Fact, ...]:
    return extract_facts(prepare_text(title + text), CATALOGUE)


def row(fact: Fact, *fields: str) -> str:
    """`deaths 40 -24.52%` and the named fields: scope in brackets, a year, a status."""
    parts = [fact.indicator]
    if fact.value is not None:
        parts.append(f"{fact.value.normalize():f}")
    if fact.change_pct is not None:
        parts.append(f"{fact.change_pct.normalize():+f}%")
    if fact.change_abs is not None:
        parts.append(f"{fact.change_abs.normalize():+f}")
    if "direction" in fields:
        parts.append(fact.direction or "-")
    if "baseline" in fields:
        parts.append(fact.baseline or "-")
    if "year" in fields:
        parts.append(str(fact.period.year))
    if "status" in fields:
        parts.append(fact.status)
    if fact.scope:
        parts.append(f"[{fact.scope}]")
    return " ".join(parts)


def told(text: str, *fields: str, title: str = TITLE) -> list[str]:
    return [row(fact, *fields) for fact in facts_of(text, title)]
