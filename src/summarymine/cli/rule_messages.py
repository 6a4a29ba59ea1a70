"""What can be wrong with rules, said in Chinese; the English stands with the rules themselves."""

from collections.abc import Mapping
from dataclasses import replace

from summarymine.cli.messages import language, say
from summarymine.indicators.catalogue import UnknownIdError
from summarymine.indicators.problems import MEANT, SENTENCES, CatalogueError, Problem
from summarymine.indicators.timed import SlowRuleError
from summarymine.model import Language, SummaryMineError
from summarymine.outputs.text import visible

ZH = {
    "cannot_read": "无法读取：{detail}",
    "not_utf8": "不是 UTF-8；请另存为 UTF-8",
    "no_text": "不是文本文件；指标定义文件是纯文本，保存为 .yaml",
    "no_files": "此处没有指标定义文件；其名以 .yaml 结尾",
    "no_path": "文件或文件夹不存在；请给出 .yaml 文件或其文件夹",
    "too_large": "大于 {limit}；请拆分",
    "too_deep": "嵌套过深；一项指标只需四层",
    "alias": "不可使用锚点和别名（& *）；请把内容写全",
    "yaml_tab": "不是 YAML；缩进请用空格，不用 TAB",
    "yaml_colon": "不是 YAML；键后请写英文冒号 : 和一个空格，不写 ：",
    "yaml_no_space": "不是 YAML；冒号后请加一个空格",
    "yaml_dash": "不是 YAML；短横 - 后请加一个空格",
    "yaml_escape": "不是 YAML；双引号中的 \\ 另有含义；请改用单引号",
    "yaml_sign": "不是 YAML；文字不能以 {sign} 开头；请加单引号",
    "yaml_unclosed": "不是 YAML；从这里开始的引号没有结束",
    "yaml_quote": "不是 YAML；含 : # {{ [ 或 ' 的文字请加单引号",
    "yaml_wide_space": "不是 YAML；缩进请用半角空格，不用全角空格",
    "yaml_chinese": "不是 YAML；请把 {wrong} 写成 {right}",
    "yaml_other": "不是 YAML；请检查此行缩进是否与上下对齐、引号是否成对",
    "empty": "空文件；需有 `schema:` 和 `indicators:`",
    "schema": "schema 须为 {schema}",
    "shared": "公用规则不可替换；请把宏写在自己的指标文件中",
    "not_mapping": "{what} 须为若干行 `键: 值`",
    "not_list": "{key} 须为列表：若干行 `- …`，或 […]",
    "unknown_key": "没有键 {key}{meant}",
    "chinese_colon": "{key}：键后请写英文冒号 : 和一个空格，不写 ：",
    "comma_number": "{key}：数字中不写逗号：3,200 请写成 3200",
    "twice": "{key} 在此出现两次；请只留一个",
    "not_text": "{key} 须为文字；含 : 或 {{ 的文字请加单引号",
    "nothing": "{key} 为空；请在其后写上内容，或删去这一行",
    "no_dash_space": "{key}：列表项以短横 - 和一个空格开头",
    "trap": "{key}：YAML 把 {text} 当作 {type}；请加引号",
    "chinese_quotes": "{key}：“ ”会成为文字的一部分；请改用 ' '",
    "missing": "{indicator}：缺少 {key}",
    "missing_first": "某项指标缺少 {key}",
    "bad_id": "id {id}：须以小写字母开头，只用小写字母、数字和 _",
    "taken": "{id}：此编号已用于 {first}；请另取",
    "not_word": "{key}：{text} 不在 {known} 之中",
    "not_whole": "{key}：{text} 不是整数",
    "too_many_digits": "{key}：没有数字有这么多位；最多写 {limit} 位",
    "not_number": "{key}：{text} 不是数字；请换算写出：2.1万 写成 21000",
    "plain_number": "{key}：{text} 请写成 {right}",
    "case": "一条用例须有 text 和 facts：{{text: …, facts: [{{value: 3}}]}}",
    "unknown_indicator": "{key}：没有指标 {id}{meant}",
    "unknown_pack": "{key}：没有指标包或指标 {id}{meant}",
    "bad_check": (
        "核对关系须为 {{total: ID, parts: [ID, ID]}}、{{rate: ID, of: [ID, ID]}}"
        " 或 {{order: [ID, ID]}}"
    ),
    "unknown_macro": "{pattern}：没有宏 {{{macro}}}{meant}",
    "endless_macro": "{pattern}：宏 {{{macro}}} 包含自身",
    "bad_regex": "{pattern}：不是正则表达式：{detail}",
    "huge_regex": "{pattern}：重复展开后超过 {limit} 个符号；请减少重复次数",
    "no_quantity": "{pattern}：level 规则须在数字所在处写 {{quantity}}",
    "stray_quantity": "{pattern}：{{quantity}} 不能写在 {key} 中；请把这条规则写到 level: 下",
    "empty_match": "{pattern}：什么文字都不需要，处处匹配；请至少让一个词必须出现",
    "explosive": "{pattern}：{part} 可能永远算不完；重复之中不可再有重复",
    "bare_digits": "{pattern}：{part} 遇不到数字，数字已被遮盖；请写 {{figure}} 或 {{quantity}}",
    "unbounded": "{pattern}：{part} 没有长度限制；请写 {{gap}}，或 [^，。；]{{0,12}}",
    "fullwidth": "{pattern}：{part} 是中文符号，不是正则符号；请写 {right}",
    "wildcard": (
        "{pattern}：{part} 只重复前面一个字；任意几个字请写 {{gap}}，可有可无的词请写 (?:…)?"
    ),
    "no_literal": (
        "{pattern}：没有必须出现的汉字，每句都要试（每千份报告约 {seconds} 秒）；请加一个词"
    ),
    "same_span": "{pattern}：{text} 也是 {other} 的名称；请加以区分，或让两者都有这条用例",
    "replaces": "{indicator}：{label} 会取代随附的 {other}；请另取编号，有意取代则名称也相同",
    "no_indicator": "没有定义指标；请在 indicators: 下添加",
    "no_case": "{indicator}：没有用例；请在 cases: 下加一句话及应得的数据",
    "no_silent": "{indicator}：没有应当无结果的句子；请在 silent: 下加一句",
    "duplicate_label": "{indicator}：名称 {label} 与 {other} 相同；请另取",
    "unknown_unit": "{indicator}：{unit} 不是已知的量词或量词族{meant}",
    "yes_no": "{key}：请写 true 或 false",
}

