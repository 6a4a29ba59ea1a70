"""What is asked of every document of a batch; a value that can be sent to another process."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

from summarymine.audit import audit_document, codes_by_fact
from summarymine.batch.duplicates import find_sketch
from summarymine.batch.part import Part
from summarymine.batch.study import pack_document
from summarymine.columns import FACT_COLUMNS
from summarymine.facts import document_quantities, extract_facts, find_entries, packs_in_force
from summarymine.indicators import Catalogue, SlowRuleError, collect_slow, load_catalogue
from summarymine.indicators.catalogue import all_pattern_files, packaged_files, pattern_files
from summarymine.model import (
    Cell,
    Document,
    Fact,
    Finding,
    InternalError,
    LedgerEntry,
    PreparedDocument,
    SummaryMineError,
    Table,
)
from summarymine.outputs import facts_table, ledger_table, numerals_table, quantities_table
from summarymine.outputs.csv import csv_row
from summarymine.quantities import find_quantities
from summarymine.readers.files import find_digest
from summarymine.stages import stage
from summarymine.study import StudyDocument
from summarymine.text import prepare

# Place and year of the first fact: two reports that differ in either are not one.
_KEYS = [column.key for column in FACT_COLUMNS]
_WHO = (_KEYS.index("adcode"), _KEYS.index("year"))

JobVerb = Literal["facts", "quantities", "ledger", "numerals", "study"]


@dataclass(frozen=True)
class Job:
    """verb: which rows. patterns, packs, indicators: the rules asked for. classes: of numerals.

    own_layers: whether the rules of the user and of the current folder are used as well. stats:
    whether it is measured how long each stage takes.
    """

    verb: JobVerb
    patterns: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    own_layers: bool = True
    stats: bool = False

    @cached_property
    def rules(self) -> Catalogue:
        """All rules there are; once loaded, forked workers have them too.

        An indicator with an error is left out. Raises CatalogueError for files that cannot be used.
        """
        paths = [Path(path) for path in self.patterns]
        catalogue = load_catalogue(paths, layers=self.own_layers, skip_broken=True)
        # It lives as long as the process: no use in looking through it for garbage.
        gc.freeze()
        return catalogue

    @cached_property
    def catalogue(self) -> Catalogue:
        """The rules asked for. Raises UnknownIdError for packs and indicators there are none of."""
        chosen = self.rules.with_packs(self.packs) if self.packs else self.rules
        return chosen.only(self.indicators) if self.indicators else chosen

    def __reduce__(self) -> tuple[type["Job"], tuple[object, ...]]:
        # Another process loads it for itself.
        return Job, tuple(getattr(self, field.name) for field in fields(Job))

    @property
    def rule_files(self) -> list[Path]:
        """The files of all its rules, in the order in which they are loaded."""
        paths = [Path(path) for path in self.patterns]
        if self.own_layers:
            return all_pattern_files(paths)
        return [*packaged_files(), *(file for path in paths for file in pattern_files(path))]

    def part(self, document: Document | SummaryMineError, digest: str) -> Part:
        """What is made of a document, or why it is not there; whatever it is, nothing is raised."""
        name = document.name if isinstance(document, Document) else getattr(document, "name", "")
        try:
            if not isinstance(document, Document):
                raise document
            with stage("repair"):
                prepared = prepare(document)
            with collect_slow() as slow:
                content = digest or text_digest(document)
                made = self._study(prepared, content) if self.verb == "study" else None
                table = facts_table(made.facts) if made else _TABLES[self.verb](self, prepared)
                with stage("rows"):
                    rows = list(table.rows)
            unread = (*document.unread, *SlowRuleError.each(name, slow))
            with stage("rows"):
                lines = [pack_document(made)] if made else [*map(csv_row, rows)]
            part = Part(name=name, rows=lines, unread=unread, content=content)
            if self.verb == "quantities":
                return part
            part = replace(part, packs=packs_in_force(prepared, self.catalogue))
            if self.verb not in ("facts", "study"):
                return part
            who = _who(rows[0]) if rows else ""
            return replace(part, who=who, digest=digest, sketch=find_sketch(prepared.text))
        except SummaryMineError as error:
            return Part(name=name, error=error)
        except MemoryError:
            raise
        except Exception as error:
            # A mistake of ours in one report must not cost the user the other thousand.
            return Part(name=name, error=InternalError(name, f"{type(error).__name__}: {error}"))

    def _study(self, document: PreparedDocument, digest: str) -> StudyDocument:
        """All that a study holds of a document."""
        facts, findings = self.audited(document)
        return StudyDocument(
            name=document.source.name,
            digest=digest,
            text=document.source.text,
            packs=packs_in_force(document, self.catalogue),
            facts=facts,
            entries=_entries(self, document),
            findings=findings,
        )

    def audited(self, document: PreparedDocument) -> tuple[tuple[Fact, ...], tuple[Finding, ...]]:
        """The facts of a document, and what the audit says of it."""
        with stage("quantities"):
            quantities = find_quantities(document.text)
        with stage("facts"):
            facts = extract_facts(document, self.catalogue, quantities)
        with stage("audit"):
            return facts, audit_document(document, facts, quantities, self.catalogue)


def text_digest(document: Document) -> str:
    """The digest of the text of a document that is not all of its file."""
    return find_digest(document.text.encode("utf-8", "surrogatepass"))


def _who(row: Sequence[Cell]) -> str:
    return " ".join(str(row[number] or "") for number in _WHO)


def _facts(job: Job, document: PreparedDocument) -> Table:
    facts, findings = job.audited(document)
    return facts_table(facts, codes_by_fact(findings))


def _entries(job: Job, document: PreparedDocument) -> tuple[LedgerEntry, ...]:
    with stage("ledger"):
        return find_entries(document, job.catalogue)


def _quantities(job: Job, document: PreparedDocument) -> Table:
    name = document.source.name
    return quantities_table((name, *told) for told in document_quantities(document))


def _ledger(job: Job, document: PreparedDocument) -> Table:
    return ledger_table([(document.source.name, _entries(job, document))])


def _numerals(job: Job, document: PreparedDocument) -> Table:
    wanted = (entry for entry in _entries(job, document) if entry.kind in job.classes)
    return numerals_table((document.source.name, entry) for entry in wanted)


_TABLES: dict[JobVerb, Callable[[Job, PreparedDocument], Table]] = {
    "facts": _facts,
    "quantities": _quantities,
    "ledger": _ledger,
    "numerals": _numerals,
}
