"""Spans lead back to the figure, and damage to a page changes no figure."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarymine import extract_facts, find_quantities, load_catalogue, prepare, read
from summarymine.model import Document, Fact, Quantity

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
FOLDERS = (ROOT / "samples", SHARED / "seeds", SHARED / "reports")
FILES = [path for folder in FOLDERS for path in sorted(folder.glob("*.txt"))]
if not SHARED.is_dir():
    FILES.append(SHARED)  # shown as skipped

# What only its sentence tells: a share without its sign, a number that a page number ran into.
IN_CONTEXT = {"percent_sign_missing", "damaged"}


def file_id(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


@cache
def source(path: Path) -> str:
    if not path.is_file():
        pytest.skip(f"no reports in {path}")
    return read(path).text


# `50余场⏎4、次`: the number of the page that began there.
PAGE_MARK = re.compile(r"\n\d{1,2}、")
# That a copy is in traditional characters, only the whole of it tells.
SIMPLE = str.maketrans("萬億輛條餘場處個項戶點數", "万亿辆条余场处个项户点数")


def alone(surface: str) -> tuple[Quantity, ...]:
    """A surface read again, without what only the page around it tells to be no part of it."""
    return find_quantities("".join(PAGE_MARK.sub("", surface).split()).translate(SIMPLE))


@pytest.mark.parametrize("path", FILES, ids=file_id)
def test_quantity_reads_the_same_alone(path: Path) -> None:
    text = source(path)
    changed = []
    for quantity in find_quantities(text):
        start, end = quantity.span.start, quantity.span.end
        assert text[start:end] == quantity.surface
        told = [(again.value, again.unit) for again in alone(quantity.surface)]
        if told != [(quantity.value, quantity.unit.translate(SIMPLE))] and not IN_CONTEXT & set(
            quantity.flags
        ):
            changed.append((quantity.surface, quantity.value, quantity.unit, told))
    assert changed == []


@pytest.mark.parametrize("path", FILES, ids=file_id)
def test_fact_reads_the_same_alone(path: Path) -> None:
    text = source(path)
    changed = []
    for fact in extract_facts(prepare(Document(name=path.name, text=text)), load_catalogue()):
        surface = text[fact.evidence.span.start : fact.evidence.span.end]
        told = [quantity.value for quantity in alone(surface)]
        if not _is_told(fact, told) and not IN_CONTEXT & set(fact.flags):
            changed.append((fact.indicator, surface, told, fact.value, fact.change_pct))
    assert changed == []


def _is_told(fact: Fact, told: list[Decimal | None]) -> bool:
    """Whether the span alone holds the fact's level, or else its change.

    A stated zero (未发生), a 持平 and a bare direction are words, maybe with numbers.
    """
    figures = (fact.value, fact.change_pct, fact.change_abs)
    stated = [abs(figure) for figure in figures if figure is not None]
    return not any(stated[:1]) or [value and abs(value) for value in told] == stated[:1]


ZEROS = [
    "全年未发生较大以上道路交通事故。",
    "全市没有发生重特大道路交通事故。",
]


@pytest.mark.parametrize("sentence", ZEROS)
def test_stated_zero_reads_the_same_alone(sentence: str) -> None:
    (fact,) = facts_of(sentence)
    (again,) = facts_of(sentence[fact.evidence.span.start : fact.evidence.span.end])
    assert (again.indicator, again.value) == (fact.indicator, fact.value)
    assert again.value == 0


def facts_of(text: str) -> tuple[Fact, ...]:
    return extract_facts(prepare(Document(name="a.txt", text=text)), load_catalogue())


SENTENCES = [
    "全年共查处国省道路和农村公路上的各类交通违法1.5万余起，查扣非标电动三四轮车1300余辆，"
    "抓获肇事逃逸嫌疑人45名，行政拘留286人，头盔佩戴率保持在95%以上。",
    "大队受理道路交通事故警情9384起，造成40人死亡、361人受伤，直接经济损失412万元，"
    "死亡人数同比下降24.52%，受伤人数同比下降2.75%。",
    "路面修补施划标线3.2万平方米，新增道路标志1270处、护栏1.17万米，改造信号灯路口30余处，"
    "为群众办理业务57万余起，走访企业300余家次，约谈21家次。",
    "三年来各中队共排查隐患一千二百余处，整改率百分之九十八，组织宣传活动三十余场次，"
    "向二十五万余名驾驶人发放提示信息。",
]
BREAKS = ("\n", "\n\n", "\r\n")
ZERO_WIDTH = "\u200b\u200c\u200d\ufeff"
THIN_SPACES = "\u2009\u202f\u00a0"


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, str]:
    """A sentence, and the same as a bad copy of a narrow page has it."""
    clean = draw(st.sampled_from(SENTENCES))
    fullwidth = draw(st.booleans())
    width = draw(st.none() | st.integers(12, 40))
    line_break = draw(st.sampled_from(BREAKS))
    strays = draw(st.dictionaries(st.integers(1, len(clean) - 1), _strays(), max_size=6))
    told = "".join(_copied(clean, fullwidth, width, line_break, strays))
    return clean, told


def _strays() -> st.SearchStrategy[str]:
    return st.sampled_from(ZERO_WIDTH + THIN_SPACES)


def _copied(
    clean: str, fullwidth: bool, width: int | None, line_break: str, strays: dict[int, str]
) -> Iterator[str]:
    for at, character in enumerate(clean):
        if width and at and at % width == 0:
            yield line_break
        elif at in strays and _may_stand(strays[at], clean[at - 1], character):
            yield strays[at]
        is_digit = fullwidth and character in "0123456789%"
        yield chr(ord(character) + 0xFEE0) if is_digit else character


def _may_stand(stray: str, before: str, after: str) -> bool:
    """A zero-width character anywhere; a space only beside a digit, where copies have it."""
    return stray in ZERO_WIDTH or before.isdigit() or after.isdigit()


def _plain(surface: str) -> str:
    folded = unicodedata.normalize("NFKC", surface)
    return "".join(c for c in folded if c not in ZERO_WIDTH and not c.isspace())


def _read(quantity: Quantity) -> tuple[str, Decimal | None, str, Decimal | None]:
    return _plain(quantity.surface), quantity.value, quantity.unit, quantity.high


@settings(derandomize=True, deadline=None, max_examples=300, database=None)
@given(damaged())
def test_damage_changes_no_quantity(pair: tuple[str, str]) -> None:
    clean, told = pair
    quantities = find_quantities(told)
    assert [_read(quantity) for quantity in quantities] == [
        _read(quantity) for quantity in find_quantities(clean)
    ]
    for quantity in quantities:
        assert told[quantity.span.start : quantity.span.end] == quantity.surface


# Spaces of other widths, as word processors and PDF copies leave them in figures.
SPACES = f" \u3000{THIN_SPACES}\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u200a\u205f"


@pytest.mark.parametrize("space", SPACES, ids=lambda space: f"U+{ord(space):04X}")
def test_space_in_a_figure(space: str) -> None:
    (quantity,) = find_quantities(f"新增护栏1.1{space}7万米。")
    assert (quantity.value, quantity.unit) == (Decimal(11700), "米")
