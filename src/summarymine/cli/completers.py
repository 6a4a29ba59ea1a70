"""What TAB offers for the values of options: files, ids, packs, and bodies in reports read before.

Rules and reports are loaded when they are asked for, as every press of TAB starts anew.
"""

import contextlib
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from summarymine.cli.messages import language
from summarymine.model import SummaryMineError

if TYPE_CHECKING:
    from summarymine.indicators import Catalogue

# So many are looked up in a moment; of more, the first will do.
_MOST_REPORTS = 300


def complete_files(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Files and folders, which the shell itself knows best."""
    return [CompletionItem(incomplete, type="file")]


def complete_indicators(
    ctx: click.Context, _: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Ids of the indicators in force; for what begins in Chinese, their names."""
    items = []
    for indicator in sorted(load_rules(ctx).defined, key=lambda one: one.id):
        label = indicator.label_en if language() == "en" else indicator.label
        if indicator.id.startswith(incomplete):
            items.append(CompletionItem(indicator.id, help=label or indicator.label))
        elif incomplete and indicator.label.startswith(incomplete):
            items.append(CompletionItem(indicator.label, help=indicator.id))
    return items


def complete_packs(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of the packs in force."""
    return [CompletionItem(name) for name in load_rules(ctx).packs if name.startswith(incomplete)]


def complete_units(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Regions and bodies in the files of facts and the reports that were read before."""
    found: set[str] = set()
    with contextlib.suppress(SummaryMineError, OSError):
        found.update(find_units(ctx))
    return [CompletionItem(name) for name in sorted(found) if name.startswith(incomplete)]


def complete_bases(
    ctx: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """What a figure is set against: one of them, or the mean."""
    from summarymine.tables.between import MEAN

    mean = [CompletionItem(MEAN)] if MEAN.startswith(incomplete) else []
    return mean + complete_units(ctx, parameter, incomplete)


def load_rules(ctx: click.Context) -> "Catalogue":
    """The catalogue with the pattern files on the command line, or without if they are faulty."""
    from summarymine.indicators import load_catalogue

    paths = [Path(path) for path in ctx.params.get("patterns") or ()]
    try:
        return load_catalogue(paths, layers=True, skip_broken=True)
    except (SummaryMineError, OSError):
        return load_catalogue()


def find_units(ctx: click.Context) -> Iterator[str]:
    """Region and name of each reporter in what stands before on the command line."""
    from summarymine.batch import Job
    from summarymine.batch.kept import kept_parts
    from summarymine.batch.study import unpack_document
    from summarymine.readers import ReportPath, find_reports
    from summarymine.readers.facts import is_facts_file, read_facts

    patterns, packs = (tuple(ctx.params.get(name) or ()) for name in ("patterns", "pack"))
    # An option that still lacks its value keeps click from sharing out what stands before it.
    paths = ctx.params.get("paths") or ctx.args
    reports = [*itertools.islice(find_reports(paths), _MOST_REPORTS)]
    facts = [
        fact
        for report in reports
        if isinstance(report, ReportPath)
        and isinstance(report.path, Path)
        and is_facts_file(report.path)
        for fact in read_facts(report.path)
    ]
    for part in kept_parts(Job("study", patterns, packs), reports):
        facts += unpack_document(part.rows[0]).facts if part.rows else ()
    for fact in facts:
        yield from filter(None, (fact.reporter.region, fact.reporter.name))
