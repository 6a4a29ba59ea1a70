"""Repairs inside lines: small rules in a visible list, each with its reason."""

import re
from collections.abc import Iterator

import regex

from summarymine.model import Document, Telling
from summarymine.ready import compile_regex
from summarymine.text.draft import Draft, Edit
from summarymine.text.fold import FOLDS, ZERO_WIDTH, is_traditional, simplified_table
from summarymine.text.layout import join_at_spaces, join_lines
from summarymine.text.pages import break_lines, drop_page_lines, drop_site_debris
from summarymine.text.set_apart import find_tables, tell_tables
from summarymine.text.spun import is_spun, unspun

_HAN = r"\u3400-\u9fff〇"

# re has a bitmap for a class like this, and finds nothing in half the time.
_ZERO_WIDTH = re.compile(f"[{ZERO_WIDTH}]+")
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜăĕĭŏŭńňǹḿ\u0300-\u0304\u0306\u030c"
# 執(zhí)法: a reading in brackets after its character; only letters that pinyin has, and ɑ, ɡ.
_READING = rf"(?=[a-zɑɡü]*[{_TONES}])[a-zɑɡü{_TONES}]{{1,8}}"
# 處(chu), 處(ch): a reading that lost its tone, or the letter that bore it.
_TONELESS = "(?=[a-z]{2})(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:[iuü]?[aeo]?[aeiou]?(?:ng?|r)?)?"
_PINYIN, _ANY_PINYIN = (
    compile_regex(rf"(?<=[{_HAN}])[ ]*[（\[【〔][ ]*(?:{reading})[ ]*[）\]】〕][ ]*")
    for reading in (_READING, f"{_READING}|{_TONELESS}")
)
# Copying sites set marks between characters, so that their copy is told by them.
_STRAY_MARK = compile_regex(rf"(?<=[{_HAN}，、。])[`´](?=[{_HAN}])|(?<=的)\.(?=[{_HAN}])")
_ASCII_COMMA = compile_regex(rf"(?<=[{_HAN}%）”])[ ]*,[ ]*|,[ ]*(?=[{_HAN}（“])")
_ASCII_COLON = compile_regex(rf"(?<=[{_HAN}）”]):|:(?=[{_HAN}（“])")
# A space between Chinese characters, or between them and a figure, is layout.
_SPACE = compile_regex(
    rf"(?<=[{_HAN}，、：；（])[ ]+(?=[0-9+\-])|(?<=[0-9%])[ ]+(?=[{_HAN}%‰，。、；：）])"
    r"|(?<=[，、；：。（“])[ ]+"
)
# 查 处 违 法: characters set apart one by one, four and more.
_SPACED_WORD = compile_regex(
    rf"(?<![^ \n，。；：、！？（“])[{_HAN}](?:[ ][{_HAN}，、：；“”（）]){{3,}}(?![{_HAN}])"
)
# A line with characters set apart, how many are and are not, and the spaces that set them apart.
_SPACED_LINE = compile_regex(rf"[^\n]*[{_HAN}][ ][{_HAN}][^\n]*")
_APART = compile_regex(rf"(?<=[{_HAN}])[ ](?=[{_HAN}])")
_TOGETHER = compile_regex(rf"(?<=[{_HAN}])(?=[{_HAN}])")
_ONE_SPACE = compile_regex(rf"(?<=[{_HAN}])[ ](?=[^ ])|(?<=[^ ])[ ](?=[{_HAN}])")
_FEWEST_APART, _MANY_APART = 4, 4
# "1 87 起", "6 8. 4 万元": a figure spaced out digit by digit, Chinese before it, unit after.
_SPACED_FIGURE = compile_regex(
    rf"(?<=[{_HAN}、，；：（][ ]?)[0-9][0-9.]*(?:[ ]+[0-9.]+)+(?=[ ]?[{_HAN}%、，。；）])"
)
_DECIMAL_SPACE = compile_regex(r"(?<=\d)[ ]*\.[ ]+(?=\d)|(?<=\d)[ ]+\.[ ]*(?=\d)")
# Also 7,3 12件: a line end inside the digits became a space.
_THOUSANDS = compile_regex(
    rf"(?<![\d.])\d{{1,3}}(?:(?:[,，]\d{{3}})+(?![\d,，])(?=\.\d|[{_HAN}%（(，。、；）\s]|$)"
    rf"|(?:[,，]\d[ ]?\d[ ]?\d)+(?=[{_HAN}%]))"
)
# 24。52%; and 320。9亩, since no sentence ends with a figure of no unit before one of measure.
_DECIMAL_MARK = compile_regex(
    r"(?<=\d)[。·](?=\d+(?:%|万|亿|个百分点)|\d{1,2}(?:亩|公顷|平方|立方|公里|米|元|吨|公斤|千瓦|倍))"
)
_LETTER_DIGIT = compile_regex(
    r"(?<=\d)[OolI]+(?=\d|[万亿余多起人辆件次处名%])"
    # l5起: an l before digits, Chinese on both sides
    rf"|(?<=[{_HAN}])[lI](?=\d{{1,4}}(?:[万亿余多起人辆件次名%]|处(?!理器)))"
)
# Not after a full stop: what begins the next page may be a heading.
_PAGE_INSIDE = compile_regex(r"(?<=[^\s。！？；])\f(?=\S)")
_LETTER_DIGITS = str.maketrans("OolI", "0011")


def _removals(pattern: "re.Pattern[str] | regex.Pattern[str]", text: str) -> Iterator[Edit]:
    return (Edit(found.start(), found.end()) for found in pattern.finditer(text))


