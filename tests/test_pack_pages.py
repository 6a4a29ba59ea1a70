"""The pages of packs and the schema in docs/ are those of the pattern files."""

from pathlib import Path

import pytest
from loading import load_module

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "scripts" / "make_pack_pages.py"


def pages() -> dict[Path, str]:
    made: dict[Path, str] = load_module(SCRIPT).make_pages()
    return made


@pytest.mark.parametrize(
    ("path", "text"), pages().items(), ids=lambda one: getattr(one, "name", "")
)
def test_page(path: Path, text: str) -> None:
    assert path.read_text("utf-8") == text, "run: python scripts/make_pack_pages.py"


def test_no_page_of_a_pack_that_is_gone() -> None:
    assert set((ROOT / "docs" / "packs").iterdir()) == {p for p in pages() if p.suffix == ".md"}
