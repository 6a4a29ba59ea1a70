"""Studies in SQLite by URL and on a real PostgreSQL server: once each, exact, no secret told."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
from click.testing import CliRunner
from postgres import PASSWORD, find_programs, run_server
from small_study import DIGESTS, FIRST, SECOND, make_document, make_study, with_number

from summarymine.cli import main
from summarymine.outputs.changes import find_changes
from summarymine.outputs.connection import check_url, is_url
from summarymine.outputs.data_rows import DUPLICATE
from summarymine.outputs.data_schema import TABLES, VIEWS
from summarymine.outputs.errors import StoreError
from summarymine.outputs.server import write_url
from summarymine.outputs.server_reading import read_url
from summarymine.readers.stored import OutputError
from summarymine.study import Origin, Study, UnreadReport

A = make_document("a.txt", FIRST, DIGESTS["a.txt"])
B = make_document("b.txt", SECOND, DIGESTS["b.txt"])


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL server; without its programs the tests are skipped."""
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed")
    with run_server(programs) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database in which there is nothing."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'facts.db'}"
    server: str = request.getfixturevalue("server")
    clear(server)
    return server


def ask(url: str, query: str) -> list[tuple[Any, ...]]:
    engine = sqlalchemy.create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    try:
        with engine.begin() as connection:
            result = connection.execute(sqlalchemy.text(query))
            return [tuple(row) for row in result] if result.returns_rows else []
    finally:
        engine.dispose()


def clear(url: str) -> None:
    ask(url, "drop schema public cascade")
    ask(url, "create schema public")


def counts(url: str) -> dict[str, int]:
    names = [*(table.name for table in TABLES), *(view.name for view in VIEWS)]
    return {name: ask(url, f"select count(*) from {name}")[0][0] for name in names}


def contents(url: str) -> dict[str, set[tuple[Any, ...]]]:
    return {table.name: set(ask(url, f"select * from {table.name}")) for table in TABLES}


def deaths(url: str) -> list[tuple[Any, ...]]:
    query = "select document, value from v_levels where indicator = 'deaths' order by document"
    return [(name, int(value)) for name, value in ask(url, query)]


def test_a_second_run_changes_nothing(url: str) -> None:
    write_url(make_study(), url)
    before = contents(url)
    write_url(make_study(), url)
    assert contents(url) == before
    assert deaths(url) == [("a.txt", 12), ("b.txt", 7)]
    assert {name for name, count in counts(url).items() if not count} <= {
        "finding_places",
        "unread",
    }


def test_one_after_the_other_is_both(url: str) -> None:
    for document in (A, B, A):
        write_url(make_study(document), url)
    assert counts(url)["documents"] == 2
    assert deaths(url) == [("a.txt", 12), ("b.txt", 7)]
    # Findings about both stay when one of them is read again.
    write_url(make_study(A, B), url)
    write_url(make_study(B), url)
    assert counts(url)["findings"] == 1


def test_a_file_that_changed_replaces_what_views_show(url: str) -> None:
    write_url(make_study(A, B), url)
    write_url(make_study(make_document("a.txt", FIRST.replace("12人", "13人"), "d" * 32)), url)
    assert deaths(url) == [("a.txt", 13), ("b.txt", 7)]
    assert ask(url, "select name from documents where not is_current") == [("a.txt",)]
    write_url(make_study(A), url)
    assert deaths(url) == [("a.txt", 12), ("b.txt", 7)]
    assert counts(url)["documents"] == 3


def test_another_report_of_the_same_name_is_another(url: str) -> None:
    write_url(make_study(A), url)
    write_url(make_study(make_document("a.txt", SECOND, "d" * 32)), url)
    assert sorted(deaths(url)) == [("a.txt", 7), ("a.txt", 12)]


def test_bodies_of_an_unknown_place_stay_apart(url: str) -> None:
    for number, digest in (("12", "d" * 32), ("13", "e" * 32)):
        text = FIRST.replace("高邮市", "本市").replace("12人", f"{number}人")
        write_url(make_study(make_document("a.txt", text, digest)), url)
    assert sorted(deaths(url)) == [("a.txt", 12), ("a.txt", 13)]


def test_a_file_that_was_renamed_is_not_doubled(url: str) -> None:
    write_url(make_study(A), url)
    write_url(make_study(make_document("new/a.txt", FIRST, A.digest)), url)
    assert deaths(url) == [("new/a.txt", 12)]


