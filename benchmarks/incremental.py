"""Prints what a second run over a folder of .pdf, .docx and .txt costs, against the first.

    python benchmarks/incremental.py               60 files of each kind
    python benchmarks/incremental.py --files 5     a look

Each run is `extract` with the same cache; before some of them one thing is changed. Beside it
stands the same without the cache, which is what it takes cold, and must give the same facts. Times
are CPU seconds of all processes.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

# The makers of the tests' files; they skip a test where we skip a kind.
sys.path.append(str(Path(__file__).parents[1] / "tests" / "readers"))

from generate import generate_reports
from makers import simple_docx
from pdf_makers import find_cjk_font, make_pdf

SEED = 1
COMMAND = (sys.executable, "-c", "from summarymine.cli import main; main()")
RULE = """schema: summarymine/1
pack: mine
indicators:
  - {{id: leaflets, label: 宣传单, unit: 份, names: [{name}]}}
"""


def make_folder(folder: Path, files: int) -> None:
    """So many reports, each of them as .txt, .docx and, where there is a font, .pdf."""
    folder.mkdir()
    texts = (text for _, text in generate_reports(1000, SEED))
    for number in range(files):
        stem = folder / f"{number:04}"
        stem.with_suffix(".txt").write_text(next(texts), "utf-8")
        stem.with_suffix(".docx").write_bytes(simple_docx(*next(texts).splitlines()))
        if find_cjk_font() is not None:
            stem.with_suffix(".pdf").write_bytes(make_pdf(None, next(texts)))


def extract(folder: Path, *options: str) -> tuple[float, bytes]:
    """CPU seconds of extract over the folder, and the facts."""
    target = folder.parent / "facts.csv"
    rules = ("--patterns", str(folder.parent / "mine.yaml"))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [*COMMAND, "extract", str(folder), *rules, "-q", "-o", str(target), *options],
        check=True,
        env={**os.environ, "SUMMARYMINE_CACHE": str(folder.parent / "cache")},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, target.read_bytes()


def write_rule(folder: Path, name: str) -> None:
    (folder.parent / "mine.yaml").write_text(RULE.format(name=name), "utf-8")


def change_file(folder: Path) -> None:
    path = folder / "0000.txt"
    path.write_text(path.read_text("utf-8") + "全年发放宣传单500份。\n", "utf-8")


def measure(files: int) -> None:
    """A line for each run."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "reports")
        make_folder(folder, files)
        changes = (
            ("the first run", lambda: write_rule(folder, "宣传单")),
            ("unchanged", lambda: None),
            ("one rule changed", lambda: write_rule(folder, "宣传资料")),
            ("one file changed", lambda: change_file(folder)),
        )
        print(f"{len(list(folder.iterdir()))} files")
        for label, change in changes:
            change()
            seconds, facts = extract(folder)
            cold, expected = extract(folder, "--no-cache")
            same = "same facts" if facts == expected else "OTHER FACTS"
            told = f"{seconds:6.1f} s of {cold:6.1f} s without cache: {seconds / cold:4.0%}"
            print(f"  {label:18} {told}, {same}")


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=60, help="of each kind")
    measure(parser.parse_args(arguments).files)


if __name__ == "__main__":
    main()
