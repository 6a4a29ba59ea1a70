"""What every run would work out alike, kept for the next: regexes as compiled, what they require.

Compiling what one report needs takes longer than reading it. Only plain data are kept, in one file
of the cache; a file that is not as it was written is as one that is not there.
"""

import contextlib
import copyreg
import hashlib
import marshal
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import regex
from platformdirs import user_cache_path

# Names the folder of the cache.
CACHE_VARIABLE = "SUMMARYMINE_CACHE"
# Fewer new entries than this are not worth writing the file again.
_WORTH = 10
# Beyond, entries that this run did not ask for are dropped: rules change, and their regexes stay.
_MOST = 5000
_DIGEST_SIZE = 32

# How the library pickles a regex: a function, and the data to call it with.
_reduce: Callable[[regex.Pattern[str]], Any] = copyreg.dispatch_table[regex.Pattern]
_restore = _reduce(regex.compile(""))[0]


def cache_folder() -> Path:
    """The folder of what is kept for the next run; SUMMARYMINE_CACHE names another."""
    folder = os.environ.get(CACHE_VARIABLE)
    return Path(folder) if folder else user_cache_path("summarymine", appauthor=False)


def ready_path() -> Path:
    """The file of what is ready, for this Python and this version of regex."""
    made_by = f"{sys.implementation.cache_tag}-{regex.__version__}"
    return cache_folder() / f"ready-{made_by}.bin"


def made_by(kind: str, module: str) -> str:
    """The kind of what a module makes: another version of its code makes another.

    module: its `__file__`.
    """
    code = Path(module).read_bytes()
    return f"{kind} {hashlib.blake2b(code, digest_size=8).hexdigest()}"


class Ready:
    """Plain data by kind and input, packed: few of them are asked for in a run, and only once."""

    def __init__(self) -> None:
        self._kept: dict[object, bytes] | None = None
        self._asked: set[object] = set()
        self._fresh = 0

    def get(self, kind: str, asked: object, make: Callable[[], Any]) -> Any:
        """What make gave for this input in an earlier run, or gives now."""
        if self._kept is None:
            self._kept = _read(ready_path())
        key = (kind, asked)
        self._asked.add(key)
        if key in self._kept:
            return marshal.loads(self._kept[key])
        made = make()
        self._kept[key] = marshal.dumps(made)
        self._fresh += 1
        return made

    def save(self) -> None:
        """Keeps what is ready for the next run, if much of it is new and can be written."""
        if self._kept is None or self._fresh < _WORTH:
            return
        if len(self._kept) > _MOST:
            self._kept = {key: self._kept[key] for key in self._asked}
        with contextlib.suppress(OSError):
            _write(ready_path(), self._kept)
        self._fresh = 0


def _read(path: Path) -> dict[object, bytes]:
    with contextlib.suppress(OSError):
        data = path.read_bytes()
        digest, packed = data[:_DIGEST_SIZE], data[_DIGEST_SIZE:]
        if hashlib.blake2b(packed, digest_size=_DIGEST_SIZE).digest() == digest:
            return dict(marshal.loads(packed))
    return {}


def _write(path: Path, entries: dict[object, bytes]) -> None:
    packed = marshal.dumps(entries)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Two runs may write at once: what they mix up is not what its digest says.
    new = path.with_suffix(".new")
    new.write_bytes(hashlib.blake2b(packed, digest_size=_DIGEST_SIZE).digest() + packed)
    new.replace(path)


READY = Ready()


def compile_regex(pattern: str, flags: int = 0, **lists: frozenset[str]) -> "regex.Pattern[str]":
    """regex.compile, from what an earlier run compiled."""
    asked = (pattern, int(flags), tuple((name, *sorted(words)) for name, words in lists.items()))
    data = READY.get("regex", asked, lambda: _compiled(pattern, flags, lists))
    compiled: regex.Pattern[str] = _restore(*data)
    return compiled


def _compiled(pattern: str, flags: int, lists: Mapping[str, frozenset[str]]) -> tuple[Any, ...]:
    """A compiled regex as the data that it is pickled as."""
    return tuple(_reduce(regex.compile(pattern, flags, **lists))[1])  # type: ignore[arg-type]
