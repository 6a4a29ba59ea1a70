"""Chinese divisions (省 市 县): find their names in a text, choose among places of one name.

The table is divisions.tsv, made by scripts/make_divisions.py; see docs/data.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple, cast

from ahocorasick_rs import AhoCorasick, MatchKind

from summarymine.model import Span
from summarymine.ready import compile_regex

Level = Literal["province", "prefecture", "county"]
Relation = Literal["same", "below", "above", "elsewhere"]

# How a name must stand in the text to count.
#   full: anywhere; alone: anywhere but before 路, 街 …; edged: not in mid-word;
#   before-body: not in mid-word, and before 公安, 法院 …; after-place: directly after its city.
Stand = Literal["full", "alone", "edged", "before-body", "after-place"]

# County names that every town could use.
COMMON_NAMES = compile_regex(
    "[城郊矿东西]区|城[东南西北中厢]区|[老古新]城区|新市区|市[中北南]区|港口区"
)
# 适应 + 城市, 新增 + 城市, 沿海 + 城市, 东方 + 市场
WORD_TAILS = frozenset({"应城市", "增城市", "海城市", "东方市"})
# 公安 + 县级, 合作 + 市场
BODY_ONLY = frozenset({"公安县", "合作市"})
# Stand before 交警 and 机关 in every report; never 公安县, nor 会同县 in 会同交通运输部门.
NEVER_SHORT = frozenset({"公安", "会同"})
# Short forms of former names that are no other word and no place of today.
FORMER_SHORT = {"襄樊": "襄樊市", "锦西": "锦西市", "荆沙": "荆沙市", "大庸": "大庸市"}

BODY_AHEAD = compile_regex(
    "公安|交警|交管|交巡|交通(?:警察|管理|运输)|交运|人民(?:法院|检察|政府)|法院|检察|[市县区州]委|政府|"
    "分局|应急|消防|教育|税务|大队|支队|刑警|警方|巡特警|车管"
)
STREET_AHEAD = compile_regex("路|街|大[道学桥]|站|机场|石[材料]|久|茶|籍|生产建设兵团")
# 临江区 is no 临江市: a district of that name that the table does not have.
OTHER_AHEAD = compile_regex("[区县旗](?![域级直位间划])")
# After a Han character a name may be the tail of a longer word, unless it is one of these.
FUNCTION_WORDS = frozenset("在由从到至对和与及赴向是据于按将把为让经使我局厅队")


@dataclass(frozen=True, slots=True)
class Division:
    """A place of GB/T 2260: six-digit code, full name, level, code of the place above or ""."""

    code: str
    name: str
    level: Level
    parent: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a text: where, as written, every place of that name, most likely first."""

    span: Span
    surface: str
    candidates: tuple[Division, ...]


class Entry(NamedTuple):
    """What one name in the index means, and how it must stand to count."""

    candidates: tuple[Division, ...]
    stand: Stand


class Index(NamedTuple):
    """Automaton over all names, and the entry of each by its position there."""

    automaton: AhoCorasick
    entries: tuple[Entry, ...]


class Row(NamedTuple):
    """A line of the table: short name, whether that may stand alone, former names."""

    division: Division
    short: str
    alone: bool
    former: tuple[str, ...]


@cache
def load_rows() -> tuple[Row, ...]:
    """Every line of the table, read once."""
    text = files("summarymine.facts").joinpath("divisions.tsv").read_text("utf-8")
    rows = []
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        code, name, level, parent, short, former = line.split("\t")
        division = Division(code, name, cast(Level, level), parent)
        rows.append(Row(division, short.rstrip("*"), short.endswith("*"), tuple(former.split())))
    return tuple(rows)


@cache
def load_divisions() -> Mapping[str, Division]:
    """Code → place."""
    return {row.division.code: row.division for row in load_rows()}


def full_names(row: Row) -> Iterable[str]:
    """The official name and, for autonomous places, the usual one: 大理州, 长阳县."""
    name = row.division.name
    yield name
    if row.short and "自治" in name and row.division.level != "province":
        yield row.short + name[-1]


def stand_of_full(name: str) -> Stand:
    """城区 needs its city before it; 和县 must not be cut out of a longer word."""
    if COMMON_NAMES.fullmatch(name):
        return "after-place"
    if name in BODY_ONLY:
        return "before-body"
    return "edged" if len(name) == 2 or name in WORD_TAILS else "full"


def may_be_short(row: Row, above: Mapping[str, Sequence[Row]]) -> bool:
    """May the short name mean this place?

    南昌 alone is the city, never 南昌县; 西安 never a 西安区; 河南 never the county in 青海.
    大理 may be the 州 or the city in it, 吉林 the province or the city, 朝阳 a city or a district.

    above: short name → the provinces and prefectures so called.
    """
    if not row.short or row.short in NEVER_SHORT:
        return False
    higher = above.get(row.short, ())
    if row.division.level == "county":
        return not any(shadows(h.division, h.alone, row.division) for h in higher)
    is_city = row.division.name.endswith(("市", "省"))
    return is_city or not any(h.division.name.endswith("省") for h in higher)


