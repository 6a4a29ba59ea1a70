"""summarymine completion: the script by which a shell completes commands, options and ids."""

import click
from click.shell_completion import get_completion_class

from summarymine.cli.translated import Choice, command
from summarymine.cli.usage import OK

SHELLS = ("bash", "zsh", "fish")
PROGRAM = "summarymine"
# Set by the script: click looks for it as main starts.
VARIABLE = "_SUMMARYMINE_COMPLETE"


@command("completion")
@click.argument("shell", type=Choice(SHELLS), metavar="|".join(SHELLS))
@click.pass_context
def command_completion(ctx: click.Context, shell: str) -> int:
    """Prints the script of a shell."""
    kind = get_completion_class(shell)
    assert kind is not None
    # Not source(): it starts bash to see its age, and the script may be for another machine.
    complete = kind(ctx.find_root().command, {}, PROGRAM, VARIABLE)
    click.echo(complete.source_template % complete.source_vars())
    return OK
