"""summarymine patterns new, lint, test, try, coverage, suggest, diff, schema."""

import json
from pathlib import Path

import jsonschema
import pytest
from small_reports import FIRST, Run

PLATES = "全年办理电动自行车上牌3.2万副"
NEAR_MISS = "电动自行车上牌点增至30个。"
HEAD = "schema: summarymine/1\nindicators:\n"
PATROLS = """\
  - id: patrols
    label: 巡逻次数
    unit: 次
    names: ['巡逻']
    cases:
      - {text: 全年巡逻36次。, facts: [{value: 36}]}
    silent:
      - 巡逻队有队员12人。
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: two reports and a pattern file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text(FIRST + "巡逻36次，走访企业12家。\n", "utf-8")
    (tmp_path / "reports" / "b.txt").write_text("乙县公安局\n巡逻48次，走访企业30家。\n", "utf-8")
    (tmp_path / "mine.yaml").write_text(HEAD + PATROLS, "utf-8")
    return tmp_path


def answer(run: Run, *arguments: str, code: int = 0) -> object:
    result = run("patterns", *arguments, "--format", "json")
    assert result.exit_code == code, result.stderr
    return json.loads(result.stdout)


def test_new_into_a_file_is_green_at_once(run: Run) -> None:
    result = run(
        "patterns",
        "new",
        "--label",
        "上牌数",
        "--from",
        PLATES,
        "--silent",
        NEAR_MISS,
        "--into",
        "new.yaml",
    )
    assert (result.exit_code, result.stderr) == (
        0,
        "shang_paishu added to new.yaml; try it: summarymine patterns test new.yaml\n",
    )
    assert run("patterns", "test", "new.yaml", "--mutate").exit_code == 0
    lint = run("patterns", "lint", "new.yaml")
    assert (lint.exit_code, lint.stdout, lint.stderr) == (0, "", "no faults\n")


def test_new_asks_nothing_where_there_is_no_terminal(run: Run) -> None:
    result = run("patterns", "new", "--label", "上牌数")
    assert (result.exit_code, result.stderr) == (2, "error: missing --from\n")
    result = run("patterns", "new", "--label", "上牌数", "--from", PLATES)
    assert result.exit_code == 0
    assert result.stderr == "no near miss yet: add a sentence that must stay silent to silent:\n"


NOT_NEW = [
    (["--from", "工作成效显著。"], "工作成效显著。: no figure; give a sentence with one"),
    (
        ["--from", PLATES, "--value", "36副"],
        f"{PLATES}: no figure 36副 in it; write --value as in the sentence",
    ),
]


@pytest.mark.parametrize(("arguments", "said"), NOT_NEW)
def test_no_draft(run: Run, arguments: list[str], said: str) -> None:
    result = run("patterns", "new", "--label", "数", *arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"error: {said}\n")


def test_new_does_not_take_a_taken_id(run: Run) -> None:
    before = Path("mine.yaml").read_text("utf-8")
    result = run(
        "patterns",
        "new",
        "--label",
        "数",
        "--from",
        PLATES,
        "--id",
        "patrols",
        "--into",
        "mine.yaml",
    )
    assert (result.exit_code, result.stderr) == (
        1,
        "error: patrols: this id is taken; choose another --id\n",
    )
    assert Path("mine.yaml").read_text("utf-8") == before


def test_new_does_not_add_a_label_twice(run: Run) -> None:
    before = Path("mine.yaml").read_text("utf-8")
    result = run(
        *(
            "patterns",
            "new",
            "--label",
            "巡逻次数",
            "--from",
            "全年巡逻36次。",
            "--into",
            "mine.yaml",
        )
    )
    assert (result.exit_code, result.stderr) == (
        2,
        "error: 巡逻次数: mine.yaml has this label already, of patrols; add the sentence to its cases,"
        " or choose another --label\n",
    )
    assert Path("mine.yaml").read_text("utf-8") == before


def test_a_figure_that_a_case_misses_is_explained_beside_those_that_are_told(run: Run) -> None:
    more = PATROLS.replace("全年巡逻36次。", "全年巡逻36次，其中夜间12次。").replace(
        "{value: 36}", "{value: 36}, {value: 12, scope: 夜间}"
    )
    Path("more.yaml").write_text(HEAD + more, "utf-8")
    lines = run("patterns", "test", "more.yaml").stdout.splitlines()
    assert lines[:4] == [
        "more.yaml:8: patrols",
        "  全年巡逻【36次】，其中夜间12次。",
        "  right: value 36",
        "  missing: value 12, scope 夜间",
    ]
    assert "      12次" in lines


UNKNOWN = [
    (
        ("patterns", "show", "zzzz"),
        "zzzz: no such indicator; summarymine patterns list lists them, one of your own file needs"
        " --patterns FILE",
    ),
    (
        ("compare", "reports", "--pack", "我的"),
        "我的: no such pack; known: civil, court, education, government, health, market,"
        " procuratorate, public_security, traffic, work_safety; one of your own file needs"
        " --patterns FILE",
    ),
]


@pytest.mark.parametrize(("arguments", "said"), UNKNOWN)
def test_a_name_that_is_in_no_file_given(run: Run, arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (2, f"error: {said}\n")


def test_lint(run: Run) -> None:
    Path("bad.yaml").write_text(HEAD + PATROLS.replace("names", "nmaes"), "utf-8")
    result = run("patterns", "lint", "bad.yaml")
    assert (result.exit_code, result.stdout, result.stderr) == (
        1,
        "bad.yaml:6:5: unknown key nmaes; did you mean names? [unknown_key]\n",
        "1 errors, 0 warnings\n",
    )
    assert answer(run, "lint", "bad.yaml", code=1) == {
        "findings": [
            {
                "file": "bad.yaml",
                "line": 6,
                "column": 5,
                "code": "unknown_key",
                "severity": "error",
                "indicator": "patrols",
                "message": "unknown key nmaes; did you mean names?",
            }
        ]
    }
    assert run("patterns", "lint").exit_code == 0
    missing = run("patterns", "lint", "none.yaml")
    assert (missing.exit_code, missing.stderr) == (
        2,
        "error: none.yaml: no such file or folder; check the name\n",
    )


def test_test(run: Run) -> None:
    result = run("patterns", "test", "mine.yaml")
    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "",
        "2 cases: 1 facts right, 0 missing, 0 noisy, 0 of another value; 1 texts silent as they should be\n",
    )
    Path("mine.yaml").write_text(HEAD + PATROLS.replace("value: 36", "value: 35"), "utf-8")
    result = run("patterns", "test", "mine.yaml")
    assert (result.exit_code, result.stdout) == (
        1,
        "mine.yaml:8: patrols\n  全年巡逻【36次】。\n  wrong: expected value 35; told value 36\n",
    )
    told = answer(run, "test", "mine.yaml", code=1)
    assert isinstance(told, dict)
    (failed,) = told["failed"]
    assert (failed["origin"], failed["outcomes"][0]["kind"]) == ("mine.yaml:8", "wrong")
    result = run("patterns", "test", "mine.yaml", "--update")
    assert result.stdout.endswith("mine.yaml:8\n- [{value: 35}]\n+ [{value: 36}]\n")
    assert Path("mine.yaml").read_text("utf-8") == HEAD + PATROLS


def test_try(run: Run) -> None:
    result = run("patterns", "try", "全年巡逻36次。", "--patterns", "mine.yaml")
    assert result.exit_code == 0
    assert "全年〈巡逻〉【36次】。" in result.stdout
    assert "巡逻次数 (patrols.names.1)" in result.stdout
    assert "查处" not in run("patterns", "try", "-", stdin="死亡3人。".encode()).stdout
    told = answer(run, "try", "reports/b.txt", "--patterns", "mine.yaml")
    assert isinstance(told, dict)
    (document,) = told["documents"]
    assert document["document"] == "b.txt"
    assert [mark["kind"] for mark in document["sentences"][-1]["marks"]] == [
        "name",
        "fact",
        "quantity",
    ]


def test_coverage(run: Run) -> None:
    told = answer(run, "coverage", "reports", "--patterns", "mine.yaml")
    assert isinstance(told, dict)
    assert {one["id"]: one["figures"] for one in told["indicators"]} == {
        "deaths": 1,
        "injuries": 1,
        "patrols": 2,
    }
    assert (told["figures"], told["claimed"], told["unclaimed"]) == (6, 4, 2)
    assert (
        "2 reports, 6 figures: 4 claimed (66.7%), 2 not"
        in run("patterns", "coverage", "reports", "--patterns", "mine.yaml").stdout
    )


def test_suggest(run: Run) -> None:
    result = run(
        "patterns", "suggest", "reports", "--patterns", "mine.yaml", "--write", "drafts.yaml"
    )
    assert result.exit_code == 0
    assert (
        result.stdout.splitlines()[0] == "走访企业 (家): 2 figures, 2 reporting bodies, 2 reports"
    )
    assert "1 drafts in drafts.yaml" in result.stderr
    assert run("patterns", "test", "drafts.yaml").exit_code == 0
    again = run("patterns", "suggest", "reports", "--write", "drafts.yaml")
    assert (again.exit_code, again.stderr) == (
        2,
        "error: drafts.yaml: exists already; choose another file\n",
    )
    told = answer(run, "suggest", "reports", "--patterns", "mine.yaml")
    assert isinstance(told, dict)
    assert [one["documents"] for one in told["suggestions"]] == [2]


def test_diff(run: Run) -> None:
    Path("new.yaml").write_text(HEAD + PATROLS.replace("'巡逻'", "'夜间巡逻'"), "utf-8")
    result = run("patterns", "diff", "mine.yaml", "new.yaml", "reports")
    assert result.exit_code == 1
    assert result.stdout.startswith("- a.txt:3 patrols 巡逻次数: value 36\n    巡逻36次")
    assert result.stderr == "0 gained, 2 lost, 0 changed\n"
    told = answer(run, "diff", "mine.yaml", "new.yaml", "reports", code=1)
    assert isinstance(told, dict)
    assert [(one["kind"], one["document"]) for one in told["differences"]] == [
        ("lost", "a.txt"),
        ("lost", "b.txt"),
    ]
    same = run("patterns", "diff", "mine.yaml", "mine.yaml", "reports")
    assert (same.exit_code, same.stdout, same.stderr) == (0, "", "0 gained, 0 lost, 0 changed\n")


def test_schema(run: Run) -> None:
    schema = json.loads(run("patterns", "schema").stdout)
    jsonschema.Draft7Validator.check_schema(schema)


VERBS = ("list", "show", "new", "lint", "test", "try", "coverage", "suggest", "diff", "schema")


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_help_has_two_examples(
    run: Run, verb: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARYMINE_LANG", language)
    result = run("patterns", verb, "--help")
    assert result.exit_code == 0
    assert result.stdout.count(f"summarymine patterns {verb}") >= 3, result.stdout


NOT_TRIED = [
    ("", "nothing to try; give a sentence, a file, or - for stdin"),
    ("reports", "reports: this is a folder; name a file in it"),
    ("nosuch.txt", "nosuch.txt: no such file or folder; check the name"),
]


@pytest.mark.parametrize(("what", "said"), NOT_TRIED)
def test_what_cannot_be_tried(run: Run, what: str, said: str) -> None:
    result = run("patterns", "try", what)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"error: {said}\n")


def test_chinese_dashes(run: Run) -> None:
    result = run("patterns", "test", "mine.yaml", "——mutate")
    assert result.exit_code == 2
    assert result.stderr.startswith(
        "error: ——mutate: an option begins with two plain dashes: --mutate\n"
    )


def test_why_a_case_tells_nothing(run: Run) -> None:
    Path("mine.yaml").write_text(HEAD + PATROLS.replace("36次", "36公里"), "utf-8")
    result = run("patterns", "test", "mine.yaml")
    assert "missing: value 36" in result.stdout
    assert "公里" in result.stdout.splitlines()[-1]


def test_a_broken_indicator_asked_for_says_what_is_wrong(run: Run) -> None:
    Path("bad.yaml").write_text(HEAD + PATROLS.replace("label", "lable"), "utf-8")
    result = run("extract", "reports", "--patterns", "bad.yaml", "--indicator", "patrols")
    assert result.exit_code == 2
    assert (
        result.stderr.splitlines()[0]
        == "error: bad.yaml:4:5: unknown key lable; did you mean label?"
    )


@pytest.mark.parametrize("verb", ["extract", "compare", "audit"])
@pytest.mark.parametrize("output", ["out.csv", "out.xlsx"])
def test_what_is_left_out_is_said_once(run: Run, verb: str, output: str) -> None:
    Path("bad.yaml").write_text(HEAD + PATROLS.replace("label", "lable"), "utf-8")
    result = run(verb, "reports", "--patterns", "bad.yaml", "-o", output)
    assert result.exit_code == 1
    assert result.stderr.count("bad.yaml:4:5: unknown key lable") == 1
    assert Path(output).stat().st_size


def test_indicators_by_label(run: Run) -> None:
    stdout = run(
        "extract", "reports", "--patterns", "mine.yaml", "--indicator", "巡逻次数", "-q"
    ).stdout
    assert stdout.count("patrols") == 4
    assert "巡逻次数" in run("patterns", "show", "巡逻次数", "--patterns", "mine.yaml").stdout
    result = run("extract", "reports", "--indicator", "亡人")
    assert result.stderr == "error: 亡人: no such indicator; did you mean 亡人数?\n"


def test_hostile_text_is_shown_as_text(run: Run) -> None:
    """A report's control characters reach no terminal."""
    Path("reports/a.txt").write_text("\x1b[31m巡逻36次\x1b]0;x\x07。\n", "utf-8")
    for verb in (
        ["try", "reports/a.txt"],
        ["suggest", "reports", "--at-least", "1"],
        ["coverage", "reports"],
    ):
        result = run("patterns", *verb, "--patterns", "mine.yaml")
        assert result.exit_code == 0, result.output
        assert "\x1b" not in result.output
        assert "\x07" not in result.output
