"""summarymine patterns show: the definition of one indicator."""

from collections.abc import Iterator, Sequence

import click

from summarymine.cli.completers import complete_indicators
from summarymine.cli.rules import Rules, load_indicators, patterns_option
from summarymine.cli.translated import command
from summarymine.cli.usage import OK
from summarymine.indicators import Indicator
from summarymine.outputs.text import visible


@command("show", "patterns.show")
@click.argument("indicator", metavar="ID", shell_complete=complete_indicators)
@patterns_option
def command_show(indicator: str, patterns: Sequence[str]) -> int:
    """Shows the definition of one indicator."""
    (found,) = load_indicators(Rules(tuple(patterns), (), (indicator,))).indicators
    for line in describe(found):
        # Rules may be a stranger's.
        click.echo(visible(line))
    return OK


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
