"""Fills the slots of sentences.py with places, dates and figures in the forms that reports use."""

import re
from collections.abc import Callable, Sequence
from random import Random

from sentences import CAMPAIGNS, DEPTS, MONTHS, SUBJECTS, THEMES, TOWNS

SLOT = re.compile(r"\{(\w+)(?::([^}]*))?\}")
DIGITS = "零一二三四五六七八九"
UP = ("上升", "增长", "增加", "提高")
DOWN = ("下降", "减少", "降低", "下降了")


class Filler:
    """Fills the slots of one report, which keeps its place and year throughout."""

    def __init__(self, random: Random, *, place: str, level: str, year: int) -> None:
        self.random = random
        self.words = {
            "place": place,
            "level": level,
            "year": str(year),
            "lastyear": str(year - 1),
            "nextyear": str(year + 1),
        }

    def fill(self, template: str) -> str:
        """The template with every slot filled. Raises KeyError on a slot of no known name."""
        return SLOT.sub(lambda match: self.slot(match[1], match[2] or ""), template)

    def slot(self, name: str, argument: str) -> str:
        """What one slot is filled with."""
        if name in self.words:
            return self.words[name]
        if name == "subject":
            return self.subject()
        if name == "change":
            return self.change(argument)
        if name in LISTS:
            return self.random.choice(LISTS[name])
        return FIGURES[name](self.random, argument)

    def subject(self) -> str:
        """A count from another domain than traffic: `修缮职工宿舍12间`."""
        verb, nouns, unit = self.random.choice(SUBJECTS)
        noun = self.random.choice(nouns.split())
        return f"{verb}{noun}{count(self.random, unit)}"

    def change(self, unit: str) -> str:
        """A change against last year, in percent or in units: `同比减少6起`."""
        baseline = self.random.choice(("同比", "同比", "比去年同期", "较上年", "环比"))
        direction = self.random.choice(UP + DOWN * 2)
        form = self.random.random()
        if form < 0.08:
            return "同比持平"
        if form < 0.25 and unit != "%":
            return f"{baseline}{direction[:2]}{self.random.randint(1, 90)}{unit}"
        return f"{baseline}{direction}{percent(self.random, '')}"


def count(random: Random, unit: str) -> str:
    """A count of some hundreds or thousands, exact or not: `1.5万余起`, `近300起`, `1,234起`."""
    number = random.randint(120, 98_000)
    hundreds = random.randint(1, 9)
    forms = (
        f"{number}{unit}",
        f"{number}{unit}",
        f"{number}{unit}",
        f"{number:,}{unit}",
        f"{random.randint(11, 990) / 10:g}万{random.choice(('', '余', '多'))}{unit}",
        f"{random.choice(('近', '约', '超过', '累计达'))}{hundreds}{random.randint(0, 9)}00{unit}",
        f"{number // 100 * 100}{random.choice(('余', '多'))}{unit}",
        f"{DIGITS[hundreds]}{random.choice('百千')}余{unit}",
    )
    return random.choice(forms)


def few(random: Random, unit: str) -> str:
    """A count below a hundred or so, mostly exact: `48处`, `二十余次`."""
    number = random.randint(2, 130)
    forms = (f"{number}{unit}",) * 6 + (
        f"{number // 10 + 1}0余{unit}",
        f"近{number // 10 + 2}0{unit}",
    )
    return random.choice(forms)


def numeral(random: Random, unit: str) -> str:
    """A Chinese numeral from 2 to 99: `十二次`, `两次`."""
    tens, ones = divmod(random.randint(2, 99), 10)
    if not tens:
        return f"{'两' if ones == 2 else DIGITS[ones]}{unit}"
    return f"{DIGITS[tens] if tens > 1 else ''}十{DIGITS[ones] if ones else ''}{unit}"


def number_range(random: Random, unit: str) -> str:
    """A range: `3至5小时`."""
    low = random.randint(2, 30)
    return f"{low}{random.choice(('至', '到', '—', '～', '-'))}{low + random.randint(1, 9)}{unit}"


def percent(random: Random, _: str) -> str:
    """A percentage as a change: `24.52%`, `百分之九`."""
    value = random.randint(50, 6000) / 100
    forms = (f"{value}%", f"{value:.1f}%", f"{value:.2f}％", f"{value:.0f} %")
    return random.choice((*forms, f"百分之{numeral(random, '')}"))


def percents(random: Random, how_many: str) -> str:
    """As many percentages as told, in a list: `5%、3.1%和1%`."""
    *first, last = [f"{random.randint(10, 400) / 10:g}%" for _ in range(int(how_many))]
    return random.choice(("、", "和")).join(("、".join(first), last))


def rate(random: Random, _: str) -> str:
    """A share: `97.78%`, `九成`, `100%`."""
    forms = (f"{random.randint(6000, 9999) / 100}%",) * 4
    return random.choice(
        (*forms, "100%", f"{DIGITS[random.randint(6, 9)]}成", f"{DIGITS[random.randint(6, 9)]}成五")
    )


def points(random: Random, _: str) -> str:
    """Percentage points: `2.1个百分点`."""
    return f"{random.randint(1, 90) / 10:g}个百分点"


def money(random: Random, _: str) -> str:
    """An amount: `186.4万元`, `1.2亿元`, `300余万元`."""
    value = random.randint(12, 9000) / 10
    return random.choice(
        (f"{value:g}万元", f"{value / 100:.2f}亿元", f"{value:.0f}余万元", f"{value * 100:.0f}元")
    )


def big(random: Random, unit: str) -> str:
    """A large count: `38.6万辆`."""
    return f"{random.randint(100, 9900) / 100:g}万{random.choice(('', '余'))}{unit}"


def length(random: Random, _: str) -> str:
    """A length: `61.5公里`, `1.17万米`."""
    return random.choice(
        (f"{random.randint(20, 9000) / 10:g}公里", f"{random.randint(100, 990) / 100:g}万米")
    )


def area(random: Random, _: str) -> str:
    """An area: `3200平方米`."""
    return f"{random.randint(2, 900) * 100}平方米"


def road(random: Random, _: str) -> str:
    """A road by its number, which is no quantity: `G316`, `省道S207`."""
    return random.choice(("G{}", "国道{}", "省道S{}", "S{}线", "{}国道")).format(
        random.randint(101, 399)
    )


def town(random: Random, _: str) -> str:
    """A town: `河口镇`."""
    return random.choice(TOWNS.split()) + random.choice("镇乡")


FIGURES: dict[str, Callable[[Random, str], str]] = {
    "count": count,
    "few": few,
    "zh": numeral,
    "range": number_range,
    "pct": percent,
    "pcts": percents,
    "rate": rate,
    "points": points,
    "money": money,
    "big": big,
    "length": length,
    "area": area,
    "road": road,
    "town": town,
}
LISTS: dict[str, Sequence[str]] = {
    "theme": THEMES.split(),
    "dept": DEPTS.split(),
    "campaign": CAMPAIGNS.split(),
    "month": MONTHS.split(),
    "up": UP,
    "down": DOWN,
}
