"""The text of a case as other reports would write it: what is told by it stays the same."""

from typing import Literal

from summarymine.ready import compile_regex
from summarymine.text.fold import to_traditional

Mutation = Literal["fullwidth", "broken", "spaced", "traditional"]
MUTATIONS: tuple[Mutation, ...] = ("fullwidth", "broken", "spaced", "traditional")

_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
# Lines of a printed column; a case stands in one as a sentence among others.
_COLUMN = 16
_BEFORE = "各项工作按照年初的部署有条不紊地向前推进，广大干部职工付出了辛勤的汗水。"
_AFTER = "在此基础上，我们认真听取各方面的意见，不断改进工作方法，队伍的面貌焕然一新。"
_HAN_PAIR = compile_regex(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")


def mutate(text: str, mutation: Mutation) -> str:
    """The text in fullwidth letters and digits, in a narrow column, spaced out, or traditional."""
    match mutation:
        case "fullwidth":
            return text.translate(_WIDE)
        case "broken":
            return "\n".join(map(_in_column, text.split("\n")))
        case "spaced":
            return "\n".join(map(_spaced, text.split("\n")))
        case "traditional":
            return to_traditional(text)


def _in_column(line: str) -> str:
    """A line of prose as lines of a column; a title, or an item of a list, stays as it is."""
    if not line.endswith("。"):
        return line
    whole = f"{_BEFORE}{line}{_AFTER}"
    return "\n".join(whole[at : at + _COLUMN] for at in range(0, len(whole), _COLUMN))


def _spaced(line: str) -> str:
    """Every character by itself, as scans and old pages have it."""
    return _HAN_PAIR.sub(" ", line)
