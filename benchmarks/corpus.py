"""Prints how fast a corpus of short documents is worked on, where the time goes, what it takes.

    python benchmarks/corpus.py                       a million documents, one in a hundred a report
    python benchmarks/corpus.py --share 0.1           one in ten
    python benchmarks/corpus.py --rows 20000          a look
    python benchmarks/corpus.py --form jsonl.zst      the same as JSON Lines

The documents are made up: beginnings of reports (generate.py), and prose of seven other kinds with
figures. They are alike, so they pack better than real ones. MB are 10^6 bytes of UTF-8.
"""

import argparse
import gzip
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from generate import make_report

from summarymine.audit import audit_document, codes_by_fact
from summarymine.batch import Job
from summarymine.batch.gate import find_gate
from summarymine.facts import extract_facts
from summarymine.model import Document
from summarymine.outputs import facts_table
from summarymine.outputs.csv import csv_row
from summarymine.quantities import find_quantities
from summarymine.readers.corpus import Piece, RowOptions, find_pieces, read_piece
from summarymine.text import prepare

SEED = 1
COMMAND = (sys.executable, "-c", "from summarymine.cli import main; main()")
FORMS = ("parquet", "jsonl", "jsonl.gz", "jsonl.zst")
# Rows of a row group: about 2 MB of text.
GROUP = 1500
# Of these, so many in turn make the reports; each has its own figures.
REPORTS = 2000
# Of the rows, so many at most are worked on once more, in one process, to see where the time goes.
SAMPLE = 20_000

# What the prose tells of, a document of one kind; {n} and {m} are numbers.
PROSE = {
    "story": """
小院里的石榴树今年开得格外早，红艳艳的花挂满了枝头。
他推开窗，看见雪落在对面的屋顶上，久久没有说话。
老人坐在门口晒太阳，给孙子讲年轻时走南闯北的故事。
她走了{m}个小时才到山顶的小庙，庙里只有一个扫地的和尚。
十八岁那年他离开家，带着{n}元钱和一只旧箱子。
他在农村长大，后来搬进城市，夜里还常常梦见那条河。
""",
    "kitchen": """
锅里放油烧热，下葱姜爆香，再倒入切好的土豆丝翻炒。
面粉{n}克、鸡蛋{m}个、白糖{n}克，混合均匀后静置半小时。
五花肉切成块，冷水下锅，加{m}片姜，煮开后撇去浮沫。
种花的土要疏松透气，浇水见干见湿，不要积水。
小火慢炖{m}分钟，中途检查水量，防止烧干。
""",
    "sport": """
昨晚的比赛他独得{n}分，还送出{m}次助攻，帮助球队赢下第{m}场。
主教练在现场说，球队的防守还要加强，伤员下周归队。
她以{m}秒{n}的成绩打破了纪录，观众全都站了起来。
这位{m}岁的老将说，他还想再踢两年。
""",
    "shop": """
本店新到春装，满{n}元减{m}元，数量有限，先到先得。
这款手机的屏幕有{m}.{m}英寸，电池容量{n}毫安时，拍照清楚。
买{m}件包邮，{m}天内可以退换，尺码偏大，请按平时的小一号买。
材料是纯棉的，洗了{m}次也不变形，颜色和图片一样。
""",
    "travel": """
如果你也喜欢旅行，不妨把这座小城列入你的清单。
门票{n}元，{m}岁以下的孩子免费，建议早上{m}点前到。
从车站坐{m}路车，{m}分钟就到老街，街上有{n}家小店。
室内设计讲究光线，浅色的墙面会让房间显得更大。
""",
    "learning": """
这道题先设未知数，再列方程，最后代入检验。
程序运行时报错，多半是路径里有空格或者权限不够。
从古到今，写月亮的诗句不知有多少，最难忘的还是那几句。
孩子发烧超过{m}天不退，应当尽快带去医院看看。
第{m}章讲了{n}个例子，读者可以按自己的进度学习。
""",
    "business news": """
这家企业从一间小作坊做起，如今有员工{n}人，产品卖到{m}个城市。
据记者了解，当天现场有{n}人观看演出，秩序井然。
他们把旧书捐给农村的孩子，前后组织了{m}次活动。
该集团今年投入{n}万元更新设备，完成了{m}条生产线的改造。
""",
}


