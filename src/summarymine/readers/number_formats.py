"""A number of a sheet, written as its cell shows it: 0.2452 under `0.00%` is 24.52%."""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

# Those that a file need not define (ECMA-376 18.8.30); not those of dates.
BUILT_IN = {
    **{
        1: "0",
        2: "0.00",
        3: "#,##0",
        4: "#,##0.00",
        9: "0%",
        10: "0.00%",
        37: "#,##0",
        38: "#,##0",
    },
    **{39: "#,##0.00", 40: "#,##0.00"},
}

# A file keeps 15 digits of a number; what a float has beyond them is noise.
DIGITS = 15

# The digits of a number, 0.00, with what stands before and behind them.
_CORE = re.compile(
    r"(?P<before>[^#0?%]*)(?P<digits>[#0?,]*(?:\.(?P<decimals>[#0?]*))?)(?P<after>.*)"
)
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
# Colours, conditions, currencies; room as wide as a character; fill.
_MUTE = re.compile(r"\[[^\]]*\]|_.|\*.")
# Shown a thousandth or ten thousandth of its size, or in powers: then the number itself is safer.
_SCALED = re.compile(r",(?![#0?])|!|E[+-]|/", re.I)


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a cell shows a number; decimals: None for as many as it has."""

    decimals: int | None = None
    percent: bool = False
    before: str = ""
    after: str = ""


@cache
def parse_format(code: str) -> NumberFormat:
    """What the part of a format code for positive numbers says.

    >>> parse_format('0.00%;[Red]-0.00%')
    NumberFormat(decimals=2, percent=True, before='', after='')
    >>> parse_format('#,##0"起"_ ').after
    '起'
    """
    section = _MUTE.sub("", code.partition(";")[0])
    percent = "%" in _QUOTED.sub("", section)
    found = _CORE.fullmatch(section)
    if not found or not found["digits"] or _SCALED.search(_QUOTED.sub("", section)):
        return NumberFormat(percent=percent)
    shown = found["decimals"] or ""
    # A # is shown only if there is a digit for it.
    decimals = None if "#" in shown else len(shown)
    return NumberFormat(decimals, percent, literal(found["before"]), literal(found["after"]))


def literal(text: str) -> str:
    """What a format code has in quotes."""
    return "".join(quoted or escaped for quoted, escaped in _QUOTED.findall(text)).strip()


def show_number(number: float, form: NumberFormat) -> str:
    """A number as its cell shows it, without marks between thousands.

    >>> show_number(0.245183, NumberFormat(2, percent=True))
    '24.52%'
    >>> show_number(1204.0, NumberFormat())
    '1204'
    """
    value = Decimal(format(number, f".{DIGITS}g"))
    if form.percent:
        value *= 100
    if form.decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-form.decimals), ROUND_HALF_UP)
    text = format(value, "f")
    if form.decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{form.before}{text}{'%' if form.percent else ''}{form.after}"


def show_day(moment: dt.date | dt.time | dt.timedelta, code: str = "") -> str:
    """A day as a report writes it, with as much of it as its cell shows.

    >>> show_day(dt.date(2024, 1, 2)), show_day(dt.date(2024, 1, 1), 'yyyy"年"m"月"')
    ('2024年1月2日', '2024年1月')
    """
    if isinstance(moment, dt.time):
        return moment.strftime("%H:%M")
    if isinstance(moment, dt.timedelta):
        minutes = round(moment.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    letters = _MUTE.sub("", _QUOTED.sub("", code.partition(";")[0])).lower()
    wanted = letters if "y" in letters or "d" in letters else "ymd"
    parts = (("y", f"{moment.year}年"), ("m", f"{moment.month}月"), ("d", f"{moment.day}日"))
    text = "".join(part for letter, part in parts if letter in wanted)
    if isinstance(moment, dt.datetime) and (moment.hour or moment.minute):
        text += moment.strftime(" %H:%M")
    return text
