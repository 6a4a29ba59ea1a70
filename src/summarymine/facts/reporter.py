"""Who reports: the body's name as written, and the place that it answers for."""

import regex

from summarymine.facts.bodies import BODY_TAIL, END, Body, find_bodies
from summarymine.facts.divisions import Division, find_divisions
from summarymine.facts.region import resolve_place, resolve_region
from summarymine.facts.reporter_reading import (
    PLACE_ENDS,
    Reading,
    find_file_mentions,
    find_listed,
    find_national,
    find_self_word,
    find_title,
    is_byword,
    is_line_start,
)
from summarymine.model import PreparedDocument, Reporter
from summarymine.ready import compile_regex

# A name in the title up to the year or 工作总结, if it ends as bodies do.
TITLE_NAME = compile_regex(
    "[一-鿿（）]{2,30}?[校院学园司队站所处局办委部厅会馆团镇乡村道]"
    "(?=关于|[\\s\\d]|二[〇○零]|年度|[上下]半年|第?[一二三四]季度|工作|$)"
)
# 云垭县公安局 in the title: a place that the table does not have is part of the name all the same.
UNKNOWN_PLACE = compile_regex(
    r"\W*(?:(?:关于|\d{4}年度?)\s*)?"
    rf"(?P<name>(?![全各我本该某])(?:(?!全[市县区旗州]|总结|报告|汇报|[支大中]队)[一-鿿]){{1,12}}?"
    rf"[市县区旗州盟]{BODY_TAIL.pattern})"
)
# 在县委、县政府的坚强领导下 names those above, a line 县道安委： those who are written to.
UNDER = compile_regex("(?:在|按照|根据)[^，。；\n]*$")
LED = compile_regex("[^，。；\n]{0,24}?(?:领导|指导|支持|关心|关怀|部署|要求)")
ADDRESSED = compile_regex(r"[^\S\n]*[：:][^\S\n]*$", regex.MULTILINE)
# 大队: how any of them calls itself.
ANYBODY = compile_regex(END)
# Two names with a kind in common may be one body.
KIND = compile_regex("交|法院|检察|应急|消防|教育|政府|税务|城管|医院|学校")


def resolve_reporter(document: PreparedDocument) -> Reporter:
    """The reporting body as written, its region and code; "" for what the report leaves open.

    Evidence, strongest first: title, signature, file name, bodies in the text, places named often.
    A place in the title that two cities share, without further evidence, leaves the region open.
    """
    text = document.text
    mentions = tuple(m for m in find_divisions(text) if not is_byword(text, m))
    reading = Reading(
        text,
        mentions,
        find_file_mentions(document),
        find_bodies(text, mentions),
        find_title(text),
        find_self_word(text),
        find_listed(text, mentions),
    )
    if national := find_national(reading):
        return Reporter(name=national.replace("全国", ""))
    region = resolve_region(reading)
    name = choose_name(reading, region)
    if region is None:
        return Reporter(name=name)
    return Reporter(name=name, region=region.name, adcode=region.code)


def resolve_same_reporter(reporter: Reporter, before: Reporter) -> Reporter:
    """The reporter of a second report in one file: the first's where it names no place itself."""
    if reporter.region or not before.name.endswith(reporter.name):
        return reporter
    return before


def choose_name(reading: Reading, region: Division | None) -> str:
    """The body's name as written: the title's, in full where the text gives it in full.

    Without one in the title, the longest of the region's bodies; without a region, the first body
    that the report names.
    """
    own = [b for b in reading.bodies if region and region == resolve_place(b, reading)]
    named = [b for b in reading.bodies if not is_of_others(reading.text, b)]
    titled = [b for b in named if reading.in_title(b.span.start)]
    for body in titled:
        if body in own:
            return max((b.name for b in own if is_fuller(b, body)), key=len, default=body.name)
    if name := find_title_name(reading):
        return name
    if not any(b.mention for b in titled) and (name := find_unknown_name(reading)):
        return name
    if titled and titled[0].mention:
        return titled[0].name
    if titled:
        names = [b.name for b in reading.bodies if b.name.endswith(titled[0].name)]
    elif region:
        names = [b.name for b in own]
    else:
        # Another place's body is no name for a report whose own place stays open.
        names = [b.name for b in named if not b.mention and not ANYBODY.fullmatch(b.name)][:1]
    name = max(names, key=len, default="")
    return "" if ANYBODY.fullmatch(name) else name


def is_of_others(text: str, body: Body) -> bool:
    """Is a body without a place one of those above, or the one that the report is written to?"""
    start, end = body.span.start, body.span.end
    if body.mention:
        return False
    if is_line_start(text, body.span) and ADDRESSED.match(text, end):
        return True
    return UNDER.search(text, 0, start) is not None and LED.match(text, end) is not None


def find_unknown_name(reading: Reading) -> str:
    """The body in the title with a place that the table does not have: 云垭县公安局; else ""."""
    for line in reading.title:
        if found := UNKNOWN_PLACE.match(reading.text, line.start, line.end):
            return found["name"]
    return ""


def is_fuller(body: Body, titled: Body) -> bool:
    """Is body the titled one with more of its name? 赤峰市公安局交通管理支队 for 赤峰交管.

    And 山西省…管理支队吕梁大队 for 管理支队吕梁大队. Not 高邮市人民政府 for 高邮交警.
    """
    if body.name.endswith(titled.name):
        return True
    is_short = titled.mention is not None and titled.mention.surface[-1] not in PLACE_ENDS
    has_full = body.mention is not None and body.mention.surface[-1] in PLACE_ENDS
    kinds = set(KIND.findall(titled.name))
    return is_short and has_full and bool(kinds & set(KIND.findall(body.name)))


def find_title_name(reading: Reading) -> str:
    """A body in the title that the closed list of parts does not spell: 高邮市赞化学校; else ""."""
    for line in reading.title:
        for mention in reading.mentions:
            if line.start <= mention.span.start < line.end:
                found = TITLE_NAME.match(reading.text, mention.span.start)
                return found[0] if found else ""
    return ""