def join_pages(draft: Draft, source: str) -> Iterator[Edit]:
    """A form feed with text on both sides: a page that ended inside a paragraph.

    source: the text as read; in the draft a form feed was folded to a line end.
    """
    places = {found.start() for found in _PAGE_INSIDE.finditer(source)}
    for at, character in enumerate(draft.text if places else ""):
        if character == "\n" and draft.origins[at] in places:
            yield Edit(at, at + 1)


def drop_zero_width(text: str) -> Iterator[Edit]:
    return _removals(_ZERO_WIDTH, text)


def drop_pinyin(text: str) -> Iterator[Edit]:
    """Readings in brackets; where there is one with its tone, also those that lost theirs."""
    return _removals(_ANY_PINYIN, text) if _PINYIN.search(text) else iter(())


def drop_stray_marks(text: str) -> Iterator[Edit]:
    return _removals(_STRAY_MARK, text)


def widen_punctuation(text: str) -> Iterator[Edit]:
    for found in _ASCII_COMMA.finditer(text):
        yield Edit(found.start(), found.end(), "，")


def widen_colons(text: str) -> Iterator[Edit]:
    for found in _ASCII_COLON.finditer(text):
        yield Edit(found.start(), found.end(), "：")


def close_spaced_figures(text: str) -> Iterator[Edit]:
    for found in _SPACED_FIGURE.finditer(text):
        digits = found.group().replace(" ", "")
        # Two whole figures side by side are a table row, not one figure: 2024 2023.
        if digits.count(".") <= 1 and len(digits) <= 9 and not _looks_like_columns(found.group()):
            for space in regex.finditer(" +", found.group()):
                yield Edit(found.start() + space.start(), found.start() + space.end())


def _looks_like_columns(figure: str) -> bool:
    parts = figure.split()
    # 106 735元: a figure in groups of three.
    if len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:]):
        return False
    return all(len(part) >= 3 for part in parts) and all("." not in part for part in parts)


def close_spaced_lines(text: str) -> Iterator[Edit]:
    """A line whose every character stands by itself is one that was set so, words and figures."""
    for line in _SPACED_LINE.finditer(text):
        apart = len(_APART.findall(text, line.start(), line.end()))
        together = len(_TOGETHER.findall(text, line.start(), line.end()))
        fewest = 2 if line.group().rstrip().endswith("。") else _FEWEST_APART
        if apart >= fewest and apart >= _MANY_APART * together:
            for space in _ONE_SPACE.finditer(text, line.start(), line.end()):
                yield Edit(*space.span())


def close_spaced_words(text: str) -> Iterator[Edit]:
    for found in _SPACED_WORD.finditer(text):
        for at in range(found.start(), found.end()):
            if text[at] == " ":
                yield Edit(at, at + 1)


def close_spaces(text: str) -> Iterator[Edit]:
    return _removals(_SPACE, text)


def close_decimals(text: str) -> Iterator[Edit]:
    for found in _DECIMAL_SPACE.finditer(text):
        yield Edit(found.start(), found.end(), ".")


def drop_thousands_separators(text: str) -> Iterator[Edit]:
    for found in _THOUSANDS.finditer(text):
        for offset, character in enumerate(found.group()):
            if character in ",， ":
                yield Edit(found.start() + offset, found.start() + offset + 1)


def mend_decimal_marks(text: str) -> Iterator[Edit]:
    for found in _DECIMAL_MARK.finditer(text):
        yield Edit(found.start(), found.end(), ".")


def mend_letter_digits(text: str) -> Iterator[Edit]:
    for found in _LETTER_DIGIT.finditer(text):
        yield Edit(found.start(), found.end(), found.group().translate(_LETTER_DIGITS))


# In order: each rule sees what the rules above it left. Those of INLINE look at no line ends.
MARKS = (
    ("drop-zero-width", drop_zero_width),
    ("drop-pinyin", drop_pinyin),
    ("drop-stray-marks", drop_stray_marks),
    ("widen-punctuation", widen_punctuation),
    ("widen-colons", widen_colons),
)
LINES = (
    ("break-run-in-pages", break_lines),
    ("drop-site-debris", drop_site_debris),
    ("drop-page-lines", drop_page_lines),
    ("join-broken-lines", join_lines),
    ("join-at-spaces", join_at_spaces),
)
FIGURES = (
    ("close-decimals", close_decimals),
    ("close-spaced-figures", close_spaced_figures),
    ("close-spaced-lines", close_spaced_lines),
    ("close-spaced-words", close_spaced_words),
    ("close-spaces", close_spaces),
    ("drop-thousands-separators", drop_thousands_separators),
    ("mend-decimal-marks", mend_decimal_marks),
    ("mend-letter-digits", mend_letter_digits),
)
RULES = MARKS + LINES + FIGURES


def repair(document: Document) -> tuple[Draft, tuple[Telling, ...]]:
    """The text with every repair applied, in the order of RULES; its tables told in sentences."""
    draft = Draft.of(document.text)
    draft = draft.folded("fold-characters", FOLDS)
    if is_traditional(draft.text):
        draft = draft.folded("simplify", simplified_table())
    tables = find_tables(document, draft.text)
    draft = draft.edited("tell-table", (edit for table in tables for edit in table.edits))
    draft = draft.edited("join-pages", join_pages(draft, document.text))
    for name, rule in RULES:
        draft = draft.edited(name, rule(draft.text))
    # Last, so that no word is cut by a line end.
    draft = unspun(draft) if is_spun(draft.text) else draft
    return tell_tables(draft, tables, MARKS + FIGURES) if tables else (draft, ())
