"""Options of compare: which columns, what is computed of them, and how they are laid out."""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from summarymine.cli.completers import (
    complete_bases,
    complete_files,
    complete_indicators,
    complete_units,
)
from summarymine.cli.messages import say
from summarymine.cli.translated import Choice, Decorator, option
from summarymine.cli.usage import SaidError, SaidUsageError
from summarymine.readers.bases import Base, BasesError, read_bases
from summarymine.tables import Asked, Normalising, Selection, View

NAMES = (
    *("--layout", "--unit", "--year", "--region-level", "--by-theme", "--rank", "--smallest-first"),
    *("--difference-from", "--index", "--mixed-years", "--per", "--per-indicator", "--per-unit"),
    *("--share-of", "--targets"),
)
LAYOUTS = ("wide", "year", "long")
REGION_LEVELS = ("province", "city", "county")


@dataclass(frozen=True, slots=True)
class Comparing:
    """What is asked of a comparison, and the options that were given, by name and as given."""

    asked: Asked
    options: Mapping[str, str] = field(default_factory=dict)


def comparing_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Decorator: all of these options, given to function as comparing."""

    @functools.wraps(function)
    def called(
        *args: Any,
        layout: Any,
        unit: Sequence[str],
        year: Sequence[int],
        region_level: Any,
        by_theme: bool,
        rank: bool,
        smallest_first: bool,
        difference_from: str | None,
        index: str | None,
        mixed_years: bool,
        per: Sequence[str],
        per_indicator: str | None,
        per_unit: int,
        share_of: str | None,
        targets: bool,
        **settings: Any,
    ) -> Any:
        normalising = Normalising(
            per=tuple(base for path in per for base in load_bases(path)),
            per_indicator=per_indicator or "",
            per_unit=Decimal(per_unit),
            share_of=share_of or "",
        )
        view = View(
            layout=layout or "wide",
            normalising=normalising,
            rank=rank,
            smallest_first=smallest_first,
            difference_from=difference_from or "",
            index=index or "",
            mixed_years=mixed_years,
            by_theme=by_theme,
        )
        if targets and (layout or view != View()):
            raise SaidUsageError(say("compare.targets_alone"), click.get_current_context())
        context = click.get_current_context()
        selection = Selection(units=tuple(unit), years=tuple(year), level=region_level)
        asked = Asked(selection=selection, view=view, targets=targets)
        comparing = Comparing(asked, options_given(context))
        return function(*args, comparing=comparing, **settings)

    decorated: Callable[..., Any] = called
    for decorate in reversed(_OPTIONS):
        decorated = decorate(decorated)
    return decorated


def options_given(context: click.Context) -> Mapping[str, str]:
    """Those of compare that are on the command line, several values of one in a line."""
    given = {}
    for parameter in context.command.params:
        key, name = parameter.name or "", parameter.opts[-1]
        if name in NAMES and context.get_parameter_source(key) is not ParameterSource.DEFAULT:
            value = context.params[key]
            values = value if isinstance(value, tuple) else (value,)
            given[name.removeprefix("--")] = " ".join(
                "yes" if one is True else str(one) for one in values
            )
    return given


_OPTIONS: Sequence[Decorator] = (
    option("--layout", type=Choice(LAYOUTS)),
    option("--unit", metavar="UNIT", multiple=True, shell_complete=complete_units),
    option("--year", metavar="YEAR", type=click.IntRange(1900, 2999), multiple=True),
    option("--region-level", type=Choice(REGION_LEVELS)),
    option("--by-theme", is_flag=True),
    option("--rank", is_flag=True),
    option("--smallest-first", is_flag=True),
    option("--difference-from", metavar="UNIT|mean", shell_complete=complete_bases),
    option("--index", metavar="UNIT", shell_complete=complete_units),
    option("--mixed-years", is_flag=True),
    option("--per", metavar="FILE", multiple=True, shell_complete=complete_files),
    option("--per-indicator", metavar="ID", shell_complete=complete_indicators),
    option("--per-unit", metavar="N", type=click.IntRange(1), default=10_000),
    option("--share-of", metavar="ID", shell_complete=complete_indicators),
    option("--targets", is_flag=True),
)


def load_bases(path: str) -> tuple[Base, ...]:
    """The rows of a table for --per. Raises SaidError, naming the line that is wrong."""
    try:
        return read_bases(Path(path))
    except BasesError as error:
        what = say(f"bases.{error.reason}", **error.details)
        raise SaidError(say("bases.at", place=error.place, what=what)) from error
