"""Two reports in one file, told apart: each has its own reporter and period."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from summarymine.facts.bodies import BODY_TAIL, END
from summarymine.facts.calendar import NUMBER
from summarymine.facts.divisions import find_divisions
from summarymine.facts.period import PLAN, REVIEW
from summarymine.facts.stated import BARE_PART, DATE, clean, find_stated
from summarymine.model import PreparedDocument, Section, Span
from summarymine.ready import compile_regex

# A line that is a title: no clause inside, ends as reviews are called, perhaps with the plan after.
_TITLE = compile_regex(
    rf"^[ \u3000]*(?P<title>[^\n，。；：！？]{{2,56}}?(?:{REVIEW.pattern}|报告)"
    r"(?:[及和暨与、][^\n，。；：！？]{2,24})?(?:的(?:报告|通报|汇报))?(?:范文)?"
    rf"[ \u3000]*(?P<piece>(?:(?:篇|第)?{NUMBER}篇?|[（(]{NUMBER}[）)])?))[ \u3000]*$",
    regex.MULTILINE,
)
_LINE = compile_regex(r"^[^\n，。；！？]{2,80}$", regex.MULTILINE)
# 篇二： in a collection.
_PIECE = compile_regex(
    rf"^[ \u3000]*(?P<title>(?:第{NUMBER}篇|篇{NUMBER})(?![章幅])[^\n，。]{{0,40}})$",
    regex.MULTILINE,
)
_NUMBERED = compile_regex(
    r"[ \u3000]*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}[、.．]|第[一二三四五六七八九十]{1,3}(?:部分|章|节)|附件|附[:：]|[—－-]{1,2})"
)
_FIRST_HEADING = compile_regex(r"(?:^|\n)[ \u3000]*(?P<number>[一二三四五六七八九十]{1,3})、")
_BODY = compile_regex(rf"(?:{END})")
_ENDS = tuple(END.split("|"))
# What a report ends with: a day on its own line, thanks, a page's end.
_FAREWELL = compile_regex(
    r"(?:特此报告|谢谢大家|谢谢|以上报告[^\n]{0,20}|[（(]完[）)])[。！!]?\s*$"
)
_RULE = compile_regex(r"(?:[-—=*＊_]{5,}|\f)\s*$")
# A list of links to other reports has no prose below each.
_PROSE = 40
_ENDING = 40
_LOOK_BACK = 200


@dataclass(frozen=True, slots=True)
class _Title:
    """A title line with what it says of whom and when; piece: numbered, as in a collection."""

    span: Span
    year: int | None
    part: str
    body: str
    places: frozenset[str]
    piece: bool


def split_reports(document: PreparedDocument) -> tuple[PreparedDocument, ...]:
    """The reports in a document, one for most; spans of each in its own text.

    A second one begins at a title of its own: of another body, year or part of a year, where the
    first has ended, is named in full, or the numbering of headings begins again.
    """
    starts = _find_starts(document.text)
    if not starts:
        return (document,)
    ends = [*starts, len(document.text)]
    return tuple(_cut(document, start, end) for start, end in zip([0, *starts], ends, strict=True))


def _find_starts(text: str) -> list[int]:
    """Where each report after the first begins."""
    starts: list[int] = []
    current: _Title | None = None
    titles = list(_find_titles(text))
    for number, title in enumerate(titles):
        following = titles[number + 1].span.start if number + 1 < len(titles) else len(text)
        if current is None and "。" not in text[: title.span.start]:
            current = title
        elif _has_prose(text, title.span.end, following) and _begins_report(
            text, title, current, starts[-1] if starts else 0
        ):
            starts.append(title.span.start)
            current = title
    return starts


def _find_titles(text: str) -> Iterator[_Title]:
    """Every line that may be a report's title; those of plans left out."""
    lines = [line.span() for line in _LINE.finditer(text)]
    tried = (pattern.match(text, *line) for line in lines for pattern in (_TITLE, _PIECE))
    found = [match for match in tried if match]
    reached = -1
    for match in found:
        line = match["title"]
        if match.start("title") < reached or _NUMBERED.match(line):
            continue
        reached = match.end("title")
        stated = [year for year in find_stated(line) if not _is_plan(line, year.span.end)]
        part = BARE_PART.search(line)
        piece = match.re is _PIECE or bool(match["piece"])
        if piece or REVIEW.search(line) or not PLAN.search(line):
            yield _Title(
                Span(*match.span("title")),
                stated[0].year if stated else None,
                stated[0].part if stated else clean(part["part"]) if part else "",
                line if _BODY.search(line) else "",
                frozenset(mention.surface for mention in find_divisions(line)),
                piece,
            )


def _is_plan(line: str, at: int) -> bool:
    rest = line[at:]
    plan, review = PLAN.search(rest), REVIEW.search(rest)
    return plan is not None and (review is None or plan.start() < review.start())


def _has_prose(text: str, start: int, end: int) -> bool:
    return end - start >= _PROSE and "。" in text[start:end]


def _begins_report(text: str, title: _Title, current: _Title | None, start: int) -> bool:
    """Whether a title below the first begins another report."""
    if title.piece:
        return True
    other_time = title.year is not None and (
        current is None
        or current.year is None
        or (title.year, title.part) != (current.year, current.part)
    )
    known = current.places if current else frozenset()
    other_body = bool(title.places and known) and not title.places & known
    if not (other_time or other_body):
        return False
    if title.body and title.places and title.year is not None:
        return True
    return _has_ended(text[start : title.span.start]) or (
        other_time and _restarts(text, title, start)
    )


def _has_ended(before: str) -> bool:
    """Whether the text so far ends as a report does: with its day, its body's name, or thanks."""
    before = before[-_LOOK_BACK:]
    if _RULE.search(before) or _FAREWELL.search(before):
        return True
    last = before.rstrip().rpartition("\n")[2].strip()
    if len(last) > _ENDING or "。" in last:
        return False
    return DATE.search(last) is not None or (
        "，" not in last and BODY_TAIL.search(last) is not None and last.endswith(_ENDS)
    )


def _restarts(text: str, title: _Title, start: int) -> bool:
    """Whether headings count from 一 again below the title, as they did above it."""
    above = _FIRST_HEADING.search(text, start, title.span.start)
    below = _FIRST_HEADING.search(text, title.span.end)
    return above is not None and below is not None and below["number"] == "一"


def _cut(document: PreparedDocument, start: int, end: int) -> PreparedDocument:
    """The part of a document between two places of its text."""
    sentences = [sentence.start for sentence in document.sentences]
    first, last = bisect_left(sentences, start), bisect_left(sentences, end)
    return replace(
        document,
        text=document.text[start:end],
        origins=document.origins[start:end],
        sections=tuple(
            Section(
                section.heading,
                section.level,
                Span(section.span.start - start, min(section.span.end, end) - start),
            )
            for section in document.sections
            if start <= section.span.start < end
        ),
        sentences=tuple(
            Span(sentence.start - start, min(sentence.end, end) - start)
            for sentence in document.sentences[first:last]
        ),
        tellings=tuple(
            replace(told, span=Span(told.span.start - start, told.span.end - start))
            for told in document.tellings
            if start <= told.span.start < end
        ),
    )
