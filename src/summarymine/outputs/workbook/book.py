"""A workbook as it is written: text that stays text, exact numbers, formats. Home of XlsxWriter."""

import io
import re
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Any, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError, FileSizeError
from xlsxwriter.utility import xl_rowcol_to_cell

from summarymine.columns import disarm, plain_number
from summarymine.outputs.errors import StoreError

# What Excel takes: characters in a cell (UTF-16 units), links on a sheet, rows, columns.
MAX_TEXT = 32767
MAX_LINKS = 65530
MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384

# A position: row and column from 0.
Place = tuple[int, int]
# The properties of a format, by XlsxWriter's names.
Look = Mapping[str, Any]

# Forbidden in XML, not shown, or turning the text around: a digit must stand where it is read.
_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069"
    r"\ud800-\udfff\ufffe\uffff]"
)
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029]")
# Excel reads _x0041_ as A; XlsxWriter knows, but for comments.
_ESCAPED = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")

_FONT = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "vcenter"}
_PADDED = {"indent": 1}
_LINE_HEIGHT = 14.5
# Excel has none higher.
_MAX_HEIGHT = 409
# The same study has to give the same bytes.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)

_NOTE_WIDTH = 400
_NOTE_LINE = 17
_NOTE_HEIGHT = 420
# Narrow characters on a line of a note.
_NOTE_CHARACTERS = 58


def clean(text: str, limit: int = MAX_TEXT) -> str:
    """Text as a cell can hold it: U+FFFD for what it cannot, … where it was cut.

    limit: in UTF-16 units, as Excel counts.

    >>> clean("a\\x00b\\r\\nc"), clean("一二三四", 3)
    ('a\ufffdb\\nc', '一二…')
    """
    # Nearly all text is, and that asks for no closer look.
    if text.isprintable() and len(text) * 2 <= limit:
        return text
    text = _FORBIDDEN.sub("\ufffd", _LINE_ENDS.sub("\n", text))
    if len(text) * 2 > limit:
        units = text.encode("utf-16-le")
        if len(units) > limit * 2:
            return units[: (limit - 1) * 2].decode("utf-16-le", errors="ignore") + "…"
    return text


def text_width(text: str) -> int:
    """How many narrow characters the longest line of text is wide.

    >>> text_width("亡人数\\n40")
    6
    """
    return max(sum(1 + (one >= "\u2e80") for one in line) for line in text.split("\n"))


def exact_float(value: Decimal) -> float | None:
    """The number as spreadsheets hold it, None if they would change its digits.

    >>> exact_float(Decimal("24.52")), exact_float(Decimal("1234567890123456.7"))
    (24.52, None)
    """
    number = float(value)
    # Excel keeps fifteen digits.
    return number if Decimal(f"{number:.15G}") == value else None


class _Packed(io.BytesIO):
    """The archive, not yet in a file.

    One that broke off writes its end once more when it is forgotten: into a file on a full disk, or
    into memory that is closed already, that would fail, and Python would tell of it.
    """

    def close(self) -> None:
        """Left open: it goes with whoever holds it."""


@contextmanager
def open_book(path: Path, properties: Mapping[str, str]) -> Iterator["Book"]:
    """A book that is written to path at the end of the block, unless that raises.

    Raises OSError of the disk, and StoreError for what no workbook holds, or for a folder for
    temporary files that is full.
    """
    packed = _Packed()
    try:
        with TemporaryDirectory(prefix="summarymine-") as folder:
            yield from _packing(packed, folder, properties)
    except OSError as error:
        details = {"folder": gettempdir(), "detail": error.strerror or str(error)}
        raise StoreError(path.name, "temporary", **details) from error
    path.write_bytes(packed.getbuffer())


def _packing(
    packed: BinaryIO, folder: str, properties: Mapping[str, str]
) -> Generator["Book", None, None]:
    """Yields a book once; what it holds is packed then."""
    options = {
        # Row by row through the disk, so that memory does not grow with the facts.
        "constant_memory": True,
        "tmpdir": folder,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        # A copy: XlsxWriter adds to it, and the next workbook would not have the same bytes.
        "default_format_properties": dict(_FONT),
    }
    workbook = Workbook(packed, options)
    try:
        workbook.set_properties({**properties, "created": _CREATED})
        yield Book(workbook)
        workbook.close()
    except FileCreateError as error:
        raise error.args[0] from None
    except FileSizeError:
        raise StoreError("", "workbook") from None
    finally:
        # Open still if something failed; on some systems the folder could not be removed.
        for page in workbook.worksheets():
            # After a full disk closing fails once more.
            with suppress(OSError):
                page.row_data_fh.close()


class Book:
    """Sheets and their formats, each format made once."""

    def __init__(self, workbook: Any) -> None:
        self.workbook = workbook
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def sheet(self, name: str, colour: str) -> "Sheet":
        """A new last sheet with a coloured tab."""
        page = self.workbook.add_worksheet(name)
        page.set_tab_color(colour)
        return Sheet(self, page)

    def format(self, look: Look) -> Any:
        """The format of these properties."""
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format({**_FONT, **look})
        return self._formats[key]


