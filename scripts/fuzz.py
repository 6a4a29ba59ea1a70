"""Feeds the parts that meet strangers' bytes with what a coverage-guided fuzzer makes of samples.

    pip install atheris
    python scripts/fuzz.py                          every target, a minute each
    python scripts/fuzz.py pdf yaml --seconds 600   these, as long as wanted

A target is a function of bytes that must come back: it may raise what its room promises, and
nothing else, within SECONDS of CPU time. What breaks that is kept in .fuzz/findings, once for each
place in the code, and the run goes on; mend it, and put the bytes into tests/fuzz/TARGET, where
tests/test_fuzz.py feeds them to the target for ever. What was found to reach new code is kept in
.fuzz/corpus, and is where the next run begins.
"""

import argparse
import contextlib
import hashlib
import io
import signal
import subprocess
import sys
import tempfile
import traceback
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
WORK = ROOT / ".fuzz"
FINDINGS = WORK / "findings"
SAMPLES = sorted(path for path in (ROOT / "samples").iterdir() if path.suffix != ".md")
# Of CPU time, for at most MAX_LENGTH bytes; watched code is some ten times slower.
SECONDS = 10
MAX_LENGTH = {"numeral": 64, "repair": 2000, "facts": 2000}
LONGEST = 20_000
# Broken data is no surprise to a reader, so what a library says of it becomes a ReadError. A
# mistake of our own hides there too: one of these, raised in our code.
MISTAKES = (AttributeError, AssertionError, IndexError, NameError, RecursionError, TypeError)

Target = Callable[[bytes], None]


