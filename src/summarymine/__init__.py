"""Reads the figures out of Chinese work summaries; the verbs in order of flow.

read → prepare → extract_facts → compare → write. load_catalogue gives the rules, to_frame
a pandas DataFrame of facts or of a comparison, find_quantities every quantity of any text;
help(summarymine.read) and so on tell of each. Folders, texts without a file, and what cannot be
read: docs/data-formats.md, “In a notebook”.

>>> from summarymine import extract_facts, load_catalogue, prepare, read  # doctest: +SKIP
>>> facts = extract_facts(prepare(read("2024.txt")), load_catalogue())  # doctest: +SKIP
"""

from typing import TYPE_CHECKING

from summarymine.lazy import lazily

if TYPE_CHECKING:
    from summarymine.api import find_quantities, to_frame
    from summarymine.facts import extract_facts
    from summarymine.indicators import load_catalogue
    from summarymine.outputs import write
    from summarymine.readers import read
    from summarymine.tables import compare
    from summarymine.text import prepare

__all__ = [
    "compare",
    "extract_facts",
    "find_quantities",
    "load_catalogue",
    "prepare",
    "read",
    "to_frame",
    "write",
]

# Loaded when first asked for, so that `summarymine --help` waits for none of them.
__getattr__ = lazily(
    __name__,
    {
        "compare": "tables",
        "extract_facts": "facts",
        "find_quantities": "api",
        "load_catalogue": "indicators",
        "prepare": "text",
        "read": "readers",
        "to_frame": "api",
        "write": "outputs",
    },
)
