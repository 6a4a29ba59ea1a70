"""Writes a folder of made-up reports, the same for the same seed.

python benchmarks/generate.py FOLDER --megabytes 20 --seed 1
"""

import argparse
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from sentences import DEBRIS, FILLER, PLACES, SECTIONS
from slots import Filler

# Characters asked of the sections; with title, headings and overlong last sentences 3,000 to 5,000.
SHORTEST, LONGEST = 2600, 4300
ORDER = "一二三四五六七八九十"
# As dense as real yearly reports, or denser: a quarter of the sentences hold figures, a quantity
# stands every 60 to 65 characters (in real ones: a quarter, every 90).
FIGURES = 0.28
# Share of the reports with hard-wrapped lines, with debris, in traditional characters.
WRAPPED, DIRTY, TRADITIONAL = 0.3, 0.3, 0.08


def generate_reports(megabytes: float, seed: int) -> Iterator[tuple[str, str]]:
    """Name and text of made-up reports until their UTF-8 reaches that many 10^6 bytes.

    The first reports are the same for every size.
    """
    size = index = 0
    while size < megabytes * 1e6:
        text = make_report(Random(f"{seed}/{index}"))
        yield f"{index // 1000:03}/{index:06}.txt", text
        size += len(text.encode())
        index += 1


def make_report(random: Random) -> str:
    """One report: a title, sections of paragraphs, a signature; perhaps wrapped or dirty."""
    level = random.choice("市县区")
    place = random.choice(PLACES.split()) + level
    year = random.randint(2015, 2025)
    filler = Filler(random, place=place, level=level, year=year)
    paragraphs = [f"{place}公安局交警大队{year}年工作总结", filler.fill(OPENING)]
    paragraphs += make_sections(random, filler)
    paragraphs += [f"{place}公安局交通警察大队", f"{year}年12月{random.randint(10, 31)}日"]
    if random.random() < DIRTY:
        for _ in range(random.randint(1, 6)):
            debris = filler.fill(random.choice(DEBRIS))
            paragraphs.insert(random.randint(1, len(paragraphs)), debris)
    if random.random() < WRAPPED:
        width = random.randint(18, 56)
        paragraphs = [wrap(paragraph, width) for paragraph in paragraphs]
    text = "\n".join(paragraphs) + "\n"
    return to_traditional().convert(text) if random.random() < TRADITIONAL else text


OPENING = (
    "{year}年，{place}交警大队在上级公安机关和{place}党委、政府的领导下，以{theme}为主线，"
    "以{campaign}行动为载体，统筹推进{theme}和{theme}。现将全年工作总结如下："
)


def make_sections(random: Random, filler: Filler) -> list[str]:
    """Headings and paragraphs, in the order of SECTIONS, until the report is long enough."""
    wanted = random.randint(SHORTEST, LONGEST)
    *body, plan = SECTIONS
    # Long reports have more sections, not only longer ones; the plan stands last.
    drawn = sorted(random.sample(range(len(body)), k=min(len(body), 6 + wanted // 800)))
    share = wanted // (len(drawn) + 1)
    lines: list[str] = []
    for number, heading in enumerate([*(body[index] for index in drawn), plan]):
        order = ORDER[number] if number < len(ORDER) else f"十{ORDER[number - 10]}"
        lines.append(f"{order}、{filler.fill(heading)}")
        lines += make_paragraphs(random, filler, SECTIONS[heading], share)
    return lines


def make_paragraphs(
    random: Random, filler: Filler, templates: tuple[str, ...], characters: int
) -> list[str]:
    """Paragraphs of about so many characters: sentences with figures and without, half and half."""
    paragraphs: list[str] = []
    sentences: list[str] = []
    figures = random.sample(templates, len(templates))
    while characters > 0:
        # A template comes twice in a section only when all have come once.
        figures = figures or random.sample(templates, len(templates))
        template = figures.pop() if random.random() < FIGURES else choose_filler(random)
        sentences.append(filler.fill(template))
        characters -= len(sentences[-1])
        if random.random() < 0.25 or characters <= 0:
            paragraphs.append("".join(sentences))
            sentences = []
    return paragraphs


def choose_filler(random: Random) -> str:
    """One to three sentences without figures drawn into one, as long as those of real reports."""
    sentences = random.sample(FILLER, random.randint(1, 3))
    return "；".join(sentence.removesuffix("。") for sentence in sentences) + "。"


def wrap(paragraph: str, width: int) -> str:
    """The paragraph cut hard at width characters, in the middle of words and numbers."""
    return "\n".join(paragraph[i : i + width] for i in range(0, len(paragraph), width))


@cache
def to_traditional() -> Any:
    """OpenCC's converter, made when the first traditional report is."""
    from opencc import OpenCC

    return OpenCC("s2t")


def main() -> None:
    """Writes the reports that the arguments ask for."""
    parser = argparse.ArgumentParser(description="Write made-up work summaries into FOLDER.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--megabytes", type=float, default=20, help="10^6 bytes; default 20")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for name, text in generate_reports(arguments.megabytes, arguments.seed):
        path = arguments.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