def make_prose(random: Random) -> list[list[str]]:
    """Sentences of each kind of prose, with their numbers."""

    def fill(sentence: str) -> str:
        numbers = {"{n}": random.randint(50, 900), "{m}": random.randint(2, 40)}
        return re.sub(r"\{[nm]\}", lambda found: str(numbers[found[0]]), sentence)

    return [[fill(one) for one in told.split() for _ in range(200)] for told in PROSE.values()]


def make_rows(count: int, share: float, seed: int) -> Iterator[tuple[str, str]]:
    """Id and text of so many documents; that share of them are reports, called `report-…`."""
    random = Random(seed)
    kinds = make_prose(random)
    reports = [make_report(Random(f"{seed}/{n}")) for n in range(min(REPORTS, count))]
    for number in range(count):
        if random.random() < share:
            # The beginning, its other figures its own, so that no two are one.
            text = random.choice(reports)[: random.randint(300, 1500)]
            shift = {ord("1") + digit: ord("1") + (digit + number) % 9 for digit in range(9)}
            yield f"report-{number}", text[:60] + text[60:].translate(shift)
        else:
            told = random.choices(random.choice(kinds), k=random.randint(4, 30))
            lines = ("".join(told[at : at + 5]) for at in range(0, len(told), 5))
            yield f"prose-{number}", "\n".join(lines)


def write_corpus(path: Path, rows: Iterable[tuple[str, str]]) -> tuple[int, int]:
    """Writes the rows as the ending of path says; gives bytes of text, and how many are reports."""
    size = reports = 0

    def counted() -> Iterator[tuple[str, str]]:
        nonlocal size, reports
        for id, text in rows:
            size += len(text.encode())
            reports += id.startswith("report")
            yield id, text

    if path.suffix == ".parquet":
        _write_parquet(path, counted())
    else:
        with _opened(path) as file:
            for id, text in counted():
                file.write(json.dumps({"id": id, "text": text}, ensure_ascii=False).encode())
                file.write(b"\n")
    return size, reports


def _write_parquet(path: Path, rows: Iterator[tuple[str, str]]) -> None:
    import pyarrow
    from pyarrow import parquet

    schema = pyarrow.schema([("id", pyarrow.string()), ("text", pyarrow.string())])
    with parquet.ParquetWriter(path, schema, compression="zstd", use_dictionary=False) as writer:
        while group := [row for row, _ in zip(rows, range(GROUP), strict=False)]:
            ids, texts = zip(*group, strict=True)
            writer.write_table(pyarrow.table([ids, texts], schema=schema))


def _opened(path: Path) -> Any:
    if path.suffix == ".gz":
        return gzip.open(path, "wb", compresslevel=1)
    if path.suffix == ".zst":
        import pyarrow

        return pyarrow.CompressedOutputStream(str(path), "zstd")
    return path.open("wb")


class Memory:
    """The peak of resident memory, in MB, of a process and of those below it, while it runs."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.parent = self.worker = self.total = 0.0
        self.thread = threading.Thread(target=self._watch, daemon=True)
        self.thread.start()

    def _watch(self) -> None:
        while sizes := self._sizes():
            own = sizes.pop(self.pid, 0.0)
            self.parent = max(self.parent, own)
            self.worker = max(self.worker, *sizes.values(), 0.0)
            self.total = max(self.total, own + sum(sizes.values()))
            time.sleep(0.1)

    def _sizes(self) -> dict[int, float]:
        """MB of the process and its children, by number; none where the system does not tell."""
        sizes = {}
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                if self.pid in (int(entry.name), int(fields[1])) and fields[0] != "Z":
                    sizes[int(entry.name)] = int(fields[21]) * resource.getpagesize() / 1e6
            except OSError:
                continue
        return sizes


def run(path: Path, jobs: int | None) -> tuple[float, float, Memory, int]:
    """Wall and CPU seconds of extract over the corpus, its memory, and the rows it passed by."""
    target = path.with_name("facts.csv")
    command = [*COMMAND, "extract", str(path), "--no-cache", "-o", str(target)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(
        [*command, *(["--jobs", str(jobs)] if jobs else [])],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "SUMMARYMINE_LANG": "en"},
    )
    memory = Memory(process.pid)
    _, said = process.communicate()
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        sys.exit(said)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    skipped = re.search(r"skipped as no reports: ([\d,]+)", said)
    return wall, cpu, memory, int(skipped[1].replace(",", "")) if skipped else 0


class Stages:
    """CPU seconds by stage of what is done in this process."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self.since = time.process_time()

    def done(self, stage: str) -> None:
        """All time since the last call was this stage's."""
        now = time.process_time()
        self.seconds[stage] += now - self.since
        self.since = now


