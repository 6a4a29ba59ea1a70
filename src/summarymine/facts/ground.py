"""How large a ground a report is of, who holds it, and which places named are no part of it."""

from typing import Literal

import regex

from summarymine.facts.divisions import above_codes, find_divisions, load_divisions
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
# 丽水两级法院 in a county's report; 丽水市公安局莲都分局 is its own name.
_KIND = compile_regex("(?<=..)(?:[\u4e00-\u9fff]{1,8}自治[州区]|[省市盟]|地区)$")
_BODIES_ABOVE = (
    "(?:全[市省])?(?:[两三各]级)?(?:(?:人民)?(?:法院|检察院|检察机关)|[中高]院|[中高]级人民法院"
    "|公安机关|公安[局厅]|(?:公安)?(?:交警|交管)部门)(?![\u4e00-\u9fff]{0,6}(?:分局|[支大中]队|派出所))"
)


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
    """How the bodies are called that hold the reporter's: 全市, or by their names: 丽水两级法院."""
    told, named = _find_whole_above(text, reporter), _find_named_above(reporter)
    words = [words for words in (told and told.pattern, named) if words]
    return compile_regex("|".join(words)) if words else None


def _find_named_above(reporter: Reporter) -> str:
    """The bodies of the city and the province that hold the reporter's place, "" if none do."""
    own = load_divisions().get(reporter.adcode or "")
    names = [load_divisions()[code].name for code in above_codes(own)] if own else []
    short = [_KIND.sub("", name) for name in names]
    places = "|".join(f"{regex.escape(name)}[市省州盟]?" for name in short if len(name) > 1)
    return f"(?<![\u4e00-\u9fff])(?:{places}){_BODIES_ABOVE}" if places else ""


def _find_whole_above(text: str, reporter: Reporter) -> "regex.Pattern[str] | None":
    """How those are called that hold a town or county: by its name, or what it calls itself.

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
