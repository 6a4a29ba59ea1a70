"""What is declared stands on the page of licences, and in the lock what users install."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
PAGE = (ROOT / "docs" / "licences.md").read_text("utf-8")
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
# Without ocr, which has no release for every Python that the lock is for.
LOCKED = ("fast", "data", "sql")

DECLARED = [
    *(("Always needed", line) for line in PROJECT["dependencies"]),
    *((f"Extra `{extra}`", line) for extra, lines in EXTRAS.items() for line in lines),
]
ROW = re.compile(
    r"\| (?P<name>\S+) \| (?P<versions>\S+) \| (?P<licence>[^|]+) \| <https?://\S+> \|"
)
PINNED = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^ \\]+)", re.MULTILINE)


def rows_of(title: str) -> dict[str, tuple[str, str]]:
    """Versions and licence by name, of one section of the page."""
    _, _, rest = PAGE.partition(f"## {title}\n")
    rows = ROW.finditer(rest.partition("\n## ")[0])
    return {row["name"].replace("\\", ""): (row["versions"], row["licence"]) for row in rows}


@pytest.mark.parametrize(("title", "line"), DECLARED)
def test_declared_is_on_the_page(title: str, line: str) -> None:
    need = Requirement(line)
    versions, licence = rows_of(title)[need.name]
    assert versions == str(need.specifier), "run: python scripts/make_licences.py"
    assert licence != "not stated"


def test_nothing_else_is_on_the_page() -> None:
    assert len(ROW.findall(PAGE.partition("## What these")[0])) == len(DECLARED)


@pytest.mark.parametrize(
    "line", [*PROJECT["dependencies"], *(line for extra in LOCKED for line in EXTRAS[extra])]
)
def test_declared_is_locked(line: str) -> None:
    need = Requirement(line)
    pinned = [
        Version(found["version"])
        for found in PINNED.finditer(LOCK)
        if canonicalize_name(found["name"]) == canonicalize_name(need.name)
    ]
    assert pinned, "see docs/release.md"
    assert all(version in need.specifier for version in pinned)


def test_the_lock_names_no_place() -> None:
    assert not re.search(r"://|--index|--find-links|(?:^| )/", LOCK, re.MULTILINE)
    assert all("--hash=sha256:" in part for part in re.split(r"\n(?=\S)", LOCK) if "==" in part)
