"""Text → all its numerals, every one in a class: also those that nothing makes a quantity."""

from collections.abc import Iterator
from functools import cache

import regex

from summarymine.model import Span
from summarymine.quantities.find import find_numerals
from summarymine.quantities.numeral import Kind, Numeral
from summarymine.quantities.numerals import DIGITS, LARGE, SMALL
from summarymine.ready import compile_regex
from summarymine.text.lexicon import load_yaml

_CHINESE = "".join((*DIGITS, *SMALL, *LARGE))
# What the numerals of a text are made of.
NUMERAL_RUN = compile_regex(rf"[\d{_CHINESE}]+")
# A numeral without its unit; 20余万 is one.
_NUMERAL = compile_regex(rf"[\d{_CHINESE}]+(?:[.点余多来几][\d{_CHINESE}]+)*")
_NO_DIGIT = compile_regex(r"\D*")


def partition(text: str) -> tuple[Numeral, ...]:
    """Every numeral of a repaired text in order, none of them bare, no two overlapping.

    Each numeral character is in exactly one. Quantities are those of find_quantities.

    >>> text = "（三）统一查处8起，2021-08-05"
    >>> [(text[n.span.start : n.span.end], n.kind) for n in partition(text)][:4]
    [('三', 'ordinal'), ('一', 'idiom'), ('8起', 'quantity'), ('2021', 'date')]
    """
    return tuple(_partition(text))


def _partition(text: str) -> Iterator[Numeral]:
    done = 0
    for numeral in find_numerals(text):
        if numeral.quantity:
            yield from _others(text, done, numeral.span.start)
            yield numeral
        else:
            yield from _others(text, done, numeral.span.end, numeral)
        done = numeral.span.end
    yield from _others(text, done, len(text))


def _others(text: str, start: int, end: int, known: Numeral | None = None) -> Iterator[Numeral]:
    """The numerals of text[start:end], which holds no quantity.

    known: what was found there, with its unit. What else there is no candidate holds, such as the
    千 of a unit that was left to what follows.
    """
    for found in _NUMERAL.finditer(text, start, end):
        meant = known and known.span.start <= found.start()
        kind = known.kind if known and meant else "bare"
        # Only the first numeral of what is known is meant by it.
        known = None if meant else known
        yield Numeral(Span(*found.span()), _resolve(text, *found.span(), kind))


def _resolve(text: str, start: int, end: int, kind: Kind) -> Kind:
    """The class of text[start:end], no quantity, by its shape where its kind is not known."""
    is_arabic = not _NO_DIGIT.fullmatch(text, start, end)
    found = _shapes().match(text, start)
    shape = (found.lastgroup or "") if found else ""
    if shape in _SURE:
        return _SURE[shape]
    # Digits that are no number are a code, not a saying.
    if kind == "bare" or (kind == "idiom" and is_arabic):
        return _KINDS.get(shape, "name" if is_arabic else "idiom")
    return kind


# What the shapes below are. The sure ones hold whatever the words around make of the numeral.
_SURE: dict[str, Kind] = {"day": "date", "word": "idiom", "post": "name"}
_KINDS: dict[str, Kind] = {
    "range": "date",
    "item": "ordinal",
    "time": "date",
    "saying": "idiom",
    "set": "name",
}

_TEN = "[一二三四五六七八九十]"
_FEW = rf"(?:\d{{1,2}}|{_TEN}{{1,3}})"
_TO = "[ ]*(?:至|到|[-—–~～/])[ ]*"
_JOIN = "[ ]*(?:至|到|[-—–~～/、和及])[ ]*"
# Of a list after its first member; else a table of numbers would be read again from each.
_LONGEST = 11
# A year; the whole of it, and where it and a month go before.
_YEAR = r"(?:(?:19|20)\d\d|[一二][〇零九][〇零一二三四五六七八九]{2})"
_DASH = "[ ]*[-/.][ ]*"
_AFTER_YEAR = rf"(?<!\d)(?:19|20)\d\d{_DASH}"
# What is counted by the piece is no kind of thing.
_THING = "(?![是要个名人起次项条年月日天号处家辆])[\u4e00-\u9fff]"

