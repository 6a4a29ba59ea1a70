"""The catalogue: what is read, what replaces what, and every error as its whole sentence."""

from pathlib import Path

import pytest
import yaml

from summarymine.indicators import CatalogueError, UnknownIndicatorError, load_catalogue
from summarymine.indicators.context import CONTEXT_FILE, packaged_patterns
from summarymine.indicators.problems import find_meant

SHARED = Path(__file__).parents[2].parent / "shared" / "indicators.yaml"

# Body of a pattern file with one sound indicator; rows change a line of it.
HEAD = "schema: summarymine/1\npack: parks\nindicators:\n"
SOUND = "  - id: benches\n    label: 长椅数\n    unit: 张\n    names: ['长椅']\n"
KEYS = (
    "id, label, label_en, theme, unit, units, definition, optional, names, short, not, level, zero, "
    "part, inherent, items, consequences, narrows, subject, whole, objects, floor, cases, silent"
)
FIELDS = (
    "value, low, high, approx, change_pct, change_abs, direction, baseline, scope, status, year"
)

ERRORS = [
    # text of the file, the error after the file's name
    ("", ":1:1: empty file; it needs `schema:` and `indicators:`"),
    ("# only a comment\n", ":1:1: empty file; it needs `schema:` and `indicators:`"),
    ("indicators: []\n", ":1:1: schema must be summarymine/1"),
    ("schema: summarymine/9\nindicators: []\n", ":1:9: schema must be summarymine/1"),
    (
        "schema: summarymine/1\nindicator: []\n",
        ":2:1: unknown key indicator; did you mean indicators?",
    ),
    (
        "schema: summarymine/1\ncolour: red\n",
        ":2:1: unknown key colour; known: schema, pack, label, label_en, documents, macros, indicators, checks",
    ),
    (
        HEAD + "  - id: benches\n    label: 长椅数\n    unit: 张\n",
        ":4:5: benches: names is missing",
    ),
    (
        HEAD + "  - label: 长椅数\n    unit: 张\n    names: [长椅]\n",
        ":4:5: an indicator: id is missing",
    ),
    (HEAD + SOUND + "    nams: ['椅']\n", ":8:5: unknown key nams; did you mean names?"),
    (HEAD + SOUND + "    xyz: ['椅']\n", f":8:5: unknown key xyz; known: {KEYS}"),
    (HEAD + SOUND + "    unit: 把\n", ":8:5: unit stands twice here; keep one"),
    (
        HEAD + SOUND.replace("label: 长椅数", "label: no"),
        ":5:12: label: YAML reads no as bool; put it in quotes",
    ),
    (
        HEAD + SOUND.replace("label: 长椅数", "label:"),
        ":5:11: label is empty; write something after it, or take it out",
    ),
    (
        HEAD + SOUND.replace("label: 长椅数", "label: 2024-01-01"),
        ":5:12: label: YAML reads 2024-01-01 as timestamp; put it in quotes",
    ),
    (HEAD + SOUND.replace("label: 长椅数", "label: [长椅]"), ":5:12: label must be a text; put one that holds : or { in single quotes"),
    (
        HEAD + SOUND.replace("id: benches", "id: Park-Benches"),
        ":4:9: id Park-Benches: begin with a small letter; use small letters, digits and _",
    ),
    (
        HEAD + SOUND.replace("'长椅'", "'(长椅'"),
        ":7:17: benches.names.1: not a regex: missing ) at position 3",
    ),
    (
        HEAD + SOUND.replace("'长椅'", "{match: 长椅, near: '[公园'}"),
        ":7:35: benches.names.1: not a regex: unterminated character set at position 3",
    ),
    (
        HEAD + SOUND.replace("'长椅'", "{match: 长椅, far: 公园}"),
        ":7:25: unknown key far; known: match, near",
    ),
    (
        HEAD + SOUND + "    level: ['修好长椅']\n",
        ":8:14: benches.level.1: a level pattern needs {quantity} where the figure stands",
    ),
    (
        HEAD + SOUND.replace("'长椅'", "'长椅{quantity}'"),
        ":7:14: benches.names.1: {quantity} has no place in names; write the pattern under level:",
    ),
    (
        HEAD + SOUND.replace("'长椅'", "'(?:(?:(?:长椅){99}){99}){99}'"),
        ":7:14: benches.names.1: written out its repeats have more than 100,000 signs; repeat less",
    ),
    (
        HEAD + SOUND + f"    floor: {'9' * 21}\n",
        ":8:12: floor: no figure has so many digits; write 20 at most",
    ),
    (
        HEAD + SOUND + "    cases: [{text: 长椅3张。}]\n",
        ":8:13: a case needs text and facts: {text: …, facts: [{value: 3}]}",
    ),
    (
        HEAD + SOUND + "    cases: [{text: 长椅3张。, facts: [{value: 三}]}]\n",
        ":8:43: value: 三 is not a number; write it out: 21000 for 2.1万",
    ),
    (
        HEAD + SOUND + "    cases: [{text: 长椅3张。, facts: [{vlaue: 3}]}]\n",
        ":8:36: unknown key vlaue; did you mean value?",
    ),
    (
        HEAD + SOUND + "    cases: [{text: 长椅3张。, facts: [{zz: 3}]}]\n",
        f":8:36: unknown key zz; known: {FIELDS}",
    ),
    (HEAD + "  - benches\n", ":4:5: an indicator must be a mapping of `key: value` lines"),
    (
        HEAD + SOUND + SOUND,
        ":8:5: benches: this id is taken at {file}:4; choose another",
    ),
    (
        HEAD + SOUND.replace("'长椅'", "'{rod}长椅'"),
        ":7:14: benches.names.1: unknown macro {rod}; did you mean {road}?",
    ),
    (
        "- benches\n",
        ":1:1: the file must be a mapping of `key: value` lines",
    ),
    (
        HEAD + SOUND.replace("['长椅']", "[长椅"),
        ":8:1: not YAML: did not find expected ',' or ']'; "
        "put text that holds : # { [ or ' in single quotes",
    ),
    (
        HEAD + SOUND.replace("长椅数", "长椅: 数"),
        ":5:14: not YAML: mapping values are not allowed in this context; "
        "put text that holds : # { [ or ' in single quotes",
    ),
]  # fmt: skip


