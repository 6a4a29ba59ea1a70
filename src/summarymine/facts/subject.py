"""The part that a report goes on about: a subject told before, a campaign, a district."""

from collections.abc import Sequence

from summarymine.facts.scope_text import CLAUSE, SEGMENT, ScopeText
from summarymine.indicators.macros import FIGURE_MASKS
from summarymine.indicators.matches import Match
from summarymine.ready import compile_regex
from summarymine.text.clauses import last_end, leaves_brackets

# A subject's clause without a figure, if no longer than this, is the topic of those after it.
_TOPIC = 18
_FIGURE = compile_regex(f"[{FIGURE_MASKS}]")
# A clause without a subject, and the head of one that has a part of the region for its own.
_GOES_ON = compile_regex("(?:完成|实现|达到)")
_DISTRICT = compile_regex(
    "(?<=^|[，；。\n])(?:其中)?(?P<place>[\u4e00-\u9fff]{0,8}(?:新区|开发区|高新区|经开区|园区|新城|示范区|自贸区|保税区))"
    "(?![^，。；]{0,8}(?:建设|发展|完善|扩容))"
)
# 开发区实现工业总产值268亿元，进出口总额2亿元: a district's economy, told from clause to clause.
_ECONOMY = compile_regex(
    "(?<=^|[。；：，\n])(?:其中)?(?P<place>[\u4e00-\u9fff]{0,8}(?:新区|开发区|高新区|经开区|园区|新城|示范区|自贸区|保税区))"
    "(?:实现|完成|达到|全年|规[模上以]*|的)*"
    "(?:地区生产总值|生产总值|GDP|工业总产值|总产值|工业增加值|固定资产投资|税收(?:收入)?|营业收入|主营业务收入)"
    f"(?:实现|完成|达到?|突破|增长|约|超)*[{FIGURE_MASKS}]"
)
_ACCIDENTS = compile_regex("(?:道路|交通|亡人|死亡|伤亡)*事故")
_YEAR = compile_regex("全年|年度")
_HEAD = compile_regex(r"(?<=^|[，。；：\n ]|其中)")


class SubjectFinder:
    """Subjects of one report. claimed: where words stand that belong to the names told of."""

    def __init__(self, report: ScopeText, claimed: Sequence[tuple[int, int]]) -> None:
        self.report = report
        self.masked, self.text, self.words = report.masked, report.text, report.words
        self.claimed = claimed

    def find(self, match: Match) -> str:
        """The subject of an earlier clause of the same segment: 国道发生28起，死亡12人."""
        start = last_end(SEGMENT, self.masked, match.sentence.start, match.name.start)
        counted = match.indicator.subject == "open"
        if match.indicator.unit == "元" and not counted:
            # 中心城区住房止跌回稳，零售总额增长3%: sums of money are a region's, clause by
            # clause, or a campaign's.
            return self._district(match, start) or self._campaign(match, start)
        pattern = self.words.subject if counted else self.words.subject_of_work
        year = last_end(_YEAR, self.masked, start, match.name.start)
        subjects = [
            found.span("subject")
            for found in pattern.finditer(self.masked, start, match.name.start)
            if not self.report.is_inherent(match.indicator, found["subject"])
            # 农村居民收入增长5.8%，粮食产量620亿斤: the word is the other name's own.
            and not any(a <= found.start("subject") < b for a, b in self.claimed)
            # 12月死亡3人，全年死亡41人: the year is none of the month's.
            and not (found["time"] and found.end() <= year)
            # 死亡40人（国道12人），受伤361人: a part of what stands before the brackets only.
            and not leaves_brackets(self.masked, found.end(), match.name.start)
            # 涉牌涉证3256起 is an item of a list, 涉电动车事故多 the topic of what follows; so is
            # 涉酒事故, of its victims: 涉酒事故造成3人死亡、2人受伤.
            and not (
                found["about"]
                and self._counted(found.end())
                and not (counted and _ACCIDENTS.match(self.masked, found.end()))
            )
        ]
        subjects += [
            (place.start, place.end)
            for place in self.report.places_in(start, match.name.start)
            if _HEAD.match(self.masked, place.start)
        ]
        subjects = [span for span in subjects if self._is_told_of(span)]
        if subjects:
            first, last = max(subjects)
            whole = self.words.whole.search(self.masked, last, match.name.start)
            return "" if whole else self.report.quote(first, last)
        return self._campaign(match, start)

    def _district(self, match: Match, start: int) -> str:
        """东湖新城投资增长12%，完成零售总额36亿元: the district that a clause goes on about."""
        clause = last_end(CLAUSE, self.masked, start, match.name.start)
        found = list(_ECONOMY.finditer(self.masked, start, match.name.start))
        if not found and _GOES_ON.match(self.masked, clause):
            found = list(_DISTRICT.finditer(self.masked, start, clause))
        last = found[-1].end() if found else 0
        if not found or self.words.whole.search(self.masked, last, match.name.start):
            return ""
        district = found[-1]["place"]
        return "" if district in self.report.own else district

    def _is_told_of(self, span: tuple[int, int]) -> bool:
        """Whether a subject's clause has a figure, or is a mere topic: 涉电动车事故多，共97起."""
        stop = CLAUSE.search(self.masked, span[1])
        end = stop.start() if stop else len(self.masked)
        return end - span[0] <= _TOPIC or self._counted(span[1])

    def _counted(self, at: int) -> bool:
        """Whether a figure stands in the rest of the clause."""
        stop = CLAUSE.search(self.masked, at)
        end = stop.start() if stop else len(self.masked)
        return _FIGURE.search(self.masked, at, end) is not None

    def _campaign(self, match: Match, start: int) -> str:
        """开展“蓝盾”专项整治，…查处违法11.2万起: told as what one campaign did."""
        campaigns = list(self.words.campaign.finditer(self.masked, start, match.name.start))
        if not campaigns or self.report.is_inherent(match.indicator, campaigns[-1].group()):
            return ""
        end = campaigns[-1].end()
        if last_end(_YEAR, self.masked, end, match.name.start) > end:
            # 将组织“百日攻坚”行动，力争全年死亡…: the year is none of the campaign's.
            return ""
        return self.report.quote(*campaigns[-1].span())

    def find_heading(self, match: Match, heading: str) -> str:
        """A campaign named in the heading is the scope of what stands below it."""
        found = self.words.campaign.search(heading + "，") if heading else None
        if found is None or self.report.is_inherent(match.indicator, found.group()):
            return ""
        return found.group().rstrip("，")
