"""First and last days of the stretches of a year that reports are about: 上半年, 1-10月, 春运."""

from datetime import date, timedelta

from summarymine.model import Period
from summarymine.ready import compile_regex

DIGITS = str.maketrans("〇○零Ｏ一二三四五六七八九０１２３４５６７８９", "00001234567890123456789")
NUMBER = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
DASH = "[-—–－~～至到]"
HOLIDAY = (
    "(?:国庆|春节|五一|元旦|清明|端午|中秋)节?"
    "(?:小?长假|假期|假日|黄金周|期间|[三四五六七八3-8]天(?:假期|长假)?){1,2}"
)

# Month and day of Chinese New Year, 2000 to 2035, by the calendar that GB/T 33661-2017 lays down;
# checked against the package lunardate 0.3.0.
NEW_YEAR = dict(
    enumerate(
        (
            *((2, 5), (1, 24), (2, 12), (2, 1), (1, 22), (2, 9), (1, 29), (2, 18), (2, 7), (1, 26)),
            *((2, 14), (2, 3), (1, 23), (2, 10), (1, 31), (2, 19), (2, 8), (1, 28), (2, 16)),
            *((2, 5), (1, 25), (2, 12), (2, 1), (1, 22), (2, 10), (1, 29), (2, 17), (2, 6)),
            *((1, 26), (2, 13), (2, 3), (1, 23), (2, 11), (1, 31), (2, 19), (2, 8)),
        ),
        start=2000,
    )
)
# 春运 lasts forty days: it begins fifteen days before New Year's Day.
RUSH_BEFORE, RUSH_DAYS = timedelta(days=15), timedelta(days=39)

QUARTERS = compile_regex(rf"(?P<first>前|第)?(?P<n>{NUMBER})个?季度")
MONTHS = compile_regex(rf"前(?P<n>{NUMBER})个?月")
RANGE = compile_regex(rf"(?P<first>{NUMBER})月?{DASH}(?P<last>{NUMBER})月")
MONTH = compile_regex(rf"(?P<upto>截[至止]到?)?(?P<n>{NUMBER})月[底末份]?")
DAYS = compile_regex(
    rf"(?P<upto>截[至止]到?)?(?P<month>{NUMBER})月(?P<day>{NUMBER})[日号]"
    rf"(?:{DASH}(?:(?P<last_month>{NUMBER})月)?(?P<last_day>{NUMBER})[日号])?"
)
HALVES = {"上半年": (1, 6), "下半年": (7, 12), "暑运": (7, 8), "": (1, 12)}

Days = tuple[date, date]


def parse_count(surface: str) -> int:
    """Value of 1 … 99 as NUMBER writes it: 7, 十, 十一, 二十."""
    tens, ten, ones = surface.rpartition("十")
    if not ten:
        return int(surface.translate(DIGITS))
    return 10 * int(tens.translate(DIGITS) or 1) + int(ones.translate(DIGITS) or 0)


def resolve_months(part: str) -> tuple[int, int] | None:
    """First and last month of a part of a year; "" is the whole of it. None: not whole months.

    >>> resolve_months("前三季度"), resolve_months("1至11月"), resolve_months("截至11月底")
    ((1, 9), (1, 11), (1, 11))
    """
    if part in HALVES:
        return HALVES[part]
    if found := QUARTERS.fullmatch(part):
        last = 3 * parse_count(found["n"])
        months = (1 if found["first"] == "前" else last - 2, last)
    elif found := MONTHS.fullmatch(part):
        months = (1, parse_count(found["n"]))
    elif found := RANGE.fullmatch(part.removesuffix("份")):
        months = (parse_count(found["first"]), parse_count(found["last"]))
    elif found := MONTH.fullmatch(part):
        last = parse_count(found["n"])
        months = (1 if found["upto"] else last, last)
    else:
        return None
    return months if 1 <= months[0] <= months[1] <= 12 else None


def resolve_days(year: int, part: str) -> Days | None:
    """First and last day of a part of a year; None for one that no rule fixes (国庆假期).

    >>> [day.isoformat() for day in resolve_days(2024, "春运") or ()]
    ['2024-01-26', '2024-03-05']
    """
    if part == "春运":
        if year not in NEW_YEAR:
            return None
        first = date(year, *NEW_YEAR[year]) - RUSH_BEFORE
        return first, first + RUSH_DAYS
    if months := resolve_months(part):
        return date(year, months[0], 1), month_end(year, months[1])
    return resolve_dated(year, part)


def resolve_dated(year: int, part: str) -> Days | None:
    """The days of 1月1日至10月31日, of 截至10月15日 and of 10月1日; None for another part."""
    found = DAYS.fullmatch(part)
    if found is None:
        return None
    month, day = parse_count(found["month"]), parse_count(found["day"])
    last_month = parse_count(found["last_month"]) if found["last_month"] else month
    last_day = parse_count(found["last_day"]) if found["last_day"] else day
    first = (1, 1) if found["upto"] else (month, day)
    try:
        days = date(year, *first), date(year, last_month, last_day)
    except ValueError:
        return None
    return days if days[0] <= days[1] else None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def period_of(year: int | None, part: str, text: str) -> Period:
    """The part of the year, with its first and last day where both are fixed."""
    days = resolve_days(year, part) if year else None
    return Period(year, text, *(days or (None, None)))


def span_of(first: date, last: date, text: str) -> Period:
    """A stretch over the turn of a year; of more than twelve months it is of no one year."""
    one_year = (last - first).days <= 366
    return Period(last.year if one_year else None, text, first, last)
