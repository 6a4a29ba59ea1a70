"""What can be wrong with rules: each kind by its code, each finding with its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

from summarymine.model import SummaryMineError

Severity = Literal["error", "warning"]

# What is wrong, and what next; the command line has the same in Chinese.
SENTENCES = {
    # of a file
    "cannot_read": "cannot be read: {detail}",
    "not_utf8": "is not UTF-8; save it as UTF-8",
    "no_text": "is no text file; a pattern file is plain text, saved as .yaml",
    "no_files": "no pattern files here; they end in .yaml",
    "no_path": "no such file or folder; give a .yaml file or a folder of them",
    "too_large": "larger than {limit}; split it",
    "too_deep": "nested too deeply; an indicator needs four levels",
    "alias": "anchors and aliases (& *) are not allowed; write the text out",
    "yaml_tab": "not YAML: {detail}; indent with spaces, not with TAB",
    "yaml_colon": "not YAML: {detail}; after a key write : (not ：) and a space",
    "yaml_no_space": "not YAML: {detail}; write a space after the colon",
    "yaml_dash": "not YAML: {detail}; write a space after the dash",
    "yaml_escape": (
        "not YAML: {detail}; in double quotes \\ is a sign of YAML; write the text in single quotes"
    ),
    "yaml_sign": "not YAML: {detail}; no text begins with {sign}: put it in single quotes",
    "yaml_unclosed": "not YAML: {detail}; the quote that opens here is not closed",
    "yaml_quote": "not YAML: {detail}; put text that holds : # {{ [ or ' in single quotes",
    "yaml_wide_space": "not YAML: {detail}; indent with plain spaces, not with fullwidth ones",
    "yaml_chinese": "not YAML: {detail}; write {right} instead of {wrong}",
    "yaml_other": (
        "not YAML: {detail}; check that the line is indented like its neighbours,"
        " and that quotes are closed"
    ),
    "empty": "empty file; it needs `schema:` and `indicators:`",
    "schema": "schema must be {schema}",
    "shared": "the shared rules cannot be replaced; put macros beside your indicators",
    # of YAML values
    "not_mapping": "{what} must be a mapping of `key: value` lines",
    "not_list": "{key} must be a list: `- …` lines, or […]",
    "unknown_key": "unknown key {key}{meant}",
    "chinese_colon": "{key}: after a key write : (not ：) and a space",
    "comma_number": "{key}: write numbers without a comma: 3200 for 3,200",
    "twice": "{key} stands twice here; keep one",
    "not_text": "{key} must be a text; put one that holds : or {{ in single quotes",
    "nothing": "{key} is empty; write something after it, or take it out",
    "no_dash_space": "{key}: begin an item with - and a space",
    "trap": "{key}: YAML reads {text} as {type}; put it in quotes",
    "chinese_quotes": "{key}: “ ” would be part of the text; write it in ' '",
    "missing": "{indicator}: {key} is missing",
    "missing_first": "an indicator: {key} is missing",
    "bad_id": "id {id}: begin with a small letter; use small letters, digits and _",
    "taken": "{id}: this id is taken at {first}; choose another",
    "not_word": "{key}: {text} is none of {known}",
    "not_whole": "{key}: {text} is not a whole number",
    "too_many_digits": "{key}: no figure has so many digits; write {limit} at most",
    "not_number": "{key}: {text} is not a number; write it out: 21000 for 2.1万",
    "plain_number": "{key}: write {right} for {text}",
    "case": "a case needs text and facts: {{text: …, facts: [{{value: 3}}]}}",
    "unknown_indicator": "{key}: no such indicator {id}{meant}",
    "unknown_pack": "{key}: no such pack or indicator {id}{meant}",
    "bad_check": (
        "a check is {{total: ID, parts: [ID, ID]}}, {{rate: ID, of: [ID, ID]}}"
        " or {{order: [ID, ID]}}"
    ),
    # of a pattern
    "unknown_macro": "{pattern}: unknown macro {{{macro}}}{meant}",
    "endless_macro": "{pattern}: macro {{{macro}}} holds itself",
    "bad_regex": "{pattern}: not a regex: {detail}",
    "huge_regex": "{pattern}: written out its repeats have more than {limit} signs; repeat less",
    "no_quantity": "{pattern}: a level pattern needs {{quantity}} where the figure stands",
    "stray_quantity": (
        "{pattern}: {{quantity}} has no place in {key}; write the pattern under level:"
    ),
    "empty_match": "{pattern}: matches nothing at all, so everywhere; make some word of it certain",
    "explosive": "{pattern}: {part} can take forever; let no repeat hold another repeat",
    # of good practice
    "bare_digits": (
        "{pattern}: {part} never meets a figure, which is masked; write {{figure}} or {{quantity}}"
    ),
    "unbounded": "{pattern}: {part} has no bound; write {{gap}}, or [^，。；]{{0,12}}",
    "fullwidth": "{pattern}: {part} is a Chinese sign, no sign of a regex; write {right}",
    "wildcard": (
        "{pattern}: {part} repeats one sign only; write {{gap}} for any words, (?:…)? for words"
        " that may be missing"
    ),
    "no_literal": (
        "{pattern}: no Chinese word in it is certain, so it runs on every sentence"
        " ({seconds} s in 1,000 reports); add one"
    ),
    "same_span": (
        "{pattern}: {text} is named by {other} too; tell them apart, or give both that case"
    ),
    "replaces": (
        "{indicator}: {label} takes the place of the shipped {other}; choose another id, or if that"
        " is meant, the same label"
    ),
    "no_indicator": "defines no indicator; add one under indicators:",
    "no_case": "{indicator}: no case; add a text and the facts that must come out to cases:",
    "no_silent": "{indicator}: no silent text; add one that nothing may come out of to silent:",
    "duplicate_label": "{indicator}: label {label} is that of {other} too; choose another",
    "unknown_unit": "{indicator}: {unit} is no known measure word or family{meant}",
    "yes_no": "{key}: write true or false",
}

# What stands for {meant}.
MEANT = {"close": "; did you mean {word}?", "known": "; known: {word}"}

WARNINGS = frozenset(
    {
        *(
            "bare_digits",
            "unbounded",
            "fullwidth",
            "wildcard",
            "no_literal",
            "same_span",
            "no_case",
        ),
        *("replaces", "no_indicator", "no_silent", "duplicate_label", "unknown_unit"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with a rule, and where; line and column count from 1, 0 for a file as a whole.

    details: what fills the sentence of its code. meant: a word that may be meant by an unknown one
    ("close"), or all that there are ("known"). indicator: the id of the one at fault, "" for none.
    """

    file: str
    line: int = 0
    column: int = 0
    code: str
    details: Mapping[str, str] = field(default_factory=dict)
    meant: tuple[str, str] | None = None
    indicator: str = ""

    @property
    def severity(self) -> Severity:
        return "warning" if self.code in WARNINGS else "error"

    @property
    def place(self) -> str:
        """file:line:column"""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    def say(self, sentences: Mapping[str, str], meant: Mapping[str, str]) -> str:
        """The sentence of its code, out of these sentences."""
        word = meant[self.meant[0]].format(word=self.meant[1]) if self.meant else ""
        return sentences[self.code].format(**self.details, meant=word)

    def __str__(self) -> str:
        return f"{self.place}: {self.say(SENTENCES, MEANT)}"


class CatalogueError(SummaryMineError):
    """Errors in pattern files; its text has a line for each: file:line:column: what; what next."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)

    def __reduce__(self) -> tuple[type["CatalogueError"], tuple[tuple[Problem, ...]]]:
        return CatalogueError, (self.problems,)


def find_meant(word: str, known: Sequence[str], form: str = "{}") -> tuple[str, str] | None:
    """The known word that one may have meant by word, or all of them if they are few."""
    # Of two characters one may be wrong.
    close = get_close_matches(word, known, n=1, cutoff=0.5 if len(word) == 2 else 0.6)
    if close:
        return "close", form.format(close[0])
    return ("known", ", ".join(known)) if known and len(known) <= 24 else None
