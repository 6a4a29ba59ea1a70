"""A run that is killed leaves no half table, and the next one gives the bytes of an undisturbed one."""

import sys
from pathlib import Path

import pytest
from loading import load_module

SCRIPT = Path(__file__).parents[1] / "scripts" / "try_kills.py"


@pytest.mark.skipif(sys.platform == "win32", reason="has no such signal")
@pytest.mark.parametrize("seed", [1, 2])
def test_three_kills(capsys: pytest.CaptureFixture[str], seed: int) -> None:
    script = load_module(SCRIPT)
    assert script.main(["--files", "60", "--kills", "3", "--seed", str(seed)]) == 0
    assert capsys.readouterr().out.endswith("3 kills: 3 right, 0 wrong\n")