def some_text(data: bytes) -> str:
    """Any text, with half characters too."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")


# -- targets ----------------------------------------------------------------------------------------


def numeral(data: bytes) -> None:
    """A value that is written out plainly and read again as itself."""
    from summarymine.quantities.numerals import NumeralError, parse_numeral, plain

    try:
        value = parse_numeral(some_text(data))
    except NumeralError:
        return
    assert parse_numeral(f"{plain(value):f}") == value


def repair(data: bytes) -> None:
    """A repaired text whose every character leads back into the text as read."""
    from summarymine.text import prepare_text

    text = some_text(data)
    prepared = prepare_text(text)
    assert len(prepared.origins) >= len(prepared.text)
    assert all(0 <= origin <= len(text) for origin in prepared.origins)


def facts(data: bytes) -> None:
    """Facts whose figures stand where they are said to stand."""
    from summarymine import extract_facts
    from summarymine.text import prepare_text

    text = some_text(data)
    for fact in extract_facts(prepare_text(text), rules()):
        assert 0 <= fact.evidence.span.start < fact.evidence.span.end <= len(text)


def yaml(data: bytes) -> None:
    """A file of rules: used, or refused with the line that is wrong."""
    from summarymine import extract_facts
    from summarymine.indicators.problems import CatalogueError
    from summarymine.indicators.source import read_rules
    from summarymine.text import prepare_text

    with tempfile.NamedTemporaryFile(suffix=".yaml") as file:
        file.write(data)
        file.flush()
        try:
            text = read_rules(Path(file.name), "a.yaml")
            catalogue = rules().of(()).with_rules(text, "a.yaml")
        except CatalogueError as error:
            assert str(error).startswith("a.yaml")
            return
    extract_facts(prepare_text("全年查处酒驾12起，同比上升5%。"), catalogue)


@cache
def rules() -> Any:
    from summarymine import load_catalogue

    return load_catalogue()


def table(data: bytes) -> None:
    """A csv or jsonl that says that it holds facts."""
    from summarymine.model import SummaryMineError
    from summarymine.readers.facts import is_facts_file, read_facts

    for ending in (".csv", ".jsonl"):
        with tempfile.NamedTemporaryFile(suffix=ending) as file:
            file.write(data)
            file.flush()
            path = Path(file.name)
            is_facts_file(path)
            with contextlib.suppress(SummaryMineError):
                read_facts(path)


def bases(data: bytes) -> None:
    """A csv of inhabitants."""
    from summarymine.model import SummaryMineError
    from summarymine.readers.bases import read_bases

    with tempfile.NamedTemporaryFile(suffix=".csv") as file:
        file.write(data)
        file.flush()
        with contextlib.suppress(SummaryMineError):
            read_bases(Path(file.name))


def read_as(name: str) -> Target:
    """A file of this name: documents whose spans lie in their text, or a reason why not."""

    def target(data: bytes) -> None:
        from summarymine.readers.archive import Loaded, read_batch
        from summarymine.readers.errors import ReadError

        for found in next(iter(read_batch([Loaded(name, data)]))):
            if isinstance(found, ReadError):
                blame_ours(found)
                continue
            spans = [cell for grid in found.grids for row in grid.rows for cell in row]
            spans += [heading.span for heading in found.headings]
            assert all(0 <= span.start <= span.end <= len(found.text) for span in spans)
            assert {len(row) for grid in found.grids for row in grid.rows} == {
                len(grid.rows[0]) for grid in found.grids
            } or len(found.grids) != 1

    return target


def blame_ours(error: Exception) -> None:
    """Raises what lies behind a ReadError if it is a mistake in our own code."""
    cause = error.__cause__
    if isinstance(cause, MISTAKES) and cause.__traceback__ is not None:
        place = traceback.extract_tb(cause.__traceback__)[-1].filename
        if "summarymine" in place and "site-packages" not in place:
            raise cause


def part_of(name: str, original: bytes) -> Target:
    """A zipped format: the first byte chooses the part that the rest takes the place of."""
    read = read_as(name)
    with zipfile.ZipFile(io.BytesIO(original)) as file:
        parts = {part: file.read(part) for part in sorted(file.namelist())}
    names = list(parts)

    def target(data: bytes) -> None:
        if not data:
            return
        packed = io.BytesIO()
        changed = parts | {names[data[0] % len(names)]: data[1:]}
        with zipfile.ZipFile(packed, "w") as file:
            for part, content in changed.items():
                file.writestr(part, content)
        read(packed.getvalue())

    return target


# -- seeds ------------------------------------------------------------------------------------------


def sample(ending: str) -> bytes:
    return next(path for path in SAMPLES if path.suffix == ending).read_bytes()


def parts_seeds(data: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = sorted(file.namelist())
        contents = [file.read(name) for name in names]
    return [bytes([at]) + content for at, content in enumerate(contents) if len(content) < LONGEST]


def text_seeds() -> list[bytes]:
    lines = [
        line
        for path in SAMPLES
        if path.suffix == ".txt"
        for line in path.read_bytes().decode("gb18030", "replace").splitlines()
        + path.read_bytes().decode("utf-8", "replace").splitlines()
        if "\ufffd" not in line
    ]
    return [line.encode()[:600] for line in lines if 20 < len(line)][:150]


# What libFuzzer puts in whole: it knows bytes, not characters.
WORDS = (
    "〇零一二两三五九十百千万亿廿壹拾佰萬億点半几余多％‰０９，。、；：（）“”|\u200b\u202e\ufeff\u3000",
    *("起", "人", "万元", "个百分点", "成", "倍", "年", "月", "同比", "下降", "上升", "分别", "其中"),
    *("死亡", "受伤", "事故", "查处", "酒驾", "力争", "百分之", "分之", "去年", "全省", "\n- 3 -\n"),
    *("indicators:", "- id: ", "names: [", "{quantity}", "macros:", "checks:", "matches: ", "&a", "*a"),
    *("<td rowspan=", "colspan=9", "</tr>", "<w:tbl>", "<w:gridSpan w:val=", "<c r=", "<mergeCell ref="),
    *("Content-Type: ", "boundary=", "base64", "/Kids [", "/Count ", " Tm ", " Tj ", " re f ", "BT ", "ET "),
)
NUMERALS = "三千二百 1.5万 一万三 廿五 〇 12,345.6 两亿零三 3点14万 百分之五 1204 壹佰贰拾 九九八 点五 万万"
PDF = (
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
    b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    b" /Resources << /Font << /F 5 0 R >> >> >>\nendobj\n"
    b"4 0 obj\n<< /Length 150 >>\nstream\nBT /F 12 Tf 72 720 Td (1204 roads in 2024) Tj 0 -20 Td"
    b" (9 of them) Tj ET 72 700 m 300 700 l S 72 600 m 300 600 l S 72 600 m 72 700 l S\n"
    b"endstream\nendobj\n"
    b"5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n"
    b"trailer << /Root 1 0 R >>\n%%EOF\n"
)
MAIL = (
    b"From: a@b.cn\nSubject: =?gb2312?B?19y94Q==?=\nMIME-Version: 1.0\n"
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; charset=gb2312\n"
    b"Content-Transfer-Encoding: quoted-printable\n\n=CB=C0=CD=F69=C8=CB\n--x\n"
    b"Content-Type: text/html; charset=utf-8\nContent-Disposition: attachment; filename*=utf-8''a.html"
    b"\n\n<table><tr><td rowspan=2>1<td>2</table>\n--x--\n"
)
FACTS_FILE = (
    "document,line,start,end,reporter,region,adcode,year,period,indicator,label,unit,value,evidence\n"
    "a.txt,1,4,6,甲县,甲县,330000,2024,2024年,deaths,死亡人数,人,9,死亡9人\n"
)


def seeds_of() -> Mapping[str, list[bytes]]:
    """What each target begins with."""
    page = sample(".html")
    patterns = [path.read_bytes() for path in sorted((ROOT / "patterns").rglob("*.yaml"))]
    rules = [data[at : at + 3000] for data in patterns for at in (0,)]
    made = ROOT / "tests" / "fuzz" / "seeds"
    return {
        "numeral": [word.encode() for word in NUMERALS.split()],
        "repair": text_seeds(),
        "facts": text_seeds(),
        "yaml": rules
        + [
            b"schema: summarymine/1\npack: mine\nindicators:\n- id: roads\n  label: \xe8\xb7\xaf\n"
            b"  unit: \xe6\x9d\xa1\n  names: ['\xe8\xb7\xaf']\n  not: [a]\n  matches: ['12']\n"
        ],
        "table": [FACTS_FILE.encode(), b'{"document": "a.txt", "value": 9}\n'],
        "bases": ["region,year,value\n瑞安市,2024,1200000\n".encode()],
        "txt": [*text_seeds()[:40], *(path.read_bytes()[:3000] for path in SAMPLES[:3])],
        "md": ["# 一\n\n| a | b |\n| --- | --: |\n| 死亡 | 9 |\n\n- 1\n  - 2\n".encode()],
        "html": [page[:LONGEST], b"<table><tr><td rowspan=3 colspan=2>1<th>2<tr><td>3</table>"],
        "docx": parts_seeds(sample(".docx")),
        "xlsx": parts_seeds(sample(".xlsx")),
        "pdf": [PDF],
        "eml": [MAIL, sample(".eml")[:LONGEST]],
        "mht": [b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
                b"Content-Type: text/html\n\n<p>9</p>\n--x--\n"],
        "zip": [sample(".zip")[:LONGEST]],
        "xls": [path.read_bytes()[:LONGEST] for path in sorted(made.glob("*.xls"))]
        or [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)],
    }  # fmt: skip


TARGETS: dict[str, Target] = {
    "numeral": numeral,
    "repair": repair,
    "facts": facts,
    "yaml": yaml,
    "table": table,
    "bases": bases,
    "txt": read_as("a.txt"),
    "md": read_as("a.md"),
    "html": read_as("a.html"),
    "docx": part_of("a.docx", sample(".docx")),
    "xlsx": part_of("a.xlsx", sample(".xlsx")),
    "xls": read_as("a.xls"),
    "pdf": read_as("a.pdf"),
    "eml": read_as("a.eml"),
    "mht": read_as("a.mht"),
    "zip": read_as("a.zip"),
}


# -- the run ----------------------------------------------------------------------------------------


class TooSlowError(Exception):
    """A target that did not come back."""


@contextlib.contextmanager
def within_time() -> Iterator[None]:
    def ring(*_: object) -> None:
        raise TooSlowError

    signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def place_of(error: BaseException) -> str:
    """The last place in our code; one finding is kept for each."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/src/summarymine/" in frame.filename] or frames
    return f"{type(error).__name__} {Path(ours[-1].filename).name}:{ours[-1].lineno}"


