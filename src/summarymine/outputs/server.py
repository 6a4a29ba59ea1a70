"""A study into any database of SQLAlchemy: what is there is neither doubled nor lost."""

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from summarymine.model import Language
from summarymine.outputs.connection import MARKER, open_engine, shown, telling
from summarymine.outputs.data_rows import (
    DocumentRows,
    Row,
    StudyRows,
    fits_decimal,
    fits_sqlite,
    storable,
    study_rows,
)
from summarymine.outputs.data_schema import (
    FRACTION_DIGITS,
    SCHEMA_VERSION,
    TABLES,
    VIEWS,
    WHOLE_DIGITS,
    DataTable,
)
from summarymine.outputs.errors import StoreError
from summarymine.outputs.notes import Kind
from summarymine.study import Origin, Study

if TYPE_CHECKING:
    from sqlalchemy import Connection, MetaData

# What MySQL can index of a text in four-byte characters.
_KEY_LENGTH = 191
# Rows that a statement names at once: fewer than any database allows.
_AT_ONCE = 500


def write_url(study: Study, target: str, language: Language = "en") -> None:
    """Brings a study into a database, in one transaction.

    A report that is there already with the same rows stays as it is; one of the same file, rules
    and choice of indicators with other rows is replaced. An older version of a report stays, but
    is no longer current. What could not be read takes the place of what an earlier run over the
    same paths could not. language: of reasons. Raises StoreError, and then nothing is changed.
    """
    engine = open_engine(target)
    name = shown(engine.url)
    with telling(engine):
        fits = fits_sqlite if engine.dialect.name == "sqlite" else fits_decimal
        rows = study_rows(study, fits, language)
        with engine.begin() as connection:
            tables = _prepare(connection, name)
            _Store(connection, tables, rows, study.origin).run()


def _prepare(connection: "Connection", name: str) -> "MetaData":
    """Our tables, made if none is there. Raises StoreError where others have their names."""
    import sqlalchemy

    metadata = _metadata()
    inspector = sqlalchemy.inspect(connection)
    there = {*inspector.get_table_names(), *inspector.get_view_names()}
    marker = metadata.tables[MARKER]
    if MARKER in there:
        found = connection.execute(sqlalchemy.select(marker.c.version)).scalar()
        if found != SCHEMA_VERSION:
            wanted = str(SCHEMA_VERSION)
            raise StoreError(name, "other_schema", found=str(found), wanted=wanted)
        # Holds others back until this transaction ends: two runs at once would meet half-way.
        connection.execute(marker.update().values(version=SCHEMA_VERSION))
        return metadata
    ours = [*(table.name for table in TABLES), *(view.name for view in VIEWS)]
    if taken := [table for table in ours if table in there]:
        raise StoreError(name, "foreign", table=taken[0])
    metadata.create_all(connection)
    connection.execute(marker.insert().values(version=SCHEMA_VERSION))
    for view in VIEWS:
        connection.execute(sqlalchemy.text(f"create view {view.name} as {view.query}"))
    return metadata


def _metadata() -> "MetaData":
    """The tables of data_schema.py as SQLAlchemy has them."""
    import sqlalchemy as sql

    metadata = sql.MetaData()
    types = _types()
    sql.Table(MARKER, metadata, sql.Column("version", sql.Integer, primary_key=True))
    for table in TABLES:
        columns = []
        for field in table.fields:
            keys: tuple[sql.ForeignKey, ...] = ()
            if field.references:
                (key,) = next(one.primary for one in TABLES if one.name == field.references)
                keys = (sql.ForeignKey(f"{field.references}.{key}"),)
            columns.append(
                sql.Column(
                    field.key,
                    types[field.kind],
                    *keys,
                    primary_key=field.key in table.primary,
                    nullable=not field.required,
                    autoincrement=False,
                    # Rows are looked for by them when a report is replaced.
                    index=bool(field.references),
                    comment=field.note,
                )
            )
        sql.Table(table.name, metadata, *columns, comment=table.note)
    return metadata


