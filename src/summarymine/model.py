"""The nouns of summarymine. Frozen values, no logic; every other room imports this one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Approx = Literal["more", "less", "about"]
Status = Literal["actual", "planned"]
Direction = Literal["up", "down", "flat"]
Language = Literal["en", "zh"]
Weight = Literal["contradiction", "doubt", "support", "proposal"]
NumeralClass = Literal["fact", "part", "planned", "unclaimed", "date", "name", "ordinal", "idiom"]


class SummaryMineError(Exception):
    """Base of every error that the library raises: where, what, what next."""


class InternalError(SummaryMineError):
    """A mistake of ours met in one document; what: as the interpreter says it."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"{name}: internal error: {what}")
        self.name = name
        self.what = what


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open [start, end), in code points of the text as read unless said otherwise."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that its format calls a heading; level 1 is the highest."""

    span: Span
    level: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as laid out: rows of equally many cells, each the span of its text.

    A merged cell stands in every place that it covers. A blank one has an empty span.
    """

    rows: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report as read, before any repair.

    name: path relative to the PATH that the user gave, with forward slashes; "-" for stdin;
    a member of an archive as `a.zip!/b.docx`.
    text: what the file says, line ends as found (decoded, nothing else); a form feed ends a page.
    headings, grids: what the format says of the text, in its order.
    ocr: passages that were read off a picture.
    unread: what of the file could not be read, such as a page that is a picture.
    """

    name: str
    text: str
    headings: tuple[Heading, ...] = ()
    grids: tuple[Grid, ...] = ()
    ocr: tuple[Span, ...] = ()
    unread: tuple[SummaryMineError, ...] = ()


@dataclass(frozen=True, slots=True)
class Repair:
    """One edit that the text room made: what stood at span, and what stands there now."""

    rule: str
    span: Span
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the text below it; spans in the repaired text."""

    heading: str
    level: int
    span: Span


@dataclass(frozen=True, slots=True)
class Telling:
    """Cells of a table, told in a sentence; span in the repaired text.

    body: whose figures they are, "" for the reporter's own. shown: the row as laid out, each
    figure under its heads.
    """

    span: Span
    body: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedDocument:
    """A document made readable for matching, with the way back to the text as read.

    text: the repaired text.
    origins: for each character of text, the offset in source.text that it came from; they rise,
    but inside tellings.
    sentences, sections: spans in the repaired text; sentences hold no line end.
    tellings: in the order of the text.
    """

    source: Document
    text: str
    origins: Sequence[int]
    repairs: tuple[Repair, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Span, ...]
    tellings: tuple[Telling, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as stated: `3.2万余元` → 32000 to 33000, "元", "more".

    value: the lower end of a range, multiplier applied; None where only bounds are known (数十).
    low, high: bounds, None where open. unit: as written, without 万/亿; "" if none.
    may_be: of a damaged one, what may have stood there (202300余人: 2000余人), likelier first.
    """

    span: Span
    surface: str
    value: Decimal | None
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    approx: Approx | None = None
    flags: tuple[str, ...] = ()
    may_be: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reporter:
    """The body that reports. region and adcode (GB/T 2260) are "" where unresolved."""

    name: str = ""
    region: str = ""
    adcode: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """The time that a report or fact covers: year (None if unstated) and the period as written.

    A sum over several years has no year of its own. start, end: first and last day, both or none.
    """

    year: int | None = None
    text: str = ""
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The way from a fact back to its report: span in the text as read, sentence as repaired."""

    document: str
    span: Span
    line: int
    page: int | None
    section: str
    sentence: str
    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What one reporter states of one indicator: level, change, or both told together.

    value, low, high: level in the base unit (万 and 亿 applied, money in 元, percent as 24.52).
    change_pct: signed percent; change_abs: signed, in the indicator's unit (points for a rate).
    scope: "" for the whole reporting body, else the words that narrow it.
    """

    reporter: Reporter
    period: Period
    indicator: str
    label: str
    unit: str
    evidence: Evidence
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    approx: Approx | None = None
    change_pct: Decimal | None = None
    change_abs: Decimal | None = None
    direction: Direction | None = None
    baseline: str = ""
    scope: str = ""
    status: Status = "actual"
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One numeral of a report with the one class that it is in; span and surface as read.

    kind: fact, part and planned are quantities that facts are read from; unclaimed is any other.
    indicators: of the facts. rules: the patterns that found them; for a numeral that was taken
    out of the text, such as a page number, the repair that did so.
    context: the numeral with what stands around it, on one line. quantity: what it says, in the
    repaired text; None for a numeral that is none.
    """

    span: Span
    line: int
    surface: str
    kind: NumeralClass
    indicators: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    context: str
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What figures of reports say against or for each other.

    code: of what was found, by which its sentence is told in either language; details fill it.
    weight: contradiction (they cannot all be right), doubt, support (they bear each other out) or
    proposal (a relation that holds, and that nobody declared).
    facts: the cells concerned; places: of figures that are no facts. arithmetic: for people,
    `53 × (1 − 24.52%) = 40.0`. may_be: what a damaged figure may have been, likelier first.
    settles: for the smallest set of cells that settles all contradictions of a document.
    """

    code: str
    weight: Weight
    document: str
    facts: tuple[Fact, ...] = ()
    places: tuple[Evidence, ...] = ()
    arithmetic: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    may_be: tuple[str, ...] = ()
    settles: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: key is the stable English heading, zh the Chinese one."""

    key: str
    zh: str
    numeric: bool = False


Cell = str | int | float | Decimal | None


@dataclass(frozen=True, slots=True)
class Table:
    """What outputs write: columns, and rows of as many cells. None is an empty cell, never 0.

    rows may be an iterator, read once, so that a table need not fit in memory.
    """

    columns: tuple[Column, ...]
    rows: Iterable[tuple[Cell, ...]]
