"""What each public column holds, in a line: the comments of databases and of JSON Schemas."""

from collections.abc import Mapping
from typing import Literal

Kind = Literal["key", "text", "integer", "decimal", "date", "boolean"]

# Of the public columns that are not text.
KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(("year", "start", "end", "line", "page"), "integer"),
    **dict.fromkeys(("report_year", "target_line", "actual_line"), "integer"),
    **dict.fromkeys(("value", "low", "high", "change_pct", "change_abs"), "decimal"),
    **dict.fromkeys(("target_low", "target_high", "actual_low", "actual_high"), "decimal"),
    **dict.fromkeys(("period_start", "period_end"), "date"),
    "indicator": "key",
}

# Closed sets of words.
WORDS: Mapping[str, tuple[str, ...]] = {
    "approx": ("more", "less", "about"),
    "direction": ("up", "down", "flat"),
    "status": ("actual", "planned"),
    "weight": ("contradiction", "doubt", "support", "proposal"),
    "class": ("fact", "part", "planned", "unclaimed", "date", "name", "ordinal", "idiom"),
}

# Never empty, in whatever table they stand.
ALWAYS = frozenset(
    {"document", "indicator", "status", "evidence", "start", "end", "line", "pattern"}
    | {"surface", "class", "context", "label"}
)

NOTES: Mapping[str, str] = {
    "doubts": "what the audit says against figures of the row; empty for nothing",
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
    "weight": "how much it weighs: a contradiction, a doubt, support, or a proposal",
    "code": "kind of finding",
    "cells": "the figures concerned, parted by ｜",
    "message": "what was found, in a sentence",
    "arithmetic": "the sum behind it",
    "sentences": "the sentences of the figures, parted by ｜",
    "lines": "the lines that they stand on",
    "starts": "where they begin in the text as read",
    "measure": "level, change, or what is computed of them",
    "theme": "what the indicator is about",
    "body": "the reporting body, as its column is called",
    "heading": "the column of the comparison: body, year and period",
    "report_year": "the year of the column, which the figure may not be of",
    "report_period": "the period of the column; empty is the whole year",
    "text": "the cell as it is shown",
    "marks": "what keeps the figure from being compared: part, other_year, doubtful …",
    "reason": "why nothing is computed or judged",
    "sentence": "its sentence, as repaired",
    "target": "what was planned, as shown",
    "target_low": "it is at least this; empty is open",
    "target_high": "it is at most this; empty is open",
    "actual": "what came, as shown",
    "actual_low": "it is at least this; empty is open",
    "actual_high": "it is at most this; empty is open",
    "attainment": "the verdict, where bounds and wording allow one",
    "gap": "what came less what was planned: a number, or bounds as text",
    "ratio": "what came by what was planned: a number, or bounds as text",
    "target_document": "the report that plans it",
    "target_line": "the line of the plan",
    "target_sentence": "the sentence of the plan",
    "actual_document": "the report that tells what came",
    "actual_line": "the line of what came",
    "actual_sentence": "the sentence of what came",
    "label_en": "its English name",
    "id": "id of the indicator",
    "pack": "the pack that defines it",
    "origin": "file and line of its definition",
}
