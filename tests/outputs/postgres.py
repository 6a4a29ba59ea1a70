"""A PostgreSQL server of our own, in a temporary folder, for as long as the tests need it."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PASSWORD = "geheim"


def find_programs() -> Path | None:
    """The folder of initdb and pg_ctl: that of Debian's package, or what PATH says."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    on_path = shutil.which("initdb")
    found = [*folders, *([Path(on_path).parent] if on_path else [])]
    return next((one for one in found if (one / "pg_ctl").exists()), None)


def unprivileged() -> str | None:
    """Who may run the server where root may not: None for whoever we are."""
    return "postgres" if os.getuid() == 0 else None


@contextmanager
def run_server(programs: Path) -> Iterator[str]:
    """The URL of a fresh server, on a loopback port, that asks for a password."""
    user = unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="summarymine-pg-"))
    if user:
        with suppress(KeyError):
            entry = pwd.getpwnam(user)
            os.chown(folder, entry.pw_uid, entry.pw_gid)
    (folder / "password").write_text(PASSWORD)
    (folder / "password").chmod(0o644)

    def run(*command: str) -> None:
        subprocess.run(command, user=user, cwd=folder, check=True, capture_output=True, timeout=120)

    data = str(folder / "data")
    port = _free_port()
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
    try:
        run(
            *(str(programs / "initdb"), "-D", data, "-U", "tester", "-A", "scram-sha-256"),
            *("--pwfile", str(folder / "password"), "-E", "UTF8", "--locale=C", "--no-sync"),
        )
        log = str(folder / "log")
        # Its output goes to the log: a pipe would never end.
        subprocess.run(
            [str(programs / "pg_ctl"), "-D", data, "-l", log, "-w", "-o", options, "start"],
            user=user, cwd=folder, check=True, timeout=120,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        yield f"postgresql://tester:{PASSWORD}@127.0.0.1:{port}/postgres"
    finally:
        with suppress(subprocess.SubprocessError):
            run(str(programs / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
