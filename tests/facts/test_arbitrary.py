"""Any text at all: nothing crashes, and what is told lies in the text and leads back to it."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invariants import MARKS, NUMERAL, STRAYS, WORDS, check

from summarymine.indicators import collect_slow

SAMPLES = [
    path.read_text("utf-8")
    for path in sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
    if path.read_bytes()[:2] not in (b"\xff\xfe", b"\xfe\xff")
]

_pieces = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(NUMERAL),
    st.sampled_from(MARKS),
    st.sampled_from(STRAYS),
    st.text(NUMERAL, max_size=45),
    st.builds(lambda piece, times: piece * times, st.sampled_from(WORDS), st.integers(2, 30)),
    st.characters(exclude_categories=()),
)
ARBITRARY = st.lists(_pieces, max_size=60).map("".join)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A stretch of a sample: characters gone, put in, repeated; lines that changed place."""
    sample = draw(st.sampled_from(SAMPLES))
    start = draw(st.integers(0, len(sample) - 1))
    text = sample[start : start + draw(st.integers(20, 400))]
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.integers(0, 12)))
        kind = draw(st.sampled_from(("drop", "insert", "repeat", "swap")))
        if kind == "drop":
            text = text[:at] + text[end:]
        elif kind == "insert":
            text = text[:at] + draw(_pieces) + text[at:]
        elif kind == "repeat":
            text = text[:at] + text[at:end] * draw(st.integers(2, 9)) + text[end:]
        else:
            lines = text.splitlines(keepends=True)
            text = "".join(draw(st.permutations(lines)))
    return text


@settings(derandomize=True, deadline=None, max_examples=200, database=None)
@given(ARBITRARY)
def test_arbitrary_text(text: str) -> None:
    check(text)


@settings(derandomize=True, deadline=None, max_examples=100, database=None)
@given(mutated())
def test_mutated_sample(text: str) -> None:
    check(text)


ENDLESS = [
    # what may be parted in many ways, and fits in none
    "死亡人数" + "达到" * 60 + "甲5人。",
    "同比" * 60 + "较大以上甲少发事故5起。",
    "死亡40人，" + "同比" * 60 + "甲下降5%。",
    "较大以上" * 100 + "死亡三人" * 9 + "较大以上" * 100 + "起",
]


@pytest.mark.parametrize("text", ENDLESS)
def test_words_that_can_be_parted_in_many_ways_end_in_seconds(text: str) -> None:
    start = time.process_time()
    with collect_slow():
        check(text)
    assert time.process_time() - start < 15
