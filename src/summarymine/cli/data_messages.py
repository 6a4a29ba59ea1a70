"""Messages of databases, of what made an output, and of summarymine verify, in both languages."""

from summarymine.outputs import errors as output_errors
from summarymine.readers import stored

EN = {
    "list.colon": ": ",
    "verify.short": "Tell what has changed since an output was written.",
    "verify.help": (
        "Read the reports at PATH again, with the rules now in force, and tell which facts of"
        " OUTPUT changed, were gained or lost, and why: the file, a rule or summarymine changed."
        "\n\nOUTPUT is what extract or compare wrote: .csv or .jsonl (why is told if it was written"
        " with --origin), .xlsx, .sqlite, .duckdb, .parquet, a folder of Parquet"
        " files, or the address of a database. PATH and"
        " --patterns are those that it was made with; --pack and --indicator are known from it."
        " Exit code 0: the same, 1: differences."
        "\n\n\b\nExamples:\n"
        "  summarymine verify comparison.xlsx reports/\n"
        "  summarymine verify postgresql://analyst@db.example/reports reports/\n"
        "  summarymine verify facts.csv reports/ --format json"
    ),
    "option.origin": "Also write FILE.origin.json: version, rules, options, hashes of the reports.",
    "option.verify_format": "text for people, json for programs; default: text.",
    "error.parquet_needs_folder": (
        "--format parquet writes a folder of files; name one that is new or empty: -o FOLDER/"
    ),
    "error.origin_needs_file": "--origin needs -o FILE: the origin is written beside it",
    "verify.same": "{output}: {facts} facts, all the same",
    "verify.differs": (
        "{output}: {same} facts the same, {changed} changed, {gained} gained, {lost} lost,"
        " {moved} moved"
    ),
    "verify.no_origin": "it does not tell what made it, so not why; write with --origin",
    "verify.edited": "it was edited after it was written",
    "verify.rules": "rules changed: {before} → {after}",
    "verify.tool": "summarymine changed: {before} → {after}",
    "verify.patterns": "it was made with --patterns {patterns}; give them here too",
    "verify.renamed": "{name} (was {before})",
    "verify.document.missing": "no longer at PATH",
    "verify.document.new": "not there when it was written",
    "verify.document.changed": "the file changed",
    "verify.document.unread": "could not be read now",
    "verify.document.same": "the file is the same",
    "verify.document.unknown": "whether the file changed is not known",
    "verify.kind.changed": "changed",
    "verify.kind.gained": "gained",
    "verify.kind.lost": "lost",
    "verify.kind.moved": "moved",
    "verify.cause.changed": "file changed",
    "verify.cause.missing": "file gone",
    "verify.cause.new": "file new",
    "verify.cause.unread": "file unread",
    "verify.cause.rule": "rule changed: {pattern}",
    "verify.cause.tool": "summarymine changed",
    "verify.cause.edited": "output edited",
    "verify.cause.unknown": "cause unknown",
    "verify.cell": "{column} {before} → {after}",
    "verify.change": "{kind} {label} ({indicator}), line {line}: {cells} ({causes})",
    "verify.nothing": "nothing",
    **{f"output.{reason}": sentence for reason, sentence in stored.SENTENCES.items()},
    **{f"store.{reason}": sentence for reason, sentence in output_errors.SENTENCES.items()},
}

