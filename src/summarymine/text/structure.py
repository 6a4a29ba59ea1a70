"""Sections with their headings, and sentences; spans in the repaired text."""

import re
from collections.abc import Iterator

from summarymine.model import Section, Span
from summarymine.ready import compile_regex

# What is blank is gone through once: of a line of blanks, each would else be tried as a beginning.
_SENTENCE = compile_regex(
    r"(?<![ \u3000])[ \u3000]*+[^。！？\n \u3000][^。！？\n]*[。！？]*[”’）】]*"
)
# Twice the longest sentence of real reports (501). A longer one is a list whose full stops were
# lost; reading it whole takes time in the square of its length, and every fact would quote it all.
_LONGEST = 1000
# The end of the last item, else of the last clause, in the second half of what is cut off.
_CUTS = "；，、"

_CHINESE_NUMBER = "[一二三四五六七八九十]{1,3}"
# A heading starts a line, or follows a full stop where a whole report stands in one paragraph.
# (re, for it walks over a text without marks faster than regex does.)
_MARK = re.compile(
    rf"""
    (?<![^\n。；：！\ ])
    (?: (?P<one>{_CHINESE_NUMBER}、|第{_CHINESE_NUMBER}(?:部分|章))
      | (?P<two>（{_CHINESE_NUMBER}）)
      | (?P<three>\d{{1,2}}[、.．](?!\d)|▲|■|【)
    )
    """,
    re.VERBOSE,
)
_HEADING = compile_regex(
    r"[ ]*(?P<text>[^。；！？\n]{2,40}?)(?P<close>[。！？\n\u3000 ]|$|(?=[：:]))"
)
# A line of its own without a mark: short, no clause inside, no full stop, no figures.
_BARE = re.compile(r"^[ ]*(?P<text>[^，。；！？：\n]{4,32})$", re.MULTILINE)
_FIGURES = compile_regex(r"\d+(?:\.\d+)?%|\d+[起人]")
_LEVELS = {"one": 1, "two": 2, "three": 3}
_BARE_LEVEL = 1


def find_sentences(text: str) -> tuple[Span, ...]:
    """Sentences in order; no line end inside, closing quotes kept with the full stop."""
    return tuple(
        Span(start, end)
        for found in _SENTENCE.finditer(text)
        for start, end in _cut(text, *found.span())
    )


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence that is too long for one, cut where an item or a clause ends."""
    while end - start > _LONGEST:
        middle, last = start + _LONGEST // 2, start + _LONGEST
        marks = (text.rfind(mark, middle, last) for mark in _CUTS)
        cut = next((mark + 1 for mark in marks if mark >= 0), last)
        yield start, cut
        start = cut
    yield start, end


def find_sections(text: str) -> tuple[Section, ...]:
    """Headings with the text below each, up to the next heading of any level."""
    heads = sorted(_headings(text))
    sections = []
    for at, (start, level, heading) in enumerate(heads):
        end = heads[at + 1][0] if at + 1 < len(heads) else len(text)
        sections.append(Section(heading, level, Span(start, end)))
    return tuple(sections)


def _headings(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, level and words of every heading."""
    marked: set[int] = set()
    for mark in _MARK.finditer(text):
        start = mark.start()
        found = _HEADING.match(text, mark.end())
        # A marked sentence with a comma is an item, not a heading, unless it is the line itself.
        if not found or ("，" in found["text"] and not found["close"].startswith("\n")):
            continue
        marked.add(text.rfind("\n", 0, start) + 1)
        yield start, _LEVELS[mark.lastgroup or "three"], found["text"].strip()
    for bare in _BARE.finditer(text):
        line = bare.start()
        if line and line not in marked and not _FIGURES.search(bare["text"]):
            yield bare.start("text"), _BARE_LEVEL, bare["text"].strip()
