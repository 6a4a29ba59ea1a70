"""The tables and views of databases: one description, from which every dialect is written."""

from collections.abc import Iterator
from dataclasses import dataclass

from summarymine.columns import FACT_COLUMNS
from summarymine.outputs.notes import ALWAYS, KINDS, NOTES, Kind

# Raised when a table or column changes its meaning: what is stored by another is not written to.
SCHEMA_VERSION = 1

# A number is kept with all its digits, so many before the point and so many after it.
WHOLE_DIGITS = 28
FRACTION_DIGITS = 10

# Words of SQL: a query could not name them without quotes.
RENAMED = {"start": "start_char", "end": "end_char"}


@dataclass(frozen=True, slots=True)
class Field:
    """A column: required is never empty; references: a table, by its only primary key."""

    key: str
    kind: Kind
    note: str
    required: bool = False
    references: str = ""


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table, with the keys of the fields that tell its rows apart."""

    name: str
    note: str
    fields: tuple[Field, ...]
    primary: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A ready query."""

    name: str
    note: str
    query: str


def _public(*keys: str) -> Iterator[Field]:
    """Fields of public columns, by their keys."""
    for key in keys:
        kind = KINDS.get(key, "text")
        yield Field(RENAMED.get(key, key), kind, NOTES[key], required=key in ALWAYS)


def _key(key: str, note: str, references: str = "", *, required: bool = True) -> Field:
    return Field(key, "key", note, required=required, references=references)


# Keys of facts, as they stand in the database: that of the document is in another table.
FACT_KEYS = tuple(column.key for column in FACT_COLUMNS if column.key != "document")
_DOCUMENT = _key("document_id", "the report", "documents")

ORIGIN = DataTable(
    "origin",
    "what made the rows: a row for each version of the tool, rules and choice of them",
    (
        _key("origin_id", "made of all that follows"),
        Field("version", "text", "version of summarymine", required=True),
        Field("rules", "text", "hash of all rules in force", required=True),
        Field("options", "text", "options of the command, a JSON object", required=True),
    ),
    ("origin_id",),
)
DOCUMENTS = DataTable(
    "documents",
    "the reports, each with its text",
    (
        _key("document_id", "made of name, digest, rules and choice of indicators"),
        _key("origin_id", "what made its rows", "origin"),
        Field("name", "text", NOTES["document"], required=True),
        _key("digest", "BLAKE2b of the file, 16 bytes in hex; of a member of an archive, its text"),
        Field("packs", "text", "packs of rules in force for it, joined by ;"),
        Field("duplicate_of", "text", "name of the report that it is a copy of"),
        Field("is_current", "boolean", "false once a later run put another in its place", True),
        Field("rows_hash", "text", "hash of all that was found in it", required=True),
        Field("text", "text", "the text as read", required=True),
    ),
    ("document_id",),
)
UNREAD = DataTable(
    "unread",
    "reports that could not be read, and parts of reports",
    (
        _key("unread_id", "origin_id, and its number"),
        _key("origin_id", "the run that could not read it", "origin"),
        Field("name", "text", NOTES["document"], required=True),
        Field("code", "text", "the reason as a word: encrypted, damaged, no_text_layer …", True),
        Field("reason", "text", "the reason told to people, in the language of --headers", True),
    ),
    ("unread_id",),
)
INDICATORS = DataTable(
    "indicators",
    "what is counted",
    (
        _key("indicator", "id of the indicator"),
        Field("position", "integer", "its place in the catalogue, from 1", required=True),
        Field("label", "text", NOTES["label"], required=True),
        Field("label_en", "text", "its English name"),
        Field("unit", "text", "the unit of its level"),
        Field("pack", "text", "the pack that defines it"),
        Field("definition", "text", "what counts"),
    ),
    ("indicator",),
)
FACTS = DataTable(
    "facts",
    "what reports state of indicators, a row for each figure with what is told beside it",
    (
        _key("fact_id", "document_id, and its number in the report"),
        _DOCUMENT,
        *(
            _key("indicator", NOTES["indicator"], "indicators") if key == "indicator" else field
            for key in FACT_KEYS
            for field in _public(key)
        ),
    ),
    ("fact_id",),
)
QUANTITIES = DataTable(
    "quantities",
    "every numeral of every report in one class; only figures (fact … unclaimed) have a value",
    (
        _DOCUMENT,
        Field("number", "integer", "its place in the report, from 1", required=True),
        *_public("start", "end", "line", "surface", "class"),
        *_public("value", "low", "high", "unit", "approx", "flags", "may_be"),
        *_public("indicators", "rules", "context"),
    ),
    ("document_id", "number"),
)
FINDINGS = DataTable(
    "findings",
    "what figures say against or for each other",
    (
        _key("finding_id", "made of all that it says"),
        _key("document_id", "the report; empty if it is of several", "documents", required=False),
        Field("weight", "text", "contradiction, doubt, support or proposal", required=True),
        Field("code", "text", "kind of finding", required=True),
        Field("arithmetic", "text", "the sum that does or does not come out"),
        Field("details", "text", "words that fill its sentence, a JSON object", required=True),
        Field("may_be", "text", "what a damaged figure may have been, joined by ;"),
        Field("settles", "boolean", "among the fewest cells that settle all contradictions", True),
    ),
    ("finding_id",),
)
FINDING_FACTS = DataTable(
    "finding_facts",
    "the facts that a finding is about",
    (
        _key("finding_id", "the finding", "findings"),
        Field("position", "integer", "place in the finding, from 1", required=True),
        _key("fact_id", "the fact", "facts"),
    ),
    ("finding_id", "position"),
)
FINDING_PLACES = DataTable(
    "finding_places",
    "places of figures that a finding is about and that are no facts",
    (
        _key("finding_id", "the finding", "findings"),
        Field("position", "integer", "place in the finding, from 1", required=True),
        Field("document", "text", NOTES["document"], required=True),
        *_public("start", "end", "line", "page", "evidence"),
    ),
    ("finding_id", "position"),
)

