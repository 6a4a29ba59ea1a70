"""summarymine doctor: what is tried, how it is told, and the exit code."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from small_reports import Run

from summarymine.cli import diagnosis
from summarymine.cli.diagnosis import find_extras, find_obstacle, install_command
from summarymine.readers.parse import PARSERS, parse_document
from summarymine.readers.specimens import FIGURE, make_specimens

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
OURS = [one for one in make_specimens() if not (one.program or one.extra)]
SECTIONS = ["rules", "reads", "writes", "extras", "folders"]


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What LibreOffice and OCR read is left out: they take seconds."""
    monkeypatch.setattr(diagnosis, "make_specimens", lambda: tuple(OURS))


def tried(run: Run) -> tuple[int, dict[str, Any]]:
    result = run("doctor", "--format", "json")
    return result.exit_code, json.loads(result.stdout)


@pytest.mark.parametrize("specimen", OURS, ids=lambda one: one.name)
def test_specimens_are_read(specimen: Any) -> None:
    if specimen.name.endswith((".eml", ".zip")):
        # Containers: test_everything_that_is_required_works reads them.
        return
    document = parse_document(specimen.data, specimen.name)
    assert FIGURE in document.text


def test_every_kind_has_a_specimen() -> None:
    from summarymine.readers.kinds import find_kind

    tried_kinds = {find_kind(one.name, one.data) for one in make_specimens()}
    # LibreOffice's filters for texts and for sheets: one of each.
    assert PARSERS.keys() - tried_kinds == {"RTF", "ODT", "XLSB"}
    assert {"EML", "ZIP"} <= tried_kinds


@pytest.mark.usefixtures("quick")
def test_everything_that_is_required_works(run: Run) -> None:
    exit_code, told = tried(run)
    assert [one for one in told["tried"] if one["required"] and not one["works"]] == []
    assert (exit_code, told["works"], told["language"]) == (0, True, "en")
    assert list(dict.fromkeys(one["section"] for one in told["tried"])) == SECTIONS
    names = [one["name"] for one in told["tried"] if one["section"] in ("reads", "writes")]
    for ending in (".docx", ".xls", ".zip", ".eml", ".xlsx", ".duckdb", "postgresql://…"):
        assert any(ending in name.split() for name in names), ending


@pytest.mark.usefixtures("quick")
def test_what_is_broken_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = [*OURS[1:], OURS[0].__class__("bad.docx", (".docx",), b"PK\x03\x04 \x1b]0;x\x07")]
    monkeypatch.setattr(diagnosis, "make_specimens", lambda: tuple(bad))
    result = run("doctor")
    assert result.exit_code == 1
    assert "\x1b" not in result.stdout
    assert re.search(r"^  ! \.docx: damaged, or not saved whole", result.stdout, re.M)
    assert result.stdout.splitlines()[-1] == "Required and broken: 1, marked !"


@pytest.mark.parametrize(
    ("reason", "line"),
    [
        ("no_ocr", '  - .jpg .png .tif: not installed\n      {python} -m pip install "summarymine[ocr]"'),
        ("no_office", "  - .doc .wps .rtf .odt: needs LibreOffice: https://www.libreoffice.org/download"),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_with_the_remedy(
    run: Run, monkeypatch: pytest.MonkeyPatch, reason: str, line: str
) -> None:
    wanted = ("picture", "ocr") if reason == "no_ocr" else ("DOC", "office")
    (specimen,) = (
        one
        for one in make_specimens()
        if one.name.endswith((".bmp", ".doc")[wanted[1] == "office"])
    )
    monkeypatch.setattr(diagnosis, "make_specimens", lambda: (specimen, OURS[0]))
    monkeypatch.setenv("SUMMARYMINE_SOFFICE", "/nowhere/soffice")
    monkeypatch.setattr("summarymine.readers.ocr.is_installed", lambda: False)
    monkeypatch.setattr("sys.executable", "/opt/py/bin/python")
    assert line.format(python="/opt/py/bin/python") in run("doctor").stdout


@pytest.mark.usefixtures("quick")
def test_own_rules_are_a_layer(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "patterns"
    folder.mkdir()
    rules = "schema: summarymine/1\npack: mine\nindicators:\n  - {id: a, label: 甲, unit: 起, names: [甲乙]}\n"
    (folder / "mine.yaml").write_text(rules, "utf-8")
    _, told = tried(run)
    layers = {one["name"]: one for one in told["tried"] if one["section"] == "rules"}
    assert layers["patterns"]["said"] == "1 files, 1 indicators"
    (folder / "mine.yaml").write_text(rules.replace("names", "nmaes"), "utf-8")
    exit_code, told = tried(run)
    layers = {one["name"]: one for one in told["tried"] if one["section"] == "rules"}
    assert (exit_code, layers["patterns"]["works"]) == (1, False)
    assert "mine.yaml:4" in layers["patterns"]["said"]


def test_every_extra_is_told() -> None:
    found = find_extras()
    assert found.keys() == EXTRAS.keys() - {"dev"}
    assert found["ocr"] == ["pillow", "rapidocr-onnxruntime"]
    assert found["sql"] == ["psycopg", "sqlalchemy"]


COMMANDS = [
    ("/usr/bin/python3", '/usr/bin/python3 -m pip install "summarymine[sql]"'),
    ("C:/Program Files/py.exe", '"C:/Program Files/py.exe" -m pip install "summarymine[sql]"'),
]


@pytest.mark.parametrize(("python", "command"), COMMANDS)
def test_install_command(monkeypatch: pytest.MonkeyPatch, python: str, command: str) -> None:
    monkeypatch.setattr("sys.executable", python)
    assert install_command("sql") == command


def test_find_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_obstacle(tmp_path / "not" / "yet") == ""
    assert list(tmp_path.iterdir()) == []

    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    said = "cannot be written (Permission denied); change its permissions"
    assert find_obstacle(tmp_path) == said


@pytest.mark.usefixtures("quick")
def test_in_chinese(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARYMINE_LANG", "zh")
    lines = run("doctor").stdout.splitlines()
    assert lines[3] == "提示为中文，依据 SUMMARYMINE_LANG=zh；SUMMARYMINE_LANG=en 则为英文"
    assert lines[-1] == "必需的都可用。"


def test_a_library_that_is_broken_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "summarymine.cli.diagnosis", None)
    result = run("doctor")
    assert result.exit_code == 1
    assert result.stderr.startswith("error: a library cannot be loaded (")
