"""Match → the values of a fact: bounds, change in percent and in number, direction."""

from decimal import Decimal

from summarymine.indicators.marks import Figure
from summarymine.indicators.matches import Match
from summarymine.model import Approx, Direction, Quantity


def find_approx(match: Match) -> Approx | None:
    """How the level is bounded; without one, its change."""
    if match.level:
        return match.level.approx
    for figure in (match.pct, match.absolute):
        if figure and figure.quantity:
            return figure.quantity.approx or _beyond(figure.quantity)
    return None


def _beyond(change: Quantity) -> Approx | None:
    """增长5%—5.5%: a change has one figure, which here is the least."""
    is_range = change.low is not None and change.high is not None and change.low < change.high
    return "more" if is_range else None


def find_changes(match: Match) -> tuple[Decimal | None, Decimal | None, Direction | None]:
    """Signed percent, signed absolute change, direction."""
    if match.flat:
        return Decimal(0), None, "flat"
    pct, absolute = _signed(match.pct), _signed(match.absolute)
    direction = match.direction
    for change in (pct, absolute):
        if change is not None:
            direction = "up" if change > 0 else "down" if change < 0 else "flat"
    return pct, absolute, direction


def _signed(figure: Figure | None) -> Decimal | None:
    if figure is None or figure.quantity is None or figure.quantity.value is None:
        return None
    value = figure.quantity.value
    return value if value < 0 else value * figure.sign
