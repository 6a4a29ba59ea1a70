"""Batch room: many reports worked on at once, in processes that may fail; results are kept."""

from summarymine.batch.job import Job, JobVerb
from summarymine.batch.part import InternalError, Part
from summarymine.batch.run import Run, count_cores

__all__ = ["InternalError", "Job", "JobVerb", "Part", "Run", "count_cores"]
