"""Bytes of a Chinese text → text: the encoding is chosen by what it makes of them."""

import codecs
from collections.abc import Iterator
from functools import cache
from pathlib import Path

# First those that few wrong bytes pass, since the first of equals wins.
ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")

# utf-32-le begins like utf-16-le, so it comes first.
MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
    b"\x84\x31\x95\x33": "gb18030",
}

# As many characters beyond ASCII that pass for UTF-8 are UTF-8; of two, GB18030 `联通` is not.
SURE_UTF8 = 8

# The least that 12 characters of a report gave, read rightly, was 0.42.
MIN_SHARE = 0.3

# Characters that a reading is judged by: a wrong one shows within the first page.
SAMPLE = 20_000

PUNCTUATION = "，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·〇○●■◆★→×％－～　"
FULLWIDTH = "".join(map(chr, range(0xFF01, 0xFF5F)))
ASCII = "".join(map(chr, range(0x20, 0x7F))) + "\t\n\r\f"

# Control characters and private ones, that no report holds but a wrong reading does: NUL is half
# of a UTF-16 digit.
UNHEARD_OF = frozenset(map(chr, [*range(0x20), *range(0x7F, 0xA0), *range(0xE000, 0xF900)])) - {
    *ASCII
}


@cache
def expected_characters() -> frozenset[str]:
    """What a Chinese report consists of: common characters, punctuation, ASCII."""
    lines = Path(__file__).with_name("common_characters.txt").read_text("utf-8").splitlines()
    common = "".join(line for line in lines if not line.startswith("#"))
    return frozenset(common + PUNCTUATION + FULLWIDTH + ASCII)


def share_expected(text: str) -> float:
    """Share of expected characters, less those unheard of, in the first SAMPLE of text.

    1 if all are expected, -1 if all are unheard of, 0 for no text.
    """
    sample = text[:SAMPLE]
    expected = expected_characters()
    points = sum((character in expected) - (character in UNHEARD_OF) for character in sample)
    return points / len(sample) if sample else 0.0


def decode_as(data: bytes, encoding: str) -> str | None:
    """The text that data is in this encoding, None if it is none.

    A character cut off at the end is left out: texts are cut by size before they reach us.
    """
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(data)
    except UnicodeDecodeError:
        return None


def find_readings(data: bytes) -> Iterator[tuple[float, str]]:
    """Share of expected characters and text, for each encoding that data passes for."""
    for encoding in ENCODINGS:
        text = decode_as(data, encoding)
        if text is not None:
            yield share_expected(text), text


def resolve_other(data: bytes) -> str | None:
    """The text in an encoding of the rest of the world, None unless that makes it Chinese."""
    # Loaded here, since hardly any report needs it: 0.05 s.
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    text = str(best) if best is not None else ""
    return text if share_expected(text) >= MIN_SHARE else None


def resolve_text(data: bytes) -> str | None:
    """The text of data: UTF-8, UTF-16, GB18030 or Big5, else what charset-normalizer says.

    A byte order mark decides and is left out. None if no encoding makes a Chinese text of data.
    """
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            text = decode_as(data.removeprefix(mark), encoding)
            if text is not None:
                return text
    utf8 = decode_as(data, "utf-8")
    if utf8 is not None and b"\0" not in data and is_surely_utf8(data, utf8):
        return utf8
    # max keeps the first of equals.
    share, text = max(find_readings(data), key=lambda reading: reading[0], default=(0.0, ""))
    return text if share >= MIN_SHARE else resolve_other(data)


def is_surely_utf8(data: bytes, text: str) -> bool:
    """True if text, data read as UTF-8, has SURE_UTF8 characters beyond ASCII."""
    # Each of them is at least one byte longer than a character; Chinese ones are two longer.
    return len(data) - len(text) >= 2 * SURE_UTF8
