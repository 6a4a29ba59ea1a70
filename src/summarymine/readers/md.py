"""Markdown → Document: its headings and tables, and its text without the marks."""

from summarymine.model import Document
from summarymine.readers.builder import DocumentBuilder
from summarymine.readers.html import parse_page
from summarymine.readers.markup import add_blocks, find_blocks
from summarymine.readers.txt import decode_text


def parse_md(data: bytes, name: str) -> Document:
    """The report in a Markdown file. Raises ReadError as for a text."""
    from markdown_it import MarkdownIt

    # Not linkify: it takes 12.3起 for the address of a site.
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    # Beside Chinese quotation marks the rules of emphasis leave its marks where they are.
    root = parse_page(reader.render(decode_text(data, name)).replace("**", ""))
    builder = DocumentBuilder()
    if root is not None:
        add_blocks(builder, find_blocks(root, collapse=False))
    return builder.build(name)
