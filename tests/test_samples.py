"""The samples end to end: every figure of the five that are text, and no other; all that the made-up
ones of other kinds tell."""

import os
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from summarymine import compare, extract_facts, load_catalogue, prepare, read, write
from summarymine.model import Document, Fact
from summarymine.readers import ReportPath, office, read_all

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
GOLDEN = ROOT / "tests" / "golden" / "compare_samples.csv"

FILES = {
    "高邮": "2024_高邮市公安局交警大队.txt",
    "沅江": "2024_沅江市公安局交通警察大队.txt",
    "瑞安": "2023_瑞安公安交警.txt",
    "襄阳": "襄阳市公安局交警支队.txt",
    "安康": "2020_安康市公安局交警支队.txt",
}

HEADS = [
    # sample  region    adcode    year
    ("高邮", "高邮市", "321084", 2024),
    ("沅江", "沅江市", "430981", 2024),
    ("瑞安", "瑞安市", "330381", 2023),
    ("襄阳", "襄阳市", "420600", None),
    ("安康", "安康市", "610900", 2020),
]

WHOLE, PART = "whole", "part"
STATUSES = ("actual", "planned")
Row = tuple[str, str, str, str]  # sample, indicator, figure, whole or part

# A figure is a level (40), a signed change (-24.52%) or a bare direction (down).
FACTS: list[Row] = [
    ("高邮", "deaths", "down", WHOLE),
    ("高邮", "traffic_calls", "-5%", PART),
    ("高邮", "fatal_accidents", "-18%", PART),
    ("高邮", "hazards_found", "7", PART),
    ("高邮", "hazards_fixed", "7", PART),
    ("高邮", "hazards_found", "48", PART),
    ("高邮", "hazards_fixed", "48", PART),
    ("高邮", "hazards_found", "63", PART),
    ("高邮", "hazards_fixed", "63", PART),
    ("高邮", "hazard_fix_rate", "100", PART),
    ("高邮", "violations", "15000", PART),
    ("高邮", "vehicles_seized", "1300", PART),
    ("高邮", "hit_and_run_rate", "100", WHOLE),
    ("高邮", "helmet_rate", "90", PART),
    ("高邮", "publicity_events", "50", PART),
    ("高邮", "accidents_quick", "3000", WHOLE),
    ("沅江", "campaigns", "8", WHOLE),
    ("沅江", "hazards_fixed", "1087", PART),
    ("沅江", "hazards_fixed", "837", PART),
    ("沅江", "vehicle_services", "1000", PART),
    ("沅江", "accident_calls", "9384", WHOLE),
    ("沅江", "accident_calls", "+3.86%", WHOLE),
    ("沅江", "fatal_accidents", "40", WHOLE),
    ("沅江", "deaths", "40", WHOLE),
    ("沅江", "deaths", "-24.52%", WHOLE),
    ("沅江", "injuries", "361", WHOLE),
    ("沅江", "injuries", "-2.75%", WHOLE),
    ("沅江", "economic_loss", "4120000", WHOLE),
    ("沅江", "economic_loss", "+16.75%", WHOLE),
    ("沅江", "major_accidents", "0", WHOLE),
    ("沅江", "violations_onsite", "25955", WHOLE),
    ("沅江", "violations_offsite", "92500", WHOLE),
    ("沅江", "admin_detentions", "286", WHOLE),
    ("沅江", "drunk_driving", "332", WHOLE),
    ("沅江", "accidents_quick", "3619", WHOLE),
    ("沅江", "accidents_simple", "3946", WHOLE),
    ("沅江", "accidents_general", "81", WHOLE),
    ("沅江", "vehicle_services", "28172", WHOLE),
    ("沅江", "vehicles_registered", "2351", WHOLE),
    ("沅江", "vehicle_services", "1601", PART),
    ("沅江", "vehicle_services", "5646", PART),
    ("沅江", "vehicle_services", "1791", PART),
    ("沅江", "vehicle_services", "654", PART),
    ("沅江", "vehicle_services", "9481", PART),
    ("沅江", "vehicle_services", "17", PART),
    ("沅江", "vehicle_services", "41", PART),
    ("沅江", "vehicle_services", "55", PART),
    ("沅江", "vehicle_services", "6535", PART),
    ("瑞安", "traffic_calls", "-1.24%", WHOLE),
    ("瑞安", "fatal_accidents", "-30.26%", WHOLE),
    ("瑞安", "deaths", "-30.26%", WHOLE),
    ("瑞安", "hazards_fixed", "262", WHOLE),
    ("瑞安", "violations", "+13.9%", PART),
    ("瑞安", "violations", "340", PART),
    ("瑞安", "congestion_calls", "-75.87%", WHOLE),
    ("瑞安", "vehicle_services", "570000", WHOLE),
    ("瑞安", "publicity_events", "800", PART),
    ("瑞安", "publicity_events", "2000", PART),
    ("瑞安", "publicity_events", "30", PART),
    ("襄阳", "major_accidents", "-50%", WHOLE),
    ("襄阳", "accidents", "0", PART),
    ("襄阳", "violations_onsite", "115000", WHOLE),
    ("襄阳", "violations_onsite", "+28.31%", WHOLE),
    ("襄阳", "campaigns", "32", PART),
    ("襄阳", "violations", "10000", PART),
    ("襄阳", "accidents_quick", "800", PART),
    ("安康", "major_accidents", "0", PART),
    ("安康", "vehicles_checked", "300000", PART),
    ("安康", "licences_revoked", "510", WHOLE),
    ("安康", "admin_detentions", "130", WHOLE),
    ("安康", "criminal_detentions", "5", WHOLE),
    ("安康", "lifetime_bans", "7", WHOLE),
    ("安康", "lifetime_bans", "14", WHOLE),
    ("安康", "violations_onsite", "10430", PART),
    ("安康", "vehicle_services", "up", PART),
    ("安康", "helmet_rate", "95", PART),
]