def measure_stages(path: Path, most: int) -> tuple[Stages, Counter[str]]:
    """The first rows of the corpus, at most so many, in this process, stage by stage.

    Besides, how many there were of each kind: `report`, `report passed by`, `prose` …
    """
    job = Job("facts")
    gate, catalogue = find_gate(job), job.catalogue
    # Rules are compiled when they are first needed.
    extract_facts(prepare(Document(name="-", text=make_report(Random(0)))), catalogue)
    kinds: Counter[str] = Counter()
    stages = Stages()

    def timed_gate(data: bytes) -> bool:
        stages.done("read")
        passes = gate(data)
        stages.done("gate")
        return passes

    with tempfile.TemporaryDirectory() as folder:
        for piece in find_pieces(path, path.name, RowOptions(), Path(folder, "corpus")):
            if not isinstance(piece, Piece) or kinds.total() >= most:
                break
            for row in read_piece(piece, timed_gate):
                stages.done("read")
                if isinstance(row, Document):
                    kinds[row.name.partition("#")[2].partition("-")[0]] += 1
                    _work(row, catalogue, stages)
                else:
                    kinds["passed by"] += 1
    return stages, kinds


def _work(document: Document, catalogue: Any, stages: Stages) -> None:
    prepared = prepare(document)
    stages.done("repair")
    quantities = find_quantities(prepared.text)
    stages.done("quantities")
    facts = extract_facts(prepared, catalogue, quantities)
    stages.done("indicators, facts")
    findings = audit_document(prepared, facts, quantities, catalogue)
    stages.done("audit")
    _ = [*map(csv_row, facts_table(facts, codes_by_fact(findings)).rows)]
    stages.done("rows")


def measure(
    rows: int, share: float, form: str, jobs: int | None, say: Callable[[str], Any]
) -> None:
    """Makes a corpus of so many rows, and one of a tenth, and prints what each takes."""
    with tempfile.TemporaryDirectory() as folder:
        for count in (rows // 10, rows):
            path = Path(folder, f"corpus.{form}")
            size, reports = write_corpus(path, make_rows(count, share, SEED))
            wall, cpu, memory, skipped = run(path, jobs)
            say(
                f"{count:,} documents, {size / 1e6:,.0f} MB of text"
                f" ({path.stat().st_size / 1e6:,.0f} MB as {form}), {reports:,} of them reports"
            )
            say(f"  {wall:.1f} s: {count / wall:,.0f} documents/s, {size / wall / 1e6:.1f} MB/s")
            say(f"  {cpu:.1f} s of CPU: {size / cpu / 1e6:.1f} MB/s of one core")
            say(f"  {skipped:,} passed by, {count - skipped:,} read")
            say(
                f"  peak RSS: parent {memory.parent:.0f} MB, largest worker {memory.worker:.0f} MB,"
                f" together {memory.total:.0f} MB"
            )
        stages, kinds = measure_stages(path, min(SAMPLE, rows))
        total = sum(stages.seconds.values())
        say(f"the first {kinds.total():,} in one process, {total:.1f} s of CPU")
        for stage, seconds in stages.seconds.items():
            say(f"  {stage:20} {seconds / total:6.1%}")
        say(f"  of those read, {kinds['report']:,} are reports and {kinds['prose']:,} are none")


def main(arguments: list[str] | None = None) -> None:
    """Measures what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--share", type=float, default=0.01, help="of them that are reports")
    parser.add_argument("--form", choices=FORMS, default="parquet")
    parser.add_argument("--jobs", type=int, help="processes; default: one for each core")
    parser.add_argument("--make", type=Path, help="only write the corpus, to this file")
    asked = parser.parse_args(arguments)
    if asked.make:
        write_corpus(asked.make, make_rows(asked.rows, asked.share, SEED))
        return
    measure(asked.rows, asked.share, asked.form, asked.jobs, print)


if __name__ == "__main__":
    main()
