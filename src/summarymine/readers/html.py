"""A web page → Document: what its author wrote, without what the site puts around it."""

import copy
import re
from collections.abc import Sequence, Set

from summarymine.model import Document
from summarymine.readers.builder import DocumentBuilder
from summarymine.readers.encoding import decode_as, is_surely_utf8, resolve_text
from summarymine.readers.errors import ReadError
from summarymine.readers.markup import Block, Element, add_blocks, find_blocks, is_silent

# What a page says of its own encoding, in its first bytes.
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_XML_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w.:-]+)", re.I)
_HEAD = 4096
# All of these are GB18030 with fewer characters; browsers read them so too.
_GB = frozenset({"gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "cp936", "hz-gb-2312"})
# A page has a broken character or two, in a script or where an editor cut it.
_MAX_BROKEN = 0.001

# Around the report, not of it. No form: some sites put the whole page in one.
_AROUND = frozenset({"nav", "footer", "aside"})
# The same by the names that sites give to their parts, unless such a part holds a passage.
_AROUND_NAMES = re.compile(
    r"(?<![a-z])(?:foot(?:er)?|nav(?:bar|igation)?|menu|sidebar|bread-?crumbs?|crumbs?|copyright"
    r"|related|share|toolbar|pagination|friend-?links?)(?![a-z])",
    re.I,
)
_PASSAGE_SENTENCES = 3
# Trafilatura is asked about pages, not about books.
_MAX_PAGE = 5_000_000
# A report of which less was found was not found.
_FOUND = 0.5
# More of a block than this in links, and it leads elsewhere.
_LINKED = 0.5
# A report says its title in one of its first blocks.
_OPENING = 3
_YEAR = re.compile(r"20\d\d|二[〇○零]")
_SITE = re.compile(r"\s*(?:[_|]|\s[-–—]\s|[-–—](?=\D*$))\s*")


def parse_html(data: bytes, name: str, charset: str = "") -> Document:
    """The report in a page; charset: what came with it from outside, if anything did.

    Raises ReadError if its encoding is unknown; the document may be blank.
    """
    text = decode_page(data, charset)
    if text is None:
        raise ReadError(name, "unknown_encoding")
    root = parse_page(text)
    builder = DocumentBuilder()
    if root is not None:
        add_blocks(builder, iter(find_report(root)))
    return builder.build(name)


def decode_page(data: bytes, charset: str = "") -> str | None:
    """The text of a page: UTF-8 if it can be nothing else, then as it says, then as it reads."""
    utf8 = decode_as(data, "utf-8")
    if utf8 is not None and b"\0" not in data and is_surely_utf8(data, utf8):
        return utf8.removeprefix("\ufeff")
    declared = _CHARSET.search(data[:_HEAD]) or _XML_ENCODING.search(data[:_HEAD])
    for said in (charset, declared[1].decode("ascii") if declared else ""):
        text = decode_declared(data, said)
        if text is not None:
            return text
    # ASCII alone passes for nothing else.
    return resolve_text(data) or utf8 or decode_declared(data, "utf-8")


def decode_declared(data: bytes, charset: str) -> str | None:
    """The text in the encoding that a page claims, None if that is none or it lies."""
    if not charset:
        return None
    encoding = "gb18030" if charset.lower() in _GB else charset
    try:
        text = data.decode(encoding, "replace")
    except LookupError:
        return None
    wide = sum(1 for character in text if character > "\x7f")
    return text if text.count("\ufffd") <= max(1, _MAX_BROKEN * wide) else None


def parse_page(text: str) -> Element | None:
    """The root of the page, None if there is no element in it. Nothing is fetched.

    Raises ValueError if elements lie so deep in each other that the rest would be lost.
    """
    from lxml import etree, html

    # Huge: old pages never close their <font>, and after 256 the parser would leave out the rest.
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, huge_tree=True
    )
    try:
        # As bytes, for a str with an XML declaration is refused.
        root = html.document_fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    except etree.ParserError:
        return None
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise ValueError("elements nested too deep")
    return root


def find_report(root: Element) -> list[Block]:
    """The blocks of the report in a page, headed by the page's title unless they say it."""
    body = root.find("body")
    blocks = list(find_blocks(root if body is None else body, collapse=True, silent=is_around))
    chosen = choose_blocks(blocks, find_main_text(root))
    title = find_title(root)
    if not title or is_said(title, chosen):
        return chosen
    return [Block(root, title, level=1), *chosen]


def is_said(title: str, blocks: Sequence[Block]) -> bool:
    """Whether a block is the title or a part of it, or one of the first has it in its text."""
    parts = (block.text for block in blocks if not block.rows and len(block.text) > 3)
    opening = (" ".join(block.text.split()) for block in blocks[:_OPENING])
    return any(part in title for part in parts) or any(title in text for text in opening)


def is_around(element: Element) -> bool:
    """True for what is not shown, and for what a page marks as standing around its text."""
    if is_silent(element) or element.tag in _AROUND:
        return True
    if element.tag == "header":
        return next(element.iter("h1"), None) is None
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if not _AROUND_NAMES.search(names):
        return False
    sentences: int = sum(text.count("。") for text in element.itertext())
    return sentences < _PASSAGE_SENTENCES


def find_title(root: Element) -> str:
    """The title of a page: the one its site gave to the article, else that of the window."""
    for meta in root.iter("meta"):
        if meta.get("name", "").lower() == "articletitle":
            return " ".join(meta.get("content", "").split())
    found = root.find(".//title")
    parts = _SITE.split(" ".join((found.text or "").split())) if found is not None else [""]
    # `甲市2024年工作总结-甲市政府网`: what has a year is the report, else what comes first.
    return next((part for part in parts if _YEAR.search(part)), parts[0])


def find_main_text(root: Element) -> str:
    """What trafilatura takes for the text of the page, without white space; "" for nothing.

    Its tables have lost their merged cells, and its paragraphs may their order, so it only tells
    which of ours to keep. It need not be asked for more than it is sure of: what stands among
    those is kept too.
    """
    if sum(len(text) for text in root.itertext()) > _MAX_PAGE:
        return ""
    from trafilatura import bare_extraction

    found = bare_extraction(copy.deepcopy(root), include_comments=False)
    return squeeze(getattr(found, "text", None) or "")


def choose_blocks(blocks: Sequence[Block], main: str) -> list[Block]:
    """The blocks of the report: tables, those in main, and what stands among them.

    Tables always, for trafilatura loses those without prose. If main has less than half of the
    prose, all that is no menu, or in a page of tables what stands among those.
    """
    words = [block for block in blocks if not block.rows]
    tables = {
        id(block)
        for block in blocks
        if (block.rows or block.element.tag == "caption") and not is_menu(block)
    }
    sure = tables | {id(block) for block in words if squeeze(block.text) in main}
    prose = sum(map(prose_length, words))
    if sum(prose_length(b) for b in words if id(b) in sure) <= _FOUND * prose:
        if sum(block_length(b) for b in blocks if id(b) in tables) <= prose:
            return [block for block in blocks if not is_menu(block)]
        sure = tables | {id(block) for block in words if block.level == 1}
    return with_those_among(blocks, sure | find_headline(blocks, sure))


def find_headline(blocks: Sequence[Block], sure: Set[int]) -> set[int]:
    """By id, a heading of the first level above those that are sure, in an element with them."""
    parents = {block.element.getparent() for block in blocks if id(block) in sure}
    return {
        id(block)
        for block in blocks
        if block.level == 1 and not is_menu(block) and block.element.getparent() in parents
    }


def with_those_among(blocks: Sequence[Block], sure: Set[int]) -> list[Block]:
    """Those that are sure, by id, and those between them in the same element that are no menu."""
    places = [at for at, block in enumerate(blocks) if id(block) in sure]
    # The elements are kept, for lxml makes new ones for those that nobody holds.
    parents = {blocks[at].element.getparent() for at in places}
    among = range(places[0], places[-1]) if places else range(0)
    return [
        block
        for at, block in enumerate(blocks)
        if id(block) in sure
        or (at in among and not is_menu(block) and block.element.getparent() in parents)
    ]


def is_menu(block: Block) -> bool:
    """True for what is mostly links."""
    return block.linked > _LINKED * block_length(block)


def prose_length(block: Block) -> int:
    """How much of a block is sentences."""
    return len(block.text) - block.linked if "。" in block.text or "，" in block.text else 0


def block_length(block: Block) -> int:
    """How many characters a block has, a merged cell once."""
    cells = {id(cell): cell for row in block.rows for cell in row}
    return len(block.text) + sum(len(cell.text) for cell in cells.values())


def squeeze(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())
