"""The frame of a table: which rows and columns are heads, and what each says of its figures."""

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from typing import NamedTuple

from summarymine.model import Grid, Span
from summarymine.text.grids import is_blank, is_figure, is_value
from summarymine.text.heads import (
    BODY,
    GROUND,
    MEASURE,
    PART_OF,
    SUBTOTAL,
    WHOLE,
    Head,
    bare,
    is_body_head,
    read_head,
    trimmed,
    words,
)

# A longer cell is prose, and its table a way to lay it out.
_PROSE = 40
# One name that ends in 区 makes no table of districts.
_FEW_BODIES = 2
# A name and a remark beside it are no heads yet.
_FEW_HEADS = 1


class Row(NamedTuple):
    """A row of figures. label: its names; section: the rows of names alone above it.

    body: whose figures, "" for the reporter's own. is_part: a part of the row before (其中).
    """

    number: int
    label: tuple[Span, ...]
    section: tuple[Span, ...]
    head: Head
    body: str
    is_part: bool


class Frame:
    """One table, by rows and columns; text is the text as read, folded."""

    def __init__(self, text: str, grid: Grid) -> None:
        self.text = text
        self.grid = Grid(tuple(tuple(trimmed(text, c) for c in row) for row in grid.rows))
        self.cells = [[bare(text[c.start : c.end]) for c in row] for row in grid.rows]
        self.width = len(self.cells[0]) if self.cells else 0

    @property
    def is_table(self) -> bool:
        """Whether it holds figures with names beside or above them, and no prose."""
        if self.width < 2 or self.heads >= len(self.cells) or self.first_figure >= self.width:
            return False
        prose = any(len(cell) > _PROSE for row in self.cells for cell in row)
        # Without heads only a name and its figure are sure to belong together.
        return not prose and (bool(self.heads) or (self.first_figure == 1 and self.width == 2))

    @cached_property
    def heads(self) -> int:
        """How many rows are heads: those above the first with a figure beside its name."""
        for number, row in enumerate(self.cells):
            if any(map(is_value, row[1:])) and not _counts_columns(row):
                # A name alone above the figures heads the rows below it, not the columns.
                above = range(number, 0, -1)
                return next((n for n in above if n == 1 or not self._names_alone(n - 1)), 0)
        return len(self.cells)

    def _names_alone(self, number: int) -> bool:
        """Whether a row holds one name and nothing else, be it merged over all columns."""
        filled = {span for span in self.grid.rows[number] if span.start < span.end}
        return len(filled) == 1 and bool(self.cells[number][0])

    @property
    def body(self) -> list[list[str]]:
        return self.cells[self.heads :]

    @cached_property
    def first_figure(self) -> int:
        """The first column that holds figures; those before it name the rows."""
        for column in range(self.width):
            filled = [row[column] for row in self.body if not is_blank(row[column])]
            # A column of nothing but years is one of names.
            figures = sum(map(is_figure, filled)) if any(map(is_value, filled)) else 0
            if figures * 2 > len(filled) and not (column == 0 and _counts_rows(filled)):
                return column
        return self.width

    @cached_property
    def columns(self) -> list[Head]:
        """What the heads of each column say."""
        heads = [
            read_head(self.text, self.path(column), partial(self._holds_units, column))
            for column in range(self.width)
        ]
        grounds = {
            words(self.text, span)
            for head in heads
            for span in head.name
            if GROUND.fullmatch(words(self.text, span))
        }
        if len(grounds) > 1:
            # 全县, 全市, 全省: which of them is the reporter's own, a table does not say.
            heads = [
                head._replace(kind="skip")
                if any(words(self.text, span) in grounds for span in head.name)
                else head
                for head in heads
            ]
        few = sum(bool(head.body) for head in heads[self.first_figure :]) < _FEW_BODIES
        return [_of_body(head, few) for head in heads]

    def path(self, column: int) -> list[Span]:
        """The heads above a column, from the top; a merged one once."""
        rows = [self.grid.rows[n] for n in range(self.heads) if n or not self._names_alone(0)]
        spans = [self._head(row, column) for row in rows[:-1]]
        spans += [row[column] for row in rows[-1:]]
        return [span for span in dict.fromkeys(spans) if span.start < span.end]

    def _head(self, row: Sequence[Span], column: int) -> Span:
        """The head in a row above others; a blank one is covered by that to its left.

        A format that knows merged cells says so; in a text they are blank.
        """
        if column < self.first_figure:
            return row[column]
        filled = (row[c] for c in range(column, self.first_figure - 1, -1))
        return next((span for span in filled if span.start < span.end), row[column])

    def _holds_units(self, column: int) -> bool:
        cells = [row[column] for row in self.body if row[column]]
        return bool(cells) and 2 * sum(map(bool, map(MEASURE.fullmatch, cells))) > len(cells)

    @cached_property
    def labels(self) -> list[int]:
        """The columns that name the rows."""
        return [
            column
            for column in range(self.first_figure)
            if self.columns[column].kind == "value"
            and not _counts_rows([row[column] for row in self.body if row[column]])
        ]

    @cached_property
    def of_bodies(self) -> bool:
        """Whether each row is another body's."""
        if not self.labels:
            return False
        column = self.labels[-1]
        names = [name for row in self.body if (name := "".join(row[column].split()))]
        names = [n for n in names if not WHOLE.fullmatch(n) and not GROUND.fullmatch(n)]
        bodies = sum(map(bool, map(BODY.fullmatch, names)))
        stated = is_body_head("".join(words(self.text, span) for span in self.path(column)))
        return stated or (bool(names) and (bodies >= _FEW_BODIES and bodies * 5 >= len(names) * 3))

    def rows(self) -> Iterator[Row]:
        """The rows of figures, subtotals left out: of those it is unknown what they sum."""
        section: tuple[Span, ...] = ()
        inside = False
        for number in range(self.heads, len(self.cells)):
            label = self._label(number)
            last = words(self.text, label[-1]) if label else ""
            figures = any(map(is_figure, self.cells[number][self.first_figure :]))
            if not figures:
                section = label if last and not WHOLE.fullmatch(last) else section
                continue
            if SUBTOTAL.fullmatch(last):
                continue
            mark = PART_OF.match(last) if not self.of_bodies else None
            inside = bool(mark) or (inside and self._is_indented(number))
            if self.of_bodies:
                told = label if GROUND.fullmatch(last) else ()
                body = "" if told or WHOLE.fullmatch(last) else last
                yield Row(number, label, told, Head(), body, False)
            else:
                head = read_head(self.text, label, lambda: False)._replace(body="")
                above = words(self.text, section[-1]) if section else ""
                body = above if BODY.fullmatch(above) else ""
                if head.kind == "value":
                    yield Row(number, label, () if body else section, head, body, inside)

    def _label(self, number: int) -> tuple[Span, ...]:
        row = self.grid.rows[number]
        return tuple(s for s in dict.fromkeys(row[c] for c in self.labels) if s.start < s.end)

    def _is_indented(self, number: int) -> bool:
        cell = self.grid.rows[number][self.labels[-1]]
        return self.text[cell.start : cell.start + 1].isspace()