ZH = {
    "list.colon": "：",
    "verify.short": "核对输出写成之后有何变化。",
    "verify.help": (
        "用现行规则重新读取 PATH 处的报告，说明 OUTPUT 中哪些数据有变、新增或消失，以及原因："
        "文件变了、规则变了，还是 summarymine 变了。"
        "\n\nOUTPUT 是 extract 或 compare 写出的：.csv 或 .jsonl（写出时加了 --origin 才能"
        "说明原因）、.xlsx、.sqlite、.duckdb、.parquet、Parquet 文件夹，或"
        "数据库地址。PATH 和 --patterns 应与"
        "当时相同；--pack 和 --indicator 从中得知。退出码 0 表示相同，1 表示有差异。"
        "\n\n\b\n示例：\n"
        "  summarymine verify comparison.xlsx reports/\n"
        "  summarymine verify postgresql://analyst@db.example/reports reports/\n"
        "  summarymine verify facts.csv reports/ --format json"
    ),
    "option.origin": "另写 FILE.origin.json：版本、规则、选项、各报告的哈希值。",
    "option.verify_format": "text 供人看，json 供程序用；默认 text。",
    "error.parquet_needs_folder": (
        "--format parquet 写出一个文件夹，内有多个文件；请给出新的或空的文件夹：-o FOLDER/"
    ),
    "error.origin_needs_file": "--origin 须有 -o FILE：来源写在该文件旁边",
    "verify.same": "{output}：{facts} 项数据全部相同",
    "verify.differs": (
        "{output}：{same} 项数据相同，{changed} 项有变，{gained} 项新增，{lost} 项消失，"
        "{moved} 项位置移动"
    ),
    "verify.no_origin": "其中没有记录来源，无法说明原因；请写出时加 --origin",
    "verify.edited": "写成之后被改动过",
    "verify.rules": "规则变了：{before} → {after}",
    "verify.tool": "summarymine 变了：{before} → {after}",
    "verify.patterns": "写出时用了 --patterns {patterns}；此处也请给出",
    "verify.renamed": "{name}（原为 {before}）",
    "verify.document.missing": "PATH 处已没有",
    "verify.document.new": "写出时还没有",
    "verify.document.changed": "文件变了",
    "verify.document.unread": "现在未能读取",
    "verify.document.same": "文件未变",
    "verify.document.unknown": "不知文件是否变了",
    "verify.kind.changed": "有变",
    "verify.kind.gained": "新增",
    "verify.kind.lost": "消失",
    "verify.kind.moved": "移动",
    "verify.cause.changed": "文件变了",
    "verify.cause.missing": "文件没有了",
    "verify.cause.new": "新文件",
    "verify.cause.unread": "文件未能读取",
    "verify.cause.rule": "规则变了：{pattern}",
    "verify.cause.tool": "summarymine 变了",
    "verify.cause.edited": "输出被改动",
    "verify.cause.unknown": "原因不明",
    "verify.cell": "{column} {before} → {after}",
    "verify.change": "{kind} {label}（{indicator}），第 {line} 行：{cells}（{causes}）",
    "verify.nothing": "无",
    "output.missing": "文件不存在；请检查名称",
    "output.failed": "无法读取（{detail}）；请检查文件",
    "output.form": "这种格式不能核对；请给出 {endings} 或 DIALECT://…",
    "output.no_facts": "其中没有 summarymine 写出的数据（{detail}）；请重新写出",
    "output.no_library": '需要 {library}；请安装：pip install "summarymine[data]"',
    "store.no_library": '需要 {library}；请安装：pip install "summarymine[{extra}]"',
    "store.no_driver": (
        "需要 {dialect} 的驱动程序（{detail}）；请用 pip 安装，或另行指定：DIALECT+DRIVER://"
    ),
    "store.no_dialect": "没有名为 {dialect} 的数据库；请写 postgresql://…、mysql://… 或 sqlite:///…",
    "store.bad_url": "不是数据库地址；请写成 DIALECT://USER@HOST/DATABASE",
    "store.foreign": "其中的表 {table} 不是 summarymine 的；请另用一个数据库或模式",
    "store.other_schema": "其中的表属版本 {found}，本版本写 {wanted}；请另用一个数据库",
    "store.not_empty": "该文件夹不是空的；请另用一个，或先清空",
    "store.unwritable": "无法写入（{detail}）；请检查地址和权限",
    "store.failed": "数据库报告：{detail}",
    "store.broken": "无法存储（{detail}）；请检查磁盘，或改用其他格式",
    "store.no_folder": "文件夹不存在；请先建立，或写到别处",
    "store.is_folder": "这是文件夹；请指定其中的文件",
    "store.no_file": "这是设备或管道；请指定文件",
    "store.no_permission": "没有权限；请关闭打开它的程序，或写到别处",
    "store.read_only": "磁盘只读；请写到别处",
    "store.disk_full": "磁盘已满；请腾出空间，或写到其他磁盘",
    "store.quota": "磁盘配额已用完；请腾出空间，或写到其他磁盘",
    "store.file_limit": "超过该处允许的文件大小；请写到其他磁盘",
    "store.long_name": "文件名太长；请换短一些的",
    "store.system": "{detail}；请写到别处",
    "store.temporary": "临时文件夹 {folder} 无法使用（{detail}）；请腾出空间，或设置 TMPDIR",
    "store.rows": "共 {count} 行，工作簿容不下；请减少报告，或改用 .duckdb、.csv",
    "store.columns": "共 {count} 列，工作簿容不下；请减少报告，或改用 .csv",
    "store.workbook": "工作簿容不下；请减少报告，或改用 .duckdb、.csv",
}
