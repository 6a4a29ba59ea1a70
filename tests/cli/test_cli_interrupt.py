"""Ctrl-C, kill and the end of a session: within a second, and nothing is left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from makers import make_ole

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked at in /proc")

COUNT = 3000
TEXT = "2024年，全市道路交通事故共造成死亡{}人、受伤30人，同比下降5%。\n" * 3


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Many, that take some ten seconds."""
    folder = tmp_path_factory.mktemp("reports")
    for number in range(COUNT):
        (folder / f"{number}.txt").write_text(TEXT.replace("{}", str(number)), "utf-8")
    return folder


@pytest.fixture
def place(tmp_path: Path, reports: Path) -> Path:
    """A folder with reports, another for what is temporary, and an old table."""
    (tmp_path / "reports").symlink_to(reports)
    (tmp_path / "temporary").mkdir()
    (tmp_path / "old.csv").write_text("old\n", "utf-8")
    return tmp_path


Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def start(place: Path) -> Iterator[Start]:
    """Runs the command in a session of its own, which is ended with the test."""
    started: list[subprocess.Popen[bytes]] = []

    def start(*arguments: str, **variables: str) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(
            [sys.executable, "-m", "summarymine", *arguments],
            cwd=place,
            env=os.environ | {"TMPDIR": str(place / "temporary")} | variables,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if living(process.pid):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(20)
        if process.stderr is not None:
            process.stderr.close()


def living(group: int) -> list[str]:
    """The processes of a group that have not ended."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its_group, *_ = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if its_group == str(group) and state not in "ZX":
            found.append(path.parent.name)
    return found


def wait_until(is_so: Callable[[], object], seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.01)
    return bool(is_so())


def drafts(place: Path) -> list[Path]:
    return list(place.glob(".summarymine-*"))


ENDS = [
    # signal          to all   code  what is said
    (signal.SIGINT,   True,    130,  "error: interrupted"),
    (signal.SIGINT,   False,   130,  "error: interrupted"),
    (signal.SIGTERM,  False,   143,  ""),
    (signal.SIGTERM,  True,    143,  ""),
    (signal.SIGHUP,   True,    129,  ""),
]  # fmt: skip


@pytest.mark.parametrize(("number", "to_all", "code", "said"), ENDS)
@pytest.mark.parametrize("output", ["new.csv", "old.csv"])
def test_a_run_that_is_ended(
    place: Path,
    start: Start,
    number: signal.Signals,
    to_all: bool,
    code: int,
    said: str,
    output: str,
) -> None:
    process = start("extract", "reports", "--jobs", "2", "-o", output)
    # Rows have been written, and many more are to come.
    assert wait_until(lambda: drafts(place))
    (os.killpg if to_all else os.kill)(process.pid, number)
    began = time.monotonic()
    assert process.wait(20) == code
    assert time.monotonic() - began < 1
    assert process.communicate()[1].decode().strip() == said
    assert living(process.pid) == []
    assert sorted(path.name for path in place.iterdir()) == ["old.csv", "reports", "temporary"]
    assert (place / "old.csv").read_text("utf-8") == "old\n"
    assert list((place / "temporary").rglob("*")) == []


def test_workers_end_when_nobody_waits_for_them(place: Path, start: Start) -> None:
    process = start("extract", "reports", "--jobs", "2", "-o", "new.csv")
    assert wait_until(lambda: drafts(place))
    process.kill()
    process.wait(20)
    assert wait_until(lambda: not living(process.pid), 5)
    assert not (place / "new.csv").exists()


def calls(program: Path) -> list[str]:
    """The processes that run a script."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().split(b"\0")
        except OSError:
            continue
        if os.fsencode(program) in words:
            found.append(path.parent.name)
    return found


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_libreoffice_ends_too(place: Path, start: Start, number: signal.Signals) -> None:
    program = place / "soffice"
    program.write_text("#!/bin/sh\nsleep 30\n")
    program.chmod(0o755)
    (place / "m.doc").write_bytes(make_ole("WordDocument", "1Table"))
    process = start("extract", "m.doc", "-o", "old.csv", SUMMARYMINE_SOFFICE=str(program))
    assert wait_until(lambda: calls(program))
    os.killpg(process.pid, number)
    began = time.monotonic()
    assert process.wait(20) == 128 + number
    assert time.monotonic() - began < 1
    assert wait_until(lambda: not calls(program), 1)
    assert list((place / "temporary").rglob("*")) == []


def test_a_reader_that_hangs(place: Path, start: Start) -> None:
    os.mkfifo(place / "pipe")
    process = start("quantities", "reports/0.txt", "pipe", "-o", "old.csv")
    assert wait_until(lambda: len(living(process.pid)) > 1)
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    began = time.monotonic()
    assert process.wait(20) == 130
    assert time.monotonic() - began < 1
    assert process.communicate()[1].decode().strip() == "error: interrupted"
    assert living(process.pid) == []
    assert (place / "old.csv").read_text("utf-8") == "old\n"
    assert list((place / "temporary").rglob("*")) == []
