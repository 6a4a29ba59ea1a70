"""Kills runs of extract at random moments, and prints what each kill left and what came after.

    python scripts/try_kills.py                          20 kills over 2,000 files
    python scripts/try_kills.py --files 60 --kills 3     a look

Each kill is SIGKILL, in turn of the process alone and of all its workers, at a moment that is
drawn (--seed) from the time that an undisturbed run took. Before it, the cache is empty and the
target holds an old table; after it, the target must be the old table or the whole new one, and a
second run over the same cache must give the bytes of the undisturbed run. What a killed run could
not take away (drafts, temporary folders) is counted. Exit code 1 if anything is wrong. POSIX only.
"""

import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

TEXT = (
    "2024年，全市道路交通事故共造成死亡{0}人、受伤{1}人，同比下降5%。"
    "查处酒驾{2}起，同比上升{3}.5%。\n"
)
OLD = b"old table\n"


def make_reports(folder: Path, files: int, seed: int) -> None:
    """So many small reports, of as many bodies."""
    draw = random.Random(seed)
    folder.mkdir()
    for number in range(files):
        figures = [draw.randrange(1, 1000) for _ in range(3)]
        lines = "".join(TEXT.format(*figures, draw.randrange(1, 90)) for _ in range(3))
        (folder / f"{number:05}.txt").write_text(
            f"第{number}区交警大队2024年工作总结\n{lines}", "utf-8"
        )


class Place:
    """A folder with reports, a cache and a target."""

    def __init__(self, folder: Path, jobs: int) -> None:
        self.folder = folder
        self.reports = folder / "reports"
        self.temporary = folder / "temporary"
        self.cache = folder / "cache"
        # The only things in it are the target and what a run leaves beside it.
        self.outputs = folder / "outputs"
        self.target = self.outputs / "facts.csv"
        self.jobs = jobs

    def clear(self) -> None:
        """An empty cache, an old table."""
        for one in (self.cache, self.outputs, self.temporary):
            shutil.rmtree(one, ignore_errors=True)
            one.mkdir()
        self.target.write_bytes(OLD)

    def start(self) -> "subprocess.Popen[bytes]":
        """A run, with its workers in a session of its own."""
        options = ("--jobs", str(self.jobs), "-q", "-o", str(self.target))
        return subprocess.Popen(
            [sys.executable, "-m", "summarymine", "extract", str(self.reports), *options],
            env={**os.environ, "SUMMARYMINE_CACHE": str(self.cache), "TMPDIR": str(self.temporary)},
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def finish(self) -> tuple[int, str]:
        """A run to its end: exit code, and what was said."""
        process = self.start()
        said = process.communicate()[1].decode()
        return process.returncode, said

    def kept(self) -> int:
        """How many results the cache holds; -1 if it cannot be read."""
        path = self.cache / "results.sqlite"
        if not path.exists():
            return 0
        try:
            with closing(sqlite3.connect(path)) as connection:
                (count,) = connection.execute("select count(*) from results").fetchone()
                (whole,) = connection.execute("pragma integrity_check").fetchone()
        except sqlite3.OperationalError:
            # Killed before its tables were made.
            return 0
        except sqlite3.Error:
            return -1
        return int(count) if whole == "ok" else -1


def group_ends(group: int, seconds: float) -> bool:
    """Whether all of a session end by themselves in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


def try_kill(
    place: Place, whole: bytes, after: float, *, all_of_them: bool
) -> tuple[str, list[str]]:
    """Kills a run after so many seconds: what was left, and what is wrong with it."""
    place.clear()
    process = place.start()
    time.sleep(after)
    (os.killpg if all_of_them else os.kill)(process.pid, signal.SIGKILL)
    process.communicate()
    wrong = []
    if not group_ends(process.pid, 10):
        wrong.append("a worker goes on")
        os.killpg(process.pid, signal.SIGKILL)
    left = place.target.read_bytes()
    if left not in (OLD, whole):
        wrong.append("the target is half-written")
    drafts = sum(path != place.target for path in place.outputs.iterdir())
    folders = sum(1 for _ in place.temporary.iterdir())
    kept = place.kept()
    if kept < 0:
        wrong.append("the cache is broken")
    code, said = place.finish()
    if (code, said) != (0, ""):
        wrong.append(f"the second run says {code}: {said}")
    if place.target.read_bytes() != whole:
        wrong.append("the second run gives another table")
    target = "old" if left == OLD else "new"
    what = f"target {target}, {kept} results kept, {drafts} drafts, {folders} temporary folders"
    return what, wrong


def main(arguments: list[str] | None = None) -> int:
    """Prints a line for each kill and a last one; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    draw = random.Random(asked.seed)
    count: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="summarymine-kills-") as name:
        place = Place(Path(name), asked.jobs)
        make_reports(place.reports, asked.files, asked.seed)
        place.clear()
        began = time.monotonic()
        code, said = place.finish()
        seconds = time.monotonic() - began
        whole = place.target.read_bytes()
        rows = whole.count(b"\n") - 1
        told = f"{rows} rows, {seconds:.1f} s, exit code {code}{said}"
        print(f"undisturbed: {asked.files} files, {told}", flush=True)
        for number in range(asked.kills):
            after = draw.uniform(0, seconds)
            all_of_them = bool(number % 2)
            left, wrong = try_kill(place, whole, after, all_of_them=all_of_them)
            who = "all" if all_of_them else "one"
            verdict = "; ".join(wrong) or "right"
            print(f"kill {number + 1:2} ({who}) at {after:4.1f} s: {left}; {verdict}", flush=True)
            count["wrong" if wrong else "right"] += 1
    print(f"{asked.kills} kills: {count['right']} right, {count['wrong']} wrong")
    return 1 if count["wrong"] or code else 0


if __name__ == "__main__":
    sys.exit(main())
