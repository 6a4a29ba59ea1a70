"""The words of context.yaml that tie figures to names, compiled; {FILLER}s stand for figures."""

from collections.abc import Mapping
from functools import lru_cache

from summarymine.indicators.context import Context
from summarymine.indicators.macros import FIGURE_MASKS, FILLER, MASKS
from summarymine.indicators.timed import timed
from summarymine.quantities.context import DOWN, UP
from summarymine.ready import compile_regex

# A name and its figure in one clause may have this many characters between that are no known word.
LOOSE_GAP = 5
_FIGURE = f"[{FIGURE_MASKS}]{FILLER}*"
_KIND = f"\ue006{FILLER}*"


class Grammar:
    """The link words of a context."""

    def __init__(self, context: Context) -> None:
        words = context.links
        self._read_links(context, words)
        self._read_changes(context, words)
        self._read_lists(context, words)
        self._read_items(words)

    def _read_links(self, context: Context, words: Mapping[str, str]) -> None:
        """What may stand between a name and its figure."""
        bound = MASKS["bound"]
        # Words that can be parted in many ways: of a text of nothing else, all of them are tried.
        self.gap = timed(f"(?:{words['gap']}|{_KIND})*", "links.gap")
        self.stop = compile_regex(words["stop"])
        self.bridge = compile_regex(
            rf"[^，。；：、]{{0,10}}?[，：](?:{words['lead']})*(?:{words['reach']})*"
        )
        self.bridge_end = compile_regex(f"(?:{words['reach']}|计|共)$|：$")
        self.neutral = timed(
            rf"(?:{words['neutral']}|[，：（）“”、 {FILLER}\ue006]"
            rf"|占[^，。；、]{{0,14}}?{_FIGURE}"
            rf"|(?:日均|月均|平均每[日天月]){bound}{_FIGURE}"
            rf"|(?:比|较|与|由|从)(?:20\d\d年|去年|上年)(?:同期)?的?{bound}{_FIGURE}"
            rf"(?:[、和及]{bound}{_FIGURE}){{0,4}}(?:相比)?)*",
            "links.neutral",
        )
        self.head_break = compile_regex(rf"[，。；：、（{FILLER}{FIGURE_MASKS}]")
        self.nothing = compile_regex(rf"{FILLER}*[，、（]?(?:同|与)?")
        self.behind = compile_regex(f"{FILLER}*(?:{words['behind']})")
        # 对45名嫌疑人刑事拘留, 有12起较大事故发生
        self.dealt_with = compile_regex(f"(?<=(?:对|将|把|有){bound})")
        self.short_noun = compile_regex(rf"[^，。；、：（）因{FIGURE_MASKS}]{{0,12}}")
        self.whole = compile_regex(f"{context.whole}|道路|交通|年|各类|的|其中|[ ]")
        # The last word of what is measured, no place or part.
        self.measured = compile_regex(
            "(?:额|值|量|率|收入|支出|投资|浓度|利润|税收|里程|营收|出口|进口)$"
        )
        self.total = compile_regex(f"{context.whole}|全年|累计|总计")
        # 连续迈上4个万亿元台阶、达14.2万亿元; 跨越7万亿、8万亿两个大台阶，年均: passed on the way.
        self.steps = compile_regex(
            r"(?:先后|连续|接连|相继)+(?:跨越|迈上|跨过|突破|迈过|站上|跃上|跨上)了?[^，。；]{0,24}?"
            r"(?:台阶|大关|关口)(?:[、，]|(?=[达年]))"
        )
        self.punctuation = compile_regex("[，。；：、（）]")
        self.brackets = compile_regex(f"（[^（）]*[{FIGURE_MASKS}][^（）]*）")
        # 每月组织，共开展26次: a total again.
        self.average = compile_regex(
            f"(?:{words['average']})(?=(?:(?!{context.whole}|全年|(?<!公)共|累计|合计|总计).)*$)"
        )
        self.no_total = compile_regex(f"{words['average']}|{words['shown']}|{words['studied']}")
        # 曝光酒驾36起、醉驾12起; 预防和处理事故312起 is done all the same.
        listed = rf"(?:[{FIGURE_MASKS}]{FILLER}*[、和及][^，。；、：{FIGURE_MASKS}]{{0,12}}){{0,4}}"
        self.shown = compile_regex(
            rf"(?:{words['shown']})(?:(?!{words['deed']}|处)[^，。；、：{FIGURE_MASKS}]){{0,12}}{listed}$"
        )
        self.done = compile_regex(f"{words['deed']}|处")
        self.studied = compile_regex(
            rf"[^，。；、：{FIGURE_MASKS}]{{0,4}}?(?:开展|进行|组织|实施|落实|逐一|逐起|逐案|全部)+"
            rf"[^，。；、：{FIGURE_MASKS}]{{0,6}}(?:{words['studied']})"
        )
        # 查处酒驾中公职人员23人: a part of what is named.
        self.among = compile_regex(r"(?:人员|案件|总?数)?中(?![共队心老])[^，。；、]{2,}")
        self.full_stop = compile_regex("[。；]")
        self.clause_break = compile_regex("[，。；：]")

    def _read_changes(self, context: Context, words: Mapping[str, str]) -> None:
        """What tells a level from a change, and a level of now from one of then."""
        bound = MASKS["bound"]
        # 同比少发, 减少, 比去年多 right before a name.
        self.moved = timed(
            rf"(?:{words['neutral']}|{words['part']}|今年|全[省市县区州旗])*"
            r"(?:(?P<up>多|(?<=同比|[年期月])增加)|(?P<down>少|减少))(?:发生?|破|抓|立|办|查|收|结)?",
            "links.moved",
        )
        # 从年初的82.5%提高到96.3%: the earlier level stands between the name and the new one.
        self.origin = compile_regex(rf"(?:由|从)[^，。；、]{{0,10}}?{_FIGURE}")
        self.new_level = compile_regex(
            rf"{FILLER}*[，、]?(?:(?:{words['now']})?(?:{words['reach']})(?:约|近|了)*"
            rf"|(?:总额|总量|总值|规模|总数)(?:首次|已)*(?:突破|超过?|达到?|为|近){bound})"
        )
        self.present = compile_regex(
            rf"{FILLER}*(?:以内|以下|以上)?，(?:{words['now']})(?:为|已达|已|是)?{bound}"
        )
        # 突破1000亿元，达1082亿元: the figure behind the threshold.
        self.beyond = compile_regex(
            rf"{FILLER}*(?P<mark>大关|关口|台阶)?[，、](?:达到?|实现|为)了?{bound}"
        )
        self.past = compile_regex(
            rf"{FILLER}*[，；、（]而?(?:20\d\d年|去年|上年|前年)(?:同期)?(?:为|是|的|有)?{bound}"
        )
        self.earlier_words = compile_regex(r"去年|上年|20\d\d年|同期")
        # 分别下降6%、8%，上升5%: a comma parts what goes down from what goes up.
        self.figure_gap = compile_regex(
            rf"{FILLER}*(?:、|和|及|与|以及|，(?={UP}|{DOWN}))?(?:(?:{UP}|{DOWN})了?)?{FILLER}*"
        )
        # 分别少发45起、少死31人: changes of a list, each with its own word.
        self.change_gap = compile_regex(
            rf"{FILLER}*(?:、|和|及|与|以及|，)?"
            rf"(?:(?:{UP}|{DOWN})(?:{context.directions['filler']})*)?{FILLER}*"
        )
        self.baseline = compile_regex("环比|同比|较|比")
        # 同比、环比分别; 较去年和2019年分别.
        self.two_baselines = compile_regex(
            r"(?:同比(?:、|和|与)环比|环比(?:、|和|与)同比"
            r"|(?:较|比|与)[^，。；、和与]{2,8}(?:、|和|与)(?:较|比|与)?"
            rf"(?:20\d\d年|去年|上年|前年|上月)[^，。；、]{{0,6}}?)(?:{words['pairs']})"
        )
        self.share_of = compile_regex("，占(?![道用线据位])[^，。；]*$")
        self.share_first = compile_regex(rf"^占[^，。；、]{{0,14}}?{_FIGURE}")
        # 与2023年死亡|53人相比，下降22.6%
        self.then_first = compile_regex(rf"^{MASKS['bound']}{_FIGURE}相比，?")

    def _read_lists(self, context: Context, words: Mapping[str, str]) -> None:
        """Lists of names and of figures: 分别, 均, 其中."""
        self.list_gap = compile_regex(rf"{FILLER}*、?(?:和|与|及|以及|、|及其)?")
        self.list_end = compile_regex(
            f"[，。；：]|{words['pairs']}|{words['all']}|[{FIGURE_MASKS}]"
        )
        self.pairs = compile_regex(words["pairs"])
        # A list of names that ends with a rate.
        self.rate = compile_regex("率[^，。；、]{0,10}$")
        # 分别超过: a bound of the whole list.
        self.pairs_bound = compile_regex(
            rf"(?:{words['pairs']})(?:超过?|突破|达到?|已|均|都|逾|不少于|不低于)*$"
        )
        self.all = compile_regex(words["all"])
        # An item of no known name at the end of a list that shares its figure.
        self.also_all = compile_regex(
            rf"^(?:[、和及与][^，。；：、（）和及与{FIGURE_MASKS}\ue006]{{1,8}}){{1,3}}(?=(?:{words['all']})(?:达|为|是))"
        )
        self.part = compile_regex(words["part"])
        self.parts_ahead = compile_regex(words["parts_ahead"])
        # What an item is of by its own words, wherever it stands.
        kinds = ("road", "vehicle", "person", "time", "about", "place")
        self.plain_part = compile_regex(
            "^(?:涉|因)|[市县区镇乡村]$|"
            + "|".join(f"(?:{context.scopes[kind]})" for kind in kinds)
        )

    def _read_items(self, words: Mapping[str, str]) -> None:
        """The words of items, parts and lists."""
        self.item_start = compile_regex(
            rf"(?:^|[，、；：（。）]|{FILLER}|[{FIGURE_MASKS}])(?=[^，、；：（。{FILLER}{FIGURE_MASKS}）]*$)"
        )
        self.item_words = frozenset(words["item"].split("|"))
        self.item_edge = compile_regex(f"^(?:{words['item']})+|(?:{words['item']})+$")
        self.rate_of_change = compile_regex("(?P<up>增幅|升幅|涨幅|增速)|降幅|跌幅")
        self.growth = compile_regex("增速|增幅|涨幅|降幅|增长率")
        self.compares = compile_regex("(?:与|和|同|较|比)(?:去年|上年|20\\d\\d年|同期)|同比|环比")
        self.anew = compile_regex("共|累计|合计|总计|全|另")
        self.dealing = compile_regex(words["dealing"])
        self.deed = compile_regex(words["deed"])
        self.in_accidents = compile_regex("事故(?:起数|案件)?中，?(?:因|属)?$")
        self.blamed = compile_regex(words["blamed"])
        self.trend = compile_regex(rf"(?:逐年|持续|连年|大幅|明显|稳步)*(?:{UP}|{DOWN})，$")
        self.compared = compile_regex(r"(?:与|和|同|较|比)(?:去年|上年|前年|20\d\d年|前[三五]年)")
        self.ranked = compile_regex(rf"(?:{words['ranked']})$")
        self.punctuated = compile_regex("^[ ，、；：（]+|[ ，、；：（]+$")
        self.neutral_edge = compile_regex(f"(?:{words['ranked_by']})+$")
        self.item_inside = compile_regex(words["item"])
        self.other_kind = compile_regex(words["other_kind"])
        self.no_item = compile_regex(words["no_item"])
        self.list_tail = compile_regex(
            # Not of 城区: a single character is no name.
            rf"(?:{_FIGURE}|{_KIND}|(?:[两三四五六七八九十]|(?<=[^、和与及]{{2}}))"
            rf"[地镇县市区州旗处个月]+(?:分别)?|等)$"
        )
        self.leads_to = compile_regex(
            "(?:等[^，。；、]{0,12})?(?:导致|造成|引发|致使?)[^，。；、]{0,8}$"
        )
        self.months = compile_regex(r"(\d{1,2})月(?:至|到|-|—)(\d{1,2})月(?:份)?")
        self.connector = compile_regex("、|和|与|及")
        # How the names of what is counted end, which no part's does.
        self.other_name = compile_regex(
            "(?:[^，。；、]数|量|率|额|值|收入|支出|投资|事故|案件|警情)$"
        )
        self.item_prefix = compile_regex(".*(?:其中|的)")


@lru_cache(maxsize=4)
def grammar(context: Context) -> Grammar:
    """The link words of a context, compiled once."""
    return Grammar(context)
