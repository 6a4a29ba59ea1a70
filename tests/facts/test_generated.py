"""Sentences made up from a grammar give the facts that they were made of, and no others."""

from generated import Clause, sentences
from hypothesis import given, settings
from hypothesis import strategies as st
from told import CATALOGUE, PROSE, TITLE, row, told
from variants import EXACT, simplified

from summarymine.facts import extract_facts
from summarymine.text import prepare_text


@settings(derandomize=True, deadline=None, max_examples=300, database=None)
@given(sentences())
def test_generated_sentence(sentence: Clause) -> None:
    assert sorted(told(sentence.text, "direction", "status")) == sorted(sentence.rows)


@settings(derandomize=True, deadline=None, max_examples=200, database=None)
@given(sentences(), st.sampled_from(sorted(EXACT)))
def test_copy_of_a_generated_sentence(sentence: Clause, variant: str) -> None:
    copy = prepare_text(EXACT[variant](TITLE + sentence.text + PROSE))
    facts = extract_facts(copy, CATALOGUE)
    rows = [simplified(row(fact, "direction", "status")) for fact in facts]
    assert sorted(rows) == sorted(map(simplified, sentence.rows))