def with_origin(study: Study, **changes: Any) -> Study:
    return replace(study, origin=replace(study.origin, **changes))


def test_other_rules_are_another_reading(url: str) -> None:
    write_url(make_study(A), url)
    write_url(with_origin(make_study(with_number(A, "5")), rules="0" * 32), url)
    assert counts(url)["documents"] == 2
    assert ask(url, "select count(*) from documents where is_current")[0][0] == 1
    origins = "select o.rules from documents d join origin o on o.origin_id = d.origin_id where is_current"
    assert ask(url, origins) == [("0" * 32,)]


def test_another_version_of_the_tool_replaces(url: str) -> None:
    write_url(make_study(A, B), url)
    changed = with_number(A, "5")
    write_url(with_origin(make_study(changed, B), version="0.2.0"), url)
    assert counts(url)["documents"] == 2
    assert counts(url)["facts"] == len(A.facts) + len(B.facts)
    versions = "select d.name, o.version from documents d join origin o on o.origin_id = d.origin_id order by 1"
    assert ask(url, versions) == [("a.txt", "0.2.0"), ("b.txt", "0.1.0")]


def test_a_choice_of_indicators_takes_no_place_of_all(url: str) -> None:
    write_url(make_study(A), url)
    chosen = replace(A, facts=tuple(fact for fact in A.facts if fact.indicator == "injuries"))
    write_url(make_study(chosen, indicator="injuries"), url)
    assert deaths(url) == [("a.txt", 12)]
    assert counts(url)["documents"] == 2
    clear(url) if url.startswith("postgresql") else Path(url.removeprefix("sqlite:///")).unlink()
    write_url(make_study(chosen, indicator="injuries"), url)
    write_url(make_study(A), url)
    assert deaths(url) == [("a.txt", 12)]


def test_text_is_bound(url: str) -> None:
    write_url(make_study(B), url)
    assert ask(url, "select text from documents") == [(SECOND,)]
    assert ask(url, "select count(*) from facts where evidence like '%drop table%'")[0][0] > 0


NUMBERS = ["24.52", "-0.1", "9007199254740993", "123456789012345.6"]


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_are_exact(url: str, number: str) -> None:
    write_url(make_study(with_number(A, number)), url)
    values = [row[0] for row in ask(url, "select value from facts where value is not null")]
    assert Decimal(number) in [v if isinstance(v, Decimal) else Decimal(repr(v)) for v in values]


def test_tables_of_others_are_left_alone(url: str) -> None:
    ask(url, "create table facts (mine integer)")
    with pytest.raises(StoreError) as error:
        write_url(make_study(A), url)
    assert error.value.reason == "foreign"
    assert ask(url, "select * from facts") == []
    with pytest.raises(sqlalchemy.exc.SQLAlchemyError):
        ask(url, "select * from documents")


def test_tables_of_another_version_are_left_alone(url: str) -> None:
    write_url(make_study(A), url)
    ask(url, "update summarymine_schema set version = 99")
    with pytest.raises(StoreError) as error:
        write_url(make_study(B), url)
    assert error.value.reason == "other_schema"
    assert counts(url)["documents"] == 1


def test_nothing_is_written_if_something_fails(url: str) -> None:
    write_url(make_study(A), url)
    before = contents(url)
    ask(url, "drop view v_latest")
    ask(url, "alter table quantities rename to moved")
    with pytest.raises(StoreError):
        write_url(make_study(B), url)
    ask(url, "alter table moved rename to quantities")
    assert contents(url) == before


def test_two_runs_at_once(url: str) -> None:
    write_url(make_study(A), url)
    studies = [make_study(A, B), make_study(B)]
    failures: list[Exception] = []

    def write(study: Study) -> None:
        try:
            write_url(study, url)
        except StoreError as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(study,)) for study in studies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert counts(url)["documents"] == 2


def test_columns_are_documented_on_the_server(server: str) -> None:
    clear(server)
    write_url(make_study(A), server)
    query = """select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
        and c.relname <> 'summarymine_schema' and col_description(c.oid, a.attnum) is null"""
    assert ask(server, query) == []


MISSING = UnreadReport(name="c.ofd", code="kind", reasons={"en": "not read", "zh": "不能读取"})


