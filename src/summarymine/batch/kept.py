"""What the cache holds of some files; nothing is read that it does not hold."""

import contextlib
from collections.abc import Iterable, Iterator

from summarymine.batch.cache import cache_path, open_cache
from summarymine.batch.job import Job
from summarymine.batch.part import Part, unpack
from summarymine.readers import ReadError, ReportPath
from summarymine.readers.files import find_digest, read_bytes


def kept_parts(job: Job, reports: Iterable[ReportPath | ReadError]) -> Iterator[Part]:
    """The parts that an earlier run made of the files, those of other files left out."""
    if not cache_path().exists():
        return
    with contextlib.closing(open_cache(job)) as cache:
        for report in reports:
            if isinstance(report, ReadError) or report.path is None:
                continue
            with contextlib.suppress(ReadError):
                data = read_bytes(report.path, report.name)
                digest = find_digest(data)
                if packed := cache.get(cache.key(report.name, digest)):
                    yield from unpack(packed)