def written(folder: Path, text: str, name: str = "parks.yaml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def error_of(path: Path) -> str:
    with pytest.raises(CatalogueError) as caught:
        load_catalogue([path])
    return str(caught.value)


@pytest.mark.parametrize(("text", "message"), ERRORS)
def test_errors(tmp_path: Path, text: str, message: str) -> None:
    path = written(tmp_path, text)
    shown = path.as_posix()
    assert error_of(path) == shown + message.replace("{file}", shown)


def test_all_errors_of_all_files_at_once(tmp_path: Path) -> None:
    first = written(tmp_path, HEAD + SOUND + "    nams: [椅]\n    levl: [椅]\n", "a.yaml")
    second = written(tmp_path, "indicators: []\n", "b.yaml")
    assert error_of(tmp_path) == (
        f"{first.as_posix()}:8:5: unknown key nams; did you mean names?\n"
        f"{first.as_posix()}:9:5: unknown key levl; did you mean level?\n"
        f"{second.as_posix()}:1:1: schema must be summarymine/1"
    )


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "parks.yaml"
    path.write_bytes((HEAD + SOUND).encode("gb18030"))
    assert error_of(path) == f"{path.as_posix()}: is not UTF-8; save it as UTF-8"


def test_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "parks.yaml"
    path.write_bytes((HEAD + SOUND).encode("utf-8-sig"))
    assert load_catalogue([path]).only(["benches"]).indicators[0].label == "长椅数"


def test_no_such_path(tmp_path: Path) -> None:
    path = tmp_path / "none.yaml"
    expected = f"{path}: no such file or folder; give a .yaml file or a folder of them"
    assert error_of(path) == expected


def test_folder_instead_of_file(tmp_path: Path) -> None:
    """A folder called like a pattern file cannot be read as one."""
    (tmp_path / "parks.yaml").mkdir()
    path = tmp_path / "parks.yaml"
    assert error_of(tmp_path) == f"{path.as_posix()}: cannot be read: Is a directory"


def test_user_file_adds(tmp_path: Path) -> None:
    catalogue = load_catalogue([written(tmp_path, HEAD + SOUND)])
    added = catalogue.indicators[-1]
    assert (added.id, added.label, added.unit, added.units) == ("benches", "长椅数", "张", ("张",))
    assert (added.pack, added.origin) == ("parks", f"{(tmp_path / 'parks.yaml').as_posix()}:4")
    assert len(catalogue.indicators) == len(load_catalogue().indicators) + 1


def test_user_file_replaces(tmp_path: Path) -> None:
    """A packaged indicator of the same id gives way and keeps its place in the order."""
    packaged = load_catalogue()
    text = HEAD + SOUND.replace("id: benches", "id: deaths")
    catalogue = load_catalogue([written(tmp_path, text)])
    assert [i.id for i in catalogue.indicators] == [i.id for i in packaged.indicators]
    (deaths,) = catalogue.only(["deaths"]).indicators
    assert deaths.label == "长椅数"


def test_later_user_file_replaces_earlier(tmp_path: Path) -> None:
    first = written(tmp_path, HEAD + SOUND, "a.yaml")
    second = written(tmp_path, HEAD + SOUND.replace("长椅数", "座椅数"), "b.yaml")
    (benches,) = load_catalogue([first, second]).only(["benches"]).indicators
    assert benches.label == "座椅数"


def test_own_macros(tmp_path: Path) -> None:
    text = HEAD.replace(
        "indicators:", "macros:\n  wood: '木(?:质|制)'\nindicators:"
    ) + SOUND.replace("'长椅'", "'{wood}长椅'")
    (benches,) = load_catalogue([written(tmp_path, text)]).only(["benches"]).indicators
    assert [pattern.regex for pattern in benches.names] == ["木(?:质|制)长椅"]
    assert [pattern.id for pattern in benches.names] == ["benches.names.1"]


def test_unit_families(tmp_path: Path) -> None:
    text = HEAD + SOUND + "    units: [money, 把]\n"
    (benches,) = load_catalogue([written(tmp_path, text)]).only(["benches"]).indicators
    assert benches.units == ("张", "元", "把")


def test_only_keeps_the_order_of_the_catalogue() -> None:
    catalogue = load_catalogue().only(["injuries", "deaths"])
    assert [indicator.id for indicator in catalogue.indicators] == ["deaths", "injuries"]


UNKNOWN = [
    ("death", "death: no such indicator; did you mean deaths?"),
    ("zzzz", "zzzz: no such indicator"),
]


@pytest.mark.parametrize(("wanted", "message"), UNKNOWN)
def test_only_unknown(wanted: str, message: str) -> None:
    with pytest.raises(UnknownIndicatorError) as caught:
        load_catalogue().only(["deaths", wanted])
    assert str(caught.value) == message


DID_YOU_MEAN = [
    ("nams", ["names", "unit"], ("close", "names")),
    ("q", ["names", "unit"], ("known", "names, unit")),
    ("q", [f"word{number}" for number in range(25)], None),
    ("q", [], None),
]


@pytest.mark.parametrize(("word", "known", "expected"), DID_YOU_MEAN)
def test_did_you_mean(word: str, known: list[str], expected: tuple[str, str] | None) -> None:
    assert find_meant(word, known) == expected


def test_packaged_files_name_themselves() -> None:
    names = {path.name for path in packaged_patterns().glob("*.yaml")} - {CONTEXT_FILE}
    origins = {indicator.origin.split(":")[0] for indicator in load_catalogue().defined}
    assert origins == {f"patterns/{name}" for name in names}


@pytest.mark.skipif(not SHARED.exists(), reason="the list of indicators is not here")
def test_every_listed_indicator_is_defined() -> None:
    listed = yaml.safe_load(SHARED.read_text("utf-8"))
    wanted = {(row["id"], row["label"], row["unit"]) for row in listed}
    defined = {(i.id, i.label, i.unit) for i in load_catalogue().defined}
    assert wanted <= defined
