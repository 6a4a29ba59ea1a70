"""PDF → Document: the text layer in reading order, tables, and pages read off their picture."""

from typing import Any

from summarymine.model import Document
from summarymine.readers import ocr
from summarymine.readers.builder import DocumentBuilder
from summarymine.readers.errors import ReadError
from summarymine.readers.page import Page
from summarymine.readers.page_furniture import drop_furniture
from summarymine.readers.page_text import add_pages
from summarymine.readers.pdf_page import PdfPage

# Dots per inch at which a page without text is drawn, and the fewest at which it can be read.
_DPI = 200
_MIN_DPI = 60
_POINTS = 72


def parse_pdf(data: bytes, name: str) -> Document:
    """The report that data is. Not to be called from two threads: pdfium allows one.

    Pages that are pictures are read off them where the extra `ocr` is installed, and are named
    in Document.unread where it is not, or where a page is damaged.
    Raises ReadError if data is protected by a password, damaged, or has no text at all.
    """
    document = _open(data, name)
    try:
        pages, pictures, errors = _parse_pages(document, name)
    finally:
        document.close()
    if errors and not any(page.runs for page in pages):
        raise ReadError(name, errors[0].reason, **_without_page(errors[0].details))
    result = _build(pages, pictures, errors).build(name)
    if not result.text.strip():
        raise ReadError(name, "empty")
    return result


def _open(data: bytes, name: str) -> Any:
    """The document, with a page at least.

    Raises ReadError.
    """
    import pypdfium2
    import pypdfium2.raw as pdfium

    if not data.strip():
        raise ReadError(name, "empty")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise ReadError(name, "encrypted" if locked else "cut_off") from error
    if len(document) == 0:
        document.close()
        raise ReadError(name, "empty")
    return document


def _parse_pages(document: Any, name: str) -> tuple[list[Page], set[int], list[ReadError]]:
    """Every page; the indices of those read off their picture; what could not be read."""
    pages: list[Page] = []
    pictures: set[int] = set()
    errors: list[ReadError] = []
    for index in range(len(document)):
        pages.append(Page(0.0, 0.0, ()))
        number = str(index + 1)
        try:
            with PdfPage(document, index) as page:
                pages[-1] = page.parse()
                if page.is_picture(pages[-1]):
                    pages[-1] = _read_picture(page, name, number)
                    pictures.add(index)
        except ValueError:
            errors.append(ReadError(name, "cut_off", page=number))
        except ReadError as error:
            errors.append(error)
    return pages, pictures, errors


def _read_picture(page: PdfPage, name: str, number: str) -> Page:
    """What is read off the page's picture.

    Raises ReadError if the extra is missing, or the page is larger than any paper.
    """
    if not ocr.is_installed():
        raise ReadError(name, "no_text_layer", page=number)
    width, height = page.size()
    scale = _DPI / _POINTS
    # A page much larger than paper, as of a poster, is drawn coarser.
    scale = min(scale, (ocr.MAX_PIXELS / max(1.0, width * height)) ** 0.5)
    if scale < _MIN_DPI / _POINTS:
        detail = f"{width / _POINTS:.0f} × {height / _POINTS:.0f} in"
        raise ReadError(name, "large_picture", page=number, detail=detail)
    return ocr.read_pixels(page.render(scale), scale)


def _build(pages: list[Page], pictures: set[int], errors: list[ReadError]) -> DocumentBuilder:
    """The text of all pages, a form feed between two."""
    builder = DocumentBuilder()
    add_pages(builder, drop_furniture(pages), pictures)
    for error in errors:
        builder.add_unread(error)
    return builder


def _without_page(details: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in details.items() if key != "page"}
