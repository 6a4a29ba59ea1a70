"""summarymine patterns: the indicators in force, and the workbench of those who write them."""

import click

from summarymine.cli.translated import LazyGroup, show_help_alone

NAMES = (
    *("list", "show", "new", "lint", "test", "try"),
    *("coverage", "suggest", "diff", "schema"),
)


@click.group("patterns", cls=LazyGroup, key="patterns", package=__name__, names=NAMES)
@click.pass_context
def command_patterns(ctx: click.Context) -> int:
    """Indicators; the help, if no command is given."""
    return show_help_alone(ctx)
