"""The pages of packs and the schema in docs/ are those of the pattern files."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "scripts" / "make_pack_pages.py"


def pages() -> dict[Path, str]:
    spec = importlib.util.spec_from_file_location("make_pack_pages", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made: dict[Path, str] = module.make_pages()
    return made


@pytest.mark.parametrize(
    ("path", "text"), pages().items(), ids=lambda one: getattr(one, "name", "")
)
def test_page(path: Path, text: str) -> None:
    assert path.read_text("utf-8") == text, "run: python scripts/make_pack_pages.py"


def test_no_page_of_a_pack_that_is_gone() -> None:
    assert set((ROOT / "docs" / "packs").iterdir()) == {p for p in pages() if p.suffix == ".md"}
