"""A job with all that another machine needs to do it: the user's rules as texts."""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from summarymine.batch.cache import Cache, open_cache
from summarymine.batch.job import Job
from summarymine.batch.made import Made, find_made
from summarymine.indicators.catalogue import own_layers, pattern_files
from summarymine.ready import CACHE_VARIABLE


class Layer(NamedTuple):
    """The rule files of a folder, by name; or one that was given alone."""

    is_folder: bool
    files: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True)
class Parcel:
    """What is sent. layers: the user's rules, in order. made: what makes the rows of the sender.

    use_cache: whether results are kept, if there is a place for them.
    """

    job: Job
    layers: tuple[Layer, ...]
    made: Made
    use_cache: bool

    def __reduce__(self) -> tuple[type["Parcel"], tuple[object, ...]]:
        # Another process opens it for itself.
        return Parcel, (self.job, self.layers, self.made, self.use_cache)

    @cached_property
    def opened(self) -> "Opened":
        """The job with its rules loaded, and what it is made by here."""
        with tempfile.TemporaryDirectory(prefix="summarymine-rules-") as name:
            patterns = tuple(map(str, _unpack_layers(self.layers, Path(name))))
            job = replace(self.job, patterns=patterns, own_layers=False)
            made = find_made(job.rule_files)
            # Both read the files, which are gone afterwards; rules that differ are not loaded.
            if made == self.made:
                _ = job.catalogue
            # Hosts may share a home, which no cache stands; a folder that is named is their own.
            kept = self.use_cache and CACHE_VARIABLE in os.environ
            return Opened(job, open_cache(job) if kept else Cache(None, b""), made)


class Opened(NamedTuple):
    """A parcel where it has arrived."""

    job: Job
    cache: Cache
    made: Made


def make_parcel(job: Job, *, use_cache: bool) -> Parcel:
    """The job, with the rules that it would load here."""
    paths = (*(own_layers() if job.own_layers else ()), *map(Path, job.patterns))
    layers = (
        Layer(
            path.is_dir(),
            tuple((file.name, file.read_bytes()) for file in pattern_files(path)),
        )
        for path in paths
    )
    return Parcel(job, tuple(layers), find_made(job.rule_files), use_cache)


def _unpack_layers(layers: tuple[Layer, ...], folder: Path) -> Iterator[Path]:
    """Where each layer stands in folder now."""
    for number, layer in enumerate(layers):
        place = folder / str(number)
        place.mkdir()
        for name, content in layer.files:
            (place / Path(name).name).write_bytes(content)
        yield place if layer.is_folder else place / Path(layer.files[0][0]).name
