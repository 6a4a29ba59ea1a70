"""Studies as files of SQLite, DuckDB and Parquet: typed, keyed, exact, and safe from their text."""

import json
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_study import FIRST, SECOND, make_document, make_study, with_number

from summarymine.columns import FACT_COLUMNS, LIST_SEPARATOR
from summarymine.outputs import WriteError
from summarymine.outputs.data_rows import fits_decimal, fits_sqlite, study_rows
from summarymine.outputs.data_schema import TABLES, VIEWS
from summarymine.outputs.notes import NOTES
from summarymine.outputs.study import write_study

STUDY = make_study()
Query = Callable[[str], list[tuple[Any, ...]]]


def ask_sqlite(path: Path) -> Query:
    connection = sqlite3.connect(path)
    return lambda query: connection.execute(query).fetchall()


def ask_duckdb(path: Path) -> Query:
    connection = duckdb.connect(str(path), read_only=True)
    return lambda query: connection.execute(query).fetchall()


ASK = {".sqlite": ask_sqlite, ".duckdb": ask_duckdb}


@pytest.fixture(params=[".sqlite", ".duckdb"])
def ask(request: pytest.FixtureRequest, tmp_path: Path) -> Query:
    path = tmp_path / f"facts{request.param}"
    write_study(STUDY, path, "en")
    assert [other.name for other in tmp_path.iterdir()] == [path.name]
    return ASK[request.param](path)


def test_every_table_has_the_rows(ask: Query) -> None:
    rows = study_rows(STUDY)
    for table in TABLES:
        expected = len(list(rows.table(table.name)))
        assert ask(f"select count(*) from {table.name}") == [(expected,)], table.name
    facts = sum(len(document.facts) for document in STUDY.documents)
    assert ask("select count(*) from facts") == [(facts,)]
    entries = sum(len(document.entries) for document in STUDY.documents)
    assert ask("select count(*) from quantities") == [(entries,)]
    assert ask("select count(*) from finding_facts")[0][0] >= 2


def test_text_is_kept_and_does_nothing(ask: Query) -> None:
    texts = ask("select text from documents order by name")
    assert texts == [(FIRST,), (SECOND,), (FIRST,)]
    assert ask("select count(*) from facts where evidence like '%drop table%'")[0][0] > 0


def test_numbers_and_days_are_typed(ask: Query) -> None:
    (row,) = ask(
        "select value, change_pct, period_start, low, high from facts f join documents d"
        " on d.document_id = f.document_id where indicator = 'deaths' and d.name = 'a.txt'"
    )
    value, change, start, low, high = row
    assert (value, low, high) == (12, 12, 12)
    assert str(change).rstrip("0") == "-24.52"
    assert str(start) == "2024-01-01"
    assert ask("select count(*) from facts where value > 7 and value < 13")[0][0] >= 1


VIEW_CASES = [
    # the copy, the part and the plan are in none
    (
        "select document, value from v_levels where indicator = 'deaths' order by document",
        [("a.txt", 12), ("b.txt", 7)],
    ),
    ("select document, direction from v_changes where indicator = 'deaths'", [("a.txt", "down")]),
    (
        "select document, code, weight from v_doubts where indicator = 'deaths' and scope is null order by document",
        [("a.txt", "outlier", "doubt"), ("b.txt", "outlier", "doubt")],
    ),
    ("select document, value, unit from v_unclaimed where unit = '元'", [("a.txt", 32700, "元")]),
    (
        "select document, year, value from v_latest where indicator = 'deaths' order by document",
        [("a.txt", 2024, 12), ("b.txt", 2024, 7)],
    ),
    ("select is_exact, is_doubtful from v_levels where indicator = 'injuries'", [(False, False)]),
]


@pytest.mark.parametrize(("query", "expected"), VIEW_CASES)
def test_views(ask: Query, query: str, expected: list[tuple[Any, ...]]) -> None:
    assert ask(query) == expected


def test_keys_are_checked(tmp_path: Path) -> None:
    for ending, error in (
        (".sqlite", sqlite3.IntegrityError),
        (".duckdb", duckdb.ConstraintException),
    ):
        path = tmp_path / f"facts{ending}"
        write_study(STUDY, path, "en")
        if ending == ".sqlite":
            connection: Any = sqlite3.connect(path)
            connection.execute("pragma foreign_keys = on")
            assert connection.execute("pragma foreign_key_check").fetchall() == []
        else:
            connection = duckdb.connect(str(path))
        with pytest.raises(error):
            connection.execute("insert into finding_facts values ('none', 1, 'none')")
        with pytest.raises(error):
            connection.execute("insert into documents select * from documents")


def test_columns_are_documented(tmp_path: Path) -> None:
    write_study(STUDY, tmp_path / "f.duckdb", "en")
    ask = ask_duckdb(tmp_path / "f.duckdb")
    assert (
        ask(
            "select column_name from duckdb_columns() where comment is null and not internal and table_name not like 'v_%'"
        )
        == []
    )
    assert len(
        ask("select 1 from duckdb_views() where not internal and comment is not null")
    ) == len(VIEWS)
    write_study(STUDY, tmp_path / "f.sqlite", "en")
    for name, sql in ask_sqlite(tmp_path / "f.sqlite")(
        "select name, sql from sqlite_master where type = 'table'"
    ):
        table = next(table for table in TABLES if table.name == name)
        assert all(f"-- {field.note}" in sql for field in table.fields)


