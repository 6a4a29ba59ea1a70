"""PATH arguments → the reports they mean: a file, folder, glob or address, or - for stdin."""

import glob
import os
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from summarymine.readers.errors import ReadError, Reason
from summarymine.readers.files import RemotePath, is_folder, show_name
from summarymine.readers.remote import RemoteFolder, find_local, is_address

T = TypeVar("T")

STDIN = "-"

# What an entry of a folder is; "" for a pipe or a device.
Kind = Literal["folder", "file", ""]

# Left behind by macOS in archives, one shadow for each real file; by Windows in any folder.
NO_REPORTS = ("__MACOSX", "thumbs.db", "desktop.ini")

# Names, whatever their ends, of what tells about a folder.
NO_STEMS = ("readme", "license", "licence", "changelog")

# Ends of names of what stands beside reports and is none: data, programs, what programs leave.
OTHER_ENDINGS = frozenset(
    """
    .bak .bat .bin .c .cfg .com .conf .css .csv .dat .db .dll .eot .exe .gitignore .go .h .ico .ini
    .iso .java .jar .js .json .jsonl .lnk .lock .log .map .mdb .mp3 .mp4 .msi .parquet .part .pdb
    .py .pyc .rb .rs .sh .so .sql .sqlite .sum .svg .sys .tmp .toml .torrent .ts .tsv .ttf .url .wav
    .woff .woff2 .xml .xsd .xsl .yaml .yml .crdownload .avi .mov .md5 .sha256 .duckdb
    """.split()  # noqa: SIM905 - a list would fill the page
)

# What packs one file: what corpus.jsonl.gz holds is no report either.
PACKED_ENDINGS = (".gz", ".zst")

# The folder of a saved page's pictures and scripts, beside X.html: X_files, from Word X.files.
PAGE_FOLDERS = ("_files", ".files")
PAGES = (".html", ".htm", ".mht", ".mhtml")


@dataclass(frozen=True, slots=True)
class ReportPath:
    """A report to be read; path is None for stdin, and may be behind an address.

    name: the path relative to the PATH that the user gave, with forward slashes.
    """

    name: str
    path: Path | RemotePath | None


def find_reports(paths: str | Sequence[str]) -> Iterator[ReportPath | ReadError]:
    """Every report that paths, or one, mean, in their order, folders walked in the order of names.

    A PATH that leads to no report gives a ReadError in its place, so that the rest still come.
    In a folder, and where a glob leaves the kind open, every file counts but those that are
    hidden, or are no reports by the ends of their names.
    """
    paths = [paths] if isinstance(paths, str) else paths
    for path in dict.fromkeys(find_local(path) or path for path in paths):
        if path == STDIN:
            yield ReportPath(STDIN, None)
        elif not path:
            # Of a variable without value; as a path it would be this folder.
            yield ReadError(repr(path), "missing")
        elif is_address(path) and not os.path.lexists(path):
            yield from find_behind(path)
        elif is_folder(Path(path)):
            yield from at_least_one(walk(Path(path)), ReadError(show_name(path), "no_report"))
        elif glob.has_magic(path) and not os.path.lexists(path):
            yield from at_least_one(find_matches(path), ReadError(show_name(path), "no_match"))
        else:
            yield ReportPath(show_name(Path(path).name), Path(path))


def find_behind(address: str) -> Iterator[ReportPath | ReadError]:
    """Reports behind an address, which may hold a glob: as those of this machine."""
    try:
        folder = RemoteFolder(address)
        if folder.is_file():
            yield ReportPath(show_name(folder.path.rpartition("/")[2]), folder.file(folder.path))
            return
        reason: Reason = "no_match" if folder.is_glob else "no_report"
        none = ReadError(folder.shown, reason)
        yield from at_least_one(walk_behind(folder), none)
    except ReadError as error:
        yield error


def walk_behind(folder: RemoteFolder) -> Iterator[ReportPath | ReadError]:
    """The reports in it, in the order of names. Raises ReadError."""
    entries = folder.matches() if folder.is_glob else folder.entries(folder.path)
    # `*.md` says what is wanted; `*` does not.
    suffix = Path(folder.path).suffix
    wanted = folder.is_glob and bool(suffix) and not glob.has_magic(suffix)
    stack = entries[::-1]
    beside = {path for path, *_ in entries}
    while stack:
        path, is_a_folder, size = stack.pop()
        name = path.removeprefix(folder.base).lstrip("/")
        if any(map(is_hidden, name.split("/"))):
            continue
        if not is_a_folder:
            if is_report(name) or wanted:
                yield ReportPath(show_name(name), folder.file(path, size))
        elif "**" not in folder.path and not belongs_to_page(path, beside):
            inside = folder.entries(path)
            beside.update(path for path, *_ in inside)
            stack.extend(reversed(inside))


