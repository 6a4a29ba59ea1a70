"""Numerals with what clings to them: sign, 余, multiplier, unit, 以上."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from summarymine.quantities.units import unit_words

_CHINESE = "〇零一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟"


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

    @property
    def is_chinese(self) -> bool:
        return bool(self.number) and not self.number[0].isdigit()


@cache
def _pattern() -> "regex.Pattern[str]":
    return regex.compile(
        rf"""
        (?P<sign>(?<=[比为幅率长：]|[^\w%）)+.\-]|^)[+\-±](?=\d))?
        (?:
            (?P<denominator>[百千万]|[{_CHINESE}]+|\d+)分之
            (?P<numerator>\d+(?:\.\d+)?|[{_CHINESE}]+(?:点[〇零一二三四五六七八九]+)?)
          | (?P<vague>(?<![人次件起总户位台个])[数几](?:[十百千万亿]+)|十几(?=[万亿]?\L<units>))
          | (?P<number>
                \d+(?:\.\d+)?(?:[百千]?[万亿]+|[百千](?![瓦克米伏]))?(?:\d+(?:\.\d+)?[万千百])?
              | [{_CHINESE}]+(?:点[〇零一二三四五六七八九]+[万亿]*)?
            )
        )
        (?P<inner>[余多来几](?=[十百千]?[万亿]|[ ]?\L<units>|[\u4e00-\u9fff]))?
        (?P<multiplier>(?<=[余多来几])[十百千]?[万亿]+)?
        [ ]?(?P<unit>\L<units>)?
        (?P<outer>[余多](?=[，。；、的）]|$))?
        (?P<after>以上|以下|以内|之内|左右|上下|不等)?
        """,
        regex.VERBOSE,
        units=unit_words(),
    )


def find_candidates(text: str) -> Iterator[Candidate]:
    """Every numeral of a repaired text in order, with its parts."""
    for found in _pattern().finditer(text):
        start, end = found.span()
        number_end = found.end("number")
        yield Candidate(start, end, number_end, *found.groups(""))
