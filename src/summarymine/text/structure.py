"""Sections with their headings, and sentences; spans in the repaired text."""

from collections.abc import Iterator

import regex

from summarymine.model import Section, Span

_SENTENCE = regex.compile(r"[^。！？\n]*[^。！？\n \u3000][^。！？\n]*[。！？]*[”’）】]*")

_CHINESE_NUMBER = "[一二三四五六七八九十]{1,3}"
# A heading starts a line, or follows a full stop where a whole report stands in one paragraph.
_HEADING = regex.compile(
    rf"""
    (?:(?<=\n)|(?<=^)|(?<=[。；：！\ ]))[ ]*
    (?P<mark>
        (?P<one>{_CHINESE_NUMBER}、|第{_CHINESE_NUMBER}(?:部分|章))
      | (?P<two>（{_CHINESE_NUMBER}）)
      | (?P<three>\d{{1,2}}[、.．](?!\d)|▲|■|【)
    )
    [ ]*(?P<text>[^。；！？\n]{{2,40}}?)
    (?P<close>[。！？\n\u3000 ]|$|(?=[：:]))
    """,
    regex.VERBOSE,
)
# A line of its own without a mark: short, no clause inside, no full stop.
_BARE = regex.compile(r"(?<=\n)[ ]*(?P<text>[^，。；！？：\n]{4,32})(?=\n|$)")
_LEVELS = ("one", "two", "three")
_BARE_LEVEL = 1


def find_sentences(text: str) -> tuple[Span, ...]:
    """Sentences in order; no line end inside, closing quotes kept with the full stop."""
    return tuple(Span(*found.span()) for found in _SENTENCE.finditer(text))


def find_sections(text: str) -> tuple[Section, ...]:
    """Headings with the text below each, up to the next heading of any level."""
    heads = sorted(_headings(text))
    sections = []
    for at, (start, level, heading) in enumerate(heads):
        end = heads[at + 1][0] if at + 1 < len(heads) else len(text)
        sections.append(Section(heading, level, Span(start, end)))
    return tuple(sections)


def _headings(text: str) -> Iterator[tuple[int, int, str]]:
    marked: set[int] = set()
    for found in _HEADING.finditer(text):
        level = next(depth for depth, name in enumerate(_LEVELS, 1) if found[name])
        # A marked sentence with a comma is an item, not a heading, unless it is the line itself.
        if "，" in found["text"] and not found["close"].startswith("\n"):
            continue
        start = found.start("mark")
        marked.add(text.rfind("\n", 0, start) + 1)
        yield start, level, found["text"].strip()
    for found in _BARE.finditer(text):
        line = text.rfind("\n", 0, found.start("text")) + 1
        if line not in marked and not regex.search(r"\d+(?:\.\d+)?%|\d+[起人]", found["text"]):
            yield found.start("text"), _BARE_LEVEL, found["text"].strip()
