"""Reports read together: what is set side by side, and what workbooks, pages and databases hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from summarymine.model import Fact, Finding, Language, LedgerEntry, Reporter, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyDocument:
    """One report with all that was found in it. text: as read; entries: its numerals, in classes.

    digest: of the file's bytes, of a member of an archive of its text. duplicate_of: the report
    that it is a copy of, "" for none.
    """

    name: str
    digest: str
    text: str
    packs: tuple[str, ...]
    facts: tuple[Fact, ...]
    entries: tuple[LedgerEntry, ...]
    findings: tuple[Finding, ...]
    duplicate_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadReport:
    """A report that could not be read, or of which a part could not: then it is a document too.

    code: of the reason, the same in every language; reasons: its sentence in each.
    """

    name: str
    code: str
    reasons: Mapping[Language, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorInfo:
    """What outputs say of an indicator. theme: "" where that is its pack.

    pack_label, pack_label_en: what tables call its pack.
    """

    id: str
    label: str
    label_en: str
    unit: str
    pack: str
    definition: str
    pack_label: str = ""
    pack_label_en: str = ""
    theme: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What made a study: the tool's version, the hash of its rules, the options that matter."""

    version: str
    rules: str
    options: Mapping[str, str]


Mark = Literal["part", "other_year", "doubtful", "contradiction", "bounds", "other_unit"]
Measure = Literal["level", "change"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonCell:
    """What one body says of an indicator: as text with its marks, and the facts that say so.

    number: the level, if it is exact, of the whole, certain as read and alone. value, low, high: of
    the level shown first, whatever its marks. findings: what the audit says against its figures;
    text and marks are as read.
    """

    text: str
    number: Decimal | None = None
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    marks: tuple[Mark, ...] = ()
    facts: tuple[Fact, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonHead:
    """A column of a comparison: a reporting body in one period, "" for the whole year."""

    title: str
    reporter: Reporter
    year: int | None
    period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRow:
    """Levels or changes of an indicator, a cell for each head, None where nothing is said."""

    indicator: str
    label: str
    unit: str
    measure: Measure
    cells: tuple[ComparisonCell | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Reporting bodies side by side; only actual figures."""

    heads: tuple[ComparisonHead, ...]
    rows: tuple[ComparisonRow, ...]


# What a table tells besides the comparison: what is computed, years across, a row a figure, plans.
TableKind = Literal["", "computed", "year", "long", "targets"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The figures of a study side by side, as asked for.

    comparison: the columns asked for, all rows; those of one theme together if themes are told.
    only: the indicators to show, all if empty. themes: by indicator, None where nobody asked.
    table: rows of only, as a table of the layout asked for. kind: what it tells besides.
    """

    comparison: Comparison
    table: Table
    kind: TableKind = ""
    only: tuple[str, ...] = ()
    themes: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """Reports read together: what workbooks, pages and databases are made of.

    findings: those of more than one document. indicators: in the catalogue's order. compared: what
    was asked of a comparison, None for all as it is. unread: what is missing, by name.
    """

    documents: tuple[StudyDocument, ...]
    findings: tuple[Finding, ...]
    indicators: tuple[IndicatorInfo, ...]
    origin: Origin
    compared: Compared | None = None
    unread: tuple[UnreadReport, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Those of every document that is no copy."""
        return tuple(f for one in self.documents if not one.duplicate_of for f in one.facts)
