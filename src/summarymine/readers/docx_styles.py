"""What the styles of a Word file say of a paragraph or run: a heading, numbered, hidden."""

import re
from collections.abc import Iterator

from summarymine.readers.markup import Element
from summarymine.readers.wordml import W, flag, value

# 标题 is Word's name for both the title and, with a number, a heading; WPS writes it as it is.
_TITLE = re.compile(r"title|标题|文档标题|公文标题", re.I)
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.I)
_CONTENTS = re.compile(r"toc\s*(?:[1-9]|heading)|目录\s*[1-9]?", re.I)
# Word's word for body text.
_BODY_LEVEL = 9
MAX_LEVEL = 6


class Styles:
    """The styles by their identifiers, each with those that it is based on."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default = ""
        self._hidden = False
        if root is None:
            return
        self._hidden = flag(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}vanish"))
        for style in root.iterchildren(f"{W}style"):
            self._styles[style.get(f"{W}styleId", "")] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true"}:
                self._default = style.get(f"{W}styleId", "")

    def of(self, element: Element) -> Iterator[Element]:
        """The styles of a paragraph or run, from its own to the most general."""
        kind = "pPr/{}pStyle" if element.tag == f"{W}p" else "rPr/{}rStyle"
        identifier = value(element.find(W + kind.format(W)))
        if not identifier and element.tag == f"{W}p":
            identifier = self._default
        seen = set()
        while identifier in self._styles and identifier not in seen:
            seen.add(identifier)
            yield self._styles[identifier]
            identifier = value(self._styles[identifier].find(f"{W}basedOn"))

    def heading_level(self, paragraph: Element) -> int:
        """1 for a title or heading of the first level, 0 for body text."""
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        if own is not None:
            return outline_level(own)
        for style in self.of(paragraph):
            name = value(style.find(f"{W}name")).strip()
            if _TITLE.fullmatch(name):
                return 1
            if found := _HEADING.fullmatch(name):
                return min(int(found[1]), MAX_LEVEL)
            level = style.find(f"{W}pPr/{W}outlineLvl")
            if level is not None:
                return outline_level(level)
        return 0

    def is_contents(self, paragraph: Element) -> bool:
        """True for a line of the table of contents, which says all headings a second time."""
        names = (value(style.find(f"{W}name")) for style in self.of(paragraph))
        return any(_CONTENTS.fullmatch(name.strip()) for name in names)

    def hides(self, run: Element) -> bool:
        """True for a run of hidden text: as it says, else its style, its paragraph's, the file."""
        own = run.find(f"{W}rPr/{W}vanish")
        if own is not None:
            return flag(own)
        paragraph = next(run.iterancestors(f"{W}p"), None)
        styles = [*self.of(run), *(self.of(paragraph) if paragraph is not None else ())]
        said = (style.find(f"{W}rPr/{W}vanish") for style in styles)
        return next((flag(vanish) for vanish in said if vanish is not None), self._hidden)

    def numbered(self, paragraph: Element) -> tuple[str, int]:
        """The list that a paragraph is in, "" for none, and its level there, from 0 on."""
        places = [paragraph, *self.of(paragraph)]
        found = [p for place in places if (p := place.find(f"{W}pPr/{W}numPr")) is not None]
        number = next((value(n) for p in found if (n := p.find(f"{W}numId")) is not None), "")
        level = next((value(n) for p in found if (n := p.find(f"{W}ilvl")) is not None), "0")
        return ("" if number == "0" else number), int(level) if level.isdecimal() else 0


def outline_level(element: Element) -> int:
    """The level of an outline, counted from 1; 0 for body text."""
    text = value(element, "9")
    level = int(text) if text.isdecimal() else _BODY_LEVEL
    return 0 if level >= _BODY_LEVEL else min(level + 1, MAX_LEVEL)
