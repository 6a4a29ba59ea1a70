"""summarymine extract over a corpus: rows as documents, what is no report passed by."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import fsspec
import pytest
from small_reports import FIRST, SECOND, Run

PROSE = "天气很好，院子里有三只小猫。"
ROWS = [
    {"id": "甲", "text": FIRST},
    {"id": "诗", "text": PROSE},
    {"id": "无", "text": None},
    {"id": "乙", "text": SECOND},
    {"id": "数", "text": 5},
]
SAID = (
    "error: c.jsonl#无: no text; check that it was saved whole\n"
    "error: c.jsonl#数: column text holds no text; name another by --text-column\n"
)
SKIPPED = "rows skipped as no reports: 1; --all-rows reads them too\n"
COUNT = "2 of 4 files could not be read\n"


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "c.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS), "utf-8")
    return path


def documents(csv: str) -> list[str]:
    return [line.partition(",")[0] for line in csv.splitlines()[1:]]


def test_rows_are_documents(run: Run, corpus: Path) -> None:
    result = run("extract", "c.jsonl")
    assert documents(result.stdout) == ["c.jsonl#甲", "c.jsonl#甲", "c.jsonl#乙"]
    assert result.stderr == SAID + SKIPPED + COUNT
    assert result.exit_code == 1
    # Kept for the next run.
    assert run("extract", "c.jsonl").output == result.output


def test_the_same_facts_as_of_files(run: Run, corpus: Path, reports: Path) -> None:
    rows = run("extract", "c.jsonl").stdout.splitlines()
    files = run("extract", "reports").stdout.splitlines()
    assert [r.partition(",")[2] for r in rows] == [f.partition(",")[2] for f in files]


def test_packed_ones_give_the_same(run: Run, corpus: Path) -> None:
    expected = run("extract", "c.jsonl").stdout.replace("c.jsonl#", "")
    data = corpus.read_bytes()
    Path("c.jsonl.gz").write_bytes(gzip.compress(data))
    pyarrow = pytest.importorskip("pyarrow")
    Path("c.jsonl.zst").write_bytes(pyarrow.compress(data, codec="zstd", asbytes=True))
    from pyarrow import parquet

    rows = [row for row in ROWS if row["text"] != 5]
    parquet.write_table(pyarrow.Table.from_pylist(rows), "c.parquet")
    for name in ("c.jsonl.gz", "c.jsonl.zst", "c.parquet"):
        result = run("extract", name, "--jobs", "2")
        assert result.stdout.replace(f"{name}#", "") == expected
        assert SKIPPED in result.stderr


def test_all_rows(run: Run, corpus: Path) -> None:
    result = run("extract", "c.jsonl", "--all-rows")
    assert result.stderr == SAID + "2 of 5 files could not be read\n"


def test_a_file_is_always_read(run: Run, corpus: Path) -> None:
    Path("prose.txt").write_text(PROSE, "utf-8")
    result = run("extract", "prose.txt", "c.jsonl", "-q")
    assert result.stderr == SAID
    assert documents(result.stdout)[0] == "c.jsonl#甲"


def test_columns(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    row = json.dumps({"正文": FIRST, "网址": "https://甲/1"}, ensure_ascii=False)
    Path("c.jsonl").write_text(row, "utf-8")
    assert run("extract", "c.jsonl").exit_code == 1
    result = run("extract", "c.jsonl", "--text-column", "正文", "--id-column", "网址")
    assert set(documents(result.stdout)) == {"c.jsonl#https://甲/1"}


def test_no_report_in_it_is_an_empty_table(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("c.jsonl").write_text(json.dumps({"text": PROSE}), "utf-8")
    result = run("extract", "c.jsonl", "-o", "facts.csv")
    assert (result.exit_code, result.stderr) == (0, SKIPPED)
    assert len(Path("facts.csv").read_text("utf-8").splitlines()) == 1


def test_a_table_of_facts_stays_one(run: Run, reports: Path) -> None:
    run("extract", "reports", "-o", "facts.jsonl")
    assert "#" not in run("extract", "facts.jsonl").stdout
    assert run("compare", "facts.jsonl").stdout == run("compare", "reports").stdout


def test_a_folder_is_walked_past_corpora(run: Run, corpus: Path, reports: Path) -> None:
    for ending in ("jsonl", "jsonl.gz", "jsonl.zst", "parquet"):
        (reports / f"c.{ending}").write_bytes(corpus.read_bytes())
    assert run("extract", "reports").exit_code == 0


def test_the_origin_names_the_corpus(run: Run, corpus: Path) -> None:
    run("extract", "c.jsonl", "-o", "facts.csv", "--origin")
    told = json.loads(Path("facts.csv.origin.json").read_text("utf-8"))
    assert [document["name"] for document in told["documents"]] == ["c.jsonl"]


def test_a_study_of_rows(run: Run, corpus: Path) -> None:
    """Held in memory anyway, so that copies are known."""
    copy = {"id": "甲二", "text": FIRST}
    corpus.write_text(corpus.read_text("utf-8") + json.dumps(copy), "utf-8")
    result = run("extract", "c.jsonl", "-o", "facts.sqlite")
    assert "c.jsonl#甲二: the same report as c.jsonl#甲" in result.stderr


def test_a_text_needs_no_pyarrow(corpus: Path) -> None:
    Path("a.txt").write_text(FIRST, "utf-8")
    code = (
        "import sys; from summarymine.cli import main\n"
        "try: main(['extract', sys.argv[1], '-q'])\n"
        "except SystemExit: print('pyarrow' in sys.modules)"
    )
    for name in ("a.txt", "c.jsonl"):
        command = [sys.executable, "-c", code, name]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
        assert run.stdout.splitlines()[-1] == "False"


def test_a_corpus_behind_an_address(run: Run, corpus: Path) -> None:
    system = fsspec.filesystem("memory")
    system.pipe_file("/corpora/c.jsonl", corpus.read_bytes())
    try:
        assert run("extract", "memory://corpora/c.jsonl").output == run("extract", "c.jsonl").output
    finally:
        system.rm("/corpora", recursive=True)


@pytest.mark.parametrize("engine", ["local", "dask"])
def test_pieces_on_each_engine(engine: str, run: Run, tmp_path: Path, corpus: Path) -> None:
    line = json.dumps({"text": FIRST}, ensure_ascii=False)
    Path("long.jsonl").write_text(f"{line}\n" * 300, "utf-8")
    result = run("extract", "long.jsonl", "--engine", engine, "--jobs", "2", "--no-cache", "-q")
    assert result.exit_code == 0, result.stderr
    assert len(documents(result.stdout)) == 600
    assert documents(result.stdout)[-1] == "long.jsonl#300"
