"""Findings of short texts as words, so that tests are tables."""

from collections.abc import Sequence

from summarymine.audit import audit_document, audit_facts
from summarymine.facts import extract_facts
from summarymine.indicators import Catalogue, load_catalogue
from summarymine.model import Document, Fact, Finding
from summarymine.quantities import find_quantities
from summarymine.text import prepare

CATALOGUE = load_catalogue()
TITLE = "和安县公安局交警大队2024年工作总结"
# Makes a line as long as a report's: a short one below a heading would be taken for its end.
PROSE = "民警们坚守岗位，风雨无阻，用辛勤付出守护着群众的平安出行路，赢得了广泛好评。"


def text_of(body: str, title: str = TITLE) -> str:
    return "\n".join([title, *(line + PROSE for line in body.split("\n"))])


def findings_of(
    body: str, title: str = TITLE, catalogue: Catalogue = CATALOGUE
) -> tuple[Finding, ...]:
    document = prepare(Document(name="a.txt", text=text_of(body, title)))
    quantities = find_quantities(document.text)
    facts = extract_facts(document, catalogue, quantities)
    return audit_document(document, facts, quantities, catalogue)


def told(body: str, title: str = TITLE) -> list[str]:
    """`code: arithmetic` of each finding."""
    return [f"{one.code}: {one.arithmetic}".removesuffix(": ") for one in findings_of(body, title)]


def against(body: str, title: str = TITLE) -> list[str]:
    """`weight code` of what speaks against figures."""
    found = findings_of(body, title)
    return [f"{o.weight} {o.code}" for o in found if o.weight in ("contradiction", "doubt")]


def facts_of(name: str, body: str, title: str = TITLE) -> tuple[Fact, ...]:
    return extract_facts(prepare(Document(name=name, text=text_of(body, title))), CATALOGUE)


def across(*facts: Sequence[Fact]) -> list[str]:
    """`weight code arithmetic` of what several reports say of each other."""
    found = audit_facts([fact for some in facts for fact in some], CATALOGUE)
    return [" ".join(filter(None, (one.weight, one.code, one.arithmetic))) for one in found]
