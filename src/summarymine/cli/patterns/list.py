"""summarymine patterns: the indicators in force, and where each is defined."""

from summarymine.cli.destination import output_options, resolve_output
from summarymine.cli.rules import Rules, load_indicators, rules_options
from summarymine.cli.translated import command
from summarymine.cli.usage import FAILED, OK
from summarymine.columns import INDICATOR_COLUMNS
from summarymine.indicators import Catalogue
from summarymine.model import Language, Table


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
    target = resolve_output(output, format, headers, encoding, studies=False)
    catalogue = load_indicators(rules)
    target.write(indicators_table(catalogue))
    return FAILED if catalogue.broken else OK


def indicators_table(catalogue: Catalogue) -> Table:
    """A row for each indicator."""
    rows = (
        tuple(getattr(indicator, column.key) or None for column in INDICATOR_COLUMNS)
        for indicator in catalogue.defined
        if (catalogue.chosen is None or indicator.pack in catalogue.chosen)
        and (catalogue.wanted is None or indicator.id in catalogue.wanted)
    )
    return Table(INDICATOR_COLUMNS, rows)
