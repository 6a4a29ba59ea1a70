"""Who reports: the body's name as written, and the place that it answers for."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from summarymine.facts.bodies import BODY_TAIL, END, Body, find_bodies
from summarymine.facts.divisions import (
    Division,
    Mention,
    find_divisions,
    load_divisions,
    relate,
    resolve_division,
)
from summarymine.model import PreparedDocument, Reporter, Span

# A line with these tells, rather than names.
CLAUSE_MARK = re.compile("[，,。；;]")
CLAUSE_BEGINS = frozenset("，,。；;：: 　从")
WORDY = re.compile(r"[一-鿿](?:[^\n]*?[一-鿿]){5}[^\n]*")
# 首页 > 政务公开 > 工作总结
MEDIA = re.compile(
    r"(?:[晚日早晨时商快]|都市|法制|青年|农民|经济)报|新闻网|在线|电视台|广播(?:电台|网)|网讯"
    r"|讯[（(： ]"
    r"|(?:\d{1,2}月)?\d{1,2}日(?:电|消息|讯)"
)
# A bar of links to other cities.
CITY_BAR, CITY_BAR_BEFORE = re.compile(r"[ ]*[|｜/][ ]*"), re.compile(r"[|｜/：:][ ]*$")
HAN_NOUN = re.compile("[一-鿿](?<![省市区州])")
NAVIGATION = re.compile("^[^。，]{0,40}(?:[>＞»]|当前位置|您的位置)")
# 高邮、宝应分别下降5%、9%: the parts of a place, none of which reports. Not 绍兴市、县两级法院.
JOIN = re.compile("[ ]*(?:、|和|与|及|以及)[ ]*")
LISTED = re.compile(
    "[ ]*(?:、(?![省市县区乡镇各])|(?:和|与|及|以及)[一-鿿]{2,5}?(?:分别|依次|[两二][市县区地]))"
)
# 济宁市|市中区|交警大队: a district that the table does not have; of 高新区 the city is told.
UNLISTED = re.compile(
    "(?!(?:经开|经济|技术|高新|开发|产业|工业|新|园|城|市|辖|社|校|矿|景|库|管理|保税|度假|示范|试验"
    "|合作|港|空港|临港|综合|自贸|旅游|生态|科技)+区)"
    "[一-鿿]{2,3}[区县旗](?=公安|交警|交管|交巡|人民|法院|检察|政府|应急|消防)"
)
TOLD_BY = re.compile(r"(?:记者|笔者)?从$")
SIGNATURE = re.compile(r"[^\S\n]*(?:（|\()?$", re.M)
NATIONAL = re.compile(
    r"^\W*(?:\d{4}年)?\s*(?P<body>最高人民法院|最高人民检察院|国务院|公安部|应急管理部|国家统计局"
    r"|中华人民共和国|全国(?!文明|交通安全日|先进))"
)
# A name in the title up to the year or 工作总结, if it ends as bodies do.
TITLE_NAME = re.compile(
    "[一-鿿（）]{2,30}?[校院学园司队站所处局办委部厅会馆团镇乡村道]"
    "(?=关于|[\\s\\d]|二[〇○零]|年度|[上下]半年|第?[一二三四]季度|工作|$)"
)
PLACE_ENDS = "省市县区旗州盟"
# 云垭县公安局 in the title: a place that the table does not have is part of the name all the same.
UNKNOWN_PLACE = re.compile(
    r"\W*(?:(?:关于|\d{4}年度?)\s*)?"
    rf"(?P<name>(?![全各我本该某])[一-鿿]{{1,12}}?[市县区旗州盟]{BODY_TAIL.pattern})"
)
# 在县委、县政府的坚强领导下 names those above, a line 县道安委： those who are written to.
UNDER = re.compile("(?:在|按照|根据)[^，。；\n]*$")
LED = re.compile("[^，。；\n]{0,24}?(?:领导|指导|支持|关心|关怀|部署|要求)")
ADDRESSED = re.compile(r"[^\S\n]*[：:][^\S\n]*$", re.M)
# 大队: how any of them calls itself.
ANYBODY = re.compile(END)
RANKS = {"总队": "province", "支队": "prefecture", "大队": "county"}
# Two names with a kind in common may be one body.
KIND = re.compile("交|法院|检察|应急|消防|教育|政府|税务|城管|医院|学校")
# How the report speaks of its own ground.
SELF_WORDS = re.compile("[全我]([省市县区州旗])")

# Weights, by what a stranger would trust. A body in the title settles it (as does a signature with
# the file name); what stands in running text must come more than once, or open the report.
TITLE_BODY, TITLE_PLACE, SIGNED, FILE_NAME = 100, 60, 50, 60
FIRST_BODY, LATER_BODY, TOLD = 10, 4, 20
OPENING_PLACE, FULL_PLACE, SHORT_PLACE = 12, 4, 2
SETTLED, ENOUGH = 50, 12
MAX_BODIES, MAX_PLACES = 5, 6
# 45: the longest way into a first line (page mark, disclaimer) before a title in damaged copies.
TITLE_REACH = 45
TITLE_LINES = 4
OPENING = 300


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the text and the file name say of places and bodies, found once.

    evidence: the mentions, and those of the file name beyond the end of the text.
    listed: where the mentions start that stand in a list of places.
    """

    text: str
    mentions: tuple[Mention, ...]
    file_mentions: tuple[Mention, ...]
    bodies: tuple[Body, ...]
    title: tuple[Span, ...]
    self_word: str
    listed: frozenset[int]

    @property
    def evidence(self) -> tuple[Mention, ...]:
        """Every mention, for choosing among places of one name."""
        return self.mentions + self.file_mentions

    def in_title(self, start: int) -> bool:
        """Does the offset lie in a title line, or where a clause begins in an opening line?

        2023年，昆山交警 … counts; 我县受到扬州市公安局表彰 does not: that is a sentence's object.
        """
        line = next((n for n in self.title if n.start <= start < n.end), None)
        if line is None:
            return False
        before = self.text[line.start : start]
        return (
            CLAUSE_MARK.search(self.text, line.start, line.end) is None
            or not before
            or (before[-1] in CLAUSE_BEGINS)
        )


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