def test_what_was_unread_is_that_of_the_last_run_over_the_same_paths(url: str) -> None:
    query = "select name, code, reason from unread order by name, reason"
    write_url(replace(make_study(A, paths="r"), unread=(MISSING,)), url, "zh")
    write_url(replace(make_study(B, paths="s"), unread=(replace(MISSING, name="d.ofd"),)), url)
    assert ask(url, query) == [("c.ofd", "kind", "不能读取"), ("d.ofd", "kind", "not read")]
    write_url(make_study(A, paths="r", pack="traffic"), url)
    assert ask(url, query) == [("d.ofd", "kind", "not read")]


def test_it_is_read_back(url: str) -> None:
    write_url(make_study(), url)
    stored = read_url(url)
    for document in make_study().documents:
        own = [fact for fact in stored.facts if fact.evidence.document == document.name]
        flag = (DUPLICATE,) if document.duplicate_of else ()
        facts = [replace(fact, flags=(*fact.flags, *flag)) for fact in document.facts]
        assert find_changes(own, facts) == (len(facts), [])
    assert {name: one.digest for name, one in stored.documents.items()} == DIGESTS
    assert stored.options == {"paths": "r"}


def test_of_several_runs_the_options_that_all_had_are_read_back(url: str) -> None:
    write_url(make_study(A, pack="traffic", paths="r"), url)
    write_url(make_study(B, pack="traffic", paths="s"), url)
    assert read_url(url).options == {"pack": "traffic"}


def test_tables_of_another_version_are_not_read(url: str) -> None:
    write_url(make_study(A), url)
    ask(url, "update summarymine_schema set version = 7")
    with pytest.raises(StoreError, match="tables of schema 7, this version writes"):
        read_url(url)


def test_nothing_is_there_to_read(url: str) -> None:
    with pytest.raises(OutputError, match=r"no such file|no table summarymine_schema"):
        read_url(url)


@pytest.mark.parametrize("form", ["text", "json"])
def test_verify_tells_no_password(
    server: str, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARYMINE_LANG", "en")
    clear(server)
    (tmp_path / "a.txt").write_text(FIRST, "utf-8")
    for expected in (0, 1):
        if not expected:
            assert CliRunner().invoke(main, ["extract", str(tmp_path), "-o", server]).exit_code == 0
        result = CliRunner().invoke(main, ["verify", server, str(tmp_path), "--format", form])
        assert result.exit_code == expected, result.output
        assert "tester:***@127.0.0.1" in result.output
        assert PASSWORD not in result.output
        (tmp_path / "a.txt").write_text(FIRST.replace("12人", "13人"), "utf-8")
    wrong = server.replace(PASSWORD, "wrong-secret")
    result = CliRunner().invoke(main, ["verify", wrong, str(tmp_path), "--format", form])
    assert result.exit_code == 2
    assert "authentication failed" in result.output
    assert "wrong-secret" not in result.output


def test_a_wrong_password_is_not_told(server: str) -> None:
    for secret in ("wrong-secret", "w%3Ar%40ng"):
        with pytest.raises(StoreError) as error:
            write_url(make_study(A), server.replace(PASSWORD, secret))
        assert "authentication failed" in str(error.value)
        assert "***" in str(error.value)
        assert secret not in str(error.value)
        assert "w:r@ng" not in str(error.value)


WRONG = [
    # URL                                     what is told, whole
    ("nodb://me:secret@host/x", "nodb://me:***@host/x: no database is called nodb; write postgresql://…, mysql://… or sqlite:///…"),
    ("postgresql://me:secret@host:port/x", "postgresql://…: no address of a database; write DIALECT://USER@HOST/DATABASE"),
    ("oracle+none://me:secret@host/x?password=secret", "oracle+none://me:***@host/x: no database is called oracle+none; write postgresql://…, mysql://… or sqlite:///…"),
]  # fmt: skip


@pytest.mark.parametrize(("url", "told"), WRONG)
def test_wrong_addresses(url: str, told: str) -> None:
    with pytest.raises(StoreError) as error:
        check_url(url)
    assert str(error.value) == told


URLS = [
    ("postgresql://host/x", True),
    ("sqlite:///x.db", True),
    ("mysql+pymysql://host/x", True),
    ("C:/x.csv", False),
    ("C:\\x.csv", False),
    ("./a://b.csv", False),
    ("facts.csv", False),
]


@pytest.mark.parametrize(("target", "expected"), URLS)
def test_is_url(target: str, expected: bool) -> None:
    assert is_url(target) is expected


def test_origin_has_no_secret() -> None:
    assert set(Origin.__dataclass_fields__) == {"version", "rules", "options"}
