"""Which Chinese numerals count: 两座 does, 一方面 and 百姓 do not."""

from summarymine.quantities.bounds import Bounds, side_by_side
from summarymine.quantities.candidates import Candidate
from summarymine.quantities.units import not_after_single, part_of_unit
from summarymine.ready import compile_regex

# 百 and 万 alone count only after these: 近百, 每万人.
_APPROXIMATED = compile_regex(r"(?<=近|超|逾|上|约|每|过|数|几|达|破|足|到|满)")
# 成百上千, 成千上万: very many.
_VERY_MANY = compile_regex("(?<=成[百千]上)[千万]")
# Only a text shorter than this may be one numeral and no more.
_SHORT = 40
_FIGURE_END = compile_regex(r"[ ]*(?:[，。；、）\n]|$)")
_MULTIPLIER = compile_regex("[十百千万亿廿卅拾佰仟]")
# 一 counts before these, and not in these surroundings: 同一个, 一个个, 一条龙, 是一个.
_ONE_UNITS = frozenset("支个名家台辆处座条套所项例栋艘架倍成")
_MAYBE_ONE = _ONE_UNITS | {"起", "人", "件", "宗"}
_NOT_ONE_BEFORE = compile_regex(
    r"(?<=[出这那每同第另某统唯逐任单有专万不之划归进齐联再又新下上是像当]|成为|作为|到了)"
)
# 未出现一例: none.
_NONE_BEFORE = compile_regex(r"(?<=无|[未没][^，。；\n]{1,6})")
_NOT_ONE_AFTER = compile_regex(
    r"[个条项名家](?:[个条项名家龙心线样律致体类月])|[个条项名家处台人例]?[一二三四五六七八九十]"
)
# 一起 is "together", unless it follows what is counted or stands before it.
_ONE_CASE_BEFORE = compile_regex(
    r"(?<=驾|案|事故|发生|查[处获办]|超[载员速限]|无证|逃逸|侦[破办]|破获|处[置理]|受理|调处|化解|办理|审理)"
)
_ONE_CASE_AFTER = compile_regex(
    r"起(?:[，。、；）]|事故|案|交通|亡人|较大|以上|$|[^，。；、\n]{1,14}(?:案件?|事故|纠纷|事件|火灾)[，。；])"
)
# 死亡一人，
_ONE_PERSON = compile_regex(
    r"(?<=[亡伤获捕拘]|拘留|立案|查处|处理|处罚|约谈|通报|问责|追逃|办结|审结)一[人件宗][，。；、）]"
)


def chinese_counts(text: str, found: Candidate, bounds: Bounds) -> bool:
    """Whether a Chinese numeral counts here; 一, 二 and 百 alone mostly do not."""
    number, unit = found.number, found.unit
    if len(text) < _SHORT and found.is_all_of(text):
        return True
    if number[0] in "百千万亿":
        return _round_counts(text, found, bounds)
    if found.inner or found.after or (bounds.approx and unit):
        return bool(unit or found.multiplier or found.inner)
    # 陆家嘴: a financial digit alone is a name more often than a figure.
    if number in "壹贰叁肆伍陆柒捌玖拾佰仟":
        return False
    if len(number) > 1:
        return _several_count(text, found)
    # 翻一番, 翻了两番
    if unit == "番":
        return "翻" in text[max(0, found.start - 2) : found.start]
    # 二 counts nothing but in 二十 and the like; 两 does.
    if unit in not_after_single() or number == "二":
        return False
    return _one_counts(text, found) if number == "一" else True


def _round_counts(text: str, found: Candidate, bounds: Bounds) -> bool:
    """百, 万, 千亿 with nothing before them: 百余, 近百家, 过千亿, but not 百姓 or 千亿县."""
    if found.inner or found.after:
        return bool(found.unit or found.multiplier or found.inner)
    if found.unit:
        near = bounds.approx or _APPROXIMATED.match(text, found.start)
        return bool(near) and not _VERY_MANY.match(text, found.start)
    ends = len(found.number) > 1 or _FIGURE_END.match(text, found.end)
    return bool(bounds.approx and ends) and not _VERY_MANY.match(text, found.start)


def _several_count(text: str, found: Candidate) -> bool:
    """A Chinese numeral of several characters; without a unit it must stand for itself."""
    number = found.number
    if _MULTIPLIER.search(number):
        long = len(number) > 2 and _FIGURE_END.match(text, found.end)
        return bool(found.unit or long or number[-1] in "万亿")
    # 九五, 三八, 〇九年: two digits and no multiplier are 七八 or no figure.
    if len(number) == 2 and not side_by_side(number):
        return False
    return bool(found.unit) and not (found.unit in not_after_single() and side_by_side(number))


# 排查一处、登记一处: one after another, not one.
_EACH = compile_regex("一[个处条项支名家]")
_EACH_REACH = 9


def _one_counts(text: str, found: Candidate) -> bool:
    if found.unit not in _MAYBE_ONE:
        return part_of_unit(found.unit) != ""
    start, after = found.start, found.unit_start
    if _EACH.search(text, found.end, found.end + _EACH_REACH):
        return False
    if _EACH.search(text, max(0, start - _EACH_REACH), start):
        return False
    if _NONE_BEFORE.match(text, start):
        return False
    if found.unit == "起":
        return bool(_ONE_CASE_BEFORE.match(text, start) and _ONE_CASE_AFTER.match(text, after))
    if _ONE_PERSON.match(text, start):
        return True
    return (
        found.unit in _ONE_UNITS
        and not _NOT_ONE_BEFORE.match(text, start)
        and not _NOT_ONE_AFTER.match(text, after)
    )
