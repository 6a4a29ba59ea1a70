"""How large a ground a report is of, who holds it, and which places named are no part of it."""

from typing import Literal

import regex

from summarymine.facts.divisions import find_divisions
from summarymine.facts.reporter_reading import find_self_word
from summarymine.model import Reporter, Span
from summarymine.ready import compile_regex

Ground = Literal["nation", "province", "place"]
# How a report whose place is unknown speaks of its ground.
_NATION = compile_regex("全国|公安部|国务院")
_PROVINCE = compile_regex("全省|我省|省政府|全自治区")
_LOCAL = compile_regex("[全我本][市县区州旗]|[支大中]队")
_OPENING = 200
# How those are called that hold a town or county; 居全市前列 is a rank.
_ABOVE_TOWN = compile_regex("(?<![居列排位占于])全[县区旗市州盟]")
# 西山区, 德清县, 青山区教育局; 自治区 is a province.
_COUNTY = compile_regex(
    "(?:[\u4e00-\u9fff]{2,4}[市州盟])?[\u4e00-\u9fff]{1,6}?(?<!自治|园|[开高新经].?)[县区旗](?![域划间块])"
)
_ABOVE_COUNTY = compile_regex("(?<![居列排位占于])全[市州盟]")


def find_ground(text: str, reporter: Reporter) -> Ground:
    """How large the body is whose figures are the report's own."""
    if reporter.region:
        return "province" if reporter.adcode.endswith("0000") else "place"
    opening = text[:_OPENING]
    if _LOCAL.search(opening) or find_self_word(text):
        return "place"
    if _NATION.search(opening):
        return "nation"
    return "province" if _PROVINCE.search(text) else "place"


def find_above(text: str, reporter: Reporter) -> "regex.Pattern[str] | None":
    """How the bodies are called that hold a town or county: by its name, or what it calls itself.

    我镇 says more than 全镇; one without a name that speaks of 全市 alone may mean itself.
    """
    for lead in ("[我本]", "全"):
        towns, counties, cities = (
            len(regex.findall(lead + kinds, text)) for kinds in ("[镇乡]", "[县区旗]", "[市州盟]")
        )
        if towns or counties or cities:
            break
    if towns > max(counties, cities):
        return _ABOVE_TOWN
    if _COUNTY.match(reporter.region or reporter.name):
        return _ABOVE_COUNTY
    return _ABOVE_COUNTY if counties > cities else None


def find_other_places(text: str, reporter: Reporter) -> list[Span]:
    """Where divisions are named that are neither the reporter's own nor hold it."""
    code = reporter.adcode
    if not code:
        return []
    own = {code, code[:4] + "00", code[:2] + "0000"}
    return [
        Span(mention.span.start, mention.span.end)
        for mention in find_divisions(text)
        if not any(division.code in own for division in mention.candidates)
    ]
