"""Benchmarks whose figures the documentation gives still run, and find what they should."""

import re
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

pytest.importorskip("pyarrow")


@pytest.mark.parametrize("form", ["parquet", "jsonl.zst"])
def test_corpus(capsys: pytest.CaptureFixture[str], form: str) -> None:
    import corpus

    corpus.main(["--rows", "400", "--share", "0.1", "--form", form, "--jobs", "1"])
    out = capsys.readouterr().out
    reports = int(re.findall(r"([\d,]+) of them reports", out)[-1])
    # No report is passed by, and most of the prose is.
    assert f"of those read, {reports} are reports" in out
    passed_by = int(re.findall(r"([\d,]+) passed by", out)[-1])
    assert passed_by > 0.7 * (400 - reports)


def test_incremental(capsys: pytest.CaptureFixture[str]) -> None:
    import incremental

    incremental.main(["--files", "1"])
    assert capsys.readouterr().out.count("same facts") == 4
