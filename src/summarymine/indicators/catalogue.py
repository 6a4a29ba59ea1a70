"""Pattern files → Catalogue: the indicators in force, checked, with where each comes from."""

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path

from summarymine.indicators.context import CONTEXT_FILE, Context, load_context, packaged_patterns
from summarymine.indicators.definitions import Check, Indicator, Pack, RuleFile
from summarymine.indicators.packs import find_told, find_without, with_also
from summarymine.indicators.problems import MEANT, CatalogueError, Problem, find_meant
from summarymine.indicators.rule_file import SCHEMA, read_rule_file, read_rule_text
from summarymine.model import SummaryMineError

# In the current folder: the rules beside it are those that the source is packaged with.
_SOURCE = Path("src/summarymine/indicators")


class UnknownIdError(SummaryMineError):
    """A name that no pattern file gives. meant: what may have been meant by it (find_meant)."""

    kind = ""

    def __init__(self, id: str, known: Sequence[str]) -> None:
        self.id = id
        self.meant = find_meant(id, known)
        meant = MEANT[self.meant[0]].format(word=self.meant[1]) if self.meant else ""
        super().__init__(f"{id}: no such {self.kind}{meant}")


class UnknownIndicatorError(UnknownIdError):
    """An indicator that there is none of."""

    kind = "indicator"


class UnknownPackError(UnknownIdError):
    """A pack that there is none of."""

    kind = "pack"


