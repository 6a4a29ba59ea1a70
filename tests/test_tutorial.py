"""The commands of the tutorials, run one after another as they tell, say what stands there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Each page with the language that its reader's terminal speaks.
PAGES = {"tutorial.md": "en", "index.zh-CN.md": "zh", "patterns.zh-CN.md": "zh"}
BLOCK = re.compile(r"```console\n(?P<text>.*?)```", re.DOTALL)
# A command of a block, and what it says.
STEP = re.compile(r"^\$ (?P<command>[^\n]*)\n(?P<said>(?:(?!\$ )[^\n]*\n)*)", re.MULTILINE)
WRITE = os.environ.get("SUMMARYMINE_GOLDEN") == "write"


@pytest.mark.parametrize(("name", "language"), PAGES.items())
def test_the_tutorial(name: str, language: str, tmp_path: Path) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    page = (ROOT / "docs" / name).read_text("utf-8")
    told = BLOCK.sub(
        lambda block: f"```console\n{_retell(block['text'], tmp_path, language)}```", page
    )
    if WRITE:
        (ROOT / "docs" / name).write_text(told, "utf-8")
    assert told == page or WRITE
    # What the reader has made by then is sound.
    if (tmp_path / "mine.yaml").exists():
        assert _run("summarymine patterns lint mine.yaml", tmp_path, language).returncode == 0


def _retell(block: str, folder: Path, language: str) -> str:
    """The block with what its commands say now."""
    return "".join(
        f"$ {step['command']}\n{_run(step['command'], folder, language).stdout.decode()}"
        for step in STEP.finditer(block)
    )


def _run(command: str, folder: Path, language: str) -> subprocess.CompletedProcess[bytes]:
    """A command of a shell; its stdout holds what it says on stderr, too."""
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "SUMMARYMINE_LANG": language,
    }
    return subprocess.run(
        f"{{ {command}; }} 2>&1",
        shell=True,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        check=False,
    )
