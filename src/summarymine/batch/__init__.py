"""Batch room: many reports worked on at once, in processes that may fail; results are kept."""

from summarymine.batch.job import Job, JobVerb
from summarymine.batch.part import Part
from summarymine.batch.run import Run

__all__ = ["Job", "JobVerb", "Part", "Run"]
