"""Prints how work grows with the text, for texts that no report should hold.

    python benchmarks/growth.py            some minutes
    python benchmarks/growth.py --size 5000

For each kind of text: milliseconds for so many characters, and how many times as long twice and
four times as many take. Linear work gives 2 and 4; the square gives 4 and 16.
"""

import argparse
import time
from collections.abc import Callable

from summarymine import extract_facts, load_catalogue, prepare
from summarymine.facts.ledger import find_entries
from summarymine.indicators import Catalogue
from summarymine.model import Document

# Each makes a text of about so many characters.
KINDS: dict[str, Callable[[int], str]] = {
    "digits": lambda size: "1" * size,
    "digits and 万": lambda size: "查处酒驾" + "7" * size + "万起。",
    "Chinese digits": lambda size: "查处" + "三" * size + "起",
    "multipliers": lambda size: "百万" * (size // 2),
    "numbers and points": lambda size: "1.2" * (size // 3),
    "thousands": lambda size: "1,234" * (size // 5),
    "fractions": lambda size: "百分之三" * (size // 4),
    "ranges": lambda size: "3至5次" * (size // 4),
    "commas": lambda size: "，" * size,
    "spaces": lambda size: "查处" + " " * size + "5起",
    "line ends": lambda size: "\n" * size,
    "indented": lambda size: "查处，\n" + "\n    " * (size // 5) + "5起",
    "open brackets": lambda size: "（" * size,
    "brackets of parts": lambda size: "查处酒驾612起（其中醉驾" * (size // 13),
    "quotes": lambda size: "“" * size,
    "one sentence": lambda size: "".join(
        f"查处酒驾{n}起，同比下降{n % 90}.5%，其中城区{n}起、农村道路{n % 5 + 1}起，"
        for n in range(size // 36)
    ),
    "one list": lambda size: "死亡人数分别为" + "5人、" * (size // 3),
    "one list of names": lambda size: "死亡人数、受伤人数、" * (size // 10) + "同比均下降5%。",
    "semicolons": lambda size: "查处酒驾612起；" * (size // 9),
    "其中": lambda size: "查处酒驾612起，" + "其中" * (size // 2) + "醉驾5起。",
    "parts of parts": lambda size: "查处酒驾612起，" + "其中城区5起，" * (size // 7),
    "elsewhere": lambda size: "全省查处酒驾5起，其中" * (size // 11),
    "分别": lambda size: "事故起数、死亡人数" + "分别" * (size // 2) + "下降5%、8%。",
    "分别 and figures": lambda size: "事故起数、死亡人数分别下降5%、8%，" * (size // 19),
    "accidents": lambda size: "发生事故3起，死亡5人，受伤3人，" * (size // 17),
    "zeros": lambda size: "未发生较大以上道路交通事故，" * (size // 14),
    "directions": lambda size: "死亡人数下降，" * (size // 7),
    "unchanged": lambda size: "死亡人数持平，" * (size // 7),
    "from and to": lambda size: "死亡人数由53人降至40人，" * (size // 13),
    "plans": lambda size: "力争查处酒驾5起，" * (size // 9),
    "years": lambda size: "2023年查处酒驾5起，" * (size // 12),
    "days": lambda size: "2024年3月5日" * (size // 9),
    "places": lambda size: "江苏省苏州市昆山市" * (size // 9),
    "sentences": lambda size: "查处酒驾612起，同比下降5%。" * (size // 16),
    "headings": lambda size: "（一）下步打算\n查处酒驾5起。\n" * (size // 17),
    "titles": lambda size: "某县交警大队2024年工作总结\n查处酒驾5起。\n" * (size // 23),
    "short lines": lambda size: "工作总结\n" * (size // 5),
    "page numbers": lambda size: "查处酒驾5起，保障了安全，\n" + "- 3 -\n" * (size // 6),
    "numbers on lines": lambda size: "查处酒驾5起，保障了安全，\n" + "3\n" * (size // 2),
    "traditional": lambda size: "查處違法1萬起，" * (size // 8),
    "spun": lambda size: "平安隐患效劳群众夯实根底灭亡5人，" * (size // 17),
}
ROUNDS = 3


def read_whole(text: str, catalogue: Catalogue) -> None:
    """Everything that is read from a text: its facts, and a class for each numeral."""
    document = prepare(Document(name="-", text=text))
    extract_facts(document, catalogue)
    find_entries(document, catalogue)


def cpu_milliseconds(text: str, catalogue: Catalogue) -> float:
    """The shortest of some rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        read_whole(text, catalogue)
        times.append(time.process_time() - start)
    return min(times) * 1000


def main() -> None:
    """Measures each kind."""
    parser = argparse.ArgumentParser(description="Measure how work grows with the text.")
    parser.add_argument("--size", type=int, default=10_000, help="characters of the smallest text")
    size = parser.parse_args().size
    catalogue = load_catalogue()
    read_whole("查处酒驾5起，其中高邮、宝应分别为2起、3起。", catalogue)
    print(f"{'':<20}{f'{size:,} characters':>20}{'twice':>8}{'4 times':>9}")
    for kind, make in KINDS.items():
        once, twice, four = (cpu_milliseconds(make(size * n), catalogue) for n in (1, 2, 4))
        print(f"{kind:<20}{once:>17.0f} ms{twice / once:>8.1f}{four / once:>9.1f}", flush=True)


if __name__ == "__main__":
    main()
