"""The tutorial's commands, run one after another as it tells, say what stands there."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "patterns.zh-CN.md"
BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]*)\n(?P<said>.*?)```", re.DOTALL)
WRITE = os.environ.get("SUMMARYMINE_GOLDEN") == "write"


def test_the_tutorial(tmp_path: Path) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "SUMMARYMINE_LANG": "zh",
    }
    page = PAGE.read_text("utf-8")
    for block in BLOCK.finditer(page):
        done = subprocess.run(
            f"{block['command']} 2>&1",
            shell=True,
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            check=False,
        )
        said = done.stdout.decode()
        if WRITE:
            old = block.group()
            page = page.replace(old, f"```console\n$ {block['command']}\n{said}```")
        else:
            assert said == block["said"], block["command"]
    if WRITE:
        PAGE.write_text(page, "utf-8")
    summary = subprocess.run(
        ["summarymine", "patterns", "lint", "mine.yaml"], cwd=tmp_path, env=environment, check=False
    )
    assert summary.returncode == 0
