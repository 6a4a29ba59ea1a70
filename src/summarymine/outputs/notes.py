"""What each public column holds, in a line: the comments of databases and of JSON Schemas."""

from collections.abc import Mapping
from typing import Literal

Kind = Literal["key", "text", "integer", "decimal", "date", "boolean"]

# Of the columns of facts, quantities and numerals that are neither text nor any number.
KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(("year", "start", "end", "line", "page"), "integer"),
    **dict.fromkeys(("value", "low", "high", "change_pct", "change_abs"), "decimal"),
    **dict.fromkeys(("period_start", "period_end"), "date"),
    "indicator": "key",
}

# Closed sets of words.
WORDS: Mapping[str, tuple[str, ...]] = {
    "approx": ("more", "less", "about"),
    "direction": ("up", "down", "flat"),
    "status": ("actual", "planned"),
    "class": ("fact", "part", "planned", "unclaimed", "date", "name", "ordinal", "idiom"),
}

# Never empty, in whatever table they stand.
ALWAYS = frozenset(
    {"document", "indicator", "status", "evidence", "start", "end", "line", "pattern"}
    | {"surface", "class", "context", "label"}
)

NOTES: Mapping[str, str] = {
    "document": "the report: its path below the PATH given; - for standard input",
    "reporter": "the body that reports",
    "region": "the place that it reports for",
    "adcode": "the region's code, GB/T 2260",
    "year": "the year that the figure is of, which may be another than the report's",
    "period": "the time that it covers, as written",
    "indicator": "id of the indicator",
    "label": "name of the indicator",
    "value": "the level in the base unit, the lower end of a range; empty is unstated, never 0",
    "low": "the level is at least this; empty is open",
    "high": "the level is at most this; empty is open",
    "unit": "the measure word, without 万 and 亿",
    "approx": "how the figure is bounded in words: more (余), less (近), about (约)",
    "change_pct": "change in percent, signed",
    "change_abs": "change in the indicator's unit, signed; of a rate, in percentage points",
    "direction": "which way it went",
    "baseline": "what it is compared with: 同比, 环比",
    "scope": "the part that the figure is of; empty is the whole of the reporting body",
    "status": "done, or aimed at",
    "flags": "what was odd about the figure as read",
    "section": "the heading that it stands under",
    "evidence": "its sentence, as repaired",
    "start": "where it begins in the text as read, in characters (code points) from 0",
    "end": "the first character after it",
    "line": "the line of the text as read that it begins on, from 1",
    "page": "the page, from 1; empty where the file has none",
    "pattern": "the pattern that found it",
    "period_start": "the first day of the period",
    "period_end": "the last day of the period",
    "findings": "codes of what the audit holds against it: contradictions and doubts",
    "surface": "as written",
    "may_be": "what may have stood there before the figure was damaged, likelier first",
    "class": "what the numeral is",
    "indicators": "ids of the indicators that it is a figure of",
    "rules": "the patterns that claim it, or the repair that took it out",
    "context": "the numeral with what stands around it",
    "total": "numerals of the report",
    "fact": "figures of an indicator, of the whole reporting body",
    "part": "figures of an indicator, of a part",
    "planned": "figures of an indicator that are aimed at",
    "unclaimed": "figures that no indicator claims",
    "date": "dates, years, times, periods",
    "name": "roads, models, documents, codes, campaigns, places",
    "ordinal": "ordinals, ranks, list numbers, page numbers",
    "idiom": "Chinese numerals inside other words",
}
