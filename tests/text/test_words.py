"""Words: those of rjieba are those of jieba, so that no figure depends on what is installed."""

from pathlib import Path

import pytest

from summarymine import load_catalogue
from summarymine.indicators.match import matcher
from summarymine.text.words import fast_segmenter, plain_segmenter

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
NONE: frozenset[str] = frozenset()

CASES = [
    # text, names, words
    ("排查农村公路隐患", NONE, "排查 农村公路 隐患"),
    ("侦破肇事逃逸案", frozenset({"肇事逃逸案"}), "侦破 肇事逃逸案"),
    # Runs of letters and digits, which rjieba keeps whole.
    ("到场时间压缩至20-21分钟", NONE, "到场 时间 压缩 至 20 - 21 分钟"),
    ("PM_2.5浓度下降18.3%", NONE, "PM _ 2.5 浓度 下降 18.3%"),
    ("登录12306.cn、bar.com", NONE, "登录 12306 . cn 、 bar . com"),
    ("IP地址1.2.3", NONE, "IP地址 1.2 . 3"),
    ("R&D投入占3.5%", NONE, "R & D 投入 占 3.5%"),
    ("C++程序", NONE, "C++ 程序"),
    ("AI+安防，a_b-c", NONE, "AI + 安防 ， a _ b - c"),
    ("卡拉OK厅、A4纸、T恤", NONE, "卡拉 OK 厅 、 A4 纸 、 T恤"),
    ("", NONE, ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names", "words"), CASES)
def test_both_segmenters(text: str, names: frozenset[str], words: str) -> None:
    assert " ".join(plain_segmenter(names)(text)) == words
    assert " ".join(fast_segmenter(names)(text)) == words


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_rjieba_cuts_reports_as_jieba_does(path: Path) -> None:
    names = matcher(load_catalogue()).words
    plain, fast = plain_segmenter(names), fast_segmenter(names)
    lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    assert [(line, [*fast(line)]) for line in lines] == [(line, [*plain(line)]) for line in lines]
