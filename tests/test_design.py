"""The design's picture and list of modules are those of the code as it is."""

from pathlib import Path

import pytest
from loading import load_module

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "scripts" / "make_design.py"


def pages() -> dict[Path, str]:
    made: dict[Path, str] = load_module(SCRIPT).make_pages()
    return made


PAGES = pages()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_made_anew_it_is_the_same(path: Path) -> None:
    assert path.read_text("utf-8") == PAGES[path], "run scripts/make_design.py"


def test_every_module_says_what_it_does() -> None:
    lines = PAGES[ROOT / "docs" / "modules.md"].splitlines()
    assert [line for line in lines if line.endswith("|  |")] == []


def test_the_design_is_two_pages() -> None:
    assert len((ROOT / "docs" / "design.md").read_text("utf-8").split()) < 1300
