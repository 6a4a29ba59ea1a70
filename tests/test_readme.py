"""The README's commands are run, and their output is what stands there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh-CN.md")
BLOCK = re.compile(r"```(?P<kind>console|yaml|python)\n(?P<text>.*?)```", re.DOTALL)
# Set to "write", what the commands say now is put into the pages.
WRITE = os.environ.get("SUMMARYMINE_GOLDEN") == "write"


def blocks(name: str, kind: str) -> list[str]:
    text = (ROOT / name).read_text("utf-8")
    return [found["text"] for found in BLOCK.finditer(text) if found["kind"] == kind]


COMMANDS = [
    pytest.param(name, number, id=f"{name}-{number}")
    for name in READMES
    for number in range(len(blocks(name, "console")))
]


# Said of every run; test_cli_packs.py looks at it.
PACKS = re.compile(r"^packs by reports: .*\n", re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A folder with samples/ and the mine.yaml of the page."""
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    (tmp_path / "mine.yaml").write_text(blocks("README.md", "yaml")[0], "utf-8")
    return tmp_path


def run(command: str, folder: Path) -> str:
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "SUMMARYMINE_LANG": "en",
    }
    done = subprocess.run(
        command, shell=True, cwd=folder, env=environment, capture_output=True, check=False
    )
    said = PACKS.sub("", done.stderr.decode())
    # What stands on the page is what a terminal shows, where it is said on stderr alone.
    assert not said or not done.stdout or "patterns test" in command
    return done.stdout.decode() or said


@pytest.mark.parametrize(("name", "number"), COMMANDS)
def test_command_says_what_the_page_shows(name: str, number: int, folder: Path) -> None:
    first, _, expected = blocks(name, "console")[number].partition("\n")
    told = run(first.removeprefix("$ "), folder).replace("\r\n", "\n")
    if WRITE:
        page = ROOT / name
        text = page.read_text("utf-8")
        page.write_text(text.replace(f"{first}\n{expected}```", f"{first}\n{told}```"), "utf-8")
    else:
        assert told == expected


@pytest.mark.parametrize("name", READMES)
def test_python_of_the_page_runs(name: str, folder: Path) -> None:
    (folder / "page.py").write_text(blocks(name, "python")[0], "utf-8")
    run(f'"{sys.executable}" page.py', folder)
    assert "亡人数" in next(folder.glob("*.csv")).read_text("utf-8-sig")


@pytest.mark.parametrize("name", READMES)
def test_links_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", (ROOT / name).read_text("utf-8")):
        assert (ROOT / target).exists(), target


def test_pages_have_the_same_examples() -> None:
    english, chinese = (blocks(name, "yaml") for name in READMES)
    assert english == chinese
