"""A zip file read with limits, whatever its directory claims: reports come from mail, after all."""

import contextlib
import io
import itertools
import lzma
import zipfile
import zlib
from collections.abc import Iterator

from summarymine.readers.encoding import share_expected
from summarymine.readers.errors import ReadError
from summarymine.readers.files import show_size

# Of one report, or one archive with all that is packed inside it.
MAX_TOTAL = 200_000_000
MAX_MEMBER = 100_000_000
MAX_MEMBERS = 10_000
# XML packs to a fiftieth at most; small members may be as empty as they like.
MAX_RATIO = 200
FREE_OF_RATIO = 10_000_000

# The part of a member's own header whose length is fixed.
_HEADER = 30
_ENCRYPTED = 0x1
_UTF8 = 0x800
# A name in GB18030 was mistaken for one in a western encoding if it reads as Chinese.
_CHINESE_NAME = 0.5
_CHUNK = 1 << 20


class Budget:
    """How many bytes may still be unpacked, shared by an archive and those inside it."""

    def __init__(self) -> None:
        self.left = MAX_TOTAL

    def spend(self, count: int, name: str) -> None:
        """Raises ReadError once more than MAX_TOTAL has been unpacked."""
        self.left -= count
        if self.left < 0:
            raise ReadError(name, "too_much", detail=f"> {show_size(MAX_TOTAL)}")


class Zip:
    """The members of a zip file by name, unpacked in memory; a name is never a path on disk."""

    def __init__(self, data: bytes, name: str, budget: Budget | None = None) -> None:
        """Raises ReadError if the directory is broken, or claims more than is safe."""
        self.name = name
        self.budget = budget or Budget()
        with zip_errors(name):
            # Closed by nobody: it lies in memory.
            self._file = zipfile.ZipFile(io.BytesIO(data))
            infos = [info for info in self._file.infolist() if not info.is_dir()]
        check_directory(infos, name)
        self.members: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            self.members[self._free_name(member_name(info))] = info

    def _free_name(self, name: str) -> str:
        """The name, numbered if another member has it: neither is to be lost."""
        free, number = name, 2
        while free in self.members:
            free, number = f"{name}#{number}", number + 1
        return free

    def read(self, member: str) -> bytes:
        """What member holds. Raises ReadError, KeyError if there is none."""
        info = self.members[member]
        name = f"{self.name}!/{member}"
        if info.flag_bits & _ENCRYPTED:
            raise ReadError(name, "encrypted")
        chunks = []
        size = 0
        with zip_errors(name), self._file.open(info) as file:
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                if size > MAX_MEMBER:
                    raise ReadError(name, "too_much", detail=f"> {show_size(MAX_MEMBER)}")
                self.budget.spend(len(chunk), name)
                chunks.append(chunk)
        return b"".join(chunks)

    def get(self, member: str) -> bytes | None:
        """What member holds, None if there is none. Raises ReadError."""
        return self.read(member) if member in self.members else None


@contextlib.contextmanager
def zip_errors(name: str) -> Iterator[None]:
    """What zipfile raises, as ReadError of the file called name."""
    try:
        yield
    except NotImplementedError as error:
        raise ReadError(name, "archive", kind=f"ZIP ({error})") from error
    except RuntimeError as error:
        raise ReadError(name, "encrypted") from error
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError) as error:
        raise ReadError(name, "damaged", detail=str(error) or type(error).__name__) from error


def check_directory(infos: list[zipfile.ZipInfo], name: str) -> None:
    """Raises ReadError if the members are more, larger or denser than is safe, or overlap."""
    if len(infos) > MAX_MEMBERS:
        raise ReadError(name, "too_much", detail=f"{len(infos)} files")
    total = sum(info.file_size for info in infos)
    largest = max((info.file_size for info in infos), default=0)
    if total > MAX_TOTAL or largest > MAX_MEMBER:
        raise ReadError(name, "too_much", detail=show_size(total))
    if any(is_dense(info) for info in infos) or any_overlap(infos):
        raise ReadError(name, "too_much", detail="zip bomb")


def is_dense(info: zipfile.ZipInfo) -> bool:
    """True for a member that swells as no honest one does."""
    return info.file_size > FREE_OF_RATIO and info.file_size > MAX_RATIO * info.compress_size


def any_overlap(infos: list[zipfile.ZipInfo]) -> bool:
    """True if two members share bytes, which makes much out of little."""
    places = sorted((info.header_offset, info.compress_size) for info in infos)
    return any(
        start + _HEADER + size > following
        for (start, size), (following, _) in itertools.pairwise(places)
    )


def member_name(info: zipfile.ZipInfo) -> str:
    """The name of a member with forward slashes: UTF-8 where marked so, else as it reads."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        # What Python read as code page 437 is UTF-8 from macOS, GB18030 from Windows.
        raw = name.encode("cp437", "replace")
        for encoding, least in (("utf-8", -1.0), ("gb18030", _CHINESE_NAME)):
            with contextlib.suppress(UnicodeDecodeError):
                text = raw.decode(encoding)
                if share_expected(text) >= least:
                    name = text
                    break
    return "".join(c if c.isprintable() else "\ufffd" for c in name.replace("\\", "/"))
