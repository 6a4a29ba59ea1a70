"""How long a workbook of many reports takes, how large it is, and what memory it needs.

    python benchmarks/workbook.py [REPORTS]

The facts are made up: 60 figures a report, a third with a change, 30 unclaimed ones.
"""

import random
import resource
import sys
import tempfile
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from summarymine.model import Evidence, Fact, Finding, LedgerEntry, Period, Reporter, Span
from summarymine.outputs.workbook import write_workbook
from summarymine.study import Origin, Study, StudyDocument

INDICATORS = 60
UNCLAIMED = 30
YEARS = (2022, 2023, 2024)


def make_study(reports: int) -> Study:
    """Reports of three years each, with figures, unclaimed numerals and a finding."""
    chance = random.Random(7)
    documents = tuple(make_document(number, chance) for number in range(reports))
    origin = Origin(version="", rules="", options={})
    return Study(documents=documents, findings=(), indicators=(), origin=origin)


def make_document(number: int, chance: random.Random) -> StudyDocument:
    """One report of one body in one year."""
    year, place = YEARS[number % 3], number // 3
    name = f"{year}_{place:04}.txt"
    body = Reporter(name=f"第{place}县公安局", region=f"第{place}县", adcode=f"{place:06}")
    facts = tuple(make_fact(name, body, year, at, chance) for at in range(INDICATORS))
    entries = tuple(
        LedgerEntry(
            span=Span(at * 50, at * 50 + 3),
            line=at,
            surface=f"{chance.randrange(999)}个",
            kind="unclaimed",
            context="…建成劝导站12个，巡逻车组8个，出动3次…",
        )
        for at in range(UNCLAIMED)
    )
    doubt = Finding(code="sum", weight="doubt", document=name, facts=facts[:3])
    return StudyDocument(
        name=name,
        digest=f"{number:032x}",
        text="",
        packs=("traffic",),
        facts=facts,
        entries=entries,
        findings=(doubt,),
    )


def make_fact(name: str, body: Reporter, year: int, indicator: int, chance: random.Random) -> Fact:
    """A level, every third with its change."""
    value = Decimal(chance.randrange(100_000))
    evidence = Evidence(
        document=name,
        span=Span(indicator * 40, indicator * 40 + 5),
        line=indicator,
        page=None,
        section="一、主要成效",
        sentence=f"全年共办理各类业务{value}件，同比上升，其中窗口办理占比有所下降，群众满意度进一步提高。",
        pattern=f"indicator{indicator}.names.1",
    )
    fact = Fact(
        reporter=body,
        period=Period(year, f"{year}年"),
        indicator=f"indicator{indicator}",
        label=f"指标{indicator}",
        unit="件",
        evidence=evidence,
        value=value,
        low=value,
        high=value,
    )
    if indicator % 3:
        return fact
    return replace(fact, change_pct=Decimal(chance.randrange(-500, 500)) / 10, baseline="同比")


def main() -> None:
    """Prints reports, seconds, and megabytes on disk and of memory."""
    reports = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    study = make_study(reports)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "all.xlsx"
        start = time.process_time()
        write_workbook(study, path, "zh")
        seconds = time.process_time() - start
        size = path.stat().st_size / 1e6
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{reports} reports: {seconds:.1f} s of one core, {size:.1f} MB on disk")
    print(f"memory: {before:.0f} MB before, {after:.0f} MB at most")


if __name__ == "__main__":
    main()
