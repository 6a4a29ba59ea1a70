"""The one public verb that spans two rooms: quantities of any text, in its own offsets."""

from summarymine.facts import document_quantities
from summarymine.model import Quantity
from summarymine.text import prepare_text


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of a text as it is, repaired for reading; spans and surfaces of that text.

    >>> [(str(q.value), q.unit) for q in find_quantities("查处违法1.5万余\\n起")]
    [('15000', '起')]
    """
    return tuple(quantity for quantity, _ in document_quantities(prepare_text(text)))
