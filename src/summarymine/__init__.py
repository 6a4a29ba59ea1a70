"""Reads the figures out of Chinese work summaries; the verbs in order of flow.

>>> from summarymine import extract_facts, load_catalogue, prepare, read  # doctest: +SKIP
>>> facts = extract_facts(prepare(read("2024.txt")), load_catalogue())  # doctest: +SKIP
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarymine.api import find_quantities
    from summarymine.facts import extract_facts
    from summarymine.indicators import load_catalogue
    from summarymine.outputs import write
    from summarymine.outputs.frame import to_frame
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
_ROOMS = {
    "compare": "tables",
    "extract_facts": "facts",
    "find_quantities": "api",
    "load_catalogue": "indicators",
    "prepare": "text",
    "read": "readers",
    "to_frame": "outputs.frame",
    "write": "outputs",
}


def __getattr__(name: str) -> object:
    if name in _ROOMS:
        return getattr(import_module(f"summarymine.{_ROOMS[name]}"), name)
    raise AttributeError(f"module 'summarymine' has no attribute {name!r}")
