"""summarymine cache: what is kept for the next run and where, and how to be rid of them."""

import click

from summarymine.batch.cache import CacheInfo, clear_cache, find_info
from summarymine.cli.messages import say
from summarymine.cli.translated import Group, command, show_help_alone
from summarymine.cli.usage import OK, SaidError


@click.group("cache", cls=Group, key="cache")
@click.pass_context
def command_cache(ctx: click.Context) -> int:
    """The cache; the help, if no command is given."""
    return show_help_alone(ctx)


@command("info", "cache.info")
def command_info() -> int:
    """Says where the cache is, and how large."""
    tell_of(find_info(), "cache.holds")
    return OK


@command("clear", "cache.clear")
def command_clear() -> int:
    """Empties the cache."""
    try:
        tell_of(clear_cache(), "cache.cleared")
    except OSError as error:
        detail = error.strerror or str(error)
        raise SaidError(say("cache.locked", path=error.filename, detail=detail)) from error
    return OK


def tell_of(info: CacheInfo, key: str) -> None:
    """A line on stdout."""
    size = f"{info.size / 1e6:.1f}"
    kept = {"results": info.results, "documents": info.documents}
    click.echo(say(key, path=info.path, size=size, **kept))


for subcommand in (command_info, command_clear):
    command_cache.add_command(subcommand)
