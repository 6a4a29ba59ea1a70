"""What every run would work out alike is kept for the next, and never wrong for it."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import regex

from summarymine import ready
from summarymine.ready import Ready, compile_regex, made_by, ready_path

PATTERNS: list[tuple[str, int, dict[str, frozenset[str]], str]] = [
    ("(?P<number>[0-9]+)(?P<unit>起|人)", 0, {}, "事故120起，死亡3人"),
    (r"(?<=同比)(?:上升|下降)(?!率)", 0, {}, "同比上升率，同比下降5%"),
    ("^ *死亡 *$", regex.MULTILINE, {}, "事故\n死亡\n受伤"),
    (r"[0-9]+\L<units>", 0, {"units": frozenset(("起", "万起", "人"))}, "12万起、3人、4台"),
    ("(?i:gdp)|(?P<quantity>\ue000+)(?:亿元)?", 0, {}, "GDP\ue000\ue000亿元"),
    ("", 0, {}, "无"),
]


def save(kept: Ready) -> None:
    for number in range(ready._WORTH):
        kept.get("filler", number, lambda: None)
    kept.save()


@pytest.mark.parametrize(("pattern", "flags", "lists", "text"), PATTERNS)
def test_a_kept_regex_finds_what_it_found(
    pattern: str,
    flags: int,
    lists: dict[str, frozenset[str]],
    text: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fresh = regex.compile(pattern, flags, **lists)
    found = [(m.span(), m.groupdict()) for m in fresh.finditer(text)]
    for _ in ("compiled", "kept"):
        monkeypatch.setattr(ready, "READY", Ready())
        again = compile_regex(pattern, flags, **lists)
        assert [(m.span(), m.groupdict()) for m in again.finditer(text)] == found
        assert (again.pattern, again.flags) == (fresh.pattern, fresh.flags)
        save(ready.READY)


def test_what_is_kept_is_not_made_again() -> None:
    save(first := Ready())
    first.get("kind", "asked", lambda: ["made"])
    save(first)
    for number in range(ready._WORTH):
        first.get("more", number, lambda: None)
    first.save()
    assert Ready().get("kind", "asked", lambda: pytest.fail("made again")) == ["made"]


def cut(data: bytes) -> bytes:
    return data[:-1]


def turn(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


DAMAGE: list[Callable[[bytes], bytes]] = [cut, turn, lambda _: b"", lambda data: data[:10]]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_file_that_is_not_as_written_is_as_none(damage: Callable[[bytes], bytes]) -> None:
    kept = Ready()
    kept.get("kind", "asked", lambda: "old")
    save(kept)
    assert Ready().get("kind", "asked", lambda: "new") == "old"
    ready_path().write_bytes(damage(ready_path().read_bytes()))
    assert Ready().get("kind", "asked", lambda: "new") == "new"


def test_what_other_code_made_is_made_anew(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    kinds = []
    for code in ("old = 1", "new = 1", "new = 1"):
        module.write_text(code, "utf-8")
        kinds.append(made_by("kind", str(module)))
    assert kinds[0] != kinds[1] == kinds[2]


def test_little_that_is_new_is_not_written() -> None:
    kept = Ready()
    kept.get("kind", "asked", lambda: "one")
    kept.save()
    assert not ready_path().exists()


def test_what_no_run_asks_for_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready, "_MOST", 15)
    old = Ready()
    old.get("kind", "old rule", lambda: "old")
    save(old)
    new = Ready()
    for number in range(ready._WORTH):
        new.get("new", number, lambda: None)
    new.save()
    assert Ready().get("kind", "old rule", lambda: "made anew") == "made anew"


def test_a_place_that_cannot_be_written_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    (ready_path().parent / "file").write_text("", "utf-8")
    monkeypatch.setenv(ready.CACHE_VARIABLE, str(ready_path().parent / "file" / "cache"))
    save(Ready())
    assert not ready_path().exists()


def test_a_second_run_gives_the_same_rows(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("某县交警大队2024年工作总结\n2024年，全县发生事故12起，死亡3人。\n", "utf-8")
    command = (sys.executable, "-m", "summarymine", "extract", str(report))
    first, second = (
        subprocess.run(
            [*command, *more], stdin=subprocess.DEVNULL, capture_output=True, check=True
        ).stdout
        for more in ([], ["--no-cache"])
    )
    assert ready_path().exists()
    assert first == second
    assert first.count(b"\n") == 3