# English words in the details of a problem.
_WORDS = {
    "the file": "文件",
    "an indicator": "指标",
    "a case": "用例",
    "a fact of a case": "用例中的数据",
    "a check": "核对关系",
    "documents": "documents",
    "bool": "是/否",
    "null": "空",
    "timestamp": "日期",
    "int": "数字",
}
# What the regex library says of a bad regex.
_REGEX_WORDS = {
    "missing )": "缺少 )",
    "unterminated character set": "[ 没有对应的 ]",
    "unbalanced parenthesis": "多出 )",
    "nothing to repeat": "* + ? 之前没有可重复的内容",
    "multiple repeat": "* + ? 连用",
    "bad escape (end of pattern)": "末尾多出 \\",
    "at position": "，位置",
}

CATALOGUES: Mapping[Language, tuple[Mapping[str, str], Mapping[str, str]]] = {
    "en": (SENTENCES, MEANT),
    "zh": (ZH, {"close": "；是否指 {word}？", "known": "；可用：{word}"}),
}


def rule_error_text(error: SummaryMineError) -> str:
    """An error of rules in the user's language; any other as it says itself."""
    match error:
        case CatalogueError():
            return "\n".join(map(problem_text, error.problems))
        case UnknownIdError():
            said = say(f"error.unknown_{error.kind}", id=error.id) + meant_text(error.meant)
            # A word that is like none may be of a file that was not given.
            is_close = error.meant is not None and error.meant[0] == "close"
            return said if is_close else said + say(f"error.own_{error.kind}")
        case SlowRuleError():
            return say("error.slow_rule", name=error.name, rule=error.rule, text=error.text)
        case _:
            return visible(str(error))


def problem_text(problem: Problem) -> str:
    """`mine.yaml:7:5: unknown key nmaes; did you mean names?`, in the user's language."""
    colon = "：" if language() == "zh" else ": "
    return visible(f"{problem.place}{colon}{problem_sentence(problem)}")


def problem_sentence(problem: Problem) -> str:
    """`unknown key nmaes; did you mean names?`, in the user's language."""
    if language() == "zh":
        problem = replace(problem, details={k: _chinese(v) for k, v in problem.details.items()})
    return problem.say(*CATALOGUES[language()])


def _chinese(detail: str) -> str:
    """A detail with the English of libraries and of ours in Chinese."""
    if detail in _WORDS:
        return _WORDS[detail]
    for english, chinese in _REGEX_WORDS.items():
        detail = detail.replace(english, chinese)
    return detail


def meant_text(meant: tuple[str, str] | None) -> str:
    """`; did you mean deaths?`, in the user's language; "" for none."""
    return CATALOGUES[language()][1][meant[0]].format(word=meant[1]) if meant else ""