# May be told or not: people differ on whether the indicator counts them.
DOUBTFUL = {
    ("高邮", "violations", "100"),
    ("高邮", "violations", "1500"),
    ("襄阳", "hit_and_run_solved", "58"),
    ("襄阳", "publicity_events", "800"),
    ("襄阳", "vehicle_services", "5000"),
    ("襄阳", "vehicle_services", "3300"),
    ("襄阳", "vehicle_services", "2022"),
    ("襄阳", "vehicle_services", "15000"),
    ("安康", "accidents", "down"),
    ("安康", "deaths", "down"),
    ("安康", "injuries", "down"),
    ("安康", "economic_loss", "down"),
}

# Missed or wrong today.
KNOWN_FAILURES: set[Row] = {
    ("沅江", "vehicle_services", "1000", "part"),
    ("瑞安", "publicity_events", "30", "part"),
}

# Told today, though no such figure was published.
KNOWN_WRONG: set[Row] = {
    ("沅江", "vehicle_services", "1000", "whole"),
    ("瑞安", "publicity_events", "30", "whole"),
}

SCOPES = [
    # sample  indicator           figure   scope
    ("高邮", "traffic_calls", "-5%", "国省道"),
    ("高邮", "fatal_accidents", "-18%", "国省道"),
    ("高邮", "vehicles_seized", "1300", "非标电动三四轮车"),
    ("沅江", "hazards_fixed", "1087", "县道"),
    ("沅江", "hazards_fixed", "837", "农村公路“攻坚消薄”专项行动"),
    ("沅江", "vehicle_services", "1601", "转移登记"),
    ("沅江", "vehicle_services", "5646", "车辆检验"),
    ("沅江", "vehicle_services", "654", "增驾"),
    ("沅江", "vehicle_services", "17", "满分学习"),
    ("沅江", "vehicle_services", "6535", "发放临时号牌"),
    ("瑞安", "publicity_events", "2000", "“电影下乡”宣传"),
    ("安康", "major_accidents", "0", "重特大"),
    ("安康", "violations_onsite", "10430", "城市道路"),
]
KNOWN_FAILURES_OF_SCOPE: set[Row] = set()


@cache
def facts_of(sample: str) -> tuple[Fact, ...]:
    return extract_facts(prepare(read(SAMPLES / FILES[sample])), load_catalogue())


def figures(fact: Fact) -> Iterator[str]:
    """What a fact tells, as FACTS writes it: its level and its change, or else its direction."""
    if fact.value is not None:
        yield f"{fact.value.normalize():f}"
    if fact.change_pct is not None:
        yield f"{fact.change_pct.normalize():+f}%"
    if fact.change_abs is not None:
        yield f"{fact.change_abs.normalize():+f}"
    if fact.direction and (fact.value, fact.change_pct, fact.change_abs) == (None, None, None):
        yield fact.direction


def rows_of(sample: str, *statuses: str) -> list[Row]:
    """All that is told of a sample, as FACTS writes it."""
    return [
        (sample, fact.indicator, figure, PART if fact.scope else WHOLE)
        for fact in facts_of(sample)
        for figure in figures(fact)
        if fact.status in statuses
    ]


