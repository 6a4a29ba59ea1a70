"""Messages of the verbs with which rules are written: new, lint, test, try, coverage …"""

EN = {
    "patterns.new.short": "Draft an indicator from a sentence that states it.",
    "patterns.new.help": (
        "Draft an indicator from one or more sentences that state it. The draft is tried before it"
        " is given: it tells the figure of each sentence, and nothing of the near misses."
        " On a terminal it asks for what is missing."
        "\n\n\b\nExamples:\n"
        "  summarymine patterns new --label 上牌数 --from '全年办理电动自行车上牌3.2万副'\n"
        "  summarymine patterns new --label 上牌数 --from '上牌3.2万副' --silent '上牌点30个'"
        " --into mine.yaml"
    ),
    "patterns.lint.short": "Find every fault in pattern files.",
    "patterns.lint.help": (
        "Find every fault in the pattern files at PATH, by default in all that are in force: what"
        " is wrong, and what good rules do without. Exit 1 if there are any."
        "\n\n\b\nExamples:\n"
        "  summarymine patterns lint mine.yaml\n"
        "  summarymine patterns lint patterns/ --format json"
    ),
    "patterns.test.short": "Run the cases beside the rules.",
    "patterns.test.help": (
        "Run the cases of the pattern files at PATH, by default of all that are in force. A fact of"
        " a case is right, missing, noisy (told, and not expected) or wrong (of another value)."
        " Exit 1 unless all are right."
        "\n\n\b\nExamples:\n"
        "  summarymine patterns test mine.yaml\n"
        "  summarymine patterns test mine.yaml --mutate"
    ),
    "patterns.try.short": "Show what the rules see in a text.",
    "patterns.try.help": (
        "Show a text, or the report in a file, as the rules see it: figures, names, facts, words"
        " that make a part or a plan, repairs, and the rule behind each."
        "\n\n\b\nExamples:\n"
        "  summarymine patterns try '全年查处酒驾1204起，其中醉驾96起。'\n"
        "  summarymine patterns try report.docx --patterns mine.yaml"
    ),
    "patterns.coverage.short": "How many figures of some reports the rules claim.",
    "patterns.coverage.help": (
        "Tell how many figures of the reports at PATH each indicator claims and how many none does,"
        " where two claim the same, and which rules never claim one."
        "\n\n\b\nExamples:\n"
        "  summarymine patterns coverage reports/\n"
        "  summarymine patterns coverage reports/ --patterns mine.yaml --format json"
    ),
    "patterns.suggest.short": "What reports count that no rule claims yet.",
    "patterns.suggest.help": (
        "List what is counted in the reports at PATH and claimed by no rule, what most reporting"
        " bodies state first, each with sentences and a draft."
        "\n\n\b\nExamples:\n"
        "  summarymine patterns suggest reports/\n"
        "  summarymine patterns suggest reports/ --write drafts.yaml"
    ),
    "patterns.diff.short": "What a change of rules changes in the facts.",
    "patterns.diff.help": (
        "Tell the facts of the reports at PATH that are gained (+), lost (-) and changed (~) when"
        " the pattern files OLD give way to NEW. Exit 1 if there are any."
        "\n\n\b\nExamples:\n"
        "  summarymine patterns diff mine.yaml new.yaml reports/\n"
        "  summarymine patterns diff old/ new/ reports/ --format json"
    ),
    "patterns.schema.short": "Write the JSON Schema of pattern files.",
    "patterns.schema.help": (
        "Write the JSON Schema of pattern files, by which editors complete and check them."
        "\n\n\b\nExamples:\n"
        "  summarymine patterns schema > patterns.schema.json\n"
        "  summarymine patterns schema | head"
    ),
    "option.label": "Name of the indicator, as it stands in the table.",
    "option.sentences": "A sentence that states it; may be given several times.",
    "option.values": "The figure meant, as written; several for several sentences.",
    "option.silent": "A near miss that must stay silent; may be given several times.",
    "option.id": "Id of the indicator; by default made from its name.",
    "option.into": "Add the draft to this pattern file, which is made if need be.",
    "option.mutate": "Also fullwidth, broken over lines, spaced out and traditional.",
    "option.update": "Rewrite what cases expect to what comes out, after showing it.",
    "option.write": "Write the drafts to this new pattern file.",
    "option.at_least": "Only what so many reports count; default: 2.",
    "option.limit": "At most so many, each with a draft; default: 40.",
    "new.ask_label": "Name of the indicator",
    "new.ask_from": "A sentence that states it",
    "new.ask_silent": "A near miss that must stay silent (Enter for none)",
    "new.added": "{id} added to {file}; try it: summarymine patterns test {file}",
    "new.no_silent": "no near miss yet: add a sentence that must stay silent to silent:",
    "new.taken_id": "{id}: this id is taken; choose another --id",
    "new.taken_label": (
        "{label}: {file} has this label already, of {id}; add the sentence to its cases, or choose"
        " another --label"
    ),
    "new.bad_id": (
        "{id}: an id begins with a small letter, and is small letters, digits and _; choose another"
        " --id"
    ),
    "new.told": "{text}: told already by {ids}",
    "new.no_folder": "{path}: no such folder; make it first, or choose another --into",
    "new.no_yaml": "{path}: a pattern file ends in .yaml; choose another --into",
    "error.no_rules": "{path}: no such file or folder; check the name",
    "try.nothing": "nothing to try; give a sentence, a file, or - for stdin",
    "try.folder": "{path}: this is a folder; name a file in it",
    "suggest.more": "{count} more; raise --limit or --at-least",
    "new.no_words": (
        "{text}: no words that name {figure}; give a longer sentence, or another figure of it as"
        " --value"
    ),
    "new.no_figure": "{text}: no figure; give a sentence with one",
    "new.no_such_figure": "{text}: no figure {value} in it; write --value as in the sentence",
    "new.not_told": "{text}: no plain rule tells this figure (told: {told}); give another sentence",
    "new.not_silent": "{text}: this would be told ({told}); give sentences that name it more fully",
    "lint.found": "{errors} errors, {warnings} warnings",
    "lint.clean": "no faults",
    "test.summary": (
        "{cases} cases: {rights} facts right, {missings} missing, {noisys} noisy,"
        " {wrongs} of another value; {silent} texts silent as they should be"
    ),
    "test.right": "right: {expected}",
    "test.missing": "missing: {expected}",
    "test.noisy": "noisy: {told}",
    "test.wrong": "wrong: expected {expected}; told {told}",
    "test.updated": "{file}: {count} cases rewritten",
    "test.left": "{file}: {count} cases left as they are; mend the rules, or the cases by hand",
    "mutation.fullwidth": "fullwidth",
    "mutation.broken": "broken over lines",
    "mutation.spaced": "spaced out",
    "mutation.traditional": "traditional",
    "mark.fact": "fact",
    "mark.name": "name",
    "mark.scope": "part",
    "mark.plan": "plan",
    "mark.quantity": "figure",
    "try.repairs": "{count} repairs",
    "coverage.summary": (
        "{documents} reports, {figures} figures: {claimed} claimed ({share}), {unclaimed} not"
    ),
    "coverage.indicator": ("  {id} {label}: {figures} figures ({share}) in {documents} reports"),
    "coverage.overlaps": "Claimed by two:",
    "coverage.silent": "{count} rules never claim a figure:",
    "suggest.head": (
        "{label} ({measure}): {figures} figures, {units} reporting bodies, {documents} reports"
    ),
    "suggest.written": "{count} drafts in {file}; see: summarymine patterns lint {file}",
    "suggest.nothing": "nothing that {least} reports count is unclaimed",
    "diff.summary": "{gained} gained, {lost} lost, {changed} changed",
    "error.exists": "{path}: exists already; choose another file",
}

