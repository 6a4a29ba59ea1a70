"""What makes rows: the version of summarymine, of Python, and the rules in force."""

import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from summarymine.indicators.context import CONTEXT_FILE, packaged_patterns, shown
from summarymine.version import tool_version


class Made(NamedTuple):
    """What must be the same on two machines for their rows to be the same."""

    version: str
    python: str
    rules: str


def find_made(rule_files: Iterable[Path]) -> Made:
    """What makes rows here, by rules of these files."""
    return Made(tool_version(), python_version(), rules_hash(rule_files))


def rules_hash(files: Iterable[Path]) -> str:
    """The hash of rule files and what they share: the same rules give the same anywhere."""
    digest = hashlib.blake2b(digest_size=16)
    for path in (packaged_patterns() / CONTEXT_FILE, *files):
        digest.update(shown(path).rpartition("/")[2].encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def python_version() -> str:
    """`3.11`: what compiled code and pickles depend on."""
    return f"{sys.version_info.major}.{sys.version_info.minor}"
