"""Two reports in one file; plans, headings and lists of links make no second one."""

import pytest

from summarymine.facts import extract_facts, find_entries
from summarymine.facts.extract import document_quantities
from summarymine.facts.reports import split_reports
from summarymine.indicators import load_catalogue
from summarymine.text import prepare_text

CATALOGUE = load_catalogue()
# A report's prose, so that no title stands without a body.
PROSE = "民警们坚守岗位，风雨无阻，用辛勤付出守护着群众的平安出行路，赢得了广泛好评，也锤炼了队伍。"
A, B = f"全市死亡40人。{PROSE}", f"全市死亡20人。{PROSE}"

TWO = [
    # text                                                      value, year, period, region of each
    (
        f"昆山市公安局交警大队2023年工作总结\n{A}\n昆山市公安局交警大队2024年上半年工作总结\n{B}",
        ["40 2023年 昆山市", "20 2024年上半年 昆山市"],
    ),
    (
        f"昆山市公安局交警大队2023年工作总结\n{A}\n瑞安市公安局交警大队2023年工作总结\n{B}",
        ["40 2023年 昆山市", "20 2023年 瑞安市"],
    ),
    # The second title names no body; the first report is signed.
    (
        f"昆山市公安局交警大队2023年工作总结\n{A}\n2023年12月30日\n2024年上半年工作总结\n{B}",
        ["40 2023年 昆山市", "20 2024年上半年 昆山市"],
    ),
    (
        f"2023年工作总结\n{A}\n昆山市公安局交警大队\n2024年工作总结\n{B}\n昆山市公安局交警大队",
        ["40 2023年 昆山市", "20 2024年 昆山市"],
    ),
    # The headings count from 一 again.
    (
        f"昆山市交警大队2023年工作总结\n一、成效\n{A}\n二、不足\n{PROSE}\n"
        f"2024年上半年工作总结\n一、成效\n{B}",
        ["40 2023年 昆山市", "20 2024年上半年 昆山市"],
    ),
    # Each with its plans.
    (
        f"昆山市交警大队2022年工作总结及2023年工作计划\n{A}\n2023年工作计划\n{PROSE}\n"
        f"昆山市交警大队2023年工作总结及2024年工作计划\n{B}\n2024年工作计划\n{PROSE}",
        ["40 2022年 昆山市", "20 2023年 昆山市"],
    ),
    # A collection.
    (
        f"篇一：昆山市交警大队2022年工作总结\n{A}\n篇二：瑞安市交警大队2023年工作总结\n{B}",
        ["40 2022年 昆山市", "20 2023年 瑞安市"],
    ),
]

ONE = [
    f"昆山市交警大队2024年工作总结\n{A}\n2025年工作计划\n{PROSE}",
    f"昆山市交警大队2024年工作总结及2025年工作打算\n{A}\n2025年工作打算\n{PROSE}",
    f"昆山市交警大队工作报告\n一、2023年工作总结\n{A}\n二、2024年工作打算\n{PROSE}",
    f"昆山市交警大队工作报告\n第一部分 2023年工作总结\n{A}\n第二部分 2024年上半年工作情况\n{PROSE}",
    f"昆山市交警大队2024年工作总结\n一、工作情况\n{A}\n二、存在问题\n{PROSE}",
    # Printed again at the head of a page.
    f"昆山市交警大队2024年工作总结\n{A}\n昆山市交警大队2024年工作总结\n{PROSE}",
    # A heading that repeats the title's year.
    f"昆山市交警大队2024年工作总结\n{A}\n2024年工作总结\n{PROSE}",
    # Links to other reports.
    f"昆山市交警大队2024年工作总结\n{A}\n相关阅读\n瑞安市交警大队2023年工作总结\n高邮市交警大队2022年工作总结",
    # A heading of its own year, with nothing to say that the report has ended.
    f"昆山市交警大队2024年工作总结\n{A}\n2023年工作回顾\n{PROSE}",
    "",
    "2024年工作总结",
]


@pytest.mark.parametrize(("text", "told"), TWO)
def test_two_reports(text: str, told: list[str]) -> None:
    document = prepare_text(text)
    facts = extract_facts(document, CATALOGUE)
    assert [f"{f.value} {f.period.text} {f.reporter.region}" for f in facts] == told
    assert all(text[f.evidence.span.start : f.evidence.span.end] == f"{f.value}人" for f in facts)
    assert {f.evidence.line for f in facts} == {
        text.count("\n", 0, text.index(a)) + 1 for a in (A, B)
    }


@pytest.mark.parametrize("text", ONE)
def test_one_report(text: str) -> None:
    assert len(split_reports(prepare_text(text))) == 1


@pytest.mark.parametrize("text", [text for text, _ in TWO])
def test_parts_make_the_whole(text: str) -> None:
    document = prepare_text(text)
    parts = split_reports(document)
    assert "".join(part.text for part in parts) == document.text
    assert [at for part in parts for at in part.origins] == list(document.origins)
    assert sum(len(part.sentences) for part in parts) == len(document.sentences)
    for part in parts:
        assert all(0 <= s.start < s.end <= len(part.text) for s in part.sentences)
    found = [q.surface for q, _ in document_quantities(document)]
    assert found == ["40人", "20人"]


@pytest.mark.parametrize("text", [text for text, _ in TWO])
def test_ledger_has_the_figures_of_both(text: str) -> None:
    entries = find_entries(prepare_text(text), CATALOGUE)
    assert [entry.surface for entry in entries if "deaths" in entry.indicators] == ["40人", "20人"]
