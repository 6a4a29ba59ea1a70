"""The house around the code: licence, changes, and imports that run one way."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "summarymine"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))

ROOMS = (
    "readers",
    "text",
    "quantities",
    "indicators",
    "facts",
    "audit",
    "authoring",
    "tables",
    "outputs",
    "batch",
    "cli",
)
# No room: what every room may import.
COMMON = ("model", "columns", "lazy", "ready", "stages", "study", "version")
# No rooms either: the doors of the library, and that of `python -m summarymine`.
LIBRARY_DOORS = ("__init__", "api")
DOORS = (*LIBRARY_DOORS, "__main__")

# The one home of a library: rooms, or a module.
HOMES = {
    "jieba": ("text/words.py",),
    "rjieba": ("text/words.py",),
    "click": ("cli",),
    "rich": ("cli", "outputs"),
    "pandas": ("tables/compare.py", "outputs/frame.py"),
    "charset_normalizer": ("readers",),
    "lxml": ("readers",),
    "mammoth": ("readers/docx.py",),
    "markdown_it": ("readers/md.py",),
    "python_calamine": ("readers/bases.py", "readers/stored_book.py", "readers/xlsx.py"),
    "trafilatura": ("readers/html.py",),
    "xlrd": ("readers/xls.py",),
    "xlsxwriter": ("outputs/workbook/book.py",),
    "opencc": ("text",),
    "pypinyin": ("authoring/draft.py",),
    "platformdirs": ("indicators/catalogue.py", "ready.py"),
    "pypdfium2": ("readers/pdf.py", "readers/pdf_page.py"),
    "rapidocr_onnxruntime": ("readers/ocr.py",),
    "PIL": ("readers/ocr.py",),
    "duckdb": ("outputs/database.py", "readers/stored.py"),
    "pyinstrument": ("cli/profile.py",),
    "pyarrow": (
        *("outputs/database.py", "outputs/parquet.py", "readers/stored.py"),
        *("readers/corpus_lines.py", "readers/corpus_parquet.py"),
    ),
    "sqlalchemy": ("outputs/connection.py", "outputs/server.py", "outputs/server_reading.py"),
    "fsspec": ("readers/remote.py", "outputs/parts.py"),
    "dask": ("batch/cluster.py",),
    "distributed": ("batch/cluster.py", "batch/cluster_worker.py"),
}

# Loaded when first needed, since they are slow: up to 0.8 s.
NOT_AT_START = (
    *("pandas", "numpy", "jieba", "rjieba", "pypdfium2", "PIL", "rapidocr_onnxruntime"),
    *("duckdb", "pyarrow", "sqlalchemy", "fsspec", "dask", "distributed", "pyinstrument"),
    *("lxml", "mammoth", "markdown_it", "python_calamine", "trafilatura", "xlrd", "email.message"),
    "xlsxwriter",
)


def room_of(module: Path) -> str:
    """`readers` of readers/txt.py as of readers.py."""
    return module.parts[0].removesuffix(".py")


def find_imports(module: Path) -> Iterator[str]:
    """Every absolute name that a module imports, anywhere in its code: `summarymine.text`."""
    package = ("summarymine", *module.parent.parts)
    for node in ast.walk(ast.parse((PACKAGE / module).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            name = ".".join((*base, *(node.module or "").split("."))).strip(".")
            # `from summarymine import model`: the names are what is imported.
            if name == "summarymine":
                yield from (f"summarymine.{alias.name}" for alias in node.names)
            else:
                yield name


def is_allowed(importer: str, imported: str) -> bool:
    """True if a module of importer may import from the room, common module or name imported."""
    if imported in COMMON:
        return True
    if importer in COMMON or imported not in ROOMS:
        return False
    return importer == "__main__" or ROOMS.index(imported) <= ROOMS.index(importer)


def test_modules_are_found() -> None:
    assert Path("model.py") in MODULES


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_every_module_has_a_room(module: Path) -> None:
    assert room_of(module) in (*ROOMS, *COMMON, *DOORS)


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_imports_run_one_way(module: Path) -> None:
    names = [name.split(".")[1] for name in find_imports(module) if name.startswith("summarymine.")]
    if room_of(module) in LIBRARY_DOORS:
        assert "cli" not in names
    else:
        assert [name for name in names if not is_allowed(room_of(module), name)] == []


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_libraries_stay_at_home(module: Path) -> None:
    libraries = {name.split(".")[0] for name in find_imports(module)}
    homes = (room_of(module), module.as_posix())
    assert [name for name in libraries & HOMES.keys() if not set(HOMES[name]) & set(homes)] == []


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_regexes_are_compiled_in_one_place(module: Path) -> None:
    compiles = "regex.compile(" in (PACKAGE / module).read_text("utf-8")
    assert not compiles or module.as_posix() in ("ready.py", "authoring/regex_faults.py")


IMPORTS = [
    # importer    imported        allowed
    ("text", "readers", True),
    ("text", "text", True),
    ("text", "facts", False),
    ("outputs", "cli", False),
    ("cli", "outputs", True),
    ("facts", "model", True),
    ("model", "columns", True),
    ("model", "text", False),
    ("facts", "extract_facts", False),  # from the door of the library, so from the right
    ("__main__", "cli", True),
]


@pytest.mark.parametrize(("importer", "imported", "allowed"), IMPORTS)
def test_is_allowed(importer: str, imported: str, allowed: bool) -> None:
    assert is_allowed(importer, imported) is allowed


def test_start_up_loads_nothing_slow() -> None:
    code = f"import sys, summarymine.cli; print(*(sys.modules.keys() & {set(NOT_AT_START)}))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "\n"


def test_license_is_mit() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert PROJECT["license"] == "MIT"
    assert text.startswith("MIT License\n\nCopyright (c) 2026 summarymine contributors\n")
    assert "without restriction" in text


def test_changelog_begins_with_this_version() -> None:
    headings = [
        line
        for line in (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines()
        if line[:3] == "## "
    ]
    version, _, day = headings[0].removeprefix("## ").partition(" · ")
    assert version == PROJECT["version"]
    assert date.fromisoformat(day)


@pytest.mark.parametrize("script", ["dev", ".ci/run", "scripts/check_release.sh"])
def test_scripts_can_be_run(script: str) -> None:
    path = ROOT / script
    assert path.stat().st_mode & 0o111
    shell = path.read_text("utf-8").splitlines()[0].removeprefix("#!").split()[-1]
    subprocess.run([shell, "-n", path], check=True, capture_output=True)
