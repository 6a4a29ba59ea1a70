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
# A report names more than one thing.
_LEAST = 2

_BLANKS = b" \t\r\n\f"
_WIDE_BLANK = "\u3000".encode()
_DIGITS = "0123456789０１２３４５６７８９〇零一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟"
# What may stand between a numeral and its unit.
_BETWEEN = "余餘多来來几幾万萬亿億百千"


class Gate:
    """Whether bytes may be those of a report: two different names, and a numeral with a unit.

    names: what rules require to stand in a text, of which those of some length count.
    """

    def __init__(self, names: Iterable[str]) -> None:
        told = sorted(name for name in names if len(name) >= _SHORTEST)
        # Reports in traditional characters are read too.
        written = "\n".join(told)
        forms = dict.fromkeys([*told, *to_traditional(written).split("\n")])
        encoded = [form.encode() for form in forms if form]
        # Longest, so that one name is not two: 交通事故 in 道路交通事故.
        self.names = BytesAhoCorasick(encoded, matchkind=MatchKind.LeftmostLongest)
        self.figure = _figure()

    def __call__(self, data: bytes) -> bool:
        # Of a text whose lines are broken anywhere, and whose characters may stand apart.
        closed = data.translate(None, _BLANKS).replace(_WIDE_BLANK, b"")
        found = {name for name, _, _ in self.names.find_matches_as_indexes(closed)}
        return len(found) >= _LEAST and self.figure.search(closed) is not None


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
