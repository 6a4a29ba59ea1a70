"""Which rules a command goes by: its options, and the catalogue that they come to."""

import functools
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from summarymine.cli.completers import complete_files, complete_indicators, complete_packs
from summarymine.cli.messages import say
from summarymine.cli.translated import Decorator, decorated, option
from summarymine.cli.usage import FAILED, OK, SaidError, complain, saying_errors, tell

if TYPE_CHECKING:
    from summarymine.batch import Job
    from summarymine.indicators import Catalogue


# Where the context of a command keeps them.
_RULES = "summarymine.rules"


class Rules(NamedTuple):
    """The rules asked for: files besides those in force, packs and indicators by name."""

    patterns: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()


patterns_option = option(
    "--patterns", metavar="DIR_OR_FILE", multiple=True, shell_complete=complete_files
)


def rules_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Decorator: --patterns, --pack and --indicator, given to function as rules."""

    @functools.wraps(function)
    def called(
        *args: Any,
        patterns: Sequence[str],
        pack: Sequence[str],
        indicator: Sequence[str],
        **settings: Any,
    ) -> Any:
        rules = Rules(tuple(patterns), tuple(pack), tuple(indicator))
        click.get_current_context().meta[_RULES] = rules
        return function(*args, rules=rules, **settings)

    decorators: Sequence[Decorator] = (
        patterns_option,
        option("--pack", metavar="NAME", multiple=True, shell_complete=complete_packs),
        option("--indicator", metavar="ID", multiple=True, shell_complete=complete_indicators),
    )
    return decorated(called, decorators)


def asked_rules() -> Rules:
    """The rules that the command at work was asked for."""
    rules: Rules = click.get_current_context().meta.get(_RULES, Rules())
    return rules


def named_options(paths: Sequence[str], rules: Rules) -> Mapping[str, str]:
    """What of the command line decides what is found."""
    options = {
        "paths": paths,
        "pack": rules.packs,
        "indicator": rules.indicators,
        "patterns": rules.patterns,
    }
    return {name: " ".join(words) for name, words in options.items() if words}


def load_indicators(rules: Rules) -> "Catalogue":
    """The catalogue in force. Raises SaidError, naming every error in files that cannot be used."""
    # Loaded here: the options of a command that reads no report need no batch.
    from summarymine.batch import Job

    return load_rules(Job("facts", *rules))


def check_rules(job: "Job") -> int:
    """The exit code so far: FAILED if an indicator of the user's was left out, each fault named.

    Those of the package need no look: a run that finds all in the cache never loads them.
    Raises SaidError for what keeps any report from being read.
    """
    from summarymine.indicators.catalogue import own_layers

    if job.patterns or job.packs or job.indicators or own_layers():
        return FAILED if load_rules(job).broken else OK
    return OK


def load_rules(job: "Job") -> "Catalogue":
    """The catalogue of a job, loaded for its workers too; what is left out of it is named.

    Raises SaidError.
    """
    for path in job.patterns:
        if not Path(path).exists():
            raise SaidError(say("error.no_patterns", path=path))
    with saying_errors():
        broken = job.rules.broken
    # Loaded here, with the rules.
    from summarymine.cli.rule_messages import problem_text

    for problem in broken:
        complain(problem_text(problem))
    for id in dict.fromkeys(problem.indicator for problem in broken):
        tell(say("note.left_out", indicator=id))
    # One that is left out may be the one asked for, so what is wrong with it stands above.
    with saying_errors():
        return job.catalogue


def find_ids(catalogue: "Catalogue", indicators: Sequence[str]) -> tuple[str, ...]:
    """The ids of indicators named by id or label. Raises SaidError for one there is none of."""
    with saying_errors():
        return tuple(map(catalogue.find_id, indicators))
