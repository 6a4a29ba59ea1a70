"""Makes readers/common_characters.txt from jieba's word counts; run by hand: no arguments.

Source: dict.txt of jieba (MIT), a word, its count and its part of speech a line.
Traditional forms by opencc (Apache-2.0).
"""

from collections import Counter
from importlib.resources import files
from pathlib import Path

from opencc import OpenCC

TARGET = Path(__file__).parents[1] / "src" / "summarymine" / "readers" / "common_characters.txt"

# 600 characters make up about four fifths of running Chinese text.
SIZE = 600

# Forms that opencc does not choose first, yet are common in Hong Kong and Taiwan.
VARIANTS = "臺裏為線隻群眾啟"

HEADER = """\
# The {size} most frequent Chinese characters by jieba's word counts (MIT), most frequent first,
# then those of their traditional forms that differ.
# Made by scripts/make_common_characters.py; do not edit.
"""

WIDTH = 50


def count_characters(dictionary: str) -> Counter[str]:
    """How often each Chinese character occurs, over the words of jieba's dictionary."""
    counts: Counter[str] = Counter()
    for line in dictionary.splitlines():
        word, count, _ = line.split(" ")
        for character in word:
            if "\u4e00" <= character <= "\u9fff":
                counts[character] += int(count)
    return counts


def wrap(characters: str) -> str:
    """Lines of WIDTH characters."""
    return "\n".join(
        characters[start : start + WIDTH] for start in range(0, len(characters), WIDTH)
    )


def main() -> None:
    """Writes the file anew."""
    dictionary = (files("jieba") / "dict.txt").read_text("utf-8")
    common = "".join(character for character, _ in count_characters(dictionary).most_common(SIZE))
    traditional = dict.fromkeys(OpenCC("s2t").convert(common) + VARIANTS)
    added = "".join(character for character in traditional if character not in common)
    text = HEADER.format(size=SIZE) + wrap(common) + "\n\n" + wrap(added) + "\n"
    TARGET.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