def _types() -> dict[Kind, Any]:
    import sqlalchemy as sql
    from sqlalchemy.dialects.mysql import LONGTEXT

    class SqliteNumber(sql.types.UserDefinedType[Any]):
        """What SQLite calls a number; SQLAlchemy's own would make floats of whole ones."""

        cache_ok = True

        def get_col_spec(self, **_: Any) -> str:
            """Its name in SQL."""
            return "NUMERIC"

    class ExactNumber(sql.types.TypeDecorator[Decimal]):
        """A DECIMAL; in SQLite, which has none, a whole number or a float that is the same."""

        impl = sql.Numeric(WHOLE_DIGITS + FRACTION_DIGITS, FRACTION_DIGITS)
        cache_ok = True

        def load_dialect_impl(self, dialect: Any) -> Any:
            """The type of the database itself."""
            return SqliteNumber() if dialect.name == "sqlite" else self.impl_instance

        def process_bind_param(self, value: Decimal | None, dialect: Any) -> Any:
            """The value as it is bound."""
            if value is None or dialect.name != "sqlite":
                return value
            return int(value) if value == value.to_integral_value() else float(value)

    return {
        "key": sql.String(_KEY_LENGTH),
        "text": sql.Text().with_variant(LONGTEXT(), "mysql", "mariadb"),
        "integer": sql.Integer(),
        "decimal": ExactNumber(),
        "date": sql.Date(),
        "boolean": sql.Boolean(),
    }


