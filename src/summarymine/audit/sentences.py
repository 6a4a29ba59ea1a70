"""What each finding says, in either language; its details fill the places in the sentence."""

from collections.abc import Mapping

from summarymine.model import Finding, Language

EN: Mapping[str, str] = {
    "settle": (
        "looking up {count} cell(s) would settle all {contradictions} contradictions of this"
        " report: {cells}"
    ),
    "level_percent_none": (
        "{cell}: no whole number changes by {percent} to {level}, rounded or cut off; the level or"
        " the percentage is wrong"
    ),
    "level_percent_rounding": "{cell}: {level} at {percent} comes from {earlier} (rounded)",
    "level_percent_truncation": (
        "{cell}: {level} at {percent} comes from {earlier} (cut off, not rounded)"
    ),
    "percent_sign_supported": (
        "{cell}: no percent sign is written, but {percent} of {earlier} gives {level}: it is a"
        " percentage"
    ),
    "level_change_fits": "{cell}: level {level}, change {difference} and {percent} agree",
    "level_change_percent": (
        "{cell}: a change of {difference} to {level} is not {percent}; one of the three is wrong"
    ),
    "percent_of_nothing": (
        "{cell}: with a change of {difference} to {level} there was nothing before, and nothing has"
        " no percentage ({percent})"
    ),
    "difference_above_level": (
        "{cell}: with a change of {difference} to {level}, less than nothing was there before"
    ),
    "from_to_percent": "from {from} to {to} is not {percent}",
    "sum_holds": "{cell} is the sum of {parts}",
    "sum_broken": "{parts} sum to {sum}, not to {level} ({cell}); difference {difference}",
    "breakdown_holds": "{cell} {level} is the sum of its parts: {parts}",
    "breakdown_broken": (
        "{cell}: the parts ({parts}) sum to {sum}, not to {level}; difference {difference}; other"
        " indicators sum up over the same parts"
    ),
    "run_sums": "the {count} figures told with {total} sum to it; no rule declares this sum",
    "run_near": (
        "the {count} figures told with {total} sum to {sum}, almost it; difference {difference}"
    ),
    "rate_fits": "{cell} {rate} is {part} divided by {whole}",
    "rate_differs": "{cell}: {part} divided by {whole} is {exact}, not {rate}",
    "rate_above_100": "{cell}: {level}% is more than all",
    "negative_count": "{cell}: {level} is less than none",
    "shares_of_one_base": (
        "{count} shares are told of one whole, but no whole number ({unit}) gives all of them"
    ),
    "order_broken": "{cell} {level} cannot be more than {other} {limit}",
    "part_above_whole": "{part} is told as a part of {whole}, and is more",
    "floor_exceeded": (
        "{deaths} {level}: with no {kind}, each of {cases} has fewer than {floor}, so at most"
        " {limit}"
    ),
    "floor_missed": (
        "{deaths} {level}: with {kinds} of {kind}, each with at least {floor}, at least {limit}"
    ),
    "told_twice": "{cell}: told as {first} and as {second} in one report",
    "told_in_copies": (
        "{cell}: told as {first} here and as {second} in {other}, of one body and period"
    ),
    "same_text": (
        "{count} sentences with figures stand word for word in {other}, a report of another body"
    ),
    "earlier_fits": "{cell}: {said} to {level} agrees with {earlier} in {year}",
    "earlier_differs": "{cell}: {said} to {level} does not agree with {earlier} in {year}",
    "jump": (
        "{cell}: a change of {value} is out of the range of {peers} bodies (median {median},"
        " robust z {z}, limit {limit})"
    ),
    "rate_out_of_range": (
        "{cell}: {value} is out of the range of {peers} bodies (median {median}, robust z {z},"
        " limit {limit})"
    ),
    "year_in_count": "{figure}: a year seems to be pasted into this figure",
    "impossible_figure": "{figure}: there is no such figure of this kind",
    "fraction_of_count": "{figure}: what is counted one by one has no decimals",
    "damaged_fact": "{cell}: the figure was damaged in the report",
}

