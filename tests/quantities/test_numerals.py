"""Numerals: what each form is worth, and what is no numeral."""

from decimal import Decimal

import pytest

from summarymine.quantities.numerals import NumeralError, parse_numeral, round_step

CASES = [
    ("三万五千亿", "3500000000000"),
    ("三万亿五万", "3000000050000"),
    ("5亿3万2千", "500032000"),
    # Arabic
    ("0", "0"),
    ("7", "7"),
    ("007", "7"),
    ("3.50", "3.50"),
    ("12846", "12846"),
    # Chinese
    ("零", "0"),
    ("两", "2"),
    ("俩", "2"),
    ("十", "10"),
    ("十六", "16"),
    ("二十", "20"),
    ("四十七", "47"),
    ("廿", "20"),
    ("廿五", "25"),
    ("卅一", "31"),
    ("一百零八", "108"),
    ("一百二", "120"),
    ("两百五十", "250"),
    ("三千二百", "3200"),
    ("两千零五", "2005"),
    ("四千三", "4300"),
    ("六千〇七十", "6070"),
    ("一万三", "13000"),
    ("一万三千", "13000"),
    ("一万零三", "10003"),
    ("二十万零六百", "200600"),
    ("三百六十五万", "3650000"),
    ("一亿两千万", "120000000"),
    ("二〇二四", "2024"),
    ("九五", "95"),
    ("三点一四", "3.14"),
    ("零点五", "0.5"),
    ("一点二万", "12000"),
    ("两点五亿", "250000000"),
    # A multiplier alone
    ("百", "100"),
    ("百万", "1000000"),
    ("千万", "10000000"),
    ("万", "10000"),
    # Financial forms
    ("壹佰", "100"),
    ("叁仟贰佰", "3200"),
    ("伍万陆仟", "56000"),
    # Mixed
    ("1.5万", "15000"),
    ("12万3千", "123000"),
    ("3千", "3000"),
    ("三萬", "30000"),
    ("三億", "300000000"),
    # The most that is a figure
    ("1" + "0" * 20, "1" + "0" * 20),
    ("8百万", "8000000"),
    ("2亿3000万", "230000000"),
    ("0.8亿", "80000000"),
]

ERRORS = [
    ("", "empty numeral"),
    ("起", "'起' is not a numeral"),
    ("１２", "'１２' is not a numeral"),
    ("三人", "'三人' is not a numeral"),
    ("1.2.3", "'1.2.3' is not a numeral"),
    ("-5", "'-5' is not a numeral"),
    ("5%", "'5%' is not a numeral"),
    ("三点", "'三点' is not a numeral"),
    ("三点十", "'三点十' is not a numeral"),
    ("5三", "'5三' is not a numeral"),
    ("十三5", "'十三5' is not a numeral"),
    ("十二三", "'十二三' is not a numeral"),
    ("一百一百", "'一百一百' is not a numeral"),
    ("三十三十", "'三十三十' is not a numeral"),
    ("一百二百", "'一百二百' is not a numeral"),
    ("1千2千", "'1千2千' is not a numeral"),
    ("3万5万", "'3万5万' is not a numeral"),
    ("三万五万", "'三万五万' is not a numeral"),
    ("三亿五亿", "'三亿五亿' is not a numeral"),
    # More digits than are reckoned with: rounded, it would look like a stated figure.
    ("1.00000000000000000000000000001", "more than any figure of a report"),
    ("1" * 29, "more than any figure of a report"),
]

STEPS = [
    # what 余 leaves open: the worth of the last digit stated
    ("1300", "100"),
    ("1.5", "0.1"),
    ("36", "1"),
    ("20", "10"),
    ("10000", "10000"),
    ("0.75", "0.01"),
]


@pytest.mark.parametrize(("surface", "value"), CASES)
def test_parse_numeral(surface: str, value: str) -> None:
    assert parse_numeral(surface) == Decimal(value)


@pytest.mark.parametrize(("surface", "message"), ERRORS)
def test_parse_numeral_errors(surface: str, message: str) -> None:
    with pytest.raises(NumeralError) as caught:
        parse_numeral(surface)
    assert str(caught.value) == message


@pytest.mark.parametrize(("number", "step"), STEPS)
def test_round_step(number: str, step: str) -> None:
    assert round_step(Decimal(number)) == Decimal(step)
