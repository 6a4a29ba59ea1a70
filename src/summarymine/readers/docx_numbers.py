"""The numbers that Word counts and does not write: 一、 before a heading, （三） before an item."""

import re
from collections.abc import Callable

from summarymine.readers.docx_styles import Styles
from summarymine.readers.markup import Element
from summarymine.readers.wordml import W, flag, value

_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
# After these a number needs no space to be told from a figure: 1. 2024年.
_CLOSED = tuple("、）)】．：:章节条部分")


def chinese(number: int) -> str:
    """Up to 99 as a heading counts.

    >>> [chinese(number) for number in (1, 10, 12, 20, 35)]
    ['一', '十', '十二', '二十', '三十五']
    """
    if number > 99:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    return (
        (_DIGITS[tens] if tens > 1 else "")
        + ("十" if tens else "")
        + (_DIGITS[ones] if ones or not tens else "")
    )


def circled(number: int) -> str:
    """①, up to 20."""
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


def letter(number: int) -> str:
    """a, b … z, aa, bb."""
    turns, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turns + 1) if number > 0 else ""


def roman(number: int) -> str:
    """iv for 4."""
    text = ""
    for worth, sign in _ROMAN:
        count, number = divmod(number, worth)
        text += sign * count
    return text


# By the names of ST_NumberFormat; any other is written in digits.
FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda number: "",
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(
        {48 + d: 0xFF10 + d for d in range(10)}
    ),
    "upperLetter": lambda number: letter(number).upper(),
    "lowerLetter": letter,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerRoman": roman,
    "ideographTraditional": lambda number: _STEMS[(number - 1) % 10],
    "ideographZodiac": lambda number: _BRANCHES[(number - 1) % 12],
    "ideographDigital": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), circled),
    **dict.fromkeys(
        (
            *("chineseCounting", "chineseCountingThousand", "chineseLegalSimplified"),
            *("japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand"),
        ),
        chinese,
    ),
}

_PLACEHOLDER = re.compile("%([1-9])")
_LEVELS = 9
# A list that Word itself would not count on with.
_MAX_NUMBER = 9999


class Numbering:
    """The lists of a Word file, and how far each has counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, Element] = {}
        self._abstract: dict[str, dict[int, Element]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if root is None:
            return
        for abstract in root.iterchildren(f"{W}abstractNum"):
            levels = {level_of(level): level for level in abstract.iterchildren(f"{W}lvl")}
            self._abstract[abstract.get(f"{W}abstractNumId", "")] = levels
        for number in root.iterchildren(f"{W}num"):
            self._lists[number.get(f"{W}numId", "")] = number

    def next_number(self, paragraph: Element) -> str:
        """`（三）` as Word shows it before the paragraph, "" for a bullet or for none."""
        identifier, level = self._styles.numbered(paragraph)
        if identifier not in self._lists:
            return ""
        abstract = value(self._lists[identifier].find(f"{W}abstractNumId"))
        levels = self._abstract.get(abstract, {})
        level = self._level_of_style(paragraph, levels, level)
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        self._begin(identifier, counts)
        counts[level] = min(counts.get(level, start_of(levels[level]) - 1) + 1, _MAX_NUMBER)
        for below in [other for other in counts if other > level]:
            del counts[below]
        return write_number(levels, level, counts)

    def _level_of_style(self, paragraph: Element, levels: dict[int, Element], level: int) -> int:
        """The level that is linked to the paragraph's style, else the one that was found."""
        if paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl") is not None:
            return level
        styles = [style.get(f"{W}styleId") for style in self._styles.of(paragraph)]
        linked = {value(element.find(f"{W}pStyle")): at for at, element in levels.items()}
        return next((linked[style] for style in styles if style in linked), level)

    def _begin(self, identifier: str, counts: dict[int, int]) -> None:
        """Counts anew where a list says so; else it goes on from another of its kind."""
        if identifier in self._begun:
            return
        self._begun.add(identifier)
        for override in self._lists[identifier].iterchildren(f"{W}lvlOverride"):
            start = override.find(f"{W}startOverride")
            if start is not None:
                counts[level_of(override)] = whole(value(start), 1) - 1


def write_number(levels: dict[int, Element], level: int, counts: dict[int, int]) -> str:
    """The number of a level, with those of the levels above it where it shows them."""
    element = levels[level]
    if value(element.find(f"{W}numFmt"), "decimal") == "bullet":
        return ""
    legal = flag(element.find(f"{W}isLgl"))

    def shown(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        if place not in levels:
            return ""
        number = counts.get(place, start_of(levels[place]))
        kind = value(levels[place].find(f"{W}numFmt"), "decimal")
        return str(number) if legal else FORMATS.get(kind, str)(number)

    text = _PLACEHOLDER.sub(shown, value(element.find(f"{W}lvlText"))).strip()
    return text + ("" if not text or text.endswith(_CLOSED) else " ")


def level_of(element: Element) -> int:
    """The level that an element of a list is for."""
    return min(whole(element.get(f"{W}ilvl", "0"), 0), _LEVELS)


def start_of(level: Element) -> int:
    """The number that a level begins with."""
    return whole(value(level.find(f"{W}start")), 1)


def whole(text: str, default: int) -> int:
    """The whole number that text is, else default."""
    return int(text) if text.isdecimal() and len(text) < 6 else default
