"""The public verbs that span two rooms: quantities of any text, facts as a data frame."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from summarymine.facts import document_quantities
from summarymine.model import Fact, Quantity, Table
from summarymine.tables import make_frame
from summarymine.text import prepare_text

if TYPE_CHECKING:
    from summarymine.tables.compare import Frame


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of a text as it is, repaired for reading; spans and surfaces of that text.

    >>> [(str(q.value), q.unit) for q in find_quantities("查处违法1.5万余\\n起")]
    [('15000', '起')]
    """
    return tuple(quantity for quantity, _ in document_quantities(prepare_text(text)))


def to_frame(facts: Iterable[Fact] | Table) -> "Frame":
    """Facts, or a table such as compare makes, as a pandas DataFrame: see docs/columns.md.

    An empty cell is missing, never 0; numbers of facts are numbers. A notebook shows it as a table,
    with all text escaped.
    """
    if isinstance(facts, Table):
        return make_frame(facts)
    # Loaded here, with pandas.
    from summarymine.outputs.frame import make_fact_frame

    return make_fact_frame(facts)
