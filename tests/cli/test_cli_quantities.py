"""summarymine quantities: every PATH there is, every failure by name, rows in every form."""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from small_reports import FIRST, SECOND, Run


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def documents_of(text: str) -> list[str]:
    return list(dict.fromkeys(row["document"] for row in rows_of(text)))


PATHS = [
    # arguments                       documents
    (["reports"], ["a.txt", "city/b.txt"]),
    (["reports/a.txt"], ["a.txt"]),
    (["reports/*.txt"], ["a.txt"]),
    (["reports/**/*.txt"], ["a.txt", "city/b.txt"]),
    (["reports/city", "reports/a.txt"], ["b.txt", "a.txt"]),
]


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize(("arguments", "documents"), PATHS)
def test_paths(run: Run, arguments: list[str], documents: list[str]) -> None:
    result = run("quantities", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    assert documents_of(result.stdout) == documents


@pytest.mark.usefixtures("reports")
def test_rows_lead_back_to_the_text(run: Run) -> None:
    rows = rows_of(run("quantities", "reports").stdout)
    texts = {"a.txt": FIRST, "city/b.txt": SECOND}
    assert [row["surface"] for row in rows if row["unit"] == "人"] == ["12人", "30人", "7人"]
    for row in rows:
        assert texts[row["document"]][int(row["start"]) : int(row["end"])] == row["surface"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_stdin(run: Run, encoding: str) -> None:
    result = run("quantities", "-", "--format", "jsonl", stdin=FIRST.encode(encoding))
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert {row["document"] for row in rows} == {"-"}
    assert [row["value"] for row in rows if row["unit"] == "人"] == [12, 30]


FAILURES = [
    ("b.ofd", b"\0OFD", "b.ofd: OFD files are not read; save as .docx or .txt"),
    (
        "b.docx",
        b"PK\x03\x04",
        "b.docx: damaged, or not saved whole (File is not a zip file); open it in its program, save"
        " it again",
    ),
    ("b.txt", b"", "b.txt: no text; check that it was saved whole"),
    ("b.txt", bytes(range(256)), "b.txt: not a text; save as .txt"),
]


@pytest.mark.parametrize(("name", "data", "what"), FAILURES)
def test_a_failing_report_is_named_and_the_rest_done(
    run: Run, reports: Path, name: str, data: bytes, what: str
) -> None:
    (reports / name).write_bytes(data)
    result = run("quantities", "reports")
    assert result.exit_code == 1
    assert result.stderr == f"error: {what}\n1 of 3 files could not be read\n"
    assert documents_of(result.stdout) == ["a.txt", "city/b.txt"]


def test_quiet_still_names_what_failed(run: Run, reports: Path) -> None:
    (reports / "b.ofd").write_bytes(b"\0OFD")
    result = run("quantities", "reports", "-q")
    assert (result.exit_code, result.stderr) == (
        1,
        "error: b.ofd: OFD files are not read; save as .docx or .txt\n",
    )


def test_failures_in_chinese(run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARYMINE_LANG", "zh")
    (reports / "b.ofd").write_bytes(b"\0OFD")
    assert run("quantities", "reports").stderr == (
        "错误：b.ofd：不能读取 OFD 文件；请另存为 .docx 或 .txt\n3 个文件中有 1 个未能读取\n"
    )


def test_a_mistake_of_ours_costs_one_report(
    run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from summarymine.batch import job

    def stumble(document: object) -> object:
        text = document.source.text  # type: ignore[attr-defined]
        if text == FIRST:
            raise KeyError("oops")
        return found(document)

    found = job.document_quantities
    monkeypatch.setattr(job, "document_quantities", stumble)
    result = run("quantities", "reports")
    assert result.exit_code == 1
    assert result.stderr == (
        "error: a.txt: unexpected KeyError: 'oops'; please report this\n"
        "1 of 2 files could not be read\n"
    )
    assert documents_of(result.stdout) == ["city/b.txt"]


NOWHERE = [
    ("missing.txt", "missing.txt: no such file or folder; check the path"),
    ("x*.txt", "x*.txt: no file matches; check the pattern, and quote it"),
    ("empty", "empty: no report in this folder; check the path"),
]


@pytest.mark.parametrize(("path", "what"), NOWHERE)
def test_no_report_found(run: Run, reports: Path, path: str, what: str) -> None:
    (reports.parent / "empty").mkdir()
    old = reports.parent / "old.csv"
    old.write_text("old\n", "utf-8")
    result = run("quantities", path, "-o", "old.csv")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"error: {what}\n1 of 1 files could not be read\n"
    assert old.read_text("utf-8") == "old\n"


def test_a_report_without_figures_gives_the_headings(run: Run, reports: Path) -> None:
    (reports / "a.txt").write_text("工作总结\n没有数据。\n", "utf-8")
    result = run("quantities", "reports/a.txt")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1


FORMATS = [
    # ending   format   begins with
    (".csv", None, "\ufeffdocument,"),
    (".jsonl", None, '{"document": "a.txt"'),
    (".md", None, "| document |"),
    (".dat", "jsonl", '{"document": "a.txt"'),
    (".csv", "md", "| document |"),
]


@pytest.mark.parametrize(("ending", "form", "start"), FORMATS)
def test_output_files(run: Run, reports: Path, ending: str, form: str | None, start: str) -> None:
    options = ["--format", form] if form else []
    result = run("quantities", "reports", "-o", f"out{ending}", *options)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert (reports.parent / f"out{ending}").read_text("utf-8").startswith(start)


@pytest.mark.usefixtures("reports")
def test_chinese_headings(run: Run) -> None:
    heading = run("quantities", "reports", "--headers", "zh").stdout.splitlines()[0]
    assert heading.isascii() is False


@pytest.mark.usefixtures("reports")
def test_encoding_of_a_pipe(run: Run) -> None:
    result = run("quantities", "reports", "--encoding", "gb18030")
    assert "12人" in result.stdout_bytes.decode("gb18030")


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_name_that_is_not_utf8(run: Run, reports: Path) -> None:
    (reports / os.fsdecode("总结.txt".encode("gb18030"))).write_text(FIRST, "utf-8")
    result = run("quantities", "reports")
    assert result.exit_code == 0
    assert len(documents_of(result.stdout)) == 3
