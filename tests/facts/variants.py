"""Texts as copies have them: each variant says the same as the text that it is made of."""

import re
from collections.abc import Callable
from functools import cache

from opencc import OpenCC

from summarymine.text import prepare_text

WIDTHS = (17, 25, 40)
_DIGITS = {ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}
_SIGNS = {ord("%"): "％", ord("+"): "＋"}
_ASCII = str.maketrans("，。；：！？（）", ",。;:!?()")
# A space falls on either side of a figure, and between its digits and its multiplier.
_BESIDE = re.compile(r"(?<=[\d%])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff，])(?=\d)")
# A count that may be more or less: digits, maybe 万, and a measure word, with no bound of its own.
_NO_BOUND_BEFORE = r"(?<![\d.年月日第前超过达约近逾至到由破足余少多和/、～~—-])"
_MEASURE = r"(?=[人起次名辆件个处家场本台](?![以多余均月度次日百分位大]))"
_COUNT = re.compile(rf"{_NO_BOUND_BEFORE}(\d+(?:\.\d+)?[万亿]?){_MEASURE}")
_ROUND_COUNT = re.compile(rf"{_NO_BOUND_BEFORE}(\d*[1-9]0+|\d+\.?\d*万){_MEASURE}")

Variant = Callable[[str], str]


def fullwidth(text: str) -> str:
    return text.translate(_DIGITS | _SIGNS)


def ascii_punctuation(text: str) -> str:
    return text.translate(_ASCII)


def spaced(text: str) -> str:
    """A space beside each figure, as word processors put it there."""
    return _BESIDE.sub(" ", text)


def letter_spaced_figures(text: str) -> str:
    """A space between the digits of each whole number of three digits and more."""
    return re.sub(
        r"(?<=[\u4e00-\u9fff])\d{3,}(?=[\u4e00-\u9fff，。、；])(?!年)",
        lambda found: " ".join(found.group()),
        text,
    )


def zero_width(text: str) -> str:
    """A zero-width space after every seventh character."""
    return re.sub(r"([^\n]{7})", "\\1\u200b", text)


@cache
def _to_traditional() -> OpenCC:
    return OpenCC("s2t")


def traditional(text: str) -> str:
    converted: str = _to_traditional().convert(text)
    return converted


def with_readings(text: str) -> str:
    """A reading in brackets after some characters of the traditional text."""
    return re.sub("[隊執處]", lambda found: f"{found.group()}({_READINGS[found.group()]})", text)


_READINGS = {"隊": "duì", "執": "zhí", "處": "chǔ"}


def traditional_with_readings(text: str) -> str:
    return with_readings(traditional(text))


def wrapped(text: str, width: int, end: str = "\n") -> str:
    """Each paragraph cut hard at width."""
    # Of a text that is wrapped already, each line would be cut into a long and a short one.
    paragraphs = prepare_text(text).text.split("\n")
    return end.join(
        line[at : at + width] for line in paragraphs for at in range(0, max(1, len(line)), width)
    )


def wrapped_with_pages(text: str, width: int = 25) -> str:
    """Wrapped, with the number of a page after each twelfth line."""
    lines = wrapped(text, width).split("\n")
    numbered = []
    for at, line in enumerate(lines, 1):
        numbered.append(line)
        if at % 12 == 0 and at < len(lines):
            numbered.append(f"- {at // 12} -")
    return "\n".join(numbered)


# What sites print into an article; a line of it after each ninth.
_SITE_LINES = ("浏览次数：3562次", "【打印】【关闭】", "上一篇：关于召开会议的通知", "广告")


def wrapped_with_site_lines(text: str, width: int = 25) -> str:
    """Wrapped, with a line of a site wherever the ninth line cuts a sentence."""
    lines = wrapped(text, width).split("\n")
    mixed = []
    for at, line in enumerate(lines, 1):
        mixed.append(line)
        if (
            at % 9 == 0
            and at < len(lines)
            and lines[at]
            and re.search("[，、].*[^。！；：”]$", line)
        ):
            mixed.append(_SITE_LINES[at // 9 % len(_SITE_LINES)])
    return "\n".join(mixed)


# Words that a copying site puts for others, and a sentence that shows it is one.
_SWAPS = {
    **{"死亡": "灭亡", "事故": "变乱", "受伤": "受创", "损失": "丧失", "财产": "财富"},
    **{"下降": "降落", "减少": "削减", "分别": "别离", "达到": "到达", "其中": "此中"},
    **{"安全": "平安", "服务": "效劳", "宣传": "宣扬", "道路": "门路", "发生": "产生"},
    **{"全年": "整年", "去年": "客岁"},
}
_SPUN = "各中队夯实根底工作，催促整改到位，窗口效劳群众，广阔民警亲密配合。"


def spun(text: str) -> str:
    swapped = re.sub("|".join(_SWAPS), lambda found: _SWAPS[found.group()], text)
    return f"{swapped}\n{_SPUN}" if swapped != text else text


def about(text: str) -> str:
    """约 before counts that stand without any bound."""
    return _COUNT.sub(r"约\1", text)


def and_more(text: str) -> str:
    """余 after round counts that stand without any bound."""
    return _ROUND_COUNT.sub(r"\1余", text)


EXACT: dict[str, Variant] = {
    "fullwidth": fullwidth,
    "ascii punctuation": ascii_punctuation,
    "spaced": spaced,
    "letter-spaced figures": letter_spaced_figures,
    "zero width": zero_width,
    "traditional": traditional,
    "traditional with readings": traditional_with_readings,
    **{f"wrapped at {width}": lambda text, width=width: wrapped(text, width) for width in WIDTHS},
    "wrapped with blank lines": lambda text: wrapped(text, 25, "\n\n"),
    "wrapped with CRLF": lambda text: wrapped(text, 40, "\r\n"),
    "wrapped with pages": wrapped_with_pages,
    "wrapped with site lines": wrapped_with_site_lines,
    "spun": spun,
}
BOUNDED: dict[str, Variant] = {"about": about, "and more": and_more}
VARIANTS = EXACT | BOUNDED


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")


def simplified(text: str) -> str:
    """A text of a variant, compared: simplified, no spaces, one punctuation."""
    converted: str = _to_simplified().convert("".join(text.split()))
    return converted.translate(str.maketrans(",;:!?()", "，；：！？（）"))