ZH: Mapping[str, str] = {
    "settle": "核对 {count} 个数据（{cells}）即可解决本报告全部 {contradictions} 处矛盾",
    "level_percent_none": (
        "{cell}：没有任何整数基数按 {percent} 变化后得 {level}（四舍五入或截尾均不成立），"
        "数值与百分比至少一个有误"
    ),
    "level_percent_rounding": "{cell}：{level} 与 {percent} 相符，上期为 {earlier}（四舍五入）",
    "level_percent_truncation": (
        "{cell}：{level} 与 {percent} 相符，上期为 {earlier}（截尾，未四舍五入）"
    ),
    "percent_sign_supported": (
        "{cell}：原文缺百分号，但 {earlier} 变化 {percent} 恰得 {level}，可知为百分比"
    ),
    "level_change_fits": "{cell}：数值 {level}、变化量 {difference} 与 {percent} 相符",
    "level_change_percent": (
        "{cell}：变化 {difference} 后为 {level}，不是 {percent}，三者至少一个有误"
    ),
    "percent_of_nothing": (
        "{cell}：变化 {difference} 后为 {level}，可知上期为零，零没有百分比（{percent}）"
    ),
    "difference_above_level": "{cell}：变化 {difference} 后为 {level}，则上期小于零",
    "from_to_percent": "由 {from} 到 {to}，不是 {percent}",
    "sum_holds": "{cell}等于{parts}之和",
    "sum_broken": "{parts}之和为 {sum}，与{cell} {level} 不符，相差 {difference}",
    "breakdown_holds": "{cell} {level} 等于各部分（{parts}）之和",
    "breakdown_broken": (
        "{cell}：各部分（{parts}）之和为 {sum}，与 {level} 不符，相差 {difference}；"
        "其他指标按同样的部分相加均相符"
    ),
    "run_sums": "与 {total} 并列的 {count} 个数之和恰为此数；规则中未声明这一关系",
    "run_near": "与 {total} 并列的 {count} 个数之和为 {sum}，接近而不等，相差 {difference}",
    "rate_fits": "{cell} {rate} 等于{part}除以{whole}",
    "rate_differs": "{cell}：{part}除以{whole}为 {exact}，不是 {rate}",
    "rate_above_100": "{cell}：{level}% 超过全部",
    "negative_count": "{cell}：{level} 小于零",
    "shares_of_one_base": "{count} 个占比说的是同一总数，却没有任何整数（{unit}）能同时得出",
    "order_broken": "{cell} {level} 不应多于{other} {limit}",
    "part_above_whole": "{part} 是 {whole} 的一部分，却比它多",
    "floor_exceeded": ("{deaths} {level}：既无{kind}，{cases}每起不足 {floor} 人，至多 {limit} 人"),
    "floor_missed": "{deaths} {level}：{kind} {kinds} 起，每起至少 {floor} 人，至少应有 {limit} 人",
    "told_twice": "{cell}：同一报告中一处为 {first}，一处为 {second}",
    "told_in_copies": "{cell}：此处为 {first}，{other} 中为 {second}，单位与时期相同",
    "same_text": "有 {count} 句带数字的原文与另一单位的报告 {other} 一字不差",
    "earlier_fits": "{cell}：{said} 后为 {level}，与 {year} 年的 {earlier} 相符",
    "earlier_differs": "{cell}：{said} 后为 {level}，与 {year} 年的 {earlier} 不符",
    "jump": (
        "{cell}：变化 {value}，超出 {peers} 个单位的范围"
        "（中位数 {median}，稳健 z 值 {z}，界限 {limit}）"
    ),
    "rate_out_of_range": (
        "{cell}：{value}，超出 {peers} 个单位的范围（中位数 {median}，稳健 z 值 {z}，界限 {limit}）"
    ),
    "year_in_count": "{figure}：数字中似被粘入年份",
    "impossible_figure": "{figure}：此类数字不可能是这样",
    "fraction_of_count": "{figure}：逐个计数之物不应有小数",
    "damaged_fact": "{cell}：报告中此数已损坏",
}

SENTENCES: Mapping[Language, Mapping[str, str]] = {"en": EN, "zh": ZH}


def finding_sentence(finding: Finding, language: Language) -> str:
    """What a finding says, without its arithmetic; words of the report stand in it as they are.

    Of one that another version has found and this one has no words for: its code and details.
    """
    sentence = SENTENCES[language].get(finding.code)
    if sentence is None:
        details = ", ".join(f"{name} {value}" for name, value in finding.details.items())
        return f"{finding.code}: {details}" if details else finding.code
    return sentence.format_map(finding.details)
