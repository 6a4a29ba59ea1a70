"""summarymine text: what the rules see, and what was repaired."""

from pathlib import Path

from small_reports import Run

TABLE = "2024年总结\n指标\t2024年\t同比\n酒驾（起）\t1,204\t5.3%\n\n事故１２起，死\n亡3人。\f\n受伤3人。\n"


def test_lines_with_their_places(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TABLE, "utf-8")
    result = run("text", str(tmp_path / "a.txt"))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "a.txt\n"
        "1:1\t2024年总结\n"
        "1:3\t2024年酒驾1204起，同比上升5.3%。\n"
        "1:5\t事故12起，死亡3人。\n"
        "2:7\t受伤3人。\n"
        "\n"
    )


def test_repairs(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("事故１２起，死\n亡3人。\n", "utf-8")
    result = run("text", "--repairs", str(tmp_path / "a.txt"))
    assert result.stdout == (
        "a.txt\n1\tfold-characters\t“１２” → “12”\n1\tjoin-broken-lines\t“⏎” → “”\n\n"
    )


def test_a_report_cannot_speak_to_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("事故\x1b[31m12起\x07。\n", "utf-8")
    assert "\x1b" not in run("text", str(tmp_path / "a.txt")).stdout


def test_failures_are_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text("事故12起。", "utf-8")
    result = run("text", str(tmp_path))
    assert result.exit_code == 1
    assert result.stderr == (
        "error: a.txt: no text; check that it was saved whole\n1 of 2 files could not be read\n"
    )
    assert result.stdout == "b.txt\n1\t事故12起。\n\n"
