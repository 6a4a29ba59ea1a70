"""One page of a PDF → runs of characters and ruling lines, as pdfium tells where they are."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from summarymine.readers.page import Page, Rule, Run, is_wide, is_word_gap
from summarymine.readers.page_marks import drop_marks
from summarymine.ready import compile_regex

# A box as pdfium gives it: left, top, right, bottom, with y growing upwards.
Box = tuple[float, float, float, float]

# What pdfium puts for a hyphen at a line's end.
_HYPHENS = {0x02: "-", 0xFFFE: "-"}
# Characters looked at to learn which way up a page is.
_SAMPLE = 60
# Radians: a scan's text layer may be a little askew, a watermark is more.
_LEVEL = 0.15
_NO_WIDTH = 0.01
_ASCENT = 0.85
# What a font that tells no characters shows; so large a share of it is no text. Pinyin has some.
_ODD = compile_regex("[\u00a1-\u00af\u00b4-\u00b6\u00b8-\u00d6\u00d8-\u00f6\u00f8-\u024f]")
_GARBLED = 0.3
# Thinner than this a drawn box is a line; more drawings than that are a picture.
_THIN = 2.5
_SHORT = 6.0
_MAX_PATHS = 1500
_MAX_POINTS = 400
# So much of a page that a picture fills is a scan's, whatever few words stand beside it.
_SCANNED = 0.5
_FEW = 20
# Text turned into outlines is at least so many drawings.
_OUTLINES = 100


class PdfPage:
    """A page that is open; to be used as a context, and from one thread only.

    Raises ValueError if pdfium cannot load it.
    """

    def __init__(self, document: Any, index: int) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._page = pdfium.FPDF_LoadPage(document, index)
        self._text = self._page and pdfium.FPDFText_LoadPage(self._page)
        if not self._text:
            self.__exit__()
            raise ValueError(index)

    def __enter__(self) -> "PdfPage":
        return self

    def __exit__(self, *_: object) -> None:
        if self._text:
            self._pdfium.FPDFText_ClosePage(self._text)
        if self._page:
            self._pdfium.FPDF_ClosePage(self._page)

    def parse(self) -> Page:
        """What is drawn on the page; no runs if most of its characters say nothing."""
        drawn, characters = self._boxes(), self._characters()
        corners = self._corners()
        turn = self._turn(characters)
        boxes = [_turned(box, turn, corners) for box in drawn]
        runs, lost = [], 0
        for first, last in _split(boxes, characters):
            if not self._is_level(first, turn):
                continue
            told = self._pdfium.FPDFText_HasUnicodeMapError(self._text, first) != 1
            base = self._base(first, turn, corners)
            run = _run(boxes[first:last], characters[first:last], base) if told else None
            lost += last - first if run is None else 0
            runs += [run] if run else []
        text = "".join(run.text for run in runs)
        if lost > len(text) or len(_ODD.findall(text)) > _GARBLED * len(text):
            runs = []
        _, _, width, height = _turned(corners, turn, corners)
        kept, marks = drop_marks(runs)
        return Page(width, height, kept, tuple(self._rules(turn, corners)) if runs else (), marks)

    def is_picture(self, page: Page) -> bool:
        """Whether what the page says is drawn as a picture, so that only reading that helps."""
        characters = sum(len(run.text) for run in page.runs)
        if characters >= _FEW:
            return False
        pdfium = self._pdfium
        area, paths = 0.0, 0
        whole = page.width * page.height
        for shape in self._shapes():
            kind = pdfium.FPDFPageObj_GetType(shape)
            if kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
                left, top, right, bottom = self._bounds(shape)
                area = max(area, (right - left) * (top - bottom))
            elif kind == pdfium.FPDF_PAGEOBJ_TEXT and not characters:
                # Text that says nothing, as its font tells no characters.
                return True
            else:
                paths += 1
        # A logo or a rule on a blank page is no text.
        return area > _SCANNED * whole or (not characters and paths > _OUTLINES)

    def render(self, scale: float) -> Any:
        """The page as a picture in grey, an array of height × width; scale: pixels per point."""
        import numpy

        pdfium = self._pdfium
        width, height = (
            max(1, math.ceil(scale * length))
            for length in (
                pdfium.FPDF_GetPageWidthF(self._page),
                pdfium.FPDF_GetPageHeightF(self._page),
            )
        )
        bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
        if not bitmap:
            raise MemoryError
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
            flags = pdfium.FPDF_ANNOT
            pdfium.FPDF_RenderPageBitmap(bitmap, self._page, 0, 0, width, height, 0, flags)
            stride = pdfium.FPDFBitmap_GetStride(bitmap)
            data = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)
        return numpy.frombuffer(data, numpy.uint8).reshape(height, stride)[:, :width]

    def size(self) -> tuple[float, float]:
        """Width and height as shown, in points."""
        pdfium = self._pdfium
        return pdfium.FPDF_GetPageWidthF(self._page), pdfium.FPDF_GetPageHeightF(self._page)

    def _boxes(self) -> list[Box]:
        """The box of every character, as high as its line."""
        pdfium, text = self._pdfium, self._text
        count = max(0, pdfium.FPDFText_CountChars(text))
        rectangles = (pdfium.FS_RECTF * count)()
        get = pdfium.FPDFText_GetLooseCharBox
        for index, rectangle in enumerate(rectangles):
            get(text, index, rectangle)
        # All at once: four attributes for each would take longer than pdfium itself.
        numbers = memoryview(rectangles).cast("B").cast("f").tolist() if count else []
        return list(zip(*[iter(numbers)] * 4, strict=True))

    def _characters(self) -> str:
        """A character for each box."""
        pdfium, text = self._pdfium, self._text
        count = max(0, pdfium.FPDFText_CountChars(text))
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(text, 0, count, buffer) - 1
        characters = bytes(memoryview(buffer)[:written]).decode("utf-16-le", "replace")
        if len(characters) != count or "\ufffd" in characters:
            # It leaves some out, and halves rare ones: then one by one.
            get = pdfium.FPDFText_GetUnicode
            codes = (get(text, index) for index in range(count))
            characters = "".join(chr(code) if code <= 0x10FFFF else "\ufffd" for code in codes)
        return characters.translate(_HYPHENS)

    def _base(self, index: int, turn: int, corners: Box) -> float:
        """The line that the character stands on."""
        x, y = ctypes.c_double(), ctypes.c_double()
        self._pdfium.FPDFText_GetCharOrigin(self._text, index, x, y)
        return _turned((x.value, y.value, x.value, y.value), turn, corners)[3]

    def _is_level(self, index: int, turn: int) -> bool:
        """Whether the character is drawn as most of the page is."""
        angle = self._pdfium.FPDFText_GetCharAngle(self._text, index)
        return math.cos(angle + turn * math.pi / 2) >= math.cos(_LEVEL)

    def _turn(self, characters: str) -> int:
        """Quarter turns, against the clock, at which most of the page's text is drawn."""
        count = len(characters)
        turns: Counter[int] = Counter()
        for index in range(0, count, max(1, count // _SAMPLE)):
            if not characters[index].isspace():
                angle = self._pdfium.FPDFText_GetCharAngle(self._text, index)
                quarters = -angle / (math.pi / 2)
                if abs(quarters - round(quarters)) < _LEVEL:
                    turns[round(quarters) % 4] += 1
        return turns.most_common(1)[0][0] if turns else 0

    def _corners(self) -> Box:
        rectangle = self._pdfium.FS_RECTF()
        if not self._pdfium.FPDF_GetPageBoundingBox(self._page, rectangle):
            width, height = self.size()
            return 0.0, height, width, 0.0
        return rectangle.left, rectangle.top, rectangle.right, rectangle.bottom

    def _shapes(self) -> Iterator[Any]:
        pdfium = self._pdfium
        for index in range(pdfium.FPDFPage_CountObjects(self._page)):
            yield pdfium.FPDFPage_GetObject(self._page, index)

    def _bounds(self, shape: Any) -> Box:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        self._pdfium.FPDFPageObj_GetBounds(shape, left, bottom, right, top)
        return left.value, top.value, right.value, bottom.value

    def _rules(self, turn: int, corners: Box) -> Iterator[Rule]:
        """Ruling lines: thin boxes, and the lines of which frames are drawn."""
        pdfium = self._pdfium
        paths = [
            shape
            for shape in self._shapes()
            if pdfium.FPDFPageObj_GetType(shape) == pdfium.FPDF_PAGEOBJ_PATH
        ]
        for path in paths if len(paths) <= _MAX_PATHS else ():
            bounds = self._bounds(path)
            thin = min(bounds[2] - bounds[0], bounds[1] - bounds[3]) <= _THIN
            for box in [bounds] if thin else self._frame(path):
                left, top, right, bottom = _turned(box, turn, corners)
                if max(right - left, bottom - top) >= _SHORT:
                    yield Rule(left, top, right, bottom)

    def _frame(self, path: Any) -> Iterator[Box]:
        """The level and upright lines of a path that is stroked."""
        pdfium = self._pdfium
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
        count = pdfium.FPDFPath_CountSegments(path)
        if not stroke.value or count > _MAX_POINTS:
            return
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(path, matrix)
        first = before = (0.0, 0.0)
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                first = point
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                yield from _level_line(before, point)
            before = point
            if pdfium.FPDFPathSegment_GetClose(segment):
                yield from _level_line(before, first)
                before = first


def _level_line(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Box]:
    (x0, y0), (x1, y1) = start, end
    if min(abs(x0 - x1), abs(y0 - y1)) <= _THIN / 2:
        yield min(x0, x1), max(y0, y1), max(x0, x1), min(y0, y1)


def _split(boxes: Sequence[Box], characters: str) -> Iterator[tuple[int, int]]:
    """[first, last) of characters drawn one after the other, on one line, without a wide gap.

    White space is part of none, but for a space between two characters near each other.
    """
    first = before = -1
    for index, (box, character) in enumerate(zip(boxes, characters, strict=True)):
        if character.isspace():
            continue
        if before >= 0:
            last = boxes[before]
            height = last[3] - last[1]
            slack = 0.12 * height
            # The same again may be drawn over itself, for the look of bold type.
            back = 1.1 if character == characters[before] else 0.5
            if (
                abs(box[1] - last[1]) <= slack
                and abs(box[3] - last[3]) <= slack
                and -back * height <= box[0] - last[2] <= 0.5 * height
            ):
                before = index
                continue
            yield first, before + 1
        first = before = index
    if before >= 0:
        yield first, before + 1


def _run(boxes: Sequence[Box], characters: str, base: float) -> Run | None:
    """A run of characters on the line at base; None if none of them says anything."""
    kept: list[tuple[Box, str]] = []
    space_before = set()
    for box, character in zip(boxes, characters, strict=True):
        if character.isspace():
            # Those of no width pdfium made up.
            if box[2] - box[0] > _NO_WIDTH:
                space_before.add(len(kept))
        elif not _says_nothing(character) and not (kept and _is_again(box, character, *kept[-1])):
            kept.append((box, character))
    size = _type_size(kept)
    if not kept or size <= 0:
        return None
    usual = _usual_gap(kept) / size
    text, lefts = [kept[0][1]], [kept[0][0][0]]
    for at, ((before, last), (box, character)) in enumerate(pairwise(kept), start=1):
        gap = (box[0] - before[2]) / size - usual
        if at in space_before or is_word_gap(last, character, gap):
            text.append(" ")
            lefts.append(before[2])
        text.append(character)
        lefts.append(box[0])
    top = base - _ASCENT * size
    return Run(lefts[0], kept[-1][0][2], top, base, size, "".join(text), tuple(lefts))


def _is_again(box: Box, character: str, before: Box, last: str) -> bool:
    """Whether a character is the last one drawn again, beside itself, for the look of bold type."""
    return character == last and box[0] - before[0] < 0.3 * (box[2] - box[0])


def _type_size(kept: Sequence[tuple[Box, str]]) -> float:
    """How high lines of these characters are; Chinese ones are as wide as they are high."""
    if not kept:
        return 0.0
    widest = max((box[2] - box[0] for box, character in kept if is_wide(character)), default=0.0)
    return max(median(box[3] - box[1] for box, _ in kept), widest)


def _usual_gap(kept: Sequence[tuple[Box, str]]) -> float:
    """The gap between most characters: more than nothing where they are set wide."""
    if len(kept) < 4:
        return 0.0
    return max(0.0, median(box[0] - before[2] for (before, _), (box, _) in pairwise(kept)))


def _says_nothing(character: str) -> bool:
    """True for the replacement character, those of private use, and control characters."""
    return character < " " or "\ue000" <= character <= "\uf8ff" or "\ufff0" <= character <= "\uffff"


def _turned(box: Box, turn: int, corners: Box) -> Box:
    """The box as seen when the text stands upright, from the page's top left corner.

    In: y growing upwards; out: left, top, right, bottom with y growing downwards.
    """
    x0, y1, x1, y0 = box
    left, top, right, bottom = corners
    if turn == 0:
        return x0 - left, top - y1, x1 - left, top - y0
    if turn == 1:
        # Text runs upwards: its lines follow each other to the right.
        return y0 - bottom, x0 - left, y1 - bottom, x1 - left
    if turn == 2:
        return right - x1, y0 - bottom, right - x0, y1 - bottom
    return top - y1, right - x1, top - y0, right - x0