class _Store:
    """Rows on their way into the tables of one transaction."""

    def __init__(
        self, connection: "Connection", metadata: "MetaData", rows: StudyRows, origin: Origin
    ) -> None:
        self.connection = connection
        self.tables = metadata.tables
        self.rows = rows
        self.paths = storable(origin.options.get("paths", ""))

    def run(self) -> None:
        """Brings all rows in."""
        self._merge("origin")
        self._merge("indicators")
        self._replace_unread()
        there = self._stored()
        fresh = [one for one in self.rows.documents if there.get(one.id) != _rows_hash(one)]
        # Of the same file, name, rules and choice, but found by another version of the tool.
        self._delete([one.id for one in fresh if one.id in there])
        for table in TABLES:
            self._insert(table, [row for one in fresh for row in one.rows.get(table.name, ())])
        self._between()
        for one in self.rows.documents:
            self._make_current(one)

    def _stored(self) -> dict[str, str]:
        """The hashes of what is stored of the documents at hand."""
        documents = self.tables["documents"]
        query = _select(documents.c.document_id, documents.c.rows_hash)
        ids = [one.id for one in self.rows.documents]
        return {
            id: rows_hash
            for some in _some(ids)
            for id, rows_hash in self.connection.execute(
                query.where(documents.c.document_id.in_(some))
            )
        }

    def _merge(self, name: str) -> None:
        """Inserts the shared rows of a table, and brings those that are there up to date."""
        table = self.tables[name]
        (key,) = table.primary_key.columns
        fields = next(one for one in TABLES if one.name == name).fields
        there = set(self.connection.scalars(_select(key)))
        for row in self.rows.shared[name]:
            values = dict(zip((field.key for field in fields), row, strict=True))
            if row[0] in there:
                self.connection.execute(table.update().where(key == row[0]).values(values))
            else:
                self.connection.execute(table.insert().values(values))

    def _replace_unread(self) -> None:
        """Puts what could not be read in the place of what runs over the same paths could not."""
        origin, unread = self.tables["origin"], self.tables["unread"]
        query = _select(origin.c.origin_id, origin.c.options)
        told = {id: json.loads(options) for id, options in self.connection.execute(query)}
        same = [id for id, options in told.items() if options.get("paths", "") == self.paths]
        for some in _some(same):
            self.connection.execute(unread.delete().where(unread.c.origin_id.in_(some)))
        self._insert(next(one for one in TABLES if one.name == "unread"), self.rows.unread)

    def _insert(self, table: DataTable, rows: Sequence[Row]) -> None:
        keys = [field.key for field in table.fields]
        if rows:
            values = [dict(zip(keys, row, strict=True)) for row in rows]
            self.connection.execute(self.tables[table.name].insert(), values)

    def _delete(self, documents: Sequence[str]) -> None:
        """Deletes documents with all that is theirs, and findings about any of their facts."""
        facts, told = self.tables["facts"], self.tables["finding_facts"]
        for some in _some(documents):
            about = _select(told.c.finding_id).join(facts, facts.c.fact_id == told.c.fact_id)
            about = about.where(facts.c.document_id.in_(some))
            self._delete_findings(list(self.connection.scalars(about.distinct())))
            own = self.tables["findings"]
            ids = self.connection.scalars(
                _select(own.c.finding_id).where(own.c.document_id.in_(some))
            )
            self._delete_findings(list(ids))
            for name in ("quantities", "facts", "documents"):
                table = self.tables[name]
                self.connection.execute(table.delete().where(table.c.document_id.in_(some)))

    def _delete_findings(self, ids: Sequence[str]) -> None:
        for some in _some(ids):
            for name in ("finding_facts", "finding_places", "findings"):
                table = self.tables[name]
                self.connection.execute(table.delete().where(table.c.finding_id.in_(some)))

    def _between(self) -> None:
        """Puts the findings about several documents of this run in the place of earlier ones."""
        findings, told = self.tables["findings"], self.tables["finding_facts"]
        facts = self.tables["facts"]
        ours = {one.id for one in self.rows.documents}
        about = _select(findings.c.finding_id, facts.c.document_id).distinct()
        about = about.join_from(findings, told).join(facts)
        documents: dict[str, set[str]] = {}
        for id, document in self.connection.execute(about.where(findings.c.document_id.is_(None))):
            documents.setdefault(id, set()).add(document)
        again = {row[0] for row in self.rows.between.get("findings", ())}
        self._delete_findings([id for id in documents if documents[id] <= ours or id in again])
        for table in TABLES:
            self._insert(table, self.rows.between.get(table.name, ()))

    def _make_current(self, document: DocumentRows) -> None:
        """Makes a document the one that views show, in the place of others that are the same.

        The same file under other rules or another name; or the same name, with the same body and
        year, if its place is known: others may be two bodies. But what only some indicators were
        looked for in takes no place of a whole one.
        """
        from sqlalchemy import and_, or_

        table, facts = self.tables["documents"], self.tables["facts"]
        same = table.c.digest == document.digest
        if document.who[0] is not None:
            first = facts.alias()
            told = zip((first.c.region, first.c.reporter, first.c.year), document.who, strict=True)
            alike = _select(first.c.document_id).where(
                first.c.fact_id == table.c.document_id + "-1",
                *(column.is_not_distinct_from(cell) for column, cell in told),
            )
            same = or_(same, and_(table.c.name == document.name, alike.exists()))
        ours = [one.id for one in self.rows.documents]
        rivals = {
            id: options
            for id, options in self.connection.execute(
                _select(table.c.document_id, self.tables["origin"].c.options)
                .join(self.tables["origin"])
                .where(table.c.is_current, same)
            )
            if id not in ours
        }
        whole = [id for id, options in rivals.items() if '"indicator": ' not in options]
        loses = self.rows.is_partial and bool(whole)
        for id in () if loses else rivals:
            self._set_current(id, False)
        self._set_current(document.id, not loses)

    def _set_current(self, id: str, current: bool) -> None:
        table = self.tables["documents"]
        self.connection.execute(
            table.update().where(table.c.document_id == id).values(is_current=current)
        )


def _rows_hash(document: DocumentRows) -> object:
    keys = [field.key for field in next(one for one in TABLES if one.name == "documents").fields]
    return document.rows["documents"][0][keys.index("rows_hash")]


def _select(*columns: Any) -> Any:
    from sqlalchemy import select

    return select(*columns)


def _some(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
