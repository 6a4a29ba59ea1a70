"""Lines of a draft, and how they begin and end."""

from functools import lru_cache
from typing import NamedTuple

import regex

from summarymine.ready import compile_regex

_NUMBER = "[一二三四五六七八九十]"
ITEM = compile_regex(
    rf"[ ]*(?:{_NUMBER}{{1,3}}[、.．]|（(?:{_NUMBER}|\d){{1,3}}）|\d{{1,2}}[、.．](?![ ]*\d)"
    rf"|第{_NUMBER}{{1,3}}[部章节条]|[■▲●◆★□○▪•※►➢]|{_NUMBER}是|—{{2}})"
)
ENDS = tuple("。！？…；!?")
CLAUSE = compile_regex("[，。；、]")
TITLE = compile_regex("(?:总结|计划|打算|安排|报告|情况|要点|述要|通报|方案|回眸|目标|通知)$")
# What sites and offices print above and below a report. It goes on in no other line.
APART = compile_regex(
    r"""
    [ ]*[【\[（]?
    (?: (?:您|你)?(?:现在|当前)(?:所在|的)?(?:位置|页面) | 首页[ ]*[>»›→-]
      | (?:附(?:件|表|录)[ ]*[\d一二三四五六七八九十]? | (?:信息|稿件|文章)?来源 | 作者
          | (?:发布|发表|更新)(?:时间|日期)
          | (?:浏览|阅读|点击|访问|查看|下载)(?:次数|量|数)?)[ ]*[：:]
      | 单位[ ]*[：:][^，。]{1,12}$
      | 打印 | 字号 | 字体 | [上下]一篇 | 责任编辑 | 版权所有 | 相关文章
    )
    """,
    regex.VERBOSE,
)


class Line(NamedTuple):
    """One line that is not blank: [start, end) of its stripped text in the draft."""

    start: int
    end: int
    text: str
    width: float
    indent: int
    column: float = 0.0


def text_width(text: str) -> float:
    """Width in characters; a digit or letter is half as wide as a character."""
    # In UTF-8 the one takes a byte, the other three.
    return (len(text) + len(text.encode("utf-8", "surrogatepass"))) / 4


# The rules on lines come one after another, and mostly leave the text as it was.
@lru_cache(maxsize=1)
def find_lines(text: str) -> tuple[Line, ...]:
    """The lines that are not blank."""
    lines = []
    at = 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            start = at + raw.index(stripped[0])
            lines.append(
                Line(start, start + len(stripped), stripped, text_width(stripped), start - at)
            )
        at += len(raw)
    return tuple(lines)