@dataclass(frozen=True, eq=False, kw_only=True)
class Catalogue:
    """Indicators in the order of their files, and the context rules that they share.

    packs: in the same order. chosen: the packs asked for by name, None where documents decide.
    wanted: the ids that facts are asked for, None for all that are not optional. The others are
    matched all the same: a list of figures is dealt out rightly only if every name in it is known.
    broken: what is wrong with the indicators that were left out.
    """

    defined: tuple[Indicator, ...]
    context: Context
    packs: Mapping[str, Pack] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()
    chosen: tuple[str, ...] | None = None
    wanted: frozenset[str] | None = None
    broken: tuple[Problem, ...] = ()

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators that facts are asked for."""
        return tuple(indicator for indicator in self.defined if self.tells(indicator))

    def tells(self, indicator: Indicator) -> bool:
        """Whether facts of this indicator are asked for."""
        if self.wanted is not None:
            return indicator.id in self.wanted
        return not indicator.optional or indicator.pack in (self.chosen or ())

    @cached_property
    def told(self) -> frozenset[str]:
        """The ids of the indicators that facts are asked for."""
        return frozenset(indicator.id for indicator in self.indicators)

    def only(self, ids: Collection[str]) -> "Catalogue":
        """The same, asked for these alone, by id or label. Raises UnknownIndicatorError."""
        return replace(self, wanted=frozenset(map(self.find_id, ids)))

    def find_id(self, name: str) -> str:
        """The id of the indicator of this id or label. Raises UnknownIndicatorError."""
        known = [indicator.id for indicator in self.defined]
        if name in known:
            return name
        labels = {indicator.label: indicator.id for indicator in reversed(self.defined)}
        if name not in labels:
            raise UnknownIndicatorError(name, known if name.isascii() else list(labels))
        return labels[name]

    def with_packs(self, names: Sequence[str]) -> "Catalogue":
        """The same with these packs in force for every document. Raises UnknownPackError."""
        for name in names:
            if name not in self.packs:
                raise UnknownPackError(name, list(self.packs))
        always = [pack.name for pack in self.packs.values() if not pack.is_chosen]
        chosen = tuple(dict.fromkeys([*names, *always]))
        return replace(self, chosen=chosen)

    def with_rules(self, text: str, name: str) -> "Catalogue":
        """The same and the indicators of a rule file's text besides, none of which it has yet.

        name: what the text is called in errors. Raises CatalogueError.
        """
        problems: list[Problem] = []
        file = read_rule_text(text, name, problems)
        if problems:
            raise CatalogueError(problems)
        packs = dict(self.packs) | ({file.pack.name: file.pack} if file.pack else {})
        return replace(self, defined=(*self.defined, *file.indicators), packs=packs)

    def packs_for(self, text: str) -> tuple[str, ...]:
        """The names of the packs in force for a document of this text."""
        told = self._told_by(text)
        return told if self.chosen is not None else with_also(told, self.packs)

    def _told_by(self, text: str) -> tuple[str, ...]:
        return find_told(text, self.packs) if self.chosen is None else self.chosen

    @property
    def everything(self) -> "Catalogue":
        """The same, asked for all indicators, the optional ones too."""
        return replace(self, wanted=frozenset(indicator.id for indicator in self.defined))

    def of(self, defined: tuple[Indicator, ...]) -> "Catalogue":
        """The same with these indicators alone."""
        return replace(self, defined=defined)

    def fitting(self, text: str) -> "Catalogue":
        """The part of it that is in force for a document of this text."""
        return self._part(self._told_by(text))

    def _part(self, told: tuple[str, ...]) -> "Catalogue":
        if told not in self._parts:
            names = told if self.chosen is not None else with_also(told, self.packs)
            also = {also for name in names for also in self.packs[name].also}
            left_out = find_without(told, self.packs)
            defined = tuple(
                indicator
                for indicator in self.defined
                if not indicator.pack
                or indicator.pack in told
                or (indicator.pack in names and indicator.id not in left_out)
                or indicator.id in also
            )
            self._parts[told] = self.of(defined)
        return self._parts[told]

    @cached_property
    def _parts(self) -> dict[tuple[str, ...], "Catalogue"]:
        return {}


def load_catalogue(
    paths: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] = (),
    *,
    layers: bool = False,
    skip_broken: bool = False,
) -> Catalogue:
    """The packaged indicators, and those of paths (files or folders, or one) besides or instead.

    A later indicator replaces an earlier one of the same id. layers: with the user's own rules and
    those of the current folder, too. skip_broken: an indicator with an error is left out and told
    in broken. Otherwise, and where a file cannot be used at all, raises CatalogueError with all
    errors of all files.
    """
    problems: list[Problem] = []
    indicators: dict[str, Indicator] = {}
    packs: dict[str, Pack] = {}
    checks: dict[str, Check] = {}
    fatal = False
    own = [paths] if isinstance(paths, str | os.PathLike) else paths
    for layer in (packaged_patterns(), *(own_layers() if layers else ()), *map(Path, own)):
        seen: dict[str, str] = {}
        for path in pattern_files(layer):
            try:
                file = _read(path, problems)
            except CatalogueError as error:
                problems.extend(error.problems)
                fatal = True
                continue
            for indicator in file.indicators:
                if indicator.id in seen:
                    problems.append(_taken(indicator, seen[indicator.id]))
                    continue
                seen[indicator.id] = indicator.origin
                indicators[indicator.id] = indicator
            if file.pack:
                packs[file.pack.name] = _joined(packs.get(file.pack.name), file.pack)
            checks |= {check.origin: check for check in file.checks}
    problems += find_strangers(indicators, packs, tuple(checks.values()))
    if problems and (fatal or not skip_broken or not all(p.indicator for p in problems)):
        raise CatalogueError(problems)
    faulty = {problem.indicator for problem in problems}
    return Catalogue(
        defined=tuple(i for i in indicators.values() if i.id not in faulty),
        context=load_context(),
        packs=packs,
        checks=tuple(checks.values()),
        broken=tuple(problems),
    )


def own_layers() -> tuple[Path, ...]:
    """The folders of rules that are used without being named: the user's, the current folder's."""
    # Loaded here: it takes longer than the rules of most users.
    from platformdirs import user_config_path

    mine = user_config_path("summarymine", appauthor=False) / "patterns"
    here = Path("patterns")
    layers = [mine] if mine.is_dir() else []
    # In the source of summarymine, with it installed elsewhere, nobody has rules of their own.
    if here.is_dir() and not here.samefile(packaged_patterns()) and not _SOURCE.is_dir():
        layers.append(here)
    return tuple(layers)


def all_pattern_files(paths: Sequence[Path] = ()) -> list[Path]:
    """The files that load_catalogue reads with layers."""
    layers = (packaged_patterns(), *own_layers(), *paths)
    return [file for layer in layers for file in pattern_files(layer)]


def packaged_files() -> list[Path]:
    """The pattern files that come with summarymine."""
    return pattern_files(packaged_patterns())


def pattern_files(path: Path) -> list[Path]:
    """The pattern files of a folder, in the order of their names; a file alone is itself.

    Raises CatalogueError if there is neither.
    """
    if path.is_dir():
        files = sorted([*path.glob("*.yaml"), *path.glob("*.yml")])
        if path.samefile(packaged_patterns()):
            return [file for file in files if file.name != CONTEXT_FILE]
        # A folder called patterns may belong to another program.
        return files if path != Path("patterns") else [f for f in files if _is_ours(f)]
    if not path.exists():
        raise CatalogueError([Problem(file=str(path), code="no_path")])
    return [path]


def _is_ours(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return SCHEMA.partition("/")[0].encode() in file.read(4096)
    except OSError:
        return False


def _read(path: Path, problems: list[Problem]) -> RuleFile:
    if path.parent == packaged_patterns():
        return _packaged(path)
    return read_rule_file(path, problems)


@cache
def _packaged(path: Path) -> RuleFile:
    problems: list[Problem] = []
    file = read_rule_file(path, problems, checked=False)
    if problems:
        raise CatalogueError(problems)
    return file


def _joined(before: Pack | None, pack: Pack) -> Pack:
    """A pack that more than one file is of: the documents of any."""
    if before is None:
        return pack
    return Pack(
        name=pack.name,
        label=before.label or pack.label,
        label_en=before.label_en or pack.label_en,
        origin=before.origin,
        title="|".join(filter(None, (before.title, pack.title))),
        words="|".join(filter(None, (before.words, pack.words))),
        also=tuple(dict.fromkeys((*before.also, *pack.also))),
        without=tuple(dict.fromkeys((*before.without, *pack.without))),
        otherwise=before.otherwise or pack.otherwise,
    )


def _taken(indicator: Indicator, first: str) -> Problem:
    file, _, line = indicator.origin.rpartition(":")
    return Problem(
        file=file,
        line=int(line),
        column=5,
        code="taken",
        details={"id": indicator.id, "first": first},
        indicator=indicator.id,
    )


def find_strangers(
    indicators: Mapping[str, Indicator], packs: Mapping[str, Pack], checks: Sequence[Check]
) -> Iterator[Problem]:
    """Ids and packs that are referred to and not defined."""
    known = list(indicators)
    for indicator in indicators.values():
        for key in ("consequences", "narrows"):
            for id in getattr(indicator, key):
                if id not in indicators:
                    yield _stranger(indicator.origin, key, id, known, indicator.id)
    for pack in packs.values():
        for name in pack.also:
            if name not in packs and name not in indicators:
                yield _stranger(pack.origin, "also", name, [*packs, *known], "", "unknown_pack")
        for id in pack.without:
            if id not in indicators:
                yield _stranger(pack.origin, "without", id, known, "")
    for check in checks:
        for id in (*check.parts, check.result):
            if id and id not in indicators:
                yield _stranger(check.origin, "checks", id, known, "")


def _stranger(
    origin: str,
    key: str,
    id: str,
    known: list[str],
    indicator: str,
    code: str = "unknown_indicator",
) -> Problem:
    file, _, line = origin.rpartition(":")
    return Problem(
        file=file,
        line=int(line),
        column=5,
        code=code,
        details={"key": key, "id": id},
        meant=find_meant(id, known),
        indicator=indicator,
    )
