"""Batch room: many reports worked on at once, in processes that may fail; results are kept."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarymine.batch.job import Job, JobVerb
    from summarymine.batch.part import Part
    from summarymine.batch.run import Run

__all__ = ["Job", "JobVerb", "Part", "Run"]

# Loaded when first asked for: the errors of the room are needed at every start, its work is not.
_MODULES = {"Job": "job", "JobVerb": "job", "Part": "part", "Run": "run"}


def __getattr__(name: str) -> object:
    if name in _MODULES:
        return getattr(import_module(f"summarymine.batch.{_MODULES[name]}"), name)
    raise AttributeError(f"module 'summarymine.batch' has no attribute {name!r}")
