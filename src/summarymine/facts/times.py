"""What stretches of time mean in one report: 去年, 上半年, 五年来 as periods."""

from datetime import date

from summarymine.facts.calendar import MONTH, month_end, period_of, resolve_months, span_of
from summarymine.facts.stretches import Stretch
from summarymine.model import Period
from summarymine.ready import compile_regex

_SHORT = compile_regex("半年|季度")
_SEASON = compile_regex("国庆|春节|五一|元旦|清明|端午|中秋|春运|暑运|黄金周")


class Times:
    """What stretches mean in one report: its own period, and the year that its 今年 means.

    is_titled: whether a title says that the report is of a year: only then has the year parts.
    """

    def __init__(self, own: Period, now: int | None, *, is_titled: bool = False) -> None:
        self.own = own
        self.is_titled = is_titled
        self.now = now
        self.part = own.text.partition("年")[2] if own.year else own.text

    def resolve(self, stretch: Stretch, planned: int | None = None) -> Period:
        """The period of a stretch; planned: the year of the plan that it is named in."""
        if stretch.kind == "years":
            return self._over_years(stretch)
        if stretch.kind == "whole":
            return self.of_year(planned) if planned else self.own
        year = stretch.year or planned or self.own.year
        if stretch.offset is not None:
            year = self.now + stretch.offset if self.now else None
        if stretch.part:
            return self._of_part(year, stretch.part)
        if year is None:
            return self.own if stretch.offset == 0 else Period()
        # 去年 in a report on half a year is the same half.
        same = stretch.same or (stretch.offset == -1 and year != self.own.year)
        return self.of_year(year, self.part if same else "")

    def part_words(self, period: Period) -> str:
        """春运, 下半年: the words that make a period a part of the report's year; "" otherwise.

        A month is none of them: what is measured in it may well stand for the whole. Nor is what
        runs from the beginning of the report's time: 1—11月 is all that there was to tell.
        """
        if self.part or period.year != self.own.year or period == self.own:
            return ""
        # A holiday is a part whatever the title says.
        if not self.is_titled and not _SEASON.search(period.text):
            return ""
        if period.start == self.own.start and not _SHORT.search(period.text):
            return ""
        part = period.text.partition("年")[2] if period.year else period.text
        is_plain = not part or period.text.startswith("截至") or MONTH.fullmatch(part)
        return "" if is_plain else part

    def of_year(self, year: int | None, part: str = "") -> Period:
        """A year, or the same part of another; the report's own year is the report's period."""
        if year == self.own.year or year is None:
            return self.own
        return period_of(year, part, f"{year}年{part}")

    def earlier(self) -> Period:
        """What a report compares itself with: the same stretch of the year before."""
        if self.own.year is None:
            return Period(None, "")
        return self.of_year(self.own.year - 1, self.part)

    def _of_part(self, year: int | None, part: str) -> Period:
        if year == self.own.year and part:
            months = resolve_months(part)
            if months and months in (resolve_months(self.part), (1, 12)):
                return self.own
        if year is None:
            return Period(None, part)
        upto = part.removeprefix("截至")
        text = f"{year}年{part}" if upto == part else f"截至{year}年{upto}"
        period = period_of(year, part, text)
        is_own = period.start and (period.start, period.end) == (self.own.start, self.own.end)
        return self.own if is_own else period

    def _over_years(self, stretch: Stretch) -> Period:
        last = self.own.end
        if stretch.days:
            period = span_of(*stretch.days, stretch.surface)
            return self.own if (self.own.start, last) == stretch.days else period
        if stretch.count < 0:
            year = stretch.year or (last.year if last else None)
            first = date(year, -stretch.count, 1) if year else None
            if first and first == self.own.start:
                return self.own
            if first and last and first < last:
                return span_of(first, last, stretch.surface)
            return Period(None, stretch.surface)
        if last is None or self.part:
            return Period(None, stretch.surface)
        if stretch.ahead:
            first = date(last.year + 1, 1, 1)
            return span_of(first, month_end(last.year + stretch.count, 12), stretch.surface)
        first = date(last.year - stretch.count + 1, 1, 1)
        return span_of(first, month_end(last.year, 12), stretch.surface)