def test_the_same_study_is_the_same_file(tmp_path: Path) -> None:
    for name in ("a.sqlite", "b.sqlite", "a.parquet", "b.parquet"):
        write_study(make_study(), tmp_path / name, "en")
    for ending in ("sqlite", "parquet"):
        assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "facts.parquet"
    write_study(STUDY, path, "en")
    table = pyarrow.parquet.read_table(path)
    assert table.column_names == [column.key for column in FACT_COLUMNS]
    assert {f.name: f.metadata[b"description"].decode() for f in table.schema} == {
        c.key: NOTES[c.key] for c in FACT_COLUMNS
    }
    rows = table.to_pylist()
    (deaths,) = (row for row in rows if row["indicator"] == "deaths" and row["document"] == "a.txt")
    assert (deaths["value"], deaths["change_pct"]) == (Decimal(12), Decimal("-24.52"))
    assert (deaths["period_start"], deaths["flags"]) == (date(2024, 1, 1), [])
    assert all(row["flags"] == ["duplicate"] for row in rows if row["document"] == "copy.txt")
    told = json.loads(table.schema.metadata[b"summarymine"])
    assert (told["version"], told["rules"], told["options"]) == ("0.1.0", "f" * 32, {"paths": "r"})
    assert [one["duplicate_of"] for one in told["documents"]] == [None, None, "a.txt"]


# value, whether SQLite holds it, whether DECIMAL(38, 10) does
NUMBERS = [
    ("0", True, True),
    ("24.52", True, True),
    ("-0.1", True, True),
    ("9007199254740993", True, True),
    ("123456789012345.6", True, True),
    ("1234567890123456.78", False, True),
    ("1E+20", False, True),
    ("1E+30", False, False),
    ("0.12345678901", True, False),
]


@pytest.mark.parametrize(("number", "in_sqlite", "in_decimal"), NUMBERS)
def test_numbers_are_exact_or_left_out(
    tmp_path: Path, number: str, in_sqlite: bool, in_decimal: bool
) -> None:
    assert (fits_sqlite(Decimal(number)), fits_decimal(Decimal(number))) == (in_sqlite, in_decimal)
    study = make_study(with_number(make_document("a.txt", FIRST, "a" * 32), number))
    for ending, fits in ((".sqlite", in_sqlite), (".duckdb", in_decimal)):
        path = tmp_path / f"f{ending}"
        write_study(study, path, "en")
        value, flags = ASK[ending](path)(
            "select value, flags from facts order by length(fact_id), fact_id"
        )[0]
        if fits:
            assert (value if isinstance(value, Decimal) else Decimal(repr(value))) == Decimal(
                number
            )
            assert flags is None
        else:
            assert (value, flags) == (None, "inexact")


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**24), max_value=10**24
    )
)
def test_sqlite_gives_back_what_fits(number: Decimal) -> None:
    if not fits_sqlite(number):
        return
    bound = int(number) if number == number.to_integral_value() else float(number)
    connection = sqlite3.connect(":memory:")
    connection.execute("create table t (x NUMERIC)")
    connection.execute("insert into t values (?)", (bound,))
    assert Decimal(repr(connection.execute("select x from t").fetchone()[0])) == number


def test_odd_characters(tmp_path: Path) -> None:
    text = FIRST.replace("投入", "投\0入")
    study = make_study(replace(make_document("c.txt", text, "c" * 32), name="\udcff.txt"))
    for ending in (".sqlite", ".duckdb", ".parquet"):
        write_study(study, tmp_path / f"f{ending}", "en")
    for ending, ask in ASK.items():
        assert ask(tmp_path / f"f{ending}")("select name, length(text) from documents") == [
            ("�.txt", len(text))
        ]


def test_the_same_file_twice(tmp_path: Path) -> None:
    one = make_document("a.txt", FIRST, "a" * 32)
    study = make_study(one, replace(one, duplicate_of="a.txt"), replace(one, duplicate_of="a.txt"))
    for ending, ask in ASK.items():
        write_study(study, tmp_path / f"f{ending}", "en")
        assert ask(tmp_path / f"f{ending}")(
            "select count(*), count(duplicate_of) from documents"
        ) == [(3, 2)]
        assert ask(tmp_path / f"f{ending}")(
            "select value from v_levels where indicator = 'deaths'"
        ) == [(12,)]


def test_an_empty_study(tmp_path: Path) -> None:
    for ending in (".sqlite", ".duckdb", ".parquet"):
        write_study(
            make_study(make_document("e.txt", "无。", "e" * 32)), tmp_path / f"f{ending}", "en"
        )


@pytest.mark.parametrize(
    ("ending", "library"), [(".duckdb", "duckdb"), (".duckdb", "pyarrow"), (".parquet", "pyarrow")]
)
def test_a_missing_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    path = tmp_path / f"f{ending}"
    path.write_text("old")
    with pytest.raises(WriteError) as error:
        write_study(STUDY, path, "en")
    assert (
        str(error.value) == f'{path}: needs {library}; install it: pip install "summarymine[data]"'
    )
    assert path.read_text() == "old"


def test_lists_have_no_separator_inside() -> None:
    flags = Counter(flag for one in STUDY.documents for fact in one.facts for flag in fact.flags)
    assert not any(LIST_SEPARATOR in flag for flag in flags)