ZH = {
    "patterns.new.short": "由一句原文起草一项指标。",
    "patterns.new.help": (
        "由一句或几句原文起草一项指标。草稿先行试用：每句中的数字都能得出，近似句不出结果。"
        "在终端上会询问缺少的内容。"
        "\n\n\b\n示例：\n"
        "  summarymine patterns new --label 上牌数 --from '全年办理电动自行车上牌3.2万副'\n"
        "  summarymine patterns new --label 上牌数 --from '上牌3.2万副' --silent '上牌点30个'"
        " --into mine.yaml"
    ),
    "patterns.lint.short": "查出指标定义文件中的所有问题。",
    "patterns.lint.help": (
        "查出 PATH 处（默认为现用的全部）指标定义文件中的问题：错误，以及不合良好写法之处。"
        "有问题时退出码为 1。"
        "\n\n\b\n示例：\n"
        "  summarymine patterns lint mine.yaml\n"
        "  summarymine patterns lint patterns/ --format json"
    ),
    "patterns.test.short": "运行规则旁的用例。",
    "patterns.test.help": (
        "运行 PATH 处（默认为现用的全部）指标定义文件中的用例。每项数据或正确，或缺失，"
        "或多余（未列而得出），或数值不符。不全正确时退出码为 1。"
        "\n\n\b\n示例：\n"
        "  summarymine patterns test mine.yaml\n"
        "  summarymine patterns test mine.yaml --mutate"
    ),
    "patterns.try.short": "查看规则在一段文字中看到什么。",
    "patterns.try.help": (
        "按规则所见显示一段文字或文件中的报告：数字、名称、数据、表示部分和计划的词、修复之处，"
        "以及各自所用的规则。"
        "\n\n\b\n示例：\n"
        "  summarymine patterns try '全年查处酒驾1204起，其中醉驾96起。'\n"
        "  summarymine patterns try report.docx --patterns mine.yaml"
    ),
    "patterns.coverage.short": "规则取得了报告中的多少数字。",
    "patterns.coverage.help": (
        "说明 PATH 处报告中的数字有多少为各项指标所取、多少无指标可归，哪里两项指标取了同一数字，"
        "哪些规则从未用上。"
        "\n\n\b\n示例：\n"
        "  summarymine patterns coverage reports/\n"
        "  summarymine patterns coverage reports/ --patterns mine.yaml --format json"
    ),
    "patterns.suggest.short": "报告中有而规则尚未取得的数据。",
    "patterns.suggest.help": (
        "列出 PATH 处报告中尚无规则取得的各类数据，陈述单位最多者在前，各附原句和草稿。"
        "\n\n\b\n示例：\n"
        "  summarymine patterns suggest reports/\n"
        "  summarymine patterns suggest reports/ --write drafts.yaml"
    ),
    "patterns.diff.short": "改动规则后数据有何变化。",
    "patterns.diff.help": (
        "指标定义文件由 OLD 换成 NEW 后，PATH 处报告中新增（+）、失去（-）和变动（~）的数据。"
        "有变化时退出码为 1。"
        "\n\n\b\n示例：\n"
        "  summarymine patterns diff mine.yaml new.yaml reports/\n"
        "  summarymine patterns diff old/ new/ reports/ --format json"
    ),
    "patterns.schema.short": "输出指标定义文件的 JSON Schema。",
    "patterns.schema.help": (
        "输出指标定义文件的 JSON Schema，供编辑器补全和检查。"
        "\n\n\b\n示例：\n"
        "  summarymine patterns schema > patterns.schema.json\n"
        "  summarymine patterns schema | head"
    ),
    "option.label": "指标名称，即表格中的名称。",
    "option.sentences": "陈述该指标的一句原文；可多次给出。",
    "option.values": "所指的数字，照原文写；有几句可给几个。",
    "option.silent": "不应得出数据的近似句；可多次给出。",
    "option.id": "指标编号；默认由名称生成。",
    "option.into": "把草稿加入此指标定义文件；没有则新建。",
    "option.mutate": "另以全角、断行、加空格、繁体各试一遍。",
    "option.update": "显示后，把用例的期望改写为实际结果。",
    "option.write": "把草稿写入这个新文件。",
    "option.at_least": "只列至少这么多份报告陈述的；默认 2。",
    "option.limit": "最多列这么多，各附草稿；默认 40。",
    "new.ask_label": "指标名称",
    "new.ask_from": "陈述该指标的一句原文",
    "new.ask_silent": "不应得出数据的近似句（没有则回车）",
    "new.added": "{id} 已加入 {file}；可试：summarymine patterns test {file}",
    "new.no_silent": "还没有近似句：请在 silent: 下加一句不应得出数据的话",
    "new.taken_id": "{id}：已有此编号；请另取 --id",
    "new.taken_label": (
        "{label}：{file} 中已有此名称（{id}）；请把句子加到它的 cases，或另取 --label"
    ),
    "new.bad_id": "{id}：编号须以小写字母开头，只用小写字母、数字和 _；请另取 --id",
    "new.told": "{text}：已有指标 {ids}",
    "new.no_folder": "{path}：文件夹不存在；请先建立，或另选 --into",
    "new.no_yaml": "{path}：指标定义文件以 .yaml 结尾；请另选 --into",
    "error.no_rules": "{path}：文件或文件夹不存在；请检查名称",
    "try.nothing": "没有可试的文字；请给出一句话、一个文件，或表示标准输入的 -",
    "try.folder": "{path}：这是文件夹；请给出其中的文件",
    "suggest.more": "还有 {count} 类；可调整 --limit 或 --at-least",
    "new.no_words": (
        "{text}：没有指称 {figure} 的词；请给出更完整的句子，或用 --value 指明句中另一个数字"
    ),
    "new.no_figure": "{text}：没有数字；请给出含数字的句子",
    "new.no_such_figure": "{text}：其中没有 {value}；--value 请照原句写",
    "new.not_told": "{text}：简单规则得不出此数字（得出：{told}）；请换一句",
    "new.not_silent": "{text}：会得出数据（{told}）；请给出名称更完整的句子",
    "lint.found": "{errors} 个错误，{warnings} 个提醒",
    "lint.clean": "没有问题",
    "test.summary": (
        "{cases} 条用例：正确 {rights} 项，缺失 {missings} 项，多余 {noisys} 项，"
        "数值不符 {wrongs} 项；应无结果而无结果 {silent} 句"
    ),
    "test.right": "正确：{expected}",
    "test.missing": "缺失：{expected}",
    "test.noisy": "多余：{told}",
    "test.wrong": "不符：应为 {expected}；得出 {told}",
    "test.updated": "{file}：已改写 {count} 条用例",
    "test.left": "{file}：{count} 条用例未动；请修改规则，或自行修改用例",
    "mutation.fullwidth": "全角",
    "mutation.broken": "断行",
    "mutation.spaced": "加空格",
    "mutation.traditional": "繁体",
    "mark.fact": "数据",
    "mark.name": "名称",
    "mark.scope": "部分",
    "mark.plan": "计划",
    "mark.quantity": "数字",
    "try.repairs": "修复 {count} 处",
    "coverage.summary": (
        "{documents} 份报告，{figures} 个数字："
        "{claimed} 个有指标取得（{share}），{unclaimed} 个没有"
    ),
    "coverage.indicator": "  {id} {label}：{figures} 个数字（{share}），{documents} 份报告",
    "coverage.overlaps": "两项指标都取的：",
    "coverage.silent": "{count} 条规则从未取得数字：",
    "suggest.head": "{label}（{measure}）：{figures} 个数字，{units} 个单位，{documents} 份报告",
    "suggest.written": "{count} 份草稿已写入 {file}；可查：summarymine patterns lint {file}",
    "suggest.nothing": "至少 {least} 份报告陈述的数据都已有规则取得",
    "diff.summary": "新增 {gained}，失去 {lost}，变动 {changed}",
    "error.exists": "{path}：已存在；请另选文件",
}
