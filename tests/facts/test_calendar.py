"""First and last days of the parts of a year, and of a report's period."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from summarymine.facts.calendar import NEW_YEAR, resolve_days
from summarymine.facts.period import resolve_period
from summarymine.text import prepare_text

DAYS = [
    # year  part             first        last
    (2024, "", (1, 1), (12, 31)),
    (2024, "上半年", (1, 1), (6, 30)),
    (2023, "下半年", (7, 1), (12, 31)),
    (2024, "前三季度", (1, 1), (9, 30)),
    (2024, "前3个季度", (1, 1), (9, 30)),
    (2024, "一季度", (1, 1), (3, 31)),
    (2024, "第四季度", (10, 1), (12, 31)),
    (2024, "前11个月", (1, 1), (11, 30)),
    (2024, "前十个月", (1, 1), (10, 31)),
    (2024, "1-10月", (1, 1), (10, 31)),
    (2024, "1—10月", (1, 1), (10, 31)),
    (2024, "一至五月", (1, 1), (5, 31)),
    (2024, "7月至9月", (7, 1), (9, 30)),
    (2024, "2月", (2, 1), (2, 29)),
    (2023, "2月", (2, 1), (2, 28)),
    (2024, "截至11月", (1, 1), (11, 30)),
    (2024, "截至10月15日", (1, 1), (10, 15)),
    (2024, "1月1日至10月31日", (1, 1), (10, 31)),
    (2024, "10月1日至7日", (10, 1), (10, 7)),
    (2023, "春运", (1, 7), (2, 15)),
    (2024, "春运", (1, 26), (3, 5)),
    (2025, "春运", (1, 14), (2, 22)),
    (2024, "暑运", (7, 1), (8, 31)),
]


@pytest.mark.parametrize(("year", "part", "first", "last"), DAYS)
def test_resolve_days(year: int, part: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    assert resolve_days(year, part) == (date(year, *first), date(year, *last))


# Chinese New Year, as calendars have it
NEW_YEARS = [
    *((2014, 1, 31), (2015, 2, 19), (2016, 2, 8), (2017, 1, 28), (2018, 2, 16), (2019, 2, 5)),
    *((2020, 1, 25), (2021, 2, 12), (2022, 2, 1), (2023, 1, 22), (2024, 2, 10), (2025, 1, 29)),
    *((2026, 2, 17), (2027, 2, 6)),
]


@pytest.mark.parametrize("day", NEW_YEARS)
def test_the_rush_begins_fifteen_days_before_new_year(day: tuple[int, int, int]) -> None:
    days = resolve_days(day[0], "春运")
    assert days is not None
    assert days[0] == date(*day) - timedelta(days=15)


def test_a_year_of_the_moon_has_twelve_months_or_thirteen() -> None:
    new_years = [date(year, *day) for year, day in NEW_YEAR.items()]
    lengths = {(following - day).days for day, following in pairwise(new_years)}
    assert lengths <= {353, 354, 355, 383, 384, 385}


# Set anew each year, beyond the table, or no days at all.
OPEN = [(2024, "国庆假期"), (2050, "春运"), (2024, "13月"), (2024, "9-3月"), (2024, "2月30日")]


@pytest.mark.parametrize(("year", "part"), OPEN)
def test_days_stay_open(year: int, part: str) -> None:
    assert resolve_days(year, part) is None


REPORTS = [
    # text                                          year  period            days
    ("某大队2024年工作总结", 2024, "2024年", "2024-01-01 2024-12-31"),
    ("某大队二〇二四年上半年工作总结", 2024, "二〇二四年上半年", "2024-01-01 2024-06-30"),
    ("某大队2024年1—10月工作情况", 2024, "2024年1—10月", "2024-01-01 2024-10-31"),
    ("截至2024年11月底某大队工作情况", 2024, "2024年截至11月", "2024-01-01 2024-11-30"),
    ("某大队截至2024年10月15日工作情况", 2024, "2024年截至10月15日", "2024-01-01 2024-10-15"),
    (
        "某大队2023年12月至2024年11月工作总结",
        2024,
        "2023年12月至2024年11月",
        "2023-12-01 2024-11-30",
    ),
    ("某大队2021-2023年工作总结", None, "2021-2023年", "2021-01-01 2023-12-31"),
    ("某大队“十三五”工作总结", None, "十三五期间", "2016-01-01 2020-12-31"),
    ("“十四五”时期和2025年工作回顾\n某市", 2025, "2025年", "2025-01-01 2025-12-31"),
    ("某大队2024年国庆假期安保工作总结", 2024, "2024年国庆假期", "None None"),
    ("某大队2024年春运工作小结", 2024, "2024年春运", "2024-01-26 2024-03-05"),
    ("某支队总结\n现将XX年前三季度工作报告如下。", None, "前三季度", "None None"),
    # In January and February 今年 may be the year that has ended.
    ("总结\n今年以来，查处3起。\n2024年2月20日", None, "", "None None"),
    ("总结\n今年以来，查处3起。\n2024年3月2日", 2024, "2024年", "2024-01-01 2024-03-02"),
    ("总结\n今年以来，查处3起。\n2024年10月20日", 2024, "2024年", "2024-01-01 2024-10-20"),
]


@pytest.mark.parametrize(("text", "year", "period", "days"), REPORTS)
def test_days_of_report(text: str, year: int | None, period: str, days: str) -> None:
    found = resolve_period(prepare_text(text))
    assert (found.year, found.text) == (year, period)
    assert f"{found.start} {found.end}" == days
