"""A table told in sentences, so that the rules for prose read it too.

    指标       | 2024年 | 同比
    酒驾（起） | 1204   | 5.3%      →   2024年酒驾1204起，同比上升5.3%。

Row heads, column heads and figures keep their places in the text; only the words between are new.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import regex

from summarymine.model import Grid, Span
from summarymine.ready import compile_regex
from summarymine.text.frame import Frame, Row, split_grid
from summarymine.text.grids import is_figure, is_value
from summarymine.text.heads import GROUND, MEASURE, NOW, THEN, YEAR, Head, words

# Behind a figure whose table names no unit: it counts what its heads say. A private character,
# which folding takes out of every report.
COUNTED = "\ue010"

_FLAT = ("持平", "平")
_SIGNED = compile_regex(
    r"(?:(?P<up>[↑▲]|上升|增长|增加|提高|升)|(?P<down>[↓▼]|下降|减少|降低|降))?了?(?P<sign>[+\-±])?"
    r"(?P<number>\d[\d,，]*(?:\.\d+)?)(?P<multiplier>[万亿]?)(?P<percent>%|‰|个?百分点)?"
    r"(?P<unit>\p{Han}{0,2})(?:(?P<up>[↑▲])|(?P<down>[↓▼]))?"
)
_BARE = compile_regex(r"[^\d]*\d[\d,，]*(?:\.\d+)?[余多]?[百千万亿]{0,2}[余多]?")
_NUMBER = compile_regex(r"-?\d[\d,，]*(?:\.\d+)?")
_SIGNED_COUNT = compile_regex(r"[+\-±−－＋][^%％‰]*")
_RATES = ("%", "％", "‰")
# The measure that a name ends with: 死亡人数 is in 人.
_NAMED_MEASURE = compile_regex("(?P<measure>[起宗件人次辆户])数$")
_CAPTION_UNIT = compile_regex(r"单位[：:][ ]*([^\s，、（）()/]{1,4})[ ]*[）)]?\s*$")
_CAPTION_TIME = compile_regex(
    r"20\d\d年(?:度|(?:\d{1,2}月?[-—－–~～至到])?\d{1,2}月(?:份)?|[上下]半年|前?[一二三四1-4]季度)?"
)
_CAPTION_REACH = 120
# A heading over kinds, not the first half of a name: 查处违法行为 over 酒驾.
_KINDS = compile_regex("查处|情况|行为|违法$")
_MEASURED = compile_regex(r".{0,6}数|金额|总量|.*率")
# Of a column that names no year.
_THIS_YEAR = 9999
# Rounded to one digit, or cut off there.
_NEAR = 0.11
_EXACT = 0.0001


class Piece(NamedTuple):
    """Words of a clause; at: where they stand in the text, or are put in, if not its own."""

    text: str
    at: int
    own: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """One clause that tells the figures of one row under one name; is_last: it ends a sentence.

    body: whose figures, "" for those of the reporter. shown: the row's name, then each figure
    under its heads.
    """

    pieces: tuple[Piece, ...]
    body: str
    shown: str
    is_last: bool = True


def tell_grid(text: str, grid: Grid, start: int) -> tuple[Told, ...]:
    """The clauses that tell a table in order; none if it is no table of figures.

    text: the text as read, folded, so that offsets are those of grid. start: where the table
    begins; its caption stands before.
    """
    caption = text[max(0, start - _CAPTION_REACH) : start]
    frames = [Frame(text, part) for part in split_grid(text, grid)] if grid.rows else []
    return tuple(
        told for frame in frames if frame.is_table for told in _Teller(frame, caption).tell()
    )


class _Teller:
    """One table on its way to sentences."""

    def __init__(self, frame: Frame, caption: str) -> None:
        self.frame = frame
        self.text = frame.text
        times = _CAPTION_TIME.findall(caption)
        self.time = times[-1] if times else ""
        unit = _CAPTION_UNIT.search(caption)
        self.unit = unit[1] if unit and MEASURE.fullmatch(unit[1]) else ""
        columns = range(frame.first_figure, frame.width)
        self.levels = [c for c in columns if frame.columns[c].kind == "value"]
        self.changes = [c for c in columns if frame.columns[c].kind == "change"]

    def tell(self) -> Iterator[Told]:
        """The clauses, row by row; a row and its parts make one sentence for each column."""
        for group in _with_parts(self.frame.rows()):
            for column in self.levels or self.changes:
                told = [clause for row in group if (clause := self._clause(row, column))]
                for number, clause in enumerate(told, 1):
                    yield Told(*clause, is_last=number == len(told))

    def _clause(self, row: Row, column: int) -> tuple[tuple[Piece, ...], str, str] | None:
        """Pieces, body and the row as shown; None where the row has no figure in column."""
        frame, cells = self.frame, self.frame.cells[row.number]
        if not is_figure(cells[column]):
            return None
        head, cell = frame.columns[column], frame.grid.rows[row.number][column]
        if row.is_part and head.then and not self.time:
            # 去年同期1150起，其中…180起: in the second clause the year is lost.
            return None
        changes = [c for c in self.changes if c == column or self._level_of(c) == column]
        changes = [c for c in changes if is_value(cells[c]) or cells[c] in _FLAT]
        ground = [span for span in head.name if GROUND.fullmatch(words(self.text, span))]
        own = [span for span in head.name if span not in ground]
        names = (*ground, *row.section, *row.head.name, *own)
        # The （%） of a change is not the measure of what changed.
        measure = head.unit if head.kind == "value" else ""
        unit = self._unit_of_row(cells) or measure or row.head.unit
        if head.kind == "value" and unit not in _RATES and _SIGNED_COUNT.fullmatch(cells[column]):
            # Behind a name its sign would be read as a dash, and a loss as a gain.
            return None
        pieces = (
            [Piece("其中", cell.start, own=False)]
            if row.is_part
            else [*self._times(row, head, cell)]
        )
        pieces += self._name(names)
        if head.kind == "value":
            pieces += self._figure(cell, unit, self._name_text(names))
        for change in changes:
            pieces += self._change(row, change, column, unit)
        if not any(piece.own and any(map(str.isdigit, piece.text)) for piece in pieces[-4:]) and (
            head.kind == "change" and not pieces[-1].text.endswith("平")
        ):
            return None
        return (
            tuple(pieces),
            row.body or head.body,
            self._shown(row, {column: None} | dict.fromkeys(changes)),
        )

    def _unit_of_row(self, cells: Sequence[str]) -> str:
        units = (c for c, head in enumerate(self.frame.columns) if head.kind == "unit")
        return next((cells[c] for c in units if cells[c]), "")

    def _times(self, row: Row, head: Head, cell: Span) -> Iterator[Piece]:
        """The time that the figures are of: of the column, the row, or the caption."""
        # The year before the part of it, wherever each stands.
        corner = [time for c in self.frame.labels for time in self.frame.columns[c].times]
        times = sorted(
            (*head.times, *row.head.times, *corner),
            key=lambda time: not YEAR.match(self.text, time.start),
        )
        said = [words(self.text, time) for time in times]
        if self.time and not any(map(YEAR.search, said)):
            # 上年同期 under 2024年1-11月: the year holds for the parts in the clauses behind too.
            then = any(map(THEN.fullmatch, said))
            yield Piece(_year_before(self.time) if then else self.time, cell.start, own=False)
            times = [
                time for time, text in zip(times, said, strict=True) if not THEN.fullmatch(text)
            ]
            said = [words(self.text, time) for time in times]
        for time, text in zip(times, said, strict=True):
            if NOW.fullmatch(text) and self.time:
                continue
            yield Piece(self.text[time.start : time.end], time.start)
            if YEAR.fullmatch(text):
                yield Piece("年", time.end - 1, own=False)

    def _name(self, spans: Sequence[Span]) -> Iterator[Piece]:
        for span, following in itertools.zip_longest(spans, spans[1:]):
            text = self.text[span.start : span.end]
            yield Piece(text.rstrip(" ：:"), span.start)
            if (
                following
                and _KINDS.search(text)
                and not _MEASURED.fullmatch(words(self.text, following))
            ):
                yield Piece("：", span.end - 1, own=False)

    def _name_text(self, spans: Sequence[Span]) -> str:
        return "".join(piece.text for piece in self._name(spans))

    def _figure(self, cell: Span, unit: str, name: str) -> Iterator[Piece]:
        """A figure with its unit, which its cell, its heads, the caption or its name tells."""
        text = self.text[cell.start : cell.end]
        bare = _BARE.fullmatch(text) is not None
        named = _NAMED_MEASURE.search(name)
        unit = unit or (named["measure"] if named else "") or self.unit
        if bare and not unit and name.endswith("率"):
            # A rate without its sign; prose with 为 is read so too, and flagged.
            yield from (Piece("为", cell.start, own=False), Piece(text, cell.start))
        else:
            yield Piece(text, cell.start)
            if bare:
                yield Piece(unit or COUNTED, cell.end - 1, own=False)

    # -- changes --------------------------------------------------------------------------------

    def _level_of(self, change: int) -> int | None:
        """The column that a change is of: of the same name the latest year, else its neighbour."""
        head = self.frame.columns[change]
        alike = [c for c in self.levels if self._is_alike(self.frame.columns[c], head)]
        if not alike and not head.name:
            before = [c for c in self.levels if c < change]
            nearest = self.frame.columns[before[-1]] if before else Head()
            alike = [
                c for c in self.levels if before and self._is_alike(self.frame.columns[c], nearest)
            ]
        now = [c for c in alike if not self.frame.columns[c].then]
        if head.times:
            mine = [words(self.text, time) for time in head.times]
            now = [
                c
                for c in now
                if [words(self.text, time) for time in self.frame.columns[c].times] == mine
            ]
        elif len({self._part(c) for c in now}) > 1:
            # Of several parts of the year it is of the one that it stands behind.
            return max((c for c in now if c < change), default=None)
        return max(now, key=lambda c: (self._year(c), -c), default=None)

    def _is_alike(self, one: Head, other: Head) -> bool:
        return one.body == other.body and self._name_text(one.name) == self._name_text(other.name)

    def _year(self, column: int) -> int:
        """The year of a column; one that names none is this year's."""
        times = self.frame.columns[column].times
        found = [year for time in times for year in YEAR.findall(self.text, time.start, time.end)]
        return int(found[0]) if found else _THIS_YEAR

    def _part(self, column: int) -> str:
        """The part of the year that a column is of, as written; "" for all of it."""
        times = (words(self.text, time) for time in self.frame.columns[column].times)
        return "".join(time for time in times if not YEAR.match(time) and not NOW.fullmatch(time))

    def _before(self, column: int) -> int | None:
        """The column of the year before, of the same name."""
        head, year = self.frame.columns[column], self._year(column)
        others = [
            c
            for c in self.levels
            if c != column
            and self._is_alike(self.frame.columns[c], head)
            and (self.frame.columns[c].then or self._year(c) == year - 1)
        ]
        return others[0] if len(others) == 1 else None

    def _change(self, row: Row, change: int, level: int, unit: str) -> Iterator[Piece]:
        """，同比上升5.3%; nothing where neither heads nor figures say that it is a percentage."""
        frame, cell = self.frame, self.frame.grid.rows[row.number][change]
        text, cells = self.text[cell.start : cell.end].strip(), frame.cells[row.number]
        head = frame.columns[change]
        words_before = head.base or ("与上年相比" if self._before(level) is not None else "")
        opening = Piece("" if change == level else "，", cell.start, own=False)
        based = Piece(words_before, cell.start, own=False)
        if text in _FLAT:
            yield from (opening, based, Piece("持平", cell.start, own=False))
            return
        said = _SIGNED.fullmatch(text)
        of = "percent" if said and said["percent"] else head.of or self._implied(cells, level, text)
        if of == "percent" and said and not said["percent"] and unit in ("%", "％"):
            # 同比（%） of a rate may be in points or in percent of it: only both levels tell.
            of = self._implied(cells, level, text)
        if not said or not of:
            return
        number = Span(cell.start + said.start("number"), cell.start + said.end("multiplier"))
        digits = self.text[number.start : number.end]
        fell = self._fell(said, head, cells, level)
        if fell is None:
            return
        yield from (opening, based)
        if not digits.strip("0.,，"):
            yield Piece("持平", number.start, own=False)
            return
        yield from (
            Piece("下降" if fell else "上升", cell.start, own=False),
            Piece(digits, number.start),
        )
        measure = said["unit"] or unit or COUNTED
        if of == "percent":
            measure = "个百分点" if "百分点" in (said["percent"] or "") else "%"
        elif unit in ("%", "％"):
            measure = "个百分点"
        yield Piece(measure, number.end - 1, own=False)

    def _fell(
        self, said: "regex.Match[str]", head: Head, cells: Sequence[str], level: int
    ) -> bool | None:
        """Whether a change went down; None where a minus below 下降 may mean either."""
        if not head.falls:
            return said["sign"] == "-" or bool(said["down"])
        if said["up"] or said["down"]:
            return bool(said["down"])
        if said["sign"] != "-":
            return True
        before = self._before(level)
        now, then = _number(cells[level]), _number(cells[before]) if before is not None else None
        return None if now is None or then is None else now < then

    def _implied(self, cells: Sequence[str], level: int, text: str) -> str:
        """Whether a change is a percentage or counts, by what both levels make of it."""
        before = self._before(level)
        now, then = _number(cells[level]), _number(cells[before]) if before is not None else None
        change = _number(text)
        if now is None or not then or change is None:
            return ""
        if abs(abs(now - then) - abs(change)) < _EXACT:
            return "absolute"
        return "percent" if abs(abs(now / then - 1) * 100 - abs(change)) < _NEAR else ""

    def _shown(self, row: Row, columns: dict[int, None]) -> str:
        """高速公路 | 2024年：12 | 同比：-3.2%."""
        cells = self.frame.cells[row.number]
        figures = (
            "：".join((*(words(self.text, span) for span in self.frame.path(c)), cells[c]))
            for c in columns
        )
        unit = self._unit_of_row(cells)
        names = (words(self.text, span) for span in row.label)
        return " | ".join(filter(None, (*names, unit, *figures)))


def _year_before(time: str) -> str:
    """2024年1-11月 → 2023年1-11月."""
    return f"{int(time[:4]) - 1}{time[4:]}"


def _with_parts(rows: Iterator[Row]) -> Iterator[list[Row]]:
    """Each row with the parts of it that follow."""
    group: list[Row] = []
    for row in rows:
        if group and not row.is_part:
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _number(text: str) -> float | None:
    found = _NUMBER.search(text)
    return float(regex.sub("[,，]", "", found[0])) if found else None
