"""The place that a report is of: the one with the most evidence, if no other comes near."""

from collections import Counter, defaultdict

import regex

from summarymine.facts.bodies import Body
from summarymine.facts.divisions import (
    Division,
    Mention,
    load_divisions,
    relate,
    resolve_division,
)
from summarymine.facts.reporter_reading import (
    PLACE_ENDS,
    Reading,
    is_line_start,
)
from summarymine.ready import compile_regex

# 济宁市|市中区|交警大队: a district that the table does not have; of 高新区 the city is told.
UNLISTED = compile_regex(
    "(?!(?:经开|经济|技术|高新|开发|产业|工业|新|园|城|市|辖|社|校|矿|景|库|管理|保税|度假|示范|试验"
    "|合作|港|空港|临港|综合|自贸|旅游|生态|科技)+区)"
    "[一-鿿]{2,3}[区县旗](?=公安|交警|交管|交巡|人民|法院|检察|政府|应急|消防)"
)
TOLD_BY = compile_regex(r"(?:记者|笔者)?从$")
SIGNATURE = compile_regex(r"[^\S\n]*(?:（|\()?$", regex.MULTILINE)
RANKS = {"总队": "province", "支队": "prefecture", "大队": "county"}
# Weights, by what a stranger would trust. A body in the title settles it (as does a signature with
# the file name); what stands in running text must come more than once, or open the report.
TITLE_BODY, TITLE_PLACE, SIGNED, FILE_NAME = 100, 60, 50, 60
FIRST_BODY, LATER_BODY, TOLD = 10, 4, 20
OPENING_PLACE, FULL_PLACE, SHORT_PLACE = 12, 4, 2
SETTLED, ENOUGH = 50, 12
MAX_BODIES, MAX_PLACES = 5, 6
OPENING = 300


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
