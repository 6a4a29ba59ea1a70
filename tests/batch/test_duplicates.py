"""The same report under two names counts once."""

import pytest

from summarymine.batch.duplicates import Duplicates, find_sketch, resemblance
from summarymine.text import prepare_text

REPORT = "\n".join(
    f"{number}月份，全县查处酒驾{number * 17 + 3}起，醉驾{number * 3}起，处理事故{number * 29 + 1}起。"
    for number in range(1, 13)
)
WRAPPED = "\n".join(REPORT[start : start + 40] for start in range(0, len(REPORT), 40))
PAGED = REPORT.replace("6月份", "\n- 4 -\n6月份")
SITE = f"首页 > 公安动态\n浏览次数：1234\n{REPORT}\n上一篇：通知\n版权所有"
NEXT_YEAR = "\n".join(
    f"{number}月份，全县查处酒驾{number * 19 + 5}起，醉驾{number * 4}起，处理事故{number * 23 + 7}起。"
    for number in range(1, 13)
)

COPIES = [WRAPPED, PAGED, SITE, REPORT.replace("，", ","), REPORT + "\n工作得到群众好评。"]


def sketch(text: str) -> tuple[int, ...]:
    return find_sketch(prepare_text(text).text)


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_is_known_by_its_figures(copy: str) -> None:
    reports = Duplicates()
    assert reports.add("a.docx", "1", sketch(REPORT)) == ""
    assert reports.add("b.pdf", "2", sketch(copy)) == "a.docx"


OTHERS = [NEXT_YEAR, REPORT[: len(REPORT) // 2], "全年查处酒驾12起，事故3起。"]


@pytest.mark.parametrize("other", OTHERS)
def test_another_report_is_none(other: str) -> None:
    reports = Duplicates()
    reports.add("a.docx", "1", sketch(REPORT))
    assert reports.add("b.pdf", "2", sketch(other)) == ""


def test_the_same_bytes_are_a_copy_however_few_figures() -> None:
    reports = Duplicates()
    assert reports.add("a.txt", "1", ()) == ""
    assert reports.add("b.txt", "1", ()) == "a.txt"
    assert reports.add("c.txt", "2", ()) == ""
    # The members of an archive have no digest of their own.
    assert reports.add("d.zip!/a.txt", "", ()) == ""
    assert reports.add("d.zip!/b.txt", "", ()) == ""


def test_reports_of_other_places_and_years_are_no_copies() -> None:
    """What every county of a province writes: all but four figures are the same."""
    reports = Duplicates()
    for number, who in enumerate(("330381 2024", "330382 2024", "330381 2023")):
        assert reports.add(who, str(number), sketch(REPORT), who) == ""
    assert reports.add("copy", "9", sketch(REPORT), "330382 2024") == "330382 2024"
    assert reports.add("other", "0", (), "330383 2024") == ""


def test_of_several_the_first_counts() -> None:
    reports = Duplicates()
    for number, name in enumerate(("a", "b", "c")):
        told = reports.add(name, str(number), sketch(REPORT))
        assert told == ("" if name == "a" else "a")


def test_what_every_report_holds_tells_nothing() -> None:
    """A sentence of the ministry that hundreds quote makes no two of them one."""
    common = "按照1号文件要求落实5项措施，" * 3
    reports = Duplicates()
    for number in range(120):
        own = "，".join(f"本地完成{number * 100 + k}项任务" for k in range(8))
        assert reports.add(str(number), str(number), sketch(f"{common}{own}。")) == ""


def test_resemblance_is_a_share() -> None:
    assert resemblance(frozenset(range(10)), frozenset(range(10))) == 1
    assert resemblance(frozenset(range(10)), frozenset(range(5, 15))) == pytest.approx(1 / 3)
    assert resemblance(frozenset(), frozenset()) == 0
