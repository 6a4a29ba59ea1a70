"""Prints how much faster two cores are than one, in a pool and in a cluster of processes.

    python benchmarks/cores.py                 some minutes
    python benchmarks/cores.py --mb 5          a look
    python benchmarks/cores.py --jobs 8        on a larger machine

Wall and CPU time of `summarymine extract --no-cache` over generated reports, each engine in turn,
so that a slow spell of a shared machine hits all. On a busy machine look at the CPU time: as much
of it as one process takes, spread over two, is half the wall time.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from generate import generate_reports

SEED = 1
COMMAND = (sys.executable, "-c", "from summarymine.cli import main; main()")


def make_reports(folder: Path, megabytes: float) -> float:
    """So many MB of reports as files; gives how many it became."""
    folder.mkdir()
    size = 0
    for number, (_, text) in enumerate(generate_reports(megabytes, SEED)):
        size += (folder / f"{number:05}.txt").write_bytes(text.encode())
    return size / 1e6


def seconds(folder: Path, *options: str) -> tuple[float, float]:
    """Wall and CPU time of extract over the folder."""
    target = folder.with_name("facts.csv")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(
        [*COMMAND, "extract", str(folder), "-q", "--no-cache", "-o", str(target), *options],
        check=True,
    )
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mb", type=float, default=40, help="MB of text; default 40")
    parser.add_argument("--jobs", type=int, default=2, help="processes; default 2")
    parser.add_argument("--rounds", type=int, default=3, help="default 3")
    arguments = parser.parse_args()
    jobs = ("--jobs", str(arguments.jobs))
    engines = {
        "one process": ("--jobs", "1"),
        f"pool, {arguments.jobs} processes": jobs,
        f"dask, {arguments.jobs} processes": (*jobs, "--engine", "dask"),
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "reports")
        size = make_reports(folder, arguments.mb)
        times: dict[str, list[tuple[float, float]]] = {engine: [] for engine in engines}
        for _ in range(arguments.rounds):
            for engine, options in engines.items():
                times[engine].append(seconds(folder, *options))
                wall, used = times[engine][-1]
                print(f"  {engine}: {wall:.1f} s, {used:.1f} s CPU", file=sys.stderr)
    walls = {engine: median(wall for wall, _ in spent) for engine, spent in times.items()}
    one = walls["one process"]
    print(f"{size:.1f} MB, medians of {arguments.rounds} rounds")
    for engine, wall in walls.items():
        used = median(cpu for _, cpu in times[engine])
        speed = f"{size / wall:7.2f} MB/s {one / wall:6.2f} times as fast"
        print(f"{engine:<24}{wall:8.1f} s {used:8.1f} s CPU {speed}")
    print("aim: two processes ≥ 1.6 times as fast as one")


if __name__ == "__main__":
    main()
