"""summarymine verify: what has changed since an output was written, and why."""

import itertools
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from summarymine.batch import Job
from summarymine.batch.made import rules_hash
from summarymine.cli.completers import complete_files
from summarymine.cli.destination import Output, find_url
from summarymine.cli.messages import say
from summarymine.cli.options import Resources, paths_argument, quiet_option, resources_options
from summarymine.cli.rules import Rules, load_rules, rules_options
from summarymine.cli.run import DUPLICATE, Batch
from summarymine.cli.translated import Choice, command, option
from summarymine.cli.usage import FAILED, OK, saying_errors, tell
from summarymine.columns import FACT_COLUMNS
from summarymine.model import Cell, Fact
from summarymine.outputs.changes import FactChange, find_changes
from summarymine.outputs.csv import CsvRows
from summarymine.outputs.text import cell_text, visible
from summarymine.readers.facts import row_fact
from summarymine.readers.stored import StoredDocument, StoredOutput, read_output
from summarymine.version import tool_version

_KEYS = [column.key for column in FACT_COLUMNS]
# Longest that a text is told, in characters; --format json has it whole.
_LONGEST = 40
# Of a fact that was gained or lost.
_TOLD = ("year", "scope", "value", "low", "high", "change_pct", "change_abs", "evidence")


@dataclass(frozen=True, slots=True)
class Verified:
    """One document, as it was and as it is.

    file: changed, same, missing, new, unread (now) or unknown.

    before, after: its names, "" where it is not there. causes: those that all its changes share.
    """

    before: str
    after: str
    file: str
    causes: tuple[str, ...]
    same: int
    changes: Sequence[FactChange]

    @property
    def name(self) -> str:
        return self.after or self.before


@command("verify")
@click.argument("output", metavar="OUTPUT", shell_complete=complete_files)
@paths_argument
@option("--format", "verify_format", type=Choice(("text", "json")), default="text")
@rules_options
@resources_options
@quiet_option
def command_verify(
    *,
    output: str,
    paths: Sequence[str],
    verify_format: str,
    rules: Rules,
    resources: Resources,
    quiet: bool,
) -> int:
    """Tells how the facts of the reports at paths differ from those in the file output."""
    with saying_errors():
        stored, output = _read(output)
    job = Job("facts", *_rules_of(stored, rules))
    batch = Batch(paths, Output(None, "json", "en", None), quiet=quiet, resources=resources)
    broken = load_rules(job).broken
    if (made_with := stored.options.get("patterns")) and not rules.patterns:
        tell(say("verify.patterns", patterns=visible(made_with)))
    rows = CsvRows(FACT_COLUMNS, batch.fact_rows(job))
    facts = [row_fact(dict(zip(_KEYS, row, strict=True))) for row in rows]
    if not stored.has_copies:
        facts = [fact for fact in facts if DUPLICATE not in fact.flags]
    digests = {name: str(told["digest"]) for name, told in batch.read.items()}
    now = StoredDocument("", tool_version(), rules_hash(job.rule_files))
    unread = {name for name, _ in batch.unread}
    documents = list(_verify(stored, facts, digests, unread, now))
    report = _as_json if verify_format == "json" else _as_text
    for line in report(output, stored, now, documents):
        click.echo(line)
    differs = any(document.changes for document in documents)
    return batch.finish() or (FAILED if differs or broken else OK)


def _read(output: str) -> tuple[StoredOutput, str]:
    """What an output holds, and how it is named: an address without its password."""
    if not find_url(output):
        return read_output(Path(output)), output
    # Loaded here, with what they need.
    from summarymine.outputs.connection import show_url
    from summarymine.outputs.server_reading import read_url

    return read_url(output), show_url(output)


def _rules_of(stored: StoredOutput, rules: Rules) -> Rules:
    """The rules asked for; packs and indicators as when it was written, unless others are."""

    def words(name: str) -> tuple[str, ...]:
        return tuple(stored.options.get(name, "").split())

    packs, indicators = rules.packs or words("pack"), rules.indicators or words("indicator")
    return Rules(rules.patterns, packs, indicators)


def _verify(
    stored: StoredOutput,
    facts: Iterable[Fact],
    digests: Mapping[str, str],
    unread: Collection[str],
    now: StoredDocument,
) -> Iterator[Verified]:
    """The documents that were, are, or both; those of one file are one, whatever its name."""
    before, after = _by_document(stored.facts), _by_document(facts)
    names = {*before, *stored.documents}
    there = {*after, *digests}
    pairs = [(name, name) for name in names & there]
    moved = {digests[name]: name for name in sorted(there - names) if name in digests}
    for name in sorted(names - there):
        was = stored.documents.get(name)
        pairs.append((name, moved.pop(was.digest, "") if was else ""))
    found = {after_name for _, after_name in pairs}
    pairs += [("", name) for name in there - found]
    for old, new in sorted(pairs, key=lambda pair: (pair[1] or pair[0], pair)):
        was = stored.documents.get(old)
        file = "unread" if old in unread else _file_state(old, new, was, digests)
        same, changes = find_changes(before.get(old, ()), after.get(new, ()))
        causes = _causes(stored, file, was or _made(stored), now)
        yield Verified(old, new, file, causes, same, changes)


def _by_document(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.evidence.document, []).append(fact)
    return found


def _file_state(old: str, new: str, was: StoredDocument | None, digests: Mapping[str, str]) -> str:
    if not new:
        return "missing"
    if not old:
        return "new"
    if was is None or new not in digests:
        return "unknown"
    return "same" if was.digest == digests[new] else "changed"


