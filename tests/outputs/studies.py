"""Studies for the tests of outputs: small, made by hand, every kind of cell in them."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from summarymine.model import (
    Evidence,
    Fact,
    Finding,
    IndicatorInfo,
    LedgerEntry,
    Origin,
    Period,
    Reporter,
    Span,
    Study,
    StudyDocument,
)
from summarymine.tables import Asked, compare_study

NAMES = {"deaths": ("亡人数", "人"), "loss": ("直接经济损失", "元"), "rate": ("整改率", "%")}
COUNTIES = ("云和县", "松阳县", "龙游县", "开化县")


def fact(document: str, indicator: str, value: str | None, **settings: Any) -> Fact:
    """A fact of the county and year in the document's name, such as `2024_云和县.txt`."""
    year, _, county = document.removesuffix(".txt").partition("_")
    label, unit = NAMES[indicator]
    number = None if value is None else Decimal(value)
    sentence = settings.pop("sentence", f"{label}{value}{unit}。")
    line = settings.pop("line", 1)
    start = settings.pop("start", list(NAMES).index(indicator) * 20)
    defaults: dict[str, Any] = {
        "reporter": Reporter(f"{county}公安局", county, str(330000 + COUNTIES.index(county))),
        "period": Period(int(year), f"{year}年"),
        "label": label,
        "unit": unit,
        "value": number,
        "low": number,
        "high": number,
    }
    evidence = Evidence(
        document=document,
        span=Span(start, start + 3),
        line=line,
        page=None,
        section="",
        sentence=sentence,
        pattern="made",
    )
    return Fact(indicator=indicator, evidence=evidence, **(defaults | settings))


def unclaimed(surface: str, context: str, start: int = 200) -> LedgerEntry:
    """A figure that no indicator claims."""
    span = Span(start, start + len(surface))
    return LedgerEntry(span=span, line=7, surface=surface, kind="unclaimed", context=context)


def document(
    name: str,
    facts: Sequence[Fact] = (),
    entries: Sequence[LedgerEntry] = (),
    findings: Sequence[Finding] = (),
    duplicate_of: str = "",
) -> StudyDocument:
    """A report of these."""
    return StudyDocument(
        name=name,
        digest=f"digest of {name}",
        text="",
        packs=("traffic",),
        facts=tuple(facts),
        entries=tuple(entries),
        findings=tuple(findings),
        duplicate_of=duplicate_of,
    )


def study(
    *documents: StudyDocument,
    indicators: str = "",
    findings: Sequence[Finding] = (),
    asked: Asked | None = None,
) -> Study:
    """The documents as a study; indicators: those asked for; asked: what else is."""
    made = Study(
        documents=documents,
        findings=tuple(findings),
        indicators=tuple(
            IndicatorInfo(
                id=key, label=label, label_en=key, unit=unit, pack="made", definition=f"{label}之数"
            )
            for key, (label, unit) in NAMES.items()
        ),
        origin=Origin(version="9.9", rules="abc", options={}),
    )
    if not (indicators or asked):
        return made
    asked = replace(asked or Asked(), only=tuple(indicators.split()))
    return replace(made, compared=compare_study(made, asked, "zh"))
