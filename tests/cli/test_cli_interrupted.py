"""A run on many files that is broken off: nothing half-written, no process left."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")

COMMAND = (sys.executable, "-c", "from summarymine.cli import main; main()")
# More than can be read before the signal comes.
COPIES = 4000
REPORT = (
    "甲市交警支队2024年工作总结\n" + "2024年，全市道路交通事故共造成死亡12人、受伤30人。\n" * 60
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(COPIES):
        (folder / f"{number:04}.txt").write_text(f"{number}\n{REPORT}", "utf-8")
    return folder


def members(group: int) -> set[int]:
    """The processes of a group that are not ended."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group and fields[0] != "Z":
            found.add(int(path.parent.name))
    return found


@pytest.fixture
def running(folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A run with two workers at work."""
    arguments = ["extract", str(folder), "--jobs", "2", "--no-cache", "-o", "facts.csv"]
    with subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=folder.parent,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "SUMMARYMINE_LANG": "en"},
    ) as process:
        wait_until(lambda: len(members(process.pid)) >= 3)
        time.sleep(0.3)
        yield process
        for left in members(process.pid):
            os.kill(left, signal.SIGKILL)


def wait_until(holds: object, seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while not holds():  # type: ignore[operator]
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def test_ctrl_c(running: "subprocess.Popen[bytes]", folder: Path) -> None:
    os.killpg(running.pid, signal.SIGINT)
    assert running.wait(20) == 130
    assert running.stderr is not None
    assert running.stderr.read().strip() == b"error: interrupted"
    assert members(running.pid) == set()
    assert [path.name for path in folder.parent.iterdir()] == ["reports"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_workers_do_not_outlive_the_run(running: "subprocess.Popen[bytes]", number: int) -> None:
    os.kill(running.pid, number)
    running.wait(20)
    assert wait_until(lambda: not members(running.pid))


def test_a_run_that_is_ended_leaves_nothing(
    running: "subprocess.Popen[bytes]", folder: Path
) -> None:
    os.kill(running.pid, signal.SIGTERM)
    assert running.wait(20) == 143
    assert [path.name for path in folder.parent.iterdir()] == ["reports"]
