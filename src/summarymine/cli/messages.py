"""Every message of the command line, English and Chinese, and which of the two is meant."""

import os
import sys
from collections.abc import Mapping
from decimal import Decimal

from summarymine.cli import (
    audit_messages,
    authoring_messages,
    cluster_messages,
    compare_messages,
    data_messages,
    explanations,
    machine_messages,
    read_messages,
    stats_messages,
)
from summarymine.model import Language
from summarymine.outputs.text import visible

# `\b` keeps click from joining the lines of the examples below it.
EN = {
    "heading.usage": "Usage: ",
    "heading.commands": "Commands",
    "heading.options": "Options",
    "main.help": (
        "Reads the figures out of Chinese work summaries into tables that compare the reporting"
        " bodies.\n\nPATH is a report (.txt), a folder, a quoted glob, an address"
        " (s3://…), or - for stdin."
        "\n\n\b\nExamples:\n"
        "  summarymine compare reports/ -o comparison.csv\n"
        "  summarymine extract reports/ --indicator deaths"
    ),
    "option.version": "Show the version and exit.",
    "extract.short": "List every indicator found, a row for each.",
    "extract.help": (
        "List every indicator found in the reports at PATH, a row for each, with its sentence."
        "\n\n\b\nExamples:\n"
        "  summarymine extract reports/ -o facts.csv\n"
        "  summarymine extract '2024/**/*.txt' --indicator deaths --format jsonl"
    ),
    "quantities.short": "List every number with its unit.",
    "quantities.help": (
        "List every number with its unit in the reports at PATH, named by an indicator or not."
        "\n\n\b\nExamples:\n"
        "  summarymine quantities report.txt\n"
        "  summarymine quantities reports/ --format jsonl | head"
    ),
    "ledger.short": "Account for every numeral, by class.",
    "ledger.help": (
        "Count the numerals of the reports at PATH by class, a row for each report. With --class,"
        " list those of a class with their context, a row for each."
        "\n\nClasses: fact, part, planned (figures of an indicator), unclaimed (figures that no"
        " indicator claims), date, name, ordinal, idiom."
        "\n\n\b\nExamples:\n"
        "  summarymine ledger reports/\n"
        "  summarymine ledger report.txt --class unclaimed -o unclaimed.csv"
    ),
    "explain.short": "Tell why a figure is found, or is not.",
    "explain.help": (
        "Tell of each figure in the reports at PATH which rule took it and what became of it, or"
        " why none did and which indicator came nearest."
        "\n\nPATH:LINE is one line of a report. With --indicator: why a figure is not that"
        " indicator's."
        "\n\n\b\nExamples:\n"
        "  summarymine explain report.txt:12\n"
        "  summarymine explain reports/ --indicator deaths --format jsonl"
    ),
    "text.short": "Show a report as the rules see it.",
    "text.help": (
        "Show the text of the reports at PATH as it is read and repaired: each line behind the page"
        " and line that it begins on, tables told in sentences. With --repairs: what was repaired,"
        " by which rule."
        "\n\n\b\nExamples:\n"
        "  summarymine text report.pdf\n"
        "  summarymine text report.pdf --repairs"
    ),
    "option.repairs": "What was repaired, instead of the text.",
    "patterns.short": "Show, write and check indicators.",
    "patterns.help": (
        "Show the indicators in force, and write and check your own: see docs/patterns.md."
        "\n\n\b\nExamples:\n"
        "  summarymine patterns list\n"
        "  summarymine patterns new --label 上牌数 --from '办理电动自行车上牌3.2万副'"
    ),
    "patterns.list.short": "List the indicators, a row for each.",
    "patterns.list.help": (
        "List the indicators in force, a row for each, with the place of its definition."
        "\n\n\b\nExamples:\n"
        "  summarymine patterns list --format md\n"
        "  summarymine patterns list --patterns mine.yaml -o indicators.csv"
    ),
    "patterns.show.short": "Show the definition of an indicator.",
    "patterns.show.help": (
        "Show the definition of the indicator ID, and the place that it comes from."
        "\n\n\b\nExamples:\n"
        "  summarymine patterns show deaths\n"
        "  summarymine patterns show visits --patterns mine.yaml"
    ),
    "option.output": "Write to this file or database (DIALECT://…); the ending chooses the format.",
    "option.format": "Default: table on a terminal, csv in a pipe, with -o by the ending.",
    "option.form": "text for people, the other for programs; default: text.",
    "option.patterns": "Also use the pattern files here; may be given several times.",
    "option.pack": "Use this pack for every report; by default each report's own.",
    "option.indicator": "Only this indicator; may be given several times.",
    "option.classes": "List the numerals of this class; may be given several times.",
    "option.headers": "Language of the column headings; default: en.",
    "option.encoding": "Character encoding of the output, such as gb18030; default: UTF-8.",
    "option.jobs": "Processes at work at once; by default as many as there are cores.",
    "option.no_cache": "Read every file again, and keep nothing for the next run.",
    "option.text_column": "Of a corpus, the column of texts; default: text, else content.",
    "option.id_column": "Of a corpus, the column that names rows; default: id, else row numbers.",
    "option.all_rows": "Of a corpus, read every row, not only those that may be reports.",
    "option.quiet": "No progress bar and no summary; errors are still shown.",
    "option.help": "Show this message and exit.",
    "summary.failed": "{failed} of {total} files could not be read",
    "progress.reading": "Reading reports",
    "progress.note": "{found} rows, {failed} failed · {current}",
    "note.duplicate": "{name}: the same report as {before}; its figures are flagged duplicate",
    "note.packs": "packs by reports: {packs}; choose by --pack",
    "note.pack": "{name} {count}",
    "note.no_reports": "rows skipped as no reports: {count}; --all-rows reads them too",
    "note.not_spoken_of": (
        "no sentence has a name of {indicators}, nor the beginning of one of its patterns;"
        " summarymine patterns show lists them"
    ),
    "note.left_out": "{indicator} is left out; the other indicators are used",
    "list.comma": ", ",
    "error.unknown_indicator": "{id}: no such indicator",
    "error.unknown_pack": "{id}: no such pack",
    "error.own_indicator": (
        "; summarymine patterns list lists them, one of your own file needs --patterns FILE"
    ),
    "error.own_pack": "; one of your own file needs --patterns FILE",
    "error.slow_rule": (
        "{name}: rule {rule} takes too long and was skipped in “{text}”; mend it, or leave it out"
    ),
    "error": "error: {what}",
    "error.try_help": "see {command} --help",
    "error.page": "{name}, page {page}",
    "unread.page": "page {page}: {sentence}",
    "error.internal": "unexpected {what}; please report this",
    "error.no_folder": "{path}: no such folder; make it first, or choose another -o",
    "error.is_folder": "{path}: this is a folder; name a file for -o",
    "error.space": "{path}: a name with a space has to stand in quotes: {quoted}",
    "error.no_patterns": "{path}: no such file or folder; check --patterns",
    "error.ending": (
        "{path}: no format ends in {ending}; give --format, or end -o in {endings} or {last}"
    ),
    "error.line": "{path}: LINE is a number from 1 on; try {example}",
    "error.line_of_folder": "{path}: this is no one file; name a file before :{line}",
    "error.no_line": "{path}: the file ends at line {last}; choose one from 1 to {last}",
    "error.own_report": "{path}: this is one of the reports; choose another -o",
    "error.encoding": "{encoding}: no such character encoding; try utf-8 or gb18030",
    "error.interrupted": "interrupted",
    "usage.no_option": "no such option: {name}",
    "usage.did_you_mean": "; did you mean {names}?",
    "usage.no_command": "no such command: {name}",
    "usage.missing": "missing {name}",
    "usage.choice": "{name}: {value} is none of {choices}",
    "usage.value_missing": "{name} needs a value",
    "usage.dash": "{name}: an option begins with two plain dashes: --{rest}",
    "usage.extra": "unexpected argument: {names}",
    **explanations.EN,
    **authoring_messages.EN,
    **audit_messages.EN,
    **cluster_messages.EN,
    **stats_messages.EN,
    **compare_messages.EN,
    **data_messages.EN,
    **machine_messages.EN,
    **read_messages.EN,
}

