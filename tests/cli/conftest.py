"""Small reports, and the command line run on them in the same process."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small_reports import FIRST, SECOND, Run, without_packs

from summarymine.cli import main


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The language of messages, whatever the machine speaks."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SUMMARYMINE_LANG", "en")


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two reports, UTF-8 and GB18030, a hidden file and a table."""
    folder = tmp_path / "reports"
    (folder / "city").mkdir(parents=True)
    (folder / "a.txt").write_text(FIRST, "utf-8")
    (folder / "city" / "b.txt").write_bytes(SECOND.encode("gb18030"))
    (folder / ".hidden.txt").write_text(FIRST, "utf-8")
    (folder / "data.csv").write_bytes(b"1,2")
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def run() -> Run:
    """`run("extract", "reports", stdin=…)` as on the command line; result: exit code, output."""

    def invoke(*arguments: str, stdin: bytes | None = None) -> Result:
        result = CliRunner().invoke(main, arguments, input=stdin, prog_name="summarymine")
        result.stderr_bytes = without_packs(result.stderr).encode()
        return result

    return invoke
