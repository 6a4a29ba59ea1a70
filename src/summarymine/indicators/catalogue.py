"""Pattern files → Catalogue: the indicators in force, checked, with where each comes from."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import regex

from summarymine.indicators.context import (
    CONTEXT_FILE,
    Context,
    load_context,
    packaged_patterns,
    shown,
)
from summarymine.indicators.literals import drop_lookarounds
from summarymine.indicators.macros import UnknownMacro, expand, macro_names
from summarymine.indicators.source import CatalogueError, Problem, Source, compose, did_you_mean
from summarymine.model import SummaryMineError

SCHEMA = "summarymine/1"


class UnknownIndicatorError(SummaryMineError):
    """An indicator id that no pattern file defines."""


@cache
def _is_fixed(expanded: str) -> bool:
    return "[^" not in drop_lookarounds(expanded)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One regex of an indicator, macros expanded. near: a regex that its sentence must hold."""

    id: str
    source: str
    regex: str
    near: str = ""

    @property
    def is_fixed(self) -> bool:
        """Whether its words are all its own: no gap or list that words of a part may stand in."""
        return _is_fixed(self.regex)


@dataclass(frozen=True, slots=True)
class Case:
    """A text and the facts that must come out of it: field → value; none at all for silence."""

    text: str
    facts: tuple[dict[str, str], ...]
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Indicator:
    """What is counted, as a pattern file defines it. origin: file:line.

    items: whether an unnamed item of 其中 is a part of it: "" no, "same" if the unit is the same,
    "any" if the unit is one of units. consequences: indicators whose figures, told in the same
    breath, are of it and share its scope; narrows: those of them that are parts for that alone:
    较大事故2起，死亡7人.
    subject: "open" where any subject of the clause makes it a part: 大客车发生事故1起.
    whole: words that its name may hold for the whole; any other makes it a part. objects: what an
    unnamed item of a list must be to be counted too: 检查客车3辆、面包车2辆. floor: a number in the
    name above which it is a part: 死亡10人以上的事故; each has that many of the first it narrows.
    """

    id: str
    label: str
    label_en: str
    unit: str
    units: tuple[str, ...]
    definition: str
    origin: str
    pack: str
    names: tuple[Pattern, ...] = ()
    short: tuple[Pattern, ...] = ()
    decoys: tuple[Pattern, ...] = ()
    levels: tuple[Pattern, ...] = ()
    zeros: tuple[Pattern, ...] = ()
    parts: tuple[Pattern, ...] = ()
    inherent: tuple[Pattern, ...] = ()
    items: str = ""
    consequences: tuple[str, ...] = ()
    narrows: tuple[str, ...] = ()
    subject: str = ""
    whole: tuple[Pattern, ...] = ()
    objects: tuple[Pattern, ...] = ()
    floor: int = 0
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """The indicators in force, in the order of their files, and the context rules they share.

    wanted: the ids that facts are asked for, None for all. The others are matched all the same:
    a list of figures is dealt out rightly only if every name in it is known.
    """

    defined: tuple[Indicator, ...]
    context: Context
    wanted: frozenset[str] | None = None

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators that facts are asked for."""
        return tuple(i for i in self.defined if self.wanted is None or i.id in self.wanted)

    @property
    def everything(self) -> "Catalogue":
        """The same, asked for all indicators."""
        return replace(self, wanted=None)

    def only(self, ids: Collection[str]) -> "Catalogue":
        """The same, asked for these indicators alone. Raises UnknownIndicatorError."""
        known = [indicator.id for indicator in self.defined]
        for wanted in ids:
            if wanted not in known:
                raise UnknownIndicatorError(
                    f"{wanted}: no such indicator{did_you_mean(wanted, known)}"
                )
        return replace(self, wanted=frozenset(ids))


def load_catalogue(paths: Sequence[Path] = ()) -> Catalogue:
    """The packaged indicators, and those of paths (files or folders) besides or instead.

    An indicator of paths replaces the packaged one of the same id.
    Raises CatalogueError with all errors of all files, a line each.
    """
    problems: list[Problem | str] = []
    context = load_context()
    indicators: dict[str, Indicator] = {}
    for files in ([*_files(packaged_patterns())], *([*_files(path)] for path in paths)):
        seen: dict[str, str] = {}
        for path in files:
            if path == packaged_patterns() / CONTEXT_FILE:
                continue
            try:
                reader = _Reader(path, context, problems)
            except CatalogueError as error:
                problems.append(str(error))
                continue
            for indicator in reader.read():
                if indicator.id in seen:
                    reader.report_duplicate(indicator, seen[indicator.id])
                seen[indicator.id] = indicator.origin
                indicators[indicator.id] = indicator
    if problems:
        raise CatalogueError("\n".join(map(str, problems)))
    return Catalogue(tuple(indicators.values()), context)


def pattern_files(paths: Sequence[Path] = ()) -> list[Path]:
    """The files that load_catalogue reads."""
    return [file for path in (packaged_patterns(), *paths) for file in _files(path)]


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted([*path.glob("*.yaml"), *path.glob("*.yml")])
    if not path.exists():
        raise CatalogueError(
            f"{path}: no such file or folder; give a .yaml file or a folder of them"
        )
    return [path]


_KEYS = [
    "id", "label", "label_en", "unit", "units", "definition", "names", "short", "not", "level",
    "zero", "part", "inherent", "items", "consequences", "narrows", "subject", "whole", "objects",
    "floor", "cases", "silent",
]  # fmt: skip
_REQUIRED = ("id", "label", "unit", "names")
_CASE_FIELDS = [
    "value", "low", "high", "approx", "change_pct", "change_abs", "direction", "baseline", "scope",
    "status", "year",
]  # fmt: skip
_NUMERIC = ("value", "low", "high", "change_pct", "change_abs", "year")


class _Reader:
    """One pattern file; what is wrong in it goes to problems, the rest is still read."""

    def __init__(self, path: Path, context: Context, problems: list[Problem | str]) -> None:
        self.root = compose(path, shown(path))
        self.context = context
        self.problems = problems
        self.macros = dict(context.macros)

    def complain(self, source: Source, message: str) -> None:
        self.problems.append(source.problem(message))

    def report_duplicate(self, indicator: Indicator, first: str) -> None:
        line = int(indicator.origin.rpartition(":")[2])
        message = f"{indicator.id}: this id is taken at {first}; choose another"
        self.problems.append(Problem(self.root.file, line, 5, message))

    def read(self) -> list[Indicator]:
        if self.root.file.endswith(CONTEXT_FILE):
            what = "the shared rules cannot be replaced; put macros beside your indicators"
            self.complain(self.root, what)
            return []
        known = ["schema", "pack", "macros", "indicators"]
        values = self._mapping(self.root, known, "the file")
        if not values:
            return []
        if "schema" not in values or values["schema"].text != SCHEMA:
            self.complain(values.get("schema", self.root), f"schema must be {SCHEMA}")
            return []
        if "macros" in values:
            self.macros |= {key: value.text for _, key, value in values["macros"].fields()}
        pack = values["pack"].text if "pack" in values else ""
        items = values["indicators"].items() if "indicators" in values else ()
        found = [self._indicator(item, pack) for item in items]
        return [indicator for indicator in found if indicator]

    def _mapping(self, source: Source, known: list[str], what: str) -> dict[str, Source]:
        if not source.is_mapping:
            self.complain(source, f"{what} must be a mapping of `key: value` lines")
            return {}
        values: dict[str, Source] = {}
        for key_source, key, value in source.fields():
            if key not in known:
                self.complain(key_source, f"unknown key {key}{did_you_mean(key, known)}")
            elif key in values:
                self.complain(key_source, f"{key} stands twice here; keep one")
            values[key] = value
        return values

    def _text(self, values: dict[str, Source], key: str) -> str:
        if key not in values:
            return ""
        source = values[key]
        if not source.is_scalar:
            self.complain(source, f"{key} must be a text")
        elif source.tag in ("bool", "null", "timestamp"):
            self.complain(
                source, f"{key}: YAML reads {source.text} as {source.tag}; put it in quotes"
            )
        return source.text

    def _indicator(self, item: Source, pack: str) -> Indicator | None:
        values = self._mapping(item, _KEYS, "an indicator")
        strange = [key for key in values if key not in _KEYS]
        meant = {close for key in strange for close in get_close_matches(key, _KEYS, 1)}
        for key in _REQUIRED:
            if values and key not in values and key not in meant:
                self.complain(
                    item, f"{self._text(values, 'id') or 'an indicator'}: {key} is missing"
                )
        if not all(key in values for key in _REQUIRED):
            return None
        name = self._text(values, "id")
        if not regex.fullmatch(r"[a-z][a-z0-9_]*", name):
            self.complain(values["id"], f"id {name}: use small letters, digits and _")
        unit = self._text(values, "unit")
        names = self._patterns(values, "names", name)
        bare = "|".join(pattern.regex for pattern in names)
        return Indicator(
            id=name,
            label=self._text(values, "label"),
            label_en=self._text(values, "label_en"),
            unit=unit,
            units=self._units(values, unit),
            definition=self._text(values, "definition"),
            origin=f"{item.file}:{item.line}",
            pack=pack,
            names=names,
            short=self._patterns(values, "short", name),
            decoys=self._patterns(values, "not", name),
            levels=self._patterns(values, "level", name, bare),
            zeros=self._patterns(values, "zero", name, bare),
            parts=self._patterns(values, "part", name),
            inherent=self._patterns(values, "inherent", name),
            items=self._text(values, "items"),
            consequences=self._texts(values, "consequences"),
            narrows=self._texts(values, "narrows"),
            subject=self._text(values, "subject"),
            whole=self._patterns(values, "whole", name),
            objects=self._patterns(values, "objects", name),
            floor=self._number(values, "floor"),
            cases=self._cases(values),
        )

    def _texts(self, values: dict[str, Source], key: str) -> tuple[str, ...]:
        return tuple(item.text for item in values[key].items()) if key in values else ()

    def _number(self, values: dict[str, Source], key: str) -> int:
        text = self._text(values, key) or "0"
        if not text.isdecimal():
            self.complain(values[key], f"{key}: {text} is not a whole number")
            return 0
        return int(text)

    def _units(self, values: dict[str, Source], unit: str) -> tuple[str, ...]:
        units = {unit: None}
        for item in values["units"].items() if "units" in values else ():
            units |= dict.fromkeys(self.context.units.get(item.text, (item.text,)))
        return tuple(units)

    def _patterns(
        self, values: dict[str, Source], key: str, indicator: str, bare: str = ""
    ) -> tuple[Pattern, ...]:
        patterns = []
        for number, item in enumerate(values[key].items() if key in values else (), 1):
            fields = {"match": item}
            if item.is_mapping:
                fields = self._mapping(item, ["match", "near"], f"a pattern of {key}")
            if "match" in fields:
                pattern = self._pattern(fields, f"{indicator}.{key}.{number}", bare)
                if pattern:
                    patterns.append(pattern)
        return tuple(patterns)

    def _pattern(self, fields: dict[str, Source], name: str, bare: str) -> Pattern | None:
        source = fields["match"]
        macros = self.macros | ({"name": f"(?:{bare})"} if bare else {})
        try:
            expanded = expand(source.text, macros)
            near = expand(fields["near"].text, macros) if "near" in fields else ""
        except UnknownMacro as error:
            known = macro_names(self.macros)
            word = str(error.args[0])
            self.complain(
                source, f"{name}: unknown macro {{{word}}}{did_you_mean(word, known, '{{{}}}')}"
            )
            return None
        for text in (expanded, near):
            try:
                regex.compile(text)
            except regex.error as error:
                self.complain(source, f"{name}: not a regex: {error}")
                return None
        if ".level." in name and "(?P<quantity>" not in expanded:
            self.complain(
                source, f"{name}: a level pattern needs {{quantity}} where the figure stands"
            )
            return None
        return Pattern(name, source.text, expanded, near)

    def _cases(self, values: dict[str, Source]) -> tuple[Case, ...]:
        cases = []
        for item in values["cases"].items() if "cases" in values else ():
            fields = self._mapping(item, ["text", "facts"], "a case")
            if "text" not in fields or "facts" not in fields:
                self.complain(item, "a case needs text and facts: {text: …, facts: [{value: 3}]}")
                continue
            facts = tuple(self._case_fact(fact) for fact in fields["facts"].items())
            cases.append(Case(fields["text"].text, facts, f"{item.file}:{item.line}"))
        silent = values["silent"].items() if "silent" in values else ()
        return (*cases, *(Case(item.text, (), f"{item.file}:{item.line}") for item in silent))

    def _case_fact(self, source: Source) -> dict[str, str]:
        fields = self._mapping(source, _CASE_FIELDS, "a fact of a case")
        for key in _NUMERIC:
            if key in fields:
                try:
                    Decimal(fields[key].text)
                except InvalidOperation:
                    self.complain(fields[key], f"{key}: {fields[key].text} is not a number")
        return {key: value.text for key, value in fields.items()}
