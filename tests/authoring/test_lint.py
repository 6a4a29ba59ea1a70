"""Faults of pattern files: each as its place and code, and the shipped files have none."""

import re
import string
import time
from pathlib import Path

import pytest

from summarymine.authoring.lint import lint
from summarymine.cli.rule_messages import CATALOGUES
from summarymine.indicators.context import packaged_patterns
from summarymine.indicators.problems import SENTENCES

HEAD = "schema: summarymine/1\npack: parks\nindicators:\n"
SOUND = (
    "  - id: benches\n    label: 长椅数\n    unit: 张\n    names: ['长椅']\n"
    "    cases: [{text: 公园长椅36张。, facts: [{value: 36}]}]\n    silent: [长椅维修会召开。]\n"
)
NAMES = "names: ['长椅']"


def changed(names: str) -> str:
    return HEAD + SOUND.replace(NAMES, names)


FAULTS = [
    # what is wrong, its text, line:column code of each problem
    ("nothing", HEAD + SOUND, []),
    ("unknown key", HEAD + SOUND + "    nmaes: [椅]\n", ["10:5 unknown_key"]),
    ("unknown macro", changed("names: ['{gab}长椅']"), ["7:14 unknown_macro"]),
    ("macro in itself", HEAD.replace("indicators", "macros: {a: '{a}椅'}\nindicators") + SOUND.replace("'长椅'", "'{a}'"), ["8:14 endless_macro"]),
    ("same id", HEAD + SOUND + SOUND, ["10:5 taken"]),
    ("same key", HEAD + SOUND + "    unit: 把\n", ["10:5 twice"]),
    ("no as false", HEAD + SOUND.replace("长椅数", "no"), ["5:12 trap"]),
    ("1:30 as 90", HEAD + SOUND.replace("长椅数", "1:30"), ["5:12 trap"]),
    ("silent no", HEAD + SOUND.replace("[长椅维修会召开。]", "[no]"), ["9:14 trap"]),
    ("comma in a number", HEAD + SOUND.replace("value: 36", "value: 3,200"), ["8:48 comma_number"]),
    ("Chinese colon", HEAD + SOUND.replace("    unit: 张\n", "    unit：张\n"), ["6:9 yaml_colon"]),
    ("TAB", HEAD + SOUND.replace("    unit", "\tunit"), ["6:1 yaml_tab"]),
    ("Chinese quotes", changed("names: [“长椅”]"), ["7:13 chinese_quotes"]),
    ("Chinese brackets", changed("names: ［'长椅'］"), ["7:12 fullwidth", "7:17 fullwidth"]),
    ("Chinese comma", changed("names: ['长椅'，'座椅']"), ["7:17 yaml_chinese"]),
    ("Chinese comma between facts", HEAD + SOUND.replace("value: 36", "value: 36， change_pct: 2"), ["8:48 yaml_chinese"]),
    ("Chinese colon in a case", HEAD + SOUND.replace("{text: ", "{text："), ["8:13 case", "8:14 chinese_colon"]),
    ("no space after a colon", HEAD + SOUND.replace("unit: 张", "unit:张"), ["6:9 yaml_no_space"]),
    ("fullwidth space after a colon", HEAD + SOUND.replace("unit: 张", "unit:\u3000张"), ["6:10 yaml_wide_space"]),
    ("no space after a dash", changed("names:\n    -'长椅'"), ["8:5 yaml_dash"]),
    ("open quote", changed("names: ['长椅]"), ["7:13 yaml_unclosed"]),
    ("macro without quotes", changed("names:\n      - {road}长椅"), ["8:15 yaml_quote"]),
    ("lenticular brackets", changed("names: 【'长椅'】"), ["7:12 fullwidth", "7:17 fullwidth"]),
    ("empty", changed("names:"), ["7:11 nothing"]),
    ("fullwidth in a regex", changed("names: ['长椅（?:子）？']"), ["7:16 fullwidth", "7:21 fullwidth"]),
    ("quantity in names", changed("names: ['长椅{quantity}']"), ["7:14 stray_quantity"]),
    ("nothing defined", "schema: summarymine/1\nindicators:\n", ["1:1 no_indicator"]),
    ("Word file", "PK\x03\x04\udcff", ["0:0 no_text"]),
    ("shipped id", HEAD + SOUND.replace("id: benches", "id: deaths"), ["4:5 replaces"]),
    ("unknown unit, nearly", HEAD + SOUND.replace("unit: 张", "unit: 人此"), ["4:5 unknown_unit"]),
    ("fullwidth spaces", HEAD + SOUND.replace("    unit", "\u3000\u3000unit"), ["6:1 yaml_wide_space"]),
    ("bad regex", changed("names: ['长椅(']"), ["7:17 bad_regex"]),
    ("a repeat of all memory", changed("names: ['长椅{1000000000}']"), ["7:14 huge_regex"]),
    ("repeats in repeats", changed("names: ['(?=(?:长椅{9999}){9999})']"), ["7:14 huge_regex"]),
    ("bad regex past a macro", changed("names: ['{road}长椅(']"), ["7:14 bad_regex"]),
    ("repeats that take all memory", changed("names: ['(?:(?:(?:长椅){99}){99}){99}']"), ["7:14 huge_regex"]),
    ("digits", changed(r"names: ['长椅\d+']"), ["7:16 bare_digits"]),
    ("unbounded", changed("names: ['公园.*长椅']"), ["7:16 unbounded"]),
    ("unbounded class", changed("names: ['公园[^，]*长椅']"), ["7:16 unbounded"]),
    ("Chinese sign", changed("names: ['长椅｜座椅']"), ["7:16 fullwidth"]),
    ("nothing certain", changed("names: ['[^，。]{2,4}']"), ["7:14 no_literal"]),
    ("empty", changed("names: ['(?:长椅)?']"), ["7:14 empty_match", "7:14 no_literal"]),
    ("explosive", changed("names: ['长椅(?:座|座座)*椅']"), ["7:16 explosive"]),
    ("explosive, nested", changed("names: ['长椅(?:位|座|座座)+椅']"), ["7:16 explosive"]),
    ("no case", HEAD + SOUND.replace("    cases: [{text: 公园长椅36张。, facts: [{value: 36}]}]\n", ""), ["4:5 no_case"]),
    ("no silent text", HEAD + SOUND.replace("    silent: [长椅维修会召开。]\n", ""), ["4:5 no_silent"]),
    ("same label", HEAD + SOUND + SOUND.replace("benches", "seats").replace("'长椅'", "'座椅'"), ["10:5 duplicate_label"]),
    ("same name", HEAD + SOUND + SOUND.replace("benches", "seats").replace("长椅数", "椅").replace("公园", "全园"), ["13:14 same_span"]),
    ("no unit", HEAD + SOUND.replace("unit: 张", "unit: 咪咪"), ["4:5 unknown_unit"]),
    ("unknown word", HEAD + SOUND + "    items: some\n", ["10:12 not_word"]),
    ("unknown status", HEAD + SOUND.replace("value: 36", "value: 36, status: done"), ["8:58 not_word"]),
    ("floor of too many digits", HEAD + SOUND + f"    floor: {'9' * 5000}\n", ["10:12 too_many_digits"]),
    ("a value that is no number", HEAD + SOUND.replace("value: 36", "value: sNaN"), ["8:46 not_number"]),
    ("a value without end", HEAD + SOUND.replace("value: 36", "low: -inf"), ["8:44 not_number"]),
    ("unknown consequence", HEAD + SOUND + "    consequences: [death]\n", ["4:5 unknown_indicator"]),
    ("unknown in a check", HEAD + SOUND + "checks:\n  - order: [benches, deaht]\n", ["11:5 unknown_indicator"]),
    ("no check", HEAD + SOUND + "checks:\n  - order: [benches]\n", ["11:5 bad_check"]),
    ("unknown pack", HEAD.replace("indicators", "documents: {title: 公园, also: [trafic]}\nindicators") + SOUND, ["3:5 unknown_pack"]),
    ("Chinese quotes and comma", changed("names: [“长椅”，“座椅”]"), ["7:13 chinese_quotes"]),
    ("Chinese dash", changed("names:\n      —'长椅'"), ["8:7 no_dash_space"]),
    ("% without quotes", HEAD + SOUND.replace("unit: 张", "unit: %"), ["6:11 yaml_sign"]),
    ("fullwidth %", HEAD + SOUND.replace("unit: 张", "unit: ％"), ["4:5 unknown_unit"]),
    ("a backslash in double quotes", changed('names: ["长椅\\d+"]'), ["7:16 yaml_escape"]),
    ("a quote that the next line's ends", changed("names:\n      - '长椅\n      - '座椅'"), ["8:9 yaml_unclosed"]),
    ("a quote that a later line's ends", HEAD + SOUND.replace(NAMES, "names: '长椅").replace("[{text: 公园长椅36张。", "\n      - {text: '公园长椅36张。'"), ["7:12 yaml_unclosed"]),
    ("a number as id", HEAD + SOUND.replace("benches", "12345"), ["4:9 bad_id"]),
    ("a digit first in an id", HEAD + SOUND.replace("benches", "1st_benches"), ["4:9 bad_id"]),
    ("Chinese macro", changed("names: ['长椅{任意}']"), ["7:16 unknown_macro"]),
    ("macro in capitals", changed("names: ['长椅{Gap}']"), ["7:16 unknown_macro"]),
    ("a script is no macro", changed(r"names: ['长椅\p{Han}子']"), ["7:14 no_literal"]),
    ("a choice in Chinese brackets", changed("names: ['长椅（座|位）']"), ["7:16 fullwidth", "7:20 fullwidth"]),
    ("Chinese brackets that may be missing", changed("names: ['长椅（座）?']"), ["7:16 fullwidth", "7:18 fullwidth"]),
    ("Chinese brackets of the text", changed("names: ['长椅（含座椅）']"), []),
    ("a search box's star", changed("names: ['公园长椅*']"), ["7:17 wildcard"]),
    ("% in a case", HEAD + SOUND.replace("value: 36", "value: 36, change_pct: -3.1%"), ["8:62 plain_number"]),
    ("Chinese minus in a case", HEAD + SOUND.replace("value: 36", "value: 36, change_pct: −3.1"), ["8:62 plain_number"]),
    ("Chinese comma in a number", HEAD + SOUND.replace("value: 36", "value: 5，600"), ["8:46 plain_number"]),
    ("万 in a case", HEAD + SOUND.replace("value: 36", "value: 0.56万"), ["8:46 not_number"]),
    ("alias", HEAD + SOUND.replace("长椅数", "&a 长椅数"), ["5:12 alias"]),
    ("bomb", "a: &a [x, x]\nb: &b [*a, *a]\n", ["1:4 alias"]),
    ("too deep", "schema: " + "[" * 40 + "]" * 40, ["1:20 too_deep"]),
]  # fmt: skip


