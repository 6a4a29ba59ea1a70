"""The pictures of the pages: there, small enough, and what is packed holds them."""

import re
import tomllib
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
PAGES = {
    "README.md": ["workbook.png", "page.png"],
    "README.zh-CN.md": ["workbook.zh-CN.png", "page.zh-CN.png"],
}


@pytest.mark.parametrize("page", PAGES)
def test_each_page_shows_its_own(page: str) -> None:
    shown = re.findall(r"!\[.+\]\(docs/pictures/(.+)\)", (ROOT / page).read_text("utf-8"))
    assert shown == PAGES[page]


def test_there_are_no_others() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {
        name for own in PAGES.values() for name in own
    }


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_each_loads_fast(path: Path) -> None:
    assert path.stat().st_size < 300_000
    with Image.open(path) as picture:
        assert (picture.format, picture.width > 1000) == ("PNG", True)


def test_they_are_packed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert "/docs" in project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