def split_grid(text: str, grid: Grid) -> tuple[Grid, ...]:
    """The tables that stand in one grid, below each other or side by side; most are one."""
    return tuple(part for block in _blocks(text, grid) for part in _side_by_side(text, block))


def _blocks(text: str, grid: Grid) -> Iterator[Grid]:
    """A new table begins where heads stand below figures: a row of several names and no figure."""
    start, seen = 0, False
    for number, row in enumerate(grid.rows):
        cells = {span for span in row if span.start < span.end}
        figures = any(is_figure(text[span.start : span.end]) for span in row[1:])
        if seen and not figures and len(cells) > _FEW_HEADS:
            yield Grid(grid.rows[start:number])
            start, seen = number, False
        seen = seen or any(is_value(text[span.start : span.end]) for span in row[1:])
    yield Grid(grid.rows[start:])


def _side_by_side(text: str, grid: Grid) -> tuple[Grid, ...]:
    """指标 | 数值 | 指标 | 数值, with or without those heads: two tables."""
    heads = ["".join(words(text, span)) for span in grid.rows[0]]
    if len(heads) > 2 and len(heads) % 2 == 0 and _are_pairs(text, grid):
        return tuple(
            Grid(tuple(row[c : c + 2] for row in grid.rows)) for c in range(0, len(heads), 2)
        )
    starts = [c for c, head in enumerate(heads) if head and head == heads[0]]
    step = starts[1] if len(starts) > 1 else 0
    if step < 2 or starts != list(range(0, len(heads), step)) or len(heads) % step:
        return (grid,)
    return tuple(Grid(tuple(row[c : c + step] for row in grid.rows)) for c in starts)


def _are_pairs(text: str, grid: Grid) -> bool:
    """Whether names and figures take turns in every row, the first among them."""
    cells = [[bare(text[s.start : s.end]) for s in row] for row in grid.rows]
    return all(
        not is_figure(name) and (is_value(figure) or (not name and not figure))
        for row in cells
        for name, figure in zip(row[::2], row[1::2], strict=True)
    )


def _of_body(head: Head, few: bool) -> Head:
    """A column of a body bears its name as that, not as the name of what is counted."""
    if few or not head.body:
        return head._replace(body="")
    return head._replace(name=head.name[:-1])


def _counts_rows(cells: Sequence[str]) -> bool:
    """A column of 1, 2, 3 holds no figures."""
    return bool(cells) and list(cells) == [str(n) for n in range(1, len(cells) + 1)]


def _counts_columns(row: Sequence[str]) -> bool:
    """甲 | 1 | 2 | 3 under the heads holds no figures."""
    numbers = [cell for cell in row if cell.isdigit()]
    return len(numbers) > 2 and _counts_rows(numbers) and row[0] in ("甲", "", "栏次", "1")
