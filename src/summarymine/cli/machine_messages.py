"""Messages of what concerns the machine: doctor, completion and the cache, in both languages."""

EN = {
    "cache.short": "Show or empty what is kept for the next run.",
    "cache.help": (
        "What was read in each file, and the results, are kept by its content: a second run reads"
        " only what is new, and other rules are tried without reading any file again."
        "\n\n\b\nExamples:\n"
        "  summarymine cache info\n"
        "  summarymine cache clear"
    ),
    "cache.info.short": "Where it is, and how large.",
    "cache.info.help": (
        "Show where results and files as read are kept, how many, and how much room they take."
        "\n\n\b\nExamples:\n"
        "  summarymine cache info\n"
        "  SUMMARYMINE_CACHE=/tmp/kept summarymine cache info"
    ),
    "cache.clear.short": "Empty it.",
    "cache.clear.help": (
        "Remove all that is kept; the next run reads every file again."
        "\n\n\b\nExamples:\n"
        "  summarymine cache clear\n"
        "  SUMMARYMINE_CACHE=/tmp/kept summarymine cache clear"
    ),
    "cache.holds": "{path}: {results} results, {documents} files as read, {size} MB",
    "cache.cleared": "{path}: {results} results, {documents} files as read removed, {size} MB",
    "cache.locked": "{path}: {detail}; end other runs, and try again",
    "doctor.short": "Tell what works on this machine, and what to install.",
    "doctor.help": (
        "Tell what is installed, and try all of it: rules, a tiny report of each kind of file, each"
        " form of output, folders. What does not work is told with the command that mends it."
        "\n\nExit code 0: all that is required works (+); what is optional may be missing (-)."
        " 1: something required is broken (!)."
        "\n\n\b\nExamples:\n"
        "  summarymine doctor\n"
        "  summarymine doctor --format json > doctor.json"
    ),
    "doctor.installed": "summarymine {version} in {path}",
    "doctor.python": "Python {version}, {path}",
    "doctor.platform": "{platform}, text in {encoding}",
    "doctor.language": "messages in English, by {source}; SUMMARYMINE_LANG=zh gives Chinese",
    "doctor.by_variable": "{name}={value}",
    "doctor.by_system": "the system",
    "doctor.rules": "Rules",
    "doctor.reads": "Reads",
    "doctor.writes": "Writes",
    "doctor.extras": "Extras",
    "doctor.folders": "Folders",
    "doctor.layer": "{files} files, {indicators} indicators",
    "doctor.misread": "read, but a figure in it was lost; install summarymine anew",
    "doctor.no_office": (
        "needs LibreOffice: https://www.libreoffice.org/download; where it is installed, name it:"
        " SUMMARYMINE_SOFFICE=/path/to/soffice"
    ),
    "doctor.no_extra": "not installed",
    "doctor.without": "without {libraries}",
    "doctor.cache": "{results} results, {size} MB",
    "doctor.folder.cache": "cache: {path}",
    "doctor.folder.output": "this folder: {path}",
    "doctor.folder.temporary": "temporary files: {path}",
    "doctor.not_writable": "cannot be written ({detail}); change its permissions",
    "doctor.no_library": (
        "a library cannot be loaded ({detail}); install summarymine anew, in a virtual environment"
    ),
    "doctor.well": "All that is required works.",
    "doctor.ill": "Required and broken: {count}, marked !",
    "completion.short": "Complete commands, options and ids by TAB.",
    "completion.help": (
        "Print the script by which bash, zsh or fish complete by TAB: commands, options, the ids of"
        " indicators and packs, and the bodies in reports that were read before."
        "\n\n\b\nExamples:\n"
        "  summarymine completion bash >> ~/.bashrc\n"
        "  summarymine completion zsh >> ~/.zshrc\n"
        "  summarymine completion fish > ~/.config/fish/completions/summarymine.fish"
    ),
}

