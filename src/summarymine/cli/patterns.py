"""summarymine patterns: the indicators in force, and where each is defined."""

from collections.abc import Iterator, Sequence

import click

from summarymine.cli.options import (
    Rules,
    load_indicators,
    output_options,
    resolve_output,
    rules_options,
)
from summarymine.cli.translated import Group, command, option, show_help_alone
from summarymine.cli.usage import FAILED, OK
from summarymine.indicators import Catalogue, Indicator
from summarymine.model import Column, Language, Table

COLUMNS = (
    Column("id", "编号"),
    Column("label", "指标"),
    Column("label_en", "英文名"),
    Column("unit", "单位"),
    Column("pack", "指标包"),
    Column("origin", "定义所在"),
)


@click.group("patterns", cls=Group, key="patterns")
@click.pass_context
def command_patterns(ctx: click.Context) -> int:
    """Indicators; the help, if no command is given."""
    return show_help_alone(ctx)


@command("list", "patterns.list")
@output_options
@rules_options
def command_list(
    *,
    output: str | None,
    format: str | None,
    headers: Language,
    encoding: str | None,
    rules: Rules,
) -> int:
    """Writes the indicators in force."""
    target = resolve_output(output, format, headers, encoding)
    catalogue = load_indicators(rules)
    target.write(indicators_table(catalogue))
    return FAILED if catalogue.broken else OK


@command("show", "patterns.show")
@click.argument("indicator", metavar="ID")
@option("--patterns", metavar="DIR_OR_FILE", multiple=True)
def command_show(indicator: str, patterns: Sequence[str]) -> int:
    """Shows the definition of one indicator."""
    (found,) = load_indicators(Rules(tuple(patterns), (), (indicator,))).indicators
    for line in describe(found):
        click.echo(line)
    return OK


command_patterns.add_command(command_list)
command_patterns.add_command(command_show)


def indicators_table(catalogue: Catalogue) -> Table:
    """A row for each indicator."""
    rows = (
        tuple(getattr(indicator, column.key) or None for column in COLUMNS)
        for indicator in catalogue.defined
        if (catalogue.chosen is None or indicator.pack in catalogue.chosen)
        and (catalogue.wanted is None or indicator.id in catalogue.wanted)
    )
    return Table(COLUMNS, rows)


def describe(indicator: Indicator) -> Iterator[str]:
    """The definition as lines: `key: value`, and `  - value` for each of several."""
    for key in ("id", "label", "label_en", "unit", "definition", "origin"):
        yield f"{key}: {getattr(indicator, key)}"
    lists = {
        "units": indicator.units,
        "names": [pattern.source for pattern in indicator.names],
        "short": [pattern.source for pattern in indicator.short],
        "not": [pattern.source for pattern in indicator.decoys],
        "level": [pattern.source for pattern in indicator.levels],
        "zero": [pattern.source for pattern in indicator.zeros],
        "cases": [case.text for case in indicator.cases if case.facts],
        "silent": [case.text for case in indicator.cases if not case.facts],
    }
    for key, items in lists.items():
        if items:
            yield f"{key}:"
            yield from (f"  - {item}" for item in items)
