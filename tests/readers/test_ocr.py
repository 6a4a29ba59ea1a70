"""Scans: pages of a PDF, and pictures on their own, read with the extra `ocr`."""

from io import BytesIO
from typing import Any

import pytest
from pdf_makers import HEIGHT, WIDTH, draw_table, make_pdf, new_canvas

from summarymine import prepare
from summarymine.readers import ReadError, ocr
from summarymine.readers.ocr import parse_picture
from summarymine.readers.pdf import parse_pdf

needs_ocr = pytest.mark.skipif(not ocr.is_installed(), reason="the extra ocr is not installed")

PARAGRAPHS = [
    "今年以来，青溪县公安局交警大队共接处警情1204起，同比下降7.38%，发生亡人事故12起，"
    "死亡13人，道路通行秩序明显好转。",
    "大队先后开展夜查行动86次，查处酒后驾驶392起，行政拘留54人，路面见警率进一步提高。",
    "车管窗口全年受理业务28172件，上门服务老年群众430人次，群众评价满意的占98.5%。",
]
TABLE = [["指标", "2024年", "2023年"], ["接报警情", "1204", "1300"], ["死亡人数", "13", "16"]]


def pictures_of(pdf: bytes) -> list[Any]:
    """Each page as a picture of 200 dots per inch."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    pictures = [page.render(scale=200 / 72).to_pil().convert("L") for page in document]
    document.close()
    return pictures


def encoded(picture: Any, kind: str, **options: Any) -> bytes:
    stream = BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def scanned(pdf: bytes) -> bytes:
    """A PDF whose pages are pictures of the pages of another."""
    from reportlab.lib.utils import ImageReader

    stream = BytesIO()
    canvas = new_canvas(stream)
    for picture in pictures_of(pdf):
        canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def squeezed(text: str) -> str:
    return "".join(text.split())


@needs_ocr
@pytest.mark.parametrize(("columns", "size"), [(1, 10.5), (2, 13), (2, 15)])
def test_scanned_pdf(columns: int, size: float) -> None:
    """In reading order, columns too, all of it marked, the page number left out."""
    text = "\n".join(PARAGRAPHS)
    pdf = make_pdf(None, text, columns=columns, size=size, footer="- 1 -")
    document = parse_pdf(scanned(pdf), "a.pdf")
    # The recogniser may miss the full stop at the end.
    assert squeezed(document.text).rstrip("。") == squeezed(text).rstrip("。")
    assert "死亡13人，道路通行秩序明显好转。" in prepare(document).text
    (passage,) = document.ocr
    assert document.text[passage.start : passage.end] == document.text.rstrip("\n")
    assert document.unread == ()


@needs_ocr
def test_table_on_a_scan() -> None:
    stream = BytesIO()
    canvas = new_canvas(stream)
    draw_table(canvas, TABLE, 72, 700, size=12, widths=[150, 120, 120])
    canvas.save()
    (picture,) = pictures_of(stream.getvalue())
    document = parse_picture(encoded(picture, "PNG"), "a.png")
    (grid,) = document.grids
    assert [[document.text[c.start : c.end] for c in row] for row in grid.rows] == TABLE
    (passage,) = document.ocr
    assert (passage.start, passage.end) == (0, len(document.text))


@needs_ocr
def test_picture_of_several_pages() -> None:
    first, second = (
        pictures_of(make_pdf(None, paragraph, footer=f"第{number}页"))[0]
        for number, paragraph in enumerate(PARAGRAPHS[:2], start=1)
    )
    data = encoded(first, "TIFF", save_all=True, append_images=[second])
    document = parse_picture(data, "a.tif")
    assert [squeezed(page) for page in document.text.split("\f")] == PARAGRAPHS[:2]


def png(width: int, height: int) -> bytes:
    """A picture that claims to be so large."""
    from zlib import crc32

    head = b"IHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\0\0\0\0"
    chunk = (13).to_bytes(4, "big") + head + crc32(head).to_bytes(4, "big")
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\0IDAT\x35\xaf\x06\x1e"


def white() -> bytes:
    from PIL import Image

    return encoded(Image.new("L", (300, 200), 255), "PNG")


ERRORS = [
    # data, what
    (lambda: b"", "no text; check that it was saved whole"),
    (white, "no text; check that it was saved whole"),
    (lambda: b"\x89PNG\r\n\x1a\n", "damaged or cut off; fetch or save it again"),
    (lambda: white()[:60], "damaged or cut off; fetch or save it again"),
    (
        lambda: png(60000, 60000),
        "too large a picture (> 64 MP); save it at 200 dots per inch",
    ),
    (
        lambda: png(9000, 9000),
        "too large a picture (9000 × 9000); save it at 200 dots per inch",
    ),
]


@needs_ocr
@pytest.mark.parametrize(("make", "what"), ERRORS)
def test_errors(make: Any, what: str) -> None:
    with pytest.raises(ReadError) as raised:
        parse_picture(make(), "a.png")
    assert str(raised.value) == f"a.png: {what}"


@needs_ocr
def test_page_larger_than_paper() -> None:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(1_000_000, 1_000_000))
    canvas.drawImage(ImageReader(BytesIO(white())), 0, 0, 1_000_000, 1_000_000)
    canvas.save()
    with pytest.raises(ReadError) as raised:
        parse_pdf(stream.getvalue(), "a.pdf")
    assert raised.value.reason == "large_picture"


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    with pytest.raises(ReadError) as raised:
        parse_picture(b"\x89PNG", "a.png")
    assert str(raised.value) == (
        "a.png: a picture; install summarymine[ocr] (summarymine doctor tells how), or run OCR and pass the text"
    )
