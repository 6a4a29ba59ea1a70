"""Sections with their headings, and sentences."""

import time

import pytest

from summarymine.text.structure import find_sections, find_sentences

SENTENCES = [
    ("形势平稳。成效明显！怎么办？", ["形势平稳。", "成效明显！", "怎么办？"]),
    ("他说：“要严管。”随后部署。", ["他说：“要严管。”", "随后部署。"]),
    ("（详见附件。）其余不变。", ["（详见附件。）", "其余不变。"]),
    ("年度总结\n形势平稳。", ["年度总结", "形势平稳。"]),
    ("死亡5人；受伤8人。", ["死亡5人；受伤8人。"]),
    ("下降7.5%。\n\n", ["下降7.5%。"]),
    ("没有句号", ["没有句号"]),
    ("", []),
    ("\n \n", []),
    ("　　平稳。 有序 。\n  \n 完", ["　　平稳。", " 有序 。", " 完"]),
    ("成效。。。明显", ["成效。。。", "明显"]),
]

SECTIONS = [
    # text, (heading, level) in order
    ("一、工作情况\n形势平稳。\n二、存在问题\n警力不足。", [("工作情况", 1), ("存在问题", 1)]),
    ("一、成效\n（一）预防事故\n（二）严查违法", [("成效", 1), ("预防事故", 2), ("严查违法", 2)]),
    ("第一部分 主要成效\n平稳。", [("主要成效", 1)]),
    ("（三）强化保障。大队配齐装备。", [("强化保障", 2)]),
    ("1、路面管控\n加强巡逻。", [("路面管控", 3)]),
    ("形势平稳。二、下步打算：继续努力。", [("下步打算", 1)]),
    ("总结\n路面管控成效\n查处违法。", [("路面管控成效", 1)]),
    # Not headings
    ("形势平稳。", []),
    ("2024年1.5万起。", []),
    ("一、要抓宣传，二、要抓整治。", []),
    ("总结\n死亡12人\n平稳。", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_find_sentences(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in find_sentences(text)] == expected


@pytest.mark.parametrize(("text", "expected"), SECTIONS)
def test_find_sections(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(section.heading, section.level) for section in find_sections(text)] == expected


def test_sections_reach_to_the_next_heading() -> None:
    text = "序言。\n一、成效\n平稳。\n二、问题\n不足。"
    spans = [text[section.span.start : section.span.end] for section in find_sections(text)]
    assert spans == ["一、成效\n平稳。\n", "二、问题\n不足。"]


@pytest.mark.parametrize("blank", [" ", "\u3000"])
def test_a_line_of_blanks_is_passed_over_at_once(blank: str) -> None:
    start = time.process_time()
    assert len(find_sentences("平稳。\n" + blank * 200_000 + "\n有序。")) == 2
    assert time.process_time() - start < 2


def test_a_sentence_without_end_is_cut_at_its_items() -> None:
    """Else each fact would quote it all, and work would grow with the square of its length."""
    text = "查处酒驾5起，死亡3人；" * 300
    pieces = [text[span.start : span.end] for span in find_sentences(text)]
    assert "".join(pieces) == text
    assert all(len(piece) <= 1000 and piece.endswith("；") for piece in pieces)
