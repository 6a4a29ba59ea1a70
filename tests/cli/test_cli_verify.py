"""summarymine verify: what changed since an output was written, and why."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from small_reports import FIRST, Run

import summarymine.cli.study
import summarymine.cli.verify

FORMS = [
    *("facts.csv", "facts.jsonl", "facts.xlsx", "facts.sqlite", "facts.duckdb", "facts.parquet"),
    "sqlite:///facts.db",
]


def write(run: Run, name: str, *options: str) -> None:
    origin = ("--origin",) if name.endswith((".csv", ".jsonl")) else ()
    result = run("extract", "reports", "-o", name, *origin, *options)
    assert (result.exit_code, result.stderr) == (0, "")


def verify(run: Run, name: str, *options: str, code: int = 1) -> Any:
    result = run("verify", name, "reports", "--format", "json", *options)
    assert result.exit_code == code, result.output
    return json.loads(result.stdout)


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize("name", FORMS)
def test_nothing_changed(run: Run, name: str) -> None:
    write(run, name)
    result = run("verify", name, "reports")
    assert (result.exit_code, result.stdout) == (0, f"{name}: 3 facts, all the same\n")
    assert verify(run, name, code=0)["same"] == 3


@pytest.mark.parametrize("name", FORMS)
def test_a_file_changed(run: Run, reports: Path, name: str) -> None:
    write(run, name)
    (reports / "a.txt").write_text(FIRST.replace("受伤30人", "受伤31人"), "utf-8")
    result = run("verify", name, "reports")
    assert (result.exit_code, result.stdout) == (
        1,
        f"{name}: 1 facts the same, 2 changed, 0 gained, 0 lost, 0 moved\n"
        "a.txt: the file changed\n"
        "  changed 亡人数 (deaths), line 2: evidence 2024年，全市道路交通事故共造成死亡12人、受伤30人。 → 2024年，全市道路交通事故共造成死亡12人、受伤31人。 (file changed)\n"
        "  changed 受伤人数 (injuries), line 2: value 30 → 31, low 30 → 31, high 30 → 31, evidence 2024年，全市道路交通事故共造成死亡12人、受伤30人。 → 2024年，全市道路交通事故共造成死亡12人、受伤31人。 (file changed)\n",
    )


def causes(told: Any) -> dict[str, list[str]]:
    return {one["after"] or one["before"]: one["causes"] for one in told["documents"]}


def files(told: Any) -> dict[str, str]:
    return {one["after"] or one["before"]: one["file"] for one in told["documents"]}


@pytest.mark.parametrize("name", FORMS)
def test_files_gone_new_and_renamed(run: Run, reports: Path, name: str) -> None:
    write(run, name)
    (reports / "a.txt").rename(reports / "z.txt")
    (reports / "city" / "b.txt").unlink()
    (reports / "new.txt").write_text(FIRST.replace("12", "5"), "utf-8")
    told = verify(run, name)
    assert files(told) == {"z.txt": "same", "city/b.txt": "missing", "new.txt": "new"}
    assert causes(told) == {"z.txt": [], "city/b.txt": ["missing"], "new.txt": ["new"]}
    assert (told["same"], told["lost"], told["gained"]) == (2, 1, 2)


def test_a_file_that_cannot_be_read_now(run: Run, reports: Path) -> None:
    write(run, "facts.sqlite")
    (reports / "a.txt").write_bytes(b"")
    told = verify(run, "facts.sqlite")
    assert files(told)["a.txt"] == "unread"


RULES = """schema: summarymine/1
indicators:
  - id: wounded
    label: 伤者数
    unit: 人
    names: [受伤]
    cases: [{text: 共造成受伤3人, facts: [{value: 3}]}]
    silent: [未受伤]
