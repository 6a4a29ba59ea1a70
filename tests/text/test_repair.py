"""Repairs inside a line: each rule alone, on what it mends and on what it must leave."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarymine.text.fold import FOLDS, simplified_table
from summarymine.text.prepare import prepare_text

FOLDED = [
    # fullwidth
    ("查处１２３４起。", "查处1234起。"),
    ("整改率９５％。", "整改率95%。"),
    ("国道Ｇ６０沿线。", "国道G60沿线。"),
    ("增幅＋３．２％", "增幅+3.2%"),
    ("同比﹣4.5﹪", "同比-4.5%"),
    # ASCII punctuation between Chinese
    ("形势平稳,事故下降;", "形势平稳，事故下降；"),
    ("成效明显!", "成效明显！"),
    ("共三项:一是宣传", "共三项：一是宣传"),
    ("支队(大队)联动", "支队（大队）联动"),
    # radicals in place of characters
    ("便⺠服务", "便民服务"),
    ("⻋辆通行", "车辆通行"),
    ("⼈员", "人员"),
    ("⻓期坚持", "长期坚持"),
    # zero and its look-alikes
    ("二○二四年", "二〇二四年"),
    ("二◯二一年", "二〇二一年"),
    # odd spaces become plain ones, which go where they are layout
    ("整改\u3000完毕", "整改 完毕"),
    ("罚款\u00a0300元", "罚款300元"),
]

REPAIRED = [
    # zero-width characters
    ("处\u200b罚5\u200b00人", "处罚500人"),
    ("\ufeff年度总结", "年度总结"),
    ("交\u00ad警", "交警"),
    ("12\u206034起", "1234起"),
    # a reading in brackets
    ("執(zhí)勤民警", "执勤民警"),
    ("违法行(xíng)为", "违法行为"),
    ("公（gōng）路巡逻", "公路巡逻"),
    ("隊( duì )伍建设", "隊伍建设"),
    ("隊[duì]伍建设", "隊伍建设"),
    ("隊【duì】伍建设", "隊伍建设"),
    ("公(ɡōnɡ)路巡逻", "公路巡逻"),
    ("公(go\u0304ng)路巡逻", "公路巡逻"),
    ("妇女(nǚ)代表", "妇女代表"),
    # a reading that lost its tone, beside one that kept it
    ("统(tǒng)一部署，查處(chu)违法", "统一部署，查處违法"),
    ("统(tǒng)一部署，查處(ch)违法", "统一部署，查處违法"),
    ("车(chē)辆(liang)12台(tai)", "车辆12台"),
    # marks that copying sites set between characters
    ("查处的`各类违法", "查处的各类违法"),
    ("违法的.车辆", "违法的车辆"),
    # characters set apart one by one
    ("查 处 违 法 12 起", "查处违法12起"),
    ("工 作 总 结", "工作总结"),
    ("受 伤361人，下 降2.75%。", "受伤361人，下降2.75%。"),
    ("城 市 低 保2.1万 余 人，床 位9820张。", "城市低保2.1万余人，床位9820张。"),
    ("甲 乙 12 13", "甲 乙12 13"),
    ("小学 初中 高中", "小学 初中 高中"),
    ("查 处 各 类 违 法 ， 死 亡 5 人", "查处各类违法，死亡5人"),
    # figures spaced out
    ("查处1 87 起。", "查处187起。"),
    ("罚款41 550元。", "罚款41550元。"),
    ("投入6 8. 4 万元", "投入68.4万元"),
    ("下降30.26 %，", "下降30.26%，"),
    ("划线1.17 万 米", "划线1.17万 米"),
    ("共 25 起，", "共25起，"),
    ("事故 1523 1711 188", "事故1523 1711 188"),
    ("下降 3. 5%", "下降3.5%"),
    # thousands separators
    ("登记1,234辆", "登记1234辆"),
    ("登记1，234辆", "登记1234辆"),
    ("投入2,345,678元", "投入2345678元"),
    ("投入12,345.67元", "投入12345.67元"),
    # decimal marks
    ("下降4。75%", "下降4.75%"),
    ("投入3·6万元", "投入3.6万元"),
    # letters for digits
    ("扣车1O起", "扣车10起"),
    ("查处2l起", "查处21起"),
    ("约谈3OO人", "约谈300人"),
]

KEPT = [
    # spaces between table columns
    "2024 2023 2022",
    # two figures with a comma between
    "去年为12，今年为15",
    "分别为1,2,3组",
    # a full stop between sentences
    "形势平稳。2024年目标明确。",
    # brackets with words in them
    "指挥中心(ICC)建成",
    "推广APP（app）",
    "推广手机应用(app)",
    "平台(ai)升级",
    "张三 李四 王五",
    "一 二 三",
    # letters in names
    "G60高速",
    "LED屏30块",
]


def repaired(text: str) -> str:
    return prepare_text(text).text


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_fold(text: str, expected: str) -> None:
    assert repaired(text) == expected


@pytest.mark.parametrize(("text", "expected"), REPAIRED)
def test_repair(text: str, expected: str) -> None:
    assert repaired(text) == expected


@pytest.mark.parametrize("text", KEPT)
def test_kept(text: str) -> None:
    assert repaired(text) in (text, text.replace("(", "（").replace(")", "）").replace(",", "，"))


def test_traditional() -> None:
    text = "交警總隊開展機動車專項執勤，處罰違規車輛，對駕駛員進行教育。"
    prepared = prepare_text(text)
    assert prepared.text == "交警总队开展机动车专项执勤，处罚违规车辆，对驾驶员进行教育。"
    assert len(prepared.text) == len(text)
    assert {repair.rule for repair in prepared.repairs} == {"simplify"}


SHORT_TRADITIONAL = [
    ("查處違法行為12起。", "查处违法行为12起。"),
    ("死亡人數下降5%。", "死亡人数下降5%。"),
    ("全年受傷361人。", "全年受伤361人。"),
]


@pytest.mark.parametrize(("text", "expected"), SHORT_TRADITIONAL)
def test_short_traditional(text: str, expected: str) -> None:
    assert repaired(text) == expected


def test_one_traditional_character_is_no_traditional_text() -> None:
    assert repaired("“國”字号品牌创建。") == "“國”字号品牌创建。"


RULES = [
    # text, the one rule that mends it, what stood there, what stands there now
    ("１２起", "fold-characters", "１２", "12"),
    ("处\u200b罚", "drop-zero-width", "\u200b", ""),
    ("行(xíng)为", "drop-pinyin", "（xíng）", ""),
    ("登记1，234辆", "drop-thousands-separators", "，", ""),
    ("下降4。75%", "mend-decimal-marks", "。", "."),
    ("扣车1O起", "mend-letter-digits", "O", "0"),
    ("共 25起", "close-spaces", " ", ""),
]


@pytest.mark.parametrize(("text", "rule", "before", "after"), RULES)
def test_repairs_are_recorded(text: str, rule: str, before: str, after: str) -> None:
    (found,) = [repair for repair in prepare_text(text).repairs if repair.rule == rule]
    assert (found.before, found.after) == (before, after)
    assert len(text[found.span.start : found.span.end]) == len(before)


ALPHABET = "交警查处违法起人，。；：（） \n\n\f\u3000０１２3456789.%,１\u200b⺠○国國執(zhí)一、- "


@given(st.text(ALPHABET, max_size=120))
def test_origins(text: str) -> None:
    """Every character comes from its own place: the same, a folded one, or a comma or point."""
    prepared = prepare_text(text)
    assert len(prepared.origins) == len(prepared.text)
    assert list(prepared.origins) == sorted(prepared.origins)
    for character, origin in zip(prepared.text, prepared.origins, strict=True):
        read = text[origin]
        folded = FOLDS.get(read, read)
        # Alone a character is no traditional text, among others it may be part of one.
        simplified = simplified_table().get(folded, folded)
        assert character in (read, folded, simplified) or character in "，.： "


@given(st.text(ALPHABET, max_size=120))
def test_digits_stay_what_they_are(text: str) -> None:
    """Digits are neither made nor reordered, but for page numbers, which go."""
    prepared = prepare_text(text)
    for character, origin in zip(prepared.text, prepared.origins, strict=True):
        if character.isascii() and character.isdigit():
            assert int(text[origin]) == int(character)


@given(st.text(ALPHABET, max_size=120))
def test_spans_lie_in_the_text(text: str) -> None:
    once = prepare_text(text)
    assert all(0 <= span.start < span.end <= len(once.text) for span in once.sentences)
    assert all(0 <= section.span.start <= section.span.end for section in once.sections)


@given(st.text(max_size=60))
def test_any_text_is_prepared(text: str) -> None:
    prepared = prepare_text(text)
    assert len(prepared.origins) == len(prepared.text)
