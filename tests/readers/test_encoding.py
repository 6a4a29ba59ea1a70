"""Whatever the encoding of a report, its text comes out; what is no text is refused."""

import pytest

from summarymine.readers.encoding import expected_characters, resolve_text

SIMPLIFIED = (
    "二〇二四年上半年，全县共接报道路交通事故1204起，造成15人死亡、230人受伤，"
    "同比分别下降3.2%和8.5%。\n我们坚持以人民为中心，出动警力3万余人次，查处各类违法行为"
    "2.6万起，现将工作情况总结如下：一是加强组织领导；二是突出重点路段；三是广泛开展宣传。\n"
)
TRADITIONAL = (
    "二〇二四年上半年，全縣共接報道路交通事故1204起，造成15人死亡、230人受傷，"
    "同比分別下降3.2%和8.5%。\n我們堅持以人民為中心，出動警力3萬餘人次，查處各類違法行為"
    "2.6萬起，現將工作情況總結如下：一是加強組織領導；二是突出重點路段；三是廣泛開展宣傳。\n"
)

ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "utf-16"]
LENGTHS = [12, 30, 200, 4000]


def sample(encoding: str, length: int) -> str:
    """The first characters of a report, in the characters that the encoding is used for."""
    text = TRADITIONAL.replace("〇", "零") if encoding == "big5hkscs" else SIMPLIFIED
    return (text * (length // len(text) + 1))[:length]


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings(encoding: str, length: int) -> None:
    text = sample(encoding, length)
    assert resolve_text(text.encode(encoding)) == text


@pytest.mark.parametrize("start", range(0, 100, 7))
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_short_texts_from_anywhere(encoding: str, start: int) -> None:
    text = sample(encoding, 200)[start : start + 30]
    assert resolve_text(text.encode(encoding)) == text


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_texts_cut_inside_a_character(encoding: str, length: int) -> None:
    text = sample(encoding, length)
    assert resolve_text((text + "年").encode(encoding)[:-1]) == text


UNUSUAL = [
    # text                                         encoding
    ("Annual report 2024: 事故 12 起", "utf-8"),
    ("Annual report 2024: 事故 12 起", "gb18030"),
    ("Annual report 2024, no Chinese at all", "ascii"),
    ("事故\0十二起，同比下降", "utf-8"),
    ("全县事故\0十二起，同比下降", "gb18030"),
    ("全县事故12起，\r\n同比下降3%。\r\n", "utf-8"),
    ("全县事故12起，\r\n同比下降3%。\r\n", "gb18030"),
    ("全县事故12起，\r同比下降3%。\r", "utf-16-le"),
    ("王𠮷、李㙓等同志受到表彰的情况", "gb18030"),
    ("联通", "gb18030"),  # the bytes pass for UTF-8 too
    ("全縣共接報道路交通事故一二零四起，造成十五人死亡", "gb18030"),
    ("全县发生事故12起，死亡3人", "utf-32"),
]


@pytest.mark.parametrize(("text", "encoding"), UNUSUAL)
def test_unusual_texts(text: str, encoding: str) -> None:
    assert resolve_text(text.encode(encoding)) == text


def test_byte_order_mark_of_gb18030_is_left_out() -> None:
    assert resolve_text("\ufeff全县事故".encode("gb18030")) == "全县事故"


NO_TEXT = [
    bytes(range(256)) * 8,
    b"\0" * 100,
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0\xff\xfe\xd8\xff",
]


@pytest.mark.parametrize("data", NO_TEXT)
def test_what_is_no_text(data: bytes) -> None:
    assert resolve_text(data) is None


@pytest.mark.parametrize("character", "的国國为為县縣下中，。％９\n")
def test_expected_characters(character: str) -> None:
    assert character in expected_characters()