"""


def test_rules_changed(run: Run, reports: Path) -> None:
    write(run, "facts.csv")
    (reports.parent / "mine.yaml").write_text(RULES, "utf-8")
    told = verify(run, "facts.csv", "--patterns", "mine.yaml")
    assert {cause for some in causes(told).values() for cause in some} == {"rule"}
    assert told["rules"]["before"] != [told["rules"]["after"]]
    result = run("verify", "facts.csv", "reports", "--patterns", "mine.yaml")
    assert "  gained 伤者数 (wounded), line 2: " in result.stdout
    assert "(rule changed: " in result.stdout
    assert result.stdout.splitlines()[1].startswith("rules changed: ")


def test_rules_of_before_are_asked_for(run: Run, reports: Path) -> None:
    (reports.parent / "mine.yaml").write_text(RULES, "utf-8")
    write(run, "facts.csv", "--patterns", "mine.yaml")
    result = run("verify", "facts.csv", "reports")
    assert result.stderr == "it was made with --patterns mine.yaml; give them here too\n"
    assert verify(run, "facts.csv", "--patterns", "mine.yaml", code=0)["changed"] == 0


def test_the_tool_changed(run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summarymine.cli.study, "tool_version", lambda: "0.0.9")
    write(run, "facts.sqlite")
    connection = sqlite3.connect("facts.sqlite")
    with connection:
        connection.execute("update facts set value = 11 where value = 12")
    connection.close()
    monkeypatch.undo()
    monkeypatch.setenv("SUMMARYMINE_LANG", "en")
    monkeypatch.chdir(reports.parent)
    told = verify(run, "facts.sqlite")
    assert causes(told) == {"a.txt": ["tool"], "city/b.txt": []}
    assert told["version"]["before"] == ["0.0.9"]


def test_the_output_was_edited(run: Run, reports: Path) -> None:
    write(run, "facts.csv")
    facts = reports.parent / "facts.csv"
    facts.write_text(facts.read_text("utf-8-sig").replace(",12,", ",21,"), "utf-8")
    told = verify(run, "facts.csv")
    assert (told["edited"], causes(told)) == (True, {"a.txt": ["edited"], "city/b.txt": []})


def test_without_an_origin(run: Run, reports: Path) -> None:
    run("extract", "reports", "-o", "facts.csv")
    (reports / "a.txt").write_text(FIRST.replace("12人", "13人"), "utf-8")
    told = verify(run, "facts.csv")
    assert (told["has_origin"], causes(told)["a.txt"], files(told)["a.txt"]) == (
        False,
        ["unknown"],
        "unknown",
    )


@pytest.mark.usefixtures("reports")
def test_a_choice_is_known(run: Run) -> None:
    for name in ("facts.csv", "facts.sqlite"):
        write(run, name, "--indicator", "injuries")
        assert verify(run, name, code=0)["same"] == 1


@pytest.mark.usefixtures("reports")
def test_what_compare_wrote(run: Run) -> None:
    assert run("compare", "reports", "--indicator", "injuries", "-o", "facts.sqlite").exit_code == 0
    assert verify(run, "facts.sqlite", code=0)["same"] == 3


def test_copies_are_flagged_as_before(run: Run, reports: Path) -> None:
    (reports / "copy.txt").write_text(FIRST, "utf-8")
    for name in ("facts.csv", "facts.duckdb", "sqlite:///facts.db"):
        run("extract", "reports", "-o", name, "-q", "--origin")
        assert verify(run, name, "-q", code=0)["same"] == 5


def test_copies_have_no_figures_in_a_workbook(run: Run, reports: Path) -> None:
    (reports / "copy.txt").write_text(FIRST, "utf-8")
    run("extract", "reports", "-o", "facts.xlsx", "-q")
    told = verify(run, "facts.xlsx", "-q", code=0)
    assert (told["same"], files(told)["copy.txt"]) == (3, "same")


WRONG = [
    ("none.csv", "error: none.csv: no such file; check the name\n"),
    (
        "facts.xyz",
        "error: facts.xyz: not a form that can be verified; give .csv, .jsonl, .xlsx, .sqlite, .db, .duckdb, .parquet or DIALECT://…\n",
    ),
    ("none.xlsx", "error: none.xlsx: no such file; check the name\n"),
    (
        "sqlite:///none.db",
        "error: sqlite:///none.db: no such file; check the name\n",
    ),
    (
        "sqlite:///bad.sqlite",
        "error: sqlite:///bad.sqlite: the database says: file is not a database\n",
    ),
    (
        "sqlite:///other.sqlite",
        "error: sqlite:///other.sqlite: holds no facts that summarymine wrote (no table summarymine_schema); write it again\n",
    ),
    (
        "nothing://me:secret@host/db",
        "error: nothing://me:***@host/db: no database is called nothing; write postgresql://…, mysql://… or sqlite:///…\n",
    ),
    (
        "bad.sqlite",
        "error: bad.sqlite: holds no facts that summarymine wrote (file is not a database); write it again\n",
    ),
]


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize(("name", "said"), WRONG)
def test_wrong_outputs(run: Run, name: str, said: str) -> None:
    Path("facts.xyz").write_text("x")
    for bad in ("bad.sqlite", "bad.duckdb", "bad.parquet"):
        Path(bad).write_text("no database" * 200)
    sqlite3.connect("other.sqlite").close()
    result = run("verify", name, "reports")
    assert (result.exit_code, result.stderr) == (2, said)
    assert not Path("none.db").exists()


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize("name", ["bad.duckdb", "bad.parquet", "bad.csv", "bad.jsonl", "bad.xlsx"])
def test_other_broken_outputs(run: Run, name: str) -> None:
    Path(name).write_text("no database" * 200)
    result = run("verify", name, "reports")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"error: {name}:")


@pytest.mark.usefixtures("reports")
def test_chinese(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(run, "facts.sqlite")
    monkeypatch.setenv("SUMMARYMINE_LANG", "zh")
    assert run("verify", "facts.sqlite", "reports").stdout == "facts.sqlite：3 项数据全部相同\n"
    assert run("verify", "none.csv", "reports").stderr == "错误：none.csv：文件不存在；请检查名称\n"