def row_id(row: Row) -> str:
    return "-".join(row)


def with_known_failures(rows: list[Row], known: set[Row]) -> list[object]:
    fails = pytest.mark.xfail(reason="known failure", strict=True)
    return [
        pytest.param(row, id=row_id(row), marks=[fails] if row in known else []) for row in rows
    ]


@pytest.mark.parametrize(("sample", "region", "adcode", "year"), HEADS)
def test_head(sample: str, region: str, adcode: str, year: int | None) -> None:
    heads = {
        (fact.reporter.region, fact.reporter.adcode, fact.period.year)
        for fact in facts_of(sample)
        if fact.status == "actual" and fact.indicator != "lifetime_bans"
    }
    assert heads == {(region, adcode, year)}


@pytest.mark.parametrize("row", with_known_failures(FACTS, KNOWN_FAILURES))
def test_fact_is_found(row: Row) -> None:
    assert row in rows_of(row[0], "actual")


@pytest.mark.parametrize("sample", FILES)
def test_nothing_else_is_told(sample: str) -> None:
    told = {row for row in rows_of(sample, *STATUSES) if row[:3] not in DOUBTFUL}
    assert told - set(FACTS) - KNOWN_WRONG == set()


@pytest.mark.parametrize(
    "row", with_known_failures(sorted(KNOWN_WRONG), known=KNOWN_WRONG), ids=row_id
)
def test_wrong_fact_is_not_told(row: Row) -> None:
    assert row not in rows_of(row[0], *STATUSES)


@pytest.mark.parametrize("row", with_known_failures(SCOPES, KNOWN_FAILURES_OF_SCOPE))
def test_scope(row: Row) -> None:
    sample, indicator, figure, scope = row
    scopes = [
        fact.scope
        for fact in facts_of(sample)
        if fact.indicator == indicator and figure in figures(fact)
    ]
    assert scopes == [scope]


def test_fact_of_another_year_keeps_it() -> None:
    years = {
        fact.value: fact.period.year
        for fact in facts_of("安康")
        if fact.indicator == "lifetime_bans"
    }
    assert years == {Decimal(7): 2020, Decimal(14): 2019}


MADE_UP = ROOT / "tests" / "golden" / "made_up_samples.txt"
DOC = ROOT / "tests" / "data" / "2024_桐乡市公安局交警大队.doc"
OFFICE = pytest.param(
    DOC,
    marks=pytest.mark.skipif(office.find_program() is None, reason="no LibreOffice here"),
)
OTHERS = sorted(path for path in SAMPLES.iterdir() if path.suffix not in (".txt", ".md"))


def told_of_file(path: Path) -> str:
    """A line for each fact of each report in a file: region, year, page, indicator, figures."""
    lines = []
    for document in read_all(ReportPath(path.name, path)):
        assert isinstance(document, Document), document
        lines.append(f"# {document.name}")
        for fact in extract_facts(prepare(document), load_catalogue()):
            period = fact.period.text if fact.status == "actual" else f"{fact.period.text} planned"
            page = f"p. {fact.evidence.page}" if fact.evidence.page else ""
            told = " ".join((fact.indicator, *figures(fact), fact.unit))
            scope = f"[{fact.scope}]" if fact.scope else ""
            lines.append(" ".join(filter(None, (fact.reporter.region, period, page, told, scope))))
    return "\n".join(lines) + "\n\n"


@pytest.mark.parametrize("path", [*OTHERS, OFFICE], ids=lambda path: path.suffix)
def test_made_up(path: Path) -> None:
    """Set SUMMARYMINE_GOLDEN=write to accept what is told now; run them all then."""
    told = told_of_file(path)
    if os.environ.get("SUMMARYMINE_GOLDEN") == "write":
        kept = "" if path == OTHERS[0] else MADE_UP.read_text("utf-8")
        MADE_UP.write_text(kept + told, "utf-8")
    assert told in MADE_UP.read_text("utf-8")


def test_comparison(tmp_path: Path) -> None:
    """Set SUMMARYMINE_GOLDEN=write to accept what is told now."""
    facts = [fact for sample in FILES for fact in facts_of(sample)]
    indicators = load_catalogue().indicators
    table = compare(
        facts,
        order=[indicator.id for indicator in indicators],
        units={indicator.id: indicator.unit for indicator in indicators},
    )
    target = GOLDEN if os.environ.get("SUMMARYMINE_GOLDEN") == "write" else tmp_path / GOLDEN.name
    write(table, target, encoding="utf-8")
    assert target.read_text("utf-8") == GOLDEN.read_text("utf-8")
