"""Characters that are written in several ways, folded to one: widths, marks, radicals, scripts."""

import unicodedata
from functools import cache
from typing import Any

# Punctuation keeps its Chinese form; digits, letters, signs and the percent sign their ASCII one.
_KEEP_WIDE = "，：；！？（）"
# Not , and : — between digits they are part of a figure or a time.
_TO_WIDE = {";": "；", "!": "！", "?": "？", "(": "（", ")": "）"}
_OTHER = {
    "\f": "\n",
    **dict.fromkeys("\t\u00a0\u1680\u202f\u205f\u3000", " "),
    **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
    "〞": "”", "〝": "“", "＂": "”", "﹪": "%", "٪": "%", "−": "-", "﹣": "-", "﹢": "+",
    "‐": "-", "‑": "-", "〜": "～", "∼": "～", "○": "〇", "◯": "〇", "－": "-", "․": ".",
}  # fmt: skip
# Characters without width that copies carry along, as they stand inside [] of a regex.
ZERO_WIDTH = r"\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_SURROGATES = range(0xD800, 0xE000)
_MASK_PLANE = range(0xE000, 0xF900)


def _table() -> dict[str, str]:
    table = _TO_WIDE | _OTHER
    for code in range(0xFF01, 0xFF5F):
        if chr(code) not in _KEEP_WIDE:
            table.setdefault(chr(code), chr(code - 0xFEE0))
    # Kangxi and CJK radicals stand for characters in text taken out of a PDF.
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFAD9)):
        folded = unicodedata.normalize("NFKC", chr(code))
        if len(folded) == 1 and folded != chr(code):
            table[chr(code)] = folded
    table |= _RADICALS
    # Private-use characters are the engine's own masks: a report may not smuggle them in.
    # Half a character is none, and has no UTF-8.
    table |= dict.fromkeys(map(chr, (*_SURROGATES, *_MASK_PLANE)), "\ufffd")
    return {old: new for old, new in table.items() if old != new}


# NFKC leaves these radicals; PDF producers print them for the character.
_RADICALS = dict(
    zip(
        "⺀⺁⺃⺄⺅⺈⺋⺌⺍⺎⺐⺑⺒⺓⺕⺗⺘⺙⺛⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺶⺷⺸⺹⺺⺻⺼⺽⺾⻁⻂⻃⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "冫厂乚乙亻刀卩小小兀尢尢巳幺彐心扌攵无月歹母民氵氺灬爪爫丬犭王疋目示礻竹糸纟网罒网羊羊羊耂而聿月臼艹虎衤西见角讠贝车辶辶辶阝钅长镸长门阝雨青韦页风飞食饣马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)

FOLDS = _table()

# Frequent characters that a simplified text does not have.
_TRADITIONAL_PROBES = "國們會個來對時為與發後過進動務員業開關於萬區縣總執導應責處數車聯電輛"
_ENOUGH_PROBES = 4
# Traditional forms that Big5 has in another shape (為, 眾, 群 …); converters write these.
_NOT_IN_BIG5 = "爲衆羣裏啓牀峯僞着麪"


def is_traditional(text: str) -> bool:
    """Whether text is written in traditional characters, by its most frequent ones.

    A short text may have few of them; it is taken for traditional if no character is a simplified
    one, which Big5 leaves out.
    """
    if sum(map(text.count, _TRADITIONAL_PROBES)) >= _ENOUGH_PROBES:
        return True
    han = (character for character in text if "\u4e00" <= character <= "\u9fff")
    return not any(map(_is_simplified, han))


@cache
def _is_simplified(character: str) -> bool:
    return not character.encode("big5", "ignore") and character not in _NOT_IN_BIG5


@cache
def simplified_table() -> dict[str, str]:
    """Traditional to simplified, one character for one (OpenCC's t2s), so that offsets stay."""
    from opencc import OpenCC

    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {
        old: new
        for old, new in zip(characters, converted, strict=True)
        if old != new and len(new) == 1
    }


def to_traditional(text: str) -> str:
    """The text in traditional characters (OpenCC's s2t)."""
    converted: str = _converter().convert(text)
    return converted


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("s2t")
