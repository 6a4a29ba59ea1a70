"""Reads the figures out of Chinese work summaries; the verbs in order of flow.

read → prepare → extract_facts → compare → write. load_catalogue gives the rules, to_frame
a pandas DataFrame of facts or of a comparison, find_quantities every quantity of any text. Of a
folder: find_reports, then read_all; a ReadError stands where a file cannot be read. A text that is
in no file: Document. Errors are SummaryMineErrors. help(summarymine.read) and so on tell of each;
docs/data-formats.md, “In a notebook”, shows them at work.

>>> from summarymine import extract_facts, load_catalogue, prepare, read  # doctest: +SKIP
>>> facts = extract_facts(prepare(read("2024.txt")), load_catalogue())  # doctest: +SKIP
"""

from typing import TYPE_CHECKING

from summarymine.lazy import lazily

if TYPE_CHECKING:
    from summarymine.api import find_quantities, to_frame
    from summarymine.facts import extract_facts
    from summarymine.indicators import load_catalogue
    from summarymine.model import Document, SummaryMineError
    from summarymine.outputs import write
    from summarymine.readers import ReadError, find_reports, read, read_all
    from summarymine.tables import compare
    from summarymine.text import prepare

__all__ = [
    "Document",
    "ReadError",
    "SummaryMineError",
    "compare",
    "extract_facts",
    "find_quantities",
    "find_reports",
    "load_catalogue",
    "prepare",
    "read",
    "read_all",
    "to_frame",
    "write",
]

# Loaded when first asked for, so that `summarymine --help` waits for none of them.
__getattr__ = lazily(
    __name__,
    {
        "Document": "model",
        "ReadError": "readers",
        "SummaryMineError": "model",
        "compare": "tables",
        "extract_facts": "facts",
        "find_quantities": "api",
        "find_reports": "readers",
        "load_catalogue": "indicators",
        "prepare": "text",
        "read": "readers",
        "read_all": "readers",
        "to_frame": "api",
        "write": "outputs",
    },
)
