"""What made a table, beside it: for those who must show where its figures come from."""

from summarymine.batch import Job
from summarymine.batch.made import rules_hash, tool_version
from summarymine.cli.options import Output
from summarymine.cli.run import Batch
from summarymine.model import Origin
from summarymine.outputs.origin import write_origin
from summarymine.readers.stored import file_digest, origin_path


def write_batch_origin(batch: Batch) -> None:
    """Writes the origin of a batch's output beside it. Raises WriteError."""
    output: Output = batch.output
    assert output.target is not None
    assert output.origin is not None
    rules = rules_hash((batch.job or Job("facts")).rule_files)
    origin = Origin(version=tool_version(), rules=rules, options=dict(output.origin))
    told = {"name": output.target.name, "digest": file_digest(output.target)}
    documents = [batch.read[name] for name in sorted(batch.read)]
    write_origin(origin, documents, told, origin_path(output.target))
