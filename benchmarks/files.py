"""Prints how fast each kind of file is read, and how fast many small ones are worked on.

    python benchmarks/files.py            some minutes
    python benchmarks/files.py --quick    a look: few files

Reading is CPU time on one core. `alone` is the same file read by the library alone, without what
makes a report of it. MB are 10^6 bytes of UTF-8 of the text in the file, not of the file.
"""

import argparse
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

# The makers of the tests' files; they skip a test where we skip a kind.
sys.path.append(str(Path(__file__).parents[1] / "tests" / "readers"))

from generate import generate_reports
from makers import simple_docx, simple_xlsx
from pdf_makers import find_cjk_font, make_pdf

from summarymine.readers import parse_document

SEED = 1
COMMAND = (sys.executable, "-c", "from summarymine.cli import main; main()")


def make_html(text: str) -> bytes:
    """A page of a site, with its menu and footer."""
    menu = "".join(f"<li><a href='/{n}'>栏目{n}</a></li>" for n in range(20))
    body = "".join(f"<p>{line}</p>" for line in text.splitlines() if line)
    return (
        f"<html><head><title>{text.splitlines()[0]}</title></head><body><nav><ul>{menu}</ul></nav>"
        f"<div class='article'>{body}</div><footer>版权所有</footer></body></html>"
    ).encode()


def make_sheet(text: str) -> bytes:
    """A table of figures with about as many characters as text."""
    rows: list[list[object]] = [["指标", "2024年", "2023年", "同比"]]
    rows += [[f"指标{n}", n * 7, n * 5, f"{n % 90}.5%"] for n in range(len(text) // 16)]
    return simple_xlsx(rows)


def by_mammoth(data: bytes) -> None:
    import mammoth

    mammoth.convert_to_html(io.BytesIO(data))


def by_trafilatura(data: bytes) -> None:
    import trafilatura

    trafilatura.extract(data.decode())


def by_pdfium(data: bytes) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_range()


def by_calamine(data: bytes) -> None:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


Make = Callable[[str], bytes]
Alone = Callable[[bytes], None] | None
KINDS: dict[str, tuple[str, Make, Alone]] = {
    "text": ("a.txt", lambda text: text.encode("gb18030", "replace"), None),
    "docx": ("a.docx", lambda text: simple_docx(*text.splitlines()), by_mammoth),
    "html": ("a.html", make_html, by_trafilatura),
    "pdf, 1 column": ("a.pdf", lambda text: make_pdf(None, text), by_pdfium),
    "pdf, 2 columns": ("a.pdf", lambda text: make_pdf(None, text, columns=2), by_pdfium),
    "xlsx": ("a.xlsx", make_sheet, by_calamine),
}


def seconds(work: Callable[[bytes], object], files: list[bytes]) -> float:
    """CPU time of work on all files, after one that loads what it needs."""
    work(files[0])
    start = time.process_time()
    for file in files:
        work(file)
    return time.process_time() - start


def count_pages(files: list[bytes]) -> int:
    import pypdfium2

    return sum(len(pypdfium2.PdfDocument(data)) for data in files)


def measure_kinds(megabytes: float) -> None:
    """A line for each kind."""
    texts = [text for _, text in generate_reports(megabytes, SEED)]
    size = sum(len(text.encode()) for text in texts) / 1e6
    print(f"{len(texts)} reports, {size:.2f} MB of text")
    for kind, (name, make, alone) in KINDS.items():
        if kind.startswith("pdf") and find_cjk_font() is None:
            print(f"  {kind:15} no Chinese font")
            continue
        files = [make(text) for text in texts]
        spent = seconds(lambda data, name=name: parse_document(data, name), files)
        share = f"  library alone {seconds(alone, files) / spent:4.0%}" if alone else ""
        pages = f"  {count_pages(files) / spent:5.0f} pages/s" if kind.startswith("pdf") else ""
        print(
            f"  {kind:15} {size / spent:6.2f} MB/s  {len(files) / spent:6.0f} files/s{share}{pages}"
        )


def make_small_files(folder: Path, count: int) -> None:
    """Files of 4 KB."""
    pieces = (text.encode()[:4096].decode("utf-8", "ignore") for text in _texts())
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(next(pieces), "utf-8")


def _texts() -> Iterator[str]:
    for seed in range(1_000_000):
        yield from (text for _, text in generate_reports(20, seed))


def run(folder: Path, cache: Path, *options: str) -> float:
    """Wall time of `extract` over the folder."""
    target = folder.parent / "facts.csv"
    start = time.perf_counter()
    subprocess.run(
        [*COMMAND, "extract", str(folder), "-q", "-o", str(target), *options],
        check=True,
        env={**os.environ, "SUMMARYMINE_CACHE": str(cache)},
    )
    return time.perf_counter() - start


def measure_many(count: int) -> None:
    """Small files with one worker, with one for each core, and once more."""
    with tempfile.TemporaryDirectory() as temp:
        folder, cache = Path(temp, "reports"), Path(temp, "cache")
        folder.mkdir()
        make_small_files(folder, count)
        one = run(folder, cache, "--no-cache", "--jobs", "1")
        all_cores = run(folder, cache, "--no-cache")
        first = run(folder, cache)
        second = run(folder, cache)
        shutil.rmtree(folder)
    print(f"{count} files of 4 KB, wall time")
    print(f"  one worker      {one:6.1f} s  {count / one:6.0f} files/s")
    print(f"  one a core      {all_cores:6.1f} s  {one / all_cores:5.2f} times as fast")
    print(f"  filling a cache {first:6.1f} s")
    print(f"  a second run    {second:6.1f} s  {second / first:5.1%} of the first")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    measure_kinds(0.2 if quick else 1)
    measure_many(1000 if quick else 20_000)


if __name__ == "__main__":
    main()