def _made(stored: StoredOutput) -> StoredDocument | None:
    """What read any of the documents: for one that was not there."""
    return next(iter(stored.documents.values()), None)


def _causes(
    stored: StoredOutput, file: str, was: StoredDocument | None, now: StoredDocument
) -> tuple[str, ...]:
    """Why facts of a document may differ, the nearest cause first."""
    causes = []
    if file in ("changed", "missing", "new", "unread") and was is not None:
        causes.append(file)
    if was is not None and was.rules != now.rules:
        causes.append("rule")
    if was is not None and was.version != now.version:
        causes.append("tool")
    if stored.edited:
        causes.append("edited")
    return tuple(causes) or ("unknown",)


# -- told to people -----------------------------------------------------------------------------


def _as_text(
    output: str, stored: StoredOutput, now: StoredDocument, documents: Sequence[Verified]
) -> Iterator[str]:
    counts = _counts(documents)
    differs = any(document.changes for document in documents)
    output = visible(output)
    if differs:
        yield say("verify.differs", output=output, **counts)
    else:
        yield say("verify.same", output=output, facts=counts["same"])
    yield from _about_all(stored, now)
    for document in documents:
        if not document.changes and document.file in ("same", "unknown"):
            continue
        name = visible(document.name)
        if document.before and document.after and document.before != document.after:
            name = say("verify.renamed", name=name, before=visible(document.before))
        yield f"{name}{say('list.colon')}{say(f'verify.document.{document.file}')}"
        for change in document.changes:
            yield f"  {_change_text(change, document.causes)}"


def _about_all(stored: StoredOutput, now: StoredDocument) -> Iterator[str]:
    """What changed for all documents."""
    if not stored.documents:
        yield say("verify.no_origin")
    if stored.edited:
        yield say("verify.edited")
    for name, was, is_now in (
        ("rules", {one.rules for one in stored.documents.values()}, now.rules),
        ("tool", {one.version for one in stored.documents.values()}, now.version),
    ):
        for other in sorted(was - {is_now}):
            yield say(f"verify.{name}", before=visible(other), after=is_now)


def _change_text(change: FactChange, causes: Sequence[str]) -> str:
    """`changed 亡人数 (deaths), line 12: value 40 → 41 (file changed)`."""
    fact = change.fact
    comma = say("list.comma")
    patterns = _patterns(change)
    text = say(
        "verify.change",
        kind=say(f"verify.kind.{change.kind}"),
        label=fact.label,
        indicator=fact.indicator,
        line=fact.evidence.line,
        cells=comma.join(_cells_text(change)),
        causes=comma.join(say(f"verify.cause.{cause}", pattern=patterns) for cause in causes),
    )
    return visible(text)


def _cells_text(change: FactChange) -> Iterator[str]:
    """What differs; of a fact that is gained or lost, what it says."""
    for column, (before, after) in change.cells().items():
        if change.before and change.after:
            yield say("verify.cell", column=column, **_differing(before, after))
        elif column in _TOLD:
            yield f"{column} {_short(cell_text(before or after))}"


def _differing(before: Cell, after: Cell) -> Mapping[str, str]:
    """Two cells as told, long texts from a little before where they part."""
    texts = cell_text(before), cell_text(after)
    alike = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(*texts, strict=False))
    start = sum(1 for _ in alike) - _LONGEST // 2
    if start > 0 and max(map(len, texts)) > _LONGEST:
        texts = f"…{texts[0][start:]}", f"…{texts[1][start:]}"
    return dict(zip(("before", "after"), map(_short, texts), strict=True))


def _patterns(change: FactChange) -> str:
    """The patterns that found the fact, then and now."""
    facts = (fact for fact in (change.before, change.after) if fact is not None)
    return " → ".join(dict.fromkeys(fact.evidence.pattern for fact in facts))


def _short(text: str) -> str:
    text = visible(text)
    if not text:
        return say("verify.nothing")
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _counts(documents: Sequence[Verified]) -> dict[str, int]:
    counts = {"same": sum(document.same for document in documents)}
    for kind in ("changed", "gained", "lost", "moved"):
        counts[kind] = sum(c.kind == kind for one in documents for c in one.changes)
    return counts


# -- told to programs ---------------------------------------------------------------------------


def _as_json(
    output: str, stored: StoredOutput, now: StoredDocument, documents: Sequence[Verified]
) -> Iterator[str]:
    was = {"versions": set[str](), "rules": set[str]()}
    for one in stored.documents.values():
        was["versions"].add(one.version)
        was["rules"].add(one.rules)
    told = {
        "output": output,
        "has_origin": bool(stored.documents),
        "edited": stored.edited,
        "rules": {"before": sorted(was["rules"]), "after": now.rules},
        "version": {"before": sorted(was["versions"]), "after": now.version},
        **_counts(documents),
        "documents": [_document_object(document) for document in documents],
    }
    yield json.dumps(told, ensure_ascii=True, indent=2)


def _document_object(document: Verified) -> dict[str, Any]:
    return {
        "before": document.before or None,
        "after": document.after or None,
        "file": document.file,
        "same": document.same,
        "causes": list(document.causes) if document.changes else [],
        "changes": [
            {
                "kind": change.kind,
                "indicator": change.fact.indicator,
                "line": change.fact.evidence.line,
                "patterns": [one and one.evidence.pattern for one in (change.before, change.after)],
                "cells": {
                    key: [cell if cell is None else cell_text(cell) for cell in cells]
                    for key, cells in change.cells().items()
                },
            }
            for change in document.changes
        ],
    }
