"""Both languages say the same things, and the right one is chosen."""

import string

import pytest

from summarymine.cli.messages import EN, ZH, language, say


def placeholders(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


def test_same_keys() -> None:
    assert EN.keys() == ZH.keys()


@pytest.mark.parametrize("key", EN)
def test_same_placeholders(key: str) -> None:
    assert placeholders(EN[key]) == placeholders(ZH[key])


@pytest.mark.parametrize("key", [key for key in EN if key.endswith(".help")])
def test_same_examples(key: str) -> None:
    commands = [
        [line for line in catalogue[key].splitlines() if line.startswith("  summarymine ")]
        for catalogue in (EN, ZH)
    ]
    assert commands[0] == commands[1]


LANGUAGES = [
    ({}, "en"),
    ({"LANG": "zh_CN.UTF-8"}, "zh"),
    ({"LANG": "zh_TW"}, "zh"),
    ({"LANG": "de_DE.UTF-8"}, "en"),
    ({"LC_MESSAGES": "zh_CN.GBK", "LANG": "en_US.UTF-8"}, "zh"),
    ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
    ({"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, "zh"),
    ({"SUMMARYMINE_LANG": "zh", "LC_ALL": "C"}, "zh"),
    ({"SUMMARYMINE_LANG": "en", "LC_ALL": "zh_CN.UTF-8"}, "en"),
]


@pytest.mark.parametrize(("environment", "expected"), LANGUAGES)
def test_language(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: str
) -> None:
    monkeypatch.delenv("SUMMARYMINE_LANG")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language() == expected


def test_say(monkeypatch: pytest.MonkeyPatch) -> None:
    assert say("error", what="a {brace}") == "error: a {brace}"
    monkeypatch.setenv("SUMMARYMINE_LANG", "zh")
    assert say("summary.failed", failed=1, total=3) == "3 个文件中有 1 个未能读取"
