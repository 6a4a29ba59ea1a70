"""Expectations of cases, rewritten to what is told now; all else of the file stays as it is."""

import codecs
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from summarymine.authoring.cases import CaseResult, field_text
from summarymine.indicators.rule_file import CASE_FIELDS
from summarymine.indicators.source import Source, compose, read_rules

# What a fact is known by; the others are kept where the case told them before.
_ALWAYS = ("value", "change_pct", "change_abs", "scope")
_UNLESS = {"status": "actual"}
_PLAIN = "-_."


class Edit(NamedTuple):
    """The facts of a case as they stand and as they come out; start, end: where in the file."""

    line: int
    start: int
    end: int
    before: str
    after: str


def find_edits(path: Path, shown: str, results: Sequence[CaseResult]) -> tuple[Edit, ...]:
    """What must change in a file so that these cases are right, in the order of the file.

    A silent text that tells something is left: whether it should is not for a program to say.
    Raises CatalogueError if the file can no longer be read.
    """
    root = compose(path, shown)
    text = read_rules(path, shown)
    wrong = {
        result.case.origin: result
        for result in results
        if not result.is_right and not result.mutation and result.case.facts
    }
    edits = []
    for case in _cases(root):
        result = wrong.get(f"{shown}:{case.line}")
        facts = next((value for _, key, value in case.fields() if key == "facts"), None)
        if result and facts and result.told:
            start = facts.start
            # A block of `- …` lines ends where the next key begins.
            end = start + len(text[start : facts.end].rstrip())
            after = facts_text(result)
            edits.append(Edit(facts.line, start, end, text[start:end], after))
    return tuple(edits)


def apply_edits(data: bytes, edits: Sequence[Edit]) -> str:
    """The text of a file of this content with the edits made, in the form that it has."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    for edit in sorted(edits, reverse=True, key=lambda edit: edit.start):
        text = text[: edit.start] + edit.after + text[edit.end :]
    return in_form_of(data, text)


def in_form_of(data: bytes, text: str) -> str:
    """The text with the byte-order mark and the line ends of a file of this content."""
    mark = "\ufeff" if data.startswith(codecs.BOM_UTF8) else ""
    return mark + (text.replace("\n", "\r\n") if b"\r\n" in data else text)


def facts_text(result: CaseResult) -> str:
    """`[{value: 32000, change_pct: 12}]`"""
    known = {field for facts in result.case.facts for field in facts}
    rows = []
    for fact in result.told:
        fields = {field: field_text(fact, field) for field in CASE_FIELDS}
        told = [
            f"{field}: {yaml_text(value)}"
            for field, value in fields.items()
            if value and (field in known or field in _ALWAYS or _UNLESS.get(field, value) != value)
        ]
        rows.append("{" + ", ".join(told) + "}")
    return "[" + ", ".join(rows) + "]"


def yaml_text(value: str) -> str:
    """A text as YAML's flow style takes it: bare where it can stand so, else in single quotes."""
    plain = value.lstrip("-")[:1].isalnum() and all(s.isalnum() or s in _PLAIN for s in value)
    if plain and value.lower() not in ("yes", "no", "on", "off", "true", "false", "null", "y", "n"):
        return value
    return "'" + value.replace("'", "''") + "'"


def _cases(root: Source) -> list[Source]:
    found: list[Source] = []
    for _, key, indicators in root.fields():
        if key == "indicators":
            for indicator in indicators.items():
                for _, name, cases in indicator.fields():
                    if name == "cases":
                        found.extend(cases.items())
    return found
