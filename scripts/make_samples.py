"""Make the reports in samples/ that are no plain text, one of each kind; all figures are made up.

Run: python scripts/make_samples.py          (needs the dev extra, and a Chinese TrueType font)

The same texts give the same bytes, but for the font that a PDF embeds. The .doc is made where
LibreOffice is installed, and kept in tests/data/, since to read it LibreOffice is needed too.
"""

import io
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx
import xlsxwriter
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
DATA = ROOT / "tests" / "data"
MADE = datetime(2025, 1, 6, 9, 0, 0)
MADE_UP = "（示例文本，数字均为虚构。）"
# Free ones, so that a part may go into a PDF that is passed on.
FONTS = ("wqy-microhei.ttc", "wqy-zenhei.ttc")
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/Library/Fonts"))

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"

Rows = Sequence[Sequence[str]]


# -- .docx: styles, a table, a text box, a footnote, tracked changes ------------------------------

LANXI = "兰溪市公安局交警大队2024年工作总结"
LANXI_TABLE = [
    ["指标", "单位", "2024年", "2023年", "同比"],
    ["道路交通事故", "起", "826", "905", "-8.73%"],
    ["死亡人数", "人", "21", "26", "-19.23%"],
    ["受伤人数", "人", "403", "447", "-9.84%"],
    ["直接财产损失", "万元", "186.4", "203.9", "-8.58%"],
    ["查处酒驾", "起", "1318", "1204", "9.47%"],
    ["其中：醉驾", "起", "236", "251", "-5.98%"],
]


