"""Damage: years pasted into counts, and digits that do not fit what is counted; never corrected."""

from collections.abc import Iterator

from summarymine.audit.ranges import is_whole_unit
from summarymine.audit.report import Report
from summarymine.audit.told import name
from summarymine.model import Finding, Quantity
from summarymine.ready import compile_regex

_YEAR = compile_regex(r"20[12]\d")
_FRACTION = compile_regex(r"\d+[.．]\d+\s*(?!\s*[百千万亿])\D")
# Of averages and ratios a fraction is right.
_AVERAGE = compile_regex("平均|均|每|率|比|约合|折合|密度|强度|指数|倍")
_REACH = 24
# Counted one by one, and never in parts: 1.5个百分点 is none of these, nor are 2.5个小时.
_COUNTED = frozenset(
    [
        *(
            "人",
            "名",
            "位",
            "起",
            "宗",
            "件",
            "例",
            "辆",
            "台",
            "部",
            "户",
            "家",
            "场",
            "场次",
            "处",
        ),
        *("次", "人次", "台次", "辆次", "车次", "本", "张", "副", "份", "封", "枚"),
    ]
)


def find_damage(report: Report) -> Iterator[Finding]:
    """Figures whose digits cannot be what was written first."""
    if report.document is None:
        yield from _flagged(report)
        return
    for quantity in report.quantities:
        if "damaged" in quantity.flags:
            pasted = _YEAR.search(quantity.surface) is not None
            yield _finding("year_in_count" if pasted else "impossible_figure", report, quantity)
        elif _is_broken_count(report, quantity):
            yield _finding("fraction_of_count", report, quantity)


def _is_broken_count(report: Report, quantity: Quantity) -> bool:
    """12.3人: a thing that is counted one by one, with decimals."""
    assert report.document is not None
    if quantity.unit not in _COUNTED or not is_whole_unit(quantity.unit):
        return False
    if not _FRACTION.match(quantity.surface):
        return False
    start = max(report.sentence_at(quantity.span.start).start, quantity.span.start - _REACH)
    end = quantity.span.end
    around = report.document.text[start : end + 1]
    # 0.8人/万车 is a ratio as well.
    return not _AVERAGE.search(around) and not around.endswith(("/", "／", "每"))


def _finding(code: str, report: Report, quantity: Quantity) -> Finding:
    facts, places = report.cells([quantity])
    return Finding(
        code=code,
        weight="doubt",
        document=report.name(),
        facts=facts,
        places=places,
        details={"figure": "".join(quantity.surface.split())},
        may_be=quantity.may_be,
    )


def _flagged(report: Report) -> Iterator[Finding]:
    """What a table of facts shows of it: the flag, not what may have stood there."""
    for fact in report.facts:
        if "damaged" in fact.flags:
            yield Finding(
                code="damaged_fact",
                weight="doubt",
                document=fact.evidence.document,
                facts=(fact,),
                details={"cell": name(fact)},
            )