# Each after those that it refers to.
TABLES = (
    *(ORIGIN, DOCUMENTS, UNREAD, INDICATORS, FACTS),
    *(QUANTITIES, FINDINGS, FINDING_FACTS, FINDING_PLACES),
)

_REPORTED = """f.fact_id, d.name as document, f.reporter, f.region, f.adcode, f.year, f.period,
  f.indicator, f.label"""
_PLACE = "f.flags, f.evidence, f.line, f.page, f.period_start, f.period_end, f.document_id"
_WHOLE_AND_DONE = """from facts f join documents d on d.document_id = f.document_id
where d.is_current and d.duplicate_of is null and f.status = 'actual' and f.scope is null"""
_DOUBTFUL = "(f.flags is not null and f.flags <> 'line_broken')"

VIEWS = (
    View(
        "v_levels",
        "levels of whole reporting bodies that were reached; no plans, parts, copies",
        f"""select {_REPORTED}, f.value, f.low, f.high, f.approx, f.unit,
  (f.approx is null and f.value is not null and f.low = f.high) as is_exact,
  {_DOUBTFUL} as is_doubtful, {_PLACE}
{_WHOLE_AND_DONE} and (f.value is not null or f.low is not null or f.high is not null)""",
    ),
    View(
        "v_changes",
        "changes of whole reporting bodies; no plans, parts, copies",
        f"""select {_REPORTED}, f.unit, f.change_pct, f.change_abs, f.direction, f.baseline,
  f.approx, {_DOUBTFUL} as is_doubtful, {_PLACE}
{_WHOLE_AND_DONE}
  and (f.change_pct is not null or f.change_abs is not null or f.direction is not null)""",
    ),
    View(
        "v_doubts",
        "facts that were odd as read, and those that a finding speaks against",
        f"""select {_REPORTED}, f.value, f.unit, f.scope, f.flags, g.weight, g.code, g.arithmetic,
  g.finding_id, f.evidence, f.line, f.page, f.document_id
from facts f join documents d on d.document_id = f.document_id
left join (
  select p.fact_id, n.finding_id, n.weight, n.code, n.arithmetic
  from finding_facts p join findings n on n.finding_id = p.finding_id
  where n.weight in ('contradiction', 'doubt')
) g on g.fact_id = f.fact_id
where d.is_current and d.duplicate_of is null and ({_DOUBTFUL} or g.finding_id is not null)""",
    ),
    View(
        "v_unclaimed",
        "figures that no indicator claims",
        """select d.name as document, q.value, q.low, q.high, q.unit, q.surface, q.context,
  q.flags, q.may_be, q.line, q.start_char, q.end_char, q.document_id
from quantities q join documents d on d.document_id = q.document_id
where q.class = 'unclaimed' and d.is_current and d.duplicate_of is null""",
    ),
    View(
        "v_latest",
        "of v_levels, those of the latest year that a body states; unknown bodies stay apart",
        """select * from (
  select l.*, rank() over (
    partition by l.indicator, l.region, l.reporter,
      case when l.region is null then l.document_id end
    order by coalesce(l.year, 0) desc
  ) as recency
  from v_levels l
) ranked where recency = 1""",
    ),
)
