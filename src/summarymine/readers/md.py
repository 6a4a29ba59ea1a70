"""Markdown → Document: its headings and tables, and its text without the marks."""

from summarymine.model import Document
from summarymine.readers.builder import DocumentBuilder
from summarymine.readers.errors import ReadError
from summarymine.readers.html import parse_page
from summarymine.readers.markup import add_blocks, find_blocks
from summarymine.readers.txt import decode_text

# Lists in lists take two levels each; nobody writes fifty.
_DEEPEST = 100


def parse_md(data: bytes, name: str) -> Document:
    """The report in a Markdown file. Raises ReadError as for a text, and where it is too deep."""
    from markdown_it import MarkdownIt

    # Not linkify: it takes 12.3起 for the address of a site.
    reader = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    tokens = reader.parse(decode_text(data, name))
    # What lies deeper is left out by the parser without a word.
    if max((token.level for token in tokens), default=0) >= _DEEPEST - 1:
        raise ReadError(name, "damaged", detail="elements nested too deep")
    page = reader.renderer.render(tokens, reader.options, {})
    # Beside Chinese quotation marks the rules of emphasis leave its marks where they are.
    root = parse_page(page.replace("**", ""))
    builder = DocumentBuilder()
    if root is not None:
        add_blocks(builder, find_blocks(root, collapse=False))
    return builder.build(name)