ZH = {
    "cache.short": "查看或清空为下次运行保留的结果。",
    "cache.help": (
        "读出的文字和结果按文件内容保留：再次运行时只读取新文件，更换指标定义也不必重读文件。"
        "\n\n\b\n示例：\n"
        "  summarymine cache info\n"
        "  summarymine cache clear"
    ),
    "cache.info.short": "缓存在何处、有多大。",
    "cache.info.help": (
        "显示结果和已读文件保存在何处、有多少、占多大空间。"
        "\n\n\b\n示例：\n"
        "  summarymine cache info\n"
        "  SUMMARYMINE_CACHE=/tmp/kept summarymine cache info"
    ),
    "cache.clear.short": "清空缓存。",
    "cache.clear.help": (
        "删除保留的全部内容；下次运行会重新读取每个文件。"
        "\n\n\b\n示例：\n"
        "  summarymine cache clear\n"
        "  SUMMARYMINE_CACHE=/tmp/kept summarymine cache clear"
    ),
    "cache.holds": "{path}：{results} 个结果，{documents} 个已读文件，{size} MB",
    "cache.cleared": "{path}：已删除 {results} 个结果、{documents} 个已读文件，{size} MB",
    "cache.locked": "{path}：{detail}；请先结束其他运行，再试一次",
    "doctor.short": "检查本机哪些功能可用、还需安装什么。",
    "doctor.help": (
        "说明安装了什么，并逐一试用：指标规则、每类文件的一份微型报告、每种输出格式、文件夹。"
        "不能用的，给出解决的命令。"
        "\n\n退出码 0：必需的都可用（+），可选的可以没有（-）；1：必需的有故障（!）。"
        "\n\n\b\n示例：\n"
        "  summarymine doctor\n"
        "  summarymine doctor --format json > doctor.json"
    ),
    "doctor.installed": "summarymine {version}，位于 {path}",
    "doctor.python": "Python {version}，{path}",
    "doctor.platform": "{platform}，字符编码 {encoding}",
    "doctor.language": "提示为中文，依据 {source}；SUMMARYMINE_LANG=en 则为英文",
    "doctor.by_variable": "{name}={value}",
    "doctor.by_system": "系统语言",
    "doctor.rules": "指标规则",
    "doctor.reads": "可读取",
    "doctor.writes": "可写出",
    "doctor.extras": "附加组件",
    "doctor.folders": "文件夹",
    "doctor.layer": "{files} 个文件，{indicators} 项指标",
    "doctor.misread": "能读，但其中的数字丢失；请重新安装 summarymine",
    "doctor.no_office": (
        "需要 LibreOffice：https://zh-cn.libreoffice.org/download ；若已安装，请指明位置："
        "SUMMARYMINE_SOFFICE=/path/to/soffice"
    ),
    "doctor.no_extra": "未安装",
    "doctor.without": "缺少 {libraries}",
    "doctor.cache": "{results} 个结果，{size} MB",
    "doctor.folder.cache": "缓存：{path}",
    "doctor.folder.output": "当前文件夹：{path}",
    "doctor.folder.temporary": "临时文件：{path}",
    "doctor.not_writable": "不能写入（{detail}）；请更改其权限",
    "doctor.no_library": "有组件无法载入（{detail}）；请在虚拟环境中重新安装 summarymine",
    "doctor.well": "必需的都可用。",
    "doctor.ill": "必需而有故障：{count} 处，以 ! 标出",
    "completion.short": "按 TAB 补全命令、选项和代码。",
    "completion.help": (
        "输出供 bash、zsh 或 fish 按 TAB 补全的脚本：命令、选项、指标和指标包的代码，"
        "以及读过的报告中的单位。"
        "\n\n\b\n示例：\n"
        "  summarymine completion bash >> ~/.bashrc\n"
        "  summarymine completion zsh >> ~/.zshrc\n"
        "  summarymine completion fish > ~/.config/fish/completions/summarymine.fish"
    ),
}
