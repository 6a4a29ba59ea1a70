"""The public columns, and the written form of numbers and text: what outputs write, readers read.

The meaning of each column is in docs/columns.md.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from summarymine.model import Column, Language

FACT_COLUMNS = (
    Column("document", "文件"),
    Column("reporter", "报告单位"),
    Column("region", "地区"),
    Column("adcode", "行政区划代码"),
    Column("year", "年份", numeric=True),
    Column("period", "时期"),
    Column("indicator", "指标代码"),
    Column("label", "指标"),
    Column("value", "数值", numeric=True),
    Column("low", "下限", numeric=True),
    Column("high", "上限", numeric=True),
    Column("unit", "单位"),
    Column("approx", "约数"),
    Column("change_pct", "变化百分比", numeric=True),
    Column("change_abs", "变化量", numeric=True),
    Column("direction", "升降"),
    Column("baseline", "对比基准"),
    Column("scope", "范围"),
    Column("status", "状态"),
    Column("flags", "疑点"),
    Column("section", "章节"),
    Column("evidence", "原句"),
    Column("start", "起始位置", numeric=True),
    Column("end", "结束位置", numeric=True),
    Column("line", "行", numeric=True),
    Column("page", "页", numeric=True),
    Column("pattern", "规则"),
    Column("period_start", "时期起"),
    Column("period_end", "时期止"),
    Column("findings", "审核"),
)

QUANTITY_COLUMNS = (
    Column("document", "文件"),
    Column("start", "起始位置", numeric=True),
    Column("end", "结束位置", numeric=True),
    Column("surface", "原文"),
    Column("value", "数值", numeric=True),
    Column("low", "下限", numeric=True),
    Column("high", "上限", numeric=True),
    Column("unit", "单位"),
    Column("approx", "约数"),
    Column("status", "状态"),
    Column("flags", "疑点"),
    Column("may_be", "或为"),
)

# The numerals of a report, counted by class.
LEDGER_COLUMNS = (
    Column("document", "文件"),
    Column("total", "数字总数", numeric=True),
    Column("fact", "指标数据", numeric=True),
    Column("part", "部分数据", numeric=True),
    Column("planned", "计划数据", numeric=True),
    Column("unclaimed", "未归指标", numeric=True),
    Column("date", "日期时间", numeric=True),
    Column("name", "名称编号", numeric=True),
    Column("ordinal", "序号", numeric=True),
    Column("idiom", "习语", numeric=True),
)

NUMERAL_COLUMNS = (
    Column("document", "文件"),
    Column("line", "行", numeric=True),
    Column("start", "起始位置", numeric=True),
    Column("end", "结束位置", numeric=True),
    Column("surface", "原文"),
    Column("class", "类别"),
    Column("indicators", "指标代码"),
    Column("rules", "规则"),
    Column("context", "上下文"),
)

# What figures say against or for each other.
AUDIT_COLUMNS = (
    Column("document", "文件"),
    Column("weight", "轻重"),
    Column("code", "代码"),
    Column("indicators", "指标代码"),
    Column("cells", "数据"),
    Column("message", "说明"),
    Column("arithmetic", "算式"),
    Column("may_be", "或为"),
    Column("sentences", "原句"),
    Column("lines", "行"),
    Column("starts", "起始位置"),
)

# Before the reporting units, a column each.
COMPARE_COLUMNS = (
    Column("indicator", "指标代码"),
    Column("label", "指标"),
    Column("unit", "单位"),
    Column("measure", "项目"),
)

# Behind all others of a comparison: what the audit says against its figures.
DOUBTS_COLUMN = Column("doubts", "审核疑点")

# Before the years, a column each: compare --layout year.
SERIES_COLUMNS = (
    Column("body", "单位名称"),
    Column("reporter", "报告单位"),
    Column("theme", "类别"),
    *COMPARE_COLUMNS,
)

# A row for each figure in a comparison: compare --layout long.
LONG_COLUMNS = (
    Column("theme", "类别"),
    *COMPARE_COLUMNS,
    Column("heading", "栏目"),
    Column("reporter", "报告单位"),
    Column("region", "地区"),
    Column("adcode", "行政区划代码"),
    Column("report_year", "报告年份", numeric=True),
    Column("report_period", "报告时期"),
    Column("text", "显示"),
    Column("value", "数值", numeric=True),
    Column("low", "下限", numeric=True),
    Column("high", "上限", numeric=True),
    Column("baseline", "对比基准"),
    Column("scope", "范围"),
    Column("status", "状态"),
    Column("year", "年份", numeric=True),
    Column("period", "时期"),
    Column("marks", "标记"),
    Column("flags", "疑点"),
    Column("arithmetic", "算式"),
    Column("reason", "未算原因"),
    Column("document", "文件"),
    Column("line", "行", numeric=True),
    Column("page", "页", numeric=True),
    Column("sentence", "句子"),
    DOUBTS_COLUMN,
)

# What was planned beside what came: compare --targets.
TARGET_COLUMNS = (
    Column("body", "单位名称"),
    Column("reporter", "报告单位"),
    Column("year", "年份", numeric=True),
    Column("theme", "类别"),
    *COMPARE_COLUMNS,
    Column("scope", "范围"),
    Column("target", "目标"),
    Column("target_low", "目标下限", numeric=True),
    Column("target_high", "目标上限", numeric=True),
    Column("actual", "实绩"),
    Column("actual_low", "实绩下限", numeric=True),
    Column("actual_high", "实绩上限", numeric=True),
    Column("attainment", "达成"),
    Column("gap", "差距"),
    Column("ratio", "实绩与目标之比"),
    Column("reason", "未判原因"),
    Column("arithmetic", "算式"),
    Column("target_document", "目标文件"),
    Column("target_line", "目标行", numeric=True),
    Column("target_sentence", "目标句子"),
    Column("actual_document", "实绩文件"),
    Column("actual_line", "实绩行", numeric=True),
    Column("actual_sentence", "实绩句子"),
    DOUBTS_COLUMN,
)

# The indicators in force.
INDICATOR_COLUMNS = (
    Column("id", "编号"),
    Column("label", "指标"),
    Column("label_en", "英文名"),
    Column("unit", "单位"),
    Column("pack", "指标包"),
    Column("origin", "定义所在"),
)

# Cells of these columns hold several words; JSON gets a list.
LIST_COLUMNS = frozenset(
    {"flags", "may_be", "indicators", "rules", "findings", "lines", "starts", "marks"}
)
LIST_SEPARATOR = ";"

# Signs of units whose levels a workbook holds as true percents: 98.5% is 0.985.
PERCENT_SIGNS = ("%", "％")

# Of a workbook, what is read back: the words of its sheets and of its cells, English and Chinese.
BOOK_WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "sheet.facts": "Facts",
        "sheet.sources": "Sources",
        "sources.version": "summarymine version",
        "sources.rules": "hash of the rules",
        "sources.options": "option {name}",
        "sources.document": "document",
        "sources.digest": "hash of the file",
        "status.actual": "actual",
        "status.planned": "planned",
        "approx.more": "more",
        "approx.less": "less",
        "approx.about": "about",
        "direction.up": "up",
        "direction.down": "down",
        "direction.flat": "flat",
        "flag.damaged": "damaged",
        "flag.line_broken": "line_broken",
        "flag.percent_sign_missing": "percent_sign_missing",
        "flag.arity": "arity",
        "flag.ocr": "ocr",
        "flag.duplicate": "duplicate",
    },
    "zh": {
        "sheet.facts": "明细",
        "sheet.sources": "来源",
        "sources.version": "summarymine 版本",
        "sources.rules": "规则集哈希",
        "sources.options": "选项 {name}",
        "sources.document": "文件",
        "sources.digest": "文件哈希",
        "status.actual": "实际",
        "status.planned": "计划",
        "approx.more": "以上",
        "approx.less": "以下",
        "approx.about": "左右",
        "direction.up": "上升",
        "direction.down": "下降",
        "direction.flat": "持平",
        "flag.damaged": "数字疑被改写",
        "flag.line_broken": "原文断行",
        "flag.percent_sign_missing": "漏百分号",
        "flag.arity": "项数不符",
        "flag.ocr": "识别自图片",
        "flag.duplicate": "重复报告",
    },
}

# What a spreadsheet may run as a formula, be it after spaces or characters without width.
# Apostrophes before it are counted in, or one that a report has itself would be lost on return.
_FORMULA = re.compile(r"'*(?:[\t\r\n]|[\s\ufeff\u200b]*[=+\-@＝＋－＠])")


def plain_number(number: Decimal) -> str:
    """A number without exponent or trailing zeros.

    >>> plain_number(Decimal("4.12E+6"))
    '4120000'
    >>> plain_number(Decimal("24.520"))
    '24.52'
    """
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def disarm(text: str) -> str:
    """Text with an apostrophe before it where a spreadsheet would run it as a formula.

    >>> disarm("=1+1"), disarm("下降5%")
    ("'=1+1", '下降5%')
    """
    # Most cells begin with a letter, which needs no closer look.
    return text if text[:1].isalnum() or not _FORMULA.match(text) else f"'{text}"


def rearm(text: str) -> str:
    """The text that disarm was given.

    >>> rearm(disarm("=1+1"))
    '=1+1'
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
