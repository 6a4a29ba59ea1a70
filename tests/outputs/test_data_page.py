"""docs/data-formats.md names every table, column and view, and its queries run."""

import re
import sqlite3
from pathlib import Path

import duckdb
import pytest
import sqlalchemy
from postgres import find_programs, run_server
from small_study import make_study

from summarymine.outputs.data_schema import TABLES, VIEWS, DataTable
from summarymine.outputs.server import write_url
from summarymine.outputs.study import write_study

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "data-formats.md").read_text("utf-8")
QUERIES = re.findall(r"```sql\n(.*?);\n```", PAGE, re.DOTALL)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_page_has_the_columns(table: DataTable) -> None:
    (section,) = re.findall(rf"### `{table.name}`: (.*?)\n\n(?:#|$)", PAGE, re.DOTALL)
    assert section.startswith(f"{table.note}\n")
    rows = re.findall(r"^\| `([a-z_]+)` \| (\w+) \| (.*?)(?: — .*)? \|$", section, re.MULTILINE)
    kinds = {"key": "text"}
    expected = [
        (field.key, kinds.get(field.kind, field.kind), field.note) for field in table.fields
    ]
    assert rows == expected


def test_page_has_the_views() -> None:
    rows = re.findall(r"^\| `(v_[a-z]+)` \| (.*) \|$", PAGE, re.MULTILINE)
    assert rows == [(view.name, view.note) for view in VIEWS]


def test_queries_run_alike(tmp_path: Path) -> None:
    study = make_study()
    for name in ("facts.sqlite", "facts.duckdb"):
        write_study(study, tmp_path / name, "en")
    light = sqlite3.connect(tmp_path / "facts.sqlite")
    with duckdb.connect(str(tmp_path / "facts.duckdb"), read_only=True) as duck:
        for query in QUERIES:
            rows = light.execute(query).fetchall()
            assert len(rows) == len(duck.execute(query).fetchall())
            assert rows, query
    light.close()


def test_queries_run_on_a_server() -> None:
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed")
    with run_server(programs) as url:
        write_url(make_study(), url)
        engine = sqlalchemy.create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
        with engine.connect() as connection:
            for query in QUERIES:
                assert connection.execute(sqlalchemy.text(query)).fetchall(), query
        engine.dispose()


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", PAGE):
        assert (ROOT / "docs" / target).exists(), target
