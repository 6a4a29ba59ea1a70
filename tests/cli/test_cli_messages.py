"""Both languages say the same things, each is said somewhere, and the right one is chosen."""

import ast
import itertools
import re
import string
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from test_cli_main import COMMANDS

import summarymine.cli
from summarymine.cli import main
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


# Where keys of messages are made: the command line, and what it takes reasons from.
CLI = Path(summarymine.cli.__file__).parent
# Not the catalogues themselves; rule_messages also says some.
ROOTS = [
    path
    for path in CLI.rglob("*.py")
    if not path.stem.endswith("messages") and path.stem != "explanations"
] + [CLI / "rule_messages.py"]


def find_keys(node: ast.AST) -> Iterator[str]:
    """A regex for each text that may be a key; of an f-string its holes fit anything."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.escape(node.value)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"
            for part in node.values
        )
        for part in node.values:
            yield from find_keys(part) if isinstance(part, ast.FormattedValue) else ()
    else:
        for child in ast.iter_child_nodes(node):
            yield from find_keys(child)


def find_said(tree: ast.AST) -> Iterator[str]:
    """The same of what is given to say alone."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            at = {"say": 0, "say_in": 1}.get(node.func.id)
            if at is not None and len(node.args) > at:
                yield from itertools.islice(find_keys(node.args[at]), 1)


def own_keys() -> Iterator[str]:
    """The keys of every command and its options."""
    for words in COMMANDS:
        found: click.Command = main
        for word in words:
            assert isinstance(found, click.Group)
            found = found.get_command(click.Context(found), word) or found
        yield from (f"{'.'.join(words) or 'main'}.{part}" for part in ("short", "help"))
        yield from (f"option.{one.name}" for one in found.params if isinstance(one, click.Option))


# A key that begins with a hole is that of a command, and could be any.
USED = {
    key
    for path in ROOTS
    for key in find_keys(ast.parse(path.read_text("utf-8")))
    if not key.startswith(".+")
}
OWN = {*own_keys(), "option.help"} - {"main.short"}


@pytest.mark.parametrize("key", EN)
def test_every_message_is_said_somewhere(key: str) -> None:
    assert key in OWN or any(re.fullmatch(used, key) for used in USED)


@pytest.mark.parametrize("key", sorted(OWN))
def test_every_command_and_option_is_described(key: str) -> None:
    assert key in EN


def test_nothing_is_said_that_there_is_no_message_for() -> None:
    said = {
        key for path in CLI.rglob("*.py") for key in find_said(ast.parse(path.read_text("utf-8")))
    }
    assert [key for key in said if not any(re.fullmatch(key, one) for one in EN)] == []


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
