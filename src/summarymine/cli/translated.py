"""click's commands and options with the texts of messages.py, looked up when they are shown."""

import importlib
import keyword
from collections.abc import Callable, Sequence
from typing import Any

import click
from click.shell_completion import CompletionItem

from summarymine.cli.messages import say
from summarymine.cli.usage import USAGE, SaidUsageError, close_names, did_you_mean


class Option(click.Option):
    """An option whose help is the message `option.NAME`."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option's column and its help."""
        record = super().get_help_record(ctx)
        return record and (record[0], say(f"option.{self.name}"))


# What an input method makes of two dashes.
_DASHES = ("——", "—", "－－", "–")


class Command(click.Command):
    """A command whose help is the message of its key: `extract.help`, `extract.short`.

    key: beginning of the message's key, `patterns.list` for a command of a group.
    """

    # Said by parse_args: click would say it in English.
    allow_extra_args = True

    def __init__(self, *args: Any, key: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.key = key

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does. Raises SaidUsageError for an option behind Chinese dashes, and for words
        that are left over."""
        for arg in args:
            dash = next((dash for dash in _DASHES if arg.startswith(dash)), "")
            name = arg.removeprefix(dash)
            if dash and name.isascii() and name:
                raise SaidUsageError(say("usage.dash", name=arg, rest=name), ctx)
        rest = super().parse_args(ctx, args)
        if rest and not (isinstance(self, click.Group) or ctx.resilient_parsing):
            raise SaidUsageError(say("usage.extra", names=" ".join(rest)), ctx)
        return rest

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The options, each with its help."""
        names = {name: p.name for p in self.params for name in p.opts}
        return [
            CompletionItem(item.value, help=say(f"option.{names.get(item.value, 'help')}"))
            for item in click.Command.shell_complete(self, ctx, incomplete)
        ]

    def get_short_help_str(self, limit: int = 45) -> str:
        """The line that a list of commands shows."""
        return say(f"{self.key}.short")

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Usage, under a translated heading."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=say("heading.usage"))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does, and its examples."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(f"{self.key}.help"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, under a translated heading; for a group, its commands too."""
        options = (p for p in self.get_params(ctx) if isinstance(p, click.Option))
        records = (option.get_help_record(ctx) for option in options)
        with formatter.section(say("heading.options")):
            formatter.write_dl([record for record in records if record is not None])
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """--help, described in the user's language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("option.help")
        return option


class Group(Command, click.Group):
    """A group whose texts are messages too; its commands are described without loading them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, invoke_without_command=True, **kwargs)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that args begin with. Raises SaidUsageError if there is none."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            meant = did_you_mean(close_names(name, self.list_commands(ctx)))
            raise SaidUsageError(say("usage.no_command", name=name) + meant, ctx)
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands, none of them loaded, and the options."""
        return [
            CompletionItem(name, help=self.short_of(name))
            for name in self.list_commands(ctx)
            if name.startswith(incomplete)
        ] + Command.shell_complete(self, ctx, incomplete)

    def short_of(self, name: str) -> str:
        """The line that a list of commands shows of one."""
        prefix = "" if self.key == "main" else f"{self.key}."
        return say(f"{prefix}{name}.short")

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, a line each."""
        rows = [(name, self.short_of(name)) for name in self.list_commands(ctx)]
        with formatter.section(say("heading.commands")):
            formatter.write_dl(rows)


class LazyGroup(Group):
    """A group whose commands are loaded when they are called for.

    package: where the module of each stands, called as it is; names: of the commands, in the order
    of the help.
    """

    def __init__(self, *args: Any, package: str, names: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.package = package
        self.names = names

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names, in the order of the help."""
        return list(self.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, its module loaded now: the help of all needs none of them."""
        if cmd_name not in self.names:
            return None
        module = cmd_name + "_" * keyword.iskeyword(cmd_name)
        loaded = getattr(importlib.import_module(f"{self.package}.{module}"), f"command_{cmd_name}")
        assert isinstance(loaded, click.Command)
        return loaded


def show_help_alone(ctx: click.Context) -> int:
    """For a group: shows its help, a usage error, unless one of its commands follows."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
    return USAGE


def command(name: str, key: str = "") -> Callable[[Callable[..., Any]], Command]:
    """Decorator: a Command called name, with the messages of key (by default the name)."""

    def decorate(function: Callable[..., Any]) -> Command:
        return click.command(name, cls=Command, key=key or name)(function)

    return decorate


def option(*names: str, **settings: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Decorator: an Option."""
    return click.option(*names, cls=Option, **settings)


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Choice(click.Choice[str]):
    """One of a few words; says so in the user's language."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word; raises SaidUsageError for any other."""
        if value in self.choices:
            return str(value)
        name = param.opts[-1] if param is not None else ""
        choices = ", ".join(self.choices)
        raise SaidUsageError(say("usage.choice", name=name, value=value, choices=choices), ctx)


def decorated(function: Callable[..., Any], decorators: Sequence[Decorator]) -> Callable[..., Any]:
    """The function with decorators, the first of them outermost."""
    for decorate in reversed(decorators):
        function = decorate(function)
    return function