def at_least_one(found: Iterator[T], error: T) -> Iterator[T]:
    """What was found, or error if that is nothing."""
    yield next(found, error)
    yield from found


def find_matches(pattern: str) -> Iterator[ReportPath | ReadError]:
    """Reports that a glob matches; folders that it matches are walked, as a shell's would be."""
    base = fixed_part(pattern)
    # `*.md` says what is wanted; `*` does not.
    wanted = bool(Path(pattern).suffix) and not glob.has_magic(Path(pattern).suffix)
    # `**` goes round and round through a link to a folder above.
    seen: set[Path] = set()
    # Path.glob would match hidden files, and takes no absolute pattern.
    for match in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207
        path = Path(match)
        if any(map(is_hidden, path.relative_to(base).parts)) or lies_with_page(path, base):
            continue
        if is_folder(path):
            # `**` has matched, or matches next, what is inside.
            if "**" not in pattern:
                yield from walk(path, base)
        elif (wanted or is_report(match)) and (real := path.resolve()) not in seen:
            seen.add(real)
            yield ReportPath(relative_name(path, base), path)


def fixed_part(pattern: str) -> Path:
    """The folder of a glob up to its first wildcard: `2024` of `2024/*/a?.txt`."""
    parts = Path(pattern).parent.parts
    first = next((i for i, part in enumerate(parts) if glob.has_magic(part)), len(parts))
    return Path(*parts[:first])


def walk(folder: Path, base: Path | None = None) -> Iterator[ReportPath | ReadError]:
    """Reports below folder, in the order of names; each folder once, so links make no loop."""
    base = folder if base is None else base
    seen: set[tuple[int, int]] = set()
    # A stack, not recursion: folders may lie deeper than calls may.
    stack: list[tuple[Path, Kind]] = [(folder, "folder")]
    while stack:
        path, kind = stack.pop()
        if kind == "file":
            yield ReportPath(relative_name(path, base), path)
            continue
        try:
            status = path.stat()
            if (status.st_dev, status.st_ino) not in seen:
                seen.add((status.st_dev, status.st_ino))
                stack.extend(reversed(list_folder(path)))
        except PermissionError:
            yield ReadError(folder_name(path, base), "forbidden")
        except OSError as error:
            yield ReadError(folder_name(path, base), "failed", detail=error.strerror or "")


def list_folder(folder: Path) -> list[tuple[Path, Kind]]:
    """Reports and folders directly in folder, sorted by name."""
    with os.scandir(folder) as entries:
        names = {entry.name: kind for entry in entries if (kind := kind_of(entry))}
    return [
        (folder / name, kind)
        for name, kind in sorted(names.items())
        if not is_hidden(name)
        and (is_report(name) if kind == "file" else not belongs_to_page(name, names))
    ]


def kind_of(entry: os.DirEntry[str]) -> Kind:
    """What an entry is; "" for what is not read, since it may never end.

    A link that leads nowhere is a file, so that it is named when it is read.
    """
    try:
        if entry.is_dir():
            return "folder"
        return "file" if entry.is_file() or entry.is_symlink() else ""
    except OSError:
        # A link that leads to itself.
        return "file"


def is_report(name: str) -> bool:
    """True for a name that a walk through a folder takes for a report, of whatever kind.

    A file of a kind that is not read counts, so that it is named; so does a broken link.
    """
    path = Path(name)
    if path.stem.lower() in NO_STEMS or path.suffix.lower() in OTHER_ENDINGS:
        return False
    if path.suffix.lower() in PACKED_ENDINGS and Path(path.stem).suffix.lower() in OTHER_ENDINGS:
        return False
    return not is_hidden(path.name)


def belongs_to_page(name: str, beside: Container[str]) -> bool:
    """True for the folder that a browser put beside the page that it saved."""
    return any(
        name.endswith(end) and any(name.removesuffix(end) + page in beside for page in PAGES)
        for end in PAGE_FOLDERS
    )


def lies_with_page(path: Path, base: Path) -> bool:
    """True if path is such a folder, or in one, below base."""
    folders = [base / part for part in (path.relative_to(base), *path.relative_to(base).parents)]
    return any(
        folder.name.endswith(PAGE_FOLDERS)
        and folder.is_dir()
        and belongs_to_page(folder.name, {other.name for other in folder.parent.iterdir()})
        for folder in folders
    )


def is_hidden(name: str) -> bool:
    """True for what stands beside reports: `.name`, Word's lock file `~$name`, macOS shadows."""
    return name.startswith((".", "~$")) or name in NO_REPORTS or name.lower() in NO_REPORTS


def relative_name(path: Path, base: Path) -> str:
    """The path below base, with forward slashes, as shown to the user."""
    return show_name(path.relative_to(base).as_posix())


def folder_name(path: Path, base: Path) -> str:
    """The same for a folder; base itself is called as the user gave it, for it would be `.`."""
    return show_name(str(base)) if path == base else relative_name(path, base)
