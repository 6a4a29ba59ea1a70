"""Prints how fast the whole line is, against jieba.lcut over the same text, and what it takes.

    python benchmarks/bench.py            some minutes
    python benchmarks/bench.py --quick    a look: small text, few rounds
    python benchmarks/bench.py --mb 50    a shorter stream
    python benchmarks/bench.py --gate     fails if it has become half as fast as documented

MB are 10^6 bytes of UTF-8; times are CPU time on one core, medians of alternating rounds. Trust
the ratios: both sides of each were measured in the same run.
"""

import argparse
import logging
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from catalogue import make_catalogue
from generate import generate_reports

from summarymine import extract_facts, load_catalogue, prepare
from summarymine.indicators import Catalogue
from summarymine.model import Document
from summarymine.outputs import facts_table
from summarymine.outputs.csv import csv_lines
from summarymine.ready import CACHE_VARIABLE

SEED = 1
# With the traffic pack's 38 they are 400.
SYNTHETIC = 362
# Where the ratio to jieba.lcut is documented that the gate holds the line to.
DOCUMENTED = Path(__file__).parents[1] / "docs" / "performance.md"
RATIO = "speed with 400 indicators / `jieba.lcut`"
COMMAND = (sys.executable, "-c", "from summarymine.cli import main; main()")


@dataclass(frozen=True, slots=True)
class Plan:
    """How much to measure: MB of text for speed, MB of the long stream, rounds of each."""

    text: float
    stream: float
    rounds: int
    starts: int


QUICK = Plan(text=0.3, stream=5, rounds=3, starts=3)
FULL = Plan(text=2, stream=200, rounds=5, starts=9)


def choose_catalogue(synthetic: Path | None) -> Catalogue:
    """The traffic pack, and after it the indicators of a file of made-up ones if there is one."""
    catalogue = load_catalogue([synthetic] if synthetic else [])
    packs = ("traffic", "synthetic")
    return catalogue.of(tuple(one for one in catalogue.indicators if one.pack in packs))


def build_line(catalogue: Catalogue) -> Callable[[str], int]:
    """The whole line, from the text of a report to rows as CSV text; gives the number of facts."""

    def run(text: str) -> int:
        facts = extract_facts(prepare(Document(name="report.txt", text=text)), catalogue)
        "".join(csv_lines(facts_table(facts), "en"))
        return len(facts)

    return run


