"""Which columns of a comparison are wanted: by unit, year and level of the region."""

from dataclasses import dataclass, replace
from typing import Literal

from summarymine.model import Reporter, SummaryMineError
from summarymine.study import Comparison, ComparisonHead

RegionLevel = Literal["province", "city", "county"]


class UnknownUnitError(SummaryMineError):
    """No reporting body whose region or name begins so. known: those that there are."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"{name}: no such reporting body; there are {', '.join(known)}")
        self.name = name
        self.known = known


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """units: what region or name begins with; years: of the reports; level: of the region.

    Each is no restriction if empty. A body without a code has no level.
    """

    units: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    level: RegionLevel | None = None

    def takes(self, head: ComparisonHead) -> bool:
        of_unit = not self.units or any(is_called(head, name) for name in self.units)
        of_year = not self.years or head.year in self.years
        of_level = self.level is None or region_level(head.reporter.adcode) == self.level
        return of_unit and of_year and of_level


def is_called(head: ComparisonHead, name: str) -> bool:
    """Whether a body's region or name begins with name; of an unknown one, its heading."""
    reporter = head.reporter
    if not (reporter.region or reporter.name):
        return head.title.startswith(name)
    return reporter.region.startswith(name) or reporter.name.startswith(name)


def region_level(adcode: str) -> RegionLevel | None:
    """The level of a region by its code, GB/T 2260; a county without a city above is a county.

    >>> region_level("330000"), region_level("330100"), region_level("330381"), region_level("")
    ('province', 'city', 'county', None)
    """
    if len(adcode) != 6:
        return None
    if adcode.endswith("0000"):
        return "province"
    return "city" if adcode.endswith("00") else "county"


def codes_above(adcode: str) -> tuple[str, ...]:
    """The codes of the regions that a region is a part of.

    >>> codes_above("330381"), codes_above("330300"), codes_above("")
    (('330000', '330300'), ('330000',), ())
    """
    above = (f"{adcode[:2]}0000", f"{adcode[:4]}00") if len(adcode) == 6 else ()
    return tuple(code for code in above if code != adcode)


def check_units(comparison: Comparison, names: tuple[str, ...]) -> None:
    """Raises UnknownUnitError for a name that no column's body has."""
    for name in names:
        if not any(is_called(head, name) for head in comparison.heads):
            raise UnknownUnitError(name, tuple(dict.fromkeys(map(unit_name, comparison.heads))))


def select_heads(comparison: Comparison, selection: Selection) -> Comparison:
    """The columns that are wanted, and the rows that say something in one of them."""
    if selection == Selection():
        return comparison
    places = [place for place, head in enumerate(comparison.heads) if selection.takes(head)]
    rows = (
        replace(row, cells=tuple(row.cells[place] for place in places)) for row in comparison.rows
    )
    return Comparison(
        heads=tuple(comparison.heads[place] for place in places),
        rows=tuple(row for row in rows if any(row.cells)),
    )


def unit_name(head: ComparisonHead) -> str:
    """What a body is called: its region, else its name, else its column's heading."""
    return head.reporter.region or head.reporter.name or head.title


def body_key(reporter: Reporter) -> tuple[str, str]:
    """Region and name of a body, alike for the forms that its name takes from year to year.

    >>> a = body_key(Reporter("和安县公安局交通警察大队", "和安县", "653229"))
    >>> a == body_key(Reporter("和安县公安局交警大队", "和安县", "653229"))
    True
    """
    name = reporter.name.replace("交通警察", "交警").removeprefix(reporter.region)
    return reporter.adcode or reporter.region, name.replace("公安局交警", "交警")
