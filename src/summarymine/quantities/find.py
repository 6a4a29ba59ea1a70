"""Text → quantities, and the numerals that are none. Works on repaired text; pure."""

from bisect import bisect_right
from collections.abc import Iterator

from summarymine.model import Quantity, Span
from summarymine.quantities.candidates import Candidate, find_candidates
from summarymine.quantities.damage import spread_damage
from summarymine.quantities.lists import join_ranges, share_unit_of_list
from summarymine.quantities.names import kind_of_name
from summarymine.quantities.numeral import Numeral
from summarymine.quantities.numerals import NumeralError
from summarymine.quantities.ratios import join_ratios
from summarymine.quantities.reading import read_quantity
from summarymine.ready import compile_regex


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of a repaired text, in order; spans in that text.

    >>> [(q.surface, q.value, q.unit) for q in find_quantities("查处违法1.5万余起，G60高速3次")]
    [('1.5万余起', Decimal('15000'), '起'), ('3次', Decimal('3'), '次')]
    """
    return tuple(numeral.quantity for numeral in find_numerals(text) if numeral.quantity)


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """Every numeral of a repaired text in order, no two overlapping; see partition for bare."""
    numerals = list(_classified(text))
    share_unit_of_list(text, numerals)
    join_ranges(text, numerals)
    join_ratios(text, numerals)
    spread_damage(text, numerals)
    return tuple(numerals)


# A short quotation is a name; a long one is speech, with figures of its own.
_QUOTED = compile_regex(r"“[^“”\n，。；]{1,14}”|《[^《》\n]{1,60}》|〔\d{4}〕\d+号")


def _classified(text: str) -> Iterator[Numeral]:
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    starts = [start for start, _ in quoted]
    done = 0
    for candidate in find_candidates(text):
        # The 六 of 八成六 is read with 八成.
        if candidate.start < done:
            continue
        number = bisect_right(starts, candidate.start) - 1
        inside = number >= 0 and candidate.start < quoted[number][1]
        numeral = _classify(text, candidate, inside)
        done = numeral.span.end
        yield numeral


def _classify(text: str, found: Candidate, quoted: bool) -> Numeral:
    span = Span(found.start, found.end)
    if found.number:
        kind = kind_of_name(text, found.start, found.number_end)
        if kind:
            return Numeral(span, kind)
    if quoted and found.unit not in ("%", "‰"):
        return Numeral(span, "name")
    try:
        quantity = read_quantity(text, found)
    except NumeralError:
        return Numeral(span, "idiom")
    return Numeral(quantity.span, "quantity", quantity) if quantity else Numeral(span, "bare")