ZH = {
    "heading.usage": "用法：",
    "heading.commands": "命令",
    "heading.options": "选项",
    "main.help": (
        "从中文工作总结中提取数据，按报送单位汇成对比表。"
        "\n\nPATH 可以是报告（.txt）、文件夹、加引号的通配符、地址（s3://…），或表示标准输入的 -。"
        "\n\n\b\n示例：\n"
        "  summarymine compare reports/ -o comparison.csv\n"
        "  summarymine extract reports/ --indicator deaths"
    ),
    "option.version": "显示版本后退出。",
    "extract.short": "列出找到的每项指标，一项一行。",
    "extract.help": (
        "列出 PATH 处报告中的每项指标，一项一行，附原句。"
        "\n\n\b\n示例：\n"
        "  summarymine extract reports/ -o facts.csv\n"
        "  summarymine extract '2024/**/*.txt' --indicator deaths --format jsonl"
    ),
    "quantities.short": "列出每个数量及其单位。",
    "quantities.help": (
        "列出 PATH 处报告中的每个数量及其单位，不论是否属于某项指标。"
        "\n\n\b\n示例：\n"
        "  summarymine quantities report.txt\n"
        "  summarymine quantities reports/ --format jsonl | head"
    ),
    "ledger.short": "逐类清点每个数字。",
    "ledger.help": (
        "按类别清点 PATH 处报告中的数字，一份报告一行。"
        "给出 --class 时，列出该类的每个数字及其上下文，一个一行。"
        "\n\n类别：fact 指标数据、part 部分数据、planned 计划数据、unclaimed 不属于任何指标的数据、"
        "date 日期时间、name 名称编号、ordinal 序号、idiom 习语。"
        "\n\n\b\n示例：\n"
        "  summarymine ledger reports/\n"
        "  summarymine ledger report.txt --class unclaimed -o unclaimed.csv"
    ),
    "explain.short": "说明每个数字为何被提取或未被提取。",
    "explain.help": (
        "说明 PATH 处报告中的每个数字由哪条规则取得、去向如何；未取得的，说明原因和最接近的指标。"
        "\n\nPATH:LINE 表示报告中的一行。加 --indicator 则说明数字为何不属于该指标。"
        "\n\n\b\n示例：\n"
        "  summarymine explain report.txt:12\n"
        "  summarymine explain reports/ --indicator deaths --format jsonl"
    ),
    "text.short": "查看规则所见的报告文字。",
    "text.help": (
        "显示 PATH 处报告读取并修复后的文字：每行前注明原文的页和行，表格转述为句子。"
        "加 --repairs 则列出修复之处及所用规则。"
        "\n\n\b\n示例：\n"
        "  summarymine text report.pdf\n"
        "  summarymine text report.pdf --repairs"
    ),
    "option.repairs": "列出修复之处，不显示文字。",
    "patterns.short": "查看、编写和检查指标。",
    "patterns.help": (
        "查看现用指标；编写、检查自己的指标：参见 docs/patterns.zh-CN.md。"
        "\n\n\b\n示例：\n"
        "  summarymine patterns list\n"
        "  summarymine patterns new --label 上牌数 --from '办理电动自行车上牌3.2万副'"
    ),
    "patterns.list.short": "列出各项指标，一项一行。",
    "patterns.list.help": (
        "列出现用的各项指标，一项一行，附定义所在。"
        "\n\n\b\n示例：\n"
        "  summarymine patterns list --format md\n"
        "  summarymine patterns list --patterns mine.yaml -o indicators.csv"
    ),
    "patterns.show.short": "查看一项指标的定义。",
    "patterns.show.help": (
        "查看指标 ID 的定义及其所在。"
        "\n\n\b\n示例：\n"
        "  summarymine patterns show deaths\n"
        "  summarymine patterns show visits --patterns mine.yaml"
    ),
    "option.output": "写入此文件或数据库（DIALECT://…）而非标准输出；格式由扩展名决定。",
    "option.format": "默认：终端上为 table，管道中为 csv，有 -o 时看扩展名。",
    "option.form": "text 供人看，另一种供程序用；默认 text。",
    "option.patterns": "另用此处的指标定义文件；可多次给出。",
    "option.pack": "所有报告都用此指标包；默认按报告各自选用。",
    "option.indicator": "只取此项指标；可多次给出。",
    "option.classes": "列出此类数字；可多次给出。",
    "option.headers": "列标题的语言；默认 en。",
    "option.encoding": "输出的字符编码，如 gb18030；默认 UTF-8。",
    "option.jobs": "同时工作的进程数；默认等于处理器核数。",
    "option.no_cache": "重新读取每个文件，也不为下次运行保留结果。",
    "option.text_column": "语料库中文字所在的列；默认 text，其次 content。",
    "option.id_column": "语料库中为各行命名的列；默认 id，其次行号。",
    "option.all_rows": "读取语料库的每一行，不只是可能为报告的行。",
    "option.quiet": "不显示进度条和小结；错误照常显示。",
    "option.help": "显示本说明后退出。",
    "summary.failed": "{total} 个文件中有 {failed} 个未能读取",
    "progress.reading": "正在读取报告",
    "progress.note": "{found} 行，{failed} 个失败 · {current}",
    "note.duplicate": "{name}：与 {before} 是同一份报告；其数据标记为 duplicate",
    "note.packs": "按报告选用的指标包：{packs}；可用 --pack 指定",
    "note.pack": "{name} {count} 份",
    "note.no_reports": "{count} 行不是报告，已跳过；可用 --all-rows 一并读取",
    "note.not_spoken_of": (
        "没有哪一句含有{indicators}的名称或其规则的开头；summarymine patterns show 可列出这些名称"
    ),
    "note.left_out": "{indicator} 未使用；其他指标照常使用",
    "list.comma": "、",
    "error.unknown_indicator": "{id}：没有这项指标",
    "error.unknown_pack": "{id}：没有这个指标包",
    "error.own_indicator": "；用 summarymine patterns list 查看；自己文件中的另需 --patterns 文件",
    "error.own_pack": "；自己文件中的另需 --patterns 文件",
    "error.slow_rule": "{name}：规则 {rule} 耗时过长，已在“{text}”处跳过；请修改或停用",
    "error": "错误：{what}",
    "error.try_help": "参见 {command} --help",
    "error.page": "{name}，第 {page} 页",
    "unread.page": "第 {page} 页：{sentence}",
    "error.internal": "意外错误 {what}；请报告此问题",
    "error.no_folder": "{path}：文件夹不存在；请先建立，或另选 -o",
    "error.is_folder": "{path}：这是文件夹；请为 -o 指定文件",
    "error.space": "{path}：名称中有空格，须加引号：{quoted}",
    "error.no_patterns": "{path}：文件或文件夹不存在；请检查 --patterns",
    "error.ending": (
        "{path}：没有以 {ending} 结尾的格式；请给出 --format，或让 -o 以 {endings} 或 {last} 结尾"
    ),
    "error.line": "{path}：LINE 应为从 1 起的数字；可用 {example}",
    "error.line_of_folder": "{path}：这不是一个文件；请在 :{line} 前写明文件",
    "error.no_line": "{path}：文件只有 {last} 行；请选 1 至 {last}",
    "error.own_report": "{path}：这是待读的报告；请另选 -o",
    "error.encoding": "{encoding}：没有这种字符编码；可用 utf-8 或 gb18030",
    "error.interrupted": "已中断",
    "usage.no_option": "没有选项 {name}",
    "usage.did_you_mean": "；是否指 {names}？",
    "usage.no_command": "没有命令 {name}",
    "usage.missing": "缺少 {name}",
    "usage.choice": "{name}：{value} 不在 {choices} 之中",
    "usage.value_missing": "{name} 需要一个值",
    "usage.dash": "{name}：选项以两个英文短横开头：--{rest}",
    "usage.extra": "多余的参数：{names}",
    **explanations.ZH,
    **authoring_messages.ZH,
    **audit_messages.ZH,
    **cluster_messages.ZH,
    **stats_messages.ZH,
    **compare_messages.ZH,
    **data_messages.ZH,
    **machine_messages.ZH,
    **read_messages.ZH,
}

