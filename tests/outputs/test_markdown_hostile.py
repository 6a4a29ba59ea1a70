"""No text of a report breaks a Markdown table, or becomes anything but text in it."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summarymine.model import Column, Table
from summarymine.outputs.markdown import markdown_lines

COLUMNS = (Column("a", "甲"), Column("b", "乙", numeric=True), Column("c|<b>", "丙|"))
PARSER = MarkdownIt("gfm-like", {"linkify": False, "html": True})
ALPHABET = st.one_of(
    st.sampled_from(list("|\\`*_~[]()<>!&#$\n\r\t=-+:\u2028\u202e\x1b甲1 ")), st.characters()
)
TEXTS = st.one_of(
    st.text(ALPHABET, max_size=30),
    st.sampled_from(
        [
            "a|b",
            "a\\|b",
            "`|`",
            "<script>alert(1)</script>",
            "![x](http://x)",
            "a\n\n# b",
            "<!--",
            "\\",
        ]
    ),
)
INSIDE = {"text", "text_special"}


@given(st.lists(st.tuples(TEXTS, st.integers(), TEXTS), min_size=1, max_size=4))
def test_rows_and_cells_stay(rows: list[tuple[str, int, str]]) -> None:
    source = "".join(markdown_lines(Table(COLUMNS, rows), "en"))
    tokens = PARSER.parse(source)
    assert [tokens[0].type, tokens[-1].type] == ["table_open", "table_close"]
    kinds = [token.type for token in tokens]
    assert kinds.count("tr_open") == len(rows) + 1
    assert (kinds.count("th_open"), kinds.count("td_open")) == (3, 3 * len(rows))
    inline = [
        child.type for token in tokens if token.type == "inline" for child in token.children or ()
    ]
    assert set(inline) <= INSIDE