# Each shape is tried from the numeral on; <words> are those of bare.yaml.
_SHAPES = rf"""
    # 2021-08-05, 2021.8.5: each of the three
    (?P<day>
        (?<!\d)(?:19|20)\d\d(?:\.[01]?\d)?
            (?={_DASH}[0-3]?\d(?:{_DASH}[0-3]?\d)?(?![\d.]))
      | (?<={_AFTER_YEAR})[01]?\d(?:\.[0-3]?\d)?(?![\d.])
      | (?<={_AFTER_YEAR}[01]?\d{_DASH})[0-3]?\d(?![\d.])
    )
  | (?P<word> <words> )
  | (?P<post> (?:{_TEN}{{1,2}}|\d{{1,2}})号(?:<posts>) )
  | (?P<range>
        # 1至6月, 18-20时, 7、8、9三个月: the word for all stands at the end
        {_FEW}(?:{_TO}{_FEW}|(?:{_JOIN}{_FEW}){{2,{_LONGEST}}})(?:<times>)
    )
  | (?P<item>
        # 二、  4.  5） at the beginning of a line or sentence; （三） anywhere
        (?<=(?:^|[\n。；：！？（ ])[ ]*)(?:{_TEN}{{1,3}}|\d{{1,2}})[ ]*(?:[、．）]|\.(?!\d))
        # 一是, after whatever ends a clause
      | (?<=(?:^|[\n。；：！？，）”])[ ]*){_TEN}{{1,2}}(?:是|要(?!求|是))
        # 1防住风险, 2.1总体情况: a small number without a mark at the beginning of a line
      | (?<=(?:^|\n)[ ]*)\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}(?![\d.:%+\-/A-Za-z版{_CHINESE}])
        # 二次酒驾 is the second time: a count would be 两次
      | 二次
    )
  | (?P<time>
        # 2024年, 2019—2023年, 20242024年 (a year printed over a year)
        {_YEAR}{{1,2}}(?=[ ]*年|{_JOIN}(?:{_YEAR}|\d\d)[ ]*年)
        # 盘点2020: a year alone
      | (?<![\d\-/.A-Za-z])(?:19|20)\d\d(?![\d\-/.A-Za-z])
        # 8、9月; 2、3月 at the beginning of a line is item 2
      | {_FEW}{_JOIN}{_FEW}(?:<times>) | \d{{1,2}}(?:<times>)
        # 一年来
      | 一年(?!级)
    )
  | (?P<saying> <sayings> | (?<=(?=<sayings>)\w{{2}}){_TEN} )
  | (?P<set>
        # 记者王一鸣
        (?<=(?:<persons>)[：:\ ]*[\u4e00-\u9fff]{{1,2}}){_TEN}
        # 一盔一带, from either numeral
      | <schemes> | (?<=(?=<schemes>){_TEN}\w){_TEN}
        # 三超一疲劳, 双微一抖: so many of this and of that
      | (?<![{_CHINESE}\d第])[两三四五六七八九]{_THING}{{1,2}}{_TEN}{_THING}
      | (?<=(?<![{_CHINESE}\d第])[两双三四五六七八九]{_THING}{{1,2}}){_TEN}{_THING}
        # 一桥; 一、二、三桥
      | {_TEN}{{1,2}}(?:{_JOIN}{_TEN}{{1,2}}){{0,{_LONGEST}}}(?:<numbered>)
    )
"""


@cache
def _shapes() -> "regex.Pattern[str]":
    words: dict[str, str] = load_yaml("summarymine.quantities", "bare.yaml")
    source = _SHAPES
    for key, alternatives in words.items():
        source = source.replace(f"<{key}>", f"(?:{alternatives})")
    return compile_regex(source, regex.VERBOSE)
