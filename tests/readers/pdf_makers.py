"""Makes PDFs of the kinds that offices and newspapers make, with an embedded Chinese font."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from typing import Any, Literal

import pytest

reportlab = pytest.importorskip("reportlab")

FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "C:/Windows/Fonts",
)
# TrueType outlines only: reportlab embeds no others.
FONT_NAMES = (
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "DroidSansFallbackFull.ttf",
    "simsun.ttc",
    "simhei.ttf",
    "msyh.ttc",
    "Arial Unicode.ttf",
)

WIDTH, HEIGHT = 595.0, 842.0
MARGIN = 72.0
GUTTER = 18.0
# No line begins with one of these.
_NOT_FIRST = set("，。、；：！？）”》%")

Line = tuple[float, str]
Table = Sequence[Sequence[str]]


@lru_cache(maxsize=1)
def find_cjk_font() -> Path | None:
    """A TrueType font with Chinese characters that this machine has."""
    for folder in map(Path, FONT_FOLDERS):
        for name in FONT_NAMES:
            found = next(folder.rglob(name), None) if folder.is_dir() else None
            if found:
                return found
    return None


@lru_cache(maxsize=1)
def font_name() -> str:
    """The font, known to reportlab by this name; the test is skipped if there is none."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    path = find_cjk_font()
    if path is None:
        pytest.skip("no Chinese TrueType font here")
    pdfmetrics.registerFont(TTFont("cjk", str(path)))
    return "cjk"


def new_canvas(stream: BytesIO, **options: Any) -> Any:
    """A page of A4 to draw on, with the font."""
    from reportlab.pdfgen.canvas import Canvas

    font_name()
    return Canvas(stream, pagesize=(WIDTH, HEIGHT), invariant=1, **options)


def string_width(text: str, size: float) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(text, font_name(), size))


def wrap(text: str, width: float, size: float, *, indent: bool = True) -> Iterator[Line]:
    """Lines of each paragraph with how far they are set in, as a word processor breaks them."""
    for paragraph in filter(None, map(str.strip, text.splitlines())):
        offset = 2 * size if indent else 0.0
        line = ""
        for character in paragraph:
            full = offset + string_width(line + character, size) > width
            hangs = character in _NOT_FIRST and offset + string_width(line, size) <= width
            if full and not hangs:
                # No line begins with punctuation: the character before it goes along.
                kept = len(line) - (2 if character in _NOT_FIRST else 0)
                yield offset, line[:kept]
                line, offset = line[kept:], 0.0
            line += character
        yield offset, line


def make_pdf(
    path: Path | None,
    text: str,
    *,
    columns: int = 1,
    order: Literal["columns", "rows"] = "columns",
    title: str = "",
    header: str = "",
    footer: str = "",
    footnotes: Sequence[str] = (),
    table: Table = (),
    size: float = 10.5,
    leading: float = 1.6,
    indent: bool = True,
    last_column_short: bool = False,
) -> bytes:
    """A PDF of text, a paragraph for each line, over as many pages as it fills.

    order: whether the stream holds one column after the other, or goes line by line across all.
    header, footer: on every page, {page} is its number. footnotes, table: on the last page; each
    `¹` in text is a small raised 1, and so on.
    """
    stream = BytesIO()
    canvas = new_canvas(stream)
    font = font_name()
    width = (WIDTH - 2 * MARGIN - (columns - 1) * GUTTER) / columns
    step = leading * size
    rows = int((HEIGHT - 2 * MARGIN - 40) / step)
    lines = list(wrap(text, width, size, indent=indent))
    page = 0
    while lines or not page:
        page += 1
        y = HEIGHT - MARGIN
        if title and page == 1:
            canvas.setFont(font, 1.7 * size)
            canvas.drawCentredString(WIDTH / 2, y, title)
            y -= 2 * step
        room = rows - (2 if title and page == 1 else 0)
        if len(lines) <= columns * room and columns > 1:
            # The last page: columns of equal length, or the last one shorter.
            room = -(-len(lines) // columns) + (2 if last_column_short else 0)
        parts = [lines[room * number : room * (number + 1)] for number in range(columns)]
        lines = lines[room * columns :]
        places = [
            [
                (MARGIN + n * (width + GUTTER) + offset, y - row * step, line)
                for row, (offset, line) in enumerate(part)
            ]
            for n, part in enumerate(parts)
        ]
        if order == "rows":
            places = [[place for row in zip_longest(*places) for place in row if place]]
        for x, at, line in (place for part in places for place in part):
            draw_line(canvas, x, at, line, size)
        canvas.setFont(font, 9)
        canvas.drawString(MARGIN, HEIGHT - 40, header.format(page=page))
        canvas.drawCentredString(WIDTH / 2, 36, footer.format(page=page))
        if not lines:
            lowest = min((at for part in places for _, at, _ in part), default=y)
            if table:
                draw_table(canvas, table, MARGIN, lowest - step, size=size)
            for number, note in enumerate(footnotes):
                at = MARGIN + 14 * (len(footnotes) - 1 - number)
                draw_line(canvas, MARGIN, at, f"{'¹²³'[number]}{note}", 8)
        canvas.showPage()
    canvas.save()
    data = stream.getvalue()
    if path:
        path.write_bytes(data)
    return data


def draw_line(canvas: Any, x: float, y: float, line: str, size: float) -> None:
    """The line at x, y; `¹` to `³` as digits that are small and raised."""
    font = font_name()
    piece = ""
    for character in [*line, ""]:
        if character and character not in "¹²³":
            piece += character
            continue
        canvas.setFont(font, size)
        canvas.drawString(x, y, piece)
        x += string_width(piece, size)
        piece = ""
        if character:
            canvas.setFont(font, 0.6 * size)
            canvas.drawString(x, y + 0.35 * size, str("¹²³".index(character) + 1))
            x += string_width("1", 0.6 * size)


def draw_table(
    canvas: Any,
    table: Table,
    x: float,
    top: float,
    *,
    size: float = 10.5,
    ruled: bool = True,
    widths: Sequence[float] | None = None,
    style: Sequence[tuple[Any, ...]] = (),
) -> float:
    """The table with its top at top, by reportlab's own Table; returns its foot."""
    from reportlab.platypus import Table as Flowable
    from reportlab.platypus import TableStyle

    commands: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), font_name(), size),
        ("LEADING", (0, 0), (-1, -1), 1.2 * size),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        *style,
    ]
    if ruled:
        commands.append(("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)))
    flowable = Flowable([list(row) for row in table], colWidths=widths, style=TableStyle(commands))
    _, height = flowable.wrapOn(canvas, WIDTH - 2 * MARGIN, HEIGHT)
    flowable.drawOn(canvas, x, top - height)
    return float(top - height)
