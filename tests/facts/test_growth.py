"""Work grows with the text and no faster, counted in calls: no two machines take the same time."""

import sys
from pathlib import Path

import pytest
from loading import load_module
from told import CATALOGUE

GROWTH = Path(__file__).parents[2] / "benchmarks" / "growth.py"
SIZE = 2000
# Twice the text, twice the work, and what a text of any length takes.
MOST = 2.6
# Calls for a character at most; a plain report takes 20.
MOST_CALLS = 800


growth = load_module(GROWTH)


def count_calls(text: str) -> int:
    """How many functions are called to read a text, those of C too."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        growth.read_whole(text, CATALOGUE)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("kind", growth.KINDS)
def test_twice_the_text_is_twice_the_work(kind: str) -> None:
    make = growth.KINDS[kind]
    growth.read_whole(make(SIZE // 4), CATALOGUE)  # loads and compiles
    once, twice = (count_calls(make(size)) for size in (SIZE, 2 * SIZE))
    assert twice <= MOST * once
    assert once <= MOST_CALLS * SIZE