def build_segmenter() -> Callable[[str], int]:
    """jieba.lcut, its dictionary loaded; gives the number of words."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    return lambda text: len(jieba.lcut(text))


def cpu_seconds(run: Callable[[str], object], texts: Iterable[str]) -> float:
    """CPU time of run over all texts, one by one."""
    start = time.process_time()
    for text in texts:
        run(text)
    return time.process_time() - start


def alternate(
    runs: dict[str, Callable[[str], int]], texts: Sequence[str], rounds: int
) -> dict[str, float]:
    """Median CPU seconds of each run, by name. They take turns, so that a slow spell hits all."""
    for run in runs.values():
        # Warm: the slow first calls load, compile and fill caches.
        cpu_seconds(run, texts[: max(3, len(texts) // 5)])
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            times[name].append(cpu_seconds(run, texts))
    return {name: median(seconds) for name, seconds in times.items()}


def stream(megabytes: float) -> None:
    """Sends so much text through the whole line, one report at a time; prints the peak RSS in MB.

    Meant for a process of its own. VmHWM, because ru_maxrss counts the parent's memory too.
    """
    run = build_line(choose_catalogue(None))
    for _, text in generate_reports(megabytes, SEED):
        run(text)
    status = Path("/proc/self/status").read_text("ascii")
    print(int(status.split("VmHWM:")[1].split()[0]) * 1024 / 1e6)


def peak_rss(megabytes: float) -> float:
    """MB that a fresh process needs at most to stream so many MB."""
    command = (sys.executable, str(Path(__file__).resolve()), "--stream", str(megabytes))
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(run.stdout)


def start_milliseconds(arguments: Sequence[str], starts: int) -> float:
    """Median CPU ms of a fresh `summarymine` with those arguments, output thrown away."""
    times = []
    for _ in range(starts):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run((*COMMAND, *arguments), stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return median(times) * 1000


def report_speed(plan: Plan, synthetic: Path) -> float:
    """Prints MB/s of the whole line with few and many indicators and of jieba, and the ratios.

    Gives the ratio of the line with many to jieba.
    """
    texts = [text for _, text in generate_reports(plan.text, SEED)]
    size = sum(len(text.encode()) for text in texts) / 1e6
    few, many = choose_catalogue(None), choose_catalogue(synthetic)
    runs = {"few": build_line(few), "many": build_line(many), "jieba": build_segmenter()}
    seconds = alternate(runs, texts, plan.rounds)
    print(f"{size:.1f} MB, {len(texts)} reports; median of {plan.rounds} rounds")
    for name, catalogue in (("few", few), ("many", many)):
        facts = sum(map(runs[name], texts)) / len(texts)
        label = f"whole line, {len(catalogue.indicators)} indicators"
        print(f"{label:<40}{size / seconds[name]:8.2f} MB/s  ({facts:.1f} facts a report)")
    print(f"{'jieba.lcut':<40}{size / seconds['jieba']:8.2f} MB/s")
    print(f"{'speed, many / jieba.lcut':<40}{seconds['jieba'] / seconds['many']:8.2f}  (aim: ≥ 3)")
    print(f"{'speed, few / jieba.lcut':<40}{seconds['jieba'] / seconds['few']:8.2f}")
    print(f"{'time, many / few':<40}{seconds['many'] / seconds['few']:8.2f}  (aim: ≤ 1.3)")
    return seconds["jieba"] / seconds["many"]


def documented_ratio() -> float:
    """The ratio that docs/performance.md states."""
    row = next(row for row in DOCUMENTED.read_text("utf-8").splitlines() if RATIO in row)
    return float(row.split("|")[3])


def pass_gate(synthetic: Path) -> bool:
    """Whether the line is at least half as fast, beside jieba.lcut, as is documented."""
    least = documented_ratio() / 2
    ratio = report_speed(QUICK, synthetic)
    print(f"{'documented, halved':<40}{least:8.2f}")
    return ratio >= least


def report_memory(plan: Plan) -> None:
    """Prints the peak RSS of two streams, one ten times as long as the other."""
    for megabytes in (plan.stream / 10, plan.stream):
        label = f"peak RSS, {megabytes:g} MB streamed"
        print(f"{label:<40}{peak_rss(megabytes):8.0f} MB  (aim: ≤ 150, and both alike)")


def report_starts(plan: Plan, folder: Path) -> None:
    """Prints the CPU time of the help, and of one report of 10 KB."""
    _, text = next(generate_reports(0.01, SEED))
    path = folder / "report.txt"
    path.write_bytes(text.encode()[:10_000].decode(errors="ignore").encode())
    help_time = start_milliseconds(["--help"], plan.starts)
    print(f"{'summarymine --help':<40}{help_time:8.0f} ms CPU  (aim: ≤ 100)")
    os.environ[CACHE_VARIABLE] = str(folder / "cache")
    first_time = start_milliseconds(["extract", str(path)], 1)
    # Read anew each time, with what the first run made ready for any file.
    file_time = start_milliseconds(["extract", str(path), "--no-cache"], plan.starts)
    print(f"{'one file of 10 KB':<40}{file_time:8.0f} ms CPU  (aim: ≤ 250)")
    print(f"{'the same, the first run of all':<40}{first_time:8.0f} ms CPU")


def main() -> None:
    """Measures what the arguments ask for."""
    parser = argparse.ArgumentParser(description="Measure the speed and memory of summarymine.")
    parser.add_argument("--quick", action="store_true", help="small text, few rounds")
    parser.add_argument("--gate", action="store_true", help="fail if far slower than documented")
    parser.add_argument("--mb", type=float, help="MB of the long stream; default 200, quick 5")
    parser.add_argument("--stream", type=float, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.stream is not None:
        stream(arguments.stream)
        return
    plan = QUICK if arguments.quick else FULL
    if arguments.mb is not None:
        plan = Plan(plan.text, arguments.mb, plan.rounds, plan.starts)
    # One core, inherited by the processes started here; macOS and Windows have no such call.
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as name:
        synthetic = Path(name) / "synthetic.yaml"
        synthetic.write_text(make_catalogue(SYNTHETIC), encoding="utf-8")
        if arguments.gate:
            sys.exit(not pass_gate(synthetic))
        report_speed(plan, synthetic)
        report_memory(plan)
        report_starts(plan, Path(name))


if __name__ == "__main__":
    main()
