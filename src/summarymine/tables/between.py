"""Bodies against each other: rank, difference, index; bounds decide, or leave it undecided."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from summarymine.study import ComparisonHead
from summarymine.tables.computed import HUNDRED, as_base, in_brackets, quotient_of
from summarymine.tables.figures import Derived, Figure
from summarymine.tables.selection import codes_above, is_called, region_level

# Behind a difference whose sign the bounds leave open.
UNDECIDED = "（=）"
# What --difference-from takes for the mean of all.
MEAN = "mean"
_INFINITY = Decimal("Infinity")

# Year and period of the bodies that may be compared.
When = tuple[int | None, str]


def rank_levels(
    known: Sequence[Derived],
    heads: Sequence[ComparisonHead],
    *,
    mixed_years: bool = False,
    smallest_first: bool = False,
) -> tuple[Derived, ...]:
    """The rank of each level among those of its year and period, the largest first.

    A rank that bounds leave open is a range, 1–2; one that is shared says so, 1=. What is in a
    region that is ranked too, or holds most of those that are, is not ranked.
    """
    levels = _dated(known, heads, mixed_years)
    ranks = list(levels)
    for places in _groups(levels, heads, mixed_years).values():
        fit = _without_overlap(places, heads, ranks)
        if len(fit) == 1:
            ranks[fit[0]] = Derived(reason="alone")
        elif fit:
            found = _ranks({place: levels[place] for place in fit}, smallest_first)
            for place, rank in found.items():
                ranks[place] = replace(rank, marks=levels[place].marks)
    return tuple(ranks)


def _ranks(levels: Mapping[int, Derived], smallest_first: bool) -> dict[int, Derived]:
    figures = {place: level.figure for place, level in levels.items() if level.figure}
    if smallest_first:
        figures = {place: figure.times(Decimal(-1)) for place, figure in figures.items()}
    alike = Counter(figure for figure in figures.values() if figure.is_exact)
    lows = sorted(_low(figure) for figure in figures.values())
    highs = sorted(_high(figure) for figure in figures.values())
    count = len(figures)
    ranks = {}
    for place, figure in figures.items():
        low, high = _low(figure), _high(figure)
        surely_above = count - bisect_right(lows, high)
        # It may be above its own lower end, too.
        perhaps_above = count - bisect_right(highs, low) - (high > low)
        rank = Figure(Decimal(1 + surely_above), Decimal(1 + perhaps_above))
        text = f"{rank}=" if alike[figure] > 1 else "" if rank.is_exact else str(rank)
        ranks[place] = Derived(figure=rank, text=text, arithmetic=f"{rank}/{count}")
    return ranks


def _low(figure: Figure) -> Decimal:
    return -_INFINITY if figure.low is None else figure.low


def _high(figure: Figure) -> Decimal:
    return _INFINITY if figure.high is None else figure.high


def difference_levels(
    known: Sequence[Derived],
    heads: Sequence[ComparisonHead],
    base: str,
    *,
    mixed_years: bool = False,
) -> tuple[Derived, ...]:
    """What each level is more than that of the unit called base, or than the mean of all (MEAN)."""
    levels = _dated(known, heads, mixed_years)
    found = list(levels)
    for places in _groups(levels, heads, mixed_years).values():
        if base == MEAN:
            fit = _without_overlap(places, heads, found)
            means = _from_mean({place: levels[place] for place in fit})
            for place in fit:
                found[place] = replace(means[place], marks=levels[place].marks)
            continue
        at, level = _base_of(places, known, heads, base)
        for place in places:
            found[place] = _difference(levels[place], level, same=place == at)
    return tuple(found)


def index_levels(
    known: Sequence[Derived],
    heads: Sequence[ComparisonHead],
    base: str,
    *,
    mixed_years: bool = False,
) -> tuple[Derived, ...]:
    """Each level where that of the unit called base is 100."""
    levels = _dated(known, heads, mixed_years)
    found = list(levels)
    for places in _groups(levels, heads, mixed_years).values():
        at, level = _base_of(places, known, heads, base)
        for place in places:
            found[place] = _index(levels[place], level, same=place == at)
    return tuple(found)


def _index(level: Derived, base: Derived, *, same: bool) -> Derived:
    if level.figure is None:
        return level
    # The same figure, whatever its bounds.
    if same:
        return Derived(figure=Figure.of(HUNDRED), arithmetic=f"{level.figure} = 100")
    found = quotient_of(level.figure, base, HUNDRED)
    return replace(found, marks=level.marks) if found.figure else found


def _dated(
    known: Sequence[Derived], heads: Sequence[ComparisonHead], mixed_years: bool
) -> tuple[Derived, ...]:
    """The levels, those of an unknown year refused; if years are mixed, the odd ones are marked."""
    if not mixed_years:
        return tuple(
            Derived(reason="no_year") if level.figure and head.year is None else level
            for level, head in zip(known, heads, strict=True)
        )
    usual = _usual(known, heads)
    return tuple(
        replace(level, marks=("other_year",)) if level.figure and _when(head) != usual else level
        for level, head in zip(known, heads, strict=True)
    )


def _when(head: ComparisonHead) -> When:
    return head.year, head.period


def _usual(known: Sequence[Derived], heads: Sequence[ComparisonHead]) -> When:
    """The year and period of most levels, the later at a tie."""
    counts = Counter(
        _when(head)
        for level, head in zip(known, heads, strict=True)
        if level.figure and not level.marks
    )
    return max(counts, key=lambda when: (counts[when], when[0] or 0), default=(None, ""))


def _groups(
    levels: Sequence[Derived], heads: Sequence[ComparisonHead], mixed_years: bool
) -> dict[When, list[int]]:
    """The places of levels that may be compared with each other."""
    groups: dict[When, list[int]] = defaultdict(list)
    for place, (level, head) in enumerate(zip(levels, heads, strict=True)):
        if level.figure:
            groups[(None, "") if mixed_years else _when(head)].append(place)
    return groups


def _without_overlap(
    places: Sequence[int], heads: Sequence[ComparisonHead], found: list[Derived]
) -> list[int]:
    """The places without a whole and its part among them; those left out are told in found.

    The level of region stays that most have, the lower at a tie.
    """
    codes = {place: heads[place].reporter.adcode for place in places}
    present = set(codes.values())
    parts = [place for place, code in codes.items() if present.intersection(codes_above(code))]
    wholes = {code for place in parts for code in codes_above(codes[place])}
    overlap = {*parts, *(place for place, code in codes.items() if code in wholes)}
    if not overlap:
        return list(places)
    counts = Counter(region_level(codes[place]) for place in overlap)
    order = ("province", "city", "county")
    most = max(counts, key=lambda level: (counts[level], order.index(level) if level else -1))
    stay = [place for place in places if place not in overlap or region_level(codes[place]) == most]
    for place in set(places) - set(stay):
        found[place] = Derived(reason="region_overlaps")
    return stay


def _from_mean(levels: Mapping[int, Derived]) -> dict[int, Derived]:
    """Each level less the mean of all; its own bounds, which are in both, are counted once."""
    figures = {place: level.figure for place, level in levels.items() if level.figure}
    if len(figures) == 1:
        return dict.fromkeys(figures, Derived(reason="alone"))
    count = Decimal(len(figures))
    low_sum, open_lows = _sum_known([figure.low for figure in figures.values()])
    high_sum, open_highs = _sum_known([figure.high for figure in figures.values()])
    total = Figure(None if open_lows else low_sum, None if open_highs else high_sum)
    mean = total.times(1 / count).rounded()
    differences = {}
    for place, figure in figures.items():
        low, high = figure.low, figure.high
        others = Figure(
            low_sum - (low or 0) if open_lows == (low is None) else None,
            high_sum - (high or 0) if open_highs == (high is None) else None,
        )
        # Divided last, so that equals differ by exactly 0.
        difference = figure.times(count - 1).minus(others).times(1 / count)
        differences[place] = _told(difference, f"{in_brackets(figure)} − {in_brackets(mean)}")
    return differences


def _sum_known(ends: Sequence[Decimal | None]) -> tuple[Decimal, int]:
    """The sum of the ends that are known, and how many are open."""
    known = [end for end in ends if end is not None]
    return sum(known, Decimal(0)), len(ends) - len(known)


def _base_of(
    places: Sequence[int], known: Sequence[Derived], heads: Sequence[ComparisonHead], name: str
) -> tuple[int | None, Derived]:
    """The place of the one unit called name, and its level, which may be a reason."""
    when = {_when(heads[place]) for place in places}
    exact = any(_is_named(head, name) for head in heads)
    called = _is_named if exact else is_called
    found = [
        place for place, head in enumerate(heads) if _when(head) in when and called(head, name)
    ]
    if not found:
        return None, Derived(reason="base:no_unit")
    if len(found) > 1:
        return None, Derived(reason="base:several")
    return found[0], as_base(known[found[0]])


def _is_named(head: ComparisonHead, name: str) -> bool:
    return name in (head.reporter.region, head.reporter.name)


def _difference(level: Derived, base: Derived, *, same: bool) -> Derived:
    if level.figure is None:
        return level
    if same:
        return Derived(figure=Figure.of(0), arithmetic=f"{level.figure} = 0", marks=level.marks)
    if base.figure is None:
        return base
    arithmetic = f"{in_brackets(level.figure)} − {in_brackets(base.figure)}"
    return replace(_told(level.figure.minus(base.figure), arithmetic), marks=level.marks)


def _told(difference: Figure, arithmetic: str) -> Derived:
    """A difference with its arithmetic; marked where bounds leave its sign open."""
    if difference.low is None and difference.high is None:
        return Derived(reason="open_bounds")
    low, high = difference.low, difference.high
    undecided = (
        not difference.is_exact
        and not (low is not None and low > 0)
        and not (high is not None and high < 0)
    )
    shown = str(difference.rounded())
    return Derived(
        figure=difference,
        text=f"{shown}{UNDECIDED}" if undecided else "",
        arithmetic=f"{arithmetic} = {shown}",
    )
