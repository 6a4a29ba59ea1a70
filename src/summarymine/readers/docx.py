"""A Word file → Document: its final text with headings, tables, text boxes and notes."""

import io
import zipfile

from summarymine.model import Document
from summarymine.readers.builder import DocumentBuilder
from summarymine.readers.docx_numbers import Numbering
from summarymine.readers.docx_styles import Styles
from summarymine.readers.errors import ReadError
from summarymine.readers.html import parse_page
from summarymine.readers.markup import Element, add_blocks, find_blocks
from summarymine.readers.wordml import AC, W, flag, parse_xml
from summarymine.readers.zips import Zip

# Elements around text that say nothing of it, or that mammoth would leave out with the text.
WRAPPERS = (
    *(f"{W}{tag}" for tag in ("ins", "moveTo", "fldSimple", "hyperlink", "smartTag", "customXml")),
    *(f"{W}{tag}" for tag in ("ruby", "rubyBase", "bdo", "dir")),
)
NOTE_MARKS = tuple(
    f"{W}{tag}"
    for tag in (
        "footnoteReference",
        "endnoteReference",
        "footnoteRef",
        "endnoteRef",
        "annotationRef",
    )
)
_OFFICE_DOCUMENT = "/officeDocument"

# What mammoth needs around a text: its place in the file, and the headings by their identifiers.
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_STYLE_MAP = "\n".join(f"p.Heading{level} => h{level}:fresh" for level in range(1, 7))


def parse_docx(data: bytes, name: str) -> Document:
    """The report in a .docx, .docm or .dotx file: tracked changes accepted, hidden text left out.

    Notes follow the text. Raises ReadError if the file is damaged, encrypted, or no report.
    """
    package = Zip(data, name)
    root = read_parts(package, name)
    builder = DocumentBuilder()
    page = parse_page(to_html(root))
    if page is not None:
        add_blocks(builder, find_blocks(page, collapse=False))
    return builder.build(name)


def to_html(root: Element) -> str:
    """The text as mammoth puts it, in a file of nothing else: no pictures, nothing to fetch."""
    import mammoth
    from lxml import etree

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("_rels/.rels", _RELATIONS)
        file.writestr("word/document.xml", etree.tostring(root, encoding="UTF-8"))
    packed.seek(0)
    result = mammoth.convert_to_html(
        packed, style_map=_STYLE_MAP, include_default_style_map=False, id_prefix=""
    )
    return f"<html><body>{result.value}</body></html>"


def read_parts(package: Zip, name: str) -> Element:
    """The text of a package with its notes, as mammoth is to read it."""
    main = find_main_part(package, name)
    folder = main.rpartition("/")[0]

    def part(file: str) -> Element | None:
        data = package.get(f"{folder}/{file}".lstrip("/"))
        return None if data is None else parse_xml(data, name)

    root = parse_xml(package.read(main), name)
    styles = Styles(part("styles.xml"))
    append_notes(root, part("footnotes.xml"), f"{W}footnote")
    append_notes(root, part("endnotes.xml"), f"{W}endnote")
    clean(root, styles)
    mark_paragraphs(root, styles, Numbering(part("numbering.xml"), styles))
    return root


def find_main_part(package: Zip, name: str) -> str:
    """The member that holds the text: word/document.xml, unless the package says otherwise."""
    relations = package.get("_rels/.rels")
    for relation in [] if relations is None else parse_xml(relations, name):
        if relation.get("Type", "").endswith(_OFFICE_DOCUMENT):
            main: str = relation.get("Target", "").lstrip("/")
            if main in package.members:
                return main
    if "word/document.xml" not in package.members:
        raise ReadError(name, "damaged", detail="word/document.xml")
    return "word/document.xml"


def append_notes(root: Element, notes: Element | None, tag: str) -> None:
    """The notes behind the text, in their order; not the lines that part them from it."""
    body = root.find(f"{W}body")
    if notes is None or body is None:
        return
    used = {element.get(f"{W}id") for element in root.iter(f"{tag}Reference")}
    for note in notes.iterchildren(tag):
        if note.get(f"{W}id") in used:
            body.extend(list(note))


