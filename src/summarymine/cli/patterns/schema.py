"""summarymine patterns schema: the pattern language as JSON Schema, for editors."""

from summarymine.authoring.schema import make_schema
from summarymine.cli.patterns.common import show_json
from summarymine.cli.translated import command
from summarymine.cli.usage import OK


@command("schema", "patterns.schema")
def command_schema() -> int:
    """Writes the JSON Schema."""
    show_json(make_schema())
    return OK
