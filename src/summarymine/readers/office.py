"""Old and rare formats, through LibreOffice if it is installed: .doc, .wps, .rtf, .odt, .ods."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from summarymine.model import Document
from summarymine.readers.errors import ReadError
from summarymine.readers.kinds import OFFICE_KINDS, OLE, find_kind, has_stream
from summarymine.readers.parse import parse_kind

# Names the program to use, over any that is found.
VARIABLE = "SUMMARYMINE_SOFFICE"
PROGRAMS = ("soffice", "libreoffice", "soffice.com")
# Where installers put it without telling PATH.
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/opt/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
)

# Ends of names that such files mostly have.
OFFICE_ENDINGS = frozenset((".doc", ".wps", ".rtf", ".odt", ".ods", ".xlsb"))

# Seconds: to start on a busy machine, and for each file; most take 0.3, one of 500 pages 20.
START_SECONDS = 60.0
FILE_SECONDS = 30.0

# A profile of its own, so that a LibreOffice that the user has open is left alone. No macro runs,
# and nothing that a report points to is fetched.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>1</value></prop>
</item>
</oor:items>
"""


@dataclass(frozen=True, slots=True)
class _Task:
    """A file to be converted, under a name that nothing in it can have chosen."""

    number: int
    name: str
    data: bytes
    ending: str
    target: str


def convert(files: Sequence[tuple[str, bytes]]) -> list[bytes | ReadError]:
    """Each file, of a name and bytes, as .docx or .xlsx, or why it cannot be had.

    LibreOffice is started once for all; where that fails, once for each that is still missing.
    """
    results: dict[int, bytes | ReadError] = {}
    tasks = []
    program = find_program()
    for number, (name, data) in enumerate(files):
        kind = find_kind(name, data)
        if kind not in OFFICE_KINDS:
            results[number] = ReadError(name, "kind", kind=kind)
        elif data.startswith(OLE) and not has_stream(data, "Root Entry"):
            # Its directory is cut off: LibreOffice would take what is left for a text.
            results[number] = ReadError(name, "damaged", detail="OLE")
        elif program is None:
            results[number] = ReadError(name, "no_office", kind=kind)
        else:
            ending, target = OFFICE_KINDS[kind]
            # Word and Excel of 2003 wrote XML too.
            ending = "xml" if data.lstrip().startswith(b"<?xml") else ending
            tasks.append(_Task(number, name, data, ending, target))
    if program is not None:
        for target in sorted({task.target for task in tasks}):
            some = [task for task in tasks if task.target == target]
            results |= convert_alike(program, some)
    return [results[number] for number in range(len(files))]


def convert_alike(program: str, tasks: Sequence[_Task]) -> dict[int, bytes | ReadError]:
    """Files that become of one kind, by number."""
    done, detail = run(program, tasks)
    missing = [task for task in tasks if task.number not in done]
    if len(tasks) == 1:
        return done | {t.number: ReadError(t.name, "office_failed", detail=detail) for t in missing}
    for task in missing:
        done |= convert_alike(program, [task])
    return done


def run(program: str, tasks: Sequence[_Task]) -> tuple[dict[int, bytes | ReadError], str]:
    """What one start of LibreOffice gives, by number, and what it said."""
    with tempfile.TemporaryDirectory(prefix="summarymine-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        profile, source, target = (place / part for part in ("profile", "in", "out"))
        for path in (profile / "user", source, target):
            path.mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
        paths = [source / f"{task.number}.{task.ending}" for task in tasks]
        for path, task in zip(paths, tasks, strict=True):
            path.write_bytes(task.data)
        command = [
            *(program, "--headless", "--norestore", "--nolockcheck", "--nodefault"),
            f"-env:UserInstallation={profile.as_uri()}",
            *("--convert-to", tasks[0].target, "--outdir", str(target)),
            *map(str, paths),
        ]
        said = call(command, START_SECONDS + FILE_SECONDS * len(tasks))
        found = {}
        for task in tasks:
            with contextlib.suppress(OSError):
                found[task.number] = (target / f"{task.number}.{task.target}").read_bytes()
        return {number: data for number, data in found.items() if data}, said


def call(command: Sequence[str], seconds: float) -> str:
    """The last line that command says, or how it failed; it and all it started end in time."""
    process = None
    try:
        with undisturbed():
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
        _, errors = process.communicate(timeout=seconds)
    except OSError as error:
        return error.strerror or str(error)
    except subprocess.TimeoutExpired:
        return f"> {seconds:.0f} s"
    finally:
        # Its launcher leaves the program itself running.
        if process is not None:
            end(process)
    lines = errors.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].removeprefix("Error: ") if lines else f"exit {process.returncode}"


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Keeps back what would end us: between the start of a program and our knowing of it."""
    if sys.platform == "win32":
        yield
        return
    ends = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ends)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end(process: "subprocess.Popen[bytes]") -> None:
    """Ends a process and all that it started."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stderr is not None:
        process.stderr.close()


def find_program() -> str | None:
    """Where LibreOffice is, None if it is not installed."""
    wanted = os.environ.get(VARIABLE)
    if wanted:
        return shutil.which(wanted)
    found = (shutil.which(program) for program in (*PROGRAMS, *PLACES))
    return next((path for path in found if path), None)


def parse_office(data: bytes, name: str) -> Document:
    """The report in a file that LibreOffice reads. Raises ReadError."""
    (result,) = convert([(name, data)])
    return parse_converted(result, name, find_kind(name, data))


def parse_converted(result: bytes | ReadError, name: str, kind: str) -> Document:
    """The report in what convert made of a file of this kind. Raises ReadError."""
    if isinstance(result, ReadError):
        raise result
    _, target = OFFICE_KINDS[kind]
    return parse_kind(result, name, target.upper())