def clean(root: Element, styles: Styles) -> None:
    """Takes out what is no text of the report, and the wrappings of what is."""
    from lxml import etree

    choose_alternatives(root)
    move_boxes(root)
    join_paragraphs(root)
    for run in list(root.iter(f"{W}r")):
        if styles.hides(run):
            drop(run)
    for row in list(root.iter(f"{W}tr")):
        if any(flag(row.find(f"{W}trPr/{W}{tag}")) for tag in ("del", "hidden")):
            drop(row)
    for control in list(root.iter(f"{W}sdt")):
        if flag(control.find(f"{W}sdtPr/{W}showingPlcHdr")):
            drop(control)
    for paragraph in list(root.iter(f"{W}p")):
        if styles.is_contents(paragraph):
            drop(paragraph)
    etree.strip_elements(root, f"{W}del", f"{W}moveFrom", f"{W}rt", *NOTE_MARKS, with_tail=False)
    etree.strip_elements(root, f"{W}drawing", f"{W}pict", f"{W}object", with_tail=False)
    etree.strip_tags(root, *WRAPPERS)
    unwrap_controls(root)


def join_paragraphs(root: Element) -> None:
    """Paragraphs between which the end was deleted are one."""
    for paragraph in list(root.iter(f"{W}p")):
        marks = paragraph.find(f"{W}pPr/{W}rPr")
        following = paragraph.getnext()
        if marks is None or following is None or following.tag != f"{W}p":
            continue
        if marks.find(f"{W}del") is not None or marks.find(f"{W}moveFrom") is not None:
            at = 1 if following.find(f"{W}pPr") is not None else 0
            following[at:at] = [child for child in paragraph if child.tag != f"{W}pPr"]
            drop(paragraph)


def choose_alternatives(root: Element) -> None:
    """Of a shape for new and for old programs, the one for new ones; each holds the same text."""
    for choices in list(root.iter(f"{AC}AlternateContent")):
        chosen = choices.find(f"{AC}Choice")
        if chosen is None:
            chosen = choices.find(f"{AC}Fallback")
        parent = choices.getparent()
        if parent is not None:
            at = parent.index(choices)
            parent[at : at + 1] = [] if chosen is None else list(chosen)


def move_boxes(root: Element) -> None:
    """The paragraphs of text boxes, each behind the paragraph that its box hangs on."""
    # The innermost first.
    for box in reversed(list(root.iter(f"{W}txbxContent"))):
        anchor = next(box.iterancestors(f"{W}p"), None)
        if anchor is not None and anchor.getparent() is not None:
            parent = anchor.getparent()
            at = parent.index(anchor) + 1
            parent[at:at] = list(box)


def unwrap_controls(root: Element) -> None:
    """Puts the contents of controls in their place; a box to tick has none that is text."""
    from lxml import etree

    etree.strip_elements(root, f"{W}sdtPr", f"{W}sdtEndPr", with_tail=False)
    etree.strip_tags(root, f"{W}sdt", f"{W}sdtContent")


def mark_paragraphs(root: Element, styles: Styles, numbering: Numbering) -> None:
    """Gives headings the style that mammoth knows, and writes out the numbers that Word counts."""
    from lxml import etree

    for paragraph in root.iter(f"{W}p"):
        level = styles.heading_level(paragraph)
        number = numbering.next_number(paragraph)
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            paragraph.remove(properties)
        if level:
            properties = etree.SubElement(paragraph, f"{W}pPr")
            etree.SubElement(properties, f"{W}pStyle").set(f"{W}val", f"Heading{level}")
            paragraph.insert(0, properties)
        if number and any((text.text or "").strip() for text in paragraph.iter(f"{W}t")):
            run = etree.Element(f"{W}r")
            etree.SubElement(run, f"{W}t").text = number
            paragraph.insert(1 if level else 0, run)


def drop(element: Element) -> None:
    """Takes element out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