def is_byword(text: str, mention: Mention) -> bool:
    """Is a place named of which nothing is told: 北京晚报, 新华网昆明1月23日电, 北京 | 上海 | …?

    And 支队和县公安局, which is no 和县.
    """
    start, end = mention.span.start, mention.span.end
    if MEDIA.match(text, end) or (
        CITY_BAR.match(text, end) and CITY_BAR_BEFORE.search(text[:start])
    ):
        return True
    return (
        mention.surface[0] in "和与及"
        and HAN_NOUN.match(text[max(0, start - 1) : start]) is not None
    )


def resolve_same_reporter(reporter: Reporter, before: Reporter) -> Reporter:
    """The reporter of a second report in one file: the first's where it names no place itself."""
    if reporter.region or not before.name.endswith(reporter.name):
        return reporter
    return before


def find_listed(text: str, mentions: Sequence[Mention]) -> frozenset[int]:
    """Where mentions start that a 、 or 和 joins to another place, known or not."""
    listed = {m.span.start for m in mentions if LISTED.match(text, m.span.end)}
    for one, other in pairwise(mentions):
        if JOIN.fullmatch(text, one.span.end, other.span.start):
            listed.update((one.span.start, other.span.start))
    return frozenset(listed)


def find_file_mentions(document: PreparedDocument) -> tuple[Mention, ...]:
    """Places in the file name, with spans beyond the text so that they never look adjacent."""
    shift = len(document.text) + 1
    return tuple(
        Mention(Span(m.span.start + shift, m.span.end + shift), m.surface, m.candidates)
        for m in find_divisions(document.source.name)
    )


def find_title(text: str) -> tuple[Span, ...]:
    """The beginnings of the first lines that hold words (navigation, page marks left out)."""
    lines = islice((m for m in WORDY.finditer(text) if not NAVIGATION.search(m[0])), TITLE_LINES)
    return tuple(Span(m.start(), min(m.end(), m.start() + TITLE_REACH)) for m in lines)


def find_national(reading: Reading) -> str:
    """The state's own body, where the title names one and no place; else ""."""
    for line in reading.title[:2]:
        # Below the title of a place 全国 begins a sentence.
        if any(line.start <= m.span.start < line.end for m in reading.mentions):
            return ""
        found = NATIONAL.match(reading.text[line.start : line.end])
        if found:
            return found["body"]
    return ""


def resolve_region(reading: Reading) -> Division | None:
    """The place with the most evidence, if that is enough and no other place comes near."""
    scores: Counter[Division] = Counter()
    solid: set[Division] = set()  # named in full or as a body, not by a bare short name alone
    for body in reading.bodies:
        if body.mention and reading.in_title(body.span.start):
            place = resolve_place(body, reading)
            if place is None:
                return None
            scores[place] += TITLE_BODY
            solid.add(place)
            break
    titled = find_titled(reading)
    if titled and not resolve_division(titled, reading.evidence) and not solid:
        return None
    if titled and UNLISTED.match(reading.text, titled.span.end):
        return None
    score_bodies(reading, scores, solid)
    score_places(reading, scores, solid)
    for mention in reading.file_mentions[-1:]:
        if place := resolve_division(mention, reading.evidence):
            scores[place] += FILE_NAME
            solid.add(place)
    return choose_region(reading, scores, solid) or infer_region(reading)