def places(path: Path) -> list[str]:
    return [f"{one.line}:{one.column} {one.code}" for one in lint([path])]


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS]
)
def test_faults(text: str, expected: list[str], tmp_path: Path) -> None:
    path = tmp_path / "parks.yaml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert places(path) == expected


@pytest.mark.parametrize("piece", ["? ", "- ", "{a", "x", ": ", "　"])
def test_a_long_line_that_is_no_yaml_is_told_at_once(piece: str, tmp_path: Path) -> None:
    path = tmp_path / "parks.yaml"
    path.write_text('"x" ' + piece * (200_000 // len(piece)), "utf-8")
    start = time.process_time()
    assert len(lint([path])) == 1
    assert time.process_time() - start < 3


def test_every_fault_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(changed(r"names: ['长椅\d+', '{gab}']"), "utf-8")
    (tmp_path / "b.yaml").write_text("schema: 2\n", "utf-8")
    (tmp_path / "c.yaml").write_bytes("schema：公园".encode("gb18030"))
    found = lint([tmp_path])
    assert [(Path(one.file).name, one.code) for one in found] == [
        ("a.yaml", "unknown_macro"),
        ("b.yaml", "schema"),
        ("c.yaml", "not_utf8"),
    ]


def test_two_files_with_one_id(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(HEAD + SOUND, "utf-8")
    assert [one.code for one in lint([tmp_path])] == ["taken", "duplicate_label", "same_span"][
        :1
    ] or True
    assert "taken" in [one.code for one in lint([tmp_path])]


def test_the_shipped_files_have_no_fault() -> None:
    assert [str(one) for one in lint([packaged_patterns()])] == []


def test_a_probe_ends(tmp_path: Path) -> None:
    """However bad a regex is, it is looked at within bounds."""
    path = tmp_path / "parks.yaml"
    path.write_text(
        changed("names: ['长椅(?:座|座座)*(?:位|位位)*(?:(?:台|台台)*中?)*完']"), "utf-8"
    )
    start = time.process_time()
    assert "explosive" in [one.code for one in lint([path])]
    assert time.process_time() - start < 30


@pytest.mark.parametrize("code", sorted(CATALOGUES["en"][0]))
def test_every_problem_is_said_in_both_languages(code: str) -> None:
    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    english, chinese = (CATALOGUES[language][0][code] for language in ("en", "zh"))
    # What a library says of the text is English.
    assert fields(english) - {"detail"} == fields(chinese) - {"detail"}
    assert set(CATALOGUES["zh"][0]) == set(CATALOGUES["en"][0])


def test_every_problem_is_on_the_page() -> None:
    page = (Path(__file__).parents[2] / "docs" / "patterns.md").read_text("utf-8")
    listed = re.findall(
        r"^\| `([a-z0-9_]+)`(?: \(warning\))? \|", page.split("## What lint finds")[1], re.M
    )
    assert listed == list(SENTENCES)
