"""No regex of ours takes long on a text made of what it looks for."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest
import regex

import summarymine

# A regex that tries every way to part such a text needs more steps than there are; one that goes
# through it once for each of its characters needs a hundredth of this.
SECONDS = 0.5
LENGTH = 300
PIECES = (
    *("1", "1.", "1,", "1、", "1/", "第1", "2024年", "1月", "5起", "一", "十", "万", "百分之"),
    *(" ", "\u3000", "\t", "\n", " \n", "\n1、", "a", "a ", "\u4e2d ", "和", "县", "市", "的."),
    *("，", "、", "；", "。", "：", ":", "（", "）", "“", "”", "【", "[", "<", "<!-- -->", "<b>"),
    *("|", "-", "--|", "=", "·", "—", "%", "由", "从", "同比", "分别", "其中", "事故", "死亡"),
    *("of the ", "工作总结", "ab-", "X: ", "\\", "'a' "),
)
Pattern = re.Pattern[str] | re.Pattern[bytes]


def patterns() -> Iterator[tuple[str, Pattern]]:
    """The regexes that stand in modules by a name."""
    for module in pkgutil.walk_packages(summarymine.__path__, "summarymine."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern | regex.Pattern):
                    yield f"{module.name}.{name}", value


@pytest.mark.parametrize("piece", PIECES)
def test_no_regex_takes_long_on_many_of_a_kind(piece: str) -> None:
    text = piece * (LENGTH // len(piece)) + "甲"
    slow = []
    for name, pattern in patterns():
        start = time.process_time()
        for _ in pattern.finditer(text.encode() if isinstance(pattern.pattern, bytes) else text):
            pass
        if time.process_time() - start > SECONDS:
            slow.append(name)
    assert slow == []
