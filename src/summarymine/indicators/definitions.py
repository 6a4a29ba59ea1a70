"""What pattern files define: indicators with their patterns and cases, packs, checks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from summarymine.indicators.literals import drop_lookarounds


@cache
def _is_fixed(expanded: str) -> bool:
    return "[^" not in drop_lookarounds(expanded)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One regex of an indicator, macros expanded. near: a regex that its sentence must hold.

    line, column: where it stands in its file, counted from 1.
    """

    id: str
    source: str
    regex: str
    near: str = ""
    line: int = 0
    column: int = 0

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

    optional: told only where its pack or itself is asked for by name. theme: what tables group it
    under, "" for its pack.
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
    optional: bool = False
    theme: str = ""
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

    @property
    def patterns(self) -> Mapping[str, tuple[Pattern, ...]]:
        """All of its patterns, by the keys that they stand under."""
        return {
            "names": self.names,
            "short": self.short,
            "not": self.decoys,
            "level": self.levels,
            "zero": self.zeros,
            "part": self.parts,
            "inherent": self.inherent,
            "whole": self.whole,
            "objects": self.objects,
        }


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pack:
    """Indicators that are in force together, and the documents that they are in force for.

    label, label_en: what tables call it, "" for its name. title, words: regexes of the title and of
    words of such documents, "" for none; a pack with neither is in force for every document. also:
    packs, and indicators of other packs, that are in force with it. without: indicators of those
    packs that are not, since in such documents their words say something else. otherwise: whether
    it is in force where no pack is told by the document. origin: file:line.
    """

    name: str
    label: str = ""
    label_en: str = ""
    origin: str = ""
    title: str = ""
    words: str = ""
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    otherwise: bool = False

    @property
    def is_chosen(self) -> bool:
        """Whether documents decide about it."""
        return bool(self.title or self.words or self.otherwise)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What must hold among the figures of one report.

    kind total: parts sum to result; rate: result is the first of parts as a percentage of the
    second; order: none of parts is larger than the next.
    """

    kind: str
    result: str
    parts: tuple[str, ...]
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFile:
    """All that one pattern file defines. shown: its name as users are told it."""

    shown: str
    pack: Pack | None = None
    indicators: tuple[Indicator, ...] = ()
    checks: tuple[Check, ...] = field(default=())
