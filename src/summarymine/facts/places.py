"""Where an offset of the text as read stands: on which line, on which page."""

from bisect import bisect_right

from summarymine.ready import compile_regex

_LINE_END = compile_regex("\n|\r(?!\n)")
_PAGE_END = compile_regex("\f")


class Places:
    """The lines and pages of one text as read, both counted from 1."""

    def __init__(self, text: str) -> None:
        self.lines = [found.start() for found in _LINE_END.finditer(text)]
        self.pages = [found.start() for found in _PAGE_END.finditer(text)]

    def line(self, at: int) -> int:
        """The line that offset at is on."""
        return bisect_right(self.lines, at - 1) + 1

    def page(self, at: int) -> int | None:
        """The page that offset at is on; None in a text without page ends."""
        return bisect_right(self.pages, at) + 1 if self.pages else None
