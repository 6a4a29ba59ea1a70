"""XML parts of office files: parsed without fetching or expanding anything, and their values."""

from summarymine.readers.errors import ReadError
from summarymine.readers.markup import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

# ISO 29500 strict → what everyone else writes.
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.strip("{}").encode()),
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
)


def parse_xml(data: bytes, name: str) -> Element:
    """The root of a part. Raises ReadError if it is broken, or defines entities of its own."""
    from lxml import etree

    refuse_doctype(data, name)
    for strict, usual in STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: Element = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(name, "damaged", detail=error.msg or "XML") from error
    # One in UTF-16.
    if root.getroottree().docinfo.doctype:
        raise ReadError(name, "damaged", detail="DOCTYPE")
    return root


def refuse_doctype(data: bytes, name: str) -> None:
    """Raises ReadError if a part defines entities: those that hold each other fill any memory.

    No office program writes them.
    """
    if b"<!DOCTYPE" in data:
        raise ReadError(name, "damaged", detail="DOCTYPE")


def value(element: Element | None, default: str = "") -> str:
    """The w:val of an element, default if it is missing."""
    return default if element is None else str(element.get(f"{W}val", default))


def flag(element: Element | None) -> bool:
    """True if an element that switches something on is there, and does not switch it off."""
    return element is not None and value(element, "true") not in {"0", "false", "off", "none"}
