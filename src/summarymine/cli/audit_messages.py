"""Messages of the audit verb; what its findings say is in audit/sentences.py."""

EN = {
    "audit.short": "Tell what figures say against each other.",
    "audit.help": (
        "Tell what the figures of the reports at PATH say against or for each other, a row for each"
        " finding: levels and percentages that no earlier level gives, sums that do not add up,"
        " rates, parts above their whole, figures told twice, damage; and between reports."
        "\n\nPATH may also be a facts file that extract wrote: then only what facts show."
        "\n\nWeights: contradiction (they cannot all be right), doubt, support (they bear each"
        " other out), proposal (a relation that holds, undeclared by rules). See docs/audit.md."
        "\n\n\b\nExamples:\n"
        "  summarymine audit reports/ -o doubts.csv --headers zh\n"
        "  summarymine audit report.docx --weight contradiction --weight doubt"
    ),
    "audit.duplicate": "{name}: the same report as {before}",
    "option.weights": "Only findings of this weight; may be given several times.",
}

ZH = {
    "audit.short": "审核数据之间的矛盾。",
    "audit.help": (
        "审核 PATH 处报告中的数据，每项发现一行：数值与百分比不能互推、合计不符、比率不符、"
        "部分大于整体、前后不一、数字损坏，以及报告之间的矛盾。"
        "\n\nPATH 也可以是 extract 写出的数据表：此时只审核表中能看出的。"
        "\n\n轻重：contradiction（不可能都对）、doubt（存疑）、support（互相印证）、"
        "proposal（成立而规则未声明的关系）。见 docs/audit.md。"
        "\n\n\b\n示例：\n"
        "  summarymine audit reports/ -o doubts.csv --headers zh\n"
        "  summarymine audit report.docx --weight contradiction --weight doubt"
    ),
    "audit.duplicate": "{name}：与 {before} 是同一份报告",
    "option.weights": "只列出这一轻重的发现；可多次给出。",
}
