"""Batch room: many reports worked on at once, in processes that may fail; results are kept."""

from typing import TYPE_CHECKING

from summarymine.lazy import lazily

if TYPE_CHECKING:
    from summarymine.batch.job import Job, JobVerb
    from summarymine.batch.part import Part
    from summarymine.batch.run import Run

__all__ = ["Job", "JobVerb", "Part", "Run"]

# Loaded when first asked for: the errors of the room are needed at every start, its work is not.
__getattr__ = lazily(
    __name__,
    {"Job": "job", "JobVerb": "job", "Part": "part", "Run": "run"},
)
