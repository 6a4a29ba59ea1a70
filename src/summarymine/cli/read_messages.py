"""Messages about reports that cannot be read: why, and what to do."""

from summarymine.readers.errors import SENTENCES

EN = {f"read.{reason}": sentence for reason, sentence in SENTENCES.items()}

ZH = {
    "read.missing": "文件或文件夹不存在；请检查路径",
    "read.no_match": "没有匹配的文件；请检查通配符，并加引号",
    "read.no_report": "此文件夹中没有报告；请检查路径",
    "read.no_scheme": "没有名为 {scheme}:// 的文件系统；请写 file://、s3://、gs:// 或 hdfs://",
    "read.no_driver": "{scheme}:// 需要 {library}；请安装：pip install {package}",
    "read.link": "链接没有指向文件；请删除或重新建立",
    "read.folder": "这是文件夹；请给出文件",
    "read.forbidden": "没有读取权限；请更改其权限",
    "read.failed": "无法读取（{detail}）；请检查磁盘",
    "read.empty": "没有文字；请检查文件是否保存完整",
    "read.binary": "不是文本文件；请另存为 .txt",
    "read.unknown_encoding": "字符编码不明；请另存为 UTF-8",
    "read.kind": "不能读取 {kind} 文件；请另存为 .docx 或 .txt",
    "read.archive": "不能读取 {kind} 压缩包；请解压后给出文件夹",
    "read.unknown": "不是可读取的报告格式；请另存为 .docx、.pdf 或 .txt",
    "read.encrypted": "有密码保护；请取消密码后另存",
    "read.damaged": "文件损坏或未保存完整（{detail}）；请用原来的程序打开并重新保存",
    "read.too_large": "大于 {limit}；请拆分",
    "read.too_much": "解压后超出安全限度（{detail}）；请解压后给出文件夹",
    "read.several": "可能含多份报告；请用 summarymine.read_all 读取",
    "read.no_member": "其中没有报告；请检查是否打包完整",
    "read.no_office": "读取 {kind} 文件需要 LibreOffice；请安装，或另存为 .docx",
    "read.too_slow": "{seconds} 秒内未能读完；请拆分，或另存为 .docx 或 .txt",
    "read.out_of_memory": "需要的内存过多；请拆分，或另存为 .docx 或 .txt",
    "read.crashed": "读取程序崩溃（{detail}）；请用原程序打开，重新保存",
    "read.killed": (
        "{count} 个工作进程因它退出：读取程序崩溃、无响应或内存不足；"
        "请另存为 .docx 或 .txt，或不用 --engine 单独读取"
    ),
    "read.office_failed": "LibreOffice 无法读取（{detail}）；请另存为 .docx",
    "read.cut_off": "文件损坏或不完整；请重新下载或另存",
    "read.large_picture": "图片过大（{detail}）；请以每英寸 200 点另存",
    "read.no_text_layer": (
        "没有文字层；请安装 summarymine[ocr]（方法见 summarymine doctor），"
        "或先行文字识别，再给出文本"
    ),
    "read.no_ocr": (
        "这是图片；请安装 summarymine[ocr]（方法见 summarymine doctor），或先行文字识别，再给出文本"
    ),
    "read.no_library": "需要 {library}；请安装：pip install 'summarymine[{extra}]'",
    "read.no_column": "没有列 {column}；请用 --text-column 或 --id-column 另指一列",
    "read.not_text": "列 {column} 不是文字；请用 --text-column 另指一列",
    "read.not_json": "不是 JSON 对象；每行应是完整的一条",
}
