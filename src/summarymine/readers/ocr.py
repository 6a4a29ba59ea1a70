"""Pictures → Document, by recognition of characters; needs the extra `ocr`."""

import warnings
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from io import BytesIO
from typing import Any

from summarymine.model import Document
from summarymine.readers.builder import DocumentBuilder
from summarymine.readers.errors import ReadError
from summarymine.readers.page import Page, Run
from summarymine.readers.page_furniture import drop_furniture
from summarymine.readers.page_gutters import split_at_gutters
from summarymine.readers.page_text import add_pages

_LIBRARY = "rapidocr_onnxruntime"
# A0 at 200 dots per inch is 61 million: what is larger was not scanned from paper.
MAX_PIXELS = 64_000_000
# Side of the largest picture that is read as it is: A3 at 300 dots per inch.
_MAX_SIDE = 5000
_MAX_FRAMES = 500
# Below this the recogniser guesses.
_MIN_SCORE = 0.5
# A box is so much higher than the type in it.
_BOX_HEIGHT = 1.15
# And wider at each end, as a share of the type size.
_BOX_MARGIN = 0.15
# Points: a scan is taken to be as wide as A4, whatever resolution it claims.
_PAPER_WIDTH = 595


def parse_picture(data: bytes, name: str) -> Document:
    """The report scanned as a picture (JPEG, PNG, TIFF of several pages), all of it marked as read
    off a picture.

    Raises ReadError if the extra `ocr` is missing, data is no picture, is too large, or no text
    is found.
    """
    if not data:
        raise ReadError(name, "empty")
    if not is_installed():
        raise ReadError(name, "no_ocr")
    builder = DocumentBuilder()
    pages = drop_furniture(_read_frames(data, name))
    add_pages(builder, pages, pictures=range(len(pages)))
    document = builder.build(name)
    if not document.text.strip():
        raise ReadError(name, "empty")
    return document


def is_installed() -> bool:
    """Whether the extra `ocr` is there."""
    return find_spec(_LIBRARY) is not None


def _read_frames(data: bytes, name: str) -> list[Page]:
    """A page for each picture in the file."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            # The size is judged below; Pillow warns of some, and some it refuses to open.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data)) as image:
                frames = min(getattr(image, "n_frames", 1), _MAX_FRAMES)
                return [_read_frame(image, index, name) for index in range(frames)]
    except Image.DecompressionBombError as error:
        raise ReadError(name, "large_picture", detail=f"> {MAX_PIXELS // 10**6} MP") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise ReadError(name, "cut_off") from error


def _read_frame(image: Any, index: int, name: str) -> Page:
    import numpy
    from PIL import ImageOps

    image.seek(index)
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise ReadError(name, "large_picture", detail=f"{width} × {height}")
    frame = ImageOps.exif_transpose(image)
    frame.thumbnail((_MAX_SIDE, _MAX_SIDE))
    return read_pixels(numpy.asarray(frame.convert("L")), frame.width / _PAPER_WIDTH)


def read_pixels(pixels: Any, scale: float) -> Page:
    """What is read off a picture in grey, an array of height × width; scale: pixels per point."""
    height, width = pixels.shape
    found, _ = _engine()(pixels)
    read = [(box, text) for box, text, score in found or () if float(score) >= _MIN_SCORE]
    runs = split_at_gutters([_run(box, text.strip(), scale) for box, text in read if text.strip()])
    return Page(width / scale, height / scale, tuple(runs))


@lru_cache(maxsize=1)
def _engine() -> Any:
    """The recogniser: its models take a second to load, so one serves all pages."""
    from rapidocr_onnxruntime import RapidOCR

    return RapidOCR()


def _run(box: Sequence[Sequence[float]], text: str, scale: float) -> Run:
    """A line that was read: box holds its corners, from the top left on clockwise."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = box
    top, bottom = (y0 + y1) / 2 / scale, (y2 + y3) / 2 / scale
    size = (bottom - top) / _BOX_HEIGHT
    left, right = min(x0, x3) / scale + _BOX_MARGIN * size, max(x1, x2) / scale - _BOX_MARGIN * size
    step = (right - left) / len(text)
    lefts = tuple(left + step * index for index in range(len(text)))
    return Run(left, right, top, bottom - 0.15 * size, size, text, lefts)
