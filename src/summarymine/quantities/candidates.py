"""Numerals with what clings to them: sign, 余, multiplier, unit, 以上."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from summarymine.quantities.units import latin_units, runs_on, shorter_unit, unit_words
from summarymine.ready import compile_regex
from summarymine.text.telling import COUNTED

# A round number that something is told by: 3人/10万.
_ROUND = r"(?:10+)?[百千万亿]+人?(?![\d.])"
_PER_LATIN = r"[A-Za-z]{1,3}[23²³]?(?![A-Za-z0-9])"
_LATIN = r"\L<latin>(?![A-Za-z0-9])"
_CHINESE = "〇零一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
_BLANKS = 9


class Candidate(NamedTuple):
    """A numeral and its parts, each "" where absent; whether it counts is not yet known."""

    start: int
    end: int
    number_end: int
    sign: str
    denominator: str
    numerator: str
    vague: str
    number: str
    inner: str
    multiplier: str
    unit: str
    outer: str
    after: str

    @property
    def unit_start(self) -> int:
        return self.end - len(self.after) - len(self.outer) - len(self.unit)

    def is_all_of(self, text: str) -> bool:
        """Whether text holds nothing else, blanks apart."""
        # The length first: a report need not be stripped for each of its numerals.
        length = self.end - self.start
        return len(text) - length < _BLANKS and len(text.strip()) == length

    @property
    def is_chinese(self) -> bool:
        return bool(self.number) and not self.number[0].isdigit()


@cache
def _pattern() -> "regex.Pattern[str]":
    return compile_regex(
        rf"""
        (?P<sign>(?<=[比为幅率长：]|[^\w%）)+.\-]|^)[+\-±](?=\d))?
        (?:
            (?P<denominator>[百千万]|[{_CHINESE}]+|\d+)分之
            (?P<numerator>\d+(?:\.\d+)?|[{_CHINESE}]+(?:点[〇零一二三四五六七八九]+)?)
          | (?P<vague>(?<![人次件起总户位台个])[数几](?:[十百千万亿]+)|十几(?=[万亿]?\L<units>))
          | (?P<number>
                \d+(?:\.\d+)?(?:[百千]?[万亿]+|[百千](?![瓦克米伏]|分点))?(?:\d+(?:\.\d+)?[万千百])?
              | [{_CHINESE}]+(?:点[〇零一二三四五六七八九]+[万亿]*)?
            )
        )
        (?P<inner>[余多来几](?=[十百千]?[万亿]|[ ]?\L<units>|[\u4e00-\u9fff]))?
        (?P<multiplier>(?<=[余多来几])[十百千]?[万亿]+)?
        (?:[ ]?(?P<unit>
            # 元/吨, 人/百亿元, mg/L; and 8.6/10万, which is of no other unit
            (?:\L<units>|{_LATIN})(?:/(?:\L<units>|[十百千万亿]+\L<units>|[日月时]|{_PER_LATIN}|{_ROUND}))?
          | /{_ROUND}
        ))?
        (?P<outer>[余多半](?=[，。；、的）]|$))?
        (?P<after>(?:（含[^（）\n]{{0,4}}）|[及或])?(?:以上|以下|以内)|之内|左右|上下|不等|{COUNTED})?
        """,
        regex.VERBOSE,
        units=unit_words(),
        latin=latin_units(),
    )


def find_candidates(text: str) -> Iterator[Candidate]:
    """Every numeral of a repaired text in order, with its parts."""
    running_on = runs_on()
    for found in _pattern().finditer(text):
        start, end = found.span()
        candidate = Candidate(start, end, found.end("number"), *found.groups(""))
        # 5万亿台阶 has no 台, 三个人民法庭 are no persons.
        longer = running_on.get(candidate.unit)
        if longer and longer.match(text, found.end("unit")):
            unit = shorter_unit(candidate.unit)
            end = found.start("unit") + len(unit)
            candidate = candidate._replace(end=end, unit=unit, outer="", after="")
        yield candidate
