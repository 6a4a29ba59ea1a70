"""Feeds a part of summarymine what no report should hold, led by which code that reaches.

    .venv/bin/python -m pip install atheris
    .venv/bin/python scripts/fuzz.py repair --seconds 300
    .venv/bin/python scripts/fuzz.py docx --replay build/fuzz/docx/faults

Faults are told as they are met and kept in build/fuzz/TARGET/faults, the smallest of each kind.
What ended the process itself, or never ended, is beside them as crash-… or timeout-…; what is worth
going on from, in found. The exit code is 1 if there was a fault.
"""

import argparse
import contextlib
import gzip
import hashlib
import io
import os
import re
import shutil
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests" / "facts"), str(ROOT / "tests" / "readers")]

# All whose coverage is to lead must be loaded here.
with atheris.instrument_imports(include=["summarymine", "mammoth", "xlrd"]):
    import invariants
    import makers
    from told import CATALOGUE, PROSE, TITLE

    from summarymine.cli import rule_messages
    from summarymine.facts import extract_facts
    from summarymine.indicators.problems import CatalogueError
    from summarymine.indicators.rule_file import CASE_FIELDS, INDICATOR_KEYS, read_rule_file
    from summarymine.model import Document, SummaryMineError
    from summarymine.quantities.numerals import NumeralError, parse_numeral
    from summarymine.readers import ReadError, corpus, office, parse
    from summarymine.readers.archive import Loaded, read_batch
    from summarymine.readers.specimens import make_specimens
    from summarymine.text import prepare, prepare_text

    for module in ("corpus_lines", "corpus_parquet", *(name for name, _ in parse.PARSERS.values())):
        import_module(f"summarymine.readers.{module}")

# It takes a second for each file, and what it gives is read as .docx and .xlsx are.
os.environ[office.VARIABLE] = "none"
# Seconds of one input that are a fault: none is larger than LONGEST bytes.
SLOW = 5.0
LONGEST = 20_000
# Characters of a text whose pieces are repeated.
REPEATED = 6_000
# Ours to find, though readers tell it as damage to the file.
SLIPS = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, NameError, RecursionError),
    TypeError,
)
# A byte is a piece of a text; from here on it begins a character of its own, of three bytes.
PIECES = [*invariants.WORDS, *invariants.NUMERAL, *invariants.MARKS, *invariants.STRAYS]
ESCAPE = 250
assert len(PIECES) <= ESCAPE
# Between the parts of a packed file.
PART = b"\n\x00\x01"


class Fault(Exception):
    """What should not be, without an error of its own."""


# -- from bytes to what is read ---------------------------------------------------------------


def text_of(data: bytes) -> str:
    """A text of pieces; the first byte says how often they are repeated, mostly once."""
    if not data:
        return ""
    pieces, at = [], 1
    while at < len(data):
        if data[at] < ESCAPE:
            pieces.append(PIECES[data[at] % len(PIECES)])
            at += 1
        else:
            pieces.append(chr(int.from_bytes(data[at + 1 : at + 4], "big") % 0x110000))
            at += 4
    # Long texts show what grows faster than they do, and take their time: now and then is enough.
    times = 1 if data[0] < 253 else 20 ** (data[0] - 252)
    text = "".join(pieces)
    return (text * times)[: max(len(text), REPEATED)]


def bytes_of(text: str) -> bytes:
    """The bytes that text_of makes a text of."""
    spelled, at = bytearray(b"\0"), 0
    ordered = sorted(enumerate(PIECES), key=lambda piece: -len(piece[1]))
    while at < len(text):
        found = next((p for p in ordered if p[1] and text.startswith(p[1], at)), None)
        spelled += bytes([found[0]]) if found else b"\xff" + ord(text[at]).to_bytes(3, "big")
        at += len(found[1]) if found else 1
    return bytes(spelled)


