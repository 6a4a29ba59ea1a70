"""Sentences made up from a grammar give the facts that they were made of, and no others."""

from generated import Clause, sentences
from hypothesis import given, settings
from told import told


@settings(derandomize=True, deadline=None, max_examples=300, database=None)
@given(sentences())
def test_generated_sentence(sentence: Clause) -> None:
    assert sorted(told(sentence.text, "direction", "status")) == sorted(sentence.rows)