class Sheet:
    """A sheet whose rows are written one below the other."""

    def __init__(self, book: Book, page: Any) -> None:
        self.book = book
        self.page = page
        self._links = 0

    @property
    def name(self) -> str:
        """What its tab says."""
        return str(self.page.get_name())

    def text(self, row: int, column: int, text: str, look: Look | None = None) -> None:
        """Text, whatever it looks like: never a formula, a link or a number."""
        look = _padded(look or {})
        if not text:
            self.blank(row, column, look)
            return
        text = clean(text)
        # It would become a formula as soon as somebody edits the cell.
        armed = {"quote_prefix": True} if disarm(text) != text else {}
        style = self.book.format({**look, **armed})
        self.page.write_string(row, column, _plain(text), style)

    def number(self, row: int, column: int, value: Decimal | int, look: Look | None = None) -> None:
        """A number with its exact digits; as text if a spreadsheet would change them."""
        value = Decimal(value)
        exact = exact_float(value)
        if exact is None:
            scale = 100 if "%" in str((look or {}).get("num_format", "")) else 1
            self.text(row, column, plain_number(value * scale) + "%" * (scale > 1), look)
        else:
            style = self.book.format({**_PADDED, "align": "right", **(look or {})})
            self.page.write_number(row, column, exact, style)

    def blank(self, row: int, column: int, look: Look) -> None:
        """An empty cell that has a look."""
        self.page.write_blank(row, column, None, self.book.format(look))

    def link(
        self, row: int, column: int, target: str, place: Place, label: str, look: Look
    ) -> None:
        """A link to a cell of the sheet called target; text only once Excel takes no more links."""
        self._links += 1
        if self._links > MAX_LINKS:
            self.text(row, column, label, look)
            return
        address = f"internal:'{target}'!{address_of(place)}"
        style = self.book.format({**_PADDED, **look, "font_color": "#0563C1", "underline": 1})
        self.page.write_url(row, column, address, style, string=_plain(clean(label, 255)))

    def merged(self, row: int, first: int, last: int, text: str, look: Look) -> None:
        """Text over several cells of one row."""
        self.page.merge_range(row, first, row, last, "", self.book.format(_padded(look)))
        self.text(row, first, text, look)

    def note(self, row: int, column: int, text: str) -> None:
        """A comment on a cell, as large as its text asks for."""
        text = clean(text)
        lines = sum(1 + text_width(line) // _NOTE_CHARACTERS for line in text.split("\n"))
        size = {"width": _NOTE_WIDTH, "height": min(_NOTE_HEIGHT, _NOTE_LINE * (lines + 1))}
        look = {"font_size": 9, "font_name": _FONT["font_name"], "author": "summarymine"}
        self.page.write_comment(row, column, _ESCAPED.sub("_x005F_x", text), {**size, **look})

    def heads(self, row: int, heads: Sequence[str], look: Look) -> None:
        """A row of heads from the first column on."""
        for column, head in enumerate(heads):
            self.text(row, column, head, look)

    def height(self, row: int, cells: Iterable[tuple[str, float]], least: float = 0) -> None:
        """Makes a row as high as its cells ask for, each a text and the width that it wraps at.

        LibreOffice would not do it by itself. least: in points, as all heights.
        """
        lines = max((_lines(text, width) for text, width in cells), default=1)
        wanted = max(least, lines * _LINE_HEIGHT + 3)
        self.page.set_row(row, min(_MAX_HEIGHT, wanted))

    def widths(self, widths: Sequence[float], first: int = 0) -> None:
        """The widths of columns, in narrow characters, from the first on."""
        for column, width in enumerate(widths, first):
            self.page.set_column(column, column, width)

    def printed(self, head_rows: tuple[int, int], *, pages_wide: int = 1) -> None:
        """Landscape A4, so many pages wide, with the heads on each."""
        self.page.set_landscape()
        self.page.set_paper(9)
        self.page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.page.fit_to_pages(pages_wide, 0)
        self.page.repeat_rows(*head_rows)
        self.page.set_footer("&L&A&R&P / &N")


def _lines(text: str, width: float) -> int:
    """How many lines a text fills in a cell."""
    return sum(1 + text_width(line) // max(1, int(width) - 2) for line in text.split("\n"))


def address_of(place: Place) -> str:
    """A position as spreadsheets say it.

    >>> address_of((4, 3))
    'D5'
    """
    return str(xl_rowcol_to_cell(*place))


def _padded(look: Look) -> Look:
    """The look with room at its side, which only aligned text has; what is centred has room."""
    return look if look.get("align") == "center" else {**_PADDED, "align": "left", **look}


def _plain(text: str) -> str:
    """XlsxWriter writes <r>…</r> into the file as it stands; a blank at the end prevents it."""
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text
