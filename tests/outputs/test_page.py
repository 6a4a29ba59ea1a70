"""The page as a file: what stands in it, and how."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from studies import HOSTILE, hostile_study, marked_study

from summarymine.model import Evidence, LedgerEntry, NumeralClass, Span
from summarymine.outputs.page import embedded_json, make_page, make_script, write_page
from summarymine.outputs.page_data import KINDS, MARKS, ROLES, page_data
from summarymine.outputs.page_places import Places, Sentences, utf16_offsets
from summarymine.outputs.study import write_study
from summarymine.tables import Asked, Selection, View, compare_study

ASSETS = files("summarymine.outputs") / "page_assets"
WORDS = json.loads((ASSETS / "words.json").read_text("utf-8"))


def blocks_of(page: str) -> dict[str, Any]:
    """The values that a page embeds, by id."""
    found = re.findall(r'<script type="application/json" id="([\w-]+)">([^<]*)</script>', page)
    return {id: json.loads(text) for id, text in found}


def test_the_same_study_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        write_study(marked_study(), tmp_path / name, "zh")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_the_language_is_the_one_asked_for(tmp_path: Path) -> None:
    write_page(marked_study(), tmp_path / "a.html", "en")
    page = (tmp_path / "a.html").read_text("utf-8")
    assert '<html lang="en">' in page
    assert blocks_of(page)["core"]["language"] == "en"


EMBEDDED = [
    "</script>",
    "<!--",
    "<script",
    "\u2028\u2029",
    "\u202e",
    "\ud800",
    "]]>",
    "&lt;",
    HOSTILE,
]


@pytest.mark.parametrize("text", EMBEDDED)
def test_embedded_json_is_only_json(text: str) -> None:
    embedded = embedded_json({"text": text})
    assert json.loads(embedded) == {"text": text}
    assert not re.search("[<>&\u2028\u2029\u202e\ud800]", embedded)


def test_hostile_text_makes_no_element() -> None:
    page = make_page(hostile_study(), "zh")
    plain = make_page(marked_study(), "zh")
    documents = [len(study.documents) for study in (hostile_study(), marked_study())]
    assert page.count("<script") - documents[0] == plain.count("<script") - documents[1]
    assert "\u202e" not in page
    assert "<img" not in page
    assert blocks_of(page)["core"]["heads"][0][2] == HOSTILE
    assert blocks_of(page)["report-0"]["text"].count(HOSTILE) == 4


def test_nothing_is_fetched() -> None:
    addresses = re.findall(r"(?:https?:)?//[\w.-]+\.\w+", make_page(marked_study(), "zh"))
    assert set(addresses) <= {"http://www.w3.org"}


def test_both_languages_have_the_same_words() -> None:
    assert list(WORDS["zh"]) == list(WORDS["en"])
    for key, text in WORDS["zh"].items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", WORDS["en"][key]))


def test_every_word_is_there_and_used() -> None:
    script = make_script() + (ASSETS / "page.html").read_text("utf-8")
    asked = set(re.findall(r'say\("([\w-]+)"|data-word="([\w-]+)"|pager\("([\w-]+)"', script))
    named = {next(filter(None, names)) for names in asked}
    assert named <= set(WORDS["zh"])
    made = re.findall(r"(?:say\(|\[)`([\w-]+-)\$\{", script)
    assert [
        key for key in WORDS["zh"] if f'"{key}"' not in script and not key.startswith(tuple(made))
    ] == []


def test_marks_and_numbers_of_cells() -> None:
    core = page_data(marked_study(), "zh").core
    titles = [head[0] for head in core["heads"]]
    cells = {
        (core["indicators"][row[0]][0], row[2], titles[cell[0]]): cell
        for row in core["rows"]
        for cell in row[3]
    }
    told = {
        key: (cell[1], cell[2], [mark for at, mark in enumerate(MARKS) if cell[3] >> at & 1])
        for key, cell in cells.items()
    }
    assert told["deaths", 0, "甲县 2024"] == ("⚠40", None, ["contradiction"])
    assert told["deaths", 1, "甲县 2024"] == ("⚠−24.52%", None, ["contradiction"])
    assert told["deaths", 0, "甲县 2022"] == ("53", 53, [])
    assert told["deaths", 1, "甲县 2022"] == ("−13.11%", -13.11, [])
    assert told["deaths", 0, "乙县 2024"] == ("※7（国道）", None, ["part"])
    assert told["deaths", 0, "丙县 2024"] == ("?202312", None, ["doubtful"])
    assert told["checks", 0, "乙县 2024"] == ("≥15000", None, ["bounds"])
    assert told["checks", 0, "丙县 2024"] == ("⚠9100｜9200", None, ["contradiction"])
    assert told["checks", 0, "丁县 2024"] == ("△8000（2023年）", None, ["other_year"])
    bodies = {head[0]: head[5] for head in core["heads"]}
    assert bodies["甲县 2021"] == bodies["甲县 2024"] != bodies["乙县 2024"]


def test_every_fact_leads_to_its_figure() -> None:
    study = marked_study()
    data = page_data(study, "zh")
    facts = [fact for document in study.documents for fact in document.facts]
    for fact, (document, place, *_) in zip(facts, data.core["facts"], strict=True):
        start, end = data.reports[document]["places"][place][:2]
        assert Span(start, end) == fact.evidence.span


def asked_page(asked: Asked) -> Mapping[str, Any]:
    study = marked_study()
    return page_data(replace(study, compared=compare_study(study, asked, "zh")), "zh").core


def test_indicators_asked_for_are_shown_first() -> None:
    core = asked_page(Asked(only=("lessons", "deaths", "unknown")))
    assert [core["indicators"][at][0] for at in core["asked"]] == ["lessons", "deaths"]


def test_columns_asked_for() -> None:
    core = asked_page(Asked(selection=Selection(units=("甲",), years=(2024,))))
    assert [head[0] for head in core["heads"]] == ["甲县 2024"]
    assert (core["table"], core["themes"]) == (None, None)
    # Figures of the others are there, and say that nobody asked for their column.
    assert {fact[3] for fact in core["facts"]} == {0, -1}


def test_themes_and_the_table_asked_for() -> None:
    core = asked_page(Asked(view=View(by_theme=True, rank=True)))
    assert core["themes"] == ["交通管理", "交通管理", "教育"]
    kind, columns, rows = core["table"]
    assert kind == "computed"
    assert columns[0] == ["theme", "类别", ROLES.index("name")]
    assert columns[-1] == ["doubts", "审核疑点", ROLES.index("sentence")]
    level, rank = rows[:2]
    assert level[5:] == [
        ["61"], ["53"], "⚠40", "※7（国道）", "?202312", ["55"], ["9"], ["3"],
        "⚠甲县 2024：level-percent: before 53｜?丙县 2024：damaged",
    ]  # fmt: skip
    assert rank[5:] == [None, None, "⚠不排", "※不排", "?不排", ["1"], ["2"], None, None]


def entry(
    start: int, end: int, kind: NumeralClass = "fact", indicators: tuple[str, ...] = ()
) -> LedgerEntry:
    return LedgerEntry(
        span=Span(start, end), line=1, surface="", kind=kind, indicators=indicators, context=""
    )


def evidence(start: int, end: int, sentence: str = "") -> Evidence:
    return Evidence(
        document="",
        span=Span(start, end),
        line=1,
        page=None,
        section="",
        sentence=sentence,
        pattern="",
    )


PLACES = [
    # entries                    figure    spans                     its number
    ([(0, 2), (4, 6)],           (4, 6),   [(0, 2), (4, 6)],         1),
    ([(4, 6), (0, 2)],           (5, 9),   [(0, 2), (4, 6)],         1),
    ([(0, 2)],                   (3, 5),   [(0, 2), (3, 5)],         1),
    ([],                         (8, 99),  [(8, 10)],                0),
    ([],                         (50, 60), [],                       None),
    ([],                         (4, 4),   [],                       None),
    ([(0, 4), (2, 6)],           (5, 6),   [(0, 4), (4, 6)],         1),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "figure", "spans", "number"), PLACES)
def test_places(
    entries: list[tuple[int, int]],
    figure: tuple[int, int],
    spans: list[tuple[int, int]],
    number: int | None,
) -> None:
    places = Places("0123456789", [entry(*span) for span in entries])
    places.add_evidence(evidence(*figure))
    assert [(place.span.start, place.span.end) for place in places.all()] == spans
    assert places.number_of(evidence(*figure)) == number


def test_a_place_of_the_own_indicator_comes_first() -> None:
    places = Places("0123456789", [entry(0, 2, "date"), entry(4, 6, "fact", ("deaths",))])
    assert places.number_of(evidence(0, 9), "deaths") == 1


SENTENCES = [
    # text                                  figure    sentence as repaired       found
    ("一。死亡4\n0人。二。",                (4, 8),   "死亡40人。",              "死亡4\n0人"),
    ("死亡４０人；伤9人。",                 (2, 4),   "死亡40人;伤9人。",        "死亡４０人；伤9人"),
    ("死9人。死9人。",                      (5, 6),   "死9人。",                 "死9人"),
    ("甲。歸零9人！乙。",                   (4, 5),   "归零9人！",               "歸零9人！"),
    ("标题\n\n共9人",                       (5, 6),   "",                        "共9人"),
    ("",                                    (3, 4),   "无",                      ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "sentence", "found"), SENTENCES)
def test_sentences(text: str, figure: tuple[int, int], sentence: str, found: str) -> None:
    span = Sentences(text).span_of(evidence(*figure, sentence))
    assert text[span.start : span.end] == found
    assert span.start <= figure[0] or not text


OFFSETS = [("", [0]), ("死4", [0, 1, 2]), ("😀4", [0, 2, 3])]


@pytest.mark.parametrize(("text", "offsets"), OFFSETS)
def test_utf16_offsets(text: str, offsets: list[int]) -> None:
    assert list(utf16_offsets(text)) == offsets


def test_numbers_beyond_json_are_left_out() -> None:
    data = page_data(hostile_study(), "zh")
    assert data.core["facts"][2][5] is None
    assert data.reports[0]["facts"][2][3].startswith("9" * 400)
    assert Decimal("9" * 400) == hostile_study().documents[0].facts[2].value


def test_kinds_are_those_of_the_ledger() -> None:
    script = make_script()
    assert f"const KINDS = {json.dumps(list(KINDS))}" in script
    assert f"const MARKS = {json.dumps(list(MARKS))}" in script


def test_compare_writes_a_page(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from summarymine.cli import main

    (tmp_path / "甲<b>.txt").write_text(
        "沅江市公安局交警大队2024年工作总结\n全年死亡40人，同比下降24.52%。\n", "utf-8"
    )
    page = tmp_path / "报告.html"
    run = CliRunner().invoke(
        main, ["compare", str(tmp_path), "-q", "--headers", "zh", "-o", str(page)]
    )
    assert run.exit_code == 0, run.output
    core = blocks_of(page.read_text("utf-8"))["core"]
    assert [document[0] for document in core["documents"]] == ["甲<b>.txt"]
    assert [cell[1] for row in core["rows"] for cell in row[3]] == ["40", "−24.52%"]


def test_findings_are_told_in_both_languages() -> None:
    study = marked_study()
    told = page_data(study, "zh", lambda finding, language: f"{finding.code} {language}").core
    assert told["findings"][0][3] == ["level-percent en", "level-percent zh"]
    assert page_data(study, "zh").core["findings"][0][3] == ["level-percent: before 53"] * 2
