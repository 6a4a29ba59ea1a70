"""The gate of a corpus: what is no report is passed by, on its bytes, before any other work."""

import re
from collections.abc import Iterable
from functools import lru_cache

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from summarymine.batch.job import Job
from summarymine.indicators.match import literals_of
from summarymine.quantities.units import latin_units, unit_words
from summarymine.text.fold import to_traditional

# One character stands in too many texts.
_SHORTEST = 2
# Many words of two characters are everybody's (企业, 城市): they count for half, unless a figure
# stands within four characters. Two names that count, or four that half do, make a report.
_TELLING = 3
_NEAR = 4 * len("字".encode())
_LEAST = 4
_LONGEST_FIGURE = 30

_BLANKS = b" \t\r\n\f"
_WIDE_BLANK = "\u3000".encode()
_DIGITS = "0123456789０１２３４５６７８９〇零一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟"
# What may stand between a numeral and its unit.
_BETWEEN = "余餘多来來几幾万萬亿億百千"


class Gate:
    """Whether bytes may be those of a report: names of what is counted, and a numeral with a unit.

    names: what rules require to stand in a text, of which those of some length count.
    """

    def __init__(self, names: Iterable[str]) -> None:
        told = sorted(name for name in names if len(name) >= _SHORTEST)
        # Reports in traditional characters are read too.
        forms = dict.fromkeys([*told, *to_traditional("\n".join(told)).split("\n")])
        # Longest, so that one name is not two: 交通事故 in 道路交通事故.
        encoded = [form.encode() for form in forms if form]
        self.names = BytesAhoCorasick(encoded, matchkind=MatchKind.LeftmostLongest)
        self.worth = [2 if len(form) >= _TELLING else 1 for form in forms if form]
        self.figure = _figure()

    def __call__(self, data: bytes) -> bool:
        # Of a text whose lines are broken anywhere, and whose characters may stand apart.
        closed = data.translate(None, _BLANKS).replace(_WIDE_BLANK, b"")
        found = self.names.find_matches_as_indexes(closed)
        worth = {name: self.worth[name] for name, _, _ in found}
        # With all of them beside figures, would it be enough? Most texts are done with here.
        if 2 * len(worth) < _LEAST:
            return False
        for name, start, end in found:
            if sum(worth.values()) >= _LEAST:
                break
            if worth[name] == 1 and self._is_near_figure(closed, start, end):
                worth[name] = 2
        return sum(worth.values()) >= _LEAST and self.figure.search(closed) is not None

    def _is_near_figure(self, data: bytes, start: int, end: int) -> bool:
        """Whether a figure stands shortly before or after."""
        after = self.figure.search(data, end, end + _NEAR + _LONGEST_FIGURE)
        if after and after.start() <= end + _NEAR:
            return True
        before = self.figure.finditer(data, max(0, start - _NEAR - _LONGEST_FIGURE), start)
        return any(figure.end() >= start - _NEAR for figure in before)


def _figure() -> "re.Pattern[bytes]":
    """A numeral and a unit after it, in UTF-8."""
    words = unit_words() | latin_units()
    units = words | set(to_traditional("\n".join(words)).split("\n")) | {"％"}
    # What begins with another unit is found with it: 万元 is not, 人次 is.
    shortest = sorted(u for u in units if not any(u.startswith(o) for o in units - {u}))
    numeral = b"|".join(character.encode() for character in _DIGITS)
    between = b"|".join(character.encode() for character in _BETWEEN)
    unit = b"|".join(re.escape(unit.encode()) for unit in shortest)
    return re.compile(rb"(?:" + numeral + rb")(?:" + between + rb"){0,3}(?:" + unit + rb")")


@lru_cache(maxsize=1)
def find_gate(job: Job) -> Gate:
    """The gate for the rules of a job, whichever of its indicators are asked for."""
    return Gate(literals_of(job.rules.defined))
