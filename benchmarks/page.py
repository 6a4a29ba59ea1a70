"""How a page of 200 reports of 10 KB each opens in Chromium: its size, times and memory.

    .venv/bin/python benchmarks/page.py [REPORTS]

Needs chromium, chromium-driver and selenium.
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from selenium import webdriver

REPORT_BYTES = 10_000
BODIES = ("沅江", "高邮", "瑞安", "兰溪", "慈溪", "昆山", "义乌", "晋江", "兰考", "浏阳")
SENTENCES = (
    "全年接报道路交通事故{a}起，造成{b}人死亡、{c}人受伤，同比分别下降{d}%、{e}%、{f}%。",
    "现场查处交通违法{a}起，其中酒驾{b}起、醉驾{c}起，同比上升{d}%。",
    "排查道路安全隐患{b}处，整改{c}处，整改率{d}%；检查重点车辆{a}余辆。",
    "国道上发生亡人事故{b}起，死亡{c}人；农村公路开展宣传{f}场次，发放资料{a}份。",
    "明年计划整改隐患{b}处，新建劝导站{f}个，第{f}中队一季度已先行试点。",
)
# What most of a report is: figures that no indicator claims, dates, ordinals, and none at all.
FILLING = (
    "第{f}中队于{e}月{f}日召开动员会，把责任落实到每一个岗位，做到底数清、情况明、措施实。",
    "坚持预防为主、综合治理，会同有关部门逐段走访沿线村组，听取群众意见，及时回应关切。",
    "组织民辅警{b}名参加轮训{f}期，以案说法、以训促战，队伍精神面貌焕然一新。",
    "持续推进窗口服务提质增效，推行一窗通办、容缺受理，让群众少跑腿、好办事、办成事。",
)
FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--enable-precise-memory-info", "--window-size=1400,900"),
)


def write_reports(folder: Path, count: int) -> None:
    """Reports of ten bodies, a year each; the same every time."""
    chance = random.Random(1)
    for number in range(count):
        body, year = BODIES[number % len(BODIES)], 2024 - number // len(BODIES)
        text = f"{body}市公安局交警大队{year}年工作总结\n"
        sentences = list(SENTENCES)
        while len(text.encode()) < REPORT_BYTES:
            sentence = chance.choice(FILLING)
            if sentences and chance.random() < 1 / 8:
                sentence = sentences.pop()
            figures = {
                name: chance.randint(1, 10**size)
                for name, size in zip("abcdef", (4, 3, 2, 2, 1, 1), strict=True)
            }
            text += f"{sentence.format(**figures)}\n"
        (folder / f"{number:03}.txt").write_text(text, "utf-8")


def timed(driver: Any, script: str) -> float:
    """Milliseconds that a script takes, with the layout that follows."""
    return float(driver.execute_script(
        f"const before = performance.now(); {script}; document.body.getBoundingClientRect();"
        "return performance.now() - before"
    ))  # fmt: skip


def changed(selector: str, value: str, event: str) -> str:
    """A script that fills in a control as its user would."""
    node = f"document.querySelector('{selector}')"
    return f"{node}.value = '{value}'; {node}.dispatchEvent(new Event('{event}'))"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "reports").mkdir()
        write_reports(folder / "reports", count)
        page = folder / "page.html"
        before = time.perf_counter()
        command = (sys.executable, "-m", "summarymine", "compare", folder / "reports", "-o", page)
        subprocess.run([*command, "--no-cache", "-q"], check=True)
        print(f"reading and writing: {time.perf_counter() - before:.1f} s")
        print(f"page: {page.stat().st_size / 1e6:.1f} MB")
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for flag in (*FLAGS, f"--user-data-dir={folder / 'profile'}"):
            options.add_argument(flag)
        driver = webdriver.Chrome(
            options=options, service=webdriver.ChromeService("/usr/bin/chromedriver")
        )
        try:
            measure(driver, page)
        finally:
            driver.quit()


def measure(driver: Any, page: Path) -> None:
    driver.get(page.as_uri())
    loaded = driver.execute_script(
        "return performance.getEntriesByType('navigation')[0].loadEventEnd"
    )
    print(f"load, to the table drawn: {loaded:.0f} ms")
    steps = {
        "open a cell's text": "document.querySelector('td.told').click()",
        "filter": changed("#filter", "9", "input"),
        "sort": "document.querySelector('th.data .sort').click()",
        "other layout": changed("#layout", "across", "change"),
        "charts": "document.querySelector('#tab-charts').click()",
        "lines": changed("#chart-kind", "lines", "change"),
        "list of reports": "document.querySelector('#tab-reports').click()",
        "doubts": "document.querySelector('#tab-doubts').click()",
    }
    for name, script in steps.items():
        print(f"{name}: {timed(driver, script):.0f} ms")
    driver.execute_script("document.querySelector('#tab-reports').click()")
    reports = driver.execute_script("return document.querySelectorAll('[data-report]').length")
    each = timed(driver, "for (const on of document.querySelectorAll('[data-report]')) on.click()")
    print(f"every report in turn: {each / reports:.0f} ms each")
    used = driver.execute_script("return performance.memory.usedJSHeapSize")
    print(f"JavaScript's memory after that: {used / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
