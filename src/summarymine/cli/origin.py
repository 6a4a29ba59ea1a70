"""What made a table, beside it: for those who must show where its figures come from."""

from summarymine.cli.options import Output
from summarymine.cli.run import Batch
from summarymine.cli.study import rules_hash, unread_reports
from summarymine.cli.version import tool_version
from summarymine.model import Origin
from summarymine.outputs.origin import unread_objects, write_origin
from summarymine.readers.stored import file_digest, origin_path


def write_batch_origin(batch: Batch) -> None:
    """Writes the origin of a batch's output beside it. Raises WriteError."""
    output: Output = batch.output
    assert output.target is not None
    assert output.origin is not None
    patterns = batch.job.patterns if batch.job else ()
    origin = Origin(version=tool_version(), rules=rules_hash(patterns), options=dict(output.origin))
    told = {"name": output.target.name, "digest": file_digest(output.target)}
    documents = [batch.read[name] for name in sorted(batch.read)]
    missing = unread_objects(unread_reports(batch), output.headers)
    write_origin(origin, documents, missing, told, origin_path(output.target))
