"""Markdown → its headings, tables, and text without marks."""

import pytest
from makers import show_grids, show_headings

from summarymine.readers import ReadError, parse_document

TEXTS = [
    ("死亡**40**人", "死亡40人\n"),
    ("实现**“两降”**目标", "实现“两降”目标\n"),
    ("*甲*市`12`起", "甲市12起\n"),
    ("甲\n乙", "甲\n乙\n"),
    ("- 甲\n- 乙", "甲\n乙\n"),
    ("1. 甲\n2. 乙", "1. 甲\n2. 乙\n"),
    ("[甲](http://x)3起", "甲3起\n"),
    ("下降<10%，a_b_c", "下降<10%，a_b_c\n"),
    ("> 甲", "甲\n"),
    ("~~9~~12起", "12起\n"),
]


@pytest.mark.parametrize(("source", "text"), TEXTS)
def test_texts(source: str, text: str) -> None:
    assert parse_document(source.encode(), "a.md").text == text


DEEP = (
    "damaged, or not saved whole (elements nested too deep); open it in its program, save it again"
)


@pytest.mark.parametrize("depth", [10, 20, 45])
def test_lists_in_lists_are_read_whole(depth: int) -> None:
    source = "\n".join(f"{'  ' * at}- 死亡{at}人" for at in range(depth))
    text = parse_document(source.encode(), "a.md").text
    assert text == "".join(f"死亡{at}人\n" for at in range(depth))


@pytest.mark.parametrize(
    "source", [">" * 20_000 + "死亡9人", "\n".join("  " * at + "- 甲" for at in range(60))]
)
def test_what_lies_too_deep_is_no_silent_loss(source: str) -> None:
    with pytest.raises(ReadError) as caught:
        parse_document(source.encode(), "a.md")
    assert str(caught.value) == f"a.md: {DEEP}"


def test_headings_and_tables() -> None:
    source = "# 甲市总结\n\n## 事故\n\n| 单位 | 起数 |\n|---|---|\n| 甲区 | **12** |\n\n完"
    document = parse_document(source.encode("gb18030"), "a.markdown")
    assert document.text == "甲市总结\n事故\n单位\t起数\n甲区\t12\n完\n"
    assert show_headings(document) == [("甲市总结", 1), ("事故", 2)]
    assert show_grids(document) == [[["单位", "起数"], ["甲区", "12"]]]