CATALOGUES: Mapping[Language, Mapping[str, str]] = {"en": EN, "zh": ZH}

# The first that is set wins, as in the C library; ours stands above them.
VARIABLES = ("SUMMARYMINE_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def language() -> Language:
    """Chinese under a Chinese locale such as zh_CN.UTF-8 or zh_TW, English otherwise."""
    _, locale = find_locale()
    return "zh" if locale.lower().startswith("zh") else "en"


def find_locale() -> tuple[str, str]:
    """The variable that chooses the language and its value; "" and that of Windows if none does."""
    for name in VARIABLES:
        if value := os.environ.get(name):
            return name, value
    if sys.platform == "win32":
        # Windows sets none of them.
        import ctypes
        import locale

        return "", locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return "", ""


def say(key: str, **values: object) -> str:
    """The message of this key in the user's language, its placeholders filled."""
    return say_in(language(), key, **values)


def say_in(language: Language, key: str, **values: object) -> str:
    """The message of this key in a language, its placeholders filled."""
    message = CATALOGUES[language][key]
    # Help texts have no placeholders, and may hold braces.
    return message.format_map({key: _shown(values[key]) for key in values}) if values else message


def _shown(value: object) -> object:
    """What fills a placeholder: a file's name with a line end would write a line of its own."""
    return value if isinstance(value, (int, float, Decimal)) else visible(str(value))