def find_titled(reading: Reading) -> Mention | None:
    """The first place that the title names; of 山西介休, where one holds the next, the last."""
    titled = None
    for mention in reading.mentions:
        if titled and mention.span.start != titled.span.end:
            break
        start = mention.span.start
        if titled or (reading.in_title(start) and start not in reading.listed):
            titled = mention
    return titled


def resolve_place(body: Body, reading: Reading) -> Division | None:
    """The place in a body's name, or None.

    Where a place and one in it share a name (大理, 吉林), the body's rank decides, or what the
    report calls its ground: 支队 and 全州 speak for 大理州, 全市 for the city.
    """
    if body.mention is None:
        return None
    if place := resolve_division(body.mention, reading.evidence):
        return place
    candidates = body.mention.candidates
    if any(relate(candidates[0], c) not in ("same", "below") for c in candidates):
        return None
    level = next((level for word, level in RANKS.items() if word in body.name), None)
    fitting = [c for c in candidates if c.level == level] or [
        c for c in candidates if c.name[-1] == reading.self_word
    ]
    return fitting[0] if len(fitting) == 1 else None


def infer_region(reading: Reading) -> Division | None:
    """The city of three or more counties, all in it, in a report that only calls itself 全市."""
    places = {resolve_division(m, reading.mentions) for m in reading.mentions}
    counties = [p for p in places if p and p.level == "county"]
    holders = {p.parent for p in counties}
    if len(counties) < 3 or len(holders) > 1:
        return None
    holder = load_divisions()[holders.pop()]
    strangers = [p for p in places if p and relate(holder, p) == "elsewhere"]
    is_named = holder.name[-1] == reading.self_word and not strangers
    return holder if is_named and holder.level == "prefecture" else None


def score_bodies(reading: Reading, scores: Counter[Division], solid: set[Division]) -> None:
    """Add what the bodies in the running text and in the signature say."""
    seen: Counter[Division] = Counter()
    text = reading.text
    for body in reading.bodies:
        place = resolve_place(body, reading)
        if place is None:
            continue
        solid.add(place)
        seen[place] += 1
        if seen[place] <= MAX_BODIES:
            scores[place] += FIRST_BODY if seen[place] == 1 else LATER_BODY
        if TOLD_BY.search(text, max(0, body.span.start - 4), body.span.start):
            scores[place] += TOLD
        near_end = body.span.start > len(text) - 200
        if near_end and SIGNATURE.match(text, body.span.end) and is_line_start(text, body.span):
            scores[place] += SIGNED


def is_line_start(text: str, span: Span) -> bool:
    """Does nothing but space stand before the span in its line?"""
    return not text[text.rfind("\n", 0, span.start) + 1 : span.start].strip("（( \t\u3000")


def score_places(reading: Reading, scores: Counter[Division], solid: set[Division]) -> None:
    """Add what the places named say: in the title, at the opening, by how often."""
    seen: dict[tuple[Division, bool], int] = defaultdict(int)
    titled = find_titled(reading)
    for mention in reading.mentions:
        place = resolve_division(mention, reading.evidence)
        if place is None or mention.span.start in reading.listed:
            continue
        full = mention.surface[-1] in PLACE_ENDS
        if mention is titled:
            scores[place] += TITLE_PLACE
            solid.add(place)
        if full:
            solid.add(place)
            if not seen[place, True] and mention.span.start < OPENING:
                scores[place] += OPENING_PLACE
        seen[place, full] += 1
        if seen[place, full] <= MAX_PLACES:
            scores[place] += FULL_PLACE if full else SHORT_PLACE


def choose_region(
    reading: Reading, scores: Counter[Division], solid: set[Division]
) -> Division | None:
    """The best place, unless the evidence is thin, contested, or at odds with 全县, 我市 ….

    A place that holds the best one, or lies in it, is no rival: a county names its city.
    """
    ranked = [(p, n) for p, n in scores.most_common() if p in solid]
    if ranked and ranked[0][1] >= SETTLED:
        return ranked[0][0]
    word = reading.self_word
    ranked = [(p, n) for p, n in ranked if word in ("", p.name[-1])]
    if not ranked or ranked[0][1] < ENOUGH:
        return None
    place, best = ranked[0]
    rivals = [n for other, n in ranked[1:] if relate(place, other) == "elsewhere"]
    return None if rivals and rivals[0] * 1.5 > best else place


def find_self_word(text: str) -> str:
    """县, 市, 州 …: what the report says 全 or 我 of most often; "" if of none."""
    said = Counter(SELF_WORDS.findall(text))
    said.pop("省", None)  # every county compares itself with 全省
    return said.most_common(1)[0][0] if said else ""


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
