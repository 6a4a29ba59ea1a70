"""What a report and the name of its file say of places and bodies, found once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from summarymine.facts.bodies import Body
from summarymine.facts.divisions import Mention, find_divisions
from summarymine.model import PreparedDocument, Span
from summarymine.ready import compile_regex

# A line with these tells, rather than names.
CLAUSE_MARK = compile_regex("[，,。；;]")
CLAUSE_BEGINS = frozenset("，,。；;：: 　从")
WORDY = compile_regex(r"[一-鿿](?:[^\n]*?[一-鿿]){5}[^\n]*")
# 首页 > 政务公开 > 工作总结
MEDIA = compile_regex(
    r"(?:[晚日早晨时商快]|都市|法制|青年|农民|经济)报|新闻网|在线|电视台|广播(?:电台|网)|网讯"
    r"|讯[（(： ]"
    r"|(?:\d{1,2}月)?\d{1,2}日(?:电|消息|讯)"
)
# A bar of links to other cities.
CITY_BAR, CITY_BAR_BEFORE = compile_regex(r"[ ]*[|｜/][ ]*"), compile_regex(r"[|｜/：:][ ]*$")
HAN_NOUN = compile_regex("[一-鿿](?<![省市区州])")
NAVIGATION = compile_regex("^[^。，]{0,40}(?:[>＞»]|当前位置|您的位置)")
# 高邮、宝应分别下降5%、9%: the parts of a place, none of which reports. Not 绍兴市、县两级法院.
JOIN = compile_regex("[ ]*(?:、|和|与|及|以及)[ ]*")
LISTED = compile_regex(
    "[ ]*(?:、(?![省市县区乡镇各])|(?:和|与|及|以及)[一-鿿]{2,5}?(?:分别|依次|[两二][市县区地]))"
)
NATIONAL = compile_regex(
    r"^\W*(?:\d{4}年)?\s*(?P<body>最高人民法院|最高人民检察院|国务院|公安部|应急管理部|国家统计局"
    r"|中华人民共和国|全国(?!文明|交通安全日|先进))"
)
PLACE_ENDS = "省市县区旗州盟"
# How the report speaks of its own ground.
SELF_WORDS = compile_regex("[全我]([省市县区州旗])")
# 45: the longest way into a first line (page mark, disclaimer) before a title in damaged copies.
TITLE_REACH = 45
TITLE_LINES = 4


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


def is_line_start(text: str, span: Span) -> bool:
    """Does nothing but space stand before the span in its line?"""
    return not text[text.rfind("\n", 0, span.start) + 1 : span.start].strip("（( \t\u3000")


def find_self_word(text: str) -> str:
    """县, 市, 州 …: what the report says 全 or 我 of most often; "" if of none."""
    said = Counter(SELF_WORDS.findall(text))
    said.pop("省", None)  # every county compares itself with 全省
    return said.most_common(1)[0][0] if said else ""