def write_lanxi(document: Any) -> None:
    document.add_heading(LANXI, 0)
    document.add_paragraph(
        "2024年，大队以压降亡人事故为首要任务，把警力摆上路面、把隐患管到源头、把服务送到门口，"
        "辖区道路交通形势平稳向好，未发生较大以上道路交通事故。现将全年工作情况总结如下。"
    )
    document.add_heading("一、事故预防成效明显", 1)
    document.add_paragraph("全年主要指标与上年的对比见下表，数据截至12月31日。")
    table = document.add_table(len(LANXI_TABLE), len(LANXI_TABLE[0]), style="Table Grid")
    for row, texts in zip(table.rows, LANXI_TABLE, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    noted = document.add_paragraph("农村道路仍是短板，亡人事故中有13起发生在农村道路")
    noted._p.append(parse_xml(f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>'))
    noted.add_run("，夜间和雨天尤为集中，须作为下一步工作的重点。")
    document.add_heading("二、路面管控持续从严", 1)
    changed = document.add_paragraph("大队按月研判、按周调度，组织开展酒驾夜查、货车超限等专项行动")
    for tag, text in (("del", "28"), ("ins", "32")):
        kind = "delText" if tag == "del" else "t"
        changed._p.append(
            parse_xml(
                f'<w:{tag} {W} w:id="1" w:author="办公室" w:date="2025-01-06T09:00:00Z">'
                f"<w:r><w:{kind}>{text}</w:{kind}></w:r></w:{tag}>"
            )
        )
    changed.add_run(
        "次，现场查处交通违法5.27万起，同比增长11.6%；查扣车辆1840辆，行政拘留143人，"
        "吊销驾驶证257本，破获交通肇事逃逸案件31起。"
    )
    box = document.add_paragraph("对酒驾醉驾坚持零容忍，让喝酒不开车成为群众的自觉。")
    box._p.append(
        parse_xml(
            f'<w:r {W}><w:pict><v:shape style="width:220pt;height:48pt"><v:textbox><w:txbxContent>'
            "<w:p><w:r><w:t>全年电动自行车骑乘人员头盔佩戴率达96.2%。</w:t></w:r></w:p>"
            "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    )
    document.add_heading("三、源头治理走深走实", 1)
    document.add_paragraph(
        "会同交通、公路部门和乡镇街道逐段排查，全年排查道路隐患214处，整改隐患206处，整改率96.3%，"
        "剩余8处已列入2025年度治理计划。在学校、村社和企业开展交通安全宣传活动318场次。"
    )
    document.add_heading("四、2025年工作打算", 1)
    document.add_paragraph(
        "坚持问题导向、结果导向，力争全市道路交通事故死亡人数再下降5%以上，计划整改隐患150处，新建劝导站12个，"
        "继续推进车驾管业务就近办、网上办。"
    )
    document.add_paragraph(MADE_UP)


def make_docx(write: Callable[[Any], None], title: str, footnote: str = "") -> bytes:
    document = docx.Document()
    write(document)
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, "示例", "示例"
    properties.created = properties.modified = MADE
    if footnote:
        note = (
            f'<w:footnotes {W}><w:footnote w:id="0" w:type="separator"><w:p><w:r>'
            "<w:separator/></w:r></w:p></w:footnote>"
            '<w:footnote w:id="1" w:type="continuationSeparator"><w:p><w:r>'
            '<w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r>'
            f"<w:footnoteRef/></w:r><w:r><w:t>{footnote}</w:t></w:r></w:p></w:footnote></w:footnotes>"
        )
        name, package = PackURI("/word/footnotes.xml"), document.part.package
        part = Part(name, FOOTNOTES, note.encode(), package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    packed = io.BytesIO()
    document.save(packed)
    with zipfile.ZipFile(packed) as file:
        return make_zip({name: file.read(name) for name in file.namelist()})


def make_zip(members: dict[str, bytes]) -> bytes:
    """A zip file of one date, so that it is the same whenever it is made."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, (2025, 1, 6, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, data)
    return packed.getvalue()


# -- .pdf: two columns, a header, page numbers, a part of the font --------------------------------

CIXI = "慈溪市公安局交警大队2024年工作总结"
CIXI_TEXT = """\
2024年，慈溪市公安局交警大队坚持预防为先、执法为民，围绕减量控大总目标，抓路面、治隐患、优服务，全市道路交通安全形势总体平稳。全年接报交通警情18.46万起，同比下降3.15%；发生道路交通事故2107起，死亡58人，受伤1193人，同比分别下降6.48%、14.71%和5.02%，直接经济损失742万元。
一、从严从实抓路面
大队坚持周末夜查与全域联查相结合，全年现场查处各类交通违法21.3万起，非现场执法68.9万起。其中查处酒驾3406起，查处醉驾712起，查处超员超载5230起，行政拘留388人，刑事拘留27人，吊销驾驶证694本，27名肇事逃逸的驾驶人被终身禁驾。共破获交通肇事逃逸案件94起，逃逸案件侦破率达98.9%。
针对国庆、春运等重要节点，大队启动高等级勤务46天，在高速出入口、城区主干道设卡检查，累计检查车辆15.2万辆，未发生长时间、大范围拥堵。拥堵警情同比下降18.3%。
二、盯紧看牢治隐患
建立部门会商、挂牌督办、销号管理三项制度，对临水临崖、平交路口、事故多发点位逐一建档。全年排查道路隐患531处，整改隐患518处，隐患整改率97.6%。新增交通信号灯64套，施划标线12.8万平方米，增设减速设施213处。
对两客一危一重等重点车辆实行动态监管，约谈运输企业86家，曝光高风险企业9家，督促更换不合格轮胎的货车340辆。
三、用心用情优服务
车管所推行一窗通办和延时服务，全年办理车驾管业务62.7万件，其中网上办理41.5万件。快处快赔事故3.9万起，平均处理时间缩短到15分钟。深入农村、学校、企业开展交通安全宣传活动1260场次，发放宣传资料24万份，电动自行车骑乘人员头盔佩戴率达到95%以上。
四、从严从优带队伍
全年组织业务培训38期，3个集体和26名个人受到市级以上表彰。大队还存在农村道路管控力量不足、夜间事故占比偏高等问题。
2025年，大队将继续保持严管态势，力争死亡人数同比下降8%，计划整改道路隐患400处，为全市经济社会发展创造安全畅通的道路交通环境。
"""


def make_pdf() -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    pdfmetrics.registerFont(TTFont("cjk", str(find_font())))
    width, height = A4
    margin, gutter = 60, 20
    column = (width - 2 * margin - gutter) / 2

    def around(canvas: Any, document: Any) -> None:
        canvas.setFont("cjk", 9)
        canvas.drawString(margin, height - 40, "慈溪交警简报")
        canvas.drawCentredString(width / 2, 32, f"- {document.page} -")

    def frames(top: float) -> list[Frame]:
        lefts = (margin, margin + column + gutter)
        options = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
        return [Frame(x, 56, column, top - 56, **options) for x in lefts]

    def headed(canvas: Any, document: Any) -> None:
        around(canvas, document)
        canvas.setFont("cjk", 17)
        canvas.drawCentredString(width / 2, height - 84, CIXI)

    body = ParagraphStyle(
        "body", fontName="cjk", fontSize=15, leading=27, wordWrap="CJK", firstLineIndent=30
    )
    stream = io.BytesIO()
    template = BaseDocTemplate(
        stream, pagesize=A4, title=CIXI, author="示例", invariant=1, allowSplitting=1
    )
    template.addPageTemplates(
        [
            PageTemplate(
                "first", frames(height - 110), onPage=headed, autoNextPageTemplate="later"
            ),
            PageTemplate("later", frames(height - 60), onPage=around),
        ]
    )
    template.build([Paragraph(line, body) for line in [*CIXI_TEXT.splitlines(), MADE_UP]])
    return stream.getvalue()


def find_font() -> Path:
    for name in FONTS:
        for folder in FONT_FOLDERS:
            found = next(folder.rglob(name), None) if folder.is_dir() else None
            if found:
                return found
    raise SystemExit(f"none of these fonts is installed: {', '.join(FONTS)}")


# -- .html: a page as saved, with what a site puts around it --------------------------------------

JINHUA = "金华市公安局交警支队2023年工作总结"
JINHUA_TEXT = """\
2023年，在市局党委和省厅交管局的领导下，支队紧扣护航亚运主线，全警动员、全域严管、全程服务，圆满完成各项道路交通安保任务，全市未发生较大以上道路交通事故。
一、事故防控
全市共发生道路交通事故4985起，同比下降5.36%；死亡214人，同比下降11.93%；受伤3310人，同比下降4.2%；直接经济损失1635万元，同比下降2.74%。高速公路发生事故162起，死亡17人，同比分别下降9.5%和15%。
二、秩序整治
组织开展夏季行动、秋冬攻坚等专项行动12次，现场查处交通违法83.6万起，同比增长7.25%，其中查处酒驾9842起，查处无证驾驶6120起。查扣电动三四轮车1.36万辆，行政拘留1207人。
三、隐患治理
全年排查各类道路隐患2384处，整改隐患2310处，整改率96.9%。省级挂牌督办的隐患点段全部按期销号，新增农村平交路口警示设施，实现应装尽装。
四、便民服务
推进放管服改革，全市机动车保有量达248.6万辆，驾驶人数量301.2万人；办理车驾管业务186万件，网办率达81%。快处快赔轻微事故12.4万起。窗口实行周末不打烊、午间不断档，群众评议始终位居前列。
五、宣传教育
举办一盔一带、知危险会避险等主题宣传活动5600余场次，全市电动自行车头盔佩戴率达97.8%。依托广播、短视频和村社大喇叭，把典型案例讲到群众身边，让守规矩、讲文明成为出行习惯。
同时也要看到，农村道路基础薄弱、老年人出行风险高、货车右转事故多发等问题依然存在，须下更大力气解决。
2024年，支队将深化科技赋能，力争全市道路交通事故死亡人数再下降6%，持续擦亮平安畅通金名片。
"""


def make_html() -> bytes:
    menu = "".join(
        f'<li><a href="/{number}/">{name}</a></li>'
        for number, name in enumerate(["首页", "政务公开", "警务资讯", "办事大厅", "警民互动"])
    )
    news = "".join(
        f'<li><a href="/art/{number}.html">{name}</a></li>'
        for number, name in enumerate(
            ["春运首日查处违法1352起", "全市接报警情同比下降4%", "一季度死亡38人，受伤507人"]
        )
    )
    paragraphs = "\n".join(f"<p>　　{line}</p>" for line in [*JINHUA_TEXT.splitlines(), MADE_UP])
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>{JINHUA}_政务公开_公安局</title>
<script>var counter = "访问量 88231";</script></head>
<body>
<div class="header"><ul class="nav">{menu}</ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/1/">政务公开</a> &gt;
工作总结</div>
<div class="main">
<h1>{JINHUA}</h1>
<div class="info">发布时间：2024-01-18 09:30　来源：办公室　浏览次数：3127 次
字号：[大 中 小]</div>
<div class="content">
{paragraphs}
</div>
<div class="share">分享到：<a href="#">微信</a></div>
</div>
<div class="sidebar"><h3>热点信息</h3><ul>{news}</ul></div>
<div class="footer"><p>版权所有　备案号00000000号　电话：0000-00000000</p></div>
</body>
</html>
""".encode()


# -- .xlsx: a county in each row ------------------------------------------------------------------

TAIZHOU = "台州市公安局交警支队2024年各县（市、区）道路交通情况统计表"
TAIZHOU_HEADS = [
    "县（市、区）",
    "事故起数（起）",
    "死亡人数（人）",
    "财产损失（万元）",
    "查处酒驾（起）",
]
TAIZHOU_ROWS: list[tuple[str, int, int, float, int]] = [
    ("临海市", 731, 42, 215.6, 1904),
    ("温岭市", 868, 51, 274.3, 2216),
    ("玉环市", 402, 19, 98.7, 1053),
    ("合计", 2001, 112, 588.6, 5173),
]


def make_xlsx() -> bytes:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"in_memory": True}) as book:
        book.set_properties({"title": TAIZHOU, "author": "示例", "created": MADE})
        sheet = book.add_worksheet("统计表")
        sheet.set_column(0, len(TAIZHOU_HEADS) - 1, 18)
        last = len(TAIZHOU_HEADS) - 1
        sheet.merge_range(0, 0, 0, last, TAIZHOU, book.add_format({"bold": True}))
        sheet.write_row(1, 0, TAIZHOU_HEADS)
        for number, row in enumerate(TAIZHOU_ROWS, 2):
            sheet.write_row(number, 0, row)
        sheet.write(len(TAIZHOU_ROWS) + 2, 0, MADE_UP)
    return packed.getvalue()


# -- .doc -----------------------------------------------------------------------------------------

TONGXIANG = "桐乡市公安局交警大队2024年工作总结"
TONGXIANG_TEXT = """\
2024年，大队紧紧围绕除隐患、防事故、保畅通、优服务的工作思路，夯实基层基础，全市道路交通安全形势持续平稳。
一、主要指标稳中向好
全年共发生道路交通事故1142起，同比下降4.91%；死亡33人，同比下降17.5%；受伤655人，同比下降6.3%；直接财产损失298万元，同比上升1.02%。
二、路面执法严管严查
现场查处交通违法10.8万起，同比增长5.6%。其中，查处酒驾1877起，查处醉驾403起，查处超速1.24万起。全年行政拘留215人，刑事拘留11人，吊销驾驶证386本。
三、隐患排查应改尽改
联合有关部门排查隐患327处，已整改隐患320处，隐患整改率97.9%。
四、宣传服务贴近群众
开展宣传活动640场次，办理车驾管业务23.5万件，快处事故1.87万起。推行一窗受理、集成办理，让群众少跑腿、好办事，收到群众来信和锦旗多件。
五、队伍建设从严从优
坚持政治建警、从严治警，落实谈心谈话和家访制度，组织全员实战练兵，以赛促训、以训促战，执法服务能力不断提高。
当前，秋冬季节团雾多发，城郊结合部交通秩序较为混乱，电动自行车违法载人、货车超载反弹等问题仍需持续发力。
2025年计划开展专项行动20次，力争死亡人数下降6%。
"""


def write_tongxiang(document: Any) -> None:
    document.add_heading(TONGXIANG, 1)
    for line in [*TONGXIANG_TEXT.splitlines(), MADE_UP]:
        document.add_paragraph(line)


def make_doc(program: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "a.docx"
        source.write_bytes(make_docx(write_tongxiang, TONGXIANG))
        command = [
            *(program, "--headless", "--convert-to", "doc", "--outdir", folder, str(source)),
            f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return source.with_suffix(".doc").read_bytes()


# -- .zip: two reports of governments -------------------------------------------------------------

HAINING = "2025年海宁市政府工作报告（摘要）"
HAINING_TEXT = """\
一、2024年工作回顾
过去一年，全市上下凝心聚力、攻坚克难，较好完成了市人大确定的各项目标任务。全年地区生产总值1412亿元，增长5.8%；规模以上工业增加值增长7.1%；一般公共预算收入126.5亿元，增长3.4%；固定资产投资增长4.6%；社会消费品零售总额618亿元，增长5.2%；进出口总额937亿元，增长6.9%。
城乡居民生活持续改善，城镇居民人均可支配收入8.24万元，增长4.3%；农村居民人均可支配收入5.31万元，增长6.2%；城镇新增就业2.16万人；居民消费价格上涨0.3%。
二、2025年目标任务
地区生产总值增长5.5%左右，一般公共预算收入增长3%，城镇新增就业2万人以上。
"""
PINGHU = "2025年平湖市政府工作报告（摘要）"
PINGHU_TEXT = """\
2024年主要工作
面对复杂多变的外部环境，我们稳中求进、以进促稳，经济运行回升向好。地区生产总值完成1056.3亿元，同比增长6.1%；固定资产投资增长8.2%，其中工业投资增长12.4%；社会消费品零售总额355.2亿元，增长4.9%；一般公共预算收入98.7亿元，增长2.6%；进出口总额1204亿元，同比增长3.8%。
民生实事件件落地，城镇居民人均可支配收入达到80160元，农村居民人均可支配收入达到50920元，分别增长4.1%和5.9%；常住人口城镇化率达到72.4%。
2025年奋斗目标
地区生产总值增长6%左右，固定资产投资增长7%，城镇新增就业1.5万人。
"""


def write_haining(document: Any) -> None:
    document.add_heading(HAINING, 1)
    for line in [*HAINING_TEXT.splitlines(), MADE_UP]:
        document.add_paragraph(line)


def make_archive() -> bytes:
    return make_zip(
        {
            "海宁市.docx": make_docx(write_haining, HAINING),
            "平湖市.txt": f"{PINGHU}\n{PINGHU_TEXT}{MADE_UP}\n".encode("gb18030"),
        }
    )


# -- .eml -----------------------------------------------------------------------------------------

DEQING = "德清县公安局交警大队2024年上半年工作总结"
DEQING_TEXT = """\
支队办公室：

　　现将大队2024年上半年工作情况报告如下。

　　上半年，大队聚焦农村道路和一老一小重点群体，落细落实各项防范措施，全县共发生道路交通事故389起，同比下降10.2%；死亡11人，同比下降21.43%；受伤196人，同比下降7.55%。现场查处交通违法3.12万起，同比增长8.9%，其中查处酒驾522起，查处醉驾97起。行政拘留61人。

　　排查道路隐患118处，整改隐患104处，整改率88.1%，其余14处正在推进。联合教育部门开展交通安全宣传活动205场次，电动自行车头盔佩戴率达94.6%。办理车驾管业务4.83万件。

　　在队伍建设上，大队坚持每周一学、每月一训，推行新任民警导师制，深化执法记录仪抽查和案卷评查，执法规范化水平稳步提升，未发生民警违法违纪问题。

　　存在的主要问题是：部分路段标志标线老化，农忙时节农用车载人现象仍有发生，外卖骑手闯红灯、逆行屡禁不止，宣传教育的针对性还不够强。

　　下半年，大队将紧盯秋收和岁末年初，计划整改隐患60处，开展集中整治行动8次。

"""


def make_mail() -> bytes:
    mail = EmailMessage()
    mail["Subject"] = DEQING
    mail["From"], mail["To"] = "deqing@example.com", "office@example.com"
    mail["Date"] = "Mon, 08 Jul 2024 09:00:00 +0800"
    text = f"{DEQING}\n\n{DEQING_TEXT}　　{MADE_UP}\n"
    mail.set_content(text, charset="utf-8", cte="base64")
    return mail.as_bytes()


def main() -> None:
    note = "农村道路指县道、乡道和村道，不含国道、省道。"
    made = {
        SAMPLES / "2024_兰溪市公安局交警大队.docx": make_docx(write_lanxi, LANXI, note),
        SAMPLES / "2024_慈溪市公安局交警大队.pdf": make_pdf(),
        SAMPLES / "2023_金华市公安局交警支队.html": make_html(),
        SAMPLES / "2024_台州市各县市区统计表.xlsx": make_xlsx(),
        SAMPLES / "2024_政府工作报告.zip": make_archive(),
        SAMPLES / "2024_德清县公安局交警大队上半年.eml": make_mail(),
    }
    program = shutil.which("soffice")
    if program:
        made[DATA / "2024_桐乡市公安局交警大队.doc"] = make_doc(program)
    for path, data in made.items():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        print(f"{path.relative_to(ROOT)}: {len(data)} bytes")


if __name__ == "__main__":
    main()
