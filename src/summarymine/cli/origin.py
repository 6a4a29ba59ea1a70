"""What made a table, beside it: for those who must show where its figures come from."""

from collections.abc import Mapping, Sequence
from typing import Any

from summarymine.batch import Job
from summarymine.batch.made import rules_hash
from summarymine.cli.run import Batch
from summarymine.cli.study import unread_reports
from summarymine.model import Table
from summarymine.outputs.origin import unread_objects, write_origin
from summarymine.readers.stored import file_digest, origin_path
from summarymine.study import Origin
from summarymine.version import tool_version


def write_batch_origin(batch: Batch) -> None:
    """Writes the origin of a batch's output beside it. Raises WriteError."""
    target = batch.output.target
    assert target is not None
    told = {"name": target.name, "digest": file_digest(target)}
    write_origin(_origin(batch), _documents(batch), _missing(batch), told, origin_path(target))


def write_batch_parts(batch: Batch, table: Table) -> None:
    """Writes the rows of a batch into a folder as they come, and their origin last.

    Raises WriteError.
    """
    # Loaded here, with what it needs.
    from summarymine.outputs.parts import write_parts, write_parts_origin

    folder, origin = batch.output.parts, _origin(batch)
    write_parts(table, folder, origin)
    write_parts_origin(origin, _documents(batch), _missing(batch), folder)


def _origin(batch: Batch) -> Origin:
    rules = rules_hash((batch.job or Job("facts")).rule_files)
    return Origin(version=tool_version(), rules=rules, options=dict(batch.output.origin or {}))


def _documents(batch: Batch) -> Sequence[Mapping[str, Any]]:
    return [batch.read[name] for name in sorted(batch.read)]


def _missing(batch: Batch) -> Sequence[Mapping[str, str]]:
    return unread_objects(unread_reports(batch), batch.output.headers)
