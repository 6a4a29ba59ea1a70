"""The words of context.yaml that tie figures to names, compiled; {FILLER}s stand for figures."""

from collections.abc import Mapping
from functools import lru_cache

import regex

from summarymine.indicators.context import Context
from summarymine.indicators.macros import FIGURE_MASKS, FILLER, MASKS
from summarymine.indicators.timed import timed
from summarymine.quantities.context import DOWN, UP

# A name and its figure in one clause may have this many characters between that are no known word.
LOOSE_GAP = 5
_FIGURE = f"[{FIGURE_MASKS}]{FILLER}*"
_KIND = f"\ue006{FILLER}*"


class Grammar:
    """The link words of a context."""

    def __init__(self, context: Context) -> None:
        words, bound = context.links, MASKS["bound"]
        # Words that can be parted in many ways: of a text of nothing else, all of them are tried.
        self.gap = timed(f"(?:{words['gap']}|{_KIND})*", "links.gap")
        self.stop = regex.compile(words["stop"])
        self.bridge = regex.compile(
            rf"[^，。；：、]{{0,10}}?[，：](?:{words['lead']})*(?:{words['reach']})*"
        )
        self.bridge_end = regex.compile(f"(?:{words['reach']}|计|共)$|：$")
        self.neutral = timed(
            rf"(?:{words['neutral']}|[，：（）“”、 {FILLER}\ue006]"
            rf"|占[^，。；、]{{0,14}}?{_FIGURE}"
            rf"|(?:日均|月均|平均每[日天月]){bound}{_FIGURE}"
            rf"|(?:比|较|与|由|从)(?:20\d\d年|去年|上年)(?:同期)?的?{_FIGURE})*",
            "links.neutral",
        )
        # 同比少发, 减少, 比去年多 right before a name.
        self.moved = timed(
            rf"(?:{words['neutral']}|{words['part']}|今年|全[省市县区州旗])*"
            r"(?:(?P<up>多|(?<=同比|[年期月])增加)|(?P<down>少|减少))(?:发生?|破|抓|立|办|查|收|结)?",
            "links.moved",
        )
        self.head_break = regex.compile(rf"[，。；：、（{FILLER}{FIGURE_MASKS}]")
        # 从年初的82.5%提高到96.3%: the earlier level stands between the name and the new one.
        self.origin = regex.compile(rf"(?:由|从)[^，。；、]{{0,10}}?{_FIGURE}")
        self.new_level = regex.compile(
            rf"{FILLER}*[，、]?(?:(?:{words['now']})?(?:{words['reach']})(?:约|近|了)*"
            rf"|(?:总额|总量|总值|规模|总数)(?:首次|已)*(?:突破|超过?|达到?|为|近){bound})"
        )
        self.present = regex.compile(
            rf"{FILLER}*(?:以内|以下|以上)?，(?:{words['now']})(?:为|已达|已|是)?{bound}"
        )
        # 突破1000亿元，达1082亿元: the figure behind the threshold.
        self.beyond = regex.compile(
            rf"{FILLER}*(?P<mark>大关|关口|台阶)?[，、](?:达到?|实现|为)了?{bound}"
        )
        self.past = regex.compile(
            rf"{FILLER}*[，；、（]而?(?:20\d\d年|去年|上年|前年)(?:同期)?(?:为|是|的|有)?{bound}"
        )
        self.earlier_words = regex.compile(r"去年|上年|20\d\d年|同期")
        self.nothing = regex.compile(rf"{FILLER}*[，、（]?(?:同|与)?")
        self.behind = regex.compile(f"{FILLER}*(?:{words['behind']})")
        # 对45名嫌疑人刑事拘留, 有12起较大事故发生
        self.dealt_with = regex.compile(f"(?<=(?:对|将|把|有){bound})")
        self.short_noun = regex.compile(rf"[^，。；、：（）因{FIGURE_MASKS}]{{0,12}}")
        self.list_gap = regex.compile(rf"{FILLER}*、?(?:和|与|及|以及|、|及其)?")
        # 分别下降6%、8%，上升5%: a comma parts what goes down from what goes up.
        self.figure_gap = regex.compile(
            rf"{FILLER}*(?:、|和|及|与|以及|，(?={UP}|{DOWN}))?(?:(?:{UP}|{DOWN})了?)?{FILLER}*"
        )
        # 分别少发45起、少死31人: changes of a list, each with its own word.
        self.change_gap = regex.compile(
            rf"{FILLER}*(?:、|和|及|与|以及|，)?"
            rf"(?:(?:{UP}|{DOWN})(?:{context.directions['filler']})*)?{FILLER}*"
        )
        self.whole = regex.compile(f"{context.whole}|道路|交通|年|各类|的|其中|[ ]")
        # The last word of what is measured, no place or part.
        self.measured = regex.compile(
            "(?:额|值|量|率|收入|支出|投资|浓度|利润|税收|里程|营收|出口|进口)$"
        )
        self.total = regex.compile(f"{context.whole}|全年|累计|总计")
        self.list_end = regex.compile(
            f"[，。；：]|{words['pairs']}|{words['all']}|[{FIGURE_MASKS}]"
        )
        self.pairs = regex.compile(words["pairs"])
        # A list of names that ends with a rate.
        self.rate = regex.compile("率[^，。；、]{0,10}$")
        # 分别超过: a bound of the whole list.
        self.pairs_bound = regex.compile(
            rf"(?:{words['pairs']})(?:超过?|突破|达到?|已|均|都|逾|不少于|不低于)*$"
        )
        self.all = regex.compile(words["all"])
        # An item of no known name at the end of a list that shares its figure.
        self.also_all = regex.compile(
            rf"^(?:[、和及与][^，。；：、（）和及与{FIGURE_MASKS}\ue006]{{1,8}}){{1,3}}(?=(?:{words['all']})(?:达|为|是))"
        )
        self.part = regex.compile(words["part"])
        self.parts_ahead = regex.compile(words["parts_ahead"])
        self.baseline = regex.compile("环比|同比|较|比")
        # 同比、环比分别; 较去年和2019年分别.
        self.two_baselines = regex.compile(
            r"(?:同比(?:、|和|与)环比|环比(?:、|和|与)同比"
            r"|(?:较|比|与)[^，。；、和与]{2,8}(?:、|和|与)(?:较|比|与)?"
            rf"(?:20\d\d年|去年|上年|前年|上月)[^，。；、]{{0,6}}?)(?:{words['pairs']})"
        )
        # 连续迈上4个万亿元台阶、达14.2万亿元; 跨越7万亿、8万亿两个大台阶，年均: passed on the way.
        self.steps = regex.compile(
            r"(?:先后|连续|接连|相继)+(?:跨越|迈上|跨过|突破|迈过|站上|跃上|跨上)了?[^，。；]{0,24}?"
            r"(?:台阶|大关|关口)(?:[、，]|(?=[达年]))"
        )
        self.punctuation = regex.compile("[，。；：、（）]")
        self.brackets = regex.compile(f"（[^（）]*[{FIGURE_MASKS}][^（）]*）")
        self.share_of = regex.compile("，占(?![道用线据位])[^，。；]*$")
        self.share_first = regex.compile(rf"^占[^，。；、]{{0,14}}?{_FIGURE}")
        # 每月组织，共开展26次: a total again.
        self.average = regex.compile(
            f"(?:{words['average']})(?=(?:(?!{context.whole}|全年|(?<!公)共|累计|合计|总计).)*$)"
        )
        self.full_stop = regex.compile("[。；]")
        self.clause_break = regex.compile("[，。；：]")
        # What an item is of by its own words, wherever it stands.
        kinds = ("road", "vehicle", "person", "time", "about", "place")
        self.plain_part = regex.compile(
            "^(?:涉|因)|[市县区镇乡村]$|"
            + "|".join(f"(?:{context.scopes[kind]})" for kind in kinds)
        )
        self._read_items(words)

    def _read_items(self, words: Mapping[str, str]) -> None:
        """The words of items, parts and lists."""
        self.item_start = regex.compile(
            rf"(?:^|[，、；：（。）]|{FILLER}|[{FIGURE_MASKS}])(?=[^，、；：（。{FILLER}{FIGURE_MASKS}）]*$)"
        )
        self.item_words = frozenset(words["item"].split("|"))
        self.item_edge = regex.compile(f"^(?:{words['item']})+|(?:{words['item']})+$")
        self.rate_of_change = regex.compile("(?P<up>增幅|升幅|涨幅|增速)|降幅|跌幅")
        self.growth = regex.compile("增速|增幅|涨幅|降幅|增长率")
        self.compares = regex.compile("(?:与|和|同|较|比)(?:去年|上年|20\\d\\d年|同期)|同比|环比")
        self.anew = regex.compile("共|累计|合计|总计|全|另")
        self.dealing = regex.compile(words["dealing"])
        self.deed = regex.compile(words["deed"])
        self.blamed = regex.compile(words["blamed"])
        self.trend = regex.compile(rf"(?:逐年|持续|连年|大幅|明显|稳步)*(?:{UP}|{DOWN})，$")
        self.compared = regex.compile(r"(?:与|和|同|较|比)(?:去年|上年|前年|20\d\d年|前[三五]年)")
        self.ranked = regex.compile(rf"(?:{words['ranked']})$")
        self.punctuated = regex.compile("^[ ，、；：（]+|[ ，、；：（]+$")
        self.neutral_edge = regex.compile(f"(?:{words['ranked_by']})+$")
        self.item_inside = regex.compile(words["item"])
        self.other_kind = regex.compile(words["other_kind"])
        self.no_item = regex.compile(words["no_item"])
        self.list_tail = regex.compile(
            # Not of 城区: a single character is no name.
            rf"(?:{_FIGURE}|{_KIND}|(?:[两三四五六七八九十]|(?<=[^、和与及]{{2}}))"
            rf"[地镇县市区州旗处个月]+(?:分别)?|等)$"
        )
        self.leads_to = regex.compile(
            "(?:等[^，。；、]{0,12})?(?:导致|造成|引发|致使?)[^，。；、]{0,8}$"
        )
        self.months = regex.compile(r"(\d{1,2})月(?:至|到|-|—)(\d{1,2})月(?:份)?")
        self.connector = regex.compile("、|和|与|及")
        # How the names of what is counted end, which no part's does.
        self.other_name = regex.compile(
            "(?:[^，。；、]数|量|率|额|值|收入|支出|投资|事故|案件|警情)$"
        )
        self.item_prefix = regex.compile(".*(?:其中|的)")


@lru_cache(maxsize=4)
def grammar(context: Context) -> Grammar:
    """The link words of a context, compiled once."""
    return Grammar(context)
