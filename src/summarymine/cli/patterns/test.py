"""summarymine patterns test: the cases beside the rules, run."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from summarymine.authoring.cases import CaseResult, Outcome, field_text, own_catalogue, run_cases
from summarymine.authoring.update import Edit, apply_edits, find_edits
from summarymine.cli.completers import complete_files
from summarymine.cli.explain_text import sentence_lines
from summarymine.cli.messages import say
from summarymine.cli.options import form_option
from summarymine.cli.patterns.common import rule_paths, rules_of, show, show_json, shown
from summarymine.cli.translated import command, option
from summarymine.cli.usage import FAILED, OK, saying_errors, tell
from summarymine.facts.explain import explain
from summarymine.indicators import Catalogue
from summarymine.indicators.catalogue import pattern_files
from summarymine.indicators.context import shown as shown_path
from summarymine.indicators.rule_file import CASE_FIELDS
from summarymine.model import Fact
from summarymine.outputs.writing import write_text
from summarymine.text import prepare_text

_STYLES = {"right": "green", "missing": "yellow", "noisy": "yellow", "wrong": "red"}
KINDS = ("right", "missing", "noisy", "wrong")


@command("test", "patterns.test")
@click.argument("paths", metavar="[PATH]...", nargs=-1, shell_complete=complete_files)
@option("--mutate", is_flag=True)
@option("--update", is_flag=True)
@form_option
def command_test(*, paths: Sequence[str], mutate: bool, update: bool, form: str) -> int:
    """Runs the cases of the pattern files at paths, by default of all that are in force."""
    files = {shown_path(file): file for path in rule_paths(paths) for file in pattern_files(path)}
    catalogue = rules_of(paths)
    own = [i for i in catalogue.defined if i.origin.rpartition(":")[0] in files]
    results = list(run_cases(catalogue, own, mutated=mutate))
    faulty = [result for result in results if not result.is_right]
    if form == "json":
        show_json({"cases": len(results), "failed": [*map(_object, faulty)]})
    else:
        for result in faulty:
            show(_lines(result, catalogue))
        tell(_summary(results))
    left = len(faulty)
    if update:
        left = _update(files, faulty)
    return FAILED if left or catalogue.broken else OK


def _summary(results: Sequence[CaseResult]) -> str:
    counts = Counter[str](outcome.kind for result in results for outcome in result.outcomes)
    silent = sum(not result.case.facts and result.is_right for result in results)
    told = {f"{kind}s": counts[kind] for kind in KINDS}
    return say("test.summary", cases=len(results), silent=silent, **told)


def _lines(result: CaseResult, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """The case with its place, its text with the facts marked, and each fact that is not right."""
    mutation = f" [{say(f'mutation.{result.mutation}')}]" if result.mutation else ""
    yield f"{result.case.origin}: {result.indicator.id}{mutation}", "bold"
    yield f"  {marked(result)}", ""
    for outcome in result.outcomes:
        yield f"  {_said(outcome)}", _STYLES[outcome.kind]
    if any(outcome.kind == "missing" for outcome in result.outcomes):
        yield from _why_nothing(result, catalogue)


def _why_nothing(result: CaseResult, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Why the indicator tells less of the text than expected, figure by figure."""
    own = own_catalogue(catalogue, result.indicator).only([result.indicator.id])
    document = prepare_text(result.text)
    lines = range(1, result.text.count("\n") + 2)
    for sentence in explain(document, own, lines):
        for line in [*sentence_lines(sentence)][2:]:
            if line.text:
                yield " " * (line.indent + 2) + line.text, "dim"


def marked(result: CaseResult) -> str:
    """The text with each fact in 【】."""
    text = result.text
    for span in sorted(set(result.spans), key=lambda span: -span.start):
        text = f"{text[: span.start]}【{text[span.start : span.end]}】{text[span.end :]}"
    return shown(text)


def _said(outcome: Outcome) -> str:
    expected = _fields(outcome.expected or {})
    told = _fields(_told(outcome.told, outcome.expected)) if outcome.told else ""
    return say(f"test.{outcome.kind}", expected=expected, told=told)


def _told(fact: Fact, expected: Mapping[str, str] | None) -> dict[str, str]:
    """What is told of the fields expected, and of those that any fact is known by."""
    wanted = {*(expected or {}), "value", "change_pct", "change_abs", "scope"}
    fields = {field: field_text(fact, field) for field in CASE_FIELDS if field in wanted}
    return {field: text for field, text in fields.items() if text or field in (expected or {})}


def _fields(fields: Mapping[str, str]) -> str:
    return shown(", ".join(f"{field} {text or '-'}" for field, text in fields.items())) or "-"


def _object(result: CaseResult) -> dict[str, Any]:
    return {
        "origin": result.case.origin,
        "indicator": result.indicator.id,
        "mutation": result.mutation or None,
        "text": result.text,
        "outcomes": [
            {
                "kind": outcome.kind,
                "expected": outcome.expected,
                "told": _told(outcome.told, outcome.expected) if outcome.told else None,
                "start": outcome.told.evidence.span.start if outcome.told else None,
                "end": outcome.told.evidence.span.end if outcome.told else None,
                "differs": list(outcome.differs),
            }
            for outcome in result.outcomes
        ],
    }


def _update(files: Mapping[str, Path], faulty: Sequence[CaseResult]) -> int:
    """Shows and makes the changes to each file; how many cases are left, which is told too."""
    remaining = 0
    by_file: dict[str, list[CaseResult]] = defaultdict(list)
    for result in faulty:
        by_file[result.case.origin.rpartition(":")[0]].append(result)
    for name, results in by_file.items():
        with saying_errors():
            edits = find_edits(files[name], name, results)
        for edit in edits:
            show(_edit_lines(name, edit))
        if edits:
            with saying_errors():
                write_text(apply_edits(files[name].read_bytes(), edits), files[name])
            tell(say("test.updated", file=name, count=len(edits)))
        left = sum(not result.mutation for result in results) - len(edits)
        remaining += left
        if left:
            tell(say("test.left", file=name, count=left))
    return remaining


def _edit_lines(name: str, edit: Edit) -> Iterator[tuple[str, str]]:
    yield f"{name}:{edit.line}", "bold"
    yield f"- {shown(edit.before)}", "red"
    yield f"+ {shown(edit.after)}", "green"
