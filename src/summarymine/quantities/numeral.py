"""Numeral: a numeral of a text and the one class that it is in."""

from typing import Literal, NamedTuple

from summarymine.model import Quantity, Span

Kind = Literal["quantity", "date", "name", "ordinal", "idiom", "bare"]


class Numeral(NamedTuple):
    """A numeral of the text and what it is; only kind "quantity" has a quantity."""

    span: Span
    kind: Kind
    quantity: Quantity | None = None
