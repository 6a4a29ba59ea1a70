"""Messages of compare."""

EN = {
    "compare.short": "Set the reporting bodies side by side.",
    "compare.help": (
        "Set the reporting bodies side by side: indicators as rows, bodies as columns."
        "\n\nPATH may also be a facts file that extract wrote (csv or jsonl)."
        "\n\n\b\nExamples:\n"
        "  summarymine compare reports/ -o comparison.csv\n"
        "  summarymine compare facts.csv --indicator deaths --rank --per inhabitants.csv"
    ),
    "option.layout": (
        "wide: bodies as columns; year: years as columns, body by body; long: a row for each figure"
        " with its sentence. Default: wide."
    ),
    "option.unit": "Only bodies whose region or name begins so; may be given several times.",
    "option.year": "Only reports on this year; may be given several times.",
    "option.region_level": "Only regions of this level, by their code.",
    "option.by_theme": "Rows of one theme together, named in a column.",
    "option.rank": "Rank within each year, largest first; 1–2 where bounds leave it open.",
    "option.smallest_first": "Rank the smallest first.",
    "option.difference_from": "Difference from this unit, or from the mean.",
    "option.index": "Index: this unit is 100.",
    "option.mixed_years": "Compare different years and periods too, marked △.",
    "option.per": (
        "Per 10,000 of what this csv or xlsx tells: region or adcode, year, value, perhaps measure."
    ),
    "option.per_indicator": "Per 10,000 of an indicator of the same report, such as vehicle_stock.",
    "option.per_unit": "Per so many instead of 10,000.",
    "option.share_of": "Share of this indicator, in percent.",
    "option.targets": "What was planned for each year beside what came, with attainment.",
    "compare.targets_alone": (
        "--targets makes a table of its own; leave out --layout and what is computed"
    ),
    "compare.no_unit": "{name}: no body begins so; there are {known}",
    "compare.not_in_database": (
        "{path}: a database holds facts, not what is made of them; leave out {options}"
    ),
    "compare.nothing": "no report is left; check --unit, --year and --region-level",
    "bases.at": "{place}: {what}",
    "bases.unreadable": "{detail}; check the name and its permissions",
    "bases.encoding": "neither UTF-8 nor GB18030; save it as CSV UTF-8",
    "bases.broken": "cannot be read ({detail}); save it again as .csv or .xlsx",
    "bases.headings": "no column value, or neither region nor adcode; head the columns so",
    "bases.heading_twice": "column {key} stands there twice; leave one of them",
    "bases.no_region": "neither region nor adcode; fill one in",
    "bases.bad_adcode": "adcode: “{cell}” is no code of six digits",
    "bases.bad_year": "year: “{cell}” is no year like 2024",
    "bases.bad_value": "value: “{cell}” is no number above 0; write 123456, without 万",
    "bases.twice": "another value than at {before} for the same region and year; leave one of them",
}

ZH = {
    "compare.short": "并列对比各报送单位。",
    "compare.help": (
        "并列对比各报送单位：指标为行，单位为列。"
        "\n\nPATH 也可以是 extract 写出的数据文件（csv 或 jsonl）。"
        "\n\n\b\n示例：\n"
        "  summarymine compare reports/ -o comparison.csv\n"
        "  summarymine compare facts.csv --indicator deaths --rank --per inhabitants.csv"
    ),
    "option.layout": (
        "wide：单位为列；year：年份为列，逐个单位；long：一个数字一行，附原句。默认 wide。"
    ),
    "option.unit": "只取地区或名称以此开头的单位；可多次给出。",
    "option.year": "只取此年度的报告；可多次给出。",
    "option.region_level": "只取此级地区（按行政区划代码）。",
    "option.by_theme": "同类指标排在一起，另加一列写明类别。",
    "option.rank": "各年度内排名，最大者为 1；区间无法分出先后时写作 1–2。",
    "option.smallest_first": "排名以最小者为 1。",
    "option.difference_from": "与此单位之差，或与均值（mean）之差。",
    "option.index": "指数：以此单位为 100。",
    "option.mixed_years": "不同年度、不同时期也相比，以 △ 标明。",
    "option.per": (
        "按此 csv 或 xlsx 折算为每万：列为 region 或 adcode、year、value，可有 measure。"
    ),
    "option.per_indicator": "按同一报告的此项指标折算为每万，如 vehicle_stock。",
    "option.per_unit": "折算为每多少，默认每 10000。",
    "option.share_of": "占此项指标的百分比。",
    "option.targets": "各年目标与实绩对照，附达成情况。",
    "compare.targets_alone": "--targets 自成一表；请去掉 --layout 和各项计算选项",
    "compare.no_unit": "{name}：没有以此开头的单位；现有 {known}",
    "compare.not_in_database": "{path}：数据库只存数据，不存对比结果；请去掉 {options}",
    "compare.nothing": "没有剩下任何报告；请检查 --unit、--year 和 --region-level",
    "bases.at": "{place}：{what}",
    "bases.unreadable": "{detail}；请检查文件名和权限",
    "bases.encoding": "既非 UTF-8 也非 GB18030；请另存为 CSV UTF-8",
    "bases.broken": "无法读取（{detail}）；请重新另存为 .csv 或 .xlsx",
    "bases.headings": "缺少 value（数值）列，或既无 region（地区）也无 adcode 列；请补上列标题",
    "bases.heading_twice": "{key} 列出现两次；请只留一列",
    "bases.no_region": "既无 region（地区）也无 adcode；请填写其一",
    "bases.bad_adcode": "adcode：“{cell}”不是六位代码",
    "bases.bad_year": "year：“{cell}”不是 2024 这样的年份",
    "bases.bad_value": "value：“{cell}”不是大于 0 的数；请写 123456，不写万",
    "bases.twice": "同一地区和年份与 {before} 的数值不同；请只留一行",
}