def shadows(higher: Division, alone: bool, county: Division) -> bool:
    """Is a short name that both share kept for the higher one?"""
    if higher.name.endswith(("州", "盟", "地区")):
        return False
    return alone or county.parent == higher.code or higher.level == "province"


@cache
def load_index() -> Index:
    """Automaton over full, usual, short and former names."""
    rows = load_rows()
    names: dict[str, tuple[list[Division], Stand]] = {}
    for row in rows:
        for name in full_names(row):
            names.setdefault(name, ([], stand_of_full(name)))[0].append(row.division)
    above: dict[str, list[Row]] = {}
    for row in rows:
        if row.division.level != "county":
            above.setdefault(row.short, []).append(row)
    for row in rows:
        if may_be_short(row, above):
            stand: Stand = "alone" if row.alone else "before-body"
            names.setdefault(row.short, ([], stand))[0].append(row.division)
    today = frozenset(names)
    for row in rows:
        for name in row.former:
            # What is a place today is that place: a former name never competes.
            if name not in today:
                names.setdefault(name, ([], stand_of_full(name)))[0].append(row.division)
    for short, name in FORMER_SHORT.items():
        names[short] = (names[name][0], "alone")
    entries = tuple(Entry(tuple(owners), stand) for owners, stand in names.values())
    return Index(AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest), entries)


# A report's text is asked for by its reporter, by its scopes, and by what may be a second report.
@lru_cache(maxsize=4)
def find_divisions(text: str) -> tuple[Mention, ...]:
    """Every place named in the text, in order, by full, short or former name; longest name first.

    >>> [(m.surface, m.candidates[0].name) for m in find_divisions("江苏省高邮交警、原襄樊市")]
    [('江苏省', '江苏省'), ('高邮', '高邮市'), ('襄樊市', '襄阳市')]
    """
    automaton, entries = load_index()
    mentions: list[Mention] = []
    for index, start, end in automaton.find_matches_as_indexes(text):
        candidates, stand = entries[index]
        last = mentions[-1] if mentions and mentions[-1].span.end == start else None
        if stands_well(text, start, end, stand, last) or (last and has_part(last, candidates)):
            mentions.append(Mention(Span(start, end), text[start:end], candidates))
    return tuple(mentions)


def has_part(holder: Mention, candidates: Sequence[Division]) -> bool:
    """Does any candidate lie below a place that the mention before it names? 杭州 + 西湖."""
    return any(relate(h, c) == "below" for h in holder.candidates for c in candidates)


def stands_well(text: str, start: int, end: int, stand: Stand, last: Mention | None) -> bool:
    """Does the name at [start, end) stand as its kind must? last: the place directly before it."""
    if stand in ("full", "after-place"):
        return stand == "full"
    if OTHER_AHEAD.match(text, end):
        return False
    if stand == "alone":
        return STREET_AHEAD.match(text, end) is None
    before = text[start - 1] if start and not last else ""
    if "一" <= before <= "鿿" and before not in FUNCTION_WORDS:
        return False
    return stand == "edged" or BODY_AHEAD.match(text, end) is not None


def relate(region: Division, other: Division) -> Relation:
    """Where other lies, seen from region: "same", "below" (a part), "above", or "elsewhere"."""
    if region == other:
        return "same"
    if region.code in above_codes(other):
        return "below"
    return "above" if other.code in above_codes(region) else "elsewhere"


def above_codes(division: Division) -> tuple[str, ...]:
    """Codes of the places that hold this one, nearest first."""
    divisions = load_divisions()
    codes = []
    while division.parent:
        codes.append(division.parent)
        division = divisions[division.parent]
    return tuple(codes)


def resolve_division(mention: Mention, mentions: Sequence[Mention]) -> Division | None:
    """The one place that a mention means, by what else the text names; None if that is open.

    mentions: those of the whole text. A place that holds the candidate counts most when it stands
    directly before it (北京市朝阳区), then named anywhere, then other places below the same parent.
    """
    if len(mention.candidates) == 1:
        return mention.candidates[0]
    scores = [score_candidate(c, mention, mentions) for c in mention.candidates]
    best = max(scores)
    if best == 0 or scores.count(best) > 1:
        return None
    return mention.candidates[scores.index(best)]


def score_candidate(candidate: Division, mention: Mention, mentions: Sequence[Mention]) -> int:
    """Evidence for one candidate in the other mentions that mean one place only."""
    holders = above_codes(candidate)
    score, siblings = 0, set()
    for other in mentions:
        if len(other.candidates) > 1 or other is mention:
            continue
        place = other.candidates[0]
        if place == candidate:
            score += 6  # 大理州 said elsewhere, then 大理
        elif place.code in holders:
            # The city says more than the province: two districts 鼓楼区 may be in one province.
            nearness = 4 if place.code == holders[0] else 2
            score += nearness * (5 if other.span.end == mention.span.start else 1)
        elif place.parent == candidate.parent:
            siblings.add(place.code)
    return score + len(siblings)
