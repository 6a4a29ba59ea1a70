"""Messages of --stats and --profile, in both languages."""

EN = {
    "option.stats": "At the end tell how long each stage took, how much was read and kept.",
    "option.profile": (
        "Do it all in one process, and write where the time goes to FILE, for speedscope.app."
    ),
    "usage.profile": "--profile does not go with --engine dask",
    "error.no_profiler": (
        "--profile needs pyinstrument; install it: pip install 'summarymine[profile]'"
    ),
    "stats.stage": "{stage:<12}{seconds:>9} s  {share:>4}  {speed:>8} MB/s",
    "stats.stage.read": "read",
    "stats.stage.repair": "repair",
    "stats.stage.quantities": "quantities",
    "stats.stage.match": "match",
    "stats.stage.facts": "facts",
    "stats.stage.ledger": "ledger",
    "stats.stage.audit": "audit",
    "stats.stage.rows": "rows",
    "stats.total": (
        "files worked on {made}, kept from before {kept}; documents {documents}, rows {rows};"
        " {megabytes} MB in {work} s of work, {wall} s in all"
    ),
    "stats.slow": "tried on every sentence, since no word is required ({count}): {rules}",
}

ZH = {
    "option.stats": "结束时说明各阶段用时、读取量和沿用量。",
    "option.profile": "全部在一个进程中完成，并把各函数用时写入 FILE，供 speedscope.app 查看。",
    "usage.profile": "--profile 不能与 --engine dask 合用",
    "error.no_profiler": "--profile 需要 pyinstrument；请安装：pip install 'summarymine[profile]'",
    "stats.stage": "{stage}：{seconds} 秒，{share}，{speed} MB/秒",
    "stats.stage.read": "读取",
    "stats.stage.repair": "修复",
    "stats.stage.quantities": "数量",
    "stats.stage.match": "匹配",
    "stats.stage.facts": "数据",
    "stats.stage.ledger": "台账",
    "stats.stage.audit": "审核",
    "stats.stage.rows": "成行",
    "stats.total": (
        "处理文件 {made} 个，沿用上次结果 {kept} 个；文档 {documents} 篇，{rows} 行；"
        "{megabytes} MB，处理用时 {work} 秒，总计 {wall} 秒"
    ),
    "stats.slow": "没有必须出现的词、每句都要试的规则（{count} 条）：{rules}",
}
