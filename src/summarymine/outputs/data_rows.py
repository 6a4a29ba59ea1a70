"""A study as rows of the tables of data_schema.py, each value as Python has it."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from summarymine.columns import FACT_COLUMNS, LIST_SEPARATOR
from summarymine.model import Cell, Evidence, Fact, Finding, Language, LedgerEntry
from summarymine.outputs.columns import facts_table
from summarymine.outputs.data_schema import FRACTION_DIGITS, WHOLE_DIGITS
from summarymine.study import Origin, Study, StudyDocument

Value = str | int | bool | Decimal | date | None
Row = tuple[Value, ...]
# Whether a form holds a number with all its digits.
Fits = Callable[[Decimal], bool]

# The flags of a fact whose report was read before under another name, and of one with a number
# that the form cannot hold: it is left empty.
DUPLICATE = "duplicate"
INEXACT = "inexact"

# Options that decide which facts are looked for; the paths do not.
_CHOICE = ("pack", "indicator")
# Characters that a database refuses: NUL, and half characters, from the name of a file.
_UNSTORABLE = re.compile(r"[\0\ud800-\udfff]")
_DAYS = ("period_start", "period_end")
_KEYS = tuple(column.key for column in FACT_COLUMNS)
_NUMERIC = ("value", "low", "high", "change_pct", "change_abs")


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """What is stored of one document. who: the body and year that most of its facts are of."""

    id: str
    name: str
    digest: str
    who: Row
    rows: Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class StudyRows:
    """What is stored of a study: of itself, and of each document.

    shared: rows of origin and indicators. unread: of what could not be read. between: rows of
    findings about several documents. is_partial: whether only some indicators were looked for.
    """

    documents: Sequence[DocumentRows]
    shared: Mapping[str, Sequence[Row]]
    unread: Sequence[Row]
    between: Mapping[str, Sequence[Row]]
    is_partial: bool

    def table(self, name: str) -> Iterator[Row]:
        """All rows of a table."""
        yield from self.shared.get(name, ())
        if name == "unread":
            yield from self.unread
        for document in self.documents:
            yield from document.rows.get(name, ())
        yield from self.between.get(name, ())


def fits_decimal(number: Decimal) -> bool:
    """Whether a number fits a DECIMAL of all forms but SQLite, with all its digits."""
    _, digits, exponent = number.normalize().as_tuple()
    assert isinstance(exponent, int)
    return len(digits) + exponent <= WHOLE_DIGITS and -exponent <= FRACTION_DIGITS


def fits_sqlite(number: Decimal) -> bool:
    """Whether SQLite, which has whole numbers of 64 bits and floats, gives a number back as it was.

    >>> fits_sqlite(Decimal("24.52")), fits_sqlite(Decimal("1234567890123456.78"))
    (True, False)
    """
    if number == number.to_integral_value():
        return abs(number) < 1 << 63
    return Decimal(repr(float(number))) == number


def study_rows(study: Study, fits: Fits = fits_decimal, language: Language = "en") -> StudyRows:
    """The rows of a study; the same study has the same rows, keys too. language: of reasons."""
    origin = origin_row(study.origin)
    choice = [study.origin.options.get(name, "") for name in _CHOICE]
    basis = (study.origin.rules, *choice)
    ids: dict[Fact, str] = {}
    documents = []
    seen: Counter[tuple[str, str]] = Counter()
    for document in study.documents:
        # The same file under the same name: of two folders that were given, or given twice.
        file = (document.digest, document.name)
        id = _hash(basis, *file, *([seen[file]] if seen[file] else []))
        seen[file] += 1
        for number, fact in enumerate(document.facts, start=1):
            ids[fact] = f"{id}-{number}"
        documents.append(_document_rows(document, id, str(origin[0]), ids, fits))
    between: dict[str, list[Row]] = {}
    for finding in study.findings:
        _add_finding(between, finding, None, ids)
    return StudyRows(
        documents=documents,
        shared={"origin": [origin], "indicators": list(_indicator_rows(study))},
        unread=list(_unread_rows(study, str(origin[0]), language)),
        between=between,
        is_partial=bool(study.origin.options.get("indicator")),
    )


def origin_row(origin: Origin) -> Row:
    """The row of an origin, its key first."""
    options = json.dumps(dict(origin.options), ensure_ascii=False, sort_keys=True)
    told = (origin.version, origin.rules, storable(options))
    return (_hash(*told), *told)


def stored_facts(document: StudyDocument, fits: Fits) -> Iterator[dict[str, Value]]:
    """The facts of a document by public key; those of a copy are flagged so."""
    also = (DUPLICATE,) if document.duplicate_of else ()
    for cells in facts_table(document.facts).rows:
        yield stored_row(_KEYS, cells, fits, also)


def stored_row(
    keys: Sequence[str], cells: Sequence[Cell], fits: Fits, also: Sequence[str] = ()
) -> dict[str, Value]:
    """A row by public key, days as such; also: further flags, where it has any."""
    row: dict[str, Value] = {key: _plain(cell) for key, cell in zip(keys, cells, strict=True)}
    is_inexact = _leave_out(row, (key for key in _NUMERIC if key in row), fits)
    if "flags" in row:
        flags = str(row["flags"]).split(LIST_SEPARATOR) if row["flags"] else []
        row["flags"] = _joined((*flags, *([INEXACT] if is_inexact else []), *also))
    for key in _DAYS:
        if row.get(key):
            row[key] = date.fromisoformat(str(row[key]))
    return row


def _document_rows(
    document: StudyDocument, id: str, origin: str, ids: Mapping[Fact, str], fits: Fits
) -> DocumentRows:
    rows: dict[str, list[Row]] = {"facts": [], "quantities": []}
    facts = list(stored_facts(document, fits))
    for number, fact in enumerate(facts, start=1):
        cells = (fact[key] for key in _KEYS if key != "document")
        rows["facts"].append((f"{id}-{number}", id, *cells))
    for number, entry in enumerate(document.entries, start=1):
        rows["quantities"].append((id, number, *_entry_cells(entry, fits)))
    for finding in document.findings:
        _add_finding(rows, finding, id, ids)
    name = storable(document.name)
    copied = _storable(document.duplicate_of)
    found = hashlib.blake2b(repr((copied, rows)).encode(), digest_size=16).hexdigest()
    text = storable(document.text)
    packs = _joined(document.packs)
    row = (id, origin, name, document.digest, packs, copied, True, found, text)
    rows["documents"] = [row]
    first: Mapping[str, Value] = facts[0] if facts else {}
    who = tuple(first.get(key) for key in ("region", "reporter", "year"))
    return DocumentRows(id, name, document.digest, who, rows)


def _entry_cells(entry: LedgerEntry, fits: Fits) -> Iterator[Value]:
    """Cells of quantities after the number, in the order of its fields."""
    told: dict[str, Value] = dict.fromkeys(("value", "low", "high", "unit", "approx"))
    flags: tuple[str, ...] = ()
    may_be: tuple[str, ...] = ()
    if quantity := entry.quantity:
        flags, may_be = quantity.flags, quantity.may_be
        told |= {"value": quantity.value, "low": quantity.low, "high": quantity.high}
        told |= {"unit": _storable(quantity.unit), "approx": quantity.approx}
        if _leave_out(told, ("value", "low", "high"), fits):
            flags = (*flags, INEXACT)
    place = (entry.span.start, entry.span.end, entry.line)
    yield from (*place, _storable(entry.surface), entry.kind, *told.values())
    yield from map(_joined, (flags, may_be, entry.indicators, entry.rules))
    yield storable(entry.context)


def _add_finding(
    rows: dict[str, list[Row]], finding: Finding, document: str | None, ids: Mapping[Fact, str]
) -> None:
    """Adds the rows of a finding; a fact that is not stored is told by its place."""
    facts = [ids[fact] for fact in finding.facts if fact in ids]
    places = (*finding.places, *(fact.evidence for fact in finding.facts if fact not in ids))
    details = json.dumps(dict(finding.details), ensure_ascii=False, sort_keys=True)
    told = (
        finding.weight,
        finding.code,
        _storable(finding.arithmetic),
        _storable(details),
        _joined(finding.may_be),
        finding.settles,
    )
    # settles depends on the other findings; two that say the same have a number.
    id = _hash(document, told[:-1], facts, [_place_cells(place) for place in places])
    if any(row[0] == id for row in rows.get("findings", ())):
        return
    rows.setdefault("findings", []).append((id, document, *told))
    for position, fact in enumerate(facts, start=1):
        rows.setdefault("finding_facts", []).append((id, position, fact))
    for position, place in enumerate(places, start=1):
        rows.setdefault("finding_places", []).append((id, position, *_place_cells(place)))


def _place_cells(place: Evidence) -> Row:
    sentence = storable(place.sentence)
    span = (place.span.start, place.span.end)
    return (storable(place.document), *span, place.line, place.page, sentence)


def _indicator_rows(study: Study) -> Iterator[Row]:
    """Those of the catalogue, then any that only a fact names."""
    known = set()
    position = 0
    for position, info in enumerate(study.indicators, start=1):
        known.add(info.id)
        words = (info.label_en, info.unit, info.pack, info.definition)
        yield (info.id, position, storable(info.label), *map(_storable, words))
    for fact in (fact for document in study.documents for fact in document.facts):
        if fact.indicator not in known:
            known.add(fact.indicator)
            position += 1
            label, unit = storable(fact.label), _storable(fact.unit)
            yield (fact.indicator, position, label, None, unit, None, None)


def _unread_rows(study: Study, origin: str, language: Language) -> Iterator[Row]:
    for number, one in enumerate(study.unread, start=1):
        reason = storable(one.reasons[language])
        yield (f"{origin}-{number}", origin, storable(one.name), one.code, reason)


def _leave_out(row: dict[str, Value], keys: Iterable[str], fits: Fits) -> bool:
    """Empties the numbers that do not fit; whether there was one."""
    wrong = [key for key in keys if isinstance(cell := row[key], Decimal) and not fits(cell)]
    row.update(dict.fromkeys(wrong))
    return bool(wrong)


def _plain(cell: object) -> Value:
    return _storable(cell) if isinstance(cell, str) else cell  # type: ignore[return-value]


def storable(text: str) -> str:
    """Text that any database takes, place for place."""
    return _UNSTORABLE.sub("�", text)


def _storable(text: str) -> str | None:
    return storable(text) or None


def _joined(words: Iterable[str]) -> str | None:
    return _storable(LIST_SEPARATOR.join(words))


def _hash(*told: object) -> str:
    """16 hex digits that tell rows apart: two of a million are one with a chance of 1 to 10^7."""
    return hashlib.blake2b(repr(told).encode("utf-8", "replace"), digest_size=8).hexdigest()
