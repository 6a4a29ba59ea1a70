"""A piece of a corpus → parts: one for each row that is a report, or that cannot be read."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from summarymine.batch.cache import Cache
from summarymine.batch.gate import find_gate
from summarymine.batch.job import Job, text_digest
from summarymine.batch.part import Part, pack, unpack
from summarymine.model import Document
from summarymine.readers import ReadError
from summarymine.readers.corpus import Piece, read_piece


def piece_parts(job: Job, piece: Piece, cache: Cache, begin: Callable[[], None]) -> Iterator[Part]:
    """The parts of the rows of a piece, last the number of those that were passed by.

    begin is told of each row.
    """
    gate = (lambda _: True) if piece.options.all_rows else find_gate(job)
    passed_by = 0
    for row in read_piece(piece, gate):
        begin()
        if row is None:
            passed_by += 1
        elif isinstance(row, ReadError):
            yield Part(name=row.name, error=row)
        else:
            yield _part(job, row, cache)
    if passed_by:
        yield Part(name=piece.corpus, no_reports=passed_by)


def _part(job: Job, document: Document, cache: Cache) -> Part:
    digest = text_digest(document)
    key = cache.key(document.name, digest)
    packed = cache.get(key)
    if packed is not None:
        return unpack(packed)[0]
    part = job.part(document, digest)
    if job.verb != "study":
        # A stream of rows as long as the web leaves nothing of each behind, by which a later one
        # would be known for a copy. A study holds all of them anyway.
        part = replace(part, digest="", sketch=(), content="")
    if not (part.error or part.unread):
        cache.put(key, pack([part]))
    return part
