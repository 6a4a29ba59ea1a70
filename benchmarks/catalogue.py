"""Makes a catalogue of any number of indicators, to measure what more indicators cost.

    python benchmarks/catalogue.py 362 > synthetic.yaml

A third of the indicators are told of in the reports of generate.py; the others are of domains
that those never mention, as most indicators of a large catalogue are silent on any one report.
"""

import argparse
from collections.abc import Iterator
from itertools import islice, product
from typing import Any

import yaml
from sentences import SUBJECTS

# Domains that the reports never mention: nouns, what is told of them, unit.
ABSENT: tuple[tuple[str, str, str], ...] = (
    ("小麦 玉米 水稻 大豆 棉花 油菜 花生 甘蔗 马铃薯", "播种面积 改良面积 受灾面积", "亩"),
    ("生猪 肉牛 奶牛 山羊 蛋鸡 肉鸭 獭兔", "存栏量 出栏量 防疫量 引种量", "头"),
    ("原煤 生铁 粗钢 水泥 化肥 纯碱 乙烯 铝材 原盐", "开采量 外运量 库存量", "吨"),
    ("门诊 急诊 住院 手术 分娩 透析 体检", "收治量 转诊量 随访量", "人次"),
    ("幼儿园 小学 初中 高中 中专 技校 大学", "在校生 毕业生 寄宿生 转学生", "人"),
    ("铁路 水路 航空 管道 快递 冷链 集装箱", "吞吐量 中转量 装卸量", "吨"),
    ("博物馆 图书馆 科技馆 美术馆 纪念馆 天文馆", "藏品量 观展量 捐赠量", "件"),
    ("专利 商标 版权 标准 论文 课题", "申请量 授权量 转让量 备案量", "件"),
    ("股票 债券 基金 信托 期货 外汇", "成交额 募集额 赎回额", "元"),
    ("水库 湖泊 湿地 林场 草原 滩涂 沙漠", "蓄积量 修复量 监测量", "处"),
    ("养老 医疗 失业 工伤 生育 巨灾", "参保数 续保数 退保数", "人"),
    ("住宅 商铺 写字楼 厂房 仓库", "竣工套数 空置套数 预售套数", "套"),
)


def find_subjects() -> Iterator[tuple[str, str]]:
    """Name and unit of what an indicator counts: two that no report mentions, one that they do."""
    present = iter(
        [(verb + noun, unit) for verb, nouns, unit in SUBJECTS for noun in nouns.split()]
    )
    absent = (
        (noun + told, unit)
        for nouns, tolds, unit in ABSENT
        for noun, told in product(nouns.split(), tolds.split())
    )
    while True:
        some = [*islice(present, 1), *islice(absent, 2)]
        if not some:
            return
        yield from some


def make_indicator(number: int, name: str, unit: str) -> dict[str, Any]:
    """One indicator in the pattern language, with a case that it meets and one that it does not."""
    indicator: dict[str, Any] = {
        "id": f"synthetic_{number:03}",
        "label": name,
        "label_en": f"synthetic {number}",
        "unit": unit,
        "names": [f"(?:累计|共|全年)?{name}(?:总数|总量|数量)?"],
        "cases": [{"text": f"全年{name}320{unit}。", "facts": [{"value": 320}]}],
        "silent": [f"全年未统计{name}。"],
    }
    # As in the packs that people write: most have names alone, some a level pattern besides.
    if number % 4 == 0:
        indicator["level"] = [f"{name}(?:达到|完成){{gap}}{{quantity}}"]
    return indicator


def make_catalogue(size: int) -> str:
    """YAML of a pack of so many indicators. Raises ValueError if there are not words enough."""
    subjects = list(islice(find_subjects(), size))
    if len(subjects) < size:
        raise ValueError(f"words for {len(subjects)} indicators only; ask for no more")
    pack = {
        "schema": "summarymine/1",
        "pack": "synthetic",
        "indicators": [make_indicator(i, *subject) for i, subject in enumerate(subjects, start=1)],
    }
    return yaml.safe_dump(pack, allow_unicode=True, sort_keys=False, width=100)


def main() -> None:
    """Prints the catalogue that the argument asks for."""
    parser = argparse.ArgumentParser(description="Print a catalogue of made-up indicators.")
    parser.add_argument("size", type=int, help="how many indicators; at most 386 with these words")
    print(make_catalogue(parser.parse_args().size), end="")


if __name__ == "__main__":
    main()