def unpacked(data: bytes) -> bytes:
    """The members of a zip file in the clear, so that they can be changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return PART.join(name.encode() + b"\n" + file.read(name) for name in file.namelist())


def packed(data: bytes) -> bytes:
    """A zip file again; mostly of sound XML, for what is broken is told at once."""
    from lxml import etree

    members: dict[str, bytes | str] = {}
    mend = sum(data[-4:]) % 4 > 0
    for part in data.split(PART):
        name, _, content = part.partition(b"\n")
        if mend and name.endswith((b"xml", b"rels")):
            # Without entities: what they may do is tried in the clear.
            parser = etree.XMLParser(recover=True, resolve_entities=False)
            with contextlib.suppress(etree.XMLSyntaxError, ValueError):
                root = etree.fromstring(content, parser)
                content = content if root is None else etree.tostring(root)
        members[name.decode("utf-8", "replace")[:60] or "x"] = content
    return makers.make_zip(members)


# -- the targets ------------------------------------------------------------------------------


def try_numeral(data: bytes) -> None:
    """A numeral has a value that a report may state, or is none."""
    surface = text_of(b"\0" + data)
    try:
        value = parse_numeral(surface)
    except NumeralError:
        return
    if not 0 <= value <= 10**20:
        raise Fault(f"{surface!r} is {value}")


def try_repair(data: bytes) -> None:
    """The repaired text leads back to the text as read."""
    document = prepare_text(text_of(data))
    invariants.check_prepared(document)
    invariants.check_quantities(document)


def try_facts(data: bytes) -> None:
    """All that is read from a text stands in it."""
    invariants.check(text_of(data))


def try_yaml(data: bytes) -> None:
    """Rules are read, or what is wrong is told; what was read can be used."""
    with tempfile.NamedTemporaryFile(dir="/dev/shm", suffix=".yaml") as file:
        file.write(data)
        file.flush()
        problems: list[object] = []
        try:
            rules = read_rule_file(Path(file.name), problems)  # type: ignore[arg-type]
        except CatalogueError as error:
            problems += error.problems
        else:
            catalogue = CATALOGUE.of(rules.indicators).everything
            extract_facts(prepare_text(f"{TITLE}{PROSE}查处酒驾3起，死亡5人。"), catalogue)
    for problem in problems:
        assert str(problem)
        assert rule_messages.problem_text(problem)  # type: ignore[arg-type]


def reader(name: str, make: Callable[[bytes], bytes] = bytes) -> Callable[[bytes], None]:
    """A target: whatever is read under a name gives documents that can be worked on, or errors."""

    def try_reader(data: bytes) -> None:
        for documents in read_batch([Loaded(name, make(data))]):
            for document in documents:
                check_document(document)

    return try_reader


def check_document(document: Document | ReadError | None) -> None:
    """What is told of a document lies in its text; an error tells of the file, and is not ours."""
    if document is None:
        return
    if isinstance(document, ReadError):
        cause = document.__cause__
        while isinstance(cause, SLIPS):
            frame = traceback.extract_tb(cause.__traceback__)[-1]
            if "/summarymine/" in frame.filename:
                raise cause
            cause = cause.__cause__
        return
    size = len(document.text)
    spans = [h.span for h in document.headings] + list(document.ocr)
    spans += [cell for grid in document.grids for row in grid.rows for cell in row]
    assert all(0 <= span.start <= span.end <= size for span in spans)
    assert all(len({len(row) for row in grid.rows}) == 1 for grid in document.grids)
    assert all(isinstance(error, SummaryMineError) for error in document.unread)
    if size <= LONGEST:
        prepared = prepare(document)
        invariants.check_prepared(prepared)
        extract_facts(prepared, CATALOGUE)


def rows(ending: str) -> Callable[[bytes], None]:
    """A target: each row of a corpus gives a document or an error."""

    def try_rows(data: bytes) -> None:
        with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
            path = Path(folder) / f"corpus{ending}"
            path.write_bytes(data)
            options = corpus.RowOptions()
            for piece in corpus.find_pieces(path, path.name, options, Path(folder) / "part"):
                if isinstance(piece, ReadError):
                    check_document(piece)
                    continue
                read = list(corpus.read_piece(piece, lambda text: b"x" not in text))
                assert len(read) <= piece.last - piece.first + 2
                for row in read:
                    check_document(row)

    return try_rows


# -- what to begin with -----------------------------------------------------------------------


def samples(*endings: str) -> list[bytes]:
    """The shipped samples and the specimens of these kinds."""
    made = [s.data for s in make_specimens() if s.name.endswith(endings)]
    paths = sorted(path for path in (ROOT / "samples").iterdir() if path.name.endswith(endings))
    return made + [path.read_bytes() for path in paths if path.stat().st_size < 100_000]


def text_seeds() -> list[bytes]:
    """Stretches of the samples in pieces, and each word by itself."""
    seeds = [bytes_of(word) for word in invariants.WORDS]
    for data in samples(".txt"):
        with contextlib.suppress(UnicodeDecodeError):
            text = data.decode("utf-8")
            seeds += [bytes_of(text[at : at + 150]) for at in range(0, len(text), 150)]
    return seeds


def rule_seeds() -> list[bytes]:
    """Single indicators of the shipped rules."""
    seeds = []
    for path in sorted((ROOT / "patterns").glob("*.yaml")):
        head, _, rest = path.read_text("utf-8").partition("\nindicators:\n")
        first = head if len(head) < 3000 else "schema: summarymine/1\npack: p"
        items = re.split(r"(?m)^(?=  - id:)", rest)
        seeds += [f"{first}\nindicators:\n{item}".encode() for item in items[1:200:9]]
    return [seed for seed in seeds if len(seed) < LONGEST]


def packed_seeds(*endings: str) -> list[bytes]:
    more = []
    if endings == (".docx",):
        import test_docx as told

        items = "".join(told.numbered(1 + n % 2, n % 4, "项") for n in range(9))
        headings = "".join(told.styled(style, "概况") for style in ("t1", "a1", "a2", "a3", "a4"))
        bodies = [case[1] for case in (*told.TEXTS, *told.TABLES)] + [items, headings]
        parts = {"numbering": told.NUMBERING, "styles": told.STYLES}
        more = [makers.raw_docx(body, **parts) for body in bodies]
    return [unpacked(data) for data in samples(*endings) + more]


def page_seeds() -> list[bytes]:
    import test_html as told

    return [
        *samples(".html"),
        *(told.page(body) for _, body in told.PAGES),
        *(told.page(told.H1 + source) for source, _ in told.FRAGMENTS),
        told.page(told.TABLE),
    ]


def mail_seeds() -> list[bytes]:
    import test_archive as told

    return [*samples(".eml", ".mht"), *(data for data, _ in told.RAW)]


def archive_seeds() -> list[bytes]:
    import test_archive as told

    zips = [told.nested(3), told.nested(4), told.overlapping(), told.lying()]
    return [*samples(".zip", ".ods", ".docx", ".xlsx"), *zips]


def parquet_seeds() -> list[bytes]:
    import pyarrow
    import pyarrow.parquet

    seeds = []
    for texts in (["查处酒驾5起。"], ["a", None, "死亡3人。"] * 9):
        table = pyarrow.table({"id": [str(n) for n in range(len(texts))], "text": texts})
        for compression in ("none", "snappy"):
            written = io.BytesIO()
            pyarrow.parquet.write_table(table, written, compression=compression)
            seeds.append(written.getvalue())
    return seeds


LINES = '{"id": "1", "text": "查处酒驾5起。"}\n\n{"content": "死亡3人\\n", "id": 7}\n'.encode()
ENTRIES = [f"{key}: ".encode() for key in (*INDICATOR_KEYS, *CASE_FIELDS, "match", "near")]

# Each target: what is called, what it begins with, words that it may be given.
Target = tuple[Callable[[bytes], None], Callable[[], list[bytes]], list[bytes]]
TARGETS: dict[str, Target] = {
    "numeral": (try_numeral, lambda: [bytes_of("三千二百1.5万点")[1:]], []),
    "repair": (try_repair, text_seeds, []),
    "facts": (try_facts, text_seeds, []),
    "yaml": (try_yaml, rule_seeds, [*ENTRIES, b"{quantity}", b"{1000}", "(?:起|人)".encode()]),
    "txt": (reader("a.txt"), lambda: samples(".txt"), [b"\xff\xfe", b"\xef\xbb\xbf", b"\0"]),
    "md": (reader("a.md"), lambda: samples(".md"), [b"|---|---|\n", b"# ", b"\n\n"]),
    "html": (reader("a.html"), page_seeds, []),
    "mail": (reader("a.eml"), mail_seeds, [b"Content-Type: "]),
    "docx": (reader("a.docx", packed), lambda: packed_seeds(".docx"), []),
    "xlsx": (reader("a.xlsx", packed), lambda: packed_seeds(".xlsx"), []),
    "xls": (reader("a.xls"), lambda: samples(".xls"), []),
    "pdf": (reader("a.pdf"), lambda: samples(".pdf"), []),
    # What is told of it before LibreOffice is asked, or without one.
    "office": (reader("a.doc"), lambda: [*samples(".doc", ".ods"), makers.make_rtf("5起")], []),
    "archive": (reader("a.zip"), archive_seeds, []),
    "jsonl": (rows(".jsonl"), lambda: [LINES], [b'"text": "', b"\\u0000", b"\\ud800"]),
    "jsonl.gz": (rows(".jsonl.gz"), lambda: [gzip.compress(LINES)], []),
    "parquet": (rows(".parquet"), parquet_seeds, []),
}


# -- running ----------------------------------------------------------------------------------


class Watch:
    """Calls a target; keeps the smallest input of each fault, and goes on."""

    def __init__(self, target: Callable[[bytes], None], folder: Path) -> None:
        self.target = target
        self.folder = folder
        self.sizes: dict[str, int] = {}

    def __call__(self, data: bytes) -> None:
        start = time.process_time()
        try:
            self.target(data)
        except Exception as error:
            own = [f for f in traceback.extract_tb(error.__traceback__) if str(ROOT) in f.filename]
            place = f"{Path(own[-1].filename).name}:{own[-1].lineno}"
            self.keep(f"{type(error).__name__} at {place}", data, traceback.format_exc())
        seconds = time.process_time() - start
        if seconds > SLOW:
            self.keep("slow", data, f"{seconds:.1f} s")

    def keep(self, kind: str, data: bytes, told: str) -> None:
        if len(data) >= self.sizes.get(kind, sys.maxsize):
            return
        if kind not in self.sizes:
            print(f"FAULT {kind}\n{told}", flush=True)
        self.sizes[kind] = len(data)
        name = hashlib.blake2b(kind.encode(), digest_size=6).hexdigest()
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_bytes(data)
        (self.folder / f"{name}.txt").write_text(f"{kind}\n{told}", "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description="Feed a part of summarymine what may break it.")
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--replay", type=Path, metavar="FILE", help="only this file, or a folder's")
    asked = parser.parse_args()
    target, make_seeds, words = TARGETS[asked.target]
    folder = ROOT / "build" / "fuzz" / asked.target
    watch = Watch(target, folder / "faults")
    if asked.replay:
        files = asked.replay.iterdir() if asked.replay.is_dir() else [asked.replay]
        for file in sorted(file for file in files if file.suffix != ".txt"):
            watch(file.read_bytes())
        return int(bool(watch.sizes))
    found, seeds = folder / "found", folder / "seeds"
    shutil.rmtree(watch.folder, ignore_errors=True)
    for place in (found, seeds):
        place.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(make_seeds()):
        (seeds / str(number)).write_bytes(data)
    dictionary = folder / "words"
    written = ("".join(f"\\x{byte:02x}" for byte in word) for word in words)
    dictionary.write_text("".join(f'"{word}"\n' for word in written))
    options = {
        "max_total_time": asked.seconds,
        "max_len": 100_000 if asked.target not in ("repair", "facts", "numeral") else 400,
        "seed": asked.seed,
        # Twelve times what is slow: then it does not end at all.
        "timeout": int(12 * SLOW),
        "rss_limit_mb": 4000,
        "artifact_prefix": f"{folder}/",
        "print_final_stats": 1,
    }
    if words:
        options["dict"] = dictionary
    arguments = [sys.argv[0], *(f"-{name}={value}" for name, value in options.items())]
    atheris.Setup([*arguments, str(found), str(seeds)], watch)
    # In a process of its own, for it never comes back.
    child = os.fork()
    if not child:
        atheris.Fuzz()
    _, status = os.waitpid(child, 0)
    faults = sorted(watch.folder.glob("*.txt"))
    print(f"{asked.target}: {len(faults)} faults, in {watch.folder}")
    return int(bool(faults or status))


if __name__ == "__main__":
    sys.exit(main())