def watched(name: str) -> Target:
    """The target, which keeps what it finds and goes on."""
    target = TARGETS[name]
    seen: set[str] = set()

    def run(data: bytes) -> None:
        try:
            with within_time():
                target(data)
        except Exception as error:
            place = place_of(error)
            if place in seen:
                return
            seen.add(place)
            FINDINGS.mkdir(parents=True, exist_ok=True)
            digest = hashlib.sha256(data).hexdigest()[:12]
            (FINDINGS / f"{name}-{digest}").write_bytes(data)
            print(f"FOUND {name}-{digest}: {place}: {str(error)[:200]}", file=sys.stderr)
            traceback.print_exc()

    return run


def fuzz(name: str, seconds: int) -> None:
    """Runs one target in this process, which libFuzzer ends."""
    import atheris  # type: ignore[import-not-found, unused-ignore]

    corpus = WORK / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    for data in seeds_of()[name]:
        (corpus / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    words = [*WORDS[0], *WORDS[1:]]
    dictionary = WORK / "words"
    escaped = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in words)
    dictionary.write_text("".join(f'"{word}"\n' for word in escaped))
    with atheris.instrument_imports(include=["summarymine"]):
        import_all()
    atheris.Setup(
        [
            *(sys.argv[0], str(corpus), f"-max_total_time={seconds}", "-timeout=0"),
            f"-max_len={MAX_LENGTH.get(name, LONGEST)}",
            *(f"-dict={dictionary}", "-rss_limit_mb=3000", f"-artifact_prefix={WORK}/", "-print_final_stats=1"),
        ],
        watched(name),
    )
    atheris.Fuzz()


def import_all() -> None:
    """Every module below outputs: what is imported later would not be watched."""
    from importlib import import_module

    for path in sorted((ROOT / "src" / "summarymine").rglob("*.py")):
        module = path.relative_to(ROOT / "src").with_suffix("")
        if module.parts[1] in {"readers", "text", "quantities", "indicators", "facts"}:
            name = ".".join(module.parts).removesuffix(".__init__")
            # What needs a library that is not here is not fuzzed.
            with contextlib.suppress(ImportError):
                import_module(name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given: Any = parser.parse_args()
    if unknown := set(given.targets) - TARGETS.keys():
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    if given.here:
        fuzz(given.targets[0], given.seconds)
        return
    # A process for each: libFuzzer knows of one target, and a crash ends it.
    for name in given.targets or TARGETS:
        command = [sys.executable, __file__, name, "--here", "--seconds", str(given.seconds)]
        code = subprocess.run(command, check=False).returncode
        print(f"{name}: exit {code}", flush=True)


if __name__ == "__main__":
    main()
