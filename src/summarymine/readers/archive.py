"""A file → every report in it: one, or as many as an archive or a mail holds."""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from summarymine.model import Document
from summarymine.readers.errors import ReadError
from summarymine.readers.files import MAX_BYTES, read_bytes, show_name, too_large
from summarymine.readers.kinds import OFFICE_KINDS, find_kind
from summarymine.readers.parse import CONTAINERS, library_errors, parse_kind
from summarymine.readers.paths import ReportPath, is_hidden, is_report
from summarymine.readers.zips import Budget, Zip

# An archive in an archive in an archive.
MAX_DEPTH = 3

# Files are handed to LibreOffice so many at a time: it takes a second to start.
BATCH = 40


@dataclass(frozen=True, slots=True)
class Item:
    """The bytes of one report, or why there are none."""

    name: str
    kind: str = ""
    data: bytes = b""
    done: Document | ReadError | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file in memory; name: as the user sees it."""

    name: str
    data: bytes


def read_all(report: ReportPath | str | os.PathLike[str]) -> Iterator[Document | ReadError]:
    """The documents in a file, or path: one, or those of an archive in the order of names.

    What cannot be read gives a ReadError in its place, so that the rest still come. A member is
    called `a.zip!/b.docx`, an attachment `a.eml!/b.docx`, the mail itself `a.eml`.
    """
    if not isinstance(report, ReportPath):
        report = ReportPath(show_name(Path(report).name), Path(report))
    try:
        data = (
            read_stdin(report.name) if report.path is None else read_bytes(report.path, report.name)
        )
    except ReadError as error:
        yield error
        return
    for documents in read_batch([Loaded(report.name, data)]):
        yield from documents


def read_batch(files: Iterable[Loaded]) -> Iterator[list[Document | ReadError]]:
    """What read_all gives of each file, with one start of LibreOffice for all that need it."""
    items = [list(unpack(file.name, file.data, Budget(), 0)) for file in files]
    converted = convert_all([item for each in items for item in each])
    for each in items:
        yield [document_of(item, converted.get(id(item))) for item in each]


def convert_all(items: Iterable[Item]) -> dict[int, bytes | ReadError]:
    """By id, what LibreOffice makes of the items that need it."""
    office = [item for item in items if item.kind in OFFICE_KINDS]
    converted: dict[int, bytes | ReadError] = {}
    for start in range(0, len(office), BATCH):
        from summarymine.readers.office import convert

        some = office[start : start + BATCH]
        results = convert([(item.name, item.data) for item in some])
        converted |= zip(map(id, some), results, strict=True)
    return converted


def read_stdin(name: str) -> bytes:
    """What stands on stdin. Raises ReadError."""
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise too_large(name)
    return data


def unpack(name: str, data: bytes, budget: Budget, depth: int) -> Iterator[Item]:
    """The reports that data holds, in the order of their names."""
    kind = find_kind(name, data)
    if kind not in CONTAINERS:
        yield Item(name, kind, data)
        return
    try:
        if depth >= MAX_DEPTH:
            raise ReadError(name, "too_much", detail=f"{kind} × {depth + 1}")
        with library_errors(name):
            yield from (unpack_zip if kind == "ZIP" else unpack_mail)(name, data, budget, depth)
    except ReadError as error:
        yield Item(name, done=error)


def unpack_zip(name: str, data: bytes, budget: Budget, depth: int) -> Iterator[Item]:
    """The reports in a zip file. Raises ReadError if it cannot be opened."""
    archive = Zip(data, name, budget)
    members = [member for member in sorted(archive.members) if may_be_report(member)]
    if not members:
        raise ReadError(name, "no_member")
    for member in members:
        inner = f"{name}!/{member}"
        try:
            content = archive.read(member)
        except ReadError as error:
            yield Item(inner, done=error)
        else:
            yield from unpack(inner, content, budget, depth + 1)


def unpack_mail(name: str, data: bytes, budget: Budget, depth: int) -> Iterator[Item]:
    """What the sender wrote, then the attachments. Raises ReadError if there is neither."""
    from summarymine.readers.mail import find_attachments, parse_body, parse_mail

    message = parse_mail(data)
    body = parse_body(message, name)
    if body is not None:
        yield Item(name, done=body)
    attached = [
        (file, content) for file, content in find_attachments(message) if may_be_report(file)
    ]
    if body is None and not attached:
        raise ReadError(name, "empty")
    for file, content in attached:
        inner = f"{name}!/{file}"
        budget.spend(len(content), inner)
        yield from unpack(inner, content, budget, depth + 1)


def may_be_report(member: str) -> bool:
    """True unless a walk through the unpacked folder would pass by."""
    parts = PurePosixPath(member).parts
    hidden = any(is_hidden(part) for part in parts if part != "..")
    return bool(parts) and is_report(parts[-1]) and not hidden


def document_of(item: Item, converted: bytes | ReadError | None) -> Document | ReadError:
    """The document of an item, or why there is none."""
    if item.done is not None:
        return item.done
    try:
        if converted is not None:
            from summarymine.readers.office import parse_converted

            return parse_converted(converted, item.name, item.kind)
        return parse_kind(item.data, item.name, item.kind)
    except ReadError as error:
        return error
